//! What runs, but probably not as meant. A warning must be true: these rules keep silent in doubt.

use std::collections::HashSet;

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::json::{Node, Path};

use crate::subject::Subject;

pub(crate) mod cache_never_hit;
pub(crate) mod cache_no_expiry;
pub(crate) mod dead_step;
pub(crate) mod empty_default;
pub(crate) mod hard_coded_path;
pub(crate) mod image_region;
pub(crate) mod local_path;
pub(crate) mod no_default;
mod s3_text;
pub(crate) mod secret;
pub(crate) mod timestamped_path;
pub(crate) mod ungated_model;
pub(crate) mod unknown_instance_type;
pub(crate) mod unused_parameter;
pub(crate) mod unused_property_file;

/// A way of member names from `Arguments` on; `*` stands for every element of a list.
type Way = &'static [&'static str];

/// Visits every value at the end of a way. It goes straight there: rules that judge the whole pipeline after
/// every edit may not walk.
fn visit_at<'n>(node: &'n Node, path: &Path<'_>, way: Way, visit: &mut dyn FnMut(&'n Node, &Path<'_>)) {
    match way {
        [] => visit(node, path),
        ["*", rest @ ..] => {
            for (index, element) in node.elements().iter().enumerate() {
                visit_at(element, &path.element(index), rest, visit);
            }
        }
        [name, rest @ ..] => {
            if let Some(next) = node.get(name) {
                visit_at(next, &path.member(name), rest, visit);
            }
        }
    }
}

/// Whether `later` waits for `earlier`, at once or through others.
fn waits_for(subject: &Subject<'_>, later: usize, earlier: usize) -> bool {
    let mut seen = HashSet::from([later]);
    let mut open = vec![later];
    while let Some(step) = open.pop() {
        for before in subject.graph().upstream(step) {
            if before == earlier {
                return true;
            }
            if seen.insert(before) {
                open.push(before);
            }
        }
    }
    false
}

/// Whether `reader` may refer to `writer`: it stands in every branch that `writer` stands in.
fn within_reach(steps: &[Step], writer: &Step, reader: &Step) -> bool {
    let Some(wanted) = writer.parent else { return true };
    std::iter::successors(reader.parent, |parent| steps.get(parent.step)?.parent)
        .any(|branch| branch == wanted)
}
