//! Step 1, its second half. Article → ReadArticle: the text as a reader takes it in, with the way back to the file's bytes.
//!
//! Texts come broken into lines of 76 columns, with the tags and entities of a web page, with marks of footnotes, with
//! headlines of other articles behind names. No
//! later step knows of these: each reads plain words, a paragraph a line, and its spans are moved back at the end.

mod layout;
mod link_list;
mod markup;
mod rewritten;

use super::{Article, ArticleLexicon};
use crate::span::Span;
use layout::join_lines;
use link_list::drop_link_lists;
use markup::{has_blocks_of_html, take_markup_off, words_of_html};
use rewritten::Rewritten;
use std::borrow::Cow;

/// An article as the steps read it.
#[derive(Debug, Clone)]
pub struct ReadArticle<'a> {
    /// With its text and title in plain words, a paragraph a line.
    pub article: Cow<'a, Article>,
    /// How the text was made, from the last pass to the first; empty where it is the file's own.
    passes: Vec<Rewritten>,
}

impl ReadArticle<'_> {
    /// Says whether the text is the file's, byte for byte.
    pub fn is_as_printed(&self) -> bool {
        self.passes.is_empty()
    }

    /// Gives where a stretch of the text that was read stands in the file's.
    pub fn original(&self, span: Span) -> Span {
        self.passes.iter().fold(span, |span, pass| pass.original(span))
    }
}

/// Reads an article's text: its paragraphs whole, without markup.
pub fn read_article<'a>(article: &'a Article, lexicon: &ArticleLexicon) -> ReadArticle<'a> {
    let title = article.title.as_deref().map(|title| plain_words(title, lexicon));
    let unmarked = take_markup_off(&article.text, lexicon);
    let joined = join_lines(&unmarked.text, title.as_deref(), lexicon);
    let shortened = drop_link_lists(&joined.text, lexicon);
    if shortened.is_none() && joined.text == article.text && title.as_deref() == article.title.as_deref() {
        return ReadArticle {
            article: Cow::Borrowed(article),
            passes: Vec::new(),
        };
    }
    let mut passes: Vec<Rewritten> = shortened.into_iter().chain([joined, unmarked]).collect();
    let text = passes.first_mut().map(|last| std::mem::take(&mut last.text));
    let read = Article {
        text: text.unwrap_or_default(),
        title: title.map(Cow::into_owned),
        ..article.clone()
    };
    passes.iter_mut().for_each(|pass| pass.text.clear());
    ReadArticle {
        article: Cow::Owned(read),
        passes,
    }
}

/// Gives a few words of a text as they are read: a name that a line break or an entity stands in.
pub fn plain_words<'a>(words: &'a str, lexicon: &ArticleLexicon) -> Cow<'a, str> {
    let is_plain = |byte: u8| byte.is_ascii() && !matches!(byte, b'&' | b'<' | b'[' | b'\n' | b'\r' | b'\t');
    if words.bytes().all(is_plain) && !words.contains("  ") {
        return Cow::Borrowed(words);
    }
    let plain = take_markup_off(words, lexicon).text;
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined == words {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(joined)
    }
}

/// Gives the words of a piece of HTML, with a blank line between its paragraphs.
pub(super) fn plain_text(html: &str, lexicon: &ArticleLexicon) -> String {
    words_of_html(html, lexicon)
}

/// Says whether a text is a piece of HTML: it has paragraphs of it, not only a tag here and there.
pub(super) fn has_blocks(text: &str) -> bool {
    has_blocks_of_html(text)
}
