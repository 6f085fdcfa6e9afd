//! Lines → paragraphs: which line breaks are the text's, and which only the width of a page.

use super::rewritten::Rewritten;
use crate::article::ArticleLexicon;
use std::ops::Range;

/// No page is wider: what has longer lines is not broken at a width.
const WIDEST: usize = 160;

/// How a text is broken into lines.
#[derive(Debug, Clone, Copy)]
struct PrintedPage {
    /// How wide the lines are, in letters and in bytes.
    width: [usize; 2],
    /// Whether paragraphs stand below each other without a blank line.
    is_solid: bool,
}

/// A line with words.
#[derive(Debug, Clone)]
struct PrintedLine<'a> {
    /// Where its words stand, without the marks before them.
    range: Range<usize>,
    words: &'a str,
    /// In letters and in bytes: some programs count these.
    lengths: [usize; 2],
    /// Whether it stands right below another one.
    follows: bool,
    /// Whether a bullet stands before it.
    is_item: bool,
    /// Whether it is the article's title.
    is_title: bool,
}

/// Writes every paragraph as one line with a blank line behind it, without bullets and marks of quoted mail.
///
/// What stands before the first words and behind the last stays.
pub(super) fn join_lines(text: &str, title: Option<&str>, lexicon: &ArticleLexicon) -> Rewritten {
    let lines = find_lines(text, title);
    let goes_on = find_soft_breaks(&lines, lexicon);
    let mut written = Rewritten::with_capacity(text.len());
    let mut end = 0;
    for (place, line) in lines.iter().enumerate() {
        let gap = end..line.range.start;
        if place == 0 && gap == (0..line.range.start) && text[gap.clone()].trim().is_empty() {
            written.copy(text, gap);
        } else if place > 0 {
            let words = match goes_on[place] {
                true if breaks_word(lines[place - 1].words, line.words) => "",
                true => " ",
                false => "\n\n",
            };
            if text[gap.clone()] == *words {
                written.copy(text, gap);
            } else {
                written.replace(gap, words);
            }
        }
        written.copy(text, line.range.clone());
        end = line.range.end;
    }
    written.copy(text, end..text.len());
    written
}

/// Finds the lines with words.
fn find_lines<'a>(text: &'a str, title: Option<&str>) -> Vec<PrintedLine<'a>> {
    let mut lines = Vec::new();
    let mut offset = 0;
    let mut follows = false;
    let dashed = text.lines().filter(|line| line.trim_start().starts_with("- ")).count();
    for line in text.split_inclusive('\n') {
        let mut words = line.trim();
        // "> > We agree," is quoted from a mail.
        while let Some(inner) = words.strip_prefix('>') {
            words = inner.trim_start();
        }
        let item = words.strip_prefix(['•', '◦', '▪', '‣', '►', '●', '■', '·']);
        // One dash alone may begin what is said: "- We agree," or who said it.
        let item = item.or_else(|| words.strip_prefix("* "));
        let item = item.or_else(|| words.strip_prefix("- ").filter(|_| dashed > 1));
        let is_item = item.is_some();
        words = item.map_or(words, str::trim_start);
        if !words.is_empty() {
            // The rest of the line stands behind its marks.
            let start = offset + line.trim_end().len() - words.len();
            let space = line.trim_end_matches('\n').len() - line.trim_end().len();
            lines.push(PrintedLine {
                range: start..start + words.len(),
                words,
                // Some programs leave the space at which they break.
                lengths: [words.chars().count() + space, words.len() + space],
                follows,
                is_item,
                is_title: title.is_some_and(|title| title.trim() == words),
            });
        }
        follows = !words.is_empty();
        offset += line.len();
    }
    lines
}

