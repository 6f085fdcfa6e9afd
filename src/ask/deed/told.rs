//! A question with a verb → the sentences that would answer it.

use super::Asks;
use crate::knowledge::Knowledge;
use crate::sentence::{Tag, pasts_and_gerunds};

/// A sentence that tells what is asked, somebody standing for whom the question leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Telling {
    pub(super) text: String,
    /// Who stands for whoever is asked for.
    pub(super) asked: Option<&'static str>,
    /// Who stand for whom the question says nothing of.
    pub(super) open: Vec<&'static str>,
    /// Who stand for names of the question: "Kenya" for "Wang".
    pub(super) instead: Vec<(&'static str, String)>,
    pub(super) asks: Asks,
    pub(super) is_counted: bool,
    /// Of what kind who is asked for has to be: "which countries".
    pub(super) kind: Option<&'static str>,
}

/// Words that change nothing in a question.
pub(super) const IDLE: [&str; 10] = [
    "ever", "still", "already", "actually", "really", "please", "also", "just", "yet", "exactly",
];

/// Somebody for each sort of whom it can be asked: a person, a state, a place.
pub(super) const SOMEBODY: [&str; 3] = ["Ann Lee", "Kenya", "Oslo"];

/// Somebody who suffers it where the question leaves that open as well.
pub(super) const ANYBODY: &str = "Ghana";

/// Prepositions behind which whoever is asked for stands in a sentence: "talk to".
const LINKS: [&str; 6] = ["against", "by", "from", "of", "to", "with"];

/// Prepositions that lead to whom something is done to: "imposed sanctions on Ghana".
const TOWARD: [&str; 4] = ["on", "with", "to", "against"];

const DO: [&str; 3] = ["did", "do", "does"];
const HAVE: [&str; 3] = ["has", "have", "had"];
const BE: [&str; 4] = ["is", "are", "was", "were"];
const MODAL: [&str; 1] = ["will"];

/// Nouns that ask for whoever does something, with "which" or "what" before them, and the kind that they ask for.
const PARTIES: [(&str, Option<&str>); 16] = [
    ("countries", Some("State")),
    ("country", Some("State")),
    ("states", Some("State")),
    ("state", Some("State")),
    ("nations", Some("State")),
    ("governments", Some("State")),
    ("leaders", Some("Person")),
    ("leader", Some("Person")),
    ("politicians", Some("Person")),
    ("ministers", Some("Person")),
    ("officials", Some("Person")),
    ("people", Some("Person")),
    ("person", Some("Person")),
    ("side", None),
    ("sides", None),
    ("parties", None),
];
const PLACES: [&str; 5] = ["city", "town", "place", "country", "capital"];
const DAYS: [&str; 6] = ["day", "date", "month", "year", "days", "dates"];

const ANYONE: [&str; 6] = ["anyone", "anybody", "someone", "somebody", "nobody", "everyone"];

/// Tells what a question asks, in every way that its words allow, the likeliest first. Empty if it does not open as one.
pub(super) fn tell(words: &[&str], knowledge: &Knowledge) -> Vec<Telling> {
    let (words, is_counted) = without_most(words);
    let Some((opening, rest)) = opening(&words) else {
        return Vec::new();
    };
    let mut teller = Teller {
        knowledge,
        tellings: Vec::new(),
        is_counted,
        kind: None,
    };
    match opening {
        QuestionOpening::Party(kind) => {
            teller.kind = kind;
            teller.subject(rest);
            teller.object(rest, None);
        }
        // "Which sanctions has the EU imposed?"
        QuestionOpening::Thing(noun, asks) => teller.object(rest, Some((noun, asks))),
        // "To whom did Trump speak?": he did speak to somebody.
        QuestionOpening::Behind(preposition, kind) => {
            teller.kind = kind;
            let rest = [rest, &[preposition]].concat();
            teller.object(&rest, None);
        }
        QuestionOpening::Other(asks) => teller.whole(rest, asks),
    }
    teller.tellings
}

