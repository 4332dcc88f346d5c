//! References: what stands behind `{"Get": "…"}`.

use std::fmt;

use thiserror::Error;

use crate::json::Text;

/// A reference to something outside the value that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reference {
    /// `Parameters.NAME`
    Parameter(Text),
    /// `Execution.NAME`
    Execution(Text),
    /// `PipelineExperimentConfig.NAME`
    Experiment(Text),
    /// `Steps.NAME.PATH`: a member of the step's response.
    Property {
        /// The step.
        step: Text,
        /// The path into its Describe document.
        path: Vec<Segment>,
    },
    /// `Steps.NAME.PropertyFiles.FILE`, only for `Std:JsonGet`.
    PropertyFile {
        /// The step.
        step: Text,
        /// The property file's name.
        file: Text,
    },
    /// `ForEach.CurrentItem…`: the item of the enclosing ForEach; what follows is its path.
    CurrentItem(Vec<Segment>),
    /// `IterationOutput.…`: only in a ForEach's selector.
    IterationOutput(Vec<Segment>),
}

/// One part of a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Segment {
    /// `.Member`
    Member(Text),
    /// `[0]`
    Index(usize),
    /// `['key']`
    Key(Text),
}

/// A text that is no reference.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is not a reference: {problem}")]
pub struct BadReference {
    /// The text.
    pub text: String,
    /// What is wrong with it.
    pub problem: String,
}

impl Reference {
    /// Reads the text of a `Get`.
    pub fn parse(text: &str) -> Result<Self, BadReference> {
        read(text).map_err(|problem| BadReference { text: text.to_owned(), problem })
    }

    /// The step it points at.
    pub fn step(&self) -> Option<&str> {
        match self {
            Self::Property { step, .. } | Self::PropertyFile { step, .. } => Some(step),
            Self::Parameter(_)
            | Self::Execution(_)
            | Self::Experiment(_)
            | Self::CurrentItem(_)
            | Self::IterationOutput(_) => None,
        }
    }
}

fn read(text: &str) -> Result<Reference, String> {
    let (root, rest) =
        text.split_once(['.', '[']).map_or((text, ""), |(root, _)| (root, &text[root.len()..]));
    let path = path_segments(rest)?;
    let single = |path: Vec<Segment>| match <[Segment; 1]>::try_from(path) {
        Ok([Segment::Member(name)]) => Ok(name),
        _ => Err(format!("`{root}.` must be followed by one name")),
    };
    match root {
        "Parameters" => single(path).map(Reference::Parameter),
        "Execution" => single(path).map(Reference::Execution),
        "PipelineExperimentConfig" => single(path).map(Reference::Experiment),
        "Steps" => step_reference(path),
        "ForEach" => match path.split_first() {
            Some((Segment::Member(name), rest)) if name == "CurrentItem" => {
                Ok(Reference::CurrentItem(rest.to_vec()))
            }
            _ => Err("`ForEach.` must be followed by `CurrentItem`".into()),
        },
        "IterationOutput" => Ok(Reference::IterationOutput(path)),
        _ => Err(format!(
            "it must begin with `Parameters.`, `Steps.`, `Execution.`, `PipelineExperimentConfig.` or `ForEach.`, not `{root}`"
        )),
    }
}

fn step_reference(mut path: Vec<Segment>) -> Result<Reference, String> {
    if path.len() < 2 {
        return Err("`Steps.` must be followed by a step's name and a property".into());
    }
    let Segment::Member(step) = path.remove(0) else {
        return Err("`Steps.` must be followed by a step's name".into());
    };
    match path.as_slice() {
        [Segment::Member(files), Segment::Member(file) | Segment::Key(file)] if files == "PropertyFiles" => {
            Ok(Reference::PropertyFile { step, file: file.clone() })
        }
        _ => Ok(Reference::Property { step, path }),
    }
}

/// Reads `.Member[0]['key']…`; the error says what is wrong.
pub fn path_segments(text: &str) -> Result<Vec<Segment>, String> {
    let mut path = Vec::with_capacity(text.bytes().filter(|byte| matches!(byte, b'.' | b'[')).count());
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.bytes().position(|byte| matches!(byte, b'.' | b'[')).unwrap_or(after.len());
            if end == 0 {
                return Err("a name is missing after `.`".into());
            }
            path.push(Segment::Member(after[..end].into()));
            rest = &after[end..];
        } else if let Some(after) = rest.strip_prefix('[') {
            let (segment, end) = bracket(after)?;
            path.push(segment);
            rest = &after[end..];
        } else {
            return Err(format!("`{rest}` follows a bracket without `.`"));
        }
    }
    Ok(path)
}

