//! One statement, relation or article in two graphs, field by field, in words that people read.

use super::{
    ArticleNode, Dated, DatedFrom, EventGraph, Node, NodeId, Part, Quote, QuotedEvidence, RelationKey, SaidWithin,
    StanceNode, one_line,
};
use crate::evidence::When;
use crate::ontology::{RuleId, StatementKind};
use crate::timex::Interval;

/// A field that two graphs give differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// `speaker`, `said on`.
    pub field: &'static str,
    /// As people read it; `None` where there is none. Ids where the labels are the same.
    pub before: Option<String>,
    /// The same of the second graph.
    pub after: Option<String>,
}

/// What a field holds: all of it for comparing, and what people read.
#[derive(Debug, Clone, Default)]
pub(super) struct Field {
    /// With ids and places.
    exact: String,
    /// With labels.
    shown: String,
}

impl Field {
    pub(super) fn text(text: impl ToString) -> Self {
        let exact = text.to_string();
        let shown = one_line(&exact);
        Self { exact, shown }
    }

    fn optional(text: Option<impl ToString>) -> Self {
        text.map(Self::text).unwrap_or_default()
    }

    pub(super) fn nodes<'a>(graph: &EventGraph, ids: impl IntoIterator<Item = &'a NodeId>) -> Self {
        let mut field = Self::default();
        for id in ids {
            field.add(id.as_str(), &one_line(graph.label(id)));
        }
        field
    }

    fn quotes<'a>(quotes: impl IntoIterator<Item = &'a Quote>) -> Self {
        let mut field = Self::default();
        for quote in quotes {
            let place = format!("{}..{}", quote.start, quote.end);
            field.add(
                &format!("{} {place} {}", quote.article, quote.exact),
                &format!("`{}` at {place}", one_line(&quote.exact)),
            );
        }
        field
    }

    fn times<'a>(times: impl IntoIterator<Item = &'a Dated>) -> Self {
        let mut field = Self::default();
        for dated in times {
            field.add(&how_known(dated), &dated.when.to_string());
        }
        field
    }

    fn days(days: &SaidWithin) -> Self {
        let rule = |rule: &Option<RuleId>| rule.as_ref().map(RuleId::to_string).unwrap_or_default();
        let (earliest, latest) = (rule(&days.earliest_rule), rule(&days.latest_rule));
        if days.days == Interval::default() {
            return Self::default();
        }
        let shown = format!("{} {}", days.status.as_str(), days.days);
        Self {
            exact: format!("{shown} ({earliest}, {latest})"),
            shown,
        }
    }

    fn stances(stances: &[StanceNode]) -> Self {
        let mut field = Self::default();
        for stance in stances {
            let position = format!("{} {}", stance.position.as_str(), stance.topic);
            let Quote { start, end, exact, .. } = &stance.words;
            field.add(
                &format!("{position} ({}, by \"{exact}\" at {start}..{end})", stance.rule),
                &position,
            );
        }
        field
    }

    fn add(&mut self, exact: &str, shown: &str) {
        for (text, more) in [(&mut self.exact, exact), (&mut self.shown, shown)] {
            if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(more);
        }
    }
}

/// Writes a time with how it is known: `2024-06-05 (weekday-past, by "Wednesday" at 277..286, from publication)`.
fn how_known(dated: &Dated) -> String {
    let Quote { start, end, exact, .. } = &dated.words;
    let mut known = format!("{} ({}, by \"{exact}\" at {start}..{end}", dated.when, dated.rule);
    match &dated.anchor {
        None => {}
        Some(DatedFrom::Publication) => known.push_str(", from publication"),
        Some(DatedFrom::Time(value)) => known.push_str(&format!(", from {}", value.as_str())),
        Some(DatedFrom::Entity(id)) => known.push_str(&format!(", from {id}")),
    }
    if let Some(via) = &dated.via {
        known.push_str(&format!(", via {via}"));
    }
    known.push_str(if dated.inferred { ", inferred)" } else { ")" });
    known
}

/// Gives the fields that differ, in the order of the first list; the two have the same fields.
pub(super) fn differences(before: Vec<(&'static str, Field)>, after: Vec<(&'static str, Field)>) -> Vec<Difference> {
    let words = |field: &Field, same: bool| match (same, field.exact.is_empty()) {
        (_, true) => None,
        (true, _) => Some(one_line(&field.exact)),
        (false, _) => Some(field.shown.clone()),
    };
    let mut differences = Vec::new();
    for ((field, before), (_, after)) in before.into_iter().zip(after) {
        if before.exact != after.exact {
            let same = before.shown == after.shown;
            differences.push(Difference {
                field,
                before: words(&before, same),
                after: words(&after, same),
            });
        }
    }
    differences
}

