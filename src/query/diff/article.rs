//! What differs in articles and entities.

use super::Diff;
use super::field::{Change, write_changes};
use crate::graph::{ArticleNode, EntityNode, EventGraph, Node, NodeId, compare_articles, one_line};
use serde::Serialize;
use std::fmt;

/// An article: `2024-06-06 NHK WORLD-JAPAN: "Putin: Conditions not yet ready …"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Printed {
    /// The node's id.
    pub id: String,
    /// The day of publication.
    pub published: Option<String>,
    /// Who printed it.
    pub publisher: Option<String>,
    /// The headline, or the article's own id.
    pub title: String,
}

/// An article or an entity of which something is known otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedNode {
    /// The node's id.
    pub id: String,
    /// What it was called.
    pub label: String,
    /// At least one.
    pub changes: Vec<Change>,
}

impl Diff {
    pub(super) fn add_articles(&mut self, before: &EventGraph, after: &EventGraph) {
        for (id, article) in articles(before) {
            match after.node(id) {
                Some(Node::Article(other)) => {
                    let changes = article_changes(article, other);
                    self.changed_articles.extend(changed(before, id, changes));
                }
                _ => self.gone_articles.push(Printed::new(before, id, article)),
            }
        }
        let new = articles(after).filter(|(id, _)| before.node(id).is_none());
        self.new_articles = new.map(|(id, article)| Printed::new(after, id, article)).collect();
    }

    pub(super) fn add_entities(&mut self, before: &EventGraph, after: &EventGraph) {
        for (id, node) in before.nodes() {
            if let (Node::Entity(entity), Some(Node::Entity(other))) = (node, after.node(id)) {
                let changes = entity_changes(entity, other);
                self.changed_entities.extend(changed(before, id, changes));
            }
        }
    }
}

fn articles(graph: &EventGraph) -> impl Iterator<Item = (&NodeId, &ArticleNode)> {
    graph.nodes().into_iter().filter_map(|(id, node)| match node {
        Node::Article(article) => Some((id, article)),
        _ => None,
    })
}

fn changed(graph: &EventGraph, id: &NodeId, changes: Vec<Change>) -> Option<ChangedNode> {
    (!changes.is_empty()).then(|| ChangedNode {
        id: id.to_string(),
        label: one_line(graph.label(id)),
        changes,
    })
}

fn article_changes(before: &ArticleNode, after: &ArticleNode) -> Vec<Change> {
    let mut changes: Vec<Change> = compare_articles(before, after).into_iter().map(Change::of).collect();
    let mut add = |field: &str, before: Option<String>, after: Option<String>| {
        if before != after {
            changes.push(Change::new(field, "changed", before, after));
        }
    };
    let day = |article: &ArticleNode| article.recorded.map(|day| day.to_string());
    add("recorded", day(before), day(after));
    if before.text_digest != after.text_digest {
        // The first digits of a digest are enough to tell two texts apart.
        let digits = |article: &ArticleNode| {
            article
                .text_digest
                .as_ref()
                .map(|digest| digest.chars().take(12).collect())
        };
        add("text", digits(before), digits(after));
    }
    changes
}

fn entity_changes(before: &EntityNode, after: &EntityNode) -> Vec<Change> {
    let mut changes = Vec::new();
    if before.label != after.label {
        let (before, after) = (one_line(&before.label), one_line(&after.label));
        changes.push(Change::new("label", "changed", Some(before), Some(after)));
    }
    if before.kind != after.kind {
        let kind = |entity: &EntityNode| entity.kind.as_ref().map(ToString::to_string);
        changes.push(Change::new("kind", "changed", kind(before), kind(after)));
    }
    let name = |name: &String| Some(one_line(name));
    let gone = before.names.difference(&after.names);
    changes.extend(gone.map(|gone| Change::new("name", "removed", name(gone), None)));
    let new = after.names.difference(&before.names);
    changes.extend(new.map(|new| Change::new("name", "added", None, name(new))));
    changes
}

impl Printed {
    fn new(graph: &EventGraph, id: &NodeId, article: &ArticleNode) -> Self {
        Self {
            id: id.to_string(),
            published: article.published.map(|day| day.to_string()),
            publisher: article.publisher.as_deref().map(one_line),
            title: one_line(graph.label(id)),
        }
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = &self.published {
            write!(formatter, "{day} ")?;
        }
        if let Some(publisher) = &self.publisher {
            write!(formatter, "{publisher}: ")?;
        }
        write!(formatter, "\"{}\"", self.title)
    }
}

impl fmt::Display for ChangedNode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.label, self.id)?;
        write_changes(formatter, &self.changes)
    }
}
