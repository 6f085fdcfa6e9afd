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
    text: &ClauseText,
    start: usize,
    end: usize,
    phrases: &mut Vec<NounPhrase>,
) -> Option<usize> {
    let mut possessor = None;
    let mut begin = start;
    loop {
        let head = find_head(text, begin, end, possessor.is_some())?;
        let phrase = NounPhrase {
            span: Span::default(),
            tokens: start..head + 1,
            head,
            possessor,
            conjunct: None,
            apposition: None,
            governed_by: None,
            time: text.time(head).filter(|_| is_time(text, begin, head)),
            mention: text.mention(head),
            full: Span::default(),
        };
        let index = push(text, phrase, phrases);
        let goes_on = text.tag(head + 1) == Tag::Possessive && head + 1 < end;
        if !goes_on || find_head(text, head + 2, end, true).is_none() {
            return Some(index);
        }
        possessor = Some(index);
        begin = head + 2;
    }
}

fn push(text: &ClauseText, mut phrase: NounPhrase, phrases: &mut Vec<NounPhrase>) -> usize {
    phrase.span = text.stretch(&phrase.tokens);
    phrase.full = phrase.span;
    phrases.push(phrase);
    phrases.len() - 1
}

/// "last year" is a time, and "earlier Friday"; "the 1956 declaration" only holds one.
fn is_time(text: &ClauseText, begin: usize, head: usize) -> bool {
    let time = text.time(head);
    let belongs = |token| text.time(token) == time || matches!(text.tag(token), Tag::Determiner | Tag::Adjective);
    (begin..=head).all(belongs)
}

