//! Files, folders and standard input → Articles, one at a time.

use super::lines::{Lines, decode, too_long};
use super::metadata::Metadata;
use super::record::parse_records;
use super::{Article, ArticleId};
use crate::error::{Error, Result};
use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The argument that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// The largest `.json` file, which is read as a whole: 200 MB.
const LARGEST_JSON: u64 = 200_000_000;

/// The longest article, and the longest line of a file of articles: 64 MB, a small library.
const LONGEST: usize = 64_000_000;

/// An input that gives one article after another.
type Open = Box<dyn Iterator<Item = Result<Article>> + Send>;

/// The articles of files and folders, in the order of the arguments and of the file names.
///
/// Only one file is open at a time. Gives an error for each file, line or article that cannot be read and goes on
/// behind it. An id that was given before is an error too.
pub struct Articles {
    /// What is still to be read, the next one last.
    pending: Vec<Pending>,
    open: Option<(String, Open)>,
    /// Taken where an article has no day of publication.
    published: Option<NaiveDate>,
    /// The most bytes of an article.
    longest: usize,
    /// Where each id was read.
    seen: FxHashMap<ArticleId, Arc<str>>,
    /// How many articles and errors were given.
    given: usize,
}

/// A step of the walk.
enum Pending {
    /// A file or folder that was asked for.
    Asked(PathBuf),
    /// A file or folder below one that was asked for.
    Below(PathBuf),
    /// All below a folder that was asked for has been read; `before` is [`Articles::given`] at its start.
    FolderEnd { folder: PathBuf, before: usize },
}

impl Articles {
    /// Prepares the walk; files are opened when their turn comes.
    ///
    /// `published` is the day of publication of what has none.
    pub fn new(paths: &[PathBuf], published: Option<NaiveDate>) -> Self {
        // `seeds/*` names a text and its metadata: one article.
        let texts = paths
            .iter()
            .map(|path| text_beside(path).unwrap_or_else(|| path.clone()));
        let mut asked = FxHashSet::default();
        let mut pending: Vec<Pending> = texts
            .filter(|path| asked.insert(path.clone()))
            .map(Pending::Asked)
            .collect();
        pending.reverse();
        Self {
            pending,
            open: None,
            published,
            longest: LONGEST,
            seen: FxHashMap::default(),
            given: 0,
        }
    }

    /// Refuses articles, and lines of a file of articles, of more than so many bytes; 64 MB if it is not called.
    pub fn with_longest(self, longest: usize) -> Self {
        Self { longest, ..self }
    }

    /// Takes the next step of the walk: opens a file, or puts what a folder holds before all else.
    fn walk(&mut self, step: Pending) -> Result<()> {
        let (path, asked) = match step {
            Pending::Asked(path) => (path, true),
            Pending::Below(path) => (path, false),
            Pending::FolderEnd { folder, before } if before == self.given => {
                return Err(Error::new(
                    folder.display(),
                    "no articles (.txt, .json, .ndjson, .jsonl)",
                ));
            }
            Pending::FolderEnd { .. } => return Ok(()),
        };
        let place = path.display().to_string();
        if path.is_dir() {
            let paths = list_folder(&path)?;
            if asked {
                self.pending.push(Pending::FolderEnd {
                    folder: path,
                    before: self.given,
                });
            }
            self.pending.extend(paths.into_iter().rev().map(Pending::Below));
        } else {
            let articles = open_input(&path, &place, self.longest)?;
            self.open = Some((place, articles));
        }
        Ok(())
    }

    /// Checks what a reader gave: words, a length that fits, an id of its own.
    fn accept(&mut self, place: &str, article: Result<Article>) -> Result<Article> {
        let mut article = article?;
        if article.text.trim().is_empty() {
            return Err(Error::new(place, format!("article `{}` is empty", article.id)));
        }
        if article.text.len() > self.longest {
            let reason = format!("article `{}` {}", article.id, too_long(self.longest));
            return Err(Error::new(place, reason));
        }
        if let Some(first) = self.seen.get(&article.id) {
            return Err(Error::new(
                place,
                format!("article `{}` was read before, from {first}", article.id),
            ));
        }
        self.seen.insert(article.id.clone(), place.into());
        article.published = article.published.or(self.published);
        Ok(article)
    }
}

impl Iterator for Articles {
    type Item = Result<Article>;

    fn next(&mut self) -> Option<Self::Item> {
        let article = loop {
            if let Some((place, mut articles)) = self.open.take()
                && let Some(article) = articles.next()
            {
                let article = self.accept(&place, article);
                self.open = Some((place, articles));
                break article;
            }
            let step = self.pending.pop()?;
            if let Err(error) = self.walk(step) {
                break Err(error);
            }
        };
        self.given += 1;
        Some(article)
    }
}

fn too_large() -> String {
    format!(
        "larger than {} MB: write one article per line, as .ndjson",
        LARGEST_JSON / 1_000_000
    )
}

