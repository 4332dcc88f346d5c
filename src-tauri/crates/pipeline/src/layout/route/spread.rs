//! From sketches to wires: pieces of one net become one trunk, and parallel trunks are moved apart.

use std::collections::BTreeMap;

use super::field::{Field, Pass, Span, Way};
use super::sketch::span;
use super::track::{Track, assign};
use crate::layout::scene::Point;

/// How far aside a piece may be moved.
const REACH: f64 = 320.0;

/// Moves the pieces of all wires apart: first the upright ones, then the level ones between two upright.
pub(super) fn spread(field: &Field, passes: &[Pass], net_of: &[usize], wires: &mut [Vec<Point>]) {
    for way in [Way::Upright, Way::Level] {
        let pieces = pieces(way, net_of, wires);
        let mut tracks: Vec<Track> = Vec::new();
        let mut track_of = Vec::with_capacity(pieces.len());
        for piece in &pieces {
            let room = field.room(way, &passes[piece.wire], piece.at, piece.along, REACH);
            // Pieces come sorted by net, place and start: what touches the last track belongs to it.
            match tracks.last_mut() {
                Some(track)
                    if track.net == piece.net
                        && (track.at - piece.at).abs() < 1.0
                        && piece.along.0 <= track.along.1 + 0.1 =>
                {
                    track.along.1 = track.along.1.max(piece.along.1);
                    track.room = (track.room.0.max(room.0), track.room.1.min(room.1));
                }
                _ => tracks.push(Track {
                    net: piece.net,
                    at: piece.at,
                    room,
                    along: piece.along,
                    before: Vec::new(),
                    after: Vec::new(),
                }),
            }
            let track = tracks.len() - 1;
            track_of.push(track);
            for (cross, outer) in piece.meets {
                let side =
                    if outer < piece.at { &mut tracks[track].before } else { &mut tracks[track].after };
                side.push(cross);
            }
        }
        for track in &mut tracks {
            for side in [&mut track.before, &mut track.after] {
                side.sort_by(f64::total_cmp);
                side.dedup_by(|a, b| (*a - *b).abs() < 0.1);
            }
        }
        if way == Way::Level {
            let stubs = stubs(net_of, wires);
            hold(&mut tracks, &stubs);
            tracks.extend(stubs);
        }
        let at = assign(&tracks);
        for (piece, &track) in pieces.iter().zip(&track_of) {
            for corner in &mut wires[piece.wire][piece.corner..=piece.corner + 1] {
                match way {
                    Way::Upright => corner.x = at[track],
                    Way::Level => corner.y = at[track],
                }
            }
        }
    }
    for wire in wires {
        *wire = tidy(wire);
    }
}

/// A piece between two corners, neither of them a port.
struct Piece {
    wire: usize,
    net: usize,
    /// The first of its two corners.
    corner: usize,
    at: f64,
    along: Span,
    /// Where the pieces before and after it meet it, and where their other ends lie.
    meets: [(f64, f64); 2],
}

fn pieces(way: Way, net_of: &[usize], wires: &[Vec<Point>]) -> Vec<Piece> {
    let first = if way == Way::Upright { 1 } else { 2 };
    let mut pieces = Vec::new();
    for (at, wire) in wires.iter().enumerate() {
        for corner in (first..wire.len().saturating_sub(2)).step_by(2) {
            let [before, a, b, after] = [wire[corner - 1], wire[corner], wire[corner + 1], wire[corner + 2]]
                .map(|p| if way == Way::Upright { (p.x, p.y) } else { (p.y, p.x) });
            pieces.push(Piece {
                wire: at,
                net: net_of[at],
                corner,
                at: a.0,
                along: span(a.1, b.1),
                meets: [(a.1, before.0), (b.1, after.0)],
            });
        }
    }
    pieces
        .sort_by(|a, b| a.net.cmp(&b.net).then(a.at.total_cmp(&b.at)).then(a.along.0.total_cmp(&b.along.0)));
    pieces
}

/// The level pieces at ports. They cannot move; others keep away from them.
fn stubs(net_of: &[usize], wires: &[Vec<Point>]) -> Vec<Track> {
    let mut stubs = BTreeMap::new();
    for (at, wire) in wires.iter().enumerate().filter(|(_, wire)| wire.len() >= 2) {
        for ends in [[wire[0], wire[1]], [wire[wire.len() - 2], wire[wire.len() - 1]]] {
            let y = ends[0].y;
            let along = span(ends[0].x, ends[1].x);
            let stub = stubs.entry((net_of[at], (y * 100.0) as i64, along.0 as i64)).or_insert((y, along));
            stub.1.1 = stub.1.1.max(along.1);
        }
    }
    stubs
        .into_iter()
        .map(|((net, ..), (y, along))| Track {
            net,
            at: y,
            room: (y, y),
            along,
            before: Vec::new(),
            after: Vec::new(),
        })
        .collect()
}

/// Holds what runs along a port's own piece of the same net: there the wire leaves another late.
fn hold(tracks: &mut [Track], stubs: &[Track]) {
    let mut held: BTreeMap<usize, Vec<&Track>> = BTreeMap::new();
    for stub in stubs {
        held.entry(stub.net).or_default().push(stub);
    }
    for track in tracks {
        let stubs = held.get(&track.net).map_or(&[][..], Vec::as_slice);
        let along = |stub: &&Track| {
            (stub.at - track.at).abs() < 0.1
                && stub.along.0 < track.along.1 + 0.1
                && track.along.0 < stub.along.1 + 0.1
        };
        if let Some(stub) = stubs.iter().copied().find(along) {
            (track.at, track.room) = (stub.at, stub.room);
        }
    }
}

/// Removes corners that are none.
pub(super) fn tidy(wire: &[Point]) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::with_capacity(wire.len());
    for &point in wire {
        let same = |last: &Point| (last.x - point.x).abs() < 1e-6 && (last.y - point.y).abs() < 1e-6;
        if corners.last().is_some_and(same) {
            continue;
        }
        if let [.., a, b] = corners[..] {
            let upright = (a.x - b.x).abs() < 1e-6 && (b.x - point.x).abs() < 1e-6;
            let level = (a.y - b.y).abs() < 1e-6 && (b.y - point.y).abs() < 1e-6;
            if upright || level {
                corners.pop();
            }
        }
        corners.push(point);
    }
    corners
}
