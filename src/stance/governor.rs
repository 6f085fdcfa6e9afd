//! The position words around an action: what stands before it, behind it, and the verb above it.

use super::action::StanceFinder;
use super::lexicon::{PositionWord, WordClass};
use crate::clause::Clause;
use crate::sentence::Tag;
use std::ops::Range;

/// A position word in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Governor<'a> {
    pub(super) word: &'a PositionWord,
    /// Whether `no` or `not` stands beside it, outside the verb group.
    pub(super) negated: bool,
    /// Its token.
    pub(super) token: usize,
    /// The token of the word that negates it, else its own.
    pub(super) from: usize,
}

/// How many words may stand between a position word and a clause: "ready for his country to continue".
pub(super) const REACH: usize = 8;

/// Verbs that say what something is: "called the sanctions unfair", "described the drills as dangerous".
const CALLING: [&str; 9] = [
    "call", "describe", "consider", "find", "deem", "brand", "label", "see", "regard",
];

/// How many words may stand between what is called so and what it is called: "as totally unacceptable".
const CALLED_REACH: usize = 3;

/// How far `no` may stand before its word: "no immediate plans", "not yet quite ready".
const NEGATION_REACH: usize = 3;

impl<'a> StanceFinder<'a> {
    /// Gives the nearest adjective or noun that shows a position before the end of a stretch of tokens.
    ///
    /// None across a comma, a conjunction or a verb: "the plan failed, but talks went on". `denied` tells that the verb
    /// before them is negated already.
    pub(super) fn before(&self, tokens: Range<usize>, reach: usize, denied: bool) -> Option<Governor<'a>> {
        for token in tokens.clone().rev().take(reach) {
            let tag = self.sentences.tokens.get(token)?.tag;
            if is_border(tag) {
                return None;
            }
            if let Some(governor) = self.governor_at(token, tokens.start, denied) {
                return Some(governor);
            }
        }
        None
    }

    /// Gives the predicate behind a verb like `be` that shows a position: "is totally unacceptable", "is a mistake".
    pub(super) fn predicate(&self, clause: &Clause) -> Option<Governor<'a>> {
        let from = clause.verb.tokens.end;
        for token in from..from + REACH {
            let tag = self.sentences.tokens.get(token)?.tag;
            if is_border(tag) || tag == Tag::Preposition || tag == Tag::To {
                return None;
            }
            if let Some(governor) = self.governor_at(token, from, clause.verb.negated) {
                return Some(governor);
            }
        }
        None
    }

    /// Gives what a noun that a preposition hangs on shows: `support` in "support for talks".
    pub(super) fn noun(&self, phrase: usize) -> Option<Governor<'a>> {
        let noun_phrase = self.phrase(phrase);
        let word = self.lexicon.word(WordClass::Noun, self.head(phrase))?;
        Some(Governor {
            word,
            negated: self.has_no(noun_phrase.tokens.clone()),
            token: noun_phrase.head,
            from: noun_phrase.tokens.start,
        })
    }

    /// Gives what the verb of a clause shows, with a preposition behind it if there is one.
    pub(super) fn verb(&self, clause: &Clause, behind: Option<&str>) -> Option<Governor<'a>> {
        let lemma = clause.verb.lemma.as_str();
        let participle = clause.verb.passive.then(|| self.small(clause.verb.head));
        let alone = || {
            // "is opposed", "are not justified"
            let adjective = participle.and_then(|word| self.lexicon.word(WordClass::Adjective, word));
            // "would go ahead as planned", where the particle is taken for an adverb
            let verb = || self.lexicon.verb_with(lemma, self.word(clause.verb.head + 1));
            adjective
                .or_else(verb)
                .or_else(|| self.lexicon.word(WordClass::Verb, lemma))
        };
        let word = match behind {
            Some(preposition) => self.lexicon.verb_with(lemma, preposition).or_else(alone),
            None => alone(),
        };
        Some(Governor {
            word: word?,
            negated: false,
            token: clause.verb.head,
            from: clause.verb.tokens.start,
        })
    }

    /// Gives what a verb shows with the preposition between it and a clause: "called on Russia to stop", "talked about
    /// stopping".
    pub(super) fn verb_before(&self, clause: &Clause, first: usize) -> Option<Governor<'a>> {
        let preposition = (clause.verb.tokens.end..=first).find(|&token| self.is_preposition(token));
        let word = preposition.map(|token| self.small(token));
        self.verb(clause, word)
    }

    pub(super) fn is_preposition(&self, token: usize) -> bool {
        let token = self.sentences.tokens.get(token);
        token.is_some_and(|token| token.tag == Tag::Preposition)
    }

    /// Gives the adjective behind an object that a verb calls so: "called the sanctions unfair".
    pub(super) fn called(&self, clause: &Clause, phrase: usize) -> Option<Governor<'a>> {
        if !CALLING.contains(&clause.verb.lemma.as_str()) {
            return None;
        }
        let end = self.phrase(phrase).full.end;
        let first = self.sentences.tokens.partition_point(|token| token.span.end <= end);
        let shown = |token: usize| {
            let tag = self.sentences.tokens.get(token)?.tag;
            let word = self.shown_by(token, tag)?;
            Some(Governor {
                word,
                negated: false,
                token,
                from: token,
            })
        };
        (first..first + CALLED_REACH).find_map(shown)
    }

    /// Gives what an adverb inside the verb group or behind it shows: "were illegally occupied".
    pub(super) fn adverb(&self, clause: &Clause) -> Option<Governor<'a>> {
        let tokens = clause.verb.tokens.start..clause.verb.tokens.end + 1;
        let shown = |token: usize| {
            let word = self.small(token);
            Some((self.lexicon.word(WordClass::Adverb, word)?, token))
        };
        let (word, token) = tokens.into_iter().find_map(shown)?;
        Some(Governor {
            word,
            negated: false,
            token,
            from: token,
        })
    }

    /// Gives what an adjective inside a noun phrase says of the law: "the illegal annexation".
    pub(super) fn attribute(&self, phrase: usize) -> Option<Governor<'a>> {
        let tokens = self.phrase(phrase).tokens.clone();
        let shown = |token: usize| {
            let word = self.lexicon.word(WordClass::Adjective, self.small(token))?;
            word.law.then_some(Governor {
                word,
                negated: false,
                token,
                from: token,
            })
        };
        tokens.into_iter().find_map(shown)
    }

    /// Gives what the modal verb of a clause shows.
    pub(super) fn modal(&self, clause: &Clause) -> Option<Governor<'a>> {
        let token = clause.verb.modal?;
        let word = self.small(token);
        // "cannot" is one token or two.
        let word = word.strip_suffix("not").unwrap_or(word);
        let negated = clause.verb.negated || self.word(token).eq_ignore_ascii_case("cannot");
        Some(Governor {
            word: self.lexicon.word(WordClass::Modal, word)?,
            negated,
            token,
            from: token,
        })
    }

    /// Says whether a noun phrase begins with `no`: "no talks".
    pub(super) fn has_no(&self, tokens: Range<usize>) -> bool {
        let first = self.word(tokens.start);
        ["no", "neither", "little"]
            .iter()
            .any(|word| first.eq_ignore_ascii_case(word))
    }

    /// Gives the position word at a token, with the denial between a place before it and itself.
    fn governor_at(&self, token: usize, from: usize, denied: bool) -> Option<Governor<'a>> {
        let word = self.shown_by(token, self.sentences.tokens.get(token)?.tag)?;
        let negation = self.negation(from..token, denied);
        Some(Governor {
            word,
            negated: negation.is_some(),
            token,
            from: negation.unwrap_or(token),
        })
    }

    fn shown_by(&self, token: usize, tag: Tag) -> Option<&'a PositionWord> {
        match tag {
            Tag::VerbPastParticiple => {
                // "would stay suspended"
                let adjective = self.lexicon.word(WordClass::Adjective, self.small(token));
                adjective.or_else(|| self.lexicon.word(WordClass::Verb, self.lemma(token)))
            }
            Tag::Noun | Tag::PluralNoun => self.lexicon.word(WordClass::Noun, self.lemma(token)),
            _ => {
                let word = self.small(token);
                let adjective = self.lexicon.word(WordClass::Adjective, word);
                // "Washington is considering sending tanks", where it may be taken for a preposition
                let lemma = || self.words.lemma(word, Tag::VerbGerund).into_owned();
                let by_verb = || word.ends_with("ing").then(lemma);
                adjective.or_else(|| self.lexicon.word(WordClass::Verb, &by_verb()?))
            }
        }
    }

    /// Gives the word of denial shortly before the end of a stretch; the `not` of a negated verb group may stand behind
    /// it: "are not yet ready".
    fn negation(&self, tokens: Range<usize>, denied: bool) -> Option<usize> {
        let mut near = tokens.start.max(tokens.end.saturating_sub(NEGATION_REACH))..tokens.end;
        near.find(|&token| match self.small(token) {
            "no" | "little" | "without" | "neither" => true,
            "not" | "never" | "hardly" => !denied,
            _ => false,
        })
    }
}

fn is_border(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Comma
            | Tag::Stop
            | Tag::Semicolon
            | Tag::Colon
            | Tag::Dash
            | Tag::Coordinator
            | Tag::VerbPresent
            | Tag::VerbPast
    )
}
