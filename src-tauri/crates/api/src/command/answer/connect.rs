//! What the commands that connect steps do.

use super::super::{
    AddConnectedStep, CutWire, InsertStep, ReadCompatibleTypes, ReadConnectionSources, ReadConnectionTargets,
    ReadConnections, ReadReplacement, ReadWire,
};
use super::{Answer, Argument};
use crate::dto::connect::{ConnectionChoices, ConnectionSite, Replacement, WireValue};
use crate::dto::document::{AddedStep, DocumentView};
use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

pub(in crate::command) fn read_connection_targets(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadConnectionTargets,
) -> Answer<Vec<ConnectionSite>> {
    workbench.with_document(&request.document, |document| {
        document.connection_targets(&request.from, &request.instead_of)
    })
}

pub(in crate::command) fn read_connection_sources(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadConnectionSources,
) -> Answer<Vec<ConnectionSite>> {
    workbench.with_document(&request.document, |document| {
        document.connection_sources(&request.to, &request.instead_of)
    })
}

pub(in crate::command) fn read_connections(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadConnections,
) -> Answer<ConnectionChoices> {
    workbench.with_document(&request.document, |document| {
        document.connections(&request.from, &request.to, request.to_port.as_deref(), &request.instead_of)
    })
}

pub(in crate::command) fn read_wire(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadWire,
) -> Answer<Vec<WireValue>> {
    workbench.with_document(&request.document, |document| Ok(document.wire_values(&request.origins)))
}

pub(in crate::command) fn cut_wire(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CutWire,
) -> Answer<DocumentView> {
    workbench.edit(&request.document, |document| document.cut_wire(&request.origins))
}

pub(in crate::command) fn read_compatible_types(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadCompatibleTypes,
) -> Answer<Vec<String>> {
    workbench.with_document(&request.document, |document| document.compatible_types(&request.from))
}

pub(in crate::command) fn add_connected_step(
    workbench: &Workbench,
    _: Argument<'_>,
    request: AddConnectedStep,
) -> Answer<AddedStep> {
    workbench.with_document(&request.document, |document| {
        let (step, _) = document.add_connected(
            &request.step_type,
            &request.after,
            request.port.as_deref(),
            request.at,
        )?;
        Ok(AddedStep { step, document: document.view(request.document.clone()) })
    })
}

pub(in crate::command) fn insert_step(
    workbench: &Workbench,
    _: Argument<'_>,
    request: InsertStep,
) -> Answer<AddedStep> {
    workbench.with_document(&request.document, |document| {
        let step = match (request.step, &request.step_type) {
            (Some(step), _) => {
                document.insert_step(&step, &request.origins, request.at)?;
                step
            }
            (None, Some(step_type)) => document.insert_new(step_type, &request.origins, request.at)?,
            (None, None) => {
                return Err(Error::new(
                    ErrorCode::BadRequest,
                    "Neither a step nor a type of step was given.",
                ));
            }
        };
        Ok(AddedStep { step, document: document.view(request.document.clone()) })
    })
}

pub(in crate::command) fn read_replacement(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadReplacement,
) -> Answer<Replacement> {
    workbench
        .with_document(&request.document, |document| document.replacement(&request.step, &request.step_type))
}
