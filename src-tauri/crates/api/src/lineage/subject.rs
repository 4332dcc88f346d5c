//! What people ask about, as they write it.

use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{ModelPackage, Store};

use super::key::Key;
use crate::error::{Error, ErrorCode};
use crate::execution::named;

/// What a text names.
pub(super) struct Subject {
    pub(super) keys: Vec<Key>,
    pub(super) title: String,
}

/// The fewest digits that name a content.
const DIGITS: usize = 6;
/// As many objects below a prefix are taken.
const BELOW: usize = 64;

/// A URI, with `#` and a digest when one of its contents is meant; a file of a project; a digest or its beginning; an
/// ARN; an execution's id or `pipeline#number`, with `/` and a step when one is meant; a model package group, with `/` and a version.
pub(super) fn find(store: &Store, text: &str) -> Result<Subject, Error> {
    let text = text.trim();
    if let Some(subject) = execution(store, text)? {
        return Ok(subject);
    }
    if let Some(subject) = model(store, text)? {
        return Ok(subject);
    }
    if text.starts_with("s3://") {
        return object(store, text);
    }
    if let Some(subject) = project_file(store, text)? {
        return Ok(subject);
    }
    if let Some(subject) = digest(store, text)? {
        return Ok(subject);
    }
    Err(unknown(text))
}

fn unknown(text: &str) -> Error {
    Error::new(ErrorCode::NotFound, format!("Nothing that was recorded is called `{text}`.")).hinted(
        "Give a URI, a file of a project, a SHA-256, an ARN, an execution's id or `pipeline#number`, or a model as `group/version`.",
    )
}

/// An execution or one of its steps.
fn execution(store: &Store, text: &str) -> Result<Option<Subject>, Error> {
    if let Some(execution) = named(store, text)? {
        let steps = store.steps(&execution.arn)?;
        let keys = steps.iter().map(|step| Key::step(&execution.arn, &step.name)).collect();
        let title = format!("{} {}", execution.pipeline, execution.number);
        return Ok(Some(Subject { keys, title }));
    }
    let Some((name, step)) = text.rsplit_once('/') else { return Ok(None) };
    let Some(execution) = named(store, name)? else { return Ok(None) };
    if store.step(&execution.arn, step)?.is_none() {
        let message =
            format!("The execution {} {} ran no step `{step}`.", execution.pipeline, execution.number);
        return Err(Error::new(ErrorCode::NotFound, message));
    }
    let title = format!("{step} of {} {}", execution.pipeline, execution.number);
    Ok(Some(Subject { keys: vec![Key::step(&execution.arn, step)], title }))
}

/// A version of a model, all versions of a group, or a created model.
fn model(store: &Store, text: &str) -> Result<Option<Subject>, Error> {
    if let Some(package) = package(store, text)? {
        let title = format!("{} v {}", package.group, package.version);
        return Ok(Some(Subject { keys: vec![Key::Package(package.arn)], title }));
    }
    if let Some(model) = store.model(text)? {
        return Ok(Some(Subject { keys: vec![Key::Model(model.arn)], title: model.name }));
    }
    let group = text.split_once(":model-package-group/").map_or(text, |(_, group)| group);
    let packages = store.model_packages(group)?;
    if packages.is_empty() {
        return Ok(None);
    }
    let keys = packages.into_iter().map(|package| Key::Package(package.arn)).collect();
    Ok(Some(Subject { keys, title: group.to_owned() }))
}

/// A version of a model, by its ARN or as `group/version`.
pub(crate) fn package(store: &Store, text: &str) -> Result<Option<ModelPackage>, Error> {
    if let Some(package) = store.model_package(text)? {
        return Ok(Some(package));
    }
    let Some((group, version)) = text.rsplit_once('/') else { return Ok(None) };
    let Ok(version) = version.trim_start_matches('v').parse::<u32>() else { return Ok(None) };
    Ok(store.model_package_version(group, version)?)
}

/// An object: every content that its URI had, or the one that is named.
fn object(store: &Store, text: &str) -> Result<Subject, Error> {
    let (uri, wanted) = text
        .rsplit_once('#')
        .filter(|(_, digits)| is_digest(digits))
        .map_or((text, None), |(uri, digits)| (uri, Some(digits)));
    let place = S3Uri::parse(uri).map_err(|error| Error::new(ErrorCode::BadRequest, format!("{error}.")))?;
    let name = uri.trim_end_matches('/').rsplit('/').next().unwrap_or(uri).to_owned();
    let contents = store.contents_of(&place)?;
    let meant = contents.iter().filter(|one| wanted.is_none_or(|digits| one.sha256.starts_with(digits)));
    let keys: Vec<_> = meant.map(|one| Key::file(&one.uri, &one.sha256)).collect();
    if !keys.is_empty() {
        return Ok(Subject { keys, title: name });
    }
    // A folder: what is in it now.
    let below = store.list(&place)?;
    if below.is_empty() || wanted.is_some() {
        return Err(unknown(text));
    }
    let keys = below.iter().take(BELOW).map(|one| Key::file(&one.uri.to_string(), &one.sha256)).collect();
    Ok(Subject { keys, title: name })
}

/// A file of a project that was packaged: every content that executions found there.
fn project_file(store: &Store, text: &str) -> Result<Option<Subject>, Error> {
    let path = text.strip_prefix("file://").unwrap_or(text);
    let mut contents = store.contents_of_path(None, path)?;
    if contents.is_empty() && path.starts_with('/') {
        // The project's folder, then the path in it.
        for (slash, _) in path.match_indices('/').skip(1) {
            contents = store.contents_of_path(Some(&path[..slash]), &path[slash + 1..])?;
            if !contents.is_empty() {
                break;
            }
        }
    }
    let keys: Vec<_> = contents.iter().map(|one| Key::file(&one.uri, &one.sha256)).collect();
    Ok((!keys.is_empty()).then(|| Subject { keys, title: path.to_owned() }))
}

fn digest(store: &Store, text: &str) -> Result<Option<Subject>, Error> {
    if !is_digest(text) {
        return Ok(None);
    }
    let found = store.digests_beginning(text, 2)?;
    let [sha256] = found.as_slice() else {
        let several = Error::new(
            ErrorCode::BadRequest,
            format!("Several files have a SHA-256 that begins with `{text}`."),
        );
        return if found.is_empty() { Ok(None) } else { Err(several.hinted("Give more digits.")) };
    };
    let places = store.places_of(sha256, BELOW as u32)?;
    let keys = places.iter().map(|one| Key::file(&one.uri, sha256)).collect();
    Ok(Some(Subject { keys, title: format!("SHA-256 {}", &sha256[..12]) }))
}

fn is_digest(text: &str) -> bool {
    (DIGITS..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
