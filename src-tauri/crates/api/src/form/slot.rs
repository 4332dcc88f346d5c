//! What may stand at a place of a step, whoever describes it.

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::json::{Node, unescape};
use pipewright_validator::shapes::{
    GroupKind, Member, Scalar, ScalarKind, Shape, ShapeKind, Size, arguments, help,
};

use super::own::{self, Own};

/// What may stand at a place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Slot {
    /// As the service model says.
    Shape(&'static Shape),
    /// As Pipelines has it.
    Own(&'static Own),
}

/// A slot at a glance.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Scalar(ScalarKind),
    Words(&'static [&'static str]),
    Value,
    Json,
    Condition,
    List(Slot),
    Map(Slot),
    Structure,
}

/// A member of a structure.
#[derive(Debug, Clone, Copy)]
pub(super) struct MemberSlot {
    pub(super) name: &'static str,
    pub(super) slot: Slot,
    pub(super) required: bool,
    pub(super) default: Option<&'static str>,
    pub(super) help: Option<&'static str>,
}

/// Members that the user comes to set, though the service may do without them.
const ESSENTIAL: &[(&str, &[&str])] = &[
    ("AlgorithmSpecification", &["TrainingImage"]),
    ("HyperParameterAlgorithmSpecification", &["TrainingImage"]),
    ("ResourceConfig", &["InstanceType", "InstanceCount", "VolumeSizeInGB"]),
    ("ProcessingClusterConfig", &["InstanceType", "InstanceCount", "VolumeSizeInGB"]),
    ("ContainerDefinition", &["Image", "ModelDataUrl"]),
    ("ModelPackageContainerDefinition", &["Image", "ModelDataUrl"]),
    ("CreateModelPackageInput", &["ModelPackageGroupName", "ModelApprovalStatus"]),
    ("CreateModelInput", &["ExecutionRoleArn"]),
    ("StoppingCondition", &["MaxRuntimeInSeconds"]),
    ("ProcessingStoppingCondition", &["MaxRuntimeInSeconds"]),
];

/// Structures whose lack means that something else is used in their place.
const EXPECTED: &[(&str, &[&str])] = &[
    ("CreateTrainingJobRequest", &["AlgorithmSpecification", "ResourceConfig", "StoppingCondition"]),
    ("CreateProcessingJobRequest", &["StoppingCondition"]),
    ("CreateModelInput", &["PrimaryContainer"]),
    ("CreateHyperParameterTuningJobRequest", &["TrainingJobDefinition"]),
];

/// What the service takes when a member is not there, where it says so.
const DEFAULTS: &[(&str, &str, &str)] = &[
    ("StoppingCondition", "MaxRuntimeInSeconds", "86400"),
    ("ProcessingStoppingCondition", "MaxRuntimeInSeconds", "86400"),
    ("CreateTrainingJobRequest", "EnableNetworkIsolation", "off"),
    ("CreateTrainingJobRequest", "EnableManagedSpotTraining", "off"),
    ("CreateTrainingJobRequest", "EnableInterContainerTrafficEncryption", "off"),
    ("ProcessingS3Output", "S3UploadMode", "EndOfJob"),
    ("CreateModelPackageInput", "ModelApprovalStatus", "PendingManualApproval"),
];

fn listed(table: &[(&str, &[&str])], structure: &str, member: &str) -> bool {
    table.iter().any(|(name, members)| *name == structure && members.contains(&member))
}

