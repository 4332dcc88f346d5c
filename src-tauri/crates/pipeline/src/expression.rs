//! Expressions: what may stand wherever SageMaker wants a value.

use crate::definition::Branch;
use crate::json::{Node, Path, Text, Value};
use crate::reference::{BadReference, Reference};

/// A value as SageMaker reads it.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression<'a> {
    /// A scalar.
    Literal(&'a Node),
    /// A list of expressions.
    List(&'a [Node]),
    /// A structure of expressions.
    Structure(&'a Node),
    /// `{"Get": …}`
    Get(Result<Reference, BadReference>),
    /// `{"Std:Join": {"On": …, "Values": […]}}`
    Join {
        /// What goes between the values; empty when absent.
        on: &'a str,
        /// The values; `None` when the member is missing or no list.
        values: Option<&'a [Node]>,
    },
    /// `{"Std:JsonGet": {"PropertyFile": …, "Path": …}}`, or with `S3Uri` in place of `PropertyFile`.
    JsonGet {
        /// The property file.
        property_file: Option<&'a Node>,
        /// An expression that gives the URI of a JSON object.
        s3_uri: Option<&'a Node>,
        /// Where in the JSON.
        path: Option<&'a Node>,
    },
}

impl<'a> Expression<'a> {
    /// Reads a value. An object is a function when its only member is `Get`, `Std:Join` or `Std:JsonGet`.
    pub fn read(node: &'a Node) -> Self {
        match &node.value {
            Value::Array(elements) => Self::List(elements),
            Value::Object(members) => match members.as_slice() {
                [only] => Self::function(&only.name, &only.node).unwrap_or(Self::Structure(node)),
                _ => Self::Structure(node),
            },
            _ => Self::Literal(node),
        }
    }

    fn function(name: &str, body: &'a Node) -> Option<Self> {
        match name {
            "Get" => body.as_str().map(|text| Self::Get(Reference::parse(text))),
            "Std:Join" => Some(Self::Join {
                on: body.get("On").and_then(Node::as_str).unwrap_or_default(),
                values: match body.get("Values").map(|values| &values.value) {
                    Some(Value::Array(values)) => Some(values),
                    _ => None,
                },
            }),
            "Std:JsonGet" => Some(Self::JsonGet {
                property_file: body.get("PropertyFile"),
                s3_uri: body.get("S3Uri"),
                path: body.get("Path"),
            }),
            _ => None,
        }
    }
}

/// A `Get` and where it stands: the pointer is that of the object that holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The reference.
    pub reference: Result<Reference, BadReference>,
    /// Where.
    pub pointer: String,
}

/// Every reference in a value, in order; pointers begin at `root`.
pub fn references(node: &Node, root: &str) -> Vec<Found> {
    let mut found = Vec::new();
    walk(node, &Path::at(root), &mut found);
    found
}

/// Every reference in a step but in the steps nested in it; pointers begin at the step, so that they
/// stay true when the step moves.
pub fn step_references(step: &Node) -> Vec<Found> {
    let mut found = Vec::new();
    let root = Path::at("");
    // No variable may stand in a step's name: whatever is written there refers to nothing.
    for member in step.members().iter().filter(|member| member.name != "Name") {
        let path = root.member(&member.name);
        if member.name != "Arguments" {
            walk(&member.node, &path, &mut found);
            continue;
        }
        if !matches!(Expression::read(&member.node), Expression::Structure(_)) {
            walk(&member.node, &path, &mut found);
            continue;
        }
        for argument in
            member.node.members().iter().filter(|member| Branch::of_member(&member.name).is_none())
        {
            walk(&argument.node, &path.member(&argument.name), &mut found);
        }
    }
    found
}

fn walk(node: &Node, path: &Path<'_>, found: &mut Vec<Found>) {
    match &node.value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                walk(element, &path.element(index), found);
            }
        }
        Value::Object(members) => {
            if let [only] = members.as_slice()
                && only.name == "Get"
                && let Some(text) = only.node.as_str()
            {
                found.push(Found { reference: Reference::parse(text), pointer: path.pointer() });
                return;
            }
            for member in members {
                walk(&member.node, &path.member(&member.name), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The value in few words, for people: `MaxDepth`, `ProcessData.train`, `roc_auc`, `"text"`.
pub fn brief(node: &Node) -> String {
    match Expression::read(node) {
        Expression::Get(Ok(reference)) => brief_reference(&reference),
        Expression::Get(Err(bad)) => bad.text,
        Expression::Join { on, values } => {
            values.unwrap_or_default().iter().map(brief).collect::<Vec<_>>().join(on)
        }
        Expression::JsonGet { path, .. } => path.map_or_else(String::new, |path| {
            let path = brief(path);
            // `binary_classification_metrics.roc_auc.value` is known to people as `roc_auc`.
            let trimmed = path.strip_suffix(".value").unwrap_or(&path);
            trimmed.rsplit('.').next().unwrap_or(trimmed).to_owned()
        }),
        Expression::Literal(literal) => match &literal.value {
            Value::String(text) => text.to_string(),
            _ => literal.print().trim_end().to_owned(),
        },
        Expression::List(elements) => elements.iter().map(brief).collect::<Vec<_>>().join(", "),
        Expression::Structure(_) => "{…}".to_owned(),
    }
}

fn brief_reference(reference: &Reference) -> String {
    use crate::reference::Segment;
    match reference {
        Reference::Parameter(name) | Reference::Execution(name) | Reference::Experiment(name) => {
            name.to_string()
        }
        Reference::PropertyFile { step, file } => format!("{step}.{file}"),
        Reference::Property { step, path } => {
            let key = path.iter().rev().find_map(|segment| match segment {
                Segment::Key(key) => Some(key),
                Segment::Member(_) | Segment::Index(_) => None,
            });
            let last = path.iter().rev().find_map(|segment| match segment {
                Segment::Member(name) => Some(name),
                Segment::Key(_) | Segment::Index(_) => None,
            });
            format!("{step}.{}", key.or(last).map_or("", Text::as_str))
        }
        Reference::CurrentItem(_) | Reference::IterationOutput(_) => reference.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_is_found_with_its_place() {
        let node = Node::parse(
            r#"{"Name": {"Get": "Parameters.None"}, "a": [{"Get": "Parameters.A"}, {"Std:Join": {"On": "/", "Values": ["s3:/", {"Get": "Execution.B"}]}}],
                "Arguments": {"IfSteps": [{"Get": "Parameters.No"}], "Yes": {"Get": "Parameters.C"}},
                "j": {"Std:JsonGet": {"PropertyFile": {"Get": "Steps.S.PropertyFiles.P"}, "Path": "x"}},
                "bad": {"Get": "nope"}, "map": {"Get": 3}}"#,
        )
        .unwrap();
        let found: Vec<_> = step_references(&node)
            .into_iter()
            .map(|found| {
                (found.pointer, found.reference.map_or_else(|bad| bad.text, |good| good.to_string()))
            })
            .collect();
        let expect = [
            ("/a/0", "Parameters.A"),
            ("/a/1/Std:Join/Values/1", "Execution.B"),
            ("/Arguments/Yes", "Parameters.C"),
            ("/j/Std:JsonGet/PropertyFile", "Steps.S.PropertyFiles.P"),
            ("/bad", "nope"),
        ];
        assert_eq!(found, expect.map(|(pointer, text)| (pointer.to_owned(), text.to_owned())));
    }

    #[test]
    fn brief_words() {
        for (text, expect) in [
            (r#"{"Get": "Parameters.MaxDepth"}"#, "MaxDepth"),
            (r#"{"Get": "Steps.P.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"}"#, "P.train"),
            (r#"{"Get": "Steps.T.ModelArtifacts.S3ModelArtifacts"}"#, "T.S3ModelArtifacts"),
            (r#"{"Std:JsonGet": {"Path": "binary_classification_metrics.roc_auc.value"}}"#, "roc_auc"),
            ("0.80", "0.80"),
            (r#""x""#, "x"),
            (
                r#"{"Std:Join": {"On": "-", "Values": ["a", {"Get": "Execution.PipelineName"}]}}"#,
                "a-PipelineName",
            ),
        ] {
            assert_eq!(brief(&Node::parse(text).unwrap()), expect);
        }
    }
}
