//! Where a definition names its own steps, parameters and property files.
//!
//! References are one such place; `DependsOn` and the resources of a Cleanup step are others. Whatever renames,
//! copies or compares goes by the list here, so that no place is forgotten. Words in plain strings are no
//! mentions, even when they look like one: what reads such a string reads it as it is.

use std::ops::Range;

use crate::definition::{Branch, Definition};
use crate::json::{Node, Value};

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target<'a> {
    /// A step.
    Step(&'a str),
    /// A parameter.
    Parameter(&'a str),
    /// A property file of a step.
    PropertyFile {
        /// The step.
        step: &'a str,
        /// The property file.
        file: &'a str,
    },
    /// A step in the body of a ForEach, named by its outputs.
    Body {
        /// The ForEach.
        for_each: &'a str,
        /// The step in its body.
        step: &'a str,
    },
    /// The item of the ForEach around it, which has no name.
    CurrentItem,
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention<'a> {
    /// What it names.
    pub target: Target<'a>,
    /// Where the name stands in the text, in bytes.
    pub name: Range<usize>,
}

/// What kind of text names something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteKind {
    /// The text of a `Get`.
    Get,
    /// A step's name as such: an entry of `DependsOn`, or a `StepName` of a Cleanup step.
    Name,
}

/// A text that may name something.
#[derive(Debug, Clone, Copy)]
pub struct Site<'s, 'n> {
    /// Where the text stands: the numbers of the children to go down to, from the root.
    pub at: &'s [u32],
    /// What kind of text it is.
    pub kind: SiteKind,
    /// The text.
    pub text: &'n str,
    /// The step it belongs to.
    pub owner: Option<&'n Node>,
    /// How much of `at` is that step's own position.
    pub owner_at: usize,
    /// Whether a ForEach is around it.
    pub in_body: bool,
}

/// A mention of what is not there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dangling {
    /// The text that holds the mention.
    pub text: String,
    /// The JSON pointer of that text.
    pub pointer: String,
}

/// Visits every text of a definition that may name something, in order.
pub fn sites<'n>(root: &'n Node, visit: &mut dyn FnMut(Site<'_, 'n>)) {
    let mut walk = Walk { at: Vec::new(), owner: None, owner_at: 0, in_body: false, visit };
    let steps = root.member_index("Steps");
    if root.members().is_empty() {
        walk.value(root);
    }
    walk.members(
        root,
        |walk, index, node| {
            if Some(index) == steps { walk.steps(node) } else { walk.value(node) }
        },
    );
}

/// [`sites`] of one step and the steps nested in it; positions begin at the step.
pub fn step_sites<'n>(step: &'n Node, visit: &mut dyn FnMut(Site<'_, 'n>)) {
    Walk { at: Vec::new(), owner: None, owner_at: 0, in_body: false, visit }.step(step);
}

/// Every mention of what is not there, in order.
pub fn dangling(definition: &Definition) -> Vec<Dangling> {
    let root = definition.root();
    let mut found = Vec::new();
    sites(root, &mut |site| {
        if site.mentions().iter().any(|mention| !exists(definition, &mention.target, site.in_body)) {
            found.push(Dangling { text: site.text.to_owned(), pointer: root.pointer_of(site.at) });
        }
    });
    found
}

/// Whether the target is there; `in_body` says whether a ForEach is around the mention. Nothing is there
/// under an empty name.
pub fn exists(definition: &Definition, target: &Target<'_>, in_body: bool) -> bool {
    match *target {
        Target::Step(name) => !name.is_empty() && definition.step_index(name).is_some(),
        Target::Parameter(name) => !name.is_empty() && definition.parameter(name).is_some(),
        Target::PropertyFile { step, file } => definition
            .step(step)
            .is_some_and(|step| step.property_files.iter().any(|declared| declared.name == file)),
        Target::Body { for_each, step } => holds(definition, for_each, step),
        Target::CurrentItem => in_body,
    }
}