/// Finds the head of the phrase whose words begin at a token.
fn find_head(text: &ClauseText, begin: usize, end: usize, after_possessor: bool) -> Option<usize> {
    if begin >= end {
        return None;
    }
    match text.tag(begin) {
        Tag::Pronoun | Tag::Existential => return Some(begin),
        _ => {}
    }
    let mut at = begin;
    let mut head = None;
    let mut determined = after_possessor;
    while at < end {
        // "reports Iran had sent it", "a suggestion Mali is weak", "a blast Oman blamed on rebels"
        let is_thing = |head: usize| {
            let noun = text.lemma(head);
            text.mention(head).is_none() && (text.words.has_content(noun) || text.lexicon.is_thing(noun))
        };
        let is_many = |head: usize| determined && text.tag(head) == Tag::PluralNoun;
        let begins_relative =
            |head: usize, first: usize, stop: usize| (is_many(head) || is_thing(head)) && acts(text, first, stop);
        // "a promise Mr. Boric had made"
        let titled = || (text.tag(at) == Tag::ProperNoun && text.mention(at).is_none()).then_some(at + 1);
        let titled = titled().and_then(|first| Some((first, mention_end(text, first, end)?)));
        let is_plain = |head: usize| matches!(text.tag(head), Tag::Noun | Tag::PluralNoun);
        let begins = |head| titled.is_some_and(|(first, stop)| begins_relative(head, first, stop));
        if head.is_some_and(|head| is_plain(head) && begins(head)) {
            break;
        }
        if let Some(stop) = mention_end(text, at, end) {
            if head.is_some_and(|head| parts_from(text, head, at) || begins_relative(head, at, stop)) {
                break;
            }
            head = Some(stop - 1);
            at = stop;
            continue;
        }
        // "current and former officials": an adjective by itself is no day.
        let is_adjective = |stop: &usize| *stop == at + 1 && text.tag(at) == Tag::Adjective;
        if let Some(stop) = time_end(text, at, end).filter(|stop| !is_adjective(stop)) {
            if head.is_some() && !is_year(text, at, stop) {
                break;
            }
            head = Some(stop - 1);
            at = stop;
            if !goes_on_after_time(text, at, end) {
                break;
            }
            continue;
        }
        match text.tag(at) {
            Tag::Noun | Tag::PluralNoun | Tag::ProperNoun => {
                if head.is_some_and(|head| parts_from(text, head, at)) {
                    break;
                }
                head = Some(at);
                // "Secretary of State Antony Blinken", "Health and Welfare Minister Aino Berg"
                let goes_on = matches!(text.tag(at + 1), Tag::Preposition | Tag::To | Tag::Coordinator);
                if let Some(stop) = text.end_of_titled(at + 1).filter(|&stop| goes_on && stop <= end) {
                    (head, at) = (Some(stop - 1), stop);
                    continue;
                }
            }
            // "a conference call": after a single noun this form is no verb.
            Tag::VerbPresent
                if determined
                    && head == Some(at.wrapping_sub(1))
                    && text.tag(at - 1) == Tag::Noun
                    && text.is_plain(at)
                    && !["have", "do"].iter().any(|word| text.is(at, word))
                    && !reports(text, at) =>
            {
                head = Some(at);
            }
            // "Under Secretary of Labor Ann Roe"
            Tag::Preposition if at == begin => {
                let Some(stop) = text.end_of_titled(at).filter(|&stop| stop <= end) else {
                    break;
                };
                (head, at) = (Some(stop - 1), stop);
                continue;
            }
            Tag::Number => head = Some(at),
            Tag::Determiner | Tag::PossessivePronoun => {
                let predeterminer = at > begin && text.tag(at - 1) == Tag::Determiner && head.is_none();
                if at > begin && !predeterminer {
                    break;
                }
                determined = true;
            }
            // "a senior official today": a day makes no adjective of what is a noun as well.
            Tag::Adjective
                if determined && text.time(at + 1).is_some() && text.words.may_be(text.word(at), Tag::Noun) =>
            {
                head = Some(at);
            }
            // "Lavrov earlier Friday called": the day is none of his names.
            Tag::Adjective if head.is_some() && text.time(at + 1).is_some() => break,
            Tag::Adjective if noun_follows(text, at + 1, end) => head = None,
            // "current and former officials"
            Tag::Adjective
                if head.is_none()
                    && matches!(text.tag(at + 1), Tag::Coordinator | Tag::Comma)
                    && joins_adjectives(text, at + 1, end) => {}
            // "the two larger of the islands"
            Tag::Adjective if head.is_some_and(|head| text.tag(head) == Tag::Number) && text.is(at + 1, "of") => {
                head = Some(at)
            }
            Tag::VerbGerund | Tag::VerbPastParticiple
                if (determined || at == begin && is_modifier(text, at))
                    && head.is_none()
                    && noun_follows(text, at + 1, end) => {}
            Tag::Adverb if head.is_none() && modifies_adjective(text, at, end) => {}
            // "a long war"
            Tag::Adverb if head.is_none() && at == begin + 1 && determined && noun_follows(text, at + 1, end) => {}
            Tag::Coordinator | Tag::Comma if head.is_none() && at > begin && joins_adjectives(text, at, end) => {}
            Tag::Coordinator if !determined && at > begin && joins_modifiers(text, at, end) => head = None,
            // "Kim's “cruel police”"
            Tag::OpenQuote | Tag::CloseQuote
                if head.is_none() && (at > begin || after_possessor) && noun_follows(text, at + 1, end) => {}
            Tag::Other if matches!(text.word(at), "$" | "£" | "€" | "%" | "#") => {}
            _ => break,
        }
        at += 1;
    }
    head.or_else(|| bare_head(text, begin, at))
}

/// "water and power officials", "US and South Korean defense chiefs": what stands before the conjunction describes the same
/// people.
fn joins_modifiers(text: &ClauseText, at: usize, end: usize) -> bool {
    let is_short = text
        .word(at - 1)
        .chars()
        .all(|letter| letter.is_uppercase() || letter == '.');
    let after = match text.tag(at - 1) {
        Tag::Noun if text.mention(at - 1).is_none() => Tag::Noun,
        // "US", "UK"
        Tag::ProperNoun | Tag::Noun | Tag::Adjective if is_short && text.mention(at - 1).is_some() => Tag::Adjective,
        _ => return false,
    };
    let heads = |token: usize| token < end && text.tag(token) == Tag::PluralNoun;
    if after == Tag::Noun {
        return text.tag(at + 1) == after && heads(at + 2);
    }
    // "South Korean", "Peruvian"
    let mut people = (at + 1..end).take_while(|&token| text.mention(token).is_some() && !is_name(text, token));
    let Some(people) = people.by_ref().last() else {
        return text.tag(at + 1) == after && heads(at + 2);
    };
    // "foreign ministers", "defense chiefs"
    let describes = |token: usize| token < end && matches!(text.tag(token), Tag::Adjective | Tag::Noun);
    let mut last = people + 1;
    while last < people + 3 && describes(last) && text.mention(last).is_none() {
        last += 1;
    }
    heads(last)
}

