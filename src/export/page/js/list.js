// A list that draws only the rows in sight, and that arrow keys walk through.

/** Up to so many rows all are drawn; of more those in sight and around. */
const DRAWN = 300;
/** So many pixels around what is in sight are drawn too. */
const AROUND = 500;
/** So many rows are drawn at least, also of a list that is hidden. */
const FEWEST = 12;

class List {
  /**
   * Fills an element. `height` guesses how high a row is before it is drawn, `columns` gives the heads, `row` makes the cells of an item, `isOn` says what is selected,
   * `pick` selects.
   */
  constructor(element, { name, columns, row, isOn, pick, height }) {
    Object.assign(this, { row, isOn, pick, height, items: [], first: 0, last: -1, active: -1 });
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
    this.isLong = items.length > DRAWN;
    this.guess();
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

  /** Guesses how high the rows are. */
  guess() {
    this.heights = new Float32Array(this.isLong ? this.items.length : 0).fill(this.height);
    this.tops = new Float64Array(this.heights.length + 1);
    this.sum();
  }

  /** Adds up where the rows begin. */
  sum() {
    const { heights, tops } = this;
    for (let place = 0; place < heights.length; place++) tops[place + 1] = tops[place] + heights[place];
  }

  /** Gives the row at so many pixels below the first. */
  placeAt(top) {
    let [low, high] = [0, this.items.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tops[middle] <= top) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  resize() {
    const width = this.box.clientWidth;
    if (width === this.width && !this.wasHidden) return this.draw();
    this.wasHidden = this.box.clientHeight === 0;
    this.width = width;
    // In another width all rows are of another height; what was at the top stays there.
    const first = this.isLong ? this.placeAt(this.box.scrollTop) : 0;
    this.guess();
    if (this.isLong) this.box.scrollTop = this.tops[first];
    this.redraw();
    if (this.active >= 0) this.reveal();
  }

  drawNow() {
    if (!this.isLong) return this.drawRows(0, this.items.length);
    // Rows that are drawn are measured: others may come in sight or leave it.
    for (let pass = 0; pass < 4; pass++) {
      const { scrollTop, clientHeight } = this.box;
      const first = this.placeAt(scrollTop - AROUND);
      const seen = this.placeAt(scrollTop + clientHeight + AROUND) + 1;
      const last = Math.min(this.items.length, Math.max(seen, first + FEWEST));
      if (!this.drawRows(first, last) || !this.measure()) return;
    }
  }

  /** Draws rows; says whether they were not there. */
  drawRows(first, last) {
    if (first === this.first && last === this.last) return false;
    [this.first, this.last] = [first, last];
    const rows = [];
    for (let place = first; place < last; place++) rows.push(this.element(place));
    this.rows.replaceChildren(...rows);
    this.fill();
    this.point();
    return true;
  }

  /** Gives the rows that are not drawn their room. */
  fill() {
    const [above, below] = this.isLong
      ? [this.tops[this.first], this.tops[this.items.length] - this.tops[this.last]]
      : [0, 0];
    this.above.style.height = `${above}px`;
    this.below.style.height = `${below}px`;
  }

  /** Takes the heights of the rows that are drawn, and keeps what is in sight in its place; says whether any was new. */
  measure() {
    if (!this.box.clientHeight) return false;
    const { scrollTop } = this.box;
    const anchor = this.placeAt(scrollTop);
    const offset = scrollTop - this.tops[anchor];
    let isNew = false;
    for (const row of this.rows.children) {
      const height = row.getBoundingClientRect().height;
      if (Math.abs(height - this.heights[row.place]) < 0.5) continue;
      this.heights[row.place] = height;
      isNew = true;
    }
    if (!isNew) return false;
    this.sum();
    this.fill();
    if (Math.abs(this.tops[anchor] + offset - scrollTop) > 0.5) this.box.scrollTop = this.tops[anchor] + offset;
    return true;
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
    const { box, active } = this;
    if (!box.clientHeight) return;
    if (this.isLong && (active < this.first || active >= this.last)) {
      box.scrollTop = Math.max(0, this.tops[active] - box.clientHeight / 3);
      this.drawNow();
    }
    const row = this.rows.children[active - this.first];
    if (!row) return;
    const top = row.offsetTop - this.head.offsetHeight;
    const room = box.clientHeight - this.head.offsetHeight - covered();
    const isOut = top < box.scrollTop || top + row.offsetHeight > box.scrollTop + room;
    if (!isOut) return;
    box.scrollTop = Math.max(0, top - Math.max(0, room - row.offsetHeight) / 3);
    this.drawNow();
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / this.height) - 1);
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
