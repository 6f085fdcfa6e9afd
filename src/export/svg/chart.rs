//! Rows of marks over time, for reports: where somebody stands, or what happened when.

use super::head::{Head, LegendEntry, Sample};
use super::pen::{self, Drawing, GREY, INK, draw_group, draw_path, draw_text};
use super::scale::{Scale, day_words};
use crate::error::{Error, Result};
use crate::export::words::wrap;
use chrono::NaiveDate;
use std::io;

/// What is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    /// What was asked.
    pub title: String,
    /// How much there is, and what is not drawn.
    pub note: String,
    /// From top to bottom.
    pub rows: Vec<ChartRow>,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChartRow {
    /// Whose marks these are: `Vladimir Putin on continuing the talks`.
    pub label: String,
    /// By time.
    pub marks: Vec<Mark>,
}

/// Something on a day or within some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The first and the last day that are possible.
    pub days: (NaiveDate, NaiveDate),
    /// What it is.
    pub sort: MarkSort,
    /// Whether somebody turns with it.
    pub turns: bool,
    /// What is shown where the pointer rests.
    pub tip: String,
}

/// What a mark shows; each has a shape of its own, so that print in grey tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkSort {
    /// A position for something.
    For,
    /// A position against it.
    Against,
    /// On conditions.
    Conditional,
    /// Neither is clear.
    Unclear,
    /// What an article says itself.
    Reported,
    /// What somebody says, or is said to be.
    Claimed,
}

const SORTS: [MarkSort; 6] = [
    MarkSort::For,
    MarkSort::Against,
    MarkSort::Conditional,
    MarkSort::Unclear,
    MarkSort::Reported,
    MarkSort::Claimed,
];

const WIDTH: f64 = 1000.0;
const MARGIN: f64 = 24.0;
/// Where the labels end and time begins.
const LEFT: f64 = 350.0;
const LINE: f64 = 15.0;
const PADDING: f64 = 7.0;
const AXIS: f64 = 34.0;
/// The lines of a label.
const LINES: usize = 3;
/// Half the size of a mark.
const HALF: f64 = 5.5;
/// The height of a lane, and the room that a mark takes in it.
const LANE: f64 = 15.0;

/// Draws a chart.
pub fn draw(chart: &Chart) -> Result<Vec<u8>> {
    paint(chart).map_err(|error| Error::new("SVG", error))
}

fn paint(chart: &Chart) -> io::Result<Vec<u8>> {
    let all = || chart.rows.iter().flat_map(|row| &row.marks);
    let scale = Scale::new(all().map(|mark| mark.days), LEFT, WIDTH - MARGIN - HALF);
    let used = SORTS.into_iter().filter(|sort| all().any(|mark| mark.sort == *sort));
    let mut legend: Vec<LegendEntry<'_>> = used
        .map(|sort| LegendEntry {
            sample: Sample::Box(sort.color(), sort.dashes()),
            words: sort.words().to_owned(),
        })
        .collect();
    if all().any(|mark| mark.turns) {
        legend.push(LegendEntry {
            sample: Sample::None,
            words: "ringed: turns from for to against, or back".to_owned(),
        });
    }
    if all().any(|mark| mark.days.0 != mark.days.1) {
        legend.push(LegendEntry {
            sample: Sample::None,
            words: "a bar: on some day of it".to_owned(),
        });
    }
    legend.extend(scale.note().map(|words| LegendEntry {
        sample: Sample::None,
        words,
    }));
    let head = Head {
        title: chart.title.clone(),
        counts: chart.note.clone(),
        legend: vec![legend],
    };
    let labels: Vec<Vec<String>> = (chart.rows.iter())
        .map(|row| wrap(&row.label, LEFT - 2.0 * MARGIN, LINES))
        .collect();
    let lanes: Vec<Vec<usize>> = chart.rows.iter().map(|row| lanes(&row.marks, &scale)).collect();
    let heights: Vec<f64> = (labels.iter().zip(&lanes))
        .map(|(lines, lanes)| {
            let words = lines.len().max(1) as f64 * LINE;
            words.max(lanes_in(lanes) as f64 * LANE) + 2.0 * PADDING
        })
        .collect();
    let top = head.height(WIDTH);
    let bottom = top + AXIS + heights.iter().sum::<f64>();
    let mut drawing = pen::begin(WIDTH, bottom + MARGIN, &chart.title)?;
    head.draw(&mut drawing, WIDTH)?;
    for (x, words) in scale.ticks() {
        let line = format!("M{x:.1},{:.1}V{bottom:.1}", top + AXIS - 6.0);
        draw_path(&mut drawing, &line, "none", &[("stroke", "#DDDDDD")])?;
        let look = [("text-anchor", "middle"), ("fill", GREY), ("font-size", "11")];
        draw_text(&mut drawing, &words, x, top + AXIS - 12.0, &look)?;
    }
    let mut y = top + AXIS;
    for (index, row) in chart.rows.iter().enumerate() {
        let (lines, lanes, high) = (&labels[index], &lanes[index], heights[index]);
        let rule = format!("M{MARGIN:.1},{y:.1}H{:.1}", WIDTH - MARGIN);
        draw_path(&mut drawing, &rule, "none", &[("stroke", "#EEEEEE")])?;
        for (index, line) in lines.iter().enumerate() {
            let base = y + PADDING + index as f64 * LINE + 11.0;
            draw_text(&mut drawing, line, MARGIN, base, &[("fill", INK)])?;
        }
        let first = y + high / 2.0 - (lanes_in(lanes) as f64 - 1.0) * LANE / 2.0;
        for (mark, &lane) in row.marks.iter().zip(lanes) {
            draw_mark(&mut drawing, mark, &scale, first + lane as f64 * LANE)?;
        }
        y += high;
    }
    pen::end(drawing)
}

