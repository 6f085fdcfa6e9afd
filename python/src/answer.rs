//! Questions asked of a graph, or of no more of an archive than they need; answers as JSON.

use crate::error::{OrRaise, raised, to_json};
use crate::knowledge::Loaded;
use crate::record::statement;
use chrono::NaiveDate;
use demarche::answer::{Answerer, NameCount, Section, complete_answer, find_entity, wrap_answer, write_command};
use demarche::archive::{OtherTimes, Wanted, WantedPart};
use demarche::ask::{Purpose, QuestionCommand, Request, needs_all, read_question, resolve, wanted};
use demarche::error::Error;
use demarche::graph::EventGraph;
use demarche::knowledge::Knowledge as Known;
use demarche::lookup::NameUse;
use demarche::ontology::EntityId;
use demarche::query::{Answer, Row, Said, Sort, TimeFit, ToldOnce, View, sort};
use pyo3::PyResult;
use serde_json::{Value, json};
use std::sync::Arc;

/// Answers questions with what is known; "last year" counts from `today`.
pub(crate) struct Answers<'a> {
    loaded: &'a Loaded,
    today: Option<NaiveDate>,
}

impl<'a> Answers<'a> {
    pub(crate) fn new(loaded: &'a Loaded, today: Option<NaiveDate>) -> Self {
        Self { loaded, today }
    }

    /// Gives what `show` makes of the statements that a request asks for, in a part where that is enough.
    pub(crate) fn said(
        &self,
        request: &str,
        part: impl FnOnce(Option<Wanted>) -> PyResult<Option<WantedPart>>,
        whole: impl FnOnce() -> PyResult<Arc<EventGraph>>,
        show: impl Fn(&View, Vec<&Said>, Vec<String>) -> PyResult<String>,
    ) -> PyResult<String> {
        let request: Request =
            serde_json::from_str(request).map_err(|error| raised(&Error::new("said", plain(&error.to_string()))))?;
        let known = &self.loaded.known;
        let answer = |view: &View| -> PyResult<(String, bool)> {
            let asked = resolve(&request, view, known, self.today).or_raise()?;
            let statements: Vec<&Said> = asked.filter.statements(view).collect();
            let is_enough = !statements.is_empty() && !needs_all(&asked.filter);
            let rows = vec![Row::default(); statements.len().min(1)];
            let found = Answer {
                rows,
                ..Answer::default()
            };
            let notes = complete_answer(found, &asked, view, &request).notes;
            Ok((show(view, statements, notes)?, is_enough))
        };
        let wanted = wanted(&request, Purpose::Statements, known, self.today);
        self.answer(wanted, part, whole, answer)
    }

    /// Answers a question in English; names are counted by `names`, in texts.
    pub(crate) fn ask(
        &self,
        question: &str,
        part: impl FnOnce(Option<Wanted>) -> PyResult<Option<WantedPart>>,
        whole: impl FnOnce() -> PyResult<Arc<EventGraph>>,
        names: impl FnOnce(&str) -> PyResult<Answer>,
    ) -> PyResult<String> {
        let (known, lexicon) = (&self.loaded.known, &self.loaded.lexicon);
        let understood = read_question(question, lexicon, known, self.today).or_raise()?;
        let answerer = Answerer {
            understood: &understood,
            knowledge: known,
            lexicon,
            today: self.today,
        };
        let sections = match understood.command {
            QuestionCommand::Who => answerer.find_holders().or_raise()?,
            QuestionCommand::Names => wrap_answer(names(understood.request.about.as_deref().unwrap_or_default())?),
            _ => {
                let answer = |view: &View| -> PyResult<(Vec<Section>, bool)> {
                    let found = answerer.answer(view).or_raise()?;
                    Ok((found.sections, found.is_enough))
                };
                self.answer(answerer.needed(), part, whole, answer)?
            }
        };
        let sections: Vec<Value> = sections.iter().map(section).collect();
        to_json(&json!({"command": write_command(&understood), "sections": sections}))
    }

    /// Answers from a part, where that is enough, else from all.
    fn answer<T>(
        &self,
        wanted: Option<Wanted>,
        part: impl FnOnce(Option<Wanted>) -> PyResult<Option<WantedPart>>,
        whole: impl FnOnce() -> PyResult<Arc<EventGraph>>,
        answer: impl Fn(&View) -> PyResult<(T, bool)>,
    ) -> PyResult<T> {
        if let Some(part) = part(wanted)? {
            let mut view = View::new(&part.graph);
            let OtherTimes { possible, out, unknown } = part.left_out;
            let left_out = [
                (TimeFit::Possibly, possible),
                (TimeFit::Out, out),
                (TimeFit::Unknown, unknown),
            ];
            view.left_out
                .extend(left_out.into_iter().filter(|(_, count)| *count > 0));
            if let Ok((answer, true)) = answer(&view) {
                return Ok(answer);
            }
        }
        let graph = whole()?;
        answer(&View::new(&graph)).map(|(answer, _)| answer)
    }
}

/// Counts who uses which name for an entity; `uses` gives them for each article.
pub(crate) fn answer_names(
    name: &str,
    known: &Known,
    uses: impl FnOnce(&EntityId) -> PyResult<Vec<Vec<NameUse>>>,
) -> PyResult<Answer> {
    let id = find_entity(name, known).or_raise()?;
    let mut count = NameCount::new(true);
    uses(&id)?.into_iter().for_each(|found| count.add(found));
    Ok(count.answer(&id))
}

/// How statements are listed.
pub(crate) struct Listing<'a> {
    /// By what they are sorted: said, published, speaker or confidence.
    pub(crate) sort: &'a str,
    /// Whether the last comes first.
    pub(crate) reverse: bool,
    /// How many at most.
    pub(crate) limit: Option<usize>,
    /// Whether they are written whole, or as the ids of their articles and their own.
    pub(crate) is_whole: bool,
}

/// Writes statements as they are listed.
pub(crate) fn write_statements(
    view: &View,
    statements: Vec<&Said>,
    notes: Vec<String>,
    listing: &Listing,
) -> PyResult<String> {
    let by = match listing.sort {
        "said" => Sort::Said,
        "published" => Sort::Published,
        "speaker" => Sort::Speaker,
        "confidence" => Sort::Confidence,
        other => {
            let reason = format!("`{other}` is none of said, published, speaker, confidence");
            return Err(raised(&Error::new("sort", reason)));
        }
    };
    // As every article has them, copies too.
    let mut statements: Vec<ToldOnce> = statements.into_iter().map(ToldOnce::alone).collect();
    sort(view, &mut statements, by, listing.reverse);
    statements.truncate(listing.limit.unwrap_or(usize::MAX));
    let found: Vec<Value> = statements
        .iter()
        .map(|said| match listing.is_whole {
            true => statement(view, said),
            false => json!([said.article.map(|(_, article)| &article.id), own_id(said.id.as_str())]),
        })
        .collect();
    to_json(&json!({"statements": found, "notes": notes}))
}

/// Gives the id of a statement in its article: the end of the id of its node.
pub(crate) fn own_id(node: &str) -> &str {
    node.rsplit('/').next().unwrap_or_default()
}

fn section(section: &Section) -> Value {
    let rows = section.answer.rows.iter();
    let rows: Vec<Value> = rows
        .map(|row| json!({"cells": row.cells, "record": row.record}))
        .collect();
    json!({"title": section.title, "head": section.answer.head, "rows": rows, "notes": section.answer.notes})
}

/// Leaves out where in the JSON something stands, which nobody has written by hand.
fn plain(reason: &str) -> &str {
    reason.split(" at line ").next().unwrap_or_default()
}
