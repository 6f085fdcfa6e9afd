//! Verbs with a slip of the pen → the verbs that were meant: "acused" → "accused".

use crate::knowledge::Knowledge;
use crate::sentence::{Tag, pasts_and_gerunds, with_s};

/// Shorter words are too near to too many others.
const SHORTEST: usize = 3;
/// So many slips are taken for one in a longer word.
const MOST_SLIPS: usize = 2;
/// Words of questions that are no verbs.
const OTHERS: [&str; 12] = [
    "about",
    "against",
    "between",
    "has",
    "position",
    "statements",
    "what",
    "when",
    "where",
    "which",
    "who",
    "whom",
];
/// A word of so many letters may have two slips.
const LONG: usize = 7;

/// Gives a question whose misspelt words are set right, and those words as they were and as they are meant; `None` where
/// all words are of English, or none comes near.
///
/// With `only_of_questions` it sets right only words that every question has, "abuot": a form would take that for a matter.
pub(super) fn respelled(question: &str, only_of_questions: bool, knowledge: &Knowledge) -> Option<Respelled> {
    let small = question
        .chars()
        .next()
        .map(|first| first.to_lowercase().to_string() + &question[first.len_utf8()..])?;
    let words: Vec<&str> = small.split(' ').collect();
    let plain = |word: &str| word.trim_end_matches(['?', '.', '!', ',']).to_owned();
    let is_unknown = |word: &&str| {
        word.len() >= SHORTEST
            && word.chars().all(|sign| sign.is_ascii_lowercase())
            && !knowledge.sentence.is_known(word)
    };
    let mut written: Vec<String> = Vec::new();
    let mut slips: Vec<(String, String)> = Vec::new();
    for word in &words {
        let wrong = plain(word);
        let meant = Some(())
            .filter(|()| is_unknown(&wrong.as_str()))
            .and_then(|()| match only_of_questions {
                true => near_of_questions(&wrong),
                false => near(&wrong, knowledge),
            });
        match meant {
            Some((_, meant)) => {
                written.push(word.replacen(&wrong, &meant, 1));
                slips.push((wrong, meant));
            }
            None => written.push((*word).to_owned()),
        }
    }
    let (wrong, meant): (Vec<String>, Vec<String>) = slips.into_iter().unzip();
    Some(Respelled {
        question: written.join(" "),
        wrong: wrong.join("`, `"),
        meant: meant.join("`, `"),
    })
    .filter(|respelled| !respelled.wrong.is_empty())
}

/// A question with its misspelt verb set right.
pub(super) struct Respelled {
    pub(super) question: String,
    pub(super) wrong: String,
    pub(super) meant: String,
}

/// Finds the word of questions that is one slip away.
fn near_of_questions(wrong: &str) -> Option<(usize, String)> {
    let slips = |word: &str| strsim::damerau_levenshtein(wrong, word);
    let mut near = OTHERS.into_iter().filter(|word| slips(word) == 1);
    let found = near.next()?;
    near.next().is_none().then(|| (1, found.to_owned()))
}

/// Finds the form of a verb that comes nearest, with how many slips it is away.
fn near(wrong: &str, knowledge: &Knowledge) -> Option<(usize, String)> {
    let most = if wrong.len() >= LONG { MOST_SLIPS } else { 1 };
    let verbs = knowledge.statement.verbs().chain(knowledge.relation.verbs());
    let verbs = verbs.filter(|verb| !verb.contains(' '));
    let slips = |form: &String| strsim::damerau_levenshtein(wrong, form);
    let others = OTHERS.into_iter().map(str::to_owned);
    verbs
        .flat_map(|verb| inflected(verb, knowledge))
        .chain(others)
        .map(|form| (slips(&form), form))
        // "hosted" is a word that few texts have, and no "posted".
        .filter(|(slips, form)| {
            *slips <= most && form.len() >= SHORTEST && form.as_bytes().first() == wrong.as_bytes().first()
        })
        // "visitd" is rather "visited" than "visit".
        .min_by_key(|(slips, form)| (*slips, form.ends_with('d') != wrong.ends_with('d'), form.clone()))
}

/// Gives the forms of a verb that people write.
fn inflected(verb: &str, knowledge: &Knowledge) -> Vec<String> {
    let words = &knowledge.sentence;
    let regular = with_s(verb).chain(pasts_and_gerunds(verb));
    let tags = [Tag::VerbPresent, Tag::VerbPast, Tag::VerbGerund];
    let is_form = |form: &String| words.is_known(form) && tags.iter().any(|tag| words.lemma(form, *tag) == verb);
    let mut forms: Vec<String> = regular.filter(is_form).collect();
    forms.push(verb.to_owned());
    forms
}
