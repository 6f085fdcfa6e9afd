//! Questions in plain English → requests, tried in the words that they have, in plainer ones, and without some of them.

use super::asker::take_asker;
use super::capitals::with_capitals;
use super::form::{AskLexicon, QuestionCommand, TurnOrder, turn_words};
use super::misspelt::respelled;
use super::opening::{OpenedQuestion, open};
use super::peel::peel;
use super::question::{InOrder, Understood, read_opened};
use super::time::lacks_day;
use crate::error::{Error, Result};
use crate::knowledge::Knowledge;
use chrono::NaiveDate;

/// So many turns one after the other: "who else was the first to …".
const MOST_TURNS: usize = 3;

/// Reads a question; `today` is the day that "last year" counts from.
///
/// Words that it can be read without are named in what is understood. Fails with the words that cannot be read and the
/// questions that come nearest, or with a time that depends on a day that is not given.
pub fn read_question(
    question: &str,
    forms: &AskLexicon,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<Understood> {
    let reader = QuestionReader {
        forms,
        knowledge,
        today,
    };
    // What is not read for a slip of the pen is read with the word that is meant, and says so.
    let respell = |only| {
        let meant = respelled(question, only, knowledge)?;
        let mut understood = reader.read(&meant.question).ok()?;
        understood.respelled = Some((meant.wrong, meant.meant));
        Some(understood)
    };
    if let Some(understood) = respell(true) {
        return Ok(understood);
    }
    reader.read(question).or_else(|error| respell(false).ok_or(error))
}

struct QuestionReader<'a> {
    forms: &'a AskLexicon,
    knowledge: &'a Knowledge,
    today: Option<NaiveDate>,
}

impl QuestionReader<'_> {
    /// Reads a question, and the one before another: "and whom did he meet there".
    fn read(&self, question: &str) -> Result<Understood> {
        let Some(second) = second_question(question) else {
            return self.read_one(question);
        };
        let first = question.split(second).next().unwrap_or_default();
        // "When and where did they meet?" is one question.
        if first.split_whitespace().count() <= 2 {
            return self.read_one(question);
        }
        let first = first.trim_end().trim_end_matches("and").trim_end_matches([' ', ',']);
        let mut understood = self.read_one(first).map_err(|_| {
            let reason = format!("cannot read `{second}` beside the rest: ask the one and then the other");
            Error::new("ask", reason)
        })?;
        understood.unused.push(second.to_owned());
        Ok(understood)
    }

    fn read_one(&self, question: &str) -> Result<Understood> {
        let question = with_capitals(question, self.knowledge);
        let opened = self.open(&question);
        let turned = self.turned(&opened);
        if let Some((plainer, unused)) = &turned
            && let Ok(mut understood) = self.read_kinds(plainer)
        {
            understood.unused.extend(unused.iter().cloned());
            return Ok(understood);
        }
        let error = match self.read_kinds(&opened) {
            Ok(understood) => return Ok(understood),
            Err(error) => error,
        };
        // "on Cuba last year": what only a day is missing for is not left out.
        if lacks_day(&error) {
            return Err(error);
        }
        let plainest = turned.map_or(opened, |(plainer, _)| plainer);
        self.read_without(&plainest).ok_or(error)
    }

    /// Reads a question without some of its words, which it names.
    fn read_without(&self, opened: &OpenedQuestion) -> Option<Understood> {
        peel(&opened.text).into_iter().find_map(|(text, left_out)| {
            let rest = OpenedQuestion { text, ..opened.clone() };
            // What all is left out of is no answer.
            let mut understood = self.read_kinds(&rest).ok().filter(is_limited)?;
            understood.unused.push(left_out);
            Some(understood)
        })
    }

    fn open(&self, question: &str) -> OpenedQuestion {
        open(question, self.forms.words(), self.knowledge)
    }

    /// Says a question in plainer words as long as it can be said so, with the words of it that are not used; `None` where
    /// it cannot.
    fn turned(&self, opened: &OpenedQuestion) -> Option<(OpenedQuestion, Vec<String>)> {
        let mut turned: Option<OpenedQuestion> = None;
        let mut unused = Vec::new();
        for _ in 0..MOST_TURNS {
            let last = turned.as_ref().unwrap_or(opened);
            let Some(found) = turn_words(&last.text, self.forms, self.knowledge) else {
                break;
            };
            let mut next = self.open(&found.asked);
            let order = found.order.map(|order| match order {
                TurnOrder::First => InOrder::First,
                TurnOrder::Last => InOrder::Last,
            });
            next.place = order.or(next.place).or(last.place);
            next.is_counted |= last.is_counted;
            next.limit = found.limit.or(last.limit);
            next.outlet = next.outlet.or_else(|| last.outlet.clone());
            unused.extend(found.unused);
            turned = Some(next);
        }
        turned.map(|turned| (turned, unused))
    }

    /// Reads a question for a kind of people without it, where it says nothing else by it.
    fn read_kinds(&self, opened: &OpenedQuestion) -> Result<Understood> {
        let read = |opened: &OpenedQuestion| read_opened(opened, self.forms, self.knowledge, self.today);
        let Some(kind) = take_asker(&opened.text, &self.forms.words().askers, self.knowledge) else {
            return read(opened);
        };
        let without = || {
            let opened = OpenedQuestion {
                text: kind.text.clone(),
                ..opened.clone()
            };
            let mut understood = read(&opened)?;
            if matches!(understood.command, QuestionCommand::Who | QuestionCommand::About) {
                return Err(Error::new("ask", format!("cannot read `{}`", kind.asker)));
            }
            understood.asker = Some(kind.asker.clone());
            Ok(understood)
        };
        match kind.is_sure {
            true => without().or_else(|_| read(opened)),
            false => read(opened).or_else(|error| without().map_err(|_| error)),
        }
    }
}

/// Says whether anything limits an answer.
fn is_limited(understood: &Understood) -> bool {
    let request = &understood.request;
    let names = [
        &request.by,
        &request.to,
        &request.about,
        &request.text,
        &understood.topic,
    ];
    names.into_iter().any(Option::is_some) && understood.form != "keywords"
}

/// Finds a question behind another: "and whom did he meet there".
fn second_question(question: &str) -> Option<&str> {
    const ASKING: [&str; 8] = ["who", "whom", "what", "why", "where", "when", "which", "how"];
    const BEFORE: [&str; 5] = ["about", "by", "for", "to", "with"];
    question.match_indices(" and ").find_map(|(at, and)| {
        let behind = &question[at + and.len()..];
        let mut words = behind.trim_end_matches(['?', '.', ' ']).split(' ');
        let first = words.next()?;
        let second = words.next();
        let asks = |word: &str| ASKING.contains(&word.to_lowercase().as_str());
        let is_question = asks(first) && second.is_some() || BEFORE.contains(&first) && second.is_some_and(asks);
        is_question.then_some(behind.trim_end_matches(['?', '.', ' ']))
    })
}
