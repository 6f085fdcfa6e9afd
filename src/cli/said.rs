//! `demarche said`: who said what, when.

use super::Options;
use super::answer::{AnswerFormat, QuestionArgs};
use super::loading::{Inquiry, ask_graph};
use super::output::Output;
use super::terminal::Terminal;
use crate::ask::{Purpose, needs_all, resolve, wanted};
use crate::error::Result;
use crate::export::jsonld;
use crate::query::{Group, Sort, counted, grouped, note_copies, said, said_data, sort};
use clap::Args;
use rustc_hash::FxHashSet;

const EXAMPLES: &str = "\
Examples:
  demarche said seeds
  demarche said seeds --by Putin --about \"peace treaty\"
  demarche said seeds --by Hayashi --said \"June 2024\" --format json
  demarche said seeds --said \"since the invasion of Ukraine\" --group speaker
  demarche said seeds --published-when ../2022-01-01
  demarche said seeds --count speaker --limit 8
  demarche said seeds --format csv";

/// Show who said what, when, to whom and about what
///
/// Names are those of the gazetteer and of the articles, without regard to capitals and accents; a part is enough where
/// nobody goes by exactly that.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SaidCommand {
    #[command(flatten)]
    question: QuestionArgs,
    /// Sort by this
    #[arg(long, value_enum, default_value_t)]
    sort: Sort,
    /// The last or the largest first
    #[arg(long)]
    reverse: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Put those together that have this in common
    #[arg(long, value_enum, value_name = "WHAT")]
    group: Option<Group>,
    /// Count them by this, in place of showing them
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with = "group")]
    count: Option<Group>,
}

impl SaidCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        if self.question.format == AnswerFormat::Jsonld {
            return self.write_graph(options, terminal);
        }
        self.question
            .answer(options, terminal, Purpose::Statements, |view, asked, _| {
                let mut statements = asked.filter.told(view);
                let copies = note_copies(&statements);
                sort(view, &mut statements, self.sort, self.reverse);
                let all = statements.len();
                let most = self.limit.unwrap_or(usize::MAX);
                if let Some(count) = self.count {
                    let mut answer = counted(view, &statements, count);
                    let more = answer.rows.len().saturating_sub(most);
                    answer.rows.truncate(most);
                    if more > 0 {
                        answer.notes.push(format!("{more} more"));
                    }
                    answer.notes.extend(copies);
                    return Ok(answer);
                }
                statements.truncate(most);
                let mut answer = match self.group {
                    Some(group) => grouped(view, &statements, group),
                    None if self.question.format == AnswerFormat::Csv => said_data(view, &statements),
                    None => said(view, &statements),
                };
                if statements.len() < all {
                    answer.notes.push(format!("{} more", all - statements.len()));
                }
                answer.notes.extend(copies);
                Ok(answer)
            })
    }

    /// Writes the graph of the statements that fit.
    fn write_graph(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let request = self.question.request()?;
        let knowledge = options.knowledge()?;
        let wanted = wanted(&request, Purpose::Graph, &knowledge, options.published);
        let inquiry = Inquiry {
            paths: &self.question.paths,
            wanted,
            form: AnswerFormat::Jsonld,
        };
        let (bytes, notes) = ask_graph(&inquiry, options, &knowledge, terminal, |view| {
            let asked = resolve(&request, view, &knowledge, options.published)?;
            let statements: FxHashSet<_> = asked.filter.statements(view).map(|said| said.id).collect();
            let is_enough = !statements.is_empty() && !needs_all(&asked.filter);
            let bytes = jsonld::write(&view.graph.of_statements(&statements), &knowledge.ontology)?;
            Ok(((bytes, asked.notes), is_enough))
        })?;
        notes.iter().for_each(|note| terminal.note(note));
        let mut output = Output::new();
        output.write(&bytes)?;
        output.flush()
    }
}
