//! A question in plain English, understood by `ask` → its answer.

use super::asker::KindAsked;
use super::command::{command_name, counted_by};
use super::deeds::kind_note;
use super::event::find_event_days;
use super::{AskedStance, DeedQuestion, Section, Stances, answer_deeds, build_dossier, complete_answer, find_holders};
use crate::archive::Wanted;
use crate::ask::{
    AskLexicon, Asked, InOrder, Purpose, QuestionCommand, Request, Understood, find_days, needs_all, resolve,
    resolve_anywhere, side, wanted,
};
use crate::error::{Error, Result};
use crate::graph::NodeId;
use crate::knowledge::Knowledge;
use crate::query::{
    Answer, Filter, Group, Only, Sort, ToldOnce, View, Who, contested, counted, dates, path, replies, said, sort,
    timeline,
};
use chrono::NaiveDate;
use rustc_hash::FxHashSet;

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
        let mut answer = find_holders(office, days, self.knowledge)?;
        answer.notes.splice(0..0, self.read_notes());
        Ok(wrap_answer(answer))
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
        // What happened then, and who is of a kind, may be told anywhere.
        if self.understood.event.is_some() || self.understood.asker.is_some() {
            return None;
        }
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
        let Some(on) = &self.understood.topic else {
            return Ok(None);
        };
        let request = Request {
            by: self.understood.request.by.clone(),
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

    /// Says how the words were read that are no limit: misspelt, not used, of a kind of people.
    pub fn read_notes(&self) -> Vec<String> {
        let understood = self.understood;
        let mut notes = Vec::new();
        if let Some((wrong, meant)) = &understood.respelled {
            notes.push(format!("`{wrong}` is read as `{meant}`"));
        }
        notes.extend(understood.unused.iter().map(|words| format!("not used: `{words}`")));
        // Of positions and replies it is not told who of a kind takes them.
        let knows_kinds = matches!(
            understood.command,
            QuestionCommand::Said | QuestionCommand::Count | QuestionCommand::Timeline | QuestionCommand::Deeds
        );
        notes.extend(understood.asker.as_ref().map(|asker| match knows_kinds {
            true => format!("asked for: `{asker}`, as far as it is told of anybody"),
            false => format!("not used: `{asker}`"),
        }));
        // No graph is asked for these.
        if matches!(understood.command, QuestionCommand::Who | QuestionCommand::Names) {
            let event = understood.event.as_ref();
            notes.extend(event.map(|event| format!("not used: `{}`", event.words)));
        }
        notes
    }

    /// Answers from a graph, and names what of the question was not used.
    ///
    /// Fails where nothing else limits the answer.
    pub fn answer(&self, view: &View) -> Result<Answered> {
        let mut understood = self.understood.clone();
        let mut notes = self.read_notes();
        if let Some(event) = &understood.event {
            let request = &understood.request;
            match find_event_days(event, request, view, self.knowledge, self.today) {
                Ok((days, note)) => {
                    understood.request.said = Some(days.to_string());
                    notes.push(note);
                }
                Err(note) if *request == Request::default() && understood.relations.is_empty() => {
                    return Err(Error::new("ask", note));
                }
                Err(note) => {
                    // "When Trump brought back the sanctions": what is said of sanctions is nearer than all else.
                    let of_words = Request {
                        about: Some(event.event.clone()),
                        ..request.clone()
                    };
                    let is_open = request.about.is_none() && request.text.is_none();
                    let is_said = matches!(understood.command, QuestionCommand::Said | QuestionCommand::Count);
                    notes.push(note);
                    if is_open && is_said && self.has_any(&of_words, view) {
                        notes.push(format!("these have words of it: `{}`", event.event));
                        understood.request = of_words;
                    }
                }
            }
        }
        let read = Answerer {
            understood: &understood,
            ..*self
        };
        let mut answered = read.answer_read(view)?;
        // What is so without a condition of the question may not be so with it.
        let is_partly_used = !understood.unused.is_empty() || notes.iter().any(|note| note.starts_with("not used"));
        if let Some(first) = answered.sections.first_mut() {
            for note in first
                .answer
                .notes
                .iter_mut()
                .filter(|note| is_partly_used && note.starts_with("yes: "))
            {
                *note = format!("without the words that are not used, {note}");
            }
            first.answer.notes.splice(0..0, notes);
        }
        Ok(answered)
    }

    fn has_any(&self, request: &Request, view: &View) -> bool {
        let asked = resolve(request, view, self.knowledge, self.today);
        asked.is_ok_and(|asked| asked.filter.statements(view).next().is_some())
    }

    /// Gives those of a graph who are of the kind that is asked for, with the words for it that nothing tells.
    fn people(&self, view: &View) -> Option<(FxHashSet<NodeId>, Vec<String>)> {
        let words = self.understood.asker.as_ref()?;
        let kind = KindAsked::new(words, self.lexicon.askers(), self.knowledge);
        let people = kind.people(view);
        Some((people, kind.unused))
    }

    fn answer_read(&self, view: &View) -> Result<Answered> {
        let (understood, knowledge, today) = (self.understood, self.knowledge, self.today);
        let request = &understood.request;
        let people = self.people(view);
        let unused_kind = people
            .as_ref()
            .map(|(_, unused)| unused.join(" "))
            .filter(|unused| !unused.is_empty());
        let unused_kind = unused_kind.map(|unused| format!("not used: `{unused}`"));
        let people = people.map(|(people, _)| people);
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
                people,
            };
            let mut answer = answer_deeds(&question, view, knowledge, today)?;
            answer.notes.extend(unused_kind);
            return Ok(Answered {
                sections: wrap_answer(answer),
                is_enough: true,
            });
        }
        let resolve = match understood.command {
            QuestionCommand::Timeline => resolve_anywhere,
            _ => resolve,
        };
        let mut asked = resolve(request, view, knowledge, today)?;
        if let Some(ids) = people {
            let all = asked.filter.told(view).len();
            let of_kind = Filter {
                by: Some(Who { ids, ..Who::default() }),
                ..asked.filter.clone()
            };
            let found = of_kind.told(view).len();
            asked.notes.extend(kind_note(found, all));
            asked.notes.extend(unused_kind);
            if found > 0 {
                asked.filter = of_kind;
            }
        }
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
            let most = understood.limit.unwrap_or(usize::MAX);
            let more = statements.len().saturating_sub(most);
            let mut answer = said(view, &statements[..statements.len() - more]);
            if more > 0 {
                answer.notes.push(format!("{more} more"));
            }
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
            let most = understood.limit.unwrap_or(usize::MAX);
            let more = answer.rows.len().saturating_sub(most);
            answer.rows.truncate(most);
            if more > 0 {
                answer.notes.push(format!("{more} more"));
            }
            let printed = statements.iter().flat_map(ToldOnce::printed);
            let articles = printed.filter_map(|said| said.article).map(|(id, _)| id);
            let articles: FxHashSet<&NodeId> = articles.collect();
            answer
                .notes
                .push(format!("{} in all, of {} articles", statements.len(), articles.len()));
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
