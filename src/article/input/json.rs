//! JSON → Articles: an object, a list of them, or an answer with a list in it.

use super::{InputContext, build_draft};
use crate::article::draft::{Reading, Unread};
use crate::article::tools::{ArticlePart, NewsTool, NewsTools};
use crate::data::plain_reason;
use crate::error::Error;
use serde_json::{Map, Value};

/// Reads the articles of one JSON value.
///
/// Fails as a whole if it is no JSON; else each article fails on its own. `name` is the id of a single article
/// that has none.
pub(in crate::article) fn read_json(
    context: InputContext,
    place: &str,
    name: &str,
    json: &str,
) -> Result<Vec<Reading>, Unread> {
    let json = json.trim_start_matches('\u{FEFF}');
    let broken = |error| Unread::new(Unread::BROKEN, error);
    let value = serde_json::from_str(json)
        .map_err(|error| Error::at_line(place, error.line(), format!("no JSON: {}", plain_reason(&error))))
        .map_err(broken)?;
    match value {
        Value::Array(list) if list.is_empty() => Err(empty_list(place)),
        Value::Array(list) => Ok(read_list(context, place, name, &list, None, &Map::new())),
        Value::Object(record) => match context.lexicon.tools.list_in(&record) {
            // A record of many keys may have one of these lists too: "items" of an article with a text.
            Some((tool, list)) if !has_text(context, &record) => {
                let list = pick_articles(list);
                Ok(read_list(context, place, name, &list, Some(tool), &record))
            }
            _ => match build_draft(context, place, name, &record, None) {
                Err(_) if context.lexicon.tools.has_empty_list(&record) => Err(empty_list(place)),
                reading => Ok(vec![reading]),
            },
        },
        _ => Err(broken(Error::new(place, "no article: a JSON object is wanted"))),
    }
}

fn empty_list(place: &str) -> Unread {
    Unread::new(
        Unread::EMPTY,
        Error::new(place, "no articles: the list of them is empty"),
    )
}

fn has_text(context: InputContext, record: &Map<String, Value>) -> bool {
    let mut places = context.lexicon.tools.places(None, ArticlePart::Text);
    let own = context
        .options
        .columns
        .iter()
        .filter(|column| column.field == ArticlePart::Text);
    let is_text = |value: &Value| value.is_string();
    places.any(|path| path.find(record).is_some_and(is_text))
        || own
            .into_iter()
            .any(|column| column.path.find(record).is_some_and(is_text))
}

/// Leaves out what the graph of a page holds beside its articles: the site, its publisher, pictures.
fn pick_articles(list: &[Value]) -> Vec<Value> {
    let is_article = |value: &&Value| {
        let kind = value.get("@type");
        let named = |kind: &Value| {
            kind.as_str()
                .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"))
        };
        kind.is_some_and(|kind| named(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(named)))
    };
    let articles: Vec<Value> = list.iter().filter(is_article).cloned().collect();
    match articles.is_empty() {
        true => list.to_vec(),
        false => articles,
    }
}

/// Reads a list; `wrapper` is the object around it, which `tool` wrote.
fn read_list(
    context: InputContext,
    place: &str,
    name: &str,
    list: &[Value],
    tool: Option<&NewsTool>,
    wrapper: &Map<String, Value>,
) -> Vec<Reading> {
    let publisher = tool.and_then(|tool| NewsTools::in_wrapper(wrapper, tool, ArticlePart::Publisher));
    let publisher = publisher.and_then(super::record::words_of);
    let articles = list.iter().enumerate().map(|(index, value)| {
        let place = format!("{place}[{index}]");
        // Elasticsearch keeps the record below `_source`.
        let value = value.get("_source").unwrap_or(value);
        let Value::Object(record) = value else {
            let error = Error::new(place, "no article: a JSON object is wanted");
            return Err(Unread::new(Unread::BROKEN, error));
        };
        let mut draft = build_draft(context, &place, &format!("{name}-{}", index + 1), record, None)?;
        if draft.article.publisher.is_none() {
            draft.article.publisher.clone_from(&publisher);
        }
        Ok(draft)
    });
    articles.collect()
}
