//! The layout next to Graphviz, when that is installed: time, crossings and lengths on the same graphs.
//!
//! Crossings and lengths are those of straight lines between the middles of the boxes, which favours nobody's routes. Both
//! lay out boxes of one size with the same least distances.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

use super::graph::edges;
use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::workspace::Workspace;

const SIZES: [usize; 4] = [50, 200, 1_000, 5_000];
/// Of every box, and between boxes along and across the flow, in inches of 72 pixels.
const BOX: (f64, f64) = (176.0 / 72.0, 76.0 / 72.0);
const GAPS: (f64, f64) = (36.0 / 72.0, 24.0 / 72.0);

/// Builds, lays out, prints.
///
/// # Errors
/// When something does not build or run, or its answer is not as expected.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let build = ["build", "--release", "--package", "pipewright-pipeline", "--example", "layout"];
    Invocation::cargo(&workspace.root).args(build).run()?;
    let program = workspace.target.join("release").join("examples").join("layout");
    let folder = workspace.target.join("bench").join("layout");
    std::fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    println!(
        "| steps | ms | of it wires | crossings | average length | dot: ms | crossings | average length |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for size in SIZES {
        let graph = graph(size);
        let file = folder.join(format!("{size}.json"));
        let text = json!({ "n": size, "edges": graph }).to_string();
        std::fs::write(&file, text).map_err(Failure::file(&file))?;
        Invocation::new(&workspace.root, &program).arg(&file).read()?;
        let ours = ours(&folder.join(format!("{size}.json.places")))?;
        let own = quality(&graph, &ours.places);
        print!(
            "| {size} | {:.2} | {:.2} | {} | {:.0} |",
            ours.arranged, ours.routed, own.crossings, own.length
        );
        match dot(size, &graph) {
            Some((ms, places)) => {
                let theirs = quality(&graph, &places);
                println!(" {ms:.0} | {} | {:.0} |", theirs.crossings, theirs.length);
            }
            None => println!(" `dot` is missing (Graphviz) | | |"),
        }
    }
    Ok(())
}

fn graph(size: usize) -> Vec<(usize, usize)> {
    let reads = edges(size).into_iter().enumerate();
    reads.flat_map(|(to, from)| from.into_iter().map(move |from| (from, to))).collect()
}

struct Ours {
    arranged: f64,
    routed: f64,
    places: Vec<(f64, f64)>,
}

fn ours(file: &Path) -> Result<Ours, Failure> {
    let text = std::fs::read_to_string(file).map_err(Failure::file(file))?;
    let strange = || Failure::source(format!("{} holds no layout.", file.display()));
    let layout: Value = serde_json::from_str(&text).map_err(|_| strange())?;
    let number = |name: &str| layout[name].as_f64().ok_or_else(strange);
    let places = serde_json::from_value(layout["places"].clone()).map_err(|_| strange())?;
    Ok(Ours { arranged: number("arranged")?, routed: number("routed")?, places })
}

/// Graphviz's places, and the milliseconds of its whole process.
fn dot(size: usize, graph: &[(usize, usize)]) -> Option<(f64, Vec<(f64, f64)>)> {
    let ((width, height), (rank, node)) = (BOX, GAPS);
    let mut text = format!(
        "digraph{{rankdir=LR;nodesep={node};ranksep={rank};node[shape=box,width={width},height={height},fixedsize=true];"
    );
    text.extend((0..size).map(|step| format!("n{step};")));
    text.extend(graph.iter().map(|(from, to)| format!("n{from}->n{to};")));
    text.push('}');
    let start = Instant::now();
    let mut dot = Command::new("dot")
        .arg("-Tplain")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = dot.stdin.take()?;
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut input, text.as_bytes()));
    let answer = dot.wait_with_output().ok()?;
    let ms = start.elapsed().as_secs_f64() * 1e3;
    writer.join().ok()?.ok()?;
    let mut places = vec![(0.0, 0.0); size];
    for line in String::from_utf8_lossy(&answer.stdout).lines() {
        let words: Vec<_> = line.split(' ').collect();
        if let ["node", name, x, y, ..] = words[..] {
            let step: usize = name.get(1..)?.parse().ok()?;
            *places.get_mut(step)? = (x.parse::<f64>().ok()? * 72.0, y.parse::<f64>().ok()? * 72.0);
        }
    }
    Some((ms, places))
}

struct Quality {
    crossings: usize,
    length: f64,
}

fn quality(graph: &[(usize, usize)], places: &[(f64, f64)]) -> Quality {
    type Point = (f64, f64);
    let side = |a: Point, b: Point, p: Point| (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0);
    let mut crossings = 0;
    let mut length = 0.0;
    for (nth, &(u, v)) in graph.iter().enumerate() {
        let (a, b) = (places[u], places[v]);
        length += (b.0 - a.0).hypot(b.1 - a.1);
        for &(w, x) in &graph[nth + 1..] {
            let (c, d) = (places[w], places[x]);
            let apart = u != w && u != x && v != w && v != x;
            let crossed = side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0;
            crossings += usize::from(apart && crossed);
        }
    }
    Quality { crossings, length: length / graph.len().max(1) as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_are_counted_where_no_end_is_shared() {
        let places = [(0.0, 0.0), (10.0, 10.0), (0.0, 10.0), (10.0, 0.0)];
        assert_eq!(quality(&[(0, 1), (2, 3)], &places).crossings, 1);
        assert_eq!(quality(&[(0, 3), (2, 1)], &places).crossings, 0);
        assert_eq!(quality(&[(0, 1), (0, 3)], &places).crossings, 0);
    }
}
