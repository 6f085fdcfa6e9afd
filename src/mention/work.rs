//! Titles of works and nicknames, in quotation marks with a capital in every long word: `“Meet the Press”`.

use super::MentionLexicon;
use super::name_index::NameMatch;
use super::unknown::is_capitalised;
use crate::sentence::{Sentences, Tag, Token};
use crate::span::Span;
use std::borrow::Cow;

/// A title is no longer than this, in words.
const LONGEST: usize = 8;

/// Puts titles of works in the place of the names in them: nobody acts in “Letter to Moscow”.
///
/// The names come and go in text order.
pub(super) fn hide_works<'a>(
    text: &str,
    sentences: &Sentences,
    names: Vec<NameMatch<'a>>,
    lexicon: &MentionLexicon,
) -> Vec<NameMatch<'a>> {
    let works = sentences.quotations.iter().filter_map(|quotation| {
        let tokens = &sentences.tokens;
        let start = tokens.partition_point(|token| token.span.start < quotation.inner.start);
        let end = tokens.partition_point(|token| token.span.end <= quotation.inner.end);
        let inner = tokens.get(start..end).filter(|_| quotation.closed)?;
        title_of(text, inner, &names, lexicon)
    });
    let mut works: Vec<Span> = works.collect();
    if works.is_empty() {
        return names;
    }
    works.sort();
    works.dedup_by(|later, work| later.overlaps(*work));
    let is_free = |name: &NameMatch| {
        let next = works.partition_point(|work| work.end <= name.span.start);
        works.get(next).is_none_or(|work| !work.overlaps(name.span))
    };
    let mut kept: Vec<NameMatch> = names.into_iter().filter(is_free).collect();
    kept.extend(works.into_iter().map(|span| NameMatch {
        span,
        full: span,
        owners: Cow::default(),
    }));
    kept.sort_by_key(|name| name.span);
    kept
}

/// Gives the words in quotation marks, without the comma that ends them, if they are a title.
fn title_of(text: &str, tokens: &[Token], names: &[NameMatch], lexicon: &MentionLexicon) -> Option<Span> {
    let words = match tokens {
        [words @ .., last] if matches!(last.tag, Tag::Comma | Tag::Stop) => words,
        words => words,
    };
    let ([first, .., last], 2..=LONGEST) = (words, words.len()) else {
        return None;
    };
    let word = |token: &Token| token.span.slice(text);
    let is_raised =
        |token: &Token| is_capitalised(word(token)) || word(token).starts_with(|a: char| a.is_ascii_digit());
    let is_small = |token: &Token| {
        matches!(
            token.tag,
            Tag::Determiner | Tag::Preposition | Tag::Coordinator | Tag::To | Tag::Possessive
        )
    };
    let plain = words
        .iter()
        .all(|token| is_raised(token) || token.tag == Tag::Possessive);
    let is_title = is_raised(first) && is_raised(last) && words.iter().all(|token| is_raised(token) || is_small(token));
    // “Orbis Institute” is a name in quotation marks, so are “Islamic State” and “President Putin”.
    let is_headed = plain && lexicon.head(word(last)).is_some();
    let is_named = |token: &Token| {
        let next = names.partition_point(|name| name.span.end <= token.span.start);
        names.get(next).is_some_and(|name| name.span.overlaps(token.span))
            || lexicon.is_honorific(word(token))
            || lexicon.is_post(word(token))
    };
    let new = words.iter().any(|token| is_raised(token) && !is_named(token));
    (is_title && !is_headed && new).then(|| first.span.cover(last.span))
}
