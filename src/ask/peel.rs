//! Words that a question can be read without: an answer names them as not used.

use std::ops::Range;

/// Words that open what may be left out: how, why, with whom beside it.
const OPENINGS: [&str; 26] = [
    "according",
    "alongside",
    "amid",
    "apart",
    "as",
    "at",
    "because",
    "besides",
    "despite",
    "except",
    "for",
    "from",
    "in",
    "inside",
    "like",
    "on",
    "outside",
    "over",
    "through",
    "throughout",
    "together",
    "under",
    "via",
    "with",
    "within",
    "without",
];

/// Words without which a question asks something else.
const KEPT: [&str; 14] = [
    "not", "no", "never", "nobody", "nothing", "only", "who", "whom", "what", "which", "why", "how", "none", "against",
];

/// Openings of questions that nothing of them answers.
const NOT_ANSWERED: [&str; 14] = [
    "why",
    "should",
    "would",
    "could",
    "can",
    "may",
    "might",
    "must",
    "shall",
    "is",
    "are",
    "translate",
    "explain",
    "if",
];

/// What opens whom a question leaves out.
const EXCEPTING: [&str; 6] = [
    "apart from",
    "other than",
    "except for",
    "except",
    "besides",
    "in addition to",
];

/// Verbs whose "of" opens what somebody is charged with.
const CHARGES: [&str; 4] = ["accuse", "accused", "accuses", "suspected"];

/// So many tries are worth their time.
const MOST: usize = 8;

/// Gives what is left of a question without some of its words, with those, the fewest words left out first.
pub(super) fn peel(text: &str) -> Vec<(String, String)> {
    let question = PeeledQuestion::new(text);
    if question
        .lower
        .first()
        .is_none_or(|first| NOT_ANSWERED.contains(&first.as_str()))
    {
        return Vec::new();
    }
    let mut cuts = question.phrases();
    cuts.extend(question.whose());
    cuts.extend(question.exception());
    // The sort keeps the order of those that leave out as much.
    cuts.sort_by_key(|(rank, _)| *rank);
    let mut tries: Vec<(String, String)> = cuts.into_iter().map(|(_, cut)| question.without(cut)).collect();
    tries.dedup();
    tries.truncate(MOST);
    tries
}

/// A question by its words.
struct PeeledQuestion<'a> {
    words: Vec<&'a str>,
    lower: Vec<String>,
}

/// A stretch of words to leave out, with how late it is tried.
type Cut = (usize, Range<usize>);

impl<'a> PeeledQuestion<'a> {
    fn new(text: &'a str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let lower = words
            .iter()
            .map(|word| word.to_lowercase().trim_matches(',').to_owned())
            .collect();
        Self { words, lower }
    }

    /// Gives what is left without some words, and those.
    fn without(&self, cut: Range<usize>) -> (String, String) {
        let left_out = self.words[cut.clone()].join(" ");
        let rest = [&self.words[..cut.start], &self.words[cut.end..]].concat().join(" ");
        (
            rest.trim_end_matches(',').to_owned(),
            left_out.trim_matches(',').to_owned(),
        )
    }

    /// Says whether a word opens what may be left out; of "accused of attacking a refinery" it is told without it by whom.
    fn opens(&self, at: usize) -> bool {
        let is_charge = at > 0 && self.lower[at] == "of" && CHARGES.contains(&self.lower[at - 1].as_str());
        is_charge || OPENINGS.contains(&self.lower[at].as_str())
    }

    /// Gives the phrases to the next one, or to the end: "at a summit | with envoys". A fronted one ends at its comma:
    /// "Besides Merkel, who spoke about it?"
    fn phrases(&self) -> Vec<Cut> {
        let count = self.words.len();
        let mut cuts = Vec::new();
        for start in (2..count).filter(|&at| self.opens(at)) {
            let next = (start + 1..count).find(|&at| self.opens(at) || self.lower[at] == "about");
            let may_go = |end: usize| {
                let left_out = &self.lower[start..end];
                end - start > 1 && !left_out.iter().any(|word| KEPT.contains(&word.as_str()))
            };
            let ends = next.into_iter().chain([count]).filter(|&end| may_go(end));
            cuts.extend(ends.map(|end| (end - start, start..end)));
        }
        let comma = self.words.iter().position(|word| word.ends_with(','));
        let fronted = comma.map(|comma| comma + 1).filter(|&end| end < count && self.opens(0));
        cuts.extend(fronted.map(|end| (end, 0..end)));
        cuts
    }

    /// Gives of whom those who are asked for are: "Who [in the EU] opposed it?", "Did anyone [from the UN] visit Oslo?"
    fn whose(&self) -> Vec<Cut> {
        let of_body = |&start: &usize| ["in", "from", "at", "within", "inside"].contains(&self.lower[start].as_str());
        let starts = (1..self.words.len().min(3)).filter(of_body);
        let named = |start: usize| {
            let the = self.lower.get(start + 1).is_some_and(|word| word == "the");
            self.before_name(start, start + 1 + usize::from(the))
        };
        starts.filter_map(named).collect()
    }

    /// Gives whom a question leaves out itself: "Who [apart from Merkel] spoke about it?"
    fn exception(&self) -> Vec<Cut> {
        let opening = |words: &str| {
            let words: Vec<&str> = words.split(' ').collect();
            let start = self.lower.windows(words.len()).position(|window| window == words)?;
            self.before_name(start, start + words.len()).filter(|_| start > 0)
        };
        EXCEPTING.into_iter().filter_map(opening).collect()
    }

    /// Gives the words from one to the end of the name that begins at another; `None` where none does, or nothing follows.
    fn before_name(&self, start: usize, first: usize) -> Option<Cut> {
        let behind = self.words.get(first..)?;
        let names = behind.iter().take_while(|word| word.starts_with(char::is_uppercase));
        let end = first + names.count();
        (end > first && end < self.words.len()).then_some((0, start..end))
    }
}
