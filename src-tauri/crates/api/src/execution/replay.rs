//! An execution as it went, from its events: what the window plays back.

use std::collections::HashMap;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::StepStatus;
use pipewright_pipeline::timestamp::Timestamp;
use pipewright_store::{Event, EventKind};
use serde_json::Value;

use super::timing::Timing;
use crate::dto::replay::{Replay, StepChange, StepTrack};
use crate::error::Error;
use crate::workbench::Workbench;

impl Workbench {
    /// What every step of an execution was when, as far as it has come.
    pub fn read_replay(&self, arn: &ExecutionArn) -> Result<Replay, Error> {
        let execution = self.find(arn)?;
        let definition = self.definition_of(&execution)?;
        let runs = self.step_runs(&execution, &definition)?;
        let events = self.shared.store.events_of(&execution.arn)?;
        let skipped = Timing::new(&definition, &runs).skipped_at();
        let mut changes: HashMap<&str, Vec<StepChange>> = HashMap::new();
        for event in &events {
            if let (Some(step), Some(status)) = (event.step.as_deref(), step_status(event)) {
                changes.entry(step).or_default().push(StepChange { at: event.at, status });
            }
        }
        Ok(Replay {
            started_at: execution.started_at,
            ended_at: execution.ended_at,
            stopping_at: stopping_at(&events),
            steps: runs
                .iter()
                .zip(skipped)
                .map(|(run, skipped_at)| StepTrack {
                    step: run.name.clone(),
                    changes: changes.remove(run.name.as_str()).unwrap_or_default(),
                    skipped_at,
                })
                .collect(),
        })
    }
}

fn step_status(event: &Event) -> Option<StepStatus> {
    match event.kind {
        EventKind::StepStarted => Some(StepStatus::Starting),
        EventKind::StepStatusChanged => StepStatus::parse(word(event)?),
        _ => None,
    }
}

fn word(event: &Event) -> Option<&str> {
    event.detail.as_ref()?.get("Status").and_then(Value::as_str)
}

/// When the execution was asked to end.
pub(super) fn stopping_at(events: &[Event]) -> Option<Timestamp> {
    let stopping =
        |event: &&Event| event.kind == EventKind::ExecutionStatusChanged && word(event) == Some("Stopping");
    events.iter().find(stopping).map(|event| event.at)
}
