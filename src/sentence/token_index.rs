//! Which token stands at a byte: asked of nearly every clause and phrase by all later steps.

use super::Token;

/// So many bytes share an entry; three or four tokens end in them.
const BLOCK: u32 = 16;

/// Where the tokens of each stretch of a text begin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TokenIndex {
    /// By block: the first token that ends behind its first byte.
    first: Vec<u32>,
}

impl TokenIndex {
    /// Notes where tokens in text order stand.
    pub(super) fn new(tokens: &[Token]) -> Self {
        let mut first = Vec::new();
        for (place, token) in (0..).zip(tokens) {
            let blocks = token.span.end.div_ceil(BLOCK) as usize;
            if first.len() < blocks {
                first.resize(blocks, place);
            }
        }
        Self { first }
    }

    /// Gives the place of the first of these tokens that ends behind a byte; their number where none does.
    pub(super) fn find(&self, tokens: &[Token], byte: u32) -> usize {
        let first = self.first.get((byte / BLOCK) as usize);
        let first = first.map_or(tokens.len(), |&first| first as usize);
        let later = tokens[first..].iter();
        first + later.take_while(|token| token.span.end <= byte).count()
    }
}
