//! Questions in plain English → requests.

use super::deed::{Asks, DeedAsked, find_deed};
use super::form::{AskLexicon, FormFit, QuestionCommand, find_form};
use super::keyword::find_keywords;
use super::nearest::nearest;
use super::opening::{OpenedQuestion, open};
use super::request::Request;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::evidence::TimeRelation;
use crate::extraction::Extraction;
use crate::graph::fold;
use crate::knowledge::Knowledge;
use crate::lookup::{EntityFound, Verdict, find_meaning};
use crate::moment::Moment;
use crate::pipeline::extract;
use crate::query::Group;
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
    /// Types of relations that are asked for, by their ids.
    pub relations: Vec<String>,
    /// What is to be told of them.
    pub asks: Asks,
    /// Of what kind who is asked for has to be: `State`.
    pub kind: Option<String>,
    /// Whether whoever does it most is asked for, with how often each does.
    pub is_counted: bool,
    /// By what statements are counted; by months if not given.
    pub group: Option<Group>,
    /// Which of the statements alone is asked for.
    pub place: Option<InOrder>,
    /// The form of `data/ask/forms.jsonl` that fits, `deed` for a question for relations, `keywords` for words alone.
    pub form: String,
}

/// Which of several statements is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InOrder {
    /// The one that was said first.
    First,
    /// The one that was said last.
    Last,
}

/// Acts of verbs that say no more than that somebody speaks: whoever "calls" something may accuse as well.
const PLAIN: [&str; 2] = ["state", "affirm"];

/// Prepositions that belong to the time behind them.
const BEFORE_TIMES: [&str; 12] = [
    "in", "on", "at", "during", "since", "after", "before", "until", "till", "from", "between", "by",
];

