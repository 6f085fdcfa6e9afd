//! `demarche stance`: where somebody stands on a topic over time.

use super::Options;
use super::answer::{AnswerFormat, answered, write};
use super::chart::stance_chart;
use super::loading::ask_graph;
use super::output::Output;
use super::terminal::Terminal;
use crate::ask::{Purpose, Request, resolve, wanted};
use crate::error::{Error, Result};
use crate::export::draw_chart;
use crate::graph::NodeId;
use crate::knowledge::Knowledge;
use crate::ontology::TopicId;
use crate::query::{Answer, TimedPosition, View, changes, position_table, positions, tell, turn_table};
use chrono::NaiveDate;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche stance seeds --by Putin --on 'continuing the talks'
  demarche stance seeds --changes
  demarche stance seeds --by Japan --format json
  demarche stance seeds --on 'continuing the talks' --format svg";

/// Show where somebody stands on a topic over time, with the turns marked
///
/// A position is `for`, `against`, `conditional` or `unclear`; a turn is a change between `for` and `against`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct StanceCommand {
    /// Graphs (.jsonld), archives (.db) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    /// Whose positions; everybody's if not given
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// On what: a topic of data/stance/topics.jsonl, by its id or a name; all topics if not given
    #[arg(long, value_name = "TOPIC")]
    on: Option<String>,
    /// Only the turns
    #[arg(long)]
    changes: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: AnswerFormat,
}

impl StanceCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let request = Request {
            by: self.by.clone(),
            ..Request::default()
        };
        if self.format == AnswerFormat::Svg {
            return self.draw(options, &knowledge, terminal);
        }
        let wanted = wanted(&request, Purpose::Positions, &knowledge, options.published);
        let answer = ask_graph(&self.paths, wanted, options, &knowledge, terminal, |view| {
            let stances = Stances {
                view,
                knowledge: &knowledge,
                today: options.published,
            };
            let answer = stances.answer(self.by.as_deref(), self.on.as_deref(), self.changes)?;
            let is_enough = !answer.rows.is_empty();
            Ok((answer, is_enough))
        })?;
        write(&answer, self.format, terminal)
    }
}

impl StanceCommand {
    /// Writes the positions as a chart.
    fn draw(&self, options: &Options, knowledge: &Knowledge, terminal: &mut Terminal) -> Result<()> {
        let chart = ask_graph(&self.paths, None, options, knowledge, terminal, |view| {
            let stances = Stances {
                view,
                knowledge,
                today: options.published,
            };
            let found = stances.positions(self.by.as_deref(), self.on.as_deref())?;
            Ok((stance_chart(view, knowledge, &found), true))
        })?;
        let mut output = Output::new();
        output.write(&draw_chart(&chart)?)?;
        output.flush()
    }
}

/// Answers where somebody stands.
pub(super) struct Stances<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) knowledge: &'a Knowledge,
    pub(super) today: Option<NaiveDate>,
}

impl Stances<'_> {
    /// Gives positions by date, or only the turns; every turn is told behind the table.
    pub(super) fn answer(&self, by: Option<&str>, on: Option<&str>, only_changes: bool) -> Result<Answer> {
        let request = Self::request(by);
        let asked = resolve(&request, self.view, self.knowledge, self.today)?;
        let speakers = asked.filter.by.as_ref().map(|who| &who.ids);
        let topics = self.topics(on)?;
        let is_meant = |speaker: &NodeId, topic: &TopicId| {
            speakers.is_none_or(|speakers| speakers.contains(speaker)) && topics.contains(topic)
        };
        let turns: Vec<_> = changes(self.view)
            .into_iter()
            .filter(|turn| is_meant(turn.speaker, turn.topic))
            .collect();
        let mut answer = match only_changes {
            true => turn_table(self.view, &turns),
            false => {
                let found = positions(self.view, is_meant);
                let mut answer = position_table(self.view, &found);
                answer
                    .notes
                    .extend(turns.iter().map(|turn| format!("turned: {}", tell(self.view, turn))));
                if turns.is_empty() && !answer.rows.is_empty() {
                    answer.notes.push("no turn between for and against".to_owned());
                }
                answer
            }
        };
        if answer.rows.is_empty() && only_changes {
            answer.notes.push("no turn between for and against".to_owned());
        }
        Ok(answered(answer, &asked, self.view, &request))
    }

    fn request(by: Option<&str>) -> Request {
        Request {
            by: by.map(str::to_owned),
            ..Request::default()
        }
    }

    /// Gives the positions alone.
    fn positions(&self, by: Option<&str>, on: Option<&str>) -> Result<Vec<TimedPosition<'_>>> {
        let asked = resolve(&Self::request(by), self.view, self.knowledge, self.today)?;
        let speakers = asked.filter.by.as_ref().map(|who| &who.ids);
        let topics = self.topics(on)?;
        Ok(positions(self.view, |speaker, topic| {
            speakers.is_none_or(|speakers| speakers.contains(speaker)) && topics.contains(topic)
        }))
    }

    /// Gives the topics that a name means; all where none is given.
    fn topics(&self, on: Option<&str>) -> Result<Vec<TopicId>> {
        let stance = &self.knowledge.stance;
        let Some(name) = on else {
            return Ok(stance.topics().iter().map(|topic| topic.id.clone()).collect());
        };
        let plain = name.trim().trim_start_matches("the ");
        let found = stance
            .topic_named(name)
            .or_else(|| stance.topic_named(plain))
            .or_else(|| stance.topic(&plain.into()));
        match found {
            Some(topic) => Ok(vec![topic.id.clone()]),
            None => {
                let labels: Vec<&str> = stance.topics().iter().map(|topic| topic.label.as_str()).collect();
                Err(Error::new(
                    "--on",
                    format!("no topic `{name}`; there are {}", labels.join(", ")),
                ))
            }
        }
    }
}
