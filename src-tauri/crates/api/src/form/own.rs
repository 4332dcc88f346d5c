//! What no service model describes: the members of a step that only Pipelines has.

/// A shape of Pipelines' own.
#[derive(Debug)]
pub(super) enum Own {
    /// A text.
    Text,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A whole number within bounds.
    Integer(f64, f64),
    /// A number.
    Number,
    /// On or off.
    Boolean,
    /// Any single value.
    Value,
    /// Whatever one likes.
    Json,
    /// A duration by ISO 8601.
    Duration,
    /// The name of a step.
    Step,
    /// The name of an output of this step.
    Output,
    /// An output of an iteration of this ForEach.
    Iteration,
    /// A condition.
    Condition,
    /// Several of the same.
    List(&'static Own),
    /// Several of the same, or a variable that gives them as JSON text.
    Items(&'static Own),
    /// Known members.
    Structure(&'static [OwnMember]),
}

/// A member of a structure of Pipelines' own.
#[derive(Debug)]
pub(super) struct OwnMember {
    pub(super) name: &'static str,
    pub(super) own: &'static Own,
    pub(super) required: bool,
    pub(super) default: Option<&'static str>,
    pub(super) help: &'static str,
}

const fn member(name: &'static str, own: &'static Own, help: &'static str) -> OwnMember {
    OwnMember { name, own, required: false, default: None, help }
}

impl OwnMember {
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    const fn default(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }
}

pub(super) static VALUE: Own = Own::Value;
pub(super) static JSON: Own = Own::Json;
pub(super) static TEXT: Own = Own::Text;
static PICK: Own = Own::Words(&["MaxBy", "MinBy"]);
static ITERATION: Own = Own::Iteration;
pub(super) static VALUES: Own = Own::List(&Own::Value);
static ITEMS: Own = Own::Items(&Own::Value);
pub(super) static CONDITION: Own = Own::Condition;
pub(super) static CONDITIONS: Own = Own::List(&Own::Condition);

static DEPENDS_ON: Own = Own::List(&Own::Step);

static CACHE: Own = Own::Structure(&[
    member("Enabled", &Own::Boolean, "Whether a result of an earlier execution with the same arguments is taken instead of running the step.")
        .required(),
    member("ExpireAfter", &Own::Duration, "How old a result may be. Without it, results of any age are taken."),
]);

const INTERVAL: OwnMember =
    member("IntervalSeconds", &Own::Integer(1.0, 43_200.0), "How long to wait before the first retry.")
        .default("1");
const RATE: OwnMember =
    member("BackoffRate", &Own::Number, "By how much each wait is longer than the one before.").default("2");
const ATTEMPTS: OwnMember =
    member("MaxAttempts", &Own::Integer(1.0, 20.0), "How often it is tried again. Excludes the time limit.")
        .default("5");
const EXPIRES: OwnMember = member(
    "ExpireAfterMin",
    &Own::Integer(1.0, 14_400.0),
    "How long it is tried again. Excludes the number of attempts.",
);

static RETRIES: Own = Own::List(&RETRY);
static RETRY: Own = Own::Structure(&[
    member("ExceptionType", &EXCEPTIONS, "Which failures are tried again.").required(),
    INTERVAL,
    RATE,
    ATTEMPTS,
    EXPIRES,
]);
static EXCEPTIONS: Own = Own::List(&Own::Words(&[
    "Step.SERVICE_FAULT",
    "Step.THROTTLING",
    "SageMaker.JOB_INTERNAL_ERROR",
    "SageMaker.CAPACITY_ERROR",
    "SageMaker.RESOURCE_LIMIT",
    "Emr.RESOURCE_LIMIT",
]));

/// Of steps that are no jobs of SageMaker.
static PLAIN_RETRIES: Own = Own::List(&Own::Structure(&[
    member("ExceptionType", &PLAIN_EXCEPTIONS, "Which failures are tried again.").required(),
    INTERVAL,
    RATE,
    ATTEMPTS,
    EXPIRES,
]));
static PLAIN_EXCEPTIONS: Own = Own::List(&Own::Words(&["Step.SERVICE_FAULT", "Step.THROTTLING"]));
static AUTOML_MODE: Own = Own::Words(&["ENSEMBLING"]);

static PROPERTY_FILES: Own = Own::List(&Own::Structure(&[
    member("PropertyFileName", &Own::Text, "The name that conditions read it by.").required(),
    member("OutputName", &Own::Output, "The output that holds it.").required(),
    member("FilePath", &Own::Text, "Its path in that output.").required(),
]));

static OUTPUT_PARAMETERS: Own = Own::List(&Own::Structure(&[
    member("OutputName", &Own::Text, "The name that later steps read it by.").required(),
    member("OutputType", &Own::Words(&["String", "Integer", "Float", "Boolean"]), "What it is.").required(),
]));

static CLARIFY: Own = Own::Words(&["DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY"]);
static QUALITY: Own = Own::Words(&["DATA_QUALITY", "MODEL_QUALITY"]);

/// The member of a step that the service model leaves open.
pub(super) fn of_step(step_type: &str, member: &str) -> Option<&'static Own> {
    Some(match (member, step_type) {
        ("DependsOn", _) => &DEPENDS_ON,
        ("CacheConfig", _) => &CACHE,
        ("RetryPolicies", "Model" | "RegisterModel" | "EMR") => &PLAIN_RETRIES,
        ("RetryPolicies", _) => &RETRIES,
        ("PropertyFiles", _) => &PROPERTY_FILES,
        ("OutputParameters", _) => &OUTPUT_PARAMETERS,
        ("CheckType", "ClarifyCheck") => &CLARIFY,
        ("CheckType", "QualityCheck") => &QUALITY,
        _ => return None,
    })
}

/// The member of a structure that the service model leaves open, or leaves wider than Pipelines does.
pub(super) fn of_structure(structure: &str, member: &str) -> Option<&'static Own> {
    Some(match (structure, member) {
        ("AutoMLJobConfig", "Mode") => &AUTOML_MODE,
        ("FailArguments", "ErrorMessage") => &VALUE,
        ("ForEachArguments", "IterableItems") => &ITEMS,
        ("ForEachSelector", "Pick") => &PICK,
        ("ForEachSelector", "Field") => &ITERATION,
        ("ConditionArguments", "Conditions") => &CONDITIONS,
        _ => return None,
    })
}

/// A member of a condition.
pub(super) fn of_condition(member: &str) -> Option<&'static Own> {
    Some(match member {
        "LeftValue" | "RightValue" | "QueryValue" | "Value" => &VALUE,
        "Values" | "In" => &VALUES,
        "Condition" => &CONDITION,
        "Conditions" => &CONDITIONS,
        "Type" => &TEXT,
        _ => return None,
    })
}
