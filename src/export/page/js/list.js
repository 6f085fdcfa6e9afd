// A list that draws only the rows in sight, and that arrow keys walk through.

/** Up to so many rows all are drawn, each as high as its words; more rows are equally high and cut. */
const DRAWN = 300;

class List {
  /**
   * Fills an element. `columns` gives the heads, `row` makes the cells of an item, `isOn` says what is selected,
   * `pick` selects.
   */
  constructor(element, { name, columns, row, isOn, pick, heights }) {
    Object.assign(this, { row, isOn, pick, heights, items: [], first: 0, last: -1, active: -1 });
    this.name = name;
    this.columns = columns;
    this.head = make("div", { class: "row head", role: "row", "aria-rowindex": 1 }, columns);
    this.above = make("div", { role: "presentation" });
    this.rows = make("div", { role: "rowgroup" });
    this.below = make("div", { role: "presentation" });
    this.empty = make("p", { class: "empty", hidden: true }, "Nothing passes the filters.");
    this.box = make(
      "div",
      { class: "list", role: "grid", tabindex: 0, "aria-label": name },
      make("div", { role: "rowgroup", class: "heads" }, this.head),
      this.above,
      this.rows,
      this.below,
      this.empty,
    );
    element.append(this.box);
    this.id = element.id;
    this.draw = eachFrame(() => this.drawNow());
    this.box.addEventListener("scroll", this.draw, { passive: true });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.rows.addEventListener("click", (event) => this.click(event));
    new ResizeObserver(() => this.resize()).observe(this.box);
  }

  /** Shows other items, from the top. */
  show(items) {
    this.items = items;
    this.active = items.findIndex((item) => this.isOn(item));
    this.isCut = items.length > DRAWN;
    this.box.classList.toggle("cut", this.isCut);
    this.box.setAttribute("aria-rowcount", items.length + 1);
    this.empty.hidden = items.length > 0;
    this.box.scrollTop = 0;
    this.redraw();
    if (this.active >= 0) this.reveal();
  }

  /** Draws again what is in sight, after a change of selection or names. */
  redraw() {
    this.last = -1;
    this.drawNow();
  }

  /** Follows the selection, wherever it was made. */
  follow() {
    this.active = this.items.findIndex((item) => this.isOn(item));
    this.redraw();
    if (this.active >= 0) this.reveal();
  }

  resize() {
    const height = this.box.clientWidth < 1050 ? this.heights[0] : this.heights[1];
    if (height === this.height && !this.wasHidden) return this.draw();
    this.wasHidden = this.box.clientHeight === 0;
    this.height = height;
    this.box.style.setProperty("--row", `${height}px`);
    this.redraw();
    if (this.active >= 0) this.reveal();
  }

  drawNow() {
    let [first, last] = [0, this.items.length];
    if (this.isCut) {
      this.height ??= this.heights[1];
      const top = this.box.scrollTop;
      first = Math.max(0, Math.floor(top / this.height) - 6);
      last = Math.min(this.items.length, Math.ceil((top + this.box.clientHeight) / this.height) + 6);
    }
    if (first === this.first && last === this.last) return;
    [this.first, this.last] = [first, last];
    this.above.style.height = this.isCut ? `${first * this.height}px` : "0";
    this.below.style.height = this.isCut ? `${(this.items.length - last) * this.height}px` : "0";
    const rows = [];
    for (let place = first; place < last; place++) rows.push(this.element(place));
    this.rows.replaceChildren(...rows);
    this.point();
  }

  element(place) {
    const item = this.items[place];
    const { cells, look } = this.row(item, this.items[place - 1]);
    const on = this.isOn(item);
    const row = make(
      "div",
      {
        class: `row ${look ?? ""}${on ? " on" : ""}`,
        role: "row",
        id: `${this.id}-${place}`,
        "aria-rowindex": place + 2,
        "aria-selected": String(on),
      },
      cells,
    );
    row.place = place;
    return row;
  }

  /** Tells screen readers which row the keys are at. */
  point() {
    const here = this.active >= this.first && this.active < this.last;
    if (here) this.box.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
    else this.box.removeAttribute("aria-activedescendant");
  }

  /** Scrolls until the active row is in sight. */
  reveal() {
    const { box, active, height } = this;
    if (!box.clientHeight) return;
    if (this.isCut) {
      const top = active * height,
        room = box.clientHeight - this.head.offsetHeight - covered();
      if (top < box.scrollTop || top + height > box.scrollTop + room) box.scrollTop = Math.max(0, top - room / 3);
      this.drawNow();
    } else {
      const row = this.rows.children[active];
      if (!row) return;
      const top = row.offsetTop - this.head.offsetHeight;
      const room = box.clientHeight - this.head.offsetHeight - covered();
      const isOut = top < box.scrollTop || top + row.offsetHeight > box.scrollTop + room;
      if (isOut) box.scrollTop = Math.max(0, top - Math.max(0, room - row.offsetHeight) / 3);
    }
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / (this.height || 60)) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step === undefined || event.target !== this.box || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!this.items.length) return;
    const last = this.items.length - 1;
    this.active = Math.min(last, Math.max(0, this.active < 0 && step === 1 ? 0 : this.active + step));
    this.pick(this.items[this.active]);
    this.reveal();
    this.point();
  }

  click(event) {
    if (event.target.closest("button, a")) return;
    const row = event.target.closest(".row");
    // Whoever marks words to copy them does not mean to select.
    if (row && !String(getSelection())) this.pick(this.items[row.place]);
  }
}
