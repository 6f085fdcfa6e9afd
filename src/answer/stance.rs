//! Where somebody stands on a topic over time, with the turns marked.

use super::complete_answer;
use crate::ask::{Request, resolve};
use crate::error::{Error, Result};
use crate::graph::NodeId;
use crate::knowledge::Knowledge;
use crate::ontology::TopicId;
use crate::query::{Answer, TimedPosition, View, changes, position_table, positions, tell, turn_table};
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

impl Stances<'_> {
    /// Gives positions by date, or only the turns; every turn is told behind the table.
    pub fn answer(&self, by: Option<&str>, on: Option<&str>, only_changes: bool) -> Result<Answer> {
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
        Ok(complete_answer(answer, &asked, self.view, &request))
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
                    format!("no topic `{name}`; there are {}", labels.join(", ")),
                ))
            }
        }
    }
}
