//! Who speaks where a document does: "the ministry's statement", "the report said".

use super::finder::StatementFinder;
use crate::clause::{ClauseKind, PrepositionalPhrase};
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::sentence::Tag;

/// "The statement" is one that so many sentences before spoke of at most.
const REACH: usize = 30;

/// So many sentences after he has said something in one, "the statement" is somebody's of whom nothing else is known.
const NEAR: usize = 3;

/// What only the state that it is of makes.
const STATEMENTS: [&str; 3] = ["statement", "communique", "declaration"];

/// Nouns for bodies that make statements. Grammar.
const BODIES: [&str; 9] = [
    "army",
    "commission",
    "council",
    "department",
    "embassy",
    "government",
    "ministry",
    "navy",
    "police",
];

impl StatementFinder<'_> {
    /// "A statement by the White House", "the ministry's statement": who issued it speaks.
    pub(super) fn issuer(&self, phrase: usize) -> Option<Party> {
        // "The council's statement" is the council's, whatever it is; "a report of floods" is nobody's that we know.
        let owners = self.references.owners(phrase).iter();
        let mut owners = owners.filter(|party| party.is_agent() || party.kind.is_none());
        let by = self
            .behind(phrase)
            .filter(|of| ["by", "from", "of"].contains(&of.preposition.as_str()));
        let mut issuers = by.flat_map(|of| self.references.parties(of.object));
        let named = owners
            .next()
            .or_else(|| issuers.find(|party| party.is_agent()))
            .cloned();
        // "News reports said"
        let named = named.or_else(|| self.medium_around(phrase).filter(|party| party.entity.is_none()));
        let named = named.or_else(|| self.body_inside(phrase));
        let named = named
            .or_else(|| self.who_issues(phrase))
            .or_else(|| self.who_speaks_in(phrase));
        // "the French statement", but not "a French study"
        let speaks_for_state = STATEMENTS.contains(&self.head(phrase));
        let before = self.references_in(self.phrase(phrase).span).iter();
        let mut before = before
            .flat_map(|reference| &reference.parties)
            .filter(|_| speaks_for_state);
        let named = named.or_else(|| before.find(|party| party.is(Trait::State)).cloned());
        let named = named.or_else(|| self.medium_around(phrase));
        // "the police statement", but of "the ministry statement" the sentences before tell which ministry
        let police = || self.described_body(phrase).filter(|body| body.name.ends_with("police"));
        let named = named.or_else(police).or_else(|| self.issuer_before(phrase));
        named.or_else(|| self.described_body(phrase))
    }

    /// "An article in the Harbour Post", and "media reports", which are of the media.
    fn medium_around(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let is_report = matches!(self.head(phrase), "report" | "article" | "editorial");
        let inside = self.behind(phrase).find(|other| other.preposition == "in" && is_report);
        let body = inside.and_then(|other| self.references.parties(other.object).first());
        let body = body.filter(|party| party.is(Trait::Body) && !party.is(Trait::State));
        let mut words = noun_phrase.tokens.clone();
        let media = is_report && words.any(|token| self.is_any(token, &["media", "news", "press"]));
        body.cloned().or_else(|| {
            media.then(|| Party {
                name: "media".to_owned(),
                span: Some(noun_phrase.span),
                ..Party::nobody()
            })
        })
    }

    /// "A joint statement by Chad said no. It added": gives who issued what a pronoun means.
    pub(super) fn issuer_meant(&self, pronoun: usize, meant: &[Party]) -> Option<Party> {
        let [only] = meant else { return None };
        let is_pronoun = self.tag(self.phrase(pronoun).head) == Tag::Pronoun && only.entity.is_none();
        let last = only.name.rsplit(' ').next().filter(|_| is_pronoun)?;
        if !self.lexicon.can_speak(last) {
            return None;
        }
        let sentence = self.sentence_of(pronoun);
        let near = (sentence.saturating_sub(2)..=sentence).rev();
        let mut phrases = near.flat_map(|sentence| self.clauses.phrases_of(sentence).rev());
        let document = phrases.find(|&other| other < pronoun && self.head(other) == last)?;
        self.issuer(document)
    }

    /// "a defence ministry statement": the body in the words for it, where no name tells whose it is.
    fn described_body(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let last = noun_phrase.head.checked_sub(1)?;
        let first = noun_phrase.tokens.start + usize::from(self.tag(noun_phrase.tokens.start) == Tag::Determiner);
        let is_body = first <= last && self.is_any(last, &BODIES);
        let span = is_body.then(|| self.span(first).cover(self.span(last)))?;
        Some(Party {
            name: span.slice(self.text()).to_owned(),
            span: Some(span),
            ..Party::nobody()
        })
    }

    /// "the FBI statement", "a Reuters report": the body whose name stands before the noun; a report on a state is not its own.
    fn body_inside(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let head = self.span(noun_phrase.head);
        let named = self.mentions_in(noun_phrase.span).iter().rev();
        let mut named =
            named.filter(|mention| self.token_at(mention.span.end) == noun_phrase.head && mention.span != head);
        let party = self.references.named(named.next()?.span)?;
        (party.is(Trait::Body) && !party.is(Trait::State)).then(|| party.clone())
    }

    /// "a statement released by Kyiv", "Kyiv sent a letter urging": who does what makes it known.
    ///
    /// Who releases a video or somebody's mails says nothing in them.
    fn who_issues(&self, phrase: usize) -> Option<Party> {
        if !self.lexicon.is_message(self.head(phrase)) {
            return None;
        }
        let sentence = self.clauses.of_sentence(self.sentence_of(phrase));
        let parties = sentence.flat_map(|place| {
            let clause = self.clause(place);
            let issues = self.lexicon.is_issuing(&clause.verb.lemma);
            let is_issued = clause.verb.passive && clause.antecedent == Some(phrase);
            let by = self
                .clauses
                .prepositional_of(clause)
                .find(|phrase| phrase.preposition == "by");
            match by.filter(|_| is_issued && issues) {
                Some(by) => self.references.parties(by.object).to_vec(),
                None if issues && !clause.verb.passive && clause.objects.contains(&phrase) => self.subjects(clause),
                None => Vec::new(),
            }
        });
        let mut parties = parties.filter(|party| party.is_agent() || party.kind.is_none());
        parties.next()
    }

    /// "Roux cited the raids in a statement announcing the ban": who says something in it makes it known.
    fn who_speaks_in(&self, phrase: usize) -> Option<Party> {
        let place = self.phrase(phrase).governed_by?;
        let governed = self.clauses.prepositional.get(place)?;
        let is_one = governed.preposition == "in" && self.is_any(self.phrase(phrase).tokens.start, &["a", "an"]);
        let clause = self.clause(
            governed
                .clause
                .filter(|_| is_one && self.lexicon.is_message(self.head(phrase)))?,
        );
        let speaks = self.lexicon.cues_of(&clause.verb.lemma).next().is_some() && !clause.verb.passive;
        let mut parties = self.subjects(clause).into_iter().filter(|_| speaks);
        parties.find(|party| party.may_be_person() || party.is_agent())
    }

    /// "Abe and Moon said in a joint statement … The statement says": who spoke in it. "The ministry published its advice.
    /// The advice said": who made it, or else what acted last.
    fn issuer_before(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let begins = self.is(noun_phrase.tokens.start, "the");
        if !begins && self.tag(noun_phrase.tokens.start) != Tag::PossessivePronoun {
            return None;
        }
        let head = self.head(phrase);
        let sentence = self.sentence_of(phrase);
        let same = |other: &&PrepositionalPhrase| {
            other.preposition == "in" && other.span.end <= noun_phrase.span.start && self.head(other.object) == head
        };
        let near = (sentence.saturating_sub(REACH)..=sentence).rev();
        let before = near.flat_map(|sentence| self.clauses.prepositional_in(sentence).iter().rev());
        let before = before.filter(same);
        let mut clauses = before.filter_map(|other| Some((other.object, &self.clauses.clauses[other.clause?])));
        let told = clauses.find(|(_, clause)| self.lexicon.cues_of(&clause.verb.lemma).next().is_some());
        let told_in = told.map(|(object, _)| object);
        let parties = told.map(|(_, clause)| self.subjects(clause)).unwrap_or_default();
        // "Roux said in a statement … the statement said": a name of which nothing else is known, too.
        let near = told_in.filter(|&told| self.lexicon.is_message(head) && sentence - self.sentence_of(told) <= NEAR);
        let is_named =
            |party: &Party| near.is_some() && party.may_be_person() || party.entity.is_some() && party.is_agent();
        let told = parties.into_iter().find(is_named);
        let issued = || {
            let near = (sentence.saturating_sub(REACH)..=sentence).rev();
            let mut phrases = near.flat_map(|sentence| self.clauses.phrases_of(sentence).rev());
            let earlier = phrases.find(|&other| other < phrase && self.head(other) == head)?;
            Some((earlier, self.who_issues(earlier)?))
        };
        let issued = issued();
        // "Mali said in a statement … A joint statement by Oman and Peru said … The joint statement said": the nearest is meant.
        let is_nearer = issued
            .as_ref()
            .is_some_and(|(earlier, _)| told_in.is_some_and(|told| told < *earlier));
        let issued = issued.map(|(_, party)| party);
        if is_nearer {
            return issued;
        }
        // "The embassy tweeted an image. The tweet added": the verb before tells who.
        let done = || {
            let near = (sentence.saturating_sub(1)..=sentence).rev();
            let mut clauses = near.flat_map(|sentence| self.clauses_of(sentence).iter().rev());
            let clause = clauses.find(|clause| {
                let before = clause.verb.span.end <= noun_phrase.span.start;
                before && clause.verb.lemma == head && !clause.verb.passive && !clause.verb.negated
            })?;
            self.subjects(clause)
                .into_iter()
                .find(|party| party.is_agent() || party.kind.is_none())
        };
        told.or(issued).or_else(done).or_else(|| self.body_before(sentence))
    }

    /// Gives the body that is the subject of the sentence before: "The IMF cut its forecast. …, the report read."
    fn body_before(&self, sentence: usize) -> Option<Party> {
        let before = sentence.checked_sub(1)?;
        let near = self.clauses_of(before).iter().rev();
        let mut near = near.filter(|clause| clause.kind == ClauseKind::Main && !clause.quoted);
        let parties = self.subjects(near.next()?);
        // "Russia invaded Ukraine. The report said": a state acts without reporting.
        let is_body = |party: &Party| party.is(Trait::Body) && !party.is(Trait::State);
        match parties.as_slice() {
            [only] if is_body(only) => Some(only.clone()),
            _ => None,
        }
    }
}
