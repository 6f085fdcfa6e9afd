//! The grammar of PETRARCH's actor dictionaries, and of TABARI's before them: lines → entries.
//!
//! As <https://github.com/openeventdata/petrarch2/blob/master/docs/source/dictionaries.rst> has it: a name, its
//! synonyms behind `+`, codes in brackets with the dates on which they hold. Both ends of a date restriction belong to
//! it. Of years with two digits those to 30 are in this century, as in `dstr_to_ordate` of PETRreader.py.

use super::date::{Date, Days};
use crate::data::DataFile;
use crate::error::Error;

/// One actor of a dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DictionaryEntry {
    /// The line of its first name.
    pub(super) line: usize,
    /// The first is the primary one; at least one.
    pub(super) names: Vec<EntryName>,
    pub(super) codes: Vec<EntryCode>,
}

/// A name in capitals, with spaces for underscores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EntryName {
    pub(super) line: usize,
    pub(super) text: String,
    /// Whether the dictionary lets other words stand between its words.
    pub(super) has_gaps: bool,
}

/// A code, and the days on which it is the actor's; open for the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EntryCode {
    pub(super) line: usize,
    pub(super) code: String,
    pub(super) days: Days,
}

/// Reads a dictionary; every line that is wrong is an error of its own, and the others count.
pub(super) fn read_entries(file: &DataFile) -> (Vec<DictionaryEntry>, Vec<Error>) {
    let mut entries: Vec<DictionaryEntry> = Vec::new();
    let mut errors = Vec::new();
    for (line, text) in without_comments(file, &mut errors) {
        if let Err(reason) = read_line(&text, line, &mut entries) {
            errors.push(file.error(line, reason));
        }
    }
    errors.sort_by_key(|error| error.line);
    (entries, errors)
}

/// Gives the lines that say something, trimmed, with their numbers.
///
/// `#` and `;` begin a comment that ends with its line; `<!--` one that ends at `-->`, in whatever line.
fn without_comments(file: &DataFile, errors: &mut Vec<Error>) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    let mut open = None;
    for (line, text) in (1..).zip(file.text.lines()) {
        let mut kept = String::new();
        let mut rest = text;
        loop {
            if open.is_some() {
                let Some(end) = rest.find("-->") else { break };
                rest = &rest[end + 3..];
                open = None;
            }
            let Some(start) = rest.find("<!--").filter(|&start| !rest[..start].contains(['#', ';'])) else {
                kept.push_str(rest.split(['#', ';']).next().unwrap_or_default());
                break;
            };
            kept.push_str(&rest[..start]);
            rest = &rest[start + 4..];
            open = Some(line);
        }
        let kept = kept.trim();
        // "<! -- NEW ACTORS -->": PETRARCH skips every line that begins so.
        if !kept.is_empty() && !kept.starts_with("<!") {
            lines.push((line, kept.to_owned()));
        }
    }
    if let Some(line) = open {
        errors.push(file.error(line, "a comment without its end `-->`"));
    }
    lines
}

fn read_line(text: &str, line: usize, entries: &mut Vec<DictionaryEntry>) -> Result<(), String> {
    let (name, codes) = match text.find('[') {
        Some(start) => (text[..start].trim(), &text[start..]),
        None => (text, ""),
    };
    // A name whose codes are wrong is still a name.
    let is_synonym = name.starts_with('+');
    if !name.is_empty() {
        let names = read_names(name.trim_start_matches('+'), line)?;
        match entries.last_mut() {
            Some(entry) if is_synonym => entry.names.extend(names),
            None if is_synonym => return Err(format!("the synonym `{name}` stands before the first name")),
            _ => entries.push(DictionaryEntry {
                line,
                names,
                codes: Vec::new(),
            }),
        }
    }
    if is_synonym && !codes.is_empty() {
        return Err("a synonym has the codes of its name and none of its own".to_owned());
    }
    let codes = read_codes(codes, line)?;
    match entries.last_mut() {
        Some(entry) => entry.codes.extend(codes),
        None if codes.is_empty() => {}
        None => return Err("a code stands before the first name".to_owned()),
    }
    Ok(())
}

