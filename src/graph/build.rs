//! One extraction → its graph.

use super::{
    ArticleNode, Dated, DatedFrom, EntityNode, EventGraph, Node, NodeId, Part, Quote, QuotedEvidence, RelationEdge,
    RelationKey, SaidWithin, StanceNode, StatementNode, sha256,
};
use crate::article::{Article, plain_words};
use crate::evidence::{Anchor, Party, TimeRelation};
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use crate::mention::{Candidate, NameKind};
use crate::moment::Moment;
use crate::relation::Relation;
use crate::span::{CodePoints, Span};
use crate::stance::Stance;
use crate::statement::{Bound, SaidDays, Statement, ToldStatements};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Builds the graph of one article. An article that says nothing gives its own node alone.
pub fn build_graph(article: &Article, extraction: &Extraction, knowledge: &Knowledge) -> EventGraph {
    let mut builder = GraphBuilder {
        article,
        extraction,
        told: ToldStatements::new(&extraction.statements),
        knowledge,
        id: NodeId::article(&article.id),
        points: CodePoints::new(&article.text),
        graph: EventGraph::default(),
    };
    builder.add_article();
    for (place, statement) in extraction.statements.iter().enumerate() {
        builder.add_statement(place, statement);
    }
    // Edges between statements need both.
    for statement in &extraction.statements {
        builder.add_within(statement);
    }
    for relation in &extraction.relations {
        builder.add_relation(relation);
    }
    builder.add_names();
    builder.graph
}

struct GraphBuilder<'a> {
    article: &'a Article,
    extraction: &'a Extraction,
    told: ToldStatements<'a>,
    knowledge: &'a Knowledge,
    /// The article's node.
    id: NodeId,
    points: CodePoints,
    graph: EventGraph,
}