impl Slot {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Own(own) => match own {
                Own::Text | Own::Duration | Own::Step | Own::Output => Kind::Scalar(ScalarKind::String),
                Own::Words(words) => Kind::Words(words),
                Own::Integer(..) => Kind::Scalar(ScalarKind::Integer),
                Own::Number => Kind::Scalar(ScalarKind::Float),
                Own::Boolean => Kind::Scalar(ScalarKind::Boolean),
                Own::Value | Own::Iteration => Kind::Value,
                Own::Json => Kind::Json,
                Own::Condition => Kind::Condition,
                Own::List(element) | Own::Items(element) => Kind::List(Self::Own(element)),
                Own::Structure(_) => Kind::Structure,
            },
            Self::Shape(shape) => match &shape.kind {
                ShapeKind::Structure(_) => Kind::Structure,
                ShapeKind::List { element, .. } => Kind::List(Self::Shape(&arguments()[*element])),
                ShapeKind::Map { value, .. } => Kind::Map(Self::Shape(&arguments()[*value])),
                ShapeKind::Scalar(scalar) if !scalar.words.is_empty() => Kind::Words(&scalar.words),
                ShapeKind::Scalar(scalar) => Kind::Scalar(scalar.kind),
                _ => Kind::Json,
            },
        }
    }

    /// The service's own shape of a single value.
    pub(super) fn scalar(self) -> Option<&'static Scalar> {
        match self {
            Self::Shape(Shape { kind: ShapeKind::Scalar(scalar), .. }) => Some(scalar),
            _ => None,
        }
    }

    pub(super) fn size(self) -> Size {
        match self {
            Self::Shape(shape) => match &shape.kind {
                ShapeKind::List { size, .. } | ShapeKind::Map { size, .. } => *size,
                ShapeKind::Scalar(scalar) => scalar.size,
                _ => Size::default(),
            },
            Self::Own(Own::Integer(min, max)) => Size { min: Some(*min), max: Some(*max) },
            Self::Own(_) => Size::default(),
        }
    }

    /// The service's name for it.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Shape(shape) => Some(shape.name),
            Self::Own(_) => None,
        }
    }

    /// What it may hold, of a structure.
    pub(super) fn members(self) -> Vec<MemberSlot> {
        match self {
            Self::Shape(shape) => match &shape.kind {
                ShapeKind::Structure(structure) => structure
                    .members
                    .iter()
                    .map(|member| of_shape(shape, member.name, member.required, member.shape))
                    .collect(),
                _ => Vec::new(),
            },
            Self::Own(Own::Structure(members)) => members
                .iter()
                .map(|member| MemberSlot {
                    name: member.name,
                    slot: Self::Own(member.own),
                    required: member.required,
                    default: member.default,
                    help: Some(member.help),
                })
                .collect(),
            Self::Own(_) => Vec::new(),
        }
    }

    /// Whether the member is shown even while it is not set.
    pub(super) fn shows(self, member: &MemberSlot) -> bool {
        let structure = self.name().unwrap_or_default();
        let table = matches!(self, Self::Own(Own::Structure(members)) if members.len() <= 3 || members.iter().any(|one| one.name == "BackoffRate"));
        member.required
            || table
            || listed(ESSENTIAL, structure, member.name)
            || listed(EXPECTED, structure, member.name)
    }

    /// Whether the member belongs to the fields that are shown first.
    pub(super) fn is_essential(self, member: &MemberSlot) -> bool {
        member.required || listed(ESSENTIAL, self.name().unwrap_or_default(), member.name)
    }

    /// Whether another member is set in its place, which it excludes.
    pub(super) fn is_replaced(self, name: &str, node: Option<&Node>) -> bool {
        let Self::Shape(Shape { kind: ShapeKind::Structure(structure), .. }) = self else { return false };
        let Some(node) = node else { return false };
        structure.groups.iter().filter(|group| matches!(group.kind, GroupKind::One | GroupKind::MostOne)).any(
            |group| {
                let named = |member: &Member| member.name == name;
                group.members(structure).any(named)
                    && group
                        .members(structure)
                        .any(|member| member.name != name && node.get(member.name).is_some())
            },
        )
    }

    fn member(self, name: &str) -> Option<Self> {
        match self {
            Self::Own(Own::Condition) => own::of_condition(name).map(Self::Own),
            _ => self.members().into_iter().find(|member| member.name == name).map(|member| member.slot),
        }
    }

    /// What may stand one part of a pointer further; the parts of functions are single values.
    fn below(self, part: &str) -> Option<Self> {
        match part {
            "Std:Join" | "Std:JsonGet" | "Get" => return Some(Self::Own(&own::JSON)),
            _ => {}
        }
        match (self, self.kind()) {
            (Self::Own(Own::Json), _) => Some(Self::Own(match part {
                "On" | "Path" => &own::TEXT,
                "Values" => &own::VALUES,
                _ => &own::VALUE,
            })),
            (_, Kind::List(element)) => Some(element),
            (_, Kind::Map(value)) => Some(value.or_value()),
            (_, Kind::Json) => Some(Self::Own(&own::VALUE)),
            _ => self.member(part),
        }
    }

    /// What may be anything is, among named values, a single one.
    pub(super) fn or_value(self) -> Self {
        match self.kind() {
            Kind::Json => Self::Own(&own::VALUE),
            _ => self,
        }
    }
}

fn of_shape(
    shape: &'static Shape,
    name: &'static str,
    required: bool,
    id: pipewright_validator::shapes::ShapeId,
) -> MemberSlot {
    let default = DEFAULTS.iter().find(|(structure, member, _)| *structure == shape.name && *member == name);
    MemberSlot {
        name,
        slot: own::of_structure(shape.name, name).map_or(Slot::Shape(&arguments()[id]), Slot::Own),
        required,
        default: default.map(|(_, _, default)| *default),
        help: help(shape.name, name),
    }
}

/// What a step's `Arguments` may hold; `None` for a type that nobody here knows.
pub(super) fn of_arguments(step_type: &str) -> Option<Slot> {
    arguments().root(step_type).map(Slot::Shape)
}

/// The members of a step beside its arguments.
pub(super) fn step_members(step_type: &str) -> Vec<MemberSlot> {
    let Some(shape) = arguments().step(step_type) else { return Vec::new() };
    let members = Slot::Shape(shape).members();
    let own = |member: MemberSlot| match own::of_step(step_type, member.name) {
        Some(own) => MemberSlot { slot: Slot::Own(own), ..member },
        None => member,
    };
    members.into_iter().map(own).collect()
}

/// The step that a pointer leads into: the innermost.
pub(super) fn step_at<'d>(definition: &'d Definition, pointer: &str) -> Option<&'d Step> {
    let holds = |step: &&Step| {
        pointer.strip_prefix(&step.pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    definition.steps().iter().filter(holds).max_by_key(|step| step.pointer.len())
}

/// What may stand at a pointer into a step.
pub(super) fn slot_at(step: &Step, pointer: &str) -> Option<Slot> {
    let below = pointer.strip_prefix(&step.pointer)?;
    let mut parts = below.split('/').skip(1);
    let first = parts.next()?;
    let start = if first == "Arguments" {
        of_arguments(&step.step_type).unwrap_or(Slot::Own(&own::JSON))
    } else {
        let known = step_members(&step.step_type).into_iter().find(|member| member.name == first);
        known.map_or(Slot::Own(&own::VALUE), |member| member.slot)
    };
    parts.try_fold(start, |slot, part| slot.below(&unescape(part)))
}

/// Whether a value is one of the functions that give a single value.
pub(super) fn is_variable(node: &Node) -> bool {
    matches!(node.members(), [only] if matches!(&*only.name, "Get" | "Std:Join" | "Std:JsonGet"))
}