/// Reads a name and, in braces behind it, other forms of it: `NUNCIO {NUNCIOS}`.
fn read_names(text: &str, line: usize) -> Result<Vec<EntryName>, String> {
    let (name, forms) = match text.split_once('{') {
        Some((name, rest)) => match rest.split_once('}') {
            Some((forms, behind)) if behind.trim().is_empty() => (name, forms),
            _ => return Err("a `{` without its `}` at the end of the name".to_owned()),
        },
        None => (text, ""),
    };
    let names: Vec<EntryName> = std::iter::once(name)
        .chain(forms.split([' ', ',', '\t']))
        .filter_map(|form| {
            let trimmed = form.trim_matches([' ', '\t', '_']);
            let words: Vec<&str> = trimmed
                .split([' ', '\t', '_'])
                .filter(|word| !word.is_empty())
                .collect();
            (!words.is_empty()).then(|| EntryName {
                line,
                text: words.join(" "),
                has_gaps: trimmed.replace("_ ", "_").contains([' ', '\t']),
            })
        })
        .collect();
    if names.is_empty() {
        return Err("a name without a letter".to_owned());
    }
    Ok(names)
}

/// Reads codes in brackets, one behind the other.
fn read_codes(text: &str, line: usize) -> Result<Vec<EntryCode>, String> {
    let mut codes = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let Some(inner) = rest.strip_prefix('[') else {
            return Err(format!("`{rest}` behind a code"));
        };
        let Some((inner, behind)) = inner.split_once(']') else {
            return Err("a `[` without its `]`".to_owned());
        };
        codes.push(read_code(inner, line)?);
        rest = behind.trim();
    }
    Ok(codes)
}

/// Reads `USAGOV 930120-010120`, `USAGOV >930120`, `USAGOV <20010120`, `USAGOV`.
fn read_code(text: &str, line: usize) -> Result<EntryCode, String> {
    let mut words = text.split_whitespace();
    let code = words.next().ok_or("an empty code")?;
    let is_code = |letter: char| letter.is_ascii_alphanumeric() || "-+~/".contains(letter);
    if !code.chars().all(is_code) {
        return Err(format!("`{code}` is no code"));
    }
    let restriction: String = words.collect();
    let (first, last) = match restriction.as_bytes() {
        [] => (None, None),
        [b'<', ..] => (None, Some(read_date(&restriction[1..])?)),
        [b'>', ..] => (Some(read_date(&restriction[1..])?), None),
        _ => {
            let reason = || format!("`{restriction}` is no restriction (write it as <date, >date or date-date)");
            let (first, last) = restriction.split_once('-').ok_or_else(reason)?;
            (Some(read_date(first)?), Some(read_date(last)?))
        }
    };
    Ok(EntryCode {
        line,
        code: code.to_ascii_uppercase(),
        days: Days::through(first, last).ok_or_else(|| format!("the term `{restriction}` ends before it begins"))?,
    })
}

/// Reads `20010120` or `010120`.
fn read_date(text: &str) -> Result<Date, String> {
    let reason = || format!("`{text}` is no date (write it as YYYYMMDD or YYMMDD)");
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(reason());
    }
    let number = |start: usize| text.get(start..start + 2).and_then(|part| part.parse::<u32>().ok());
    let (year, month, day) = match text.len() {
        6 => {
            let year = number(0).ok_or_else(reason)?;
            (if year <= 30 { 2000 + year } else { 1900 + year }, number(2), number(4))
        }
        8 => {
            let year = text[..4].parse().map_err(|_| reason())?;
            (year, number(4), number(6))
        }
        _ => return Err(reason()),
    };
    let date = month
        .zip(day)
        .and_then(|(month, day)| Date::day(year as i32, month, day));
    date.ok_or_else(reason)
}