/// Whether the step stands in the body of that ForEach.
fn holds(definition: &Definition, for_each: &str, step: &str) -> bool {
    let Some(for_each) = definition.step_index(for_each) else { return false };
    definition.steps().iter().any(|nested| {
        nested.name == step
            && nested.parent.is_some_and(|parent| parent.step == for_each && parent.branch == Branch::Body)
    })
}

impl<'n> Site<'_, 'n> {
    /// What the text names, from left to right.
    pub fn mentions(&self) -> Vec<Mention<'n>> {
        match self.kind {
            SiteKind::Name => vec![Mention { target: Target::Step(self.text), name: 0..self.text.len() }],
            SiteKind::Get => {
                in_reference(self.text, self.owner.and_then(|owner| owner.get("Name")?.as_str()))
            }
        }
    }

    /// The text with other names in it; none when no name changes.
    pub fn renamed(&self, name: impl Fn(&Target<'n>) -> Option<String>) -> Option<String> {
        let mut text = None;
        // From the right, so that the places of those before stay true.
        for mention in self.mentions().into_iter().rev() {
            if let Some(name) = name(&mention.target) {
                text.get_or_insert_with(|| self.text.to_owned()).replace_range(mention.name, &name);
            }
        }
        text
    }
}

/// What the text of a `Get` names; `owner` is the step that holds it.
pub(crate) fn in_reference<'n>(text: &'n str, owner: Option<&'n str>) -> Vec<Mention<'n>> {
    let root = text.find(['.', '[']).unwrap_or(text.len());
    let Some((first, name)) = segment(text, root) else { return Vec::new() };
    match &text[..root] {
        "Parameters" => vec![Mention { target: Target::Parameter(&text[name.clone()]), name }],
        "Steps" => of_step(text, name, first),
        "IterationOutput" => {
            let (for_each, step) = (owner.unwrap_or_default(), &text[name.clone()]);
            vec![Mention { target: Target::Body { for_each, step }, name }]
        }
        "ForEach" if &text[name.clone()] == "CurrentItem" => {
            vec![Mention { target: Target::CurrentItem, name }]
        }
        _ => Vec::new(),
    }
}

fn of_step(text: &str, name: Range<usize>, end: usize) -> Vec<Mention<'_>> {
    let step = &text[name.clone()];
    let mut mentions = vec![Mention { target: Target::Step(step), name }];
    let Some((end, property)) = segment(text, end) else { return mentions };
    let inner = match &text[property] {
        "PropertyFiles" => segment(text, end)
            .map(|(_, name)| (Target::PropertyFile { step, file: &text[name.clone()] }, name)),
        "IterationOutputs" => segment(text, end)
            .and_then(|(end, _)| segment(text, end))
            .map(|(_, name)| (Target::Body { for_each: step, step: &text[name.clone()] }, name)),
        _ => None,
    };
    mentions.extend(inner.map(|(target, name)| Mention { target, name }));
    mentions
}

/// The segment of a path that begins at `at`: where it ends, and where its name or key stands.
fn segment(text: &str, at: usize) -> Option<(usize, Range<usize>)> {
    let rest = text.get(at..)?;
    if let Some(after) = rest.strip_prefix('.') {
        let end = at + 1 + after.find(['.', '[']).unwrap_or(after.len());
        return (end > at + 1).then_some((end, at + 1..end));
    }
    let inner = rest.strip_prefix('[')?;
    for quote in ['\'', '"'] {
        if let Some(key) = inner.strip_prefix(quote) {
            let length = key.find(quote)?;
            let end = at + 2 + length;
            return key[length + 1..].starts_with(']').then_some((end + 2, at + 2..end));
        }
    }
    let length = inner.find(']')?;
    Some((at + length + 2, at + 1..at + 1 + length))
}

struct Walk<'v, 'n> {
    at: Vec<u32>,
    owner: Option<&'n Node>,
    owner_at: usize,
    in_body: bool,
    visit: &'v mut dyn FnMut(Site<'_, 'n>),
}

