//! Scenes to lay out: some drawn by hand, some generated. Shared by the tests and the `layout` example.

use super::{Anchor, Box, Lane, Point, Scene, Wire};

/// A scene under construction.
#[derive(Default)]
pub(crate) struct Sketch {
    pub(crate) scene: Scene,
    pub(crate) names: Vec<String>,
}

impl Sketch {
    /// A step with so many port rows, at the top level or in a lane.
    pub(crate) fn step(&mut self, name: &str, rows: usize, lane: Option<usize>) -> usize {
        self.scene.boxes.push(Box { width: 176.0, height: 54.0 + 22.0 * rows as f64, lane, pinned: None });
        self.names.push(name.to_owned());
        self.scene.boxes.len() - 1
    }

    /// A Condition with one row, and two lanes below it: True, then False.
    pub(crate) fn condition(&mut self, name: &str, lane: Option<usize>) -> (usize, usize, usize) {
        let owner = self.step(name, 1, lane);
        self.scene.boxes[owner].height += 29.0;
        self.scene.lanes.extend([Lane { owner, branch: 0 }, Lane { owner, branch: 1 }]);
        (owner, self.scene.lanes.len() - 2, self.scene.lanes.len() - 1)
    }

    /// A wire from an output's row to an input's.
    pub(crate) fn wire(&mut self, from: usize, out: usize, to: usize, into: usize) {
        let row = |nth: usize| 61.0 + 22.0 * nth as f64;
        let (from_anchor, to_anchor) = (Anchor::Right(row(out)), Anchor::Left(row(into)));
        self.scene.wires.push(Wire { from, from_anchor, to, to_anchor });
    }

    /// Whether a wire between two steps neither joins two branches nor makes a block wait for itself.
    fn sensible(&self, from: usize, to: usize) -> bool {
        let around = |b: usize| {
            std::iter::successors(Some(b), |&b| Some(self.scene.lanes[self.scene.boxes[b].lane?].owner))
                .map(|b| (self.scene.boxes[b].lane, b))
                .collect::<Vec<_>>()
        };
        let (from, to) = (around(from), around(to));
        from.iter().any(|(lane, from)| to.iter().any(|(other, to)| lane == other && from < to))
    }

    /// A wire from header to header: order only.
    pub(crate) fn after(&mut self, from: usize, to: usize) {
        let (from_anchor, to_anchor) = (Anchor::Right(22.0), Anchor::Left(22.0));
        self.scene.wires.push(Wire { from, from_anchor, to, to_anchor });
    }
}

/// The design's example.
pub(crate) fn churn() -> Sketch {
    let mut s = Sketch::default();
    let process = s.step("ProcessData", 3, None);
    let train = s.step("TrainModel", 2, None);
    let evaluate = s.step("EvaluateModel", 2, None);
    let (check, yes, no) = s.condition("CheckQuality", None);
    let register = s.step("RegisterModel", 2, Some(yes));
    let create = s.step("CreateModel", 1, Some(yes));
    let fail = s.step("QualityTooLow", 1, Some(no));
    s.wire(process, 0, train, 0);
    s.wire(process, 1, train, 1);
    s.wire(train, 0, evaluate, 0);
    s.wire(process, 2, evaluate, 1);
    s.wire(evaluate, 0, check, 0);
    s.wire(train, 0, register, 0);
    s.wire(evaluate, 0, register, 1);
    s.wire(train, 0, create, 0);
    s.wire(evaluate, 0, fail, 0);
    s
}

/// A Condition in a branch of a Condition, and a step after all of it.
pub(crate) fn nested() -> Sketch {
    let mut s = Sketch::default();
    let process = s.step("ProcessData", 2, None);
    let train = s.step("TrainModel", 1, None);
    let (quality, yes, no) = s.condition("CheckQuality", None);
    let bias = s.step("MeasureBias", 2, Some(yes));
    let (fair, fair_yes, fair_no) = s.condition("CheckBias", Some(yes));
    let register = s.step("RegisterModel", 2, Some(fair_yes));
    let notify = s.step("NotifyOwner", 1, Some(fair_yes));
    let review = s.step("AskForReview", 1, Some(fair_no));
    let fail = s.step("QualityTooLow", 1, Some(no));
    let report = s.step("PublishReport", 2, None);
    s.wire(process, 0, train, 0);
    s.wire(train, 0, quality, 0);
    s.wire(train, 0, bias, 0);
    s.wire(process, 1, bias, 1);
    s.wire(bias, 0, fair, 0);
    s.wire(train, 0, register, 0);
    s.wire(bias, 0, register, 1);
    s.wire(register, 0, notify, 0);
    s.wire(bias, 0, review, 0);
    s.wire(train, 0, fail, 0);
    s.wire(register, 0, report, 0);
    s.wire(process, 1, report, 1);
    s
}

