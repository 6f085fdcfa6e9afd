//! A clause with a cue → what is reported, by the ways in which the cue takes its content.

use super::cue::{Addressee, Cue, Frame};
use super::finder::StatementFinder;
use super::kept_back::keeps_back;
use super::way::Way;
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase, Tense};
use crate::ontology::{Modality, Trait};
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
    pub(super) way: Way,
}

impl Content {
    pub(super) fn of(span: Span, way: Way) -> Self {
        Self {
            spans: vec![span],
            addressee: None,
            cue_end: None,
            way,
        }
    }
}

impl StatementFinder<'_> {
    /// Finds what a cue reports in its own clause; quotations beside the clause are found apart.
    pub(super) fn find_content(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = self.clause(index);
        let has_noun =
            cue.nouns.is_empty() || cue.frames.contains(&Frame::Attitude) || self.governed_noun(clause, cue).is_some();
        if cue.passive && !clause.verb.passive || cue.attitude && clause.kind == ClauseKind::Infinitive {
            return None;
        }
        let explains = clause.kind == ClauseKind::Participle && cue.act.as_str() == "state";
        // "spoke for an hour without once mentioning the port"
        let kept_back = clause.kind == ClauseKind::Gerund && self.statuses.of(index).is_denied();
        let is_denied = clause.verb.negated || kept_back;
        let says_nothing = is_denied && cue.act.as_str() == "state" && cue.act_denied.is_none();
        cue.frames.iter().find_map(|frame| {
            let content = match frame {
                Frame::Clause | Frame::Infinitive | Frame::Preposition if !has_noun => None,
                // "attacked the plan", "attacked the village"
                Frame::Object if !cue.nouns.is_empty() && !self.has_listed_object(clause, cue) => None,
                // "did not mention the islands" reports nothing.
                Frame::Object | Frame::Preposition if says_nothing => None,
                // "“It is over,” he said, referring to the truce": a note of the narrator.
                Frame::Preposition if explains => None,
                Frame::Clause => self.complement(index, cue, false).or_else(|| self.around_as(index)),
                Frame::Subjunctive if self.asks_for(index) => self.complement(index, cue, false),
                // "did not say when" reports nothing.
                Frame::Wh if !self.statuses.of(index).is_denied() => self.complement(index, cue, true),
                Frame::Infinitive => self.infinitive(index, cue),
                Frame::SubjectInfinitive => self.subject_infinitive(index),
                Frame::ObjectInfinitive => self.object_infinitive(index, cue, false),
                Frame::ClauseInfinitive => self.object_infinitive(index, cue, true),
                Frame::Gerund => self.gerund(index),
                Frame::Object => self.object(index, cue),
                Frame::Attitude => self.attitude(index, cue),
                Frame::SmallClause => self.small_clause(index, cue),
                Frame::Preposition => self.preposition(index, cue),
                Frame::Rest => self.rest(index),
                Frame::Wh | Frame::Quote | Frame::Subjunctive => None,
            }?;
            let spans: Vec<Span> = content
                .spans
                .iter()
                .flat_map(|&span| self.around_parenthetical(index, span))
                .map(|span| Span {
                    end: self.before_contrast(index, span.start, span.end),
                    ..span
                })
                .map(|span| Span {
                    end: self.before_telling(index, span),
                    ..span
                })
                .map(|span| self.before_description(index, span))
                .map(|span| Span {
                    end: self.before_tail(index, span),
                    ..span
                })
                .map(|span| self.trim(span))
                .map(|span| Span {
                    end: self.before_dangling(span),
                    ..span
                })
                .filter(|span| !span.is_empty())
                .collect();
            (!spans.is_empty()).then_some(Content { spans, ..content })
        })
    }

    /// "insisted that Japan be told": says whether what is told is asked for by its form.
    fn asks_for(&self, index: usize) -> bool {
        let mut below = self.clauses.below(index);
        below.any(|below| {
            let is_plain = self.clause(below).verb.modal.is_none() && self.clause(below).kind == ClauseKind::Complement;
            is_plain && self.statuses.of(below).modality == Modality::Demanded
        })
    }

    pub(super) fn below_of(&self, index: usize, kind: ClauseKind) -> impl Iterator<Item = &Clause> {
        self.clauses
            .below(index)
            .map(|below| self.clause(below))
            .filter(move |below| below.kind == kind)
    }

    /// "said that …", "said …", "told reporters why …".
    fn complement(&self, index: usize, cue: &Cue, wh: bool) -> Option<Content> {
        let clause = self.clause(index);
        // "It remains to be seen whether"
        if clause.verb.passive && !clause.verb.is_finite() && !cue.passive {
            return None;
        }
        let fits = |below: &&Clause| {
            let is_wh = below
                .introducer
                .is_some_and(|token| self.tag(token) == Tag::Wh && !self.word(token).eq_ignore_ascii_case("that"));
            let own = below.antecedent.is_none_or(|phrase| {
                // "denied a report in the paper that …": that belongs to the report.
                let noun = self.noun_before(phrase);
                let carries = noun != phrase
                    && clause.objects.contains(&noun)
                    && self.lexicon.noun_cue(self.head(noun)).is_some();
                let governed = self.phrase(phrase).governed_by.is_some()
                    && !carries
                    && self
                        .lexicon
                        .noun_cue(self.head(phrase))
                        .is_none_or(|_| self.lexicon.can_speak(self.head(phrase)));
                governed
                    || cue.addressee == Addressee::Object && clause.objects.contains(&phrase)
                    || cue.nouns.contains(self.head(phrase))
                    // "said after he left Baku that …": what stands before `that` belongs to another clause.
                    || self.clauses.around(phrase) != Some(index)
                    || self.phrase(phrase).time.is_some()
            });
            is_wh == wh && own && below.span.start >= clause.verb.span.start
        };
        let mut found = self.below_of(index, ClauseKind::Complement).filter(fits);
        let Some(first) = found.next() else {
            return self.behind_condition(index, cue).filter(|_| !wh);
        };
        let behind_that = first.introducer.is_some_and(|token| self.is(token, "that"));
        if first.introducer.is_some_and(|token| self.only_points(token)) || cue.behind_that && !behind_that {
            return None;
        }
        let start = match first.introducer {
            Some(token) if self.word(token).eq_ignore_ascii_case("that") => self.sentences.tokens[token].span.end,
            Some(token) => self.sentences.tokens[token].span.start,
            None if cue.addressee == Addressee::Object => self.start_with_count(clause, first.span.start),
            None => {
                let start = self.start_with_marked(clause, self.start_of_owner(clause, cue, first));
                self.start_with_count(clause, start)
            }
        };
        let end = found.fold(first.span.end, |end, below| end.max(below.span.end));
        // "did not say whether", "would not confirm if" report nothing.
        let begins = self.is_any(self.token_at(first.span.start), &["whether", "if"]);
        let tells_little = !clause.verb.is_finite() || self.statuses.of(index).is_denied();
        // "fears if they win, all is lost" tells what follows the condition.
        let asks = begins && (first.introducer.is_some() || tells_little);
        // "determined whether it was true": nor does what only tells that somebody found out.
        let finds_out = !cue.frames.contains(&Frame::Wh) && cue.act.as_str() == "state";
        if asks && (finds_out || self.statuses.of(index).is_denied()) {
            return None;
        }
        let object = clause
            .objects
            .first()
            .copied()
            .filter(|_| cue.addressee == Addressee::Object);
        Some(Content {
            addressee: object,
            cue_end: self.governed_noun(clause, cue),
            ..Content::of(Span { start, end }, if wh { Way::Wh } else { Way::Clause })
        })
    }

    /// Says whether what a verb is done to is one of the nouns that the cue lists: its object, in the passive its subject,
    /// or what a relative clause stands behind.
    fn has_listed_object(&self, clause: &Clause, cue: &Cue) -> bool {
        let undergoes = clause.subject.filter(|_| clause.verb.passive);
        let mut objects = clause.objects.iter().copied().chain(undergoes).chain(clause.antecedent);
        let mut phrases = self.clauses.prepositional_of(clause);
        // "attacked Koch as a liar", "attacks the president for his silence"
        let gives_reason = phrases.any(|phrase| matches!(phrase.preposition.as_str(), "as" | "for" | "over"));
        let is_person = |object: usize| {
            self.references
                .parties(object)
                .iter()
                .any(|party| party.is(Trait::Person))
        };
        cue.frames.contains(&Frame::Attitude)
            || objects.any(|object| cue.nouns.contains(self.head(object)) || gives_reason && is_person(object))
    }

    /// Gives the token of the noun or adjective that makes a verb a cue: "taken the [view]", "made [clear]".
    pub(super) fn governed_noun(&self, clause: &Clause, cue: &Cue) -> Option<usize> {
        let noun = clause
            .objects
            .iter()
            .find(|&&object| cue.nouns.contains(self.head(object)));
        let adjective = || {
            clause
                .adjectives
                .iter()
                .find(|&&token| cue.nouns.contains(self.word(token)))
                .copied()
        };
        // "made it clear", whatever part of speech `clear` is taken for
        let behind = || {
            let object = clause.objects.first();
            let token = object.map_or(clause.verb.tokens.end, |&object| self.phrase(object).tokens.end);
            cue.nouns.contains(self.word(token)).then_some(token)
        };
        noun.map(|&object| self.phrase(object).head)
            .or_else(adjective)
            .or_else(behind)
    }

    fn infinitive(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = self.clause(index);
        let below = self.below_of(index, ClauseKind::Infinitive).next()?;
        // "pledged in the statement to share"
        let told_where = self.clauses.prepositional_of(clause);
        let told_where =
            told_where.filter(|phrase| matches!(phrase.preposition.as_str(), "in" | "at" | "during" | "after"));
        let inside = |phrase: &&PrepositionalPhrase| {
            phrase.span.start >= clause.verb.span.end && phrase.span.end <= below.span.start
        };
        let behind = told_where
            .filter(inside)
            .map(|phrase| self.full_span(phrase.object).end)
            .max();
        let from = behind.map_or(self.end_of_cue(clause, cue), |end| self.token_at(end));
        let first = self.token_at(below.span.start);
        // "promised not to use force"
        let negation = (from..first).find(|&token| self.tag(token) == Tag::Negation);
        let adjacent = self.words_between(from, below.verb.tokens.start) == 0;
        (clause.objects.is_empty() && adjacent && !keeps_back(clause, below)).then(|| Content {
            cue_end: self.governed_noun(clause, cue),
            ..Content::of(
                Span {
                    start: self.sentences.tokens[negation.unwrap_or(first)].span.start,
                    end: self.end_of_infinitive(index, below),
                },
                Way::Infinitive,
            )
        })
    }

    /// Gives the end of what shall be done: before what the narrator adds.
    fn end_of_infinitive(&self, index: usize, below: &Clause) -> u32 {
        let end = self.before_mark(below.verb.span.end, self.end_of_coordinated(index, below));
        self.before_aside(index, below.verb.span.end, end)
    }

    /// "urged voters to slow down and spend time": gives the end of the last of these.
    fn end_of_coordinated(&self, index: usize, first: &Clause) -> u32 {
        let beside = |below: &&Clause| below.coordinated_with.is_some() && below.span.start > first.span.start;
        let others = self.below_of(index, ClauseKind::Infinitive).filter(beside);
        others.fold(first.span.end, |end, below| end.max(below.span.end))
    }

    /// Gives the token behind a cue: "is [ready]", "has [said]".
    pub(super) fn end_of_cue(&self, clause: &Clause, cue: &Cue) -> usize {
        self.governed_noun(clause, cue)
            .map_or(clause.verb.tokens.end, |token| token + 1)
    }

    /// "The two are believed to be alive": the words around the verb, where no agent is named.
    fn subject_infinitive(&self, index: usize) -> Option<Content> {
        let clause = self.clause(index);
        let subject = self.full_span(clause.subject?);
        let below = self.below_of(index, ClauseKind::Infinitive).next()?;
        let adjacent = self.words_between(clause.verb.tokens.end, below.verb.tokens.start) == 0;
        (clause.verb.passive && adjacent).then(|| Content {
            spans: vec![subject, below.span],
            ..Content::of(subject, Way::SubjectInfinitive)
        })
    }

    /// Counts the words between two tokens that are neither adverbs nor negations, nor say when.
    pub(super) fn words_between(&self, start: usize, end: usize) -> usize {
        let says_when = |token: &usize| {
            let span = self.sentences.tokens[*token].span;
            let near = |at: u32| self.times.partition_point(|time| time.span.end <= at);
            let inside = self
                .times
                .get(near(span.start))
                .is_some_and(|time| time.span.contains(span));
            // "warned on Wednesday against", "pledged on Monday to"
            let leads = self
                .times
                .get(near(span.end))
                .is_some_and(|time| self.token_at(time.span.start) == token + 1);
            inside || leads && self.tag(*token) == Tag::Preposition
        };
        (start..end)
            .filter(|&token| !matches!(self.tag(token), Tag::Adverb | Tag::Negation | Tag::OpenQuote))
            .filter(|token| !says_when(token))
            .count()
    }

    fn object_infinitive(&self, index: usize, cue: &Cue, whole: bool) -> Option<Content> {
        let clause = self.clause(index);
        let by_preposition = self.clauses.prepositional_of(clause).find(|phrase| {
            let verb = cue.verb.as_deref().unwrap_or_default();
            verb.split_once(' ')
                .is_some_and(|(_, preposition)| preposition == phrase.preposition)
        });
        let object = by_preposition
            .map(|phrase| phrase.object)
            .or_else(|| clause.objects.first().copied())
            .or_else(|| clause.subject.filter(|_| clause.verb.passive))?;
        let object_end = self.phrase(object).span.end;
        if self.is_leave(object) {
            return None;
        }
        let below = self
            .below_of(index, ClauseKind::Infinitive)
            .find(|below| below.span.start >= object_end)?;
        // "wants the right to veto the plan": who wants it has it, and nothing is asked of a power.
        if !clause.verb.passive
            && below.subject == clause.subject
            && self.references.parties(object).iter().all(|party| !party.is_agent())
        {
            return None;
        }
        // "called for Kim to be freed", "ordered two envoys expelled": whom it happens to hears nothing of it.
        let undergoes = below.verb.passive && below.subject == Some(object) && !clause.verb.passive;
        let is_addressed = || {
            let is_both = cue.frames.contains(&Frame::ClauseInfinitive);
            !is_both && by_preposition.is_none() && self.references.parties(object).iter().any(|party| party.is_agent())
        };
        let whole = whole || undergoes && !is_addressed();
        let before = self.token_at(object_end);
        // "Kyiv says Minsk to leave": a headline; not "said something to upset him".
        let is_headline = || {
            let phrase = self.phrase(object);
            let adjacent =
                phrase.tokens.end == below.verb.tokens.start && phrase.tokens.start == clause.verb.tokens.end;
            adjacent && self.name_of(object).is_some() && clause.verb.tense == Tense::Present
        };
        if whole && cue.frames.contains(&Frame::Rest) && !is_headline() {
            return None;
        }
        let negation = (before..below.verb.tokens.start).find(|&token| self.tag(token) == Tag::Negation);
        let start = match negation {
            _ if whole && !clause.verb.passive => self.phrase(object).span.start,
            Some(negation) => self.sentences.tokens[negation].span.start,
            None => below.span.start,
        };
        Some(Content {
            // "wants Japan to sign": whoever is to do it need not hear it.
            addressee: Some(object).filter(|_| !whole),
            ..Content::of(
                Span {
                    start,
                    end: self.end_of_infinitive(index, below),
                },
                Way::ObjectInfinitive,
            )
        })
    }

    fn gerund(&self, index: usize) -> Option<Content> {
        let clause = self.clause(index);
        let below = self.below_of(index, ClauseKind::Gerund).next()?;
        let adjacent = self.words_between(clause.verb.tokens.end, below.verb.tokens.start) == 0;
        adjacent.then(|| Content::of(below.span, Way::Gerund))
    }
}
