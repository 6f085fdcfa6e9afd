//! What the form of a verb asks for: "insisted that Russia withdraw".

use super::above::Found;
use super::lexicon::Effect;
use super::reader::StatusReader;
use crate::clause::{Clause, Tense};
use crate::sentence::Tag;

/// Verbs that ask for something or tell it, as the form of the verb below shows. Grammar.
const BEFORE_SUBJUNCTIVE: [&str; 8] = ["agree", "insist", "move", "plead", "propose", "rule", "suggest", "vote"];

impl StatusReader<'_> {
    /// "insisted that Russia withdraw": a form without tense asks for it.
    pub(super) fn subjunctive(&self, clause: &Clause, above: &Clause) -> Option<Found<'static>> {
        let subject = clause.subject?;
        let head = self.phrase(subject).head;
        // "Republicans", "the Greens": a name may be of several.
        let is_plural = self.tag(head) == Tag::PluralNoun
            || self.word(head).ends_with('s')
            || self.phrase(subject).conjunct.is_some();
        let plain = self.small(clause.verb.tokens.start);
        // "give back"
        let base = clause.verb.lemma.split(' ').next().unwrap_or_default();
        let is_plain = clause.verb.tokens.start == clause.verb.head && plain == base
            || plain == "be" && clause.verb.passive
            || plain == "not";
        // "suggested the minister leave"
        let asks_so = BEFORE_SUBJUNCTIVE.contains(&above.verb.lemma.as_str());
        let may_be = clause.verb.tense == Tense::Present && (clause.introducer.is_some() || asks_so);
        let is_person = self.is_any(self.phrase(subject).head, &["i", "we", "you", "they"]);
        // "warned that rebels control the road": of several the form is that of the present, unless the verb may ask.
        let shows_form = !is_plural && !is_person || self.is(clause.verb.tokens.start, "be");
        let by_verb = above.verb.tense == Tense::Past && asks_so;
        let asks = is_plain && may_be && (shows_form || by_verb);
        asks.then(|| ("subjunctive", Effect::Demanded, self.span(clause.verb.tokens.start)))
    }
}
