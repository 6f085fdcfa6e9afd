//! Questions in plain English → requests.

use super::deed::{Asks, DeedAsked, find_deed, find_told};
use super::event::{EventTime, find_event};
use super::form::{AskLexicon, FormFit, QuestionCommand, find_forms};
use super::keyword::find_keywords;
use super::misread::misread;
use super::nearest::nearest;
use super::opening::OpenedQuestion;
use super::question_time::{check_times, find_times, left_out, unused, values};
use super::request::Request;
use super::settle::{is_capital, is_outlet, settle_matter, settle_order, settle_party, settle_who};
use crate::article::Article;
use crate::error::{Error, Result};
use crate::knowledge::Knowledge;
use crate::moment::Moment;
use crate::ontology::Position;
use crate::pipeline::extract;
use crate::query::Group;
use crate::span::Span;
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
    /// Of what sort a position has to be.
    pub position: Option<Position>,
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
    /// At most so many of those that are counted.
    pub limit: Option<usize>,
    /// Of what kind of people whoever is asked for has to be: `US senators`.
    pub asker: Option<String>,
    /// The time that the question tells by what happened then.
    pub event: Option<EventTime>,
    /// Words of the question that nothing answers.
    pub unused: Vec<String>,
    /// A misspelt word, and how it is read.
    pub respelled: Option<(String, String)>,
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

/// Reads a question that is opened already, in the words that it has.
pub(super) fn read_opened(
    opened: &OpenedQuestion,
    forms: &AskLexicon,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<Understood> {
    let text = opened.text.as_str();
    let context = super::time::context(text, knowledge);
    let article = Article::from_text("question", format!("{text}?{context}"), today);
    let extraction = extract(&article, knowledge);
    let mut times = find_times(text, &extraction);
    check_times(text, &extraction)?;
    let mut without = left_out(text, &times);
    let event = find_event(text, &without);
    let mut event_days = None;
    if let Some((span, event)) = &event {
        // "before the summit in June 2018": the month is the summit's.
        let own = times
            .iter()
            .filter(|(time, _)| span.contains(*time))
            .map(|(_, moment)| moment.when.days());
        event_days = own.flatten().next().map(|days| event.bounds(days));
        times.retain(|(time, _)| !span.contains(*time));
        without.retain(|time| !span.contains(*time));
        without.push(*span);
        without.sort_by_key(|span| span.start);
    }
    let fits = find_forms(text, &without, forms, &knowledge.sentence, &knowledge.statement);
    // A form that takes for a part what is none gives way to the next.
    let fit = fits.and_then(|fits| {
        let mut words = None;
        for fit in fits {
            match misread(&fit, text, knowledge) {
                None => return Ok(fit),
                Some(misread) => words = words.or(Some(misread)),
            }
        }
        Err(words.unwrap_or_default())
    });
    let deed = find_deed(&cut_out(text, &without), knowledge);
    let is_better = |deed: &DeedAsked| match &fit {
        Err(_) => true,
        // "Who agreed with Trump on Syria?" is not for all that was said to him.
        Ok(fit) => {
            let is_done_to = fit.parts.contains_key("to")
                && fit
                    .verb
                    .as_ref()
                    .is_some_and(|verb| !forms.words().plain_verbs.contains(verb));
            (deed.text.is_none() || is_done_to) && yields(fit, deed)
        }
    };
    // Who tells of relations cannot be asked for.
    let with_event = |mut understood: Understood| {
        let days = event_days.filter(|_| understood.request.said.is_none());
        match (&event, days) {
            (Some(_), Some(days)) => understood.request.said = Some(days.to_string()),
            (Some((_, event)), None) => understood.event = Some(event.clone()),
            (None, _) => {}
        }
        understood
    };
    if let Some(deed) = deed.filter(|deed| opened.outlet.is_none() && is_better(deed)) {
        let mut understood = understand_deed(deed, opened, &times).map(with_event)?;
        understood.unused = unused(&times, text, 1);
        // "How many states did Kerry visit?" asks for each once; how many diplomats Chad expelled is no matter of relations.
        let asks_number = text.to_lowercase().starts_with("how many ") && understood.asks != Asks::HowMany;
        understood.is_counted |= asks_number && understood.kind.is_some();
        if asks_number && understood.kind.is_none() {
            understood.unused.push("how many".to_owned());
        }
        return Ok(understood);
    }
    let unread = |words: &str| {
        let nearest = nearest(text, forms);
        // What news tells proves no reason and nothing that is to be done.
        let first = text.split(' ').next().unwrap_or_default().to_lowercase();
        if matches!(first.as_str(), "why" | "should") {
            let reason =
                format!("cannot read `{words}`: `{first}` is not answered, only who said what and did what; {nearest}");
            return Error::new("ask", reason);
        }
        Error::new("ask", format!("cannot read `{words}`; {nearest}"))
    };
    let fit = match fit {
        Ok(fit) => fit,
        Err(words) if opened.outlet.is_some() => return Err(unread(&words)),
        Err(words) => {
            let keywords = find_keywords(&cut_out(text, &without), &forms.words().asking, knowledge);
            let keywords = keywords.ok_or_else(|| unread(&words))?;
            let mut understood = keywords;
            let said = values(&times, text)?.into_iter().next();
            understood.request.said = said.or(understood.request.said);
            understood.unused = unused(&times, text, 1);
            return Ok(with_event(understood));
        }
    };
    // "Which papers reported that Chad expelled two envoys?" asks for what happened.
    let told = fit.parts.get("text").filter(|_| fit.form == "count-outlets-that");
    if let Some((types, request)) = told.and_then(|told| find_told(told, knowledge)) {
        let deed = DeedAsked {
            types,
            by: request.by,
            to: request.to,
            place: request.place,
            ..DeedAsked::default()
        };
        let understood = understand_deed(deed, opened, &times)?;
        return Ok(with_event(Understood {
            group: Some(Group::Outlet),
            ..understood
        }));
    }
    let mut understood = understand(fit, &times, text, &forms.words().plain_verbs)?;
    settle_party(&mut understood, &forms.words().anybody);
    settle_matter(&mut understood, knowledge);
    if let Some(name) = &opened.outlet {
        match is_outlet(name, knowledge) {
            true => understood.request.outlet = Some(name.clone()),
            false => understood.request.voice = Some(name.clone()),
        }
    }
    understood.is_counted = opened.is_counted;
    understood.place = opened.place;
    understood.limit = opened.limit;
    understood.unused.extend(unused(&times, text, 2));
    if understood.command == QuestionCommand::Who {
        settle_who(&mut understood, knowledge).map_err(|words| unread(&words))?;
    }
    if opened.is_counted || opened.place.is_some() {
        settle_order(&mut understood).map_err(|words| unread(&words))?;
    }
    Ok(with_event(understood))
}

/// Says whether a question that fits a form rather asks for what happened.
///
/// "Who threatened Taiwan?" is no question for the word Taiwan, "Who was accused by Ukraine?" none for an office; but what
/// is asked for as said stays so.
fn yields(fit: &FormFit, deed: &DeedAsked) -> bool {
    const TALKS: [&str; 4] = ["spoke_by_phone_with", "spoke_with", "met_with", "negotiating_with"];
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
        // "Who supports Guyana?" is for no matter, "Who supports sanctions?" is.
        QuestionCommand::Stance => fit.parts.get("topic").is_some_and(|topic| is_capital(topic)),
        _ => false,
    }
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
            said: values(times, &opened.text)?.into_iter().next(),
            ..Request::default()
        },
        topic: None,
        position: None,
        own_voice: false,
        yes_or_no: deed.asks == Asks::Whether,
        relations: deed.types,
        asks: deed.asks,
        kind: deed.kind.map(str::to_owned),
        is_counted: deed.is_counted || opened.is_counted,
        group: None,
        place: opened.place,
        limit: None,
        asker: None,
        event: None,
        unused: Vec::new(),
        respelled: None,
        form: "deed".to_owned(),
    })
}

