//! Relations that a statement makes by being made: accusing, demanding, refusing, claiming.

use super::Relation;
use super::earlier::EarlierRelations;
use super::finder::{Firing, RelationFinder};
use super::rule::{RuleFrame, StatementEnd, StatementPart};
use crate::clause::{Clause, Tense};
use crate::evidence::Party;
use crate::mention::Found;
use crate::ontology::{Modality, Polarity, Trait};
use crate::sentence::Tag;
use crate::span::Span;
use crate::statement::Statement;
use crate::status::Status;
use std::cell::LazyCell;

impl RelationFinder<'_> {
    /// Finds the relations of every statement.
    pub(super) fn find_by_statement(&self, relations: &mut Vec<Relation>) {
        let mut earlier = EarlierRelations::new(relations);
        for statement in self
            .told
            .statements
            .iter()
            .filter(|statement| statement.polarity == Polarity::Affirmed)
        {
            let content = LazyCell::new(|| self.lines_of(statement.content.iter().copied()));
            let occasion = statement
                .occasion
                .filter(|&span| self.same_sentence(span, statement.cue));
            let occasion = LazyCell::new(|| self.lines_of(occasion));
            let cue = LazyCell::new(|| self.lemmas_of_cue(statement));
            let fires = |part: StatementPart, frame: &RuleFrame<StatementEnd>| {
                let mut words = frame.words.iter().map(String::as_str);
                match part {
                    StatementPart::Act => words.any(|word| word == statement.act.as_str()),
                    StatementPart::Content => words.any(|word| content.contains(word)),
                    StatementPart::Occasion => words.any(|word| occasion.contains(word)),
                    // "marched to protest"
                    StatementPart::Cue => words.any(|word| cue.contains(&word)),
                    // What the content tells is looked for where its doer is.
                    _ => true,
                }
            };
            // What is plainly said counts before the act that it makes.
            let of_cue = |part| part == StatementPart::Cue;
            let of_doers = |is_so: bool| {
                let rules = self.lexicon.of_statements().filter(move |(_, part, _)| !of_cue(*part));
                rules.filter(move |(_, _, frame)| (frame.recipient == StatementEnd::Doer) == is_so)
            };
            let by_cue = self.lexicon.of_statements().filter(|(_, part, _)| of_cue(*part));
            let rules = by_cue.chain(of_doers(true)).chain(of_doers(false));
            let mut told = None;
            let mut is_named = false;
            // "The paper reported that Chad had lied": who reports it accuses nobody.
            let reports = self.lemma(self.token_at(statement.cue.end.saturating_sub(1))) == "report";
            for (rule, part, frame) in rules.filter(|(_, part, frame)| fires(*part, frame)) {
                if reports && self.is_of_class(rule, &["ACCUSE"]) {
                    continue;
                }
                // "marched to protest the law" is no charge besides.
                if is_named && !of_cue(part) {
                    break;
                }
                let recipients = match frame.recipient {
                    StatementEnd::Doer => {
                        let told = told.get_or_insert_with(|| self.clauses_of_own(statement));
                        let doers = self.doers_told((statement, &earlier), told, part, &frame.words);
                        match self.is_of_class(rule, &["REJECT"]) {
                            true => self.turned_down(doers, None),
                            false => doers,
                        }
                    }
                    StatementEnd::Target => self.targets(statement, &earlier),
                    _ => self.statement_end(&frame.recipient, statement),
                };
                if recipients.is_empty() {
                    continue;
                }
                let mut actors = self.statement_end(&frame.actor, statement);
                actors.retain(|actor| self.is_somebody(actor));
                for actor in actors.iter_mut().filter(|actor| actor.kind.is_none()) {
                    *actor = self.as_speaker(actor);
                }
                let spans = statement.content.iter().copied();
                let found = Firing {
                    rule,
                    trigger: statement.cue,
                    when: statement.said.clone(),
                    place: None,
                    status: self.status_of_cue(statement),
                    describes: false,
                    evidence: Some(spans.fold(
                        statement.cue.cover(statement.speaker.span.unwrap_or(statement.cue)),
                        Span::cover,
                    )),
                };
                let count = earlier.relations.len();
                self.make(&found, &actors, &recipients, earlier.relations);
                is_named |= of_cue(part) && earlier.relations.len() > count;
                earlier.note();
            }
        }
    }

    /// "seems to blame Chad", "reportedly accused Chad": gives how a statement is told to be made, as fact where nothing is in
    /// doubt.
    fn status_of_cue(&self, statement: &Statement) -> Status {
        let clause = self.clauses.innermost(self.sentence_at(statement.cue), statement.cue);
        let status = clause.map(|clause| self.statuses.of(clause));
        let doubted = status.filter(|status| status.modality == Modality::Possible);
        doubted.cloned().unwrap_or_default()
    }

    /// Gives the base forms of the words in the cue of a statement.
    fn lemmas_of_cue(&self, statement: &Statement) -> Vec<&str> {
        let (first, last) = (statement.cue.start, statement.cue.end.saturating_sub(1));
        let tokens = self.token_at(first)..=self.token_at(last);
        tokens.map(|token| self.lemma(token)).collect()
    }

    /// Says whether somebody is named or several are: "rights groups", but neither "the chairman" nor "an officer".
    fn is_somebody(&self, party: &Party) -> bool {
        let Some(span) = party.span.filter(|_| party.entity.is_none()) else {
            return true;
        };
        let several = self.is_several(span);
        // "he", who is called by name elsewhere
        let is_meant = || span.slice(self.text()) != party.name && party.name.contains(char::is_uppercase);
        let is_named = || self.mentions_in(span).iter().any(|name| name.found != Found::Title);
        several || party.is(Trait::Group) || is_named() || is_meant()
    }

    /// Says whether the noun of a phrase is a plural: "rights groups", "lawyers for the senator".
    fn is_several(&self, span: Span) -> bool {
        self.tag(self.noun_of(span)) == Tag::PluralNoun
    }

    /// Gives the noun that heads words: of "lawyers for the senator" the lawyers.
    fn noun_of(&self, span: Span) -> usize {
        let mut phrases = self.clauses.phrases_of(self.sentence_at(span));
        let first = phrases.find(|&phrase| self.phrase(phrase).span.start == span.start);
        let last = self.token_at(span.end.saturating_sub(1));
        first.map_or(last, |first| self.phrase(first).head)
    }

    /// Gives a speaker of whom nothing is known as somebody: "Lindqvist accused Ukraine", "rights groups accused Chad".
    fn as_speaker(&self, party: &Party) -> Party {
        // "accused by unions of wage theft": of what, is no part of who.
        let words = party.span.and_then(|span| {
            let mut phrases = self.clauses.phrases_of(self.sentence_at(span));
            phrases.find(|&phrase| self.phrase(phrase).span.start == span.start)
        });
        let words = words.map(|phrase| self.phrase(phrase).span.slice(self.text()).to_owned());
        let group = || Party {
            name: words.clone().unwrap_or_else(|| party.name.clone()),
            kind: Some(self.gazetteer.own_kinds().group.clone()),
            ..party.clone()
        };
        let last = party.span.map(|span| self.noun_of(span));
        // "several lawsuits accused him": only bodies of people speak.
        let are_bodies =
            last.is_some_and(|last| self.tag(last) == Tag::PluralNoun && self.lexicon.is_body(self.lemma(last)));
        // "Poland's parliament demanded": what its parliament does, the state does.
        if let [state] = self.wholes_or_self(party).as_slice()
            && state.entity.is_some()
        {
            return state.clone();
        }
        match self.named(party) {
            Some(named) if named.kind.is_some() || !are_bodies => named,
            _ if are_bodies => group(),
            _ => party.clone(),
        }
    }

    /// Gives the words of some stretches in small letters, a line each.
    fn lines_of(&self, spans: impl IntoIterator<Item = Span>) -> String {
        let lines = spans.into_iter().map(|span| span.slice(self.text()).to_lowercase());
        lines.collect::<Vec<_>>().join("\n")
    }

    fn statement_end(&self, end: &StatementEnd, statement: &Statement) -> Vec<Party> {
        match end {
            StatementEnd::Speaker => {
                if let Some(state) = self.whose_position(statement) {
                    return vec![state];
                }
                let mut speakers = vec![statement.speaker.clone()];
                speakers.extend(statement.co_speakers.iter().cloned());
                speakers
            }
            StatementEnd::Addressee => statement.addressee.iter().cloned().collect(),
            StatementEnd::ContentSubject => {
                let subject = self.first_clause(statement).and_then(|clause| clause.subject);
                subject.map(|subject| self.everybody(subject)).unwrap_or_default()
            }
            StatementEnd::Other => self.other_subject(statement),
            StatementEnd::Unless => self.to_avert(statement),
            StatementEnd::Doer | StatementEnd::Target => Vec::new(),
        }
    }

    /// "repeated the Omani position that Chad was right": gives the state whose the position is, whoever tells it.
    fn whose_position(&self, statement: &Statement) -> Option<Party> {
        let last = self.token_at(statement.cue.end.saturating_sub(1));
        let is_position = self.is_any(last, &["belief", "line", "policy", "position", "stance", "view"]);
        let inside = self.references_in(statement.cue).iter().filter(|_| is_position);
        let mut parties = inside.flat_map(|reference| &reference.parties);
        parties.find(|party| party.is(Trait::State)).cloned()
    }

    /// Gives who is to avert what the speaker says that he will do otherwise: "said it would leave unless Chad paid".
    fn to_avert(&self, statement: &Statement) -> Vec<Party> {
        let mut told = self.clauses_told(statement);
        let unless = told.find(|clause| clause.introducer.is_some_and(|token| self.is_any(token, &["unless"])));
        // "said the summit should not go on unless he agreed": only what the speaker will do is his threat.
        let own = |above: &usize| {
            let above = self.clause(*above);
            let is_ahead = above.verb.modal.is_some() || above.verb.tense == Tense::Future;
            is_ahead
                && self
                    .subjects(above)
                    .iter()
                    .any(|party| self.is_own_of(party, statement))
        };
        let unless = unless.filter(|clause| clause.parent.as_ref().is_some_and(own));
        let subject = unless.and_then(|clause| clause.subject);
        let named = subject.map(|subject| self.everybody(subject)).unwrap_or_default();
        self.aimed_at(&named, statement)
    }

    fn first_clause<'s>(&'s self, statement: &'s Statement) -> Option<&'s Clause> {
        let inside = || self.clauses_told(statement);
        let content = statement.content.first()?;
        // "wants Japan to recognise that the islands were acquired": what is claimed stands innermost.
        let finite = inside().find(|clause| clause.verb.is_finite());
        finite.or_else(|| inside().find(|clause| clause.verb.span.start >= content.start))
    }

    /// Gives the clauses of what is said, in text order.
    pub(super) fn clauses_told<'s>(&'s self, statement: &'s Statement) -> impl Iterator<Item = &'s Clause> {
        statement.content.iter().flat_map(|&span| self.clauses_in(span))
    }
}
