//! Noun phrases: from a determiner, possessor or adjective to the head.

use super::NounPhrase;
use super::text::ClauseText;
use crate::mention::{Found, Mention, NameKind};
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// Reads the noun phrase that begins at a token and gives its place in the list; its possessors come before it.
///
/// `None` if none begins there: an adjective without a noun, a verb, a mark.
pub(super) fn read_noun_phrase(
    page: &ClauseText,
    start: usize,
    end: usize,
    phrases: &mut Vec<NounPhrase>,
) -> Option<usize> {
    let mut possessor = None;
    let mut begin = start;
    loop {
        let head = find_head(page, begin, end, possessor.is_some())?;
        let phrase = NounPhrase {
            span: Span::default(),
            tokens: start..head + 1,
            head,
            possessor,
            conjunct: None,
            apposition: None,
            governed_by: None,
            time: page.time(head).filter(|_| is_time(page, begin, head)),
            mention: page.mention(head),
            full: Span::default(),
        };
        let index = push(page, phrase, phrases);
        let goes_on = page.tag(head + 1) == Tag::Possessive && head + 1 < end;
        if !goes_on || find_head(page, head + 2, end, true).is_none() {
            return Some(index);
        }
        possessor = Some(index);
        begin = head + 2;
    }
}

fn push(page: &ClauseText, mut phrase: NounPhrase, phrases: &mut Vec<NounPhrase>) -> usize {
    phrase.span = page.span(&phrase.tokens);
    phrase.full = phrase.span;
    phrases.push(phrase);
    phrases.len() - 1
}

/// "last year" is a time; "the 1956 declaration" only holds one.
fn is_time(page: &ClauseText, begin: usize, head: usize) -> bool {
    let time = page.time(head);
    (begin..=head).all(|token| page.time(token) == time || page.tag(token) == Tag::Determiner)
}

/// Finds the head of the phrase whose words begin at a token.
fn find_head(page: &ClauseText, begin: usize, end: usize, after_possessor: bool) -> Option<usize> {
    if begin >= end {
        return None;
    }
    match page.tag(begin) {
        Tag::Pronoun | Tag::Existential => return Some(begin),
        _ => {}
    }
    let mut at = begin;
    let mut head = None;
    let mut determined = after_possessor;
    while at < end {
        if let Some(stop) = mention_end(page, at, end) {
            if head.is_some_and(|head| parts_from(page, head, at)) {
                break;
            }
            head = Some(stop - 1);
            at = stop;
            continue;
        }
        // "current and former officials": an adjective by itself is no day.
        let is_adjective = |stop: &usize| *stop == at + 1 && page.tag(at) == Tag::Adjective;
        if let Some(stop) = time_end(page, at, end).filter(|stop| !is_adjective(stop)) {
            if head.is_some() && !is_year(page, at) {
                break;
            }
            head = Some(stop - 1);
            at = stop;
            if !goes_on_after_time(page, at, end) {
                break;
            }
            continue;
        }
        match page.tag(at) {
            Tag::Noun | Tag::PluralNoun | Tag::ProperNoun => {
                if head.is_some_and(|head| parts_from(page, head, at)) {
                    break;
                }
                head = Some(at);
                // "Secretary of State Antony Blinken"
                let goes_on = page.tag(at + 1) == Tag::Preposition;
                if let Some(stop) = page.end_of_titled(at + 1).filter(|&stop| goes_on && stop <= end) {
                    (head, at) = (Some(stop - 1), stop);
                    continue;
                }
            }
            // "a conference call": after a single noun this form is no verb.
            Tag::VerbPresent
                if determined
                    && head == Some(at.wrapping_sub(1))
                    && page.tag(at - 1) == Tag::Noun
                    && page.is_plain(at)
                    && !["have", "do"].iter().any(|word| page.is(at, word))
                    && !reports(page, at) =>
            {
                head = Some(at);
            }
            Tag::Number => head = Some(at),
            Tag::Determiner | Tag::PossessivePronoun => {
                let predeterminer = at > begin && page.tag(at - 1) == Tag::Determiner && head.is_none();
                if at > begin && !predeterminer {
                    break;
                }
                determined = true;
            }
            Tag::Adjective if noun_follows(page, at + 1, end) => head = None,
            // "current and former officials"
            Tag::Adjective
                if head.is_none()
                    && matches!(page.tag(at + 1), Tag::Coordinator | Tag::Comma)
                    && joins_adjectives(page, at + 1, end) => {}
            // "the two larger of the islands"
            Tag::Adjective if head.is_some_and(|head| page.tag(head) == Tag::Number) && page.is(at + 1, "of") => {
                head = Some(at)
            }
            Tag::VerbGerund | Tag::VerbPastParticiple
                if (determined || at == begin && is_modifier(page, at))
                    && head.is_none()
                    && noun_follows(page, at + 1, end) => {}
            Tag::Adverb if head.is_none() && modifies_adjective(page, at, end) => {}
            // "a long war"
            Tag::Adverb if head.is_none() && at == begin + 1 && determined && noun_follows(page, at + 1, end) => {}
            Tag::Coordinator | Tag::Comma if head.is_none() && at > begin && joins_adjectives(page, at, end) => {}
            Tag::OpenQuote | Tag::CloseQuote if head.is_none() && at > begin && noun_follows(page, at + 1, end) => {}
            Tag::Other if matches!(page.word(at), "$" | "£" | "€" | "%" | "#") => {}
            _ => break,
        }
        at += 1;
    }
    head.or_else(|| bare_head(page, begin, at))
}

