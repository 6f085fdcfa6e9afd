//! `demarche ask`: a question in plain English.

use super::Options;
use super::answer::{AnswerFormat, write_sections};
use super::loading::{Inquiry, ask_graph};
use super::names::count;
use super::order::check_order;
use super::terminal::Terminal;
use crate::answer::{Answerer, wrap_answer, write_command};
use crate::ask::{AskLexicon, QuestionCommand, read_question};
use crate::error::Result;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche ask 'What did Hayashi say about a visit to the islands in 2024?' seeds
  demarche ask 'Who was Prime Minister of Japan on 5 June 2021?'
  demarche ask 'Did Putin change his position on continuing the talks?' seeds
  demarche ask 'Who replied to Putin?' seeds
  demarche ask 'When did Suga and Putin speak?' seeds
  demarche ask 'Did Suga and Putin meet?' seeds
  demarche ask 'Putin peace treaty' seeds
  demarche ask 'How are Suga and Shikotan connected?' seeds";

/// Answer a question in plain English
///
/// What happened is asked for by the verbs and nouns of data/relation/, what was said by the forms of data/ask/forms.jsonl;
/// names and words alone find all that has them. No part of a question is passed over: the first line of the answer is
/// the command that gives the same again.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct AskCommand {
    /// The question
    question: String,
    /// Graphs (.jsonld), archives (.db) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: AnswerFormat,
}

impl AskCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        check_order("ask", "question", &self.question, &self.paths)?;
        let knowledge = options.knowledge()?;
        let lexicon = AskLexicon::load(options.data.as_deref())?;
        let understood = read_question(&self.question, &lexicon, &knowledge, options.published)?;
        let answerer = Answerer {
            understood: &understood,
            knowledge: &knowledge,
            lexicon: &lexicon,
            today: options.published,
        };
        let sections = match understood.command {
            QuestionCommand::Who => answerer.find_holders()?,
            QuestionCommand::Names => {
                let name = understood.request.about.as_deref().unwrap_or_default();
                let mut answer = count(name, &self.paths, true, options, &knowledge, terminal)?;
                answer.notes.splice(0..0, answerer.read_notes());
                wrap_answer(answer)
            }
            _ => {
                let inquiry = Inquiry {
                    paths: &self.paths,
                    wanted: answerer.needed(),
                    form: self.format,
                };
                ask_graph(&inquiry, options, &knowledge, terminal, |view| {
                    let found = answerer.answer(view)?;
                    Ok((found.sections, found.is_enough))
                })?
            }
        };
        terminal.note(&format!("understood as: {}", write_command(&understood)));
        write_sections(sections, self.format, terminal)
    }
}
