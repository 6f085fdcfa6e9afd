//! JSON-LD → EventGraph, for files that we wrote ourselves.

use super::BASE;
use super::object::{
    ArticleObject, EntityObject, EvidenceObject, QuoteObject, RelationObject, StanceObject, StatementObject,
};
use crate::data::plain_reason;
use crate::error::{Error, Result};
use crate::graph::{
    ArticleNode, EntityNode, EventGraph, Node, NodeId, Part, Quote, QuotedEvidence, RelationEdge, RelationKey,
    SaidWithin, StanceNode, StatementNode,
};
use crate::ontology::KindId;
use crate::timex::Interval;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::value::RawValue;

/// The outside of the file, its nodes still as they are written.
#[derive(Deserialize)]
struct Document<'a> {
    #[serde(rename = "@graph", borrow)]
    nodes: Vec<&'a RawValue>,
}

/// What every node says first.
#[derive(Deserialize)]
struct ObjectHead {
    #[serde(rename = "@id", default)]
    id: Option<String>,
    #[serde(rename = "@type", with = "super::one_or_many", default)]
    types: Vec<String>,
}

/// A node that was read.
enum Object {
    Article(ArticleObject),
    Statement(Box<StatementObject>),
    Relation(Box<RelationObject>),
    Entity(EntityObject),
}

/// Reads a graph from the bytes of a file that [`write`](super::write()) made; `place` names it in errors.
///
/// Fails on the first node that is none of ours, and on edges to nodes that are not there.
pub fn read(place: &str, bytes: &[u8]) -> Result<EventGraph> {
    let document: Document =
        serde_json::from_slice(bytes).map_err(|error| Error::at_line(place, error.line(), plain_reason(&error)))?;
    let mut reader = GraphReader {
        place,
        graph: EventGraph::default(),
        ids: FxHashMap::default(),
        parts: Vec::new(),
        relations: Vec::new(),
    };
    // In parts: all nodes at once would need several times the memory of the file.
    for nodes in document.nodes.chunks(AT_ONCE) {
        let objects: Vec<Result<Object>> = nodes.par_iter().map(|node| read_object(place, node)).collect();
        for object in objects {
            match object? {
                Object::Article(article) => reader.read_article(article)?,
                Object::Statement(statement) => reader.read_statement(*statement)?,
                Object::Relation(relation) => reader.read_relation(*relation)?,
                Object::Entity(entity) => reader.read_entity(entity)?,
            }
        }
    }
    reader.add_edges()
}

/// So many nodes are read before they are put into the graph.
const AT_ONCE: usize = 4096;

/// Gives the reason of an error without its place, which counts from the node's own beginning.
fn place_free(error: &serde_json::Error) -> String {
    let reason = error.to_string();
    reason.split(" at line ").next().unwrap_or_default().to_owned()
}

fn read_object(place: &str, node: &RawValue) -> Result<Object> {
    let failed = |id: Option<&str>, error: serde_json::Error| {
        Error::new(
            place,
            format!("{}: {}", id.unwrap_or("a node without @id"), place_free(&error)),
        )
    };
    let head: ObjectHead = serde_json::from_str(node.get()).map_err(|error| failed(None, error))?;
    let is = |name: &str| head.types.first().is_some_and(|first| first == name);
    let object = if is("schema:NewsArticle") {
        serde_json::from_str(node.get()).map(Object::Article)
    } else if is("Statement") {
        serde_json::from_str(node.get()).map(Object::Statement)
    } else if is("Relation") {
        serde_json::from_str(node.get()).map(Object::Relation)
    } else {
        serde_json::from_str(node.get()).map(Object::Entity)
    };
    object.map_err(|error| failed(head.id.as_deref(), error))
}

pub(super) struct GraphReader<'a> {
    place: &'a str,
    graph: EventGraph,
    /// Ids as they were read, each once in memory.
    ids: FxHashMap<String, NodeId>,
    // Edges wait until all nodes are there.
    parts: Vec<(NodeId, Part, NodeId)>,
    relations: Vec<(NodeId, RelationEdge, NodeId)>,
}

