//! Step 8. Clauses, Moments → Statuses: how each clause is told, as fact or as something else.
//!
//! "Putin never visited Serbia", "before Abe meets Putin", "reports that they met are wrong", "demanded that Russia
//! sign": whether a visit, a meeting, a signature is told as having happened is a property of the clause, worked out
//! here once. Statements, relations and stances look it up.

mod above;
mod asked;
mod complement;
mod denial;
mod gerund;
mod lexicon;
mod noun;
mod own;
mod reader;
mod subjunctive;

pub use lexicon::{Effect, Hold, StatusExample, StatusFamily, StatusLexicon};

use crate::clause::ParsedText;
use crate::moment::Moments;
use crate::ontology::{Modality, Polarity, RuleId};
use crate::span::Span;
use reader::StatusReader;
use rustc_hash::FxHashMap;

/// How a clause or a noun is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// Whether it is said to be so or not to be so.
    pub polarity: Polarity,
    /// As what: a fact, a plan, a demand, something possible, supposed or asked.
    pub modality: Modality,
    /// The clause whose verb tells it, as its place: what only somebody says is no fact of the reporter's.
    pub told_in: Option<usize>,
    /// Whether words of its own deny its verb: "did not sign", "agreed not to sign", but not "no state signed".
    pub is_verb_denied: bool,
    /// Whether somebody sets about it and no more is told: "called reporters in to deny it", "sought to explain it".
    pub is_attempted: bool,
    /// The words that show it, the clause's own first; empty where nothing does, and it is told as fact.
    pub signs: Vec<Sign>,
}

/// A word that shows how something is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// The word: `never`, `may`, `plans`.
    pub span: Span,
    /// What it shows: `negation`, `modal`, the family's id: `plan`.
    pub rule: RuleId,
}

impl Status {
    /// Says whether it is told as having happened or being so.
    pub fn is_fact(&self) -> bool {
        self.polarity == Polarity::Affirmed && self.modality == Modality::Actual
    }

    /// Says whether it is said not to be so.
    pub fn is_denied(&self) -> bool {
        self.polarity == Polarity::Denied
    }

    fn deny(&mut self, span: Span, rule: &str) {
        self.polarity = turned(self.polarity);
        self.show(span, rule);
    }

    /// Makes it no more certain than a modality.
    fn weaken(&mut self, modality: Modality, span: Span, rule: &str) {
        if modality > self.modality {
            self.modality = modality;
        }
        self.show(span, rule);
    }

    fn show(&mut self, span: Span, rule: &str) {
        let rule = rule.into();
        self.signs.push(Sign { span, rule });
    }
}

fn turned(polarity: Polarity) -> Polarity {
    match polarity {
        Polarity::Affirmed => Polarity::Denied,
        Polarity::Denied => Polarity::Affirmed,
    }
}

/// How everything in an article is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statuses {
    of_clause: Vec<Status>,
    /// Of whatever nothing is shown of.
    fact: Status,
    /// Only of noun phrases that are not told as fact.
    of_noun: FxHashMap<usize, Status>,
}

impl Statuses {
    /// Gives how a clause is told, by its place among the clauses; as fact where there is no such clause.
    pub fn of(&self, clause: usize) -> &Status {
        self.of_clause.get(clause).unwrap_or(&self.fact)
    }

    /// Changes every span: the text that was read may be another than the one that was printed.
    pub fn move_spans(&mut self, change: &impl Fn(&mut Span)) {
        let all = self.of_clause.iter_mut().chain(self.of_noun.values_mut());
        all.flat_map(|status| &mut status.signs)
            .for_each(|sign| change(&mut sign.span));
    }

    /// Gives how what a noun phrase names is told, by its place: "called off [a visit]", "[a planned visit]".
    pub fn of_noun(&self, phrase: usize) -> &Status {
        self.of_noun.get(&phrase).unwrap_or(&self.fact)
    }
}

/// Finds how every clause and noun phrase is told.
///
/// What stands in a relative clause is not denied with what stands around it; what is told by somebody is read as he
/// tells it, and names the clause that tells it.
pub fn find_statuses(parsed: ParsedText, moments: &Moments, lexicon: &StatusLexicon) -> Statuses {
    let mut reader = StatusReader::new(parsed, moments, lexicon);
    for clause in 0..parsed.clauses.clauses.len() {
        let status = reader.read(clause);
        reader.of_clause.push(status);
    }
    let of_noun = reader.read_nouns();
    Statuses {
        of_clause: reader.of_clause,
        fact: Status::default(),
        of_noun,
    }
}
