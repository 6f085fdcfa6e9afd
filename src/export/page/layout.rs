//! Where the nodes of the graph stand: springs along edges, distance between all others, room for every label.
//!
//! Only additions, products and square roots: the same graph has the same places on every machine.

/// What is laid out.
#[derive(Default)]
pub(super) struct Layout {
    /// Half the width and half the height of each node with its label.
    pub(super) sizes: Vec<[f64; 2]>,
    /// Two nodes, and how strongly they hold together.
    pub(super) edges: Vec<(usize, usize, f64)>,
}

impl Layout {
    /// Gives how strongly a node keeps others away: one with a long label more than a small one.
    fn mass(&self, node: usize) -> f64 {
        0.3 + self.sizes[node][0] / 30.0
    }
}

/// The distance that two nodes keep.
const REST: f64 = 70.0;
/// Beyond about this a node does not feel single others.
const CELL: f64 = 3.0 * REST;
/// All nodes together are so many crowds wide; a node feels crowds that are not beside its own.
const CROWDS: f64 = 12.0;
/// The golden angle, as a turn.
const TURN: [f64; 2] = [-0.737_368_878_078_320_1, 0.675_490_294_261_523_9];

/// Gives the place of every node in whole pixels, the middle of all at the origin.
pub(super) fn lay_out(layout: &Layout) -> Vec<[i32; 2]> {
    let count = layout.sizes.len();
    let mut places = begin(layout);
    let rounds = (300_000 / (count + 1)).clamp(30, 300);
    let mut heat = REST * 3.0;
    for round in 0..rounds {
        let pushes = push(layout, &places);
        for (place, push) in places.iter_mut().zip(pushes) {
            let length = length(push);
            let step = heat.min(length) / length.max(1e-9);
            *place = [place[0] + push[0] * step, place[1] + push[1] * step];
        }
        heat = REST * 3.0 * (1.0 - (round + 1) as f64 / rounds as f64) + 0.5;
    }
    let passes = (100_000 / (count + 1)).clamp(10, 80);
    for _ in 0..passes {
        if !part(&layout.sizes, &mut places) {
            break;
        }
    }
    places
        .into_iter()
        .map(|place| [place[0].round() as i32, place[1].round() as i32])
        .collect()
}

/// Places neighbours near each other on a spiral: whoever has most neighbours in the middle, then those, then theirs.
fn begin(layout: &Layout) -> Vec<[f64; 2]> {
    let count = layout.sizes.len();
    let mut neighbours = vec![Vec::new(); count];
    for &(one, other, _) in &layout.edges {
        neighbours[one].push(other);
        neighbours[other].push(one);
    }
    let mut roots: Vec<usize> = (0..count).collect();
    roots.sort_by_key(|&node| (std::cmp::Reverse(neighbours[node].len()), node));
    let mut order = Vec::with_capacity(count);
    let mut seen = vec![false; count];
    for root in roots {
        let mut next = order.len();
        if !seen[root] {
            seen[root] = true;
            order.push(root);
        }
        while let Some(&node) = order.get(next) {
            for &other in &neighbours[node] {
                if !seen[other] {
                    seen[other] = true;
                    order.push(other);
                }
            }
            next += 1;
        }
    }
    let mut places = vec![[0.0; 2]; count];
    let mut direction = [1.0, 0.0];
    for (index, node) in order.into_iter().enumerate() {
        let radius = REST * 0.6 * (index as f64 + 0.5).sqrt();
        places[node] = [direction[0] * radius, direction[1] * radius];
        direction = [
            direction[0] * TURN[0] - direction[1] * TURN[1],
            direction[0] * TURN[1] + direction[1] * TURN[0],
        ];
    }
    places
}

/// Gives where each node is pushed and pulled.
fn push(layout: &Layout, places: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let cells = Cells::new(places, CELL);
    let far = places
        .iter()
        .flatten()
        .fold(0.0, |far: f64, number| far.max(number.abs()));
    let coarse = Cells::new(places, (2.0 * far / CROWDS).max(CELL));
    let crowds = coarse.crowds(layout, places);
    let mut pushes: Vec<[f64; 2]> = Vec::with_capacity(places.len());
    for (node, place) in places.iter().enumerate() {
        // Weak, so that parts without an edge between them stay in sight.
        let mut sum = [-place[0] * 0.06, -place[1] * 0.06];
        for other in cells.near(*place).filter(|&other| other != node) {
            repel(&mut sum, *place, places[other], layout.mass(other));
        }
        for (cell, middle, weight) in &crowds {
            if !coarse.is_near(*place, *cell) {
                repel(&mut sum, *place, *middle, *weight);
            }
        }
        pushes.push(sum);
    }
    for &(one, other, strength) in &layout.edges {
        let way = [places[other][0] - places[one][0], places[other][1] - places[one][1]];
        let pull = strength * length(way) / REST;
        for (node, sign) in [(one, pull), (other, -pull)] {
            pushes[node][0] += way[0] * sign;
            pushes[node][1] += way[1] * sign;
        }
    }
    pushes
}

