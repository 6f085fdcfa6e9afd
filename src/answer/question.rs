//! A question in plain English, understood by `ask` → its answer.

use super::{AskedStance, DeedQuestion, Section, Stances, answer_deeds, build_dossier, complete_answer, find_holders};
use crate::archive::Wanted;
use crate::ask::{
    AskLexicon, Asked, Asks, InOrder, Purpose, QuestionCommand, Request, Understood, find_days, needs_all, resolve,
    resolve_anywhere, side, wanted,
};
use crate::error::{Error, Result};
use crate::knowledge::Knowledge;
use crate::query::{
    Answer, DeedGroup, Group, Only, Sort, ToldOnce, View, contested, counted, dates, path, replies, said, sort,
    timeline,
};
use chrono::NaiveDate;

/// A question that was understood, with what is needed to answer it.
pub struct Answerer<'a> {
    /// The question.
    pub understood: &'a Understood,
    /// What names mean.
    pub knowledge: &'a Knowledge,
    /// What questions look like.
    pub lexicon: &'a AskLexicon,
    /// What "last year" counts from.
    pub today: Option<NaiveDate>,
}

/// The answer to a question.
pub struct Answered {
    /// Its parts.
    pub sections: Vec<Section>,
    /// Whether a part of an archive was enough for it.
    pub is_enough: bool,
}

impl Answerer<'_> {
    /// Answers from the gazetteer who held an office.
    pub fn find_holders(&self) -> Result<Vec<Section>> {
        let request = &self.understood.request;
        let days = request.said.as_deref();
        let days = days
            .map(|on| find_days("ask", on, self.today, self.knowledge))
            .transpose()?;
        let Some(office) = &request.office else {
            return Err(Error::new("ask", "no office is named"));
        };
        Ok(wrap_answer(find_holders(office, days, self.knowledge)?))
    }

    /// Gives what of an archive answers the question; `None` where all of it is needed.
    pub fn needed(&self) -> Option<Wanted> {
        let purpose = match self.understood.command {
            QuestionCommand::Said | QuestionCommand::Count | QuestionCommand::Dates => Purpose::Statements,
            QuestionCommand::About => Purpose::About,
            QuestionCommand::Stance => Purpose::Positions,
            QuestionCommand::Contested => Purpose::Contested,
            _ => Purpose::Everything,
        };
        let mut request = self.understood.request.clone();
        if purpose == Purpose::About {
            // The dossier on somebody looks for him as for a speaker.
            request = Request {
                by: request.about,
                ..Request::default()
            };
        } else if purpose == Purpose::Positions {
            request = Request {
                by: request.by,
                ..Request::default()
            };
        }
        wanted(&request, purpose, self.knowledge, self.today)
    }

    /// Gives what somebody said of a matter on which no position of his is read; `None` where he said nothing of it.
    fn spoken_of(&self, view: &View) -> Result<Option<Answered>> {
        let (Some(by), Some(on)) = (&self.understood.request.by, &self.understood.topic) else {
            return Ok(None);
        };
        let request = Request {
            by: Some(by.clone()),
            about: Some(on.clone()),
            said: self.understood.request.said.clone(),
            ..Request::default()
        };
        let asked = resolve(&request, view, self.knowledge, self.today)?;
        let statements = asked.filter.told(view);
        if statements.is_empty() {
            return Ok(None);
        }
        let mut answer = said(view, &statements);
        answer.notes.push(format!(
            "no position for or against is read: this is what `demarche said {}` finds",
            request.to_flags()
        ));
        let answer = complete_answer(answer, &asked, view, &request);
        Ok(Some(Answered {
            sections: wrap_answer(answer),
            // A part of an archive that was wanted for positions leaves the rest out.
            is_enough: false,
        }))
    }

    /// Answers from a graph.
    pub fn answer(&self, view: &View) -> Result<Answered> {
        let (understood, knowledge, today) = (self.understood, self.knowledge, self.today);
        let request = &understood.request;
        if understood.command == QuestionCommand::About {
            let name = request.about.as_deref().unwrap_or_default();
            return Ok(Answered {
                sections: build_dossier(name, view, knowledge, today)?,
                // Who is meant is known, and that nobody is.
                is_enough: true,
            });
        }
        if understood.command == QuestionCommand::Stance {
            let stances = Stances { view, knowledge, today };
            // "Who changed position?" asks for the turns.
            let answer = stances.answer(&AskedStance {
                by: request.by.as_deref(),
                on: understood.topic.as_deref(),
                position: understood.position,
                only_changes: request.by.is_none() && understood.position.is_none(),
            });
            if answer.as_ref().map_or(true, |answer| answer.rows.is_empty())
                && let Some(answer) = self.spoken_of(view)?
            {
                return Ok(answer);
            }
            let answer = answer?;
            let is_enough = !answer.rows.is_empty();
            return Ok(Answered {
                sections: wrap_answer(answer),
                is_enough,
            });
        }
        if understood.command == QuestionCommand::Deeds {
            let question = DeedQuestion {
                relations: &understood.relations,
                request,
                asks: understood.asks,
                kind: understood.kind.as_deref(),
                count: counted_by(understood),
                place: understood.place,
            };
            let answer = answer_deeds(&question, view, knowledge, today)?;
            return Ok(Answered {
                sections: wrap_answer(answer),
                is_enough: true,
            });
        }
        let resolve = match understood.command {
            QuestionCommand::Timeline => resolve_anywhere,
            _ => resolve,
        };
        let asked = resolve(request, view, knowledge, today)?;
        let answer = give(understood, view, &asked, knowledge, self.lexicon)?;
        let is_enough = !answer.rows.is_empty() && !needs_all(&asked.filter);
        let answer = complete_answer(answer, &asked, view, request);
        Ok(Answered {
            sections: wrap_answer(answer),
            is_enough,
        })
    }
}

