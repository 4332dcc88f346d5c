//! Executions of a few pipelines as a team makes them over a year: sweeps, failures, runs that diverge. Always the same.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_pipeline::timestamp::Timestamp;
use pipewright_store::{
    Change, Durability, ExecutionParameter, ImportedExecution, ImportedStep, MetricOrigin, MetricPoint,
    NewExecution, ParameterOrigin, StepEnd, StepStart, Store,
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
/// Position, name, type and metrics.
const STEPS: [(u32, &str, &str, &[&str]); 2] = [
    (
        0,
        "TrainModel",
        "Training",
        &["train:auc", "train:logloss", "validation:logloss", "rows", "seconds_per_round"],
    ),
    (1, "EvaluateModel", "Processing", &["roc_auc", "accuracy", "precision", "recall", "f1"]),
];
const LEAST_AUC: f64 = 0.5;
const MOST_AUC: f64 = 0.95;
const TOO_LOW: &str = "ROC AUC is below the threshold 0.80";
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

/// Executions that are recorded in one commit, where nothing is measured.
const TOGETHER: usize = 250;

/// Records executions, many in a commit: for those who only want to have them. Later ones can be made after them.
pub(crate) fn seed(store: &Store, count: usize, later: usize) -> Made {
    let mut made = Made::new(store, count + later);
    let mut left = count;
    while left > 0 {
        let some = left.min(TOGETHER);
        store.import_executions(&made.take(some), Durability::Process).unwrap();
        left -= some;
    }
    made.tag(store);
    made
}

/// What is made up next.
pub(crate) struct Made {
    dice: Dice,
    nth: usize,
    count: usize,
    tagged: [(&'static str, Vec<ExecutionArn>); 2],
}

impl Made {
    /// So many will be taken. The versions they run are recorded at once.
    fn new(store: &Store, count: usize) -> Self {
        let version = definition();
        for pipeline in PIPELINES {
            store.record_version(pipeline, &version, Timestamp(END - YEAR)).unwrap();
        }
        Self { dice: Dice::new(42), nth: 0, count, tagged: [("prod", Vec::new()), ("nightly", Vec::new())] }
    }

    /// The next few, oldest first.
    pub(crate) fn take(&mut self, some: usize) -> Vec<ImportedExecution> {
        (0..some).map(|_| self.next()).collect()
    }

    /// Puts the tags on what was recorded.
    fn tag(&self, store: &Store) {
        for (tag, arns) in &self.tagged {
            store.organise(arns, &Change::Tag((*tag).to_owned()), Timestamp(END)).unwrap();
        }
    }

    fn next(&mut self) -> ImportedExecution {
        let (nth, count) = (self.nth, self.count);
        self.nth += 1;
        let dice = &mut self.dice;
        let pipeline = dice.of(&PIPELINES);
        let from_now = (count - nth) as i64 * YEAR.min(count as i64 * 600_000) / count as i64;
        let started = END - from_now - (dice.unit() * 60_000.0) as i64;
        let arn = ExecutionArn::local(pipeline, &format!("{nth:0>12}"));
        match dice.below(40) {
            0 => self.tagged[0].1.push(arn.clone()),
            1..=3 => self.tagged[1].1.push(arn.clone()),
            _ => {}
        }
        let mut start = NewExecution::new(arn, pipeline, 1, Timestamp(started));
        start.display_name = (dice.below(6) == 0).then(|| {
            dice.of(&["baseline", "deeper trees", "sweep of learning rates", "after the data fix"]).to_owned()
        });
        start.preset = (dice.below(2) == 0).then(|| dice.of(&["dev", "staging", "production"]).to_owned());
        start.parameters = parameters(dice);
        let (status, failure_reason) = match (dice.below(12), dice.below(60)) {
            (0, _) => (ExecutionStatus::Failed, Some(format!("EvaluateModel: {TOO_LOW}"))),
            (_, 0) => (ExecutionStatus::Stopped, None),
            _ => (ExecutionStatus::Succeeded, None),
        };
        let mut at = started + 40;
        let steps = STEPS.map(|(position, name, kind, metrics)| {
            let begun = at;
            at += 2_000 + (dice.unit().powi(3) * 900_000.0) as i64;
            let last = position + 1 == STEPS.len() as u32;
            let ended = match status {
                ExecutionStatus::Failed if last => StepStatus::Failed,
                ExecutionStatus::Stopped if last => StepStatus::Stopped,
                _ => StepStatus::Succeeded,
            };
            step((position, name, kind), (begun, at), ended, points(metrics, dice, at))
        });
        let ended_at = Timestamp(at + 10);
        ImportedExecution { start, steps: steps.into(), status, failure_reason, ended_at }
    }
}

fn step(
    (position, name, kind): (u32, &str, &str),
    (begun, ended): (i64, i64),
    status: StepStatus,
    metrics: Vec<MetricPoint>,
) -> ImportedStep {
    let start = StepStart {
        name: name.to_owned(),
        step_type: kind.to_owned(),
        position,
        attempt: 1,
        at: Timestamp(begun),
        log: None,
    };
    let mut end = StepEnd::new(name, status, Timestamp(ended));
    end.failure_reason = (status == StepStatus::Failed).then(|| TOO_LOW.to_owned());
    end.metrics = metrics;
    ImportedStep { start, arguments: None, job: None, end }
}

fn points(metrics: &[&str], dice: &mut Dice, at: i64) -> Vec<MetricPoint> {
    let point = |name: &&str| MetricPoint {
        name: (*name).to_owned(),
        value: value(name, dice),
        at: Timestamp(at),
        origin: MetricOrigin::Log,
    };
    metrics.iter().map(point).collect()
}

/// Records an execution as the engine does, each step and each end a commit of its own, of which the last waits for the
/// disk.
pub(crate) fn play(store: &Store, one: &ImportedExecution) {
    let arn = &one.start.arn;
    store.begin_execution(&one.start).unwrap();
    for step in &one.steps {
        store.begin_step(arn, &step.start).unwrap();
        store.finish_step(arn, &step.end).unwrap();
    }
    store.finish_execution(arn, one.status, one.failure_reason.as_deref(), one.ended_at).unwrap();
}

fn value(name: &str, dice: &mut Dice) -> f64 {
    // A training that diverges.
    match (name, dice.below(400)) {
        ("train:logloss" | "validation:logloss", 0) => return f64::NAN,
        ("train:logloss", 1) => return f64::INFINITY,
        _ => {}
    }
    let (least, most) = match name {
        "train:auc" => (0.6, 0.99),
        "roc_auc" => (LEAST_AUC, MOST_AUC),
        "train:logloss" | "validation:logloss" => (0.1, 0.7),
        "rows" => return f64::from(4_000 + dice.below(3_000)),
        "seconds_per_round" => (0.01, 2.0),
        _ => (0.4, 0.95),
    };
    least + dice.unit() * (most - least)
}

/// The bound that such a part of the values of `roc_auc` is below.
pub(crate) fn auc_above(part: f64) -> f64 {
    LEAST_AUC + part * (MOST_AUC - LEAST_AUC)
}

fn parameters(dice: &mut Dice) -> Vec<ExecutionParameter> {
    let values: [Value; 10] = [
        json!(2 + dice.below(9)),
        json!(50 * (1 + dice.below(8))),
        json!(dice.unit()),
        json!((50.0 + dice.unit() * 50.0).round() / 100.0),
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
