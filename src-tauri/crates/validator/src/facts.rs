//! What is learnt of a step in one go, for the rules that look at all steps.
//!
//! The tree of a large pipeline is larger than the processor's caches, and each time it is passed has its price. So what
//! those rules want of a step is read while the step is at hand, and kept until an edit touches the step.

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::expression::{Found, step_references};
use pipewright_pipeline::json::{Node, Text};

use crate::rules::practice::{hard_coded_path, image_region};

/// What is known of a step by itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Facts {
    /// What it refers to; pointers begin at the step.
    pub(crate) references: Vec<Found>,
    /// Fingerprints of the S3 paths it writes to, each with the index of the output.
    pub(crate) writes: Vec<(u64, usize)>,
    /// Fingerprints of the S3 paths it spells out and reads, and of all paths that these stand below.
    pub(crate) reads: Vec<u64>,
    /// The regions of its images.
    pub(crate) regions: Vec<Text>,
}

impl Facts {
    /// Reads the step, which is `node` in the tree.
    pub(crate) fn of(step: &Step, node: &Node) -> Self {
        let arguments = node.get("Arguments");
        Self {
            references: step_references(node),
            writes: arguments.map(|node| hard_coded_path::writes(&step.step_type, node)).unwrap_or_default(),
            reads: arguments.map(|node| hard_coded_path::reads(&step.step_type, node)).unwrap_or_default(),
            regions: arguments.map(|node| image_region::regions(&step.step_type, node)).unwrap_or_default(),
        }
    }
}