/// Gives an answer of one part, which has no title.
pub fn wrap_answer(answer: Answer) -> Vec<Section> {
    vec![Section { title: "", answer }]
}

/// Gives the answer to a question about statements, or about what is between two.
///
/// Fails where it is answered in another way.
fn give(
    understood: &Understood,
    view: &View,
    asked: &Asked,
    knowledge: &Knowledge,
    lexicon: &AskLexicon,
) -> Result<Answer> {
    let filter = &asked.filter;
    let side_of = |node: &_| side(node, knowledge);
    let statements = || filter.told(view);
    Ok(match understood.command {
        QuestionCommand::Said => {
            let statements = statements();
            if let Some(place) = understood.place {
                return Ok(only(view, statements, place));
            }
            let mut answer = said(view, &statements);
            if understood.yes_or_no {
                // What has only some of the words does not say it.
                let is_whole = filter.missing == 0
                    && filter
                        .about
                        .as_ref()
                        .is_none_or(|about| !about.ids.is_empty() || about.least == about.stems.len());
                let found = if is_whole { statements.len() } else { 0 };
                answer.notes.push(match found {
                    0 if !is_whole => "not known: nothing says all of it; these come near".to_owned(),
                    0 => "not known: no such statement is found, which is not to say that there is none".to_owned(),
                    1 => "yes: 1 statement".to_owned(),
                    _ => format!("yes: {found} statements"),
                });
            }
            answer
        }
        QuestionCommand::Count => {
            let statements = statements();
            let mut answer = counted(view, &statements, understood.group.unwrap_or(Group::Month));
            answer.notes.push(format!("{} in all", statements.len()));
            answer
        }
        QuestionCommand::Path => path(view, filter),
        QuestionCommand::Dates => dates(view, filter),
        QuestionCommand::Contested => contested(view, filter, lexicon.judging(), lexicon.answering(), &side_of),
        QuestionCommand::Replies => replies(view, filter, lexicon.answering(), &side_of),
        QuestionCommand::Timeline => timeline(view, filter, understood.own_voice.then_some(Only::Facts)),
        QuestionCommand::Names
        | QuestionCommand::Who
        | QuestionCommand::About
        | QuestionCommand::Stance
        | QuestionCommand::Deeds => {
            let reason = format!("`{}` is no question about statements", command_name(understood.command));
            return Err(Error::new("ask", reason));
        }
    })
}

/// Gives by what relations are counted: "Who was accused most often?" counts whom.
fn counted_by(understood: &Understood) -> Option<DeedGroup> {
    let group = match understood.asks {
        Asks::Whom => DeedGroup::Whom,
        _ => DeedGroup::Who,
    };
    understood.is_counted.then_some(group)
}

