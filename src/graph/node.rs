//! What stands in the graph: entities, statements, articles, dates, and the edges between them.

use super::id::NodeId;
use crate::evidence::{Confidence, TimeStatus, When};
use crate::ontology::{
    ActId, ArticleId, KindId, Modality, Polarity, Position, RelationTypeId, RuleId, StatementKind, TopicId,
};
use crate::timex::{Interval, Timex};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A node. The variants sort as they are drawn and written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// Somebody or something.
    Entity(EntityNode),
    /// What somebody said.
    Statement(Box<StatementNode>),
    /// Where it was read.
    Article(ArticleNode),
    /// When it was said.
    Date(Timex),
}

/// An entity of the gazetteer, or words of one article that are not linked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntityNode {
    /// `Shinzo Abe`.
    pub label: String,
    /// As far as it is known.
    pub kind: Option<KindId>,
    /// The other names under which articles speak of it.
    pub names: BTreeSet<String>,
}

/// A statement without its parties, which are edges.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatementNode {
    /// What is reported, in text order.
    pub content: Vec<Quote>,
    /// The words for the speaker.
    pub speaker_words: Option<Quote>,
    /// The words that report.
    pub cue: Quote,
    /// How much of the content is quoted.
    pub kind: StatementKind,
    /// What the speaker does with it.
    pub act: ActId,
    /// Denied where the report is negated.
    pub polarity: Polarity,
    /// When it was said; a time in which it was said is an edge as well.
    pub said: Option<Dated>,
    /// Between which days it was said, and how that is known.
    pub days: SaidWithin,
    /// What times the content is about, in text order.
    pub about_when: Vec<Dated>,
    /// The words for the occasion.
    pub occasion: Option<Quote>,
    /// On what topics it takes a position: sorted, each topic and position once.
    pub stances: Vec<StanceNode>,
    /// The rule that found it.
    pub rule: RuleId,
    /// How often what is found in this way is right.
    pub confidence: Confidence,
}

/// The days between which a statement was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SaidWithin {
    /// How they are known.
    pub status: TimeStatus,
    /// The first and the last of them.
    pub days: Interval,
    /// What tells the first: `told-as-past`.
    pub earliest_rule: Option<RuleId>,
    /// What tells the last: `published`.
    pub latest_rule: Option<RuleId>,
}

/// A position that a statement takes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StanceNode {
    /// On what: `continue-talks`.
    pub topic: TopicId,
    /// Where its speaker stands.
    pub position: Position,
    /// The words that show it.
    pub words: Quote,
    /// The position word that decided.
    pub rule: RuleId,
}

/// A time with how it is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    /// The words that say it.
    pub words: Quote,
    /// The time, and how what happens lies to it.
    pub when: When,
    /// What it is counted from; `None` where the words say all.
    pub anchor: Option<DatedFrom>,
    /// The rule that resolved the words: `weekday-past`.
    pub rule: RuleId,
    /// The rule that took it over from other words: `same-occasion`.
    pub via: Option<RuleId>,
    /// Whether it hangs on a day of publication that the text itself had to tell.
    pub inferred: bool,
}

/// What a time is counted from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum DatedFrom {
    /// The day of publication of the article.
    Publication,
    /// A time of the text.
    Time(Timex),
    /// The days that the gazetteer gives an entity.
    Entity(NodeId),
}

/// An article without its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArticleNode {
    /// Its own id, not the node's.
    pub id: ArticleId,
    /// The headline.
    pub title: Option<String>,
    /// Who printed it.
    pub publisher: Option<String>,
    /// The news agency that wrote it.
    pub agency: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// The days on which it was published as far as its text tells, where its times were resolved by them.
    pub inferred: Option<Interval>,
    /// The day on which it was taken into a graph, the first if there are several.
    pub recorded: Option<NaiveDate>,
    /// Where it can be read.
    pub url: Option<String>,
    /// SHA-256 of its text, in hexadecimal; `None` in graphs that were written before it was kept.
    pub text_digest: Option<String>,
}

/// Words of an article. Offsets are Unicode code points, as other tools count them, the end excluded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote {
    /// The article's node.
    pub article: NodeId,
    /// The first code point.
    pub start: u32,
    /// The code point behind the last.
    pub end: u32,
    /// The words, exactly.
    pub exact: String,
}

/// An edge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// From a statement to one of its parts.
    Part(Part),
    /// From an entity to an entity.
    Relation(RelationEdge),
}

/// What a statement's edge leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Who says it; the first where several do.
    Speaker,
    /// Who else says it.
    CoSpeaker,
    /// The office that the speaker held.
    Office,
    /// To whom.
    Addressee,
    /// Whom or what it is about.
    About,
    /// When it was said.
    SaidOn,
    /// Where it was said.
    At,
    /// The article.
    ReportedIn,
    /// The statement that it is told in.
    Within,
}

impl Part {
    /// Gives the label: `reported in`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::CoSpeaker => "co-speaker",
            Self::Office => "as",
            Self::Addressee => "addressee",
            Self::About => "about",
            Self::SaidOn => "said on",
            Self::At => "at",
            Self::ReportedIn => "reported in",
            Self::Within => "within",
        }
    }
}

/// A relation, the same one for all articles that tell it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RelationEdge {
    /// What it is.
    pub key: RelationKey,
    /// Where it was read: sorted, each once, never empty.
    pub evidence: BTreeSet<QuotedEvidence>,
}

/// All that makes two relations between the same ends the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationKey {
    /// `imposed_sanctions_on`.
    pub relation_type: RelationTypeId,
    /// When, if the text says so.
    pub when: Option<When>,
    /// Where, if the text says so: an entity's node.
    pub place: Option<NodeId>,
    /// Whether it is said to be so.
    pub polarity: Polarity,
    /// Whether it is, is meant to be, or depends.
    pub modality: Modality,
}

impl RelationEdge {
    /// Says whether an article says it itself; else it is only claimed.
    pub fn is_fact(&self) -> bool {
        self.evidence.iter().any(|evidence| evidence.voices.is_empty())
    }
}

/// Why we believe a relation: the words of one article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuotedEvidence {
    /// The words.
    pub quote: Quote,
    /// The rule that made the relation.
    pub rule: RuleId,
    /// How it is known when it happened.
    pub happened: Option<Dated>,
    /// Whose word it is, outermost speaker first; empty where the article says it itself.
    pub voices: Vec<NodeId>,
    /// The innermost statement that tells it.
    pub statement: Option<NodeId>,
}
