// The article with all words that something was read from, or its quotes where the page has no text.

/** Gives all that was read from an article: the words' place, their part, and what they belong to. */
function marksOf(article) {
  marksOf.known ??= articles.map(() => []);
  if (!marksOf.made) {
    marksOf.made = true;
    const add = (article, words, part, type, index) => {
      if (words && article !== null && article !== undefined)
        marksOf.known[article].push({ at: words.at, exact: words.exact, part, type, index });
    };
    statements.forEach((s, index) => {
      add(s.article, s.who, "speaker", "statement", index);
      add(s.article, s.verb, "verb", "statement", index);
      s.words.forEach((words) => add(s.article, words, "claim", "statement", index));
    });
    relations.forEach((r, index) =>
      r.evidence.forEach((evidence) =>
        add(evidence.article, evidence.words, evidence.voices ? "claimed" : "fact", "relation", index),
      ),
    );
    const length = ({ at }) => (at ? at[1] - at[0] : 0);
    for (const marks of marksOf.known)
      marks.sort(
        (one, other) => (one.at?.[0] ?? Infinity) - (other.at?.[0] ?? Infinity) || length(other) - length(one),
      );
  }
  return marksOf.known[article] ?? [];
}

/** Gives what was read from the same sentence or words as something, itself left out. */
function beside(article, type, index) {
  const marks = marksOf(article);
  const own = marks.filter((mark) => mark.type === type && mark.index === index && mark.at && mark.part !== "speaker");
  const touches = ({ at }) => at && own.some((mark) => at[0] < mark.at[1] && mark.at[0] < at[1]);
  const found = new Map();
  for (const mark of marks) {
    if ((mark.type !== type || mark.index !== index) && mark.part !== "speaker" && touches(mark))
      found.set(`${mark.type}${mark.index}`, mark);
  }
  return [...found.values()];
}

class ArticleView {
  constructor() {
    this.place = byId("article");
    const options = articles.map((article, index) =>
      make("option", { value: index }, `${readIn(index)}${article.title ? ` · ${oneLine(article.title)}` : ""}`),
    );
    this.chooser = make(
      "select",
      { "aria-label": "Article", onchange: () => change({ article: Number(this.chooser.value) }) },
      options,
    );
    this.body = make("div", {
      class: "text",
      tabindex: 0,
      onclick: (event) => this.click(event),
      onkeydown: (event) => this.key(event),
    });
    this.head = make("div", { class: "source" });
    const step = (by) => () => change({ article: (openArticle() + by + articles.length) % articles.length });
    const chooser =
      articles.length > 1 &&
      make(
        "div",
        { class: "chooser" },
        button("‹", step(-1), { "aria-label": "Article before" }),
        this.chooser,
        button("›", step(1), { "aria-label": "Next article" }),
      );
    this.place.append(...[chooser, this.head, this.body].filter(Boolean));
    watchers.push((changed) => {
      const isOther = this.open !== openArticle();
      if (isOther) this.show();
      if (isOther || changed.has("selected") || changed.has("view")) this.mark();
    });
  }

  /** Shows the article that is open. */
  follow() {
    if (this.open !== openArticle()) (this.show(), this.mark());
  }

  show() {
    this.open = openArticle();
    const article = articles[this.open];
    this.head.replaceChildren();
    this.body.replaceChildren();
    if (!article) return void this.head.append("No article was read.");
    this.chooser.value = String(this.open);
    const published = article.published
      ? [make("time", {}, article.published)]
      : article.within
        ? [`published within ${shownTime(article.within)}`, inferredMark({ inferred: true })]
        : ["day of publication unknown"];
    const by = [article.publisher, article.agency, article.author].filter(Boolean).join(" · ");
    this.head.append(
      make("h2", {}, link(article.url, oneLine(article.title ?? readIn(this.open)))),
      make(
        "p",
        {},
        by && `${by} · `,
        ...published.filter(Boolean),
        article.url && !webAddress(article.url) && ` · ${article.url}`,
        article.recorded && ` · taken in ${article.recorded}`,
      ),
    );
    this.marks = marksOf(this.open);
    if (article.text === undefined) this.showQuotes();
    else this.showText(article.text);
    this.body.setAttribute(
      "aria-label",
      article.text === undefined
        ? "Quotes of the article; arrow keys go from one to the next"
        : "Text of the article; arrow keys go from mark to mark",
    );
    this.place.scrollTop = 0;
  }

