//! The first law, checked: no edge without evidence, and all evidence stands in its article.

use super::{EventGraph, NodeId, Quote};
use crate::error::Error;

/// Finds what the articles do not bear out: words that are not at their place, relations without evidence.
///
/// `text_of` gives an article's text by its node. Empty if every edge can be shown in the text.
pub fn find_unsupported<'a>(graph: &EventGraph, text_of: impl Fn(&NodeId) -> Option<&'a str>) -> Vec<Error> {
    let mut errors = Vec::new();
    let check = |owner: &str, quote: &Quote| {
        let fault = find_fault(quote, text_of(&quote.article));
        fault.map(|reason| Error::new(owner, reason))
    };
    for (id, statement) in graph.statements() {
        let dated = statement
            .said
            .iter()
            .chain(&statement.about_when)
            .map(|dated| &dated.words);
        let quotes = statement
            .content
            .iter()
            .chain([&statement.cue])
            .chain(&statement.occasion)
            .chain(statement.stances.iter().map(|stance| &stance.words));
        errors.extend(quotes.chain(dated).filter_map(|quote| check(id.as_str(), quote)));
    }
    for (actor, relation, recipient) in graph.relations() {
        let owner = format!("{actor} {} {recipient}", relation.key.relation_type);
        errors.extend(
            relation
                .evidence
                .iter()
                .filter_map(|evidence| check(&owner, &evidence.quote)),
        );
        if relation.evidence.is_empty() {
            errors.push(Error::new(owner, "no evidence"));
        }
    }
    errors
}

/// Says what is wrong with a quote: no such article, or other words at its place.
fn find_fault(quote: &Quote, text: Option<&str>) -> Option<String> {
    let Some(text) = text else {
        return Some(format!("{} is not at hand", quote.article));
    };
    let (start, end) = (quote.start as usize, quote.end as usize);
    let words = text.chars().skip(start).take(end.saturating_sub(start));
    let same = words.eq(quote.exact.chars());
    (!same).then(|| {
        format!(
            "`{}` does not stand at {start}..{end} of {}",
            quote.exact, quote.article
        )
    })
}
