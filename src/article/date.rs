//! The day of publication, in the ways that people and news tools write it.

use crate::error::Error;
use chrono::{DateTime, NaiveDate, Weekday};

/// No newspaper is older, and none of a later year is printed: other numbers are no years.
const YEARS: std::ops::RangeInclusive<i32> = 1600..=2100;

/// Which of two small numbers is the month: the 8th of July or the 7th of August in `7/8/17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayOrder {
    /// `7/23/17`, as in the United States.
    #[default]
    MonthFirst,
    /// `23/7/17`, as nearly everywhere else.
    DayFirst,
}

/// A day, and what its spelling tells of the order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReadDay {
    pub(super) day: NaiveDate,
    /// The order that alone is possible, where the day is written in three numbers and one order is not.
    pub(super) only: Option<DayOrder>,
    /// Whether the other order would give another day.
    pub(super) is_open: bool,
}

impl From<NaiveDate> for ReadDay {
    fn from(day: NaiveDate) -> Self {
        Self {
            day,
            only: None,
            is_open: false,
        }
    }
}

/// Reads a day: `2024-06-06`, also with a time behind it, `Thu, 06 Jun 2024 10:00:00 GMT`, `6 June 2024`, `6/6/24`.
///
/// A time zone changes nothing: it is the day as the publisher writes it. Fails if the text names no day of the
/// calendar; `place` is whose date it is.
pub fn parse_day(place: &str, text: &str) -> Result<NaiveDate, Error> {
    match read_day(text, DayOrder::default()) {
        Some(read) => Ok(read.day),
        None => Err(Error::new(
            place,
            format!("`{text}` is no date (write it as 2024-06-06)"),
        )),
    }
}

/// Gives the one day that a text names and nothing else; `None` for a month, two days, "yesterday", "updated …".
///
/// Three numbers with `/` or `-` are read in `order` unless only the other one is possible, those with `.` day first.
/// A weekday that is not that of the day makes it none.
pub(super) fn read_day(text: &str, order: DayOrder) -> Option<ReadDay> {
    let text = text.trim();
    if text.starts_with(|first: char| first.is_ascii_digit())
        && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.'))
    {
        let stamped = || stamped(text).map(ReadDay::from);
        return counted_day(text).or_else(stamped).or_else(|| numbered_day(text, order));
    }
    stamped_day(text).map(ReadDay::from).or_else(|| worded_day(text, order))
}

/// Gives the one day that stands in the name of a file: `2024-06-06-talks`, `kyodo_20240606`.
pub(super) fn day_in_name(name: &str) -> Option<NaiveDate> {
    let is_of_day = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '_' | '.');
    let mut days = Vec::new();
    for stretch in name.split(|letter| !is_of_day(letter)) {
        let numbers: Vec<&str> = stretch
            .split(['-', '_', '.'])
            .filter(|number| !number.is_empty())
            .collect();
        days.extend(numbers.iter().filter_map(|number| compact_day(number)));
        for part in numbers.windows(3) {
            if part[0].len() == 4 && part[1].len() == 2 && part[2].len() == 2 {
                days.extend(day_of(part[0], part[1], part[2]));
            }
        }
    }
    days.dedup();
    match days[..] {
        [day] => Some(day),
        _ => None,
    }
}

