//! What the commands that answer questions share: what they read, what they are limited to, how they show it.

use super::Options;
use super::loading::{Inquiry, ask_graph};
use super::output::Output;
use super::request::RequestArgs;
use super::table::write_shown;
use super::terminal::{Terminal, visible};
use crate::answer::{Section, complete_answer};
use crate::ask::{Asked, Purpose, Request, needs_all, resolve, wanted};
use crate::error::{Error, Result};
use crate::knowledge::Knowledge;
use crate::query::{Answer, View};
use clap::{Args, ValueEnum};
use serde_json::Value;
use std::path::PathBuf;

/// How an answer is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// A table as wide as the terminal
    #[default]
    Table,
    /// One object with the rows
    Json,
    /// A record a line
    Ndjson,
    /// For spreadsheets
    Csv,
    /// A table in Markdown
    Md,
    /// The graph of the statements; only of `said`
    Jsonld,
    /// A chart over time; only of `stance` and `timeline`
    Svg,
}

impl AnswerFormat {
    /// Says whether it shows the records of an answer, or draws from them.
    pub(super) fn has_records(self) -> bool {
        !matches!(self, Self::Table | Self::Csv | Self::Md | Self::Jsonld)
    }
}

/// What is asked, and of what.
#[derive(Debug, Args)]
pub(super) struct QuestionArgs {
    /// Graphs (.jsonld), archives (.db) or articles; out/graph.jsonld if not given
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    request: RequestArgs,
    /// All of the above as JSON: '{"by":"Putin","said":"2024"}'
    #[arg(long, value_name = "JSON", value_parser = parse_request, help_heading = "What to show")]
    pub(super) filter: Option<Request>,
    /// Show what several articles print once for each of them: it counts once otherwise, with who printed it first
    #[arg(long)]
    copies: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: AnswerFormat,
}

fn parse_request(text: &str) -> std::result::Result<Request, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

impl QuestionArgs {
    /// Gives the request: the flags, or the JSON.
    pub(super) fn request(&self) -> Result<Request> {
        let flags = self.request.request();
        let mut request = match &self.filter {
            None => flags,
            Some(filter) if flags == Request::default() => filter.clone(),
            Some(_) => return Err(Error::new("--filter", "says all by itself; leave out the other limits")),
        };
        request.copies |= self.copies;
        Ok(request)
    }

    /// Loads what is named, and writes the answer of `ask`.
    pub(super) fn answer(
        &self,
        options: &Options,
        terminal: &mut Terminal,
        purpose: Purpose,
        ask: impl Fn(&View, &Asked, &Knowledge) -> Result<Answer>,
    ) -> Result<()> {
        let question = Question {
            paths: &self.paths,
            request: &self.request()?,
            purpose,
            form: self.format,
        };
        answer(&question, options, terminal, ask)
    }
}

/// What is asked, of what, and how the answer is shown.
pub(super) struct Question<'a> {
    pub(super) paths: &'a [PathBuf],
    pub(super) request: &'a Request,
    pub(super) purpose: Purpose,
    pub(super) form: AnswerFormat,
}

/// Loads what is named, and gives the answer of `ask` in a form.
pub(super) fn answer(
    question: &Question,
    options: &Options,
    terminal: &mut Terminal,
    ask: impl Fn(&View, &Asked, &Knowledge) -> Result<Answer>,
) -> Result<()> {
    let request = question.request;
    let knowledge = options.knowledge()?;
    let wanted = wanted(request, question.purpose, &knowledge, options.published);
    let inquiry = Inquiry {
        paths: question.paths,
        wanted,
        form: question.form,
    };
    let answer = ask_graph(&inquiry, options, &knowledge, terminal, |view| {
        let asked = resolve(request, view, &knowledge, options.published)?;
        let answer = ask(view, &asked, &knowledge)?;
        let is_enough = !answer.rows.is_empty() && !needs_all(&asked.filter);
        Ok((complete_answer(answer, &asked, view, request), is_enough))
    })?;
    write(&answer, question.form, terminal)
}

