// Reads the export formats with the libraries for which they are made, and writes what each of them sees.
//
//   check-formats.mjs FOLDER OUT    FOLDER with formats/, OUT: a JSON file of {format: {nodes, edges, …}} by id
import {createRequire} from "node:module";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const require = createRequire(path.join(process.env.NODE_PATH, "x.js"));
const [folder, out] = process.argv.slice(2);
const read = (format) => fs.readFileSync(path.join(folder, "formats", format), "utf8");

const {JSDOM} = require("jsdom");
const {window} = new JSDOM("<!doctype html><body><div id='page'></div></body>", {pretendToBeVisual: true, url: "https://example.org"});
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) globalThis[name] = window[name];
}

function fail(format, reason) {
  console.error(`${format}: ${reason}`);
  process.exit(1);
}

function ofGraphology(graph) {
  const seen = {nodes: {}, edges: {}};
  graph.forEachNode((id, attributes) => (seen.nodes[id] = attributes));
  graph.forEachEdge((id, attributes, source, target) => (seen.edges[id] = {...attributes, source, target}));
  return seen;
}

const Graph = require("graphology");
const {MultiDirectedGraph} = Graph;

const readers = {
  "graphology": () => ofGraphology(Graph.from(JSON.parse(read("graphology")))),
  "gexf": () => ofGraphology(require("graphology-gexf/browser").parse(MultiDirectedGraph, read("gexf"), {allowUndeclaredAttributes: false})),
  "graphml": () => ofGraphology(require("graphology-graphml/browser").parse(MultiDirectedGraph, read("graphml"))),
  "cytoscape": () => {
    const graph = require("cytoscape")({headless: true, ...JSON.parse(read("cytoscape"))});
    const data = (elements) => Object.fromEntries(elements.map((element) => [element.id(), element.data()]));
    return {nodes: data(graph.nodes()), edges: data(graph.edges())};
  },
  "node-link-d3": () => {
    const {nodes, links} = JSON.parse(read("node-link-d3"));
    const d3 = require("d3-force");
    const force = d3.forceLink(links).id((node) => node.id);
    d3.forceSimulation(nodes).force("link", force).stop().tick();
    const edges = force.links().map((link) => [link.id, {...link, source: link.source.id, target: link.target.id}]);
    return {nodes: Object.fromEntries(nodes.map((node) => [node.id, node])), edges: Object.fromEntries(edges)};
  },
  "vis": () => {
    // Everything is laid out and drawn; only the paint goes nowhere.
    const paint = new Proxy({}, {get: (_, name) => (name === "measureText" ? () => ({width: 9}) : name === "canvas" ? undefined : () => {}), set: () => true});
    window.HTMLCanvasElement.prototype.getContext = () => paint;
    window.ResizeObserver = globalThis.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };
    const {nodes, edges} = JSON.parse(read("vis"));
    const {DataSet, Network} = require("vis-network/standalone/umd/vis-network.js");
    const sets = {nodes: new DataSet(nodes), edges: new DataSet(edges)};
    const network = new Network(document.getElementById("page"), sets, {physics: false, layout: {improvedLayout: false}});
    network.redraw();
    const drawn = network.body.data;
    const seen = {nodes: {}, edges: {}};
    for (const id of network.body.nodeIndices) seen.nodes[id] = drawn.nodes.get(id);
    for (const id of network.body.edgeIndices) {
      const edge = drawn.edges.get(id);
      if (edge.status && edge.dashes !== (edge.status === "claimed")) fail("vis", `${id} is dashed: ${edge.dashes}`);
      seen.edges[id] = {...edge, source: edge.from, target: edge.to};
    }
    network.destroy();
    return seen;
  },
  "mermaid": async () => {
    const mermaid = require("mermaid").default ?? require("mermaid");
    mermaid.initialize({startOnLoad: false, maxEdges: 1e6, maxTextSize: 1e8});
    const text = read("mermaid");
    await mermaid.parse(text);
    const {db} = (await mermaid.mermaidAPI.getDiagramFromText(text));
    const nodes = [...db.getVertices().values()].map((vertex) => [vertex.id, {label: vertex.text}]);
    const edges = db.getEdges().map((edge, index) => [index, {source: edge.start, target: edge.end, label: edge.text, stroke: edge.stroke}]);
    return {nodes: Object.fromEntries(nodes), edges: Object.fromEntries(edges)};
  },
  "timelinejs": async () => {
    // The package holds modules for a bundler; its own parser of configurations is all that is taken.
    const bundle = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "timelinejs-")), "config.cjs");
    const entry = path.join(process.env.NODE_PATH, "@knight-lab/timelinejs/src/js/core/TimelineConfig.js");
    await require("esbuild").build({entryPoints: [entry], bundle: true, format: "cjs", outfile: bundle, logLevel: "error"});
    const {TimelineConfig} = require(bundle);
    const config = new TimelineConfig(JSON.parse(read("timelinejs")));
    config.validate();
    if (config.getErrors().length) fail("timelinejs", config.getErrors("; "));
    const slide = (event) => {
      const {year, month, day} = event.start_date.data;
      const last = event.end_date?.data;
      const {headline, text} = event.text;
      const shown = new JSDOM(`${headline} ${text}`).window.document;
      if (shown.querySelector("script, a, img, iframe")) fail("timelinejs", `an element in ${event.unique_id}`);
      return [event.unique_id, {year, month, day, last, text: shown.body.textContent}];
    };
    return {nodes: Object.fromEntries(config.events.map(slide)), edges: {}};
  },
  "cypher": () => {
    const {lintCypherQuery, parseStatementsStrs} = require("@neo4j-cypher/language-support");
    const text = read("cypher");
    const errors = lintCypherQuery(text, {}).diagnostics.filter((diagnostic) => diagnostic.severity === 1);
    if (errors.length) fail("cypher", JSON.stringify(errors[0]));
    const statements = parseStatementsStrs(text).filter((statement) => statement.trim());
    const begin = (word) => statements.filter((statement) => statement.trim().startsWith(word)).length;
    return {counts: [begin("MERGE"), begin("MATCH"), begin("CREATE INDEX"), statements.length]};
  },
};

const seen = {};
for (const [format, reader] of Object.entries(readers)) {
  seen[format] = await reader();
}
fs.writeFileSync(out, JSON.stringify(seen));
process.exit(0);
