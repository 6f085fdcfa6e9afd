//! How much was read, and what was not.

use std::collections::BTreeMap;
use std::fmt;

/// What came of the inputs: `read 38 articles (3 undated), skipped 2: 1 read before, 1 without text`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadingCount {
    /// Articles.
    pub read: usize,
    /// Those of them without a day of publication.
    pub undated: usize,
    /// Files, lines and articles that were not read, by the reason.
    pub skipped: BTreeMap<&'static str, usize>,
    /// Files of a folder that hold no articles, by their endings.
    pub left_out: BTreeMap<String, usize>,
}

impl ReadingCount {
    /// Says whether every file was read and every article has its day.
    pub fn is_whole(&self) -> bool {
        self.undated == 0 && self.skipped.is_empty() && self.left_out.is_empty()
    }

    /// Gives how many articles and errors there were.
    pub(super) fn given(&self) -> usize {
        self.read + self.skipped.values().sum::<usize>()
    }

    pub(super) fn skip(&mut self, why: &'static str) {
        *self.skipped.entry(why).or_default() += 1;
    }

    pub(super) fn leave_out(&mut self, ending: String) {
        *self.left_out.entry(ending).or_default() += 1;
    }
}

impl fmt::Display for ReadingCount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ending = if self.read == 1 { "" } else { "s" };
        write!(formatter, "read {} article{ending}", self.read)?;
        if self.undated > 0 {
            write!(formatter, " ({} undated)", self.undated)?;
        }
        let list = |counts: &mut dyn Iterator<Item = (String, usize)>| {
            let (mut parts, mut sum) = (Vec::new(), 0);
            for (name, count) in counts {
                parts.push(format!("{count} {name}"));
                sum += count;
            }
            (sum, parts.join(", "))
        };
        let (skipped, reasons) = list(&mut self.skipped.iter().map(|(&why, &count)| (why.to_owned(), count)));
        if skipped > 0 {
            write!(formatter, ", skipped {skipped}: {reasons}")?;
        }
        let (left_out, endings) = list(&mut self.left_out.iter().map(|(ending, &count)| (ending.clone(), count)));
        if left_out > 0 {
            let ending = if left_out == 1 { "" } else { "s" };
            write!(
                formatter,
                "; left out {left_out} file{ending} of other kinds: {endings}"
            )?;
        }
        Ok(())
    }
}
