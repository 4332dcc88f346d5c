//! Figures for `cargo xtask bench definition`: Pipewright and the floor in turn, on the same text, in one process.
//!
//! `measure generate STEPS FILE` writes a definition; `measure FILE ROUNDS` prints medians in milliseconds, as JSON.
#![expect(clippy::print_stdout, reason = "talking on the terminal is what this program is for")]
#![expect(clippy::unwrap_used, reason = "a benchmark reports by panicking")]

mod floor;
#[path = "../../benches/definition/generate.rs"]
mod generate;

use std::hint::black_box;
use std::time::Instant;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::graph::StepGraph;
use pipewright_pipeline::json::{JsonText, Node};
use pipewright_validator::{Limits, Session, Settings, validate, validate_text};

/// What is measured, with the times of each round.
#[derive(Default)]
struct Times(Vec<(&'static str, Vec<f64>)>);

impl Times {
    /// Runs it and notes how long it took, without the time to drop what it gave.
    fn of<T>(&mut self, what: &'static str, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let outcome = black_box(work());
        self.note(what, begun.elapsed().as_secs_f64() * 1000.0);
        outcome
    }

    fn note(&mut self, what: &'static str, time: f64) {
        match self.0.iter_mut().find(|(known, _)| *known == what) {
            Some((_, times)) => times.push(time),
            None => self.0.push((what, vec![time])),
        }
    }

    fn medians(self) -> serde_json::Value {
        let median = |mut times: Vec<f64>| {
            times.sort_by(f64::total_cmp);
            serde_json::Value::from(times.get(times.len() / 2).copied())
        };
        self.0.into_iter().map(|(what, times)| (what.to_owned(), median(times))).collect()
    }
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["generate", steps, file] => {
            std::fs::write(file, generate::definition(steps.parse().unwrap())).unwrap();
        }
        [file, rounds] => {
            let text = std::fs::read_to_string(file).unwrap();
            println!("{}", measure(&text, rounds.parse().unwrap()));
        }
        _ => println!("usage: measure generate STEPS FILE | measure FILE ROUNDS"),
    }
}

fn measure(text: &str, rounds: usize) -> serde_json::Value {
    // No pipeline of this size is too large: what a sound definition costs is measured.
    let limits = Limits { steps: u32::MAX, definition_bytes: u32::MAX, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    let mut times = Times::default();
    for _ in 0..rounds {
        let order = times.of("floor", || floor::order(text)).map(|(_, order)| order);
        let (_, diagnostics) = times.of("pipewright", || validate_text(text, &settings));
        assert_eq!(diagnostics, [], "a sound definition is measured");
        let root = times.of("parse", || Node::parse(text).unwrap());
        let definition = times.of("index", || Definition::from_tree(root));
        assert_eq!(order.unwrap().len(), definition.steps().len());
        times.of("graph", || StepGraph::of(&definition));
        times.of("validate", || validate(&definition, &settings));
        times.of("print", || definition.print());
        edit(definition, settings.clone(), &mut times);
    }
    times.medians()
}

/// One value set in the middle of the pipeline, and the pipeline judged again.
fn edit(mut definition: Definition, settings: Settings, times: &mut Times) {
    let mut session = Session::new(&definition, settings);
    let Some(step) = definition.steps().get(definition.steps().len() / 2) else { return };
    let pointer = format!("{}/Arguments/ProcessingResources/ClusterConfig/InstanceType", step.pointer);
    let value = Edit::Set { pointer, value: JsonText::string("ml.m5.4xlarge") };
    let rename = Edit::RenameStep { step: step.name.clone(), name: "Prepare".to_owned() };
    let mut recheck = |what, edit: &Edit| {
        times.of(what, || {
            let applied = definition.apply(edit).unwrap();
            session.update(&definition, &applied.touched);
            session.diagnostics().len()
        });
    };
    recheck("set a value and recheck", &value);
    recheck("rename a step and recheck", &rename);
}