/// Writes an answer of several parts: tables under their titles, or records that name their part.
pub(super) fn write_sections(sections: Vec<Section>, form: AnswerFormat, terminal: &Terminal) -> Result<()> {
    if form == AnswerFormat::Json && sections.len() > 1 {
        let part = |Section { title, answer }: Section| {
            let rows: Vec<_> = answer.rows.into_iter().map(|row| Value::Object(row.record)).collect();
            serde_json::json!({"section": title, "rows": rows, "notes": answer.notes})
        };
        let parts: Vec<Value> = sections.into_iter().map(part).collect();
        return Output::print(&to_json(&serde_json::json!({"sections": parts}))?);
    }
    for Section { title, mut answer } in sections {
        match form {
            _ if title.is_empty() => {}
            AnswerFormat::Table | AnswerFormat::Csv => Output::print(&format!("{title}\n"))?,
            AnswerFormat::Md => Output::print(&format!("## {title}\n\n"))?,
            AnswerFormat::Jsonld | AnswerFormat::Svg => {}
            AnswerFormat::Json | AnswerFormat::Ndjson => {
                for row in &mut answer.rows {
                    row.record.insert("section".to_owned(), Value::from(title));
                }
            }
        }
        write(&answer, form, terminal)?;
    }
    Ok(())
}

/// Writes an answer: the table or the records to standard output, the notes behind a table or else beside it.
pub(super) fn write(answer: &Answer, form: AnswerFormat, terminal: &Terminal) -> Result<()> {
    let mut output = Output::new();
    let records = || answer.rows.iter().map(|row| Value::Object(row.record.clone()));
    let text = match form {
        AnswerFormat::Table => {
            let table = if answer.rows.is_empty() {
                String::new()
            } else {
                write_shown(answer)
            };
            let notes = answer.notes.iter().map(|note| visible(note) + "\n");
            notes.fold(table, |text, note| text + &note)
        }
        AnswerFormat::Json => {
            to_json(&serde_json::json!({"rows": records().collect::<Vec<_>>(), "notes": answer.notes}))?
        }
        AnswerFormat::Ndjson => records().map(|record| to_json(&record)).collect::<Result<String>>()?,
        AnswerFormat::Csv => write_csv(answer)?,
        AnswerFormat::Md => write_markdown(answer),
        AnswerFormat::Jsonld => return Err(Error::new("--format jsonld", "only `said` gives a graph")),
        AnswerFormat::Svg => {
            let reason = "only `stance` and `timeline` give a chart; `export` draws the graph";
            return Err(Error::new("--format svg", reason));
        }
    };
    if !matches!(form, AnswerFormat::Table | AnswerFormat::Json) {
        answer.notes.iter().for_each(|note| terminal.note(note));
    }
    output.write(text.as_bytes())?;
    output.flush()
}

fn to_json(value: &Value) -> Result<String> {
    let json = serde_json::to_string(value).map_err(|error| Error::new("--format", error))?;
    Ok(json + "\n")
}

/// Writes the cells with the heads above them; what a spreadsheet would take for a formula gets a `'` before it. A column
/// without a head is a bar for the eye, and left out.
fn write_csv(answer: &Answer) -> Result<String> {
    let failed = |error: &dyn std::fmt::Display| Error::new("--format csv", error);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let has_head = |column: &usize| !answer.head[*column].is_empty();
    let columns: Vec<usize> = (0..answer.head.len()).filter(has_head).collect();
    let head = columns.iter().map(|&column| answer.head[column]);
    writer.write_record(head).map_err(|error| failed(&error))?;
    for row in &answer.rows {
        let cells = columns.iter().filter_map(|&column| row.cells.get(column)).map(|cell| {
            match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                true => format!("'{cell}"),
                false => cell.clone(),
            }
        });
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
}

fn write_markdown(answer: &Answer) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let cell = |text: &str| {
        let mut plain = String::new();
        for character in visible(text).chars() {
            // What Markdown or HTML would take for itself.
            if r"\`*_{}[]<>|".contains(character) {
                plain.push('\\');
            }
            plain.push(character);
        }
        plain
    };
    let mut text = line(answer.head.iter().map(|head| (*head).to_owned()).collect());
    text += &line(vec!["---".to_owned(); answer.head.len()]);
    for row in &answer.rows {
        text += &line(row.cells.iter().map(|text| cell(text)).collect());
    }
    text
}
