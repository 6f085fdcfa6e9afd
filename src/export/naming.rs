//! Who has a name, and who is only spoken of in common words: "officials", "we", "North Korea's top negotiator".

use crate::graph::NodeId;
use rustc_hash::FxHashSet;

/// Words that name nobody although they may begin with a capital. Grammar.
const PRONOUNS: [&str; 24] = [
    "we", "i", "he", "she", "it", "they", "you", "who", "this", "that", "these", "those", "one", "some", "many",
    "most", "others", "both", "all", "another", "us", "them", "me", "such",
];

/// Gives those of some entities, with their labels, that no name is known of.
pub(super) fn nameless<'a>(entities: impl Iterator<Item = (&'a NodeId, &'a str)>) -> FxHashSet<&'a NodeId> {
    let unlinked: Vec<(&NodeId, &str)> = entities.filter(|(id, _)| !id.is_linked()).collect();
    // A noun that stands small somewhere is no name where it begins a sentence: "Officials said", "U.S. officials".
    let small: FxHashSet<&str> = (unlinked.iter())
        .flat_map(|(_, label)| words(label))
        .filter(|word| !is_capital(word))
        .collect();
    let is_name = |word: &str| {
        let folded = word.to_lowercase();
        is_capital(word) && !PRONOUNS.contains(&folded.as_str()) && !small.contains(folded.as_str())
    };
    // "U.S. officials" describes: the last word of a name is one, also that of "Hwasong-14" and "Kim (Pyongyang)".
    let has_name = |label: &str| {
        let own = label.split(" (").next().unwrap_or(label);
        let ends_so = |last: &str| is_name(last) || last.starts_with(char::is_numeric) && words(own).any(is_name);
        words(own).last().is_some_and(ends_so)
    };
    let described = unlinked.into_iter().filter(|(_, label)| !has_name(label));
    described.map(|(id, _)| id).collect()
}

fn words(label: &str) -> impl Iterator<Item = &str> {
    let words = label.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
