//! One file → its articles: unpacked, decoded, and read as what it is.

use super::lines::Lines;
use super::unpack::{AnyInput, unpack};
use super::walk::STANDARD_INPUT;
use crate::article::date::day_in_name;
use crate::article::draft::{Reading, Unread};
use crate::article::input::encoding::{decode, wide_encoding};
use crate::article::input::foreign::find_foreign;
use crate::article::input::json::read_json;
use crate::article::input::kind::{InputKind, NamedInput, kind_of_beginning};
use crate::article::input::table::{TableRows, find_delimiter};
use crate::article::input::{InputContext, read_feed, read_markdown, read_page, read_text};
use crate::error::Error;
use chrono::NaiveDate;
use serde_json::{Map, Value};
use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::Path;

/// The largest file that is read as a whole: 200 MB.
const LARGEST: u64 = 200_000_000;

/// An input that gives one article after another.
type OpenArticles<'a> = Box<dyn Iterator<Item = Reading> + Send + 'a>;

/// A file that is being read.
pub(super) struct OpenInput<'a> {
    /// For errors and notices.
    pub(super) place: String,
    pub(super) articles: OpenArticles<'a>,
    /// The day in its name, where all of it is one article.
    pub(super) dated: Option<NaiveDate>,
    /// Whether it is one article.
    pub(super) is_single: bool,
    /// What is to be told of all of it.
    pub(super) notices: Vec<String>,
}

/// A file before it is known what it is.
struct FoundInput<'a> {
    context: InputContext<'a>,
    place: String,
    named: NamedInput,
    notices: Vec<String>,
}

/// Opens a file by its ending, or by what it begins with where the ending tells nothing.
pub(super) fn open_input<'a>(context: InputContext<'a>, path: &Path) -> Result<OpenInput<'a>, Unread> {
    let is_standard = path.as_os_str() == STANDARD_INPUT;
    let (place, name) = match is_standard {
        true => ("standard input".to_owned(), "stdin".into()),
        false => (
            path.display().to_string(),
            path.file_name().unwrap_or_default().to_string_lossy(),
        ),
    };
    let broken = |error: io::Error| Unread::new(Unread::BROKEN, Error::new(&place, error));
    let (head, input) = match is_standard {
        true => unpack(io::stdin()),
        false => File::open(path).and_then(unpack),
    }
    .map_err(broken)?;
    let named = NamedInput::new(&name);
    if let Some(kind) = find_foreign(&context.lexicon.foreign, &named.ending, &head) {
        let error = Error::new(&place, kind.advice(&name));
        return Err(Unread::new(Unread::FOREIGN, error));
    }
    let found = FoundInput {
        context,
        place,
        named,
        notices: Vec::new(),
    };
    found.open(head, input, (!is_standard).then_some(path))
}

