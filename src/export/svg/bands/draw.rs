//! Bands as SVG.

use super::layout::{Band, BandLayout, COLUMNS, Card, CardSort, Chip, HEAD, LINE, PADDING, WIDTH};
use crate::export::diagram::{self, Look};
use crate::export::svg::head::{Head, LegendEntry, Sample};
use crate::export::svg::pen::{self, Drawing, GREY, INK, draw_group, draw_path, draw_text};
use crate::export::svg::shape::{Rectangle, outline};
use crate::graph::EventGraph;
use crate::ontology::{Kind, KindId, Ontology};
use quick_xml::events::{BytesEnd, BytesStart, Event};
use std::io;

const FAINT: &str = "#F6F6F4";
/// Lines of neighbouring cards differ in colour.
const LINES: [&str; 6] = ["#1F6FA8", "#B5542A", "#3B7D4F", "#7A4E9C", "#8A7420", "#A23A5E"];

/// Draws head, bands and boxes.
pub(super) fn draw(picture: &BandLayout, graph: &EventGraph, ontology: &Ontology, look: &Look) -> io::Result<Vec<u8>> {
    let head = head(picture, graph, ontology, look);
    let top = head.height(WIDTH);
    let mut drawing = pen::begin(WIDTH, top + picture.height, &head.title)?;
    head.draw(&mut drawing, WIDTH)?;
    let down = format!("translate(0 {})", pen::number(top));
    drawing.write_event(Event::Start(
        BytesStart::new("g").with_attributes([("transform", down.as_str())]),
    ))?;
    let [left, middle, right] = COLUMNS;
    for (x, words) in [
        (left, "WHO"),
        (middle, "SAYS OR DOES WHAT, WHEN"),
        (right, "ABOUT OR TO WHOM"),
    ] {
        let look = [("fill", GREY), ("font-weight", "bold")];
        draw_text(&mut drawing, words, x, HEAD - 20.0, &look)?;
    }
    for band in &picture.bands {
        draw_band(&mut drawing, band, ontology)?;
    }
    drawing.write_event(Event::End(BytesEnd::new("g")))?;
    pen::end(drawing)
}

/// Says exactly what is drawn.
fn head<'a>(picture: &BandLayout, graph: &EventGraph, ontology: &'a Ontology, look: &Look) -> Head<'a> {
    let (title, counts) = diagram::head(graph, look);
    let cards = || picture.bands.iter().flat_map(|band| &band.cards);
    let looks = [
        (CardSort::Statement, "a statement, with its article below"),
        (CardSort::Claim, "only somebody says so, named below"),
        (CardSort::Fact, "the article says it itself"),
    ];
    let looks = looks
        .into_iter()
        .filter(|(look, _)| cards().any(|card| card.look == *look));
    let looks = looks.map(|(look, words)| LegendEntry {
        sample: Sample::Box(fill(look), border(look)[1].1),
        words: words.to_owned(),
    });
    let mut kinds: Vec<LegendEntry<'_>> = (kinds_drawn(picture, ontology).into_iter())
        .map(|kind| LegendEntry {
            sample: Sample::Kind(kind),
            words: kind.id.to_string(),
        })
        .collect();
    if chips(picture).any(|chip| chip.kind.is_none()) {
        kinds.push(LegendEntry {
            sample: Sample::Box("#FFFFFF", "none"),
            words: "kind unknown".to_owned(),
        });
    }
    Head {
        title,
        counts,
        legend: vec![looks.collect(), kinds],
    }
}

/// Gives all entities, as often as they are drawn.
fn chips(picture: &BandLayout) -> impl Iterator<Item = &Chip> {
    let bands = picture.bands.iter();
    bands.flat_map(|band| std::iter::once(&band.who).chain(&band.whom))
}

/// Gives the kinds that the picture has, in the order of the ontology.
fn kinds_drawn<'a>(picture: &BandLayout, ontology: &'a Ontology) -> Vec<&'a Kind> {
    let drawn = |id: &KindId| chips(picture).any(|chip| chip.kind.as_ref() == Some(id));
    let kinds = ontology.kinds.iter().map(AsRef::as_ref);
    kinds.filter(|kind: &&Kind| drawn(&kind.id)).collect()
}

