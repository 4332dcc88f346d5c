//! One walk over the JSON of a step for all the rules that look at single values.
//!
//! A large pipeline has half a million values: they are passed once, nothing is allocated on the way, and a rule sees
//! only the kind of value it asked for ([`Check::Text`], [`Check::Object`]). Steps nested in a step are not entered:
//! each has a walk of its own.

use std::sync::LazyLock;

use pipewright_pipeline::definition::Branch;
use pipewright_pipeline::json::{Member, Node, Path, Value};

use crate::rule::Check;
use crate::subject::{StepSubject, Subject};
use crate::{Diagnostic, Report, Rule};

/// A value on the way, and where it stands.
pub(crate) struct Site<'a> {
    pub(crate) pipeline: &'a Subject<'a>,
    /// The step it belongs to; `None` beside the steps.
    pub(crate) step: Option<&'a StepSubject<'a>>,
    /// The value.
    pub(crate) node: &'a Node,
    /// Where it stands in the document. A text's member name is [`Path::name`].
    pub(crate) path: &'a Path<'a>,
}

/// Looks at one text.
pub(crate) type TextCheck = fn(&Site<'_>, &str, &mut Report<'_>);
/// Looks at the members of one object.
pub(crate) type ObjectCheck = fn(&Site<'_>, &[Member], &mut Report<'_>);

static TEXT_CHECKS: LazyLock<Box<[TextCheck]>> = LazyLock::new(|| {
    let checks =
        super::all().filter_map(|rule| if let Check::Text(check) = rule.check { Some(check) } else { None });
    checks.collect()
});

static OBJECT_CHECKS: LazyLock<Box<[ObjectCheck]>> = LazyLock::new(|| {
    let checks = super::all()
        .filter_map(|rule| if let Check::Object(check) = rule.check { Some(check) } else { None });
    checks.collect()
});

/// Walks a step, but not the steps nested in it.
pub(crate) fn step(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let path = step.path();
    let mut walk = Walk::new(step.pipeline, Some(step), report);
    walk.object(step.node, step.node.members(), &path);
    for member in step.node.members() {
        let path = path.member(&member.name);
        if member.name != "Arguments" {
            walk.value(&member.node, &path);
            continue;
        }
        let Value::Object(arguments) = &member.node.value else {
            walk.value(&member.node, &path);
            continue;
        };
        walk.object(&member.node, arguments, &path);
        for argument in arguments.iter().filter(|argument| Branch::of_member(&argument.name).is_none()) {
            walk.value(&argument.node, &path.member(&argument.name));
        }
    }
}

/// Walks what stands beside the steps.
pub(crate) fn beside_the_steps(pipeline: &Subject<'_>, report: &mut Report<'_>) {
    let root = pipeline.definition.root();
    let path = Path::at("");
    let mut walk = Walk::new(pipeline, None, report);
    walk.object(root, root.members(), &path);
    for member in root.members().iter().filter(|member| member.name != "Steps") {
        walk.value(&member.node, &path.member(&member.name));
    }
}

struct Walk<'a, 'r, 's> {
    pipeline: &'a Subject<'a>,
    step: Option<&'a StepSubject<'a>>,
    texts: &'static [TextCheck],
    objects: &'static [ObjectCheck],
    report: &'r mut Report<'s>,
}

impl<'a, 'r, 's> Walk<'a, 'r, 's> {
    fn new(pipeline: &'a Subject<'a>, step: Option<&'a StepSubject<'a>>, report: &'r mut Report<'s>) -> Self {
        Self { pipeline, step, texts: &TEXT_CHECKS, objects: &OBJECT_CHECKS, report }
    }

    fn value(&mut self, node: &Node, path: &Path<'_>) {
        match &node.value {
            Value::String(text) => {
                let site = Site { pipeline: self.pipeline, step: self.step, node, path };
                for check in self.texts {
                    check(&site, text, self.report);
                }
            }
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.value(element, &path.element(index));
                }
            }
            Value::Object(members) => {
                self.object(node, members, path);
                for member in members {
                    self.value(&member.node, &path.member(&member.name));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn object(&mut self, node: &Node, members: &[Member], path: &Path<'_>) {
        let site = Site { pipeline: self.pipeline, step: self.step, node, path };
        for check in self.objects {
            check(&site, members, self.report);
        }
    }
}

impl Site<'_> {
    /// A mistake of this kind at this value.
    pub(crate) fn mistake(&self, rule: &Rule, message: impl Into<String>) -> Diagnostic {
        self.mistake_at(rule, self.path, message)
    }

    /// A mistake of this kind at a value below this one.
    pub(crate) fn mistake_at(&self, rule: &Rule, path: &Path<'_>, message: impl Into<String>) -> Diagnostic {
        rule.at(path.pointer(), message).step(self.step.map_or("", StepSubject::name))
    }
}
