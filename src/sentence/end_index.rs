//! Which token or sentence stands at a byte: asked of nearly every clause and phrase by all later steps.

/// Where the parts of a text begin that each stretch of it ends in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct EndIndex {
    /// By block: the first part that ends behind its first byte.
    first: Vec<u32>,
    /// So many bytes share an entry.
    block: u32,
}

impl EndIndex {
    /// Notes where parts in text order end.
    pub(super) fn new(ends: impl IntoIterator<Item = u32>, block: u32) -> Self {
        let mut first = Vec::new();
        for (place, end) in (0..).zip(ends) {
            let blocks = end.div_ceil(block) as usize;
            if first.len() < blocks {
                first.resize(blocks, place);
            }
        }
        Self { first, block }
    }

    /// Gives the place of the first of these parts that ends behind a byte; their number where none does.
    pub(super) fn find<T>(&self, parts: &[T], end: impl Fn(&T) -> u32, byte: u32) -> usize {
        let block = byte
            .checked_div(self.block)
            .and_then(|block| self.first.get(block as usize));
        let first = block.map_or(parts.len(), |&first| first as usize);
        let later = parts[first..].iter();
        first + later.take_while(|part| end(part) <= byte).count()
    }
}
