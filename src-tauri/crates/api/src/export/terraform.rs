//! An `aws_sagemaker_pipeline` in a Terraform configuration.

use std::fmt::Write as _;

use serde_json::Value;

use super::Pipeline;

/// With the definition as a here document, a member a line, so that configurations differ where pipelines do.
pub(super) fn write(pipeline: &Pipeline<'_>) -> String {
    let Pipeline { name, options, .. } = pipeline;
    let mut text =
        String::from("variable \"role_arn\" {\n  description = \"The role that runs the pipeline.\"\n");
    text.push_str("  type        = string\n");
    // Writing to a String cannot fail.
    if let Some(arn) = &options.role_arn {
        let _ = writeln!(text, "  default     = {}", quote(arn));
    }
    let _ = writeln!(
        text,
        "}}\n\nresource \"aws_sagemaker_pipeline\" \"{}\" {{\n  pipeline_name         = {name}\n  \
         pipeline_display_name = {name}\n  role_arn              = var.role_arn",
        label(name),
        name = quote(name)
    );
    if let Some(steps) = options.max_parallel_steps {
        let _ = writeln!(
            text,
            "\n  parallelism_configuration {{\n    max_parallel_execution_steps = {steps}\n  }}"
        );
    }
    if !options.tags.is_empty() {
        text.push_str("\n  tags = {\n");
        for (key, value) in &options.tags {
            let _ = writeln!(text, "    {} = {}", quote(key), quote(value));
        }
        text.push_str("  }\n");
    }
    // No line of JSON is a bare word, so that none ends the here document.
    let _ =
        writeln!(text, "\n  pipeline_definition = <<EOT\n{}\nEOT\n}}", literal(pipeline.text().trim_end()));
    text
}

/// A resource's label: a letter or `_`, then letters, digits, `_` and `-`.
fn label(name: &str) -> String {
    if name.starts_with(|letter: char| letter.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

/// A quoted string. The escapes of JSON are those of Terraform, but for the slash, which is never escaped here.
fn quote(text: &str) -> String {
    literal(&Value::from(text).to_string())
}

/// JSON that Terraform takes as it stands: `${` and `%{` begin templates everywhere. Both can only be inside
/// strings, where JSON has an escape for the brace; Terraform's own escape, `$${`, means something else after
/// another `$`.
fn literal(json: &str) -> String {
    json.replace("${", "$\\u007b").replace("%{", "%\\u007b")
}
