//! Rows of marks over time, for reports: where somebody stands, or what happened when.

use super::head::{DrawMark, Head, LegendEntry, Sample};
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
    /// Whether no time tells its days, and only bounds are known: it is drawn open, on the last of them.
    pub is_open: bool,
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
const LEFT: f64 = 400.0;
const LINE: f64 = 15.0;
const PADDING: f64 = 5.0;
const AXIS: f64 = 34.0;
/// The lines of a label.
const LINES: usize = 2;
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
    // What was said at some time before a day would stretch it.
    let extent = |mark: &Mark| {
        if mark.is_open {
            (mark.days.1, mark.days.1)
        } else {
            mark.days
        }
    };
    let scale = Scale::new(all().map(extent), LEFT, WIDTH - MARGIN - HALF);
    let head = Head {
        title: chart.title.clone(),
        counts: chart.note.clone(),
        legend: vec![legend(chart, &scale)],
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

/// Gives what the marks of a chart mean, each drawn as it is.
fn legend(chart: &Chart, scale: &Scale) -> Vec<LegendEntry<'static>> {
    let all = || chart.rows.iter().flat_map(|row| &row.marks);
    let entry = |draw: DrawMark, words: &str| LegendEntry {
        sample: Sample::Mark(draw),
        words: words.to_owned(),
    };
    let used = SORTS.into_iter().filter(|sort| all().any(|mark| mark.sort == *sort));
    let used: Vec<MarkSort> = used.collect();
    let mut legend: Vec<LegendEntry<'static>> = (used.iter())
        .map(|&sort| {
            entry(
                Box::new(move |drawing, x, y| sort.draw(drawing, x, y, false)),
                sort.words(),
            )
        })
        .collect();
    let Some(&first) = used.first() else { return legend };
    if all().any(|mark| mark.turns) {
        let ringed = move |drawing: &mut Drawing, x, y| {
            draw_ring(drawing, x, y)?;
            first.draw(drawing, x, y, false)
        };
        legend.push(entry(Box::new(ringed), "turns from for to against, or back"));
    }
    let is_bar = |mark: &&Mark| scale.at(mark.days.1) - scale.at(mark.days.0) > 3.0 * HALF;
    if all().filter(|mark| !mark.is_open).any(|mark| is_bar(&mark)) {
        let bar = move |drawing: &mut Drawing, x: f64, y| {
            draw_bar(drawing, (x - 2.4 * HALF, x + 2.4 * HALF), y, first.outline())?;
            first.draw(drawing, x, y, false)
        };
        legend.push(entry(Box::new(bar), "on some day of the bar"));
    }
    if all().any(|mark| mark.is_open) {
        let has_bar = all().any(|mark| mark.is_open && is_bar(&mark));
        let open = move |drawing: &mut Drawing, x: f64, y| {
            if has_bar {
                draw_bar(drawing, (x - 2.4 * HALF, x + HALF), y, first.outline())?;
            }
            first.draw(drawing, x + HALF, y, true)
        };
        let words = match has_bar {
            true => "open: on that day at the latest, and not before the bar",
            false => "open: on that day at the latest",
        };
        legend.push(entry(Box::new(open), words));
    }
    legend.extend(scale.note().map(|words| LegendEntry {
        sample: Sample::None,
        words,
    }));
    legend
}

/// Gives how far right a mark stands: on its last day if it is open, else in the middle of its days.
fn place_of(mark: &Mark, scale: &Scale) -> f64 {
    let (first, last) = (scale.at(mark.days.0), scale.at(mark.days.1));
    if mark.is_open { last } else { (first + last) / 2.0 }
}

/// Gives each mark a lane of its row, so that none hides another.
fn lanes(marks: &[Mark], scale: &Scale) -> Vec<usize> {
    let ends = |mark: &Mark| {
        let (first, last) = (scale.at(mark.days.0), scale.at(mark.days.1));
        let place = place_of(mark, scale);
        (first.min(place - LANE / 2.0), last.max(place + LANE / 2.0))
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
    let days = match mark.is_open {
        true if mark.days.0 == mark.days.1 => format!("{} at the latest", mark.days.1),
        _ => day_words(mark.days),
    };
    draw_group(drawing, &format!("{days}\n{}", mark.tip), |drawing| {
        if last - first > 1.0 {
            draw_bar(drawing, (first, last), y, mark.sort.outline())?;
        }
        let x = place_of(mark, scale);
        if mark.turns {
            draw_ring(drawing, x, y)?;
        }
        mark.sort.draw(drawing, x, y, mark.is_open)
    })
}

/// Draws the days on which something can have been.
fn draw_bar(drawing: &mut Drawing, (first, last): (f64, f64), y: f64, color: &str) -> io::Result<()> {
    let bar = format!("M{first:.1},{:.1}H{last:.1}V{:.1}H{first:.1}Z", y - 2.0, y + 2.0);
    draw_path(drawing, &bar, color, &[("fill-opacity", "0.45")])
}

/// Draws what shows a turn.
fn draw_ring(drawing: &mut Drawing, x: f64, y: f64) -> io::Result<()> {
    let ring = MarkSort::For.shape(x, y, HALF + 4.0);
    draw_path(drawing, &ring, "none", &[("stroke", INK), ("stroke-width", "1.6")])
}

impl MarkSort {
    /// Draws it around a place; open, only its outline.
    fn draw(self, drawing: &mut Drawing, x: f64, y: f64, is_open: bool) -> io::Result<()> {
        let (fill, stroke, width) = match is_open {
            true => ("#FFFFFF", self.outline(), "2"),
            false => (self.color(), self.border(), "1.2"),
        };
        let look = [
            ("stroke", stroke),
            ("stroke-width", width),
            ("stroke-dasharray", self.dashes()),
        ];
        draw_path(drawing, &self.shape(x, y, HALF), fill, &look)
    }

    /// Gives the colour of its outline where it is open, and of its bar.
    fn outline(self) -> &'static str {
        match self {
            Self::Unclear => GREY,
            Self::Claimed => self.border(),
            _ => self.color(),
        }
    }

    fn color(self) -> &'static str {
        match self {
            Self::For => "#2E7D4F",
            Self::Against => "#B3392B",
            Self::Conditional => "#E0A526",
            Self::Unclear => "#BBBBBB",
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
            Self::For => "for",
            Self::Against => "against",
            Self::Conditional => "on conditions",
            Self::Unclear => "unclear",
            Self::Reported => "an article says it itself",
            Self::Claimed => "somebody says so",
        }
    }

    /// Gives its outline around a place.
    fn shape(self, x: f64, y: f64, half: f64) -> String {
        match self {
            Self::For | Self::Reported => format!(
                "M{:.1},{y:.1}A{half},{half} 0 1 1 {:.1},{y:.1}A{half},{half} 0 1 1 {:.1},{y:.1}Z",
                x - half,
                x + half,
                x - half
            ),
            Self::Against | Self::Claimed => {
                let (left, top) = (x - half, y - half);
                format!("M{left:.1},{top:.1}h{0}v{0}h-{0}Z", 2.0 * half)
            }
            Self::Unclear => {
                let (left, bottom) = (x - half, y + half * 0.8);
                format!("M{left:.1},{bottom:.1}h{0}l-{half},-{0}Z", 2.0 * half)
            }
            Self::Conditional => {
                let half = half * 1.25;
                format!("M{:.1},{y:.1}l{half},-{half}l{half},{half}l-{half},{half}Z", x - half)
            }
        }
    }
}
