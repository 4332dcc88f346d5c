//! Looks at the layout and measures it: `cargo run -p pipewright-pipeline --example layout -- FOLDER` draws
//! scenes as SVG into a folder; without a folder (and with `--release`) it prints crossings and times, of its
//! own graphs or of `{"n": 3, "edges": [[0, 1], [1, 2]]}` in the given `.json` files, and writes their places beside them.

use std::fmt::Write as _;
use std::time::Instant;

use pipewright_pipeline::layout::scene::{Anchor, Box, Lane, Placement, Point, Scene, Wire};
use pipewright_pipeline::layout::{arrange, route};

#[path = "../src/layout/tests/scenes.rs"]
mod scenes;

use scenes::Sketch;

/// As the designer's, whose layout is measured here.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[expect(clippy::print_stdout, reason = "printing is what this example does")]
fn main() -> std::io::Result<()> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let folder = match &arguments[..] {
        [] => {
            for steps in [50, 200, 1000, 5000] {
                println!("{steps} steps: {}", measure(&scenes::layered(7, steps)));
            }
            return Ok(());
        }
        [folder] if !std::path::Path::new(folder).is_file() => folder,
        graphs => {
            for graph in graphs {
                let sketch = read(graph)?;
                println!("{graph}: {}", measure(&sketch));
                let (arranged, routed) = times(&sketch.scene);
                let places = arrange(&sketch.scene).boxes;
                let places: Vec<_> = places.iter().map(|at| (at.x, at.y)).collect();
                let layout = serde_json::json!({ "arranged": arranged, "routed": routed, "places": places });
                std::fs::write(format!("{graph}.places"), layout.to_string())?;
            }
            return Ok(());
        }
    };
    let scenes = [
        ("churn", scenes::churn()),
        ("nested", scenes::nested()),
        ("fan-out", scenes::fan_out()),
        ("chain", scenes::chain_in_branch()),
        ("generated-20", scenes::generated(3, 20, false)),
        ("generated-40", scenes::generated(5, 40, false)),
        ("layered-50", scenes::layered(7, 50)),
    ];
    for (name, sketch) in scenes {
        std::fs::write(format!("{folder}/{name}.svg"), draw(&sketch, &arrange(&sketch.scene)))?;
    }
    let (sketch, places) = scenes::moved();
    let mut boxes = arrange(&sketch.scene).boxes;
    for (b, place) in places {
        boxes[b] = place;
    }
    std::fs::write(format!("{folder}/moved.svg"), draw(&sketch, &route(&sketch.scene, &boxes)))
}

/// A graph of equal steps, each wire from and to the middle row.
fn read(path: &str) -> std::io::Result<Sketch> {
    #[derive(serde::Deserialize)]
    struct Graph {
        n: usize,
        edges: Vec<(usize, usize)>,
    }
    let graph: Graph = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let mut sketch = Sketch::default();
    for step in 0..graph.n {
        sketch.step(&format!("Step{step}"), 1, None);
    }
    for (from, to) in graph.edges {
        sketch.wire(from, 0, to, 0);
    }
    Ok(sketch)
}

/// Median milliseconds of the whole layout, and of its wires.
fn times(scene: &Scene) -> (f64, f64) {
    let mut times: Vec<_> = (0..15)
        .map(|_| {
            let start = Instant::now();
            let boxes = arrange(scene).boxes;
            let arranged = start.elapsed();
            let start = Instant::now();
            route(scene, &boxes);
            (arranged, start.elapsed())
        })
        .collect();
    times.sort();
    let (arranged, routed) = times[times.len() / 2];
    (arranged.as_secs_f64() * 1e3, routed.as_secs_f64() * 1e3)
}

fn measure(sketch: &Sketch) -> String {
    let placement = arrange(&sketch.scene);
    let (arranged, routed) = times(&sketch.scene);
    format!(
        "{} wires, arranged in {:.2} ms (wires {:.2} ms of it), {} crossings of straight lines {:.0} long",
        sketch.scene.wires.len(),
        arranged,
        routed,
        crossings(&sketch.scene, &placement),
        length(&sketch.scene, &placement),
    )
}

