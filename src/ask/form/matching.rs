//! Whether a question has a form, and which words are its parts.

use super::lexicon::PatternPiece;
use crate::ontology::ActId;
use crate::sentence::{SentenceLexicon, Tag};
use crate::span::Span;
use crate::statement::StatementLexicon;
use std::collections::BTreeMap;

/// A word of a question.
pub(super) struct QuestionWord {
    span: Span,
    lower: String,
    /// The act of a verb that reports.
    act: Option<ActId>,
    /// The verb in its base form.
    lemma: String,
    /// The act of the verb with the particle or preposition behind it: `rule out`, `call for`.
    with_particle: Option<ActId>,
    /// The act of a noun of what is said, and the noun for one of it: `demand`.
    noun: Option<(ActId, String)>,
}

/// How a form fits.
#[derive(Debug, Clone, Default)]
pub(super) struct Fit {
    /// How many words the form itself names.
    pub(super) literals: usize,
    pub(super) parts: BTreeMap<String, String>,
    pub(super) act: Option<ActId>,
    /// The verb that reports, in its base form.
    pub(super) verb: Option<String>,
}

/// Words that open a tail, the part that follows, and the words at which the part ends.
const TAILS: [(&[&str], &str); 6] = [
    (&["to", "with"], "to"),
    (&["about", "on", "over", "regarding", "concerning", "of"], "about"),
    (&["in", "at"], "place"),
    (&["as"], "office"),
    (&["according"], "voice"),
    (&["that"], "text"),
];

/// Parts that take all words to the end: a matter may be "a visit to the islands".
const GREEDY: [&str; 2] = ["about", "text"];

/// Verbs that report only with a noun before them: "his view is that …".
const BE: [&str; 7] = ["is", "are", "was", "were", "been", "'s", "’s"];

/// Words that are no part of a name or a matter.
const NEVER_A_PART: [&str; 25] = [
    "there", "all", "been", "do", "does", "every", "had", "has", "have", "honestly", "truly", "ever", "who", "whom",
    "what", "when", "which", "how", "did", "you", "i", "we", "it", "he", "she",
];

impl QuestionWord {
    /// Looks up what a word reports, by itself and with the word behind it.
    pub(super) fn new(
        span: Span,
        next: Option<&str>,
        text: &str,
        words: &SentenceLexicon,
        statements: &StatementLexicon,
    ) -> Self {
        let lower = span.slice(text).to_lowercase();
        let forms = [Tag::VerbBase, Tag::VerbPast, Tag::VerbPresent, Tag::VerbPastParticiple];
        let lemmas = forms.map(|tag| words.lemma(&lower, tag));
        let act = lemmas.iter().find_map(|lemma| statements.act_of_clause(lemma)).cloned();
        let with_particle = next.and_then(|next| {
            let next = next.to_lowercase();
            let mut verbs = lemmas.iter().map(|lemma| format!("{lemma} {next}"));
            let particle = verbs.find_map(|verb| statements.act_of(&verb));
            // What somebody "threatened with" is told by no other act than what he "threatened".
            let preposition = || {
                let mut acts = lemmas.iter().filter_map(|lemma| statements.act_with(lemma, &next));
                acts.find(|with| act.as_ref() != Some(*with))
            };
            particle.or_else(preposition).cloned()
        });
        let singular = [Tag::PluralNoun, Tag::Noun].map(|tag| words.lemma(&lower, tag));
        let noun = singular
            .iter()
            .find_map(|noun| Some((statements.act_of_noun(noun)?.clone(), noun.to_string())));
        Self {
            span,
            lemma: lemmas
                .iter()
                .find(|lemma| statements.act_of(lemma).is_some())
                .map_or_else(|| lower.clone(), ToString::to_string),
            act,
            with_particle,
            noun,
            lower,
        }
    }
}

/// Tries forms on one question.
pub(super) struct Matcher<'q> {
    text: &'q str,
    question: &'q [QuestionWord],
    /// The first word that no form has taken in so far.
    furthest: usize,
}

impl<'q> Matcher<'q> {
    pub(super) fn new(text: &'q str, question: &'q [QuestionWord]) -> Self {
        Self {
            text,
            question,
            furthest: 0,
        }
    }

    /// Gives how a pattern fits the whole question; `None` if it does not.
    pub(super) fn fit(&mut self, pieces: &[PatternPiece]) -> Option<Fit> {
        let pieces: Vec<&PatternPiece> = pieces.iter().collect();
        self.rest(&pieces, 0, Fit::default())
    }

    /// Gives the words that no form has taken in.
    pub(super) fn unread(&self) -> String {
        self.words(
            self.furthest.min(self.question.len().saturating_sub(1)),
            self.question.len(),
        )
    }

