//! Executions of a few pipelines as a team makes them over a year: sweeps, failures, runs that diverge. Always the same.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_pipeline::timestamp::Timestamp;
use pipewright_store::{
    Change, ExecutionParameter, MetricOrigin, MetricPoint, NewExecution, ParameterOrigin, StepEnd, StepStart,
    Store,
};
use serde_json::{Value, json};

pub(crate) const PIPELINES: [&str; 4] = ["churn", "demand-forecast", "fraud-detection", "image-quality"];
pub(crate) const PARAMETERS: [&str; 10] = [
    "MaxDepth",
    "NumRound",
    "LearningRate",
    "Subsample",
    "TestFraction",
    "Mode",
    "InstanceType",
    "InputDataUrl",
    "Seed",
    "Balanced",
];
pub(crate) const METRICS: [&str; 10] = [
    "train:auc",
    "train:logloss",
    "validation:logloss",
    "roc_auc",
    "accuracy",
    "precision",
    "recall",
    "f1",
    "rows",
    "seconds_per_round",
];
/// 2026-11-21T12:00:00Z: the newest starts a little before.
const END: i64 = 1_795_262_400_000;
const YEAR: i64 = 365 * 86_400_000;

/// Numbers that look random and are always the same.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From 0 to 1.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, sides: u32) -> u32 {
        (self.unit() * f64::from(sides)) as u32
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u32) as usize]
    }
}

/// Records executions through the store, as the engine does: each step and each end a commit of its own.
pub(crate) fn seed(store: &Store, count: usize) {
    let mut dice = Dice::new(42);
    let version = definition();
    for pipeline in PIPELINES {
        store.record_version(pipeline, &version, Timestamp(END - YEAR)).unwrap();
    }
    for nth in 0..count {
        record(store, &mut dice, nth, count);
    }
}

fn record(store: &Store, dice: &mut Dice, nth: usize, count: usize) {
    let pipeline = dice.of(&PIPELINES);
    let from_now = (count - nth) as i64 * YEAR.min(count as i64 * 600_000) / count as i64;
    let started = END - from_now - (dice.unit() * 60_000.0) as i64;
    let arn = ExecutionArn::local(pipeline, &id(nth));
    let mut new = NewExecution::new(arn.clone(), pipeline, 1, Timestamp(started));
    new.display_name = (dice.below(6) == 0).then(|| {
        dice.of(&["baseline", "deeper trees", "sweep of learning rates", "after the data fix"]).to_owned()
    });
    new.preset = (dice.below(2) == 0).then(|| dice.of(&["dev", "staging", "production"]).to_owned());
    new.parameters = parameters(dice);
    store.begin_execution(&new).unwrap();
    let fails = dice.below(12) == 0;
    let mut at = started + 40;
    for (position, step) in (0..).zip(["TrainModel", "EvaluateModel"]) {
        let start = StepStart {
            name: step.to_owned(),
            step_type: ["Training", "Processing"][position as usize].to_owned(),
            position,
            attempt: 1,
            at: Timestamp(at),
            log: None,
        };
        store.begin_step(&arn, &start).unwrap();
        at += 2_000 + (dice.unit().powi(3) * 900_000.0) as i64;
        let status = if fails && position == 1 { StepStatus::Failed } else { StepStatus::Succeeded };
        let mut end = StepEnd::new(step, status, Timestamp(at));
        if status == StepStatus::Failed {
            end.failure_reason = Some("ROC AUC is below the threshold 0.80".to_owned());
        }
        let half = METRICS.len() / 2;
        for name in &METRICS[half * position as usize..][..half] {
            let value = value(name, dice);
            let origin = MetricOrigin::Log;
            end.metrics.push(MetricPoint { name: (*name).to_owned(), value, at: Timestamp(at), origin });
        }
        store.finish_step(&arn, &end).unwrap();
    }
    // The last few still run, as far as anybody can tell.
    let (status, reason) = match (fails, dice.below(60)) {
        (true, _) => (ExecutionStatus::Failed, Some("EvaluateModel: ROC AUC is below the threshold 0.80")),
        (false, 0) => (ExecutionStatus::Stopped, None),
        _ => (ExecutionStatus::Succeeded, None),
    };
    store.finish_execution(&arn, status, reason, Timestamp(at + 10)).unwrap();
    let tag = match dice.below(40) {
        0 => Some("prod"),
        1..=3 => Some("nightly"),
        _ => None,
    };
    if let Some(tag) = tag {
        store.organise(&[arn], &Change::Tag(tag.to_owned()), Timestamp(at)).unwrap();
    }
}

fn value(name: &str, dice: &mut Dice) -> f64 {
    match (name, dice.below(400)) {
        ("train:logloss" | "validation:logloss", 0) => f64::NAN,
        ("train:logloss", 1) => f64::INFINITY,
        ("rows", _) => f64::from(dice.below(5_000)),
        _ => dice.unit(),
    }
}

fn parameters(dice: &mut Dice) -> Vec<ExecutionParameter> {
    let values: [Value; 10] = [
        json!(2 + dice.below(9)),
        json!(50 * (1 + dice.below(8))),
        json!(dice.unit()),
        json!((0.5 + dice.unit() / 2.0 * 100.0).round() / 100.0),
        json!(dice.of(&[0.1, 0.2, 0.3])),
        json!(dice.of(&["fast", "exact", "approximate"])),
        json!(dice.of(&["ml.m5.large", "ml.m5.xlarge", "ml.c5.2xlarge"])),
        json!(format!("s3://data/customers/2026-{:02}/train.csv", 1 + dice.below(12))),
        json!(dice.below(10_000)),
        json!(dice.below(2) == 0),
    ];
    let origins = [ParameterOrigin::Default, ParameterOrigin::Preset, ParameterOrigin::Given];
    PARAMETERS
        .iter()
        .zip(values)
        .map(|(name, value)| ExecutionParameter {
            name: (*name).to_owned(),
            value,
            origin: dice.of(&origins),
        })
        .collect()
}

fn id(nth: usize) -> String {
    format!("{:0>12}", nth.to_string())
}

/// A definition that the designer can draw.
fn definition() -> String {
    let kind = |name: &str| match name {
        "MaxDepth" | "NumRound" | "Seed" => "Integer",
        "LearningRate" | "Subsample" | "TestFraction" => "Float",
        "Balanced" => "Boolean",
        _ => "String",
    };
    let parameters: Vec<_> =
        PARAMETERS.iter().map(|name| json!({ "Name": name, "Type": kind(name) })).collect();
    json!({
        "Version": "2020-12-01",
        "Metadata": {},
        "Parameters": parameters,
        "Steps": [
            { "Name": "TrainModel", "Type": "Training", "Arguments": {} },
            { "Name": "EvaluateModel", "Type": "Processing", "DependsOn": ["TrainModel"], "Arguments": {} },
        ],
    })
    .to_string()
}
