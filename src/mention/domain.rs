//! Where a title ends that tells what its office is for: "Under Secretary of Labor Rosa Brandt".

use super::name_index::NameMatch;
use super::unknown::{NamedSentence, is_capitalised, is_title};
use super::{NameKind, Sighting};
use crate::ontology::Trait;
use crate::sentence::Tag;
use std::ops::Range;

/// What an office is for stands so many tokens behind its post at most.
const FARTHEST: usize = 10;

/// The name of a place has so many tokens at most: "the Democratic Republic of the Congo".
const PLACE: usize = 6;

impl<'a> NamedSentence<'_, '_, 'a> {
    /// Splits a run whose beginning tells what the office before it is for, "Head of Mission Petra Stumm": gives the
    /// tokens of the title, from its post on, and where the name begins.
    pub(super) fn split_domain(&self, run: &Range<usize>) -> Option<(Range<usize>, usize)> {
        if self.known_at[run.start].is_some() {
            return self.split_place(run);
        }
        if let Some(split) = self.follows_place(run) {
            return Some(split);
        }
        let post = run.start.checked_sub(1).and_then(|at| self.post_before(at))?;
        let words = run.clone().take_while(|&at| self.lexicon.is_domain(self.word(at)));
        let name = match run.start + words.count() {
            // "Commissioner for Reindeer Inga Holm": a given name begins the name.
            none if none == run.start && !self.gazetteer.is_given_name(self.word(none)) => {
                let begins = |&at: &usize| self.word(at).len() > 2 && self.gazetteer.is_given_name(self.word(at));
                (run.start + 1..run.end - 1).find(begins)?
            }
            none if none == run.start => return None,
            name => name,
        };
        // "Vice Chairman of the National Ports and Farming Commission": the words are a body's, and nobody's name follows.
        let is_body = self.joins(run) && self.lexicon.head(self.word(run.end - 1)).is_some();
        (name < run.end && !is_body).then_some((post..name, name))
    }

    /// Says whether an "and" stands in a run.
    fn joins(&self, run: &Range<usize>) -> bool {
        run.clone().any(|at| matches!(self.word(at), "and" | "&"))
    }

    /// "Ambassador to Ukraine Rosa Holm": the place is the office's, the name begins behind it.
    fn split_place(&self, run: &Range<usize>) -> Option<(Range<usize>, usize)> {
        let name = self.after_known(run.start);
        let post = self.post_before_place(run.start).filter(|_| name + 1 < run.end)?;
        Some((post..name, name))
    }

    /// "ambassador to the US Ron Holm": the run is the name alone, the place stands before it.
    fn follows_place(&self, run: &Range<usize>) -> Option<(Range<usize>, usize)> {
        let last = run.start.checked_sub(1).filter(|_| self.is_adjacent(run.start))?;
        let place = (0..=last).rev().take(PLACE).find(|&at| self.known_from(at).is_some())?;
        let is_before = self.after_known(place) == run.start && run.len() > 1;
        let post = self.post_before_place(place).filter(|_| is_before)?;
        Some((post..run.start, run.start))
    }

    /// Gives the post that is held where a place is: "ambassador to Ukraine", "to the U.S."
    fn post_before_place(&self, place: usize) -> Option<usize> {
        let before = place.checked_sub(1)?;
        let link = before.checked_sub(usize::from(self.word(before) == "the"))?;
        let post = link.checked_sub(1)?;
        let links = matches!(self.word(link), "to" | "in");
        let is_place = self
            .known_from(place)
            .is_some_and(|name| self.is_place(name) || self.is_short_state(name));
        (links && is_place && self.lexicon.is_post(self.word(post))).then_some(post)
    }

    /// Says whether letters mean a state: "the US".
    fn is_short_state(&self, name: &NameMatch) -> bool {
        let mut short = name.owners.iter().filter(|owner| owner.name_kind == NameKind::Acronym);
        short.any(|owner| {
            let entity = self.gazetteer.owned_by(owner);
            entity.is_some_and(|entity| entity.kind.is(Trait::State))
        })
    }

    /// Goes back from what an office is for to its post, over "of" or "for" right behind it.
    fn post_before(&self, last: usize) -> Option<usize> {
        let nearest = last.saturating_sub(FARTHEST);
        let links = |at: usize| matches!(self.word(at), "of" | "for" | "the" | "and" | "&" | ",");
        let belongs = |at: usize| links(at) || self.lexicon.is_domain(self.word(at));
        let leads = |at: usize| matches!(self.word(at + 1), "of" | "for") && self.is_post_word(self.word(at));
        (nearest..last)
            .rev()
            .find(|&at| !belongs(at) || leads(at))
            .filter(|&post| leads(post) && belongs(last))
    }

    /// `Secretary`, `Under-Secretary-General`; "Head" is one only where an "of" follows.
    fn is_post_word(&self, word: &str) -> bool {
        let last = word.rsplit('-').next().unwrap_or(word);
        is_capitalised(word) && (self.lexicon.is_post(word) || self.lexicon.is_post(last) || word == "Head")
    }

