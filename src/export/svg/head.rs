//! Title and legend: what was asked, and what every look in the picture means.

use super::pen::{Drawing, GREY, INK, draw_path, draw_text};
use super::shape::{Rectangle, outline};
use crate::export::words::{width, wrap};
use crate::ontology::Kind;
use std::io;

const MARGIN: f64 = 24.0;
const ROW: f64 = 22.0;
const SAMPLE: f64 = 28.0;
const GAP: f64 = 8.0;
const BETWEEN: f64 = 22.0;

/// What stands above a picture.
pub(super) struct Head<'a> {
    /// What was asked.
    pub(super) title: String,
    /// From when to when, and how much.
    pub(super) counts: String,
    /// In groups, each of which begins a row.
    pub(super) legend: Vec<Vec<LegendEntry<'a>>>,
}

/// A look with its meaning.
pub(super) struct LegendEntry<'a> {
    pub(super) sample: Sample<'a>,
    pub(super) words: String,
}

/// Draws something around a place.
pub(super) type DrawMark = Box<dyn Fn(&mut Drawing, f64, f64) -> io::Result<()>>;

/// How something looks.
pub(super) enum Sample<'a> {
    /// An entity of a kind.
    Kind(&'a Kind),
    /// A box, filled and with such a border.
    Box(&'static str, &'static str),
    /// A line, with its colour and dashes.
    Line(&'static str, &'static str),
    /// A mark, drawn around a place.
    Mark(DrawMark),
    /// Nothing: only words.
    None,
}

impl Head<'_> {
    /// Gives how high it is in a picture of a width.
    pub(super) fn height(&self, picture: f64) -> f64 {
        let rows = self.places(picture).last().map_or(0.0, |(_, y)| *y);
        rows + 2.0 * MARGIN
    }

    /// Gives where each look of the legend stands, in their order.
    fn places(&self, picture: f64) -> Vec<(f64, f64)> {
        let mut places = Vec::new();
        let mut y = MARGIN + self.title_lines(picture).len() as f64 * ROW + 2.0 * ROW;
        for (index, group) in self.legend.iter().filter(|group| !group.is_empty()).enumerate() {
            let mut x = MARGIN;
            y += if index == 0 { 0.0 } else { ROW };
            for entry in group {
                let used = entry.width();
                if x > MARGIN && x + used > picture - MARGIN {
                    x = MARGIN;
                    y += ROW;
                }
                places.push((x, y));
                x += used + BETWEEN;
            }
        }
        places
    }

    fn title_lines(&self, picture: f64) -> Vec<String> {
        // At 18 it is one and a half times as wide as at 12.
        wrap(&self.title, (picture - 2.0 * MARGIN) / 1.5, 3)
    }

    /// Draws it at the top.
    pub(super) fn draw(&self, drawing: &mut Drawing, picture: f64) -> io::Result<()> {
        let mut y = MARGIN + 12.0;
        for line in self.title_lines(picture) {
            draw_text(drawing, &line, MARGIN, y, &[("font-size", "18"), ("fill", INK)])?;
            y += ROW;
        }
        draw_text(drawing, &self.counts, MARGIN, y, &[("fill", GREY)])?;
        let entries = self.legend.iter().flatten();
        for (entry, (x, y)) in entries.zip(self.places(picture)) {
            entry.draw(drawing, x, y)?;
        }
        Ok(())
    }
}

impl LegendEntry<'_> {
    fn text_at(&self) -> f64 {
        if matches!(self.sample, Sample::None) {
            0.0
        } else {
            SAMPLE + GAP
        }
    }

    fn width(&self) -> f64 {
        // Its letters are smaller than those that are measured.
        self.text_at() + width(&self.words) * 0.8
    }

    fn draw(&self, drawing: &mut Drawing, x: f64, y: f64) -> io::Result<()> {
        let place = Rectangle {
            x,
            y: y - 12.0,
            width: SAMPLE,
            height: 16.0,
        };
        match &self.sample {
            Sample::Kind(kind) => {
                draw_path(drawing, &outline(&kind.shape, place), &kind.color, &[("stroke", GREY)])?;
            }
            Sample::Box(fill, dashes) => {
                let look = [("stroke", INK), ("stroke-dasharray", *dashes)];
                draw_path(drawing, &outline("box", place), fill, &look)?;
            }
            Sample::Line(color, dashes) => {
                let (end, middle) = (x + SAMPLE, place.middle());
                let look = [
                    ("stroke", *color),
                    ("stroke-dasharray", *dashes),
                    ("stroke-width", "1.8"),
                ];
                draw_path(drawing, &format!("M{x:.1},{middle:.1}H{end:.1}"), "none", &look)?;
            }
            Sample::Mark(draw) => draw(drawing, place.center(), place.middle())?,
            Sample::None => {}
        }
        draw_text(
            drawing,
            &self.words,
            x + self.text_at(),
            y,
            &[("fill", INK), ("font-size", "11")],
        )
    }
}