/// Reads a question; `today` is the day that "last year" counts from.
///
/// Fails with the words that cannot be read and the questions that come nearest, or with a time that depends on a day that
/// is not given.
pub fn read_question(
    question: &str,
    forms: &AskLexicon,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<Understood> {
    let opened = open(question);
    let text = opened.text.as_str();
    let context = super::time::context(text, knowledge);
    let article = Article::from_text("question", format!("{text}?{context}"), today);
    let extraction = extract(&article, knowledge);
    let times = find_times(text, &extraction);
    check_times(text, &extraction)?;
    let without: Vec<Span> = times.iter().map(|(span, _)| *span).collect();
    let fit = find_form(text, &without, forms, &knowledge.sentence, &knowledge.statement);
    let fit = fit.and_then(|fit| match misread(&fit, text, knowledge) {
        None => Ok(fit),
        Some(words) => Err(words),
    });
    let deed = find_deed(&cut_out(text, &without), knowledge);
    let is_better = |deed: &DeedAsked| match &fit {
        Err(_) => true,
        Ok(fit) => deed.text.is_none() && yields(fit, deed),
    };
    if let Some(deed) = deed.filter(is_better) {
        return understand_deed(deed, &opened, &times);
    }
    let unread = |words: &str| {
        let nearest = nearest(text, forms);
        Error::new("ask", format!("cannot read `{words}`; {nearest}"))
    };
    let fit = match fit {
        Ok(fit) => fit,
        Err(words) => {
            let keywords = find_keywords(&cut_out(text, &without), knowledge);
            let keywords = keywords.ok_or_else(|| unread(&words))?;
            let mut understood = keywords;
            let said = values(&times)?.into_iter().next();
            understood.request.said = said.or(understood.request.said);
            return Ok(understood);
        }
    };
    let mut understood = understand(fit, &times)?;
    understood.is_counted = opened.is_counted;
    understood.place = opened.place;
    if understood.command == QuestionCommand::Who {
        settle_who(&mut understood, knowledge).map_err(|words| unread(&words))?;
    }
    if opened.is_counted || opened.place.is_some() {
        settle_order(&mut understood).map_err(|words| unread(&words))?;
    }
    Ok(understood)
}

/// "Who spoke most about drones?" counts the speakers; what has no order is not read.
fn settle_order(understood: &mut Understood) -> std::result::Result<(), String> {
    match understood.command {
        QuestionCommand::Said if understood.is_counted && understood.request.by.is_none() => {
            understood.command = QuestionCommand::Count;
            understood.group = Some(Group::Speaker);
            Ok(())
        }
        QuestionCommand::Said if understood.place.is_some() => Ok(()),
        // "Which outlet wrote most about drones?": counted they are anyway.
        QuestionCommand::Count if understood.is_counted && understood.group.is_some() => Ok(()),
        _ if understood.is_counted => Err("most".to_owned()),
        _ => Err("first, last".to_owned()),
    }
}

/// Says whether a question that fits a form rather asks for what happened.
///
/// "Who threatened Taiwan?" is no question for the word Taiwan, "Who was accused by Ukraine?" none for an office; but what
/// is asked for as said stays so.
fn yields(fit: &FormFit, deed: &DeedAsked) -> bool {
    const TALKS: [&str; 3] = ["spoke_by_phone_with", "met_with", "negotiating_with"];
    const OF_NAMES: [&str; 4] = ["holds_office", "also_known_as", "located_in", "part_of"];
    let is_talk = deed.types.iter().all(|id| TALKS.contains(&id.as_str()));
    let is_plain = fit.act.as_ref().is_none_or(|act| PLAIN.contains(&act.as_str()));
    match fit.command {
        // "Who apologized to Turkey?" is not for all that was said to it, "Who spoke to Suga?" is.
        QuestionCommand::Said if fit.parts.contains_key("to") && !is_talk && is_plain => true,
        // "Who talked to Putin on the phone?" is not about the phone.
        QuestionCommand::Said | QuestionCommand::Count => {
            ["text", "about"].iter().any(|part| fit.parts.contains_key(*part))
        }
        QuestionCommand::Who | QuestionCommand::About => !deed.types.iter().all(|id| OF_NAMES.contains(&id.as_str())),
        QuestionCommand::Timeline => !fit.parts.contains_key("voice"),
        _ => false,
    }
}

/// Gives words that a form takes for a part although they are none.
///
/// What asks for something is nothing that is said: "more about the dam, Egypt or Ethiopia". A name ends in no article, and
/// no preposition is one: "warned against a visit". Who "called Putin" may have phoned him or called him names.
fn misread(fit: &FormFit, question: &str, knowledge: &Knowledge) -> Option<String> {
    const NOT_SAID: [&str; 9] = ["more", "most", "less", "least", "fewer", "first", "last", "how", "why"];
    const NO_END: [&str; 10] = ["the", "a", "an", "of", "to", "in", "on", "for", "against", "about"];
    const NO_BEGINNING: [&str; 6] = ["if", "is", "was", "are", "were", "against"];
    let is_misread = |(name, text): &(&String, &String)| {
        let lower = text.to_lowercase();
        let plain = |word: &str| word.trim_matches(',').to_owned();
        let asks = lower
            .split(' ')
            .take(2)
            .any(|word| NOT_SAID.contains(&plain(word).as_str()));
        let begins = lower.split(' ').next().is_some_and(|word| NO_BEGINNING.contains(&word));
        let ends = lower.rsplit(' ').next().is_some_and(|word| NO_END.contains(&word));
        let is_party = matches!(name.as_str(), "by" | "to");
        // "When did Suga and Putin speak?" asks for two, "Trinidad and Tobago" is one.
        let are_two = || lower.contains(" and ") && find_meaning(text, None, knowledge).names.is_empty();
        let is_joined = is_party && (lower.contains(" by ") || are_two());
        let calls = fold(question).contains(" called ") || fold(question).contains(" call ");
        name.as_str() != "voice" && asks
            || is_joined
            || lower.split(' ').any(|word| word == "whom")
            || is_party && (ends || begins)
            || name.as_str() == "text" && calls && is_capital(text)
    };
    let parts = fit.parts.iter();
    parts.clone().find(is_misread).map(|(_, text)| text.clone())
}

/// Gives the text without some of its words.
fn cut_out(text: &str, without: &[Span]) -> String {
    let mut rest = String::new();
    let mut end = 0;
    for span in without {
        rest.push_str(text.get(end..span.start as usize).unwrap_or_default());
        end = span.end as usize;
    }
    rest + text.get(end..).unwrap_or_default()
}

fn understand_deed(deed: DeedAsked, opened: &OpenedQuestion, times: &[(Span, &Moment)]) -> Result<Understood> {
    Ok(Understood {
        command: QuestionCommand::Deeds,
        request: Request {
            by: deed.by,
            to: deed.to,
            place: deed.place,
            text: deed.text,
            said: values(times)?.into_iter().next(),
            ..Request::default()
        },
        topic: None,
        own_voice: false,
        yes_or_no: deed.asks == Asks::Whether,
        relations: deed.types,
        asks: deed.asks,
        kind: deed.kind.map(str::to_owned),
        is_counted: deed.is_counted || opened.is_counted,
        group: None,
        place: opened.place,
        form: "deed".to_owned(),
    })
}

/// "Who is the president of France?" asks for an office, "Who is Shinzo Abe?" for him.
fn settle_who(understood: &mut Understood, knowledge: &Knowledge) -> std::result::Result<(), String> {
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
    } else if lookup.verdict == Verdict::Unknown && is_name(&asked) {
        // Whoever the articles name may be known to the graph alone.
        understood.command = QuestionCommand::About;
        understood.request.about = Some(asked);
    } else if lookup.verdict == Verdict::Unknown || lookup.names.is_empty() && lookup.readings.len() != 1 {
        return Err(asked);
    } else {
        understood.command = QuestionCommand::About;
        understood.request.about = Some(asked);
    }
    Ok(())
}

fn is_name(words: &str) -> bool {
    words.contains(' ') && is_capital(words)
}

fn is_capital(words: &str) -> bool {
    words.split(' ').all(|word| word.starts_with(char::is_uppercase))
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

/// Gives the times of a question as values.
fn values(times: &[(Span, &Moment)]) -> Result<Vec<String>> {
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
    Ok(values)
}

fn understand(mut fit: FormFit, times: &[(Span, &Moment)]) -> Result<Understood> {
    let mut values = values(times)?.into_iter();
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
    // "Who urged Iran?": whoever is urged is spoken to, and nothing is said of him.
    let is_urged = request.act == ["demand"] && request.text.as_deref().is_some_and(is_capital);
    if is_urged && request.to.is_none() {
        request.to = request.text.take();
    }
    let group = part("count").filter(|group| group == "outlet").map(|_| Group::Outlet);
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
        relations: Vec::new(),
        asks: Asks::All,
        kind: None,
        is_counted: false,
        group,
        place: None,
        form: fit.form,
    })
}

/// Gives all days up to the end of a time.
fn known_by(value: &str) -> String {
    let last = crate::timex::Timex::new(value).days().and_then(|days| days.latest);
    last.map_or_else(|| value.to_owned(), |last| format!("../{last}"))
}