    /// Goes back over what an office is for as well: the first token of "Health and Welfare Minister".
    pub(super) fn begin_of_domains(&self, start: usize) -> usize {
        let is_domain = |at: usize| self.lexicon.is_domain(self.word(at));
        let mut begin = start;
        while is_domain(begin)
            && begin >= 2
            && matches!(self.word(begin - 1), "and" | "&" | ",")
            && is_domain(begin - 2)
        {
            begin -= 2;
        }
        // "Trade, Health Minister Roe said": no list without an "and".
        match (begin..start).any(|at| matches!(self.word(at), "and" | "&")) {
            true => begin,
            false => start,
        }
    }

    /// Gives where a name ends: behind a title no institution follows, "Admiral Ivan Roux in the Blue Hall".
    pub(super) fn end_of_name(&self, name: Range<usize>, is_titled: bool) -> usize {
        let mut words = name.clone().skip(1);
        let connector = words.find(|&at| self.lexicon.is_connector(self.word(at)));
        connector.filter(|_| is_titled).unwrap_or(name.end)
    }

    /// Says whether a known title stands right before a name.
    pub(super) fn is_behind_title(&self, start: usize) -> bool {
        let before = start.checked_sub(1).filter(|_| self.is_adjacent(start));
        let known = before.and_then(|before| self.known.get(self.known_at[before]?));
        known.is_some_and(is_title)
    }

    /// "Lyon's mayor Anna Roe": gives the post in small letters right before a name, where no gazetteer knows the office.
    pub(super) fn small_post_before(&self, start: usize) -> Option<usize> {
        let before = start.checked_sub(1).filter(|_| self.is_adjacent(start))?;
        let is_post = self.tag(before) == Tag::Noun && self.lexicon.is_post(self.word(before));
        (is_post && self.known_at[before].is_none() && !is_capitalised(self.word(before))).then_some(before)
    }

    /// "[Foreign Minister Anna] Roe": says whether a name goes on behind the bracket of whoever added its first words.
    pub(super) fn goes_on_behind_bracket(&self, end: usize) -> bool {
        let is_added = (0..end).any(|at| self.word(at) == "[");
        is_added && self.word(end) == "]" && is_capitalised(self.word(end + 1))
    }

    /// Gives where a name begins: "Republican Brian Kemp" is Brian Kemp, the "Republican Jewish Coalition" is a body.
    pub(super) fn begin_of_name(&self, start: usize, end: usize) -> usize {
        // "Ranking Member Ann Roe", "Council Member Ann Roe", but not "the Member States"
        let sits = |&at: &usize| self.word(at) == "Member" && self.gazetteer.is_given_name(self.word(at + 1));
        if let Some(member) = (start..end).find(sits).filter(|member| member + 2 < end) {
            return member + 1;
        }
        let mut words = start..end;
        if words.any(|at| self.lexicon.head(self.word(at)).is_some()) {
            return start;
        }
        // "Representatives Ann Roe and Jim Poe", "Republican Senators Ann Roe and Jim Poe"
        let is_of_several = |at: usize| {
            let post = self.word(at).strip_suffix('s').filter(|_| end - at > 2);
            post.is_some_and(|post| self.lexicon.is_post(post))
        };
        let goes_on = (start + 1..end).any(|at| self.lexicon.leads_on(self.word(at)));
        let post = start + usize::from(self.lexicon.is_party_member(self.word(start)));
        if is_of_several(post) && !goes_on {
            return post + 1;
        }
        let is_member = |at: usize| self.lexicon.is_party_member(self.word(at)) && at + 2 < end;
        // "House Republican Ann Roe"
        let behind_others = |&at: &usize| is_member(at) && self.gazetteer.is_given_name(self.word(at + 1));
        match (start + 1..end).rev().find(behind_others) {
            Some(member) => member + 1,
            None => start + usize::from(is_member(start)),
        }
    }

    /// "ex-Border Police Commissioner Ann Roe": the first word of the title stands behind a hyphen.
    fn begin_behind_hyphen(&self, first: usize) -> Option<u32> {
        let before = first.checked_sub(1).filter(|_| self.is_adjacent(first))?;
        let (when, word) = self.word(before).split_once('-')?;
        let told = self.lexicon.title_word(when, word).is_some() && is_capitalised(word);
        told.then(|| self.tokens[before].span.end - word.len() as u32)
    }

    /// Adds a title; what was taken for a name or a title in it goes.
    pub(super) fn push_title(&self, tokens: Range<usize>, sightings: &mut Vec<Sighting<'a>>) {
        let mut span = self.tokens[tokens.start].span.cover(self.tokens[tokens.end - 1].span);
        if let Some(start) = self.begin_behind_hyphen(tokens.start) {
            span.start = start;
        }
        while let Some(last) = sightings.pop_if(|last| last.span.overlaps(span)) {
            span = span.cover(last.span);
        }
        sightings.push(Sighting::title(span));
    }
}
