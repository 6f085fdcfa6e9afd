//! Questions: "Did Abe meet Putin?"

use super::reader::StatusReader;
use crate::clause::{Clause, ClauseKind};
use crate::sentence::Tag;
use crate::span::Span;

impl StatusReader<'_> {
    /// Gives the question mark that ends a clause, in its own quotation or outside of all.
    pub(super) fn question_mark(&self, clause: &Clause) -> Option<Span> {
        if clause.kind != ClauseKind::Main {
            return None;
        }
        let end = self.sentences.sentences[clause.sentence].tokens.end;
        let mut token = clause.verb.tokens.end;
        while token < end {
            match self.tag(token) {
                Tag::Stop if self.word(token).contains('?') => return Some(self.span(token)),
                Tag::Stop | Tag::Semicolon | Tag::Colon => return None,
                Tag::CloseQuote if clause.quoted => return None,
                // “Did Abe meet Putin?” she asked: what stands between other marks asks for itself.
                Tag::OpenQuote if !clause.quoted => {
                    token = (token..end).find(|&token| self.tag(token) == Tag::CloseQuote)?;
                }
                _ => {}
            }
            token += 1;
        }
        None
    }
}
