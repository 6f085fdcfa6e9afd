//! Tokens of a sentence → pieces: noun phrases, verb groups and the words and marks between them.

use super::group::read_verb_group;
use super::noun_phrase::read_noun_phrase;
use super::text::ClauseText;
use super::{NounPhrase, Tense, VerbGroup};
use crate::ontology::Trait;
use crate::sentence::{Quotation, Tag};
use std::ops::Range;

/// What the parser of clauses reads.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    pub(super) tokens: Range<usize>,
}

#[derive(Debug)]
pub(super) enum PieceKind {
    /// By its place in the list.
    NounPhrase(usize),
    Verb(VerbGroup),
    Preposition,
    /// `that`, `whether`.
    Complementizer,
    /// `because`, `if`.
    Subordinator,
    /// `who`, `which`.
    Wh,
    Coordinator,
    Comma,
    Semicolon,
    Colon,
    Dash,
    OpenBracket,
    CloseBracket,
    Adjective,
    /// Words in quotation marks that are a sentence of their own; they are read apart.
    Quoted,
    /// Adverbs and what else says nothing about structure.
    Other,
}

/// Verbs that make somebody something. Grammar.
const MAKING: [&str; 7] = ["appoint", "choose", "designate", "elect", "make", "name", "nominate"];

/// Cuts some tokens of a sentence into pieces.
pub(super) fn cut_pieces(
    text: &ClauseText,
    tokens: Range<usize>,
    quoted: &[Range<usize>],
    phrases: &mut Vec<NounPhrase>,
) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(tokens.len());
    let mut at = tokens.start;
    let mut quoted = quoted.iter().peekable();
    while at < tokens.end {
        while quoted.next_if(|range| range.end <= at).is_some() {}
        let reports = |piece: Option<&Piece>| match piece.map(|piece| &piece.kind) {
            Some(PieceKind::Verb(group)) => text.lexicon.takes_clause(&group.lemma),
            _ => false,
        };
        // "told Putin that time was short"
        let after_object = matches!(
            pieces.last(),
            Some(Piece {
                kind: PieceKind::NounPhrase(_),
                ..
            })
        );
        let after_report = || reports(pieces.last()) || after_object && reports(pieces.iter().rev().nth(1));
        let (kind, stop) = match quoted.peek() {
            Some(range) if range.contains(&at) => (Some(PieceKind::Quoted), range.end.min(tokens.end)),
            _ if introduces_clause(text, at, tokens.end) && (after_report() || joins_counted(text, at)) => {
                (Some(PieceKind::Complementizer), at + 1)
            }
            next => {
                let end = next.map_or(tokens.end, |range| range.start.min(tokens.end));
                let end = end_of_made(text, pieces.last(), at).map_or(end, |name| name.min(end));
                read_piece(text, at, end, phrases)
            }
        };
        if let Some(kind) = kind {
            pieces.push(Piece { kind, tokens: at..stop });
        }
        at = stop.max(at + 1);
    }
    mend_inversions(text, &mut pieces);
    mend_contacts(text, &mut pieces, phrases);
    pieces
}

/// "appointed Lena Koch ambassador to Peru": gives the end of the name behind a verb of making, where a post without an
/// article follows; not "made Obama aides leave".
fn end_of_made(text: &ClauseText, before: Option<&Piece>, at: usize) -> Option<usize> {
    let makes = match before.map(|before| &before.kind) {
        Some(PieceKind::Verb(group)) => !group.passive && MAKING.contains(&group.lemma.as_str()),
        _ => false,
    };
    let name = &text.mentions[text.mention(at).filter(|_| makes)?];
    let is_whole = name.span.start == text.tokens[at].span.start && name.span.slice(text.text()).contains(' ');
    let may_be_person = name.kind.as_ref().is_none_or(|kind| kind.is(Trait::Person));
    let end = at
        + text.tokens[at..]
            .iter()
            .take_while(|token| token.span.end <= name.span.end)
            .count();
    let mut post = end;
    while text.tag(post) == Tag::Adjective || text.tag(post) == Tag::Noun && text.tag(post + 1) == Tag::Noun {
        post += 1;
    }
    let is_post = text.tag(post) == Tag::Noun && text.word(end).starts_with(char::is_lowercase);
    (is_whole && may_be_person && is_post).then_some(end)
}

/// "a deal Oman signed in May", "the ships Peru says Chile sold sank": behind two noun phrases in a row, or between two
/// verbs, the form behind a name is a past, not a participle.
fn mend_contacts(text: &ClauseText, pieces: &mut [Piece], phrases: &[NounPhrase]) {
    for index in 2..pieces.len() {
        let &PieceKind::NounPhrase(subject) = &pieces[index - 1].kind else {
            continue;
        };
        let subject = &phrases[subject];
        let finite = |piece: Option<&Piece>| matches!(piece.map(|piece| &piece.kind), Some(PieceKind::Verb(next)) if next.is_finite());
        let begins = match &pieces[index - 2].kind {
            &PieceKind::NounPhrase(first) => {
                phrases[first].time.is_none() && phrases[first].tokens.end == subject.tokens.start
            }
            PieceKind::Verb(above) => text.lexicon.takes_clause(&above.lemma) && finite(pieces.get(index + 1)),
            _ => false,
        };
        let is_name = text.tag(subject.head) == Tag::ProperNoun && subject.mention.is_some();
        if let PieceKind::Verb(group) = &mut pieces[index].kind
            && begins
            && is_name
            && group.tokens.len() == 1
            && text.tag(group.head) == Tag::VerbPastParticiple
            && text.words.may_be(text.word(group.head), Tag::VerbPast)
        {
            group.tense = Tense::Past;
            group.passive = false;
        }
    }
}

