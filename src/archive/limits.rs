//! The limits of a question as SQL: where its statements are found, and what each of them has to be.

use super::meant::columns;
use super::wanted::{Wanted, WantedName};
use crate::graph::{count_stems, fold};
use crate::timex::Interval;
use chrono::NaiveDate;
use rusqlite::Connection;

/// Behind every day.
const FOREVER: &str = "9999-99-99";

/// A limit: the tables that lead to the statements of it, and what says of a statement `s` that it is one of them.
pub(super) struct StatementLimit {
    /// The flag that sets it.
    pub(super) flag: &'static str,
    /// Whether all that it leads to fits: the days and the outlet of an article are looked at again, as are words of which
    /// some may be enough.
    pub(super) is_exact: bool,
    /// What stands behind FROM, and behind WHERE.
    sources: Vec<(String, String)>,
    test: String,
    /// The rows that lead to the statements, as far as it is quick to count them.
    rows: Vec<String>,
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
            all.push(by_words(connection, &wanted.text, " AND ")?);
        }
        for (place, name) in wanted.names.iter().enumerate() {
            all.push(by_name(connection, name, place, any, as_told)?);
        }
        if !wanted.acts.is_empty() {
            let acts: Vec<String> = wanted.acts.iter().map(|act| quoted(act)).collect();
            let acts = format!("s.act IN ({})", acts.join(", "));
            all.push(StatementLimit::of_rows("--act", true, &acts));
        }
        if let Some(words) = &wanted.outlet {
            all.push(StatementLimit::of_rows(
                "--outlet",
                false,
                &by_outlet(connection, words)?,
            ));
        }
        if let Some(days) = wanted.published {
            let (first, last) = ends(days);
            let articles = format!(
                "s.article_key IN (SELECT article_key FROM articles
                WHERE coalesce(published, published_latest, '{FOREVER}') >= {first}
                AND coalesce(published, published_earliest, '') <= {last})"
            );
            all.push(StatementLimit::of_rows("--published-when", false, &articles));
        }
        if wanted.takes_position {
            let takes_one = "EXISTS (SELECT 1 FROM stances WHERE stances.statement_key = s.statement_key)";
            all.push(StatementLimit::of_rows("", true, takes_one));
        }
        let said = wanted.said.map(|days| by_days(days, wanted.possibly));
        if all.len() > 1 {
            let sizes: Vec<i64> = all
                .iter()
                .map(|limit| limit.size(connection))
                .collect::<Result<_, _>>()?;
            let mut sized: Vec<(i64, StatementLimit)> = sizes.into_iter().zip(all).collect();
            sized.sort_by_key(|(size, _)| *size);
            all = sized.into_iter().map(|(_, limit)| limit).collect();
        }
        // An index that has nothing but days is a thirtieth of the file.
        if let ([limit], true) = (all.as_mut_slice(), has_index(connection, DAYS)?) {
            for (from, _) in &mut limit.sources {
                *from = from.replace(JOINED, &format!("{JOINED} INDEXED BY {DAYS}"));
            }
        }
        Ok(Self { all, said })
    }

    /// Selects the statements that fit all limits but the one of a flag, if there is one.
    pub(super) fn select(&self, but: Option<&str>, is_timed: bool) -> String {
        self.select_columns(but, is_timed, "s.statement_key")
    }

    /// Says whether the limits but the one of a flag lead to what fits and no more, days left aside.
    pub(super) fn is_exact(&self, but: Option<&str>) -> bool {
        let mut others = self.all.iter().filter(|limit| Some(limit.flag) != but);
        others.all(|limit| limit.is_exact)
    }

    /// Selects columns of the statements that fit all limits but the one of a flag.
    pub(super) fn select_columns(&self, but: Option<&str>, is_timed: bool, columns: &str) -> String {
        let others = self.all.iter().filter(|limit| Some(limit.flag) != but);
        let said = self.said.iter().filter(|_| is_timed);
        let mut limits = others.chain(said);
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

/// The index of the days of each statement.
const DAYS: &str = "statements_days";

/// What leads from other tables to statements.
const JOINED: &str = "CROSS JOIN statements AS s";

fn has_index(connection: &Connection, name: &str) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?1")?
        .exists([name])
}

impl StatementLimit {
    /// Says of a statement `s` that it is one of them.
    pub(super) fn test(&self) -> &str {
        &self.test
    }

    /// Says how many rows lead to its statements: more than any where that takes as long as to look at each of them.
    fn size(&self, connection: &Connection) -> rusqlite::Result<i64> {
        if self.rows.is_empty() {
            return Ok(i64::MAX);
        }
        let count = |rows: &String| -> rusqlite::Result<i64> {
            connection.query_row(&format!("SELECT count(*) FROM {rows}"), [], |row| row.get(0))
        };
        self.rows.iter().map(count).sum()
    }

