//! `demarche gazetteer find`: what a name means, and why.

use super::Options;
use super::output::Output;
use crate::article::parse_day;
use crate::cli::table::write_table;
use crate::cli::terminal::{Terminal, visible};
use crate::error::{Error, Result};
use crate::lookup::{EntityFound, Lookup, TermFound, Verdict, find_meaning};
use crate::mention::Valid;
use crate::query::Answer;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  demarche gazetteer find Abe
  demarche gazetteer find 'the Japanese prime minister' --on 2018-06-06
  demarche gazetteer find 'Kofi Annan' --gazetteer mine.jsonl --format json";

/// Show what a name means, and why
///
/// First who goes by the name, then what the steps make of the words, as if an article consisted of them.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct FindCommand {
    /// A name, or a title with its state
    name: String,
    /// The day on which it is said: 2018-06-06
    #[arg(long, value_name = "DATE", value_parser = parse_on)]
    on: Option<NaiveDate>,
    /// How to show it
    #[arg(long, value_enum, default_value_t = FindFormat::Table)]
    format: FindFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FindFormat {
    Table,
    Json,
}

fn parse_on(text: &str) -> std::result::Result<NaiveDate, String> {
    parse_day("", text).map_err(|error| error.reason)
}

impl FindCommand {
    pub(super) fn run(&self, options: &Options, _: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let lookup = find_meaning(&self.name, self.on.or(options.published), &knowledge);
        let text = match self.format {
            FindFormat::Table => write_lookup(&lookup),
            FindFormat::Json => {
                let json = serde_json::to_string(&lookup).map_err(|error| Error::new("--format", error))?;
                format!("{json}\n")
            }
        };
        let mut output = Output::new();
        output.write(text.as_bytes())?;
        output.flush()
    }
}

/// How many of many are shown: "prime minister" is an office of a hundred states.
const SHOWN: usize = 12;

fn write_lookup(lookup: &Lookup) -> String {
    let mut text = String::new();
    if !lookup.names.is_empty() {
        let rows = lookup.names.iter().take(SHOWN).map(|name| {
            let way = [name.way.as_str(), name.condition.as_str()].join(" ");
            vec![
                way.trim_end().to_owned(),
                name.entity.entity.to_string(),
                name.entity.label.clone(),
                days(name.days),
                terms(&name.entity),
            ]
        });
        let mut answer = Answer::new(&["name as", "entity", "label", "used", "terms"]);
        rows.for_each(|cells| answer.push_cells(cells));
        text += &write_table(&answer);
        if let Some(more @ 1..) = lookup.names.len().checked_sub(SHOWN) {
            text += &format!("and {more} more; `--format json` gives all\n");
        }
    }
    if !lookup.readings.is_empty() {
        let rows = lookup.readings.iter().map(|reading| {
            let shown = || reading.entities.iter().take(SHOWN);
            let all = |part: fn(&EntityFound) -> String| shown().map(part).collect::<Vec<_>>();
            let more = match reading.entities.len().checked_sub(SHOWN) {
                Some(more @ 1..) => format!(" or {more} more"),
                _ => String::new(),
            };
            let rule = reading.rule.as_ref().map_or_else(String::new, ToString::to_string);
            let ids = all(|entity| entity.entity.to_string());
            vec![
                reading.words.clone(),
                match (reading.open, ids.is_empty()) {
                    (true, true) => "not linked".to_owned(),
                    (true, false) => format!("open: {}{more}", ids.join(" or ")),
                    _ => ids.join(", "),
                },
                rule,
                all(terms)
                    .into_iter()
                    .filter(|terms| !terms.is_empty())
                    .collect::<Vec<_>>()
                    .join("; "),
            ]
        });
        let mut answer = Answer::new(&["words", "mean", "rule", "terms"]);
        rows.for_each(|cells| answer.push_cells(cells));
        text += &write_table(&answer);
    }
    let name = visible(&lookup.name);
    let day = lookup.on.map_or_else(String::new, |day| format!(" on {day}"));
    text += &match lookup.verdict {
        Verdict::Linked => format!("`{name}` is linked{day}\n"),
        Verdict::Ambiguous => format!("`{name}` is ambiguous{day}: nothing decides between those marked open\n"),
        Verdict::Unlinked => format!("`{name}` alone is not linked{day}\n"),
        Verdict::Unknown => format!("nothing is known of `{name}`\n"),
    };
    text
}

/// Writes the offices of a person, or the holders of an office.
fn terms(entity: &EntityFound) -> String {
    let write = |term: &TermFound| format!("{} {}", term.label, days(term.days)).trim_end().to_owned();
    let terms = entity.offices.iter().chain(&entity.holders).map(write);
    terms.collect::<Vec<_>>().join(", ")
}

/// Writes `2012-12-26 to 2020-09-15`, with the last day; empty if both ends are open.
fn days(days: Valid) -> String {
    match (days.from, days.last_day()) {
        (Some(from), Some(last)) => format!("{from} to {last}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(last)) => format!("until {last}"),
        (None, None) => String::new(),
    }
}