impl<'a> FoundInput<'a> {
    fn open(mut self, mut head: Vec<u8>, mut input: AnyInput, path: Option<&Path>) -> Result<OpenInput<'a>, Unread> {
        if wide_encoding(&head).is_some() {
            // Two bytes a character have no lines: all of it is read and becomes UTF-8.
            let text = self.read_rest(input)?;
            head = text.as_bytes()[..text.len().min(head.len())].to_vec();
            input = Box::new(Cursor::new(text.into_bytes()));
        }
        let head = String::from_utf8_lossy(&head).into_owned();
        let kind = self
            .named
            .kind()
            .unwrap_or_else(|| kind_of_beginning(self.context, &head));
        let (context, place, stem) = (self.context, self.place.clone(), self.named.stem.clone());
        let articles: OpenArticles = match kind {
            InputKind::JsonLines => return Ok(self.give_lines(input)),
            InputKind::Json => return self.open_json(&head, input),
            InputKind::Table(usual) => {
                let header = head.trim_start_matches('\u{FEFF}').lines().next().unwrap_or_default();
                let delimiter = find_delimiter(context, header, &[]).unwrap_or(usual);
                return Ok(self.give(Box::new(TableRows::new(context, &place, &stem, delimiter, input)?)));
            }
            InputKind::Feed => {
                let text = self.read_rest(input)?;
                let articles = read_feed(context, &place, &stem, &text)?;
                return Ok(self.give(Box::new(articles.into_iter())));
            }
            InputKind::Text => {
                let beside = self.read_beside(path)?;
                let text = self.read_rest(input)?;
                Box::new(std::iter::once(Ok(read_text(context, &stem, text, &beside))))
            }
            InputKind::Markdown => {
                let beside = self.read_beside(path)?;
                let text = self.read_rest(input)?;
                Box::new(std::iter::once(read_markdown(context, &place, &stem, &text, &beside)))
            }
            InputKind::Page => {
                let beside = self.read_beside(path)?;
                let text = self.read_rest(input)?;
                Box::new(std::iter::once(read_page(context, &place, &stem, &text, &beside)))
            }
        };
        Ok(self.give_one(articles))
    }

    fn give(self, articles: OpenArticles<'a>) -> OpenInput<'a> {
        OpenInput {
            place: self.place,
            articles,
            dated: None,
            is_single: false,
            notices: self.notices,
        }
    }

    fn give_one(self, articles: OpenArticles<'a>) -> OpenInput<'a> {
        OpenInput {
            dated: day_in_name(&self.named.stem),
            is_single: true,
            ..self.give(articles)
        }
    }

    /// Tells lines of JSON and one JSON value apart by the first line.
    fn open_json(mut self, head: &str, input: AnyInput) -> Result<OpenInput<'a>, Unread> {
        let begin = head.trim_start_matches('\u{FEFF}').trim_start();
        let (first, rest) = begin.split_once('\n').unwrap_or((begin, ""));
        let is_object =
            |line: &str| line.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
        // The first line may be longer than what was looked at.
        let is_long = !begin.contains('\n') && begin.starts_with('{');
        if is_object(first) && !rest.trim().is_empty() {
            return Ok(self.give_lines(input));
        }
        if is_long && !is_object(first) {
            return self.open_long(input);
        }
        let text = self.read_rest(input)?;
        self.give_value(&text)
    }

    /// Reads a value whose first line is longer than the head, or the first of many lines.
    fn open_long(mut self, input: AnyInput) -> Result<OpenInput<'a>, Unread> {
        let mut lines = Lines::new(input, &self.place, self.context.options.longest.max(LARGEST as usize));
        let first = lines
            .next()
            .transpose()
            .map_err(|error| Unread::new(Unread::LONG, error))?;
        let first = first.map(|(_, line)| line.text).unwrap_or_default();
        let is_whole = serde_json::from_str::<serde::de::IgnoredAny>(first.trim_start_matches('\u{FEFF}')).is_ok();
        let before = Cursor::new(first.into_bytes());
        let mut rest = lines.into_rest();
        let has_more = is_whole && !is_blank(&mut rest).map_err(|error| self.broken(error))?;
        let input: AnyInput = Box::new(before.chain(rest));
        if has_more {
            return Ok(self.give_lines(input));
        }
        let text = self.read_rest(input)?;
        self.give_value(&text)
    }

    fn give_value(self, json: &str) -> Result<OpenInput<'a>, Unread> {
        let articles = read_json(self.context, &self.place, &self.named.stem, json)?;
        match articles.len() {
            1 => Ok(self.give_one(Box::new(articles.into_iter()))),
            _ => Ok(self.give(Box::new(articles.into_iter()))),
        }
    }

    /// Reads one article from each line that is not blank.
    fn give_lines(self, input: AnyInput) -> OpenInput<'a> {
        let (context, place, name) = (self.context, self.place.clone(), self.named.stem.clone());
        let lines = Lines::new(input, &place, context.options.longest);
        let mut has_told = false;
        self.give(Box::new(lines.flat_map(move |line| {
            let (number, line) = match line {
                Err(error) => return vec![Err(Unread::new(Unread::BROKEN, error))],
                Ok((_, line)) if line.text.trim().is_empty() => return Vec::new(),
                Ok(line) => line,
            };
            let read = read_json(
                context,
                &format!("{place}:{number}"),
                &format!("{name}-{number}"),
                &line.text,
            );
            let mut read = read.unwrap_or_else(|unread| {
                let error = Error::at_line(&place, number, unread.error.reason);
                vec![Err(Unread::new(unread.why, error))]
            });
            if let (Some(notice), Some(Ok(draft))) = (line.notice.filter(|_| !has_told), read.first_mut()) {
                draft.tell_of_all(notice);
                has_told = true;
            }
            read
        })))
    }

    /// Reads the `.json` beside a text; nothing is known where there is none.
    fn read_beside(&mut self, path: Option<&Path>) -> Result<Map<String, Value>, Unread> {
        let Some(path) = path
            .map(|path| path.with_extension("json"))
            .filter(|path| path.is_file())
        else {
            return Ok(Map::new());
        };
        let place = path.display();
        let broken = |error| Unread::new(Unread::BROKEN, error);
        let bytes = fs::read(&path).map_err(|error| broken(Error::new(&place, error)))?;
        let decoded = decode(bytes).map_err(|reason| broken(Error::new(&place, reason)))?;
        let json = decoded.text.trim_start_matches('\u{FEFF}');
        serde_json::from_str(json).map_err(|error| {
            let reason = format!("no JSON object: {}", crate::data::plain_reason(&error));
            broken(Error::at_line(&place, error.line(), reason))
        })
    }

    /// Reads to the end; the bound is that of a file read whole, or of an article if that is more.
    fn read_rest(&mut self, mut input: AnyInput) -> Result<String, Unread> {
        let longest = self.context.options.longest;
        let most = LARGEST.max(longest as u64);
        let mut bytes = Vec::new();
        let read = input.by_ref().take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| self.broken(error))?;
        if bytes.len() as u64 > most {
            let reason = format!(
                "larger than {} MB: write one article per line, as .ndjson",
                LARGEST / 1_000_000
            );
            return Err(Unread::new(Unread::LONG, Error::new(&self.place, reason)));
        }
        let decoded = decode(bytes).map_err(|reason| self.broken(reason))?;
        self.notices.extend(decoded.notice);
        Ok(decoded.text)
    }

    fn broken(&self, reason: impl std::fmt::Display) -> Unread {
        Unread::new(Unread::BROKEN, Error::new(&self.place, reason))
    }
}

/// Says whether nothing but space is left; what was looked at is put back.
fn is_blank(input: &mut AnyInput) -> io::Result<bool> {
    loop {
        let block = input.fill_buf()?;
        if block.is_empty() {
            return Ok(true);
        }
        if !block.iter().all(u8::is_ascii_whitespace) {
            return Ok(false);
        }
        let length = block.len();
        input.consume(length);
    }
}