/// Gives the first or the last of some statements, and says how many others there are.
fn only(view: &View, mut statements: Vec<ToldOnce>, place: InOrder) -> Answer {
    sort(view, &mut statements, Sort::Said, place == InOrder::Last);
    let more = statements.len().saturating_sub(1);
    let later = (place == InOrder::Last).then(|| may_be_later(&statements)).flatten();
    statements.truncate(1);
    let mut answer = said(view, &statements);
    if more > 0 {
        answer.notes.push(format!("{more} more"));
    }
    answer.notes.extend(later);
    answer
}

/// Says that some without a day of their own may have been said later than the last one that has a day.
fn may_be_later(statements: &[ToldOnce]) -> Option<String> {
    let last = statements.first()?.days?.latest?;
    let open = statements.iter().filter(|told| told.days.is_none());
    let bounds = open.filter_map(|told| told.bounds?.latest).filter(|day| *day > last);
    let days: Vec<NaiveDate> = bounds.collect();
    let newest = days.iter().max()?;
    Some(format!(
        "{} without a day of their own may be later, up to {newest}: `--sort published --reverse` shows them",
        days.len()
    ))
}

/// Gives what a command is called on the command line.
fn command_name(command: QuestionCommand) -> &'static str {
    match command {
        QuestionCommand::Said | QuestionCommand::Count => "said",
        QuestionCommand::Who => "who",
        QuestionCommand::Stance => "stance",
        QuestionCommand::Names => "names",
        QuestionCommand::Path => "path",
        QuestionCommand::Contested => "contested",
        QuestionCommand::Replies => "contested --replies",
        QuestionCommand::Timeline | QuestionCommand::Deeds => "timeline",
        QuestionCommand::About => "about",
        QuestionCommand::Dates => "dates",
    }
}

/// Writes the command that gives the same answer.
pub fn write_command(understood: &Understood) -> String {
    let request = &understood.request;
    let name = command_name(understood.command).to_owned();
    let quoted = |text: &Option<String>| crate::ask::quoted(text.as_deref().unwrap_or_default());
    let parts = match understood.command {
        QuestionCommand::Count => {
            let group = match understood.group {
                Some(Group::Speaker) => "speaker",
                Some(Group::Outlet) => "outlet",
                _ => "month",
            };
            vec![name, request.to_flags(), format!("--count {group}")]
        }
        QuestionCommand::Deeds => {
            let count = counted_by(understood).map(|group| format!("--count {}", group.label()));
            let relations = format!("--relation {}", understood.relations.join(","));
            vec![name, relations, request.to_flags(), count.unwrap_or_default()]
        }
        QuestionCommand::Said if understood.place.is_some() => {
            let reverse = if understood.place == Some(InOrder::Last) {
                "--reverse --limit 1"
            } else {
                "--limit 1"
            };
            vec![name, request.to_flags(), reverse.to_owned()]
        }
        QuestionCommand::Timeline if understood.own_voice => {
            vec![name, request.to_flags(), "--only facts".to_owned()]
        }
        QuestionCommand::Who => {
            let on = request
                .said
                .as_ref()
                .map(|on| format!("--on {}", crate::ask::quoted(on)));
            vec![name, quoted(&request.office), on.unwrap_or_default()]
        }
        QuestionCommand::Path => vec![name, quoted(&request.by), quoted(&request.to)],
        QuestionCommand::About => vec![name, quoted(&request.about)],
        QuestionCommand::Names => vec![name, quoted(&request.about), "--by-party".to_owned()],
        QuestionCommand::Stance => {
            let by = Request {
                by: request.by.clone(),
                said: request.said.clone(),
                ..Request::default()
            };
            let topic = understood
                .topic
                .as_ref()
                .map(|topic| format!("--on {}", crate::ask::quoted(topic)));
            let position = understood
                .position
                .map(|position| format!("--position {}", position.as_str()));
            vec![
                name,
                by.to_flags(),
                topic.unwrap_or_default(),
                position.unwrap_or_default(),
            ]
        }
        _ => vec![name, request.to_flags()],
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("demarche {}", parts.join(" "))
}
