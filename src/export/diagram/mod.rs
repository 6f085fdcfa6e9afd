//! EventGraph → what a picture shows of it: entities, and one line for all of a sort between the same two.

mod overview;
mod words;

pub use overview::CLEAR;

use crate::graph::{
    EntityNode, EventGraph, Node, NodeId, Part, RelationEdge, StatementNode, grouped, one_line, part_label,
    reported_label, said_label,
};
use crate::ontology::Ontology;
use overview::LeftOut;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use words::Counted;

/// How a picture shows a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// How statements are drawn; `None` is whatever reads best.
    pub statements: Option<Statements>,
    /// What was asked for; empty for a whole graph.
    pub title: String,
    /// Whom lines may lead to; `None` for everybody.
    pub ends: Option<FxHashSet<NodeId>>,
    /// So many entities at most, those with links to the most others; `None` for all.
    pub most: Option<usize>,
    /// Who is among them in any case: whom the picture is about.
    pub kept: FxHashSet<NodeId>,
    /// Whether all between two is one line with how much it is, also where there is room for words.
    pub is_weighted: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            statements: None,
            title: String::new(),
            ends: None,
            most: Some(CLEAR),
            kept: FxHashSet::default(),
            is_weighted: false,
        }
    }
}

/// How statements are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statements {
    /// With their words.
    Nodes,
    /// As lines from who speaks to whom or what it is about.
    Edges,
    /// Not at all.
    None,
}

/// More boxes than that nobody takes in at a glance.
pub const MOST: usize = 500;

/// What a picture of a network shows.
pub(super) struct Diagram<'a> {
    /// The ends of the lines, sorted by id.
    pub(super) dots: Vec<Dot<'a>>,
    /// Sorted by their ends, then by sort.
    pub(super) lines: Vec<Line>,
    /// How many statements name nobody whom they are about, so that they have no line.
    pub(super) silent: usize,
    /// How many lines are left out because they lead to others than those who were asked for.
    pub(super) elsewhere: usize,
    /// Whether statements are lines.
    pub(super) has_statements: bool,
    /// What an overview leaves out; `None` where all is drawn.
    pub(super) left_out: Option<LeftOut>,
}

/// An entity.
pub(super) struct Dot<'a> {
    pub(super) id: &'a NodeId,
    pub(super) entity: &'a EntityNode,
    /// How many lines end here.
    pub(super) degree: usize,
}

/// What makes a line; the facts come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum LineSort {
    /// Relations that an article says itself.
    Fact,
    /// Relations that somebody says.
    Claim,
    /// Statements.
    Statement,
    /// All between two, in both directions.
    All,
}

impl LineSort {
    fn of(relation: &RelationEdge) -> Self {
        if relation.is_fact() { Self::Fact } else { Self::Claim }
    }
}

/// All of a sort that leads from one to the other.
pub(super) struct Line {
    /// The places of its ends among the dots.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) sort: LineSort,
    /// Whether it has a head: some of it leads only in one direction.
    pub(super) is_directed: bool,
    /// How many relations or statements it stands for.
    pub(super) count: usize,
    /// What they are, one after another: `met with ×3, 2018–2024`.
    pub(super) label: Vec<String>,
    /// What they are where the label is only their number.
    pub(super) details: Vec<String>,
    /// The words that prove them.
    pub(super) quotes: Vec<String>,
}

/// What is between the same two in the same direction, before it is counted.
#[derive(Default)]
struct Bundle {
    is_directed: bool,
    count: usize,
    counted: Counted,
    quotes: Vec<String>,
}

type Bundles<'a> = BTreeMap<(&'a NodeId, &'a NodeId, LineSort), Bundle>;

