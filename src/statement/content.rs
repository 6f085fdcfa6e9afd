//! A clause with a cue → what is reported, by the ways in which the cue takes its content.

use super::lexicon::{Addressee, Cue, Frame};
use super::reader::Reader;
use crate::clause::{Clause, ClauseKind};
use crate::sentence::Tag;
use crate::span::Span;

/// What a cue reports.
pub(super) struct Content {
    pub(super) spans: Vec<Span>,
    /// The noun phrase of whom it addresses, where the verb governs it.
    pub(super) addressee: Option<usize>,
    /// The last token of the cue: "has taken the view".
    pub(super) cue_end: Option<usize>,
    /// How the content was found: `clause`, `quote`.
    pub(super) frame: &'static str,
}

impl Content {
    pub(super) fn of(span: Span, frame: &'static str) -> Self {
        Self {
            spans: vec![span],
            addressee: None,
            cue_end: None,
            frame,
        }
    }
}

impl Reader<'_> {
    /// Finds what a cue reports in its own clause; quotations beside the clause are found apart.
    pub(super) fn find_content(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        let has_noun =
            cue.nouns.is_empty() || cue.frames.contains(&Frame::Attitude) || self.governed_noun(clause, cue).is_some();
        if cue.passive && !clause.verb.passive {
            return None;
        }
        let says_nothing = clause.verb.negated && cue.act.as_str() == "state" && cue.act_denied.is_none();
        cue.frames.iter().find_map(|frame| {
            let content = match frame {
                Frame::Clause | Frame::Infinitive | Frame::Preposition if !has_noun => None,
                // "did not mention the islands" reports nothing.
                Frame::Object | Frame::Preposition if says_nothing => None,
                Frame::Clause => self.complement(index, cue, false),
                // "did not say when" reports nothing.
                Frame::Wh if !clause.verb.negated => self.complement(index, cue, true),
                Frame::Infinitive => self.infinitive(index, cue),
                Frame::SubjectInfinitive => self.subject_infinitive(index),
                Frame::ObjectInfinitive => self.object_infinitive(index, cue, false),
                Frame::ClauseInfinitive => self.object_infinitive(index, cue, true),
                Frame::Gerund => self.gerund(index),
                Frame::Object => self.object(index, cue),
                Frame::Attitude => self.attitude(index, cue),
                Frame::SmallClause => self.small_clause(index),
                Frame::Preposition => self.preposition(index, cue),
                Frame::Rest => self.rest(index),
                Frame::Wh | Frame::Quote => None,
            }?;
            let spans: Vec<Span> = content
                .spans
                .iter()
                .map(|&span| self.trim(span))
                .filter(|span| !span.is_empty())
                .collect();
            (!spans.is_empty()).then_some(Content { spans, ..content })
        })
    }

    pub(super) fn below_of(&self, index: usize, kind: ClauseKind) -> impl Iterator<Item = &Clause> {
        self.below[index]
            .iter()
            .map(|&below| &self.clauses.clauses[below])
            .filter(move |below| below.kind == kind)
    }

    /// "said that …", "said …", "told reporters why …".
    fn complement(&self, index: usize, cue: &Cue, wh: bool) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        // "It remains to be seen whether"
        if clause.verb.passive && !clause.verb.is_finite() && !cue.passive {
            return None;
        }
        let fits = |below: &&Clause| {
            let is_wh = below
                .introducer
                .is_some_and(|token| self.tag(token) == Tag::Wh && !self.word(token).eq_ignore_ascii_case("that"));
            let own = below.antecedent.is_none_or(|phrase| {
                let governed = self.clauses.noun_phrases[phrase].governed_by.is_some()
                    && self
                        .lexicon
                        .noun_cue(&self.head(phrase))
                        .is_none_or(|_| self.lexicon.can_speak(&self.head(phrase)));
                governed
                    || cue.addressee == Addressee::Object && clause.objects.contains(&phrase)
                    || cue.nouns.contains(&self.head(phrase))
                    || self.clauses.noun_phrases[phrase].time.is_some()
            });
            is_wh == wh && own && below.span.start >= clause.verb.span.start
        };
        let mut found = self.below_of(index, ClauseKind::Complement).filter(fits);
        let first = found.next()?;
        let start = match first.introducer {
            Some(token) if self.word(token).eq_ignore_ascii_case("that") => self.sentences.tokens[token].span.end,
            Some(token) => self.sentences.tokens[token].span.start,
            None => first.span.start,
        };
        let end = found.fold(first.span.end, |end, below| end.max(below.span.end));
        let object = clause
            .objects
            .first()
            .copied()
            .filter(|_| cue.addressee == Addressee::Object);
        Some(Content {
            addressee: object,
            cue_end: self.governed_noun(clause, cue),
            ..Content::of(Span { start, end }, if wh { "wh" } else { "clause" })
        })
    }

    /// Gives the token of the noun or adjective that makes a verb a cue: "taken the [view]", "made [clear]".
    pub(super) fn governed_noun(&self, clause: &Clause, cue: &Cue) -> Option<usize> {
        let noun = clause
            .objects
            .iter()
            .find(|&&object| cue.nouns.contains(&self.head(object)));
        let adjective = || {
            clause
                .adjectives
                .iter()
                .find(|&&token| cue.nouns.iter().any(|noun| noun == self.word(token)))
                .copied()
        };
        noun.map(|&object| self.clauses.noun_phrases[object].head)
            .or_else(adjective)
    }

    fn infinitive(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        let below = self.below_of(index, ClauseKind::Infinitive).next()?;
        let adjacent = self.words_between(self.end_of_cue(clause, cue), below.verb.tokens.start) == 0;
        // "declined to comment" reports nothing.
        let says_nothing = below.verb.lemma == "comment" && below.prepositional.is_empty();
        (clause.objects.is_empty() && adjacent && !says_nothing).then(|| Content {
            cue_end: self.governed_noun(clause, cue),
            ..Content::of(below.span, "infinitive")
        })
    }

    /// Gives the token behind a cue: "is [ready]", "has [said]".
    pub(super) fn end_of_cue(&self, clause: &Clause, cue: &Cue) -> usize {
        self.governed_noun(clause, cue)
            .map_or(clause.verb.tokens.end, |token| token + 1)
    }

    /// "The two are believed to be alive": the words around the verb, where no agent is named.
    fn subject_infinitive(&self, index: usize) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        let subject = self.full_span(clause.subject?);
        let below = self.below_of(index, ClauseKind::Infinitive).next()?;
        let adjacent = self.words_between(clause.verb.tokens.end, below.verb.tokens.start) == 0;
        (clause.verb.passive && adjacent).then(|| Content {
            spans: vec![subject, below.span],
            ..Content::of(subject, "subject-infinitive")
        })
    }

    /// Counts the words between two tokens that are neither adverbs nor negations.
    pub(super) fn words_between(&self, start: usize, end: usize) -> usize {
        (start..end)
            .filter(|&token| !matches!(self.tag(token), Tag::Adverb | Tag::Negation | Tag::OpenQuote))
            .count()
    }

    fn object_infinitive(&self, index: usize, cue: &Cue, whole: bool) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        let by_preposition = clause
            .prepositional
            .iter()
            .map(|&place| &self.clauses.prepositional[place])
            .find(|phrase| {
                let verb = cue.verb.as_deref().unwrap_or_default();
                verb.split_once(' ')
                    .is_some_and(|(_, preposition)| preposition == phrase.preposition)
            });
        let object = by_preposition
            .map(|phrase| phrase.object)
            .or_else(|| clause.objects.first().copied())
            .or_else(|| clause.subject.filter(|_| clause.verb.passive))?;
        let object_end = self.clauses.noun_phrases[object].span.end;
        let below = self
            .below_of(index, ClauseKind::Infinitive)
            .find(|below| below.span.start >= object_end)?;
        let before = self.token_at(object_end);
        let negation = (before..below.verb.tokens.start).find(|&token| self.tag(token) == Tag::Negation);
        let start = match negation {
            _ if whole && !clause.verb.passive => self.clauses.noun_phrases[object].span.start,
            Some(negation) => self.sentences.tokens[negation].span.start,
            None => below.span.start,
        };
        Some(Content {
            addressee: Some(object),
            ..Content::of(
                Span {
                    start,
                    end: below.span.end,
                },
                "object-infinitive",
            )
        })
    }

    fn gerund(&self, index: usize) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        let below = self.below_of(index, ClauseKind::Gerund).next()?;
        let adjacent = self.words_between(clause.verb.tokens.end, below.verb.tokens.start) == 0;
        adjacent.then(|| Content::of(below.span, "gerund"))
    }
}
