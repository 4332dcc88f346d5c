//! Packaging: `file://` URIs of a project become content-addressed objects, as `aws cloudformation package`
//! does, so that what is recorded and run carries S3 URIs only.

mod files;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::expression::step_references;
use pipewright_pipeline::json::{Member, Node, Value, child_pointer};
use pipewright_pipeline::parameters::ResolvedParameter;
use pipewright_pipeline::reference::Reference;
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::service::PackagedFile;
use pipewright_store::Store;
use serde::Serialize;

use crate::document::Place;
use crate::error::Error;

/// What an execution runs: no `file://` is left in it.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) definition: Definition,
    pub(crate) parameters: Vec<ResolvedParameter>,
    /// The files that went into it.
    pub(crate) files: Vec<PackagedFile>,
}

/// Packages a definition and the parameter values of one start. A default that was overridden and cannot be
/// packaged stays as it is: nothing reads it.
pub(crate) fn package(
    store: &Store,
    place: &Place,
    definition: &Definition,
    parameters: Vec<ResolvedParameter>,
) -> Result<Package, Error> {
    let packaged = RefCell::new(Vec::new());
    let put = |uri: &S3Uri, file: &Path| {
        packaged.borrow_mut().push(files::put(store, place, uri, file)?);
        Ok(())
    };
    let packer = files::Packer { place, files: files::local_files(&place.pipeline), put: &put };
    let overridden: Vec<_> = definition
        .parameters()
        .iter()
        .filter(|declared| parameters.iter().any(|one| one.given && one.name == declared.name))
        .map(|declared| child_pointer(&declared.pointer, "DefaultValue"))
        .collect();
    let rewrite = Rewrite { definition, packer: &packer, keep: &overridden };
    let root = rewrite.node(definition.root(), "")?;
    let parameters = parameters
        .into_iter()
        .map(|mut one| {
            if let Some(path) = one.value.as_str().and_then(local_path) {
                let uri = packer.pack(path).map_err(|error| for_parameter(definition, &one.name, error))?;
                one.value = uri.to_string().into();
            }
            Ok(one)
        })
        .collect::<Result<_, Error>>()?;
    Ok(Package { definition: Definition::from_tree(root), parameters, files: packaged.take() })
}

/// A file that must be in S3 before a definition can use it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Upload {
    /// The file, absolute.
    pub file: PathBuf,
    /// Where it goes.
    pub uri: String,
}

/// The definition as it reads once the project's files are in S3, below `files`; and the files.
pub(crate) fn for_s3(
    place: &Place,
    definition: &Definition,
    files: S3Uri,
) -> Result<(Definition, Vec<Upload>), Error> {
    let uploads = RefCell::new(BTreeSet::new());
    let put = |uri: &S3Uri, file: &Path| {
        uploads.borrow_mut().insert(Upload { file: file.to_owned(), uri: uri.to_string() });
        Ok(())
    };
    let packer = files::Packer { place, files, put: &put };
    let root = Rewrite { definition, packer: &packer, keep: &[] }.node(definition.root(), "")?;
    Ok((Definition::from_tree(root), uploads.take().into_iter().collect()))
}

/// Where the definition names files of the project, and which.
pub(crate) fn local_places(definition: &Definition) -> Vec<(String, String)> {
    fn look(node: &Node, pointer: &str, found: &mut Vec<(String, String)>) {
        match &node.value {
            Value::String(text) if local_path(text).is_some() => {
                found.push((pointer.to_owned(), text.to_string()));
            }
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    look(element, &child_pointer(pointer, &index.to_string()), found);
                }
            }
            Value::Object(members) => {
                for member in members {
                    look(&member.node, &child_pointer(pointer, &member.name), found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    look(definition.root(), "", &mut found);
    found
}

fn local_path(text: &str) -> Option<&str> {
    text.strip_prefix("file://")
}

struct Rewrite<'a> {
    definition: &'a Definition,
    packer: &'a files::Packer<'a>,
    keep: &'a [String],
}

impl Rewrite<'_> {
    fn node(&self, node: &Node, pointer: &str) -> Result<Node, Error> {
        let value = match &node.value {
            Value::String(text) => match local_path(text) {
                Some(path) => match self.packer.pack(path) {
                    Ok(uri) => Value::String(uri.to_string().into()),
                    Err(_) if self.keep.iter().any(|kept| kept == pointer) => Value::String(text.clone()),
                    Err(error) => return Err(self.placed(error, pointer)),
                },
                None => node.value.clone(),
            },
            Value::Array(elements) => Value::Array(
                elements
                    .iter()
                    .enumerate()
                    .map(|(index, element)| self.node(element, &child_pointer(pointer, &index.to_string())))
                    .collect::<Result<_, _>>()?,
            ),
            Value::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|member| {
                        let node = self.node(&member.node, &child_pointer(pointer, &member.name))?;
                        Ok(Member { name: member.name.clone(), name_span: member.name_span.clone(), node })
                    })
                    .collect::<Result<_, Error>>()?,
            ),
            Value::Null | Value::Bool(_) | Value::Number(_) => node.value.clone(),
        };
        Ok(Node { value, span: node.span.clone() })
    }

    /// The error with the step or parameter that wants the file.
    fn placed(&self, error: Error, pointer: &str) -> Error {
        let holds = |above: &str| pointer.strip_prefix(above).is_some_and(|rest| rest.starts_with('/'));
        if let Some(parameter) = self.definition.parameters().iter().find(|one| holds(&one.pointer)) {
            return for_parameter(self.definition, &parameter.name, error);
        }
        // The innermost step: nested ones come after their Condition.
        match self.definition.steps().iter().rev().find(|step| holds(&step.pointer)) {
            Some(step) => Error { message: format!("The step `{}`: {}", step.name, error.message), ..error },
            None => error,
        }
    }
}

/// The error with the parameter whose value it is, and the steps that read it.
fn for_parameter(definition: &Definition, name: &str, error: Error) -> Error {
    let readers: Vec<_> = definition
        .steps()
        .iter()
        .filter(|step| {
            let node = definition.step_node(step);
            node.is_some_and(|node| {
                step_references(node)
                    .iter()
                    .any(|found| found.reference == Ok(Reference::Parameter(name.into())))
            })
        })
        .map(|step| format!("`{}`", step.name))
        .collect();
    let read_by =
        if readers.is_empty() { String::new() } else { format!(", read by {}", readers.join(", ")) };
    Error { message: format!("The parameter `{name}`{read_by}: {}", error.message), ..error }
}
