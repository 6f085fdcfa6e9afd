//! The questions that come nearest to one that cannot be read.

use super::form::AskLexicon;
use crate::graph::fold;
use std::collections::BTreeSet;

/// How many are told.
const MOST: usize = 3;

/// Questions for what happened, which no form lists.
const DEEDS: [&str; 9] = [
    "Who met Shinzo Abe?",
    "Whom did Ukraine accuse?",
    "When did Suga visit China?",
    "Where did Putin meet Abe?",
    "Did the EU impose sanctions on Russia?",
    "How many times did Putin meet Abe?",
    "Who accused Russia most often?",
    "Show me all meetings between Putin and Abe",
    "Which countries imposed sanctions on Russia?",
];

/// Tells the questions that share most of their words with this one.
pub(super) fn nearest(question: &str, forms: &AskLexicon) -> String {
    let words = |text: &str| -> BTreeSet<String> { fold(text).split_whitespace().map(str::to_owned).collect() };
    let asked = words(question);
    let listed = forms
        .forms()
        .flat_map(|form| &form.fires)
        .map(|example| example.question.as_str());
    let mut near: Vec<(f64, &str)> = DEEDS
        .into_iter()
        .chain(listed)
        .map(|known| {
            let known_words = words(known);
            let common = asked.intersection(&known_words).count() as f64;
            let all = asked.union(&known_words).count().max(1) as f64;
            // Words count most; among those that share as many, letters tell the likelier one.
            (common / all + strsim::jaro_winkler(question, known) / 10.0, known)
        })
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    let near: Vec<String> = near
        .into_iter()
        .take(MOST)
        .map(|(_, known)| format!("“{known}”"))
        .collect();
    format!("near: {}", near.join(", "))
}
