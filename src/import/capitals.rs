//! Names in capitals → names as they are written: `URSULA_VON_DER_LEYEN` → `Ursula von der Leyen`.

use super::tables::ImportTables;

/// Words without a vowel that are no acronyms.
const NO_ACRONYMS: [&str; 12] = [
    "DR", "FR", "GRP", "JR", "LT", "MR", "MRS", "MS", "NG", "SGT", "SR", "ST",
];

/// Words that are small inside a name.
const SMALL: [&str; 11] = ["and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"];

/// A name with its capitals restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Restored {
    pub(super) name: String,
    /// Whether its writers may do otherwise: "Ki-Moon" is "Ki-moon", "Macarthur" is "MacArthur".
    pub(super) uncertain: bool,
}

/// Restores the capitals of a name; a name that has small letters stays as it is.
pub(super) fn restore_capitals(name: &str, tables: &ImportTables) -> Restored {
    if name.chars().any(char::is_lowercase) {
        return Restored {
            name: name.to_owned(),
            uncertain: false,
        };
    }
    let mut uncertain = false;
    let last = name.split(' ').count() - 1;
    let words = name.split(' ').enumerate();
    let words: Vec<String> = words
        .map(|(place, word)| {
            let (word, is_uncertain) = restore_word(word, place == 0, place == last, tables);
            uncertain |= is_uncertain;
            word
        })
        .collect();
    Restored {
        name: words.join(" "),
        uncertain,
    }
}

fn restore_word(word: &str, is_first: bool, is_last: bool, tables: &ImportTables) -> (String, bool) {
    let small = word.to_lowercase();
    // "RONI BAR ON" is Roni Bar On: no name ends in a preposition.
    if !is_first && !is_last && SMALL.contains(&small.as_str()) {
        return (small, false);
    }
    if !is_first && tables.is_particle(&small) {
        return (small, true);
    }
    if tables.keeps_capitals(word) || is_acronym(word) {
        return (word.to_owned(), false);
    }
    let mut parts = word.split('-').enumerate();
    let restored = parts.by_ref().map(|(place, part)| {
        let small = part.to_lowercase();
        if (place > 0 || !is_first) && tables.is_particle(&small) {
            small
        } else {
            restore_part(part, tables)
        }
    });
    let restored: Vec<String> = restored.collect();
    let uncertain =
        restored.len() > 1 || word.contains(['\'', '’']) || word.starts_with("MC") || word.starts_with("MAC");
    (restored.join("-"), uncertain)
}

/// Restores what stands between hyphens.
fn restore_part(part: &str, tables: &ImportTables) -> String {
    if tables.keeps_capitals(part) || is_acronym(part) {
        return part.to_owned();
    }
    let mut restored = String::with_capacity(part.len());
    let mut after_start = 0;
    for letter in part.chars() {
        // "D'ESCOTO" is "D'Escoto", "CHILDREN'S" is "Children's".
        if after_start == 0 {
            restored.extend(letter.to_uppercase());
        } else {
            restored.extend(letter.to_lowercase());
        }
        after_start = match letter {
            '(' | '/' | '"' | '.' => 0,
            '\'' | '’' if after_start == 1 => 0,
            _ => after_start + 1,
        };
    }
    match restored.strip_prefix("Mc") {
        Some(rest) if rest.len() > 2 => {
            let mut letters = rest.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            "Mc".chars().chain(first).chain(letters).collect()
        }
        _ => restored,
    }
}

/// Says whether a word is one of letters that are named one by one: "PKK", "U.N."
fn is_acronym(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|letter| letter.is_alphabetic()).collect();
    let vowels = ['A', 'E', 'I', 'O', 'U', 'Y'];
    let is_plain = letters.len() == word.chars().count();
    let spelt = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    let without_vowels = is_plain
        && (2..=4).contains(&letters.len())
        && letters
            .iter()
            .all(|letter| letter.is_ascii() && !vowels.contains(letter))
        && !NO_ACRONYMS.contains(&word);
    spelt || without_vowels
}
