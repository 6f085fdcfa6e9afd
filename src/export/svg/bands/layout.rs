//! Where everything stands. Coordinates are pixels from the upper left corner.

use crate::export::svg::shape::Rectangle;
use crate::export::words;
use crate::graph::{
    EventGraph, Node, NodeId, Part, RelationEdge, StatementNode, one_line, part_label, reported_label, said_label,
};
use crate::ontology::{KindId, Ontology};
use std::collections::{BTreeMap, BTreeSet};

/// The height of a line of text.
pub(super) const LINE: f64 = 16.0;
/// The space between the border of a box and its text.
pub(super) const PADDING: f64 = 9.0;

const MARGIN: f64 = 24.0;
const GAP: f64 = 12.0;
const BAND_GAP: f64 = 26.0;
const CHIP_WIDTH: f64 = 190.0;
const CARD_WIDTH: f64 = 440.0;
/// A band has no more cards than the eye can follow to the other side.
const CARDS: usize = 6;
const LEFT: f64 = MARGIN;
const MIDDLE: f64 = LEFT + CHIP_WIDTH + 80.0;
const RIGHT: f64 = MIDDLE + CARD_WIDTH + 110.0;

/// The width of the whole picture.
pub(super) const WIDTH: f64 = RIGHT + CHIP_WIDTH + MARGIN;
/// Where the columns begin.
pub(super) const COLUMNS: [f64; 3] = [LEFT, MIDDLE, RIGHT];
/// The room above the first band, for the heads of the columns.
pub(super) const HEAD: f64 = 40.0;

/// All boxes and the lines between them.
pub(super) struct BandLayout {
    pub(super) height: f64,
    pub(super) bands: Vec<Band>,
}

/// A speaker or actor with all that it says and does.
pub(super) struct Band {
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) who: Chip,
    pub(super) cards: Vec<Card>,
    pub(super) whom: Vec<Chip>,
}

/// An entity.
pub(super) struct Chip {
    pub(super) place: Rectangle,
    pub(super) kind: Option<KindId>,
    pub(super) lines: Vec<String>,
    pub(super) tip: String,
}

/// A statement or relation.
pub(super) struct Card {
    pub(super) place: Rectangle,
    pub(super) look: CardSort,
    /// `accuse · 2024-06-06`.
    pub(super) head: Vec<String>,
    /// What is said.
    pub(super) body: Vec<String>,
    /// Where it was read.
    pub(super) foot: Vec<String>,
    /// Whether the foot stands behind the head, on its line.
    pub(super) one_line: bool,
    pub(super) tip: String,
    /// The places in [`Band::whom`] that lines lead to.
    pub(super) to: Vec<usize>,
}

/// What a card is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CardSort {
    Statement,
    Fact,
    Claim,
}

/// Statements by date, those without one last, and as they stand in their articles; then relations by label.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Order<'a> {
    look: CardSort,
    is_undated: bool,
    label: String,
    node: &'a NodeId,
    start: u32,
}

/// A card before it has a place.
struct UnplacedCard<'a> {
    order: Order<'a>,
    card: Card,
    whom: Vec<&'a NodeId>,
}

