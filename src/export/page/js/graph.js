// The graph on a canvas: claims are dashed, facts are whole lines; names are drawn where there is room.

class Graph {
  constructor() {
    place();
    this.canvas = byId("canvas");
    this.pen = this.canvas.getContext("2d");
    this.view = { x: 0, y: 0, scale: 1 };
    // How much higher than wide a pixel of the layout is drawn, so that the graph fills a tall canvas too.
    this.stretch = 1;
    this.hover = undefined;
    this.draw = eachFrame(() => this.drawNow());
    this.listNames();
    // A frame later: what is told below the canvas may change its height again.
    new ResizeObserver(eachFrame(() => this.resize())).observe(this.canvas);
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
      matchMedia(query).addEventListener("change", () => (this.readColours(), this.draw()));
    }
    this.readColours();
    watchers.push((changed) => this.update(changed));
  }

  readColours() {
    const style = getComputedStyle(document.body);
    const names = ["ink", "soft", "paper", "speaker", "claim", "fact", "line"];
    this.colour = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    this.font = style.getPropertyValue("font-family") || "sans-serif";
  }

  update(changed) {
    if (FILTERS.some((name) => changed.has(name))) this.show();
    else if (changed.has("selected")) {
      // An overview has room for whoever is selected, and for those around.
      if (this.scene.isOverview && (this.hasGuests || !this.scene.has(state.selected))) this.place();
      this.focus = this.scene.around(state.selected);
      this.moveToSelection();
      this.names.follow();
      this.tellHint();
    }
    this.draw();
  }

  /** Gives everything its place: an overview by the size of the canvas. */
  place() {
    const { width, height, isWhole } = this;
    this.scene = new Scene({ width, height, isWhole });
    this.hasGuests = this.scene.isOverview && Boolean(state.selected);
    this.focus = this.scene.around(state.selected);
    this.fit();
  }

  /** Shows what passes the filters. */
  show() {
    this.place();
    this.names.show(this.scene.byWeight);
    this.tellHint();
  }

  tellHint() {
    const { scene } = this;
    byId("whole").hidden = !scene.isOverview && !(this.isWhole && scene.names > CLEAR);
    byId("whole").setAttribute("aria-pressed", String(Boolean(this.isWhole)));
    const parts = [
      scene.isOverview
        ? `${scene.nodes.length} of ${plural(scene.names, "name")} that take part: those with links to the most others`
        : plural(scene.byWeight.length, "name"),
      plural(visible.statements.length, "claim made", "claims made"),
      plural(visible.relations.length, "relation"),
    ];
    if (scene.isOverview) parts.push("numbers: statements and relations between two; select a name for its own links");
    else if (!scene.folded) parts.push("squares: claims, rings: spoken of");
    else parts.push("each line stands for all that one said about another: filter for single claims");
    if (!scene.isOverview && scene.all > LINES)
      parts.push(`only the ${plural(LINES, "heaviest line")} of ${scene.all.toLocaleString("en")} are drawn`);
    byId("hint").textContent = parts.join(" · ");
    const selected = state.selected ? ` Selected: ${describe(state.selected)}.` : "";
    this.canvas.setAttribute(
      "aria-label",
      `Graph of ${parts.join(", ")}.${selected} “As a list” gives the same by name; arrow keys move, plus and minus zoom.`,
    );
  }

  listNames() {
    const head = (text, name) => make("div", { class: `cell ${name}`, role: "columnheader" }, text);
    this.names = new List(byId("names"), {
      name: "Names in the graph",
      height: 41,
      columns: [head("Name", "who"), head("Kind", "kind"), head("Says", "number"), head("Takes part", "number")],
      row: (entity) => ({
        look: spoken[entity] ? "speaker" : "",
        cells: [
          cell("who", make("b", {}, label(entity))),
          cell("kind", entities[entity].kind ?? "unknown"),
          cell("number", String(spoken[entity])),
          cell("number", String(degree[entity])),
        ],
      }),
      isOn: (entity) => isSelected("entity", entity),
      pick: (entity) => select("entity", entity),
    });
    this.names.box.classList.add("names");
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!width || !height) return;
    const dots = window.devicePixelRatio || 1;
    const wasHidden = !this.width;
    [this.canvas.width, this.canvas.height] = [width * dots, height * dots];
    const change = this.width && [(width - this.width) / 2, (height - this.height) / 2];
    Object.assign(this, { width, height, dots });
    if (this.scene && !this.isWhole && this.scene.names > CLEAR) (this.place(), this.tellHint());
    else if (wasHidden) this.fit();
    else [this.view.x, this.view.y] = [this.view.x + change[0], this.view.y + change[1]];
    this.drawNow();
  }

  /** Makes all nodes fit the canvas. */
  fit() {
    const nodes = this.scene?.nodes;
    if (!this.width || !nodes?.length) return;
    const { xs, ys, isOverview } = this.scene;
    if (isOverview) {
      // Its places are those on the canvas.
      [this.stretch, this.view] = [1, { x: 0, y: 0, scale: 1 }];
      return void this.draw();
    }
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const node of nodes) {
      ((left = Math.min(left, xs[node])), (right = Math.max(right, xs[node])));
      ((top = Math.min(top, ys[node])), (bottom = Math.max(bottom, ys[node])));
    }
    const room = [Math.max(80, this.width - 110), Math.max(80, this.height - 120)];
    const [wide, high] = [Math.max(1, right - left), Math.max(1, bottom - top)];
    this.stretch = Math.min(1.8, Math.max(0.6, room[1] / high / (room[0] / wide)));
    const scale = Math.min(1.6, room[0] / wide, room[1] / (high * this.stretch));
    const y = (this.height + 20) / 2 - ((top + bottom) / 2) * scale * this.stretch;
    this.view = { scale, x: this.width / 2 - ((left + right) / 2) * scale, y };
    this.draw();
  }

  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const { view } = this;
    const scale = Math.min(6, Math.max(0.01, view.scale * factor));
    const real = scale / view.scale;
    this.view = { scale, x: x - (x - view.x) * real, y: y - (y - view.y) * real };
    this.draw();
  }

  moveToSelection() {
    if (!this.width || !this.focus?.nodes.size) return;
    const { xs, ys } = this.scene;
    const height = this.height - covered();
    const inSight = (node) => {
      const [x, y] = this.at(node);
      return x > 20 && y > 20 && x < this.width - 20 && y < height - 20;
    };
    const nodes = [...this.focus.nodes];
    const main = state.selected.type === "entity" ? [state.selected.index] : nodes;
    if (main.every(inSight)) return;
    const middle = (list) => main.reduce((sum, node) => sum + list[node], 0) / main.length;
    this.view.x = this.width / 2 - middle(xs) * this.view.scale;
    this.view.y = height / 2 - middle(ys) * this.view.scale * this.stretch;
  }

  at(node) {
    const { xs, ys } = this.scene;
    return [xs[node] * this.view.scale + this.view.x, ys[node] * this.view.scale * this.stretch + this.view.y];
  }

  radius(node) {
    const least = entities.length < 300 || this.scene.isOverview ? 0.8 : 0.45;
    const zoom = Math.min(1.5, Math.max(least, this.view.scale));
    return (node < count ? 3.5 + Math.min(7, Math.sqrt(degree[node])) : 4) * zoom;
  }

  /** Gives the ends and the bending point of a line on the canvas. */
  course(line) {
    const [x1, y1] = this.at(line.from),
      [x2, y2] = this.at(line.to);
    const length = Math.hypot(x2 - x1, y2 - y1) || 1,
      bend = line.bend * Math.min(1.2, this.view.scale);
    return [x1, y1, (x1 + x2) / 2 - ((y2 - y1) / length) * bend, (y1 + y2) / 2 + ((x2 - x1) / length) * bend, x2, y2];
  }

  drawNow() {
    if (!this.width || !this.scene) return;
    const { pen, colour } = this;
    pen.setTransform(this.dots, 0, 0, this.dots, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    const lines = this.scene.lines.filter((line) => this.isInSight(line));
    const faint = this.focus ? 0.13 : 1;
    const near = this.focus ? lines.filter((line) => this.focus.lines.has(line)) : [];
    this.drawLines(lines, faint, lines.length < 3000);
    if (this.focus) this.drawLines(near, 1, true, true);
    this.drawNodes(faint);
    const taken = new Set();
    this.drawNames(taken);
    if (this.scene.isOverview) return drawCounts(this, this.focus ? near : lines, taken);
    const named = (this.focus ? near : lines).filter(({ item }) => item.type === "relation");
    if (named.length < 400) this.drawLineNames(named, taken);
  }

  isInSight(line) {
    const [x1, y1] = this.at(line.from),
      [x2, y2] = this.at(line.to);
    return (
      Math.max(x1, x2) > -40 &&
      Math.min(x1, x2) < this.width + 40 &&
      Math.max(y1, y2) > -40 &&
      Math.min(y1, y2) < this.height + 40
    );
  }

  drawLines(lines, alpha, isFine, isBold) {
    const { pen, colour } = this;
    const looks = {
      speaker: [colour.speaker, []],
      about: [colour.claim, [2, 4]],
      to: [colour.claim, [2, 4]],
      claim: [colour.claim, [7, 5]],
      fact: [colour.fact, []],
    };
    for (const [look, [ink, dash]] of Object.entries(looks)) {
      pen.globalAlpha = alpha * (isBold ? 1 : look === "fact" || look === "claim" ? 0.8 : 0.5);
      pen.strokeStyle = pen.fillStyle = ink;
      if (this.scene.isOverview) {
        drawPairs(
          this,
          lines.filter((line) => line.look === look),
          dash,
        );
        continue;
      }
      pen.lineWidth = (isBold ? 2 : look === "fact" || look === "claim" ? 1.5 : 1.1) * (isFine ? 1 : 0.6);
      pen.setLineDash(isFine ? dash : []);
      pen.beginPath();
      for (const line of lines) {
        if (line.look !== look) continue;
        const [x1, y1, x, y, x2, y2] = this.course(line);
        pen.moveTo(x1, y1);
        if (line.bend) pen.quadraticCurveTo(x, y, x2, y2);
        else pen.lineTo(x2, y2);
      }
      pen.stroke();
      pen.setLineDash([]);
      if (isFine && this.view.scale > 0.35 && look !== "speaker")
        lines.forEach((line) => line.look === look && this.drawTip(line));
    }
  }

  /** Draws the tip of an arrow at the end of a line. */
  drawTip(line) {
    if (line.item.type === "relation" && relations[line.item.index].symmetric) return;
    const [, , x, y, x2, y2] = this.course(line);
    const length = Math.hypot(x2 - x, y2 - y) || 1,
      dx = (x2 - x) / length,
      dy = (y2 - y) / length;
    const far = this.radius(line.to) + 2,
      [tx, ty] = [x2 - dx * far, y2 - dy * far];
    this.pen.beginPath();
    this.pen.moveTo(tx, ty);
    this.pen.lineTo(tx - dx * 7 - dy * 3, ty - dy * 7 + dx * 3);
    this.pen.lineTo(tx - dx * 7 + dy * 3, ty - dy * 7 - dx * 3);
    this.pen.fill();
  }

  drawNodes(faint) {
    const { pen, colour } = this;
    for (const node of this.scene.nodes) {
      if (node >= count && this.scene.folded) continue;
      const [x, y] = this.at(node);
      if (x < -20 || y < -20 || x > this.width + 20 || y > this.height + 20) continue;
      pen.globalAlpha = !this.focus || this.focus.nodes.has(node) ? 1 : faint + 0.1;
      const radius = this.radius(node);
      pen.beginPath();
      if (node >= count) pen.rect(x - radius, y - radius * 0.8, radius * 2, radius * 1.6);
      else pen.arc(x, y, radius, 0, 7);
      pen.fillStyle = node >= count ? colour.claim : isSpeaker(node) ? colour.speaker : colour.paper;
      pen.fill();
      pen.strokeStyle = node < count && !isSpeaker(node) ? colour.soft : colour.paper;
      pen.lineWidth = 1.5;
      pen.stroke();
      const isOn = node < count ? isSelected("entity", node) : isSelected("statement", node - count);
      if (!isOn) continue;
      pen.beginPath();
      pen.arc(x, y, radius + 5, 0, 7);
      pen.strokeStyle = colour.ink;
      pen.lineWidth = 2;
      pen.stroke();
    }
  }

  /** Writes a text with the colour of the paper around it. */
  write(text, x, y, ink, most = 180) {
    const { pen } = this;
    let words = oneLine(text);
    while (words.length > 4 && pen.measureText(words).width > most) words = `${words.slice(0, -4).trimEnd()}…`;
    pen.lineWidth = 4;
    pen.lineJoin = "round";
    pen.strokeStyle = this.colour.paper;
    pen.strokeText(words, x, y);
    pen.fillStyle = ink;
    pen.fillText(words, x, y);
    return pen.measureText(words).width;
  }

  /** Gives the cells of the canvas that a text of some width covers, its middle at a place. */
  cover(x, y, width) {
    const cells = [];
    for (let column = Math.floor((x - width / 2) / 14); column <= (x + width / 2) / 14; column++) {
      for (const row of [Math.floor((y - 6) / 13), Math.floor((y + 6) / 13)]) cells.push(column * 10007 + row);
    }
    return cells;
  }

  /** Draws what relations are called, where there is room. */
  drawLineNames(lines, taken) {
    const { pen, colour } = this;
    pen.globalAlpha = 1;
    pen.font = `italic 11px ${this.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (const line of lines) {
      const [x1, y1, x, y, x2, y2] = this.course(line);
      if (Math.hypot(x2 - x1, y2 - y1) < 60) continue;
      const relation = relations[line.item.index],
        text = relationLabel(relation);
      const [mx, my] = line.bend ? [(x1 + 2 * x + x2) / 4, (y1 + 2 * y + y2) / 4] : [x, y];
      const cells = this.cover(mx, my, Math.min(150, text.length * 5.6) + 8);
      if (cells.some((key) => taken.has(key)) && !isSelected("relation", line.item.index)) continue;
      cells.forEach((key) => taken.add(key));
      this.write(text, mx, my, colour[relation.fact ? "fact" : "claim"], 150);
    }
  }

  /** Draws names beside their nodes, the weightiest first, none on another. */
  drawNames(taken) {
    const { pen, colour, scene } = this;
    pen.font = `12px ${this.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const first = this.focus ? scene.byWeight.filter((node) => this.focus.nodes.has(node)) : [];
    const must = new Set(this.hover === undefined ? first.slice(0, 40) : [this.hover, ...first.slice(0, 40)]);
    // No name on the dot of another, if there is room elsewhere.
    const dots = new Map();
    for (const node of scene.nodes)
      for (const key of this.cover(...this.at(node), 2 * this.radius(node))) dots.set(key, dots.has(key) ? -1 : node);
    let drawn = 0;
    for (const node of new Set([...must, ...(scene.isOverview ? scene.nodes : scene.byWeight)])) {
      if (node >= count || drawn > 260 || !scene.isThere[node]) continue;
      const [x, y] = this.at(node);
      if (x < -60 || y < -20 || x > this.width + 60 || y > this.height + 20) continue;
      const isNear = !this.focus || this.focus.nodes.has(node);
      const most = scene.isOverview ? WIDEST : 180;
      const width = Math.min(most, pen.measureText(label(node)).width) + 8,
        radius = this.radius(node);
      // Below, above, right, left: where there is room first.
      const inside = Math.min(Math.max(x, width / 2), Math.max(width / 2, this.width - width / 2));
      const spots = [
        [inside, y + radius + 9],
        [inside, y - radius - 9],
        [x + radius + width / 2, y],
        [x - radius - width / 2, y],
      ];
      const isFree = (spot) => !this.cover(...spot, width).some((key) => taken.has(key));
      // In an overview every name is drawn; the selection is named whatever stands there.
      const isFirst = must.has(node) || isSelected("entity", node);
      // A name that was moved in from the edge touches it and is whole.
      const isWhole = ([middle]) => middle >= width / 2 && middle <= this.width - width / 2;
      const isClear = (spot) =>
        isWhole(spot) && isFree(spot) && this.cover(...spot, width).every((key) => (dots.get(key) ?? node) === node);
      const spot =
        spots.find(isClear) ??
        spots.find((spot) => isWhole(spot) && isFree(spot)) ??
        spots.find(isFree) ??
        (isFirst || scene.isOverview ? spots[0] : undefined);
      if (!spot) continue;
      this.cover(...spot, width).forEach((key) => taken.add(key));
      pen.globalAlpha = isNear ? 1 : 0.25;
      this.write(label(node), ...spot, isSpeaker(node) ? colour.speaker : colour.ink, most);
      drawn++;
    }
  }
}
