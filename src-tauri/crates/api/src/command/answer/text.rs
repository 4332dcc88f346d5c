//! What the code view asks for, and closing.

use super::super::{CloseDocument, EditText, ReadText};
use super::{Answer, Argument};
use crate::dto::document::DocumentView;
use crate::dto::text::{Closed, TextView};
use crate::workbench::Workbench;

pub(in super::super) fn read_text(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadText,
) -> Answer<TextView> {
    workbench.with_document(&request.document, |document| Ok(document.text_view(request.known)))
}

pub(in super::super) fn edit_text(
    workbench: &Workbench,
    _: Argument<'_>,
    request: EditText,
) -> Answer<DocumentView> {
    workbench
        .edit(&request.document, |document| document.edit_text(request.from, request.text, request.burst))
}

pub(in super::super) fn close_document(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CloseDocument,
) -> Answer<Closed> {
    let kept = workbench.close_document(&request.document, request.discard)?;
    Ok(Closed { document: request.document, kept })
}
