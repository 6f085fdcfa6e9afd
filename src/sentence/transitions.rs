//! Counts of states after two others → how likely each is.

use super::counts::{Counts, State, States};
use crate::data::DataFile;
use crate::error::Result;

/// How likely a state is after two others.
#[derive(Debug, Clone, Default)]
pub(super) struct Transitions {
    states: usize,
    /// The row of each pair of states. Row 0 stands for a pair whose later state was never seen.
    rows: Vec<u16>,
    /// Natural logarithms, a row of `states` after the other.
    values: Vec<f32>,
    shares: Vec<f32>,
}

impl Transitions {
    /// The name of what stands before the first word.
    pub(super) const START: &str = "Start";

    /// Smooths the counts of `earlier later TAB next:count …` by Witten and Bell: what two states have shown leans
    /// on what the later one has shown, and that on how frequent the next one is, the more the fewer the counts.
    pub(super) fn new(file: &DataFile, rows: Vec<(usize, &str, Counts)>, states: &mut States) -> Result<Self> {
        let mut pairs = Vec::with_capacity(rows.len());
        for (line, key, counts) in rows {
            let mut pair = key.split(' ').map(|name| states.find(name));
            match (pair.next().flatten(), pair.next().flatten()) {
                (Some(earlier), Some(later)) => pairs.push((earlier, later, counts)),
                _ => return Err(file.error(line, format_args!("`{key}` is not two states"))),
            }
        }
        let count = states.len();
        let mut all = vec![1.0; count];
        let mut after = vec![vec![0.0; count]; count];
        for (_, later, counts) in &pairs {
            for &(next, seen) in counts {
                all[next.index()] += seen;
                after[later.index()][next.index()] += seen;
            }
        }
        let total: f32 = all.iter().sum();
        let shares: Vec<f32> = all.iter().map(|seen| seen / total).collect();
        for row in &mut after {
            smooth(row, &shares);
        }
        let mut values: Vec<f32> = shares.clone();
        for row in &after {
            values.extend(row);
        }
        let mut rows: Vec<u16> = (0..count * count).map(|pair| (pair % count) as u16 + 1).collect();
        for (earlier, later, counts) in pairs {
            let mut row = vec![0.0; count];
            for (next, seen) in counts {
                row[next.index()] = seen;
            }
            smooth(&mut row, &after[later.index()]);
            rows[earlier.index() * count + later.index()] = (values.len() / count) as u16;
            values.extend(row);
        }
        for value in &mut values {
            *value = value.ln();
        }
        Ok(Self {
            states: count,
            rows,
            values,
            shares,
        })
    }

    /// Gives the share of each state among all.
    pub(super) fn shares(&self) -> Vec<f32> {
        self.shares.clone()
    }

    /// Gives the logarithms of how likely each state is after two others, by state.
    pub(super) fn after(&self, earlier: State, later: State) -> &[f32] {
        let row = self.rows.get(earlier.index() * self.states + later.index());
        let start = row.map_or(0, |&row| usize::from(row)) * self.states;
        self.values.get(start..start + self.states).unwrap_or_default()
    }
}

/// Turns a row of counts into parts of 1 that lean on what is likely without them.
fn smooth(row: &mut [f32], general: &[f32]) {
    let total: f32 = row.iter().sum();
    let kinds = row.iter().filter(|&&seen| seen > 0.0).count() as f32;
    let weight = if total > 0.0 { 8.0 * kinds } else { 1.0 };
    for (part, general) in row.iter_mut().zip(general) {
        *part = (*part + weight * general) / (total + weight);
    }
}
