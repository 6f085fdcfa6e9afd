// Prints a graph of so many statements by so many people, as JSON-LD: node many-statements.mjs 20000 1500
const [statements, people] = process.argv.slice(2).map(Number);
const BASE = "https://w3id.org/demarche/";
const STATES = [
  "Japan",
  "Russia",
  "China",
  "France",
  "Poland",
  "Brazil",
  "India",
  "Egypt",
  "Kenya",
  "Peru",
  "Chile",
  "Norway",
];
const NAMES = ["Anna", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Hiro", "Ines", "Jonas", "Karim"];
const PER_ARTICLE = 40;

const nodes = [];
const stateOf = (index) => `${BASE}entity/state/s${index % STATES.length}`;
const personOf = (index) => `${BASE}entity/person/p${index % people}`;
STATES.forEach((label, index) => nodes.push({ "@id": stateOf(index), "@type": ["State", "schema:Country"], label }));
for (let index = 0; index < people; index++) {
  const label = `${NAMES[index % NAMES.length]} Ba${index.toString(36)}ko`;
  nodes.push({ "@id": personOf(index), "@type": ["Person", "schema:Person"], label });
}

function quote(article, start, exact) {
  const end = start + exact.length;
  const selector = {
    "@id": `${article}#selector=${start},${end}`,
    "@type": ["oa:TextQuoteSelector", "oa:TextPositionSelector"],
    exact,
    start,
    end,
  };
  return { "@id": `${article}#char=${start},${end}`, "@type": "oa:SpecificResource", hasSource: article, selector };
}

for (let index = 0; index < statements; index++) {
  const number = Math.floor(index / PER_ARTICLE),
    article = `${BASE}article/a${number}`;
  const day = `${2000 + (number % 24)}-${String((number % 12) + 1).padStart(2, "0")}-${String((number % 27) + 1).padStart(2, "0")}`;
  if (index % PER_ARTICLE === 0) {
    nodes.push({
      "@id": article,
      "@type": "schema:NewsArticle",
      identifier: `a${number}`,
      headline: `Report ${number}`,
      publisher: `Wire ${number % 7}`,
      datePublished: day,
      url: `https://example.org/${number}`,
    });
  }
  const id = `${article}/statement/s${index}`,
    at = (index % PER_ARTICLE) * 200;
  // Every fourth is known to the month alone, and every tenth has no date.
  const timex = index % 4 ? day : day.slice(0, 7);
  const said = {
    "@id": `${id}/said`,
    "@type": "Moment",
    timex,
    timeRelation: "during",
    earliest: index % 4 ? day : `${timex}-01`,
    latest: index % 4 ? day : `${timex}-28`,
    precision: index % 4 ? "day" : "month",
    words: quote(article, at + 30, "then"),
    countedFrom: { "@id": article },
    rule: "weekday-past",
  };
  nodes.push({
    "@id": id,
    "@type": ["Statement", "schema:Claim"],
    speaker: personOf(index * 7),
    ...(index % 10 && { said }),
    cue: quote(article, at + 20, "said"),
    content: quote(
      article,
      at + 40,
      `agreement number ${index} with ${STATES[index % STATES.length]} would be signed soon`,
    ),
    quotation: "indirect",
    act: "state",
    polarity: "affirmed",
    about: [stateOf(index), stateOf(index * 5 + 1)],
    derivedFrom: article,
    rule: "say-clause",
    confidence: "0.86",
  });
  if (index % 20 === 0) {
    const relation = `${BASE}relation/r${index}`;
    nodes.push({
      "@id": relation,
      "@type": "Relation",
      relationType: "met_with",
      actor: personOf(index * 3),
      recipient: personOf(index * 11 + 1),
      polarity: "affirmed",
      modality: "actual",
      evidence: {
        "@id": `${relation}/evidence/e`,
        "@type": "Evidence",
        quote: quote(article, at + 120, "they met"),
        rule: "met",
        ...(index % 40 && { voices: [personOf(index * 7)] }),
      },
    });
  }
}
process.stdout.write(JSON.stringify({ "@context": {}, "@graph": nodes }));
