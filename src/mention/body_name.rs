//! Bodies' names with words that no other name goes on from: `Lagos Women's Union`, `the Ways and Means Committee`, `the
//! National Security Council`.

use super::unknown::{NamedSentence, is_acronym, is_capitalised};
use super::{NameKind, name_index::Owner};
use crate::ontology::{Kind, Trait};
use std::ops::Range;
use std::sync::Arc;

/// What owns bodies before "'s", and is no owner that a phrase names: "the Women's Union", "the Sheriff's Department".
const OWNERS: [&str; 8] = [
    "Attorney", "Children", "Coroner", "Lord", "Men", "People", "Sheriff", "Women",
];

/// The chambers whose committees are named by what they are for: "the House Energy, Trade and Means Committee".
const CHAMBERS: [&str; 2] = ["House", "Senate"];

/// What stands before the title of a judge. Grammar.
const BEFORE_JUSTICE: [&str; 7] = ["Associate", "Chief", "Court", "Former", "Lady", "Lord", "Retired"];

impl NamedSentence<'_, '_, '_> {
    /// "Kurdistan Workers' Party", "Lagos Women's Union": gives the end of the body's name that several people own, or an
    /// office that many hold.
    pub(super) fn after_owner(&self, at: usize) -> Option<usize> {
        let owner = self.word(at.checked_sub(1)?);
        let owns = match self.word(at) {
            "'" | "’" => owner.ends_with('s'),
            "'s" | "’s" => OWNERS.contains(&owner),
            _ => false,
        };
        let last = self.name_words(at + 1).last()?;
        (owns && self.lexicon.head(self.word(last)).is_some()).then_some(last + 1)
    }

    /// "the Ways and Means Committee", "the senate's Trade and Farming Committee", "the Trade, Science and Farming
    /// Committee": gives the end of a body's name whose last word tells what it is; `None` for two, "the Palace and Foreign
    /// Ministry", "Abe and Park Foundation".
    pub(super) fn after_joined_head(&self, first: usize, at: usize) -> Option<usize> {
        const DETERMINING: [&str; 4] = ["the", "The", "'s", "’s"];
        let and = self.last_joint(first, at)?;
        let is_body = |at: usize| self.lexicon.head(self.word(at)).is_some();
        // "the National Reform and Farming Commission Ning Lu led"
        let last = self.name_words(and + 1).filter(|&at| is_body(at)).last()?;
        let is_two = (first + 1..at).any(is_body) || (first..at).any(|at| is_acronym(self.word(at)));
        // "the House Ways and Means Committee"
        let determined = (is_body(first) || CHAMBERS.contains(&self.word(first))) && at > first + 1
            || first
                .checked_sub(1)
                .is_some_and(|before| DETERMINING.contains(&self.word(before)) && !is_body(first));
        // "the bank's Larry Holm and Orbis Inc"
        let is_two = is_two || self.gazetteer.is_given_name(self.word(first)) && self.word(at) != ",";
        (determined && !is_two && last > and + 1).then_some(last + 1)
    }

    /// "the U.S. Attorney's Office": says whether an office that many hold owns a body here.
    fn owns_body(&self, at: usize) -> bool {
        OWNERS.contains(&self.word(at))
            && matches!(self.word(at + 1), "'s" | "’s")
            && self.after_owner(at + 1).is_some()
    }

    /// "the Trade, Science and Farming Committee": gives the end of a body's name that goes on behind a comma.
    pub(super) fn after_list(&self, first: usize, at: usize) -> Option<usize> {
        self.after_joined_head(first, at).filter(|_| self.word(at) == ",")
    }

    /// Gives the "and" that stands here, or behind a list of what a body is for: "Trade, Science and Farming".
    fn last_joint(&self, first: usize, at: usize) -> Option<usize> {
        const AND: [&str; 2] = ["and", "&"];
        let is_domain = |at: usize| self.lexicon.is_domain(self.word(at));
        let mut next = at;
        while self.word(next) == "," && (first..at).all(|at| is_domain(at) || CHAMBERS.contains(&self.word(at))) {
            next += 1;
            let words = (next..self.tokens.len()).take_while(|&at| is_domain(at)).count();
            if words == 0 && !AND.contains(&self.word(next)) {
                return None;
            }
            next += words;
        }
        AND.contains(&self.word(next)).then_some(next)
    }

    /// Says whether a post is a word in the name of a body: "the Ann Roe Memorial Justice Assistance Program".
    pub(super) fn names_body(&self, at: usize, run: &Range<usize>) -> bool {
        let of_body = |kind: &Arc<Kind>| kind.is(Trait::Body);
        let ends = self.lexicon.head(self.word(run.end - 1)).is_some_and(of_body);
        let is_given = self.gazetteer.is_given_name(self.word(at + 1));
        // "the Justice Ministry", "the General Services Administration"
        let is_for = self.lexicon.is_domain(self.word(at)) && at + 1 < run.end;
        // "the Racial Justice Coalition", "Social Justice Warriors": there justice is no judge.
        let rank = at
            .checked_sub(1)
            .filter(|&before| run.start <= before)
            .map(|before| self.word(before));
        let is_matter = self.word(at) == "Justice" && rank.is_some_and(|rank| !BEFORE_JUSTICE.contains(&rank));
        is_matter && !is_given
            || ends && !is_given && (run.start < at && at + 2 < run.end || is_for)
            || self.owns_body(at)
    }

    /// Gives the words of a name that follow each other from here on.
    fn name_words(&self, from: usize) -> impl Iterator<Item = usize> {
        (from..self.tokens.len()).take_while(|&next| self.is_adjacent(next) && self.is_name_word(next))
    }

    /// "the National Security Council" is not the Security Council of the United Nations: says whether a known body's name,
    /// which counts only in the right company, goes on from a word for what bodies are for.
    pub(super) fn is_before_common_body(&self, first: usize, end: usize) -> bool {
        let is_common = |owner: &Owner| {
            let entity = self.gazetteer.owned_by(owner);
            owner.is_conditional() && entity.is_some_and(|entity| entity.kind.is(Trait::Body))
        };
        let name = self.known_from(end).filter(|name| !name.owners.is_empty());
        let is_sure = !self.begins_sentence(first) || end > first + 1;
        is_sure
            && self.lexicon.is_domain(self.word(end - 1))
            && name.is_some_and(|name| name.owners.iter().all(is_common))
    }

    /// "the House Oversight and Government Reform Committee": says whether the word for a state's government is a word in
    /// the name of another body.
    pub(super) fn is_inner_body(&self, at: usize) -> bool {
        let is_government = self.lexicon.is_inner_noun(self.word(at))
            && self.known_from(at).is_some_and(|name| {
                let mut owners = name.owners.iter();
                name.span == self.tokens[at].span && owners.all(|owner| owner.name_kind == NameKind::Body)
            });
        let mut behind = (at + 1..self.tokens.len()).take_while(|&next| {
            self.is_adjacent(next) && is_capitalised(self.word(next)) && self.known_at[next].is_none()
        });
        let of_body = |at: usize| {
            self.lexicon
                .head(self.word(at))
                .is_some_and(|kind| kind.is(Trait::Body))
        };
        is_government && self.is_inside_name(at) && behind.any(of_body)
    }

    /// "Capital One", "Air Force One", but not "on Day One": says whether a name ends in a number's word.
    pub(super) fn ends_with_one(&self, end: usize) -> bool {
        self.word(end) == "One"
            && self.word(end - 1) != "Day"
            && self.is_adjacent(end)
            && self.word(end + 1) != "of"
            && !is_capitalised(self.word(end + 1))
    }
}
