//! The document in an answer, which need not be told whole.

use std::any::Any;

use crate::dto::document::{AddedStep, DocumentView};
use crate::dto::gesture::NewSteps;

/// The document that an answer consists of or holds, if it does.
pub(super) fn document_in(answer: &mut dyn Any) -> Option<&mut DocumentView> {
    if answer.is::<AddedStep>() {
        return answer.downcast_mut().map(|AddedStep { document, .. }| document);
    }
    if answer.is::<NewSteps>() {
        return answer.downcast_mut().map(|NewSteps { document, .. }| document);
    }
    answer.downcast_mut()
}