/// Reads a number alone: `20240606`, `20240606101500`, or the time since 1970 in seconds, or a thousandth, or a millionth.
fn counted_day(text: &str) -> Option<ReadDay> {
    let (number, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.contains('.') {
        return None;
    }
    let seconds = |parts: i64| number.parse::<i64>().ok().map(|count| count / parts);
    let since = match number.len() {
        8 => return compact_day(number).map(ReadDay::from),
        12 | 14 => return compact_day(number.get(..8)?).map(ReadDay::from),
        9 | 10 => seconds(1),
        13 => seconds(1_000),
        16 => seconds(1_000_000),
        _ => None,
    };
    let day = DateTime::from_timestamp(since?, 0)?.date_naive();
    Some(day.into())
}

/// Reads a day that begins with its year, with a time behind it: `2024-06-06T10:00:00Z`, `20240606T101500Z`.
fn stamped_day(text: &str) -> Option<NaiveDate> {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (day, time) = text.split_at(end);
    let is_time = |letter: char| letter.is_ascii_digit() || matches!(letter, ':' | '.' | '+' | '-' | ' ' | 'Z' | 'z');
    let time = time.trim_start_matches(['T', 't', ' ']);
    let time = time.trim_end_matches("UTC").trim_end_matches("GMT");
    // "2024-06-06 June" is none; nor is "2024-06-06 2024-06-07".
    if !time.chars().all(is_time) || stamped(time.get(..10).unwrap_or_default()).is_some() {
        return None;
    }
    stamped(day)
}

/// Reads `2024-06-06`, `2024/6/6`, `20240606`.
fn stamped(day: &str) -> Option<NaiveDate> {
    for mark in ['-', '/', '.'] {
        let mut parts = day.split(mark);
        if let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
            && year.len() == 4
        {
            return day_of(year, month, day);
        }
    }
    compact_day(day)
}

/// Reads `20240606`.
fn compact_day(day: &str) -> Option<NaiveDate> {
    let is_day = day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit());
    is_day.then(|| day_of(&day[..4], &day[4..6], &day[6..])).flatten()
}

fn day_of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(is_number(year) && is_number(month) && is_number(day)) {
        return None;
    }
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// Reads `7/23/17`, `23.7.2017`, `23-07-2017`.
///
/// `18-03-09` may begin with its year or its day and is none.
fn numbered_day(text: &str, order: DayOrder) -> Option<ReadDay> {
    let mark = text.chars().find(|letter| !letter.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(mark).collect();
    let &[first, second, year] = &parts[..] else {
        return None;
    };
    let order = match mark {
        '/' => order,
        '-' if year.len() == 4 => order,
        '.' => DayOrder::DayFirst,
        _ => return None,
    };
    if ![first, second].iter().all(|part| (1..=2).contains(&part.len())) {
        return None;
    }
    let year = full_year(year)?;
    let month_first = day_of(&year, first, second);
    let day_first = day_of(&year, second, first);
    Some(match (month_first, day_first) {
        (Some(month_first), Some(day_first)) => ReadDay {
            day: if order == DayOrder::DayFirst {
                day_first
            } else {
                month_first
            },
            only: None,
            is_open: mark != '.' && month_first != day_first,
        },
        (Some(day), None) => ReadDay {
            day,
            only: Some(DayOrder::MonthFirst),
            is_open: false,
        },
        (None, day) => ReadDay {
            day: day?,
            only: (mark != '.').then_some(DayOrder::DayFirst),
            is_open: false,
        },
    })
}

/// Gives a year with its century: `17` and `2017` as `2017`, `98` as `1998`.
fn full_year(year: &str) -> Option<String> {
    match (year.len(), year.parse::<u32>().ok()?) {
        (2, short @ 0..=68) => Some(format!("{}", 2000 + short)),
        (2, short) => Some(format!("{}", 1900 + short)),
        (4, _) => Some(year.to_owned()),
        _ => None,
    }
}

/// Reads a day in words, or in numbers with words or a time beside them: `Mar 9, 2018 at 5:00pm`, `9th of March 2018`,
/// `Published: 7/23/17`, `Fri Mar 9 17:00:00 +0000 2018`.
fn worded_day(text: &str, order: DayOrder) -> Option<ReadDay> {
    let mut found: Option<ReadDay> = None;
    let (mut weekday, mut month, mut day, mut year) = (None, None, None, None);
    let is_gap = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '(' | ')' | '|' | '·' | '•');
    for token in text.split(is_gap).filter(|token| !token.is_empty()) {
        let word = token.trim_end_matches(['.', ':']).to_ascii_lowercase();
        let number = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let is_ordinal = matches!(&word[number.len()..], "" | "st" | "nd" | "rd" | "th");
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && is_ordinal && number.len() <= 2 && day.is_none() {
            day = Some(number.to_owned());
        } else if is_number && word == number && number.len() == 4 && year.is_none() {
            year = Some(word);
        } else if is_number && word == number && number.len() == 2 && year.is_none() && month.is_some() {
            // RFC 822: "Thu, 06 Jun 24 10:00:00 GMT"
            year = Some(full_year(number)?);
        } else if let (Some(number), None) = (month_named(&word), month) {
            month = Some(number);
        } else if let (Some(named), None) = (weekday_named(&word), weekday) {
            weekday = Some(named);
        } else if found.is_none() && month.is_none() && token.len() > 5 && starts_with_digits(token) && !is_time(&word)
        {
            // "9-Mar-2018" is in words again.
            let inner = token.replace('-', " ");
            let read = stamped_day(token).map(ReadDay::from);
            let read = read.or_else(|| numbered_day(token, order));
            found = Some(read.or_else(|| (inner != token).then(|| worded_day(&inner, order)).flatten())?);
        } else if !(is_time(&word) || is_beside_a_day(&word) || is_zone(token)) {
            return None;
        }
    }
    let read = match (found, month, day, year) {
        (Some(read), None, None, None) => read,
        (None, Some(month), Some(day), Some(year)) => day_of(&year, &month.to_string(), &day)?.into(),
        _ => return None,
    };
    let fits = weekday.is_none_or(|named| chrono::Datelike::weekday(&read.day) == named);
    fits.then_some(read)
}

