//! A network: entities as boxes, and between them lines that bear their words.

mod apart;
mod counts;
mod paint;
mod stress;

use super::shape::Rectangle;
use crate::export::diagram::{Diagram, Look};
use crate::export::words::{width, wrap};
use crate::graph::{EventGraph, one_line};
use crate::ontology::Ontology;
use std::io;

/// Beyond so many lines their words are left out: they would be all that one sees.
const WORDY: usize = 160;
/// How wide labels may be, at a size of 12.
const DOT_WIDTH: f64 = 130.0;
const LABEL_WIDTH: f64 = 150.0;
/// The sizes of text: of labels of lines, and of entities with few lines and with many.
const LABEL_SIZE: f64 = 10.5;
const SIZES: (f64, f64) = (11.0, 17.0);
/// The lines of text on an entity, and on a line: where there are many lines, and where there are few.
const DOT_LINES: usize = 3;
const LABEL_LINES: (usize, usize) = (3, 4);
const FEW: usize = 45;
/// The room for a number between the two ends of a line.
const COUNT_ROOM: f64 = 26.0;
/// How much flatter than wide a picture is: pages are read in rows.
const FLAT: f64 = 0.62;

/// A network with a place for everything.
pub(super) struct Network<'a> {
    diagram: Diagram<'a>,
    /// The boxes of the dots, then those of the lines' words; without words those of the dots only.
    boxes: Vec<Rectangle>,
    /// The text in each box.
    texts: Vec<WrappedText>,
    width: f64,
    height: f64,
}

/// Wrapped text.
struct WrappedText {
    lines: Vec<String>,
    size: f64,
}

/// Draws the graph as a network.
pub(super) fn draw(graph: &EventGraph, ontology: &Ontology, look: &Look) -> io::Result<Vec<u8>> {
    let diagram = Diagram::new(graph, ontology, look);
    paint::paint(&lay_out(diagram), graph, ontology, look)
}

/// Gives everything its place; no box overlaps another.
fn lay_out(diagram: Diagram<'_>) -> Network<'_> {
    // The numbers of an overview find room on straight lines.
    let is_wordy = diagram.lines.len() <= WORDY && diagram.left_out.is_none();
    let dots = diagram.dots.len();
    let most = if diagram.lines.len() <= FEW {
        LABEL_LINES.1
    } else {
        LABEL_LINES.0
    };
    let mut texts: Vec<WrappedText> = (diagram.dots.iter())
        .map(|dot| {
            let size = (SIZES.0 + dot.degree as f64 * 0.35).min(SIZES.1);
            WrappedText::new(&one_line(&dot.entity.label), size, DOT_WIDTH, DOT_LINES)
        })
        .collect();
    let mut legs: Vec<apart::Leg> = Vec::new();
    for (index, line) in diagram.lines.iter().enumerate() {
        if is_wordy {
            texts.push(WrappedText::of_lines(&line.label, most));
            legs.extend([(line.from, dots + index), (dots + index, line.to)]);
        } else {
            legs.push((line.from, line.to));
        }
    }
    let mut boxes: Vec<Rectangle> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| text.bounds(index < dots))
        .collect();
    let mut parts = Vec::new();
    for members in components(boxes.len(), &legs) {
        let room = if is_wordy { apart::GAP } else { COUNT_ROOM };
        parts.push(place_component(&mut boxes, &members, &legs, room));
    }
    let (width, height) = pack(&mut boxes, parts);
    Network {
        diagram,
        boxes,
        texts,
        width,
        height,
    }
}

impl WrappedText {
    fn new(text: &str, size: f64, limit: f64, most: usize) -> Self {
        let lines = wrap(text, limit, most);
        Self { lines, size }
    }

    /// Wraps what stands at a line; says how much more there is than fits.
    fn of_lines(labels: &[String], most: usize) -> Self {
        let wrapped: Vec<Vec<String>> = labels.iter().map(|label| wrap(label, LABEL_WIDTH, most)).collect();
        let all: usize = wrapped.iter().map(Vec::len).sum();
        let room = if all > most { most - 1 } else { most };
        let mut lines: Vec<String> = Vec::new();
        let mut left = labels.len();
        for label in wrapped {
            if lines.is_empty() || lines.len() + label.len() <= room {
                lines.extend(label);
                left -= 1;
            } else {
                break;
            }
        }
        if left > 0 {
            lines.push(format!("+ {left} more"));
        }
        let size = LABEL_SIZE;
        Self { lines, size }
    }

    fn line_height(&self) -> f64 {
        self.size * 1.25
    }

    /// Gives how wide a line of it is; the estimate is that of a wide face, which few systems have first.
    fn width(&self, line: &str) -> f64 {
        width(line) * self.size / 12.0 * 0.92
    }

    /// Gives a box for it in the corner of the page.
    fn bounds(&self, is_dot: bool) -> Rectangle {
        let widest = self.lines.iter().map(|line| self.width(line)).fold(20.0, f64::max);
        let (across, down) = if is_dot { (22.0, 12.0) } else { (4.0, 2.0) };
        Rectangle {
            width: (widest + across).ceil(),
            height: (self.lines.len().max(1) as f64 * self.line_height() + down).ceil(),
            ..Rectangle::default()
        }
    }
}