  /** Cuts the text where marks begin and end, so that each piece knows all marks over it. */
  showText(text) {
    const marks = this.marks.filter(({ at }) => at && at[1] > at[0] && at[1] <= text.length);
    const cuts = [...new Set([0, text.length, ...marks.flatMap(({ at }) => at)])].sort((one, other) => one - other);
    let open = [],
      next = 0;
    for (let index = 0; index + 1 < cuts.length; index++) {
      const [from, to] = [cuts[index], cuts[index + 1]];
      open = open.filter(({ at }) => at[1] > from);
      while (next < marks.length && marks[next].at[0] <= from) open.push(marks[next++]);
      this.body.append(this.piece(text.slice(from, to), [...open]));
    }
    const lost = this.marks.filter(({ at, part }) => !at && part !== "speaker" && part !== "verb");
    if (lost.length) {
      this.body.append(
        make("p", { class: "note" }, "Words that stand elsewhere in this text than the graph has them:"),
      );
      for (const mark of lost) this.body.append(make("p", { class: "quote" }, this.piece(mark.exact, [mark])));
    }
  }

  /** Shows the words alone, in the order of the article. */
  showQuotes() {
    this.body.append(
      make(
        "p",
        { class: "note" },
        "The text of this article is not part of the page. These are its words as far as something was read from them, in their order.",
      ),
    );
    for (const mark of this.marks) {
      if (mark.part === "speaker" || mark.part === "verb") continue;
      const item = lists[mark.type][mark.index];
      const who = mark.type === "statement" ? `${labels(item.speakers)} ${verbOf(item)} ` : "";
      this.body.append(
        make("p", { class: "quote" }, who && make("span", { class: "verb" }, who), this.piece(mark.exact, [mark])),
      );
    }
  }

  piece(text, marks) {
    if (!marks.length) return document.createTextNode(text);
    const element = make("mark", { class: [...new Set(marks.map(({ part }) => part))].join(" ") }, text);
    element.marks = marks;
    return element;
  }

  /** Marks the words of the selection and brings them in sight. */
  mark() {
    const { selected } = state;
    let first;
    for (const element of this.body.querySelectorAll("mark")) {
      const isOn =
        Boolean(selected) &&
        element.marks.some(({ type, index }) => type === selected.type && index === selected.index);
      const isOfEntity =
        selected?.type === "entity" && element.marks.some((mark) => this.takesPart(mark, selected.index));
      element.classList.toggle("on", isOn);
      element.classList.toggle("near", isOfEntity);
      if (isOn || isOfEntity) first ??= element;
    }
    if (!first || !this.place.clientHeight) return;
    const top = first.getBoundingClientRect().top - this.place.getBoundingClientRect().top;
    const room = this.place.clientHeight - covered();
    if (top < 10 || top > room * 0.7) this.place.scrollTop += top - room * 0.25;
  }

  takesPart({ type, index }, entity) {
    const item = lists[type][index];
    return type === "statement"
      ? item.speakers.includes(entity) || item.about?.includes(entity)
      : item.actor === entity || item.recipient === entity;
  }

  /** Selects what the words belong to: the shortest first, by a click on the same words the next. */
  choose(element) {
    const length = ({ at, exact }) => (at ? at[1] - at[0] : exact.length);
    const marks = [...element.marks].sort(
      (one, other) => length(one) - length(other) || (one.type < other.type ? 1 : -1),
    );
    const now = marks.findIndex(({ type, index }) => isSelected(type, index));
    const { type, index } = marks[(now + 1) % marks.length];
    if (marks.length) select(type, index);
  }

  click(event) {
    const element = event.target.closest("mark");
    if (element && !String(getSelection())) this.choose(element);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const items = [
      ...new Map(
        this.marks
          .filter(({ part }) => part !== "speaker" && part !== "verb")
          .map((mark) => [`${mark.type}${mark.index}`, mark]),
      ).values(),
    ];
    if (!items.length) return;
    const now = items.findIndex(({ type, index }) => isSelected(type, index));
    const { type, index } = items[now < 0 ? 0 : (now + step + items.length) % items.length];
    select(type, index);
  }
}
