//! Where the numbers of an overview stand: on their lines, where neither a box nor another number is.

use super::Network;
use crate::export::svg::shape::Rectangle;
use crate::export::words::width;

/// The size of the numbers, and the room around them.
pub(super) const SIZE: f64 = 10.5;
const HEIGHT: f64 = 13.0;
/// How far along its line a number may stand, the best place first.
const PLACES: [f64; 9] = [0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78];

/// Gives each line the place of its number, the greatest first; `None` where there is no room.
pub(super) fn place_counts(network: &Network<'_>, boxes: &[Rectangle]) -> Vec<Option<Rectangle>> {
    let lines = &network.diagram.lines;
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(lines[index].count));
    let mut taken = boxes.to_vec();
    let mut places = vec![None; lines.len()];
    for index in order {
        let line = &lines[index];
        let text = line.label.first().map_or("", String::as_str);
        let (from, to) = (boxes[line.from], boxes[line.to]);
        let at = |share: f64| {
            let wide = (width(text) * SIZE / 12.0 + 4.0).ceil();
            let x = from.center() + (to.center() - from.center()) * share;
            let y = from.middle() + (to.middle() - from.middle()) * share;
            Rectangle {
                x: (x - wide / 2.0).round(),
                y: (y - HEIGHT / 2.0).round(),
                width: wide,
                height: HEIGHT,
            }
        };
        let free = |place: &Rectangle| taken.iter().all(|other| !overlap(place, other));
        if let Some(place) = PLACES.map(at).into_iter().find(free) {
            taken.push(place);
            places[index] = Some(place);
        }
    }
    places
}

fn overlap(one: &Rectangle, other: &Rectangle) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}
