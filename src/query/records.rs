//! Statements for narrow screens: a record each in place of a row, the words in full.

use super::answer::{Answer, Row};

/// Writes a record for each statement: who, when and where; the words; what they are about, where they were read, the id.
///
/// `None` where the answer has no words of statements. Lines have `width` letters at most, if no word is longer;
/// `is_colored` sets off who speaks, and steps back from the last line, as terminals understand it.
pub fn write_records(answer: &Answer, width: usize, is_colored: bool) -> Option<String> {
    let is_of_statements = ["speaker", "said on", "words"]
        .iter()
        .all(|name| answer.head.contains(name));
    let color = |code: &str, line: String| match is_colored {
        true => format!("\x1b[{code}m{line}\x1b[0m"),
        false => line,
    };
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
    is_of_statements.then(|| records.collect::<Vec<_>>().join("\n"))
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
