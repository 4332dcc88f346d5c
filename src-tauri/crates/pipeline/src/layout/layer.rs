//! Columns filled with what has to share their height: blocks, and the wires that pass between them.

use std::collections::BTreeMap;

use super::metrics::{PASSING_GAP, WIRE_GAP};

/// A box with the lanes below it, as its column sees it. Its origin is the box's top left corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// How far lanes reach to the left of the box.
    pub(super) left: f64,
    /// How far the box or its lanes reach to the right of the box's left edge.
    pub(super) right: f64,
    /// From the box's top to the foot of its last lane.
    pub(super) height: f64,
}

/// A wire between two blocks of one container. Heights are below the top of each block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// The block it leaves; `None` when it comes from outside the container.
    pub(super) from: Option<usize>,
    /// How high it leaves.
    pub(super) from_y: f64,
    /// The block it enters; `None` when it goes outside the container.
    pub(super) to: Option<usize>,
    /// How high it arrives.
    pub(super) to_y: f64,
    /// Wires of one net share what way they can.
    pub(super) net: usize,
    /// What it joins.
    pub(super) flow: Flow,
}

/// What a wire joins, as one container sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Flow {
    /// Two boxes of the container: what the eye follows first.
    Main,
    /// A box, or something in its lanes, and something outside the container.
    Outer,
    /// Two blocks, but within a lane of one of them.
    Deep,
}

/// One thing that takes room in a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    /// The column.
    pub(super) layer: usize,
    /// The block; `None` for a wire passing through.
    pub(super) block: Option<usize>,
    /// The height; 0 for a wire.
    pub(super) height: f64,
    /// Which unconnected part of the graph it belongs to.
    pub(super) part: usize,
}

/// A piece of wire from one column to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// The item it leaves.
    pub(super) from: usize,
    /// How far below the item's top.
    pub(super) from_y: f64,
    /// The item it enters, one column on.
    pub(super) to: usize,
    /// How far below the item's top.
    pub(super) to_y: f64,
    /// The net it belongs to.
    pub(super) net: usize,
    /// What it joins; of several wires that share the piece, the first in order.
    pub(super) flow: Flow,
}

/// All columns of one container.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// Blocks first, in definition order, then passing wires.
    pub(super) items: Vec<Item>,
    /// The items of each column, from the top.
    pub(super) columns: Vec<Vec<usize>>,
    /// The wires, cut at columns.
    pub(super) pieces: Vec<Piece>,
    /// The pieces entering each item, by height.
    pub(super) entering: Vec<Vec<usize>>,
    /// The pieces leaving each item, by height.
    pub(super) leaving: Vec<Vec<usize>>,
}

impl Layers {
    /// Cuts links at the columns they pass. All links of one net pass a column in one place, so that they
    /// split as late as can be. A link from or to outside is led through the columns on its way there, so
    /// that a lane keeps room for it. Links that do not run rightwards are left out.
    pub(super) fn new(blocks: &[Block], rank: &[usize], links: &[Link]) -> Self {
        let count = rank.iter().max().map_or(0, |last| last + 1);
        let mut layers = Self { columns: vec![Vec::new(); count], ..Self::default() };
        for (block, &layer) in rank.iter().enumerate() {
            let height = blocks[block].height;
            layers.items.push(Item { layer, block: Some(block), height, part: 0 });
        }
        let mut passing = BTreeMap::new();
        for link in links {
            layers.cut(link, rank, &mut passing);
        }
        layers.name_parts();
        layers.index();
        layers
    }

    fn cut(&mut self, link: &Link, rank: &[usize], passing: &mut BTreeMap<(usize, usize), usize>) {
        let first = link.from.map_or(0, |block| rank[block] + 1);
        let last = link.to.map_or(self.columns.len(), |block| rank[block]);
        if link.from.is_some_and(|block| first > last || Some(block) == link.to) {
            return;
        }
        let mut before = link.from.map(|block| (block, link.from_y));
        for layer in first..last {
            let item = *passing.entry((link.net, layer)).or_insert_with(|| {
                self.items.push(Item { layer, block: None, height: 0.0, part: 0 });
                self.items.len() - 1
            });
            self.piece(before, Some((item, 0.0)), link);
            before = Some((item, 0.0));
        }
        self.piece(before, link.to.map(|block| (block, link.to_y)), link);
    }