impl GraphBuilder<'_> {
    fn add_article(&mut self) {
        let article = self.article;
        let node = ArticleNode {
            id: article.id.clone(),
            title: article.title.clone(),
            publisher: article.publisher.clone(),
            agency: article.agency.clone(),
            author: article.author.clone(),
            published: article.published,
            inferred: article.inferred.filter(|_| article.published.is_none()),
            recorded: article.recorded,
            url: article.url.clone(),
            text_digest: Some(sha256(&article.text)),
        };
        self.graph.add_node(self.id.clone(), Node::Article(node));
    }

    fn add_statement(&mut self, place: usize, statement: &Statement) {
        let id = self.statement_id(statement);
        let node = StatementNode {
            content: statement.content.iter().map(|&span| self.quote(span)).collect(),
            speaker_words: statement.speaker.span.map(|span| self.quote(span)),
            cue: self.quote(statement.cue),
            kind: statement.kind,
            act: statement.act.clone(),
            polarity: statement.polarity,
            said: statement.said.as_ref().map(|said| self.dated(said)),
            days: said_within(&statement.days),
            about_when: statement.about_when.iter().map(|moment| self.dated(moment)).collect(),
            occasion: statement.occasion.map(|span| self.quote(span)),
            stances: self.stances(place),
            rule: statement.rule.clone(),
            confidence: statement.confidence,
        };
        self.graph.add_node(id.clone(), Node::Statement(Box::new(node)));
        self.graph.add_part(&id, Part::ReportedIn, &self.id);
        self.add_party(&id, Part::Speaker, &statement.speaker);
        for speaker in &statement.co_speakers {
            self.add_party(&id, Part::CoSpeaker, speaker);
        }
        if let Some(office) = &statement.office {
            self.add_party(&id, Part::Office, office);
        }
        if let Some(addressee) = &statement.addressee {
            self.add_party(&id, Part::Addressee, addressee);
        }
        for about in &statement.about {
            self.add_party(&id, Part::About, about);
        }
        if let Some(place) = &statement.place {
            self.add_party(&id, Part::At, place);
        }
        let said = statement.said.as_ref().map(|said| &said.when);
        if let Some(said) = said.filter(|said| said.relation == TimeRelation::During) {
            let date = NodeId::date(&said.value);
            self.graph.add_node(date.clone(), Node::Date(said.value.clone()));
            self.graph.add_part(&id, Part::SaidOn, &date);
        }
    }

    fn add_within(&mut self, statement: &Statement) {
        let outer = statement.within.and_then(|index| self.extraction.statements.get(index));
        if let Some(outer) = outer {
            let (inner, outer) = (self.statement_id(statement), self.statement_id(outer));
            self.graph.add_part(&inner, Part::Within, &outer);
        }
    }

    /// Adds a relation as its edge, if the ontology makes it one.
    fn add_relation(&mut self, relation: &Relation) {
        let ontology = &self.knowledge.ontology;
        let told = ontology.edge(&relation.relation_type, relation.polarity, relation.modality);
        if !told.is_edge {
            return;
        }
        let (mut actor, mut recipient) = (self.add_entity(&relation.actor), self.add_entity(&relation.recipient));
        let relation_type = self.knowledge.ontology.relation_type(&relation.relation_type);
        // "A met B" and "B met A" are one edge.
        if relation_type.is_some_and(|relation_type| relation_type.symmetric) && recipient < actor {
            std::mem::swap(&mut actor, &mut recipient);
        }
        let voices = relation
            .evidence
            .voices
            .iter()
            .map(|voice| self.add_entity(voice))
            .collect();
        let evidence = QuotedEvidence {
            quote: self.quote(relation.evidence.span),
            rule: relation.evidence.rule.clone(),
            happened: relation.happened.as_ref().map(|happened| self.dated(happened)),
            voices,
            statement: self.telling_statement(relation),
        };
        let key = RelationKey {
            relation_type: told.relation_type.clone(),
            when: relation.happened.as_ref().map(|happened| happened.when.clone()),
            place: relation.place.as_ref().map(|place| self.add_entity(place)),
            polarity: told.polarity,
            modality: relation.modality,
        };
        let evidence = BTreeSet::from([evidence]);
        self.graph
            .add_relation(&actor, &recipient, RelationEdge { key, evidence });
    }

    /// Gives the innermost statement whose content holds a relation that is somebody's word.
    fn telling_statement(&self, relation: &Relation) -> Option<NodeId> {
        let voice = relation.evidence.voices.last()?;
        let holding = self.told.holding(relation.trigger).into_iter();
        let holding = holding.map(|place| &self.told.statements[place]);
        let of_voice = holding.filter(|statement| statement.speaker.is_same(voice));
        let statement = of_voice.min_by_key(|statement| statement.size())?;
        Some(self.statement_id(statement))
    }

    /// Adds the names that the article has for the entities that take part in something; "Tokyo" is no name of Japan.
    fn add_names(&mut self) {
        let references = &self.extraction.references.references;
        let meant: FxHashMap<Span, &[Party]> = references
            .iter()
            .map(|reference| (reference.span, reference.parties.as_slice()))
            .collect();
        for mention in &self.extraction.mentions {
            let entity = match meant.get(&mention.span) {
                Some([party]) => party.entity.as_ref(),
                _ => mention.entity(),
            };
            let is_name = |candidate: &&Candidate| {
                let is_name = matches!(candidate.name_kind, NameKind::Name | NameKind::Acronym);
                is_name && Some(&candidate.entity) == entity
            };
            if let Some(candidate) = mention.candidates.iter().find(is_name) {
                let name = mention.span.slice(&self.article.text);
                let name = plain_words(name, &self.knowledge.article);
                self.add_name(NodeId::entity(&candidate.entity), &name);
            }
        }
    }

    fn add_name(&mut self, id: NodeId, name: &str) {
        if let Some(Node::Entity(node)) = self.graph.node(&id)
            && node.label != name
            && !node.names.contains(name)
        {
            let mut node = node.clone();
            node.names.insert(name.to_owned());
            self.graph.add_node(id, Node::Entity(node));
        }
    }

    fn add_party(&mut self, statement: &NodeId, part: Part, party: &Party) {
        let id = self.add_entity(party);
        self.graph.add_part(statement, part, &id);
    }

    fn add_entity(&mut self, party: &Party) -> NodeId {
        let id = NodeId::party(&self.article.id, party);
        let known = party
            .entity
            .as_ref()
            .and_then(|entity| self.knowledge.gazetteer.entity(entity));
        let node = EntityNode {
            label: known.map_or(&party.name, |known| &known.label).clone(),
            kind: known
                .map(|known| &known.kind)
                .or(party.kind.as_ref())
                .map(|kind| kind.id.clone()),
            names: BTreeSet::new(),
        };
        self.graph.add_node(id.clone(), Node::Entity(node));
        id
    }

    /// Makes a party of an entity that no words of the article name.
    fn statement_id(&self, statement: &Statement) -> NodeId {
        NodeId::statement(&self.article.id, &statement.id)
    }

    /// Gives the positions that a statement takes, sorted.
    fn stances(&self, statement: usize) -> Vec<StanceNode> {
        let of_statement = self.extraction.stances_of(statement).iter();
        let node = |stance: &Stance| StanceNode {
            topic: stance.topic.clone(),
            position: stance.position,
            words: self.quote(stance.span),
            rule: stance.rule.clone(),
        };
        let mut stances: Vec<StanceNode> = of_statement.map(node).collect();
        stances.sort();
        stances
    }

    fn dated(&self, moment: &Moment) -> Dated {
        Dated {
            words: self.quote(moment.span),
            when: moment.when.clone(),
            anchor: moment.anchor.as_ref().map(|anchor| match anchor {
                Anchor::Published => DatedFrom::Publication,
                Anchor::Text(value) => DatedFrom::Time(value.clone()),
                Anchor::Entity(entity) => DatedFrom::Entity(NodeId::entity(entity)),
            }),
            rule: moment.rule.clone(),
            via: moment.via.clone(),
            inferred: moment.inferred,
        }
    }

    fn quote(&self, span: Span) -> Quote {
        let [start, end] = self.points.span(&self.article.text, span);
        Quote {
            article: self.id.clone(),
            start,
            end,
            exact: span.slice(&self.article.text).to_owned(),
        }
    }
}

fn said_within(days: &SaidDays) -> SaidWithin {
    let rule = |bound: &Option<Bound>| bound.as_ref().map(|bound| bound.rule.clone());
    SaidWithin {
        status: days.status,
        days: days.interval(),
        earliest_rule: rule(&days.earliest),
        latest_rule: rule(&days.latest),
    }
}
