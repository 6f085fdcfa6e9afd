//! A text → the same without tags, entities, marks of footnotes and characters that nobody sees.

use super::rewritten::Rewritten;
use crate::article::ArticleLexicon;
use std::ops::Range;

// The elements of HTML, a closed class. What begins a block ends a paragraph; the others stand inside one.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "big", "cite", "code", "del", "em", "font", "i", "iframe", "img", "ins", "link",
    "mark", "meta", "picture", "q", "s", "small", "source", "span", "strike", "strong", "sub", "sup", "svg", "time",
    "tt", "u", "video", "wbr",
];
/// Elements whose content is no text.
const UNREAD: &[(&str, &str)] = &[
    ("script", "</script>"),
    ("style", "</style>"),
    ("template", "</template>"),
];

/// No tag that stands in news has more bytes; nor has the name of an entity.
const LONGEST_TAG: usize = 4_000;
const LONGEST_ENTITY: usize = 12;

/// Takes everything off a text that is no word or mark of it, and makes every space inside a line a plain one.
///
/// Blocks of HTML and other marks of a new paragraph become blank lines.
pub(super) fn take_markup_off(text: &str, lexicon: &ArticleLexicon) -> Rewritten {
    let is_page = text.contains("<p>") || text.contains("<p ");
    take_off(text, is_page, false, lexicon)
}

/// Gives the words of a piece of HTML, a paragraph a line with a blank line between them.
pub(super) fn words_of_html(html: &str, lexicon: &ArticleLexicon) -> String {
    let text = take_off(html, true, true, lexicon).text;
    let paragraphs = text.lines().map(str::trim).filter(|line| !line.is_empty());
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// Says whether a text has paragraphs, lists or line breaks of HTML.
pub(super) fn has_blocks_of_html(text: &str) -> bool {
    const SHOWN: &[&str] = &[
        "p",
        "div",
        "br",
        "li",
        "ul",
        "h1",
        "h2",
        "h3",
        "h4",
        "section",
        "article",
        "blockquote",
        "table",
    ];
    let tags = text
        .match_indices('<')
        .map(|(place, _)| text[place + 1..].trim_start_matches('/'));
    let mut names = tags.map(|tag| {
        let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric());
        (&tag[..end.unwrap_or(tag.len())], tag.contains('>'))
    });
    names.any(|(name, ends)| ends && SHOWN.iter().any(|shown| shown.eq_ignore_ascii_case(name)))
}

fn take_off(text: &str, is_page: bool, is_html: bool, lexicon: &ArticleLexicon) -> Rewritten {
    let mut reader = MarkupReader {
        text,
        lexicon,
        is_page,
        is_html,
        missing: Vec::new(),
        written: Rewritten::with_capacity(text.len()),
    };
    let mut at = 0;
    while at < text.len() {
        at = reader.step(at);
    }
    reader.written
}

/// What stands at a place in place of words.
enum Markup {
    /// So many bytes stand for other words, or none.
    Words(usize, &'static str),
    /// So many bytes stand for a character.
    Character(usize, char),
}

struct MarkupReader<'a> {
    text: &'a str,
    lexicon: &'a ArticleLexicon,
    /// Whether the paragraphs are those of a web page: there a line break is a space.
    is_page: bool,
    /// Whether it is HTML for sure: then what looks like a tag is one, whatever its name.
    is_html: bool,
    /// What ends nothing behind this place: looked for once.
    missing: Vec<&'static str>,
    written: Rewritten,
}

