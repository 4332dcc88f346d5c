//! Which wires belong together and may share their way.

use std::collections::BTreeMap;

use super::scene::{Anchor, Scene, Wire};

/// Whose wires a net holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Root {
    /// All from one output: they share their trunk and split late.
    Output(usize, i64),
    /// All into one port, each the only one of its output: they meet early, as order-only wires of many steps
    /// into one do.
    Input(usize, i64),
}

/// The net of each wire, numbered in the wires' order, and the root of each net.
pub(super) fn nets(scene: &Scene) -> (Vec<usize>, Vec<Root>) {
    let mut of_output = BTreeMap::new();
    for wire in &scene.wires {
        *of_output.entry(output(wire)).or_insert(0) += 1;
    }
    let single = |wire: &Wire| of_output.get(&output(wire)).is_some_and(|&wires| wires == 1);
    let mut single_into = BTreeMap::new();
    for wire in scene.wires.iter().filter(|wire| single(wire)) {
        *single_into.entry(input(wire)).or_insert(0) += 1;
    }
    let mut number = BTreeMap::new();
    let mut roots = Vec::new();
    let nets = scene
        .wires
        .iter()
        .map(|wire| {
            let many = single_into.get(&input(wire)).is_some_and(|&wires| wires > 1);
            let root = if many && single(wire) { input(wire) } else { output(wire) };
            *number.entry(root).or_insert_with(|| {
                roots.push(root);
                roots.len() - 1
            })
        })
        .collect();
    (nets, roots)
}

/// How far below its box's top an anchor lies.
pub(super) fn height(anchor: Anchor) -> f64 {
    match anchor {
        Anchor::Left(y) | Anchor::Right(y) => y,
    }
}

fn output(wire: &Wire) -> Root {
    Root::Output(wire.from, row(wire.from_anchor))
}

fn input(wire: &Wire) -> Root {
    Root::Input(wire.to, row(wire.to_anchor))
}

/// Tells rows apart: hundredths of a pixel.
fn row(anchor: Anchor) -> i64 {
    (height(anchor) * 100.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wires: &[(usize, f64, usize, f64)], expect: &[usize]) {
        let wires = wires.iter().map(|&(from, out, to, into)| Wire {
            from,
            from_anchor: Anchor::Right(out),
            to,
            to_anchor: Anchor::Left(into),
        });
        let scene = Scene { wires: wires.collect(), ..Scene::default() };
        assert_eq!(nets(&scene).0, expect);
    }

    #[test]
    fn wires_of_one_end_belong_together() {
        check(&[(0, 61.0, 1, 61.0), (0, 61.0, 2, 61.0), (0, 83.0, 2, 83.0)], &[0, 0, 1]);
        // Many into one.
        check(&[(0, 22.0, 9, 22.0), (1, 22.0, 9, 22.0), (2, 22.0, 9, 61.0)], &[0, 0, 1]);
        // An output that also goes elsewhere keeps its own.
        check(
            &[(0, 22.0, 9, 22.0), (1, 22.0, 9, 22.0), (2, 22.0, 9, 22.0), (0, 22.0, 3, 22.0)],
            &[0, 1, 1, 0],
        );
    }
}
