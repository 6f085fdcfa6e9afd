//! RSS and Atom → Articles, one for each item.

use super::{InputContext, build_draft};
use crate::article::draft::{Reading, Unread};
use crate::article::tools::FEED;
use crate::error::Error;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Map, Value};

/// Reads the items of a feed; without an id and an address an item is called after `name`.
///
/// Fails where the XML is broken, and where it is no feed.
pub(in crate::article) fn read_feed(
    context: InputContext,
    place: &str,
    name: &str,
    xml: &str,
) -> Result<Vec<Reading>, Unread> {
    let mut reader = Reader::from_str(xml);
    let mut feed = FeedItems::default();
    loop {
        let at = reader.buffer_position() as usize;
        let broken = |reason: &dyn std::fmt::Display| {
            let line = xml.get(..at).map_or(0, |before| before.matches('\n').count()) + 1;
            let error = Error::at_line(place, line, format!("broken XML: {reason}"));
            Unread::new(Unread::BROKEN, error)
        };
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(tag) if feed.is_markup(&tag) => {
                feed.open(&tag);
                let inner = reader.read_text(tag.name()).map_err(|error| broken(&error))?;
                feed.words.push_str(&inner);
                feed.close();
            }
            Event::Start(tag) => feed.open(&tag),
            Event::Empty(tag) => {
                feed.open(&tag);
                feed.close();
            }
            Event::End(_) => feed.close(),
            Event::Text(text) => feed.words.push_str(&text.decode().map_err(|error| broken(&error))?),
            Event::CData(text) => feed.words.push_str(&text.decode().map_err(|error| broken(&error))?),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => feed.words.push(letter),
                _ => {
                    let name = reference.decode().map_err(|error| broken(&error))?;
                    match resolve_predefined_entity(&name) {
                        Some(letter) => feed.words.push_str(letter),
                        None => feed.words.extend(context.lexicon.entity(&name)),
                    }
                }
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if feed.items.is_empty() {
        let reason = match feed.root.as_str() {
            "rss" | "feed" | "rdf:RDF" => "a feed without items".to_owned(),
            root => format!("XML of a kind that is not known (`{root}`): make a text or JSON of it"),
        };
        return Err(Unread::new(Unread::FOREIGN, Error::new(place, reason)));
    }
    let tool = context.lexicon.tools.named(FEED);
    let articles = feed.items.iter().enumerate().map(|(index, item)| {
        let place = format!("{place}[{index}]");
        let mut draft = build_draft(context, &place, &format!("{name}-{}", index + 1), item, tool)?;
        if draft.article.publisher.is_none() {
            draft.article.publisher.clone_from(&feed.title);
        }
        Ok(draft)
    });
    Ok(articles.collect())
}

/// What was read of a feed.
#[derive(Default)]
struct FeedItems {
    /// The first element.
    root: String,
    /// The elements that are open.
    path: Vec<String>,
    /// The words of the element that is open.
    words: String,
    title: Option<String>,
    items: Vec<Map<String, Value>>,
    /// How many elements were open where the item began.
    item: Option<usize>,
}

impl FeedItems {
    /// Says whether the element holds markup that is no part of the feed: `<content type="xhtml">`.
    fn is_markup(&self, tag: &BytesStart) -> bool {
        self.item.is_some() && attribute(tag, "type").as_deref() == Some("xhtml")
    }

    fn open(&mut self, tag: &BytesStart) {
        let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
        if self.root.is_empty() {
            self.root.clone_from(&name);
        }
        if matches!(name.as_str(), "item" | "entry") && self.item.is_none() {
            self.item = Some(self.path.len());
            self.items.push(Map::new());
        }
        // Atom: <link rel="alternate" href="…"/>; others lead to pictures and comments.
        let is_own = attribute(tag, "rel").is_none_or(|rel| rel == "alternate");
        if name == "link"
            && is_own
            && let (Some(address), Some(item)) = (attribute(tag, "href"), self.open_item())
        {
            item.entry("link").or_insert(Value::String(address));
        }
        self.path.push(name);
        self.words.clear();
    }

    fn close(&mut self) {
        let words = std::mem::take(&mut self.words);
        let Some(name) = self.path.pop() else { return };
        let words = words.trim();
        let depth = self.path.len();
        match self.item {
            Some(start) if start == depth => self.item = None,
            Some(start) if !words.is_empty() => {
                // <author><name>Ann Lee</name></author>
                let key = if start + 2 == depth {
                    self.path[depth - 1].clone()
                } else {
                    name.clone()
                };
                let is_part = start + 1 == depth || start + 2 == depth && name == "name";
                let value = Value::String(words.to_owned());
                if let Some(item) = self.open_item().filter(|_| is_part) {
                    item.entry(key).or_insert(value);
                }
            }
            None if name == "title" && self.title.is_none() && !words.is_empty() => {
                self.title = Some(words.to_owned());
            }
            _ => {}
        }
    }

    fn open_item(&mut self) -> Option<&mut Map<String, Value>> {
        self.item.and_then(|_| self.items.last_mut())
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok().flatten()?;
    attribute.unescape_value().ok().map(|value| value.into_owned())
}