fn draw_band(drawing: &mut Drawing, band: &Band, ontology: &Ontology) -> io::Result<()> {
    let ground = Rectangle {
        x: 10.0,
        y: band.top - 10.0,
        width: WIDTH - 20.0,
        height: band.bottom - band.top + 20.0,
    };
    draw_path(drawing, &outline("box", ground), FAINT, &[])?;
    // Lines first: boxes cover their ends.
    for (index, card) in band.cards.iter().enumerate() {
        let color = LINES[index % LINES.len()];
        draw_curve(drawing, band.who.place, card.place, GREY, card.look)?;
        for chip in card.to.iter().filter_map(|&place| band.whom.get(place)) {
            draw_curve(drawing, card.place, chip.place, color, card.look)?;
        }
    }
    draw_chip(drawing, &band.who, ontology)?;
    band.cards.iter().try_for_each(|card| draw_card(drawing, card))?;
    band.whom.iter().try_for_each(|chip| draw_chip(drawing, chip, ontology))
}

/// Draws a line from the right side of one box to the left side of another.
fn draw_curve(drawing: &mut Drawing, from: Rectangle, to: Rectangle, color: &str, look: CardSort) -> io::Result<()> {
    let (x, y, end, target) = (from.x + from.width, from.middle(), to.x, to.middle());
    let bend = (x + end) / 2.0;
    let path = format!("M{x},{y}C{bend},{y} {bend},{target} {end},{target}");
    let dashes = if look == CardSort::Fact { "none" } else { "5 3" };
    let look = [
        ("stroke", color),
        ("stroke-dasharray", dashes),
        ("stroke-opacity", "0.75"),
    ];
    draw_path(drawing, &path, "none", &look)
}

fn draw_chip(drawing: &mut Drawing, chip: &Chip, ontology: &Ontology) -> io::Result<()> {
    let kind = chip.kind.as_ref().and_then(|kind| ontology.kind(kind));
    let (shape, color) = kind.map_or(("box", "#FFFFFF"), |kind| (&kind.shape, &kind.color));
    draw_group(drawing, &chip.tip, |drawing| {
        draw_path(drawing, &outline(shape, chip.place), color, &[("stroke", GREY)])?;
        for (index, line) in chip.lines.iter().enumerate() {
            let look = [("text-anchor", "middle")];
            draw_text(drawing, line, chip.place.center(), base_line(chip.place, index), &look)?;
        }
        Ok(())
    })
}

fn draw_card(drawing: &mut Drawing, card: &Card) -> io::Result<()> {
    draw_group(drawing, &card.tip, |drawing| {
        let (place, look) = (card.place, card.look);
        draw_path(drawing, &outline("box", place), fill(look), &border(look))?;
        let (left, right) = (place.x + PADDING, place.x + place.width - PADDING);
        let bold = [("font-weight", "bold")];
        let grey = [("fill", GREY), ("font-size", "11")];
        let at_end = [grey[0], grey[1], ("text-anchor", "end")];
        let lines =
            (card.head.iter().map(|line| (line, &bold[..]))).chain(card.body.iter().map(|line| (line, &[][..])));
        for (index, (line, look)) in lines.enumerate() {
            draw_text(drawing, line, left, base_line(place, index), look)?;
        }
        let above = card.head.len() + card.body.len();
        for (index, line) in card.foot.iter().enumerate() {
            match card.one_line {
                true => draw_text(drawing, line, right, base_line(place, 0), &at_end)?,
                false => draw_text(drawing, line, left, base_line(place, above + index), &grey)?,
            }
        }
        Ok(())
    })
}

fn fill(look: CardSort) -> &'static str {
    match look {
        CardSort::Statement => "#FFFFFF",
        CardSort::Fact => "#E4F0E4",
        CardSort::Claim => "#FFF8E6",
    }
}

/// A fact has a solid border, a claim a dashed one.
fn border(look: CardSort) -> [(&'static str, &'static str); 2] {
    let dashes = if look == CardSort::Fact { "none" } else { "5 3" };
    [("stroke", INK), ("stroke-dasharray", dashes)]
}

/// Gives where the letters of a line stand.
fn base_line(place: Rectangle, index: usize) -> f64 {
    place.y + PADDING + index as f64 * LINE + 12.0
}