/// Gives each mark a lane of its row, so that none hides another.
fn lanes(marks: &[Mark], scale: &Scale) -> Vec<usize> {
    let ends = |mark: &Mark| {
        let (first, last) = (scale.at(mark.days.0), scale.at(mark.days.1));
        let middle = (first + last) / 2.0;
        (first.min(middle - LANE / 2.0), last.max(middle + LANE / 2.0))
    };
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by(|&one, &other| ends(&marks[one]).0.total_cmp(&ends(&marks[other]).0));
    let mut taken: Vec<f64> = Vec::new();
    let mut lanes = vec![0; marks.len()];
    for index in order {
        let (first, last) = ends(&marks[index]);
        let free = taken.iter().position(|&end| end <= first);
        let lane = free.unwrap_or(taken.len());
        match taken.get_mut(lane) {
            Some(end) => *end = last,
            None => taken.push(last),
        }
        lanes[index] = lane;
    }
    lanes
}

fn lanes_in(lanes: &[usize]) -> usize {
    lanes.iter().max().map_or(1, |last| last + 1)
}

fn draw_mark(drawing: &mut Drawing, mark: &Mark, scale: &Scale, y: f64) -> io::Result<()> {
    let (first, last) = (scale.at(mark.days.0), scale.at(mark.days.1));
    let color = mark.sort.color();
    let look = [
        ("stroke", mark.sort.border()),
        ("stroke-width", "1.2"),
        ("stroke-dasharray", mark.sort.dashes()),
    ];
    let tip = format!("{}\n{}", day_words(mark.days), mark.tip);
    draw_group(drawing, &tip, |drawing| {
        if last - first > 1.0 {
            let bar = format!("M{first:.1},{:.1}H{last:.1}V{:.1}H{first:.1}Z", y - 2.0, y + 2.0);
            draw_path(drawing, &bar, color, &[("fill-opacity", "0.35")])?;
        }
        let x = (first + last) / 2.0;
        if mark.turns {
            let ring = MarkSort::For.shape(x, y, HALF + 4.0);
            draw_path(drawing, &ring, "none", &[("stroke", INK), ("stroke-width", "1.6")])?;
        }
        draw_path(drawing, &mark.sort.shape(x, y, HALF), color, &look)
    })
}

impl MarkSort {
    fn color(self) -> &'static str {
        match self {
            Self::For => "#2E7D4F",
            Self::Against => "#B3392B",
            Self::Conditional => "#E0A526",
            Self::Unclear => "#FFFFFF",
            Self::Reported => "#3B6EA5",
            Self::Claimed => "#F3D9C8",
        }
    }

    fn border(self) -> &'static str {
        if self == Self::Claimed { "#A3401C" } else { INK }
    }

    fn dashes(self) -> &'static str {
        if self == Self::Claimed { "3 2" } else { "none" }
    }

    fn words(self) -> &'static str {
        match self {
            Self::For => "for (circle)",
            Self::Against => "against (square)",
            Self::Conditional => "on conditions (diamond)",
            Self::Unclear => "unclear (empty circle)",
            Self::Reported => "an article says it itself",
            Self::Claimed => "somebody says so",
        }
    }

    /// Gives its outline around a place.
    fn shape(self, x: f64, y: f64, half: f64) -> String {
        match self {
            Self::For | Self::Unclear | Self::Reported => format!(
                "M{:.1},{y:.1}A{half},{half} 0 1 1 {:.1},{y:.1}A{half},{half} 0 1 1 {:.1},{y:.1}Z",
                x - half,
                x + half,
                x - half
            ),
            Self::Against | Self::Claimed => {
                let (left, top) = (x - half, y - half);
                format!("M{left:.1},{top:.1}h{0}v{0}h-{0}Z", 2.0 * half)
            }
            Self::Conditional => {
                let half = half * 1.25;
                format!("M{:.1},{y:.1}l{half},-{half}l{half},{half}l-{half},{half}Z", x - half)
            }
        }
    }
}
