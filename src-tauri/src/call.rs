//! The window's one command: a call of the API, from its name and arguments to its answer.

use pipewright_api::command::Command;
use pipewright_api::error::{Error, ErrorCode};
use serde_json::Value;
use tauri::State;
use tauri::ipc::Response;

use crate::Session;

#[expect(clippy::needless_pass_by_value, reason = "Tauri hands these over by value")]
#[tauri::command(async)]
pub(crate) fn call(session: State<'_, Session>, command: Value, known: Vec<u32>) -> Result<Response, Error> {
    let command: Command = serde_json::from_value(command).map_err(|error| {
        Error::new(ErrorCode::BadRequest, format!("The window asked for something unknown: {error}."))
    })?;
    let answer = command.call(&session.workbench, session.argument.as_deref(), &known)?;
    // Written once: as a value it would be made into objects first, and those into text.
    Ok(Response::new(answer))
}
