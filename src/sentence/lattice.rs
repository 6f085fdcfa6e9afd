//! Readings of each word of a sentence → the likeliest reading of all.

use super::Token;
use super::model::{Reading, TagModel};
use std::ops::Range;

/// The readings of the words of a sentence, a column for each word.
#[derive(Default)]
pub(super) struct Lattice {
    readings: Vec<Reading>,
    columns: Vec<LatticeColumn>,
    ways: Ways,
}

/// The readings of one word.
struct LatticeColumn {
    token: usize,
    readings: Range<usize>,
}

/// The best way to each pair of readings of a word and the word before it.
#[derive(Default)]
struct Ways {
    /// By reading of the word before, then by reading of the word.
    scores: Vec<f32>,
    /// In the same order: the reading two words before.
    from: Vec<u8>,
    /// Where the pairs of each column begin.
    columns: Vec<usize>,
}

/// More readings than any word has.
const MOST_READINGS: usize = 64;

impl Lattice {
    /// Forgets the words of the sentence before.
    pub(super) fn clear(&mut self) {
        self.readings.clear();
        self.columns.clear();
    }

    /// Adds a word by letting `read` add its readings; a word without any is left out.
    pub(super) fn push(&mut self, token: usize, read: impl FnOnce(&mut Vec<Reading>)) {
        let first = self.readings.len();
        read(&mut self.readings);
        self.readings.truncate(first + MOST_READINGS);
        let readings = first..self.readings.len();
        if !readings.is_empty() {
            self.columns.push(LatticeColumn { token, readings });
        }
    }

    /// Makes some readings so many times likelier.
    pub(super) fn favour(&mut self, times: f32, mut which: impl FnMut(&Reading) -> bool) {
        for reading in self.readings.iter_mut().filter(|reading| which(reading)) {
            reading.log_odds += times.ln();
        }
    }

    /// Sets the tags of the tokens to those of the likeliest readings.
    pub(super) fn choose(&mut self, model: &TagModel, tokens: &mut [Token]) {
        let start = [model.start()];
        let mut ways = std::mem::take(&mut self.ways);
        self.find_ways(model, &start, &mut ways);
        self.set_best(model, &start, &ways, tokens);
        self.ways = ways;
    }

    fn set_best(&self, model: &TagModel, start: &[Reading], ways: &Ways, tokens: &mut [Token]) {
        let Some(last) = self.columns.len().checked_sub(1) else {
            return;
        };
        let (mut before, mut here) = self.best_end(model, ways, start);
        for index in (0..=last).rev() {
            let column = &self.columns[index];
            tokens[column.token].tag = model.tag(self.readings[column.readings.start + here].state);
            let from = ways.from[ways.columns[index] + before * column.readings.len() + here];
            (before, here) = (usize::from(from), before);
        }
    }

    /// Gives the readings of a column; those before the first are the start of the sentence.
    fn column<'a>(&'a self, index: Option<usize>, start: &'a [Reading]) -> &'a [Reading] {
        index.map_or(start, |index| &self.readings[self.columns[index].readings.clone()])
    }

    fn find_ways(&self, model: &TagModel, start: &[Reading], ways: &mut Ways) {
        ways.scores.clear();
        ways.from.clear();
        ways.columns.clear();
        let nothing = [0.0];
        for index in 0..self.columns.len() {
            let here = self.column(Some(index), start);
            let before = self.column(index.checked_sub(1), start);
            let earlier = self.column(index.checked_sub(2), start);
            let first = ways.scores.len();
            ways.scores.resize(first + before.len() * here.len(), f32::NEG_INFINITY);
            ways.from.resize(ways.scores.len(), 0);
            let (done, open) = ways.scores.split_at_mut(first);
            let open_from = &mut ways.from[first..];
            let done = ways.columns.last().map_or(&nothing[..], |&column| &done[column..]);
            for (middle, between) in before.iter().enumerate() {
                let pairs = middle * here.len()..(middle + 1) * here.len();
                let (open, open_from) = (&mut open[pairs.clone()], &mut open_from[pairs]);
                for (from, reading) in earlier.iter().enumerate() {
                    let score = done[from * before.len() + middle];
                    let after = model.transitions.after(reading.state, between.state);
                    for ((next, best), best_from) in here.iter().zip(&mut *open).zip(&mut *open_from) {
                        let score = score + after[next.state.index()] + next.log_odds;
                        if score > *best {
                            (*best, *best_from) = (score, from as u8);
                        }
                    }
                }
            }
            ways.columns.push(first);
        }
    }

    /// Gives the best readings of the last word but one and of the last word, as if a full stop followed.
    fn best_end(&self, model: &TagModel, ways: &Ways, start: &[Reading]) -> (usize, usize) {
        let last = self.columns.len() - 1;
        let here = self.column(Some(last), start);
        let before = self.column(last.checked_sub(1), start);
        let mut best = (f32::NEG_INFINITY, (0, 0));
        for (middle, between) in before.iter().enumerate() {
            for (place, reading) in here.iter().enumerate() {
                let score = ways.scores[ways.columns[last] + middle * here.len() + place]
                    + model.end_after(between.state, reading.state);
                if score > best.0 {
                    best = (score, (middle, place));
                }
            }
        }
        best.1
    }
}