fn starts_with_digits(token: &str) -> bool {
    token.starts_with(|first: char| first.is_ascii_digit())
}

/// Gives the number of a month from its name or the first three letters of it, or more.
fn month_named(word: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place = MONTHS.iter().position(|month| month.starts_with(word))?;
    (word.len() >= 3).then_some(place + 1)
}

fn weekday_named(word: &str) -> Option<Weekday> {
    // "Tues", "Thurs"
    word.parse().ok().or(match word {
        "tues" => Some(Weekday::Tue),
        "thur" | "thurs" => Some(Weekday::Thu),
        _ => None,
    })
}

/// Says whether a word is a time of day: `10:00:00`, `5:00pm`, `5pm`, `pm`, `10:00z`.
fn is_time(word: &str) -> bool {
    let number = word.trim_end_matches(['a', 'p', 'm', 'z', '.']);
    let is_clock = number.contains(':')
        && number
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b':' | b'.' | b'+' | b'-'));
    let is_hour = !number.is_empty() && number.len() <= 2 && number.len() < word.len();
    let is_hour = is_hour && number.bytes().all(|byte| byte.is_ascii_digit());
    is_clock || is_hour || matches!(word, "am" | "pm" | "a.m" | "p.m")
}

/// Says whether a word may stand beside a day of publication; "updated" makes it another day.
fn is_beside_a_day(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "at",
        "on",
        "of",
        "the",
        "date",
        "first",
        "published",
        "posted",
        "publication",
        "issued",
        "-",
        "–",
        "—",
    ];
    // "GMT+0000 (Coordinated Universal Time)"
    const ZONES: &[&str] = &[
        "time",
        "standard",
        "daylight",
        "coordinated",
        "universal",
        "greenwich",
        "mean",
        "eastern",
        "central",
        "mountain",
        "pacific",
    ];
    WORDS.contains(&word) || ZONES.contains(&word)
}

/// Says whether a word names a time zone: `GMT`, `EST`, `+0000`, `UTC+9`.
fn is_zone(token: &str) -> bool {
    let letters = token.trim_end_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '-' | ':'));
    let is_offset = letters.is_empty() && token.starts_with(['+', '-']);
    let is_name = (1..=5).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    is_offset || is_name
}
