//! What the commands of gestures on several steps do.
#![expect(clippy::needless_pass_by_value, reason = "every command takes its request alike")]

use std::path::Path;

use pipewright_pipeline::edit::Inputs;

use super::{
    ArrangeSteps, CopySteps, DuplicateSteps, FindSteps, FoldBranches, MoveSteps, PasteSteps, RemoveSteps,
    Travel,
};
use crate::document::find;
use crate::dto::document::DocumentView;
use crate::dto::gesture::{CopiedSteps, FoundStep, NewSteps};
use crate::error::Error;
use crate::workbench::Workbench;

type Answer<T> = Result<T, Error>;
type Argument<'a> = Option<&'a Path>;

pub(super) fn move_steps(workbench: &Workbench, _: Argument<'_>, request: MoveSteps) -> Answer<DocumentView> {
    workbench.edit(&request.document, |document| {
        document.put_steps(request.motion, &request.places, request.into.as_ref())
    })
}

pub(super) fn arrange_steps(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ArrangeSteps,
) -> Answer<DocumentView> {
    workbench.edit(&request.document, |document| document.arrange(&request.steps))
}

pub(super) fn remove_steps(
    workbench: &Workbench,
    _: Argument<'_>,
    request: RemoveSteps,
) -> Answer<DocumentView> {
    let verb = if request.cut { "Cut" } else { "Remove" };
    workbench.edit(&request.document, |document| document.remove_steps(&request.steps, verb))
}

pub(super) fn duplicate_steps(
    workbench: &Workbench,
    _: Argument<'_>,
    request: DuplicateSteps,
) -> Answer<NewSteps> {
    workbench.with_document(&request.document, |document| {
        let steps = document.duplicate_steps(&request.steps)?;
        Ok(NewSteps { steps, parameters: Vec::new(), document: document.view(request.document.clone()) })
    })
}

pub(super) fn copy_steps(workbench: &Workbench, _: Argument<'_>, request: CopySteps) -> Answer<CopiedSteps> {
    workbench.with_document(&request.document, |document| {
        Ok(CopiedSteps { text: document.copy_steps(&request.steps)? })
    })
}

pub(super) fn paste_steps(workbench: &Workbench, _: Argument<'_>, request: PasteSteps) -> Answer<NewSteps> {
    let PasteSteps { document: id, text, into, at, keep_inputs } = request;
    let inputs = if keep_inputs { Inputs::Keep } else { Inputs::Clear };
    workbench.with_document(&id, |document| {
        let pasted = document.paste(&text, &into, at, inputs)?;
        let steps = pasted.names.into_iter().map(|(_, name)| name).collect();
        Ok(NewSteps { steps, parameters: pasted.parameters, document: document.view(id.clone()) })
    })
}

pub(super) fn fold_branches(
    workbench: &Workbench,
    _: Argument<'_>,
    request: FoldBranches,
) -> Answer<DocumentView> {
    workbench.edit(&request.document, |document| document.fold(&request.branches, request.folded))
}

pub(super) fn find_steps(
    workbench: &Workbench,
    _: Argument<'_>,
    request: FindSteps,
) -> Answer<Vec<FoundStep>> {
    workbench.with_document(&request.document, |document| Ok(find(document.definition(), &request.query)))
}

pub(super) fn travel(workbench: &Workbench, _: Argument<'_>, request: Travel) -> Answer<DocumentView> {
    workbench.edit(&request.document, |document| document.travel(request.done as usize))
}
