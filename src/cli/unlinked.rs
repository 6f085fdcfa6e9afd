//! The names that no gazetteer knows, the most frequent first: what the user may want to add.

use crate::extraction::Extraction;
use crate::mention::Found;
use std::collections::BTreeMap;

/// How many names are listed.
const LISTED: usize = 10;

/// How often names stand in articles that link to no entity.
#[derive(Debug, Default)]
pub(super) struct Unlinked {
    names: BTreeMap<String, Count>,
}

#[derive(Debug, Default)]
struct Count {
    times: usize,
    articles: usize,
}

impl Unlinked {
    /// Counts the names of people and bodies in one article that are not linked, each by its full form.
    pub(super) fn new(extraction: &Extraction) -> Self {
        let mut unlinked = Self::default();
        let references = extraction.references.references.iter();
        for party in references
            .filter(|reference| reference.found == Found::Unknown)
            .flat_map(|reference| &reference.parties)
            .filter(|party| party.entity.is_none())
        {
            let count = unlinked.names.entry(party.name.clone()).or_default();
            count.times += 1;
            count.articles = 1;
        }
        unlinked
    }

    /// Adds the names of another article.
    pub(super) fn add(&mut self, other: Self) {
        for (name, count) in other.names {
            let sum = self.names.entry(name).or_default();
            sum.times += count.times;
            sum.articles += count.articles;
        }
    }

    /// Writes `not linked: Anna Petrova (5 times in 2 articles), Orbis Institute (3 times)`; `None` if all are linked.
    ///
    /// The most frequent come first, of equals in the order of the alphabet; names that stand once are only counted.
    pub(super) fn write(&self) -> Option<String> {
        let mut names: Vec<(&String, &Count)> = self.names.iter().collect();
        names.sort_by_key(|(_, count)| std::cmp::Reverse(count.times));
        let often = names.iter().filter(|(_, count)| count.times > 1).take(LISTED);
        let mut listed: Vec<String> = often
            .map(|(name, count)| match count.articles {
                1 => format!("{name} ({} times)", count.times),
                articles => format!("{name} ({} times in {articles} articles)", count.times),
            })
            .collect();
        let more = names.len() - listed.len();
        if more > 0 && !listed.is_empty() {
            listed.push(format!("{more} more"));
        }
        let listed = match listed.is_empty() {
            true if more == 0 => return None,
            true => format!("{more} names, each once"),
            false => listed.join(", "),
        };
        Some(format!("not linked (`--gazetteer` adds names): {listed}"))
    }
}
