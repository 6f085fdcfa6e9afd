// What is selected and what is shown: the same for all views, and kept in the address.

const state = {
  view: "statements",
  selected: undefined,
  /** The article that was chosen; without one that of the first row is open. */
  article: -1,
  q: "",
  by: -1,
  kind: "",
  from: "",
  to: "",
  claims: true,
  facts: true,
  lens: -1,
};

/** The places of what passes the filters. */
const visible = { statements: [], relations: [] };

/** What is called after a change, with the names of what has changed. */
const watchers = [];

const places = {
  entity: index(entities),
  statement: index(statements),
  relation: index(relations),
  article: index(articles),
};
const lists = { entity: entities, statement: statements, relation: relations };

function index(list) {
  return new Map(list.map((item, place) => [item.id, place]));
}

/** Changes the state, then everything that shows it. */
function change(patch, isNew = false) {
  const changed = Object.keys(patch).filter((key) => state[key] !== patch[key]);
  if (!changed.length) return;
  Object.assign(state, patch);
  if (changed.some((key) => FILTERS.includes(key))) filter();
  writeAddress(isNew);
  // Before anybody measures what is in sight.
  document.body.dataset.view = state.view;
  for (const watch of watchers) watch(new Set(changed));
}

const FILTERS = ["q", "by", "kind", "from", "to", "claims", "facts", "lens"];

const isSelected = (type, place) => state.selected?.type === type && state.selected.index === place;

/** Selects an entity, a statement or a relation in every view. */
function select(type, place) {
  if (isSelected(type, place)) return;
  const selected = { type, index: place };
  const article = articleOf(selected);
  change(article === undefined ? { selected } : { selected, article }, true);
  tell(`Selected: ${describe(selected)}`);
}

function clearSelection() {
  if (!state.selected) return;
  change({ selected: undefined }, true);
  tell("Nothing is selected.");
}

/** Gives the article that shows a selection best: the one that is open where that has it too. */
function articleOf({ type, index: place }) {
  if (type === "statement") return statements[place].article ?? undefined;
  if (type === "entity") return undefined;
  const found = relations[place].evidence.map((evidence) => evidence.article);
  return found.includes(state.article) ? state.article : (mainEvidence(relations[place]).article ?? undefined);
}

/** Gives the article that is open: the one that was chosen, or that of the first row. */
function openArticle() {
  if (state.article >= 0) return state.article;
  const { items } = state.view === "timeline" ? timeline.list : (tables[state.view] ?? tables.statements).list;
  if (!items.length) return 0;
  const first = typeof items[0] === "number" ? { type: TABLES[state.view]?.type ?? "statement", index: items[0] } : items[0];
  return articleOf(first) ?? 0;
}

/** Says in one line what is selected. */
function describe({ type, index: place }) {
  if (type === "entity") return `${label(place)}, ${entities[place].kind ?? "kind unknown"}`;
  if (type === "relation") {
    const relation = relations[place];
    const voices = voicesOf(relation);
    const status = voices ? `claimed by ${voices}` : "reported by the article itself";
    return `${label(relation.actor)} ${relationLabel(relation)} ${label(relation.recipient)}, ${status}`;
  }
  const statement = statements[place];
  return `claim, ${shownTime(statement.said?.value) ?? "no date"}, ${labels(statement.speakers)} ${verbOf(statement)}: ${wordsOf(statement)}`;
}

let haystacks;

/** Gives the folded words of every statement and relation, made when they are first searched. */
function haystack() {
  if (haystacks) return haystacks;
  const named = entities.map(({ label, names, calls }) =>
    [label, ...(names ?? []), ...(calls ?? []).map((call) => call[1])].join(" "),
  );
  const all = (list) => (list ?? []).map((entity) => named[entity]).join(" ");
  const of = (article) => [articles[article]?.title, articles[article]?.publisher, articles[article]?.agency].join(" ");
  haystacks = {
    statements: statements.map((s) =>
      fold(
        [
          all(s.speakers),
          all(s.to),
          all(s.about),
          all([s.office, s.place].filter((place) => place !== undefined)),
          s.act,
          s.verb.exact,
          wordsOf(s),
          s.said?.value,
          s.said?.words,
          of(s.article),
        ].join(" "),
      ),
    ),
    relations: relations.map((r) =>
      fold(
        [
          named[r.actor],
          r.label,
          named[r.recipient],
          r.when,
          r.modality,
          ...r.evidence.map((evidence) => `${evidence.words.exact} ${all(evidence.voices)} ${of(evidence.article)}`),
        ].join(" "),
      ),
    ),
  };
  return haystacks;
}

