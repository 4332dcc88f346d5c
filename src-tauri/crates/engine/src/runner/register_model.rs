//! RegisterModel: what CreateModelPackage does for a model package group.

use serde_json::{Value, json};

use super::given::given;
use super::{Ending, Outcome};
use crate::machine::Machine;
use crate::port::Registers;

const APPROVAL_STATUSES: [&str; 3] = ["Approved", "Rejected", "PendingManualApproval"];

/// Registers the next version of the group, once its model and metrics are seen to exist.
pub(super) fn register(machine: &Machine, request: &Value) -> Ending {
    match read(machine, request) {
        Ok(outcome) => Ending::Succeeded(outcome),
        Err(problem) => Ending::Failed(problem),
    }
}

fn read(machine: &Machine, request: &Value) -> Result<Outcome, String> {
    let Value::Object(members) = request else {
        return Err("The arguments of a RegisterModel step are a structure.".into());
    };
    let text = |name: &str| request.get(name).and_then(Value::as_str);
    let group = text("ModelPackageGroupName")
        .ok_or("`ModelPackageGroupName` is missing: the local engine registers versions of a group.")?;
    // SageMaker also takes the group's ARN.
    let group = group.rsplit('/').next().unwrap_or(group).to_owned();
    let approval_status = text("ModelApprovalStatus").unwrap_or("PendingManualApproval").to_owned();
    if !APPROVAL_STATUSES.contains(&approval_status.as_str()) {
        return Err(format!(
            "`ModelApprovalStatus` is one of {}, not `{approval_status}`.",
            APPROVAL_STATUSES.join(", ")
        ));
    }
    let mut inputs = Vec::new();
    for member in ["InferenceSpecification", "ModelMetrics"] {
        if let Some(value) = request.get(member) {
            inputs.extend(given(machine, member, value)?);
        }
    }
    let mut describe = members.clone();
    describe.insert("ModelPackageStatus".into(), "Completed".into());
    describe.insert(
        "ModelPackageStatusDetails".into(),
        json!({ "ValidationStatuses": [], "ImageScanStatuses": [] }),
    );
    describe.insert("CreationTime".into(), json!((machine.now)().epoch_seconds()));
    Ok(Outcome {
        describe: Some(Value::Object(describe)),
        registers: Some(Registers::ModelPackage { group, approval_status }),
        inputs,
        ..Outcome::default()
    })
}
