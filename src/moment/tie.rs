//! Clauses → the moments that may date each, the likeliest first: the one answer to "when is this clause".

use super::beside::{happens_as, happens_in, is_behind_speaker, is_of_speaker};
use super::{Moment, MomentLexicon, Moments};
use crate::clause::{Clause, ClauseKind, ParsedText};
use crate::sentence::Tag;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Before a clause that tells what happens at the same time: grammar, no list to grow.
const ALONG: [&str; 4] = ["when", "as", "while", "once"];
/// Before "after" and "before" where little time lies between: "shortly after he took office in September". Grammar too.
const SOON: [&str; 4] = ["shortly", "soon", "just", "immediately"];

/// What words do by themselves, without a passive: "an interview that aired on Monday". Grammar too.
const ALONE: [&str; 2] = ["air", "appear"];

/// How a moment hangs on a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// It stands in the clause and in none below it: "met on Monday".
    Own,
    /// It stands in a noun phrase of the clause: "said in Monday's statement".
    Phrase,
    /// It stands in a clause below: "said, speaking on Monday, …".
    Below,
    /// It stands before the verb, outside the clause: "On Monday, after the talks, he said …".
    Fronted,
    /// Its preposition or conjunction hangs on the verb and names what has days: "met after World War II".
    Named,
}

impl Moments {
    /// Notes for every clause which of the moments may date it.
    pub(super) fn new(parsed: ParsedText, lexicon: &MomentLexicon, moments: Vec<Moment>) -> Self {
        let mut dated = Self {
            of_clause: vec![Vec::new(); parsed.clauses.clauses.len()],
            of_phrase: FxHashMap::default(),
            moments,
        };
        for (sentence, place) in parsed.sentences.sentences.iter().zip(0..) {
            let within = dated.places_within(sentence.span);
            if within.is_empty() {
                continue;
            }
            let appeared = |moment: usize| appeared(parsed, lexicon, place, &dated.moments[moment]);
            let appeared: Vec<(usize, Option<usize>)> = within.map(|moment| (moment, appeared(moment))).collect();
            for clause in parsed.clauses.of_sentence(place) {
                let ties = appeared.iter().filter_map(|&(moment, appeared)| {
                    let tie = tie(parsed, clause, &dated.moments[moment], appeared)?;
                    Some((tie, moment))
                });
                let mut ties: Vec<(Tie, usize)> = ties.collect();
                // What stands in the clause dates it before what stands ahead of it, and a date before a name; of two
                // the one beside the verb: "Despite the talk last week, the White House on Monday said …".
                let distance = |tie: Tie, moment: Span| {
                    // What another clause lends is the day of that: "On June 30 he moved it to July 1, saying …".
                    let lender = (tie == Tie::Fronted).then(|| parsed.clauses.innermost(place, moment));
                    let verb = &parsed.clauses.clauses[lender.flatten().unwrap_or(clause)].verb;
                    gap(verb.span, moment)
                };
                ties.sort_by_key(|&(tie, moment)| (tie.max(Tie::Below), distance(tie, dated.moments[moment].span)));
                dated.of_clause[clause] = ties;
            }
            let appeared = appeared.into_iter();
            let of_phrase = appeared.filter_map(|(moment, phrase)| Some((phrase?, moment)));
            dated.of_phrase.extend(of_phrase);
        }
        dated
    }
}

