// What stands in the graph: nodes with places, and lines between them, of all that passes the filters.

/** Above so many statements each is a line from its speaker to what it is about, not a node. */
const NODES = 3000;
/** No more lines than these are drawn; the filters show the others. */
const LINES = 12000;

const count = entities.length;
/** The places of entities, then of statements. */
const xs = new Float32Array(count + statements.length);
const ys = new Float32Array(count + statements.length);
/** In how many statements and relations an entity takes part, and how many it says. */
const degree = new Uint32Array(count);
const spoken = new Uint32Array(count);
/** Says whether somebody speaks: whoever is `unspecified` is nobody. */
const isSpeaker = (entity) => spoken[entity] > 0 && label(entity) !== "unspecified";

function place() {
  entities.forEach(({ xy }, index) => ([xs[index], ys[index]] = xy));
  relations.forEach(({ actor, recipient }) => (degree[actor]++, degree[recipient]++));
  statements.forEach((s, index) => {
    for (const speaker of s.speakers) (degree[speaker]++, spoken[speaker]++);
    for (const entity of [...(s.about ?? []), ...(s.to ?? [])]) degree[entity]++;
    if (s.xy) return void ([xs[count + index], ys[count + index]] = s.xy);
    // Beside its speaker, on a spiral.
    const speaker = s.speakers[0] ?? 0,
      turn = spoken[speaker] * 2.4,
      far = 26 + 7 * Math.sqrt(spoken[speaker]);
    xs[count + index] = xs[speaker] + Math.cos(turn) * far;
    ys[count + index] = ys[speaker] + Math.sin(turn) * far;
  });
}

/** Gives everybody who takes part in what passes the filters. */
function namesIn({ statements: said, relations: related }) {
  const names = new Set();
  for (const index of related) names.add(relations[index].actor).add(relations[index].recipient);
  for (const index of said) {
    const s = statements[index];
    for (const entity of [...s.speakers, ...(s.about ?? []), ...(s.to ?? [])]) names.add(entity);
  }
  return names;
}

/** The nodes and lines of what passes the filters. */
class Scene {
  /** Shows all names, or of many those that a canvas of this size has room for. */
  constructor({ width, height, isWhole } = {}) {
    [this.xs, this.ys] = [xs, ys];
    this.lines = [];
    this.isThere = new Uint8Array(count + statements.length);
    const names = namesIn(visible);
    this.names = names.size;
    this.isOverview = !isWhole && this.names > CLEAR && Boolean(width);
    if (this.isOverview) return this.overview(names, width, height);
    this.folded = visible.statements.length > NODES;
    for (const index of visible.relations) {
      const { actor, recipient, fact } = relations[index];
      this.add(actor, recipient, fact ? "fact" : "claim", { type: "relation", index });
    }
    if (this.folded) this.fold();
    else for (const index of visible.statements) this.addStatement(index);
    this.all = this.lines.length;
    if (this.all > LINES) {
      this.lines.sort((one, other) => (other.weight ?? 1) - (one.weight ?? 1));
      this.lines.length = LINES;
    }
    this.bend();
    this.nodes = [];
    for (let node = 0; node < this.isThere.length; node++) if (this.isThere[node]) this.nodes.push(node);
    this.byWeight = this.nodes.filter((node) => node < count).sort((one, other) => degree[other] - degree[one]);
  }

  /** Takes the names with links to the most others. */
  overview(names, width, height) {
    this.folded = true;
    const most = Math.max(12, Math.min(CLEAR, Math.floor((width * height) / ROOM)));
    const { chosen, all, lines } = overviewOf(pairsOf(visible), state.selected, most);
    for (const node of chosen) this.isThere[node] = 1;
    this.lines = lines.map((line) => ({ ...line, bend: 0 }));
    this.all = all;
    this.nodes = [...chosen].sort((one, other) => degree[other] - degree[one] || one - other);
    this.byWeight = [...names].sort((one, other) => degree[other] - degree[one] || one - other);
    [this.xs, this.ys] = [new Float32Array(count), new Float32Array(count)];
    placeOverview(this.nodes, this.lines, this.xs, this.ys, width, height);
  }

  /** Says whether everybody whom a selection is about is shown. */
  has(selected) {
    return [...wantedOf(selected)].every((entity) => this.isThere[entity]);
  }

  add(from, to, look, item, weight) {
    this.isThere[from] = this.isThere[to] = 1;
    if (from !== to) this.lines.push({ from, to, look, item, weight, bend: 0 });
  }

  addStatement(index) {
    const s = statements[index],
      node = count + index,
      item = { type: "statement", index };
    this.isThere[node] = 1;
    for (const speaker of s.speakers) this.add(speaker, node, "speaker", item);
    for (const entity of s.about ?? []) this.add(node, entity, "about", item);
    for (const entity of s.to ?? []) this.add(node, entity, "to", item);
  }

  /** Puts the statements of one speaker about one entity together. */
  fold() {
    const pairs = new Map();
    for (const index of visible.statements) {
      const s = statements[index];
      for (const speaker of s.speakers) {
        this.isThere[speaker] = 1;
        for (const entity of s.about ?? []) {
          const key = speaker * count + entity,
            known = pairs.get(key);
          if (known) known.weight++;
          else pairs.set(key, { speaker, entity, weight: 1, item: { type: "statement", index } });
        }
      }
    }
    for (const { speaker, entity, weight, item } of pairs.values()) this.add(speaker, entity, "about", item, weight);
  }

  /** Bends lines between the same two nodes apart. */
  bend() {
    const pairs = new Map();
    for (const line of this.lines) {
      const key = Math.min(line.from, line.to) * this.isThere.length + Math.max(line.from, line.to);
      const among = pairs.get(key) ?? pairs.set(key, []).get(key);
      among.push(line);
    }
    for (const among of pairs.values()) {
      among.forEach((line, index) => {
        const side = index - (among.length - 1) / 2;
        line.bend = (line.from < line.to ? side : -side) * 26;
      });
    }
  }

  /** Gives the nodes and lines around a selection; nothing without one. */
  around(selected) {
    if (!selected) return undefined;
    const { type, index } = selected;
    const nodes = new Set(),
      lines = new Set();
    const add = (line) => (lines.add(line), nodes.add(line.from), nodes.add(line.to));
    const isPart = ({ item }) => item.type === type && item.index === index;
    if (type === "entity") {
      nodes.add(index);
      const told = new Set();
      for (const line of this.lines) {
        if (line.from !== index && line.to !== index) continue;
        add(line);
        if (line.item.type === "statement" && !this.folded) told.add(line.item.index);
      }
      for (const line of this.lines) if (line.item.type === "statement" && told.has(line.item.index)) add(line);
      return { nodes, lines };
    }
    if (this.isOverview) {
      const ends = wantedOf(selected);
      for (const line of this.lines) if (ends.has(line.from) && ends.has(line.to)) add(line);
      for (const end of ends) nodes.add(end);
      return { nodes, lines };
    }
    for (const line of this.lines) if (isPart(line)) add(line);
    if (type === "statement") {
      const s = statements[index];
      if (!this.folded) nodes.add(count + index);
      for (const entity of [...s.speakers, ...(s.about ?? []), ...(s.to ?? [])]) nodes.add(entity);
      const isAbout = ({ from, to, look }) => look === "about" && s.speakers.includes(from) && s.about?.includes(to);
      if (this.folded) this.lines.filter(isAbout).forEach(add);
    } else {
      nodes.add(relations[index].actor).add(relations[index].recipient);
    }
    return { nodes, lines };
  }
}
