//! Paths and texts as SVG. Text is escaped, and characters that XML forbids are left out.

use crate::export::words::allowed_in_xml;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// Text and borders.
pub(super) const INK: &str = "#222222";
/// What is less important.
pub(super) const GREY: &str = "#666666";

/// A drawing that is being made.
pub(super) type Drawing = Writer<Vec<u8>>;

/// Begins a drawing of a size on white ground.
pub(super) fn begin(width: f64, height: f64, title: &str) -> io::Result<Drawing> {
    let mut drawing = Writer::new_with_indent(Vec::new(), b' ', 1);
    drawing.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let (width, height) = (number(width), number(height));
    let view = format!("0 0 {width} {height}");
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("width", &width),
        ("height", &height),
        ("viewBox", &view),
        (
            "font-family",
            "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif",
        ),
        ("font-size", "12"),
    ];
    drawing.write_event(Event::Start(BytesStart::new("svg").with_attributes(attributes)))?;
    draw_tip(&mut drawing, title)?;
    let page = [("width", "100%"), ("height", "100%"), ("fill", "#FFFFFF")];
    drawing.create_element("rect").with_attributes(page).write_empty()?;
    Ok(drawing)
}

/// Ends a drawing.
pub(super) fn end(mut drawing: Drawing) -> io::Result<Vec<u8>> {
    drawing.write_event(Event::End(BytesEnd::new("svg")))?;
    Ok(drawing.into_inner())
}

/// Draws what belongs together, with what is shown where the pointer rests.
pub(super) fn draw_group(
    drawing: &mut Drawing,
    tip: &str,
    draw: impl FnOnce(&mut Drawing) -> io::Result<()>,
) -> io::Result<()> {
    drawing.write_event(Event::Start(BytesStart::new("g")))?;
    draw_tip(drawing, tip)?;
    draw(drawing)?;
    drawing.write_event(Event::End(BytesEnd::new("g")))
}

/// Draws an outline.
pub(super) fn draw_path(drawing: &mut Drawing, path: &str, fill: &str, look: &[(&str, &str)]) -> io::Result<()> {
    let element = drawing
        .create_element("path")
        .with_attribute(("d", path))
        .with_attribute(("fill", fill));
    element.with_attributes(look.iter().copied()).write_empty()?;
    Ok(())
}

/// Draws a line of text.
pub(super) fn draw_text(drawing: &mut Drawing, text: &str, x: f64, y: f64, look: &[(&str, &str)]) -> io::Result<()> {
    let (x, y) = (number(x), number(y));
    let element = drawing
        .create_element("text")
        .with_attribute(("x", x.as_str()))
        .with_attribute(("y", y.as_str()));
    let element = element.with_attributes(look.iter().copied());
    element.write_text_content(BytesText::new(&allowed_in_xml(text)))?;
    Ok(())
}

fn draw_tip(drawing: &mut Drawing, text: &str) -> io::Result<()> {
    drawing
        .create_element("title")
        .write_text_content(BytesText::new(&allowed_in_xml(text)))?;
    Ok(())
}

/// Writes a coordinate with one digit behind the point.
pub(super) fn number(value: f64) -> String {
    format!("{value:.1}")
}
