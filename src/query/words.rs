//! Words as people type them.

/// Says whether a folded text has a folded stretch of words in it: "abe" is in Shinzō Abe, "jap" is not in Japan.
pub(super) fn has_words(text: &str, words: &str) -> bool {
    text.contains(words)
}
