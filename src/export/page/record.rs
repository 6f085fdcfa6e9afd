//! What the page knows of each thing, as JSON. Things refer to each other by their places in the lists.

use crate::evidence::Confidence;
use serde::Serialize;

/// An entity.
#[derive(Serialize)]
pub(super) struct PageEntity<'a> {
    pub(super) id: &'a str,
    pub(super) label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) names: Vec<&'a str>,
    /// The place of a party among the parties, and what it calls the entity.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) calls: Vec<(usize, &'a str)>,
    /// Whether only common words speak of it, so that it is no name to show among the most connected.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) common: bool,
    /// Its place in the graph.
    pub(super) xy: [i32; 2],
}

/// An article.
#[derive(Serialize)]
pub(super) struct PageArticle<'a> {
    pub(super) id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) agency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) published: Option<String>,
    /// The days on which it was published as far as its text tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) within: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) recorded: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<&'a str>,
}

/// Words of an article.
#[derive(Serialize)]
pub(super) struct PageWords<'a> {
    pub(super) exact: &'a str,
    /// In UTF-16 code units; without the text of the article in code points, for their order alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<[u32; 2]>,
}

/// A time and how it is known.
#[derive(Serialize)]
pub(super) struct PageTime<'a> {
    /// As precise as it is known: `2024-06`, `after 1945-09-02`.
    pub(super) value: String,
    /// The first and the last day that it can be; an end without a day is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) days: Option<[Option<String>; 2]>,
    pub(super) precision: String,
    pub(super) words: &'a str,
    pub(super) rule: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) via: Option<&'a str>,
    /// What it is counted from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) inferred: bool,
}

/// A statement.
#[derive(Serialize)]
pub(super) struct PageStatement<'a> {
    pub(super) id: &'a str,
    pub(super) article: Option<usize>,
    pub(super) speakers: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) office: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) to: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<usize>,
    /// The statement that it is told in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) within: Option<usize>,
    pub(super) act: &'a str,
    pub(super) kind: String,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) denied: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) who: Option<PageWords<'a>>,
    pub(super) verb: PageWords<'a>,
    pub(super) words: Vec<PageWords<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) said: Option<PageTime<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) times: Vec<PageTime<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) occasion: Option<PageWords<'a>>,
    pub(super) rule: &'a str,
    pub(super) confidence: Confidence,
    /// The positions that it takes, one line each.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) stance: &'a [String],
    /// Whether somebody has turned by it.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) turns: bool,
    /// Its place in the graph, where it has one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) xy: Option<[i32; 2]>,
}

/// A relation.
#[derive(Serialize)]
pub(super) struct PageRelation<'a> {
    pub(super) id: String,
    pub(super) actor: usize,
    pub(super) recipient: usize,
    /// `met with`.
    pub(super) label: String,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) symmetric: bool,
    /// Whether it holds for some time; else it happens.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) state: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) when: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) days: Option<[Option<String>; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<usize>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) denied: bool,
    /// `planned`, `conditional`; nothing for what is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) modality: Option<String>,
    /// Whether an article says it itself; else it is only claimed.
    pub(super) fact: bool,
    pub(super) evidence: Vec<PageEvidence<'a>>,
}

/// Why a relation is believed.
#[derive(Serialize)]
pub(super) struct PageEvidence<'a> {
    pub(super) article: Option<usize>,
    pub(super) words: PageWords<'a>,
    /// By whose word, outermost first; by the article's own if empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) voices: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) statement: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) happened: Option<PageTime<'a>>,
    pub(super) rule: &'a str,
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}