/// Gives every box its place; none overlaps another. Only a head for an empty graph.
pub(super) fn lay_out(graph: &EventGraph, ontology: &Ontology) -> BandLayout {
    let mut drafts: BTreeMap<&NodeId, Vec<UnplacedCard<'_>>> = BTreeMap::new();
    for (id, statement) in graph.statements() {
        let parts = graph.parts(id);
        if let Some((_, speaker)) = parts.iter().find(|(part, _)| *part == Part::Speaker) {
            drafts
                .entry(speaker)
                .or_default()
                .push(draft_statement(graph, id, statement));
        }
    }
    for (actor, relation, recipient) in graph.relations() {
        drafts
            .entry(actor)
            .or_default()
            .push(draft_relation(graph, relation, recipient, ontology));
    }
    let mut bands: Vec<(&NodeId, Vec<UnplacedCard<'_>>)> = drafts.into_iter().collect();
    // Whoever says and does most comes first.
    bands.sort_by_key(|(who, drafts)| (std::cmp::Reverse(drafts.len()), *who));
    let mut top = HEAD;
    let mut placed = Vec::new();
    for (who, mut drafts) in bands {
        drafts.sort_by(|one, other| one.order.cmp(&other.order));
        while !drafts.is_empty() {
            let rest = drafts.split_off(CARDS.min(drafts.len()));
            let band = lay_out_band(graph, who, drafts, top);
            top = band.bottom + BAND_GAP;
            placed.push(band);
            drafts = rest;
        }
    }
    BandLayout {
        height: top + MARGIN,
        bands: placed,
    }
}

fn lay_out_band(graph: &EventGraph, who: &NodeId, drafts: Vec<UnplacedCard<'_>>, top: f64) -> Band {
    // Each entity once, as high as the first card that leads to it.
    let mut seen = BTreeSet::new();
    let mut ids: Vec<&NodeId> = drafts.iter().flat_map(|draft| draft.whom.iter().copied()).collect();
    ids.retain(|id| seen.insert(*id));
    let column: f64 = drafts.iter().map(|draft| draft.card.place.height + GAP).sum();
    let mut whom: Vec<Chip> = ids.iter().map(|id| chip(graph, id, RIGHT)).collect();
    let chips: f64 = whom.iter().map(|chip| chip.place.height + GAP).sum();
    let mut who = chip(graph, who, LEFT);
    let height = column.max(chips).max(who.place.height + GAP) - GAP;

    let mut y = top + (height - (column - GAP)) / 2.0;
    let mut cards = Vec::new();
    for mut draft in drafts {
        draft.card.place.y = y;
        y += draft.card.place.height + GAP;
        draft.card.to = ids
            .iter()
            .enumerate()
            .filter(|(_, id)| draft.whom.contains(id))
            .map(|(place, _)| place)
            .collect();
        cards.push(draft.card);
    }
    who.place.y = top + (height - who.place.height) / 2.0;
    place_beside(&mut whom, &cards, top, top + height);
    Band {
        top,
        bottom: top + height,
        who,
        cards,
        whom,
    }
}

/// Places the chips as near to their cards as the order and the band allow.
fn place_beside(whom: &mut [Chip], cards: &[Card], top: f64, bottom: f64) {
    let mut y = top;
    for (place, chip) in whom.iter_mut().enumerate() {
        let middles: Vec<f64> = cards
            .iter()
            .filter(|card| card.to.contains(&place))
            .map(|card| card.place.middle())
            .collect();
        let wanted = middles.iter().sum::<f64>() / middles.len().max(1) as f64 - chip.place.height / 2.0;
        chip.place.y = wanted.max(y);
        y = chip.place.y + chip.place.height + GAP;
    }
    let mut limit = bottom;
    for chip in whom.iter_mut().rev() {
        chip.place.y = chip.place.y.min(limit - chip.place.height);
        limit = chip.place.y - GAP;
    }
}

fn chip(graph: &EventGraph, id: &NodeId, x: f64) -> Chip {
    let label = one_line(graph.label(id));
    let lines = words::wrap(&label, CHIP_WIDTH - 4.0 * PADDING, 3);
    let (kind, tip) = match graph.node(id) {
        Some(Node::Entity(entity)) => {
            let kind = entity.kind.as_ref().map_or("kind unknown", KindId::as_str);
            (entity.kind.clone(), format!("{label} ({kind})"))
        }
        _ => (None, label),
    };
    let height = lines.len().max(1) as f64 * LINE + 2.0 * PADDING;
    Chip {
        place: Rectangle {
            x,
            y: 0.0,
            width: CHIP_WIDTH,
            height,
        },
        kind,
        lines,
        tip,
    }
}

fn draft_statement<'a>(graph: &'a EventGraph, id: &'a NodeId, statement: &'a StatementNode) -> UnplacedCard<'a> {
    let part = |wanted| part_label(graph, id, wanted);
    let said = statement.said.as_ref();
    let mut head = format!("{} · {}", statement.act, said_label(graph, id, statement));
    for (name, part) in [
        ("with", part(Part::CoSpeaker)),
        ("to", part(Part::Addressee)),
        ("at", part(Part::At)),
    ] {
        if !part.is_empty() {
            head.push_str(&format!(" · {name} {part}"));
        }
    }
    let mut foot = words::articles(graph, [&statement.cue].into_iter());
    let parts = graph.parts(id);
    if let Some((_, outer)) = parts.iter().find(|(part, _)| *part == Part::Within) {
        foot.push_str(&format!(" · as told by {}", part_label(graph, outer, Part::Speaker)));
    }
    let content = reported_label(statement);
    let tip = format!("{content}\n(rule: {})", statement.rule);
    let abouts = parts.into_iter().filter(|(part, _)| *part == Part::About);
    UnplacedCard {
        order: Order {
            look: CardSort::Statement,
            is_undated: said.is_none(),
            label: said.map_or(String::new(), |said| said.when.value.as_str().to_owned()),
            node: &statement.cue.article,
            start: statement.cue.start,
        },
        card: card(CardSort::Statement, &head, &content, &foot, tip),
        whom: abouts.map(|(_, node)| node).collect(),
    }
}

