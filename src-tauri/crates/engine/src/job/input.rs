//! Inputs: objects shown as files, linked from the store instead of copied.

use std::fs;
use std::path::{Component, Path, PathBuf};

use pipewright_pipeline::s3::S3Uri;

use super::JobError;
use super::workspace::Workspace;
use crate::isolation::InputMount;
use crate::port::{Object, Objects, StepInput};

/// Objects and where the job wants them.
#[derive(Debug, Clone)]
pub(super) struct Input {
    /// The input's or channel's name.
    pub name: String,
    /// An object, or the prefix of several.
    pub uri: S3Uri,
    /// The folder, as the job sees it.
    pub path: PathBuf,
}

/// What was put where.
#[derive(Debug, Default)]
pub(super) struct Staged {
    /// The folders that hold links to the store's files.
    pub mounts: Vec<InputMount>,
    /// How many files.
    pub files: usize,
    /// Their size.
    pub bytes: u64,
    /// What they are.
    pub inputs: Vec<StepInput>,
}

/// Puts the inputs in place. `written` are the folders the job's outputs are taken from: an input that
/// overlaps one of them is copied, so that the job's files lie in one place.
pub(super) fn stage(
    workspace: &Workspace,
    objects: &dyn Objects,
    inputs: &[Input],
    written: &[PathBuf],
) -> Result<Staged, JobError> {
    let mut staged = Staged::default();
    // Several inputs may share a folder, and one may lie inside another's: outer folders first.
    let mut folders: Vec<&Path> = inputs.iter().map(|input| input.path.as_path()).collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in &folders {
        let overlaps = written.iter().any(|other| other.starts_with(folder) || folder.starts_with(other));
        let place = if overlaps {
            workspace.folder(folder)?
        } else {
            let source = workspace.input(staged.mounts.len());
            for part in ["files", "changes", "work"] {
                let path = source.join(part);
                fs::create_dir_all(&path).map_err(JobError::io(&path))?;
            }
            // The place where a folder inside this one is mounted.
            for inner in folders.iter().filter(|inner| *inner != folder) {
                if let Ok(rest) = inner.strip_prefix(folder) {
                    let path = source.join("files").join(rest);
                    fs::create_dir_all(&path).map_err(JobError::io(&path))?;
                }
            }
            staged.mounts.push(InputMount { source: source.clone(), target: folder.to_path_buf() });
            source.join("files")
        };
        for input in inputs.iter().filter(|input| input.path == **folder) {
            let named = names(&input.name, &input.uri, objects.list(&input.uri)?)?;
            for (name, object) in &named {
                put(&object.blob, &place.join(name), overlaps)?;
                staged.files += 1;
                staged.bytes += object.bytes;
            }
            staged.inputs.push(StepInput { name: input.name.clone(), uri: input.uri.clone(), files: named });
        }
    }
    Ok(staged)
}

/// The file name, relative to the input's folder, of every object of an input.
pub(crate) fn names(input: &str, uri: &S3Uri, found: Vec<Object>) -> Result<Vec<(String, Object)>, JobError> {
    let prefix = uri.key.as_str();
    // A URI that names an object means that object, not also those whose keys begin alike.
    let exact = !prefix.ends_with('/') && found.iter().any(|object| object.uri.key == prefix);
    let mut named = Vec::new();
    for object in found {
        let key = object.uri.key.clone();
        // Keys that end in a slash are the folders of S3 consoles.
        if key.ends_with('/') || (exact && key != prefix) {
            continue;
        }
        let name = if exact {
            object.uri.file_name()
        } else {
            let rest = key.strip_prefix(prefix).unwrap_or(&key);
            match rest.strip_prefix('/') {
                Some(below) => below,
                None if prefix.is_empty() || prefix.ends_with('/') => rest,
                // `data/2024` also means `data/2024-01.csv`.
                None => &key[prefix.rfind('/').map_or(0, |slash| slash + 1)..],
            }
        };
        let name = name.to_owned();
        if !Path::new(&name).components().all(|part| matches!(part, Component::Normal(_))) {
            let why = format!("the key `{key}` does not make a file name");
            return Err(JobError::bad(format!("input `{input}`"), why));
        }
        named.push((name, object));
    }
    if named.is_empty() {
        return Err(JobError::NoInput { input: input.to_owned(), uri: uri.to_string() });
    }
    Ok(named)
}

fn put(blob: &Path, target: &Path, copy: bool) -> Result<(), JobError> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).map_err(JobError::io(parent))?;
    }
    // Linking fails across file systems, or when a blob has as many links as the file system allows.
    if !copy && fs::hard_link(blob, target).is_ok() {
        return Ok(());
    }
    fs::copy(blob, target).map_err(JobError::io(target))?;
    if copy {
        // The store's files are read-only; a copy belongs to the job.
        let mode = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o644);
        fs::set_permissions(target, mode).map_err(JobError::io(target))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(uri: &str, keys: &[&str], expect: &[&str]) {
        let object = |key: &&str| Object {
            uri: S3Uri { bucket: "b".to_owned(), key: (*key).to_owned() },
            sha256: String::new(),
            bytes: 0,
            blob: PathBuf::new(),
        };
        let named = names("train", &S3Uri::parse(uri).unwrap(), keys.iter().map(object).collect());
        let named: Vec<String> = named.unwrap_or_default().into_iter().map(|(name, _)| name).collect();
        assert_eq!(named, expect, "{uri}");
    }

    #[test]
    fn names_relative_to_the_prefix() {
        check("s3://b/code/process.py", &["code/process.py"], &["process.py"]);
        check("s3://b/code/process.py", &["code/process.py", "code/process.py.bak"], &["process.py"]);
        check("s3://b/data", &["data/a.csv", "data/x/b.csv"], &["a.csv", "x/b.csv"]);
        check("s3://b/data/", &["data/", "data/a.csv"], &["a.csv"]);
        check("s3://b/data/2024", &["data/2024-01.csv", "data/2024/b.csv"], &["2024-01.csv", "b.csv"]);
        check("s3://b/", &["a.csv", "x/b.csv"], &["a.csv", "x/b.csv"]);
        check("s3://b", &["a.csv"], &["a.csv"]);
        check("s3://b/data", &["data/../../etc/passwd"], &[]);
        check("s3://b/data", &[], &[]);
    }
}
