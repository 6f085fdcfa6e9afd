//! The limits of a question as SQL: where its statements are found, and what each of them has to be.

use super::meant::columns;
use super::wanted::{Wanted, WantedName};
use crate::graph::fold;
use crate::timex::Interval;
use chrono::NaiveDate;
use rusqlite::Connection;

/// Behind every day.
const FOREVER: &str = "9999-99-99";

/// A limit: the tables that lead to the statements of it, and what says of a statement `s` that it is one of them.
pub(super) struct StatementLimit {
    /// What stands behind FROM, and behind WHERE.
    sources: Vec<(String, String)>,
    test: String,
}

/// What a question is limited to.
pub(super) struct StatementLimits {
    /// The one that leads to fewest statements first, as far as that can be told.
    pub(super) all: Vec<StatementLimit>,
    /// On what days it was said, beside them.
    pub(super) said: Option<StatementLimit>,
}

impl StatementLimits {
    /// Gives the limits of a question. `any` takes what has some of the words that something is about; `as_told` takes
    /// names in the parts in which a statement has to have them, and not in all that are shown.
    pub(super) fn new(connection: &Connection, wanted: &Wanted, any: bool, as_told: bool) -> rusqlite::Result<Self> {
        let mut all = Vec::new();
        if !wanted.text.is_empty() {
            all.push(by_words(&wanted.text, " AND "));
        }
        for (place, name) in wanted.names.iter().enumerate() {
            all.push(by_name(name, place, any, as_told));
        }
        if !wanted.acts.is_empty() {
            let acts: Vec<String> = wanted.acts.iter().map(|act| quoted(act)).collect();
            all.push(StatementLimit::of_rows(&format!("s.act IN ({})", acts.join(", "))));
        }
        if let Some(words) = &wanted.outlet {
            all.push(StatementLimit::of_rows(&by_outlet(connection, words)?));
        }
        if let Some(days) = wanted.published {
            let (first, last) = ends(days);
            all.push(StatementLimit::of_rows(&format!(
                "s.article_key IN (SELECT article_key FROM articles
                WHERE coalesce(published, published_latest, '{FOREVER}') >= {first}
                AND coalesce(published, published_earliest, '') <= {last})"
            )));
        }
        if wanted.takes_position {
            let takes_one = "EXISTS (SELECT 1 FROM stances WHERE stances.statement_key = s.statement_key)";
            all.push(StatementLimit::of_rows(takes_one));
        }
        let said = wanted.said.map(|days| by_days(days, wanted.possibly));
        Ok(Self { all, said })
    }

    /// Selects the statements that fit all limits but the one at a place, if there is one.
    pub(super) fn select(&self, but: Option<usize>, is_timed: bool) -> String {
        self.select_columns(but, is_timed, "s.statement_key")
    }

    /// Selects columns of the statements that fit whenever they were said.
    pub(super) fn select_of_any_time(&self, columns: &str) -> String {
        self.select_columns(None, false, columns)
    }

    fn select_columns(&self, but: Option<usize>, is_timed: bool, columns: &str) -> String {
        let others = self.all.iter().enumerate().filter(|(place, _)| Some(*place) != but);
        let said = self.said.iter().filter(|_| is_timed);
        let mut limits = others.map(|(_, limit)| limit).chain(said);
        let every = [("statements AS s".to_owned(), "TRUE".to_owned())];
        let sources = limits.next().map_or(&every[..], |first| &first.sources);
        let tests: Vec<&str> = limits.map(|limit| limit.test.as_str()).collect();
        let selects: Vec<String> = (sources.iter())
            .map(|(from, place)| {
                let all: Vec<&str> = [place.as_str()].into_iter().chain(tests.iter().copied()).collect();
                format!("SELECT {columns} FROM {from} WHERE ({})", all.join(") AND ("))
            })
            .collect();
        selects.join(" UNION ")
    }
}

impl StatementLimit {
    /// Takes what the columns of a statement say.
    fn of_rows(test: &str) -> Self {
        Self {
            sources: vec![("statements AS s".to_owned(), test.to_owned())],
            test: looked_at(test),
        }
    }
}