/// Gives how a moment of the same sentence hangs on a clause; with the noun phrase for what appeared at it, if any. `None`
/// where it does not.
fn tie(parsed: ParsedText, place: usize, moment: &Moment, appeared: Option<usize>) -> Option<Tie> {
    let clauses = parsed.clauses;
    let clause = &clauses.clauses[place];
    if moment.is_named() {
        return (moment.clause == Some(place)).then_some(Tie::Named);
    }
    if appeared.is_some_and(|phrase| is_said_in(parsed, place, phrase, moment.span)) {
        return Some(Tie::Phrase);
    }
    // "the amendment, which took effect in July, bars …": the month belongs to the relative clause.
    let is_aside = |other: usize| {
        let other = &clauses.clauses[other];
        other.kind == ClauseKind::Relative && other.span.contains(moment.span) && !other.span.contains(clause.verb.span)
    };
    if clauses.of_sentence(clause.sentence).any(is_aside) {
        return None;
    }
    if is_of_example(parsed, clause, moment.span) || is_of_speaker(parsed, clause, moment) {
        return None;
    }
    let innermost = clauses.innermost(clause.sentence, moment.span);
    let phrase = phrase_around(parsed, clause.sentence, moment.span);
    if clause.span.contains(moment.span) {
        let is_own = innermost.is_none_or(|innermost| innermost == place);
        if !is_own && !innermost.is_some_and(|innermost| goes_along(parsed, innermost, place, moment.span)) {
            return None;
        }
        return match phrase {
            Some(phrase) => dates_by_phrase(parsed, place, phrase).then_some(Tie::Phrase),
            None if is_own => Some(Tie::Own),
            None => Some(Tie::Below),
        };
    }
    let dates =
        || innermost.is_none_or(|other| lends(parsed, other, place, moment.span)) || opens(parsed, place, moment.span);
    let is_before = moment.span.end <= clause.verb.span.start;
    if is_behind_speaker(parsed, clause, moment.span) && innermost.is_none_or(|innermost| innermost == place) {
        return match phrase {
            Some(phrase) => dates_by_phrase(parsed, place, phrase).then_some(Tie::Phrase),
            None => Some(Tie::Own),
        };
    }
    let is_fronted = phrase.is_none() && dates() || happens_in(parsed, clause, moment.span);
    (is_before && is_fronted).then_some(Tie::Fronted)
}

/// "tested many rockets, including one on Monday": says whether a time is that of an example alone.
fn is_of_example(parsed: ParsedText, clause: &Clause, time: Span) -> bool {
    let first = clause.verb.tokens.end.min(parsed.token_at(time.start));
    let behind = (first..parsed.token_at(time.start)).rev();
    let mut aside = behind.take_while(|&token| parsed.tag(token) != Tag::Comma);
    aside.any(|token| parsed.is_any(token, &["including", "especially", "notably"]))
}

/// Says whether what a clause below tells happens along with it: "said, speaking on Monday", "said when he came on
/// Monday", but not "promised to leave on Monday", "said after they had met on Monday".
fn goes_along(parsed: ParsedText, below: usize, place: usize, time: Span) -> bool {
    let clauses = parsed.clauses;
    let mut between = clauses.lineage(below).take_while(|&clause| clause != place);
    between.all(|clause| {
        let clause = &clauses.clauses[clause];
        match clause.kind {
            ClauseKind::Participle | ClauseKind::Gerund => true,
            // "Kneeling at a grave to lay flowers on Sunday, she said …"
            ClauseKind::Infinitive => time.end <= clauses.clauses[place].verb.span.start,
            ClauseKind::Adverbial => clause.introducer.is_some_and(|token| {
                let near = token > 0 && parsed.is_any(token - 1, &SOON);
                parsed.is_any(token, &ALONG) || near && parsed.is_any(token, &["after", "before"])
            }),
            _ => false,
        }
    })
}

/// Gives the noun phrase for what appeared at a moment: "a commentary published on Monday", "a meeting held in May".
fn appeared(parsed: ParsedText, lexicon: &MomentLexicon, sentence: usize, moment: &Moment) -> Option<usize> {
    let clause = &parsed.clauses.clauses[parsed.clauses.innermost(sentence, moment.span)?];
    // "Roe, who is writing in May, said": whoever does it is nothing that appears.
    let undergoes = clause.verb.passive || ALONE.contains(&clause.verb.lemma.as_str());
    let appears = clause.kind == ClauseKind::Relative && undergoes && lexicon.makes_appear(&clause.verb.lemma);
    clause.antecedent.filter(|_| appears)
}

/// Says whether a clause is said in what appeared: "wrote in a commentary", "Speaking at a forum, he said", "A report said",
/// but not "rejected a plan published on Monday".
fn is_said_in(parsed: ParsedText, place: usize, phrase: usize, time: Span) -> bool {
    let governing = parsed
        .phrase(phrase)
        .governed_by
        .map(|place| &parsed.clauses.prepositional[place]);
    let governing = governing.and_then(|preposition| preposition.clause);
    let is_of = |governing: usize| governing == place || goes_along(parsed, governing, place, time);
    governing.is_some_and(is_of) && dates_by_phrase(parsed, place, phrase)
        || parsed.clauses.clauses[place].subject == Some(phrase)
}