impl<'n> Walk<'_, 'n> {
    fn steps(&mut self, list: &'n Node) {
        let Value::Array(elements) = &list.value else { return self.value(list) };
        for (index, node) in elements.iter().enumerate() {
            self.below(index, |walk| match node.value {
                Value::Object(_) => walk.step(node),
                _ => walk.value(node),
            });
        }
    }

    fn step(&mut self, step: &'n Node) {
        let around = (self.owner, self.owner_at);
        (self.owner, self.owner_at) = (Some(step), self.at.len());
        let (depends_on, arguments) = (step.member_index("DependsOn"), step.member_index("Arguments"));
        self.members(step, |walk, index, node| {
            if Some(index) == depends_on {
                walk.dependencies(node);
            } else if Some(index) == arguments {
                walk.arguments(step, node);
            } else {
                walk.value(node);
            }
        });
        (self.owner, self.owner_at) = around;
    }

    fn dependencies(&mut self, list: &'n Node) {
        let Value::Array(entries) = &list.value else { return self.value(list) };
        for (index, entry) in entries.iter().enumerate() {
            self.below(index, |walk| match entry.as_str() {
                Some(name) => walk.site(SiteKind::Name, name),
                None => walk.naming(entry, "Step"),
            });
        }
    }

    fn arguments(&mut self, step: &'n Node, arguments: &'n Node) {
        if get(arguments).is_some() || !matches!(arguments.value, Value::Object(_)) {
            return self.value(arguments);
        }
        let list = |branch: Branch| arguments.member_index(branch.member());
        let (branches, body) = ([list(Branch::True), list(Branch::False)], list(Branch::Body));
        let resources = arguments
            .member_index("Resources")
            .filter(|_| step.get("Type").and_then(Node::as_str) == Some("Cleanup"));
        self.members(arguments, |walk, index, node| {
            if branches.contains(&Some(index)) {
                walk.steps(node);
            } else if Some(index) == body {
                let around = std::mem::replace(&mut walk.in_body, true);
                walk.steps(node);
                walk.in_body = around;
            } else if Some(index) == resources {
                walk.resources(node);
            } else {
                walk.value(node);
            }
        });
    }

    /// What a Cleanup step cleans up after.
    fn resources(&mut self, resources: &'n Node) {
        let objects = resources.member_index("S3");
        self.members(resources, |walk, index, node| match &node.value {
            Value::Array(entries) if Some(index) == objects => {
                for (index, entry) in entries.iter().enumerate() {
                    walk.below(index, |walk| walk.naming(entry, "StepName"));
                }
            }
            _ => walk.value(node),
        });
    }

    /// A value of which one member is a step's name.
    fn naming(&mut self, node: &'n Node, member: &str) {
        let naming = node.member_index(member);
        if naming.is_none() {
            return self.value(node);
        }
        self.members(node, |walk, index, node| match node.as_str() {
            Some(name) if Some(index) == naming => walk.site(SiteKind::Name, name),
            _ => walk.value(node),
        });
    }

    fn value(&mut self, node: &'n Node) {
        if let Some(text) = get(node) {
            return self.below(0, |walk| walk.site(SiteKind::Get, text));
        }
        for (index, element) in node.elements().iter().enumerate() {
            self.below(index, |walk| walk.value(element));
        }
        self.members(node, |walk, _, node| walk.value(node));
    }

    fn members(&mut self, node: &'n Node, mut visit: impl FnMut(&mut Self, usize, &'n Node)) {
        for (index, member) in node.members().iter().enumerate() {
            self.below(index, |walk| visit(walk, index, &member.node));
        }
    }

    fn below(&mut self, index: usize, visit: impl FnOnce(&mut Self)) {
        self.at.push(index as u32);
        visit(self);
        self.at.pop();
    }

    fn site(&mut self, kind: SiteKind, text: &'n str) {
        (self.visit)(Site {
            at: &self.at,
            kind,
            text,
            owner: self.owner,
            owner_at: self.owner_at,
            in_body: self.in_body,
        });
    }
}

