//! The line that other tools read: one article's extraction as JSON, with offsets in Unicode code points.
//!
//! `schema/extraction.schema.json` describes it; the field names are a contract.

use super::Extraction;
use super::time_line::{AnchorLine, MomentLine, MomentWriter, SaidLine};
use crate::article::{Article, plain_words};
use crate::evidence::{Confidence, Party, TimeRelation, When};
use crate::knowledge::Knowledge;
use crate::mention::Found;
use crate::ontology::{
    ActId, EntityId, KindId, Modality, Ontology, Polarity, Position, RelationTypeId, RuleId, StatementKind, TopicId,
};
use crate::relation::Relation;
use crate::span::{CodePoints, Span};
use crate::stance::Stance;
use crate::statement::{Statement, said_value};
use crate::time::TimeType;
use crate::timex::{Precision, Timex};
use chrono::NaiveDate;
use rustc_hash::FxHashSet;
use serde::Serialize;
use std::borrow::Cow;

/// First and last code point of a stretch of the text, the end excluded.
pub(super) type Offsets = [u32; 2];

/// All that is kept of one article.
#[derive(Debug, Serialize)]
pub struct ExtractionLine<'a> {
    article: &'a str,
    published: Option<NaiveDate>,
    /// Between which days an undated article was published, where its times are resolved by them.
    #[serde(skip_serializing_if = "Option::is_none")]
    published_within: Option<String>,
    /// When the user took it in, where he says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<NaiveDate>,
    /// In which the offsets count, where the user wants it.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    mentions: Vec<MentionLine<'a>>,
    times: Vec<TimeLine<'a>>,
    statements: Vec<StatementLine<'a>>,
    /// Those that are edges: told as being or having happened, or of a type that says the plan or the denial itself.
    relations: Vec<RelationLine<'a>>,
    /// Those that are told as planned, wished or supposed: no edges.
    unrealized: Vec<RelationLine<'a>>,
}

#[derive(Debug, Serialize)]
struct MentionLine<'a> {
    span: Offsets,
    /// None where the name is unknown, or could be several.
    entity: Option<&'a EntityId>,
    name: Cow<'a, str>,
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
    anchor: Option<AnchorLine<'a>>,
    inferred: bool,
}

#[derive(Debug, Serialize)]
struct StatementLine<'a> {
    id: &'a str,
    speaker: SpeakerLine<'a>,
    /// Who else says it, in text order.
    co_speakers: Vec<PartyLine<'a>>,
    cue: CueLine,
    content: Vec<Offsets>,
    kind: StatementKind,
    act: &'a ActId,
    /// The words that show the act.
    act_shown: Offsets,
    polarity: Polarity,
    addressee: Option<PartyLine<'a>>,
    said: Option<SaidLine<'a>>,
    place: Option<PartyLine<'a>>,
    occasion: Option<Offsets>,
    about: Vec<&'a str>,
    about_when: Vec<MomentLine<'a>>,
    /// The id of the statement that this one is told in.
    within: Option<&'a str>,
    /// On what topics it takes a position.
    stances: Vec<StanceLine<'a>>,
    rule: &'a RuleId,
    confidence: Confidence,
}

#[derive(Debug, Serialize)]
struct StanceLine<'a> {
    topic: &'a TopicId,
    position: Position,
    span: Offsets,
    rule: &'a RuleId,
}

#[derive(Debug, Serialize)]
struct SpeakerLine<'a> {
    #[serde(flatten)]
    party: PartyLine<'a>,
    span: Option<Offsets>,
    /// The id, or the words of an office that is not linked.
    office: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct CueLine {
    span: Offsets,
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
    /// A time in which it is; null where it lies before or after one.
    when: Option<Timex>,
    happened: Option<MomentLine<'a>>,
    polarity: Polarity,
    modality: Modality,
    place: Option<PartyLine<'a>>,
    evidence: Offsets,
    voices: Vec<PartyLine<'a>>,
}

impl<'a> ExtractionLine<'a> {
    /// Puts an extraction into the form of the contract: entities by their labels, relations as edges tell them.
    pub fn new(article: &'a Article, extraction: &'a Extraction, knowledge: &'a Knowledge) -> Self {
        let points = CodePoints::new(&article.text);
        let offsets = |span: Span| points.span(&article.text, span);
        let statements = &extraction.statements;
        let moments = MomentWriter::new(article);
        let ontology = &knowledge.ontology;
        let is_edge = |relation: &&Relation| {
            ontology
                .edge(&relation.relation_type, relation.polarity, relation.modality)
                .is_edge
        };
        let (relations, unrealized): (Vec<_>, Vec<_>) = extraction.relations.iter().partition(is_edge);
        let line = |relation| relation_line(relation, ontology, &moments, offsets);
        Self {
            article: article.id.as_str(),
            published: article.published,
            published_within: moments.within(),
            recorded: article.recorded,
            text: None,
            mentions: mention_lines(article, extraction, knowledge, offsets),
            times: extraction
                .times
                .iter()
                .map(|time| TimeLine {
                    span: offsets(time.span),
                    time_type: time.time_type,
                    value: &time.value,
                    rule: &time.rule,
                    anchor: time.anchor.as_ref().map(|anchor| moments.anchor(anchor)),
                    inferred: time.inferred,
                })
                .collect(),
            statements: (0..statements.len())
                .map(|place| statement_line(place, extraction, &moments, offsets))
                .collect(),
            relations: relations.into_iter().map(line).collect(),
            unrealized: unrealized.into_iter().map(line).collect(),
        }
    }