/// "9 percent say they only buy American": a verb that takes a clause, and a subject follows.
fn reports(page: &ClauseText, at: usize) -> bool {
    let lemma = page.words.lemma(page.word(at), page.tag(at));
    page.lexicon.takes_clause(&lemma)
        && matches!(
            page.tag(at + 1),
            Tag::Pronoun
                | Tag::Determiner
                | Tag::PossessivePronoun
                | Tag::ProperNoun
                | Tag::Complementizer
                | Tag::Existential
        )
}

/// Gives the end of the mention that begins at a token, titles before the name included.
fn mention_end(page: &ClauseText, at: usize, end: usize) -> Option<usize> {
    let mention = page.mention(at)?;
    let is_first = at == 0 || page.mention(at - 1) != Some(mention);
    let stop = (at..end)
        .find(|&token| page.mention(token) != Some(mention))
        .unwrap_or(end);
    let demonym = !is_name(page, at);
    let lone_adjective = demonym && page.tag(at) == Tag::Adjective && stop == at + 1 && !noun_follows(page, stop, end);
    (is_first && !lone_adjective && !is_demonym_before_noun(page, at, stop, end)).then_some(stop)
}

/// Says whether a token lies in a known name that is more than a demonym.
fn is_name(page: &ClauseText, token: usize) -> bool {
    let mention = page.mention(token).and_then(|mention| page.mentions.get(mention));
    let mut candidates = mention.iter().flat_map(|mention| &mention.candidates);
    candidates.any(|candidate| candidate.name_kind != NameKind::Demonym)
}

/// "Japanese government": the demonym only modifies what follows.
fn is_demonym_before_noun(page: &ClauseText, at: usize, stop: usize, end: usize) -> bool {
    page.tag(at) == Tag::Adjective && stop == at + 1 && noun_follows(page, stop, end)
}

fn time_end(page: &ClauseText, at: usize, end: usize) -> Option<usize> {
    let time = page.time(at)?;
    (at == 0 || page.time(at - 1) != Some(time))
        .then(|| (at..end).find(|&token| page.time(token) != Some(time)).unwrap_or(end))
}

/// Says whether a time is a plain year, which may stand inside a phrase: "Tokyo's 1945 surrender".
fn is_year(page: &ClauseText, at: usize) -> bool {
    page.tag(at) == Tag::Number
}

