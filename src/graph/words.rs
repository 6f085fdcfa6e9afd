//! Words as people type them, in any of their forms.

use super::fold;

/// Counts those of some stems that a folded text has, in any order: "visit islands" is in "visited the island" twice.
pub fn count_stems(text: &str, stems: &[String]) -> usize {
    let is_there = |wanted: &&String| text.split(' ').any(|word| !word.is_empty() && stem(word) == *wanted);
    stems.iter().filter(is_there).count()
}

/// Gives the stems of the words of a text that say something: no articles, prepositions or pronouns.
pub fn stems(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(' ').filter(|word| !word.is_empty());
    words
        .filter(|word| !EMPTY.contains(word))
        .map(|word| stem(word).to_owned())
        .collect()
}

/// Gives the words of a text that say nothing of what it is about, which are not looked for.
pub fn empty_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(' ').filter(|word| EMPTY.contains(word));
    words.map(str::to_owned).collect()
}

/// Words that say nothing of what a text is about.
const EMPTY: [&str; 40] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "from", "by", "about", "and", "or", "that", "this",
    "these", "those", "it", "its", "his", "her", "their", "he", "she", "they", "is", "are", "was", "were", "be",
    "been", "s", "as", "into", "over", "any", "some", "has",
];

/// Cuts the commonest endings off: visits, visited, visiting → visit; treaties → treat, treaty → treat.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 13] = [
        "ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "es", "ed", "s", "ly", "y",
    ];
    let ending = ENDINGS
        .into_iter()
        .find(|ending| word.ends_with(ending) && word.len() >= ending.len() + 3);
    let cut = ending.map_or(word, |ending| &word[..word.len() - ending.len()]);
    cut.strip_suffix('e').filter(|cut| cut.len() >= 3).unwrap_or(cut)
}