/// Compares a statement that is in both graphs; empty if they say the same of it, or one of them has no such statement.
pub fn compare_statement(before: &EventGraph, after: &EventGraph, id: &NodeId) -> Vec<Difference> {
    compare_statements((before, id), (after, id))
}

/// Compares two statements; empty if the graphs say the same of them, or one of them is none.
pub fn compare_statements(before: (&EventGraph, &NodeId), after: (&EventGraph, &NodeId)) -> Vec<Difference> {
    differences(statement_fields(before.0, before.1), statement_fields(after.0, after.1))
}

fn statement_fields(graph: &EventGraph, id: &NodeId) -> Vec<(&'static str, Field)> {
    let Some(Node::Statement(statement)) = graph.node(id) else {
        return Vec::new();
    };
    let parts = graph.parts(id);
    let part = |wanted: Part| {
        let of = parts.iter().filter(|(part, _)| *part == wanted);
        (wanted.label(), Field::nodes(graph, of.map(|(_, to)| *to)))
    };
    let kind = match statement.kind {
        StatementKind::Direct => "direct",
        StatementKind::Indirect => "indirect",
        StatementKind::Mixed => "mixed",
    };
    vec![
        part(Part::Speaker),
        part(Part::CoSpeaker),
        part(Part::Office),
        part(Part::Addressee),
        ("date", Field::times(&statement.said)),
        // Words for a time tell the days too.
        (
            "days",
            match statement.said {
                Some(_) => Field::default(),
                None => Field::days(&statement.days),
            },
        ),
        part(Part::SaidOn),
        ("act", Field::text(&statement.act)),
        (
            "polarity",
            Field::text(format!("{:?}", statement.polarity).to_lowercase()),
        ),
        ("speaker's words", Field::quotes(&statement.speaker_words)),
        ("cue", Field::quotes([&statement.cue])),
        ("content", Field::quotes(&statement.content)),
        ("quotation", Field::text(kind)),
        part(Part::About),
        ("about when", Field::times(&statement.about_when)),
        part(Part::At),
        ("occasion", Field::quotes(&statement.occasion)),
        part(Part::Within),
        part(Part::ReportedIn),
        ("stance", Field::stances(&statement.stances)),
        ("rule", Field::text(&statement.rule)),
        ("confidence", Field::text(statement.confidence)),
    ]
}

/// Compares what is known of an article besides its text and the day of recording; empty if that is the same.
pub fn compare_articles(before: &ArticleNode, after: &ArticleNode) -> Vec<Difference> {
    differences(article_fields(before), article_fields(after))
}

fn article_fields(article: &ArticleNode) -> Vec<(&'static str, Field)> {
    vec![
        ("title", Field::optional(article.title.as_ref())),
        ("publisher", Field::optional(article.publisher.as_ref())),
        ("agency", Field::optional(article.agency.as_ref())),
        ("author", Field::optional(article.author.as_ref())),
        ("published", Field::optional(article.published)),
        ("published within", Field::optional(article.inferred)),
        ("url", Field::optional(article.url.as_ref())),
    ]
}

/// A relation as one article tells it once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Account<'a> {
    pub(super) actor: &'a NodeId,
    pub(super) key: &'a RelationKey,
    pub(super) recipient: &'a NodeId,
    pub(super) evidence: &'a QuotedEvidence,
}

impl Account<'_> {
    /// Gives the words for where it stands: `entity/state/jp claims entity/territory/x`.
    pub(super) fn place(&self) -> String {
        format!("{} {} {}", self.actor, self.key.relation_type, self.recipient)
    }

    pub(super) fn fields(&self, graph: &EventGraph) -> Vec<(&'static str, Field)> {
        let key = self.key;
        vec![
            ("actor", Field::nodes(graph, [self.actor])),
            ("recipient", Field::nodes(graph, [self.recipient])),
            ("type", Field::text(&key.relation_type)),
            ("when", Field::optional(key.when.as_ref().map(When::to_string))),
            ("place", Field::nodes(graph, &key.place)),
            ("polarity", Field::text(format!("{:?}", key.polarity).to_lowercase())),
            ("modality", Field::text(format!("{:?}", key.modality).to_lowercase())),
            ("voices", Field::nodes(graph, &self.evidence.voices)),
            ("statement", Field::nodes(graph, &self.evidence.statement)),
            ("time", Field::times(&self.evidence.happened)),
            ("rule", Field::text(&self.evidence.rule)),
        ]
    }
}
