// The selection: all that is known of it, its words, and what stands beside it.

/** Lists at most so many things of an entity. */
const SHOWN = 40;

class Detail {
  constructor() {
    this.place = byId("detail");
    watchers.push((changed) => {
      if (changed.has("selected") || changed.has("lens")) this.show();
    });
  }

  show() {
    const { selected } = state;
    const hadFocus = this.place.contains(document.activeElement);
    this.place.hidden = !selected;
    document.body.classList.toggle("selected", Boolean(selected));
    if (!selected) {
      this.place.replaceChildren();
      if (hadFocus) (document.querySelector(`#${state.view} .list`) ?? byId("canvas")).focus();
      return;
    }
    const parts = {
      entity: () => this.entity(selected.index),
      statement: () => this.statement(selected.index),
      relation: () => this.relation(selected.index),
    };
    const close = button("×", clearSelection, {
      class: "close",
      "aria-label": "Clear the selection",
      title: "Clear (Esc)",
    });
    this.place.replaceChildren(close, ...parts[selected.type]().flat().filter(Boolean));
    this.place.scrollTop = 0;
    if (hadFocus) this.place.focus();
  }

  party(entity) {
    return button(label(entity), () => select("entity", entity), { class: "party" });
  }

  parties(list) {
    return list.flatMap((entity, index) => (index ? [", ", this.party(entity)] : [this.party(entity)]));
  }

  facts(...rows) {
    return make(
      "dl",
      {},
      rows.filter(Boolean).map(([name, ...values]) => [make("dt", {}, name), make("dd", {}, values.flat())]),
    );
  }

  statement(index) {
    const s = statements[index];
    const address = addressOf(s.article, s.words[0]?.exact ?? "");
    const times = (s.times ?? []).map((time) =>
      make("div", {}, make("b", {}, shownTime(time.value)), inferredMark(time), make("small", {}, howKnown(time))),
    );
    return [
      make(
        "p",
        { class: "role claim" },
        "Claim",
        make("span", { class: "act" }, s.act),
        s.denied && make("span", { class: "tag" }, "denied"),
      ),
      make(
        "p",
        { class: "who" },
        this.parties(s.speakers),
        s.office !== undefined && [", ", this.party(s.office)],
        make("span", { class: "verb" }, ` ${verbOf(s)}`),
      ),
      make("blockquote", { class: s.kind }, wordsOf(s)),
      this.facts(
        ["When", this.time(s.said)],
        s.to && ["To", this.parties(s.to)],
        s.about && ["About", this.parties(s.about)],
        s.place !== undefined && ["Where", this.party(s.place)],
        s.occasion && ["Occasion", oneLine(s.occasion.exact)],
        times.length > 0 && ["Times in it", times],
        s.within !== undefined && ["Told in", this.item({ type: "statement", index: s.within })],
        Array.isArray(s.stance) &&
          s.stance.length > 0 && ["Stance", s.stance.map((line) => make("div", {}, String(line)))],
        [
          "How sure",
          sureness(s.confidence),
          make(
            "small",
            {},
            `the rule ${s.rule} is right ${Math.round(s.confidence * 100)} times in 100; ${KINDS[s.kind] ?? s.kind}`,
          ),
        ],
        ["Read in", readIn(s.article)],
      ),
      this.actions(() => cite(s), address),
      this.neighbours(s.article, "statement", index),
    ];
  }

