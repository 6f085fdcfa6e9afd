//! A graph as questions read it: its statements by date, each with its parts, made once.

use super::filter::{Filter, TimeFit};
use crate::evidence::When;
use crate::graph::{
    ArticleNode, EntityNode, EventGraph, Node, NodeId, Part, RelationEdge, StatementNode, fold, fold_statement,
    one_line,
};
use crate::timex::Interval;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// No statement is told within more than so many others.
const DEEPEST: usize = 16;

/// A graph with what questions ask for.
pub struct View<'a> {
    /// The graph.
    pub graph: &'a EventGraph,
    /// The statements by date, then as they stand in their articles; those without days come last.
    pub statements: Vec<Said<'a>>,
    /// The entities with their folded names, sorted by id.
    pub entities: Vec<Known<'a>>,
    /// The relations as actor, edge, recipient, sorted by all three.
    pub relations: Vec<(&'a NodeId, &'a RelationEdge, &'a NodeId)>,
    /// How many statements of an archive lie otherwise to the time that is asked for, and were left there.
    pub left_out: BTreeMap<TimeFit, usize>,
    /// The archive of which this is a part, as far as an answer that is empty tells of it.
    pub whole: Option<Whole>,
    /// Whether rows of answers have records: whoever sees the cells alone needs none.
    pub has_records: bool,
    /// The places of the statements in the list.
    places: FxHashMap<&'a NodeId, usize>,
    /// The parts that entities take in statements.
    roles: FxHashMap<&'a NodeId, Vec<Part>>,
}

/// What is known of an archive of which a part is asked.
#[derive(Debug, Clone, Default)]
pub struct Whole {
    /// How many statements it has.
    pub statements: usize,
    /// How many articles.
    pub articles: usize,
    /// The labels of all entities, where nobody bears a name that is asked for.
    pub labels: Vec<String>,
    /// How many statements of such days there are with one limit less, by its flag, as far as they were counted there.
    pub near: BTreeMap<&'static str, Vec<(SaidDays, usize)>>,
}

/// The days that the words for the time of a statement tell, and all on which it can have been said.
pub type SaidDays = (Option<Interval>, Option<Interval>);

/// A statement with its parts.
pub struct Said<'a> {
    /// Its node.
    pub id: &'a NodeId,
    /// What the node holds.
    pub statement: &'a StatementNode,
    /// Who says it, the first speaker first.
    pub speakers: Vec<&'a NodeId>,
    /// The office that the speaker held.
    pub office: Option<&'a NodeId>,
    /// To whom.
    pub addressees: Vec<&'a NodeId>,
    /// Whom and what it is about.
    pub about: Vec<&'a NodeId>,
    /// Where it was said.
    pub place: Option<&'a NodeId>,
    /// The article that it was read in.
    pub article: Option<(&'a NodeId, &'a ArticleNode)>,
    /// The statement that it is told in.
    pub within: Option<&'a NodeId>,
    /// The days that the words for its time tell.
    pub days: Option<Interval>,
    /// All days on which it can have been said, by publication too.
    pub bounds: Option<Interval>,
    folded: OnceLock<String>,
}

/// An entity with its names.
pub struct Known<'a> {
    /// Its node.
    pub id: &'a NodeId,
    /// What the node holds.
    pub entity: &'a EntityNode,
    /// Its label and its other names, folded.
    pub names: Vec<String>,
}

