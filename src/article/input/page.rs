//! A page of the web → Article: what is article in it, and what its head tells.

use super::InputContext;
use super::record::complete;
use crate::article::Article;
use crate::article::draft::{DraftArticle, Reading, Unread};
use crate::article::reading::plain_text;
use crate::article::tools::{HTML, LINKED};
use crate::error::Error;
use dom_smoothie::{Config, Readability};
use serde_json::{Map, Value};

/// A paragraph of running text has so many bytes or more; the lines of a list of headlines have less.
const RUNNING: usize = 80;

/// No page has more elements in each other; time grows with the square of it.
const DEEPEST: usize = 1_000;

/// Reads one article; `name` is its id if neither the page nor `beside` gives an address.
///
/// Fails where the page has no article.
pub(in crate::article) fn read_page(
    context: InputContext,
    place: &str,
    name: &str,
    html: &str,
    beside: &Map<String, Value>,
) -> Reading {
    let without = |reason: String| Unread::new(Unread::EMPTY, Error::new(place, reason));
    if depth(html) > DEEPEST {
        return Err(without(format!(
            "no page: more than {DEEPEST} elements stand in each other"
        )));
    }
    // It would take the first article that the page describes, which may be one that it links to.
    let config = Config {
        disable_json_ld: true,
        ..Config::default()
    };
    let mut page = Readability::new(html, None, Some(config)).map_err(|error| without(error.to_string()))?;
    let record = linked_record(&page);
    let head = head_record(&page);
    let found = page
        .parse()
        .map_err(|_| without("no article is found in this page".to_owned()))?;
    let text = plain_text(&found.content, context.lexicon);
    let ends = |paragraph: &str| paragraph.ends_with(['.', '?', '!', '…', '”', '"', '’', ')']);
    if !text.lines().any(ends) {
        return Err(without(
            "no article is found in this page: it has no sentences".to_owned(),
        ));
    }
    let running: usize = text.lines().map(str::len).filter(|&length| length >= RUNNING).sum();
    let is_list = running * 2 < text.len();
    let mut draft = DraftArticle::new(Article::from_text(name, text, None));
    complete(context, &mut draft, beside, context.lexicon.tools.of(beside));
    if let Some(record) = &record {
        complete(context, &mut draft, record, context.lexicon.tools.named(LINKED));
    }
    complete(context, &mut draft, &head, context.lexicon.tools.named(HTML));
    let words = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    let article = &mut draft.article;
    article.title = article.title.take().or_else(|| words(&found.title));
    article.author = article.author.take().or_else(|| words(found.byline.as_deref()?));
    if is_list {
        draft.tell("may be no article but a list: few of its paragraphs are longer than a line");
    }
    Ok(draft)
}

/// Gives how many elements stand in each other at most, of those that a page has to close.
fn depth(html: &str) -> usize {
    const CLOSED: &[&str] = &[
        "div",
        "span",
        "section",
        "article",
        "blockquote",
        "table",
        "ul",
        "ol",
        "center",
        "font",
        "b",
        "i",
        "a",
    ];
    let (mut deep, mut deepest) = (0_usize, 0);
    for (place, _) in html.match_indices('<') {
        let tag = &html[place + 1..];
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let end = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(0);
        if CLOSED.iter().any(|closed| closed.eq_ignore_ascii_case(&name[..end])) {
            deep = if tag.starts_with('/') {
                deep.saturating_sub(1)
            } else {
                deep + 1
            };
            deepest = deepest.max(deep);
        }
    }
    deepest
}

/// Gives the article that a page describes for machines: schema.org in JSON-LD.
///
/// Of several, which are those that it links to, it is the one whose headline is the title of the page.
fn linked_record(page: &Readability) -> Option<Map<String, Value>> {
    let scripts = page.doc.select("script[type='application/ld+json']");
    let values = scripts
        .iter()
        .filter_map(|script| serde_json::from_str(&script.text()).ok());
    let nodes = values.flat_map(|value: Value| match value {
        Value::Array(nodes) => nodes,
        Value::Object(mut node) => match node.remove("@graph") {
            Some(Value::Array(nodes)) => nodes,
            _ => vec![Value::Object(node)],
        },
        _ => Vec::new(),
    });
    let is_article = |kind: &str| kind.ends_with("Article") || kind.ends_with("Posting");
    let articles = nodes.filter_map(|node| match node {
        Value::Object(node) => {
            let kinds = match node.get("@type") {
                Some(Value::Array(kinds)) => kinds.clone(),
                kind => kind.cloned().into_iter().collect(),
            };
            let is_one = kinds.iter().any(|kind| kind.as_str().is_some_and(is_article));
            is_one.then_some(node)
        }
        _ => None,
    });
    let mut articles: Vec<Map<String, Value>> = articles.collect();
    if articles.len() > 1 {
        let title = page.doc.select("title").text();
        articles.retain(|article| {
            let headline = article.get("headline").and_then(Value::as_str);
            headline.is_some_and(|headline| title.contains(headline.trim()))
        });
    }
    articles.into_iter().next()
}

/// Gives what the head of a page tells, by the names of its tags.
fn head_record(page: &Readability) -> Map<String, Value> {
    let mut record = Map::new();
    let mut add = |name: &str, value: &str| {
        if !value.trim().is_empty() {
            record
                .entry(name)
                .or_insert_with(|| Value::String(value.trim().to_owned()));
        }
    };
    for tag in page.doc.select("meta[content]").iter() {
        let content = tag.attr_or("content", "");
        for key in ["property", "name", "itemprop"] {
            // The `url` of an `itemprop` is mostly that of a picture.
            if let Some(name) = tag.attr(key)
                && (key != "itemprop" || matches!(&*name, "datePublished" | "headline"))
            {
                add(&name, &content);
            }
        }
    }
    for tag in page.doc.select("[itemprop='datePublished'][datetime]").iter() {
        add("datePublished", &tag.attr_or("datetime", ""));
    }
    // Elsewhere on a page it may be today, or the day of another article.
    if let Some(tag) = page
        .doc
        .select("time[pubdate][datetime], article time[datetime]")
        .iter()
        .next()
    {
        add("time", &tag.attr_or("datetime", ""));
    }
    if let Some(tag) = page.doc.select("link[rel='canonical']").iter().next() {
        add("canonical", &tag.attr_or("href", ""));
    }
    record
}
