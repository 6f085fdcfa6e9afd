//! Times in the file: literals as precise as they are, and how each is known.

use super::object::{DateObject, IriReference, QuoteObject};
use super::read::GraphReader;
use crate::error::Result;
use crate::evidence::{TimeRelation, When};
use crate::graph::{Dated, DatedFrom, NodeId};
use crate::ontology::RuleId;
use crate::timex::{Edtf, Interval, Timex};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A time with its bounds for filters, and how it is known.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MomentObject {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    types: String,
    /// The time that the words name, in TIMEX3.
    timex: Timex,
    #[serde(rename = "timeRelation")]
    relation: TimeRelation,
    #[serde(flatten)]
    bounds: BoundsObject,
    /// Follows from the value.
    precision: String,
    pub(super) words: QuoteObject,
    #[serde(default, rename = "countedFrom", skip_serializing_if = "Option::is_none")]
    anchor: Option<AnchorObject>,
    rule: RuleId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    via: Option<RuleId>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    inferred: bool,
}

/// What follows from a time: EDTF, and the days for filters. Not read again.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct BoundsObject {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edtf: Option<DateObject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    earliest: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    latest: Option<NaiveDate>,
}

/// A time of a relation, under the key that says how the relation lies to it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct WhenObject {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    when: Option<DateObject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<DateObject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<DateObject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<DateObject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<DateObject>,
}

/// The article for its day of publication, an entity for its days, or a time of the text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum AnchorObject {
    Node(IriReference),
    Time(DateObject),
}

impl MomentObject {
    /// Makes the object of a time; `words` has the quote in the file's form, and `iri` names nodes.
    pub(super) fn new(id: String, dated: &Dated, words: QuoteObject, iri: impl Fn(&NodeId) -> String) -> Self {
        let anchor = dated.anchor.as_ref().map(|anchor| match anchor {
            DatedFrom::Publication => AnchorObject::Node(IriReference {
                id: iri(&dated.words.article),
            }),
            DatedFrom::Entity(entity) => AnchorObject::Node(IriReference { id: iri(entity) }),
            DatedFrom::Time(value) => AnchorObject::Time(date_object(value)),
        });
        Self {
            id,
            types: "Moment".to_owned(),
            timex: dated.when.value.clone(),
            relation: dated.when.relation,
            bounds: BoundsObject::new(Some(&dated.when)),
            precision: dated.when.value.precision().to_string(),
            words,
            anchor,
            rule: dated.rule.clone(),
            via: dated.via.clone(),
            inferred: dated.inferred,
        }
    }

    /// Gives the time back; fails where an IRI is none of ours.
    pub(super) fn read(self, reader: &mut GraphReader) -> Result<Dated> {
        let words = reader.quote(self.words)?;
        let anchor = match self.anchor {
            None => None,
            Some(AnchorObject::Time(value)) => Some(DatedFrom::Time(value.value)),
            Some(AnchorObject::Node(reference)) => {
                let node = reader.id(&reference.id)?;
                let is_article = node == words.article;
                Some(if is_article {
                    DatedFrom::Publication
                } else {
                    DatedFrom::Entity(node)
                })
            }
        };
        Ok(Dated {
            words,
            when: When {
                relation: self.relation,
                value: self.timex,
            },
            anchor,
            rule: self.rule,
            via: self.via,
            inferred: self.inferred,
        })
    }
}

impl BoundsObject {
    pub(super) fn new(when: Option<&When>) -> Self {
        let Interval { earliest, latest } = when.and_then(When::days).unwrap_or_default();
        Self {
            edtf: when.and_then(When::to_edtf).map(edtf_object),
            earliest,
            latest,
        }
    }
}

impl WhenObject {
    pub(super) fn new(when: Option<&When>) -> Self {
        let Some(when) = when else {
            return Self::default();
        };
        let mut object = Self::default();
        let place = match when.relation {
            TimeRelation::During => &mut object.when,
            TimeRelation::Since => &mut object.since,
            TimeRelation::After => &mut object.after,
            TimeRelation::Before => &mut object.before,
            TimeRelation::Until => &mut object.until,
        };
        *place = Some(date_object(&when.value));
        object
    }

    /// Gives the time back; `None` where there is none.
    pub(super) fn read(self) -> Option<When> {
        let given = [
            (TimeRelation::During, self.when),
            (TimeRelation::Since, self.since),
            (TimeRelation::After, self.after),
            (TimeRelation::Before, self.before),
            (TimeRelation::Until, self.until),
        ];
        given.into_iter().find_map(|(relation, date)| {
            date.map(|date| When {
                relation,
                value: date.value,
            })
        })
    }
}

/// Gives a value the datatype of its precision; what XML Schema has no type for keeps TIMEX3.
pub(super) fn date_object(value: &Timex) -> DateObject {
    // A time of day has a datatype, but is no value that can be read again.
    let datatype = match value.to_xsd() {
        Some((datatype, text)) if text == value.as_str() => format!("xsd:{datatype}"),
        _ => "Timex3".to_owned(),
    };
    DateObject {
        value: value.clone(),
        datatype,
    }
}

fn edtf_object(edtf: Edtf) -> DateObject {
    DateObject {
        value: Timex::new(edtf.text),
        datatype: format!("loc:EDTF-level{}", edtf.level),
    }
}
