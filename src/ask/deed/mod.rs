//! Questions about what happened → the relations that are asked for.
//!
//! "Whom did Ukraine accuse?" is told as "Ukraine did accuse Kenya.", and the steps read what that says. So every relation
//! type that has a frame has its questions, and a question means what the same words mean in an article.

mod nominal;
mod reading;
mod told;

use super::request::Request;
use crate::knowledge::Knowledge;
use crate::lookup::find_meaning;
use reading::read;
use told::Telling;

/// People who stand for surnames.
const PEOPLE: [&str; 2] = ["Tom Reed", "Jim Ford"];

/// Words by which a question asks for a judgement.
const JUDGEMENTS: [&str; 8] = [
    "best",
    "better",
    "biggest",
    "greatest",
    "strongest",
    "weakest",
    "worse",
    "worst",
];

/// What is to be told of the relations that are found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// All of them.
    #[default]
    All,
    /// Who does it.
    Who,
    /// To whom it is done.
    Whom,
    /// When.
    When,
    /// Where.
    Where,
    /// How many there are.
    HowMany,
    /// Whether it is so.
    Whether,
}

/// What happened or holds, as it is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DeedAsked {
    /// Types of relations, by their ids: `met_with`.
    pub(super) types: Vec<String>,
    /// Who does it; anybody if not given.
    pub(super) by: Option<String>,
    /// To whom; anybody if not given.
    pub(super) to: Option<String>,
    pub(super) place: Option<String>,
    /// Words that the relation does not take in: "of holding back tents".
    pub(super) text: Option<String>,
    pub(super) asks: Asks,
    /// Of what kind who is asked for has to be.
    pub(super) kind: Option<&'static str>,
    /// Whether it is asked who does it, or suffers it, most often.
    pub(super) is_counted: bool,
}

/// Reads a question about what happened; `None` where its words tell of no relation, or of several.
///
/// The times of the question are not among its words.
pub(super) fn find_deed(question: &str, knowledge: &Knowledge) -> Option<DeedAsked> {
    // "Which treaty is the best?" asks for a judgement.
    let judges = |word: &str| JUDGEMENTS.contains(&word.to_lowercase().as_str());
    if question.split_whitespace().any(judges) {
        return None;
    }
    let words: Vec<&str> = question
        .split_whitespace()
        .map(|word| word.trim_matches(['?', '"', ',']))
        .filter(|word| !word.is_empty() && !told::IDLE.contains(&word.to_lowercase().as_str()))
        .collect();
    let verbs = told::tell(&words, knowledge);
    let nouns = nominal::tell(&words, knowledge);
    let all = verbs.iter().chain(&nouns);
    let stood_in: Vec<Telling> = all.filter_map(|telling| stand_in(telling, knowledge)).collect();
    // "Which countries want sanctions to stay?" asks for no sanctions: what takes every word in comes first, and a noun has
    // to.
    let verb = best(&verbs, knowledge);
    let whole = |deed: &DeedAsked| deed.text.is_none();
    let found = verb.clone().filter(whole);
    let found = found.or_else(|| best(&nouns, knowledge).filter(whole));
    let found = found.or_else(|| best(&stood_in, knowledge).filter(whole));
    found.or(verb)
}

/// Reads what a sentence or a noun tells to have happened, "Britain left the European Union" or "the visit of Abe to
/// Vietnam": the types of the relation and of whom it is told. `None` where it tells none, or says more than it.
pub fn find_told(words: &str, knowledge: &Knowledge) -> Option<(Vec<String>, Request)> {
    let sentence = Telling {
        text: words.to_owned(),
        asked: None,
        open: Vec::new(),
        instead: Vec::new(),
        asks: Asks::All,
        is_counted: false,
        kind: None,
    };
    let listed: Vec<&str> = ["list"].into_iter().chain(words.split_whitespace()).collect();
    let tellings = [vec![sentence], nominal::tell(&listed, knowledge)].concat();
    let told = best(&tellings, knowledge)?;
    let request = Request {
        by: told.by,
        to: told.to,
        place: told.place,
        ..Request::default()
    };
    // "The summit" is any.
    let is_named = request.by.is_some() || request.to.is_some();
    (is_named && told.text.is_none()).then_some((told.types, request))
}

/// Gives what the likeliest telling says; one that takes every word in says more than one that leaves some over.
fn best(tellings: &[Telling], knowledge: &Knowledge) -> Option<DeedAsked> {
    let mut best: Option<DeedAsked> = None;
    for telling in tellings {
        let Some(deed) = read(telling, knowledge) else {
            continue;
        };
        if deed.text.is_none() {
            return Some(deed);
        }
        let length = |deed: &DeedAsked| deed.text.as_ref().map_or(0, String::len);
        if best.as_ref().is_none_or(|best| length(&deed) < length(best)) {
            best = Some(deed);
        }
    }
    best
}

/// Lets people with whole names stand for surnames that say nothing by themselves: in "Trump will meet Kim" any Kim may be
/// meant, and whoever is not known to be a person meets nobody.
fn stand_in(telling: &Telling, knowledge: &Knowledge) -> Option<Telling> {
    let mut people = PEOPLE.into_iter();
    let mut telling = telling.clone();
    let words: Vec<String> = telling.text.split(' ').map(str::to_owned).collect();
    let is_capital = |at: usize| words.get(at).is_some_and(|word| word.starts_with(char::is_uppercase));
    let mut text: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_alone = is_capital(at) && !is_capital(at + 1) && (at == 0 || !is_capital(at - 1));
        let is_fixed = told::SOMEBODY.contains(&word.as_str()) || word == told::ANYBODY || word.contains('\'');
        let is_open = || find_meaning(word, None, knowledge).names.len() != 1;
        match people.clone().next().filter(|_| is_alone && !is_fixed && is_open()) {
            Some(person) => {
                people.next();
                telling.instead.push((person, word.clone()));
                text.push(person);
            }
            None => text.push(word),
        }
    }
    telling.text = text.join(" ");
    (people.len() < PEOPLE.len()).then_some(telling)
}
