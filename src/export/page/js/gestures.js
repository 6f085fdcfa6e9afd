// Hands on the graph: move, zoom, drag nodes, choose; with a mouse, with fingers, with keys.

class Gestures {
  constructor(graph) {
    this.graph = graph;
    this.pointers = new Map();
    const { canvas } = graph;
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, (event) => this.up(event));
    canvas.addEventListener("pointerleave", () => this.point(undefined));
    canvas.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        graph.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), ...this.place(event));
      },
      { passive: false },
    );
    canvas.addEventListener("keydown", (event) => this.key(event));
    byId("closer").addEventListener("click", () => graph.zoom(1.3));
    byId("farther").addEventListener("click", () => graph.zoom(1 / 1.3));
    byId("fit").addEventListener("click", () => graph.fit());
    byId("whole").addEventListener("click", () => {
      graph.isWhole = !graph.isWhole;
      graph.show();
    });
    byId("as-list").addEventListener("click", ({ target }) => {
      const isList = target.getAttribute("aria-pressed") !== "true";
      target.setAttribute("aria-pressed", String(isList));
      byId("names").hidden = !isList;
      canvas.hidden = isList;
    });
  }

  place({ offsetX, offsetY }) {
    return [offsetX, offsetY];
  }

  down(event) {
    const { canvas } = this.graph;
    canvas.setPointerCapture(event.pointerId);
    const [x, y] = this.place(event);
    this.pointers.set(event.pointerId, [x, y]);
    if (this.pointers.size === 1) {
      this.start = [x, y];
      this.moved = false;
      this.node = this.nodeAt(x, y);
    } else {
      this.node = undefined;
      this.moved = true;
    }
  }

  move(event) {
    const [x, y] = this.place(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) return this.point(this.nodeAt(x, y), x, y);
    if (this.pointers.size === 2) return this.pinch(event.pointerId, x, y);
    if (!this.moved && Math.hypot(x - this.start[0], y - this.start[1]) < 4) return;
    this.moved = true;
    this.pointers.set(event.pointerId, [x, y]);
    const { view, scene } = this.graph;
    const { xs, ys } = scene;
    const [dx, dy] = [x - before[0], y - before[1]];
    if (this.node === undefined) [view.x, view.y] = [view.x + dx, view.y + dy];
    else
      [xs[this.node], ys[this.node]] = [
        xs[this.node] + dx / view.scale,
        ys[this.node] + dy / view.scale / this.graph.stretch,
      ];
    this.graph.draw();
  }

  pinch(id, x, y) {
    const other = [...this.pointers].find(([key]) => key !== id)[1];
    const before = this.pointers.get(id);
    const far = (place) => Math.hypot(place[0] - other[0], place[1] - other[1]) || 1;
    this.graph.zoom(far([x, y]) / far(before), (x + other[0]) / 2, (y + other[1]) / 2);
    this.pointers.set(id, [x, y]);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    if (this.pointers.size || this.moved || event.type === "pointercancel") return;
    const [x, y] = this.place(event);
    const node = this.nodeAt(x, y);
    if (node !== undefined) return node < count ? select("entity", node) : select("statement", node - count);
    const line = this.lineAt(x, y);
    if (!line) return clearSelection();
    if (!(line.weight > 1)) return select(line.item.type, line.item.index);
    if (this.graph.scene.isOverview) return this.showPair(line);
    // A line of many: all that its speaker says, and whom it leads to.
    change({ by: line.from });
    select("entity", line.to);
  }

  /** Shows all between two: the one who says more is selected, the words of both are looked for. */
  showPair({ from, to }) {
    const [one, other] = spoken[from] >= spoken[to] ? [from, to] : [to, from];
    change({ q: entities[other].label });
    select("entity", one);
  }

  /** Shows what the pointer is at: a node, or a line while there are not too many to look through. */
  point(node, x, y) {
    const { graph } = this;
    const isFew = graph.scene.lines.length < 3000;
    const line = node === undefined && x !== undefined && isFew ? this.lineAt(x, y) : undefined;
    if (graph.hover === node && this.line === line) return;
    this.line = line;
    graph.canvas.classList.toggle("pointed", node !== undefined || line !== undefined);
    graph.canvas.title = line
      ? graph.scene.isOverview
        ? `${label(line.from)} – ${label(line.to)}: ${plural(line.weight, "statement or relation", "statements and relations")}`
        : describe(line.item)
      : node === undefined
        ? ""
        : node < count
          ? `${label(node)} (${entities[node].kind ?? "kind unknown"})`
          : describe({ type: "statement", index: node - count });
    if (graph.hover === node) return;
    graph.hover = node;
    graph.draw();
  }

  nodeAt(x, y) {
    const { graph } = this;
    let [found, nearest] = [undefined, Infinity];
    for (const node of graph.scene.nodes) {
      if (node >= count && graph.scene.folded) continue;
      const [nx, ny] = graph.at(node);
      const far = Math.hypot(nx - x, ny - y) - graph.radius(node);
      if (far < 6 && far < nearest) [found, nearest] = [node, far];
    }
    return found;
  }

  lineAt(x, y) {
    const { graph } = this;
    let [found, nearest] = [undefined, 7];
    for (const line of graph.scene.lines) {
      if (!graph.isInSight(line)) continue;
      const [x1, y1, bx, by, x2, y2] = graph.course(line);
      for (let step = 1; step < 20; step++) {
        const t = step / 20,
          u = 1 - t;
        const far = line.bend
          ? Math.hypot(u * u * x1 + 2 * u * t * bx + t * t * x2 - x, u * u * y1 + 2 * u * t * by + t * t * y2 - y)
          : Math.hypot(u * x1 + t * x2 - x, u * y1 + t * y2 - y);
        if (far < nearest) [found, nearest] = [line, far];
      }
    }
    return found;
  }

  key(event) {
    const { graph } = this;
    const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    const step = steps[event.key];
    if (step) [graph.view.x, graph.view.y] = [graph.view.x + step[0], graph.view.y + step[1]];
    else if (event.key === "+" || event.key === "=") graph.zoom(1.3);
    else if (event.key === "-") graph.zoom(1 / 1.3);
    else if (event.key === "0") graph.fit();
    else return;
    event.preventDefault();
    graph.draw();
  }
}
