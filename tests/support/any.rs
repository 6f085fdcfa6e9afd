//! Graphs of random statements and relations.

use crate::graphs::{DATES, knowledge};
use crate::support::{dated, extraction, moment, party, relation, statement};
use demarche::article::Article;
use demarche::graph::{EventGraph, build_graph};
use demarche::ontology::{Modality, Polarity, StatementKind};
use demarche::relation::Relation;
use demarche::span::Span;
use demarche::statement::Statement;
use proptest::prelude::*;
use proptest::sample::select;

/// A stretch of a text between two characters.
fn any_span(text: &'static str) -> impl Strategy<Value = Span> {
    let starts: Vec<usize> = text
        .char_indices()
        .map(|(start, _)| start)
        .chain([text.len()])
        .collect();
    (select(starts.clone()), select(starts)).prop_map(|(one, other)| Span::new(one.min(other), one.max(other)))
}

/// What all articles say.
pub(crate) const TEXT: &str = "“Nō,” Suga said – and Putin told Abe that Japan’s claim to the 島 is “unfair”.";
const NAMES: &[&str] = &[
    "state/jp",
    "state/ru",
    "person/vladimir-putin",
    "a diplomat",
    "\"quoted\"",
];

fn any_statement() -> impl Strategy<Value = Statement> {
    let parties = || (select(NAMES), select(NAMES), select(NAMES));
    let kind = select(&[StatementKind::Direct, StatementKind::Indirect, StatementKind::Mixed][..]);
    let content = prop::collection::vec(any_span(TEXT), 1..3);
    (
        0..3_u8,
        parties(),
        content,
        any_span(TEXT),
        select(DATES),
        kind,
        prop::option::of(0..3_usize),
    )
        .prop_map(
            |(id, (speaker, addressee, about), content, cue, date, kind, within)| Statement {
                addressee: Some(party(addressee)),
                about: vec![party(about)],
                content,
                cue,
                kind,
                within,
                ..dated(statement(TEXT, &id.to_string(), speaker, ""), date)
            },
        )
}

fn any_relation() -> impl Strategy<Value = Relation> {
    let ends = (select(NAMES), select(NAMES), select(&["claims", "met_with"][..]));
    let polarity = select(&[Polarity::Affirmed, Polarity::Denied][..]);
    let modality = select(&[Modality::Actual, Modality::Planned][..]);
    let voices = prop::collection::vec(select(NAMES), 0..2);
    (
        ends,
        any_span(TEXT),
        prop::option::of(select(DATES)),
        polarity,
        modality,
        voices,
    )
        .prop_map(
            |((actor, recipient, relation_type), span, when, polarity, modality, voices)| {
                let mut relation = relation(TEXT, actor, relation_type, recipient, "");
                relation.evidence.span = span;
                relation.evidence.voices = voices.into_iter().map(party).collect();
                Relation {
                    trigger: span,
                    happened: when.map(|when| moment(span, when)),
                    polarity,
                    modality,
                    ..relation
                }
            },
        )
}

/// One of three articles; two accounts of the same article may differ.
pub(crate) fn any_graph() -> impl Strategy<Value = EventGraph> {
    let statements = prop::collection::vec(any_statement(), 0..4);
    let relations = prop::collection::vec(any_relation(), 0..4);
    (
        select(&["a", "b", "c/d"][..]),
        prop::option::of("[xy]"),
        statements,
        relations,
    )
        .prop_map(|(id, title, statements, relations)| {
            let article = Article {
                title,
                ..Article::from_text(id, TEXT, None)
            };
            let extraction = extraction(&article, knowledge(), statements, relations);
            build_graph(&article, &extraction, knowledge())
        })
}
