//! What edits of a pipeline cost before they are drawn: `edits FILE…`, milliseconds of the thread's own processor time.
#![expect(clippy::print_stdout, reason = "a measurement prints")]

use std::path::Path;

use pipewright_api::command::Command;
use pipewright_api::launcher;
use pipewright_api::workbench::Workbench;
use serde_json::{Value, json};

/// As in the designer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ROUNDS: usize = 11;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("| steps | edit | ms | answer, kB |\n|---|---|---|---|");
    for file in std::env::args().skip(1) {
        let folder = tempfile::tempdir()?;
        let project = folder.path().join("project");
        std::fs::create_dir_all(&project)?;
        let path = project.join("pipeline.json");
        std::fs::copy(&file, &path)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let home = folder.path().join("home");
        let workbench = Workbench::open(&home, runtime.handle().clone(), launcher::this_program()?)?;
        let mut window = Window { workbench, stamp: 0, bytes: 0, took: 0.0 };
        let opened = window.call("open_document", &json!({ "path": project }))?;
        let (id, steps) = (opened["id"].clone(), opened["steps"].as_array().map_or(0, Vec::len));
        let step = opened["steps"][0]["name"].clone();
        let pointer = "/Steps/0/Arguments/ProcessingResources/ClusterConfig/VolumeSizeInGB";
        let edits = [
            ("duplicate", "duplicate_steps", json!({ "document": id, "steps": [step] })),
            (
                "set",
                "apply_edit",
                json!({ "document": id, "edit": { "edit": "set", "pointer": pointer, "value": "31" } }),
            ),
            (
                "move",
                "move_steps",
                json!({ "document": id, "places": [{ "step": step, "at": { "x": 40.0, "y": 40.0 } }], "motion": "move", "into": null }),
            ),
            ("duplicate placed", "duplicate_steps", json!({ "document": id, "steps": [step] })),
        ];
        for (name, command, args) in edits {
            let mut times = Vec::new();
            let mut bytes = 0;
            for _ in 0..ROUNDS {
                window.call(command, &args)?;
                times.push(window.took);
                bytes = window.bytes;
                window.call("undo", &json!({ "document": id }))?;
            }
            times.sort_by(f64::total_cmp);
            println!(
                "| {steps} | {name} | {:.1} (least {:.1}) | {:.0} |",
                times[ROUNDS / 2],
                times[0],
                bytes as f64 / 1e3
            );
        }
    }
    Ok(())
}

struct Window {
    workbench: Workbench,
    stamp: u32,
    bytes: usize,
    took: f64,
}

impl Window {
    fn call(&mut self, command: &str, args: &Value) -> Result<Value, Box<dyn std::error::Error>> {
        let command: Command = serde_json::from_value(json!({ "command": command, "args": args }))?;
        let start = cpu();
        let answer =
            command.call(&self.workbench, None::<&Path>, &[self.stamp]).map_err(|error| error.message)?;
        self.took = cpu() - start;
        self.bytes = answer.len();
        let answer: Value = serde_json::from_str(&answer)?;
        let view = if answer["document"].is_object() { &answer["document"] } else { &answer };
        self.stamp = view["stamp"].as_u64().unwrap_or_default() as u32;
        Ok(answer)
    }
}

/// Processor time of this thread, in milliseconds.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e6
}
