//! A step as a form.

mod field;

use pipewright_pipeline::definition::{Branch, Definition, Dependency, Step};
use pipewright_pipeline::json::{Node, Value, child_pointer};
use pipewright_validator::Diagnostic;

pub(super) use field::field;
use field::{members, stray};

use super::own;
use super::slot::{Kind, MemberSlot, Slot, is_variable, of_arguments, step_members};
use super::{condition, find, problems};
use crate::dto::form::{DependencyView, FieldKind, FormField, FormSection, FormTab, StepForm};

/// The sections that come first, and those that come last; the others keep the API's order between them.
const FIRST: [&str; 9] = [
    "IterableItems",
    "TrainingJobDefinition",
    "PrimaryContainer",
    "InputDataConfig",
    "ProcessingInputs",
    "TransformInput",
    "ProcessingOutputConfig",
    "OutputDataConfig",
    "HyperParameters",
];
const LAST: [&str; 4] = ["Environment", "NetworkConfig", "VpcConfig", "Tags"];

/// The order in which people think of what every job needs; everything else comes behind the images.
const USUAL: [&str; 10] = [
    "TrainingImage",
    "ImageUri",
    "Image",
    "",
    "InstanceType",
    "InstanceCount",
    "VolumeSizeInGB",
    "RoleArn",
    "ExecutionRoleArn",
    "executionRoleArn",
];
const IMAGES: usize = 3;

/// Members of a step that are shown elsewhere, or in a section of their own.
const APART: [&str; 9] = [
    "Name",
    "Type",
    "Arguments",
    "DisplayName",
    "Description",
    "DependsOn",
    "CacheConfig",
    "RetryPolicies",
    "PropertyFiles",
];

/// A field on its way into a section.
struct Placed {
    /// The member of the arguments or the step that it stands in.
    top: &'static str,
    /// Whether it is shown first.
    essential: bool,
    field: FormField,
}

/// Where the walk is.
struct Here<'h> {
    pointer: &'h str,
    groups: &'h [String],
    /// Whether all around it is there as a matter of course.
    essential: bool,
    /// Whether every member is shown, as the columns of a table are.
    all: bool,
}

/// Makes the form of a step.
pub(super) fn form(
    definition: &Definition,
    revision: u32,
    step: &Step,
    diagnostics: &[Diagnostic],
) -> StepForm {
    let node = definition.step_node(step);
    let mut sections = arguments(definition, step);
    sections.extend(step_sections(definition, step, node));
    let conditions = condition::read_all(definition, step);
    let mut form = StepForm {
        revision,
        step: step.name.clone(),
        step_type: step.step_type.clone(),
        pointer: step.pointer.clone(),
        request: of_arguments(&step.step_type).and_then(Slot::name).and_then(request),
        set: sections.iter().flat_map(|section| &section.fields).map(count_set).sum(),
        more: find::count(definition, step),
        sections,
        conditions,
        dependencies: dependencies(definition, step),
        problems: Vec::new(),
        text: node.map_or_else(String::new, without_nested),
    };
    problems::attach(&mut form, definition, step, diagnostics);
    form
}

fn dependencies(definition: &Definition, step: &Step) -> Vec<DependencyView> {
    let trigger = |pointer: &str| definition.root().pointer(pointer)?.get("Trigger")?.as_str();
    let view = |one: &Dependency| DependencyView {
        pointer: one.pointer.clone(),
        step: one.step.clone(),
        trigger: trigger(&one.pointer).map(str::to_owned),
    };
    step.depends_on.iter().map(view).collect()
}

/// `CreateTrainingJobRequest` is known as `CreateTrainingJob`.
fn request(shape: &'static str) -> Option<String> {
    let bare = shape.strip_suffix("Request").or_else(|| shape.strip_suffix("Input"))?;
    bare.starts_with("Create").then(|| bare.to_owned())
}

fn count_set(field: &FormField) -> u32 {
    u32::from(field.set) + field.fields.iter().map(count_set).sum::<u32>()
}

fn without_nested(node: &Node) -> String {
    let mut node = node.clone();
    if let Value::Object(members) = &mut node.value {
        for member in members.iter_mut().filter(|member| member.name == "Arguments") {
            if let Value::Object(arguments) = &mut member.node.value {
                arguments.retain(|member| Branch::of_member(&member.name).is_none());
            }
        }
    }
    node.print()
}

fn arguments(definition: &Definition, step: &Step) -> Vec<FormSection> {
    let node = definition.arguments(step);
    let pointer = format!("{}/Arguments", step.pointer);
    let slot = of_arguments(&step.step_type).unwrap_or(Slot::Own(&own::JSON));
    if !matches!(slot.kind(), Kind::Structure)
        || node.is_some_and(|node| !matches!(node.value, Value::Object(_)) || is_variable(node))
    {
        let member = MemberSlot { name: "Arguments", slot, required: false, default: None, help: None };
        let field = field(definition, step, &member, node, &pointer, None);
        let fields = vec![field];
        return vec![FormSection {
            id: "Arguments".into(),
            tab: FormTab::Arguments,
            title: "Arguments".into(),
            note: size_note(&fields),
            fields,
        }];
    }
    let mut placed = Vec::new();
    let here = Here { pointer: &pointer, groups: &[], essential: true, all: false };
    members(definition, step, slot, node, &here, None, &mut placed);
    placed.retain(|one| Branch::of_member(one.top).is_none() && one.top != "Conditions");
    sections(placed, "", slot)
}

