//! A picture as SVG. Text is escaped, and characters that XML forbids are left out.

use super::layout::{Band, COLUMNS, Card, Chip, HEAD, LINE, Look, PADDING, Picture, Rectangle, WIDTH};
use super::shape::outline;
use crate::export::words::allowed_in_xml;
use crate::ontology::{Kind, KindId, Ontology};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

const INK: &str = "#222222";
const GREY: &str = "#666666";
const FAINT: &str = "#F6F6F4";
/// Lines of neighbouring cards differ in colour.
const LINES: [&str; 6] = ["#1F6FA8", "#B5542A", "#3B7D4F", "#7A4E9C", "#8A7420", "#A23A5E"];

type Drawing = Writer<Vec<u8>>;

/// Draws head, bands and boxes.
pub(super) fn draw(picture: &Picture, ontology: &Ontology) -> io::Result<Vec<u8>> {
    let mut drawing = Writer::new_with_indent(Vec::new(), b' ', 1);
    drawing.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let (width, height) = (number(WIDTH), number(picture.height));
    let view = format!("0 0 {width} {height}");
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("width", &width),
        ("height", &height),
        ("viewBox", &view),
        ("font-family", "Helvetica, Arial, 'DejaVu Sans', sans-serif"),
        ("font-size", "12"),
    ];
    drawing.write_event(Event::Start(BytesStart::new("svg").with_attributes(attributes)))?;
    draw_text_element(&mut drawing, "title", "Who said what when, and who did what to whom")?;
    let page = [("width", "100%"), ("height", "100%"), ("fill", "#FFFFFF")];
    drawing.create_element("rect").with_attributes(page).write_empty()?;
    draw_head(&mut drawing, ontology, picture)?;
    for band in &picture.bands {
        draw_band(&mut drawing, band, ontology)?;
    }
    drawing.write_event(Event::End(BytesEnd::new("svg")))?;
    Ok(drawing.into_inner())
}

/// Draws the title, the legend with the kinds that occur, and the heads of the columns.
fn draw_head(drawing: &mut Drawing, ontology: &Ontology, picture: &Picture) -> io::Result<()> {
    let [left, middle, right] = COLUMNS;
    draw_line(
        drawing,
        "Who said what when, and who did what to whom",
        left,
        34.0,
        &[("font-size", "18")],
    )?;
    let mut x = left;
    for (look, words) in [
        (Look::Statement, "a statement"),
        (Look::Claim, "claimed by a speaker"),
        (Look::Fact, "said by the article itself"),
    ] {
        let place = sample(x);
        draw_path(drawing, &outline("box", place), fill(look), &border(look))?;
        draw_line(drawing, words, x + 34.0, 66.0, &[("fill", GREY)])?;
        x += 60.0 + crate::export::words::width(words);
    }
    x = left;
    for kind in kinds_drawn(picture, ontology) {
        let place = Rectangle { y: 78.0, ..sample(x) };
        draw_path(drawing, &outline(&kind.shape, place), &kind.color, &[("stroke", GREY)])?;
        draw_line(drawing, kind.id.as_str(), x + 34.0, 90.0, &[("fill", GREY)])?;
        x += 56.0 + crate::export::words::width(kind.id.as_str());
    }
    for (x, words) in [
        (left, "WHO"),
        (middle, "SAYS OR DOES WHAT, WHEN"),
        (right, "ABOUT OR TO WHOM"),
    ] {
        draw_line(
            drawing,
            words,
            x,
            HEAD - 16.0,
            &[("fill", GREY), ("font-weight", "bold")],
        )?;
    }
    Ok(())
}

/// A small box of the legend.
fn sample(x: f64) -> Rectangle {
    Rectangle {
        x,
        y: 54.0,
        width: 26.0,
        height: 16.0,
    }
}

