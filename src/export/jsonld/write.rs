//! EventGraph → JSON-LD.

use super::moment::{BoundsObject, MomentObject, WhenObject, date_object};
use super::object::{
    ArticleObject, ClaimObject, EntityObject, EvidenceObject, IriReference, QuoteObject, RelationObject,
    SelectorObject, StanceObject, StatementObject, Triples,
};
use super::{BASE, CONTEXT};
use crate::error::{Error, Result};
use crate::evidence::When;
use crate::graph::{
    ArticleNode, Dated, EntityNode, EventGraph, Node, NodeId, Part, Quote, QuotedEvidence, RelationEdge, StanceNode,
    StatementNode, digest, sha256,
};
use crate::ontology::{KindId, Modality, Ontology, Polarity, StatementKind};
use crate::timex::Timex;
use serde::Serialize;
use std::collections::BTreeMap;

/// Writes the graph, one node object a line, sorted by id, relations last.
pub fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let (mut facts, mut claims) = find_triples(graph);
    let mut lines = Vec::new();
    for (id, node) in graph.nodes() {
        match node {
            Node::Article(article) => lines.push(to_json(&article_object(id, article))?),
            Node::Entity(entity) => {
                let facts = facts.remove(id).unwrap_or_default();
                lines.push(to_json(&entity_object(id, entity, ontology, facts))?);
            }
            Node::Statement(statement) => {
                let claims = claims.remove(id).unwrap_or_default();
                let mut object = statement_object(graph, id, statement, claims);
                object.digest = Some(sha256(&to_json(&object)?));
                lines.push(to_json(&object)?);
            }
            // A date is a literal of its statements.
            Node::Date(_) => {}
        }
    }
    for (actor, relation, recipient) in graph.relations() {
        let mut object = relation_object(actor, relation, recipient);
        object.digest = Some(sha256(&to_json(&object)?));
        lines.push(to_json(&object)?);
    }
    let context = CONTEXT.trim_end();
    let nodes = lines.join(",\n");
    Ok(format!("{{\"@context\": {context},\n\"@graph\": [\n{nodes}\n]}}\n").into_bytes())
}

fn to_json(object: &impl Serialize) -> Result<String> {
    serde_json::to_string(object).map_err(|error| Error::new("JSON-LD", error))
}

/// The triples of each entity, and those of each entity inside each statement.
type FoundTriples<'a> = (
    BTreeMap<&'a NodeId, Triples>,
    BTreeMap<&'a NodeId, BTreeMap<&'a NodeId, Triples>>,
);

/// Finds what may stand as a plain triple: what is affirmed and actual, by whose word it is.
fn find_triples(graph: &EventGraph) -> FoundTriples<'_> {
    let (mut facts, mut claims) = (BTreeMap::new(), BTreeMap::new());
    for (actor, relation, recipient) in graph.relations() {
        let key = &relation.key;
        if key.polarity == Polarity::Affirmed && key.modality == Modality::Actual {
            let add = |triples: &mut Triples| {
                let recipients = triples.entry(key.relation_type.to_string()).or_default();
                let recipient = IriReference { id: iri(recipient) };
                if !recipients.contains(&recipient) {
                    recipients.push(recipient);
                }
            };
            if relation.is_fact() {
                add(facts.entry(actor).or_default());
            }
            for statement in relation
                .evidence
                .iter()
                .filter_map(|evidence| evidence.statement.as_ref())
            {
                let of_statement: &mut BTreeMap<_, _> = claims.entry(statement).or_default();
                add(of_statement.entry(actor).or_default());
            }
        }
    }
    (facts, claims)
}

fn article_object(id: &NodeId, article: &ArticleNode) -> ArticleObject {
    ArticleObject {
        id: iri(id),
        types: "schema:NewsArticle".to_owned(),
        identifier: article.id.clone(),
        headline: article.title.clone(),
        publisher: article.publisher.clone(),
        agency: article.agency.clone(),
        author: article.author.clone(),
        published: article.published,
        inferred: article.inferred.map(|days| Timex::new(days.to_string())),
        recorded: article.recorded,
        url: article.url.clone(),
        text_digest: article.text_digest.clone(),
    }
}

fn entity_object(id: &NodeId, entity: &EntityNode, ontology: &Ontology, facts: Triples) -> EntityObject {
    let kind = entity.kind.as_ref().and_then(|kind| ontology.kind(kind));
    let class = kind.map_or("schema:Thing", |kind| &kind.class);
    let is_name = class == "skosxl:Label";
    EntityObject {
        id: iri(id),
        types: entity
            .kind
            .iter()
            .map(KindId::as_str)
            .chain([class])
            .map(str::to_owned)
            .collect(),
        label: entity.label.clone(),
        literal_form: is_name.then(|| entity.label.clone()),
        names: entity.names.iter().cloned().collect(),
        facts,
    }
}

