// The page: its head, filters, tabs and keys, and what is printed.

function fillHead() {
  const times = statements.map((s) => s.said).filter((said) => said?.days);
  times.sort((one, other) => compareDays(one.days, other.days));
  const outlets = [...new Set(articles.map((_, index) => outlet(index)))];
  const from = outlets.length > 4 ? `${plural(outlets.length, "outlet")}` : outlets.join(", ");
  const claimed = relations.filter(({ fact }) => !fact).length;
  const parts = [
    plural(articles.length, "article"),
    plural(statements.length, "statement"),
    `${plural(relations.length, "relation")} (${claimed.toLocaleString("en")} only claimed)`,
  ];
  const [first, last] = [shownTime(times[0]?.value), shownTime(times.at(-1)?.value)];
  // Dates that would leave out nothing, written as dates can be.
  const [since, until] = [times[0]?.days[0], times.at(-1)?.days[1]];
  byId("from").placeholder = since?.slice(0, 4) ?? "1956";
  byId("to").placeholder = until?.slice(0, 7) ?? "2024-06";
  if (first) parts.push(first === last ? `said ${first}` : `said from ${first} to ${last}`);
  // What the title says already need not stand below it.
  const untold = parts.filter((part) => !data.title.includes(part));
  byId("sum").textContent = `${untold.join(" · ")}${from ? ` · ${from}` : ""}`;
  if (statements.length > 20000) {
    byId("notice").hidden = false;
    byId("notice").textContent =
      `${plural(statements.length, "statement")} are more than can be looked through: search, or choose a speaker or days.`;
    byId("more").open = true;
  }
}

function fillFilters() {
  const option = (value, text) => make("option", { value }, text);
  const speakers = entities.map((_, index) => index).filter((index) => spoken[index]);
  speakers.sort((one, other) => spoken[other] - spoken[one]);
  byId("by").append(
    ...speakers
      .slice(0, 2000)
      .map((index) => option(entities[index].id, `${entities[index].label} (${spoken[index]})`)),
  );
  const kinds = new Set(entities.map(({ kind }) => kind).filter(Boolean));
  byId("kind").append(...[...kinds].sort().map((kind) => option(kind, kind)));
  byId("lens-label").hidden = !parties.length;
  byId("lens").append(...parties.map((party) => option(party, party)));
  const set = (id, event, patch) => byId(id).addEventListener(event, ({ target }) => change(patch(target)));
  set("search", "input", ({ value }) => ({ q: value.trim() }));
  set("by", "change", ({ value }) => ({ by: places.entity.get(value) ?? -1 }));
  set("kind", "change", ({ value }) => ({ kind: value }));
  set("lens", "change", ({ value }) => ({ lens: parties.indexOf(value) }));
  set("claims", "change", ({ checked }) => ({ claims: checked }));
  set("facts", "change", ({ checked }) => ({ facts: checked }));
  for (const id of ["from", "to"]) byId(id).addEventListener("input", ({ target }) => changeDay(id, target));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("reset").addEventListener("click", () => {
    change({ q: "", by: -1, kind: "", from: "", to: "", claims: true, facts: true, lens: -1, article: -1 });
    byId("wrong").textContent = "";
  });
  // The filters stand open where there is room for them.
  const wide = matchMedia("(min-width: 1280px)");
  const open = () => (byId("more").open = wide.matches);
  wide.addEventListener("change", open);
  open();
  watchers.push((changed) => {
    showFilters();
    if (FILTERS.some((name) => changed.has(name))) {
      tell(
        `${plural(visible.statements.length, "statement")} and ${plural(visible.relations.length, "relation")} are shown.`,
      );
    }
  });
}

/** Takes a day, month or year while it is typed; what is none of these changes nothing. */
function changeDay(id, input) {
  const value = input.value.trim();
  const isDay = value === "" || /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(value);
  input.setAttribute("aria-invalid", String(!isDay));
  byId("wrong").textContent = isDay || value.length < 4 ? "" : "A date is 1956, 2024-06 or 2024-06-06.";
  if (isDay) change({ [id]: value });
}

