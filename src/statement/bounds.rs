//! Where a content begins and ends: what the narrator puts before, into and behind it is none of it.

use super::content::Content;
use super::cue::{Addressee, Cue, Frame};
use super::finder::StatementFinder;
use super::way::Way;
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase, Tense};
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// What who reports does not do: "without elaborating".
const KEEPING_BACK: [&str; 8] = [
    "elaborating",
    "explaining",
    "giving",
    "identifying",
    "naming",
    "offering",
    "providing",
    "specifying",
];

impl StatementFinder<'_> {
    /// "said Chad's “armed presence” had grown": a clause begins with whose its subject is, though a quotation opens
    /// between.
    pub(super) fn start_of_owner(&self, clause: &Clause, cue: &Cue, below: &Clause) -> u32 {
        let start = below.span.start;
        let is_owner = |&object: &usize| {
            let phrase = self.phrase(object);
            let quote = self.token_at(phrase.span.end);
            let opens = (quote..self.token_at(start))
                .all(|token| self.tag(token) == Tag::OpenQuote || self.tag(token) == Tag::Possessive);
            phrase.span.start >= clause.verb.span.end && phrase.span.end < start && opens
        };
        let owner = clause.objects.last().copied().filter(is_owner);
        let owner = owner.filter(|_| cue.addressee != Addressee::Object);
        owner.map_or(start, |owner| self.phrase(owner).span.start)
    }

    /// "Italy wants the duties to stay, one of them said, while Hungary …": the parenthetical is the narrator's.
    pub(super) fn around_parenthetical(&self, index: usize, span: Span) -> Vec<Span> {
        let sentence = self.clauses.clauses[index].sentence;
        let is_inside = |clause: &&Clause| {
            let apart = clause.sentence == sentence && clause.kind == ClauseKind::Parenthetical;
            // "“and, you know, like we did …”": those are words of the speaker's.
            apart && !self.is_quoted(clause.verb.span) && clause.span.start > span.start && clause.span.end <= span.end
        };
        let Some(inside) = self.clauses_of(sentence).iter().find(is_inside) else {
            return vec![span];
        };
        let before = Span {
            end: inside.span.start,
            ..span
        };
        let after = Span {
            start: inside.span.end,
            ..span
        };
        vec![before, after]
    }

    /// "Egypt holds that it was broken, while Ethiopia insists …": what is set against it with a report of its own is the
    /// narrator's.
    pub(super) fn before_contrast(&self, index: usize, start: u32, end: u32) -> u32 {
        let sentence = self.clauses.clauses[index].sentence;
        let contrasts = |other: &&Clause| {
            let introduced = other.introducer.is_some_and(|token| {
                // "said that it was born there, as he accused India of theft"
                let mut cues = self.lexicon.cues_of(&other.verb.lemma);
                let speaks = cues.any(|cue| cue.nouns.is_empty() && !cue.attitude);
                let ends = end.abs_diff(other.span.end) <= 2 && self.after_comma(other);
                let accompanies = self.is(token, "as") && ends && speaks && !other.objects.is_empty();
                self.is_any(token, &["while", "whereas"]) || accompanies
            });
            // "asks for Chad to pay while Chad asks Mali to wait": the same verb sets it against the first, comma or none.
            let is_same = other.verb.lemma == self.clause(index).verb.lemma;
            other.sentence == sentence
                && other.span.start > start
                && other.span.end <= end
                && introduced
                && (is_same || self.after_comma(other))
                && other.verb.is_finite()
                && self
                    .lexicon
                    .cues_of(&other.verb.lemma)
                    .any(|cue| !cue.attitude || cue.act.as_str() != "state")
        };
        let others = self.clauses_of(sentence).iter();
        let first = others.clone().filter(contrasts).map(|other| other.span.start);
        let conceded = others.filter_map(|other| self.concession(other, start, end));
        let despite = self.despite(sentence, start, end);
        let despite = despite.or_else(|| self.summed_up(start, end));
        first.chain(conceded).chain(despite).fold(end, u32::min)
    }

    /// "said he would wait for Lavrov, who left on Monday", "said they were ready, compared with ten who were not": who
    /// somebody is, and what he is compared with, the narrator adds.
    pub(super) fn before_description(&self, index: usize, span: Span) -> Span {
        let clause = self.clause(index);
        let adds = |other: &&Clause| {
            let reaches = other.span.start > span.start && other.span.end.abs_diff(span.end) <= 2;
            let is_person = |phrase: usize| {
                self.references
                    .parties(phrase)
                    .iter()
                    .any(|party| party.is(Trait::Person))
            };
            let describes = other.kind == ClauseKind::Relative
                && other.introducer.is_some_and(|token| self.is_any(token, &["who"]))
                && other
                    .antecedent
                    .is_some_and(|phrase| self.name_of(phrase).is_some() && is_person(phrase));
            let compares = other.verb.lemma == "compare" && !other.verb.is_finite();
            // "said he would go, without elaborating"
            let first = self.token_at(other.span.start);
            let keeps_back = other.kind == ClauseKind::Gerund && self.is_any(other.verb.head, &KEEPING_BACK);
            let keeps_back =
                keeps_back && first > 1 && self.is(first - 1, "without") && self.tag(first - 2) == Tag::Comma;
            reaches
                && (keeps_back || (describes || compares) && self.after_comma(other))
                && !self.is_quoted(other.verb.span)
        };
        let mut others = self.clauses_of(clause.sentence).iter().filter(adds);
        let start = |other: &Clause| {
            let before = self.token_at(other.span.start).saturating_sub(1);
            let led = self.is(before, "without");
            if led { self.span(before).start } else { other.span.start }
        };
        let end = others.next().map_or(span.end, start);
        Span { end, ..span }
    }

    /// "said if elected he would wait": a condition that stands first hides the clause that depends on it.
    pub(super) fn behind_condition(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = self.clause(index);
        // "fears if they win, …", but not "wonders if they win"
        const BEFORE_IF: [&str; 12] = [
            "ask",
            "check",
            "decide",
            "determine",
            "discover",
            "doubt",
            "find",
            "know",
            "learn",
            "question",
            "see",
            "wonder",
        ];
        let asks = BEFORE_IF.contains(&clause.verb.lemma.as_str());
        // "declined to say if he had asked"
        let tells = clause.verb.is_finite() && !self.statuses.of(index).is_denied();
        let plain = cue.frames.contains(&Frame::Clause) && !asks && tells;
        let behind = clause.verb.tokens.end;
        let opens = plain && self.is_any(behind, &["if", "unless", "although", "though"]);
        let mut below = self.below_of(index, ClauseKind::Adverbial).filter(|_| opens);
        let below = below.find(|below| below.introducer == Some(behind) && below.verb.is_finite())?;
        Some(Content::of(below.span, Way::Clause))
    }

    /// "cited leaks, blocked drains and bare wires": what stands beside the first is no other name of it where `and`
    /// follows and no article comes before it.
    pub(super) fn begins_list(&self, index: usize, beside: usize) -> bool {
        let phrase = self.phrase(beside);
        let names = matches!(self.tag(phrase.tokens.start), Tag::Determiner | Tag::ProperNoun);
        let end = self.token_at(self.clause(index).span.end);
        let mut behind = phrase.tokens.end..end;
        !names && behind.any(|token| self.is(token, "and"))
    }

    /// Gives the end of a content that a noun phrase begins: what the narrator adds after it is left out.
    ///
    /// "rejected the protest on Monday, saying …": the day and the participle belong to the cue.
    pub(super) fn content_end(&self, index: usize, at_least: u32) -> u32 {
        let clause = self.clause(index);
        // "rejected the appeal, with a spokeswoman telling reporters …"
        let accompanies = |phrase: &&PrepositionalPhrase| {
            let first = self.token_at(phrase.span.start);
            let acts = self.clauses.below(index).any(|below| {
                let below = self.clause(below);
                below.kind == ClauseKind::Gerund && below.subject == Some(phrase.object)
            });
            phrase.preposition == "with" && first > 0 && self.tag(first - 1) == Tag::Comma && acts
        };
        let below = self.clauses.below(index).map(|below| self.clause(below));
        let end = below
            .filter(|below| below.span.start >= at_least && self.is_narrated(index, below))
            .map(|below| match below.kind {
                // "dismissed the report by saying": the preposition is of the gerund.
                ClauseKind::Gerund => self.span(self.token_at(below.span.start).saturating_sub(1)).start,
                _ => below.span.start,
            })
            .fold(clause.span.end, u32::min);
        let own = self.clauses.prepositional_of(clause);
        let end = own
            .filter(accompanies)
            .map(|phrase| phrase.span.start)
            .filter(|&start| start >= at_least)
            .fold(end, u32::min);
        let end = self.before_mark(at_least, end);
        let end = if end < clause.span.end {
            self.before_adverb(at_least, end)
        } else {
            end
        };
        let mut end = self.before_day(index, at_least, end);
        for phrase in self.clauses.prepositional_of(clause).rev() {
            let last = self
                .trim(Span {
                    start: at_least.min(end),
                    end,
                })
                .end;
            if self.says_when(phrase) && self.full_span(phrase.object).end >= last && phrase.span.start >= at_least {
                end = phrase.span.start;
            }
        }
        let end = self.summed_up(at_least, end).map_or(end, |start| start.min(end));
        end.max(at_least)
    }

    /// "even as he left", "as soon as he left", ", angrily accusing him": the adverb is of what follows it.
    fn before_adverb(&self, at_least: u32, end: u32) -> u32 {
        let adverb = self.token_at(end).saturating_sub(1);
        let before = adverb.saturating_sub(1);
        let first = match self.tag(adverb) {
            Tag::Adverb if self.is_any(adverb, &["even", "just", "only", "shortly", "immediately"]) => adverb,
            Tag::Adverb if self.tag(before) == Tag::Comma => adverb,
            _ if self.is_any(adverb, &["soon", "long"]) && self.is_any(before, &["as", "so"]) => before,
            _ => return end,
        };
        self.span(first).start.max(at_least)
    }

    /// "pledged to rebuild its army, reversing an old habit", "urged Mali to leave the port, which it took in May": gives the
    /// end of what shall be done before what the narrator says of it.
    pub(super) fn before_aside(&self, index: usize, at_least: u32, end: u32) -> u32 {
        let adds = |other: &&Clause| {
            let which = other.introducer.is_some_and(|token| self.is(token, "which"));
            let is_aside = match other.kind {
                // "to build a bank, which would employ the old clerks": that is part of it.
                ClauseKind::Relative => which && other.verb.tense == Tense::Past && other.verb.modal.is_none(),
                ClauseKind::Participle => self.tag(other.verb.head) == Tag::VerbGerund,
                _ => false,
            };
            let reaches = other.span.start > at_least && other.span.end.abs_diff(end) <= 2;
            is_aside && reaches && self.after_comma(other) && !self.is_quoted(other.verb.span)
        };
        let mut others = self.clauses_of(self.clause(index).sentence).iter().filter(adds);
        others.next().map_or(end, |other| other.span.start)
    }

    /// Says whether a clause below one that has a noun phrase for its content is the narrator's.
    fn is_narrated(&self, index: usize, below: &Clause) -> bool {
        let first = self.token_at(below.span.start);
        match below.kind {
            // "called the charges false and invented by rivals": that is what he called them.
            ClauseKind::Participle => {
                let joined = first > 0 && self.tag(first - 1) == Tag::Coordinator;
                !(joined && self.tag(below.verb.tokens.start) == Tag::VerbPastParticiple)
            }
            // "praised the plan when he met Abe", but "demanded a deal before winter came": that tells what is demanded.
            ClauseKind::Adverbial => {
                let act = self.lexicon.act_of(&self.clause(index).verb.lemma);
                let asks =
                    act.is_some_and(|act| matches!(act.as_str(), "demand" | "propose" | "promise" | "condition"));
                // "called for talks after Mali closed the port": what is past is not asked for.
                let is_past = below.verb.tense == Tense::Past && below.verb.modal.is_none();
                let tells_when = self.is_any(first, &["as", "while", "although", "though"])
                    || self.is(first, "after") && (is_past || !asks)
                    || self.is_any(first, &["when", "before"]) && !asks;
                self.after_comma(below) || tells_when && below.verb.is_finite()
            }
            // "as an heir who inherited it, gamed the code and fled"
            ClauseKind::Relative => {
                self.after_comma(below) && (below.coordinated_with.is_none() || below.introducer.is_some())
            }
            // "rebuked him by showing respect"
            ClauseKind::Gerund => {
                let before = first.saturating_sub(1);
                self.is_any(before, &["by", "before", "after", "while"])
            }
            _ => false,
        }
    }

    /// "dismissed it as a suburb — a metaphor of his", "rebuked him, but in a calm manner": gives the end before a single
    /// dash, and before `but`, where neither stands in a quotation.
    pub(super) fn before_mark(&self, at_least: u32, end: u32) -> u32 {
        let tokens = self.token_at(at_least)..self.token_at(end);
        let outside = |token: &usize| !self.is_quoted(self.span(*token));
        // "U.S.-Iranian talks"
        let parts = |&token: &usize| {
            let (before, after) = self.text().split_at(self.span(token).start as usize);
            let spaced = before.ends_with(char::is_whitespace) || after.chars().nth(1).is_some_and(char::is_whitespace);
            self.tag(token) == Tag::Dash && (spaced || after.starts_with('—'))
        };
        let mut dashes = tokens.clone().filter(parts).filter(outside);
        let dash = dashes.next().filter(|_| dashes.next().is_none());
        let but = tokens.into_iter().find(|&token| {
            let after = token > 0 && self.tag(token - 1) == Tag::Comma;
            after && self.is(token, "but") && outside(&token)
        });
        let first = dash.into_iter().chain(but).min();
        first.map_or(end, |token| self.span(token).start)
    }

    /// "endorsed him last week": gives the end before a day that nothing governs; in "praised those who left last week"
    /// it is another verb's.
    fn before_day(&self, index: usize, at_least: u32, end: u32) -> u32 {
        let clause = self.clause(index);
        let begin = clause.verb.span.end;
        let is_inside = |other: &Clause| other.verb.span.start >= begin && other.verb.span.end <= end;
        if self.clauses_of(clause.sentence).iter().any(is_inside) {
            return end;
        }
        let last = self
            .trim(Span {
                start: at_least.min(end),
                end,
            })
            .end;
        let place = self.times.partition_point(|time| time.span.end < last);
        let time = self
            .times
            .get(place)
            .filter(|time| time.span.end == last && time.span.start > at_least);
        let day = time.filter(|time| {
            let before = self.token_at(time.span.start).saturating_sub(1);
            matches!(
                self.tag(before),
                Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Pronoun | Tag::Adverb | Tag::CloseQuote
            )
        });
        day.map_or(end, |day| day.span.start)
    }

    /// "praised the plan at a news conference in Minsk", "on Twitter", "in an interview": gives the end of an object before
    /// where it was said; "criticised the mood at the summit" is of the summit.
    pub(super) fn before_occasion(&self, index: usize, start: u32, end: u32) -> u32 {
        let is_own = |phrase: usize| {
            let first = self.phrase(phrase).tokens.start;
            self.is_any(first, &["a", "an"]) || self.tag(first) == Tag::PossessivePronoun
        };
        let told = |phrase: &&PrepositionalPhrase| {
            let head = self.head(phrase.object);
            let speaks = match phrase.preposition.as_str() {
                "in" | "during" | "at" => self.lexicon.is_occasion(head) && is_own(phrase.object),
                "on" => self.lexicon.carries_words(head) && phrase.span.end <= end,
                _ => false,
            };
            speaks && phrase.span.start >= start && phrase.span.start < end
        };
        let mut phrases = self.clauses.prepositional_of(self.clause(index));
        phrases.find(told).map_or(end, |phrase| phrase.span.start)
    }

    /// "on Thursday", "in an interview", "during a rally", "at a hearing", "on Twitter": when and where it was said.
    fn says_when(&self, phrase: &PrepositionalPhrase) -> bool {
        let head = self.head(phrase.object);
        let speaks = match phrase.preposition.as_str() {
            "in" | "during" => self.lexicon.is_occasion(head) || self.lexicon.can_speak(head),
            "at" => self.lexicon.is_occasion(head),
            "on" => self.lexicon.carries_words(head),
            _ => false,
        };
        self.phrase(phrase.object).time.is_some() || speaks
    }
}