fn repel(sum: &mut [f64; 2], place: [f64; 2], other: [f64; 2], weight: f64) {
    let way = [place[0] - other[0], place[1] - other[1]];
    let square = (way[0] * way[0] + way[1] * way[1]).max(1.0);
    let force = REST * REST * weight / square;
    sum[0] += way[0] * force;
    sum[1] += way[1] * force;
}

fn length(way: [f64; 2]) -> f64 {
    (way[0] * way[0] + way[1] * way[1]).sqrt()
}

/// Parts nodes that cover each other, by the shorter way; says whether there were any.
fn part(sizes: &[[f64; 2]], places: &mut [[f64; 2]]) -> bool {
    let widest = sizes.iter().map(|size| size[0]).fold(20.0, f64::max);
    let cells = Cells::new(places, widest * 2.0);
    let mut any = false;
    for node in 0..places.len() {
        for other in cells.near(places[node]).filter(|&other| other > node) {
            let way = [places[other][0] - places[node][0], places[other][1] - places[node][1]];
            let lack = [0, 1].map(|axis| sizes[node][axis] + sizes[other][axis] - way[axis].abs());
            if lack[0] <= 0.5 || lack[1] <= 0.5 {
                continue;
            }
            any = true;
            let axis = usize::from(lack[1] < lack[0]);
            let sign = if way[axis] < 0.0 { -1.0 } else { 1.0 };
            places[node][axis] -= sign * lack[axis] / 2.0;
            places[other][axis] += sign * lack[axis] / 2.0;
        }
    }
    any
}

/// The nodes by the cells of a grid.
struct Cells {
    width: f64,
    /// The cell and the node, sorted.
    nodes: Vec<([i64; 2], usize)>,
}

impl Cells {
    fn new(places: &[[f64; 2]], width: f64) -> Self {
        let cell = |place: &[f64; 2]| [0, 1].map(|axis| (place[axis] / width).floor() as i64);
        let mut nodes: Vec<_> = places
            .iter()
            .enumerate()
            .map(|(node, place)| (cell(place), node))
            .collect();
        nodes.sort_unstable();
        Self { width, nodes }
    }

    fn cell(&self, place: [f64; 2]) -> [i64; 2] {
        place.map(|number| (number / self.width).floor() as i64)
    }

    /// Gives the nodes in the nine cells around a place.
    fn near(&self, place: [f64; 2]) -> impl Iterator<Item = usize> {
        let [column, row] = self.cell(place);
        (column - 1..=column + 1).flat_map(move |column| {
            let first = self.nodes.partition_point(|(cell, _)| *cell < [column, row - 1]);
            let rest = self.nodes[first..].iter();
            rest.take_while(move |(cell, _)| *cell <= [column, row + 1])
                .map(|(_, node)| *node)
        })
    }

    fn is_near(&self, place: [f64; 2], cell: [i64; 2]) -> bool {
        let own = self.cell(place);
        (own[0] - cell[0]).abs() <= 1 && (own[1] - cell[1]).abs() <= 1
    }

    /// Gives each cell with the middle of its nodes and their mass.
    fn crowds(&self, layout: &Layout, places: &[[f64; 2]]) -> Vec<([i64; 2], [f64; 2], f64)> {
        let mut crowds: Vec<([i64; 2], [f64; 2], f64)> = Vec::new();
        for &(cell, node) in &self.nodes {
            let mass = layout.mass(node);
            let place = places[node].map(|number| number * mass);
            match crowds.last_mut() {
                Some((last, sum, weight)) if *last == cell => {
                    *sum = [sum[0] + place[0], sum[1] + place[1]];
                    *weight += mass;
                }
                _ => crowds.push((cell, place, mass)),
            }
        }
        for (_, sum, weight) in &mut crowds {
            *sum = [sum[0] / *weight, sum[1] / *weight];
        }
        crowds
    }
}
