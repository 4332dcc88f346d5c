//! Which box lies in which lane, and which lane hangs from which box.

use super::scene::Scene;

/// The nesting of a scene. Lanes that would contain themselves, or that name a box or lane which is not
/// there, are repaired by lifting the box to the top level: a half-drawn pipeline must still be drawn.
#[derive(Debug)]
pub(super) struct Tree {
    lane_of: Vec<Option<usize>>,
    lanes_of: Vec<Vec<usize>>,
    members: Vec<Vec<usize>>,
    top: Vec<usize>,
    depth: Vec<usize>,
    owner: Vec<Option<usize>>,
}

impl Tree {
    pub(super) fn new(scene: &Scene) -> Self {
        let owner: Vec<_> =
            scene.lanes.iter().map(|lane| Some(lane.owner).filter(|&b| b < scene.boxes.len())).collect();
        let mut lane_of: Vec<_> =
            scene.boxes.iter().map(|b| b.lane.filter(|&lane| lane < owner.len())).collect();
        cut_cycles(&owner, &mut lane_of);

        let mut lanes_of = vec![Vec::new(); scene.boxes.len()];
        for (lane, owner) in owner.iter().enumerate() {
            if let Some(owner) = *owner {
                lanes_of[owner].push(lane);
            }
        }
        for lanes in &mut lanes_of {
            lanes.sort_by_key(|&lane| scene.lanes[lane].branch);
        }

        let (mut members, mut top) = (vec![Vec::new(); owner.len()], Vec::new());
        for (b, lane) in lane_of.iter().enumerate() {
            match *lane {
                Some(lane) => members[lane].push(b),
                None => top.push(b),
            }
        }

        let mut tree = Self { lane_of, lanes_of, members, top, depth: vec![0; owner.len()], owner };
        for lane in 0..tree.owner.len() {
            tree.depth[lane] = std::iter::successors(Some(lane), |&lane| tree.outer(lane)).count();
        }
        tree
    }

    /// The boxes of a lane, or of the top level, in definition order.
    pub(super) fn members(&self, container: Option<usize>) -> &[usize] {
        container.map_or(&self.top, |lane| &self.members[lane])
    }

    /// The lanes of a Condition, in the order of its branch ports.
    pub(super) fn lanes_of(&self, owner: usize) -> &[usize] {
        &self.lanes_of[owner]
    }

    /// The lane around a box.
    pub(super) fn lane_of(&self, b: usize) -> Option<usize> {
        self.lane_of[b]
    }

    /// The Condition a lane hangs from; `None` when the scene names one that is not there.
    pub(super) fn owner(&self, lane: usize) -> Option<usize> {
        self.owner[lane]
    }

    /// The lane around a lane's Condition.
    pub(super) fn outer(&self, lane: usize) -> Option<usize> {
        self.owner[lane].and_then(|owner| self.lane_of[owner])
    }

    /// All lanes, those inside others first.
    pub(super) fn inner_first(&self) -> Vec<usize> {
        let mut lanes: Vec<_> = (0..self.depth.len()).collect();
        lanes.sort_by_key(|&lane| std::cmp::Reverse(self.depth[lane]));
        lanes
    }

    /// The innermost container that holds both boxes, and the member of it that each lies in.
    pub(super) fn meet(&self, a: usize, b: usize) -> Meeting {
        let depth = |b: usize| self.lane_of[b].map_or(0, |lane| self.depth[lane]);
        let (mut from, mut to) = (a, b);
        let (mut left, mut entered) = (Vec::new(), Vec::new());
        while self.lane_of[from] != self.lane_of[to] {
            let (climber, path) =
                if depth(from) >= depth(to) { (&mut from, &mut left) } else { (&mut to, &mut entered) };
            let Some(lane) = self.lane_of[*climber] else { break };
            path.push((lane, *climber));
            let Some(owner) = self.owner[lane] else { break };
            *climber = owner;
        }
        Meeting { container: self.lane_of[from], from, to, left, entered }
    }
}

/// Where the ways of two boxes out of their lanes meet.
#[derive(Debug)]
pub(super) struct Meeting {
    /// The innermost container that holds both.
    pub(super) container: Option<usize>,
    /// The member of the container in whose block the first box lies.
    pub(super) from: usize,
    /// The member of the container in whose block the second box lies.
    pub(super) to: usize,
    /// The lanes left on the way from the first box, each with the member left in it.
    pub(super) left: Vec<(usize, usize)>,
    /// The lanes entered on the way to the second box, each with the member entered.
    pub(super) entered: Vec<(usize, usize)>,
}

fn cut_cycles(owner: &[Option<usize>], lane_of: &mut [Option<usize>]) {
    // A lane without a Condition frames nothing.
    for lane in lane_of.iter_mut() {
        *lane = lane.filter(|&lane| owner[lane].is_some());
    }
    let mut walked = vec![usize::MAX; owner.len()];
    for start in 0..owner.len() {
        let mut lane = start;
        while walked[lane] == usize::MAX {
            walked[lane] = start;
            let Some(owner) = owner[lane] else { break };
            let Some(outer) = lane_of[owner] else { break };
            if walked[outer] == start {
                lane_of[owner] = None;
                break;
            }
            lane = outer;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::scene::{Box, Lane};

    fn scene(boxes: &[Option<usize>], owners: &[usize]) -> Scene {
        Scene {
            boxes: boxes.iter().map(|&lane| Box { width: 176.0, height: 76.0, lane, pinned: None }).collect(),
            lanes: owners.iter().map(|&owner| Lane { owner, branch: 0 }).collect(),
            wires: Vec::new(),
        }
    }

    #[track_caller]
    fn check(boxes: &[Option<usize>], owners: &[usize], lane_of: &[Option<usize>], inner_first: &[usize]) {
        let tree = Tree::new(&scene(boxes, owners));
        assert_eq!((0..boxes.len()).map(|b| tree.lane_of(b)).collect::<Vec<_>>(), lane_of);
        assert_eq!(tree.inner_first(), inner_first);
    }

    #[test]
    fn nesting() {
        check(&[], &[], &[], &[]);
        check(&[None, Some(0)], &[0], &[None, Some(0)], &[0]);
        check(&[None, Some(0), Some(1)], &[0, 1], &[None, Some(0), Some(1)], &[1, 0]);
    }

    #[test]
    fn what_cannot_be_is_lifted_to_the_top() {
        // A lane that holds its own Condition.
        check(&[Some(0)], &[0], &[None], &[0]);
        // Two lanes, each in the other.
        check(&[Some(1), Some(0)], &[0, 1], &[Some(1), None], &[0, 1]);
        // A lane and a Condition that are not there.
        check(&[Some(7)], &[], &[None], &[]);
        check(&[Some(0)], &[9], &[None], &[0]);
    }

    #[test]
    fn two_boxes_meet_where_both_are_held() {
        let tree = Tree::new(&scene(&[None, Some(0), Some(1), Some(2), None], &[0, 1, 0]));
        let meeting = tree.meet(2, 3);
        assert_eq!((meeting.container, meeting.from, meeting.to), (None, 0, 0));
        assert_eq!(meeting.left, [(1, 2), (0, 1)]);
        assert_eq!(meeting.entered, [(2, 3)]);
        let meeting = tree.meet(4, 2);
        assert_eq!((meeting.container, meeting.from, meeting.to), (None, 4, 0));
    }
}
