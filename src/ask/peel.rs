//! Words that a question can be read without: an answer names them as not used.

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

/// Verbs whose "of" opens what somebody is charged with.
const CHARGES: [&str; 4] = ["accuse", "accused", "accuses", "suspected"];

/// So many tries are worth their time.
const MOST: usize = 8;

/// Gives what is left of a question without some of its words, with those, the fewest words left out first.
pub(super) fn peel(text: &str) -> Vec<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower: Vec<String> = words
        .iter()
        .map(|word| word.to_lowercase().trim_matches(',').to_owned())
        .collect();
    if lower.first().is_none_or(|first| NOT_ANSWERED.contains(&first.as_str())) {
        return Vec::new();
    }
    // "accused of attacking a refinery": by whom and whether is told without it.
    let is_charge = |at: usize| at > 0 && lower[at] == "of" && CHARGES.contains(&lower[at - 1].as_str());
    let opens = |at: &usize| OPENINGS.contains(&lower[*at].as_str()) || is_charge(*at);
    let mut tries: Vec<(usize, String, String)> = Vec::new();
    for start in (2..words.len()).filter(opens) {
        let next = (start + 1..words.len()).find(|at| opens(at) || lower[*at] == "about");
        let ends = next.into_iter().chain([words.len()]);
        for end in ends {
            let left_out = &lower[start..end];
            if end - start < 2 || left_out.iter().any(|word| KEPT.contains(&word.as_str())) {
                continue;
            }
            let rest = [&words[..start], &words[end..]].concat().join(" ");
            tries.push((
                end - start,
                rest.trim_end_matches(',').to_owned(),
                words[start..end].join(" ").trim_matches(',').to_owned(),
            ));
        }
    }
    // "Who in the EU opposed it?", "Did anyone from the UN visit Oslo?"
    for start in 1..words.len().min(3) {
        let of_body = ["in", "from", "at", "within", "inside"].contains(&lower[start].as_str());
        let first = start + 1 + usize::from(lower.get(start + 1).is_some_and(|word| word == "the"));
        let names = words[first.min(words.len())..]
            .iter()
            .take_while(|word| word.starts_with(char::is_uppercase))
            .count();
        let end = first + names;
        if of_body && names > 0 && end < words.len() {
            let rest = [&words[..start], &words[end..]].concat().join(" ");
            tries.push((0, rest, words[start..end].join(" ")));
        }
    }
    // "Who apart from Merkel spoke about it?"
    let joined = lower.join(" ");
    for opening in [
        "apart from",
        "other than",
        "except for",
        "except",
        "besides",
        "in addition to",
    ] {
        let Some((before, behind)) = joined.split_once(&format!(" {opening} ")) else {
            continue;
        };
        let start = before.split(' ').count();
        let first = start + opening.split(' ').count();
        let names = words[first.min(words.len())..]
            .iter()
            .take_while(|word| word.starts_with(char::is_uppercase));
        let end = first + names.count();
        if end > first && end < words.len() && !behind.is_empty() {
            let rest = [&words[..start], &words[end..]].concat().join(" ");
            tries.push((0, rest, words[start..end].join(" ")));
        }
    }
    // "Besides Merkel, who spoke about it?"
    if let Some((before, rest)) = text.split_once(", ")
        && opens(&0)
    {
        tries.push((before.split(' ').count(), rest.to_owned(), before.to_owned()));
    }
    tries.sort_by_key(|(count, ..)| *count);
    tries.dedup();
    let tries = tries.into_iter().take(MOST);
    tries.map(|(_, rest, left_out)| (rest, left_out)).collect()
}