    /// Fits pieces to the words from a place on.
    fn rest(&mut self, pieces: &[&PatternPiece], at: usize, fit: Fit) -> Option<Fit> {
        let Some((piece, later)) = pieces.split_first() else {
            return (at == self.question.len()).then_some(fit);
        };
        match piece {
            PatternPiece::Word(words) => {
                let word = self.question.get(at)?;
                let mut fit = fit;
                fit.literals += 1;
                if !words.contains(&word.lower) {
                    return None;
                }
                self.furthest = self.furthest.max(at + 1);
                self.rest(later, at + 1, fit)
            }
            PatternPiece::Say => {
                let word = self.question.get(at)?;
                // "Who is accusing Russia?": nobody says what "is".
                if BE.contains(&word.lower.as_str()) {
                    return None;
                }
                let acts = [(&word.with_particle, 2), (&word.act, 1)];
                acts.into_iter().find_map(|(act, length)| {
                    let mut fit = fit.clone();
                    fit.act = Some(act.clone()?);
                    fit.verb = Some(word.lemma.clone()).filter(|_| length == 1);
                    self.furthest = self.furthest.max(at + length);
                    self.rest(later, at + length, fit)
                })
            }
            PatternPiece::Noun => {
                let (act, noun) = self.question.get(at)?.noun.clone()?;
                let mut fit = fit;
                (fit.act, fit.verb) = (Some(act), Some(noun));
                self.furthest = self.furthest.max(at + 1);
                self.rest(later, at + 1, fit)
            }
            PatternPiece::Maybe(inner) => {
                let with: Vec<&PatternPiece> = inner.iter().chain(later.iter().copied()).collect();
                self.rest(&with, at, fit.clone()).or_else(|| self.rest(later, at, fit))
            }
            PatternPiece::Tails => self.tails(later, at, fit),
            PatternPiece::Part(name) => (at + 1..=self.question.len()).find_map(|end| {
                // "Did Putin ever say": nobody is called "Putin ever".
                let mut words = self.question[at..end].iter();
                // "Who told the BBC that …": nobody is called "the".
                let last = self.question[end - 1].lower.as_str();
                if name != "text" && ["the", "a", "an"].contains(&last) {
                    return None;
                }
                // "the House of Commons"
                if matches!(name.as_str(), "by" | "to") && self.goes_on(at, end) {
                    return None;
                }
                if name != "text" && words.any(|word| NEVER_A_PART.contains(&word.lower.as_str())) {
                    return None;
                }
                let mut fit = fit.clone();
                fit.parts.insert(name.clone(), self.words(at, end));
                self.rest(later, end, fit)
            }),
        }
    }

    /// Fits one tail after the other, each sort once.
    fn tails(&mut self, later: &[&PatternPiece], at: usize, fit: Fit) -> Option<Fit> {
        if let Some(found) = self.rest(later, at, fit.clone()) {
            return Some(found);
        }
        let opening = self.question.get(at)?;
        let (_, name) = TAILS
            .into_iter()
            .find(|(words, _)| words.contains(&opening.lower.as_str()))?;
        let next = self.question.get(at + 1);
        let first = match (name, next.map(|word| word.lower.as_str())) {
            ("voice", Some("to")) => at + 2,
            ("voice", _) => return None,
            _ => at + 1,
        };
        if fit.parts.contains_key(name) || first >= self.question.len() {
            return None;
        }
        // "to the president of Taiwan" is one.
        let opens = |place: &usize| {
            let word = self.question[*place].lower.as_str();
            word != "of" && TAILS.iter().any(|(words, _)| words.contains(&word))
        };
        let end = match GREEDY.contains(&name) {
            true => (first..self.question.len()).find(|&place| self.question[place].lower == "according"),
            false => (first + 1..self.question.len()).find(opens),
        };
        let end = end.unwrap_or(self.question.len());
        let mut fit = fit;
        fit.literals += 1;
        fit.parts.insert(name.to_owned(), self.words(first, end));
        self.tails(later, end, fit)
    }

    /// Says whether a name with an article goes on behind its "of".
    fn goes_on(&self, at: usize, end: usize) -> bool {
        let is_capital = |at: usize| {
            let word = self.question.get(at).map(|word| word.span.slice(self.text));
            word.is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        let is_of = self.question.get(end).is_some_and(|word| word.lower == "of");
        self.question[at].lower == "the" && is_of && is_capital(end - 1) && is_capital(end + 1)
    }

    /// Gives the words of a stretch as they stand in the question, without the times between them.
    fn words(&self, from: usize, to: usize) -> String {
        let mut words = String::new();
        let mut end = None;
        for word in self.question.get(from..to).unwrap_or_default() {
            if let Some(end) = end {
                let gap = &self.text[end as usize..word.span.start as usize];
                words.push_str(if gap.contains(char::is_alphanumeric) { " " } else { gap });
            }
            words.push_str(word.span.slice(self.text));
            end = Some(word.span.end);
        }
        words
    }
}