impl<'a> Diagram<'a> {
    /// Lists what is drawn. Statements have lines only with `Statements::Edges`, which is also what reads best.
    pub(super) fn new(graph: &'a EventGraph, ontology: &Ontology, look: &Look) -> Self {
        let mut bundles = Bundles::default();
        let is_mutual = |relation: &RelationEdge| {
            let known = ontology.relation_type(&relation.key.relation_type);
            known.is_some_and(|known| known.symmetric)
        };
        let (mutual, directed): (Vec<_>, Vec<_>) = (graph.relations().into_iter()).partition(|edge| is_mutual(edge.1));
        for edge in directed {
            add_relation(&mut bundles, graph, ontology, edge, true);
        }
        for (one, relation, other) in mutual {
            // What has no direction goes with what has one.
            let sort = LineSort::of(relation);
            let is_there = bundles.contains_key(&(other, one, sort));
            let (from, to) = if is_there { (other, one) } else { (one, other) };
            add_relation(&mut bundles, graph, ontology, (from, relation, to), false);
        }
        let mut silent = 0;
        let has_statements = matches!(look.statements, None | Some(Statements::Edges));
        if has_statements {
            for (id, _) in graph.statements() {
                silent += usize::from(!add_statement(&mut bundles, graph, id));
            }
        }
        let all = bundles.len();
        if let Some(ends) = &look.ends {
            bundles.retain(|(from, to, _), _| ends.contains(*from) && ends.contains(*to));
        }
        let elsewhere = all - bundles.len();
        let ends = |(from, to, _): &(&'a NodeId, &'a NodeId, LineSort)| [*from, *to];
        let ids: FxHashSet<&NodeId> = bundles.keys().flat_map(ends).collect();
        let dots = graph.nodes().into_iter().filter(|(id, _)| ids.contains(id));
        let mut dots: Vec<Dot<'_>> = dots
            .filter_map(|(id, node)| match node {
                Node::Entity(entity) => Some(Dot { id, entity, degree: 0 }),
                _ => None,
            })
            .collect();
        let places: FxHashMap<&NodeId, usize> = dots.iter().enumerate().map(|(place, dot)| (dot.id, place)).collect();
        let mut lines = Vec::new();
        for ((from, to, sort), bundle) in bundles {
            if let (Some(&from), Some(&to)) = (places.get(from), places.get(to)) {
                dots[from].degree += 1;
                dots[to].degree += 1;
                lines.push(Line {
                    from,
                    to,
                    sort,
                    is_directed: bundle.is_directed,
                    count: bundle.count,
                    label: bundle.counted.lines(),
                    details: Vec::new(),
                    quotes: bundle.quotes,
                });
            }
        }
        let diagram = Self {
            dots,
            lines,
            silent,
            elsewhere,
            has_statements,
            left_out: None,
        };
        let most = look.most.unwrap_or(usize::MAX);
        // Statements as boxes have words that a number would hide.
        let is_clear = diagram.dots.len() <= most || look.statements == Some(Statements::Nodes);
        match is_clear && !look.is_weighted {
            true => diagram,
            false => diagram.overview(most, &look.kept),
        }
    }

    /// Says whether something of a sort is drawn.
    pub(super) fn has(&self, sort: LineSort) -> bool {
        self.lines.iter().any(|line| line.sort == sort)
    }
}

fn add_relation<'a>(
    bundles: &mut Bundles<'a>,
    graph: &EventGraph,
    ontology: &Ontology,
    (from, relation, to): (&'a NodeId, &'a RelationEdge, &'a NodeId),
    is_directed: bool,
) {
    let sort = LineSort::of(relation);
    let bundle = bundles.entry((from, to, sort)).or_default();
    bundle.is_directed |= is_directed;
    bundle.count += 1;
    let voices = relation.evidence.iter().filter_map(|evidence| evidence.voices.last());
    let voices = voices.map(|voice| one_line(graph.label(voice)));
    bundle.counted.add(
        words::relation(&relation.key, ontology),
        relation.key.when.as_ref(),
        (sort == LineSort::Claim).then_some(voices).into_iter().flatten(),
    );
    let quotes = relation.evidence.iter().map(|evidence| one_line(&evidence.quote.exact));
    bundle.quotes.extend(quotes);
}

