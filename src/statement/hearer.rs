//! To whom something is said.

use super::Statement;
use super::content::Content;
use super::cue::{Addressee, Cue};
use super::finder::StatementFinder;
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase};
use crate::evidence::Party;

/// What somebody asks: whoever asks it is answered.
const QUESTIONS: [&str; 4] = ["question", "query", "request", "inquiry"];

/// What somebody does to whom he speaks from afar.
const CALLING: [&str; 6] = ["call", "cable", "email", "phone", "telephone", "text"];

/// Prepositions behind which stands where or when somebody hears: grammar.
const WHERE: [&str; 9] = [
    "at",
    "in",
    "on",
    "aboard",
    "outside",
    "during",
    "after",
    "before",
    "following",
];

impl StatementFinder<'_> {
    /// Gives whom the grammar of a cue addresses: the phrase that its content tells, the verb's object, or the subject of
    /// its passive.
    pub(super) fn addressee(&self, clause: &Clause, cue: &Cue, content: &Content) -> Option<Party> {
        let told = content.addressee;
        let governs = cue.addressee == Addressee::Object;
        // “…,” Kishida told lawmakers; but not "threatened sanctions"
        let is_told = |&phrase: &usize| !content.spans.iter().any(|span| span.overlaps(self.phrase(phrase).span));
        let object = clause
            .objects
            .first()
            .copied()
            .or_else(|| self.behind_verb(clause).filter(|_| governs));
        let object = object.filter(is_told);
        let object = || object.filter(|_| governs).and_then(|phrase| self.hearer(phrase));
        let subject = || {
            let subject = clause.subject.filter(|_| clause.verb.passive && governs);
            subject.and_then(|phrase| self.references.parties(phrase).first().cloned())
        };
        let whom = || self.antecedent_of_whom(clause).and_then(|phrase| self.hearer(phrase));
        let told = told.and_then(|phrase| self.hearer(phrase));
        told.or_else(object)
            .or_else(subject)
            .or_else(whom)
            .or_else(|| self.hearer_above(clause))
    }

    /// "The ministers have phoned Mogherini to urge pressure": whom somebody calls or writes to in order to say it.
    fn hearer_above(&self, clause: &Clause) -> Option<Party> {
        let above = clause.parent.filter(|_| clause.kind == ClauseKind::Infinitive)?;
        let above = self.clause(above);
        let calls = above.subject == clause.subject && CALLING.contains(&above.verb.lemma.as_str());
        let hearer = above
            .objects
            .first()
            .filter(|_| calls)
            .and_then(|&phrase| self.hearer(phrase));
        hearer.filter(Party::is_agent)
    }

    /// "told Kim that Chad, a neighbour, and Mali were ready": gives the name behind the verb, whatever it was taken for.
    fn behind_verb(&self, clause: &Clause) -> Option<usize> {
        let behind = clause.verb.tokens.end;
        let mut phrases = self.clauses.phrases_of(clause.sentence);
        let active = !clause.verb.passive;
        phrases.find(|&phrase| active && self.phrase(phrase).tokens.start == behind && self.name_of(phrase).is_some())
    }

    /// "his predecessor, to whom he said"
    fn antecedent_of_whom(&self, clause: &Clause) -> Option<usize> {
        let antecedent = clause.antecedent.filter(|_| clause.kind == ClauseKind::Relative)?;
        let first = self.token_at(self.phrase(antecedent).span.end);
        let mut tokens = first..clause.verb.tokens.start;
        let has_whom = tokens.any(|token| self.is_any(token, &["to"]) && self.is_any(token + 1, &["whom"]));
        // "her predecessor in office, to whom"
        let governor = self.phrase(antecedent).governed_by;
        let behind = governor.and_then(|place| self.clauses.prepositional[place].after);
        has_whom.then(|| behind.unwrap_or(antecedent))
    }

    /// Gives who hears, of those whom a phrase means; `None` where nobody can: "told a news conference".
    fn hearer(&self, phrase: usize) -> Option<Party> {
        let party = self.references.parties(phrase).first()?;
        // "told the members of the parliament", "assured the members of it", "told the union's congress"
        let is_member = self.head(phrase) == "member";
        let end = self.phrase(phrase).tokens.end;
        let beside = self.clauses.prepositional_in(self.sentence_of(phrase)).iter();
        let mut of = beside.filter(|of| is_member && of.preposition == "of" && self.token_at(of.span.start) == end);
        let body = of.find_map(|of| {
            let body = self
                .references
                .parties(of.object)
                .first()
                .filter(|party| party.is_agent());
            let named = || {
                let name = self.name_of(of.object)?;
                Some(Party {
                    entity: None,
                    name: name.span.slice(self.text()).to_owned(),
                    kind: None,
                    span: Some(name.span),
                })
            };
            body.cloned().or_else(named)
        });
        if party.entity.is_none() && body.is_some() {
            return body;
        }
        if party.kind.is_none() && self.lexicon.is_occasion(self.head(phrase)) {
            let owners = self.references.owners(phrase).iter();
            return owners.filter(|owner| owner.is_agent()).map(Party::clone).next();
        }
        (party.is_agent() || party.kind.is_none()).then(|| Party {
            name: self.name_without_place(phrase, party),
            ..party.clone()
        })
    }

    /// Gives the name of an unnamed group without where it was told: "reporters at the harbour" are reporters.
    fn name_without_place(&self, phrase: usize, party: &Party) -> String {
        let tells_where = |of: &PrepositionalPhrase| {
            let object = self.head(of.object);
            WHERE.contains(&of.preposition.as_str()) && (self.hears_for_all(phrase) || self.lexicon.is_occasion(object))
        };
        let mut behind = self.behind(phrase).filter(|of| tells_where(of));
        let place = behind.next().map(|of| of.span.slice(self.text()));
        let cut = place.filter(|_| party.entity.is_none());
        let kept = cut
            .and_then(|rest| party.name.find(rest))
            .map(|at| party.name[..at].trim_end());
        kept.filter(|kept| !kept.is_empty()).unwrap_or(&party.name).to_owned()
    }

    /// Says whether those who hear it are the press, wherever they stand.
    fn hears_for_all(&self, phrase: usize) -> bool {
        ["reporter", "journalist"].contains(&self.head(phrase))
    }

    /// Gives who hears what is said, as a prepositional phrase beside it tells.
    pub(super) fn heard_by(&self, phrase: &PrepositionalPhrase) -> Option<Party> {
        let party = self.references.parties(phrase.object).first()?;
        let to = match (phrase.preposition.as_str(), phrase.after) {
            ("to", None) => true,
            ("with", None) => phrase
                .clause
                .is_some_and(|clause| self.has_partner(self.clause(clause), phrase)),
            ("to" | "with", Some(before)) => self.asks(before) || self.is_words_to(before),
            // "in response to a question from Kyodo News"
            ("from" | "by", Some(before)) => self.asks(before),
            _ => false,
        };
        (to && party.is_agent()).then(|| party.clone())
    }

    /// "spoke with Kim", "said in an interview in April with Kyodo", but not "criticised it, with Kim calling it a crime".
    fn has_partner(&self, clause: &Clause, with: &PrepositionalPhrase) -> bool {
        let lemma = &clause.verb.lemma;
        let mut before = self.clauses.prepositional_of(clause);
        let is_in_words =
            |phrase: &PrepositionalPhrase| phrase.span.end <= with.span.start && self.is_words_to(phrase.object);
        self.lexicon.opens_occasion(lemma) || self.lexicon.is_meeting(lemma) || before.any(is_in_words)
    }

    fn asks(&self, phrase: usize) -> bool {
        QUESTIONS.contains(&self.head(phrase))
    }

    /// "in a letter to Kim", "during a call with Kim", "according to an interview with Kyodo", but not "ahead of talks with
    /// Kim".
    fn is_words_to(&self, phrase: usize) -> bool {
        let governor = self.phrase(phrase).governed_by;
        let is_led = governor.is_some_and(|place| {
            let preposition = self.clauses.prepositional[place].preposition.as_str();
            matches!(preposition, "in" | "during" | "at" | "on" | "by" | "according to")
        });
        is_led && self.lexicon.is_told_to(self.head(phrase))
    }

    /// "wrote in a note addressed to Lula"
    pub(super) fn addressed_by_letter(&self, index: usize) -> Option<Party> {
        let mut below = self.below_of(index, ClauseKind::Relative).filter(|below| {
            let antecedent = below.antecedent.filter(|&phrase| self.is_words_to(phrase));
            antecedent.is_some() && ["address", "send", "write"].contains(&below.verb.lemma.as_str())
        });
        let letter = below.next()?;
        let mut to = self
            .clauses
            .prepositional_of(letter)
            .filter(|phrase| phrase.preposition == "to");
        let party = to.find_map(|phrase| self.references.parties(phrase.object).first())?;
        party.is_agent().then(|| party.clone())
    }

    /// Says whether a statement tells of somebody.
    pub(super) fn tells_of(&self, statement: &Statement, party: &Party) -> bool {
        let spans = statement.content.iter();
        let mut references = spans.flat_map(|&span| self.references_in(span));
        references.any(|reference| reference.parties.iter().any(|told| told.is_same(party)))
    }
}
