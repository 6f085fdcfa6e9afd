//! Questions inside others → questions: "when Suga visited China" of "do you know when Suga visited China" is asked as "when
//! did Suga visit China".

use crate::knowledge::Knowledge;
use crate::sentence::Tag;
use chrono::Month;

/// Words that carry the verb of a question.
const AUXILIARIES: [&str; 11] = [
    "did", "do", "does", "has", "have", "had", "is", "are", "was", "were", "will",
];
const BE: [&str; 4] = ["is", "are", "was", "were"];
/// Words that open who is spoken of, where no name does.
const BEFORE_NOUNS: [&str; 8] = ["the", "a", "an", "any", "his", "her", "its", "their"];
const ANYBODY: [&str; 6] = ["anyone", "anybody", "someone", "somebody", "they", "people"];

/// Asks a question inside another as one by itself, in the plainest words.
pub(super) fn turn(text: &str, knowledge: &Knowledge) -> String {
    let text = with_years(&without_not(text));
    let words: Vec<&str> = text.split_whitespace().collect();
    let turner = Turner {
        words: &words,
        knowledge,
    };
    turner
        .inside()
        .or_else(|| turner.lasting())
        .or_else(|| turner.short())
        .unwrap_or_else(|| words.join(" "))
}

struct Turner<'t> {
    words: &'t [&'t str],
    knowledge: &'t Knowledge,
}

