//! Moves boxes apart until none overlaps another, and out of the way of lines that are not theirs.

use crate::export::svg::shape::Rectangle;
use rustc_hash::FxHashSet;

/// The room between boxes.
pub(super) const GAP: f64 = 10.0;
/// The room between a line and a box that is not its own.
const BERTH: f64 = 5.0;
/// So often boxes are moved before all are spread a little more.
const PASSES: usize = 60;
const SPREAD: f64 = 1.04;
/// No more than this share of the page is filled with boxes at first.
const FILLED: f64 = 0.4;
/// So often boxes step aside for lines; after every so many rounds that did not do, all are spread a little.
const ROUNDS: usize = 160;
const WAIT: usize = 40;
const WIDER: f64 = 1.08;
/// Beyond so many boxes nobody follows a line with the eye.
const TOO_MANY: usize = 250;

/// A line between two boxes, by their places.
pub(super) type Leg = (usize, usize);

/// Moves boxes until none overlaps another and, as far as that can be done, none stands on a line of others.
///
/// The two ends of a line stand so far apart that its words have room, across or down.
pub(super) fn part(boxes: &mut [Rectangle], legs: &[Leg], room: f64) {
    let spacing = Spacing::new(legs, room);
    make_room(boxes);
    spacing.separate(boxes);
    if boxes.len() > TOO_MANY {
        return;
    }
    let mut best = (crossed(boxes, legs), boxes.to_vec());
    for round in 0..ROUNDS {
        if best.0 == 0 {
            break;
        }
        // Where words are boxes of their own there is room between them, and wider would only be smaller letters.
        if room > GAP && round % WAIT == WAIT - 1 {
            spread(boxes, WIDER);
        }
        step_aside(boxes, legs);
        spacing.separate(boxes);
        let crossed = crossed(boxes, legs);
        if crossed < best.0 {
            best = (crossed, boxes.to_vec());
        }
    }
    boxes.copy_from_slice(&best.1);
}

/// How far apart boxes stand.
struct Spacing {
    /// The pairs with a line between them, the lower place first.
    linked: FxHashSet<Leg>,
    /// The room between such two.
    room: f64,
}

fn spread(boxes: &mut [Rectangle], by: f64) {
    for place in boxes {
        let (center, middle) = (place.center() * by, place.middle() * by);
        place.x = center - place.width / 2.0;
        place.y = middle - place.height / 2.0;
    }
}

/// Spreads all boxes so far that they fill only a part of the page: where all are moved at once nothing is bent.
fn make_room(boxes: &mut [Rectangle]) {
    let filled: f64 = boxes
        .iter()
        .map(|place| (place.width + GAP) * (place.height + GAP))
        .sum();
    let reach = |middle: fn(Rectangle) -> f64| {
        let middles = boxes.iter().map(|&place| middle(place));
        let (first, last) = middles.fold((f64::MAX, f64::MIN), |(first, last), one| {
            (first.min(one), last.max(one))
        });
        (last - first).max(1.0)
    };
    let share = filled / (reach(Rectangle::center) * reach(Rectangle::middle));
    let by = (share / FILLED).sqrt();
    if by > 1.0 {
        spread(boxes, by);
    }
}

impl Spacing {
    fn new(legs: &[Leg], room: f64) -> Self {
        let linked = legs.iter().map(|&(one, other)| (one.min(other), one.max(other)));
        Self {
            linked: linked.collect(),
            room,
        }
    }

    /// Gives the room that is left between two boxes.
    fn between(&self, one: usize, other: usize) -> f64 {
        match self.linked.contains(&(one.min(other), one.max(other))) {
            true => self.room,
            false => GAP,
        }
    }

    /// Moves boxes until none overlaps another.
    fn separate(&self, boxes: &mut [Rectangle]) {
        while !(0..PASSES).any(|_| !self.push(boxes)) {
            for place in boxes.iter_mut() {
                place.x *= SPREAD;
                place.y *= SPREAD;
            }
        }
    }

