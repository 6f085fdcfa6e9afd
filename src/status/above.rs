//! What the clause above makes of one: its verb, a noun or adjective in it, the conjunction between them.

use super::lexicon::{Class, Effect, Hold, StatusFamily};
use super::own::IF;
use super::reader::StatusReader;
use super::{Status, turned};
use crate::clause::{Clause, ClauseKind, Tense, tells_first};
use crate::ontology::{Modality, Polarity};
use crate::sentence::Tag;
use crate::span::Span;

/// Conjunctions before what comes only later than the clause above. Grammar, as all lists here.
const AHEAD: [&str; 5] = ["before", "until", "till", "once", "lest"];

/// Conjunctions of time, behind which what is to come stands in the present.
const TIMES: [&str; 3] = ["when", "whenever", "after"];

/// What a word makes of what it governs, and where it stands.
pub(super) type Found<'a> = (&'a str, Effect, Span);

impl<'a> StatusReader<'a> {
    /// Gives what the clauses above make of one; as fact where nothing stands above.
    pub(super) fn above(&self, place: usize) -> Status {
        let clause = self.clause(place);
        let Some(parent) = clause.parent else {
            // "Unless Russia leaves, it will hold": the reader may have parted the two.
            return match clause.kind {
                ClauseKind::Adverbial => self.above_adverbial(clause, place),
                ClauseKind::Infinitive => self.alone(clause),
                _ => Status::default(),
            };
        };
        // "Did Abe meet Putin?", "will he go?": the auxiliary has been read as a clause of its own.
        let above = self.clause(parent);
        let verb = &above.verb;
        // "Is Trump prepared to go?": the same with a participle, which has been read as describing Trump.
        let is_inverted = above.kind == ClauseKind::Main
            && above.subject.is_none()
            && clause.antecedent.is_some_and(|noun| above.objects.contains(&noun));
        let is_auxiliary = verb.lemma == "do"
            || self.tag(verb.head) == Tag::Modal
            || is_inverted && matches!(verb.lemma.as_str(), "be" | "have");
        if is_auxiliary && clause.introducer.is_none() && self.tag(clause.verb.head) != Tag::VerbPast {
            return self.read_before(parent);
        }
        match clause.kind {
            // "will meet Abe when he visits Japan"
            ClauseKind::Relative if clause.introducer.is_some_and(|token| self.is(token, "when")) => {
                self.above_adverbial(clause, parent)
            }
            ClauseKind::Main | ClauseKind::Parenthetical | ClauseKind::Relative => Status::default(),
            ClauseKind::Infinitive => self.above_infinitive(clause, parent),
            ClauseKind::Gerund => self.above_gerund(clause, parent),
            ClauseKind::Participle => self.along(self.with_tense(parent)),
            ClauseKind::Adverbial => self.above_adverbial(clause, parent),
            ClauseKind::Complement => self.above_complement(clause, parent),
        }
    }

    /// "Kenya and the European Union plan to sign", "promises to sign": the verb above has been read as a noun; and a
    /// headline's "Kenya to sign".
    fn alone(&self, clause: &Clause) -> Status {
        let found = self.noun_before(clause.verb.tokens.start, Hold::Infinitive);
        let is_headline = clause
            .subject
            .is_some_and(|subject| self.phrase(subject).tokens.end <= clause.verb.tokens.start);
        let headline = is_headline.then(|| ("is-to", Effect::Planned, self.span(clause.verb.head)));
        let found = found.map(|(_, found)| found).or(headline);
        found.map_or_else(Status::default, |found| made(found, Status::default()))
    }

    /// What goes along with something is as certain as that, but not denied with it: "did not sign, citing the cost".
    pub(super) fn along(&self, parent: usize) -> Status {
        let above = self.read_before(parent);
        match above.modality {
            // "demanded that Turkey pull back, warning Ankara": who demands warns.
            Modality::Demanded | Modality::Asked => Status::default(),
            _ => Status {
                polarity: Polarity::Affirmed,
                ..above
            },
        }
    }

    /// Gives the innermost clause from one upward that shows a tense: ", saying that" goes along with what somebody did,
    /// whatever it was for.
    fn with_tense(&self, place: usize) -> usize {
        let mut lineage = self.clauses.lineage(place);
        lineage
            .find(|&above| self.clause(above).verb.is_finite())
            .unwrap_or(place)
    }