impl Turner<'_> {
    /// Turns "whether Putin met Abe", "when Suga visited China", "which islands Japan claims".
    fn inside(&self) -> Option<String> {
        let word = |at: usize| self.words.get(at).map(|word| word.to_lowercase()).unwrap_or_default();
        let (asks, needs_name) = match (word(0).as_str(), word(1).as_str(), word(2).as_str()) {
            ("if" | "whether", ..) => (0, false),
            ("how", "many", "times") => (3, false),
            ("how", "often", _) => (2, false),
            ("when" | "where" | "why" | "how", ..) => (1, false),
            ("what" | "who" | "whom", ..) if self.opens_party(1) => (1, true),
            ("what" | "which", noun, _) if self.may_be(noun, Tag::PluralNoun) || self.may_be(noun, Tag::Noun) => {
                (2, true)
            }
            _ => return None,
        };
        let first = asks.max(usize::from(matches!(word(0).as_str(), "if" | "whether")));
        let is_open = self.opens_party(first) || !needs_name && ANYBODY.contains(&word(first).as_str());
        if !is_open || AUXILIARIES.contains(&word(asks.max(1) - 1).as_str()) {
            return None;
        }
        let subject_end = first + 1 + usize::from(BEFORE_NOUNS.contains(&word(first).as_str()));
        let (at, auxiliary, verb) = self.verb(subject_end)?;
        let opening = self.words.get(..asks)?;
        let subject = self.words.get(first..at)?;
        let behind = self.words.get(at + 1..).unwrap_or_default();
        let verb: Vec<&str> = verb.iter().map(String::as_str).collect();
        Some([opening, &[auxiliary], subject, &verb, behind].concat().join(" "))
    }

    /// Turns "what is Japan saying about the islands" and "what has Japan been saying".
    fn lasting(&self) -> Option<String> {
        let [what, carrier, rest @ ..] = self.words else {
            return None;
        };
        let carrier = carrier.to_lowercase();
        let has_been = ["has", "have"].contains(&carrier.as_str());
        if !what.eq_ignore_ascii_case("what") || !(BE.contains(&carrier.as_str()) || has_been) {
            return None;
        }
        // "what has been said"
        if has_been && rest.first().is_some_and(|word| *word == "been") {
            return Some([&["what", "was"], rest.get(1..)?].concat().join(" "));
        }
        if !self.opens_party(2) {
            return None;
        }
        let says = |word: &&str| {
            // "What is Turkey being criticised for?"
            let is_lasting = word.ends_with("ing") && *word != "being" && self.may_be(word, Tag::VerbGerund);
            is_lasting
                && self
                    .knowledge
                    .statement
                    .act_of(&self.lemma(word, Tag::VerbGerund))
                    .is_some()
        };
        let at = rest.iter().position(says).filter(|at| *at > 0)?;
        // "What is Putin's position on continuing the talks?"
        if rest[..at].iter().any(|word| self.may_be(word, Tag::Preposition)) {
            return None;
        }
        let verb = self.lemma(rest[at], Tag::VerbGerund);
        let subject = rest[..at].strip_suffix(&["been"]).unwrap_or(&rest[..at]);
        let auxiliary = match carrier.as_str() {
            "is" | "are" => "does",
            _ => "did",
        };
        let told = [&["what", auxiliary], subject, &[verb.as_str()], &rest[at + 1..]];
        Some(told.concat().join(" "))
    }

    /// Turns "Erdogan accuse whom".
    fn short(&self) -> Option<String> {
        let (asks, told) = self.words.split_last()?;
        let (verb, subject) = told.split_last()?;
        let tags = [Tag::VerbBase, Tag::VerbPresent, Tag::VerbPast];
        let tag = tags.into_iter().find(|tag| self.may_be(verb, *tag))?;
        // "Who accused whom?" is asked already.
        let asks_already = ["which", "what", "who", "whom"].contains(&self.words[0].to_lowercase().as_str());
        let is_told =
            !asks_already && self.opens_party(0) && subject.iter().all(|word| word.starts_with(char::is_uppercase));
        let verb = self.lemma(verb, tag);
        let is_asked = matches!(asks.to_lowercase().as_str(), "who" | "whom");
        (is_asked && is_told && !subject.is_empty())
            .then(|| [&["whom", "did"], subject, &[verb.as_str()]].concat().join(" "))
    }

    /// Finds the verb behind a place: where it stands, what carries it in a question, and its base form.
    fn verb(&self, from: usize) -> Option<(usize, &'static str, Option<String>)> {
        let behind = || (from..self.words.len()).filter(|&at| self.words[at].starts_with(char::is_lowercase));
        let told = |at: usize| AUXILIARIES.iter().find(|known| **known == self.words[at]).copied();
        let told_or_past = behind().find(|&at| told(at).is_some() || self.may_be(self.words[at], Tag::VerbPast));
        if let Some(at) = told_or_past {
            let Some(auxiliary) = told(at) else {
                return Some((at, "did", Some(self.lemma(self.words[at], Tag::VerbPast))));
            };
            let next = self.words.get(at + 1);
            let carries = next.is_some_and(|next| self.may_be(next, Tag::VerbBase));
            // "what Dendias did in 2020"
            return Some(match auxiliary {
                "did" | "does" | "do" if !carries => (at, auxiliary, Some("do".to_owned())),
                _ => (at, auxiliary, None),
            });
        }
        let at = behind().find(|&at| self.may_be(self.words[at], Tag::VerbPresent))?;
        Some((at, "does", Some(self.lemma(self.words[at], Tag::VerbPresent))))
    }

    /// Says whether a name, or a noun with its article, begins there.
    fn opens_party(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        word.starts_with(char::is_uppercase) || BEFORE_NOUNS.contains(word)
    }

    fn may_be(&self, word: &str, tag: Tag) -> bool {
        self.knowledge.sentence.may_be(word, tag)
    }

    fn lemma(&self, word: &str, tag: Tag) -> String {
        self.knowledge.sentence.lemma(word, tag).into_owned()
    }
}

/// "Didn't Trump meet Kim?" asks whether he did.
fn without_not(text: &str) -> String {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let plain = first.to_lowercase().replace('’', "'");
    match plain.strip_suffix("n't") {
        Some("wo") => format!("will {rest}"),
        Some(carrier) if AUXILIARIES.contains(&carrier) => format!("{carrier} {rest}"),
        _ => text.to_owned(),
    }
}

/// Gives the first of two months the year of the second: "between May and July 2018".
fn with_years(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let is_month = |word: &str| word.parse::<Month>().is_ok_and(|month| month.name() == word);
    let mut written: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        written.push(word);
        let begins = at > 0 && ["between", "from"].contains(&words[at - 1].to_lowercase().as_str());
        if let [and, month, year, ..] = words[at + 1..]
            && begins
            && is_month(word)
            && is_month(month)
            && ["and", "to", "until", "till"].contains(&and)
            && year.len() == 4
            && year.parse::<u16>().is_ok()
        {
            written.push(year);
        }
    }
    written.join(" ")
}