    fn piece(&mut self, from: Option<(usize, f64)>, to: Option<(usize, f64)>, link: &Link) {
        if let (Some((from, from_y)), Some((to, to_y))) = (from, to) {
            self.pieces.push(Piece { from, from_y, to, to_y, net: link.net, flow: link.flow });
        }
    }

    /// Numbers the parts of the graph that no wire joins, in definition order.
    fn name_parts(&mut self) {
        let mut root: Vec<usize> = (0..self.items.len()).collect();
        for piece in &self.pieces {
            let (a, b) = (find(&mut root, piece.from), find(&mut root, piece.to));
            let (low, high) = (a.min(b), a.max(b));
            root[high] = low;
        }
        for item in 0..self.items.len() {
            self.items[item].part = find(&mut root, item);
        }
    }

    fn index(&mut self) {
        // Shared pieces of one net occur once.
        self.pieces.sort_by(|a, b| {
            (a.from, a.to, a.net)
                .cmp(&(b.from, b.to, b.net))
                .then(a.from_y.total_cmp(&b.from_y))
                .then(a.to_y.total_cmp(&b.to_y))
        });
        self.pieces.dedup_by(|a, b| {
            let same =
                (a.from, a.to, a.net) == (b.from, b.to, b.net) && (a.to_y - b.to_y).abs() < f64::EPSILON;
            // `b` stays.
            if same {
                b.flow = b.flow.min(a.flow);
            }
            same
        });
        self.entering = vec![Vec::new(); self.items.len()];
        self.leaving = vec![Vec::new(); self.items.len()];
        for (at, piece) in self.pieces.iter().enumerate() {
            self.entering[piece.to].push(at);
            self.leaving[piece.from].push(at);
        }
        let pieces = &self.pieces;
        for entering in &mut self.entering {
            entering.sort_by(|&a, &b| pieces[a].to_y.total_cmp(&pieces[b].to_y));
        }
        for leaving in &mut self.leaving {
            leaving.sort_by(|&a, &b| pieces[a].from_y.total_cmp(&pieces[b].from_y));
        }
        for (at, item) in self.items.iter().enumerate() {
            self.columns[item.layer].push(at);
        }
        let items = &self.items;
        for column in &mut self.columns {
            column.sort_by_key(|&item| items[item].part);
        }
    }

    /// The least distances between the tops of items of one column: (above, below, distance). Neighbours keep
    /// apart, and so do blocks with wires between them.
    pub(super) fn distances(&self, row_gap: f64) -> Vec<(usize, usize, f64)> {
        let mut distances = Vec::new();
        for column in &self.columns {
            let mut last_block = None;
            for (nth, &below) in column.iter().enumerate() {
                let item = &self.items[below];
                if let Some(above) = nth.checked_sub(1).map(|nth| column[nth]) {
                    let gap = match (self.items[above].block, item.block) {
                        (Some(_), Some(_)) => row_gap,
                        (None, None) => WIRE_GAP,
                        _ => PASSING_GAP,
                    };
                    distances.push((above, below, self.items[above].height + gap));
                }
                if item.block.is_some()
                    && let Some(above) = last_block.replace(below)
                {
                    distances.push((above, below, self.items[above].height + row_gap));
                }
            }
        }
        distances
    }
}

/// The first of the items that an item is joined with; shortens the way there.
fn find(root: &mut [usize], mut item: usize) -> usize {
    while root[item] != item {
        root[item] = root[root[item]];
        item = root[item];
    }
    item
}

#[cfg(test)]
impl Layers {
    /// Blocks of height 100 in the given columns, with wires `(from, from_y, to, to_y)` of the main flow.
    pub(super) fn in_columns(rank: &[usize], links: &[(usize, f64, usize, f64)]) -> Self {
        let blocks = vec![Block { left: 0.0, right: 176.0, height: 100.0 }; rank.len()];
        let links: Vec<_> = links
            .iter()
            .enumerate()
            .map(|(net, &(from, from_y, to, to_y))| Link {
                from: Some(from),
                from_y,
                to: Some(to),
                to_y,
                net,
                flow: Flow::Main,
            })
            .collect();
        Self::new(&blocks, rank, &links)
    }
}
