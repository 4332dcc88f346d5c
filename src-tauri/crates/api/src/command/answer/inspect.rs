//! What the inspector asks for.

use super::super::{
    ChangeCondition, ChangeParameter, ChangePresets, CheckParameters, CompleteValue, FindFields, PasteRows,
    ReadParameters, ReadPresets, ReadStepForm, SetField,
};
use super::{Answer, Argument};
use crate::dto::document::DocumentView;
use crate::dto::execution::RefusedValue;
use crate::dto::form::{FieldChoice, ParameterForm, StepForm, Suggestion};
use crate::dto::preset::PresetsView;
use crate::workbench::Workbench;

pub(in super::super) fn read_step_form(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadStepForm,
) -> Answer<StepForm> {
    workbench.read_step_form(&request.document, &request.step)
}

pub(in super::super) fn find_fields(
    workbench: &Workbench,
    _: Argument<'_>,
    request: FindFields,
) -> Answer<Vec<FieldChoice>> {
    workbench.find_fields(&request.document, &request.step, &request.text)
}

pub(in super::super) fn complete_value(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CompleteValue,
) -> Answer<Vec<Suggestion>> {
    workbench.complete_value(&request.document, &request.pointer, &request.text, request.source)
}

pub(in super::super) fn set_field(
    workbench: &Workbench,
    _: Argument<'_>,
    request: SetField,
) -> Answer<DocumentView> {
    workbench.set_field(&request.document, &request.pointer, &request.input)
}

pub(in super::super) fn change_condition(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ChangeCondition,
) -> Answer<DocumentView> {
    workbench.change_condition(&request.document, &request.pointer, &request.change)
}

pub(in super::super) fn paste_rows(
    workbench: &Workbench,
    _: Argument<'_>,
    request: PasteRows,
) -> Answer<DocumentView> {
    workbench.paste_rows(&request.document, &request.pointer, &request.text)
}

pub(in super::super) fn read_parameters(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadParameters,
) -> Answer<Vec<ParameterForm>> {
    workbench.read_parameters(&request.document)
}

pub(in super::super) fn change_parameter(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ChangeParameter,
) -> Answer<DocumentView> {
    workbench.change_parameter(&request.document, &request.parameter, &request.change)
}

pub(in super::super) fn check_parameters(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CheckParameters,
) -> Answer<Vec<RefusedValue>> {
    workbench.check_parameters(&request.document, request.preset.as_deref(), &request.parameters)
}

pub(in super::super) fn read_presets(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadPresets,
) -> Answer<PresetsView> {
    workbench.read_presets(&request.document)
}

pub(in super::super) fn change_presets(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ChangePresets,
) -> Answer<PresetsView> {
    workbench.change_presets(&request.document, &request.change)
}
