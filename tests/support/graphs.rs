//! Graphs made by hand, one small and one hostile, and how to write them.

#![allow(dead_code, clippy::unwrap_used)] // each file of tests needs a part of it

use crate::support::{dated, extraction, moment, party, relation, statement};
use demarche::article::Article;
use demarche::evidence::{TimeRelation, TimeStatus};
use demarche::export::{EXPORTERS, File, Write};
use demarche::graph::{EventGraph, build_graph};
use demarche::knowledge::Knowledge;
use demarche::ontology::{Modality, Polarity, StatementKind};
use demarche::statement::SaidDays;
use std::sync::LazyLock;

/// Texts that break out of badly written files, and some that are only odd.
pub(crate) const HOSTILE: &[&str] = &[
    "\"]; evil [label=\"pwned\"]; x [label=\"",
    "</text></svg><script>alert(1)</script>",
    "<![CDATA[ ]]> <!-- --> &eacute; &#0; &amp;",
    "back\\slash \\\" \\N \\G \\",
    "nul \0 bell \u{7} escape \u{1b}[31m line\r\nbreak\ttab",
    "\u{FEFF}\u{FFFE}\u{FFFF}\u{202E}right to left",
    "https://example.org/a b?c=d#e",
    "https://w3id.org/demarche/entity/state/jp",
    "_:b0 @id @graph {\"@value\": 1}",
    "..",
    "/",
    "%2F",
    "",
    " ",
    "日本語の長い名前はどこで折り返すのか、それが問題であるがしかしながら誰も知らないのである",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft-und-mehr",
    "end",
    "=HYPERLINK(\"https://x\",\"y\")",
    "+1-1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "`code` ``` #subgraph end%%{init: {}}%%",
    "]]></data><x/>",
    "' OR 1=1; MATCH (n) DETACH DELETE n //",
    "\\u0027}) DETACH DELETE n //",
    "[[x|y]] ![[z]] $1$ ==a== %%b%%",
    "---\n# head\n---",
    "</script><script>alert(1)</script>",
    "＝1+1",
    "name;with;semicolons | and | pipes",
    "con",
    "e\u{301}\u{301}\u{301}👩‍👩‍👧‍👦",
];

/// As precise as words are.
pub(crate) const DATES: &[&str] = &["1956", "2020-09", "2024-06-05", "XXXX-WXX-5", "2024-SU"];

/// Loaded once: every test and every case of the laws needs it.
pub(crate) fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());
    &KNOWLEDGE
}

/// Writes a format; one of a single file gives that file without a name.
pub(crate) fn write_files(name: &str, graph: &EventGraph) -> Vec<File> {
    let exporter = EXPORTERS.iter().find(|exporter| exporter.name == name).unwrap();
    let ontology = &knowledge().ontology;
    match exporter.write {
        Write::File(write) => vec![File {
            name: String::new(),
            bytes: write(graph, ontology).unwrap(),
        }],
        Write::Folder(write) => write(graph, ontology).unwrap(),
    }
}

pub(crate) fn write(name: &str, graph: &EventGraph) -> Vec<u8> {
    write_files(name, graph).remove(0).bytes
}

/// A statement and three relations: of the article's own, denied in a year, claimed by a speaker for a month.
pub(crate) fn small_graph() -> EventGraph {
    const TEXT: &str = "Abe said \"Japan claims the islands\". Russia, denied: it did not meet Japan.";
    let article = Article {
        title: Some("Islands & words".to_owned()),
        publisher: Some("The Daily".to_owned()),
        author: Some("A. Writer".to_owned()),
        published: "2021-06-05".parse().ok(),
        url: Some("https://example.org/1?a=b&c=d".to_owned()),
        ..Article::from_text("daily-1", TEXT, None)
    };
    let mut said = dated(
        statement(TEXT, "s1", "person/shinzo-abe", "Japan claims the islands"),
        "2020-09",
    );
    said.about = vec![party("state/jp"), party("the islands")];
    said.office = knowledge()
        .gazetteer
        .entity(&"office/jp-prime-minister".into())
        .map(|office| office.party(None));
    said.kind = StatementKind::Direct;
    let mut claim = relation(TEXT, "state/jp", "claims", "the islands", "Japan claims the islands");
    claim.evidence.voices = vec![party("person/shinzo-abe")];
    claim.happened = Some(moment(claim.trigger, "2020-09"));
    let mut denied = relation(TEXT, "state/ru", "met_with", "state/jp", "did not meet Japan");
    denied.polarity = Polarity::Denied;
    denied.happened = Some(moment(denied.trigger, "1956"));
    let mut planned = relation(TEXT, "state/jp", "met_with", "state/ru", "it");
    planned.modality = Modality::Planned;
    planned.happened = Some(moment(planned.trigger, "2008-W09"));
    let extraction = extraction(&article, knowledge(), vec![said], vec![claim, denied, planned]);
    build_graph(&article, &extraction, knowledge())
}

/// A graph in which every text of people's making is hostile.
pub(crate) fn hostile_graph() -> EventGraph {
    let mut graph = EventGraph::default();
    for (index, text) in HOSTILE.iter().enumerate() {
        let mut article = Article::from_text(text, format!("said {text}"), None);
        article.title = Some((*text).to_owned());
        article.publisher = Some((*text).to_owned());
        article.url = Some((*text).to_owned());
        // Every other statement has a date that means something.
        let date = if index % 2 == 0 {
            text
        } else {
            DATES[index / 2 % DATES.len()]
        };
        let mut said = dated(statement(&article.text, &index.to_string(), text, text), date);
        // Some are said since then, which is no day that it was said on.
        if index % 6 == 1 {
            let moment = said.said.as_mut().unwrap();
            moment.when.relation = TimeRelation::Since;
            said.days = SaidDays::of(moment, TimeStatus::Stated);
        }
        said.about = vec![party(text), party("state/jp")];
        said.addressee = Some(party(text));
        // Some are events, and some the article says itself.
        let relation_type = if index % 3 == 0 { "invaded" } else { "claims" };
        let mut claim = relation(&article.text, text, relation_type, "territory/x", text);
        if index % 4 != 0 {
            claim.evidence.voices = vec![party(text)];
        }
        claim.place = Some(party(text));
        claim.happened = Some(moment(claim.trigger, text));
        let extraction = extraction(&article, knowledge(), vec![said], vec![claim]);
        graph.merge(build_graph(&article, &extraction, knowledge()));
    }
    graph
}
