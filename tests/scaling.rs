//! Every step: time grows with the text, whatever the text is.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "../benches/support/hostile.rs"]
mod hostile;

use demarche::article::Article;
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use hostile::HOSTILE;
use std::time::{Duration, Instant};

const SHORT: usize = 32_000;
const LONG: usize = 8 * SHORT;

/// What is eight times as long takes eight times as long if all is well, sixty-four times if something looks at all of
/// the text for each part of it. Between the two lies what a busy machine adds.
const MOST: u32 = 24;

/// Reads a text once and gives the time.
fn read(text: &str, knowledge: &Knowledge) -> Duration {
    let article = Article::from_text("text", text, None);
    let start = Instant::now();
    std::hint::black_box(extract(&article, knowledge));
    start.elapsed()
}

#[test]
fn a_text_eight_times_as_long_takes_some_eight_times_as_long() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for (kind, make) in HOSTILE {
        let (short, long) = (make(SHORT), make(LONG));
        // Noise only slows a round down: the fastest counts, and one that is fast enough settles it.
        let mut fastest = [Duration::MAX; 2];
        let passes = (0..3).any(|_| {
            fastest[0] = fastest[0].min(read(&short, &knowledge));
            fastest[1] = fastest[1].min(read(&long, &knowledge));
            // Below a millisecond the clock tells nothing.
            fastest[1] < fastest[0].max(Duration::from_millis(1)) * MOST
        });
        if !passes {
            failures.push(format!("{kind}: {fastest:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
