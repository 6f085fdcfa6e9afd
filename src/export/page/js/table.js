// The tables of statements and of relations: sorted, filtered, each row to be cited.

const cell = (name, ...children) => make("div", { class: `cell ${name}`, role: "gridcell" }, children);

/** Marks a time that hangs on a day of publication which the text itself had to tell. */
const inferredMark = (time) =>
  time?.inferred &&
  make("span", { class: "tag", title: "counted from a day of publication that was inferred" }, "inferred");

/** Gives who printed an article, and when, with the day unbroken. */
const readInCell = (article) => {
  const published = articles[article]?.published;
  return [outlet(article), published && ", ", published && make("time", {}, published)];
};

const sureness = (confidence) =>
  make(
    "span",
    { class: "sure", title: `what is found by this rule is right ${Math.round(confidence * 100)} times in 100` },
    confidence.toFixed(2),
  );

const TABLES = {
  statements: {
    name: "Statements",
    list: statements,
    type: "statement",
    height: 132,
    columns: {
      when: ["When", (s) => s.said?.value ?? ""],
      who: ["Who", (s) => labels(s.speakers)],
      words: ["Says", (s) => wordsOf(s)],
      about: ["About", (s) => labels(s.about ?? [])],
      outlet: ["Read in", (s) => readIn(s.article)],
      sure: ["Sure", (s) => s.confidence],
    },
    days: (s) => s.said?.days,
    article: (s) => s.article,
    start: (s) => s.verb.at?.[0],
    look: () => "claim",
    cite,
    cells: (s) => [
      cell("when", make("time", {}, shownTime(s.said?.value) ?? "no date"), inferredMark(s.said)),
      cell("who", make("b", {}, labels(s.speakers)), s.office !== undefined && make("small", {}, label(s.office))),
      cell(
        "words",
        make("span", { class: "verb" }, `${verbOf(s)} `),
        make("q", { class: s.kind }, wordsOf(s)),
        s.denied && make("span", { class: "tag" }, "denied"),
        s.act !== "state" && make("span", { class: "act" }, s.act),
        s.turns && make("span", { class: "tag" }, "turns"),
      ),
      cell("about", labels(s.about ?? []), s.to && make("small", {}, `to ${labels(s.to)}`)),
      cell("outlet", readInCell(s.article)),
      cell("sure", sureness(s.confidence)),
    ],
  },
  relations: {
    name: "Relations",
    list: relations,
    type: "relation",
    height: 132,
    columns: {
      when: ["When", (r) => r.when ?? ""],
      who: ["Who", (r) => label(r.actor)],
      does: ["Does or is", (r) => relationLabel(r)],
      about: ["Whom or what", (r) => label(r.recipient)],
      words: ["In the words", (r) => oneLine(mainEvidence(r).words.exact)],
      status: ["By whose word", (r) => voicesOf(r)],
      outlet: ["Read in", (r) => readIn(mainEvidence(r).article)],
    },
    days: (r) => r.days,
    article: (r) => mainEvidence(r).article,
    start: (r) => mainEvidence(r).words.at?.[0],
    look: (r) => (r.fact ? "fact" : "claim"),
    cite: citeRelation,
    cells: (r) => {
      const others = r.evidence.length - 1;
      return [
        cell(
          "when",
          r.when ? make("time", {}, shownTime(r.when)) : make("span", { class: "none" }, "no date"),
          inferredMark(mainEvidence(r).happened),
        ),
        cell("who", make("b", {}, label(r.actor))),
        cell("does", make("span", { class: "relation" }, relationLabel(r))),
        cell("about", make("b", {}, label(r.recipient))),
        cell("words", make("q", {}, oneLine(mainEvidence(r).words.exact))),
        cell(
          "status",
          r.fact
            ? make("span", { class: "tag fact" }, "reported")
            : [make("span", { class: "tag claim" }, "claim"), " ", make("b", {}, voicesOf(r))],
        ),
        cell("outlet", readInCell(mainEvidence(r).article), others > 0 && make("small", {}, `and ${others} more`)),
      ];
    },
  },
};

class Table {
  constructor(name) {
    const table = TABLES[name];
    this.name = name;
    this.table = table;
    // The newest first, as in the news.
    this.sorted = { column: "when", down: true };
    this.orders = new Map();
    this.heads = Object.entries(table.columns).map(([column, [title]]) => {
      const sort = button(title, () => this.sort(column));
      return make("div", { class: `cell ${column}`, role: "columnheader" }, sort);
    });
    this.heads.push(
      make("div", { class: "cell copy", role: "columnheader" }, make("span", { class: "unseen" }, "Citation")),
    );
    this.list = new List(byId(name), {
      name: table.name,
      columns: this.heads,
      height: table.height,
      row: (place) => ({
        cells: [...table.cells(table.list[place]), this.copyCell(place)],
        look: table.look(table.list[place]),
      }),
      isOn: (place) => isSelected(table.type, place),
      pick: (place) => select(table.type, place),
    });
    this.list.box.classList.add("table");
    watchers.push((changed) => this.update(changed));
  }

  copyCell(place) {
    const act = () => copy(this.table.cite(this.table.list[place]));
    return cell("copy", button("Cite", act, { tabindex: -1, title: "Copy as a citation" }));
  }

  update(changed) {
    if (changed.has("lens")) this.orders.clear();
    if (FILTERS.some((name) => changed.has(name))) this.show();
    else if (changed.has("selected")) this.list.follow();
  }

  sort(column) {
    this.sorted = { column, down: this.sorted.column === column && !this.sorted.down };
    this.show();
    articleView.follow();
    tell(`Sorted by ${this.table.columns[column][0]}, ${this.sorted.down ? "descending" : "ascending"}.`);
  }

  show() {
    const { column, down } = this.sorted;
    const kept = new Uint8Array(this.table.list.length);
    for (const place of visible[this.name]) kept[place] = 1;
    this.list.show(this.order(column, down).filter((place) => kept[place]));
    Object.keys(this.table.columns).forEach((name, index) => {
      this.heads[index].setAttribute("aria-sort", name !== column ? "none" : down ? "descending" : "ascending");
    });
  }

  /** Gives all rows by a column, then as they stand in their articles, what is empty last; each order is made once. */
  order(column, down = false) {
    const name = `${column} ${down}`;
    if (!this.orders.has(name)) this.orders.set(name, this.makeOrder(column, down ? -1 : 1));
    return this.orders.get(name);
  }

  makeOrder(column, sign) {
    const { list, days, article, start, columns } = this.table;
    if (column === "when") {
      const places = list.map((_, place) => place);
      return places.sort((one, other) => {
        const [a, b] = [list[one], list[other]];
        const byDay = days(a) && days(b) ? sign * compareDays(days(a), days(b)) : !days(a) - !days(b);
        return byDay || (article(a) ?? -1) - (article(b) ?? -1) || (start(a) ?? 0) - (start(b) ?? 0) || one - other;
      });
    }
    const texts = list.map(columns[column][1]);
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    const isNumber = typeof texts[0] === "number";
    return [...this.order("when", true)].sort((one, other) => {
      const [a, b] = [texts[one], texts[other]];
      return isNumber ? sign * (a - b) : (a === "") - (b === "") || sign * compare(a, b);
    });
  }
}
