//! Whether the words of two statements are one statement that two papers print.
//!
//! A paper cuts, leaves a word out, corrects a letter and puts "would" for "will". It does not put one name, number or
//! content word for another: where that differs, two things were said, or one of the papers is wrong, and nobody here
//! decides which.

use super::words::{SaidWord, SaidWords, WordRole};

/// Fewer words that say something are said every day.
const LEAST: usize = 4;

/// One word in so many may be left out or put in, and as many be spelled in another way.
const SHARE: usize = 5;

/// Longer statements are compared up to here.
const MOST_WORDS: usize = 200;

/// Says whether a statement, which is not the longer one, is a copy of another or of a part of it.
///
/// `is_one_occasion` says whether both are known to have been said on one: what is short has to be.
pub(super) fn are_alike(shorter: &SaidWords, longer: &SaidWords, is_one_occasion: bool) -> bool {
    let least = shorter.len();
    if shorter.exact == longer.exact {
        return least >= LEAST || is_one_occasion;
    }
    if least < LEAST {
        return false;
    }
    let are_direct = shorter.is_direct && longer.is_direct;
    let (one, other) = (shown_words(shorter, are_direct), shown_words(longer, are_direct));
    let pairs = align(&one, &other);
    let (Some(&first), Some(&last)) = (pairs.first(), pairs.last()) else {
        return false;
    };
    // The shorter one begins and ends in the longer one.
    if first.0 > 0 || last.0 + 1 < one.len() {
        return false;
    }
    let spelled = pairs
        .iter()
        .filter(|(here, there)| one[*here].text != other[*there].text);
    let spelled = spelled.count();
    let mut changed = 0;
    for step in pairs.windows(2) {
        let (here, there) = (&one[step[0].0 + 1..step[1].0], &other[step[0].1 + 1..step[1].1]);
        match (here, there) {
            ([], []) => {}
            ([], put_in) if put_in.iter().all(|word| is_plain(word)) => changed += put_in.len(),
            (left_out, []) if left_out.iter().all(|word| is_plain(word)) => changed += left_out.len(),
            _ => return false,
        }
    }
    let most = least / SHARE;
    changed <= most && spelled <= most && can_be_cut(&other[..first.1], other[first.1]) && can_end(&other[last.1 + 1..])
}

/// Gives the words that are compared: those for persons only where both speakers are quoted.
fn shown_words(said: &SaidWords, are_direct: bool) -> Vec<&SaidWord> {
    let words = said.words.iter().take(MOST_WORDS);
    words
        .filter(|word| are_direct || word.role != WordRole::Person)
        .collect()
}

fn is_plain(word: &SaidWord) -> bool {
    word.role == WordRole::Plain
}

/// Says whether the words before a copy may be missing: whole sentences, or a word or two that say little.
///
/// "It is not true that" turns all that stands behind it.
fn can_be_cut(before: &[&SaidWord], first: &SaidWord) -> bool {
    first.opens || before.len() <= 2 && before.iter().all(|word| is_plain(word))
}

/// Says whether the words behind a copy may be missing: up to where a sentence ends, nothing that bounds it.
///
/// "Japan will lift the sanctions if Russia withdraws" is not "Japan will lift the sanctions".
fn can_end(behind: &[&SaidWord]) -> bool {
    let mut rest = behind.iter().take_while(|word| !word.opens);
    rest.all(|word| word.role != WordRole::Turning)
}

fn are_same(one: &SaidWord, other: &SaidWord) -> bool {
    one.text == other.text || are_spellings(one, other)
}

/// Says whether two words are spellings of one: a letter more, less or other, but for the first two; or two letters the
/// wrong way round.
fn are_spellings(one: &SaidWord, other: &SaidWord) -> bool {
    let is_number = one.text.starts_with(|first: char| first.is_ascii_digit());
    if is_number || one.text.chars().next() != other.text.chars().next() {
        return false;
    }
    let are_ascii = one.text.is_ascii() && other.text.is_ascii();
    if are_ascii && (one.text.len().abs_diff(other.text.len()) > 1 || one.text.len().min(other.text.len()) < 5) {
        return false;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.text.chars().collect(), other.text.chars().collect());
    let (one, other) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if one.len() < 5 || other.len() > one.len() + 1 {
        return false;
    }
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let rest = (&one[same..], &other[same..]);
    match rest {
        ([first, second, here @ ..], [other, another, there @ ..]) if first == another && second == other => {
            here == there
        }
        ([_, here @ ..], [_, there @ ..]) if one.len() == other.len() => same > 1 && here == there,
        (here, [_, there @ ..]) if one.len() < other.len() => same > 1 && here == there,
        _ => false,
    }
}

/// Gives the places of the words that both have, in the order of both: as many as can be.
fn align(one: &[&SaidWord], other: &[&SaidWord]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut longest = vec![0u16; (one.len() + 1) * width];
    for here in (0..one.len()).rev() {
        for there in (0..other.len()).rev() {
            longest[here * width + there] = if are_same(one[here], other[there]) {
                longest[(here + 1) * width + there + 1] + 1
            } else {
                longest[(here + 1) * width + there].max(longest[here * width + there + 1])
            };
        }
    }
    let (mut here, mut there) = (0, 0);
    let mut pairs = Vec::new();
    while here < one.len() && there < other.len() {
        if are_same(one[here], other[there])
            && longest[here * width + there] == longest[(here + 1) * width + there + 1] + 1
        {
            pairs.push((here, there));
            (here, there) = (here + 1, there + 1);
        } else if longest[(here + 1) * width + there] >= longest[here * width + there + 1] {
            here += 1;
        } else {
            there += 1;
        }
    }
    pairs
}
