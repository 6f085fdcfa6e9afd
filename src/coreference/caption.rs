//! Captions of pictures: whom they show, the text below them does not go on from.

use super::resolve::Resolver;

/// A credit has so many bytes at most.
const LONGEST_CREDIT: usize = 60;

impl Resolver<'_> {
    /// Says whether a sentence stands in a line that ends in whose picture it is: "A girl waits in Lima [Ann Roe/AFP]".
    pub(super) fn is_in_caption(&self, sentence: usize) -> bool {
        let Some(sentence) = self.sentences.sentences.get(sentence) else {
            return false;
        };
        let rest = &self.text()[sentence.span.start as usize..];
        let line = rest.lines().next().unwrap_or_default().trim_end();
        let credit = line.strip_suffix(']').and_then(|line| line.rsplit_once('['));
        let credit = credit.or_else(|| line.strip_suffix(')').and_then(|line| line.rsplit_once('(')));
        credit.is_some_and(|(before, credit)| !before.trim().is_empty() && is_credit(credit))
    }
}

/// "Ann Roe/AFP", "AP Photo/Ann Roe", "Ann Roe/Orbis via Reuters", but not "Editing by Ann Roe/Mark Lund", "D/Ohio".
fn is_credit(words: &str) -> bool {
    let Some((name, agency)) = words.split_once('/') else {
        return false;
    };
    let is_name = |words: &str| {
        let mut parts = words.split([' ', '/']).filter(|word| !matches!(*word, "via" | "of"));
        parts.all(|word| word.starts_with(char::is_uppercase))
    };
    let is_whole = name.contains(' ') && name.len() + agency.len() < LONGEST_CREDIT;
    is_whole && is_name(name) && is_name(agency)
}