/// "7 percent say they never eat fish": a verb that takes a clause, and a subject follows.
fn reports(text: &ClauseText, at: usize) -> bool {
    text.lexicon.takes_clause(text.lemma(at))
        && matches!(
            text.tag(at + 1),
            Tag::Pronoun
                | Tag::Determiner
                | Tag::PossessivePronoun
                | Tag::ProperNoun
                | Tag::Complementizer
                | Tag::Existential
        )
}

/// Gives the end of the mention that begins at a token, titles before the name included.
fn mention_end(text: &ClauseText, at: usize, end: usize) -> Option<usize> {
    let mention = text.mention(at)?;
    let is_first = at == 0 || text.mention(at - 1) != Some(mention);
    let stop = (at..end)
        .find(|&token| text.mention(token) != Some(mention))
        .unwrap_or(end);
    let demonym = !is_name(text, at);
    let lone_adjective = demonym && text.tag(at) == Tag::Adjective && stop == at + 1 && !noun_follows(text, stop, end);
    (is_first && !lone_adjective && !is_demonym_before_noun(text, at, stop, end)).then_some(stop)
}

/// Says whether a token lies in a known name that is more than a demonym.
fn is_name(text: &ClauseText, token: usize) -> bool {
    let mention = text.mention(token).and_then(|mention| text.mentions.get(mention));
    let mut candidates = mention.iter().flat_map(|mention| &mention.candidates);
    candidates.any(|candidate| candidate.name_kind != NameKind::Demonym)
}

/// "Japanese government": the demonym only modifies what follows.
fn is_demonym_before_noun(text: &ClauseText, at: usize, stop: usize, end: usize) -> bool {
    text.tag(at) == Tag::Adjective && stop == at + 1 && noun_follows(text, stop, end)
}

fn time_end(text: &ClauseText, at: usize, end: usize) -> Option<usize> {
    let time = text.time(at)?;
    (at == 0 || text.time(at - 1) != Some(time))
        .then(|| (at..end).find(|&token| text.time(token) != Some(time)).unwrap_or(end))
}

/// Says whether a time is a plain year, which may stand inside a phrase: "Tokyo's 1945 surrender", but not "met Putin two
/// weeks ago".
fn is_year(text: &ClauseText, at: usize, stop: usize) -> bool {
    text.tag(at) == Tag::Number && stop == at + 1
}

/// "1956 declaration" and "Friday talks" go on; "Thursday Hayashi" and "Friday his country" do not.
fn goes_on_after_time(text: &ClauseText, at: usize, end: usize) -> bool {
    at < end
        && text.time(at).is_none()
        && match text.tag(at) {
            Tag::Noun | Tag::PluralNoun => true,
            Tag::Adjective | Tag::VerbPastParticiple => text.mention(at).is_none() && noun_follows(text, at + 1, end),
            Tag::ProperNoun => text.tag(at.saturating_sub(1)) == Tag::Number,
            _ => false,
        }
}

/// What somebody is held as, without an article: "took three Peruvians hostage".
const HELD_AS: [&str; 3] = ["captive", "hostage", "prisoner"];

