//! Articles and extractions made by hand, without the steps that find things in texts.

#![allow(dead_code, clippy::unwrap_used)] // each file of tests needs a part of it

use demarche::article::Article;
use demarche::evidence::{Anchor, Confidence, Evidence, Party, TimeRelation, TimeStatus, When};
use demarche::extraction::Extraction;
use demarche::knowledge::Knowledge;
use demarche::moment::Moment;
use demarche::ontology::{Modality, Ontology, Polarity, StatementKind};
use demarche::pipeline::extract;
use demarche::relation::Relation;
use demarche::span::Span;
use demarche::statement::{SaidDays, Statement};
use demarche::timex::Timex;
use std::sync::LazyLock;

/// Somebody: `state/jp` is an entity, `a diplomat` is not linked.
pub(crate) fn party(name: &str) -> Party {
    static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| Knowledge::load_also(None, Ontology::parse).unwrap());
    let entity = name.contains('/').then(|| name.into());
    let state = || ONTOLOGY.kind(&"State".into()).cloned();
    Party {
        kind: entity.as_ref().and_then(|_| state()),
        entity,
        name: name.to_owned(),
        span: None,
    }
}

/// Finds words in a text; the empty span at its start if they are not there.
pub(crate) fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or(0);
    Span::new(start, start + words.len().min(text.len()))
}

/// A statement whose content is some words of the text.
pub(crate) fn statement(text: &str, id: &str, speaker: &str, content: &str) -> Statement {
    Statement {
        id: id.to_owned(),
        speaker: party(speaker),
        co_speakers: Vec::new(),
        office: None,
        cue: span(text, "said"),
        content: vec![span(text, content)],
        kind: StatementKind::Indirect,
        act: "state".into(),
        act_shown: span(text, "said"),
        polarity: Polarity::Affirmed,
        addressee: None,
        said: None,
        days: SaidDays::default(),
        place: None,
        occasion: None,
        about: Vec::new(),
        about_when: Vec::new(),
        within: None,
        confidence: Confidence::default(),
        rule: "say-that".into(),
    }
}

/// The same with a date.
pub(crate) fn dated(statement: Statement, value: &str) -> Statement {
    let said = moment(statement.cue, value);
    Statement {
        days: SaidDays::of(&said, TimeStatus::Stated),
        said: Some(said),
        ..statement
    }
}

/// A time that some words tell.
pub(crate) fn moment(span: Span, value: &str) -> Moment {
    Moment {
        span,
        when: When {
            relation: TimeRelation::During,
            value: Timex::new(value),
        },
        anchor: Some(Anchor::Published),
        rule: "weekday-past".into(),
        via: None,
        inferred: false,
        clause: None,
    }
}

/// A relation read from some words of the text.
pub(crate) fn relation(text: &str, actor: &str, relation_type: &str, recipient: &str, words: &str) -> Relation {
    Relation {
        relation_type: relation_type.into(),
        actor: party(actor),
        recipient: party(recipient),
        trigger: span(text, words),
        happened: None,
        place: None,
        polarity: Polarity::Affirmed,
        modality: Modality::Actual,
        evidence: Evidence {
            span: span(text, words),
            rule: "claim-verb".into(),
            voices: Vec::new(),
        },
    }
}

/// What an article says, and nothing that the steps would find.
pub(crate) fn extraction(
    article: &Article,
    knowledge: &Knowledge,
    statements: Vec<Statement>,
    relations: Vec<Relation>,
) -> Extraction {
    Extraction {
        statements,
        relations,
        ..extract(&Article::from_text(article.id.as_str(), "", None), knowledge)
    }
}
