//! EventGraph → all that the page shows, as lists that are sorted by id.

use super::Extras;
use super::layout::{Layout, lay_out};
use super::offsets::Offsets;
use super::record::{PageArticle, PageEntity, PageEvidence, PageRelation, PageStatement, PageTime, PageWords};
use crate::evidence::When;
use crate::export::naming::nameless;
use crate::export::table::relation_id;
use crate::export::words::{lower, width};
use crate::graph::{
    Dated, DatedFrom, EventGraph, Node, NodeId, Part, Quote, RelationEdge, StatementNode, grouped, one_line,
};
use crate::ontology::{Aspect, Modality, Ontology, Polarity, Trait};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// More statements than this have no places of their own in the graph: the page puts them beside their speakers.
const PLACED: usize = 3_000;
/// Among more entities than this there is no room for every label.
const LABELLED: usize = 400;

/// So many are named in the title.
const NAMED: usize = 3;

/// The page's data.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    pub(super) title: String,
    parties: Vec<&'a str>,
    entities: Vec<PageEntity<'a>>,
    articles: Vec<PageArticle<'a>>,
    statements: Vec<PageStatement<'a>>,
    relations: Vec<PageRelation<'a>>,
}

/// Which list a node stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Entities,
    Articles,
    Statements,
}

/// Where the nodes stand in the lists, and what the words are found in.
struct Places<'a> {
    graph: &'a EventGraph,
    nodes: FxHashMap<&'a NodeId, (List, usize)>,
    texts: FxHashMap<&'a NodeId, Offsets<'a>>,
    /// Those that only common words speak of.
    nameless: FxHashSet<&'a NodeId>,
}

impl<'a> Data<'a> {
    pub(super) fn new(graph: &'a EventGraph, ontology: &Ontology, extras: &'a Extras) -> Self {
        let parties: BTreeSet<&str> = extras.names.iter().map(|name| name.party.as_str()).collect();
        let texts = extras.texts.iter().map(|(id, text)| (id, Offsets::new(text)));
        let mut data = Self {
            title: String::new(),
            parties: parties.into_iter().collect(),
            entities: Vec::new(),
            articles: Vec::new(),
            statements: Vec::new(),
            relations: Vec::new(),
        };
        let nodes = graph.nodes();
        let entities = nodes.iter().filter_map(|&(id, node)| match node {
            Node::Entity(entity) => Some((id, entity.label.as_str())),
            _ => None,
        });
        let mut places = Places {
            graph,
            nodes: FxHashMap::default(),
            texts: texts.collect(),
            nameless: nameless(entities),
        };
        let mut counts = [0; 3];
        for &(id, node) in &nodes {
            let list = match node {
                Node::Entity(_) => List::Entities,
                Node::Article(_) => List::Articles,
                Node::Statement(_) => List::Statements,
                Node::Date(_) => continue,
            };
            places.nodes.insert(id, (list, counts[list as usize]));
            counts[list as usize] += 1;
        }
        for &(id, node) in &nodes {
            match node {
                Node::Entity(_) => data.entities.push(places.entity(id, node)),
                Node::Article(_) => data.articles.extend(places.article(id, extras)),
                Node::Statement(statement) => data.statements.push(places.statement(id, statement, extras)),
                Node::Date(_) => {}
            }
        }
        let relations = graph.relations().into_iter();
        data.relations = relations
            .filter_map(|(actor, relation, recipient)| places.relation(actor, relation, recipient, ontology))
            .collect();
        for name in &extras.names {
            let party = data.parties.iter().position(|party| *party == name.party);
            let entity = places
                .find(List::Entities, &name.entity)
                .and_then(|place| data.entities.get_mut(place));
            if let (Some(party), Some(entity)) = (party, entity) {
                entity.calls.push((party, &name.name));
            }
        }
        data.title = extras
            .title
            .as_deref()
            .map_or_else(|| data.headline(ontology), one_line);
        data.place();
        data
    }

