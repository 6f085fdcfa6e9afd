//! Files, folders and standard input → Articles, one at a time.

mod count;
mod lines;
mod open;
mod unpack;
mod walk;

pub use count::ReadingCount;
pub use walk::STANDARD_INPUT;

use super::date::{DayOrder, ReadDay};
use super::draft::{DraftArticle, Reading, Unread};
use super::input::front::day_in_first_line;
use super::input::{InputContext, InputOptions, build_draft};
use super::{Article, ArticleId, ArticleLexicon};
use crate::error::{Error, Result};
use chrono::NaiveDate;
use lines::too_long;
use open::{OpenInput, open_input};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::sync::Arc;
use walk::{Step, Walk};

/// More notices of one input would bury the others.
const NOTICES: usize = 5;

/// The articles of files and folders, in the order of the arguments and of the file names.
///
/// Only one file is open at a time. Gives an error for each file, line or article that cannot be read and goes on
/// behind it. An id that was given before is an error too.
pub struct Articles<'a> {
    context: InputContext<'a>,
    walk: Walk,
    open: Option<OpenInput<'a>>,
    /// Where each id was read.
    seen: FxHashMap<ArticleId, Arc<str>>,
    notices: Vec<Error>,
    /// What was told of the input that is open.
    told: FxHashSet<String>,
    /// Whether a day was read month first that may be meant the other way, and whether one was that cannot be.
    orders: (bool, bool),
    count: ReadingCount,
}

impl<'a> Articles<'a> {
    /// Prepares the walk; files are opened when their turn comes.
    pub fn new(paths: &[PathBuf], lexicon: &'a ArticleLexicon, options: &'a InputOptions) -> Self {
        Self {
            context: InputContext { lexicon, options },
            walk: Walk::new(paths),
            open: None,
            seen: FxHashMap::default(),
            notices: Vec::new(),
            told: FxHashSet::default(),
            orders: (false, false),
            count: ReadingCount::default(),
        }
    }

    /// Reads records that are handed over in place of files; `place` names them in errors and in ids that they lack.
    pub fn of_records(
        place: &str,
        records: impl Iterator<Item = Map<String, Value>> + Send + 'a,
        lexicon: &'a ArticleLexicon,
        options: &'a InputOptions,
    ) -> Self {
        let context = InputContext { lexicon, options };
        let name = place.to_owned();
        let drafts = records.enumerate().map(move |(index, record)| {
            let place = format!("{name}[{index}]");
            build_draft(context, &place, &format!("{name}-{}", index + 1), &record, None)
        });
        let mut articles = Self::new(&[], lexicon, options);
        articles.open = Some(OpenInput {
            place: place.to_owned(),
            articles: Box::new(drafts),
            dated: None,
            is_single: false,
            notices: Vec::new(),
        });
        articles
    }

    /// Gives what the user should know of what was read since the last call: how it was read where it is in doubt.
    pub fn take_notices(&mut self) -> Vec<Error> {
        std::mem::take(&mut self.notices)
    }

    /// Gives how much was read and left out so far.
    pub fn counted(&self) -> &ReadingCount {
        &self.count
    }

    /// Takes the next step of the walk; a file of a folder that is to be converted is told, and no error.
    fn take(&mut self, step: Step) -> std::result::Result<(), Unread> {
        match step {
            Step::File { path, asked } => match open_input(self.context, &path) {
                Ok(input) => {
                    self.told.clear();
                    for notice in &input.notices {
                        self.tell(&input.place, notice.clone());
                    }
                    self.open = Some(input);
                    Ok(())
                }
                Err(unread) if unread.why == Unread::FOREIGN && !asked => {
                    self.count.skip(unread.why);
                    self.notices.push(unread.error);
                    Ok(())
                }
                Err(unread) => Err(unread),
            },
            Step::LeftOut(ending) => {
                self.count.leave_out(ending);
                Ok(())
            }
            Step::Failed(error) => Err(Unread::new(Unread::BROKEN, error)),
        }
    }

