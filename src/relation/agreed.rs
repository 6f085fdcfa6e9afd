//! What somebody agrees to do, in its own words: "agreed to [delay a new toll]".

use super::finder::RelationFinder;
use super::governed::FramedClause;
use super::rule::VerbEnd;
use crate::clause::ClauseKind;
use crate::evidence::Party;
use crate::sentence::Tag;
use crate::span::Span;

/// So many words tell what is agreed; more are no name for it.
const WORDS: usize = 10;

impl RelationFinder<'_> {
    /// Gives what the infinitive below a clause tells, in its own words; nothing where a rule knows it as an act: "agreed to
    /// meet", "agreed to resume talks".
    pub(super) fn agreed_act(&self, index: usize) -> Option<Party> {
        let mut below = self.clauses.below(index);
        let place = below.find(|&below| self.clause(below).kind == ClauseKind::Infinitive)?;
        let act = self.clause(place);
        let mut rules = self.lexicon.by_verb(&act.verb.lemma);
        let framed = FramedClause::new(self, place);
        let is_known = rules.any(|(_, verb)| {
            verb.frame.recipient != VerbEnd::Benefit
                && self.has_infinitive(verb, place)
                && self.nouns_fit(verb, &framed)
        });
        // "agreed to wait", "agreed to do so"
        let object = act.objects.first().map(|&object| self.phrase(object).full);
        let is_vague = ["be", "do", "have"].contains(&act.verb.lemma.as_str());
        let object = object.filter(|_| !is_known && !is_vague && !act.verb.negated)?;
        let words = self.up_to_comma(Span {
            start: self.span(act.verb.head).start,
            end: object.end,
        });
        let last = self.token_at(words.end.saturating_sub(1));
        let is_short = last - act.verb.head < WORDS;
        // "to set up another Chad-Mali summit", "to cut the number of tests", misread: what is cut off tells nothing.
        let is_noun = |token| matches!(self.tag(token), Tag::Noun | Tag::PluralNoun | Tag::ProperNoun);
        let goes_on = is_noun(last + 1)
            || self.is_any(last + 1, &["of"])
            || !self.text()[words.end as usize..].starts_with([' ', ',', '.', ';', ':']);
        let is_open = words.slice(self.text()).contains(['“', '”', '"', '(', ')']);
        // "agreed not to raise tariffs"
        let before = self.token_at(act.span.start).checked_sub(1);
        let is_refused = before.is_some_and(|before| self.is_any(before, &["not", "never"]));
        let is_whole = is_short && is_noun(last) && !goes_on && !is_open && !is_refused;
        is_whole.then(|| self.words(words, &self.gazetteer.own_kinds().phrase))
    }
}