/// Says whether there is anybody to whom a line can lead.
fn add_statement<'a>(bundles: &mut Bundles<'a>, graph: &'a EventGraph, id: &'a NodeId) -> bool {
    let Some(Node::Statement(statement)) = graph.node(id) else {
        return true;
    };
    let parts = graph.parts(id);
    let of = |wanted: Part| {
        parts
            .iter()
            .filter(move |(part, _)| *part == wanted)
            .map(|(_, node)| *node)
    };
    let about: Vec<&NodeId> = of(Part::About).collect();
    let to = of(Part::Addressee)
        .filter(|node| !about.contains(node))
        .map(|node| (node, true));
    let ends: Vec<(&NodeId, bool)> = about.iter().map(|node| (*node, false)).chain(to).collect();
    let mut is_drawn = false;
    for speaker in of(Part::Speaker).chain(of(Part::CoSpeaker)) {
        for &(end, is_addressee) in ends.iter().filter(|(end, _)| *end != speaker) {
            let bundle = bundles.entry((speaker, end, LineSort::Statement)).or_default();
            bundle.is_directed = true;
            bundle.count += 1;
            let when = statement.said.as_ref().map(|said| &said.when);
            bundle
                .counted
                .add(words::statement(statement, is_addressee), when, std::iter::empty());
            bundle.quotes.push(reported_label(statement));
            is_drawn = true;
        }
    }
    is_drawn
}

/// Gives what a picture has at its head: what was asked, and what it holds from when to when.
pub(super) fn head(graph: &EventGraph, look: &Look) -> (String, String) {
    let title = if look.title.is_empty() {
        "Who said what when, and who did what to whom"
    } else {
        &look.title
    };
    let relations = graph.relations();
    let claimed = relations.iter().filter(|(_, relation, _)| !relation.is_fact()).count();
    let whens = relations
        .iter()
        .filter_map(|(_, relation, _)| relation.key.when.as_ref());
    let statements = graph.statements();
    let said = statements
        .iter()
        .filter_map(|(_, statement)| Some(&statement.said.as_ref()?.when));
    let times = words::span(whens.chain(said)).unwrap_or_else(|| "without dates".to_owned());
    let claimed = if claimed == 0 {
        String::new()
    } else {
        format!(" ({claimed} only claimed)")
    };
    let counts = [
        words::number(relations.len(), "relation") + &claimed,
        words::number(statements.len(), "statement"),
        words::number(graph.articles().count(), "article"),
    ];
    (one_line(title), format!("{times} · {}", counts.join(" · ")))
}

/// Gives the words about what is drawn that its look alone does not say.
pub(super) fn remarks(diagram: &Diagram<'_>) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(left_out) = diagram.left_out {
        remarks.extend(left_out.shown(diagram.dots.len()));
        remarks.extend(left_out.hidden());
    }
    match diagram.silent {
        0 => {}
        1 => remarks.push("1 statement names nobody else and has no line".to_owned()),
        many => remarks.push(format!(
            "{} statements name nobody else and have no line",
            grouped(many)
        )),
    }
    match diagram.elsewhere {
        0 => {}
        1 => remarks.push("1 line of these statements leads to others and is not drawn".to_owned()),
        many => remarks.push(format!(
            "{} lines of these statements lead to others and are not drawn",
            grouped(many)
        )),
    }
    remarks
}

/// Gives what stands at a statement that is drawn as a box: `Shinzo Abe – state – 2020-09`.
pub(super) fn statement_head(graph: &EventGraph, id: &NodeId, statement: &StatementNode) -> String {
    let (speaker, date) = (part_label(graph, id, Part::Speaker), said_label(graph, id, statement));
    format!("{speaker} – {} – {date}", statement.act)
}

/// Counts the boxes and the lines that a picture would have.
pub fn size(graph: &EventGraph, ontology: &Ontology, look: &Look) -> (usize, usize) {
    let diagram = Diagram::new(graph, ontology, look);
    if look.statements == Some(Statements::Nodes) {
        let parts = graph.statements().into_iter().map(|(id, _)| graph.parts(id).len());
        return (graph.nodes().len(), diagram.lines.len() + parts.sum::<usize>());
    }
    (diagram.dots.len(), diagram.lines.len())
}

/// Gives how many entities a picture has, and how many it would have if all were drawn.
pub fn drawn(graph: &EventGraph, ontology: &Ontology, look: &Look) -> (usize, usize) {
    let diagram = Diagram::new(graph, ontology, look);
    let drawn = diagram.dots.len();
    (drawn, diagram.left_out.map_or(drawn, LeftOut::of))
}