/// Says whether a word opens a new phrase after this head: "told [Putin] [Japan] would".
fn parts_from(text: &ClauseText, head: usize, next: usize) -> bool {
    let here = text.mention(head).and_then(|mention| text.mentions.get(mention));
    let there = text.mention(next).and_then(|mention| text.mentions.get(mention));
    let is_person = |mention: &Mention| mention.is(Trait::Person);
    let is_place = |mention: &Mention| {
        let kind = mention.kind.as_ref();
        kind.is_some_and(|kind| kind.is(Trait::Place) || kind.owns_offices())
    };
    let named = |mention: &Mention| mention.found != Found::Title;
    let is_somebody = text.tag(head) == Tag::PluralNoun || here.is_some();
    if is_somebody && text.is_any(next, &HELD_AS) {
        return true;
    }
    match (here, there) {
        // "said Salt Lake City Mayor Rosa Brandt"
        (Some(here), Some(there)) if here != there && is_place(here) && there.full.start < there.span.start => {
            is_person(here)
        }
        (Some(here), Some(there)) if here != there => {
            named(here) && (is_person(here) || is_person(there) && !there.full.contains(here.span))
        }
        (Some(here), None) => named(here) && is_person(here) && text.tag(next) == Tag::ProperNoun,
        _ => text.time(head).is_some() && text.tag(next) == Tag::ProperNoun && text.tag(head) != Tag::Number,
    }
}

/// "the weapons Iran had sent", "any doubts Mali has": a name with a finite verb behind it is its subject.
fn acts(text: &ClauseText, at: usize, stop: usize) -> bool {
    let is_verb = match text.tag(stop) {
        Tag::VerbPast | Tag::VerbPresent | Tag::Modal => true,
        // "a deal Oman signed in May": behind a name the participle is a past.
        Tag::VerbPastParticiple => text.words.may_be(text.word(stop), Tag::VerbPast),
        _ => false,
    };
    text.tag(at) == Tag::ProperNoun && is_verb
}

/// Says whether a noun comes after adjectives, numbers and participles.
fn noun_follows(text: &ClauseText, at: usize, end: usize) -> bool {
    let skipped = |tag| {
        matches!(
            tag,
            Tag::Adjective | Tag::Number | Tag::VerbPastParticiple | Tag::VerbGerund | Tag::OpenQuote | Tag::CloseQuote
        )
    };
    // "the former Soviet Union", whose words are adjectives
    let noun = (at..end).find(|&token| !skipped(text.tag(token)) || is_name(text, token));
    noun.is_some_and(|token| {
        matches!(text.tag(token), Tag::Noun | Tag::PluralNoun | Tag::ProperNoun) || is_name(text, token)
    }) || (at < end && text.tag(at) == Tag::Number)
}

/// "disputed islands": a participle before a noun, not a verb with its object; "called the islands" has a determiner.
fn is_modifier(text: &ClauseText, at: usize) -> bool {
    text.tag(at) == Tag::VerbPastParticiple
        && !matches!(
            text.tag(at.saturating_sub(1)),
            Tag::VerbPresent | Tag::VerbPast | Tag::VerbBase
        )
        && matches!(text.tag(at + 1), Tag::Noun | Tag::PluralNoun)
}

fn modifies_adjective(text: &ClauseText, at: usize, end: usize) -> bool {
    matches!(text.tag(at + 1), Tag::Adjective | Tag::VerbPastParticiple | Tag::Number)
        && noun_follows(text, at + 1, end)
}

/// "outstanding and serious issues", "a long, hard winter".
fn joins_adjectives(text: &ClauseText, at: usize, end: usize) -> bool {
    text.tag(at - 1) == Tag::Adjective && text.tag(at + 1) == Tag::Adjective && noun_follows(text, at + 1, end)
}

/// A phrase without a noun: "that is an obstacle", "the smaller two", "the accused".
fn bare_head(text: &ClauseText, begin: usize, at: usize) -> Option<usize> {
    // "few on either side", "many say"
    let counts = ["few", "many", "several", "most"]
        .iter()
        .any(|word| text.is(begin, word));
    if counts && at == begin {
        return Some(begin);
    }
    if text.tag(begin) != Tag::Determiner {
        return None;
    }
    let adjective = (at..at + 1).find(|&token| text.tag(token) == Tag::Adjective && at > begin);
    let is_article = ["the", "a", "an", "no", "every"]
        .iter()
        .any(|word| text.is(begin, word));
    adjective.or_else(|| (!is_article).then_some(begin))
}
