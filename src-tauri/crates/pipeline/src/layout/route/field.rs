//! What wires must keep clear of.

use crate::layout::frame::join;
use crate::layout::scene::{Point, Rect};
use crate::layout::tree::Tree;

/// From the top or foot of a box to the nearest level wire: half the gap between rows of a lane.
const BOX_ROW: f64 = 5.0;
/// From a lane's edge to a wire along it.
const LANE_EDGE: f64 = 8.0;
/// From a lane's upper edge down to below its name.
const LANE_NAME: f64 = 28.0;
/// From a branch wire to a wire along it.
const BRANCH: f64 = 8.0;

/// A Condition and a lane, or two lanes, this near to one another belong together.
const NEIGHBOURS: f64 = 40.0;

/// A stretch of a coordinate.
pub(super) type Span = (f64, f64);

/// A direction of wires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Up or down, at some x.
    Upright,
    /// Left or right, at some y.
    Level,
}

/// What one obstacle forbids to wires of one direction: to be at `across` anywhere `along`. Edges are allowed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slab {
    pub(super) across: Span,
    pub(super) along: Span,
}

impl Slab {
    const NOTHING: Self = Self { across: (f64::INFINITY, f64::NEG_INFINITY), along: (0.0, 0.0) };

    pub(super) fn blocks(&self, at: f64, along: Span) -> bool {
        self.across.0 < at && at < self.across.1 && self.along.0 < along.1 && along.0 < self.along.1
    }
}

/// Whose way it is: a wire may enter the lanes of its ends.
#[derive(Debug, Clone, Default)]
pub(super) struct Pass {
    pub(super) lanes: Vec<usize>,
    /// The boxes it ends at, and the Conditions of those lanes.
    pub(super) owners: Vec<usize>,
    /// All lanes, when there is no way around the others.
    pub(super) anywhere: bool,
}

impl Pass {
    pub(super) fn new(tree: &Tree, from: usize, to: usize) -> Self {
        let lanes_around =
            |b: usize| std::iter::successors(tree.lane_of(b), |&lane| tree.outer(lane)).collect::<Vec<_>>();
        let mut lanes = lanes_around(from);
        lanes.extend(lanes_around(to));
        let mut owners: Vec<_> = lanes.iter().filter_map(|&lane| tree.owner(lane)).collect();
        owners.extend([from, to]);
        Self { lanes, owners, anywhere: false }
    }

    fn lets(&self, home: Option<Home>) -> bool {
        match home {
            None => false,
            Some(_) if self.anywhere => true,
            Some(Home::Lane(lane)) => self.lanes.contains(&lane),
            Some(Home::Block(owner)) => self.owners.contains(&owner),
        }
    }
}

/// What only those may enter who end there.
#[derive(Debug, Clone, Copy)]
enum Home {
    Lane(usize),
    /// A Condition with its lanes, and what lies between these.
    Block(usize),
}

/// All obstacles, found by place.
#[derive(Debug)]
pub(super) struct Field {
    upright: Plane,
    level: Plane,
}

impl Field {
    /// The boxes with their clearances left and right, the lanes and the edges of the lanes.
    pub(super) fn new(areas: &[Rect], sides: &[(f64, f64)], tree: &Tree, frames: &[Rect]) -> Self {
        let all = areas.iter().chain(frames);
        let (mut x, mut y) = ((0.0_f64, 1.0_f64), (0.0_f64, 1.0_f64));
        for area in all {
            x = (x.0.min(area.x), x.1.max(area.x + area.width));
            y = (y.0.min(area.y), y.1.max(area.y + area.height));
        }
        let mut field = Self { upright: Plane::new(x, y), level: Plane::new(y, x) };
        for (area, (left, right)) in areas.iter().zip(sides) {
            let level = grow(area, 0.0, BOX_ROW);
            let upright = Rect { x: level.x - left, width: level.width + left + right, ..level };
            field.add(None, Some(upright), Some(level));
        }
        for (lane, frame) in frames.iter().enumerate().filter(|(_, frame)| frame.width > 0.0) {
            let around = grow(frame, LANE_EDGE, LANE_EDGE);
            field.add(Some(Home::Lane(lane)), Some(around), Some(grow(frame, 0.0, LANE_EDGE)));
            for x in [frame.x, frame.x + frame.width] {
                let edge = Rect { x, width: 0.0, ..*frame };
                field.add(None, Some(grow(&edge, LANE_EDGE, 0.0)), None);
            }
            let name = Rect { y: frame.y - LANE_EDGE, height: LANE_EDGE + LANE_NAME, ..*frame };
            let foot = Rect { y: frame.y + frame.height, height: 0.0, ..*frame };
            field.add(None, None, Some(name));
            field.add(None, None, Some(grow(&foot, 0.0, LANE_EDGE)));
        }
        for (owner, area) in areas.iter().enumerate() {
            field.add_block(owner, *area, tree, frames);
        }
        field
    }

    /// Keeps other wires from running along a branch wire; crossing it is allowed.
    pub(super) fn keep_clear(&mut self, wire: &[Point]) {
        for ends in wire.windows(2) {
            let area = Rect {
                x: ends[0].x.min(ends[1].x),
                y: ends[0].y.min(ends[1].y),
                width: (ends[0].x - ends[1].x).abs(),
                height: (ends[0].y - ends[1].y).abs(),
            };
            if area.width < area.height {
                self.add(None, Some(grow(&area, BRANCH, 0.0)), None);
            } else {
                self.add(None, None, Some(grow(&area, 0.0, BRANCH)));
            }
        }
    }

