//! JSON-LD → EventGraph, for files that we wrote ourselves.

use super::BASE;
use super::moment::MomentObject;
use super::object::{
    ArticleObject, EntityObject, EvidenceObject, QuoteObject, RelationObject, StanceObject, StatementObject,
};
use crate::data::plain_reason;
use crate::error::{Error, Result};
use crate::graph::{
    ArticleNode, Dated, EntityNode, EventGraph, Evidence, Node, NodeId, Part, Quote, RelationEdge, RelationKey,
    StanceNode, StatementNode,
};
use crate::ontology::KindId;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The outside of the file.
#[derive(Deserialize)]
struct Document {
    #[serde(rename = "@graph")]
    nodes: Vec<Value>,
}

/// Reads a graph from the bytes of a file that [`write`](super::write()) made; `place` names it in errors.
///
/// Fails on the first node that is none of ours, and on edges to nodes that are not there.
pub fn read(place: &str, bytes: &[u8]) -> Result<EventGraph> {
    let document: Document =
        serde_json::from_slice(bytes).map_err(|error| Error::at_line(place, error.line(), plain_reason(&error)))?;
    let mut reader = Reader {
        place,
        graph: EventGraph::default(),
        parts: Vec::new(),
        relations: Vec::new(),
    };
    for node in document.nodes {
        reader.read_node(node)?;
    }
    reader.add_edges()
}

struct Reader<'a> {
    place: &'a str,
    graph: EventGraph,
    // Edges wait until all nodes are there.
    parts: Vec<(NodeId, Part, NodeId)>,
    relations: Vec<(NodeId, RelationEdge, NodeId)>,
}

impl Reader<'_> {
    fn read_node(&mut self, node: Value) -> Result<()> {
        let types = &node["@type"];
        let is = |name: &str| *types == name || types[0] == name;
        if is("schema:NewsArticle") {
            let article = self.object(node)?;
            self.read_article(article)
        } else if is("Statement") {
            let statement = self.object(node)?;
            self.read_statement(statement)
        } else if is("Relation") {
            let relation = self.object(node)?;
            self.read_relation(relation)
        } else {
            let entity = self.object(node)?;
            self.read_entity(entity)
        }
    }

    fn object<T: DeserializeOwned>(&self, node: Value) -> Result<T> {
        let id = node["@id"].as_str().unwrap_or("a node without @id").to_owned();
        serde_json::from_value(node).map_err(|error| Error::new(self.place, format!("{id}: {error}")))
    }

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
        };
        self.graph.add_node(self.id(&article.id)?, Node::Article(node));
        Ok(())
    }

    fn read_entity(&mut self, entity: EntityObject) -> Result<()> {
        let kind = entity.types.iter().find(|name| !name.contains(':'));
        let node = EntityNode {
            label: entity.label,
            kind: kind.map(|kind| KindId::from(kind.as_str())),
            names: entity.names.into_iter().collect(),
        };
        self.graph.add_node(self.id(&entity.id)?, Node::Entity(node));
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
            cue: self.quote(statement.cue)?,
            kind: statement.quotation,
            act: statement.act,
            polarity: statement.polarity,
            said: statement.said.map(|said| self.dated(said)).transpose()?,
            about_when: statement
                .about_when
                .into_iter()
                .map(|moment| self.dated(moment))
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
        self.graph.add_node(id, Node::Statement(node));
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

    fn evidence(&self, evidence: EvidenceObject) -> Result<Evidence> {
        Ok(Evidence {
            quote: self.quote(evidence.quote)?,
            rule: evidence.rule,
            happened: evidence.happened.map(|happened| self.dated(happened)).transpose()?,
            voices: evidence
                .voices
                .iter()
                .map(|voice| self.id(voice))
                .collect::<Result<_>>()?,
            statement: evidence.statement.map(|statement| self.id(&statement)).transpose()?,
        })
    }

    fn stance(&self, stance: StanceObject) -> Result<StanceNode> {
        Ok(StanceNode {
            topic: stance.topic,
            position: stance.position,
            words: self.quote(stance.words)?,
            rule: stance.rule,
        })
    }

    fn dated(&self, moment: MomentObject) -> Result<Dated> {
        moment.read(|quote| self.quote(quote), |iri| self.id(iri))
    }

    fn quote(&self, quote: QuoteObject) -> Result<Quote> {
        Ok(Quote {
            article: self.id(&quote.article)?,
            start: quote.selector.start,
            end: quote.selector.end,
            exact: quote.selector.exact,
        })
    }

    /// Takes the base off an IRI.
    fn id(&self, iri: &str) -> Result<NodeId> {
        iri.strip_prefix(BASE)
            .map(NodeId::new)
            .ok_or_else(|| Error::new(self.place, format!("`{iri}` does not begin with {BASE}")))
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