    /// Takes what the columns of a statement say.
    fn of_rows(flag: &'static str, is_exact: bool, test: &str) -> Self {
        Self {
            flag,
            is_exact,
            sources: vec![("statements AS s".to_owned(), test.to_owned())],
            test: looked_at(test),
            rows: Vec::new(),
        }
    }
}

fn by_name(
    connection: &Connection,
    name: &WantedName,
    place: usize,
    any: bool,
    as_told: bool,
) -> rusqlite::Result<StatementLimit> {
    let parts = if as_told { name.told } else { &name.parts };
    let (mut sources, mut rows) = (Vec::new(), Vec::new());
    let mut tests = Vec::new();
    let among = |column: &str| format!("{column} IN (SELECT key FROM meant WHERE place = {place})");
    for (table, _, column) in parts.iter().flat_map(|part| columns(*part)) {
        if *table == "statements" {
            let column = among(&format!("s.{column}"));
            rows.push(format!("statements AS s WHERE {column}"));
            sources.push(("statements AS s".to_owned(), column.clone()));
            tests.push(looked_at(&column));
        } else {
            let column = among(&format!("{table}.{column}"));
            rows.push(format!("{table} WHERE {column}"));
            sources.push((format!("{table} {JOINED} USING (statement_key)"), column.clone()));
            // From the statement on: a name may be that of very many who are not linked.
            tests.push(format!(
                "EXISTS (SELECT 1 FROM {table} WHERE {table}.statement_key = s.statement_key AND +{column})"
            ));
        }
    }
    // A name of one word is that of who bears it, where something is said about him.
    let is_name = connection
        .prepare("SELECT 1 FROM meant CROSS JOIN about ON entity_key = key WHERE place = ?1 LIMIT 1")?
        .exists([place as i64])?;
    if name.words.len() > usize::from(is_name) {
        // Where nothing has all of the words, what has some of them comes near.
        let words = by_words(connection, &name.words, if any { " OR " } else { " AND " })?;
        sources.extend(words.sources);
        rows.extend(words.rows);
        tests.push(words.test);
    }
    Ok(StatementLimit {
        flag: name.flag,
        is_exact: name.words.len() < 2,
        sources,
        test: tests.join(" OR "),
        rows,
    })
}

/// Gives the statements with words of these stems, each of them or any.
fn by_words(connection: &Connection, stems: &[String], joined: &str) -> rusqlite::Result<StatementLimit> {
    let forms: Vec<String> = stems
        .iter()
        .map(|stem| forms(connection, stem))
        .collect::<Result<_, _>>()?;
    let words = format!("statement_words MATCH {}", quoted(&forms.join(joined)));
    Ok(StatementLimit {
        flag: "--text",
        is_exact: true,
        sources: vec![(
            format!("statement_words {JOINED} ON s.statement_key = statement_words.rowid"),
            words.clone(),
        )],
        rows: vec![format!("statement_words WHERE {words}")],
        test: format!("s.statement_key IN (SELECT rowid FROM statement_words WHERE {words})"),
    })
}

/// What is asked for where nobody says a word: folded texts have only letters and digits.
const NO_WORD: &str = "\"…\"";

/// Gives the words of a stem that the archive has, as its index is asked for them: `("sanction" OR "sanctions")`.
///
/// "sanction*" alone would find "sanctionable" as well, and each statement with it had to be looked at.
fn forms(connection: &Connection, stem: &str) -> rusqlite::Result<String> {
    let mut select = connection.prepare_cached("SELECT term FROM statement_terms WHERE term >= ?1 AND term < ?2")?;
    let mut rows = select.query([stem, &format!("{stem}{}", char::MAX)])?;
    let mut forms = Vec::new();
    while let Some(row) = rows.next()? {
        let term = row.get_ref(0)?.as_str()?;
        if count_stems(term, &[stem.to_owned()]) == 1 {
            forms.push(format!("\"{term}\""));
        }
    }
    if forms.is_empty() {
        forms.push(NO_WORD.to_owned());
    }
    Ok(format!("({})", forms.join(" OR ")))
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
        flag: "--said",
        is_exact: false,
        rows: Vec::new(),
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

/// Says of a relation whether it can be of some of the days; what has no day may be of any, as far as its row tells.
pub(super) fn relation_days(days: Interval) -> String {
    let (first, last) = ends(days);
    format!("coalesce(latest, '{FOREVER}') >= {first} AND coalesce(earliest, '') <= {last}")
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
