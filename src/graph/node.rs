//! What stands in the graph: entities, statements, articles, dates, and the edges between them.

use super::id::NodeId;
use crate::evidence::Confidence;
use crate::ontology::{ActId, ArticleId, KindId, Modality, Polarity, RelationTypeId, RuleId, StatementKind};
use crate::timex::Timex;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A node. The variants sort as they are drawn and written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// Somebody or something.
    Entity(EntityNode),
    /// What somebody said.
    Statement(StatementNode),
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
    /// The words that report.
    pub cue: Quote,
    /// How much of the content is quoted.
    pub kind: StatementKind,
    /// What the speaker does with it.
    pub act: ActId,
    /// Denied where the report is negated.
    pub polarity: Polarity,
    /// The words and the rule that date it; the date is an edge.
    pub dated: Option<Dated>,
    /// The words for the occasion.
    pub occasion: Option<Quote>,
    /// The rule that found it.
    pub rule: RuleId,
    /// How often what is found in this way is right.
    pub confidence: Confidence,
}

/// How a statement got its date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    /// The words that say it, if words do.
    pub words: Option<Quote>,
    /// The rule that resolved them.
    pub rule: RuleId,
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
    /// Where it can be read.
    pub url: Option<String>,
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
    pub evidence: BTreeSet<Evidence>,
}

/// All that makes two relations between the same ends the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationKey {
    /// `imposed_sanctions_on`.
    pub relation_type: RelationTypeId,
    /// When, if the text says so.
    pub when: Option<Timex>,
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
pub struct Evidence {
    /// The words.
    pub quote: Quote,
    /// The rule that made the relation.
    pub rule: RuleId,
    /// Whose word it is, outermost speaker first; empty where the article says it itself.
    pub voices: Vec<NodeId>,
    /// The innermost statement that tells it.
    pub statement: Option<NodeId>,
}
