//! What has been read → clauses and whole noun phrases.

use super::frame::ClauseFrame;
use super::text::ClauseText;
use super::{Clause, ClauseKind, Clauses, NounPhrase};
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// Turns frames into clauses: those that found a verb.
pub(super) fn add_clauses(
    text: &ClauseText,
    sentence: usize,
    quoted: bool,
    frames: Vec<ClauseFrame>,
    found: &mut Clauses,
) {
    let mut place = vec![None; frames.len()];
    let mut next = found.clauses.len();
    for (index, frame) in frames.iter().enumerate() {
        if frame.verb.is_some() {
            place[index] = Some(next);
            next += 1;
        }
    }
    let parents: Vec<Option<usize>> = frames.iter().map(|frame| frame.parent).collect();
    let subjects: Vec<Option<usize>> = frames.iter().map(|frame| frame.subject).collect();
    let firsts: Vec<usize> = frames.iter().map(|frame| frame.first).collect();
    let above = |mut frame: Option<usize>| {
        while let Some(index) = frame {
            if place[index].is_some() {
                return place[index];
            }
            frame = parents[index];
        }
        None
    };
    for frame in frames {
        let kind = kind(text, &frame, found);
        let Some(mut verb) = frame.verb else {
            continue;
        };
        if let Some(&object) = frame.objects.first() {
            let behind = found.noun_phrases[object].tokens.end;
            let opens = |&place: &usize| text.token_at(found.prepositional[place].span.start) == behind;
            let particle = text.small(behind);
            let is_split = verb.tokens.end <= behind && text.lexicon.is_split(&verb.lemma, particle);
            // "gave the statue back to Chad", but not "took Chad in May"
            if is_split && !frame.prepositional.iter().any(opens) {
                verb.lemma = format!("{} {particle}", verb.lemma);
            }
        }
        let clause = found.clauses.len();
        for &phrase in &frame.prepositional {
            found.prepositional[phrase].clause = Some(clause);
        }
        // "he promised to go", "ships, which he said were empty": who acts stands in the clause above, or before it.
        let above_first = frame.parent.map_or(0, |parent| firsts[parent]);
        let subject = frame.subject.map(|subject| found.noun_phrases[subject].tokens.start);
        let subject = subject.filter(|&start| start >= above_first);
        let own = verb.is_finite() && frame.antecedent.is_none() && frame.coordinated_with.is_none();
        let first = subject
            .filter(|_| own)
            .map_or(frame.first, |start| frame.first.min(start));
        // "Noting that winter was near, Zelensky asked …": who asks notes it.
        let lent = || {
            frame
                .parent
                .filter(|_| matches!(kind, ClauseKind::Participle | ClauseKind::Gerund))
                .and_then(|parent| subjects[parent])
        };
        found.clauses.push(Clause {
            sentence,
            span: text.stretch(&(first..frame.end)),
            kind,
            parent: above(frame.parent),
            introducer: frame.introducer,
            antecedent: frame.antecedent,
            subject: frame.subject.or_else(lent),
            verb,
            objects: frame.objects,
            prepositional: frame.prepositional,
            adjectives: frame.adjectives,
            quoted,
            coordinated_with: frame.coordinated_with.and_then(|beside| place[beside]),
        });
    }
}

/// Tells "the speculation that the law would bar the state from …", where nothing is missing after `that`, from "the
/// law that Japan rejects", where the antecedent is missing.
fn kind(text: &ClauseText, frame: &ClauseFrame, found: &Clauses) -> ClauseKind {
    let that = frame.introducer.is_some_and(|token| text.is(token, "that"));
    let own_subject = frame.subject.is_some() && frame.subject != frame.antecedent;
    let is_passive = frame
        .verb
        .as_ref()
        .is_some_and(|verb| verb.passive || verb.lemma == "be");
    let is_whole = !frame.objects.is_empty() || !frame.adjectives.is_empty() || is_passive;
    let is_person = frame
        .antecedent
        .is_some_and(|phrase| is_person(text, &found.noun_phrases[phrase]));
    match frame.kind {
        ClauseKind::Relative if that && own_subject && is_whole && !is_person => ClauseKind::Complement,
        kind => kind,
    }
}

fn is_person(text: &ClauseText, phrase: &NounPhrase) -> bool {
    let mention = phrase.mention.and_then(|mention| text.mentions.get(mention));
    mention.is_some_and(|mention| mention.is(Trait::Person)) || text.tag(phrase.head) == Tag::Pronoun
}

/// Extends every noun phrase by what belongs to it: "the sovereignty of the islands off Hokkaido".
///
/// A person takes no phrase but `of` and `for`: in "met Putin in Tokyo" the place belongs to the verb.
pub(super) fn extend_noun_phrases(text: &ClauseText, found: &mut Clauses, from: usize) {
    for place in (from..found.prepositional.len()).rev() {
        let (after, object, span) = {
            let phrase = &found.prepositional[place];
            (phrase.after, phrase.object, phrase.span)
        };
        let Some(after) = after else {
            continue;
        };
        // "a director for trade and policy at the fund"
        let listed = std::iter::successors(Some(object), |&place| found.noun_phrases[place].conjunct);
        let full = listed.fold(span, |full, place| full.cover(found.noun_phrases[place].full));
        let head = &found.noun_phrases[after];
        let preposition = found.prepositional[place].preposition.as_str();
        let object_time = found.noun_phrases[object].time.is_some() || head.time.is_some();
        let belongs = match preposition {
            "of" | "for" => true,
            "after" | "before" | "during" | "since" | "until" | "despite" | "amid" | "by" | "as" => false,
            _ => !is_person(text, head) && !object_time && !preposition.contains(' '),
        };
        if belongs {
            let start: Span = found.noun_phrases[after].full;
            found.noun_phrases[after].full = start.cover(full);
        }
    }
}
