//! What a definition costs: reading, judging, printing, editing. Run with `cargo bench -p pipewright-validator`.
#![expect(clippy::unwrap_used, reason = "a benchmark reports by panicking")]

mod generate;

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::{JsonText, Node};
use pipewright_validator::{Limits, Session, Settings, validate, validate_text};

const SIZES: [usize; 3] = [50, 1_000, 10_000];

/// No pipeline of this size is too large: what a sound definition costs is measured.
fn settings() -> Settings {
    let limits = Limits { steps: u32::MAX, definition_bytes: u32::MAX, ..Limits::default() };
    Settings { limits, ..Settings::default() }
}

fn whole(criterion: &mut Criterion) {
    let settings = settings();
    let mut group = criterion.benchmark_group("definition");
    group.sample_size(20);
    for steps in SIZES {
        let text = generate::definition(steps);
        let root = Node::parse(&text).unwrap();
        let definition = Definition::from_tree(root.clone());
        assert_eq!(validate(&definition, &settings), [], "a sound definition is measured");
        group.throughput(Throughput::Bytes(text.len() as u64));
        let of = |part: &str| BenchmarkId::new(part, steps);
        group.bench_function(of("parse"), |bencher| {
            bencher.iter_with_large_drop(|| Node::parse(black_box(&text)).unwrap());
        });
        group.bench_function(of("index"), |bencher| {
            bencher.iter_batched(|| root.clone(), Definition::from_tree, BatchSize::LargeInput);
        });
        group.bench_function(of("graph"), |bencher| {
            bencher.iter_with_large_drop(|| StepGraph::of(black_box(&definition)));
        });
        group.bench_function(of("validate"), |bencher| bencher.iter(|| validate(&definition, &settings)));
        group.bench_function(of("read and validate"), |bencher| {
            bencher.iter_with_large_drop(|| validate_text(black_box(&text), &settings));
        });
        group.bench_function(of("print"), |bencher| bencher.iter(|| definition.print()));
    }
    group.finish();
}

/// One edit in the middle of a large pipeline, and its inverse.
fn edit(criterion: &mut Criterion) {
    let definition = Definition::parse(&generate::definition(1_000)).unwrap();
    let set = Edit::Set {
        pointer: "/Steps/500/Arguments/ProcessingResources/ClusterConfig/InstanceType".to_owned(),
        value: JsonText::string("ml.m5.4xlarge"),
    };
    let rename = Edit::RenameStep { step: "step-500".to_owned(), name: "Prepare".to_owned() };
    let all = definition.steps().len();
    for (name, edit) in [("set a value", set), ("rename a step", rename)] {
        let mut definition = definition.clone();
        criterion.bench_function(&format!("edit/{name} and back, of {all} steps"), |bencher| {
            bencher.iter(|| {
                let applied = definition.apply(&edit).unwrap();
                definition.apply(&applied.inverse).unwrap()
            });
        });
        let mut session = Session::new(&definition, settings());
        criterion.bench_function(
            &format!("edit/{name} and back, rechecked twice, of {all} steps"),
            |bencher| {
                bencher.iter(|| {
                    let applied = definition.apply(&edit).unwrap();
                    session.update(&definition, &applied.touched);
                    let back = definition.apply(&applied.inverse).unwrap();
                    session.update(&definition, &back.touched);
                    session.diagnostics().len()
                });
            },
        );
    }
}

criterion_group!(benches, whole, edit);
criterion_main!(benches);