    /// Adds the text: that of a page or of a packed file is nowhere else to be had.
    pub fn with_text(self, article: &'a Article) -> Self {
        Self {
            text: Some(&article.text),
            ..self
        }
    }
}

/// Gives whom the words of the text mean, in text order: names, and what refers to them.
///
/// Words that mean several, "the two leaders", give a line for each.
fn mention_lines<'a>(
    article: &'a Article,
    extraction: &'a Extraction,
    knowledge: &'a Knowledge,
    offsets: impl Fn(Span) -> Offsets,
) -> Vec<MentionLine<'a>> {
    let mut lines = Vec::new();
    let mut understood = FxHashSet::default();
    for reference in &extraction.references.references {
        understood.insert(reference.span);
        lines.extend(reference.parties.iter().map(|party| MentionLine {
            span: offsets(reference.span),
            entity: party.entity.as_ref(),
            name: Cow::Borrowed(&party.name),
            kind: party.kind.as_ref().map(|kind| &kind.id),
            found: reference.found,
        }));
    }
    for mention in extraction
        .mentions
        .iter()
        .filter(|mention| !understood.contains(&mention.span))
    {
        let entity = mention.entity();
        let known = entity.and_then(|entity| knowledge.gazetteer.entity(entity));
        let words = || plain_words(mention.span.slice(&article.text), &knowledge.article);
        lines.push(MentionLine {
            span: offsets(mention.span),
            entity,
            name: known.map_or_else(words, |known| Cow::Borrowed(known.label.as_str())),
            kind: known
                .map(|known| &known.kind)
                .or(mention.kind.as_ref())
                .map(|kind| &kind.id),
            found: mention.found,
        });
    }
    lines.sort_by_key(|line| line.span);
    lines
}

fn statement_line<'a>(
    place: usize,
    extraction: &'a Extraction,
    moments: &MomentWriter,
    offsets: impl Fn(Span) -> Offsets,
) -> StatementLine<'a> {
    let all = &extraction.statements;
    let statement: &Statement = &all[place];
    let stances = extraction.stances_of(place).iter();
    let stance_line = |stance: &'a Stance| StanceLine {
        topic: &stance.topic,
        position: stance.position,
        span: offsets(stance.span),
        rule: &stance.rule,
    };
    StatementLine {
        id: &statement.id,
        speaker: SpeakerLine {
            party: party_line(&statement.speaker),
            span: statement.speaker.span.map(&offsets),
            office: statement.office.as_ref().map(|office| match &office.entity {
                Some(id) => id.as_str(),
                None => office.name.as_str(),
            }),
        },
        co_speakers: statement.co_speakers.iter().map(party_line).collect(),
        cue: CueLine {
            span: offsets(statement.cue),
        },
        content: statement.content.iter().map(|&span| offsets(span)).collect(),
        kind: statement.kind,
        act: &statement.act,
        act_shown: offsets(statement.act_shown),
        polarity: statement.polarity,
        addressee: statement.addressee.as_ref().map(party_line),
        said: moments.said(statement, &offsets),
        place: statement.place.as_ref().map(party_line),
        occasion: statement.occasion.map(&offsets),
        about: statement.about.iter().map(short_name).collect(),
        about_when: statement
            .about_when
            .iter()
            .map(|moment| moments.line(moment, &offsets))
            .collect(),
        within: statement
            .within
            .and_then(|index| all.get(index))
            .map(|outer| outer.id.as_str()),
        stances: stances.map(stance_line).collect(),
        rule: &statement.rule,
        confidence: statement.confidence,
    }
}

fn relation_line<'a>(
    relation: &'a Relation,
    ontology: &'a Ontology,
    moments: &MomentWriter,
    offsets: impl Fn(Span) -> Offsets,
) -> RelationLine<'a> {
    let told = ontology.edge(&relation.relation_type, relation.polarity, relation.modality);
    let happened = relation.happened.as_ref();
    // "on Thursday" of an article without a date is no day; `happened` has the words.
    let within = happened.filter(|happened| happened.when.relation == TimeRelation::During);
    let within = within.filter(|happened| happened.when.days().is_some());
    RelationLine {
        relation_type: told.relation_type,
        actor: party_line(&relation.actor),
        recipient: party_line(&relation.recipient),
        when: within.map(|happened| when_value(&happened.when)),
        happened: happened.map(|happened| moments.line(happened, &offsets)),
        polarity: told.polarity,
        modality: relation.modality,
        place: relation.place.as_ref().map(party_line),
        evidence: offsets(relation.evidence.span),
        voices: relation.evidence.voices.iter().map(party_line).collect(),
    }
}

/// Gives a week or weekend that lies in one month as the month, as statements have it; `happened` keeps it.
fn when_value(when: &When) -> Timex {
    let is_week = matches!(when.value.precision(), Precision::Week | Precision::Weekend);
    let month = said_value(when, when.days().unwrap_or_default());
    let month = month.filter(|month| is_week && month.precision() == Precision::Month);
    month.unwrap_or_else(|| when.value.clone())
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