/// "1956 declaration" and "Friday talks" go on; "Thursday Hayashi" and "Friday his country" do not.
fn goes_on_after_time(page: &ClauseText, at: usize, end: usize) -> bool {
    at < end
        && page.time(at).is_none()
        && match page.tag(at) {
            Tag::Noun | Tag::PluralNoun => true,
            Tag::Adjective | Tag::VerbPastParticiple => page.mention(at).is_none() && noun_follows(page, at + 1, end),
            Tag::ProperNoun => page.tag(at.saturating_sub(1)) == Tag::Number,
            _ => false,
        }
}

/// Says whether a word opens a new phrase after this head: "told [Putin] [Japan] would".
fn parts_from(page: &ClauseText, head: usize, next: usize) -> bool {
    let here = page.mention(head).and_then(|mention| page.mentions.get(mention));
    let there = page.mention(next).and_then(|mention| page.mentions.get(mention));
    let is_person = |mention: &Mention| mention.is(Trait::Person);
    let is_place = |mention: &Mention| {
        let kind = mention.kind.as_ref();
        kind.is_some_and(|kind| kind.is(Trait::Place) || kind.owns_offices())
    };
    let named = |mention: &Mention| mention.found != Found::Title;
    match (here, there) {
        // "said Atlantic City Mayor Don Guardian"
        (Some(here), Some(there)) if here != there && is_place(here) && there.full.start < there.span.start => {
            is_person(here)
        }
        (Some(here), Some(there)) if here != there => {
            named(here) && (is_person(here) || is_person(there) && !there.full.contains(here.span))
        }
        (Some(here), None) => named(here) && is_person(here) && page.tag(next) == Tag::ProperNoun,
        _ => page.time(head).is_some() && page.tag(next) == Tag::ProperNoun && page.tag(head) != Tag::Number,
    }
}

/// Says whether a noun comes after adjectives, numbers and participles.
fn noun_follows(page: &ClauseText, at: usize, end: usize) -> bool {
    let skipped = |tag| {
        matches!(
            tag,
            Tag::Adjective | Tag::Number | Tag::VerbPastParticiple | Tag::VerbGerund | Tag::OpenQuote | Tag::CloseQuote
        )
    };
    // "the former Soviet Union", whose words are adjectives
    let noun = (at..end).find(|&token| !skipped(page.tag(token)) || is_name(page, token));
    noun.is_some_and(|token| {
        matches!(page.tag(token), Tag::Noun | Tag::PluralNoun | Tag::ProperNoun) || is_name(page, token)
    }) || (at < end && page.tag(at) == Tag::Number)
}

/// "disputed islands": a participle before a noun, not a verb with its object; "called the islands" has a determiner.
fn is_modifier(page: &ClauseText, at: usize) -> bool {
    page.tag(at) == Tag::VerbPastParticiple
        && !matches!(
            page.tag(at.saturating_sub(1)),
            Tag::VerbPresent | Tag::VerbPast | Tag::VerbBase
        )
        && matches!(page.tag(at + 1), Tag::Noun | Tag::PluralNoun)
}

fn modifies_adjective(page: &ClauseText, at: usize, end: usize) -> bool {
    matches!(page.tag(at + 1), Tag::Adjective | Tag::VerbPastParticiple | Tag::Number)
        && noun_follows(page, at + 1, end)
}

/// "outstanding and serious issues", "a long, hard winter".
fn joins_adjectives(page: &ClauseText, at: usize, end: usize) -> bool {
    page.tag(at - 1) == Tag::Adjective && page.tag(at + 1) == Tag::Adjective && noun_follows(page, at + 1, end)
}

/// A phrase without a noun: "that is an obstacle", "the smaller two", "the accused".
fn bare_head(page: &ClauseText, begin: usize, at: usize) -> Option<usize> {
    // "few on either side", "many say"
    let counts = ["few", "many", "several", "most"]
        .iter()
        .any(|word| page.is(begin, word));
    if counts && at == begin {
        return Some(begin);
    }
    if page.tag(begin) != Tag::Determiner {
        return None;
    }
    let adjective = (at..at + 1).find(|&token| page.tag(token) == Tag::Adjective && at > begin);
    let is_article = ["the", "a", "an", "no", "every"]
        .iter()
        .any(|word| page.is(begin, word));
    adjective.or_else(|| (!is_article).then_some(begin))
}
