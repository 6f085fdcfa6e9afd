//! Relations that a statement makes by being made: accusing, demanding, refusing, claiming.

use super::Relation;
use super::finder::{Firing, RelationFinder};
use super::lexicon::{End, RelationRule, Trigger};
use super::status::Status;
use crate::clause::Clause;
use crate::evidence::Party;
use crate::ontology::Polarity;
use crate::statement::Statement;

impl RelationFinder<'_> {
    /// Finds the relations of every statement.
    pub(super) fn find_by_statement(&self, relations: &mut Vec<Relation>) {
        for statement in self
            .told
            .statements
            .iter()
            .filter(|statement| statement.polarity == Polarity::Affirmed)
        {
            for rule in self.lexicon.of_statements().filter(|rule| self.fires(rule, statement)) {
                let actors = self.statement_end(&rule.actor, statement);
                let recipients = self.statement_end(&rule.recipient, statement);
                let spans = statement.content.iter().copied();
                let found = Firing {
                    rule,
                    trigger: statement.cue,
                    when: statement.said.clone(),
                    status: Status::default(),
                    describes: false,
                    evidence: Some(spans.fold(
                        statement.cue.cover(statement.speaker.span.unwrap_or(statement.cue)),
                        crate::span::Span::cover,
                    )),
                };
                self.make(&found, &actors, &recipients, relations);
            }
        }
    }

    fn fires(&self, rule: &RelationRule, statement: &Statement) -> bool {
        let contains =
            |text: &str, words: &[String]| words.iter().any(|word| text.to_lowercase().contains(word.as_str()));
        match &rule.trigger {
            Trigger::Act(acts) => acts.contains(&statement.act),
            Trigger::Content(words) => statement
                .content
                .iter()
                .any(|span| contains(span.slice(self.text()), words)),
            Trigger::Occasion(words) => statement
                .occasion
                .filter(|span| self.same_sentence(*span, statement.cue))
                .is_some_and(|span| contains(span.slice(self.text()), words)),
            _ => false,
        }
    }

    fn statement_end(&self, end: &End, statement: &Statement) -> Vec<Party> {
        match end {
            End::Speaker => {
                let mut speakers = vec![statement.speaker.clone()];
                speakers.extend(statement.co_speakers.iter().cloned());
                speakers
            }
            End::Addressee => statement.addressee.iter().cloned().collect(),
            End::Target => self.target(statement).into_iter().collect(),
            End::ContentSubject => {
                let subject = self.first_clause(statement).and_then(|clause| clause.subject);
                subject.map(|subject| self.everybody(subject)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    fn first_clause<'s>(&'s self, statement: &'s Statement) -> Option<&'s Clause> {
        let inside = || self.clauses_told(statement);
        let content = statement.content.first()?;
        // "wants Japan to recognise that the islands were acquired": what is claimed stands innermost.
        let finite = inside().find(|clause| clause.verb.is_finite());
        finite.or_else(|| inside().find(|clause| clause.verb.span.start >= content.start))
    }

    /// Gives the clauses of what is said, in text order.
    fn clauses_told<'s>(&'s self, statement: &'s Statement) -> impl Iterator<Item = &'s Clause> {
        statement.content.iter().flat_map(|&span| self.clauses_in(span))
    }

    /// Gives whom an accusation or a demand is aimed at: whom it addresses, or who does what is spoken of.
    fn target(&self, statement: &Statement) -> Option<Party> {
        let own = |party: &Party| self.is_of_same_state(party, &statement.speaker);
        let agent = |party: &&Party| self.is_agent(party) && !own(party) && !party.is_same(&statement.speaker);
        if let Some(addressee) = statement
            .addressee
            .as_ref()
            .filter(agent)
            .filter(|_| statement.rule.as_str().ends_with("infinitive"))
        {
            return Some(addressee.clone());
        }
        for clause in self.clauses_told(statement) {
            if let Some(subject) = clause.subject {
                let acting = self.everybody(subject);
                if let Some(party) = acting.iter().chain(self.references.owners(subject)).find(agent) {
                    return Some(party.clone());
                }
            }
        }
        statement.about.iter().find(agent).cloned()
    }

    fn is_agent(&self, party: &Party) -> bool {
        let kinds = ["Person", "State", "Organization", "Ministry", "Media", "Group"];
        party.is_one_of(&kinds)
    }

    /// Says whether a party is the speaker, or belongs to the same state.
    fn is_of_same_state(&self, party: &Party, speaker: &Party) -> bool {
        let (Some(party), Some(speaker)) = (&party.entity, &speaker.entity) else {
            return party.name == speaker.name;
        };
        let states = |id: &crate::ontology::EntityId| {
            let offices = self
                .gazetteer
                .entity(id)
                .map(|entity| entity.offices.as_slice())
                .unwrap_or_default();
            let mut states: Vec<_> = offices
                .iter()
                .filter_map(|term| self.gazetteer.state_of(&term.office))
                .map(|state| state.id.clone())
                .collect();
            states.extend(self.gazetteer.state_of(id).map(|state| state.id.clone()));
            states
        };
        let speaker = states(speaker);
        states(party).iter().any(|state| speaker.contains(state))
    }
}
