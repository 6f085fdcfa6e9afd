//! Text → folded text, in which the spellings of one name are alike, with the way back to the offsets.

use std::borrow::Cow;
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
    let mut offset = 0;
    let mut previous = ' ';
    while let Some(rest) = text.get(offset..).filter(|rest| !rest.is_empty()) {
        folded.keep_step(offset);
        // Most of a text stays as it is.
        let plain = rest
            .bytes()
            .take_while(|&byte| byte.is_ascii() && byte != b'\n')
            .count();
        if plain > 0 {
            folded.text.push_str(&rest[..plain]);
            previous = char::from(rest.as_bytes()[plain - 1]);
            offset += plain;
            continue;
        }
        let mut letters = rest.chars();
        let Some(letter) = letters.next() else { break };
        let next = letters.next().unwrap_or('\n');
        offset += letter.len_utf8();
        match letter {
            '\n' if previous != '\n' && !next.is_whitespace() => folded.text.push(' '),
            '\n' => folded.text.push(letter),
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

/// Folds a name as [`fold`] does the text; most names are ASCII and stay as they are.
pub(crate) fn fold_name(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    let composed: String = name.nfc().collect();
    Cow::Owned(fold(&composed).text)
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