fn sections(placed: Vec<Placed>, prefix: &str, slot: Slot) -> Vec<FormSection> {
    let (first, rest): (Vec<_>, Vec<_>) = placed.into_iter().partition(|one| one.essential);
    let mut sections = Vec::new();
    if !first.is_empty() {
        let mut fields: Vec<_> = first.into_iter().map(|one| one.field).collect();
        fields.sort_by_key(|field| USUAL.iter().position(|name| *name == field.name).unwrap_or(IMAGES));
        name_apart(&mut fields);
        let set = fields.iter().filter(|field| field.set).count();
        let note = format!("{set} of {} set", fields.len());
        sections.push(FormSection {
            id: format!("{prefix}required"),
            tab: FormTab::Arguments,
            title: "Required".into(),
            note,
            fields,
        });
    }
    let mut tops: Vec<(&'static str, Vec<FormField>)> = Vec::new();
    for one in rest {
        let of = slot.members().iter().find(|member| member.name == one.top).map(|member| member.slot.kind());
        let top = match of {
            Some(Kind::Structure | Kind::List(_) | Kind::Map(_)) => one.top,
            _ => "",
        };
        match tops.iter_mut().find(|(name, _)| *name == top) {
            Some((_, fields)) => fields.push(one.field),
            None => tops.push((top, vec![one.field])),
        }
    }
    let rank =
        |top: &str| match (FIRST.iter().position(|one| *one == top), LAST.iter().position(|one| *one == top))
        {
            (Some(at), _) => at,
            (None, Some(at)) => 200 + at,
            (None, None) => 100,
        };
    tops.sort_by_key(|(top, _)| rank(top));
    for (top, mut fields) in tops {
        name_apart(&mut fields);
        let title = match fields.as_slice() {
            _ if top.is_empty() => "Settings".to_owned(),
            // A structure of which only a list is shown goes by the list's name.
            [only] if matches!(only.kind, FieldKind::List | FieldKind::Map) => only.label.clone(),
            _ => super::label::label(top),
        };
        sections.push(FormSection {
            id: format!("{prefix}{}", if top.is_empty() { "settings" } else { top }),
            tab: FormTab::Arguments,
            title,
            note: size_note(&fields),
            fields,
        });
    }
    sections
}

/// Only what would be mistaken for another says where it stands.
fn name_apart(fields: &mut [FormField]) {
    let labels: Vec<_> = fields.iter().map(|field| field.label.clone()).collect();
    for field in fields {
        if labels.iter().filter(|label| **label == field.label).count() < 2 {
            field.group = None;
        } else if let Some((_, last)) = field.group.as_deref().and_then(|group| group.rsplit_once(" › ")) {
            field.group = Some(last.to_owned());
        }
    }
}

/// How many there are in a section that is one list.
fn size_note(fields: &[FormField]) -> String {
    match fields {
        [only] if matches!(only.kind, FieldKind::List | FieldKind::Map) && !only.fields.is_empty() => {
            only.fields.len().to_string()
        }
        _ => String::new(),
    }
}

/// What a step has beside its arguments.
fn step_sections(definition: &Definition, step: &Step, node: Option<&Node>) -> Vec<FormSection> {
    let known = step_members(&step.step_type);
    let get = |name: &str| node.and_then(|node| node.get(name));
    let make = |member: &MemberSlot| {
        field(definition, step, member, get(member.name), &child_pointer(&step.pointer, member.name), None)
    };
    let of = |names: &[&str]| {
        known.iter().filter(|member| names.contains(&member.name)).copied().collect::<Vec<_>>()
    };
    let own: Vec<_> = known.iter().filter(|member| !APART.contains(&member.name)).copied().collect();
    let mut sections = Vec::new();
    let mut add = |id: &str, tab: FormTab, title: &str, fields: Vec<FormField>| {
        if !fields.is_empty() {
            sections.push(FormSection {
                id: id.to_owned(),
                tab,
                title: title.to_owned(),
                note: size_note(&fields),
                fields,
            });
        }
    };
    let lists = |member: &&MemberSlot| matches!(member.slot.kind(), Kind::List(_));
    let plain = own.iter().filter(|member| !lists(member) && (member.required || get(member.name).is_some()));
    add("step-own", FormTab::Arguments, &format!("{} step", step.step_type), plain.map(make).collect());
    for list in own.iter().filter(lists) {
        add(list.name, FormTab::Arguments, &super::label::label(list.name), vec![make(list)]);
    }
    if step.step_type == "Processing" || get("PropertyFiles").is_some() {
        add(
            "PropertyFiles",
            FormTab::Arguments,
            "Property files",
            of(&["PropertyFiles"]).iter().map(make).collect(),
        );
    }
    let mut about: Vec<_> = of(&["DisplayName", "Description"]).iter().map(make).collect();
    for member in node.map(Node::members).unwrap_or_default() {
        let stranger = known.iter().all(|known| known.name != member.name) && !APART.contains(&&*member.name);
        if stranger || (known.is_empty() && matches!(&*member.name, "DisplayName" | "Description")) {
            about.push(stray(definition, step, &member.name, &member.node, &step.pointer));
        }
    }
    add("about", FormTab::Arguments, "About this step", about);
    let cached = pipewright_validator::can_be_cached(&step.step_type) || get("CacheConfig").is_some();
    let retried = pipewright_validator::can_be_retried(&step.step_type) || get("RetryPolicies").is_some();
    let policy = |name: &'static str| -> Vec<FormField> {
        let slot = own::of_step(&step.step_type, name).map_or(Slot::Own(&own::JSON), Slot::Own);
        let member = MemberSlot { name, slot, required: false, default: None, help: None };
        vec![make(&member)]
    };
    if cached {
        add("cache", FormTab::Policies, "Cache", policy("CacheConfig"));
    }
    if retried {
        add("retry", FormTab::Policies, "Retries", policy("RetryPolicies"));
    }
    add("dependencies", FormTab::Links, "Order only", policy("DependsOn"));
    sections
}
