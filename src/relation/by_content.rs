//! Relations that a statement makes by what it tells: who is blamed, and who is told what to do, whatever the reporting
//! verb is: "said Japan had broken the truce", "said Japan must leave".

use super::earlier::EarlierRelations;
use super::finder::RelationFinder;
use super::rule::StatementPart;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::{Modality, Polarity};
use crate::sentence::Tag;
use crate::span::Span;
use crate::statement::Statement;

/// Verbs that say what something is: "the move is illegal", "the move amounts to theft".
const IS: [&str; 6] = ["be", "remain", "constitute", "represent", "amount", "seem"];

/// Verbs of what somebody is, has or feels: what he does not do, nobody asks him to do.
pub(super) const BEING: [&str; 3] = ["be", "feel", "have"];

/// Verbs with which a speaker gives a thing a name: "called the move illegal".
const CALLING: [&str; 12] = [
    "brand", "call", "condemn", "consider", "decry", "denounce", "describe", "dismiss", "label", "regard", "term",
    "view",
];

impl RelationFinder<'_> {
    /// Gives the clauses that a statement tells and no other one inside it, as their places.
    pub(super) fn clauses_of_own(&self, statement: &Statement) -> Vec<usize> {
        let places = statement.content.iter().flat_map(|&span| self.places_in(span));
        let is_own = |&place: &usize| self.teller(place).is_some_and(|teller| std::ptr::eq(teller, statement));
        places.filter(is_own).collect()
    }

    /// Gives who does what the words of a rule tell in a statement; nobody where only somebody else is told to say so.
    pub(super) fn doers_told(
        &self,
        (statement, before): (&Statement, &EarlierRelations),
        places: &[usize],
        part: StatementPart,
        words: &[String],
    ) -> Vec<Party> {
        for &place in places {
            let clause = self.clause(place);
            let doers = match part {
                StatementPart::Done => self.doers_of(clause, place, words),
                StatementPart::Called => self.called(clause, place, words, (statement, before)),
                StatementPart::ToldAs => self.told_as(clause, place, words),
                StatementPart::Intended => self.intended(clause, place, statement, words),
                StatementPart::Faced => self.facing(clause, place, statement, words),
                _ => Vec::new(),
            };
            // "said Russia and the US should talk": Russia's own minister demands nothing of his state.
            if doers.iter().any(|doer| self.is_own_of(doer, statement)) {
                continue;
            }
            let doers = self.aimed_at(&doers, statement);
            if !doers.is_empty() {
                return doers;
            }
        }
        match part {
            StatementPart::Called => self.aimed_at(&self.called_beside((statement, before), words), statement),
            StatementPart::Dubbed => self.aimed_at(&self.dubbed(statement, words), statement),
            _ => Vec::new(),
        }
    }

    pub(super) fn is_told_as_fact(&self, place: usize) -> bool {
        let status = self.statuses.of(place);
        status.polarity == Polarity::Affirmed && status.modality == Modality::Actual
    }

    /// "[Japan] had broken the truce", "[Japan]'s steps had damaged the relations", "the truce was broken by [Japan]"
    fn doers_of(&self, clause: &Clause, place: usize, words: &[String]) -> Vec<Party> {
        if !words.contains(&clause.verb.lemma) || !self.is_told_as_fact(place) {
            return Vec::new();
        }
        if clause.verb.passive {
            let by = self.clauses.prepositional_of(clause);
            let by = by.filter(|by| by.preposition == "by");
            return by.flat_map(|by| self.doing(by.object)).collect();
        }
        clause.subject.map(|subject| self.doing(subject)).unwrap_or_default()
    }

    /// "[Japan] is a liar", "[Japan]'s plan was illegal", "[Japan] was to blame"
    fn called(
        &self,
        clause: &Clause,
        place: usize,
        words: &[String],
        (statement, before): (&Statement, &EarlierRelations),
    ) -> Vec<Party> {
        let is_said = |subject: &usize| IS.contains(&clause.verb.lemma.as_str()) && !self.is_thing_pronoun(*subject);
        let Some(subject) = clause.subject.filter(is_said) else {
            return Vec::new();
        };
        let mut adjectives = clause.adjectives.iter().map(|&token| self.word(token).to_lowercase());
        let mut below = self.clauses.below(place).map(|below| &self.clause(below).verb.lemma);
        let named = self.named_so(clause, words);
        let is_called = named.is_some()
            || adjectives.any(|word| words.contains(&word))
            || below.any(|lemma| lemma == "blame" && words.contains(lemma));
        if !is_called || !self.is_told_as_fact(place) {
            return Vec::new();
        }
        // "the famine was the result of Chad's aggression", "Mali is a victim of Chadian aggression"
        match named.map(|noun| self.whose(noun)).filter(|whose| !whose.is_empty()) {
            Some(whose) => whose,
            None => self.doing_or_before(subject, statement, before),
        }
    }

    /// Gives the noun among these words by which a clause says what something is, "is a [provocation]", "is in [breach] of
    /// it", or where it comes from, if it is somebody's: "was due to Chad's [aggression]".
    fn named_so(&self, clause: &Clause, words: &[String]) -> Option<usize> {
        let is_listed = |phrase: &usize| words.iter().any(|word| word == self.head(*phrase));
        // "was due to their refusal": whose it is, is guessed too often.
        let is_told = |phrase: usize| self.tag(self.phrase(phrase).tokens.start) != Tag::PossessivePronoun;
        let is_owned = |phrase: &usize| is_listed(phrase) && is_told(*phrase) && !self.whose(*phrase).is_empty();
        let governed = || self.clauses.prepositional_of(clause);
        let said_by = governed().filter(|by| ["as", "in", "to"].contains(&by.preposition.as_str()));
        let objects = clause.objects.iter().copied();
        let mut said = objects.clone().chain(said_by.map(|by| by.object));
        let said = said.find_map(|object| Some(self.measured(object)).filter(is_listed));
        let of_objects = objects.flat_map(|object| self.behind(object).filter(|of| of.preposition == "of"));
        let due = governed().filter(|by| ["because of", "due to"].contains(&by.preposition.as_str()));
        let mut from = of_objects.map(|of| of.object).chain(due.map(|by| by.object));
        // "There is a risk of a provocation from Chad": of nothing that is so.
        let is_there = |subject: usize| self.tag(self.phrase(subject).head) == Tag::Existential;
        said.or_else(|| from.find(is_owned).filter(|_| !clause.subject.is_some_and(is_there)))
    }

    /// "said it must end": says whether what the subject `it` is, is guessed too often; "said Chad should know that it must
    /// leave" tells it.
    pub(super) fn is_open_it(&self, clause: &Clause) -> bool {
        let above = clause.parent.map(|above| self.subjects(self.clause(above)));
        let is_above = |party: &Party| above.iter().flatten().any(|above| above.is_same(party));
        let is_it = clause.subject.is_some_and(|subject| self.is_thing_pronoun(subject));
        is_it && !self.subjects(clause).iter().all(is_above)
    }

    /// "[Japan] must leave", "[Japan and China] should not quarrel"; but what "must be done" is asked of nobody named, what
    /// "should be" is a wish, and what somebody "was asked" to do, somebody else asks.
    fn told_as(&self, clause: &Clause, place: usize, words: &[String]) -> Vec<Party> {
        let status = self.statuses.of(place);
        let is_told = words.iter().any(|word| word == status.modality.as_str());
        let is_modal = |span: Span| !span.slice(self.text()).to_lowercase().starts_with("had");
        let shows = |rule: &str| rule == "modal" || rule == "subjunctive";
        let mut signs = status.signs.iter().filter(|sign| shows(sign.rule.as_str()));
        let is_own = signs.any(|sign| clause.verb.span.contains(sign.span) && is_modal(sign.span));
        let lemma = clause.verb.lemma.as_str();
        // "said the farmers should sleep well"
        let is_own_matter = BEING.contains(&lemma) || self.lexicon.is_private(lemma) || self.lexicon.comes_about(lemma);
        let is_act = !clause.verb.passive && clause.verb.is_finite() && !is_own_matter && !self.is_open_it(clause);
        let is_main = matches!(clause.kind, ClauseKind::Main | ClauseKind::Complement);
        match is_told && is_own && is_act && is_main {
            true => self.acting(&self.subjects(clause)),
            false => Vec::new(),
        }
    }

    /// "called [Japan's plan] illegal", "described [the Japanese plan] as a provocation"
    fn called_beside(&self, (statement, before): (&Statement, &EarlierRelations), words: &[String]) -> Vec<Party> {
        let calls = CALLING.contains(&self.lemma(self.token_at(statement.cue.end.saturating_sub(1))));
        let object = self
            .object_told(statement)
            .filter(|&object| !self.is_thing_pronoun(object));
        let Some(object) = object.filter(|_| calls) else {
            return Vec::new();
        };
        let content = statement.extent();
        let behind = Span {
            // "dismissed Chad's claims of meddling" calls nothing meddling.
            start: self.phrase(object).full.end,
            end: content.end,
        };
        let sentence = &self.sentences.sentences[self.sentence_at(statement.cue)];
        let mut tokens = sentence.tokens.clone();
        let is_called =
            tokens.any(|token| behind.contains(self.span(token)) && words.iter().any(|word| word == self.lemma(token)));
        match is_called && self.clauses_told(statement).all(|clause| !clause.verb.is_finite()) {
            true => self.doing_or_before(object, statement, before),
            false => Vec::new(),
        }
    }

    /// Says whether a phrase is `it`, `this`, `them`: which plan or deed that is, is guessed too often.
    pub(super) fn is_thing_pronoun(&self, phrase: usize) -> bool {
        const THINGS: [&str; 8] = ["it", "this", "that", "these", "those", "them", "which", "what"];
        let span = self.phrase(phrase).span;
        THINGS
            .iter()
            .any(|word| span.slice(self.text()).eq_ignore_ascii_case(word))
    }

    fn doing_or_before(&self, phrase: usize, statement: &Statement, before: &EarlierRelations) -> Vec<Party> {
        let doing = self.doing(phrase);
        match doing.is_empty() {
            true => self.told_before(phrase, statement, before),
            false => doing,
        }
    }

    /// Gives everybody that a phrase means, or whose doing it is.
    pub(super) fn doing(&self, phrase: usize) -> Vec<Party> {
        let named = self.everybody(phrase);
        match named.iter().any(|party| party.is_agent() || party.may_be_person()) {
            true => named,
            // "called Roe's arrest a mistake": others have arrested him.
            false if self.lexicon.is_undergone(self.head(phrase)) => Vec::new(),
            false => self.whose(phrase),
        }
    }
}