/// Says for each line whether it goes on what stands above it.
fn find_soft_breaks(lines: &[PrintedLine], lexicon: &ArticleLexicon) -> Vec<bool> {
    let page = find_page(lines, lexicon);
    let is_full = |pair: &[PrintedLine]| page.is_some_and(|page| fills(pair, page.width));
    let is_solid = page.is_some_and(|page| page.is_solid);
    let mut goes_on = vec![false; lines.len()];
    let mut start = 0;
    for block in lines.chunk_by(|_, next| next.follows) {
        // A verse, a list: every line begins anew, none because it is full.
        let begins = |line: &PrintedLine| line.words.starts_with(|first: char| !first.is_lowercase());
        let is_verse = block.len() > 3 && block.iter().all(begins) && !block.windows(2).any(is_full);
        let mut quoted = false;
        for (place, pair) in block.windows(2).enumerate() {
            let after = start + place + 1;
            quoted = in_quotation(pair[0].words, quoted && goes_on[after - 1]);
            if is_verse || pair[1].is_item || pair[0].is_title {
                continue;
            }
            let last = last_word(pair[0].words);
            // "Mr." ends no line.
            let is_open = !ends_line(pair[0].words) || lexicon.goes_on(last);
            // Where lines are broken anywhere, one that goes on from above and ends in no mark goes on itself.
            let carries_on = page.is_none() && goes_on[after - 1];
            let is_told = is_open && (carries_on || shows_going_on(pair, lexicon));
            // Where no blank line follows a paragraph, its last line may be full by chance: seldom its first one.
            let ends = ends_sentence(last) && begins(&pair[1]) && !lexicon.is_abbreviation(last);
            let parts = last.ends_with(['”', '"']) || pair[1].words.starts_with(['“', '"']) || goes_on[after - 1];
            let may_end = is_solid && ends && parts && !quoted;
            goes_on[after] = is_told || is_full(pair) && !may_end;
        }
        start += block.len();
    }
    goes_on
}

/// Finds how a text is broken; `None` if its lines are those of the author.
///
/// It is broken at a width, if the lines that end in no mark are full, and the words themselves show that most of
/// these go on.
fn find_page(lines: &[PrintedLine], lexicon: &ArticleLexicon) -> Option<PrintedPage> {
    let width = [0, 1].map(|unit| {
        let mut lengths: Vec<usize> = lines.iter().map(|line| line.lengths[unit]).collect();
        lengths.sort_unstable();
        // An address, or a line that was left as it was.
        lengths.truncate(lengths.len() - lengths.len() / 40);
        lengths.last().copied().unwrap_or_default()
    });
    let (mut all, mut full, mut shown) = (0, 0, 0);
    let (mut below, mut apart) = (0, 0);
    for pair in lines.windows(2) {
        if !pair[1].follows {
            apart += 1;
        } else if ends_line(pair[0].words) {
            below += usize::from(!fills(pair, width));
        } else if !pair[1].is_item {
            all += 1;
            full += usize::from(fills(pair, width));
            shown += usize::from(shows_going_on(pair, lexicon));
        }
    }
    let is_broken = width[0] <= WIDEST && all > 0 && full * 4 >= all * 3 && shown * 2 >= all;
    is_broken.then_some(PrintedPage {
        width,
        is_solid: below > apart,
    })
}

/// Says whether the first word of a line had no room in the line above.
fn fills(pair: &[PrintedLine], width: [usize; 2]) -> bool {
    let next = pair[1].words.split_whitespace().next().unwrap_or_default();
    let next = [next.chars().count(), next.len()];
    (0..2).any(|unit| pair[0].lengths[unit] + 1 + next[unit] > width[unit])
}

/// Says whether a quotation is open behind a line, given whether one is before it.
fn in_quotation(line: &str, mut quoted: bool) -> bool {
    for letter in line.chars() {
        quoted = match letter {
            '“' => true,
            '”' => false,
            '"' => !quoted,
            _ => quoted,
        };
    }
    quoted
}

fn last_word(line: &str) -> &str {
    line.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// Says whether the words around a break show that the line goes on.
fn shows_going_on(pair: &[PrintedLine], lexicon: &ArticleLexicon) -> bool {
    let last = last_word(pair[0].words);
    pair[1].words.starts_with(char::is_lowercase) || last.ends_with(',') || lexicon.goes_on(last)
}

/// Says whether a line ends as a sentence does.
fn ends_line(line: &str) -> bool {
    line.ends_with(['.', '?', '!', '…', ':', ';', '”', '"', ')'])
}

/// Says whether a word stands at the end of a sentence, for all that its marks tell.
fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches(['”', '"', '’', '\'', ')']);
    word.ends_with(['.', '?', '!', '…'])
}

/// Says whether a break stands behind the hyphen of a word: "Russian-" above "held".
fn breaks_word(line: &str, next: &str) -> bool {
    let Some(before) = line.strip_suffix('-') else {
        return false;
    };
    let first = next.split_whitespace().next().unwrap_or_default();
    // "pre- and post-war"
    let is_list = ["and", "or", "to"].contains(&first);
    before.ends_with(char::is_alphanumeric) && first.starts_with(char::is_alphanumeric) && !is_list
}