    /// Says whom most of it is about, and how much there is: `North Korea, United States: 50 articles, 1,219 statements`.
    fn headline(&self, ontology: &Ontology) -> String {
        if let [PageArticle { title: Some(title), .. }] = self.articles.as_slice() {
            return one_line(title);
        }
        // Whoever an article speaks of a hundred times counts once for it.
        let mut seen: Vec<BTreeSet<Option<usize>>> = vec![BTreeSet::new(); self.entities.len()];
        for statement in &self.statements {
            for &entity in statement.speakers.iter().chain(&statement.about) {
                seen[entity].insert(statement.article);
            }
        }
        for relation in &self.relations {
            for evidence in &relation.evidence {
                seen[relation.actor].insert(evidence.article);
                seen[relation.recipient].insert(evidence.article);
            }
        }
        // An office is its holder.
        let kinds = ontology.kinds.iter().filter(|kind| kind.is(Trait::Office));
        let offices: BTreeSet<&str> = kinds.map(|kind| kind.id.as_str()).collect();
        let is_office = |entity: usize| self.entities[entity].kind.is_some_and(|kind| offices.contains(kind));
        let counts = self.counts();
        let mut ranked: Vec<usize> = (0..seen.len())
            .filter(|&entity| counts[entity] > 0 && !self.entities[entity].common && !is_office(entity))
            .collect();
        ranked.sort_by_key(|&entity| (Reverse(seen[entity].len()), Reverse(counts[entity]), entity));
        let names: Vec<&str> = ranked
            .iter()
            .take(NAMED)
            .map(|&entity| self.entities[entity].label.as_str())
            .collect();
        let number =
            |count: usize, noun: &str| format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" });
        let held = [
            number(self.articles.len(), "article"),
            number(self.statements.len(), "statement"),
        ];
        let held = held.join(", ");
        match names.as_slice() {
            [] => held,
            names => format!("{}: {held}", names.join(", ")),
        }
    }

    /// Counts in how many statements and relations each entity takes part.
    fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.entities.len()];
        let statements = self.statements.iter();
        let said =
            statements.flat_map(|statement| statement.speakers.iter().chain(&statement.about).chain(&statement.to));
        let relations = self
            .relations
            .iter()
            .flat_map(|relation| [&relation.actor, &relation.recipient]);
        said.chain(relations).for_each(|&entity| counts[entity] += 1);
        counts
    }

    /// Gives entities and statements their places in the graph.
    fn place(&mut self) {
        let entities = self.entities.len();
        let own = self.statements.len() <= PLACED;
        let mut layout = Layout::default();
        for entity in &self.entities {
            // A label stands beside its node, cut where it is very long; of very many most are not drawn.
            layout.sizes.push(match entities <= LABELLED {
                true => [width(&entity.label).min(180.0) / 2.0 + 4.0, 17.0],
                false => [14.0, 14.0],
            });
        }
        for (index, statement) in self.statements.iter().enumerate() {
            let others = statement.about.iter().chain(&statement.to).chain(&statement.place);
            if own {
                layout.sizes.push([9.0, 9.0]);
                let speakers = statement.speakers.iter().map(|&speaker| (speaker, 0.8));
                let ends = speakers.chain(others.map(|&other| (other, 0.08)));
                layout
                    .edges
                    .extend(ends.map(|(end, pull)| (end, entities + index, pull)));
            } else if let Some(&speaker) = statement.speakers.first() {
                layout.edges.extend(others.map(|&other| (speaker, other, 0.1)));
            }
        }
        let relations = self
            .relations
            .iter()
            .filter(|relation| relation.actor != relation.recipient);
        layout
            .edges
            .extend(relations.map(|relation| (relation.actor, relation.recipient, 0.2)));
        let places = lay_out(&layout);
        for (entity, place) in self.entities.iter_mut().zip(&places) {
            entity.xy = *place;
        }
        for (statement, place) in self.statements.iter_mut().zip(places.iter().skip(entities)) {
            statement.xy = Some(*place);
        }
    }
}

impl<'a> Places<'a> {
    /// Gives the place of a node in a list; `None` if it does not stand there.
    fn find(&self, list: List, id: &NodeId) -> Option<usize> {
        let (other, place) = self.nodes.get(id)?;
        (*other == list).then_some(*place)
    }

