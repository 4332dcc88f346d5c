//! Parallel wires side by side: which comes first, and where each lies.

use super::field::Span;

/// Between two wires of different outputs; less when there is no room.
const APART: [f64; 5] = [9.0, 8.0, 6.0, 4.0, 2.0];
/// How far from the nearer end of its room a wire may lie when there is plenty.
const NEAR: f64 = 13.0;
/// A wire that hides another is as bad as this many crossings.
const HIDING: u32 = 40;
/// An order for which there is no room.
const IMPOSSIBLE: u32 = 10_000;
/// Groups beyond this size keep their first order: comparing all pairs would take too long.
const MOST: usize = 600;

/// The straight middle of a wire, or of several of one net, that may move sideways.
#[derive(Debug, Clone)]
pub(super) struct Track {
    pub(super) net: usize,
    /// Where it was sketched.
    pub(super) at: f64,
    /// Where it may lie.
    pub(super) room: Span,
    /// From where to where it runs.
    pub(super) along: Span,
    /// Where the wires that meet it from the lower side (left, or above) do so.
    pub(super) before: Vec<f64>,
    /// The same for the higher side.
    pub(super) after: Vec<f64>,
}

/// Where each track lies.
pub(super) fn assign(tracks: &[Track]) -> Vec<f64> {
    let rivals = rivals(tracks);
    let mut at: Vec<_> = tracks.iter().map(|track| track.at).collect();
    // Of each track its place in the group at hand.
    let mut nth = vec![0; tracks.len()];
    for group in groups(&rivals) {
        let group = ordered(tracks, &rivals, group, &mut nth);
        let before = before(&rivals, &group, &mut nth);
        for apart in APART {
            if pack(tracks, &group, &before, apart, &mut at) {
                break;
            }
        }
    }
    at
}

/// Whether two tracks need an order.
fn compete(a: &Track, b: &Track) -> bool {
    let apart = APART[0];
    let fixed = |track: &Track| track.room.1 - track.room.0 < 0.1;
    a.net != b.net
        && !(fixed(a) && fixed(b))
        && a.along.0 < b.along.1 + apart
        && b.along.0 < a.along.1 + apart
        && a.room.0 < b.room.1 + apart
        && b.room.0 < a.room.1 + apart
}

/// One of the two stretches of a track.
type Spans = fn(&Track) -> Span;

/// Of each track those that it competes with, in ascending order.
fn rivals(tracks: &[Track]) -> Vec<Vec<usize>> {
    // Whichever tells more of them apart: where they may lie, or from where to where they run.
    let (room, along): (Spans, Spans) = (|track| track.room, |track| track.along);
    let span = if overlap(tracks, room) < overlap(tracks, along) { room } else { along };
    let mut by_start: Vec<usize> = (0..tracks.len()).collect();
    by_start.sort_by(|&a, &b| span(&tracks[a]).0.total_cmp(&span(&tracks[b]).0));
    let mut rivals = vec![Vec::new(); tracks.len()];
    let mut open: Vec<usize> = Vec::new();
    for &track in &by_start {
        open.retain(|&other| span(&tracks[other]).1 + APART[0] > span(&tracks[track]).0);
        for &other in open.iter().filter(|&&other| compete(&tracks[track], &tracks[other])) {
            rivals[track].push(other);
            rivals[other].push(track);
        }
        open.push(track);
    }
    for some in &mut rivals {
        some.sort_unstable();
    }
    rivals
}

/// How many tracks there are at a place, on the average.
fn overlap(tracks: &[Track], span: Spans) -> f64 {
    let (mut from, mut to, mut sum) = (f64::INFINITY, f64::NEG_INFINITY, 0.0);
    for (start, end) in tracks.iter().map(span) {
        (from, to) = (from.min(start), to.max(end));
        sum += (end - start).max(0.0) + APART[0];
    }
    sum / (to - from).max(1.0)
}