/// The text of `{"Get": "…"}`.
fn get(node: &Node) -> Option<&str> {
    match node.members() {
        [only] if *only.name == *"Get" => only.node.as_str(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let shown: Vec<_> = in_reference(text, Some("Own"))
            .into_iter()
            .map(|mention| format!("{:?} at {:?}", mention.target, mention.name))
            .collect();
        assert_eq!(shown.join(", "), expect, "{text}");
    }

    #[test]
    fn names_in_references() {
        check("Parameters.A-b", r#"Parameter("A-b") at 11..14"#);
        check("Execution.PipelineName", "");
        check("Steps.S.A['Steps.T']", r#"Step("S") at 6..7"#);
        check("Steps.S", r#"Step("S") at 6..7"#);
        check(
            "Steps.S.PropertyFiles.P",
            r#"Step("S") at 6..7, PropertyFile { step: "S", file: "P" } at 22..23"#,
        );
        check(
            "Steps.S.PropertyFiles[\"P\"]",
            r#"Step("S") at 6..7, PropertyFile { step: "S", file: "P" } at 23..24"#,
        );
        check(
            "Steps.F.IterationOutputs[0].B.X",
            r#"Step("F") at 6..7, Body { for_each: "F", step: "B" } at 28..29"#,
        );
        check("Steps.F.Selected.X", r#"Step("F") at 6..7"#);
        check("IterationOutput.B.X", r#"Body { for_each: "Own", step: "B" } at 16..17"#);
        check("ForEach.CurrentItem['a']", "CurrentItem at 8..19");
        check("Steps..X", "");
        check("Steps.S.PropertyFiles['P", r#"Step("S") at 6..7"#);
    }

    #[test]
    fn every_place_is_visited_and_no_other() {
        let definition = Definition::parse(
            r#"{"PipelineExperimentConfig": {"TrialName": {"Get": "Parameters.Trial"}},
                "Steps": [
                  {"Name": "Steps.A.X", "Type": "Model", "DisplayName": "A", "DependsOn": ["A", {"Step": "B", "Trigger": "Any"}],
                   "ModelName": {"Get": "Steps.A.X"}},
                  {"Name": "L", "Type": "ForEach", "Arguments": {"Selector": {"Field": {"Get": "IterationOutput.B.X"}},
                    "ForEachBody": [{"Name": "B", "Type": "Lambda", "Arguments": {"Get": "ForEach.CurrentItem"}}, "A"]}},
                  {"Name": "K", "Type": "Cleanup", "Arguments": {"Resources": {"S3": [{"StepName": "L", "S3Uris": [{"Get": "Steps.L.X"}]}]}}},
                  {"Name": "M", "Type": "Lambda", "Arguments": {"Resources": {"S3": [{"StepName": "L"}]}, "text": "{\"Get\": \"Steps.L.X\"}"}}]}"#,
        )
        .unwrap();
        let mut found = Vec::new();
        sites(definition.root(), &mut |site| {
            found.push(format!("{} {}", definition.root().pointer_of(site.at), site.text));
        });
        let expect = [
            "/PipelineExperimentConfig/TrialName/Get Parameters.Trial",
            "/Steps/0/DependsOn/0 A",
            "/Steps/0/DependsOn/1/Step B",
            "/Steps/0/ModelName/Get Steps.A.X",
            "/Steps/1/Arguments/Selector/Field/Get IterationOutput.B.X",
            "/Steps/1/Arguments/ForEachBody/0/Arguments/Get ForEach.CurrentItem",
            "/Steps/2/Arguments/Resources/S3/0/StepName L",
            "/Steps/2/Arguments/Resources/S3/0/S3Uris/0/Get Steps.L.X",
        ];
        assert_eq!(found, expect);
        let dangling: Vec<_> = dangling(&definition).into_iter().map(|one| one.text).collect();
        assert_eq!(dangling, ["Parameters.Trial", "A", "Steps.A.X"]);
    }
}
