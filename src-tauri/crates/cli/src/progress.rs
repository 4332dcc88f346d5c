//! Live progress on the error stream: a line a step on a terminal, a line a change elsewhere.

use std::collections::HashMap;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use pipewright_api::dto::execution::{ExecutionSummary, StepRun};
use pipewright_api::duration;
use pipewright_api::error::Error;
use pipewright_api::workbench::Workbench;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::StepStatus;
use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::output::watched;

const PERIOD: Duration = Duration::from_millis(150);

pub(crate) struct Progress {
    workbench: Workbench,
    arn: ExecutionArn,
    clock: Interval,
    bars: Option<MultiProgress>,
    steps: HashMap<String, Shown>,
}

struct Shown {
    status: StepStatus,
    bar: Option<ProgressBar>,
    log_offset: u64,
    last_line: String,
}

impl Progress {
    pub(crate) fn new(workbench: Workbench, started: &ExecutionSummary) -> Self {
        let bars = watched().then(MultiProgress::new);
        say(bars.as_ref(), &format!("{} {} started: {}", started.pipeline, started.number, started.arn));
        let mut clock = interval(PERIOD);
        clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self { workbench, arn: started.arn.clone(), clock, bars, steps: HashMap::new() }
    }

    /// Waits until it is time to look again.
    pub(crate) async fn tick(&mut self) {
        self.clock.tick().await;
    }

    /// Shows what changed.
    pub(crate) fn show(&mut self) -> Result<(), Error> {
        for run in self.workbench.read_steps(&self.arn)? {
            if let Some(status) = run.status {
                self.show_step(&run, status)?;
            }
        }
        Ok(())
    }

    /// Shows the end.
    pub(crate) fn finish(&mut self) -> Result<(), Error> {
        self.show()
    }

    fn show_step(&mut self, run: &StepRun, status: StepStatus) -> Result<(), Error> {
        let bars = self.bars.as_ref();
        let known = self.steps.contains_key(&run.name);
        let shown = self.steps.entry(run.name.clone()).or_insert_with(|| Shown {
            status,
            bar: bars.map(|bars| bars.add(spinner(&run.name))),
            log_offset: 0,
            last_line: String::new(),
        });
        if known && shown.status == status && status.is_terminal() {
            return Ok(());
        }
        if run.has_log && shown.bar.is_some() && !status.is_terminal() {
            let page = self.workbench.read_log(&self.arn, &run.name, shown.log_offset)?;
            shown.log_offset = page.next_offset;
            if let Some(line) = page.lines.into_iter().rev().find(|line| !line.text.trim().is_empty()) {
                shown.last_line = line.text.replace("#011", " ");
            }
        }
        let changed = !known || shown.status != status;
        shown.status = status;
        match &shown.bar {
            Some(bar) if status.is_terminal() => bar.finish_with_message(ended(run, status)),
            Some(bar) => bar.set_message(format!("{status}  {}", shown.last_line)),
            None if changed && status.is_terminal() => {
                say(None, &format!("{}: {}", run.name, ended(run, status)));
            }
            None if changed => say(None, &format!("{}: {status}", run.name)),
            None => {}
        }
        Ok(())
    }
}

fn ended(run: &StepRun, status: StepStatus) -> String {
    let took =
        run.started_at.zip(run.ended_at).map(|(start, end)| duration(end.0 - start.0)).unwrap_or_default();
    let outcome = match run.outcome {
        Some(true) => ", True",
        Some(false) => ", False",
        None => "",
    };
    format!("{status} in {took}{outcome}")
}

fn spinner(step: &str) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_prefix(step.to_owned());
    // The template is fixed; were it wrong, the plain style would do.
    if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix:22!} {elapsed:>4} {wide_msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(PERIOD);
    bar
}

#[expect(clippy::print_stderr, reason = "progress goes to the error stream")]
fn say(bars: Option<&MultiProgress>, text: &str) {
    match bars {
        // A terminal that cannot be written to shows no progress; the result still comes.
        Some(bars) => drop(bars.println(text)),
        None => eprintln!("{text}"),
    }
}
