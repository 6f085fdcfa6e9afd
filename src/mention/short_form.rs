//! Names that the letters behind them measure: `Harbour and Customs Enforcement (HCE)`.

use super::unknown::{NamedSentence, is_acronym};
use std::ops::Range;

/// Words that have no letter in a short form. Grammar.
const WITHOUT_LETTER: [&str; 7] = ["&", "and", "for", "in", "of", "on", "the"];

impl NamedSentence<'_, '_, '_> {
    /// Goes back to where a name begins whose words have the letters of the short form in brackets behind it.
    ///
    /// A name that the letters do not fit stays as it is: "Anna Roe (HCE)".
    pub(super) fn with_short_form(&self, run: Range<usize>) -> Range<usize> {
        let begin = self.begin_by_letters(&run);
        begin.unwrap_or(run.start)..run.end
    }

    fn begin_by_letters(&self, run: &Range<usize>) -> Option<usize> {
        let short = self.word(run.end + 1);
        let is_behind = self.word(run.end) == "(" && self.word(run.end + 2) == ")";
        if !is_behind || short.len() < 3 || !is_acronym(short) {
            return None;
        }
        let mut at = run.end;
        for letter in short.chars().rev() {
            at = (0..at).rev().find(|&at| !WITHOUT_LETTER.contains(&self.word(at)))?;
            if !self.word(at).starts_with(letter) {
                return None;
            }
        }
        // "Director of National Intelligence (DNI) Anna Roe": a title is no part of her name.
        let is_titled = (at..run.start).any(|at| self.lexicon.is_post(self.word(at)));
        let is_free = !is_titled && (self.known_at[at].is_none() || self.known_from(at).is_some());
        (is_free && at < run.start).then_some(at)
    }
}
