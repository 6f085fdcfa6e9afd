//! Known names that are a half of another one, on one side of a hyphen: `Song` in `Choi Song-min`.

use super::NameKind;
use super::name_index::NameMatch;
use super::unknown::{is_acronym, is_capitalised, last_word};
use rustc_hash::FxHashSet;

/// What stands behind a name and a hyphen and is none itself: "the Koch-era laws", "a Koch-led party". Grammar.
const BEHIND_NAMES: [&str; 12] = [
    "aged", "based", "born", "era", "free", "held", "led", "like", "made", "run", "style", "type",
];

/// "Kenya-backed rebels", "Koch-era laws": says whether a word tells by a name what others are; but not "Choi Song-min",
/// "Ahmed".
pub(super) fn is_compound_of_name(word: &str) -> bool {
    let second = word.rsplit_once('-').map(|(_, second)| second);
    second.is_some_and(|second| {
        BEHIND_NAMES.contains(&second)
            || second.len() > 4 && second.ends_with("ed") && second.starts_with(char::is_lowercase)
    })
}

/// Drops the halves of names that no gazetteer knows: "Crans-Montana", "RT-PCR", "US$"; not those of "Iran-Iraq".
pub(super) fn drop_halves(text: &str, names: &mut Vec<NameMatch>) {
    let starts: FxHashSet<u32> = names.iter().map(|name| name.span.start).collect();
    let mut end_of_last = 0;
    names.retain(|name| {
        let (start, end) = (name.span.start as usize, name.span.end as usize);
        let before = text[..start].strip_suffix('-').map(last_word);
        let second = before.is_some_and(is_capitalised) && end_of_last + 1 != start;
        let goes_on = text[end..].strip_prefix('-').is_some_and(is_capitalised);
        let first = goes_on && !starts.contains(&(name.span.end + 1)) || text[end..].starts_with('$');
        end_of_last = end;
        let is_kind = |kinds: &[NameKind]| {
            let mut owners = name.owners.iter();
            !name.owners.is_empty() && owners.all(|owner| kinds.contains(&owner.name_kind))
        };
        let short = is_acronym(name.span.slice(text)) || is_kind(&[NameKind::Surname]);
        let given = is_kind(&[NameKind::Surname]) && is_in_given_name(&text[..start], &text[end..]);
        !(second && is_kind(&[NameKind::Name]) || first && short || given)
    });
}

/// "Choi Song-min", not "Choi Song-backed", "the Koch-era laws": says whether a family name that we know is a syllable of a
/// given name, behind a family name.
fn is_in_given_name(before: &str, after: &str) -> bool {
    let rest = after.strip_prefix('-').unwrap_or_default();
    let syllable = rest
        .split(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default();
    let is_syllable = syllable.starts_with(char::is_lowercase) && syllable.len() <= 6 && !syllable.ends_with("ed");
    let family = before.strip_suffix(' ').map(last_word).unwrap_or_default();
    is_syllable && is_capitalised(family) && !BEHIND_NAMES.contains(&syllable)
}