fn draft_relation<'a>(
    graph: &'a EventGraph,
    relation: &RelationEdge,
    recipient: &'a NodeId,
    ontology: &Ontology,
) -> UnplacedCard<'a> {
    let look = if relation.is_fact() {
        CardSort::Fact
    } else {
        CardSort::Claim
    };
    let head = words::relation(graph, &relation.key, ontology);
    let mut foot = words::articles(graph, relation.evidence.iter().map(|evidence| &evidence.quote));
    let voices = relation.evidence.iter().flat_map(|evidence| &evidence.voices);
    let voices: BTreeSet<&str> = voices.map(|voice| graph.label(voice)).collect();
    if look == CardSort::Claim {
        let voices: Vec<&str> = voices.into_iter().collect();
        foot.push_str(&format!(" · by the word of {}", voices.join(", ")));
    }
    let tips = relation.evidence.iter().map(|evidence| {
        let words = one_line(&evidence.quote.exact);
        format!("{words} (rule: {})", evidence.rule)
    });
    UnplacedCard {
        order: Order {
            look,
            is_undated: false,
            label: head.clone(),
            node: recipient,
            start: 0,
        },
        card: card(look, &head, "", &foot, tips.collect::<Vec<_>>().join("\n")),
        whom: vec![recipient],
    }
}

fn card(look: CardSort, head: &str, body: &str, foot: &str, tip: String) -> Card {
    let limit = CARD_WIDTH - 2.0 * PADDING;
    // The head is bold and so a tenth wider.
    let head = words::wrap(&one_line(head), limit / 1.12, 2);
    let body = words::wrap(body, limit, 3);
    let foot = words::wrap(&one_line(foot), limit, 2);
    let used: f64 = head.iter().chain(&foot).map(|line| words::width(line) * 1.12).sum();
    let one_line = body.is_empty() && head.len() == 1 && foot.len() == 1 && used + 24.0 < limit;
    let lines = if one_line {
        1
    } else {
        head.len() + body.len() + foot.len()
    };
    Card {
        place: Rectangle {
            x: MIDDLE,
            y: 0.0,
            width: CARD_WIDTH,
            height: lines as f64 * LINE + 2.0 * PADDING,
        },
        look,
        head,
        body,
        foot,
        one_line,
        tip,
        to: Vec::new(),
    }
}
