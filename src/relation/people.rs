//! People without a name, by where they are or come from: "rebels in Somalia", "families fleeing Mali".

use super::finder::RelationFinder;
use crate::clause::Clause;
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// Those who fight a state, before what is theirs: "rebel positions", "a guerrilla camp". Grammar.
const REBELLING: [&str; 6] = ["guerrilla", "insurgent", "jihadist", "militant", "militia", "rebel"];

impl RelationFinder<'_> {
    /// Gives people with where they are, if it is told: `rebels (Somalia)` for "rebels in Somalia".
    pub(super) fn with_place(&self, party: Party) -> Party {
        let span = party.span.filter(|_| party.entity.is_none());
        span.and_then(|span| self.people_of(&party, span)).unwrap_or(party)
    }

    /// Gives people by where or whose they are, as behind a name: `rebels (Somalia)` of "rebels in Somalia".
    pub(super) fn people_of(&self, party: &Party, span: Span) -> Option<Party> {
        let is_group = party.is(Trait::Group) && !self.is_owned_by_pronoun(party);
        // "a town in Somalia"
        let last = self.token_at(span.end.saturating_sub(1));
        let is_site = self.lexicon.is_site(self.lemma(last)) && self.tag(last) != Tag::ProperNoun;
        let phrase = self.phrase_at(span).filter(|_| is_group || is_site)?;
        let behind = self.behind(phrase);
        let mut behind = behind.filter(|of| ["in", "from", "of"].contains(&of.preposition.as_str()));
        let parties = match behind.next() {
            Some(home) => self.references.parties(home.object).to_vec(),
            None => self.fled_from(phrase),
        };
        let is_place = |whole: &&Party| whole.is(Trait::State) || whole.is(Trait::Place) || whole.is(Trait::Body);
        let whole = parties.iter().find(|whole| whole.entity.is_some() && is_place(whole))?;
        let head = self.word(self.phrase(phrase).head);
        let place = self.lexicon.place_kind().filter(|_| is_site);
        Some(Party {
            name: format!("{head} ({})", whole.name),
            kind: place.cloned().or_else(|| party.kind.clone()),
            ..party.clone()
        })
    }

    /// Gives where people come from of whom a clause tells that they flee: "families fleeing Mali", "those who fled the war in
    /// Mali".
    fn fled_from(&self, people: usize) -> Vec<Party> {
        let mut told = self
            .clauses
            .of_sentence(self.sentence_of(people))
            .map(|place| self.clause(place));
        let flees = |clause: &&Clause| {
            clause.antecedent == Some(people) && ["flee", "escape"].contains(&clause.verb.lemma.as_str())
        };
        let Some(clause) = told.find(flees) else {
            return Vec::new();
        };
        let there = self.clauses.prepositional_of(clause);
        let there = there.filter(|at| ["from", "in"].contains(&at.preposition.as_str()));
        let places = clause.objects.iter().copied().chain(there.map(|at| at.object));
        places
            .flat_map(|place| self.references.parties(place).to_vec())
            .collect()
    }

    /// Gives whose a thing is that belongs to those who fight a state, and not to it: `rebels (Syria)` of "Syrian rebel
    /// positions", `militants (Iraq)` of "militant camps in Iraq".
    pub(super) fn rebels_with(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let head = self.head(phrase);
        // "a Syrian rebel commander" is one of them.
        let is_thing = self.lexicon.is_belonging(head) || self.lexicon.is_target(head) || self.lexicon.is_premise(head);
        let mut before = (noun_phrase.tokens.start..noun_phrase.head).filter(|_| is_thing);
        let rebel = before.find(|&token| REBELLING.contains(&self.lemma(token)))?;
        let is_place = |whole: &&Party| whole.entity.is_some() && (whole.is(Trait::State) || whole.is(Trait::Place));
        let inside = self
            .references_in(noun_phrase.span)
            .iter()
            .flat_map(|reference| &reference.parties);
        let around = self
            .behind(phrase)
            .filter(|at| ["across", "in", "inside", "near"].contains(&at.preposition.as_str()));
        let around = around.flat_map(|at| self.references.parties(at.object));
        let whole = inside.chain(around).find(is_place)?;
        Some(Party {
            entity: None,
            name: format!("{}s ({})", self.lemma(rebel), whole.name),
            kind: Some(self.gazetteer.own_kinds().group.clone()),
            span: Some(noun_phrase.span),
        })
    }
}
