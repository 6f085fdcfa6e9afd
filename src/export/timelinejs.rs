//! EventGraph → the JSON of TimelineJS.

use super::json::{document, text};
use super::table::{Attributes, Table, bounds};
use crate::error::Result;
use crate::evidence::{TimeRelation, When};
use crate::graph::{EventGraph, Node, NodeId, one_line};
use crate::ontology::Ontology;
use crate::timex::{Period, Timex};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

/// Writes a slide for every statement and relation whose date has bounds, sorted by date.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    let mut slides = Vec::new();
    for row in &table.nodes {
        if let Node::Statement(_) = row.node {
            slides.extend(statement_slide(graph, row.id, &row.attributes));
        }
    }
    for row in &table.edges {
        if let Some(when) = row.relation.and_then(|relation| relation.key.when.as_ref()) {
            let ends = [row.from, row.to].map(|end| graph.label(&NodeId::new(end)).to_owned());
            slides.extend(relation_slide(&row.id, when, &ends, &row.attributes));
        }
    }
    slides.sort_by_cached_key(|(days, slide)| (*days, slide.to_string()));
    let slides = slides.iter().map(|(_, slide)| text(slide));
    let title = json!({"text": {"headline": "Who said what when, and who did what to whom"}});
    Ok(document(&[("title", title)], &[("events", slides.collect::<Result<_>>()?)]).into_bytes())
}

type Slide = ((NaiveDate, NaiveDate), Value);

fn statement_slide(graph: &EventGraph, id: &str, attributes: &Attributes) -> Option<Slide> {
    let date = Timex::new(attributes.text("date"));
    let head = format!("{}: {}", attributes.text("speaker"), attributes.text("act"));
    let article = graph.label(&NodeId::new(&attributes.text("article"))).to_owned();
    let words = format!("{} {}", attributes.text("cue"), attributes.text("words"));
    let foot = format!("{article}, {}", attributes.text("publisher"));
    slide(id, &date, date.as_str(), "statement", &head, &[&words, &foot])
}

fn relation_slide(id: &str, when: &When, [actor, recipient]: &[String; 2], attributes: &Attributes) -> Option<Slide> {
    let head = format!("{actor} – {} – {recipient}", attributes.text("label"));
    let status = match attributes.text("claimed_by") {
        by if by.is_empty() => attributes.text("status"),
        by => format!("{}, said by {by}", attributes.text("status")),
    };
    // What is since a time begins with it; what is only before or after one has no place on a line of time.
    let date = match when.relation {
        TimeRelation::During => when.value.clone(),
        TimeRelation::Since => Timex::day(when.days()?.earliest?),
        TimeRelation::After | TimeRelation::Before | TimeRelation::Until => return None,
    };
    slide(
        id,
        &date,
        &when.to_string(),
        &attributes.text("status"),
        &head,
        &[&attributes.text("words"), &status],
    )
}

/// Makes a slide; `None` where the date has no bounds.
fn slide(id: &str, date: &Timex, shown: &str, group: &str, head: &str, paragraphs: &[&str]) -> Option<Slide> {
    let days = bounds([date].into_iter())?;
    let body: String = paragraphs
        .iter()
        .map(|paragraph| format!("<p>{}</p>", html(paragraph)))
        .collect();
    let mut slide = json!({
        "unique_id": id,
        "group": group,
        "display_date": html(shown),
        "text": {"headline": html(head), "text": body},
    });
    // TimelineJS knows years and months without a day; of all else it is told the first and the last day.
    match Period::parse(date.as_str()) {
        Some(Period::Year(year)) => slide["start_date"] = json!({"year": year}),
        Some(Period::Month(year, month)) => slide["start_date"] = json!({"year": year, "month": month}),
        _ if days.0 == days.1 => slide["start_date"] = day(days.0),
        _ => {
            slide["start_date"] = day(days.0);
            slide["end_date"] = day(days.1);
        }
    }
    Some((days, slide))
}

fn day(day: NaiveDate) -> Value {
    json!({"year": day.year(), "month": day.month(), "day": day.day()})
}

/// Writes a text where HTML is read.
fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(character),
        }
    }
    html
}
