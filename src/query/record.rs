//! Statements, entities and times as the records of an answer.

use super::told::ToldOnce;
use super::view::{Said, View};
use crate::graph::{ArticleNode, Dated, DatedFrom, NodeId, Quote, StanceNode};
use crate::timex::Interval;
use serde_json::{Map, Value, json};

/// Gives all that is known of a statement.
pub(super) fn statement(view: &View, said: &Said) -> Map<String, Value> {
    let node = said.statement;
    let many = |nodes: &[&NodeId]| nodes.iter().map(|id| entity(view, id)).collect::<Vec<_>>();
    let voices: Vec<_> = view.above(said).map(|outer| many(&outer.speakers)).collect();
    let record = json!({
        "id": said.id.as_str(),
        "said": node.said.as_ref().map(moment),
        "said_status": node.days.status,
        "said_earliest": said.bounds.and_then(|days| days.earliest),
        "said_latest": said.bounds.and_then(|days| days.latest),
        "speakers": many(&said.speakers),
        "speaker_words": node.speaker_words.as_ref().map(|quote| &quote.exact),
        "office": said.office.map(|office| entity(view, office)),
        "verb": node.cue.exact,
        "act": node.act,
        "polarity": node.polarity,
        "kind": node.kind,
        "to": many(&said.addressees),
        "words": node.content.iter().map(quote).collect::<Vec<_>>(),
        "about": many(&said.about),
        "about_when": node.about_when.iter().map(moment).collect::<Vec<_>>(),
        "stances": node.stances.iter().map(stance).collect::<Vec<_>>(),
        "place": said.place.map(|place| entity(view, place)),
        "occasion": node.occasion.as_ref().map(|quote| &quote.exact),
        "told_by": voices,
        "article": said.article.map(|(_, node)| article(node)),
        "rule": node.rule,
        "confidence": node.confidence,
    });
    match record {
        Value::Object(record) => record,
        _ => Map::new(),
    }
}

/// Gives all that is known of a statement, with all who print it where several do, the first of them first.
///
/// Empty where nobody reads records.
pub(super) fn told(view: &View, told: &ToldOnce) -> Map<String, Value> {
    if !view.has_records {
        return Map::new();
    }
    let mut record = statement(view, told);
    if !told.copies.is_empty() {
        let printed = told
            .printed()
            .map(|said| json!({"statement": said.id.as_str(), "article": said.article.map(|(_, node)| article(node))}));
        record.insert("printed".to_owned(), printed.collect());
        record.insert("first_printed_known".to_owned(), Value::from(told.is_first));
    }
    record
}

/// Gives an entity's id with its label.
pub(super) fn entity(view: &View, id: &NodeId) -> Value {
    json!({"id": id.as_str(), "label": view.label(id), "linked": id.is_linked()})
}

/// Gives where it was read.
pub(super) fn article(article: &ArticleNode) -> Value {
    json!({
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "published_within": article.inferred.map(|days| days.to_string()),
        "recorded": article.recorded,
        "url": article.url,
    })
}

/// Gives a time with the days that it can be and how it is known.
pub(super) fn moment(dated: &Dated) -> Value {
    let Interval { earliest, latest } = dated.when.days().unwrap_or_default();
    let anchor = dated.anchor.as_ref().map(|anchor| match anchor {
        DatedFrom::Publication => "publication".to_owned(),
        DatedFrom::Time(value) => value.to_string(),
        DatedFrom::Entity(entity) => entity.to_string(),
    });
    json!({
        "value": dated.when.value,
        "relation": dated.when.relation,
        "earliest": earliest,
        "latest": latest,
        "precision": dated.when.value.precision(),
        "words": dated.words.exact,
        "rule": dated.rule,
        "via": dated.via,
        "counted_from": anchor,
        "inferred": dated.inferred,
    })
}

/// Gives a position with the words that show it.
fn stance(stance: &StanceNode) -> Value {
    json!({"topic": stance.topic, "position": stance.position.as_str(), "words": quote(&stance.words), "rule": stance.rule})
}

/// Gives words with their place in the article, in code points.
pub(super) fn quote(quote: &Quote) -> Value {
    json!({"exact": quote.exact, "start": quote.start, "end": quote.end})
}
