//! The line that other tools read: one article's extraction as JSON, with offsets in Unicode code points.
//!
//! `schema/extraction.schema.json` describes it; the field names are a contract.

use crate::article::Article;
use crate::evidence::{Confidence, Party};
use crate::mention::{Found, Gazetteer};
use crate::ontology::{ActId, EntityId, KindId, Modality, Polarity, RelationTypeId, RuleId, StatementKind};
use crate::pipeline::Extraction;
use crate::relation::Relation;
use crate::span::{CodePoints, Span};
use crate::statement::Statement;
use crate::time::TimeType;
use crate::timex::Timex;
use chrono::NaiveDate;
use rustc_hash::FxHashSet;
use serde::Serialize;

/// First and last code point of a stretch of the text, the end excluded.
type Offsets = [u32; 2];

/// All that is kept of one article.
#[derive(Debug, Serialize)]
pub struct ExtractionLine<'a> {
    article: &'a str,
    published: Option<NaiveDate>,
    mentions: Vec<MentionLine<'a>>,
    times: Vec<TimeLine<'a>>,
    statements: Vec<StatementLine<'a>>,
    relations: Vec<RelationLine<'a>>,
}

#[derive(Debug, Serialize)]
struct MentionLine<'a> {
    span: Offsets,
    /// None where the name is unknown, or could be several.
    entity: Option<&'a EntityId>,
    name: &'a str,
    kind: Option<&'a KindId>,
    found: Found,
}

#[derive(Debug, Serialize)]
struct TimeLine<'a> {
    span: Offsets,
    #[serde(rename = "type")]
    time_type: TimeType,
    value: &'a Timex,
    rule: &'a RuleId,
}

#[derive(Debug, Serialize)]
struct StatementLine<'a> {
    id: &'a str,
    speaker: SpeakerLine<'a>,
    cue: CueLine,
    content: Vec<Offsets>,
    kind: StatementKind,
    act: &'a ActId,
    polarity: Polarity,
    addressee: Option<PartyLine<'a>>,
    said: Option<SaidLine<'a>>,
    place: Option<PartyLine<'a>>,
    occasion: Option<Offsets>,
    about: Vec<&'a str>,
    /// The id of the statement that this one is told in.
    within: Option<&'a str>,
    rule: &'a RuleId,
    confidence: Confidence,
}

#[derive(Debug, Serialize)]
struct SpeakerLine<'a> {
    #[serde(flatten)]
    party: PartyLine<'a>,
    span: Option<Offsets>,
    office: Option<&'a EntityId>,
}

#[derive(Debug, Serialize)]
struct CueLine {
    span: Offsets,
}

#[derive(Debug, Serialize)]
struct SaidLine<'a> {
    value: &'a Timex,
    span: Option<Offsets>,
    rule: &'a RuleId,
}

#[derive(Debug, Serialize)]
struct PartyLine<'a> {
    entity: Option<&'a EntityId>,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct RelationLine<'a> {
    #[serde(rename = "type")]
    relation_type: &'a RelationTypeId,
    actor: PartyLine<'a>,
    recipient: PartyLine<'a>,
    when: Option<&'a Timex>,
    polarity: Polarity,
    modality: Modality,
    evidence: Offsets,
    voices: Vec<PartyLine<'a>>,
}

impl<'a> ExtractionLine<'a> {
    /// Puts an extraction into the form of the contract; the gazetteer gives the entities' labels.
    pub fn new(article: &'a Article, extraction: &'a Extraction, gazetteer: &'a Gazetteer) -> Self {
        let points = CodePoints::new(&article.text);
        let offsets = |span: Span| points.span(&article.text, span);
        let statements = &extraction.statements;
        Self {
            article: article.id.as_str(),
            published: article.published,
            mentions: mention_lines(article, extraction, gazetteer, offsets),
            times: extraction
                .times
                .iter()
                .map(|time| TimeLine {
                    span: offsets(time.span),
                    time_type: time.time_type,
                    value: &time.value,
                    rule: &time.rule,
                })
                .collect(),
            statements: statements
                .iter()
                .map(|statement| statement_line(statement, statements, offsets))
                .collect(),
            relations: extraction
                .relations
                .iter()
                .map(|relation| relation_line(relation, offsets))
                .collect(),
        }
    }
}

/// Gives whom the words of the text mean, in text order: names, and what refers to them.
///
/// Words that mean several, "the two leaders", give a line for each.
fn mention_lines<'a>(
    article: &'a Article,
    extraction: &'a Extraction,
    gazetteer: &'a Gazetteer,
    offsets: impl Fn(Span) -> Offsets,
) -> Vec<MentionLine<'a>> {
    let mut lines = Vec::new();
    let mut understood = FxHashSet::default();
    for reference in &extraction.references.references {
        understood.insert(reference.span);
        lines.extend(reference.parties.iter().map(|party| MentionLine {
            span: offsets(reference.span),
            entity: party.entity.as_ref(),
            name: &party.name,
            kind: party.kind.as_ref(),
            found: reference.found,
        }));
    }
    for mention in extraction
        .mentions
        .iter()
        .filter(|mention| !understood.contains(&mention.span))
    {
        let entity = mention.entity();
        let known = entity.and_then(|entity| gazetteer.entity(entity));
        lines.push(MentionLine {
            span: offsets(mention.span),
            entity,
            name: known.map_or(mention.span.slice(&article.text), |known| &known.label),
            kind: known.map(|known| &known.kind).or(mention.kind.as_ref()),
            found: mention.found,
        });
    }
    lines.sort_by_key(|line| line.span);
    lines
}

fn statement_line<'a>(
    statement: &'a Statement,
    all: &'a [Statement],
    offsets: impl Fn(Span) -> Offsets,
) -> StatementLine<'a> {
    StatementLine {
        id: &statement.id,
        speaker: SpeakerLine {
            party: party_line(&statement.speaker),
            span: statement.speaker.span.map(&offsets),
            office: statement.office.as_ref(),
        },
        cue: CueLine {
            span: offsets(statement.cue),
        },
        content: statement.content.iter().map(|&span| offsets(span)).collect(),
        kind: statement.kind,
        act: &statement.act,
        polarity: statement.polarity,
        addressee: statement.addressee.as_ref().map(party_line),
        said: statement.said.as_ref().map(|said| SaidLine {
            value: &said.value,
            span: said.span.map(&offsets),
            rule: &said.rule,
        }),
        place: statement.place.as_ref().map(party_line),
        occasion: statement.occasion.map(&offsets),
        about: statement.about.iter().map(short_name).collect(),
        within: statement
            .within
            .and_then(|index| all.get(index))
            .map(|outer| outer.id.as_str()),
        rule: &statement.rule,
        confidence: statement.confidence,
    }
}

fn relation_line(relation: &Relation, offsets: impl Fn(Span) -> Offsets) -> RelationLine<'_> {
    RelationLine {
        relation_type: &relation.relation_type,
        actor: party_line(&relation.actor),
        recipient: party_line(&relation.recipient),
        when: relation.when.as_ref(),
        polarity: relation.polarity,
        modality: relation.modality,
        evidence: offsets(relation.evidence.span),
        voices: relation.evidence.voices.iter().map(party_line).collect(),
    }
}

fn party_line(party: &Party) -> PartyLine<'_> {
    PartyLine {
        entity: party.entity.as_ref(),
        name: &party.name,
    }
}

/// Gives the entity's id, or the words used where it is not linked.
fn short_name(party: &Party) -> &str {
    party.entity.as_ref().map_or(&party.name, EntityId::as_str)
}