/// Tracks that compete, directly or by way of others.
fn groups(rivals: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut root: Vec<usize> = (0..rivals.len()).collect();
    for (track, others) in rivals.iter().enumerate() {
        for &other in others.iter().take_while(|&&other| other < track) {
            let (a, b) = (find(&mut root, track), find(&mut root, other));
            root[a.max(b)] = a.min(b);
        }
    }
    let mut groups = vec![Vec::new(); rivals.len()];
    for track in 0..rivals.len() {
        groups[find(&mut root, track)].push(track);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn find(root: &mut [usize], mut track: usize) -> usize {
    while root[track] != track {
        root[track] = root[root[track]];
        track = root[track];
    }
    track
}

/// Puts each track at the place among the others where the fewest wires cross or hide one another. Only rivals have a say.
fn ordered(tracks: &[Track], rivals: &[Vec<usize>], mut group: Vec<usize>, nth: &mut [usize]) -> Vec<usize> {
    group.sort_by(|&a, &b| tracks[a].at.total_cmp(&tracks[b].at).then(a.cmp(&b)));
    let count = group.len();
    if !(2..=MOST).contains(&count) {
        return group;
    }
    number(&group, nth);
    // What the track would cost more behind this rival than in front of it.
    let changes = |&track: &usize| {
        let others = rivals[track].iter();
        let change = |&other: &usize| {
            let (before, behind) =
                (cost(&tracks[track], &tracks[other]), cost(&tracks[other], &tracks[track]));
            (nth[other], i64::from(behind) - i64::from(before))
        };
        others.map(change).collect()
    };
    let changes: Vec<Vec<(usize, i64)>> = group.iter().map(changes).collect();
    let mut order: Vec<usize> = (0..count).collect();
    let mut place = order.clone();
    let mut met = Vec::new();
    for _ in 0..4 {
        let mut changed = false;
        for track in 0..count {
            let now = place[track];
            // Places among the others: those behind the track are one less.
            met.clear();
            met.extend(changes[track].iter().map(|&(other, change)| {
                let at = place[other];
                (if at > now { at - 1 } else { at }, change)
            }));
            met.sort_unstable();
            // Walking from before all to after all, keep the change of cost.
            let (mut change, mut best, mut costs_now) = (0, (0, 0), 0);
            for &(at, more) in &met {
                change += more;
                if at < now {
                    costs_now = change;
                }
                if change < best.0 {
                    best = (change, at + 1);
                }
            }
            let to = if best.0 < costs_now { best.1 } else { now };
            if to != now {
                changed = true;
                order.remove(now);
                order.insert(to, track);
                for at in now.min(to)..=now.max(to) {
                    place[order[at]] = at;
                }
            }
        }
        if !changed {
            break;
        }
    }
    order.into_iter().map(|track| group[track]).collect()
}

fn number(group: &[usize], nth: &mut [usize]) {
    for (number, &track) in group.iter().enumerate() {
        nth[track] = number;
    }
}

/// Of each track of a group, the places of those before it that it must keep away from.
fn before(rivals: &[Vec<usize>], order: &[usize], nth: &mut [usize]) -> Vec<Vec<usize>> {
    number(order, nth);
    let before = |&track: &usize| {
        rivals[track].iter().map(|&other| nth[other]).filter(|&other| other < nth[track]).collect()
    };
    order.iter().map(before).collect()
}

/// The crossings when `a` lies before its rival `b`.
fn cost(a: &Track, b: &Track) -> u32 {
    if a.room.1 < b.room.0 {
        return 0;
    }
    if b.room.1 < a.room.0 + APART[2] {
        return IMPOSSIBLE;
    }
    let within = |at: f64, along: Span| along.0 < at && at < along.1;
    let mut cost = 0;
    for &into_b in &b.before {
        cost += u32::from(within(into_b, a.along));
        for &out_of_a in &a.after {
            cost += if (into_b - out_of_a).abs() < 3.0 { HIDING } else { 0 };
        }
    }
    for &out_of_a in &a.after {
        cost += u32::from(within(out_of_a, b.along));
    }
    cost
}

/// Lays the tracks of a group in order, as far apart as asked; false when there is not the room. Each lies
/// midway between the lowest and the highest place it could have.
fn pack(tracks: &[Track], order: &[usize], before: &[Vec<usize>], apart: f64, at: &mut [f64]) -> bool {
    let mut after = vec![Vec::new(); order.len()];
    for (nth, before) in before.iter().enumerate() {
        for &other in before {
            after[other].push(nth);
        }
    }
    let up = |limit: &dyn Fn(usize) -> f64| {
        let mut low = vec![0.0; order.len()];
        for nth in 0..order.len() {
            low[nth] = before[nth].iter().map(|&other| low[other] + apart).fold(limit(nth), f64::max);
        }
        low
    };
    let down = |limit: &dyn Fn(usize) -> f64| {
        let mut high = vec![0.0; order.len()];
        for nth in (0..order.len()).rev() {
            high[nth] =
                after[nth].iter().map(|&other: &usize| high[other] - apart).fold(limit(nth), f64::min);
        }
        high
    };
    let room = |nth: usize| tracks[order[nth]].room;
    let highest = down(&|nth| room(nth).1);
    let fits = (0..order.len()).all(|nth| highest[nth] >= room(nth).0);
    if !fits && apart > APART[APART.len() - 1] {
        return false;
    }
    // Near the end of the room where they were sketched, unless others need the place.
    let leans_low = |nth: usize| {
        let (room, at) = (room(nth), tracks[order[nth]].at);
        at - room.0 <= room.1 - at
    };
    let low = up(&|nth| {
        let lowest = if leans_low(nth) { room(nth).0 } else { room(nth).0.max(room(nth).1 - 2.0 * NEAR) };
        lowest.min(highest[nth])
    });
    let high = down(&|nth| {
        let limit = if leans_low(nth) { room(nth).1.min(room(nth).0 + 2.0 * NEAR) } else { room(nth).1 };
        limit.max(low[nth])
    });
    for (nth, &track) in order.iter().enumerate() {
        let middle = f64::midpoint(low[nth], high[nth]);
        let whole = if middle.floor() >= low[nth] { middle.floor() } else { middle };
        // Where there is no room for all, they lie on one another rather than on a box.
        at[track] = whole.min(tracks[track].room.1).max(tracks[track].room.0);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tracks (from, to) of wires that come from the left at `from` and leave to the right at `to`.
    #[track_caller]
    fn check(room: Span, wires: &[Span], expect: &[f64]) {
        let tracks: Vec<_> = wires
            .iter()
            .enumerate()
            .map(|(net, &(from, to))| Track {
                net,
                at: room.0,
                room,
                along: (from.min(to), from.max(to)),
                before: vec![from],
                after: vec![to],
            })
            .collect();
        assert_eq!(assign(&tracks), expect);
    }

    #[test]
    fn places() {
        check((9.0, 27.0), &[(0.0, 50.0)], &[18.0]);
        // Upwards the upper comes first, downwards the lower does.
        check((9.0, 27.0), &[(129.0, 85.0), (151.0, 107.0)], &[13.0, 22.0]);
        check((9.0, 27.0), &[(85.0, 129.0), (107.0, 151.0)], &[22.0, 13.0]);
        // Far from one another both lie in the middle.
        check((9.0, 27.0), &[(0.0, 50.0), (100.0, 150.0)], &[18.0, 18.0]);
        // Too little room: closer.
        check((9.0, 15.0), &[(129.0, 85.0), (151.0, 107.0)], &[9.0, 15.0]);
        // Plenty: near the source.
        check((9.0, 300.0), &[(0.0, 50.0)], &[22.0]);
    }

    #[test]
    fn none_hides_another() {
        // The first leaves to the right where the second comes from the left.
        check((9.0, 27.0), &[(0.0, 50.0), (50.0, 100.0)], &[22.0, 13.0]);
    }
}
