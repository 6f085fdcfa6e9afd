//! Ends that a pronoun may not mean: where two bodies or a thing can be `it`, not sure is the answer.

use super::finder::RelationFinder;
use super::rule::RelationRule;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::{RelationType, Trait};
use crate::span::Span;

/// The CAMEO code of negotiations.
const NEGOTIATING: &str = "046";

impl RelationFinder<'_> {
    /// Says whether a pronoun may mean somebody or something else than whom it is taken for: "imposed tariffs on Chad
    /// after it shelled Mali", "The bill is law. It bars Kenya", "Lynch, the attorney general, ordered him".
    pub(super) fn is_unsure(&self, party: &Party, other: &Party) -> bool {
        let Some(span) = party.span else {
            return false;
        };
        let token = self.token_at(span.start);
        if self.span(token) != span {
            return false;
        }
        if self.is_any(token, &["him", "her"]) {
            return party.entity.is_none() && self.is_beside(party, other);
        }
        let sentence = self.sentence_at(span);
        if self.is_any(token, &["its"]) {
            return self.is_far_owner(sentence, span, party);
        }
        let clause = self
            .clauses
            .innermost(sentence, span)
            .filter(|_| self.is_any(token, &["it"]));
        let Some(clause) = clause.map(|place| self.clause(place)) else {
            return false;
        };
        match clause.kind {
            ClauseKind::Adverbial | ClauseKind::Relative => {
                let above = clause.parent.map(|place| self.clause(place));
                above.is_some_and(|above| self.may_mean_others(above, party))
            }
            ClauseKind::Main => self.follows_thing(sentence, span),
            _ => false,
        }
    }

    /// "It landed in the sea": a missile, more often than a body that visits it.
    pub(super) fn is_landing_thing(&self, actor: &Party, relation_type: &RelationType) -> bool {
        let is_visit = relation_type.plover.as_deref() == Some("CONSULT-visit");
        let span = actor.span.filter(|_| is_visit && actor.is(Trait::Body));
        // "USA TODAY traveled to Peru": a paper's name in capitals.
        let is_capitals = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase);
        let is_paper = actor.entity.is_none() && actor.name.contains(' ') && actor.name.split(' ').all(is_capitals);
        // "sent ten battalions to the Chadian border"
        let last = |span: Span| self.token_at(span.end.saturating_sub(1));
        let mut tokens = actor
            .span
            .into_iter()
            .flat_map(|span| self.token_at(span.start)..=last(span));
        let is_arm = actor.entity.is_none() && tokens.any(|token| self.lexicon.is_arm(self.lemma(token)));
        is_visit && (is_paper || is_arm) || span.is_some_and(|span| span.slice(self.text()).eq_ignore_ascii_case("it"))
    }

    /// Says whether one of two is a state and the other one of its own: "a Russia deal with Putin" is none between them.
    pub(super) fn are_one_side(&self, actor: &Party, recipient: &Party) -> bool {
        let of_state = |state: &Party, person: &Party| {
            state.is(Trait::State) && person.is(Trait::Person) && self.is_own(state, person)
        };
        of_state(actor, recipient) || of_state(recipient, actor)
    }

    /// "Roe and her foreign minister vowed to go on with the negotiations": says whether those who negotiate belong to one
    /// state, so that they may do so with somebody else; "negotiations between them" need not ask.
    pub(super) fn are_colleagues(&self, rule: &RelationRule, parties: &[Party]) -> bool {
        let listed = self.lexicon.relation_type(&rule.relation);
        let is_negotiation = listed.is_some_and(|listed| listed.cameo.as_deref() == Some(NEGOTIATING));
        let mut homes = parties.iter().map(|party| {
            let id = party.entity.as_ref().filter(|_| party.is(Trait::Person))?;
            Some(&self.gazetteer.home(id)?.id)
        });
        let first = homes.next().flatten();
        is_negotiation && parties.len() > 1 && first.is_some() && homes.all(|home| home == first)
    }

    /// "Hamas is known for its abduction of two Kenyans", where Chad has been named before: says whether `its` is taken for
    /// a body that the clause does not name, while its subject is another one.
    fn is_far_owner(&self, sentence: usize, span: Span, party: &Party) -> bool {
        let Some(clause) = self.clauses.innermost(sentence, span).map(|place| self.clause(place)) else {
            return false;
        };
        let Some(subject) = clause.subject.filter(|&subject| self.name_of(subject).is_some()) else {
            return false;
        };
        let is_same = |other: &Party| self.is_own(other, party) || self.is_own(party, other);
        let subjects = self.references.parties(subject);
        let is_other = subjects.iter().all(|other| !other.is(Trait::Person) && !is_same(other)) && !subjects.is_empty();
        let named = self
            .references_in(clause.span)
            .iter()
            .filter(|found| found.span != span);
        is_other && !named.flat_map(|found| &found.parties).any(is_same)
    }

    /// Says whether a clause names another body than this one.
    fn may_mean_others(&self, above: &Clause, party: &Party) -> bool {
        let governed = self.clauses.prepositional_of(above).map(|phrase| phrase.object);
        let phrases = above
            .subject
            .into_iter()
            .chain(above.objects.iter().copied())
            .chain(governed);
        // "They have feared Chile since it attacked Peru": they are not it.
        let single = phrases.filter_map(|phrase| match self.references.parties(phrase) {
            [single] => Some(single),
            _ => None,
        });
        let mut others =
            single.filter(|other| other.is(Trait::Body) && !self.is_own(other, party) && !self.is_own(party, other));
        others.any(|other| other.entity.is_some())
    }

    /// "The legislation was signed. It bars Kenya …": says whether what the last sentence is about is one thing.
    fn follows_thing(&self, sentence: usize, span: Span) -> bool {
        let opens = self.sentences.sentences[sentence].span.start == span.start;
        let Some(last) = sentence.checked_sub(1).filter(|_| opens) else {
            return false;
        };
        let first = self
            .clauses_of(last)
            .iter()
            .find(|clause| clause.kind == ClauseKind::Main);
        let subject = first.and_then(|clause| clause.subject);
        subject.is_some_and(|subject| {
            let head = self.head(subject);
            let is_paper = self.lexicon.is_law(head) || self.lexicon.matter_kind(head).is_some();
            is_paper
                && self
                    .references
                    .parties(subject)
                    .iter()
                    .all(|party| !party.is(Trait::Body))
        })
    }

    /// Says whether a party is called as the other one is beside its name.
    fn is_beside(&self, party: &Party, other: &Party) -> bool {
        let Some(named) = other.span else { return false };
        let mut phrases = self.clauses.phrases_of(self.sentence_at(named));
        let subject = phrases.find(|&phrase| self.phrase(phrase).span.overlaps(named));
        let beside = subject.and_then(|subject| self.phrase(subject).apposition);
        beside.is_some_and(|beside| self.phrase(beside).span.slice(self.text()).ends_with(&party.name))
    }
}
