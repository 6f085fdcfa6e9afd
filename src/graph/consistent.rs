//! What a graph shows of itself, without any text: ids that follow from content, edges that must be, quotes that agree.

use super::id::encode;
use super::verify::{Quotes, evidence_quotes, find_unproved, statement_quotes};
use super::{EventGraph, Node, NodeId, Part, Quote, RelationEdge, StatementNode};
use crate::error::Error;
use crate::statement::content_id;
use rustc_hash::FxHashMap;

/// Finds what cannot be in a graph that was read from texts, by node and then by what is wrong with it.
///
/// Empty if the graph is consistent in itself; that its words stand in the articles is another question.
pub fn find_inconsistent(graph: &EventGraph) -> Vec<Error> {
    let mut errors = Vec::new();
    for (id, node) in graph.nodes() {
        let reasons = match node {
            Node::Statement(statement) => check_statement(graph, id, statement),
            Node::Article(article) => check_id(id, &NodeId::article(&article.id)),
            Node::Date(value) => check_id(id, &NodeId::date(value)),
            Node::Entity(entity) => {
                let named = id.as_str().rsplit_once("/name/");
                let other = |(_, name): &(&str, &str)| !id.is_linked() && *name != encode(&entity.label);
                let reason = |_| format!("its label is `{}`, which its id does not say", entity.label);
                named.filter(other).map(reason).into_iter().collect()
            }
        };
        errors.extend(reasons.into_iter().map(|reason| Error::new(id, reason)));
    }
    for (actor, relation, recipient) in graph.relations() {
        let owner = format!("{actor} {} {recipient}", relation.key.relation_type);
        let reasons = check_relation(graph, relation);
        errors.extend(reasons.into_iter().map(|reason| Error::new(&owner, reason)));
    }
    errors.extend(find_unproved(graph));
    errors.extend(find_disagreeing(graph));
    errors
}

fn check_id(id: &NodeId, expected: &NodeId) -> Vec<String> {
    let differs = id != expected;
    let reason = || format!("its id does not follow from its content, which gives {expected}");
    differs.then(reason).into_iter().collect()
}

fn check_statement(graph: &EventGraph, id: &NodeId, statement: &StatementNode) -> Vec<String> {
    let article = &statement.cue.article;
    let mut reasons = Vec::new();
    match graph.node(article) {
        Some(Node::Article(node)) => {
            let content = statement.content.iter();
            let content = content.map(|quote| (quote.start, quote.exact.as_str()));
            let name = content_id(&node.id, statement.cue.start, content);
            reasons.extend(check_id(id, &NodeId::statement(&node.id, &name)));
        }
        _ => reasons.push(format!("its words are of {article}, which is not in the graph")),
    }
    let parts = graph.parts(id);
    let of = |wanted: Part| parts.iter().filter(move |(part, _)| *part == wanted).map(|(_, to)| *to);
    if of(Part::Speaker).count() != 1 {
        reasons.push(format!("it has {} speakers, not one", of(Part::Speaker).count()));
    }
    if of(Part::ReportedIn).any(|reported| reported != article) || of(Part::ReportedIn).count() != 1 {
        reasons.push(format!("it is not reported in {article} alone, where its words stand"));
    }
    for quote in statement_quotes(statement) {
        reasons.extend(check_quote(quote));
        if quote.article != *article {
            reasons.push(format!(
                "`{}` is of {}, its cue of {article}",
                quote.exact, quote.article
            ));
        }
    }
    for (index, piece) in statement.content.iter().enumerate() {
        if statement.content[..index].iter().any(|other| overlap(other, piece)) {
            reasons.push(format!("`{}` overlaps another piece of its content", piece.exact));
        }
    }
    for outer in of(Part::Within) {
        let Some(Node::Statement(outer_statement)) = graph.node(outer) else {
            reasons.push(format!("it is told in {outer}, which is no statement"));
            continue;
        };
        if !outer_statement
            .content
            .iter()
            .any(|piece| overlap(piece, &statement.cue))
        {
            reasons.push(format!("it is told in {outer}, whose content does not hold its cue"));
        }
    }
    reasons
}

fn check_relation(graph: &EventGraph, relation: &RelationEdge) -> Vec<String> {
    let mut reasons = Vec::new();
    for evidence in &relation.evidence {
        reasons.extend(evidence_quotes(evidence).filter_map(check_quote));
        if !matches!(graph.node(&evidence.quote.article), Some(Node::Article(_))) {
            reasons.push(format!(
                "its evidence is of {}, which is not in the graph",
                evidence.quote.article
            ));
        }
        let Some(statement) = &evidence.statement else {
            continue;
        };
        let parts = graph.parts(statement);
        let voice = evidence.voices.last();
        if !parts
            .iter()
            .any(|(part, to)| *part == Part::Speaker && Some(*to) == voice)
        {
            let voice = voice.map_or("nobody", NodeId::as_str);
            reasons.push(format!("it is the word of {voice}, who does not speak in {statement}"));
        }
        if evidence.voices.is_empty() {
            reasons.push(format!("it is told in {statement} by no voice"));
        }
    }
    reasons
}

/// Says whether a quote is as long as its words.
fn check_quote(quote: &Quote) -> Option<String> {
    let length = quote.exact.chars().count();
    let (start, end) = (quote.start as usize, quote.end as usize);
    (start + length != end).then(|| format!("`{}` has {length} characters, and {start}..{end} not", quote.exact))
}

fn overlap(one: &Quote, other: &Quote) -> bool {
    one.article == other.article && one.start < other.end && other.start < one.end
}

/// Finds quotes of one article that have other characters at the same place: one of the two was moved or changed.
fn find_disagreeing(graph: &EventGraph) -> Vec<Error> {
    let quotes = Quotes::new(graph);
    let mut errors = Vec::new();
    for (article, owners) in quotes.by_article() {
        let mut known: FxHashMap<u32, (char, &str, &Quote)> = FxHashMap::default();
        for (owner, quote) in owners {
            let mut against = None;
            for (place, character) in (quote.start..).zip(quote.exact.chars()) {
                let (other, of, words) = *known.entry(place).or_insert((character, owner, quote));
                if other != character {
                    against = Some((of, words));
                }
            }
            if let Some((of, words)) = against {
                let (start, end) = (quote.start, quote.end);
                let reason = format!(
                    "`{}` at {start}..{end} of {article} does not agree with `{}` at {}..{} in {of}",
                    quote.exact, words.exact, words.start, words.end
                );
                errors.push(Error::new(owner, reason));
            }
        }
    }
    errors
}