impl MarkupReader<'_> {
    /// Takes over what stands at a place and gives the one behind it.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let bytes = rest.as_bytes();
        // A space before a word is one; others may be part of a longer one.
        let is_space = |place: usize| bytes[place] == b' ' && bytes.get(place + 1).is_some_and(|&next| is_plain(next));
        let special = (0..bytes.len()).find(|&place| !is_plain(bytes[place]) && !is_space(place));
        let plain = special.unwrap_or(bytes.len());
        if plain > 0 {
            self.written.copy(self.text, at..at + plain);
            return at + plain;
        }
        let Some(first) = rest.chars().next() else {
            return self.text.len();
        };
        let markup = match first {
            '&' => self
                .entity(at)
                .map(|(length, letter)| Markup::Character(length, letter)),
            '<' => self.tag(at),
            '[' => self.footnote_mark(at),
            _ => Some(Markup::Character(first.len_utf8(), first)),
        };
        match markup {
            None => {
                self.written.copy(self.text, at..at + first.len_utf8());
                at + first.len_utf8()
            }
            Some(Markup::Words(length, words)) => {
                self.written.replace(at..at + length, words);
                at + length
            }
            Some(Markup::Character(length, letter)) => self.write(at, length, letter),
        }
    }

    /// Writes a character that stands for so many bytes, or what it means to a reader; gives the place behind.
    fn write(&mut self, at: usize, length: usize, letter: char) -> usize {
        let end = at + length;
        match letter {
            '\r' if self.text[end..].starts_with('\n') => {}
            '\n' | '\r' if !self.is_page => self.put(at..end, "\n"),
            '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => self.put(at..end, "\n\n"),
            // Soft hyphens, zero-width spaces and joiners, byte-order marks.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            _ if letter.is_whitespace() => {
                let is_space = |letter: char| letter.is_whitespace() && (self.is_page || !is_break(letter));
                let end = self.text.len() - self.text[end..].trim_start_matches(is_space).len();
                let breaks = self.text[at..end].bytes().filter(|&byte| byte == b'\n').count();
                self.put(at..end, if breaks > 1 { "\n\n" } else { " " });
                return end;
            }
            _ => self.put(at..end, letter.encode_utf8(&mut [0; 4])),
        }
        end
    }

    fn put(&mut self, range: Range<usize>, words: &str) {
        if self.text[range.clone()] == *words {
            self.written.copy(self.text, range);
        } else {
            self.written.replace(range, words);
        }
    }

    /// Gives the length of the entity that stands here, and its character.
    ///
    /// What was written into a page twice, `&amp;#39;`, is read twice.
    fn entity(&self, at: usize) -> Option<(usize, char)> {
        let (length, letter) = self.entity_behind(at + 1)?;
        let twice = (letter == '&').then(|| self.entity_behind(at + 1 + length)).flatten();
        Some(match twice {
            Some((more, letter)) => (1 + length + more, letter),
            None => (1 + length, letter),
        })
    }

    /// Gives the length of an entity's name with its semicolon, and its character.
    fn entity_behind(&self, at: usize) -> Option<(usize, char)> {
        let rest = self.text.as_bytes().get(at..)?;
        let length = rest.iter().take(LONGEST_ENTITY).position(|&byte| byte == b';')?;
        let name = self.text.get(at..at + length)?;
        Some((length + 1, self.lexicon.entity(name)?))
    }

    /// Reads the tag that stands here; "a < b" and "<john@example.org>" are none.
    fn tag(&mut self, at: usize) -> Option<Markup> {
        let rest = &self.text[at..];
        if rest.starts_with("<!--") {
            let length = self.length_to(at, "-->")?;
            return Some(Markup::Words(length, ""));
        }
        let inner = rest.as_bytes().get(1..)?.iter().take(LONGEST_TAG);
        let inner = inner.take_while(|&&byte| byte != b'<').position(|&byte| byte == b'>')?;
        let length = inner + 2;
        let inner = &rest[1..=inner];
        let closes = inner.starts_with('/');
        let inner = inner.trim_start_matches(['/', '!']).trim_end_matches('/');
        let end = inner
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(inner.len());
        let (name, attributes) = (inner[..end].to_ascii_lowercase(), inner[end..].trim());
        let is_one_of = |names: &[&str]| names.contains(&name.as_str());
        if name == "doctype" {
            return Some(Markup::Words(length, ""));
        }
        // "Where x <y and z> w": an attribute has a value.
        if !self.is_html && !attributes.is_empty() && !attributes.contains('=') {
            return None;
        }
        if let Some((_, end)) = UNREAD.iter().find(|(unread, _)| *unread == name) {
            let content = if closes { None } else { self.length_to(at, end) };
            return Some(Markup::Words(content.unwrap_or(length), ""));
        }
        let words = match name.as_str() {
            _ if is_one_of(BLOCKS) => "\n\n",
            "sup" if !closes => {
                let mark = self.raised_mark(at + length);
                return Some(Markup::Words(length + mark, ""));
            }
            "q" if closes => "”",
            "q" => "“",
            _ if is_one_of(INLINE) => "",
            // "<amp-img src=…>", "<o:p>"
            _ if self.is_html && !name.is_empty() => "",
            _ => return None,
        };
        Some(Markup::Words(length, words))
    }

    /// Gives the length from a place to the end of these words. `None` if they do not come.
    fn length_to(&mut self, at: usize, words: &'static str) -> Option<usize> {
        if self.missing.contains(&words) {
            return None;
        }
        let found = self.text[at..].find(words).map(|place| place + words.len());
        if found.is_none() {
            self.missing.push(words);
        }
        found
    }

    /// Gives the length of the number that `<sup>` raises, with its end: the mark of a footnote. 0 for other words.
    fn raised_mark(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let mark = rest
            .bytes()
            .take(5)
            .take_while(|byte| byte.is_ascii_digit() || b"[]".contains(byte));
        let mark = mark.count();
        let is_mark = mark > 0 && rest[mark..].starts_with("</sup>");
        if is_mark { mark } else { 0 }
    }

    /// Reads the mark of a footnote, `open.[3]`: a number in brackets that touches what is before it.
    ///
    /// "The road [A109]" and "the [20] ships" are words of the text.
    fn footnote_mark(&self, at: usize) -> Option<Markup> {
        let touches = self
            .written
            .text
            .chars()
            .next_back()
            .is_some_and(|before| !before.is_whitespace());
        let rest = &self.text.as_bytes()[at..];
        let inner = rest.iter().take(20).position(|&byte| byte == b']')?;
        let mark = self.text.get(at + 1..at + inner)?;
        let number = mark.strip_prefix("note ").unwrap_or(mark);
        let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_mark = touches && (is_number || mark == "citation needed");
        is_mark.then_some(Markup::Words(inner + 1, ""))
    }
}

/// Says whether a byte is copied without a look.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'&' | b'<' | b'[')
}

fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}')
}
