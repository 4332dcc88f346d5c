//! What a step holds, as a bag of hashes that are near when two steps are.

use crate::definition::{Branch, Step};
use crate::json::{Node, Value};
use crate::mention::in_reference;

/// One hash for each member and for each scalar with the names on the way to it, sorted. Names of steps and parameters
/// are left out, because those that are referred to may be renamed too; so is the order of everything, and `own`, the
/// step's own name, in paths and the like.
pub(super) fn of_step(node: &Node, own: Option<&str>) -> Vec<u64> {
    let mut features = Features { own, found: Vec::new() };
    for member in node.members() {
        let name = member.name.as_str();
        if matches!(name, "Name" | "Type") {
            continue;
        }
        features.found.push(hash(0, name));
        match name {
            "DependsOn" => features.found.extend(member.node.elements().iter().map(|_| hash(0, name))),
            "Arguments" => {
                let arguments = member.node.members().iter();
                for argument in arguments.filter(|member| Branch::of_member(&member.name).is_none()) {
                    features.collect(&argument.node, hash(1, &argument.name));
                }
            }
            _ => features.collect(&member.node, hash(0, name)),
        }
    }
    features.found.sort_unstable();
    features.found
}

/// What two steps must share to be one: the type, and whether something is nested in them.
pub(super) fn kind(step: &Step) -> u64 {
    hash(2, &step.step_type)
}

struct Features<'n> {
    own: Option<&'n str>,
    found: Vec<u64>,
}

impl Features<'_> {
    fn collect(&mut self, node: &Node, path: u64) {
        let feature = match &node.value {
            Value::Array(elements) if !elements.is_empty() => {
                return elements.iter().for_each(|element| self.collect(element, hash(path, "[]")));
            }
            Value::Object(members) => match members.as_slice() {
                [only] if *only.name == *"Get" => {
                    hash(path, &only.node.as_str().map(nameless).unwrap_or_default())
                }
                [] => hash(path, "{}"),
                members => {
                    return members.iter().for_each(|one| self.collect(&one.node, hash(path, &one.name)));
                }
            },
            Value::Null => hash(path, "null"),
            Value::Bool(bool) => hash(path, if *bool { "true" } else { "false" }),
            Value::Number(text) => hash(path, text),
            Value::String(text) => match self.own.filter(|own| text.contains(own)) {
                Some(own) => hash(hash(path, "text"), &text.replace(own, "")),
                None => hash(hash(path, "text"), text),
            },
            Value::Array(_) => hash(path, "[]"),
        };
        self.found.push(feature);
    }
}

/// The text of a reference without the names in it.
fn nameless(text: &str) -> String {
    let mut nameless = text.to_owned();
    for mention in in_reference(text, None).into_iter().rev() {
        nameless.replace_range(mention.name, "");
    }
    nameless
}

/// FNV-1a: made by the hundred thousand, of short texts, by nobody who would seek collisions for a rename.
fn hash(path: u64, part: &str) -> u64 {
    let start = (path ^ 0xcbf2_9ce4_8422_2325).wrapping_mul(0x0100_0000_01b3);
    part.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
