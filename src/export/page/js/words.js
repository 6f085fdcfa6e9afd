// What things are called, how times are told, and how a statement is cited.

/** Gives what an entity is called: as the chosen party does, where it has a name of its own. */
function label(entity) {
  const { calls, label } = entities[entity];
  const call = state.lens >= 0 && calls?.find(([party]) => party === state.lens);
  return call ? call[1] : label;
}

const labels = (list) => list.map(label).join(", ");

/** Gives the words of a quotation on one line. */
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

const wordsOf = (statement) => statement.words.map((words) => oneLine(words.exact)).join(" … ");

/** Gives the verb of a report; a colon or a quotation mark is none. */
const verbOf = (statement) => (/[\p{L}\p{N}]/u.test(statement.verb.exact) ? oneLine(statement.verb.exact) : "");

/** Gives the first evidence of a relation: an article's own word before anybody else's. */
const mainEvidence = (relation) =>
  relation.evidence.find((evidence) => !evidence.voices === relation.fact) ?? relation.evidence[0];

const outlet = (article) =>
  article === undefined || article === null
    ? ""
    : (articles[article].publisher ??
      articles[article].title ??
      decodeURIComponent(articles[article].id.split("/").at(-1)));

/** Gives who printed an article, and when. */
const readIn = (article) => [outlet(article), articles[article]?.published].filter(Boolean).join(", ");

/** Gives a relation's label with what bounds it: `met with, planned, at Sochi`. */
function relationLabel(relation) {
  const place = relation.place === undefined ? "" : `at ${label(relation.place)}`;
  return [relation.label, relation.denied && "denied", relation.modality, place].filter(Boolean).join(", ");
}

/** Gives whose word a relation is: empty for a fact. */
function voicesOf(relation) {
  if (relation.fact) return "";
  const chains = relation.evidence.map((evidence) => (evidence.voices ?? []).map(label).join(" by the word of "));
  return [...new Set(chains)].join("; ");
}

/** Gives a time as it is read, no more precise than it is: `2024-06`, `2021-01-01 to 2021-10-01`, `since 2022-02-24`. */
function shownTime(value) {
  const ends = value?.split("/");
  if (ends?.length !== 2) return value;
  const [first, last] = ends;
  return last === ".." ? `since ${first}` : first === ".." ? `until ${last}` : `${first} to ${last}`;
}

/** Gives a day as a number of days, for places on a line. */
const dayNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86400000);

/** Gives the first and last day of what was said or happened, as numbers; an open end is infinite. */
function span(days) {
  if (!days) return undefined;
  const [first, last] = days;
  return [first ? dayNumber(first) : -Infinity, last ? dayNumber(last) : Infinity];
}

const daysOf = (item) => (item.type === "statement" ? statements[item.index].said?.days : relations[item.index].days);

/** Orders by the first day, then by the last; what was before a day stands before it, unknown days come last. */
function compareDays(one, other) {
  const key = (days) => (days ? [days[0] ?? days[1], days[1] ?? "9999"] : ["~", "~"]);
  const [a, b] = [key(one), key(other)];
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}

const PRECISION = {
  time: "a time of a day",
  day: "a day",
  weekend: "a weekend",
  week: "a week",
  month: "a month",
  quarter: "a quarter",
  season: "a season",
  half: "half a year",
  year: "a year",
  decade: "a decade",
  century: "a century",
  range: "a range",
};

/** Tells how a time is known: the words, how precise they are, and what they are counted from. */
function howKnown(time) {
  const known = PRECISION[time.precision] ?? "no more is known";
  const parts = [`“${oneLine(time.words)}”`, `known to ${known}`.replace("to no more", "so far: no more")];
  if (time.from) parts.push(`counted from ${time.from}`);
  parts.push(`rule ${time.rule}${time.via ? `, taken over by ${time.via}` : ""}`);
  return parts.join(" · ");
}

/** Gives a text as it is searched: without accents and capitals. */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Gives a statement as a citation: speaker, date, words, outlet, day of publication, address. */
function cite(statement) {
  const article = articles[statement.article] ?? {};
  const office = statement.office === undefined ? "" : ` (${label(statement.office)})`;
  const date = statement.said
    ? `${shownTime(statement.said.value)}${statement.said.inferred ? " (inferred)" : ""}`
    : "no date given";
  const words = wordsOf(statement);
  const said = statement.kind === "direct" ? `“${words}”` : `as reported: “${words}”`;
  return [
    `${labels(statement.speakers)}${office}, ${date}, ${verbOf(statement) ? `${verbOf(statement)}, ` : ""}${said}`,
    citeArticle(article),
  ].join(" ");
}

/** Gives a relation as a citation: what holds by whose word, with the words of the article. */
function citeRelation(relation) {
  const evidence = mainEvidence(relation);
  const voices = voicesOf(relation);
  const what = `${label(relation.actor)} ${relationLabel(relation)} ${label(relation.recipient)}`;
  const bounds = `${shownTime(relation.when) ?? "no date given"}, ${voices ? `claimed by ${voices}` : "reported by the article itself"}`;
  return `${what} (${bounds}): “${oneLine(evidence.words.exact)}” ${citeArticle(articles[evidence.article] ?? {})}`;
}

function citeArticle(article) {
  const parts = [
    article.title && `“${oneLine(article.title)}”`,
    article.publisher,
    article.agency && `(${article.agency})`,
  ];
  const date = article.published ?? (article.within ? `published within ${shownTime(article.within)}` : "n.d.");
  return `${[...parts, date, webAddress(article.url)].filter(Boolean).join(", ")}.`;
}

/** Gives the address of an article at some words, as browsers find them: `#:~:text=first words,last words`. */
function addressOf(article, exact) {
  const address = webAddress(articles[article]?.url);
  const words = oneLine(exact).split(" ");
  if (!address || !words[0]) return address;
  const encode = (list) => encodeURIComponent(list.join(" ")).replace(/-/g, "%2D");
  const text = words.length > 9 ? `${encode(words.slice(0, 4))},${encode(words.slice(-4))}` : encode(words);
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${text}`;
}

/** Puts a text on the clipboard; old browsers and local files need the second way. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { class: "unseen", text });
    document.body.append(area);
    area.value = text;
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  tell(`Copied: ${text}`);
}
