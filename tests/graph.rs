//! Step 12: what becomes one node or edge, whose word it is, and that all of it stands in the text.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/articles.rs"]
mod reading;
mod support;

use demarche::article::Article;
use demarche::graph::{EventGraph, NodeId, Part, build_graph, find_unsupported};
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use demarche::relation::Relation;
use demarche::statement::Statement;
use support::{dated, extraction, moment, party, relation, statement};

const TEXT: &str =
    "Tokyo – “Nō,” Suga said, adding that he told Putin that Japan claims the islands. Japan met Russia.";

fn build(id: &str, text: &str, statements: Vec<Statement>, relations: Vec<Relation>) -> EventGraph {
    let knowledge = Knowledge::built_in().unwrap();
    let article = Article::from_text(id, text, None);
    let extraction = extraction(&article, &knowledge, statements, relations);
    build_graph(&article, &extraction, &knowledge)
}

/// Writes the relations as `actor type recipient: words (voices)`, for comparing.
fn relations(graph: &EventGraph) -> Vec<String> {
    let show = |(actor, edge, recipient): (&NodeId, &demarche::graph::RelationEdge, &NodeId)| {
        let evidence = edge.evidence.iter().map(|evidence| {
            let voices: Vec<&str> = evidence.voices.iter().map(NodeId::as_str).collect();
            format!(
                "{} {} ({})",
                evidence.quote.article,
                evidence.quote.exact,
                voices.join(", ")
            )
        });
        let evidence: Vec<String> = evidence.collect();
        format!(
            "{actor} {} {recipient}: {}",
            edge.key.relation_type,
            evidence.join("; ")
        )
    };
    graph.relations().into_iter().map(show).collect()
}

#[test]
fn the_same_relation_from_two_articles_is_one_edge_with_two_pieces_of_evidence() {
    let claim = || {
        vec![relation(
            TEXT,
            "state/jp",
            "claims",
            "territory/x",
            "Japan claims the islands",
        )]
    };
    let mut graph = build("a", TEXT, Vec::new(), claim());
    graph.merge(build("b", TEXT, Vec::new(), claim()));
    graph.merge(build("b", TEXT, Vec::new(), claim()));
    assert_eq!(
        relations(&graph),
        [
            "entity/state/jp claims entity/territory/x: article/a Japan claims the islands (); \
          article/b Japan claims the islands ()"
        ]
    );
}

#[test]
fn a_symmetric_relation_is_the_same_in_both_directions() {
    let met = |actor, recipient| relation(TEXT, actor, "met_with", recipient, "met");
    let graph = build(
        "a",
        TEXT,
        Vec::new(),
        vec![met("state/ru", "state/jp"), met("state/jp", "state/ru")],
    );
    assert_eq!(
        relations(&graph),
        ["entity/state/jp met_with entity/state/ru: article/a met ()"]
    );
}

#[test]
fn what_differs_in_time_or_polarity_is_not_the_same() {
    let met = || relation(TEXT, "state/jp", "met_with", "state/ru", "met");
    let happened = Some(moment(met().trigger, "2018"));
    let polarity = demarche::ontology::Polarity::Denied;
    let graph = build(
        "a",
        TEXT,
        Vec::new(),
        vec![met(), Relation { happened, ..met() }, Relation { polarity, ..met() }],
    );
    assert_eq!(graph.relations().len(), 3);
}

#[test]
fn a_claim_keeps_its_voices_and_the_innermost_statement_that_tells_it() {
    let mut claim = relation(TEXT, "state/jp", "claims", "territory/x", "Japan claims the islands");
    claim.evidence.voices = vec![party("person/suga")];
    let mut inner = statement(TEXT, "inner", "person/suga", "Japan claims the islands");
    inner.within = Some(0);
    let outer = statement(
        TEXT,
        "outer",
        "person/suga",
        "he told Putin that Japan claims the islands",
    );
    let graph = build("a", TEXT, vec![outer, inner], vec![claim]);
    let told_in: Vec<_> = graph
        .relations()
        .iter()
        .flat_map(|(_, relation, _)| {
            relation
                .evidence
                .iter()
                .map(|evidence| (relation.is_fact(), &evidence.statement))
        })
        .map(|(is_fact, statement)| (is_fact, statement.as_ref().unwrap().to_string()))
        .collect();
    assert_eq!(told_in, [(false, "article/a/statement/inner".to_owned())]);
    let inner = NodeId::new("article/a/statement/inner");
    let outer = NodeId::new("article/a/statement/outer");
    assert!(graph.parts(&inner).contains(&(Part::Within, &outer)));
}

#[test]
fn parties_that_are_not_linked_are_kept_by_article_and_name() {
    let said = || vec![dated(statement(TEXT, "s", "a diplomat", "Nō"), "XXXX-WXX-5")];
    let mut graph = build("a/1", TEXT, said(), Vec::new());
    graph.merge(build("b", TEXT, said(), Vec::new()));
    let ids: Vec<String> = graph.nodes().into_iter().map(|(id, _)| id.to_string()).collect();
    assert_eq!(
        ids,
        [
            "article/a%2F1",
            "article/a%2F1/name/a%20diplomat",
            "article/a%2F1/statement/s",
            "article/b",
            "article/b/name/a%20diplomat",
            "article/b/statement/s",
            "date/XXXX-WXX-5",
        ]
    );
}

#[test]
fn all_evidence_stands_in_its_article_word_for_word() {
    let said = vec![dated(statement(TEXT, "s", "person/suga", "Nō"), "2021")];
    let claim = vec![relation(
        TEXT,
        "state/jp",
        "claims",
        "territory/x",
        "Japan claims the islands",
    )];
    let graph = build("a", TEXT, said, claim);
    assert_eq!(find_unsupported(&graph, |_| Some(TEXT)), []);
    let other = TEXT.replace("claims", "claimed");
    let errors: Vec<String> = find_unsupported(&graph, |_| Some(&other))
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        errors,
        ["entity/state/jp claims entity/territory/x: `Japan claims the islands` does not stand at 56..80 of article/a"]
    );
}

#[test]
fn all_evidence_of_the_seeds_stands_in_them() {
    let knowledge = Knowledge::built_in().unwrap();
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds").into();
    let articles: Vec<Article> = reading::read_articles(&[seeds])
        .into_iter()
        .map(Result::unwrap)
        .collect();
    let mut graph = EventGraph::default();
    for article in &articles {
        graph.merge(build_graph(article, &extract(article, &knowledge), &knowledge));
    }
    let text_of = |id: &NodeId| {
        let article = articles.iter().find(|article| NodeId::article(&article.id) == *id)?;
        Some(article.text.as_str())
    };
    assert_eq!(find_unsupported(&graph, text_of), []);
}
