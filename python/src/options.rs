//! How articles are read, as Python says it.

use crate::error::{OrRaise, raised};
use chrono::NaiveDate;
use demarche::article::{DayOrder, InputOptions, parse_day};
use demarche::batch::ReadOptions;
use demarche::error::Error;
use demarche::evidence::Confidence;
use pyo3::prelude::*;

/// The arguments of `read` and `extract`; days are written 2024-06-06.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct ReadingArguments {
    published: Option<String>,
    day_first: bool,
    columns: Vec<String>,
    infer_date: bool,
    recorded: Option<String>,
    min_confidence: Option<f64>,
    threads: Option<usize>,
    max_article_bytes: Option<usize>,
}

impl ReadingArguments {
    /// Gives how inputs are read.
    pub(crate) fn input(&self) -> PyResult<InputOptions> {
        let usual = InputOptions::default();
        let columns = self.columns.iter().map(|column| column.parse());
        Ok(InputOptions {
            published: self.published()?,
            order: match self.day_first {
                true => DayOrder::DayFirst,
                false => DayOrder::MonthFirst,
            },
            columns: columns
                .collect::<Result<_, String>>()
                .map_err(|reason| raised(&Error::new("columns", reason)))?,
            longest: self.max_article_bytes.unwrap_or(usual.longest),
        })
    }

    /// Gives what is wanted of the reading.
    pub(crate) fn reading(&self) -> PyResult<ReadOptions> {
        let share = |share: f64| {
            let reason = format!("`{share}` is no share from 0 to 1");
            Confidence::new(share).ok_or_else(|| raised(&Error::new("min_confidence", reason)))
        };
        Ok(ReadOptions {
            infer_date: self.infer_date,
            recorded: day("recorded", self.recorded.as_deref())?,
            min_confidence: self.min_confidence.map(share).transpose()?,
        })
    }

    /// Gives the day of articles that have none, from which "last year" in a question counts too.
    pub(crate) fn published(&self) -> PyResult<Option<NaiveDate>> {
        day("published", self.published.as_deref())
    }

    /// Makes the threads that read.
    pub(crate) fn pool(&self) -> PyResult<rayon::ThreadPool> {
        pool(self.threads.unwrap_or(0))
    }
}

/// Makes so many threads, or one per processor for 0.
pub(crate) fn pool(threads: usize) -> PyResult<rayon::ThreadPool> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.map_err(|error| raised(&Error::new("threads", error)))
}

/// Reads a day.
pub(crate) fn day(name: &str, text: Option<&str>) -> PyResult<Option<NaiveDate>> {
    text.map(|text| parse_day(name, text)).transpose().or_raise()
}