/// Lists the folders and articles of a folder, sorted; metadata, hidden files and other endings are left out.
fn list_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |error: io::Error| Error::new(folder.display(), error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        let wanted = match ending(&path).as_str() {
            _ if entry.file_name().as_encoded_bytes().starts_with(b".") => false,
            _ if entry.file_type().map_err(failed)?.is_dir() => true,
            "txt" | "ndjson" | "jsonl" => true,
            "json" => text_beside(&path).is_none(),
            _ => false,
        };
        if wanted {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Gives a file's ending in lower case; empty without one.
fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_ascii_lowercase()
}

/// Gives the text whose metadata a `.json` file is.
fn text_beside(path: &Path) -> Option<PathBuf> {
    let text = path.with_extension("txt");
    (ending(path) == "json" && text.is_file()).then_some(text)
}

/// Opens a file by its ending; standard input and files with other endings by what they begin with.
fn open_input(path: &Path, place: &str, longest: usize) -> Result<Open> {
    if path.as_os_str() == STANDARD_INPUT {
        return open_unknown(BufReader::new(io::stdin()), "standard input", "stdin", longest);
    }
    let failed = |error: io::Error| Error::new(place, error);
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let mut input = BufReader::new(file);
    match ending(path).as_str() {
        "txt" => {
            if length > longest as u64 {
                return Err(Error::new(place, too_long(longest)));
            }
            let text = read_rest(&mut input, place, Vec::new(), longest)?;
            Ok(one(read_metadata(path)?.into_article(&name, text)))
        }
        "json" => {
            if length > LARGEST_JSON {
                return Err(Error::new(place, too_large()));
            }
            let json = read_rest(&mut input, place, Vec::new(), longest)?;
            Ok(Box::new(parse_records(place, &name, &json)?.into_iter()))
        }
        "ndjson" | "jsonl" => Ok(open_lines(Lines::new(input, place, longest), place, &name)),
        _ => open_unknown(input, place, &name, longest),
    }
}

/// Reads the `.json` beside a `.txt`; nothing is known where there is none.
fn read_metadata(text: &Path) -> Result<Metadata> {
    let path = text.with_extension("json");
    let place = path.display();
    match fs::read(&path) {
        Ok(bytes) => {
            let json = decode(bytes).map_err(|reason| Error::new(&place, reason))?;
            Metadata::parse(&place.to_string(), &json)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Metadata::default()),
        Err(error) => Err(Error::new(place, error)),
    }
}

/// Tells lines of JSON, one JSON value and plain text apart by their first line.
fn open_unknown<R: BufRead + Send + 'static>(input: R, place: &str, name: &str, longest: usize) -> Result<Open> {
    let mut before = String::new();
    let mut lines = Lines::new(input, place, longest);
    for line in lines.by_ref() {
        let (_, line) = line?;
        before.push_str(&line);
        if !line.trim().is_empty() {
            break;
        }
    }
    let begin = before.trim_start_matches('\u{FEFF}').trim();
    // "[Kyodo] Putin said …" is a text.
    let is_list = begin
        .strip_prefix('[')
        .is_some_and(|rest| rest.trim_start().is_empty() || rest.trim_start().starts_with('{'));
    if begin.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(begin).is_ok() {
        let first = parse_records(place, &format!("{name}-1"), begin)?;
        return Ok(Box::new(first.into_iter().chain(open_lines(lines, place, name))));
    }
    let is_json = is_list || begin.starts_with('{');
    let text = read_rest(&mut lines.into_rest(), place, before.into_bytes(), longest)?;
    if is_json {
        return Ok(Box::new(parse_records(place, name, &text)?.into_iter()));
    }
    Ok(one(Ok(Article::from_text(name, text, None))))
}

/// Reads one article from each line that is not blank.
fn open_lines<R: BufRead + Send + 'static>(lines: Lines<R>, place: &str, name: &str) -> Open {
    let (place, name) = (place.to_owned(), name.to_owned());
    Box::new(lines.flat_map(move |line| {
        match line {
            Err(error) => vec![Err(error)],
            Ok((_, line)) if line.trim().is_empty() => Vec::new(),
            Ok((number, line)) => parse_records(&format!("{place}:{number}"), &format!("{name}-{number}"), &line)
                .unwrap_or_else(|error| vec![Err(Error::at_line(&place, number, error.reason))]),
        }
    }))
}

/// Gives one article, or why it cannot be had.
fn one(article: Result<Article>) -> Open {
    Box::new(std::iter::once(article))
}

/// Reads to the end, behind what was read before; the bound is that of a `.json` file, or of an article if that is more.
fn read_rest(input: &mut impl Read, place: &str, mut bytes: Vec<u8>, longest: usize) -> Result<String> {
    let most = LARGEST_JSON.max(longest as u64);
    let read = input.by_ref().take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| Error::new(place, error))?;
    if bytes.len() as u64 > most {
        return Err(Error::new(place, too_large()));
    }
    decode(bytes).map_err(|reason| Error::new(place, reason))
}
