//! Text inside Markdown.

use super::words::allowed_in_xml;
use crate::graph::one_line;

/// Writes a text on one line so that Markdown shows it as it is: a backslash stands before every mark that Obsidian or
/// CommonMark could read as its own. Two brackets never stand together: some programs see a link in them even so.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in allowed_in_xml(&one_line(text)).replace("[[", "[ [").chars() {
        if character.is_ascii_punctuation()
            && !matches!(character, ',' | '.' | ';' | ':' | '?' | '\'' | '"' | '-' | '/')
        {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
