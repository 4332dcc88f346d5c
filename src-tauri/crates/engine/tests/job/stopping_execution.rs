//! A stop of a whole execution: what succeeded stays, what runs is stopped, what waits never starts.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use pipewright_engine::machine::Machine;
use pipewright_engine::plan::Plan;
use pipewright_engine::port::{JobStart, Record, RecordError, StepEnd};
use pipewright_engine::scheduler;
use pipewright_engine::stop::Stop;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_pipeline::timestamp::Timestamp;
use serde_json::{Value, json};

use super::{World, python};

/// What was recorded, a line each.
#[derive(Default)]
struct Lines(Mutex<Vec<String>>);

impl Lines {
    fn add(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    fn has(&self, line: &str) -> bool {
        self.0.lock().unwrap().iter().any(|one| one == line)
    }
}

impl Record for Lines {
    fn begin_step(
        &self,
        step: &str,
        _: &str,
        _: usize,
        log: Option<&Path>,
        _: Timestamp,
    ) -> Result<(), RecordError> {
        if let Some(folder) = log.and_then(Path::parent) {
            std::fs::create_dir_all(folder).unwrap();
        }
        self.add(format!("{step} begins"));
        Ok(())
    }

    fn set_arguments(&self, _: &str, _: &Value, _: Timestamp) -> Result<(), RecordError> {
        Ok(())
    }

    fn begin_job(&self, step: &str, _: &JobStart) -> Result<(), RecordError> {
        self.add(format!("{step}'s job begins"));
        Ok(())
    }

    fn mark_step(&self, step: &str, status: StepStatus, _: Timestamp) -> Result<(), RecordError> {
        self.add(format!("{step} {status}"));
        Ok(())
    }

    fn finish_step(&self, end: StepEnd) -> Result<Option<Value>, RecordError> {
        assert_eq!(end.failure_reason, None);
        self.add(format!("{} {}", end.name, end.status));
        Ok(end.describe)
    }

    fn mark_stopping(&self, _: Timestamp) -> Result<(), RecordError> {
        self.add("execution Stopping".into());
        Ok(())
    }

    fn finish(&self, status: ExecutionStatus, _: Option<&str>, _: Timestamp) -> Result<(), RecordError> {
        self.add(format!("execution {status}"));
        Ok(())
    }
}

fn step(name: &str, code: &str, after: &[&str]) -> Value {
    json!({"Name": name, "Type": "Processing", "DependsOn": after, "Arguments": python(code)})
}

const POLITE: &str = "import signal, sys, time\n\
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\nprint('ready', flush=True)\ntime.sleep(60)";
const DEAF: &str = "import signal, time\n\
    signal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('ready', flush=True)\ntime.sleep(60)";

/// Runs Done, then Polite and Deaf side by side with Late behind them; ends it once both are under way. Gives
/// what was recorded, and how long the end took.
async fn stopped(grace: Duration, end: impl FnOnce(&Stop)) -> (Vec<String>, Duration) {
    let world = World::new();
    let steps = [
        step("Done", "print('done')", &[]),
        step("Polite", POLITE, &["Done"]),
        step("Deaf", DEAF, &["Done"]),
        step("Late", "print('late')", &["Polite", "Deaf"]),
    ];
    let definition = Definition::parse(&json!({ "Steps": steps }).to_string()).unwrap();
    let machine = Machine {
        objects: world.objects.clone(),
        environments: Arc::clone(&world.environments),
        launcher: env!("CARGO_BIN_EXE_pipewright-job-launch").into(),
        now: || Timestamp(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as i64),
    };
    let directory = world.folder.path().join("execution");
    let plan = Plan {
        arn: ExecutionArn::local("p", "abcdefghijkl"),
        pipeline: "p".into(),
        parameters: Vec::new(),
        definition,
        started_at: Timestamp(0),
        parallelism: 4,
        directory,
    };
    let logs = [plan.log("Polite"), plan.log("Deaf")];
    let record = Arc::new(Lines::default());
    let stop = Stop::new(grace);
    let running = tokio::spawn(scheduler::run(
        Arc::new(machine),
        Arc::new(plan),
        Arc::clone(&record) as Arc<dyn Record>,
        stop.clone(),
    ));
    let start = Instant::now();
    let ready = |log: &Path| std::fs::read_to_string(log).is_ok_and(|text| text.contains(" ready"));
    while !(record.has("Deaf Executing") && logs.iter().all(|log| ready(log))) {
        assert!(start.elapsed() < Duration::from_secs(30), "{:?}", record.0.lock().unwrap());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let asked = Instant::now();
    end(&stop);
    let ended = running.await.unwrap().unwrap();
    assert_eq!((ended.status, ended.failure_reason), (ExecutionStatus::Stopped, None));
    let lines = record.0.lock().unwrap().clone();
    (lines, asked.elapsed())
}

fn after_the_stop(lines: &[String]) -> Vec<&str> {
    let from = lines.iter().position(|line| line == "execution Stopping").unwrap();
    let mut after: Vec<_> = lines[from..].iter().map(String::as_str).collect();
    // The two run side by side: the order of what they do is chance, and the end comes last all the same.
    let last = after.pop().unwrap();
    assert_eq!(last, "execution Stopped");
    after.sort_unstable();
    after
}

const AFTER: [&str; 5] =
    ["Deaf Stopped", "Deaf Stopping", "Polite Stopped", "Polite Stopping", "execution Stopping"];

#[tokio::test]
async fn programs_are_asked_then_killed() {
    let grace = Duration::from_secs(1);
    let (lines, took) = stopped(grace, Stop::ask).await;
    assert!(lines.contains(&"Done Succeeded".to_owned()), "{lines:?}");
    assert!(!lines.iter().any(|line| line.starts_with("Late")), "{lines:?}");
    assert_eq!(after_the_stop(&lines), AFTER);
    assert!(took >= grace && took < grace * 8, "{took:?}");
}

#[tokio::test]
async fn nobody_has_to_wait_for_the_grace() {
    let (lines, took) = stopped(Duration::from_mins(2), Stop::force).await;
    assert_eq!(after_the_stop(&lines), AFTER);
    assert!(took < Duration::from_secs(20), "{took:?}");
}
