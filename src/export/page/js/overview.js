// The overview of a graph that nobody takes in: those with links to the most others, one line between two with how much
// it is, and places of their own, as wide apart as their names need.

/** More names than this are shown as an overview, unless all are asked for. */
const CLEAR = 60;
/** The room that a name needs on the canvas, in square pixels. */
const ROOM = 7000;
/** How wide a name may be. */
const WIDEST = 140;
/** For each name so many lines, the strongest first. */
const PER_NAME = 1.7;
/** So many neighbours of a selection that is not among the most connected come with it. */
const NEIGHBOURS = 12;

/** Gives all that is said and told between each two: who, how much, and the first of it. */
function pairsOf({ statements: said, relations: related }) {
  const pairs = new Map();
  const add = (one, other, look, item) => {
    if (one === other) return;
    const key = Math.min(one, other) * count + Math.max(one, other);
    const known = pairs.get(key);
    if (!known) pairs.set(key, { from: one, to: other, look, item, weight: 1 });
    else {
      known.weight++;
      // What an article says itself goes before what somebody says.
      if (look === "fact") known.look = look;
    }
  };
  for (const index of related) {
    const { actor, recipient, fact } = relations[index];
    add(actor, recipient, fact ? "fact" : "claim", { type: "relation", index });
  }
  for (const index of said) {
    const s = statements[index];
    const whom = new Set([...(s.about ?? []), ...(s.to ?? [])]);
    for (const speaker of s.speakers)
      for (const entity of whom) add(speaker, entity, "about", { type: "statement", index });
  }
  return [...pairs.values()];
}

/** Chooses the names with links to the most others, and those that the selection is about; gives the lines between them. */
function overviewOf(pairs, selected, most) {
  const wanted = wantedOf(selected);
  const isNamed = (entity) => !entities[entity].common || wanted.has(entity);
  const named = pairs.filter(({ from, to }) => isNamed(from) && isNamed(to));
  const others = new Uint32Array(count),
    weights = new Uint32Array(count);
  for (const { from, to, weight } of named) {
    for (const end of [from, to]) (others[end]++, (weights[end] += weight));
  }
  const ranked = [...others.keys()].filter((entity) => others[entity]);
  ranked.sort((one, other) => others[other] - others[one] || weights[other] - weights[one] || one - other);
  const chosen = new Set(ranked.slice(0, most));
  const outside = [...wanted].filter((entity) => !chosen.has(entity));
  if (outside.length) {
    const around = named.filter(({ from, to }) => outside.includes(from) || outside.includes(to));
    around.sort((one, other) => other.weight - one.weight);
    for (const { from, to } of around.slice(0, NEIGHBOURS)) chosen.add(from).add(to);
    for (const entity of wanted) chosen.add(entity);
  }
  const between = named.filter(({ from, to }) => chosen.has(from) && chosen.has(to));
  return { chosen, all: between.length, lines: strongest(between, chosen.size * PER_NAME, wanted) };
}

/** Gives whom a selection is about. */
function wantedOf(selected) {
  if (!selected) return new Set();
  const { type, index } = selected;
  if (type === "entity") return new Set([index]);
  if (type === "relation") return new Set([relations[index].actor, relations[index].recipient]);
  const { speakers, about, to } = statements[index];
  return new Set([...speakers, ...(about ?? []), ...(to ?? [])]);
}

/** Gives the strongest lines, and in any case those that hold together what is connected, and those of the selection. */
function strongest(lines, most, wanted) {
  const ranked = [...lines].sort((one, other) => other.weight - one.weight || one.from - other.from || one.to - other.to);
  const leaders = new Map();
  const leader = (entity) => {
    while (leaders.has(entity)) entity = leaders.get(entity);
    return entity;
  };
  const kept = new Set();
  for (const line of ranked) {
    const [one, other] = [leader(line.from), leader(line.to)];
    if (one !== other) (leaders.set(one, other), kept.add(line));
    if (wanted.has(line.from) || wanted.has(line.to)) kept.add(line);
  }
  for (const line of ranked) if (kept.size < most) kept.add(line);
  return [...kept];
}

