//! A network as SVG: lines below, boxes above.

use super::counts::{self, place_counts};
use super::{Network, WrappedText};
use crate::export::diagram::{self, Line, LineSort, Look};
use crate::export::svg::head::{Head, LegendEntry, Sample};
use crate::export::svg::pen::{self, Drawing, GREY, INK, draw_group, draw_path, draw_text};
use crate::export::svg::shape::{Rectangle, outline};
use crate::graph::{EventGraph, one_line};
use crate::ontology::{KindId, Ontology};
use rustc_hash::FxHashMap;
use std::io;

const MARGIN: f64 = 24.0;
/// The legend needs as much.
const NARROWEST: f64 = 760.0;
/// So many quotes are shown where the pointer rests on a line.
const QUOTES: usize = 5;

/// Draws head, lines and boxes.
pub(super) fn paint(
    network: &Network<'_>,
    graph: &EventGraph,
    ontology: &Ontology,
    look: &Look,
) -> io::Result<Vec<u8>> {
    let head = head(network, graph, ontology, look);
    let width = (network.width + 2.0 * MARGIN).max(NARROWEST);
    let top = head.height(width);
    let mut drawing = pen::begin(width, top + network.height + MARGIN, &head.title)?;
    head.draw(&mut drawing, width)?;
    let left = ((width - network.width) / 2.0).round();
    let boxes: Vec<Rectangle> = (network.boxes.iter())
        .map(|place| Rectangle {
            x: place.x + left,
            y: place.y + top.round(),
            ..*place
        })
        .collect();
    let dots = network.diagram.dots.len();
    let lines = &network.diagram.lines;
    for (index, (line, beside)) in lines.iter().zip(beside(lines)).enumerate() {
        let through = boxes.get(dots + index).copied().ok_or(beside);
        paint_line(&mut drawing, network, line, &boxes, through)?;
    }
    if network.diagram.left_out.is_some() {
        paint_counts(&mut drawing, network, &boxes)?;
    }
    for (index, line) in lines.iter().enumerate() {
        if let (Some(text), Some(&place)) = (network.texts.get(dots + index), boxes.get(dots + index)) {
            draw_group(&mut drawing, &tip(network, line), |drawing| {
                clear_behind(drawing, text, place)?;
                paint_text(drawing, text, place, line.sort.color())
            })?;
        }
    }
    for ((dot, text), place) in network.diagram.dots.iter().zip(&network.texts).zip(boxes) {
        let kind = dot.entity.kind.as_ref();
        let (shape, color) = kind
            .and_then(|kind| ontology.kind(kind))
            .map_or(("box", "#FFFFFF"), |kind| (&kind.shape, &kind.color));
        let tip = format!(
            "{} ({})",
            one_line(&dot.entity.label),
            kind.map_or("kind unknown", KindId::as_str)
        );
        draw_group(&mut drawing, &tip, |drawing| {
            draw_path(drawing, &outline(shape, place), color, &[("stroke", GREY)])?;
            paint_text(drawing, text, place, INK)
        })?;
    }
    pen::end(drawing)
}

impl LineSort {
    /// Dark enough for print in grey, where the dashes tell them apart.
    fn color(self) -> &'static str {
        match self {
            Self::Fact => "#222222",
            Self::Claim => "#A3401C",
            Self::Statement => "#1F4E8C",
            Self::All => "#55606B",
        }
    }

    fn dashes(self) -> &'static str {
        match self {
            Self::Fact | Self::All => "none",
            Self::Claim => "8 4",
            Self::Statement => "2 3",
        }
    }

    fn meaning(self, is_wordy: bool) -> &'static str {
        match self {
            Self::Fact => "solid: an article says it itself",
            Self::Claim if is_wordy => "dashed: only somebody says so, named on the line",
            Self::Claim => "dashed: only somebody says so",
            Self::Statement => "dotted: says something about (or to) whom it leads to",
            Self::All => "a line: all that one says of the other or does to it, with how many statements and relations",
        }
    }
}

