//! "The country", "the agency" → the one that the sentences right before name, if only one can be meant.

use super::discourse::Salient;
use super::lexicon::HeadRule;
use super::resolve::Resolver;
use crate::clause::ClauseKind;
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::span::Span;

/// So many sentences back a state or a body is still "the country", "the agency".
const REACH: usize = 2;

/// Words behind such a noun that tell more of it than what has been named: "the alliance between the two", "the agency
/// that pays". Grammar.
const TELLING_MORE: [&str; 5] = ["between", "for", "from", "of", "with"];

/// Words before such a noun that mean another than the one named: "the same state", "the host country". Grammar.
const OTHER: [&str; 12] = [
    "capital", "first", "home", "host", "last", "next", "only", "other", "own", "same", "second", "third",
];

impl Resolver<'_> {
    /// Gives the state or the body that a noun with `the` points back to.
    ///
    /// The nearest sentence that names any decides, if it names only one; one before, also if it names only one by more
    /// than a word before a noun.
    /// What takes part in the same clause is not meant: "US troops left the country", "the French-led raid on the
    /// country", "Iran, which has forces in the country", "Washington warned citizens not to visit the country". In a
    /// quotation it is what the same quotation names: else it may be the speaker's own.
    pub(super) fn one_near(&self, phrase: usize, rule: &HeadRule) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let mut inside = noun_phrase.tokens.start..noun_phrase.head;
        let is_other = inside.any(|token| self.is_any(token, &OTHER));
        let tells_more = self
            .behind(phrase)
            .any(|behind| TELLING_MORE.contains(&behind.preposition.as_str()));
        // "Face the Nation" is a programme.
        let is_name = self.word(noun_phrase.head).starts_with(char::is_uppercase);
        if is_other || tells_more || is_name || self.is_defined(phrase) {
            return None;
        }
        let quotation = self.quotation_around(noun_phrase.span);
        if quotation.is_some() && self.is(noun_phrase.tokens.start, "this") {
            return None;
        }
        let sentence = self.sentence_of(phrase);
        let apart = self.spans_apart(phrase);
        let is_apart = |salient: &Salient| apart.iter().any(|span| span.contains(salient.span));
        let near = || {
            let latest = self.discourse.latest();
            latest.take_while(move |salient| sentence.saturating_sub(salient.sentence) <= REACH)
        };
        let taking_part: Vec<&Party> = near()
            .filter(|salient| is_apart(salient))
            .map(|salient| &salient.party)
            .collect();
        let may_be = |salient: &&Salient| {
            salient.span.start < noun_phrase.span.start
                && !taking_part.iter().any(|party| party.is_same(&salient.party))
                && quotation.is_none_or(|quotation| quotation.contains(salient.span))
                && self.is_one_of(salient, rule)
        };
        let found: Vec<&Salient> = near().filter(may_be).collect();
        let nearest = found.first()?.sentence;
        let there = || found.iter().copied().filter(|salient| salient.sentence == nearest);
        let tells = || there().filter(|salient| !salient.modifies && nearest < sentence);
        only(there()).or_else(|| only(tells()))
    }

    /// Says whether something has a kind that a noun can mean, and a name: "several states" are none. Of letters alone, as
    /// in "EPA", nothing may be known.
    fn is_one_of(&self, salient: &Salient, rule: &HeadRule) -> bool {
        let party = &salient.party;
        let is_kind = party.kind.as_ref().is_some_and(|kind| rule.kinds.contains(kind));
        let last = party.name.rsplit(' ').next().unwrap_or_default();
        let is_excluded = rule.not_named.iter().any(|word| word == last);
        let is_named = party.entity.is_some() || party.name.starts_with(char::is_uppercase);
        let of_bodies = rule
            .kinds
            .iter()
            .any(|kind| kind.is(Trait::Body) && !kind.is(Trait::State));
        let is_short = party.name.len() > 2 && party.name.chars().all(|letter| letter.is_ascii_uppercase());
        let is_unknown = party.kind.is_none() && party.entity.is_none();
        is_kind && is_named && !is_excluded || of_bodies && is_unknown && is_short
    }

    /// Says whether a relative clause says which one is meant: "the country that he fled".
    fn is_defined(&self, phrase: usize) -> bool {
        let comma = |clause: usize| {
            let start = self.token_at(self.clauses.clauses[clause].span.start);
            start.checked_sub(1).is_some_and(|before| self.is(before, ","))
        };
        let mut clauses = self.clauses.of_sentence(self.sentence_of(phrase));
        clauses.any(|clause| self.clauses.clauses[clause].antecedent == Some(phrase) && !comma(clause))
    }

    /// Gives the quotation, outside any other, that a stretch stands in.
    pub(super) fn quotation_around(&self, span: Span) -> Option<Span> {
        let quotations = &self.sentences.quotations;
        let begun = quotations.partition_point(|quotation| quotation.span.start <= span.start);
        let around = quotations[..begun].iter().rev().take(REACH * 2);
        let mut around = around.filter(|quotation| quotation.inner.contains(span));
        around.next().map(|quotation| quotation.span)
    }

    /// Gives the stretches that name what takes part in the same clause, or in the same noun phrase, beside a phrase.
    fn spans_apart(&self, phrase: usize) -> Vec<Span> {
        let own = self.phrase(phrase).span;
        let mut apart = Vec::new();
        // "the French-led raid on the country": whatever the phrase hangs on.
        let mut hangs_on = Some(phrase);
        while let Some(place) = hangs_on {
            let governed = self.phrase(place).governed_by;
            hangs_on = governed.and_then(|place| self.clauses.prepositional[place].after);
            apart.extend(hangs_on.map(|noun| self.phrase(noun).span));
        }
        let is_owner = self.text()[own.end as usize..].starts_with(['\'', '’']);
        let lineage = self.clauses.around(phrase).into_iter();
        for place in lineage.flat_map(|clause| self.clauses.lineage(clause)) {
            let clause = &self.clauses.clauses[place];
            let is_free = matches!(clause.kind, ClauseKind::Infinitive | ClauseKind::Gerund);
            // "to manage the country's economy": of what an infinitive does, its subject may be the owner.
            let taking_part = clause.subject.into_iter().chain(clause.antecedent);
            let taking_part = taking_part.chain(clause.objects.iter().copied());
            // "Sanctions on Kenya may push the country": what a noun is about is not what acts.
            let named = taking_part.map(|place| {
                let span = self.phrase(place).span;
                self.name_of(place).map_or(span, |name| span.cover(name.full))
            });
            apart.extend(named.filter(|span| !(span.overlaps(own) || is_free && is_owner)));
            // What a clause of its own tells may be told of whoever stands above it: "Kenya said the country was ready".
            if !is_free || is_owner {
                break;
            }
        }
        apart
    }
}

/// Gives the only party among these. `None` where there are several, or none.
pub(super) fn only<'s>(mut among: impl Iterator<Item = &'s Salient>) -> Option<Party> {
    let first = &among.next()?.party;
    among.all(|other| other.party.is_same(first)).then(|| first.clone())
}
