//! Requests about executions side by side, and what they do.
#![expect(clippy::needless_pass_by_value, reason = "every command takes its request alike")]

use std::path::Path;

use base64::Engine as _;
use pipewright_pipeline::arn::ExecutionArn;
use serde::Deserialize;
use ts_rs::TS;

use crate::dto::comparison::{ComparisonFormat, ContentDifference, Curve, ExecutionComparison, Exported};
use crate::dto::explanation::Explanation;
use crate::dto::file::OpenedFile;
use crate::dto::text_comparison::{ComparedLines, TextComparison};
use crate::error::{Error, ErrorCode};
use crate::replace::replace;
use crate::workbench::Workbench;

requests! {
    /// Compares executions with one of them.
    CompareExecutions {
        /// Which, two at least.
        executions: Vec<ExecutionArn>,
        /// The one that the others are compared with; the first when not given.
        base: Option<ExecutionArn>,
        /// Whether rows are listed that do not differ.
        all: bool,
    }
    /// Says why an execution differs from another.
    ExplainExecutions {
        /// The one it is compared with.
        base: ExecutionArn,
        /// The other.
        other: ExecutionArn,
        /// The step of a metric.
        step: Option<String>,
        /// The metric to explain; what matters most when not given.
        metric: Option<String>,
    }
    /// Compares the definitions of two executions line by line, with the project's files by name.
    CompareDefinitions {
        /// The one.
        base: ExecutionArn,
        /// The other.
        other: ExecutionArn,
    }
    /// Reads lines of two texts that were compared.
    ReadComparedLines {
        /// The comparison's id.
        comparison: u32,
        /// Which lines of the older text, from 0.
        old: Vec<u32>,
        /// Which lines of the newer text, from 0.
        new: Vec<u32>,
    }
    /// Tells what differs between two kept files.
    CompareContent {
        /// The SHA-256 of the one.
        old: String,
        /// The SHA-256 of the other.
        new: String,
        /// Their name, which tells how to read them.
        name: String,
    }
    /// Reads the values that a metric went through in executions.
    ReadCurves {
        /// Which executions.
        executions: Vec<ExecutionArn>,
        /// The step.
        step: String,
        /// The metric.
        metric: String,
    }
    /// Writes a comparison as a text.
    ExportComparison {
        /// Which executions.
        executions: Vec<ExecutionArn>,
        /// The one that the others are compared with; the first when not given.
        base: Option<ExecutionArn>,
        /// Whether rows are listed that do not differ.
        all: bool,
        /// As what.
        format: ComparisonFormat,
    }
    /// Writes what was made in the window, a text or a picture, to a file that the user chose.
    WriteExport {
        /// The file; one that is there is written over.
        path: String,
        /// The text, or bytes in base64.
        content: String,
        /// Whether it is base64.
        base64: bool,
    }
}

type Answer<T> = Result<T, Error>;
type Argument<'a> = Option<&'a Path>;

pub(super) fn compare_executions(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CompareExecutions,
) -> Answer<ExecutionComparison> {
    workbench.compare_executions(&request.executions, request.base.as_ref(), request.all)
}

pub(super) fn explain_executions(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ExplainExecutions,
) -> Answer<Explanation> {
    let metric = request.step.as_deref().zip(request.metric.as_deref());
    workbench.explain_executions(&request.base, &request.other, metric)
}

pub(super) fn compare_definitions(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CompareDefinitions,
) -> Answer<TextComparison> {
    workbench.definition_texts(&request.base, &request.other)
}

pub(super) fn read_compared_lines(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadComparedLines,
) -> Answer<ComparedLines> {
    workbench.compared_lines(request.comparison, &request.old, &request.new)
}

pub(super) fn compare_content(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CompareContent,
) -> Answer<ContentDifference> {
    workbench.compare_content(&request.old, &request.new, &request.name)
}

pub(super) fn read_curves(workbench: &Workbench, _: Argument<'_>, request: ReadCurves) -> Answer<Vec<Curve>> {
    workbench.curves(&request.executions, &request.step, &request.metric)
}

pub(super) fn export_comparison(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ExportComparison,
) -> Answer<Exported> {
    let compared = workbench.compare_executions(&request.executions, request.base.as_ref(), request.all)?;
    let text = compared.export(request.format)?;
    Ok(Exported { text })
}

pub(super) fn write_export(_: &Workbench, _: Argument<'_>, request: WriteExport) -> Answer<OpenedFile> {
    let content = if request.base64 {
        base64::engine::general_purpose::STANDARD.decode(&request.content).map_err(|error| {
            Error::new(ErrorCode::BadRequest, format!("The picture cannot be written: {error}."))
        })?
    } else {
        request.content.into_bytes()
    };
    replace(Path::new(&request.path), &content)?;
    Ok(OpenedFile { path: request.path })
}