/// Takes "most often" out of a question.
fn without_most<'w>(words: &[&'w str]) -> (Vec<&'w str>, bool) {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let Some(at) = lower.iter().position(|word| word == "most") else {
        return (words.to_vec(), false);
    };
    let first = at - usize::from(at > 0 && lower[at - 1] == "the");
    let often = lower
        .get(at + 1)
        .is_some_and(|word| word == "often" || word == "frequently");
    let rest = words[..first].iter().chain(&words[at + 1 + usize::from(often)..]);
    (rest.copied().collect(), true)
}

enum QuestionOpening<'w> {
    /// Who, whom, which countries: somebody, of a kind.
    Party(Option<&'static str>),
    /// What, or which of some things.
    Thing(&'w str, Asks),
    /// To whom, with which countries.
    Behind(&'w str, Option<&'static str>),
    /// When, where, how often, or whether.
    Other(Asks),
}

fn opening<'w, 'q>(words: &'w [&'q str]) -> Option<(QuestionOpening<'q>, &'w [&'q str])> {
    let lower: Vec<String> = words.iter().take(4).map(|word| word.to_lowercase()).collect();
    let word = |at: usize| lower.get(at).map_or("", String::as_str);
    // "In which city", "on what day"
    let at = usize::from(
        matches!(word(0), "in" | "on" | "by" | "to" | "with" | "against")
            && matches!(word(1), "which" | "what" | "whom"),
    );
    let behind = |count: usize| words.get(at + count..).unwrap_or_default();
    let found = match (word(at), word(at + 1)) {
        ("whom", _) if at == 1 && word(0) != "by" => (QuestionOpening::Behind(words.first()?, None), behind(1)),
        ("who" | "whom", _) => (QuestionOpening::Party(None), behind(1)),
        ("when", _) => (QuestionOpening::Other(Asks::When), behind(1)),
        ("where", _) => (QuestionOpening::Other(Asks::Where), behind(1)),
        ("how", "often") => (QuestionOpening::Other(Asks::HowMany), behind(2)),
        ("how", "many") if PARTIES.iter().any(|(known, _)| *known == word(at + 2)) => {
            let kind = PARTIES.iter().find(|(known, _)| *known == word(at + 2));
            (QuestionOpening::Party(kind.and_then(|(_, kind)| *kind)), behind(3))
        }
        ("how", "many") if word(at + 2) == "times" => (QuestionOpening::Other(Asks::HowMany), behind(3)),
        ("which" | "what", noun) if at == 1 && word(0) == "in" && PLACES.contains(&noun) => {
            (QuestionOpening::Other(Asks::Where), behind(2))
        }
        ("which" | "what", noun) if DAYS.contains(&noun) => (QuestionOpening::Other(Asks::When), behind(2)),
        ("which" | "what", noun) if PARTIES.iter().any(|(known, _)| *known == noun) => {
            let kind = PARTIES
                .iter()
                .find(|(known, _)| *known == noun)
                .and_then(|(_, kind)| *kind);
            match at == 1 && word(0) != "by" {
                true => (QuestionOpening::Behind(words.first()?, kind), behind(2)),
                false => (QuestionOpening::Party(kind), behind(2)),
            }
        }
        // "How many sanctions did the EU impose?"
        ("how", "many") => (QuestionOpening::Thing(words.get(at + 2)?, Asks::HowMany), behind(3)),
        ("which" | "what", noun) if !is_auxiliary(noun) => {
            (QuestionOpening::Thing(words.get(at + 1)?, Asks::All), behind(2))
        }
        ("what", _) => (QuestionOpening::Party(None), behind(1)),
        (first, _) if is_auxiliary(first) => (QuestionOpening::Other(Asks::Whether), behind(0)),
        _ => return None,
    };
    Some(found)
}

fn is_auxiliary(word: &str) -> bool {
    DO.contains(&word) || HAVE.contains(&word) || BE.contains(&word) || MODAL.contains(&word)
}

/// The subject, the auxiliary, the verb and what is behind it.
type Turned<'w, 'q> = (Vec<&'q str>, &'q str, String, &'w [&'q str]);

struct Teller<'k> {
    knowledge: &'k Knowledge,
    tellings: Vec<Telling>,
    is_counted: bool,
    kind: Option<&'static str>,
}