    /// What lies between a Condition and its lanes: wires from elsewhere stay out of all of it, and none runs
    /// level between neighbours, where the branch wires are.
    fn add_block(&mut self, owner: usize, area: Rect, tree: &Tree, frames: &[Rect]) {
        let lanes = tree.lanes_of(owner).iter().map(|&lane| frames[lane]).filter(|frame| frame.width > 0.0);
        let (mut above, mut hull) = (area, area);
        for lane in lanes {
            let (from, to) = (above.y + above.height, lane.y);
            if (0.0..=NEIGHBOURS).contains(&(to - from)) {
                let both = join(above, lane);
                self.add(None, None, Some(Rect { y: from, height: to - from, ..both }));
            }
            hull = join(hull, lane);
            above = lane;
        }
        if hull.height > area.height {
            self.add(Some(Home::Block(owner)), Some(hull), Some(hull));
        }
    }

    fn add(&mut self, home: Option<Home>, upright: Option<Rect>, level: Option<Rect>) {
        let (x, y) = (|r: Rect| (r.x, r.x + r.width), |r: Rect| (r.y, r.y + r.height));
        self.upright.push(home, upright.map_or(Slab::NOTHING, |r| Slab { across: x(r), along: y(r) }));
        self.level.push(home, level.map_or(Slab::NOTHING, |r| Slab { across: y(r), along: x(r) }));
    }

    fn plane(&self, way: Way) -> &Plane {
        match way {
            Way::Upright => &self.upright,
            Way::Level => &self.level,
        }
    }

    /// What an obstacle forbids to one direction.
    pub(super) fn slab(&self, way: Way, obstacle: usize) -> &Slab {
        &self.plane(way).slabs[obstacle].1
    }

    /// The obstacles in the way of a piece of wire.
    pub(super) fn blockers<'a>(
        &'a self,
        way: Way,
        pass: &'a Pass,
        at: f64,
        along: Span,
    ) -> impl Iterator<Item = usize> + 'a {
        let plane = self.plane(way);
        plane.near((at, at), along).filter(move |&obstacle| {
            let (home, slab) = &plane.slabs[obstacle];
            slab.blocks(at, along) && !pass.lets(*home)
        })
    }

    /// The stretch around `at` that is forbidden; `None` when the way is clear.
    pub(super) fn blocked(&self, way: Way, pass: &Pass, at: f64, along: Span) -> Option<Span> {
        self.blockers(way, pass, at, along)
            .map(|obstacle| self.slab(way, obstacle).across)
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// How far a clear piece of wire may move to either side, `reach` at most.
    pub(super) fn room(&self, way: Way, pass: &Pass, at: f64, along: Span, reach: f64) -> Span {
        let mut room = (at - reach, at + reach);
        for slab in self.across(way, pass, room, along) {
            if slab.across.1 <= at {
                room.0 = room.0.max(slab.across.1);
            } else if slab.across.0 >= at {
                room.1 = room.1.min(slab.across.0);
            }
        }
        room
    }

    /// All slabs that forbid something in a stretch. Some may come more than once.
    pub(super) fn across<'a>(
        &'a self,
        way: Way,
        pass: &'a Pass,
        across: Span,
        along: Span,
    ) -> impl Iterator<Item = &'a Slab> + 'a {
        let plane = self.plane(way);
        plane.near(across, along).map(|obstacle| &plane.slabs[obstacle]).filter_map(move |(home, slab)| {
            let meets = slab.along.0 < along.1
                && along.0 < slab.along.1
                && slab.across.0 < across.1
                && across.0 < slab.across.1;
            (meets && !pass.lets(*home)).then_some(slab)
        })
    }
}

fn grow(rect: &Rect, sideways: f64, updown: f64) -> Rect {
    Rect {
        x: rect.x - sideways,
        y: rect.y - updown,
        width: rect.width + 2.0 * sideways,
        height: rect.height + 2.0 * updown,
    }
}

/// The slabs of one direction, in cells of a coarse grid.
#[derive(Debug)]
struct Plane {
    slabs: Vec<(Option<Home>, Slab)>,
    cells: Vec<Vec<usize>>,
    across: Axis,
    along: Axis,
}

impl Plane {
    fn new(across: Span, along: Span) -> Self {
        let (across, along) = (Axis::new(across), Axis::new(along));
        Self { slabs: Vec::new(), cells: vec![Vec::new(); across.count * along.count], across, along }
    }

    fn push(&mut self, home: Option<Home>, slab: Slab) {
        if slab.across.0 < slab.across.1 {
            for across in self.across.cells(slab.across) {
                for along in self.along.cells(slab.along) {
                    self.cells[across * self.along.count + along].push(self.slabs.len());
                }
            }
        }
        self.slabs.push((home, slab));
    }

    fn near(&self, across: Span, along: Span) -> impl Iterator<Item = usize> + '_ {
        let (first, last) = self.along.cells(along).into_inner();
        self.across.cells(across).flat_map(move |row| {
            let row = row * self.along.count;
            self.cells[row + first..=row + last].iter().flatten().copied()
        })
    }
}

/// Cells of one coordinate. What lies outside falls into the outermost cells.
#[derive(Debug)]
struct Axis {
    start: f64,
    step: f64,
    count: usize,
}

impl Axis {
    const STEP: f64 = 240.0;
    const MOST: f64 = 64.0;

    fn new(span: Span) -> Self {
        let count = ((span.1 - span.0) / Self::STEP).ceil().clamp(1.0, Self::MOST);
        Self { start: span.0, step: ((span.1 - span.0) / count).max(1.0), count: count as usize }
    }

    fn cells(&self, span: Span) -> std::ops::RangeInclusive<usize> {
        let cell = |at: f64| (((at - self.start) / self.step).max(0.0) as usize).min(self.count - 1);
        cell(span.0)..=cell(span.1)
    }
}