fn statement_object(
    graph: &EventGraph,
    id: &NodeId,
    statement: &StatementNode,
    claims: BTreeMap<&NodeId, Triples>,
) -> StatementObject {
    let parts = graph.parts(id);
    let nodes = |part: Part| {
        parts
            .iter()
            .filter(move |(other, _)| *other == part)
            .map(|(_, node)| *node)
    };
    let iris = |part: Part| nodes(part).map(iri).collect::<Vec<_>>();
    let dates = nodes(Part::SaidOn).filter_map(|node| match graph.node(node) {
        Some(Node::Date(value)) => Some(date_object(value)),
        _ => None,
    });
    let class = match statement.kind {
        StatementKind::Direct => "schema:Quotation",
        StatementKind::Indirect | StatementKind::Mixed => "schema:Claim",
    };
    let (quoted_from, derived_from) = match statement.kind {
        StatementKind::Direct => (iris(Part::ReportedIn), Vec::new()),
        StatementKind::Indirect | StatementKind::Mixed => (Vec::new(), iris(Part::ReportedIn)),
    };
    let claim = |(entity, claims)| ClaimObject {
        id: iri(entity),
        claims,
    };
    let about_when = |dated: &Dated| {
        let id = format!("{}/about-when/{},{}", iri(id), dated.words.start, dated.words.end);
        moment_object(id, dated)
    };
    StatementObject {
        id: iri(id),
        types: vec!["Statement".to_owned(), class.to_owned()],
        speaker: iris(Part::Speaker),
        co_speaker: iris(Part::CoSpeaker),
        office: iris(Part::Office),
        addressee: iris(Part::Addressee),
        said_on: dates.collect(),
        said: statement
            .said
            .as_ref()
            .map(|said| moment_object(format!("{}/said", iri(id)), said)),
        status: statement.days.status,
        earliest: statement.days.days.earliest,
        latest: statement.days.days.latest,
        earliest_rule: statement.days.earliest_rule.clone(),
        latest_rule: statement.days.latest_rule.clone(),
        about_when: statement.about_when.iter().map(about_when).collect(),
        said_at: iris(Part::At),
        occasion: statement.occasion.as_ref().map(quote_object),
        speaker_words: statement.speaker_words.as_ref().map(quote_object),
        stances: statement
            .stances
            .iter()
            .map(|stance| stance_object(id, stance))
            .collect(),
        cue: quote_object(&statement.cue),
        content: statement.content.iter().map(quote_object).collect(),
        quotation: statement.kind,
        act: statement.act.clone(),
        polarity: statement.polarity,
        about: iris(Part::About),
        quoted_from,
        derived_from,
        within: iris(Part::Within),
        rule: statement.rule.clone(),
        confidence: statement.confidence.to_string(),
        digest: None,
        claims: claims.into_iter().map(claim).collect(),
    }
}

fn stance_object(statement: &NodeId, stance: &StanceNode) -> StanceObject {
    let (topic, start, end) = (&stance.topic, stance.words.start, stance.words.end);
    let position = stance.position.as_str();
    StanceObject {
        id: format!("{}/stance/{topic},{start},{end},{position}", iri(statement)),
        types: "Stance".to_owned(),
        topic: topic.clone(),
        position: stance.position,
        words: quote_object(&stance.words),
        rule: stance.rule.clone(),
    }
}

fn relation_object(actor: &NodeId, relation: &RelationEdge, recipient: &NodeId) -> RelationObject {
    let key = &relation.key;
    let when = key.when.as_ref().map_or(String::new(), When::to_string);
    let place = key.place.as_ref().map_or("", NodeId::as_str);
    let (polarity, modality) = (format!("{:?}", key.polarity), format!("{:?}", key.modality));
    let relation_type = key.relation_type.as_str();
    let name = digest([
        actor.as_str(),
        relation_type,
        recipient.as_str(),
        &when,
        place,
        &polarity,
        &modality,
    ]);
    let id = format!("{BASE}relation/{name}");
    RelationObject {
        types: "Relation".to_owned(),
        relation_type: key.relation_type.clone(),
        actor: iri(actor),
        recipient: iri(recipient),
        when: WhenObject::new(key.when.as_ref()),
        bounds: BoundsObject::new(key.when.as_ref()),
        place: key.place.as_ref().map(iri),
        polarity: key.polarity,
        modality: key.modality,
        evidence: relation
            .evidence
            .iter()
            .map(|evidence| evidence_object(&id, evidence))
            .collect(),
        digest: None,
        id,
    }
}

fn evidence_object(relation: &str, evidence: &QuotedEvidence) -> EvidenceObject {
    let quote = &evidence.quote;
    let (start, end) = (quote.start.to_string(), quote.end.to_string());
    let statement = evidence.statement.as_ref().map_or("", NodeId::as_str);
    let happened = evidence
        .happened
        .as_ref()
        .map_or(String::new(), |happened| happened.words.start.to_string());
    let fixed = [
        quote.article.as_str(),
        &start,
        &end,
        evidence.rule.as_str(),
        statement,
        &happened,
    ];
    let name = digest(fixed.into_iter().chain(evidence.voices.iter().map(NodeId::as_str)));
    let id = format!("{relation}/evidence/{name}");
    EvidenceObject {
        happened: evidence
            .happened
            .as_ref()
            .map(|happened| moment_object(format!("{id}/happened"), happened)),
        id,
        types: "Evidence".to_owned(),
        quote: quote_object(quote),
        rule: evidence.rule.clone(),
        voices: evidence.voices.iter().map(iri).collect(),
        statement: evidence.statement.as_ref().map(iri),
    }
}

fn quote_object(quote: &Quote) -> QuoteObject {
    let article = iri(&quote.article);
    let (start, end) = (quote.start, quote.end);
    QuoteObject {
        // RFC 5147 names a stretch of a plain text so.
        id: format!("{article}#char={start},{end}"),
        types: "oa:SpecificResource".to_owned(),
        selector: SelectorObject {
            id: format!("{article}#selector={start},{end}"),
            types: ["oa:TextQuoteSelector", "oa:TextPositionSelector"].map(str::to_owned),
            exact: quote.exact.clone(),
            start,
            end,
        },
        article,
    }
}

fn moment_object(id: String, dated: &Dated) -> MomentObject {
    MomentObject::new(id, dated, quote_object(&dated.words), iri)
}

fn iri(id: &NodeId) -> String {
    format!("{BASE}{id}")
}