/** Gives names their places on a canvas: lines pull, names keep away from each other, none stands on another. */
function placeOverview(nodes, lines, xs, ys, width, height) {
  const pen = byId("canvas").getContext("2d");
  pen.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const half = new Map(nodes.map((node) => [node, [Math.min(WIDEST, pen.measureText(label(node)).width) / 2 + 8, 19]]));
  const area = { left: 8, top: 52, right: width - 8, bottom: height - 12 };
  const [middleX, middleY] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
  // On a spiral, the weightiest in the middle.
  const reach = Math.min(area.right - area.left, area.bottom - area.top) / 2;
  nodes.forEach((node, index) => {
    const far = reach * Math.sqrt((index + 0.5) / nodes.length);
    xs[node] = middleX + Math.cos(index * 2.39996) * far;
    ys[node] = middleY + Math.sin(index * 2.39996) * far;
  });
  const rest = Math.sqrt(((area.right - area.left) * (area.bottom - area.top)) / nodes.length) * 0.8;
  const inside = (node) => {
    const [wide, high] = half.get(node);
    xs[node] = Math.min(Math.max(xs[node], area.left + wide), Math.max(area.left + wide, area.right - wide));
    ys[node] = Math.min(Math.max(ys[node], area.top + high), Math.max(area.top + high, area.bottom - high));
  };
  const place = new Map(nodes.map((node, index) => [node, index]));
  const pull = new Float32Array(2 * nodes.length);
  const push = (one, other, x, y) => {
    pull[2 * one] -= x;
    pull[2 * one + 1] -= y;
    pull[2 * other] += x;
    pull[2 * other + 1] += y;
  };
  for (let heat = rest; heat > 1; heat *= 0.97) {
    pull.fill(0);
    for (let one = 0; one < nodes.length; one++) {
      for (let other = one + 1; other < nodes.length; other++) {
        const [dx, dy] = [xs[nodes[other]] - xs[nodes[one]], (ys[nodes[other]] - ys[nodes[one]]) * 1.4];
        const force = (rest * rest) / (dx * dx + dy * dy || 1);
        push(one, other, dx * force, (dy / 1.4) * force);
      }
    }
    for (const { from, to, weight } of lines) {
      const [dx, dy] = [xs[to] - xs[from], ys[to] - ys[from]];
      const force = (-Math.hypot(dx, dy) * Math.min(1.6, 0.5 + weight / 10)) / rest;
      push(place.get(from), place.get(to), dx * force, dy * force);
    }
    nodes.forEach((node, index) => {
      const [x, y] = [pull[2 * index], pull[2 * index + 1]];
      const far = Math.hypot(x, y) || 1;
      xs[node] += (x / far) * Math.min(far, heat);
      ys[node] += (y / far) * Math.min(far, heat);
      inside(node);
    });
  }
  for (let pass = 0; pass < 120 && separate(nodes, half, xs, ys); pass++) nodes.forEach(inside);
}

/** Moves each two that overlap apart; says whether any did. */
function separate(nodes, half, xs, ys) {
  let moved = false;
  nodes.forEach((one, index) => {
    for (let next = index + 1; next < nodes.length; next++) {
      const other = nodes[next];
      const [a, b] = [half.get(one), half.get(other)];
      const across = a[0] + b[0] - Math.abs(xs[other] - xs[one]);
      const down = a[1] + b[1] - Math.abs(ys[other] - ys[one]);
      if (across < 0.5 || down < 0.5) continue;
      moved = true;
      const [places, by] = across / (a[0] + b[0]) < down / (a[1] + b[1]) ? [xs, across / 2] : [ys, down / 2];
      const sign = places[one] <= places[other] ? 1 : -1;
      places[one] -= sign * by;
      places[other] += sign * by;
    }
  });
  return moved;
}

/** Draws lines as thick as what they stand for, claims dashed. */
function drawPairs(graph, lines, dash) {
  const { pen } = graph;
  pen.setLineDash(dash);
  for (const line of lines) {
    pen.lineWidth = Math.min(5, 0.8 + 0.45 * Math.sqrt(line.weight));
    pen.beginPath();
    pen.moveTo(...graph.at(line.from));
    pen.lineTo(...graph.at(line.to));
    pen.stroke();
  }
  pen.setLineDash([]);
}

/** Writes how much lines stand for, the most first, where there is room. */
function drawCounts(graph, lines, taken) {
  const { pen, colour } = graph;
  for (const node of graph.scene.nodes) {
    const [x, y] = graph.at(node);
    graph.cover(x, y, 2 * graph.radius(node)).forEach((key) => taken.add(key));
  }
  pen.globalAlpha = 1;
  pen.font = `11px ${graph.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const line of [...lines].sort((one, other) => other.weight - one.weight)) {
    const [x1, y1, x, y, x2, y2] = graph.course(line);
    if (line.weight < 2 || Math.hypot(x2 - x1, y2 - y1) < 40) continue;
    const cells = graph.cover(x, y, 14);
    if (cells.some((key) => taken.has(key))) continue;
    cells.forEach((key) => taken.add(key));
    graph.write(line.weight.toLocaleString("en"), x, y, colour.soft);
  }
}