/// Gives the bytes between two stretches; 0 where they touch.
fn gap(one: Span, other: Span) -> u32 {
    other
        .start
        .saturating_sub(one.end)
        .max(one.start.saturating_sub(other.end))
}

/// Says whether a time stands where a clause begins, whatever was read around it: "…, but in April the ministry said".
fn opens(parsed: ParsedText, clause: usize, time: Span) -> bool {
    let clause = &parsed.clauses.clauses[clause];
    let first = parsed.sentences.sentences[clause.sentence].tokens.start;
    let mut start = parsed.token_at(time.start);
    while start > first && matches!(parsed.tag(start - 1), Tag::Preposition | Tag::Determiner | Tag::Adverb) {
        start -= 1;
    }
    let begins = start == first
        || matches!(
            parsed.tag(start - 1),
            Tag::Comma | Tag::Semicolon | Tag::Dash | Tag::Coordinator | Tag::Subordinator
        );
    // "After talks failed in May, and Xi had left, he said": another verb stands between.
    let mut between = parsed.token_at(time.end)..parsed.token_at(clause.span.start);
    begins && time.end <= clause.span.start && !between.any(|token| parsed.tag(token).is_verb())
}

/// Says whether a time that stands in one clause dates another one that comes later, too.
fn lends(parsed: ParsedText, from: usize, to: usize, time: Span) -> bool {
    let clauses = parsed.clauses;
    let clause = |place: usize| &clauses.clauses[place];
    // "Asked about it on Monday, he said …"
    let is_below = clauses.lineage(from).any(|above| above == to) && goes_along(parsed, from, to, time);
    // "spoke on Monday, saying …", but not "said on Monday that Abe had met Putin": a verb with a tense has its own time.
    let mut nonfinite = clauses.lineage(to).take_while(|&below| !clause(below).verb.is_finite());
    let hangs_on = nonfinite.any(|below| clause(below).parent == Some(from));
    // "The ministry on Friday summoned the envoy and called for …"
    let shares = clause(to).coordinated_with == Some(from) && clause(to).subject == clause(from).subject;
    // "They were to sign in May when Trump called it off": both in May.
    let hangs_on_main = || {
        clause(to)
            .parent
            .is_some_and(|above| clauses.lineage(from).any(|from| from == above))
    };
    let hangs_on_time = || {
        clause(to)
            .antecedent
            .is_some_and(|phrase| parsed.phrase(phrase).span.overlaps(time))
    };
    let is_along = clause(to).introducer.is_some_and(|token| parsed.is(token, "when"))
        && match clause(to).kind {
            ClauseKind::Adverbial => hangs_on_main(),
            ClauseKind::Relative => hangs_on_time(),
            _ => false,
        };
    // "In an interview published on Sunday, Zelensky said …": a verb of nobody's belongs to what follows.
    let is_nobodys = clause(from).subject.is_none() && clause(from).parent.is_none();
    // "The Pentagon confirmed it on Monday as the White House stressed …"
    let is_as = || happens_as(parsed, clause(from), clause(to)) && hangs_on_main();
    is_below || hangs_on || shares || is_along || is_nobodys || is_as()
}

/// Gives the noun phrase, none of time itself, that a time stands in: "Monday's statement".
fn phrase_around(parsed: ParsedText, sentence: usize, time: Span) -> Option<usize> {
    let mut phrases = parsed.clauses.phrases_of(sentence);
    phrases.find(|&phrase| parsed.phrase(phrase).time.is_none() && parsed.phrase(phrase).span.contains(time))
}

/// Says whether a clause lies at the time inside one of its noun phrases: "said in Monday's speech", "Monday's ruling
/// says", "told Monday's meeting that …", but not "after Monday's vote", "rejected Monday's protest".
fn dates_by_phrase(parsed: ParsedText, place: usize, phrase: usize) -> bool {
    let clauses = parsed.clauses;
    if let Some(preposition) = parsed.phrase(phrase).governed_by {
        let preposition = clauses.prepositional[preposition].preposition.as_str();
        return matches!(preposition, "in" | "at" | "during");
    }
    // "told a Saturday rally in Quito": whom he speaks to is there when he does.
    if matches!(clauses.clauses[place].verb.lemma.as_str(), "tell" | "address") {
        return true;
    }
    let mut below = clauses.below(place).map(|below| clauses.clauses[below].kind);
    !clauses.clauses[place].objects.contains(&phrase) || below.any(|kind| kind == ClauseKind::Complement)
}
