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
        cue.frames.iter().find_map(|frame| {
            let content = match frame {
                Frame::Clause if has_noun => self.complement(index, cue, false),
                // "did not say when" reports nothing.
                Frame::Wh if !clause.verb.negated => self.complement(index, cue, true),
                Frame::Infinitive => self.infinitive(index),
                Frame::ObjectInfinitive => self.object_infinitive(index, cue, false),
                Frame::ClauseInfinitive => self.object_infinitive(index, cue, true),
                Frame::Gerund => self.gerund(index),
                Frame::Object => self.object(index),
                Frame::Attitude => self.attitude(index, cue),
                Frame::SmallClause => self.small_clause(index),
                Frame::Preposition => self.preposition(index, cue),
                Frame::Rest => self.rest(index),
                Frame::Clause | Frame::Wh | Frame::Quote => None,
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

    fn below_of(&self, index: usize, kind: ClauseKind) -> impl Iterator<Item = &Clause> {
        self.below[index]
            .iter()
            .map(|&below| &self.clauses.clauses[below])
            .filter(move |below| below.kind == kind)
    }

    /// "said that …", "said …", "told reporters why …".
    fn complement(&self, index: usize, cue: &Cue, wh: bool) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
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
    fn governed_noun(&self, clause: &Clause, cue: &Cue) -> Option<usize> {
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

    fn infinitive(&self, index: usize) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        let below = self.below_of(index, ClauseKind::Infinitive).next()?;
        let adjacent = self.words_between(clause.verb.tokens.end, below.verb.tokens.start) == 0;
        (clause.objects.is_empty() && adjacent).then(|| Content::of(below.span, "infinitive"))
    }

    /// Counts the words between two tokens that are neither adverbs nor negations.
    fn words_between(&self, start: usize, end: usize) -> usize {
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

    /// "denied the charge", "Russia was accused by Ukraine of shelling the port".
    fn object(&self, index: usize) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        if clause.verb.passive {
            return self.undergone(index);
        }
        let object = *clause.objects.first()?;
        let noun_phrase = &self.clauses.noun_phrases[object];
        // "denied him a visa": somebody is refused something; nothing is said.
        let receives =
            clause.objects.len() > 1 && self.references.parties(object).iter().all(|party| self.is_agent(party));
        let after = noun_phrase.span.start >= clause.verb.span.end && !receives;
        let span = Span {
            start: noun_phrase.span.start,
            end: self.content_end(index, noun_phrase.full.end),
        };
        after.then(|| Content::of(span, "object"))
    }

    /// Of a passive the subject is what is judged, with what follows the agent.
    fn undergone(&self, index: usize) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        let subject = self.full_span(clause.subject?);
        let phrases = clause
            .prepositional
            .iter()
            .map(|&place| &self.clauses.prepositional[place]);
        let agent = phrases.clone().find(|phrase| phrase.preposition == "by")?;
        let agent_end = self.full_span(agent.object).end;
        let rest = Span {
            start: agent_end,
            end: self.content_end(index, agent_end),
        };
        Some(Content {
            spans: vec![subject, rest],
            ..Content::of(subject, "object")
        })
    }

    fn attitude(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        let object = clause
            .objects
            .first()
            .filter(|&&object| cue.nouns.contains(&self.head(object)))?;
        let noun_phrase = &self.clauses.noun_phrases[*object];
        let start = noun_phrase.span.start;
        Some(Content::of(
            Span {
                start,
                end: self.content_end(index, noun_phrase.full.end),
            },
            "attitude",
        ))
    }

    /// "called the seizure illegal", "described it as theft"; a name makes no statement: "calls them the Kurils".
    fn small_clause(&self, index: usize) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        let object = *clause.objects.first()?;
        let start = self.clauses.noun_phrases[object].span.start;
        let is_name = |&phrase: &usize| {
            let noun_phrase = &self.clauses.noun_phrases[phrase];
            noun_phrase.mention.is_some() || self.tag(noun_phrase.head) == Tag::ProperNoun
        };
        let second = clause.objects.get(1).filter(|phrase| !is_name(phrase));
        let as_phrase = clause
            .prepositional
            .iter()
            .any(|&place| self.clauses.prepositional[place].preposition == "as");
        let adjective = clause
            .adjectives
            .iter()
            .any(|&token| self.sentences.tokens[token].span.start > start);
        let predicate = second.is_some() || as_phrase || adjective;
        predicate.then(|| {
            Content::of(
                Span {
                    start,
                    end: self.content_end(index, start),
                },
                "small-clause",
            )
        })
    }

    /// "called for talks", "appealed to Japan for radars", "warned Russia against sending tanks".
    fn preposition(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = &self.clauses.clauses[index];
        let phrases = || {
            clause
                .prepositional
                .iter()
                .map(|&place| &self.clauses.prepositional[place])
        };
        let addressed = clause
            .objects
            .first()
            .copied()
            .filter(|_| cue.addressee == Addressee::Object);
        let spoken_to = phrases()
            .find(|phrase| phrase.preposition == "to")
            .map(|phrase| phrase.object);
        let told = addressed.or(spoken_to).map_or(clause.verb.tokens.end, |phrase| {
            self.clauses.noun_phrases[phrase].tokens.end
        });
        let follows = |first: usize| {
            self.words_between(clause.verb.tokens.end, first) == 0
                || first >= told && self.words_between(told, first) == 0
        };
        let phrase = phrases()
            .find(|phrase| cue.prepositions.contains(&phrase.preposition) && follows(self.token_at(phrase.span.start)));
        let gerund = || {
            self.below_of(index, ClauseKind::Gerund).find(|below| {
                let before = self.token_at(below.span.start).saturating_sub(1);
                cue.prepositions
                    .iter()
                    .any(|word| self.word(before).eq_ignore_ascii_case(word))
                    && follows(before)
            })
        };
        let span = match phrase {
            Some(phrase) => {
                let noun_phrase = &self.clauses.noun_phrases[phrase.object];
                Span {
                    start: noun_phrase.span.start,
                    end: self.content_end(index, noun_phrase.full.end),
                }
            }
            None => gerund()?.span,
        };
        Some(Content {
            addressee: addressed,
            ..Content::of(span, "preposition")
        })
    }

    /// Gives the end of a content that a noun phrase begins: what the narrator adds after it is left out.
    ///
    /// "rejected the protest on Monday, saying …": the day and the participle belong to the cue.
    fn content_end(&self, index: usize, at_least: u32) -> u32 {
        let clause = &self.clauses.clauses[index];
        let narrated = |below: &&Clause| {
            below.span.start >= at_least
                && (below.kind == ClauseKind::Participle
                    || below.kind == ClauseKind::Adverbial && self.after_comma(below))
        };
        let below = self.below[index].iter().map(|&below| &self.clauses.clauses[below]);
        let mut end = below
            .filter(narrated)
            .map(|below| below.span.start)
            .fold(clause.span.end, u32::min);
        let mut phrases: Vec<_> = clause
            .prepositional
            .iter()
            .map(|&place| &self.clauses.prepositional[place])
            .collect();
        phrases.reverse();
        for phrase in phrases {
            let last = self
                .trim(Span {
                    start: at_least.min(end),
                    end,
                })
                .end;
            if self.clauses.noun_phrases[phrase.object].time.is_some()
                && phrase.span.end >= last
                && phrase.span.start >= at_least
            {
                end = phrase.span.start;
            }
        }
        end.max(at_least)
    }

    fn after_comma(&self, clause: &Clause) -> bool {
        let first = self.token_at(clause.span.start);
        first > 0 && self.tag(first - 1) == Tag::Comma
    }
}