/// Pairs of straight lines between boxes that cross and share no end: how other engines were compared.
fn crossings(scene: &Scene, placement: &Placement) -> usize {
    let side = |a: Point, b: Point, p: Point| (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    let ends: Vec<_> = scene
        .wires
        .iter()
        .map(|wire| (wire.from, wire.to, placement.boxes[wire.from], placement.boxes[wire.to]))
        .collect();
    let mut count = 0;
    for (nth, &(u, v, a, b)) in ends.iter().enumerate() {
        for &(w, x, c, d) in &ends[nth + 1..] {
            let apart = u != w && u != x && v != w && v != x;
            let crossed = side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0;
            count += usize::from(apart && crossed);
        }
    }
    count
}

/// How long the straight lines between the boxes' corners are, on average.
fn length(scene: &Scene, placement: &Placement) -> f64 {
    let lengths = scene.wires.iter().map(|wire| {
        let (a, b) = (placement.boxes[wire.from], placement.boxes[wire.to]);
        (b.x - a.x).hypot(b.y - a.y)
    });
    lengths.sum::<f64>() / scene.wires.len().max(1) as f64
}

fn draw(sketch: &Sketch, placement: &Placement) -> String {
    let corners = placement.wires.iter().chain(&placement.branch_wires).flatten().map(|p| (p.x, p.y));
    let corners: Vec<_> = corners
        .chain(placement.lanes.iter().flat_map(|r| [(r.x, r.y), (r.x + r.width, r.y + r.height)]))
        .chain(
            placement
                .boxes
                .iter()
                .zip(&sketch.scene.boxes)
                .flat_map(|(p, b)| [(p.x, p.y), (p.x + b.width, p.y + b.height)]),
        )
        .collect();
    let low = corners.iter().fold((f64::INFINITY, f64::INFINITY), |a, b| (a.0.min(b.0), a.1.min(b.1)));
    let high = corners.iter().fold((0.0, 0.0), |a: (f64, f64), b| (a.0.max(b.0), a.1.max(b.1)));
    let (x, y, width, height) = (low.0 - 24.0, low.1 - 24.0, high.0 - low.0 + 48.0, high.1 - low.1 + 48.0);
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='{x} {y} {width} {height}' width='{width}' height='{height}' \
         font-family='sans-serif' font-size='12'><rect x='{x}' y='{y}' width='{width}' height='{height}' fill='#f7f8fa'/>\n"
    );
    for (lane, frame) in placement.lanes.iter().enumerate().filter(|(_, frame)| frame.width > 0.0) {
        let name = if sketch.scene.lanes[lane].branch == 0 { "True" } else { "False" };
        let _ = writeln!(
            svg,
            "<rect x='{}' y='{}' width='{}' height='{}' rx='12' fill='#eceef2' stroke='#c4c8d0'/><text x='{}' y='{}' font-weight='600'>{name}</text>",
            frame.x,
            frame.y,
            frame.width,
            frame.height,
            frame.x + 14.0,
            frame.y + 18.0
        );
    }
    let wires = placement.wires.iter().chain(&placement.branch_wires).filter(|wire| !wire.is_empty());
    for wire in wires {
        let d = rounded(wire);
        let _ = writeln!(
            svg,
            "<path d='{d}' fill='none' stroke='#f7f8fa' stroke-width='5'/><path d='{d}' fill='none' stroke='#7c8496' stroke-width='1.5'/>"
        );
    }
    for ((at, b), name) in placement.boxes.iter().zip(&sketch.scene.boxes).zip(&sketch.names) {
        let _ = writeln!(
            svg,
            "<rect x='{}' y='{}' width='{}' height='{}' rx='8' fill='#fff' stroke='#c4c8d0'/><text x='{}' y='{}' font-weight='600'>{name}</text>",
            at.x,
            at.y,
            b.width,
            b.height,
            at.x + 40.0,
            at.y + 26.0
        );
    }
    for wire in placement.wires.iter().filter(|wire| !wire.is_empty()) {
        for end in [wire[0], wire[wire.len() - 1]] {
            let _ = writeln!(svg, "<circle cx='{}' cy='{}' r='4' fill='#7c8496'/>", end.x, end.y);
        }
    }
    svg + "</svg>\n"
}

/// The path of a wire with corners of radius 8.
fn rounded(wire: &[Point]) -> String {
    let mut d = format!("M{} {}", wire[0].x, wire[0].y);
    for corner in wire.windows(3) {
        let [a, b, c] = [corner[0], corner[1], corner[2]];
        let near = |p: Point| {
            let length = (p.x - b.x).abs() + (p.y - b.y).abs();
            let part = 8.0_f64.min(length / 2.0) / length.max(1e-9);
            (b.x + (p.x - b.x) * part, b.y + (p.y - b.y) * part)
        };
        let (from, to) = (near(a), near(c));
        let _ = write!(d, " L{} {} Q{} {} {} {}", from.0, from.1, b.x, b.y, to.0, to.1);
    }
    let end = wire[wire.len() - 1];
    let _ = write!(d, " L{} {}", end.x, end.y);
    d
}
