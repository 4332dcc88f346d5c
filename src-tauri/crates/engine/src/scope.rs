//! What expressions can refer to when an execution starts.

use std::collections::HashMap;
use std::sync::Arc;

use pipewright_pipeline::arn::local_arn;
use pipewright_pipeline::json::Node;
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::timestamp::Timestamp;
use serde_json::Value;

use crate::evaluate::{Scope, evaluate};
use crate::instant::iso;
use crate::plan::Plan;
use crate::port::Objects;
use crate::property_file;

/// Parameters, execution variables and experiment names; no step has ended yet.
pub(crate) fn at_start(plan: &Plan, objects: &Arc<dyn Objects>) -> Scope {
    let objects = Arc::clone(objects);
    let started = iso(plan.started_at);
    let variables = [
        ("PipelineName", plan.pipeline.clone()),
        ("PipelineArn", local_arn("pipeline", &plan.pipeline)),
        ("PipelineExecutionId", plan.arn.id().to_owned()),
        ("PipelineExecutionArn", plan.arn.to_string()),
        ("StartDateTime", started.clone()),
        ("CurrentDateTime", started),
    ];
    let mut scope = Scope {
        parameters: plan.parameters.iter().map(|one| (one.name.clone(), one.value.clone())).collect(),
        variables: variables
            .into_iter()
            .map(|(name, value)| (name.to_owned(), Value::String(value)))
            .collect(),
        experiment: HashMap::new(),
        describes: HashMap::new(),
        property_files: HashMap::new(),
        read_object: Arc::new(move |uri| {
            let uri = S3Uri::parse(uri).map_err(|error| error.to_string())?;
            property_file::read_object(&*objects, &uri)
        }),
    };
    let experiment =
        plan.definition.root().get("PipelineExperimentConfig").map(Node::members).unwrap_or_default();
    for member in experiment {
        // A member that has no value is missed by the step that reads it, and told there.
        if let Ok(value) = evaluate(&member.node, &scope) {
            scope.experiment.insert(member.name.to_string(), value);
        }
    }
    scope
}

/// Sets `Execution.CurrentDateTime`.
pub(crate) fn set_now(scope: &mut Scope, now: Timestamp) {
    scope.variables.insert("CurrentDateTime".to_owned(), iso(now).into());
}
