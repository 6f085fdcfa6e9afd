//! The attributes of nodes.

use super::column::{Attributes, NODE_COLUMNS, Value};
use super::{bounds, dates};
use crate::export::words;
use crate::graph::{
    ArticleNode, EntityNode, EventGraph, Node, NodeId, Part, Quote, StatementNode, article_label, part_label,
    reported_label,
};
use crate::timex::{Interval, Timex};

/// How wide the label of a statement may be, in pixels: about 90 letters.
const WIDTH: f64 = 640.0;

/// Gives what is known of a node.
pub(super) fn attributes(graph: &EventGraph, id: &NodeId, node: &Node) -> Attributes {
    match node {
        Node::Entity(entity) => of_entity(id, entity),
        Node::Statement(statement) => of_statement(graph, id, statement),
        Node::Article(article) => of_article(graph, id, article),
        Node::Date(value) => of_date(value),
    }
}

fn of_entity(id: &NodeId, entity: &EntityNode) -> Attributes {
    Attributes::new(
        NODE_COLUMNS,
        [
            ("label", Value::of_text(&entity.label)),
            ("node_type", Value::of_text("entity")),
            (
                "kind",
                entity.kind.as_ref().and_then(|kind| Value::of_text(kind.as_str())),
            ),
            ("names", Value::of_list(&entity.names)),
            ("linked", Some(Value::Flag(id.is_linked()))),
        ],
    )
}

fn of_statement(graph: &EventGraph, id: &NodeId, statement: &StatementNode) -> Attributes {
    let parts = graph.parts(id);
    let of = |wanted: &[Part]| {
        let nodes = parts.iter().filter(|(part, _)| wanted.contains(part));
        nodes.map(|(_, node)| *node).collect::<Vec<_>>()
    };
    let labels = |wanted: &[Part]| Value::of_list(of(wanted).into_iter().map(|node| graph.label(node)));
    let articles = of(&[Part::ReportedIn]);
    let article = articles.iter().find_map(|id| match graph.node(id) {
        Some(Node::Article(article)) => Some(article),
        _ => None,
    });
    let said = statement.said.as_ref();
    let said_on = dates(graph, of(&[Part::SaidOn]));
    let (date, days) = match said {
        // Only what is said in a time has an edge to it: "since 2022, Russia has said".
        Some(said) if said_on.is_empty() => (Value::of_text(said.when.to_string()), said.when.days()),
        _ => (date_text(&said_on), days_of(&said_on)),
    };
    let days = days.unwrap_or_default();
    Attributes::new(
        NODE_COLUMNS,
        [
            ("label", Value::of_text(statement_label(graph, id, statement))),
            ("node_type", Value::of_text("statement")),
            ("speaker", labels(&[Part::Speaker, Part::CoSpeaker])),
            ("act", Value::of_text(statement.act.as_str())),
            ("polarity", Value::of_text(words::lower(&statement.polarity))),
            ("addressee", labels(&[Part::Addressee])),
            ("about", labels(&[Part::About])),
            ("cue", Value::of_text(&statement.cue.exact)),
            (
                "words",
                Value::of_list(statement.content.iter().map(|quote| &quote.exact)),
            ),
            ("quotation", Value::of_text(words::lower(&statement.kind))),
            (
                "occasion",
                statement
                    .occasion
                    .as_ref()
                    .and_then(|quote| Value::of_text(&quote.exact)),
            ),
            ("date_rule", said.and_then(|said| Value::of_text(said.rule.as_str()))),
            ("rule", Value::of_text(statement.rule.as_str())),
            ("confidence", Some(Value::Share(statement.confidence))),
            ("date", date),
            ("earliest", days.earliest.map(Value::Day)),
            ("latest", days.latest.map(Value::Day)),
            ("article", articles.first().and_then(|id| Value::of_text(id.as_str()))),
            (
                "publisher",
                article.and_then(|article| known(article.publisher.as_deref())),
            ),
            (
                "published",
                article.and_then(|article| article.published).map(Value::Day),
            ),
            ("url", article.and_then(|article| known(article.url.as_deref()))),
            ("offsets", Value::of_list(statement.content.iter().map(offsets))),
        ],
    )
}

fn of_article(graph: &EventGraph, id: &NodeId, article: &ArticleNode) -> Attributes {
    Attributes::new(
        NODE_COLUMNS,
        [
            ("label", Value::of_text(article_label(graph, id))),
            ("node_type", Value::of_text("article")),
            ("article", Value::of_text(id.as_str())),
            ("headline", known(article.title.as_deref())),
            ("publisher", known(article.publisher.as_deref())),
            ("agency", known(article.agency.as_deref())),
            ("author", known(article.author.as_deref())),
            ("published", article.published.map(Value::Day)),
            ("url", known(article.url.as_deref())),
        ],
    )
}

fn of_date(value: &Timex) -> Attributes {
    let days = value.bounds();
    Attributes::new(
        NODE_COLUMNS,
        [
            ("label", Value::of_text(value.as_str())),
            ("node_type", Value::of_text("date")),
            ("date", Value::of_text(value.as_str())),
            ("earliest", days.map(|(first, _)| Value::Day(first))),
            ("latest", days.map(|(_, last)| Value::Day(last))),
        ],
    )
}

/// Gives who says what on one line, cut where it is long: `Japan: did not rule out: resuming …`.
fn statement_label(graph: &EventGraph, id: &NodeId, statement: &StatementNode) -> String {
    let label = format!(
        "{}: {}",
        part_label(graph, id, Part::Speaker),
        reported_label(statement)
    );
    words::wrap(&label, WIDTH, 1).concat()
}

/// Gives where a quote stands in its article.
pub(super) fn offsets(quote: &Quote) -> String {
    format!("{}-{}", quote.start, quote.end)
}

fn days_of(dates: &[&Timex]) -> Option<Interval> {
    let (first, last) = bounds(dates.iter().copied())?;
    Some(Interval {
        earliest: Some(first),
        latest: Some(last),
    })
}

/// Gives dates as they are written; two accounts of one statement may give two.
pub(super) fn date_text(dates: &[&Timex]) -> Option<Value> {
    let texts: Vec<&str> = dates.iter().map(|date| date.as_str()).collect();
    Value::of_text(texts.join(" | "))
}

fn known(text: Option<&str>) -> Option<Value> {
    text.and_then(Value::of_text)
}