/// One step feeding thirty, and one step after them all.
pub(crate) fn fan_out() -> Sketch {
    let mut s = Sketch::default();
    let split = s.step("SplitByRegion", 1, None);
    let trains: Vec<_> = (0..30).map(|nth| s.step(&format!("TrainRegion{nth}"), 1, None)).collect();
    let compare = s.step("CompareRegions", 0, None);
    for train in trains {
        s.wire(split, 0, train, 0);
        s.after(train, compare);
    }
    s
}

/// A branch whose steps follow one another, reading from outside.
pub(crate) fn chain_in_branch() -> Sketch {
    let mut s = Sketch::default();
    let process = s.step("ProcessData", 3, None);
    let train = s.step("TrainModel", 1, None);
    let (check, yes, no) = s.condition("CheckQuality", None);
    let create = s.step("CreateModel", 1, Some(yes));
    let transform = s.step("BatchTransform", 2, Some(yes));
    let monitor = s.step("MonitorQuality", 2, Some(yes));
    let register = s.step("RegisterModel", 2, Some(yes));
    let fail = s.step("QualityTooLow", 1, Some(no));
    let alert = s.step("AlertTeam", 1, Some(no));
    let archive = s.step("ArchiveRun", 1, None);
    s.wire(process, 0, train, 0);
    s.wire(train, 0, check, 0);
    s.wire(train, 0, create, 0);
    s.wire(create, 0, transform, 0);
    s.wire(process, 1, transform, 1);
    s.wire(transform, 0, monitor, 0);
    s.wire(process, 2, monitor, 1);
    s.wire(train, 0, register, 0);
    s.wire(monitor, 0, register, 1);
    s.wire(train, 0, fail, 0);
    s.after(fail, alert);
    s.after(check, archive);
    s.wire(register, 0, archive, 0);
    s
}

/// What a user's hand makes of the example: the evaluation far left of what it reads, a branch step aside.
pub(crate) fn moved() -> (Sketch, Vec<(usize, Point)>) {
    let places = vec![(2, Point { x: 40.0, y: 320.0 }), (5, Point { x: 900.0, y: 420.0 })];
    (churn(), places)
}

/// Small numbers, the same on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

/// A pipeline with Conditions, lanes within lanes, chains and fans, wires always from earlier to later steps. A
/// `wild` one also has wires between branches, and out of a branch and back in.
pub(crate) fn generated(seed: u64, steps: usize, wild: bool) -> Sketch {
    let mut dice = Dice::new(seed);
    let mut s = Sketch::default();
    let mut lanes: Vec<Option<usize>> = vec![None];
    for nth in 0..steps {
        let lane = lanes[dice.roll(lanes.len())];
        let condition = dice.roll(6) == 0 && lanes.len() < 12;
        let step = if condition {
            let (owner, yes, no) = s.condition(&format!("Check{nth}"), lane);
            lanes.push(Some(yes));
            if dice.roll(3) > 0 {
                lanes.push(Some(no));
            }
            owner
        } else {
            s.step(&format!("Step{nth}"), 1 + dice.roll(4), lane)
        };
        let rows = |s: &Sketch, b: usize| ((s.scene.boxes[b].height - 54.0) / 22.0) as usize;
        let inputs = if condition { 1 } else { rows(&s, step).min(1 + dice.roll(3)) };
        for into in 0..inputs {
            let from = step.saturating_sub(1 + dice.roll(8));
            if from == step || dice.roll(5) == 0 || !(wild || s.sensible(from, step)) {
                continue;
            }
            if s.scene.lanes.iter().any(|lane| lane.owner == from) {
                s.after(from, step);
            } else {
                let out = dice.roll(rows(&s, from).max(1));
                s.wire(from, out, step, into);
            }
        }
    }
    s
}

/// The layered random graphs other engines were measured with: up to √n steps a column, one to three inputs
/// each, one in seven from further back.
pub(crate) fn layered(seed: u64, steps: usize) -> Sketch {
    let mut dice = Dice::new(seed);
    let widest = ((steps as f64).sqrt() / 2.0).round().max(2.0) as usize * 2;
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut count = 0;
    while count < steps {
        let here = (1 + dice.roll(widest)).min(steps - count);
        columns.push((count..count + here).collect());
        count += here;
    }
    let mut s = Sketch::default();
    for nth in 0..steps {
        s.step(&format!("Step{nth}"), 3, None);
    }
    let mut edges = std::collections::BTreeSet::new();
    for column in 1..columns.len() {
        for &to in &columns[column] {
            for _ in 0..[1, 1, 1, 2, 2, 3][dice.roll(6)] {
                let back = if dice.roll(100) < 85 { 1 } else { 1 + dice.roll(column.min(4)) };
                let from = &columns[column - back];
                edges.insert((from[dice.roll(from.len())], to));
            }
        }
        for &from in &columns[column - 1] {
            if !edges.range((from, 0)..(from + 1, 0)).any(|_| true) {
                edges.insert((from, columns[column][dice.roll(columns[column].len())]));
            }
        }
    }
    let mut taken = vec![0; steps];
    for (from, to) in edges {
        s.wire(from, 1, to, taken[to] % 3);
        taken[to] += 1;
    }
    s
}
