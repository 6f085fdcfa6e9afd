//! Words → the regular forms that they would have: `hail` → `hailed`, `hailing`. Which of them are words, others know.

/// Gives what the pasts and gerunds of a word would be if it were a verb: `hailed`, `praised`, `scrapped`, `cried`,
/// `praising`.
pub(crate) fn pasts_and_gerunds(word: &str) -> impl Iterator<Item = String> {
    let last = word.chars().last().unwrap_or_default();
    let stem = word.strip_suffix(['e', 'y']).unwrap_or(word);
    [
        format!("{word}ed"),
        format!("{stem}ed"),
        format!("{stem}ied"),
        format!("{word}{last}ed"),
        format!("{word}ing"),
        format!("{stem}ing"),
        format!("{word}{last}ing"),
    ]
    .into_iter()
}

/// Gives what a word would be with an "s", as the plural of a noun or as the present of a verb: `envoys`, `coaches`,
/// `allies`.
pub(crate) fn with_s(word: &str) -> impl Iterator<Item = String> {
    let stem = word.strip_suffix('y').map(|stem| format!("{stem}ies"));
    [format!("{word}s"), format!("{word}es")].into_iter().chain(stem)
}

/// Gives what a word would be without its "s": `envoy`, `coach`, `ally`.
pub(super) fn without_s(word: &str) -> impl Iterator<Item = String> {
    let plain = word.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'u', 'i']));
    let hissing = word.strip_suffix("es");
    let with_y = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let each = [plain.map(str::to_owned), hissing.map(str::to_owned), with_y];
    each.into_iter().flatten()
}