/// “Our patience,” warned Medvedev: behind a quotation and before a name the form is a past, not a participle.
fn mend_inversions(text: &ClauseText, pieces: &mut [Piece]) {
    for index in 1..pieces.len().saturating_sub(1) {
        let between = matches!(pieces[index - 1].kind, PieceKind::Quoted)
            && matches!(pieces[index + 1].kind, PieceKind::NounPhrase(_));
        if let PieceKind::Verb(group) = &mut pieces[index].kind
            && between
            && group.tokens.len() == 1
            && text.tag(group.head) == Tag::VerbPastParticiple
        {
            group.tense = Tense::Past;
        }
    }
}

/// Says whether a "that" behind a verb that reports begins a clause: "believes that time is short", not "knows that
/// man" and not "said that is an obstacle".
fn introduces_clause(text: &ClauseText, at: usize, end: usize) -> bool {
    if !text.is(at, "that") {
        return false;
    }
    let finite = |tag| matches!(tag, Tag::VerbPresent | Tag::VerbPast | Tag::Modal);
    let ends = |tag| matches!(tag, Tag::Stop | Tag::Semicolon | Tag::Colon);
    let mut rest = (at + 1..end).map(|token| text.tag(token)).take_while(|&tag| !ends(tag));
    !finite(text.tag(at + 1)) && rest.any(finite)
}

/// "said it was late, and that at least one ship was lost": behind `and` and before a number the word joins a clause.
fn joins_counted(text: &ClauseText, at: usize) -> bool {
    let counts = |(first, second): &(&str, &str)| text.is(at + 1, first) && text.is(at + 2, second);
    let joined = at > 0 && text.tag(at - 1) == Tag::Coordinator;
    joined && text.tag(at + 3) == Tag::Number && COUNTING.iter().any(counts)
}

/// What stands before a number and belongs to it.
const COUNTING: [(&str, &str); 6] = [
    ("at", "least"),
    ("at", "most"),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("up", "to"),
];

/// Reads the piece that begins at a token and gives the token after it; `None` for marks that carry no structure.
fn read_piece(text: &ClauseText, at: usize, end: usize, phrases: &mut Vec<NounPhrase>) -> (Option<PieceKind>, usize) {
    let one = |kind| (Some(kind), at + 1);
    let tag = text.tag(at);
    match tag {
        Tag::Comma => return one(PieceKind::Comma),
        Tag::Semicolon => return one(PieceKind::Semicolon),
        Tag::Colon => return one(PieceKind::Colon),
        Tag::Dash => return one(PieceKind::Dash),
        Tag::OpenBracket => return one(PieceKind::OpenBracket),
        Tag::CloseBracket => return one(PieceKind::CloseBracket),
        Tag::OpenQuote | Tag::CloseQuote | Tag::Stop => return (None, at + 1),
        Tag::Coordinator => return one(PieceKind::Coordinator),
        Tag::Complementizer => return one(PieceKind::Complementizer),
        Tag::Wh => return one(PieceKind::Wh),
        _ => {}
    }
    // "said trade itself was at stake": the word only stresses the noun before it.
    let stresses = || text.is_any(at, &["itself", "himself", "herself", "themselves"]);
    let follows_noun = phrases.last().is_some_and(|phrase| phrase.tokens.end == at);
    let is_subject = follows_noun && matches!(text.tag(at + 1), Tag::VerbPast | Tag::VerbPresent | Tag::Modal);
    if is_subject && stresses() {
        return one(PieceKind::Other);
    }
    // "welcomed home three sailors", but "a home three miles away"
    let is_determined = |token| matches!(text.tag(token), Tag::Number | Tag::Determiner | Tag::PossessivePronoun);
    let after_verb = at > 0
        && matches!(
            text.tag(at - 1),
            Tag::VerbPast | Tag::VerbPresent | Tag::VerbBase | Tag::VerbGerund
        );
    if text.is(at, "home") && after_verb && at + 1 < end && is_determined(at + 1) {
        return one(PieceKind::Other);
    }
    // "stayed in case Chad attacked", but "in case of war"
    if text.is(at, "in") && text.is(at + 1, "case") && at + 2 < end && !text.is(at + 2, "of") {
        return (Some(PieceKind::Subordinator), at + 2);
    }
    // "at least 20 victims", "more than 100 ships"
    let counts = text.tag(at + 2) == Tag::Number && at + 2 < end;
    if counts
        && COUNTING
            .iter()
            .any(|(first, second)| text.is(at, first) && text.is(at + 1, second))
    {
        return (Some(PieceKind::Other), at + 2);
    }
    // "as many as 20 ships"
    let is_many =
        || text.is(at, "as") && text.is(at + 2, "as") && text.is_any(at + 1, &["many", "much", "few", "little"]);
    if at + 3 < end && text.tag(at + 3) == Tag::Number && is_many() {
        return (Some(PieceKind::Other), at + 3);
    }
    let words = (at..end).map(|token| text.small(token));
    // "is due to meet": an infinitive follows, no noun.
    let infinitive = |length: &usize| text.is(at + length - 1, "to") && text.tag(at + length) == Tag::VerbBase;
    if let Some(length) = text
        .lexicon
        .preposition_length(words)
        .filter(|length| !infinitive(length))
    {
        return (Some(PieceKind::Preposition), at + length);
    }
    match tag {
        // "Chad and Mali both claim the island"
        _ if is_floating(text, at) => return one(PieceKind::Other),
        Tag::Subordinator => return one(PieceKind::Subordinator),
        Tag::Preposition if text.is(at, "to") && text.tag(at + 1) == Tag::VerbBase => {}
        // "About four in ten said", "talks with about 20 states", "Around a million Kenyans"
        Tag::Preposition if is_estimate(text, at) => return one(PieceKind::Other),
        // "Under Secretary of Labor Ann Roe"
        Tag::Preposition if text.end_of_titled(at).is_some_and(|stop| stop <= end) => {}
        Tag::Preposition => return one(PieceKind::Preposition),
        _ => {}
    }
    if tag != Tag::VerbGerund
        && let Some(phrase) = read_noun_phrase(text, at, end, phrases)
    {
        return (Some(PieceKind::NounPhrase(phrase)), phrases[phrase].tokens.end);
    }
    if let Some(group) = read_verb_group(text, at, end) {
        let stop = group.tokens.end;
        return (Some(PieceKind::Verb(group)), stop);
    }
    match tag {
        Tag::Adjective => one(PieceKind::Adjective),
        _ => one(PieceKind::Other),
    }
}

