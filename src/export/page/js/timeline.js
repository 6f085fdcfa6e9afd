// The timeline: what was said and what happened, by day. What is known to a month or a year is a bar over all its days.

/** Days on a line where long silence takes little room, and days of which much is told take more. */
class Scale {
  constructor(spans) {
    const ends = new Map();
    const add = (day, count) => Number.isFinite(day) && ends.set(day, (ends.get(day) ?? 0) + count);
    for (const [first, last] of spans) (add(first, 1), add(last + 1, 0));
    this.days = [...ends.keys()].sort((one, other) => one - other);
    this.places = [0];
    for (let index = 1; index < this.days.length; index++) {
      const gap = Math.log2(1 + this.days[index] - this.days[index - 1]);
      this.places.push(this.places[index - 1] + gap + Math.sqrt(ends.get(this.days[index - 1])));
    }
    this.width = this.places.at(-1) || 1;
  }

  /** Gives the place of a day, from 0 to 1. */
  at(day) {
    const { days, places, width } = this;
    if (day <= days[0]) return 0;
    let low = 0,
      high = days.length - 1;
    if (day >= days[high]) return 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (days[middle] <= day) low = middle;
      else high = middle;
    }
    const share = (day - days[low]) / (days[high] - days[low]);
    return (places[low] + share * (places[high] - places[low])) / width;
  }

  /** Gives years far enough apart to be read. */
  years() {
    if (!this.days.length) return [];
    const year = (day) => new Date(day * 86400000).getUTCFullYear();
    const [first, last] = [year(this.days[0]), year(this.days.at(-1))];
    const found = [];
    let end = -1;
    for (let number = first; number <= last; number++) {
      const place = this.at(dayNumber(`${String(number).padStart(4, "0")}-01-01`));
      if (place < 0 || place - end < 0.2 || place > 0.84) continue;
      found.push([number, place]);
      end = place;
    }
    return found;
  }
}

class Timeline {
  constructor() {
    const items = [
      ...statements.map((_, place) => ({ type: "statement", index: place })),
      ...relations.map((_, place) => ({ type: "relation", index: place })),
    ];
    const start = ({ type, index: place }) =>
      type === "statement"
        ? (statements[place].verb.at?.[0] ?? 0)
        : (mainEvidence(relations[place]).words.at?.[0] ?? 0);
    this.items = items.sort((one, other) => compareDays(daysOf(one), daysOf(other)) || start(one) - start(other));
    this.scale = new Scale(this.items.map((item) => span(daysOf(item))).filter(Boolean));
    const years = this.scale.years().map(([year, place]) => {
      const mark = make("span", { class: "year" }, String(year));
      mark.style.left = `${place * 100}%`;
      return mark;
    });
    const head = (name, ...children) => make("div", { class: `cell ${name}`, role: "columnheader" }, children);
    this.list = new List(byId("timeline"), {
      name: "Timeline",
      height: 74,
      columns: [
        head("when", "When"),
        head(
          "track",
          make("span", { class: "unseen" }, "Days"),
          make("div", { class: "axis", "aria-hidden": "true" }, years),
        ),
        head("words", "Who and what"),
      ],
      row: (item, before) => this.row(item, before),
      isOn: (item) => isSelected(item.type, item.index),
      pick: (item) => select(item.type, item.index),
    });
    this.list.box.classList.add("times");
    watchers.push((changed) => {
      if (FILTERS.some((name) => changed.has(name))) this.show();
      else if (changed.has("selected")) this.list.follow();
    });
  }

  show() {
    const kept = { statement: new Set(visible.statements), relation: new Set(visible.relations) };
    this.list.show(this.items.filter(({ type, index: place }) => kept[type].has(place)));
  }

  row(item, before) {
    const isStatement = item.type === "statement";
    const thing = lists[item.type][item.index];
    const value = shownTime(timeOf(item)) ?? "no date given";
    const isNew = !before || (shownTime(timeOf(before)) ?? "no date given") !== value;
    const time = isStatement ? thing.said : mainEvidence(thing).happened;
    const when = make("time", { class: isNew ? "" : "again" }, value);
    const what = isStatement
      ? [
          make("b", {}, labels(thing.speakers)),
          make("span", { class: "verb" }, ` ${verbOf(thing)} `),
          make("q", { class: thing.kind }, wordsOf(thing)),
        ]
      : [
          make("b", {}, label(thing.actor)),
          ` ${relationLabel(thing)} `,
          make("b", {}, label(thing.recipient)),
          !thing.fact && make("small", {}, `claimed by ${voicesOf(thing)}`),
        ];
    return {
      look: `${isStatement || !thing.fact ? "claim" : "fact"}${isStatement ? " said" : ""}${isNew ? " new" : ""}`,
      cells: [
        cell("when", when, inferredMark(time)),
        cell("track", this.bar(thing, daysOf(item))),
        cell("words", what),
      ],
    };
  }

  /** Draws the days that something can be of: a dot for one, a bar for more, one that fades where the end is open. */
  bar(thing, days) {
    const known = span(days);
    if (!known) return make("span", { class: "none" }, "");
    const first = Number.isFinite(known[0]) ? this.scale.at(known[0]) : 0;
    const last = Number.isFinite(known[1]) ? this.scale.at(known[1] + 1) : 1;
    const open = `${Number.isFinite(known[0]) ? "" : " from"}${Number.isFinite(known[1]) ? "" : " to"}`;
    const isDay = known[0] === known[1];
    const mark = make("span", { class: isDay ? "dot" : `bar${open}`, title: `${days[0] ?? "…"} to ${days[1] ?? "…"}` });
    mark.style.left = `${(isDay ? (first + last) / 2 : first) * 100}%`;
    if (!isDay) mark.style.width = `${Math.max(0.5, (last - first) * 100)}%`;
    return mark;
  }
}

const timeOf = ({ type, index: place }) =>
  type === "statement" ? statements[place].said?.value : relations[place].when;