/// Says exactly what is drawn.
fn head<'a>(network: &Network<'_>, graph: &EventGraph, ontology: &'a Ontology, look: &Look) -> Head<'a> {
    let diagram = &network.diagram;
    let is_wordy = diagram.lines.len() <= super::WORDY || diagram.left_out.is_some();
    let words = |words: &str| LegendEntry {
        sample: Sample::None,
        words: words.to_owned(),
    };
    let (title, counts) = diagram::head(graph, look);
    let mut lines: Vec<LegendEntry<'_>> = [LineSort::Fact, LineSort::Claim, LineSort::Statement, LineSort::All]
        .into_iter()
        .filter(|sort| diagram.has(*sort))
        .map(|sort| LegendEntry {
            sample: Sample::Line(sort.color(), sort.dashes()),
            words: sort.meaning(is_wordy).to_owned(),
        })
        .collect();
    let mut remarks = Vec::new();
    if diagram.lines.iter().any(|line| line.is_directed) {
        lines.push(words("arrow: to whom or what"));
    }
    if is_wordy
        && diagram
            .lines
            .iter()
            .any(|line| line.label.iter().any(|label| label.contains(" ×")))
    {
        remarks.push(words("×3: three of the kind"));
    }
    if diagram.lines.iter().any(|line| line.count > 1) {
        remarks.push(words("the more a line stands for, the thicker it is"));
    }
    if !diagram.has_statements && !graph.statements().is_empty() {
        remarks.push(words("statements are not drawn"));
    }
    if !is_wordy {
        remarks.push(words("too many lines for words on them: rest the pointer on one"));
    }
    remarks.extend(diagram::remarks(diagram).iter().map(|remark| words(remark)));
    let is_drawn = |id: &KindId| diagram.dots.iter().any(|dot| dot.entity.kind.as_ref() == Some(id));
    let mut kinds: Vec<LegendEntry<'_>> = (ontology.kinds.iter())
        .filter(|kind| is_drawn(&kind.id))
        .map(|kind| LegendEntry {
            sample: Sample::Kind(kind),
            words: kind.id.to_string(),
        })
        .collect();
    if diagram.dots.iter().any(|dot| dot.entity.kind.is_none()) {
        kinds.push(LegendEntry {
            sample: Sample::Box("#FFFFFF", "none"),
            words: "kind unknown".to_owned(),
        });
    }
    if !kinds.is_empty() {
        kinds.push(words("larger: more lines"));
    }
    Head {
        title,
        counts,
        legend: vec![lines, remarks, kinds],
    }
}

/// Draws a line through its words, or, without words, beside the other lines between the same two.
fn paint_line(
    drawing: &mut Drawing,
    network: &Network<'_>,
    line: &Line,
    boxes: &[Rectangle],
    through: Result<Rectangle, f64>,
) -> io::Result<()> {
    let (from, to) = (boxes[line.from], boxes[line.to]);
    let over = match through {
        Ok(label) => (label.center(), label.middle()),
        Err(beside) => bend(from, to, beside),
    };
    let (start, end) = (edge(from, over), edge(to, over));
    let [(x, y), (over_x, over_y), (end_x, end_y)] = [start, over, end];
    let (path, opacity, size) = match through {
        Ok(_) => (
            format!("M{x:.1},{y:.1}L{over_x:.1},{over_y:.1}L{end_x:.1},{end_y:.1}"),
            "1",
            9.0,
        ),
        Err(_) => (
            format!("M{x:.1},{y:.1}Q{over_x:.1},{over_y:.1} {end_x:.1},{end_y:.1}"),
            "0.6",
            7.0,
        ),
    };
    let color = line.sort.color();
    let thick = format!("{:.1}", (0.9 + 0.5 * (line.count as f64 - 1.0).sqrt()).min(4.0));
    let look = [
        ("stroke", color),
        ("stroke-width", thick.as_str()),
        ("stroke-opacity", opacity),
        ("stroke-dasharray", line.sort.dashes()),
    ];
    draw_group(drawing, &tip(network, line), |drawing| {
        draw_path(drawing, &path, "none", &look)?;
        match line.is_directed {
            true => draw_path(drawing, &arrow(over, end, size), color, &[]),
            false => Ok(()),
        }
    })
}

/// Writes on the lines of an overview what they stand for.
fn paint_counts(drawing: &mut Drawing, network: &Network<'_>, boxes: &[Rectangle]) -> io::Result<()> {
    let lines = &network.diagram.lines;
    for (line, place) in lines.iter().zip(place_counts(network, boxes)) {
        let Some(place) = place else { continue };
        let text = WrappedText {
            lines: line.label.clone(),
            size: counts::SIZE,
        };
        draw_group(drawing, &tip(network, line), |drawing| {
            clear_behind(drawing, &text, place)?;
            paint_text(drawing, &text, place, INK)
        })?;
    }
    Ok(())
}