    fn above_infinitive(&self, clause: &Clause, parent: usize) -> Status {
        let above = self.clause(parent);
        let first = clause.verb.tokens.start;
        if let Some(found) = self.noun_before(first, Hold::Infinitive) {
            return self.through_noun(found, parent);
        }
        let adjective = self.adjective_before(above, first, Hold::Infinitive);
        let verb = || self.verb_over(clause, parent, Hold::Infinitive);
        if let Some(found) = adjective.or_else(verb) {
            return self.effect(found, parent);
        }
        let shown = self.span(above.verb.head);
        // "Putin is to visit Japan", "is going to visit"
        let adjacent = !above
            .objects
            .iter()
            .any(|&object| self.phrase(object).tokens.start < first)
            && self.clauses.prepositional_of(above).all(|of| of.preposition != "among")
            && !above.adjectives.iter().any(|&token| token < first);
        if above.verb.lemma == "be" && adjacent || above.verb.lemma == "go" && self.is(above.verb.head, "going") {
            return self.effect(("is-to", Effect::Planned, shown), parent);
        }
        let is_first = |&object: &usize| self.phrase(object).tokens.end <= first && self.is_first(object);
        // "was among the first to sign", "is one of the few states to sign"
        let picked = self.clauses.prepositional_of(above);
        let picked = picked.filter(|of| ["among", "of"].contains(&of.preposition.as_str()));
        let mut picked = picked.map(|of| of.object);
        if above.objects.iter().any(is_first) || picked.any(|object| is_first(&object)) {
            return self.effect(("first-to", Effect::Happens, shown), parent);
        }
        // "Roe, the first officer to visit Oman, left"
        let mut beside = self.clauses.phrases_of(clause.sentence);
        let is_before = |phrase: usize| self.phrase(phrase).tokens.end == first;
        if beside.any(|phrase| is_before(phrase) && self.is_first(phrase) && self.is_apposed(phrase)) {
            return Status::default();
        }
        // "sanctions to be imposed by Japan may hurt Russia": what belongs to the subject is not told with the verb.
        if first < above.verb.tokens.start {
            return made(("is-to", Effect::Planned, self.span(first)), Status::default());
        }
        // "flew to Moscow to meet Putin": what somebody does something for, he means to do.
        Status {
            is_attempted: self.read_before(parent).is_fact(),
            ..self.effect(("purpose", Effect::Planned, self.span(first)), parent)
        }
    }

    /// Says whether a phrase tells of the first or the most of its kind: "the most senior envoys", "the oldest man".
    fn is_first(&self, phrase: usize) -> bool {
        let mut tokens = self.phrase(phrase).tokens.clone();
        tokens.any(|token| tells_first(self.word(token), self.tag(token)))
    }

    /// Says whether a phrase describes another one before it.
    fn is_apposed(&self, phrase: usize) -> bool {
        let mut others = self.clauses.phrases_of(self.sentence_of(phrase));
        others.any(|other| self.phrase(other).apposition == Some(phrase))
    }

    fn above_adverbial(&self, clause: &Clause, parent: usize) -> Status {
        let mut status = Status::default();
        let Some(introducer) = clause.introducer else {
            return status;
        };
        let shown = self.span(introducer);
        let is_pair = self.is(introducer, "as") && self.is_any(introducer + 1, &["if", "though"])
            || self.is(introducer, "in") && self.is(introducer + 1, "case");
        // "stays as long as Chad pays", "would stay as long as Chad paid"; but "stayed as long as Chad paid" tells how long.
        let is_length = clause.verb.tense == Tense::Past && self.clause(parent).verb.modal.is_none();
        let is_pair = is_pair || self.is_as_long_as(introducer) && !is_length;
        if is_pair || self.is_any(introducer, &IF) {
            status.weaken(Modality::Supposed, shown, "if");
        } else if self.is(introducer, "whether") {
            status.weaken(Modality::Asked, shown, "whether");
        } else if clause.verb.tense == Tense::Present && !clause.verb.perfect {
            let parent = self.open_above(parent);
            let above = self.read_before(parent).modality;
            let is_past = self.clause(parent).verb.tense == Tense::Past && above == Modality::Actual;
            // "said their future was not on the table when Trump and Kim meet"
            let is_ahead = self.is_any(introducer, &AHEAD)
                || is_past && self.is(introducer, "when") && self.tag(clause.verb.head) == Tag::VerbPresent;
            if is_ahead {
                status.weaken(Modality::Planned.max(above), shown, "ahead");
            } else if self.is_any(introducer, &TIMES) && above != Modality::Actual {
                status.weaken(above, shown, "along");
            }
        } else if self.is_seen_ahead(clause, parent) {
            status.weaken(Modality::Planned, shown, "ahead");
        } else if !clause.verb.is_finite() {
            return self
                .by_preposition(self.small(introducer), shown, parent)
                .unwrap_or(status);
        }
        status
    }

    /// "said he would raise it when he met Abe": a past that a report has made of what was to come; but not "would raise what
    /// he had said when he met Abe", nor "would go after Abe invited him", who may have done so.
    fn is_seen_ahead(&self, clause: &Clause, parent: usize) -> bool {
        let is_past = clause.verb.tense == Tense::Past && !clause.verb.perfect && clause.verb.modal.is_none();
        let verb = &self.clause(parent).verb;
        let is_would = verb
            .modal
            .is_some_and(|modal| self.is_any(modal, &["would", "'d", "’d"]));
        let waits = |token: usize| self.is(token, "when") || self.is_any(token, &AHEAD);
        is_past && is_would && !verb.perfect && clause.introducer.is_some_and(waits)
    }

    /// "will call for sweeping laws when he visits Japan": gives the nearest clause above a time that is no fact, up to the
    /// first whose verb has a time; itself where that is one.
    fn open_above(&self, clause: usize) -> usize {
        let is_end = |&above: &usize| {
            self.clause(above).verb.is_finite() || self.read_before(above).modality != Modality::Actual
        };
        self.clauses.lineage(clause).find(is_end).unwrap_or(clause)
    }