    /// Moves each two that overlap away from each other, across or down; says whether any did.
    fn push(&self, boxes: &mut [Rectangle]) -> bool {
        let mut order: Vec<usize> = (0..boxes.len()).collect();
        order.sort_by(|&one, &other| boxes[one].x.total_cmp(&boxes[other].x).then(one.cmp(&other)));
        let widest = boxes.iter().map(|place| place.width).fold(0.0, f64::max);
        let mut moved = false;
        for (index, &one) in order.iter().enumerate() {
            for &other in &order[index + 1..] {
                let (here, there) = (boxes[one], boxes[other]);
                if there.x > here.x + widest + 2.0 * self.room.max(GAP) {
                    break;
                }
                let gap = self.between(one, other);
                let across = (here.width + there.width) / 2.0 + gap - (there.center() - here.center()).abs();
                let down = (here.height + there.height) / 2.0 + gap - (there.middle() - here.middle()).abs();
                // So little is no overlap but the rest of a division.
                if across < 0.01 || down < 0.01 {
                    continue;
                }
                moved = true;
                // In shares of their sizes: boxes are flat, and would all pile up in columns.
                if across / (here.width + there.width) < down / (here.height + there.height) {
                    let by = across / 2.0 + 0.01;
                    let by = if here.center() <= there.center() { by } else { -by };
                    boxes[one].x -= by;
                    boxes[other].x += by;
                } else {
                    let by = down / 2.0 + 0.01;
                    let by = if here.middle() <= there.middle() { by } else { -by };
                    boxes[one].y -= by;
                    boxes[other].y += by;
                }
            }
        }
        moved
    }
}

/// Counts the boxes that stand on lines of others.
fn crossed(boxes: &[Rectangle], legs: &[Leg]) -> usize {
    let on = |&(from, to): &Leg| {
        let others = (0..boxes.len()).filter(move |&place| place != from && place != to);
        others
            .filter(|&place| aside(boxes[from], boxes[to], boxes[place]).is_some())
            .count()
    };
    legs.iter().map(on).sum()
}

/// Moves every box that stands on a line of others a little to the side, and the line to the other.
fn step_aside(boxes: &mut [Rectangle], legs: &[Leg]) {
    for &(from, to) in legs {
        for place in (0..boxes.len()).filter(|&place| place != from && place != to) {
            if let Some((across, down)) = aside(boxes[from], boxes[to], boxes[place]) {
                boxes[place].x += 0.7 * across;
                boxes[place].y += 0.7 * down;
                for end in [from, to] {
                    boxes[end].x -= 0.15 * across;
                    boxes[end].y -= 0.15 * down;
                }
            }
        }
    }
}

/// Gives how a box must move so that it stands beside the line between the middles of two others; `None` if it does.
fn aside(from: Rectangle, to: Rectangle, place: Rectangle) -> Option<(f64, f64)> {
    let (start, end) = ((from.center(), from.middle()), (to.center(), to.middle()));
    let along = (end.0 - start.0, end.1 - start.1);
    let length = (along.0 * along.0 + along.1 * along.1).sqrt();
    if length < 1.0 {
        return None;
    }
    let unit = (along.0 / length, along.1 / length);
    let offset = (place.center() - start.0, place.middle() - start.1);
    // How far along the line the box is, and how far beside it.
    let forward = offset.0 * unit.0 + offset.1 * unit.1;
    let beside = offset.1 * unit.0 - offset.0 * unit.1;
    let half = (place.width / 2.0 + BERTH, place.height / 2.0 + BERTH);
    let reach = half.0 * unit.0.abs() + half.1 * unit.1.abs();
    let breadth = half.0 * unit.1.abs() + half.1 * unit.0.abs();
    if forward + reach <= 0.0 || forward - reach >= length || beside.abs() >= breadth {
        return None;
    }
    let by = if beside < 0.0 {
        -(breadth + beside)
    } else {
        breadth - beside
    };
    Some((-unit.1 * by, unit.0 * by))
}
