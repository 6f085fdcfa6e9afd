//! Questions in plain English → requests.

use super::form::{AskLexicon, FormFit, QuestionCommand, find_form};
use super::request::Request;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::evidence::TimeRelation;
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use crate::lookup::{EntityFound, Verdict, find_meaning};
use crate::moment::Moment;
use crate::pipeline::extract;
use crate::span::Span;
use crate::time::TimeType;
use chrono::NaiveDate;

/// A question as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What answers it.
    pub command: QuestionCommand,
    /// What the answer is limited to.
    pub request: Request,
    /// What a position is on.
    pub topic: Option<String>,
    /// Whether only what articles say themselves counts.
    pub own_voice: bool,
    /// Whether the answer is yes or no.
    pub yes_or_no: bool,
    /// The form of `data/ask/forms.jsonl` that fits.
    pub form: String,
}

/// Acts of verbs that say no more than that somebody speaks: whoever "calls" something may accuse as well.
const PLAIN: [&str; 2] = ["state", "affirm"];

/// Prepositions that belong to the time behind them.
const BEFORE_TIMES: [&str; 12] = [
    "in", "on", "at", "during", "since", "after", "before", "until", "till", "from", "between", "by",
];

/// Reads a question by its forms; `today` is the day that "last year" counts from.
///
/// Fails with the words that cannot be read, or a time that depends on a day that is not given.
pub fn read_question(
    question: &str,
    forms: &AskLexicon,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<Understood> {
    let text = question.trim().trim_end_matches(['?', '.', '!', ' ']);
    let context = super::time::context(text, knowledge);
    let article = Article::from_text("question", format!("{text}?{context}"), today);
    let extraction = extract(&article, knowledge);
    let times = find_times(text, &extraction);
    check_times(text, &extraction)?;
    let without: Vec<Span> = times.iter().map(|(span, _)| *span).collect();
    let fit = find_form(text, &without, forms, &knowledge.sentence, &knowledge.statement);
    let fit = fit.map_err(|words| Error::new("ask", format!("cannot read `{words}`")))?;
    let mut understood = understand(fit, &times)?;
    if understood.command == QuestionCommand::Who {
        settle_who(&mut understood, knowledge)?;
    }
    Ok(understood)
}

/// "Who is the president of France?" asks for an office, "Who is Shinzo Abe?" for him.
fn settle_who(understood: &mut Understood, knowledge: &Knowledge) -> Result<()> {
    let asked = understood.request.office.take().unwrap_or_default();
    let plain = asked.strip_prefix("the ").unwrap_or(&asked);
    // "the prime ministers of Britain"
    let singular = plain
        .replacen("ministers", "minister", 1)
        .replacen("presidents", "president", 1);
    let lookup = find_meaning(&singular, None, knowledge);
    let is_office = |entity: &EntityFound| entity.entity.as_str().starts_with("office/");
    let mut found = lookup.names.iter().map(|found| &found.entity);
    let mut read = lookup.readings.iter().flat_map(|reading| &reading.entities);
    if found.any(is_office) || read.any(is_office) {
        understood.request.office = Some(singular);
    } else if lookup.verdict == Verdict::Unknown || lookup.names.is_empty() && lookup.readings.len() != 1 {
        return Err(Error::new("ask", format!("cannot read `{asked}`")));
    } else {
        understood.command = QuestionCommand::About;
        understood.request.about = Some(asked);
    }
    Ok(())
}

/// Fails on a time that only a day gives a meaning: "last year".
fn check_times(text: &str, extraction: &Extraction) -> Result<()> {
    let open = extraction.times.iter().find(|time| {
        let in_question = time.span.end as usize <= text.len() && time.time_type == TimeType::Date;
        in_question && time.value.as_str().ends_with("_REF")
    });
    match open {
        None => Ok(()),
        Some(time) => Err(depends_on_day(time.span.slice(text))),
    }
}

fn depends_on_day(words: &str) -> Error {
    let reason = format!("`{words}` depends on the day; give it with --published, or write a year");
    Error::new("ask", reason)
}

/// Finds the times of a question with the prepositions before them; "the 1956 declaration" is none.
fn find_times<'e>(text: &str, extraction: &'e Extraction) -> Vec<(Span, &'e Moment)> {
    let inside_phrase = |span: Span| {
        let phrases = extraction.clauses.noun_phrases.iter();
        phrases
            .clone()
            .any(|phrase| phrase.time.is_none() && phrase.span.contains(span) && phrase.span != span)
    };
    let moments =
        extraction.moments.moments.iter().filter(|moment| {
            moment.span.end as usize <= text.len() && (moment.is_named() || !inside_phrase(moment.span))
        });
    moments
        .map(|moment| {
            let before = text[..moment.span.start as usize].trim_end();
            let word = before.rsplit(' ').next().unwrap_or_default();
            let start = match BEFORE_TIMES.contains(&word.to_lowercase().as_str()) {
                true => before.len() - word.len(),
                false => moment.span.start as usize,
            };
            (Span::new(start, moment.span.end as usize), moment)
        })
        .collect()
}

fn understand(mut fit: FormFit, times: &[(Span, &Moment)]) -> Result<Understood> {
    let mut values = Vec::new();
    for (_, moment) in times {
        let Some(days) = moment.when.days() else {
            return Err(depends_on_day(&moment.when.to_string()));
        };
        values.push(match moment.when.relation {
            TimeRelation::During => moment.when.value.to_string(),
            _ => days.to_string(),
        });
    }
    let mut values = values.into_iter();
    let mut part = |name: &str| fit.parts.remove(name);
    let by = part("by").map(|by| by.trim_end_matches("'s").trim_end_matches("’s").to_owned());
    let mut request = Request {
        by,
        to: part("to"),
        about: part("about"),
        office: part("office"),
        place: part("place"),
        occasion: part("occasion"),
        outlet: part("outlet"),
        text: part("text"),
        linked: part("linked").map(|linked| linked == "true"),
        act: fit
            .act
            .iter()
            .map(ToString::to_string)
            .filter(|act| !PLAIN.contains(&act.as_str()))
            .collect(),
        ..Request::default()
    };
    let voice = part("voice");
    let own_voice = voice.as_deref() == Some("none");
    request.voice = voice.filter(|_| !own_voice);
    // What was known by a day is what was published by then.
    match part("known") {
        Some(_) => request.published = values.next().map(|value| known_by(&value)),
        None => request.said = values.next(),
    }
    request.about_when = values.next();
    Ok(Understood {
        command: fit.command,
        topic: part("topic"),
        request,
        own_voice,
        yes_or_no: fit.yes_or_no,
        form: fit.form,
    })
}

/// Gives all days up to the end of a time.
fn known_by(value: &str) -> String {
    let last = crate::timex::Timex::new(value).days().and_then(|days| days.latest);
    last.map_or_else(|| value.to_owned(), |last| format!("../{last}"))
}