/// Finds the quotations of a sentence that are sentences of their own, as ranges of tokens with their marks.
///
/// `“We are ready,” he said` holds one, as does what goes on from the sentence before; in `to hold “frank
/// discussions”` the words belong to the sentence around them.
///
/// `quotations` are outer ones, in text order; none of them ends before the sentence.
pub(super) fn find_quoted(text: &ClauseText, tokens: &Range<usize>, quotations: &[Quotation]) -> Vec<Range<usize>> {
    let mut quoted: Vec<Range<usize>> = Vec::new();
    let sentence = text.stretch(tokens);
    let own = text.tokens.get(tokens.clone()).unwrap_or_default();
    for quotation in quotations
        .iter()
        .take_while(|quotation| quotation.span.overlaps(sentence))
    {
        let first = tokens.start + own.partition_point(|token| token.span.start < quotation.span.start);
        let end = tokens.start + own.partition_point(|token| token.span.end <= quotation.span.end);
        let Some(last) = end.checked_sub(1).filter(|&last| last >= first) else {
            continue;
        };
        let opens = first == tokens.start
            || matches!(
                text.tag(first - 1),
                Tag::Comma | Tag::Colon | Tag::Dash | Tag::CloseQuote
            );
        let last_word = if text.tag(last) == Tag::CloseQuote {
            last - 1
        } else {
            last
        };
        let ends = matches!(text.tag(last_word), Tag::Comma | Tag::Stop | Tag::Dash)
            || matches!(text.tag(last + 1), Tag::Comma | Tag::Stop | Tag::Dash)
            || last + 1 >= tokens.end;
        let is_long = last > first + 2;
        if opens && ends && is_long {
            quoted.push(first..last + 1);
        }
    }
    quoted
}

/// Says whether a preposition only makes a number less exact.
fn is_estimate(text: &ClauseText, at: usize) -> bool {
    const MANY: [&str; 5] = ["billion", "dozen", "hundred", "million", "thousand"];
    let is_many = || MANY.iter().any(|word| text.is(at + 2, word));
    let is_number = || text.tag(at + 1) == Tag::Number || text.is(at + 1, "a") && is_many();
    (text.is(at, "about") || text.is(at, "around")) && is_number()
}

/// Says whether a word only counts the subject before it, whose verb follows: "Chad and Mali [both] claim the island".
fn is_floating(text: &ClauseText, at: usize) -> bool {
    let counts = ["all", "both", "each"].iter().any(|word| text.is(at, word));
    let is_noun = |tag| matches!(tag, Tag::Noun | Tag::PluralNoun | Tag::ProperNoun);
    let is_verb = |tag| matches!(tag, Tag::VerbPast | Tag::VerbPresent | Tag::Modal);
    counts && at > 0 && is_noun(text.tag(at - 1)) && is_verb(text.tag(at + 1))
}
