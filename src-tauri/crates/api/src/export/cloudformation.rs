//! An `AWS::SageMaker::Pipeline` in a CloudFormation template.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Pipeline;
use crate::error::{Error, ErrorCode};

/// What a template may have when it is passed along with the call.
const INLINE_LIMIT: usize = 51_200;
/// What it may have when it is in S3.
const LIMIT: usize = 1_000_000;
const ROLE_PATTERN: &str = r"^arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+$";
const ROLE_DESCRIPTION: &str = "The role that runs the pipeline.";

/// In YAML, with the definition a member a line, so that templates differ where pipelines do; on one line when
/// that is what makes it fit.
pub(super) fn yaml(pipeline: &Pipeline<'_>, notes: &mut Vec<String>) -> Result<String, Error> {
    let readable = yaml_of(pipeline, &pipeline.text());
    let text = if readable.len() > INLINE_LIMIT {
        let short = yaml_of(pipeline, &pipeline.line());
        // Short enough for neither way of passing it, it may as well be readable.
        if short.len() <= INLINE_LIMIT || readable.len() > LIMIT { short } else { readable }
    } else {
        readable
    };
    fits(text, notes)
}

/// In JSON, where the definition is one long string.
pub(super) fn json(pipeline: &Pipeline<'_>, notes: &mut Vec<String>) -> Result<String, Error> {
    let Pipeline { name, options, .. } = pipeline;
    let mut role = json!({
        "Type": "String", "Description": ROLE_DESCRIPTION, "AllowedPattern": ROLE_PATTERN,
    });
    if let Some(arn) = &options.role_arn {
        role["Default"] = Value::from(arn.as_str());
    }
    let mut properties = json!({
        "PipelineName": name,
        "RoleArn": {"Ref": "RoleArn"},
        "PipelineDefinition": {"PipelineDefinitionBody": pipeline.line()},
    });
    if let Some(steps) = options.max_parallel_steps {
        properties["ParallelismConfiguration"] = json!({"MaxParallelExecutionSteps": steps});
    }
    if !options.tags.is_empty() {
        let tags: Vec<_> =
            options.tags.iter().map(|(key, value)| json!({"Key": key, "Value": value})).collect();
        properties["Tags"] = tags.into();
    }
    let template = json!({
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": description(name),
        "Parameters": {"RoleArn": role},
        "Resources": {"Pipeline": {"Type": "AWS::SageMaker::Pipeline", "Properties": properties}},
        "Outputs": {"PipelineName": {"Value": {"Ref": "Pipeline"}}},
    });
    fits(format!("{template:#}\n"), notes)
}

fn description(name: &str) -> String {
    format!("The SageMaker pipeline {name}.")
}

fn fits(text: String, notes: &mut Vec<String>) -> Result<String, Error> {
    if text.len() > LIMIT {
        return Err(Error::new(
            ErrorCode::NotSupported,
            format!("The template has {} bytes; CloudFormation takes {LIMIT}.", text.len()),
        )
        .hinted("Export the definition itself, and name its place in S3 as PipelineDefinitionS3Location."));
    }
    if text.len() > INLINE_LIMIT {
        notes.push(format!(
            "The template has {} bytes: over {INLINE_LIMIT} it must be in S3 (`--template-url`, or `--s3-bucket` of \
             `aws cloudformation deploy`).",
            text.len()
        ));
    }
    Ok(text)
}

fn yaml_of(pipeline: &Pipeline<'_>, definition: &str) -> String {
    let Pipeline { name, options, .. } = pipeline;
    let mut text = format!(
        "AWSTemplateFormatVersion: \"2010-09-09\"\nDescription: {}\nParameters:\n  RoleArn:\n    Type: String\n    \
         Description: {}\n    AllowedPattern: {}\n",
        quote(&description(name)),
        quote(ROLE_DESCRIPTION),
        quote(ROLE_PATTERN)
    );
    // Writing to a String cannot fail.
    if let Some(arn) = &options.role_arn {
        let _ = writeln!(text, "    Default: {}", quote(arn));
    }
    let _ = writeln!(
        text,
        "Resources:\n  Pipeline:\n    Type: AWS::SageMaker::Pipeline\n    Properties:\n      PipelineName: {}\n      \
         RoleArn:\n        Ref: RoleArn",
        quote(name)
    );
    if let Some(steps) = options.max_parallel_steps {
        let _ = writeln!(text, "      ParallelismConfiguration:\n        MaxParallelExecutionSteps: {steps}");
    }
    if !options.tags.is_empty() {
        text.push_str("      Tags:\n");
    }
    for (key, value) in &options.tags {
        let _ = writeln!(text, "        - Key: {}\n          Value: {}", quote(key), quote(value));
    }
    text.push_str("      PipelineDefinition:\n        PipelineDefinitionBody: |\n");
    for line in definition.trim_end().lines() {
        let _ = writeln!(text, "          {}", printable(line));
    }
    text.push_str("Outputs:\n  PipelineName:\n    Value:\n      Ref: Pipeline\n");
    text
}

/// A JSON string is a YAML string.
fn quote(text: &str) -> String {
    printable(&Value::from(text).to_string())
}

/// JSON without the characters that YAML cannot hold, or takes for the end of a line: as JSON's own escapes. They
/// can only be inside strings.
fn printable(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(text, "\\u{:04x}", u32::from(letter));
            }
            other => text.push(other),
        }
    }
    text
}
