//! What steps without a job are given: the objects that their arguments name.

use pipewright_pipeline::s3::S3Uri;
use serde_json::Value;

use crate::job::input_files;
use crate::machine::Machine;
use crate::port::StepInput;

/// Members that name an object which must be there, as SageMaker sees to.
const NAMES: [&str; 2] = ["ModelDataUrl", "S3Uri"];

/// Every object that the members of `value` name, by their places: `Containers[0].ModelDataUrl`. The error says which is
/// missing.
pub(super) fn given(machine: &Machine, place: &str, value: &Value) -> Result<Vec<StepInput>, String> {
    let mut found = Vec::new();
    look(machine, place, value, &mut found)?;
    Ok(found)
}

fn look(machine: &Machine, place: &str, value: &Value, found: &mut Vec<StepInput>) -> Result<(), String> {
    match value {
        Value::Object(members) => members.iter().try_for_each(|(name, value)| {
            let below = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
            match value {
                Value::String(url) if NAMES.contains(&name.as_str()) => {
                    found.push(object(machine, below, url)?);
                    Ok(())
                }
                _ => look(machine, &below, value, found),
            }
        }),
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .try_for_each(|(index, value)| look(machine, &format!("{place}[{index}]"), value, found)),
        _ => Ok(()),
    }
}

fn object(machine: &Machine, place: String, url: &str) -> Result<StepInput, String> {
    let uri = S3Uri::parse(url).map_err(|error| format!("`{place}`: {error}."))?;
    let objects = machine.objects.list(&uri).map_err(|error| error.to_string())?;
    if objects.is_empty() {
        return Err(format!("`{place}`: there is no object at {uri}."));
    }
    let files = input_files(&place, &uri, objects).map_err(|error| error.to_string())?;
    Ok(StepInput { name: place, uri, files })
}
