//! The node objects of the file, in both directions. `schema/context.jsonld` says what their keys mean.

use super::moment::{BoundsObject, MomentObject, WhenObject};
use super::one_or_many;
use crate::evidence::TimeStatus;
use crate::ontology::{ActId, ArticleId, Modality, Polarity, Position, RelationTypeId, RuleId, StatementKind, TopicId};
use crate::timex::Timex;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A reference where the context does not say that it is one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct IriReference {
    #[serde(rename = "@id")]
    pub(super) id: String,
}

/// Relations as plain triples, by type: for tools that look no further. Not read again.
pub(super) type Triples = BTreeMap<String, Vec<IriReference>>;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArticleObject {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) types: String,
    pub(super) identifier: ArticleId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) headline: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) agency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[serde(rename = "datePublished")]
    pub(super) published: Option<NaiveDate>,
    /// `2021-01-01/2021-10-04`, where the text itself had to tell.
    #[serde(default, rename = "publishedWithin", skip_serializing_if = "Option::is_none")]
    pub(super) inferred: Option<Timex>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) recorded: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(default, rename = "textDigest", skip_serializing_if = "Option::is_none")]
    pub(super) text_digest: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EntityObject {
    #[serde(rename = "@id")]
    pub(super) id: String,
    /// Our kind, if it is known, then the class of a known vocabulary, which has a prefix.
    #[serde(rename = "@type")]
    pub(super) types: Vec<String>,
    pub(super) label: String,
    /// The name again, for entities that are names.
    #[serde(default, rename = "literalForm", skip_serializing_if = "Option::is_none")]
    pub(super) literal_form: Option<String>,
    #[serde(
        default,
        rename = "altLabel",
        skip_serializing_if = "Vec::is_empty",
        with = "one_or_many"
    )]
    pub(super) names: Vec<String>,
    /// What articles say of it themselves.
    #[serde(flatten, skip_deserializing)]
    pub(super) facts: Triples,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementObject {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) types: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    pub(super) speaker: Vec<String>,
    #[serde(
        default,
        rename = "coSpeaker",
        skip_serializing_if = "Vec::is_empty",
        with = "one_or_many"
    )]
    pub(super) co_speaker: Vec<String>,
    #[serde(
        default,
        rename = "speakerOffice",
        skip_serializing_if = "Vec::is_empty",
        with = "one_or_many"
    )]
    pub(super) office: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    pub(super) addressee: Vec<String>,
    #[serde(
        default,
        rename = "saidOn",
        skip_serializing_if = "Vec::is_empty",
        with = "one_or_many"
    )]
    pub(super) said_on: Vec<DateObject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) said: Option<MomentObject>,
    #[serde(default, rename = "saidStatus")]
    pub(super) status: TimeStatus,
    #[serde(default, rename = "saidEarliest", skip_serializing_if = "Option::is_none")]
    pub(super) earliest: Option<NaiveDate>,
    #[serde(default, rename = "saidLatest", skip_serializing_if = "Option::is_none")]
    pub(super) latest: Option<NaiveDate>,
    #[serde(default, rename = "earliestRule", skip_serializing_if = "Option::is_none")]
    pub(super) earliest_rule: Option<RuleId>,
    #[serde(default, rename = "latestRule", skip_serializing_if = "Option::is_none")]
    pub(super) latest_rule: Option<RuleId>,
    #[serde(
        default,
        rename = "aboutWhen",
        skip_serializing_if = "Vec::is_empty",
        with = "one_or_many"
    )]
    pub(super) about_when: Vec<MomentObject>,
    #[serde(
        default,
        rename = "saidAt",
        skip_serializing_if = "Vec::is_empty",
        with = "one_or_many"
    )]
    pub(super) said_at: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) occasion: Option<QuoteObject>,
    #[serde(default, rename = "speakerWords", skip_serializing_if = "Option::is_none")]
    pub(super) speaker_words: Option<QuoteObject>,
    #[serde(
        default,
        rename = "stance",
        skip_serializing_if = "Vec::is_empty",
        with = "one_or_many"
    )]
    pub(super) stances: Vec<StanceObject>,
    pub(super) cue: QuoteObject,
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    pub(super) content: Vec<QuoteObject>,
    pub(super) quotation: StatementKind,
    pub(super) act: ActId,
    pub(super) polarity: Polarity,
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    pub(super) about: Vec<String>,
    /// The article whose words these are.
    #[serde(
        default,
        rename = "quotedFrom",
        skip_serializing_if = "Vec::is_empty",
        with = "one_or_many"
    )]
    pub(super) quoted_from: Vec<String>,
    /// The article that tells it in its own words.
    #[serde(
        default,
        rename = "derivedFrom",
        skip_serializing_if = "Vec::is_empty",
        with = "one_or_many"
    )]
    pub(super) derived_from: Vec<String>,
    #[serde(
        default,
        rename = "saidWithin",
        skip_serializing_if = "Vec::is_empty",
        with = "one_or_many"
    )]
    pub(super) within: Vec<String>,
    pub(super) rule: RuleId,
    /// `0.85`: a decimal, which JSON's numbers are not.
    pub(super) confidence: String,
    /// SHA-256 of this object as it is written without this key. Follows from the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) digest: Option<String>,
    /// What is claimed inside it. Not read again.
    #[serde(default, rename = "@graph", skip_serializing_if = "Vec::is_empty")]
    pub(super) claims: Vec<ClaimObject>,
}

/// A position that a statement takes on a topic.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StanceObject {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) types: String,
    pub(super) topic: TopicId,
    pub(super) position: Position,
    pub(super) words: QuoteObject,
    pub(super) rule: RuleId,
}

/// An entity with what a statement says of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ClaimObject {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(flatten)]
    pub(super) claims: Triples,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelationObject {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) types: String,
    #[serde(rename = "relationType")]
    pub(super) relation_type: RelationTypeId,
    pub(super) actor: String,
    pub(super) recipient: String,
    #[serde(flatten)]
    pub(super) when: WhenObject,
    #[serde(flatten)]
    pub(super) bounds: BoundsObject,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<String>,
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    #[serde(with = "one_or_many")]
    pub(super) evidence: Vec<EvidenceObject>,
    /// SHA-256 of this object as it is written without this key. Follows from the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) digest: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvidenceObject {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) types: String,
    pub(super) quote: QuoteObject,
    pub(super) rule: RuleId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) happened: Option<MomentObject>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) voices: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) statement: Option<String>,
}

/// Words of an article, as Web Annotation points at them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuoteObject {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) types: String,
    #[serde(rename = "hasSource")]
    pub(super) article: String,
    pub(super) selector: SelectorObject,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SelectorObject {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) types: [String; 2],
    pub(super) exact: String,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A value of time with the datatype that is as precise as it is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DateObject {
    #[serde(rename = "@value")]
    pub(super) value: Timex,
    #[serde(rename = "@type")]
    pub(super) datatype: String,
}