impl GraphReader<'_> {
    fn read_article(&mut self, article: ArticleObject) -> Result<()> {
        let node = ArticleNode {
            id: article.identifier,
            title: article.headline,
            publisher: article.publisher,
            agency: article.agency,
            author: article.author,
            published: article.published,
            inferred: article.inferred.and_then(|days| days.days()),
            recorded: article.recorded,
            url: article.url,
            text_digest: article.text_digest,
        };
        let id = self.id(&article.id)?;
        self.graph.add_node(id, Node::Article(node));
        Ok(())
    }

    fn read_entity(&mut self, entity: EntityObject) -> Result<()> {
        let kind = entity.types.iter().find(|name| !name.contains(':'));
        let node = EntityNode {
            label: entity.label,
            kind: kind.map(|kind| KindId::from(kind.as_str())),
            names: entity.names.into_iter().collect(),
        };
        let id = self.id(&entity.id)?;
        self.graph.add_node(id, Node::Entity(node));
        Ok(())
    }

    fn read_statement(&mut self, statement: StatementObject) -> Result<()> {
        let id = self.id(&statement.id)?;
        let parts = [
            (Part::Speaker, statement.speaker),
            (Part::CoSpeaker, statement.co_speaker),
            (Part::Office, statement.office),
            (Part::Addressee, statement.addressee),
            (Part::About, statement.about),
            (Part::At, statement.said_at),
            (Part::ReportedIn, statement.quoted_from),
            (Part::ReportedIn, statement.derived_from),
            (Part::Within, statement.within),
        ];
        for (part, iris) in parts {
            for iri in iris {
                let to = self.id(&iri)?;
                self.parts.push((id.clone(), part, to));
            }
        }
        for date in statement.said_on {
            let to = NodeId::date(&date.value);
            self.graph.add_node(to.clone(), Node::Date(date.value));
            self.parts.push((id.clone(), Part::SaidOn, to));
        }
        let node = StatementNode {
            content: statement
                .content
                .into_iter()
                .map(|quote| self.quote(quote))
                .collect::<Result<_>>()?,
            speaker_words: statement.speaker_words.map(|quote| self.quote(quote)).transpose()?,
            cue: self.quote(statement.cue)?,
            kind: statement.quotation,
            act: statement.act,
            polarity: statement.polarity,
            said: statement.said.map(|said| said.read(self)).transpose()?,
            days: SaidWithin {
                status: statement.status,
                days: Interval {
                    earliest: statement.earliest,
                    latest: statement.latest,
                },
                earliest_rule: statement.earliest_rule,
                latest_rule: statement.latest_rule,
            },
            about_when: statement
                .about_when
                .into_iter()
                .map(|moment| moment.read(self))
                .collect::<Result<_>>()?,
            occasion: statement.occasion.map(|quote| self.quote(quote)).transpose()?,
            stances: statement
                .stances
                .into_iter()
                .map(|stance| self.stance(stance))
                .collect::<Result<_>>()?,
            rule: statement.rule,
            confidence: statement
                .confidence
                .parse()
                .map_err(|reason| Error::new(self.place, format!("{}: {reason}", statement.id)))?,
        };
        self.graph.add_node(id, Node::Statement(Box::new(node)));
        Ok(())
    }

    fn read_relation(&mut self, relation: RelationObject) -> Result<()> {
        let (actor, recipient) = (self.id(&relation.actor)?, self.id(&relation.recipient)?);
        let evidence = relation.evidence.into_iter().map(|evidence| self.evidence(evidence));
        let edge = RelationEdge {
            evidence: evidence.collect::<Result<_>>()?,
            key: RelationKey {
                relation_type: relation.relation_type,
                when: relation.when.read(),
                place: relation.place.map(|place| self.id(&place)).transpose()?,
                polarity: relation.polarity,
                modality: relation.modality,
            },
        };
        self.relations.push((actor, edge, recipient));
        Ok(())
    }

    fn evidence(&mut self, evidence: EvidenceObject) -> Result<QuotedEvidence> {
        Ok(QuotedEvidence {
            quote: self.quote(evidence.quote)?,
            rule: evidence.rule,
            happened: evidence.happened.map(|happened| happened.read(self)).transpose()?,
            voices: evidence
                .voices
                .iter()
                .map(|voice| self.id(voice))
                .collect::<Result<_>>()?,
            statement: evidence.statement.map(|statement| self.id(&statement)).transpose()?,
        })
    }

    fn stance(&mut self, stance: StanceObject) -> Result<StanceNode> {
        Ok(StanceNode {
            topic: stance.topic,
            position: stance.position,
            words: self.quote(stance.words)?,
            rule: stance.rule,
        })
    }

    pub(super) fn quote(&mut self, quote: QuoteObject) -> Result<Quote> {
        Ok(Quote {
            article: self.id(&quote.article)?,
            start: quote.selector.start,
            end: quote.selector.end,
            exact: quote.selector.exact,
        })
    }

    /// Takes the base off an IRI.
    pub(super) fn id(&mut self, iri: &str) -> Result<NodeId> {
        if let Some(id) = self.ids.get(iri) {
            return Ok(id.clone());
        }
        let Some(id) = iri.strip_prefix(BASE).map(NodeId::new) else {
            return Err(Error::new(self.place, format!("`{iri}` does not begin with {BASE}")));
        };
        self.ids.insert(iri.to_owned(), id.clone());
        Ok(id)
    }

    /// Adds the edges that waited; fails where one end is missing.
    fn add_edges(mut self) -> Result<EventGraph> {
        for (statement, part, to) in &self.parts {
            self.check(to)?;
            self.graph.add_part(statement, *part, to);
        }
        for (actor, relation, recipient) in std::mem::take(&mut self.relations) {
            self.check(&actor)?;
            self.check(&recipient)?;
            self.graph.add_relation(&actor, &recipient, relation);
        }
        Ok(self.graph)
    }

    fn check(&self, id: &NodeId) -> Result<()> {
        match self.graph.node(id) {
            Some(_) => Ok(()),
            None => Err(Error::new(
                self.place,
                format!("an edge leads to `{id}`, which is not in the file"),
            )),
        }
    }
}