    /// Gives what the verb of the clause above makes of one below it.
    pub(super) fn verb_over(&self, clause: &Clause, parent: usize, hold: Hold) -> Option<Found<'a>> {
        let above = self.clause(parent);
        // "wants Japan to sign", "Japan was urged to sign"
        let of_other = above.verb.passive || clause.subject.is_some() && clause.subject != above.subject;
        let family = |lemma: &str| self.lexicon.family(Class::Verb, lemma, hold, of_other);
        // "called on Japan to sign"
        let behind = self.clauses.prepositional_of(above).next();
        let behind = behind.filter(|phrase| self.token_at(phrase.span.start) == above.verb.tokens.end);
        let longer = behind.and_then(|phrase| family(&format!("{} {}", above.verb.lemma, phrase.preposition)));
        let plain = || above.verb.lemma.split(' ').next().and_then(family);
        let found: &StatusFamily = longer.or_else(|| family(&above.verb.lemma)).or_else(plain)?;
        let first = clause.verb.tokens.start;
        let is_next = first <= above.verb.tokens.end + 1 || first < above.verb.tokens.start;
        (!found.adjacent || is_next).then_some((&found.id, found.makes, above.verb.span))
    }

    /// Gives what the adjective that stands last before a token makes of what follows: "is likely to".
    pub(super) fn adjective_before(&self, above: &Clause, first: usize, hold: Hold) -> Option<Found<'a>> {
        let mut before = above.adjectives.iter().rev().filter(|&&token| token < first);
        // "is opposed to signing": a participle is read as the verb.
        let participle = Some(above.verb.head).filter(|_| above.verb.passive);
        let token = before.next().copied().or(participle)?;
        let word = self.small(token);
        let found = self.lexicon.family(Class::Adjective, word, hold, false)?;
        Some((&found.id, found.makes, self.span(token)))
    }

    /// Gives what the noun before a token, or the one that this noun hangs on, makes of what follows: "plans of Abe to".
    pub(super) fn noun_before(&self, first: usize, hold: Hold) -> Option<(usize, Found<'a>)> {
        let sentence = self.sentence_at(self.span(first));
        let ends = |&phrase: &usize| self.phrase(phrase).tokens.end == first;
        let mut next = self.clauses.phrases_of(sentence).rev().find(ends);
        while let Some(phrase) = next {
            if let Some(found) = self.lexicon.family(Class::Noun, self.head(phrase), hold, false) {
                let shown = self.span(self.phrase(phrase).head);
                return Some((phrase, (&found.id, found.makes, shown)));
            }
            let governed = self.phrase(phrase).governed_by?;
            next = self.clauses.prepositional[governed].after;
        }
        None
    }

    /// "dropped plans to visit", "has no plan to": what the verb does to the noun holds for what the noun governs.
    pub(super) fn through_noun(&self, (noun, found): (usize, Found), parent: usize) -> Status {
        let above = self.clause(parent);
        let verb = self.lexicon.family(Class::Verb, &above.verb.lemma, Hold::Plan, false);
        let verb = verb.filter(|_| above.objects.contains(&noun));
        let status = match verb {
            Some(verb) => self.effect((&verb.id, verb.makes, above.verb.span), parent),
            None => self.read_before(parent),
        };
        made(found, status)
    }

    pub(super) fn effect(&self, found: Found, parent: usize) -> Status {
        made(found, self.read_before(parent))
    }
}

/// Gives what a word makes of what it governs, where the word itself is told in a way.
pub(super) fn made((rule, effect, shown): Found, above: Status) -> Status {
    let (denied, is_fact) = (above.is_denied(), above.is_fact());
    let mut status = Status {
        told_in: None,
        is_attempted: false,
        ..above
    };
    match effect {
        Effect::Happens => status.show(shown, rule),
        Effect::Fact => return Status::default(),
        Effect::Planned => status.weaken(Modality::Planned, shown, rule),
        Effect::Demanded => status.weaken(Modality::Demanded, shown, rule),
        Effect::Possible => status.weaken(Modality::Possible, shown, rule),
        Effect::Attempted => {
            status.is_attempted = is_fact;
            status.weaken(Modality::Possible, shown, rule);
        }
        Effect::Told if denied => status.weaken(Modality::Possible, shown, rule),
        Effect::Told => status.show(shown, rule),
        Effect::Asked => {
            status.polarity = Polarity::Affirmed;
            status.weaken(Modality::Asked, shown, rule);
        }
        Effect::Missed if denied => {
            if status.modality == Modality::Possible {
                status.modality = Modality::Actual;
            }
            status.deny(shown, rule);
        }
        Effect::Missed => status.deny(shown, rule),
        Effect::Prevented | Effect::False => {
            status.polarity = turned(status.polarity);
            // "did not refuse to meet" leaves it open.
            if denied {
                status.weaken(Modality::Possible, shown, rule);
            } else {
                status.show(shown, rule);
            }
        }
    }
    status
}
