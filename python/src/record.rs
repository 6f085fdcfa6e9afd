//! What a graph holds → records as `demarche extract` writes them, with words in place of offsets alone.

use crate::answer::own_id;
use demarche::evidence::TimeRelation;
use demarche::graph::{Dated, DatedFrom, Node, NodeId, Part, Quote, QuotedEvidence, RelationEdge, StatementNode};
use demarche::ontology::RuleId;
use demarche::query::{Known, Said, View};
use demarche::statement::said_value;
use demarche::timex::{Interval, Timex};
use serde_json::{Value, json};

/// Gives a statement.
pub(crate) fn statement(view: &View, said: &Said) -> Value {
    let node = said.statement;
    let parts = view.graph.parts(said.id);
    let of = |wanted: Part| parts.iter().filter(move |(part, _)| *part == wanted).map(|(_, id)| *id);
    let one = |wanted: Part| of(wanted).next().map(|id| party(view, id));
    let mut speaker = one(Part::Speaker).unwrap_or_else(|| json!({"entity": null, "name": "unspecified"}));
    speaker["span"] = json!(node.speaker_words.as_ref().map(quote));
    speaker["office"] = json!(said.office.map(|office| short_name(view, office)));
    json!({
        "article": said.article.map(|(_, article)| &article.id),
        "published": said.article.and_then(|(_, article)| article.published),
        "id": own_id(said.id.as_str()),
        "speaker": speaker,
        "co_speakers": of(Part::CoSpeaker).map(|id| party(view, id)).collect::<Vec<_>>(),
        "cue": {"span": quote(&node.cue)},
        "content": node.content.iter().map(quote).collect::<Vec<_>>(),
        "kind": node.kind,
        "act": node.act,
        "act_shown": null,
        "polarity": node.polarity,
        "addressee": one(Part::Addressee),
        "said": when_said(node),
        "place": one(Part::At),
        "occasion": node.occasion.as_ref().map(quote),
        "about": of(Part::About).map(|id| short_name(view, id)).collect::<Vec<_>>(),
        "about_when": node.about_when.iter().map(moment).collect::<Vec<_>>(),
        "within": said.within.map(|outer| own_id(outer.as_str())),
        "stances": node.stances.iter().map(|stance| json!({
            "topic": stance.topic, "position": stance.position, "span": quote(&stance.words), "rule": stance.rule,
        })).collect::<Vec<_>>(),
        "rule": node.rule,
        "confidence": node.confidence,
    })
}

/// Gives the relations of a graph, a record for each piece of evidence.
pub(crate) fn relations(view: &View) -> Vec<Value> {
    let record = |(actor, edge, recipient): &(&NodeId, &RelationEdge, &NodeId)| {
        let key = &edge.key;
        let of_evidence = |evidence: &QuotedEvidence| {
            let article = match view.graph.node(&evidence.quote.article) {
                Some(Node::Article(article)) => Some(article),
                _ => None,
            };
            let when = key.when.as_ref();
            let within = when.filter(|when| when.relation == TimeRelation::During);
            json!({
                "article": article.map(|article| &article.id),
                "published": article.and_then(|article| article.published),
                "type": key.relation_type,
                "actor": party(view, actor),
                "recipient": party(view, recipient),
                "when": within.map(|when| &when.value),
                "happened": evidence.happened.as_ref().map(moment),
                "polarity": key.polarity,
                "modality": key.modality,
                "place": key.place.as_ref().map(|place| party(view, place)),
                "evidence": quote(&evidence.quote),
                "voices": evidence.voices.iter().map(|voice| party(view, voice)).collect::<Vec<_>>(),
            })
        };
        edge.evidence.iter().map(of_evidence).collect::<Vec<_>>()
    };
    view.relations.iter().flat_map(record).collect()
}

/// Gives the entities of a graph, sorted by id; those that are not linked have none.
pub(crate) fn entities(view: &View) -> Vec<Value> {
    let record = |known: &Known| {
        json!({
            "node": known.id.as_str(),
            "id": linked(known.id),
            "label": view.label(known.id),
            "kind": known.entity.kind,
            "names": known.entity.names,
        })
    };
    view.entities.iter().map(record).collect()
}

/// Gives the articles of a graph, sorted by id.
pub(crate) fn articles(view: &View) -> Vec<Value> {
    let articles = view.graph.articles().map(|article| {
        json!({
            "id": article.id, "title": article.title, "publisher": article.publisher, "agency": article.agency,
            "author": article.author, "published": article.published, "recorded": article.recorded,
            "published_within": article.inferred.map(|days| days.to_string()), "url": article.url,
        })
    });
    articles.collect()
}

fn party(view: &View, id: &NodeId) -> Value {
    json!({"entity": linked(id), "name": view.label(id)})
}

/// Gives the id in the gazetteer; `None` for words of one article.
fn linked(id: &NodeId) -> Option<&str> {
    id.as_str().strip_prefix("entity/")
}

fn short_name(view: &View, id: &NodeId) -> String {
    linked(id).map_or_else(|| view.label(id), str::to_owned)
}

fn quote(quote: &Quote) -> Value {
    json!({"start": quote.start, "end": quote.end, "exact": quote.exact})
}

fn when_said(node: &StatementNode) -> Value {
    let (said, days) = (node.said.as_ref(), node.days.days);
    if said.is_none() && days == Interval::default() {
        return Value::Null;
    }
    let bound = |rule: &Option<RuleId>| rule.as_ref().map(|rule| json!({"rule": rule, "span": null}));
    let value = said.and_then(|said| said_value(&said.when, days));
    let mut record = said.map_or_else(|| json!({}), moment);
    for (name, value) in [
        ("precision", json!(value.as_ref().map(Timex::precision))),
        ("value", json!(value)),
        ("earliest", json!(days.earliest)),
        ("latest", json!(days.latest)),
        ("status", json!(node.days.status)),
        ("earliest_by", json!(bound(&node.days.earliest_rule))),
        ("latest_by", json!(bound(&node.days.latest_rule))),
    ] {
        record[name] = value;
    }
    record
}

fn moment(dated: &Dated) -> Value {
    let anchor = dated.anchor.as_ref().map(|anchor| match anchor {
        DatedFrom::Publication => json!({"of": "publication", "value": null}),
        DatedFrom::Time(value) => json!({"of": "text", "value": value}),
        DatedFrom::Entity(entity) => json!({"of": "entity", "value": linked(entity)}),
    });
    json!({
        "value": dated.when.value,
        "relation": dated.when.relation,
        "precision": dated.when.value.precision(),
        "span": quote(&dated.words),
        "rule": dated.rule,
        "via": dated.via,
        "anchor": anchor,
        "inferred": dated.inferred,
    })
}
