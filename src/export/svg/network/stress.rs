//! Where points stand so that those a few lines apart are near and the others far: stress by stochastic gradient
//! descent (Zheng, Pawar, Goodman 2018), from far pairs to near ones.
//!
//! Only additions, multiplications and square roots: every machine gives the same picture.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Beyond so many points not all pairs are looked at.
const ALL_PAIRS: usize = 700;
/// Then every point looks at so many others, which lie far from one another.
const PIVOTS: usize = 60;
/// A power of two: its root is taken by taking roots.
const STEPS: usize = 32;

/// A pair with how far apart it wants to be.
struct Pair {
    one: usize,
    other: usize,
    far: f64,
}

/// Gives a place to each of `count` points that the lines, with their lengths, connect.
pub(super) fn spread(count: usize, lines: &[(usize, usize, u32)]) -> Vec<(f64, f64)> {
    let mut next = vec![Vec::new(); count];
    for &(one, other, length) in lines {
        next[one].push((other, length));
        next[other].push((one, length));
    }
    let mut places = spiral(count, lines);
    let mut pairs = pairs(&next, lines);
    let farthest = pairs.iter().map(|pair| pair.far).fold(1.0, f64::max);
    let nearest = pairs.iter().map(|pair| pair.far).fold(farthest, f64::min);
    let mut step = farthest * farthest;
    let mut ratio = 0.1 * nearest * nearest / step;
    for _ in 0..STEPS.trailing_zeros() {
        ratio = ratio.sqrt();
    }
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..STEPS {
        random.shuffle(&mut pairs);
        for pair in &pairs {
            pull(&mut places, pair, step);
        }
        step *= ratio;
    }
    places
}

/// Moves both of a pair towards how far apart they want to be.
fn pull(places: &mut [(f64, f64)], pair: &Pair, step: f64) {
    let ((x, y), (other_x, other_y)) = (places[pair.one], places[pair.other]);
    let (mut across, down) = (x - other_x, y - other_y);
    let mut far = (across * across + down * down).sqrt();
    if far < 0.01 {
        (across, far) = (0.01, 0.01);
    }
    let share = (step / (pair.far * pair.far)).min(1.0);
    let move_by = share * (far - pair.far) / (2.0 * far);
    places[pair.one] = (x - across * move_by, y - down * move_by);
    places[pair.other] = (other_x + across * move_by, other_y + down * move_by);
}

/// Begins on a spiral: each turned by the golden angle against the one before.
fn spiral(count: usize, lines: &[(usize, usize, u32)]) -> Vec<(f64, f64)> {
    const TURN: (f64, f64) = (-0.737_368_878_078_320, 0.675_490_294_261_524);
    let length = lines.first().map_or(100.0, |line| f64::from(line.2));
    let mut direction = (1.0, 0.0);
    let mut places = Vec::with_capacity(count);
    for index in 0..count {
        let radius = length * (index as f64 + 0.5).sqrt();
        places.push((direction.0 * radius, direction.1 * radius));
        let (x, y) = direction;
        direction = (x * TURN.0 - y * TURN.1, x * TURN.1 + y * TURN.0);
    }
    places
}

/// Lists the pairs that are looked at.
fn pairs(next: &[Vec<(usize, u32)>], lines: &[(usize, usize, u32)]) -> Vec<Pair> {
    let count = next.len();
    let mut pairs = Vec::new();
    let mut add = |one: usize, far: &[u32], others: std::ops::Range<usize>| {
        for other in others {
            if other != one && far[other] != u32::MAX {
                let far = f64::from(far[other]).max(1.0);
                pairs.push(Pair { one, other, far });
            }
        }
    };
    if count <= ALL_PAIRS {
        for one in 0..count {
            add(one, &distances(next, one), one + 1..count);
        }
        return pairs;
    }
    let mut nearest_pivot = vec![u32::MAX; count];
    let mut pivot = 0;
    for _ in 0..PIVOTS {
        let far = distances(next, pivot);
        add(pivot, &far, 0..count);
        for (nearest, far) in nearest_pivot.iter_mut().zip(far) {
            *nearest = far.min(*nearest);
        }
        let farthest = (0..count).max_by_key(|&point| (nearest_pivot[point], Reverse(point)));
        pivot = farthest.unwrap_or_default();
    }
    for &(one, other, length) in lines {
        let far = f64::from(length);
        pairs.push(Pair { one, other, far });
    }
    pairs
}

/// Gives how far all points are from one along the lines; the greatest number where no line leads.
fn distances(next: &[Vec<(usize, u32)>], from: usize) -> Vec<u32> {
    let mut distances = vec![u32::MAX; next.len()];
    let mut waiting = BinaryHeap::from([Reverse((0, from))]);
    distances[from] = 0;
    while let Some(Reverse((far, point))) = waiting.pop() {
        if far > distances[point] {
            continue;
        }
        for &(other, length) in &next[point] {
            let farther = far + length;
            if farther < distances[other] {
                distances[other] = farther;
                waiting.push(Reverse((farther, other)));
            }
        }
    }
    distances
}

/// The same numbers every time: xorshift.
struct Random(u64);

impl Random {
    fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            list.swap(place, (self.0 % (place as u64 + 1)) as usize);
        }
    }
}
