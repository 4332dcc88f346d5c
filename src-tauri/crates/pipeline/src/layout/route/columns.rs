//! The way of a wire across columns that leave no common row free: up or down in the channels between them, level
//! through a gap of each.

use super::field::{Field, Pass, Span, Way};
use super::gaps::{gaps, within};
use super::line::Lines;
use super::sketch::{Ends, TURN, span};
use crate::layout::scene::Point;

/// How far above and below its ends a wire looks for gaps: a step's height and more.
const REACH: f64 = 160.0;
/// What hiding another wire costs: more than a detour by a few steps.
const HIDING: f64 = 2000.0;

/// The cheapest such way, by its length and turns; `None` when there are no channels, or no gaps.
pub(super) fn columns(field: &Field, lines: &Lines, pass: &Pass, ends: &Ends) -> Option<Vec<Point>> {
    let Ends { root, leaf, facing, turns: (near, far), net, .. } = *ends;
    if (far - near) * facing <= 0.0 {
        return None;
    }
    let heights = (root.y.min(leaf.y) - REACH, root.y.max(leaf.y) + REACH);
    let channels = channels(field, pass, ends, heights);
    let (first, last) = (*channels.first()?, *channels.last()?);
    let clear = |y: f64, from: f64, to: f64| field.blocked(Way::Level, pass, y, span(from, to)).is_none();
    if !clear(root.y, root.x, first) || !clear(leaf.y, last, leaf.x) {
        return None;
    }
    let mut hops: Vec<Vec<Place>> = vec![vec![Place { y: root.y, cost: 0.0, from: 0 }]];
    for ends in channels.windows(2) {
        let across = span(ends[0], ends[1]);
        let taken = field.across(Way::Level, pass, heights, across).map(|slab| slab.across);
        let before = &hops[hops.len() - 1];
        let mut places = Vec::new();
        for y in rows(&gaps(taken, heights), before, leaf.y) {
            let hidden = if lines.hidden(net, y, across.0, across.1) { HIDING } else { 0.0 };
            let (cost, from) = cheapest(before, y)?;
            places.push(Place { y, cost: cost + hidden, from });
        }
        hops.push(places);
    }
    let (_, mut at) = cheapest(&hops[hops.len() - 1], leaf.y)?;
    let mut corners = vec![leaf, Point { x: last, y: leaf.y }];
    for (nth, places) in hops.iter().enumerate().rev() {
        let place = &places[at];
        corners.push(Point { x: channels[nth], y: place.y });
        corners.push(Point { x: if nth == 0 { root.x } else { channels[nth - 1] }, y: place.y });
        at = place.from;
    }
    corners.reverse();
    Some(corners)
}

/// A row through a gap, what the way costs up to there, and which row of the gap before it comes from.
struct Place {
    y: f64,
    cost: f64,
    from: usize,
}

fn cheapest(before: &[Place], y: f64) -> Option<(f64, usize)> {
    let cost = |place: &Place| {
        let by = (place.y - y).abs();
        place.cost + by + if by > 0.01 { 2.0 * TURN } else { 0.0 }
    };
    let costs = before.iter().enumerate().map(|(nth, place)| (cost(place), nth));
    costs.min_by(|a, b| a.0.total_cmp(&b.0))
}

/// Where upright pieces are clear at all heights, from the root to the leaf: one place for each channel.
fn channels(field: &Field, pass: &Pass, ends: &Ends, heights: Span) -> Vec<f64> {
    let (near, far) = ends.turns;
    let taken = field.across(Way::Upright, pass, span(near, far), heights).map(|slab| slab.across);
    let mut channels: Vec<_> = gaps(taken, span(near, far))
        .into_iter()
        .map(|(from, to)| {
            if (from..=to).contains(&near) {
                near
            } else if (from..=to).contains(&far) {
                far
            } else {
                f64::midpoint(from, to)
            }
        })
        .collect();
    if ends.facing < 0.0 {
        channels.reverse();
    }
    channels
}

/// The rows worth trying in each gap: those the wire is already in, and the nearest to where it goes.
fn rows(gaps: &[Span], before: &[Place], leaf: f64) -> Vec<f64> {
    let mut rows = Vec::new();
    for &gap in gaps {
        rows.extend(before.iter().map(|place| within(gap, place.y)));
        rows.push(within(gap, leaf));
    }
    rows.sort_by(f64::total_cmp);
    rows.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    rows
}
