//! Of whom a noun is said: "Japan is a member of …", "Japan, a member of …,", "Japan, one of the members of …,".

use super::finder::RelationFinder;
use crate::clause::ClauseKind;
use crate::evidence::Party;
use crate::sentence::Tag;

/// Words before `of` that pick out of those that follow: "one of the members". Grammar.
const OUT_OF: [&str; 6] = ["each", "many", "most", "one", "several", "some"];

/// Prepositions before what is wanted or spoken about. Grammar.
const SEEKING: [&str; 6] = ["about", "for", "on", "over", "toward", "towards"];

impl RelationFinder<'_> {
    /// Gives everybody of whom a phrase is said; nobody where it stands for itself.
    pub(super) fn said_of(&self, phrase: usize) -> Vec<Party> {
        // "Kovac, a former member of the council,"
        if self.is_of_old(phrase, self.phrase(phrase).tokens.end) {
            return Vec::new();
        }
        if let Some(clause) = self.being(phrase) {
            let subject = self.clause(clause).subject;
            return subject.map(|subject| self.everybody(subject)).unwrap_or_default();
        }
        let beside = self.described_by(phrase);
        if !beside.is_empty() {
            return beside;
        }
        self.picked_from(phrase)
            .map(|one| self.said_of(one))
            .unwrap_or_default()
    }

    /// "former CNN host Lena Koch": says whether what the words of a phrase up to a token tell is so no longer.
    pub(super) fn is_of_old(&self, phrase: usize, token: usize) -> bool {
        let mut before = self.phrase(phrase).tokens.start..token;
        before.any(|token| self.is_any(token, &["erstwhile", "ex", "former", "onetime", "ousted"]))
    }

    /// "in no rush for a deal with Chad", "talks on a deal with Chad": a pact of which nothing tells that it is there; but "on
    /// a deal with Chad that took effect", "on a 1956 treaty with Chad".
    pub(super) fn is_only_sought(&self, phrase: usize) -> bool {
        let noun_phrase = self.phrase(phrase);
        let governor = noun_phrase.governed_by.map(|place| &self.clauses.prepositional[place]);
        let seeks = governor.is_some_and(|governor| SEEKING.contains(&governor.preposition.as_str()));
        let own = self.references.parties(phrase);
        let is_known = self.time_inside(phrase).is_some() || own.iter().any(|party| party.entity.is_some());
        let is_open = seeks && !is_known && self.is_any(noun_phrase.tokens.start, &["a", "an", "another", "any"]);
        let mut clauses = self.clauses.of_sentence(self.sentence_of(phrase));
        is_open && !clauses.any(|place| self.clause(place).antecedent == Some(phrase))
    }

    /// Gives the clause that says what something is: "Japan is a member of …".
    pub(super) fn being(&self, phrase: usize) -> Option<usize> {
        let is = |&clause: &usize| {
            let clause = self.clause(clause);
            let says = ["be", "become", "remain"].contains(&clause.verb.lemma.as_str());
            says && clause.objects.contains(&phrase)
        };
        self.clauses.of_sentence(self.sentence_of(phrase)).find(is)
    }

    /// Gives the names that a phrase between commas describes: "Japan, a member of …,", "Japan and Chile, both members of …,".
    fn described_by(&self, phrase: usize) -> Vec<Party> {
        let mut sentence = self.clauses.phrases_of(self.sentence_of(phrase));
        let names = |&other: &usize| self.phrase(other).apposition == Some(phrase) && self.name_of(other).is_some();
        let Some(name) = sentence.clone().find(names).filter(|_| self.is_closed(phrase)) else {
            return Vec::new();
        };
        let joins = |&other: &usize| self.clauses.joined(other).any(|(place, _)| place == name);
        let first = match self.tag(self.phrase(phrase).head) {
            Tag::PluralNoun => sentence.find(joins).unwrap_or(name),
            _ => name,
        };
        let named: Vec<_> = self
            .clauses
            .joined(first)
            .take_while(|(place, _)| *place <= name)
            .collect();
        // "in Herat, two members of the squad": one name is not several.
        if self.tag(self.phrase(phrase).head) == Tag::PluralNoun && named.len() < 2 {
            return Vec::new();
        }
        named
            .into_iter()
            .flat_map(|(place, _)| self.references.parties(place).to_vec())
            .collect()
    }

    /// Says whether a mark stands behind a phrase with what belongs to it: no "Chad, members of the bloc and Mali".
    fn is_closed(&self, phrase: usize) -> bool {
        let noun_phrase = self.phrase(phrase);
        let is_list = noun_phrase.conjunct.is_some();
        let end = self.token_at(self.full_span(phrase).end);
        // "a member of the pact since 1952,", "a member of the pact without an army,"
        let mut behind = self.clauses.prepositional_in(self.sentence_of(phrase)).iter();
        let behind = behind.find(|behind| {
            let is_aside = self.phrase(behind.object).time.is_some() || behind.preposition == "without";
            is_aside && self.token_at(behind.span.start) == end && behind.preposition != "of"
        });
        let end = behind.map_or(end, |behind| self.token_at(self.full_span(behind.object).end));
        // "one of three member states to keep a school there,"
        let goes_on = |&clause: &usize| {
            let clause = self.clause(clause);
            let hangs = matches!(
                clause.kind,
                ClauseKind::Infinitive | ClauseKind::Participle | ClauseKind::Relative
            );
            hangs && self.token_at(clause.span.start) == end
        };
        let clause = self.clauses.of_sentence(self.sentence_of(phrase)).find(goes_on);
        let end = clause.map_or(end, |clause| self.token_at(self.clause(clause).span.end));
        let marks = [Tag::Comma, Tag::Stop, Tag::Dash, Tag::Semicolon, Tag::CloseBracket];
        !is_list && marks.contains(&self.tag(end))
    }

    /// Gives the word that picks one out of those whom a phrase names: `one` of "one of the members".
    fn picked_from(&self, phrase: usize) -> Option<usize> {
        let governor = &self.clauses.prepositional[self.phrase(phrase).governed_by?];
        let after = governor.after.filter(|_| governor.preposition == "of")?;
        let head = self.word(self.phrase(after).head).to_lowercase();
        OUT_OF.contains(&head.as_str()).then_some(after)
    }
}