    fn entity(&self, id: &'a NodeId, node: &'a Node) -> PageEntity<'a> {
        let (kind, names) = match node {
            Node::Entity(entity) => (entity.kind.as_ref(), entity.names.iter().map(String::as_str).collect()),
            _ => (None, Vec::new()),
        };
        PageEntity {
            id: id.as_str(),
            label: one_line(self.graph.label(id)),
            kind: kind.map(|kind| kind.as_str()),
            names,
            calls: Vec::new(),
            common: self.nameless.contains(id),
            xy: [0, 0],
        }
    }

    fn article(&self, id: &'a NodeId, extras: &'a Extras) -> Option<PageArticle<'a>> {
        let Some(Node::Article(article)) = self.graph.node(id) else {
            return None;
        };
        Some(PageArticle {
            id: id.as_str(),
            title: article.title.as_deref(),
            publisher: article.publisher.as_deref(),
            agency: article.agency.as_deref(),
            author: article.author.as_deref(),
            published: article.published.map(|day| day.to_string()),
            within: article.inferred.map(|days| days.to_string()),
            recorded: article.recorded.map(|day| day.to_string()),
            url: article.url.as_deref(),
            text: extras.texts.get(id).map(String::as_str),
        })
    }

    fn statement(&self, id: &'a NodeId, node: &'a StatementNode, extras: &'a Extras) -> PageStatement<'a> {
        let parts = self.graph.parts(id);
        let all = |wanted: &[Part]| -> Vec<usize> {
            let parts = parts.iter().filter(|(part, _)| wanted.contains(part));
            parts.filter_map(|(_, node)| self.find(List::Entities, node)).collect()
        };
        let one = |wanted: Part| all(&[wanted]).first().copied();
        let within = parts.iter().find(|(part, _)| *part == Part::Within);
        PageStatement {
            id: id.as_str(),
            article: self.find(List::Articles, &node.cue.article),
            speakers: all(&[Part::Speaker, Part::CoSpeaker]),
            office: one(Part::Office),
            to: all(&[Part::Addressee]),
            about: all(&[Part::About]),
            place: one(Part::At),
            within: within.and_then(|(_, node)| self.find(List::Statements, node)),
            act: node.act.as_str(),
            kind: lower(&node.kind),
            denied: node.polarity == Polarity::Denied,
            who: node.speaker_words.as_ref().map(|quote| self.words(quote)),
            verb: self.words(&node.cue),
            words: node.content.iter().map(|quote| self.words(quote)).collect(),
            said: node.said.as_ref().map(|said| self.time(said)),
            times: node.about_when.iter().map(|time| self.time(time)).collect(),
            occasion: node.occasion.as_ref().map(|quote| self.words(quote)),
            rule: node.rule.as_str(),
            confidence: node.confidence,
            stance: extras.stances.get(id).map_or(&[], Vec::as_slice),
            turns: extras.turns.contains(id),
            xy: None,
        }
    }

    fn relation(
        &self,
        actor: &'a NodeId,
        relation: &'a RelationEdge,
        recipient: &'a NodeId,
        ontology: &Ontology,
    ) -> Option<PageRelation<'a>> {
        let key = &relation.key;
        let known = ontology.relation_type(&key.relation_type);
        let place = |id: &NodeId| self.find(List::Entities, id);
        let evidence = relation.evidence.iter().map(|evidence| PageEvidence {
            article: self.find(List::Articles, &evidence.quote.article),
            words: self.words(&evidence.quote),
            voices: evidence.voices.iter().filter_map(place).collect(),
            statement: evidence
                .statement
                .as_ref()
                .and_then(|id| self.find(List::Statements, id)),
            happened: evidence.happened.as_ref().map(|time| self.time(time)),
            rule: evidence.rule.as_str(),
        });
        Some(PageRelation {
            id: relation_id(actor, relation, recipient),
            actor: place(actor)?,
            recipient: place(recipient)?,
            label: known.map_or_else(
                || key.relation_type.as_str().replace('_', " "),
                |known| known.label.clone(),
            ),
            symmetric: known.is_some_and(|known| known.symmetric),
            state: known.is_some_and(|known| known.aspect == Aspect::State),
            when: key.when.as_ref().map(When::to_string),
            days: key.when.as_ref().and_then(days),
            place: key.place.as_ref().and_then(place),
            denied: key.polarity == Polarity::Denied,
            modality: (key.modality != Modality::Actual).then(|| lower(&key.modality)),
            fact: relation.is_fact(),
            evidence: evidence.collect(),
        })
    }

    fn words(&self, quote: &'a Quote) -> PageWords<'a> {
        let at = match self.texts.get(&quote.article) {
            Some(text) => text.find(quote.start, quote.end, &quote.exact),
            None => Some([quote.start, quote.end]),
        };
        PageWords {
            exact: &quote.exact,
            at,
        }
    }

    fn time(&self, dated: &'a Dated) -> PageTime<'a> {
        let from = dated.anchor.as_ref().map(|anchor| match anchor {
            DatedFrom::Publication => "the day of publication".to_owned(),
            DatedFrom::Time(value) => value.to_string(),
            DatedFrom::Entity(entity) => format!("the days of {}", one_line(self.graph.label(entity))),
        });
        PageTime {
            value: dated.when.to_string(),
            days: days(&dated.when),
            precision: dated.when.value.precision().to_string(),
            words: &dated.words.exact,
            rule: dated.rule.as_str(),
            via: dated.via.as_ref().map(|rule| rule.as_str()),
            from,
            inferred: dated.inferred,
        }
    }
}

/// Gives the first and the last day that a time can be.
fn days(when: &When) -> Option<[Option<String>; 2]> {
    let days = when.days()?;
    Some([days.earliest, days.latest].map(|day| day.map(|day| day.to_string())))
}
