//! EventGraph → the drawing of `svg` in pixels.
//!
//! resvg is well kept and pure Rust, but makes a clean build half as long again (114 in place of 77 CPU seconds): hence a
//! feature. Its text needs fonts. We use those of the system and ship none: an open font with the letters of all names
//! in the news is larger than the program, and one without them would draw boxes in place of words.

use super::diagram::Look;
use super::svg;
use crate::error::{Error, Result};
use crate::graph::EventGraph;
use crate::ontology::Ontology;

/// Draws the graph in the look that reads best.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    draw(graph, ontology, &Look::default())
}

/// Draws the graph. Fails where the program was built without the feature, or where the system has no font.
pub(super) fn draw(graph: &EventGraph, ontology: &Ontology, look: &Look) -> Result<Vec<u8>> {
    render(&svg::draw(graph, ontology, look)?).map_err(|reason| Error::new("--format png", reason))
}

#[cfg(not(feature = "png"))]
fn render(_: &[u8]) -> std::result::Result<Vec<u8>, String> {
    Err(
        "this program was built without it: `cargo install --path . --features png`, or `--format svg` and \
         `rsvg-convert -z 2 graph.svg -o graph.png`"
            .to_owned(),
    )
}

#[cfg(feature = "png")]
fn render(svg: &[u8]) -> std::result::Result<Vec<u8>, String> {
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Options, Tree};

    /// Pixels for each of the drawing: print wants more than screens.
    const SCALE: f32 = 2.0;
    /// No picture is larger in a direction: memory grows with its area.
    const LARGEST: f32 = 16_000.0;

    let mut options = Options::default();
    let fonts = options.fontdb_mut();
    fonts.load_system_fonts();
    let Some(family) = sans_serif(fonts) else {
        return Err(
            "this system has no font (none was found in its folders of fonts): install one, as `fonts-dejavu`"
                .to_owned(),
        );
    };
    fonts.set_sans_serif_family(family.clone());
    options.font_family = family;
    let tree = Tree::from_data(svg, &options).map_err(|error| error.to_string())?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SCALE.min(LARGEST / width.max(height));
    let mut pixels =
        Pixmap::new((width * scale).ceil() as u32, (height * scale).ceil() as u32).ok_or("the picture has no size")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

/// Gives the font for what is asked for as sans-serif: one that people know, or else any. `None` where there is none.
#[cfg(feature = "png")]
fn sans_serif(fonts: &resvg::usvg::fontdb::Database) -> Option<String> {
    const KNOWN: [&str; 5] = ["Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans", "Helvetica"];
    let families = || {
        fonts
            .faces()
            .filter_map(|face| face.families.first().map(|(name, _)| name.as_str()))
    };
    let known = KNOWN
        .into_iter()
        .find(|known| families().any(|family| family == *known));
    known.or_else(|| families().min()).map(str::to_owned)
}