    /// Checks what a reader gave: words, a length that fits, an id of its own; and dates it.
    fn accept(&mut self, input: &OpenInput, reading: Reading) -> std::result::Result<Article, Unread> {
        let mut draft = reading?;
        let place = input.place.as_str();
        let article = &draft.article;
        let refuse = |why, reason: String| Err(Unread::new(why, Error::new(place, reason)));
        if article.text.trim().is_empty() {
            return refuse(Unread::EMPTY, format!("article `{}` is empty", article.id));
        }
        if article.text.len() > self.context.options.longest {
            let reason = too_long(self.context.options.longest);
            return refuse(Unread::LONG, format!("article `{}` {reason}", article.id));
        }
        if let Some(first) = self.seen.get(&article.id) {
            let reason = format!("article `{}` was read before, from {first}", article.id);
            return refuse(Unread::DUPLICATE, reason);
        }
        self.seen.insert(article.id.clone(), place.into());
        if let Some(day) = draft.day {
            self.note_order(place, day);
        }
        self.date(&mut draft, input.dated);
        for notice in std::mem::take(&mut draft.of_all) {
            self.tell(place, notice);
        }
        for notice in std::mem::take(&mut draft.notices) {
            let whole = format!("article `{}`: {notice}", draft.article.id);
            self.tell(place, if input.is_single { notice } else { whole });
        }
        self.count.read += 1;
        self.count.undated += usize::from(draft.article.published.is_none());
        Ok(draft.article)
    }

    /// Dates an article that gives no day: as the user says, else by the name of its file, else by its first line.
    fn date(&self, draft: &mut DraftArticle, in_name: Option<NaiveDate>) {
        if draft.article.published.is_some() {
            return;
        }
        draft.article.published = self.context.options.published;
        if draft.article.published.is_some() {
            return;
        }
        let in_line = || day_in_first_line(&draft.article.text).map(|day| (day, "first line"));
        let found = in_name.map(|day| (day, "name of the file")).or_else(in_line);
        if let Some((day, place)) = found {
            draft.article.published = Some(day);
            draft.tell(format!("published {day}, by the {place}"));
        }
    }

    /// Tells once that the order of a day's numbers is open, and that one of them is against the order of the others.
    fn note_order(&mut self, place: &str, day: ReadDay) {
        let order = self.context.options.order;
        let against = day.only.is_some_and(|only| only != order);
        let (open, told) = self.orders;
        self.orders = (open || day.is_open, told || against);
        let (first, flag) = match order {
            DayOrder::MonthFirst => ("month", "with the day first, as `--day-first` does"),
            DayOrder::DayFirst => ("day", "with the month first, without `--day-first`"),
        };
        if day.is_open && !open {
            self.tell(
                place,
                format!("days such as {} are read with the {first} first", day.day),
            );
        }
        if against && !told {
            self.tell(
                place,
                format!("{} can only be read {flag}: are others of the same kind?", day.day),
            );
        }
    }

    /// Keeps a notice, unless it was told of this input or too many were.
    fn tell(&mut self, place: &str, notice: String) {
        if self.told.len() < NOTICES && self.told.insert(notice.clone()) {
            self.notices.push(Error::new(place, notice));
        } else if self.told.len() == NOTICES && self.told.insert(String::new()) {
            self.notices
                .push(Error::new(place, "there is more to tell of this input than is shown"));
        }
    }
}

impl Iterator for Articles<'_> {
    type Item = Result<Article>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let taken = match self.open.take() {
                Some(mut input) => match input.articles.next() {
                    Some(reading) => {
                        let article = self.accept(&input, reading);
                        self.open = Some(input);
                        article.map(Some)
                    }
                    None => continue,
                },
                None => {
                    let step = self.walk.next(self.count.given())?;
                    self.take(step).map(|()| None)
                }
            };
            match taken {
                Ok(None) => {}
                Ok(Some(article)) => return Some(Ok(article)),
                Err(unread) => {
                    self.count.skip(unread.why);
                    return Some(Err(unread.error));
                }
            }
        }
    }
}
