//! The attributes of nodes.

use super::column::{AttributeValue, Attributes, NODE_COLUMNS};
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
            ("label", AttributeValue::of_text(&entity.label)),
            ("node_type", AttributeValue::of_text("entity")),
            (
                "kind",
                entity
                    .kind
                    .as_ref()
                    .and_then(|kind| AttributeValue::of_text(kind.as_str())),
            ),
            ("names", AttributeValue::of_list(&entity.names)),
            ("linked", Some(AttributeValue::Flag(id.is_linked()))),
        ],
    )
}

fn of_statement(graph: &EventGraph, id: &NodeId, statement: &StatementNode) -> Attributes {
    let parts = graph.parts(id);
    let of = |wanted: &[Part]| {
        let nodes = parts.iter().filter(|(part, _)| wanted.contains(part));
        nodes.map(|(_, node)| *node).collect::<Vec<_>>()
    };
    let labels = |wanted: &[Part]| AttributeValue::of_list(of(wanted).into_iter().map(|node| graph.label(node)));
    let articles = of(&[Part::ReportedIn]);
    let article = articles.iter().find_map(|id| match graph.node(id) {
        Some(Node::Article(article)) => Some(article),
        _ => None,
    });
    let said = statement.said.as_ref();
    let said_on = dates(graph, of(&[Part::SaidOn]));
    let (date, days) = match said {
        // Only what is said in a time has an edge to it: "since 2022, Russia has said".
        Some(said) if said_on.is_empty() => (AttributeValue::of_text(said.when.to_string()), said.when.days()),
        _ => (date_text(&said_on), days_of(&said_on)),
    };
    let within = &statement.days;
    let days = match within.days == Interval::default() {
        true => days.unwrap_or_default(),
        false => within.days,
    };
    Attributes::new(
        NODE_COLUMNS,
        [
            ("label", AttributeValue::of_text(statement_label(graph, id, statement))),
            ("node_type", AttributeValue::of_text("statement")),
            ("speaker", labels(&[Part::Speaker, Part::CoSpeaker])),
            ("act", AttributeValue::of_text(statement.act.as_str())),
            ("polarity", AttributeValue::of_text(words::lower(&statement.polarity))),
            ("addressee", labels(&[Part::Addressee])),
            ("about", labels(&[Part::About])),
            ("cue", AttributeValue::of_text(&statement.cue.exact)),
            (
                "words",
                AttributeValue::of_list(statement.content.iter().map(|quote| &quote.exact)),
            ),
            ("quotation", AttributeValue::of_text(words::lower(&statement.kind))),
            (
                "occasion",
                statement
                    .occasion
                    .as_ref()
                    .and_then(|quote| AttributeValue::of_text(&quote.exact)),
            ),
            (
                "date_rule",
                said.and_then(|said| AttributeValue::of_text(said.rule.as_str())),
            ),
            ("date_status", AttributeValue::of_text(within.status.as_str())),
            ("rule", AttributeValue::of_text(statement.rule.as_str())),
            ("confidence", Some(AttributeValue::Share(statement.confidence))),
            ("date", date),
            ("earliest", days.earliest.map(AttributeValue::Day)),
            ("latest", days.latest.map(AttributeValue::Day)),
            (
                "article",
                articles.first().and_then(|id| AttributeValue::of_text(id.as_str())),
            ),
            (
                "publisher",
                article.and_then(|article| known(article.publisher.as_deref())),
            ),
            (
                "published",
                article.and_then(|article| article.published).map(AttributeValue::Day),
            ),
            ("url", article.and_then(|article| known(article.url.as_deref()))),
            (
                "offsets",
                AttributeValue::of_list(statement.content.iter().map(offsets)),
            ),
        ],
    )
}

fn of_article(graph: &EventGraph, id: &NodeId, article: &ArticleNode) -> Attributes {
    Attributes::new(
        NODE_COLUMNS,
        [
            ("label", AttributeValue::of_text(article_label(graph, id))),
            ("node_type", AttributeValue::of_text("article")),
            ("article", AttributeValue::of_text(id.as_str())),
            ("headline", known(article.title.as_deref())),
            ("publisher", known(article.publisher.as_deref())),
            ("agency", known(article.agency.as_deref())),
            ("author", known(article.author.as_deref())),
            ("published", article.published.map(AttributeValue::Day)),
            ("url", known(article.url.as_deref())),
        ],
    )
}

fn of_date(value: &Timex) -> Attributes {
    let days = value.bounds();
    Attributes::new(
        NODE_COLUMNS,
        [
            ("label", AttributeValue::of_text(value.as_str())),
            ("node_type", AttributeValue::of_text("date")),
            ("date", AttributeValue::of_text(value.as_str())),
            ("earliest", days.map(|(first, _)| AttributeValue::Day(first))),
            ("latest", days.map(|(_, last)| AttributeValue::Day(last))),
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
pub(super) fn date_text(dates: &[&Timex]) -> Option<AttributeValue> {
    let texts: Vec<&str> = dates.iter().map(|date| date.as_str()).collect();
    AttributeValue::of_text(texts.join(" | "))
}

fn known(text: Option<&str>) -> Option<AttributeValue> {
    text.and_then(AttributeValue::of_text)
}