impl<'a> View<'a> {
    /// Reads a graph.
    pub fn new(graph: &'a EventGraph) -> Self {
        let mut statements = Vec::new();
        let mut entities = Vec::new();
        for (id, node) in graph.nodes() {
            match node {
                Node::Statement(statement) => statements.push(Said::new(graph, id, statement)),
                Node::Entity(entity) => entities.push(Known {
                    id,
                    entity,
                    names: std::iter::once(&entity.label)
                        .chain(&entity.names)
                        .map(|name| fold(name))
                        .collect(),
                }),
                Node::Article(_) | Node::Date(_) => {}
            }
        }
        statements.sort_by(Said::by_date);
        let mut roles: FxHashMap<&NodeId, Vec<Part>> = FxHashMap::default();
        for said in &statements {
            for (part, node) in said.parts() {
                let parts = roles.entry(node).or_default();
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        let places = statements.iter().enumerate().map(|(place, said)| (said.id, place));
        Self {
            graph,
            places: places.collect(),
            relations: graph.relations(),
            left_out: BTreeMap::new(),
            whole: None,
            has_records: true,
            roles,
            statements,
            entities,
        }
    }

    /// Says whether somebody takes one of these parts in a statement; whoever else speaks is a speaker too.
    pub fn takes_part(&self, node: &NodeId, parts: &[Part]) -> bool {
        self.roles
            .get(node)
            .is_some_and(|roles| roles.iter().any(|role| parts.contains(role)))
    }

    /// Gives how many statements and how many articles are asked, whatever part of them is here.
    pub fn counts(&self) -> (usize, usize) {
        match &self.whole {
            Some(whole) => (whole.statements, whole.articles),
            None => (self.statements.len(), self.graph.articles().count()),
        }
    }

    /// Counts the statements that fit a filter which lacks the limit of a flag.
    pub fn count_without(&self, flag: &str, filter: &Filter) -> usize {
        let counted = self.whole.as_ref().and_then(|whole| whole.near.get(flag));
        match counted {
            Some(counted) => {
                let of_time = counted
                    .iter()
                    .filter(|((days, bounds), _)| filter.are_of_time(*days, *bounds));
                of_time.map(|(_, count)| count).sum()
            }
            None => filter.statements(self).count(),
        }
    }

    /// Gives a statement by its node.
    pub fn statement(&self, id: &NodeId) -> Option<&Said<'a>> {
        self.places.get(id).map(|&place| &self.statements[place])
    }

    /// Gives the statements that one is told in, the innermost first.
    pub fn above<'v>(&'v self, said: &'v Said<'a>) -> impl Iterator<Item = &'v Said<'a>> {
        let outer = |said: &&'v Said<'a>| said.within.and_then(|within| self.statement(within));
        // A graph changed by hand may lead in a circle.
        std::iter::successors(outer(&said), outer).take(DEEPEST)
    }

    /// Gives the label of a node, on one line.
    pub fn label(&self, id: &NodeId) -> String {
        one_line(self.graph.label(id))
    }
}

impl<'a> Said<'a> {
    fn new(graph: &'a EventGraph, id: &'a NodeId, statement: &'a StatementNode) -> Self {
        let mut said = Self {
            id,
            statement,
            speakers: Vec::new(),
            office: None,
            addressees: Vec::new(),
            about: Vec::new(),
            place: None,
            article: None,
            within: None,
            days: statement.said.as_ref().and_then(|said| said.when.days()),
            bounds: bounds(statement),
            folded: OnceLock::new(),
        };
        for (part, node) in graph.parts(id) {
            match part {
                Part::Speaker | Part::CoSpeaker => said.speakers.push(node),
                Part::Office => said.office = Some(node),
                Part::Addressee => said.addressees.push(node),
                Part::About => said.about.push(node),
                Part::At => said.place = Some(node),
                Part::Within => said.within = Some(node),
                Part::ReportedIn => {
                    if let Some(Node::Article(article)) = graph.node(node) {
                        said.article = Some((node, article));
                    }
                }
                Part::SaidOn => {}
            }
        }
        said
    }

    /// Gives what is reported with the words that report it, folded.
    pub fn folded(&self) -> &str {
        self.folded.get_or_init(|| fold_statement(self.statement))
    }

    /// Gives everybody with the part that he takes.
    fn parts(&self) -> impl Iterator<Item = (Part, &'a NodeId)> {
        let speakers = self.speakers.iter().map(|&node| (Part::Speaker, node));
        let addressees = self.addressees.iter().map(|&node| (Part::Addressee, node));
        let about = self.about.iter().map(|&node| (Part::About, node));
        let office = self.office.map(|node| (Part::Office, node));
        let place = self.place.map(|node| (Part::At, node));
        speakers.chain(addressees).chain(about).chain(office).chain(place)
    }

    /// Gives when it was said, as far as it is known.
    pub fn when(&self) -> Option<&'a When> {
        self.statement.said.as_ref().map(|said| &said.when)
    }

    /// Orders by the first day that is possible, then the last, then the place in the articles; unknown days come last.
    pub fn by_date(&self, other: &Self) -> Ordering {
        let place = |said: &Self| (&said.statement.cue.article, said.statement.cue.start, said.id);
        by_days(self.days, other.days).then_with(|| place(self).cmp(&place(other)))
    }
}

/// Orders stretches by their first day, then by their last: 1956 is before 1956-10-20. Unknown ones come last.
pub fn by_days(one: Option<Interval>, other: Option<Interval>) -> Ordering {
    let key = |days: Option<Interval>| {
        let Interval { earliest, latest } = days.unwrap_or_default();
        // What was before a day stands before it.
        let first = earliest.or(latest);
        (first.is_none(), first, latest.is_none(), latest)
    };
    key(one).cmp(&key(other))
}

/// Gives the days between which a statement was made; those of its words in a graph that was written without bounds.
fn bounds(statement: &StatementNode) -> Option<Interval> {
    let told = || statement.said.as_ref().and_then(|said| said.when.days());
    Some(statement.days.days)
        .filter(|days| *days != Interval::default())
        .or_else(told)
}