/// Gives how far each line stands beside the straight one, so that those between the same two do not hide each other.
fn beside(lines: &[Line]) -> Vec<f64> {
    let pair = |line: &Line| (line.from.min(line.to), line.from.max(line.to));
    let mut counts: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    for line in lines {
        *counts.entry(pair(line)).or_default() += 1;
    }
    let mut drawn: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    let place = |line: &Line| {
        let many = counts.get(&pair(line)).copied().unwrap_or(1);
        let before = drawn.entry(pair(line)).or_default();
        *before += 1;
        let beside = (*before as f64 - (many as f64 + 1.0) / 2.0) * 24.0;
        // To the same side in whichever direction the line leads.
        if line.from < line.to { beside } else { -beside }
    };
    lines.iter().map(place).collect()
}

/// Gives the point that a line bends towards.
fn bend(from: Rectangle, to: Rectangle, beside: f64) -> (f64, f64) {
    let (across, down) = (to.center() - from.center(), to.middle() - from.middle());
    let length = (across * across + down * down).sqrt().max(0.01);
    let (x, y) = ((from.center() + to.center()) / 2.0, (from.middle() + to.middle()) / 2.0);
    (x - down / length * beside, y + across / length * beside)
}

/// Gives what is shown where the pointer rests on a line.
fn tip(network: &Network<'_>, line: &Line) -> String {
    let name = |place: usize| network.diagram.dots.get(place).map_or("", |dot| &dot.entity.label);
    let mut tip = vec![format!("{} → {}", one_line(name(line.from)), one_line(name(line.to)))];
    let told = if line.details.is_empty() {
        &line.label
    } else {
        &line.details
    };
    tip.extend(told.iter().cloned());
    tip.extend(line.quotes.iter().take(QUOTES).map(|quote| format!("“{quote}”")));
    if line.quotes.len() > QUOTES {
        tip.push(format!("and {} more", line.quotes.len() - QUOTES));
    }
    tip.join("\n")
}

/// Gives where the line from a box's middle to a point leaves the box.
fn edge(place: Rectangle, to: (f64, f64)) -> (f64, f64) {
    let (x, y) = (place.center(), place.middle());
    let (across, down) = (to.0 - x, to.1 - y);
    let share = |half: f64, way: f64| if way.abs() < 0.01 { f64::MAX } else { half / way.abs() };
    let share = share(place.width / 2.0 + 1.0, across).min(share(place.height / 2.0 + 1.0, down));
    let share = share.min(1.0);
    (x + across * share, y + down * share)
}

/// Gives the head of a line that comes from a point.
fn arrow(from: (f64, f64), (x, y): (f64, f64), size: f64) -> String {
    let (across, down) = (x - from.0, y - from.1);
    let length = (across * across + down * down).sqrt().max(0.01);
    let (across, down) = (across / length * size, down / length * size);
    let (back_x, back_y) = (x - across, y - down);
    let (side_x, side_y) = (0.44 * down, 0.44 * across);
    format!(
        "M{x:.1},{y:.1}L{:.1},{:.1}L{:.1},{:.1}Z",
        back_x - side_x,
        back_y + side_y,
        back_x + side_x,
        back_y - side_y
    )
}

/// Takes away the line behind a text, and no more.
fn clear_behind(drawing: &mut Drawing, text: &WrappedText, place: Rectangle) -> io::Result<()> {
    let top = place.middle() - text.lines.len() as f64 * text.line_height() / 2.0;
    for (index, line) in text.lines.iter().enumerate() {
        // The line goes through the middle: beside a short word between long ones it would strike the text through.
        let is_outer = index == 0 || index + 1 == text.lines.len();
        let width = if is_outer {
            (text.width(line) + 4.0).min(place.width)
        } else {
            place.width
        }
        .round();
        let behind = Rectangle {
            x: (place.center() - width / 2.0).round(),
            y: (top + index as f64 * text.line_height()).round(),
            width,
            height: text.line_height().ceil(),
        };
        draw_path(drawing, &outline("box", behind), "#FFFFFF", &[])?;
    }
    Ok(())
}

fn paint_text(drawing: &mut Drawing, text: &WrappedText, place: Rectangle, color: &str) -> io::Result<()> {
    let size = format!("{:.1}", text.size);
    let look = [("text-anchor", "middle"), ("font-size", size.as_str()), ("fill", color)];
    let all = text.lines.len() as f64 * text.line_height();
    let first = place.middle() - all / 2.0 + text.size * 0.97;
    for (index, line) in text.lines.iter().enumerate() {
        let y = first + index as f64 * text.line_height();
        draw_text(drawing, line, place.center(), y, &look)?;
    }
    Ok(())
}
