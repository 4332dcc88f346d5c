//! The walk over a step's `Arguments` along their shape.
//!
//! The good path allocates nothing: places are links on the stack, members that were seen are bits, and only what
//! is reported becomes text.

use pipewright_pipeline::json::{Node, Path, Value};

use super::{
    argument_conflict, argument_length, argument_type, literal, missing_argument, unknown_argument, variables,
};
use crate::Diagnostic;
use crate::report::Report;
use crate::rules::steps::{missing_member, unknown_member};
use crate::shapes::{Catalog, ShapeId, ShapeKind, Structure, arguments};
use crate::subject::StepSubject;

/// A walk under way.
pub(super) struct Walk<'w, 'r> {
    pub(super) step: &'w StepSubject<'w>,
    pub(super) catalog: &'static Catalog,
    pub(super) report: &'w mut Report<'r>,
}

/// What stands at a place that the walk comes to.
enum Written {
    /// A value as it is.
    Literal,
    /// `{"Get": …}`; judged from the list of the step's references.
    Get,
    /// `{"Std:Join": …}`: a string.
    Join,
    /// `{"Std:JsonGet": …}`: whatever the file says.
    JsonGet,
}

/// Judges what a step has: the check of the rule `argument-type`, on whose way the family's others are, and those on
/// a step's own members.
pub(super) fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let catalog = arguments();
    // Of a type that nobody here knows, anything may be true.
    let (Some(root), Some(own)) = (catalog.root(step.step_type()), catalog.step(step.step_type())) else {
        return;
    };
    let mut walk = Walk { step, catalog, report };
    if let ShapeKind::Structure(structure) = &own.kind {
        walk.members(structure);
    }
    let above = step.path();
    match (step.arguments(), &root.kind) {
        (Some(node), _) if node.value != Value::Null => {
            walk.shape(&root.kind, root.name, node, &above.member("Arguments"));
        }
        (_, ShapeKind::Structure(structure)) => missing_argument::without_arguments(&mut walk, structure),
        _ => {}
    }
    variables::check(&mut walk, root, own);
}

/// What an object is: one whose only member is a function's name is that function.
fn written(node: &Node) -> Written {
    let Value::Object(members) = &node.value else { return Written::Literal };
    let [only] = members.as_slice() else { return Written::Literal };
    match &*only.name {
        "Get" => Written::Get,
        "Std:Join" => Written::Join,
        "Std:JsonGet" => Written::JsonGet,
        _ => Written::Literal,
    }
}

/// Whether an object was meant as a function: the rule `bad-function` says what is wrong with it.
fn is_nearly_a_function(node: &Node) -> bool {
    let meant = |name: &str| name.eq_ignore_ascii_case("Get") || name.starts_with("Std:");
    node.members().iter().any(|member| meant(&member.name))
}

impl Walk<'_, '_> {
    /// Adds a mistake of the step.
    pub(super) fn add(&mut self, diagnostic: Diagnostic) {
        self.report.add(diagnostic.step(self.step.name()));
    }

    /// The step's own members, beside its arguments.
    fn members(&mut self, structure: &'static Structure) {
        let above = self.step.path();
        let mut seen = 0;
        for member in self.step.node.members() {
            let path = above.member(&member.name);
            match structure.index(&member.name) {
                Some(_) if member.node.value == Value::Null => {}
                Some(index) => {
                    seen |= 1 << index;
                    self.value(structure.members[index].shape, &member.node, &path);
                }
                None => {
                    let unknown = unknown_member::diagnose(self.step, structure, &member.name, &path);
                    self.report.add(unknown);
                }
            }
        }
        for member in structure.of_bits(structure.required & !seen) {
            self.report.add(missing_member::diagnose(self.step, member.name));
        }
    }

    fn value(&mut self, id: ShapeId, node: &Node, path: &Path<'_>) {
        let shape = &self.catalog[id];
        self.shape(&shape.kind, shape.name, node, path);
    }

    fn shape(&mut self, kind: &'static ShapeKind, name: &'static str, node: &Node, path: &Path<'_>) {
        if let ShapeKind::Any | ShapeKind::Declared | ShapeKind::Iterations | ShapeKind::Selected = kind {
            return;
        }
        match written(node) {
            Written::Literal => {}
            // What the file says is not known.
            Written::Get | Written::JsonGet => return,
            Written::Join => return argument_type::join(self, kind, node, path),
        }
        match (kind, &node.value) {
            (ShapeKind::Structure(structure), Value::Object(_)) => self.structure(structure, node, path),
            (ShapeKind::List { element, size, .. }, Value::Array(elements)) => {
                if !size.holds(elements.len() as f64) {
                    self.add(argument_length::list(elements.len(), "element", *size, path));
                }
                for (index, node) in elements.iter().enumerate() {
                    self.value(*element, node, &path.element(index));
                }
            }
            (ShapeKind::Map { key, value, size }, Value::Object(members)) => {
                if !size.holds(members.len() as f64) {
                    self.add(argument_length::list(members.len(), "member", *size, path));
                }
                for member in members {
                    let path = path.member(&member.name);
                    literal::key(self, *key, &member.name, &path);
                    self.value(*value, &member.node, &path);
                }
            }
            (_, Value::Object(_)) if is_nearly_a_function(node) => {}
            (ShapeKind::Scalar(scalar), _) => literal::check(self, scalar, name, node, path),
            _ => argument_type::literal(self, kind, node, path),
        }
    }

    fn structure(&mut self, structure: &'static Structure, node: &Node, path: &Path<'_>) {
        let mut seen = 0;
        for member in node.members() {
            let path = path.member(&member.name);
            match structure.index(&member.name) {
                // Null stands for a member that is not there.
                Some(_) if member.node.value == Value::Null => {}
                Some(index) => {
                    seen |= 1 << index;
                    self.value(structure.members[index].shape, &member.node, &path);
                }
                None if is_nearly_a_function(node) => return,
                None => unknown_argument::report(self, structure, &member.name, node, &path),
            }
        }
        let missing = structure.required & !seen;
        if missing != 0 {
            missing_argument::report(self, structure.of_bits(missing).map(|member| member.name), node, path);
        }
        for group in &structure.groups {
            argument_conflict::check(self, structure, group, seen, node, path);
        }
    }
}
