//! What has been read → clauses and whole noun phrases.

use super::frame::Frame;
use super::page::Page;
use super::{Clause, ClauseKind, Clauses};
use crate::sentence::Tag;
use crate::span::Span;

/// Turns frames into clauses: those that found a verb.
pub(super) fn add_clauses(page: &Page, sentence: usize, quoted: bool, frames: Vec<Frame>, found: &mut Clauses) {
    let mut place = vec![None; frames.len()];
    let mut next = found.clauses.len();
    for (index, frame) in frames.iter().enumerate() {
        if frame.verb.is_some() {
            place[index] = Some(next);
            next += 1;
        }
    }
    let parents: Vec<Option<usize>> = frames.iter().map(|frame| frame.parent).collect();
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
        let Some(verb) = frame.verb else {
            continue;
        };
        let clause = found.clauses.len();
        for &phrase in &frame.prepositional {
            found.prepositional[phrase].clause = Some(clause);
        }
        let first = frame.subject.map_or(frame.first, |subject| {
            frame.first.min(found.noun_phrases[subject].tokens.start)
        });
        let first = if frame.kind == ClauseKind::Relative {
            frame.first
        } else {
            first.max(frame.first.min(first))
        };
        found.clauses.push(Clause {
            sentence,
            span: page.span(&(first..frame.end)),
            kind: frame.kind,
            parent: above(frame.parent),
            introducer: frame.introducer,
            antecedent: frame.antecedent,
            subject: frame.subject,
            verb,
            objects: frame.objects,
            prepositional: frame.prepositional,
            adjectives: frame.adjectives,
            quoted,
            coordinated_with: frame.coordinated_with.and_then(|beside| place[beside]),
        });
    }
}

/// Extends every noun phrase by what belongs to it: "the sovereignty of the islands off Hokkaido".
///
/// A person takes no phrase but `of` and `for`: in "met Putin in Tokyo" the place belongs to the verb.
pub(super) fn extend_noun_phrases(page: &Page, found: &mut Clauses, from: usize) {
    for place in (from..found.prepositional.len()).rev() {
        let (after, object, span) = {
            let phrase = &found.prepositional[place];
            (phrase.after, phrase.object, phrase.span)
        };
        let Some(after) = after else {
            continue;
        };
        let full = span.cover(found.noun_phrases[object].full);
        let head = &found.noun_phrases[after];
        let is_person = page.tag(head.head) == Tag::Pronoun
            || head
                .mention
                .and_then(|mention| page.mentions[mention].kind.as_ref())
                .is_some_and(|kind| kind.as_str() == "Person");
        let belongs = ["of", "for"].contains(&found.prepositional[place].preposition.as_str())
            || !is_person && found.noun_phrases[object].time.is_none() && head.time.is_none();
        if belongs {
            let start: Span = found.noun_phrases[after].full;
            found.noun_phrases[after].full = start.cover(full);
        }
    }
}