fn by_name(name: &WantedName, place: usize, any: bool, as_told: bool) -> StatementLimit {
    let parts = if as_told { name.told } else { &name.parts };
    let mut sources = Vec::new();
    let mut tests = Vec::new();
    let among = |column: &str| format!("{column} IN (SELECT key FROM meant WHERE place = {place})");
    for (table, _, column) in parts.iter().flat_map(|part| columns(*part)) {
        if *table == "statements" {
            let column = among(&format!("s.{column}"));
            sources.push(("statements AS s".to_owned(), column.clone()));
            tests.push(looked_at(&column));
        } else {
            let column = among(&format!("{table}.{column}"));
            sources.push((
                format!("{table} CROSS JOIN statements AS s USING (statement_key)"),
                column.clone(),
            ));
            tests.push(format!(
                "EXISTS (SELECT 1 FROM {table} WHERE {table}.statement_key = s.statement_key AND {column})"
            ));
        }
    }
    if !name.words.is_empty() {
        // Where nothing has all of the words, what has some of them comes near.
        let words = by_words(&name.words, if any { " OR " } else { " AND " });
        sources.extend(words.sources);
        tests.push(words.test);
    }
    StatementLimit {
        sources,
        test: tests.join(" OR "),
    }
}

/// Gives the statements with words that begin so, each of them or any.
fn by_words(beginnings: &[String], joined: &str) -> StatementLimit {
    let words: Vec<String> = beginnings.iter().map(|word| format!("\"{word}\"*")).collect();
    let words = format!("statement_words MATCH {}", quoted(&words.join(joined)));
    StatementLimit {
        sources: vec![(
            "statement_words CROSS JOIN statements AS s ON s.statement_key = statement_words.rowid".to_owned(),
            words.clone(),
        )],
        test: format!("s.statement_key IN (SELECT rowid FROM statement_words WHERE {words})"),
    }
}

/// Gives the statements of articles with these words in the names of who printed them, or in their ids.
fn by_outlet(connection: &Connection, words: &str) -> rusqlite::Result<String> {
    let mut select = connection.prepare("SELECT article_key, publisher, agency, id FROM articles")?;
    let mut rows = select.query([])?;
    let mut keys = Vec::new();
    while let Some(row) = rows.next()? {
        for column in 1..=3 {
            let name = row.get_ref(column)?.as_str_or_null()?;
            if name.is_some_and(|name| fold(name).contains(words)) {
                keys.push(row.get::<_, i64>(0)?.to_string());
                break;
            }
        }
    }
    Ok(format!("s.article_key IN ({})", keys.join(", ")))
}

/// Says the same of a statement that was found by another limit: a `+` keeps SQLite from an index.
fn looked_at(test: &str) -> String {
    test.replace(" s.", " +s.")
        .replacen("s.", "+s.", usize::from(test.starts_with("s.")))
}

/// Gives the statements that can have been said on some of the days; those whose words tell no day that is known too.
///
/// What is only known to have been said before a later day is left out, unless that is enough: its words tell no day, and
/// the last one that is possible is none of these.
fn by_days(days: Interval, possibly: bool) -> StatementLimit {
    let (first, last) = ends(days);
    let before = match possibly {
        true => format!("s.said_latest >= {first}"),
        false => format!("s.said_latest >= {first} AND ( s.said_latest <= {last} OR s.said IS NOT NULL)"),
    };
    let tests = [
        format!("{before} AND coalesce( s.said_earliest, '') <= {last}"),
        format!("s.said_latest IS NULL AND s.said_earliest <= {last}"),
        "s.said_latest IS NULL AND s.said_earliest IS NULL AND s.said IS NOT NULL".to_owned(),
    ];
    StatementLimit {
        test: looked_at(&format!("( {})", tests.join(") OR ( "))),
        sources: tests.map(|test| ("statements AS s".to_owned(), test)).to_vec(),
    }
}

/// Says of a statement whether it can have been said on some of the days, as far as it is known.
pub(super) fn possible_days(days: Interval) -> String {
    let (first, last) = ends(days);
    format!(
        "(s.said_latest IS NOT NULL OR s.said_earliest IS NOT NULL)
        AND coalesce(s.said_latest, '{FOREVER}') >= {first} AND coalesce(s.said_earliest, '') <= {last}"
    )
}

/// Says of a relation whether its words tell some of the days.
pub(super) fn relation_days(days: Interval) -> String {
    let (first, last) = ends(days);
    format!(
        "(earliest IS NOT NULL OR latest IS NOT NULL)
        AND coalesce(latest, '{FOREVER}') >= {first} AND coalesce(earliest, '') <= {last}"
    )
}

/// Writes the first and the last day as SQL does; what has no end goes on for ever.
fn ends(days: Interval) -> (String, String) {
    let day = |day: Option<NaiveDate>, open: &str| quoted(&day.map_or_else(|| open.to_owned(), |day| day.to_string()));
    (day(days.earliest, ""), day(days.latest, FOREVER))
}

/// Writes a text as SQL does.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