/// Reads what follows `[`, up to and with `]`; gives the length taken.
fn bracket(text: &str) -> Result<(Segment, usize), String> {
    for quote in ['\'', '"'] {
        if let Some(after) = text.strip_prefix(quote) {
            let end = after.find(quote).ok_or("a quote is never closed")?;
            return if after[end + 1..].starts_with(']') {
                Ok((Segment::Key(after[..end].into()), end + 3))
            } else {
                Err("`]` is missing after a key".into())
            };
        }
    }
    let end = text.find(']').ok_or("`]` is missing")?;
    let index = text[..end]
        .parse()
        .map_err(|_| format!("`{}` is neither an index nor a quoted key", &text[..end]))?;
    Ok((Segment::Index(index), end + 1))
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(name) => write!(f, ".{name}"),
            Self::Index(index) => write!(f, "[{index}]"),
            // No quote can be escaped; a key holds at most one kind.
            Self::Key(key) if key.contains('\'') => write!(f, "[\"{key}\"]"),
            Self::Key(key) => write!(f, "['{key}']"),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = |path: &[Segment]| path.iter().map(ToString::to_string).collect::<String>();
        match self {
            Self::Parameter(name) => write!(f, "Parameters.{name}"),
            Self::Execution(name) => write!(f, "Execution.{name}"),
            Self::Experiment(name) => write!(f, "PipelineExperimentConfig.{name}"),
            Self::Property { step, path: segments } => write!(f, "Steps.{step}{}", path(segments)),
            Self::PropertyFile { step, file } => write!(f, "Steps.{step}.PropertyFiles.{file}"),
            Self::CurrentItem(segments) => write!(f, "ForEach.CurrentItem{}", path(segments)),
            Self::IterationOutput(segments) => write!(f, "IterationOutput{}", path(segments)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let shown = match Reference::parse(text) {
            Ok(reference) => {
                let again = reference.to_string();
                assert_eq!(Reference::parse(&again), Ok(reference.clone()), "{again}");
                format!("{reference:?}")
            }
            Err(error) => error.problem,
        };
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn references() {
        check("Parameters.Max-Depth", r#"Parameter("Max-Depth")"#);
        check("Execution.PipelineName", r#"Execution("PipelineName")"#);
        check(
            "Steps.P.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
            r#"Property { step: "P", path: [Member("ProcessingOutputConfig"), Member("Outputs"), Key("train"), Member("S3Output"), Member("S3Uri")] }"#,
        );
        check(
            "Steps.T.TrainingJobSummaries[0].TrainingJobName",
            r#"Property { step: "T", path: [Member("TrainingJobSummaries"), Index(0), Member("TrainingJobName")] }"#,
        );
        check("Steps.E.PropertyFiles.Report", r#"PropertyFile { step: "E", file: "Report" }"#);
        check(
            r#"Steps.L.OutputParameters["k"]"#,
            r#"Property { step: "L", path: [Member("OutputParameters"), Key("k")] }"#,
        );
        check(
            r#"Steps.L.OutputParameters["it's"]"#,
            r#"Property { step: "L", path: [Member("OutputParameters"), Key("it's")] }"#,
        );
        check("ForEach.CurrentItem.name", r#"CurrentItem([Member("name")])"#);
        check("ForEach.CurrentItem", "CurrentItem([])");
        check("Parameters.A.B", "`Parameters.` must be followed by one name");
        check("Steps.A", "`Steps.` must be followed by a step's name and a property");
        check("Steps.A.B[x]", "`x` is neither an index nor a quoted key");
        check("Steps.A.B['x]", "a quote is never closed");
        check("Steps.A..B", "a name is missing after `.`");
        check(
            "Params.A",
            "it must begin with `Parameters.`, `Steps.`, `Execution.`, `PipelineExperimentConfig.` or `ForEach.`, not `Params`",
        );
        check(
            "",
            "it must begin with `Parameters.`, `Steps.`, `Execution.`, `PipelineExperimentConfig.` or `ForEach.`, not ``",
        );
    }
}
