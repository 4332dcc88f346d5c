//! Images are looked up before anything starts: a pipeline should not run for an hour to fail on a name.

use pipewright_engine::environment::Environments;
use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::{Node, Value};
use pipewright_pipeline::parameters::{ResolvedParameter, scalar_text};
use pipewright_pipeline::reference::Reference;

use crate::error::{Error, ErrorCode};

/// Refuses a definition with a job whose image no environment stands for. Images that depend on more than
/// parameters are looked up when their step starts.
pub(super) fn refuse_unknown(
    environments: &Environments,
    definition: &Definition,
    parameters: &[ResolvedParameter],
) -> Result<(), Error> {
    for step in definition.steps() {
        let Some(image) = image(definition, step, parameters) else { continue };
        if let Err(error) = environments.resolve(&image) {
            return Err(Error::new(ErrorCode::NotSupported, format!("The step `{}`: {error}.", step.name)));
        }
    }
    Ok(())
}

fn image(definition: &Definition, step: &Step, parameters: &[ResolvedParameter]) -> Option<String> {
    let pointer = match step.step_type.as_str() {
        "Processing" => "/AppSpecification/ImageUri",
        "Training" => "/AlgorithmSpecification/TrainingImage",
        _ => return None,
    };
    match Expression::read(definition.arguments(step)?.pointer(pointer)?) {
        Expression::Literal(Node { value: Value::String(image), .. }) => Some(image.to_string()),
        Expression::Get(Ok(Reference::Parameter(name))) => {
            parameters.iter().find(|one| one.name == name).map(|one| scalar_text(&one.value))
        }
        _ => None,
    }
}
