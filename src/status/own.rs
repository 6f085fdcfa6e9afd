//! What a clause's own words make of it: denial, modal verbs, tense.

use super::Status;
use super::lexicon::{Class, Effect, Hold};
use super::reader::StatusReader;
use crate::clause::{Clause, ClauseKind, Tense};
use crate::evidence::TimeRelation;
use crate::ontology::Modality;
use crate::sentence::Tag;
use crate::span::Span;

/// Auxiliaries that make a condition before their subject.
const INVERTED: [&str; 3] = ["had", "were", "should"];

/// Conjunctions before what may or may not be. Grammar, as all lists here.
pub(super) const IF: [&str; 5] = ["if", "unless", "lest", "provided", "providing"];

impl StatusReader<'_> {
    /// Gives what a clause's own words make of it, with those that it shares with the clause beside it.
    pub(super) fn own(&self, place: usize, beside: Option<usize>) -> Status {
        let clause = self.clause(place);
        let by_verb = self.verb_denial(clause);
        let mut status = Status {
            is_verb_denied: by_verb.is_some(),
            ..Status::default()
        };
        let shared = || {
            let beside = beside.filter(|&beside| self.shares_denial(clause, beside))?;
            let beside = self.clause(beside);
            self.verb_denial(beside).or_else(|| self.noun_denial(beside))
        };
        if let Some(span) = by_verb.or_else(|| self.noun_denial(clause)).or_else(shared) {
            status.deny(span, "negation");
        }
        self.read_modal(place, &mut status);
        self.read_adverb(clause, &mut status);
        self.read_schedule(place, &mut status);
        if let Some(span) = self.inversion(place) {
            status.weaken(Modality::Supposed, span, "if");
        }
        if let Some(span) = self.question_mark(clause) {
            status.weaken(Modality::Asked, span, "question");
        }
        status
    }

    /// "did not call Lula or thank Chile", "never called Lula or thanked Chile"; but not "did not call but came".
    fn shares_denial(&self, clause: &Clause, beside: usize) -> bool {
        let other = self.clause(beside);
        let first = self.sentences.sentences[clause.sentence].tokens.start;
        let before = (first..clause.verb.tokens.start).rev();
        let coordinator = before.take(4).find(|&token| self.tag(token) == Tag::Coordinator);
        let Some(coordinator) = coordinator else { return false };
        let same_subject = clause.subject == other.subject;
        let alone = clause.verb.tokens.len() == 1 && clause.verb.modal.is_none_or(|modal| modal < coordinator);
        if !same_subject || !alone || self.is_any(coordinator, &["but", "yet"]) {
            return false;
        }
        // Behind "and" only a form that needs the auxiliary: "did not come and sign", but "never came and signed".
        let needs = matches!(self.tag(clause.verb.head), Tag::VerbBase)
            || (other.verb.perfect || other.verb.passive) && self.tag(clause.verb.head) == Tag::VerbPastParticiple;
        self.is_any(coordinator, &["or", "nor"]) || needs && other.verb.negated
    }

    fn read_modal(&self, place: usize, status: &mut Status) {
        let clause = self.clause(place);
        let Some(token) = clause.verb.modal else {
            return self.read_duty(clause, status);
        };
        let word = self.small(token);
        let perfect = clause.verb.perfect;
        // "would say only that he was well", "would only say"
        let mut near = clause.verb.tokens.start..clause.verb.tokens.end + 1;
        let is_scant = word == "would" && near.any(|token| self.is(token, "only"));
        let is_polite = ["like", "prefer", "hope", "love", "wish"].contains(&clause.verb.lemma.as_str());
        // "would prefer a treaty": he does.
        if (is_polite || is_scant) && !perfect && !self.depends(place) {
            return;
        }
        let modality = match word {
            "would" | "'d" | "’d" if perfect => Modality::Supposed,
            "would" | "'d" | "’d" | "will" | "shall" | "'ll" | "’ll" | "wo" | "sha" => {
                if self.depends(place) {
                    Modality::Supposed
                } else {
                    Modality::Planned
                }
            }
            // "should have signed": he did not, or nobody knows.
            "must" | "should" | "ought" | "need" if perfect => Modality::Possible,
            "must" | "should" | "ought" | "need" => Modality::Demanded,
            _ if self.depends(place) => Modality::Supposed,
            _ => Modality::Possible,
        };
        status.weaken(modality, self.span(token), "modal");
    }

    /// "allegedly signed", "was reportedly told", "Perhaps, Japan signed"; but neither "the allegedly corrupt envoy signed"
    /// nor "Almost a year ago, Japan signed".
    fn read_adverb(&self, clause: &Clause, status: &mut Status) {
        let first = self.token_at(clause.span.start);
        let is_adverb = |&token: &usize| self.tag(token) == Tag::Adverb;
        let start = self.sentences.sentences[clause.sentence].tokens.start;
        let before = (start..clause.verb.tokens.start).rev().take_while(is_adverb);
        let opens = self.is(first + 1, ",") && first < clause.verb.tokens.start;
        let mut near = before.chain(clause.verb.tokens.clone()).chain(opens.then_some(first));
        let found = near.find_map(|token| {
            let word = self.small(token);
            let family = self.lexicon.family(Class::Adverb, word, Hold::Verb, false);
            family.filter(|_| is_adverb(&token)).map(|family| (token, family))
        });
        if let Some((token, family)) = found {
            // "He reportedly told Comey": what is reported of a report is still one.
            status.is_attempted = family.makes == Effect::Attempted && status.modality == Modality::Actual;
            status.weaken(Modality::Possible, self.span(token), &family.id);
        }
    }

    /// "has to leave"; "had to leave" tells that he did, or may.
    fn read_duty(&self, clause: &Clause, status: &mut Status) {
        let group = clause.verb.tokens.start..clause.verb.head;
        let Some(to) = group.clone().skip(1).find(|&token| self.tag(token) == Tag::To) else {
            return;
        };
        let first = group.start;
        let is_yet = group.into_iter().any(|token| self.is(token, "yet"));
        if clause.verb.tense == Tense::Present && self.is_any(first, &["has", "have", "'ve", "’ve"]) && !is_yet {
            status.weaken(Modality::Demanded, self.span(first).cover(self.span(to)), "modal");
        }
    }

    /// "as long as Japan signs": says whether the last of these words stands here.
    pub(super) fn is_as_long_as(&self, token: usize) -> bool {
        let before = token.checked_sub(1);
        self.is(token, "as") && before.is_some_and(|before| self.is(before, "long"))
    }

    /// "If Japan signs, Russia will leave", "would leave had Japan signed".
    fn depends(&self, place: usize) -> bool {
        let sentence = self.clauses.of_sentence(self.clause(place).sentence);
        let mut near = sentence.map(|near| self.clause(near));
        let by_conjunction = near.any(|below| {
            let is_below = below.parent.is_none_or(|parent| parent == place);
            let conjunction = below.introducer.is_some_and(|token| self.is_any(token, &IF));
            is_below && below.kind == ClauseKind::Adverbial && conjunction
        });
        let mut beside = self.clauses.of_sentence(self.clause(place).sentence);
        by_conjunction || beside.any(|beside| beside != place && self.inversion(beside).is_some())
    }

    /// Gives the auxiliary that stands before the subject: "had Hungary consented", "should Japan sign".
    ///
    /// The clause reader takes it for a verb of its own, or for a word of the subject at the head of a sentence.
    pub(super) fn inversion(&self, place: usize) -> Option<Span> {
        let clause = self.clause(place);
        let sentence = self.sentences.sentences[clause.sentence].tokens.clone();
        let subject = clause.subject.map(|subject| self.phrase(subject).tokens.start)?;
        let first = [subject, subject.saturating_sub(1)]
            .into_iter()
            .find(|&token| self.is_any(token, &INVERTED))?;
        let is_verb = first < clause.verb.tokens.start || clause.verb.tokens.len() == 1;
        // "Were the ministers wrong?"
        let asks = sentence.clone().any(|token| self.word(token).contains('?'));
        let opens =
            first == sentence.start || !matches!(self.tag(first - 1), Tag::Pronoun | Tag::ProperNoun | Tag::Comma);
        // "were the third time he said so": the verb has a subject of its own before it.
        let is_others = self.clauses.of_sentence(clause.sentence).any(|other| {
            let other = self.clause(other);
            let before = other
                .subject
                .is_some_and(|subject| self.phrase(subject).tokens.end <= first);
            other.verb.tokens.contains(&first) && before && other.coordinated_with.is_none()
        });
        let is_free = clause.kind == ClauseKind::Main || clause.introducer.is_none();
        (is_verb && opens && is_free && !asks && !is_others && first >= sentence.start).then(|| self.span(first))
    }

    /// "Putin is visiting Japan next week", "the ministers meet on Monday": of a day that is yet to come.
    fn read_schedule(&self, place: usize, status: &mut Status) {
        let clause = self.clause(place);
        let Some(published) = self.article.published else {
            return;
        };
        if clause.verb.tense != Tense::Present || clause.verb.perfect || status.modality != Modality::Actual {
            return;
        }
        let Some(moment) = self.moments.of_event(place) else {
            return;
        };
        let first = moment.when.value.bounds().map(|(first, _)| first);
        if moment.when.relation == TimeRelation::During && first.is_some_and(|first| first > published) {
            status.weaken(Modality::Planned, moment.span, "future-day");
        }
    }
}
