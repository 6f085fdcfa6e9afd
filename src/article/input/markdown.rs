//! Markdown → Article: its words, a paragraph a line, and the fields of its front matter.

use super::InputContext;
use super::record::complete;
use crate::article::Article;
use crate::article::draft::{DraftArticle, Reading, Unread};
use crate::article::reading::plain_text;
use crate::error::Error;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};

/// Reads one article; `name` is its id if its front matter and `beside` have none.
pub(in crate::article) fn read_markdown(
    context: InputContext,
    place: &str,
    name: &str,
    markdown: &str,
    beside: &Map<String, Value>,
) -> Reading {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES;
    let mut words = PlainWords::default();
    for event in Parser::new_ext(markdown.trim_start_matches('\u{FEFF}'), options) {
        words.add(event, context);
    }
    words.end_paragraph();
    let text = words.paragraphs.join("\n\n");
    if text.is_empty() {
        let error = Error::new(place, format!("article `{name}` is empty"));
        return Err(Unread::new(Unread::EMPTY, error));
    }
    let mut draft = DraftArticle::new(Article::from_text(name, text, None));
    for record in [beside, &front_matter(&words.front)] {
        complete(context, &mut draft, record, context.lexicon.tools.of(record));
    }
    if draft.article.title.is_none() {
        draft.article.title = words.title;
    }
    Ok(draft)
}

/// The words of a text as its marks give them.
#[derive(Default)]
struct PlainWords {
    paragraphs: Vec<String>,
    /// The paragraph that is not yet ended.
    open: String,
    /// The lines above the text, between two rows of dashes.
    front: String,
    title: Option<String>,
    /// Pieces of HTML, which end with the block that they are.
    html: String,
    in_front: bool,
    /// How deep in what is no text of the article: notes at its foot, pictures with the words that stand for them.
    left_out: usize,
}

impl PlainWords {
    fn add(&mut self, event: Event, context: InputContext) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => self.in_front = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_front = false,
            Event::Text(words) if self.in_front => self.front.push_str(&words),
            Event::Start(Tag::FootnoteDefinition(_) | Tag::Image { .. }) => self.left_out += 1,
            Event::End(TagEnd::FootnoteDefinition | TagEnd::Image) => self.left_out = self.left_out.saturating_sub(1),
            _ if self.left_out > 0 => {}
            Event::Text(words) | Event::Code(words) => self.open.push_str(&words),
            Event::SoftBreak => self.open.push(' '),
            Event::HardBreak => self.open.push('\n'),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => self.open.push('\n'),
            Event::Html(html) => self.html.push_str(&html),
            Event::End(TagEnd::HtmlBlock) => {
                let html = std::mem::take(&mut self.html);
                let text = plain_text(&html, context.lexicon);
                self.paragraphs.extend((!text.is_empty()).then_some(text));
            }
            Event::End(TagEnd::Heading(level)) => {
                if level == HeadingLevel::H1 && self.title.is_none() && !self.open.trim().is_empty() {
                    self.title = Some(self.open.trim().to_owned());
                }
                self.end_paragraph();
            }
            Event::End(TagEnd::TableCell) => self.open.push(' '),
            Event::Start(Tag::Item) => self.end_paragraph(),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::BlockQuote(_),
            ) => self.end_paragraph(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.open);
        let paragraph = paragraph.trim();
        if !paragraph.is_empty() {
            self.paragraphs.push(paragraph.to_owned());
        }
    }
}

/// Reads lines such as `date: 2024-06-06` and `title = "Talks"`; what is nested in them is left out.
fn front_matter(front: &str) -> Map<String, Value> {
    let mut record = Map::new();
    for line in front.lines() {
        let mark = line
            .find([':', '='])
            .filter(|_| !line.starts_with([' ', '\t', '-', '#']));
        let Some((key, value)) = mark.map(|mark| line.split_at(mark)) else {
            continue;
        };
        let value = value[1..].trim();
        let bare = ['"', '\'']
            .iter()
            .find_map(|&mark| value.strip_prefix(mark)?.strip_suffix(mark));
        let list = value.strip_prefix('[').and_then(|list| list.strip_suffix(']'));
        let value = match (bare, list) {
            (Some(bare), _) => Value::from(bare),
            (_, Some(list)) => list
                .split(',')
                .map(|item| Value::from(item.trim().trim_matches(['"', '\''])))
                .collect(),
            _ => Value::from(value),
        };
        record.insert(key.trim().to_owned(), value);
    }
    record
}
