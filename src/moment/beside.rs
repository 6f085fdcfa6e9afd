//! Clauses that lie at the time of another one, or at one that stands apart from them: "came on Monday as Abe said",
//! "a tweet on Sunday in which he said", "said Abe, the premier, in a Monday interview".

use super::Moment;
use crate::clause::{Clause, ClauseKind, ParsedText, Tense};
use crate::sentence::Tag;
use crate::span::Span;
use crate::timex::Precision;

/// Words that stand for what was told before: "left as Abe said it would".
const SHORT: [&str; 9] = ["can", "could", "did", "had", "may", "might", "should", "will", "would"];

/// Says whether a clause tells what happens as another one does: "conceded defeat on Monday as Abe voiced relief", but not
/// "left on Monday as Abe had said", "as it did in May", "as Abe said it would".
pub(super) fn happens_as(parsed: ParsedText, from: &Clause, to: &Clause) -> bool {
    let is_event = |clause: &Clause| {
        let verb = &clause.verb;
        verb.tense == Tense::Past && !verb.perfect && verb.modal.is_none() && verb.lemma != "be" && verb.lemma != "do"
    };
    let last = parsed.token_at(to.span.end.saturating_sub(1));
    to.kind == ClauseKind::Adverbial
        && to.introducer.is_some_and(|token| parsed.is(token, "as"))
        && is_event(from)
        && is_event(to)
        && !parsed.is_any(last, &SHORT)
}

/// Says whether a relative clause tells what happens in what its antecedent names, and a time is of that: "a tweet on
/// Sunday in which he said", "a Tuesday visit to Kiev, where he said".
pub(super) fn happens_in(parsed: ParsedText, clause: &Clause, time: Span) -> bool {
    let is_inside = clause.introducer.is_some_and(|token| {
        let led = token > 0 && parsed.is_any(token - 1, &["at", "during", "in"]);
        parsed.is(token, "where") || parsed.is(token, "which") && led
    });
    let is_event = clause.verb.tense == Tense::Past && !clause.verb.perfect && clause.verb.modal.is_none();
    let is_below = matches!(clause.kind, ClauseKind::Relative | ClauseKind::Adverbial);
    if !is_below || !is_inside || !is_event || time.end > clause.span.start {
        return false;
    }
    // "a visit to Kiev in which": of what it is told the words before the antecedent say.
    let above = |&phrase: &usize| {
        let governing = parsed.phrase(phrase).governed_by?;
        parsed.clauses.prepositional[governing].after
    };
    let mut named = std::iter::successors(clause.antecedent, above);
    let mut between = parsed.token_at(time.end)..parsed.token_at(clause.span.start);
    let is_apart = between.any(|token| parsed.tag(token).is_verb());
    let names = named.any(|phrase| parsed.phrase(phrase).span.start <= time.start);
    !is_apart && (names || goes_on_where(parsed, clause, time))
}

/// "appeared Sunday on a talk show, where he said", but not "came on Sunday to Yalta, where Stalin once said".
fn goes_on_where(parsed: ParsedText, clause: &Clause, time: Span) -> bool {
    let is_same = clause.subject.is_some_and(|subject| {
        let subject = parsed.phrase(subject);
        subject.tokens.len() == 1 && parsed.is_any(subject.head, &["he", "she", "they"])
    });
    let above = clause.parent.map(|above| &parsed.clauses.clauses[above]);
    let is_told = above.is_some_and(|above| above.verb.tense == Tense::Past && above.verb.span.end <= time.start);
    let is_where = clause.introducer.is_some_and(|token| parsed.is(token, "where"));
    is_where && is_same && is_told && parsed.clauses.innermost(clause.sentence, time) == clause.parent
}

/// Says whether a time is of what a speaker behind his verb is called: "said Abe, premier in 2014".
pub(super) fn is_of_speaker(parsed: ParsedText, clause: &Clause, moment: &Moment) -> bool {
    let subject = clause.subject.map(|subject| parsed.phrase(subject).span);
    let is_inverted = subject.is_some_and(|subject| {
        let named = parsed.tag(parsed.token_at(subject.end)) == Tag::Comma;
        clause.verb.span.end <= subject.start && subject.end <= moment.span.start && named
    });
    is_inverted && moment.when.value.precision() > Precision::Day && !is_behind_speaker(parsed, clause, moment.span)
}

/// Says whether a time stands behind whoever speaks and what he is called: "said Abe, the premier, on Monday".
pub(super) fn is_behind_speaker(parsed: ParsedText, clause: &Clause, time: Span) -> bool {
    let Some(subject) = clause.subject.map(|subject| parsed.phrase(subject)) else {
        return false;
    };
    if subject.span.start < clause.verb.span.end || time.start < subject.span.end {
        return false;
    }
    let mut first = parsed.token_at(time.start);
    let behind = parsed.token_at(subject.span.end);
    while first > behind
        && matches!(
            parsed.tag(first - 1),
            Tag::Preposition | Tag::Determiner | Tag::Adjective | Tag::Adverb
        )
    {
        first -= 1;
    }
    let is_between_commas =
        first > behind + 1 && parsed.tag(behind) == Tag::Comma && parsed.tag(first - 1) == Tag::Comma;
    let mut between = behind..parsed.token_at(time.start);
    is_between_commas && !between.any(|token| parsed.tag(token).is_verb())
}
