//! Statements and all that has words for narrow screens: a record each in place of a row, the words in full.

use super::answer::{Answer, Row};

/// Says whether the rows of an answer are statements.
pub fn is_of_statements(answer: &Answer) -> bool {
    ["speaker", "said on", "words"]
        .iter()
        .all(|name| answer.head.contains(name))
}

/// Writes a record for each statement: who, when and where; the words; what they are about, where they were read, the id;
/// of any other answer with words all else, then the words, and where they were read.
///
/// `None` where the answer has no words. Lines have `width` letters at most, if no word is longer;
/// `is_colored` sets off who speaks, and steps back from the last line, as terminals understand it.
pub fn write_records(answer: &Answer, width: usize, is_colored: bool) -> Option<String> {
    if !is_of_statements(answer) {
        return write_others(answer, width, is_colored);
    }
    let color = |code: &str, line: String| color(code, line, is_colored);
    let records = answer.rows.iter().map(|row| {
        let cell = |name: &str| cell(answer, row, name);
        let with = |word: &str, name: &str| cell(name).map(|cell| format!("{word} {cell}"));
        let who = cell("speaker").unwrap_or("unknown").to_owned();
        let head = [
            Some(who),
            cell("said on").map(str::to_owned),
            with("at", "at"),
            with("to", "to"),
        ];
        let known = ["speaker", "said on", "at", "to", "words", "about", "read in", "id"];
        let others = answer.head.iter().filter(|name| !known.contains(name));
        let foot = std::iter::once(with("about", "about"))
            .chain(others.map(|name| cell(name).map(str::to_owned)))
            .chain(["read in", "id"].map(|name| cell(name).map(str::to_owned)));
        let mut lines = Vec::new();
        let head: Vec<String> = head.into_iter().flatten().collect();
        lines.extend(
            wrap(&head.join(" · "), "", width)
                .into_iter()
                .map(|line| color("1", line)),
        );
        lines.extend(wrap(cell("words").unwrap_or_default(), "  ", width));
        let foot: Vec<String> = foot.flatten().collect();
        lines.extend(
            wrap(&foot.join(" · "), "  ", width)
                .into_iter()
                .map(|line| color("2", line)),
        );
        lines.join("\n") + "\n"
    });
    Some(records.collect::<Vec<_>>().join("\n"))
}

/// Columns with words as they stand in articles.
const WORDS: [&str; 4] = ["words", "claim", "answer", "to what"];
/// Columns that tell where they stand.
const FOOT: [&str; 2] = ["read in", "id"];
/// Columns that follow each other as a sentence: "Abe · met with · Putin" is "Abe met with Putin".
const SENTENCE: [&str; 2] = ["what", "whom or what"];

fn write_others(answer: &Answer, width: usize, is_colored: bool) -> Option<String> {
    let named = |names: &[&str]| -> Vec<&str> {
        let known = answer.head.iter().copied();
        known.filter(|name| names.contains(name)).collect()
    };
    let words = named(&WORDS);
    let foot = named(&FOOT);
    let first = *words.first()?;
    let records = answer.rows.iter().map(|row| {
        let mut head = String::new();
        for name in answer
            .head
            .iter()
            .filter(|name| !words.contains(name) && !foot.contains(name))
        {
            let Some(cell) = cell(answer, row, name) else { continue };
            let between = match (head.is_empty(), SENTENCE.contains(name)) {
                (true, _) => "",
                (false, true) => " ",
                (false, false) => " · ",
            };
            let label = if *name == "opposed by" || *name == "by whose word" {
                format!("{name}: ")
            } else {
                String::new()
            };
            head.push_str(&format!("{between}{label}{cell}"));
        }
        let mut lines: Vec<String> = wrap(&head, "", width)
            .into_iter()
            .map(|line| color("1", line, is_colored))
            .collect();
        for name in &words {
            let Some(cell) = cell(answer, row, name) else { continue };
            let label = if *name == first {
                String::new()
            } else {
                format!("{name}: ")
            };
            lines.extend(wrap(&format!("{label}{cell}"), "  ", width));
        }
        let read: Vec<&str> = foot.iter().filter_map(|name| cell(answer, row, name)).collect();
        let read = wrap(&read.join(" · "), "  ", width).into_iter();
        lines.extend(read.map(|line| color("2", line, is_colored)));
        lines.join("\n") + "\n"
    });
    Some(records.collect::<Vec<_>>().join("\n"))
}

fn color(code: &str, line: String, is_colored: bool) -> String {
    match is_colored {
        true => format!("\x1b[{code}m{line}\x1b[0m"),
        false => line,
    }
}

/// Gives the cell below a head; `None` if it is empty.
fn cell<'a>(answer: &Answer, row: &'a Row, name: &str) -> Option<&'a str> {
    let column = answer.head.iter().position(|head| *head == name)?;
    row.cells
        .get(column)
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
}

/// Breaks words into lines of so many letters, each behind an indent; empty if there are none.
fn wrap(words: &str, indent: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in words.split_whitespace() {
        let letters = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + letters <= width => {
                line.push(' ');
                line.push_str(word);
                length += 1 + letters;
            }
            _ => {
                lines.push(format!("{indent}{word}"));
                length = indent.chars().count() + letters;
            }
        }
    }
    lines
}