/// Gives the kinds that the picture has, in the order of the ontology.
fn kinds_drawn<'a>(picture: &Picture, ontology: &'a Ontology) -> Vec<&'a Kind> {
    let chips = || {
        picture
            .bands
            .iter()
            .flat_map(|band| std::iter::once(&band.who).chain(&band.whom))
    };
    let drawn = |id: &KindId| chips().any(|chip| chip.kind.as_ref() == Some(id));
    ontology.kinds.iter().filter(|kind| drawn(&kind.id)).collect()
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
fn draw_curve(drawing: &mut Drawing, from: Rectangle, to: Rectangle, color: &str, look: Look) -> io::Result<()> {
    let (x, y, end, target) = (from.x + from.width, from.middle(), to.x, to.middle());
    let bend = (x + end) / 2.0;
    let path = format!("M{x},{y}C{bend},{y} {bend},{target} {end},{target}");
    let dashes = if look == Look::Fact { "none" } else { "5 3" };
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
    drawing.write_event(Event::Start(BytesStart::new("g")))?;
    draw_text_element(drawing, "title", &chip.tip)?;
    draw_path(drawing, &outline(shape, chip.place), color, &[("stroke", GREY)])?;
    let x = chip.place.x + chip.place.width / 2.0;
    for (index, line) in chip.lines.iter().enumerate() {
        draw_line(
            drawing,
            line,
            x,
            base_line(chip.place, index),
            &[("text-anchor", "middle")],
        )?;
    }
    drawing.write_event(Event::End(BytesEnd::new("g")))
}

fn draw_card(drawing: &mut Drawing, card: &Card) -> io::Result<()> {
    drawing.write_event(Event::Start(BytesStart::new("g")))?;
    draw_text_element(drawing, "title", &card.tip)?;
    draw_path(
        drawing,
        &outline("box", card.place),
        fill(card.look),
        &border(card.look),
    )?;
    let left = card.place.x + PADDING;
    let right = card.place.x + card.place.width - PADDING;
    let grey = [("fill", GREY), ("font-size", "11")];
    let mut index = 0;
    for line in &card.head {
        draw_line(
            drawing,
            line,
            left,
            base_line(card.place, index),
            &[("font-weight", "bold")],
        )?;
        index += 1;
    }
    for line in &card.body {
        draw_line(drawing, line, left, base_line(card.place, index), &[])?;
        index += 1;
    }
    if card.one_line {
        let look = [grey[0], grey[1], ("text-anchor", "end")];
        card.foot
            .iter()
            .try_for_each(|line| draw_line(drawing, line, right, base_line(card.place, 0), &look))?;
    } else {
        for line in &card.foot {
            draw_line(drawing, line, left, base_line(card.place, index), &grey)?;
            index += 1;
        }
    }
    drawing.write_event(Event::End(BytesEnd::new("g")))
}

fn fill(look: Look) -> &'static str {
    match look {
        Look::Statement => "#FFFFFF",
        Look::Fact => "#E4F0E4",
        Look::Claim => "#FFF8E6",
    }
}

/// A fact has a solid border, a claim a dashed one.
fn border(look: Look) -> [(&'static str, &'static str); 2] {
    let dashes = if look == Look::Fact { "none" } else { "5 3" };
    [("stroke", INK), ("stroke-dasharray", dashes)]
}

/// Gives where the letters of a line stand.
fn base_line(place: Rectangle, index: usize) -> f64 {
    place.y + PADDING + index as f64 * LINE + 12.0
}

fn draw_path(drawing: &mut Drawing, path: &str, fill: &str, look: &[(&str, &str)]) -> io::Result<()> {
    let element = drawing
        .create_element("path")
        .with_attribute(("d", path))
        .with_attribute(("fill", fill));
    element.with_attributes(look.iter().copied()).write_empty()?;
    Ok(())
}

fn draw_line(drawing: &mut Drawing, text: &str, x: f64, y: f64, look: &[(&str, &str)]) -> io::Result<()> {
    let (x, y) = (number(x), number(y));
    let element = drawing
        .create_element("text")
        .with_attribute(("x", x.as_str()))
        .with_attribute(("y", y.as_str()));
    let element = element.with_attributes(look.iter().copied());
    element.write_text_content(BytesText::new(&allowed_in_xml(text)))?;
    Ok(())
}

fn draw_text_element(drawing: &mut Drawing, name: &str, text: &str) -> io::Result<()> {
    drawing
        .create_element(name)
        .write_text_content(BytesText::new(&allowed_in_xml(text)))?;
    Ok(())
}

/// Writes a coordinate with one digit behind the point.
fn number(value: f64) -> String {
    format!("{value:.1}")
}
