//! What is done or forbidden in its own words: "tested [a missile]", "bars the country from [ceding territory]".

use super::finder::RelationFinder;
use super::rule::VerbFrame;
use crate::clause::{ClauseKind, Tense};
use crate::evidence::Party;
use crate::sentence::Tag;
use crate::span::Span;

/// What stands behind an act and tells of something else: "tests in defiance of a ban". Grammar.
const TAILS: [&str; 17] = [
    " after ",
    " ahead of ",
    " amid ",
    " as part of ",
    " before ",
    " despite ",
    " during ",
    " in a bid ",
    " in defiance of ",
    " in protest ",
    " in response to ",
    " in violation of ",
    " into ",
    " since ",
    " than ",
    " toward ",
    " towards ",
];

/// Verbs that tell of what comes of something as often as of what it forbids. Grammar.
const EFFECTS: [&str; 2] = ["preclude", "prevent"];

impl RelationFinder<'_> {
    /// Gives what follows in its own words: "bars the country from [transferring territory to any foreign power]".
    pub(super) fn own_phrase(&self, verb: &VerbFrame, index: usize) -> Vec<Party> {
        let mut below = self.clauses.below(index).map(|below| self.clause(below));
        let gerund = below
            // "tested a missile capable of reaching Chad"
            .find(|below| below.kind == ClauseKind::Gerund && verb.on.object.is_empty())
            .map(|below| below.span);
        let object = || {
            // "signed a law that bans it": what, the words do not tell.
            self.noun_told(verb, index)
                .filter(|&object| self.tag(self.phrase(object).head) != Tag::Pronoun)
                .map(|object| match verb.on.behind.is_empty() {
                    true => up_to_tail(self.text(), self.up_to_comma(self.phrase(object).full)),
                    // "put [its army] on alert"
                    false => self.whole_of(object),
                })
        };
        // "barred it from entering the park, officials said, a day after": who says so stands in it, but is none of it.
        let aside = |span: &Span| {
            let mut inside = self.clauses_in(*span);
            inside
                .find(|clause| clause.kind == ClauseKind::Parenthetical)
                .map(|aside| aside.span.start)
        };
        let own = |span: Span| Span {
            end: aside(&span).map_or(span.end, |end| {
                let kept = span.start..end.max(span.start);
                let words = &self.text()[kept.start as usize..kept.end as usize];
                kept.start + words.trim_end_matches([' ', ',', '\n', '“', '"']).len() as u32
            }),
            ..span
        };
        // "banned opposition leaders" forbids them something, not "opposition leaders".
        let is_somebody = |&object: &usize| self.everybody(object).iter().any(|party| party.is_agent());
        let is_open = gerund.is_none() && verb.on.object.is_empty();
        // "Trump barred officials from testifying": to them alone, where a law or a treaty speaks of all.
        let by_agent = || self.subjects(self.clause(index)).iter().any(Party::is_agent);
        let is_open = is_open || gerund.is_some() && by_agent();
        let forbids_person = is_open && self.clause(index).objects.first().is_some_and(is_somebody);
        // "The agreement has prevented a quarrel": what comes of it is not what it forbids.
        let verb = &self.clause(index).verb;
        let is_effect =
            gerund.is_none() && EFFECTS.contains(&verb.lemma.as_str()) && (verb.perfect || verb.tense == Tense::Past);
        gerund
            .or_else(object)
            .filter(|_| !forbids_person && !is_effect)
            .map(own)
            .map(|span| self.without_article(span))
            .map(|span| self.words(span, &self.gazetteer.own_kinds().phrase))
            .into_iter()
            .collect()
    }

    /// Gives the words of a phrase with those that say whose it is, and nothing behind it.
    fn whole_of(&self, phrase: usize) -> Span {
        let noun_phrase = self.phrase(phrase);
        let possessor = noun_phrase.possessor.map(|owner| self.phrase(owner).span);
        possessor.map_or(noun_phrase.span, |owner| owner.cover(noun_phrase.span))
    }

    /// "tested a missile" tests "missile".
    fn without_article(&self, span: Span) -> Span {
        let first = self.token_at(span.start);
        // "tested more missiles than ever"
        let words = ["a", "an", "the", "more", "fewer", "less"];
        let is_article = self.is_any(first, &words) && self.span(first + 1).start < span.end;
        let start = if is_article {
            self.span(first + 1).start
        } else {
            span.start
        };
        Span { start, ..span }
    }

    /// Gives the noun in whose words an act is told: "took part in [giant war games]".
    fn noun_told(&self, verb: &VerbFrame, index: usize) -> Option<usize> {
        let clause = self.clause(index);
        let governed = self.clauses.prepositional_of(clause);
        let governed = governed.filter(|phrase| verb.on.with.contains(&phrase.preposition));
        let undergoing = clause.subject.filter(|_| clause.verb.passive);
        let is_named = |noun: &usize| self.is_noun_of(verb, &clause.verb.lemma, *noun);
        // "its army went on alert"
        let acting = clause.subject.filter(|_| !verb.on.behind.is_empty());
        let first = clause.objects.first().copied().or(undergoing).or(acting);
        let mut beside = first
            .into_iter()
            .flat_map(|first| self.clauses.joined(first).map(|(phrase, _)| phrase));
        let object = beside.find(is_named).or(first);
        match verb.on.with.is_empty() {
            true => object,
            // "took part in [war games]", but "put [its army] on alert"
            false => governed
                .filter(|_| verb.on.behind.is_empty())
                .map(|phrase| phrase.object)
                .find(is_named)
                .or(object.filter(|noun| is_named(noun) || verb.on.object.is_empty() && !verb.on.behind.is_empty())),
        }
    }
}

/// Gives words up to what tells of something else.
fn up_to_tail(text: &str, span: Span) -> Span {
    let words = span.slice(text);
    let tail = TAILS.iter().filter_map(|tail| words.find(tail)).min();
    let end = tail
        .filter(|&tail| tail > 0)
        .map_or(span.end, |tail| span.start + tail as u32);
    Span { end, ..span }
}
