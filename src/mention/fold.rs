//! Text → folded text, in which the spellings of one name are alike, with the way back to the offsets.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A text as names are searched in it: straight quotes, plain spaces and hyphens, Latin letters without marks.
#[derive(Debug, Clone, Default)]
pub(super) struct Folded {
    pub(super) text: String,
    /// Places from which the two texts run in step: offset here, offset in the original. Empty if they always do.
    steps: Vec<(usize, usize)>,
}

impl Folded {
    /// Gives the offset in the original of a byte of the folded text.
    pub(super) fn original(&self, offset: usize) -> usize {
        let after = self.steps.partition_point(|&(folded, _)| folded <= offset);
        match after.checked_sub(1).and_then(|index| self.steps.get(index)) {
            Some(&(folded, original)) => original + (offset - folded),
            None => offset,
        }
    }

    /// Remembers that the two texts are out of step before this byte of the original.
    fn keep_step(&mut self, original: usize) {
        let folded = self.text.len();
        let &(last_folded, last_original) = self.steps.last().unwrap_or(&(0, 0));
        if last_original + (folded - last_folded) != original {
            self.steps.push((folded, original));
        }
    }
}

/// Folds a text. A single line break counts as a space: mail programs break names.
pub(super) fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        steps: Vec::new(),
    };
    let mut letters = text.char_indices().peekable();
    let mut previous = ' ';
    while let Some((offset, letter)) = letters.next() {
        let next = letters.peek().map_or('\n', |&(_, next)| next);
        folded.keep_step(offset);
        match letter {
            '\n' if previous != '\n' && !next.is_whitespace() => folded.text.push(' '),
            _ if letter.is_ascii() => folded.text.push(letter),
            '‘' | '’' | 'ʼ' | '′' => folded.text.push('\''),
            '“' | '”' => folded.text.push('"'),
            '\u{2010}'..='\u{2013}' => folded.text.push('-'),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            'ı' => folded.text.push('i'),
            'ł' => folded.text.push('l'),
            'ø' => folded.text.push('o'),
            'đ' => folded.text.push('d'),
            _ if letter.is_whitespace() => folded.text.push(' '),
            _ if is_combining_mark(letter) && previous.is_ascii_alphabetic() => {}
            _ => push_base(letter, &mut folded.text),
        }
        if !is_combining_mark(letter) {
            previous = letter;
        }
    }
    folded.keep_step(text.len());
    folded
}

/// Folds a name as [`fold`] does the text.
pub(super) fn fold_name(name: &str) -> String {
    let composed: String = name.nfc().collect();
    fold(&composed).text
}

/// Adds a letter without its marks if it is Latin: `ō` → `o`; any other as it is.
fn push_base(letter: char, text: &mut String) {
    let mut base = None;
    decompose_canonical(letter, |part| base = base.or(Some(part)));
    match base {
        Some(base) if base.is_ascii_alphabetic() => text.push(base),
        _ => text.push(letter),
    }
}