/// Lists what is connected with one another, the largest part first.
fn components(count: usize, legs: &[apart::Leg]) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); count];
    for &(one, other) in legs {
        next[one].push(other);
        next[other].push(one);
    }
    let mut seen = vec![false; count];
    let mut components = Vec::new();
    for first in 0..count {
        let mut members = Vec::new();
        let mut waiting = vec![first];
        while let Some(place) = waiting.pop() {
            if !std::mem::replace(&mut seen[place], true) {
                members.push(place);
                waiting.extend(&next[place]);
            }
        }
        members.sort_unstable();
        components.push(members);
    }
    components.retain(|members| !members.is_empty());
    components.sort_by_key(|members| std::cmp::Reverse(members.len()));
    components
}

/// Places the members around the middle of nowhere, and gives them with the room that they take.
fn place_component(
    boxes: &mut [Rectangle],
    members: &[usize],
    legs: &[apart::Leg],
    room_on_lines: f64,
) -> (Vec<usize>, Rectangle) {
    let index = |place: &usize| members.binary_search(place).ok();
    let own: Vec<apart::Leg> = (legs.iter())
        .filter_map(|(one, other)| Some((index(one)?, index(other)?)))
        .collect();
    let mut degrees = vec![0_u32; members.len()];
    for &(one, other) in &own {
        degrees[one] += 1;
        degrees[other] += 1;
    }
    let length = |&(one, other): &apart::Leg| {
        let sizes = [members[one], members[other]].map(|place| boxes[place].width + boxes[place].height);
        let crowd = f64::from(degrees[one].max(degrees[other]));
        (
            one,
            other,
            (sizes.iter().sum::<f64>() / 3.6 + 10.0 + 7.0 * crowd.sqrt()) as u32,
        )
    };
    let lines: Vec<(usize, usize, u32)> = own.iter().map(length).collect();
    let places = turn(stress::spread(members.len(), &lines));
    let mut room: Vec<Rectangle> = members.iter().map(|&place| boxes[place]).collect();
    for (place, (x, y)) in room.iter_mut().zip(places) {
        place.x = x - place.width / 2.0;
        place.y = y * FLAT - place.height / 2.0;
    }
    apart::part(&mut room, &own, room_on_lines);
    let left = room.iter().map(|place| place.x).fold(f64::MAX, f64::min);
    let top = room.iter().map(|place| place.y).fold(f64::MAX, f64::min);
    let mut bounds = Rectangle::default();
    for (&member, place) in members.iter().zip(&room) {
        // Whole numbers: the same on every machine, and short.
        let place = Rectangle {
            x: (place.x - left).round(),
            y: (place.y - top).round(),
            ..*place
        };
        bounds.width = bounds.width.max(place.x + place.width);
        bounds.height = bounds.height.max(place.y + place.height);
        boxes[member] = place;
    }
    (members.to_vec(), bounds)
}

/// Turns points so that they spread from left to right more than from top to bottom.
fn turn(mut places: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let count = places.len().max(1) as f64;
    let sum = places
        .iter()
        .fold((0.0, 0.0), |sum, place| (sum.0 + place.0, sum.1 + place.1));
    let middle = (sum.0 / count, sum.1 / count);
    let (mut across, mut down, mut both) = (0.0, 0.0, 0.0);
    for place in &mut places {
        *place = (place.0 - middle.0, place.1 - middle.1);
        across += place.0 * place.0;
        down += place.1 * place.1;
        both += place.0 * place.1;
    }
    // The direction of the greatest spread: the first eigenvector of the covariance.
    let half = (across - down) / 2.0;
    let (x, y) = (half + (half * half + both * both).sqrt(), both);
    let length = (x * x + y * y).sqrt();
    if length < 1e-6 {
        return if down > across {
            places.into_iter().map(|(x, y)| (y, x)).collect()
        } else {
            places
        };
    }
    let (x, y) = (x / length, y / length);
    places
        .into_iter()
        .map(|place| (place.0 * x + place.1 * y, place.1 * x - place.0 * y))
        .collect()
}

/// Puts the parts in rows, the largest first, and gives width and height of all.
fn pack(boxes: &mut [Rectangle], parts: Vec<(Vec<usize>, Rectangle)>) -> (f64, f64) {
    const BETWEEN: f64 = 36.0;
    let area: f64 = parts
        .iter()
        .map(|(_, room)| (room.width + BETWEEN) * (room.height + BETWEEN))
        .sum();
    let widest = parts.iter().map(|(_, room)| room.width).fold(0.0, f64::max);
    let limit = widest.max((area * 1.5).sqrt());
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0_f64);
    let mut used = (0.0_f64, 0.0_f64);
    for (members, room) in parts {
        if x > 0.0 && x + room.width > limit {
            (x, y, row) = (0.0, y + row + BETWEEN, 0.0);
        }
        for member in members {
            boxes[member].x += x;
            boxes[member].y += y;
        }
        used = (used.0.max(x + room.width), used.1.max(y + room.height));
        x += (room.width + BETWEEN).round();
        row = row.max(room.height);
    }
    used
}