impl Teller<'_> {
    /// "met Wang", "has been accused by Ukraine": somebody did.
    fn subject(&mut self, rest: &[&str]) {
        let first = rest.first().map(|word| word.to_lowercase()).unwrap_or_default();
        if DO.contains(&first.as_str()) {
            return;
        }
        // "Which countries are in NATO?"
        if let [be, "in", body @ ..] | [be, "members", "of", body @ ..] = rest
            && BE.contains(be)
            && self.kind == Some("State")
        {
            let somebody = SOMEBODY[1];
            let behind = [&["is", "a", "member", "of"], body].concat();
            self.add(&[somebody], &behind, Some(somebody), Vec::new(), Asks::Who);
            return;
        }
        // "Who accused whom?" asks for both.
        if let Some(at) = rest.iter().position(|word| word.eq_ignore_ascii_case("whom")) {
            for somebody in SOMEBODY {
                let behind = [&rest[..at], &[ANYBODY], &rest[at + 1..]].concat();
                self.add(&[somebody], &behind, None, vec![somebody, ANYBODY], Asks::All);
            }
            return;
        }
        for somebody in self.somebody() {
            self.add(&[somebody], rest, Some(somebody), Vec::new(), Asks::Who);
            let both = vec![ANYBODY];
            if BE.contains(&first.as_str()) || HAVE.contains(&first.as_str()) {
                // "Who was accused?"
                let behind = [rest, &["by", ANYBODY]].concat();
                self.add(&[somebody], &behind, Some(somebody), both, Asks::Who);
            } else if self.is_counted {
                // "Who accused most often?"
                let behind = [rest, &[ANYBODY]].concat();
                self.add(&[somebody], &behind, Some(somebody), both, Asks::Who);
            }
        }
    }

    /// Gives who can stand for whoever is asked for: a country visits nobody who is a person.
    fn somebody(&self) -> Vec<&'static str> {
        let [person, state, place] = SOMEBODY;
        match self.kind {
            Some("State") => vec![state],
            Some("Person") => vec![person],
            _ => vec![person, state, place],
        }
    }

    /// "did Ukraine accuse": Ukraine did accuse somebody.
    fn object(&mut self, rest: &[&str], thing: Option<(&str, Asks)>) {
        for (subject, auxiliary, verb, behind) in self.turned(rest) {
            let told = [subject, vec![auxiliary, verb.as_str()]].concat();
            if let Some((thing, asks)) = thing {
                let behind = [&[thing], behind].concat();
                self.add(&told, &behind, None, Vec::new(), asks);
                // "What sanctions did the EU impose?": on whomever.
                for toward in TOWARD {
                    let behind = [&behind[..], &[toward, ANYBODY]].concat();
                    self.add(&told, &behind, None, vec![ANYBODY], asks);
                }
                continue;
            }
            for somebody in self.somebody() {
                self.add(
                    &told,
                    &[&[somebody], behind].concat(),
                    Some(somebody),
                    Vec::new(),
                    Asks::Whom,
                );
                // "Who did Putin talk to by phone?"
                let inside = behind.windows(2).position(|pair| {
                    LINKS.contains(&pair[0]) && self.knowledge.sentence.may_be(pair[1], Tag::Preposition)
                });
                if let Some(at) = inside {
                    let behind = [&behind[..=at], &[somebody], &behind[at + 1..]].concat();
                    self.add(&told, &behind, Some(somebody), Vec::new(), Asks::Whom);
                }
                if !behind.is_empty() {
                    self.add(
                        &told,
                        &[behind, &[somebody]].concat(),
                        Some(somebody),
                        Vec::new(),
                        Asks::Whom,
                    );
                }
            }
        }
    }

    /// "did Moon meet Abe": Moon did meet Abe.
    fn whole(&mut self, rest: &[&str], asks: Asks) {
        for (subject, auxiliary, verb, behind) in self.turned(rest) {
            let is_anyone = |word: &&str| ANYONE.contains(&word.to_lowercase().as_str());
            let told = [subject.clone(), vec![auxiliary, verb.as_str()]].concat();
            if subject.len() == 1 && subject.iter().all(is_anyone) {
                for somebody in SOMEBODY {
                    let told = [somebody, auxiliary, verb.as_str()];
                    self.add(&told, behind, Some(somebody), Vec::new(), Asks::Who);
                }
                continue;
            }
            if let Some(at) = behind.iter().position(is_anyone) {
                for somebody in SOMEBODY {
                    let behind = [&behind[..at], &[somebody], &behind[at + 1..]].concat();
                    self.add(&told, &behind, Some(somebody), Vec::new(), Asks::Whom);
                }
                continue;
            }
            self.add(&told, behind, None, Vec::new(), asks);
            // "Did Putin and Poroshenko talk by phone?": with each other.
            if let [one @ .., and, other] = subject.as_slice()
                && and.eq_ignore_ascii_case("and")
            {
                let told = [one, &[auxiliary, verb.as_str()]].concat();
                self.add(&told, &[&["with", other], behind].concat(), None, Vec::new(), asks);
            }
            // "Was Safarov pardoned?"
            if BE.contains(&auxiliary) || verb == "been" {
                let behind = [behind, &["by", ANYBODY]].concat();
                self.add(&told, &behind, None, vec![ANYBODY], asks);
            }
        }
    }

    /// Gives the subject, the auxiliary, the verb, and what is behind it, in every way in which the words can be split.
    fn turned<'w, 'q>(&self, rest: &'w [&'q str]) -> Vec<Turned<'w, 'q>> {
        let Some((opening, rest)) = rest.split_first() else {
            return Vec::new();
        };
        let known = [&DO[..], &HAVE, &BE, &MODAL].concat().into_iter();
        let Some(auxiliary) = known.into_iter().find(|known| known.eq_ignore_ascii_case(opening)) else {
            return Vec::new();
        };
        let tags: &[Tag] = match auxiliary {
            word if DO.contains(&word) || MODAL.contains(&word) => &[Tag::VerbBase],
            word if HAVE.contains(&word) => &[Tag::VerbPastParticiple, Tag::VerbPast],
            word if BE.contains(&word) => &[Tag::VerbPastParticiple, Tag::VerbPast, Tag::VerbGerund],
            _ => return Vec::new(),
        };
        let mut turned = Vec::new();
        for at in 1..rest.len() {
            // "Is Trump going to meet Kim?"
            let to = at + 2;
            if BE.contains(&auxiliary) && rest[at] == "going" && rest.get(at + 1) == Some(&"to") && to < rest.len() {
                turned.push((rest[..at].to_vec(), "will", rest[to].to_owned(), &rest[to + 1..]));
            }
            if tags.iter().any(|tag| self.knowledge.sentence.may_be(rest[at], *tag)) {
                turned.push((rest[..at].to_vec(), auxiliary, rest[at].to_owned(), &rest[at + 1..]));
            }
        }
        // "Did Russia annex Crimea?": a rare verb is a verb where no other word is one.
        if turned.is_empty() {
            let small = (1..rest.len()).filter(|&at| rest[at].starts_with(char::is_lowercase));
            turned.extend(small.map(|at| (rest[..at].to_vec(), auxiliary, rest[at].to_owned(), &rest[at + 1..])));
        }
        // "Which countries did the EU sanction?": what could be a noun behind "did" is a verb in "sanctioned".
        let is_done = DO.contains(&auxiliary);
        let past = turned
            .iter()
            .filter(|_| is_done)
            .filter_map(|(subject, _, verb, behind)| {
                let past = self.past(verb)?;
                Some((subject.clone(), "", past, *behind))
            });
        let past: Vec<_> = past.collect();
        turned.into_iter().chain(past).collect()
    }

    /// Gives the regular past of a verb that can be a noun too.
    fn past(&self, verb: &str) -> Option<String> {
        let words = &self.knowledge.sentence;
        let is_past = |past: &String| words.may_be(past, Tag::VerbPast) && words.lemma(past, Tag::VerbPast) == verb;
        words
            .may_be(verb, Tag::Noun)
            .then(|| pasts_and_gerunds(verb).find(is_past))?
    }

    fn add(
        &mut self,
        told: &[&str],
        behind: &[&str],
        asked: Option<&'static str>,
        open: Vec<&'static str>,
        asks: Asks,
    ) {
        let mut text = [told, behind].concat();
        text.retain(|word| !word.is_empty());
        let text = text.join(" ");
        self.tellings.push(Telling {
            text,
            asked,
            open,
            instead: Vec::new(),
            asks,
            is_counted: self.is_counted,
            kind: self.kind,
        });
    }
}
