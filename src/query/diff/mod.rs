//! Two graphs → what one says that the other does not, in the words of the domain.

mod article;
mod contradiction;
mod field;
mod relation;
mod statement;

pub use article::{ChangedNode, Printed};
pub use contradiction::Contradiction;
pub use field::Change;
pub use relation::Told;
pub use statement::{ChangedStatement, SaidStatement};

use crate::graph::EventGraph;
use serde::Serialize;
use std::fmt::Display;

/// What the second of two graphs says otherwise than the first. Every list is sorted, and empty where nothing differs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Articles that only the second has, by id.
    pub new_articles: Vec<Printed>,
    /// Articles that only the first has, by id.
    pub gone_articles: Vec<Printed>,
    /// Articles with another title, publisher, day or text, by id.
    pub changed_articles: Vec<ChangedNode>,
    /// Statements that only the second has, by article and place.
    pub new_statements: Vec<SaidStatement>,
    /// Statements that only the first has, by article and place.
    pub gone_statements: Vec<SaidStatement>,
    /// Statements at the same place of the same article of which something else is said, by article and place.
    pub changed_statements: Vec<ChangedStatement>,
    /// Relations that only in the second an article tells itself, by actor, recipient and what bounds them.
    pub new_facts: Vec<Told>,
    /// Relations that only in the first an article tells itself.
    pub gone_facts: Vec<Told>,
    /// Relations that only in the second somebody claims.
    pub new_claims: Vec<Told>,
    /// Relations that only in the first somebody claims.
    pub gone_claims: Vec<Told>,
    /// Facts and claims of both for which the second has evidence more; of it the articles.
    pub new_evidence: Vec<Told>,
    /// Facts and claims of both for which the first has evidence more; of it the articles.
    pub gone_evidence: Vec<Told>,
    /// Entities with another label, kind or other names, by id.
    pub changed_entities: Vec<ChangedNode>,
    /// Relations that one voice affirms and another denies in the second, and not in the first.
    pub new_contradictions: Vec<Contradiction>,
}

/// Finds what `after` says otherwise than `before`. All lists are empty where the two say the same.
pub fn find_differences(before: &EventGraph, after: &EventGraph) -> Diff {
    let mut diff = Diff::default();
    diff.add_articles(before, after);
    diff.add_statements(before, after);
    diff.add_relations(before, after);
    diff.add_entities(before, after);
    diff.new_contradictions = contradiction::find_new(before, after);
    diff
}

impl Diff {
    /// Says whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Writes what differs, a group under each heading, for people; empty if nothing differs.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        add_group(&mut text, "new article", "new: ", &self.new_articles);
        add_group(&mut text, "gone article", "gone: ", &self.gone_articles);
        add_group(&mut text, "changed article", "", &self.changed_articles);
        add_group(&mut text, "new statement", "new: ", &self.new_statements);
        add_group(&mut text, "gone statement", "gone: ", &self.gone_statements);
        add_group(&mut text, "changed statement", "", &self.changed_statements);
        add_group(&mut text, "new fact", "new: ", &self.new_facts);
        add_group(&mut text, "gone fact", "gone: ", &self.gone_facts);
        add_group(&mut text, "new claim", "new: ", &self.new_claims);
        add_group(&mut text, "gone claim", "gone: ", &self.gone_claims);
        add_group(&mut text, "relation with new evidence", "also: ", &self.new_evidence);
        add_group(
            &mut text,
            "relation with less evidence",
            "no longer: ",
            &self.gone_evidence,
        );
        add_group(&mut text, "changed entity", "", &self.changed_entities);
        add_group(&mut text, "new contradiction", "new: ", &self.new_contradictions);
        text
    }
}

/// Writes `2 new articles:` and a line for each, with a blank line before the next group.
fn add_group(text: &mut String, name: &str, mark: &str, items: &[impl Display]) {
    if items.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let name = match (items.len(), name.split_once(" with "), name.strip_suffix('y')) {
        (1, ..) => name.to_owned(),
        (_, Some((noun, more)), _) => format!("{noun}s with {more}"),
        (_, None, Some(stem)) => format!("{stem}ies"),
        _ => format!("{name}s"),
    };
    text.push_str(&format!("{} {name}:\n", items.len()));
    for item in items {
        text.push_str(&format!("  {mark}{item}\n"));
    }
}