function showFilters() {
  const put = (id, value) => {
    if (byId(id).value.trim() !== value) byId(id).value = value;
  };
  put("search", state.q);
  put("by", state.by < 0 ? "" : entities[state.by].id);
  put("kind", state.kind);
  put("lens", state.lens < 0 ? "" : parties[state.lens]);
  for (const id of ["from", "to"]) if (document.activeElement !== byId(id)) put(id, state[id]);
  byId("claims").checked = state.claims;
  byId("facts").checked = state.facts;
  byId("tab-statements").dataset.count = visible.statements.length.toLocaleString("en");
  byId("tab-relations").dataset.count = visible.relations.length.toLocaleString("en");
}

function fillTabs() {
  const tabs = VIEWS.map((view) => byId(`tab-${view}`));
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => change({ view: VIEWS[index] }));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      let next = index;
      do next = (next + step + tabs.length) % tabs.length;
      while (!tabs[next].offsetParent);
      tabs[next].focus();
      change({ view: VIEWS[next] });
    });
  });
  const show = () => {
    tabs.forEach((tab, index) => {
      const isOn = VIEWS[index] === state.view;
      tab.setAttribute("aria-selected", String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
    });
    // One tab can always be reached by keys, also where the view stands beside the others.
    if (!tabs[VIEWS.indexOf(state.view)].offsetParent) tabs[0].tabIndex = 0;
  };
  watchers.push((changed) => changed.has("view") && show());
  show();
}

function onKey(event) {
  const isTyping = event.target.closest?.("input, select, textarea");
  if (event.key === "Escape") {
    if (isTyping && event.target.value && event.target.id === "search") return change({ q: "" });
    if (isTyping) event.target.blur();
    else clearSelection();
  } else if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    byId("search").focus();
    byId("search").select();
  }
}

/** Prints the statements and relations that pass the filters, and the articles. */
function fillPaper() {
  const line = (...cells) =>
    make(
      "tr",
      {},
      cells.map((text) => make("td", {}, text)),
    );
  const table = (title, heads, lines) =>
    lines.length > 0 &&
    make(
      "table",
      {},
      make("caption", {}, title),
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          heads.map((head) => make("th", {}, head)),
        ),
      ),
      make("tbody", {}, lines),
    );
  const most = (list) => list.slice(0, 5000);
  const kept = new Set(visible.statements);
  const said = (s) => `${verbOf(s)} ${s.kind === "direct" ? `“${wordsOf(s)}”` : wordsOf(s)}`.trim();
  const lines = most(tables.statements.order("when").filter((place) => kept.has(place))).map((place) => {
    const s = statements[place];
    return line(
      shownTime(s.said?.value) ?? "no date",
      labels(s.speakers),
      said(s),
      labels(s.about ?? []),
      readIn(s.article),
    );
  });
  const related = most(visible.relations).map((place) => {
    const r = relations[place];
    return line(
      shownTime(r.when) ?? "no date",
      label(r.actor),
      relationLabel(r),
      label(r.recipient),
      r.fact ? "the article" : `claimed by ${voicesOf(r)}`,
    );
  });
  const sources = articles.map((article) => make("li", {}, citeArticle(article)));
  byId("paper").replaceChildren(
    ...[
      table("Statements", ["When", "Who", "Says", "About", "Read in"], lines),
      table("Relations", ["When", "Who", "Does or is", "Whom or what", "By whose word"], related),
      make("h2", {}, "Sources"),
      make("ol", {}, sources),
    ].filter(Boolean),
  );
}

filter();
new Detail();
const graph = new Graph();
const tables = { statements: new Table("statements"), relations: new Table("relations") };
const timeline = new Timeline();
const articleView = new ArticleView();
new Gestures(graph);
fillHead();
fillFilters();
fillTabs();
graph.show();
tables.statements.show();
tables.relations.show();
timeline.show();
articleView.show();
showFilters();
readAddress();
addEventListener("popstate", readAddress);
addEventListener("keydown", onKey);
addEventListener("beforeprint", fillPaper);
addEventListener("afterprint", () => byId("paper").replaceChildren());
byId("skip").addEventListener("click", () => tables.statements.list.box.focus());
document.documentElement.classList.add("ready");
