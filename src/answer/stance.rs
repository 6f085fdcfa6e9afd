//! Where somebody stands on a topic over time, with the turns marked.

use super::complete_answer;
use super::worded::{Matter, worded};
use crate::ask::{Request, resolve};
use crate::error::{Error, Result};
use crate::graph::NodeId;
use crate::knowledge::Knowledge;
use crate::ontology::{Position, TopicId};
use crate::query::{
    Answer, TimedPosition, View, position_table, positions, positions_read, tell, turn_table, turns_among,
};
use chrono::NaiveDate;

/// Answers where somebody stands.
pub struct Stances<'a> {
    /// The graph.
    pub view: &'a View<'a>,
    /// What topics there are, and what names mean.
    pub knowledge: &'a Knowledge,
    /// What "last year" counts from.
    pub today: Option<NaiveDate>,
}

/// Whose position is asked for, on what, and of what sort.
#[derive(Debug, Clone, Copy, Default)]
pub struct AskedStance<'a> {
    /// Whose; everybody's if not given.
    pub by: Option<&'a str>,
    /// On what: a topic, or else words that call a matter; all topics if not given.
    pub on: Option<&'a str>,
    /// Only these.
    pub position: Option<Position>,
    /// Only the turns.
    pub only_changes: bool,
}

impl Stances<'_> {
    /// Gives positions by date, of one sort where one is asked for, or only the turns; every turn is told behind the table.
    ///
    /// A matter that is no topic is read from the words of the statements.
    pub fn answer(&self, asked: &AskedStance) -> Result<Answer> {
        let request = Self::request(asked.by);
        let resolved = resolve(&request, self.view, self.knowledge, self.today)?;
        let speakers = resolved.filter.by.as_ref().map(|who| &who.ids);
        let is_by = |speaker: &NodeId| speakers.is_none_or(|speakers| speakers.contains(speaker));
        let mut notes = Vec::new();
        let read;
        let found = match (self.topics(asked.on), asked.on) {
            (Err(error), Some(words)) => {
                let matter = Matter::new(words, self.knowledge);
                if let Some(topic) = &matter.topic {
                    notes.push(format!(
                        "`{words}`: positions on {topic} in statements with these words"
                    ));
                    let found = positions(self.view, |speaker, on| is_by(speaker) && on == topic);
                    let fits = |position: &TimedPosition| matter.fits(self.view, position.statement);
                    found.into_iter().filter(fits).collect()
                } else {
                    let (positions, count) = worded(self.view, &matter, words, self.knowledge);
                    if count == 0 {
                        return Err(error);
                    }
                    notes.push(format!(
                        "`{words}` is no topic: read from the {count} statements with these words"
                    ));
                    read = positions;
                    let own = read.iter().filter(|read| is_by(read.speaker));
                    positions_read(self.view, own.map(|read| (read.speaker, read.statement, &read.stance)))
                }
            }
            (topics, _) => {
                let topics = topics?;
                positions(self.view, |speaker, topic| is_by(speaker) && topics.contains(topic))
            }
        };
        let turns = turns_among(self.view, &found);
        let mut answer = match asked.only_changes {
            true => turn_table(self.view, &turns),
            false => {
                let fits = |position: &&TimedPosition| {
                    let wanted = asked.position;
                    wanted.is_none_or(|wanted| position.stance.position == wanted)
                };
                let shown: Vec<TimedPosition> = found.iter().filter(fits).cloned().collect();
                let mut answer = position_table(self.view, &shown);
                answer
                    .notes
                    .extend(turns.iter().map(|turn| format!("turned: {}", tell(self.view, turn))));
                if turns.is_empty() && !answer.rows.is_empty() {
                    answer.notes.push("no turn between for and against".to_owned());
                }
                answer
            }
        };
        if answer.rows.is_empty() && asked.only_changes {
            answer.notes.push("no turn between for and against".to_owned());
        }
        answer.notes.splice(0..0, notes);
        Ok(complete_answer(answer, &resolved, self.view, &request))
    }

    fn request(by: Option<&str>) -> Request {
        Request {
            by: by.map(str::to_owned),
            ..Request::default()
        }
    }

    /// Gives the positions alone.
    pub fn positions(&self, by: Option<&str>, on: Option<&str>) -> Result<Vec<TimedPosition<'_>>> {
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
                    format!(
                        "no topic `{name}`, and no statement has these words; there are {}",
                        labels.join(", ")
                    ),
                ))
            }
        }
    }
}