  relation(index) {
    const r = relations[index];
    const voices = voicesOf(r);
    const evidence = r.evidence.map((evidence) =>
      make(
        "div",
        { class: "evidence" },
        make("blockquote", {}, oneLine(evidence.words.exact)),
        make("small", {}, [
          `${readIn(evidence.article)} · ${evidence.voices ? `by the word of ${labels(evidence.voices)}` : "the article’s own word"} · rule ${evidence.rule}`,
        ]),
        evidence.happened &&
          make(
            "small",
            {},
            `${shownTime(evidence.happened.value)}: ${howKnown(evidence.happened)}`,
            inferredMark(evidence.happened),
          ),
        evidence.statement !== undefined && this.item({ type: "statement", index: evidence.statement }),
      ),
    );
    const main = mainEvidence(r);
    return [
      make(
        "p",
        { class: `role ${r.fact ? "fact" : "claim"}` },
        r.fact ? "Reported" : "Claim",
        make("small", {}, r.fact ? "by the article itself" : `by the word of ${voices}`),
      ),
      make(
        "p",
        { class: "who" },
        this.party(r.actor),
        make("span", { class: "relation" }, ` ${relationLabel(r)} `),
        this.party(r.recipient),
      ),
      this.facts(
        [
          "When",
          r.when ? make("b", {}, shownTime(r.when)) : "no date given",
          r.state && make("small", {}, "a state that holds; the time says when it began or was so"),
        ],
        r.place !== undefined && ["Where", this.party(r.place)],
      ),
      ...evidence,
      this.actions(() => citeRelation(r), addressOf(main.article, main.words.exact)),
      this.neighbours(main.article, "relation", index),
    ];
  }

  entity(index) {
    const entity = entities[index];
    const involved = (list, test) => list.flatMap((thing, place) => (test(thing) ? [place] : []));
    const said = involved(statements, (s) => s.speakers.includes(index));
    const about = involved(statements, (s) => s.about?.includes(index) || s.to?.includes(index));
    const related = involved(relations, (r) => r.actor === index || r.recipient === index);
    const section = (title, type, list) =>
      list.length > 0 &&
      make(
        "section",
        {},
        make("h2", {}, `${title} (${list.length.toLocaleString("en")})`),
        make(
          "ul",
          {},
          list.slice(0, SHOWN).map((place) => make("li", {}, this.item({ type, index: place }))),
        ),
        list.length > SHOWN && make("small", {}, "More by the filters and the search."),
      );
    const calls = entity.calls?.map(([party, name]) =>
      make("div", {}, make("small", { class: "in" }, `${parties[party]}: `), make("b", {}, name)),
    );
    return [
      make(
        "p",
        { class: `role ${said.length ? "speaker" : ""}` },
        said.length ? "Speaker" : "Party",
        make("small", {}, entity.kind ?? "kind unknown"),
      ),
      make("p", { class: "who" }, make("b", {}, label(index))),
      this.facts(
        label(index) !== entity.label && ["Else", entity.label],
        entity.names && ["Also", entity.names.join(", ")],
        calls && ["Called", calls],
        !entity.id.startsWith("entity/") && ["Link", "by the words of one article; not linked to anybody known"],
      ),
      said.length > 0 && button("Only what it says", () => change({ by: index }), { class: "plain" }),
      section("Says", "statement", said),
      section("Spoken of or to", "statement", about),
      section("Relations", "relation", related),
    ];
  }

  /** Gives a statement or relation as a line that selects it. */
  item({ type, index }) {
    const thing = lists[type][index];
    const text =
      type === "statement"
        ? `${shownTime(thing.said?.value) ?? "no date"} · ${labels(thing.speakers)} ${verbOf(thing)}: ${wordsOf(thing)}`
        : `${thing.when ? `${shownTime(thing.when)} · ` : ""}${label(thing.actor)} ${relationLabel(thing)} ${label(thing.recipient)}`;
    const look = type === "statement" || !thing.fact ? "claim" : "fact";
    return button(text, () => select(type, index), { class: `item ${look}` });
  }

  neighbours(article, type, index) {
    const found = article === null || article === undefined ? [] : beside(article, type, index);
    return (
      found.length > 0 &&
      make(
        "section",
        {},
        make("h2", {}, "From the same words"),
        make(
          "ul",
          {},
          found.slice(0, SHOWN).map((mark) => make("li", {}, this.item(mark))),
        ),
      )
    );
  }

  time(time) {
    if (!time) return make("span", {}, "no date given");
    return [make("b", {}, shownTime(time.value)), inferredMark(time), make("small", {}, howKnown(time))];
  }

  actions(citation, address) {
    return make(
      "p",
      { class: "actions" },
      button("Copy citation", () => copy(citation())),
      button("Show in the article", () => change({ view: "article" }), { class: "to-article" }),
      address && link(address, "Open the source at these words ↗"),
    );
  }
}

const KINDS = { direct: "every word is quoted", indirect: "in the words of the reporter", mixed: "quoted in part" };