fn understand(mut fit: FormFit, times: &[(Span, &Moment)], text: &str, plain_verbs: &[String]) -> Result<Understood> {
    let mut values = values(times, text)?.into_iter();
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
    // "What did Trump tweet about China?" asks for what he tweeted, "What did Kerry warn of?" for his warnings.
    let is_plain = fit.act.as_ref().is_none_or(|act| PLAIN.contains(&act.as_str()));
    if let Some(verb) = fit.verb.take().filter(|verb| is_plain && !plain_verbs.contains(verb)) {
        let words = request
            .text
            .take()
            .map_or(verb.clone(), |text| format!("{verb} {text}"));
        request.text = Some(words);
    }
    // "Who urged Iran?": whoever is urged is spoken to, and nothing is said of him.
    let is_urged = request.act == ["demand"] && request.text.as_deref().is_some_and(is_capital);
    if is_urged && request.to.is_none() {
        request.to = request.text.take();
    }
    let group = part("count").and_then(|group| match group.as_str() {
        "outlet" => Some(Group::Outlet),
        "speaker" => Some(Group::Speaker),
        _ => None,
    });
    let voice = part("voice");
    let position = part("position").and_then(|position| Position::named(&position));
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
        position,
        request,
        own_voice,
        yes_or_no: fit.yes_or_no,
        relations: Vec::new(),
        asks: Asks::All,
        kind: None,
        is_counted: false,
        group,
        place: None,
        limit: None,
        asker: None,
        event: None,
        unused: Vec::new(),
        respelled: None,
        form: fit.form,
    })
}

/// Gives all days up to the end of a time.
fn known_by(value: &str) -> String {
    let last = crate::timex::Timex::new(value).days().and_then(|days| days.latest);
    last.map_or_else(|| value.to_owned(), |last| format!("../{last}"))
}