/** Finds what passes the filters. */
function filter() {
  const words = fold(state.q).split(/\s+/).filter(Boolean);
  const from = firstDay(state.from),
    to = lastDay(state.to);
  const isThen = (days) => {
    if (!from && !to) return true;
    return Boolean(days) && (!to || !days[0] || days[0] <= to) && (!from || !days[1] || days[1] >= from);
  };
  const isKind = (...lists) =>
    !state.kind || lists.some((list) => list?.some((entity) => entities[entity]?.kind === state.kind));
  const texts = words.length ? haystack() : undefined;
  const has = (text) => words.every((word) => text.includes(word));
  const keep = (list, test, texts) => {
    const kept = [];
    for (let place = 0; place < list.length; place++) {
      if (test(list[place]) && (!texts || has(texts[place]))) kept.push(place);
    }
    return kept;
  };
  visible.statements = state.claims
    ? keep(
        statements,
        (s) =>
          (state.by < 0 || s.speakers.includes(state.by)) &&
          isThen(s.said?.days) &&
          isKind(s.speakers, s.to, s.about, [s.place]),
        texts?.statements,
      )
    : [];
  visible.relations = keep(
    relations,
    (r) =>
      (r.fact ? state.facts : state.claims) &&
      isThen(r.days) &&
      isKind([r.actor, r.recipient]) &&
      (state.by < 0 || r.evidence.some(({ voices }) => voices?.includes(state.by))),
    texts?.relations,
  );
}

/** Gives the first and the last day of a partial date: `2024-06` begins on 2024-06-01. */
const firstDay = (text) => text && `${text}-01-01`.slice(0, 10);
const lastDay = (text) => text && `${text}${["-12-31", "-31", ""][text.split("-").length - 1]}`;

/** Writes the state into the address, so that a link leads to it. */
function writeAddress(isNew) {
  const { selected } = state;
  const parts = new URLSearchParams();
  if (selected) parts.set("select", lists[selected.type][selected.index].id);
  if (state.view !== "statements") parts.set("view", state.view);
  if (state.article >= 0) parts.set("article", articles[state.article].id);
  for (const name of ["q", "kind", "from", "to"]) if (state[name]) parts.set(name, state[name]);
  if (state.by >= 0) parts.set("by", entities[state.by].id);
  if (state.lens >= 0) parts.set("names", parties[state.lens]);
  if (!state.claims || !state.facts)
    parts.set("show", [state.claims && "claims", state.facts && "facts"].filter(Boolean).join(" "));
  const address = `#${parts}`.replace(/%2F/g, "/");
  if (address === (location.hash || "#")) return;
  try {
    history[isNew ? "pushState" : "replaceState"](null, "", address);
  } catch {
    // Some frames, as previews of mail are, have no address of their own.
  }
}

/** Reads the address; what it names and is not here is told. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const id = parts.get("select");
  const type = id && Object.keys(lists).find((type) => places[type].has(id));
  const selected = type && { type, index: places[type].get(id) };
  const same = selected && isSelected(selected.type, selected.index);
  const show = (parts.get("show") ?? "claims facts").split(" ");
  const article = places.article.get(parts.get("article")) ?? (selected ? articleOf(selected) : undefined) ?? -1;
  change({
    selected: same ? state.selected : selected || undefined,
    view: VIEWS.includes(parts.get("view")) ? parts.get("view") : "statements",
    article,
    by: places.entity.get(parts.get("by")) ?? -1,
    lens: parties.indexOf(parts.get("names")),
    q: parts.get("q") ?? "",
    kind: parts.get("kind") ?? "",
    from: parts.get("from") ?? "",
    to: parts.get("to") ?? "",
    claims: show.includes("claims"),
    facts: show.includes("facts"),
  });
  if (id && !type) tell(`This page has no ${id}.`);
  else if (selected) tell(`Selected: ${describe(selected)}`);
}

const VIEWS = ["statements", "relations", "timeline", "graph", "article"];
