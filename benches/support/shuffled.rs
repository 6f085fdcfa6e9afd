//! As many articles as wanted, made of the sentences of `seeds` and `tests/articles`: drawn, put in another order, with
//! one state put for another. No article is news, and each run makes the same ones.

use chrono::{Days, NaiveDate};
use std::error::Error;
use std::fs;
use std::path::Path;

const STATES: [&str; 14] = [
    "Japan", "Russia", "China", "India", "Guyana", "Ethiopia", "Egypt", "Sudan", "Pakistan", "Turkey", "Greece",
    "Armenia", "Serbia", "Kosovo",
];
const PUBLISHERS: [&str; 5] = ["The Daily", "News & Co.", "Morning Post", "Wire One", "Evening Star"];

/// So many paragraphs stand in an article, on average.
const PARAGRAPHS: usize = 9;

/// Gives lines of JSON, an article each.
pub(crate) fn lines(articles: usize) -> Result<String, Box<dyn Error>> {
    let mut paragraphs = Vec::new();
    for folder in ["seeds", "tests/articles"] {
        let mut paths: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
        paths.sort();
        for path in paths {
            let text = fs::read_to_string(path)?;
            let whole = text.lines().filter(|line| !line.trim().is_empty());
            paragraphs.extend(whole.map(str::to_owned));
        }
    }
    let first = NaiveDate::from_ymd_opt(2008, 1, 1).unwrap_or_default();
    let mut lines = String::new();
    for number in 0..articles {
        let mut draw = Draw(number as u64 + 1);
        let many = PARAGRAPHS - 3 + draw.below(7);
        let shift = draw.below(STATES.len());
        let drawn = (0..many).map(|_| renamed(&paragraphs[draw.below(paragraphs.len())], shift));
        let text = drawn.collect::<Vec<_>>().join("\n\n");
        let published = first + Days::new(draw.below(6000) as u64);
        let article = serde_json::json!({
            "id": format!("shuffled-{number}"),
            "title": format!("Report no. {number}"),
            "publisher": PUBLISHERS[draw.below(PUBLISHERS.len())],
            "published": published.to_string(),
            "text": text,
        });
        lines += &format!("{article}\n");
    }
    Ok(lines)
}

/// Puts each state in place of another one.
fn renamed(text: &str, shift: usize) -> String {
    let word = |word: &str| {
        let state = STATES.iter().position(|state| word.starts_with(state));
        state.map_or_else(
            || word.to_owned(),
            |place| word.replacen(STATES[place], STATES[(place + shift) % STATES.len()], 1),
        )
    };
    text.split_inclusive(char::is_whitespace).map(word).collect()
}

/// Numbers without order that are the same in every run: SplitMix64.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}
