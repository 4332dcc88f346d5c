//! One digest for the content of an input or an output, whatever number of files it has.
//!
//! A single file is known by the SHA-256 of its bytes, whatever its name. Of several files there is a manifest:
//! a line for each, `sha256  relative/path`, in the order of the paths' bytes, as `sha256sum` writes them. They are
//! known by the SHA-256 of that text, which is kept as a blob, so that it can be opened. The same files give the
//! same digest wherever they are, so what one step made and what another was given match by content.

use std::fmt::Write as _;

use super::digest;
use crate::Store;
use crate::error::{FileOperation, StoreError};

/// What an input or output held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// SHA-256 of the file, or of the manifest of several files; 64 lower-case hex digits.
    pub sha256: String,
    /// The size of all files together.
    pub bytes: u64,
    /// How many files.
    pub files: u32,
}

/// A file of an input or output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentFile {
    /// Its path relative to the input's or output's folder, with `/` between the parts.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// A line of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestLine {
    /// The file's path relative to the folder.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

impl ContentFile {
    /// SHA-256 of the only file, or of the manifest of several.
    pub fn digest_of(files: &[Self]) -> String {
        match files {
            [single] => single.sha256.clone(),
            several => digest::of_bytes(manifest(several).as_bytes()),
        }
    }
}

impl Store {
    /// The files of a content that has several, from its manifest; `None` when no manifest of that digest is kept.
    pub fn manifest(&self, sha256: &str) -> Result<Option<Vec<ManifestLine>>, StoreError> {
        let Some(blob) = self.blob(sha256) else { return Ok(None) };
        let bytes = std::fs::read(&blob).during("read", &blob)?;
        Ok(String::from_utf8(bytes).ok().and_then(|text| text.lines().map(line).collect()))
    }

    /// The content of these files; the manifest of several is kept.
    pub(crate) fn keep_content(&self, files: &[ContentFile]) -> Result<Content, StoreError> {
        let bytes = files.iter().map(|file| file.bytes).sum();
        let count = u32::try_from(files.len()).unwrap_or(u32::MAX);
        let sha256 = match files {
            [single] => single.sha256.clone(),
            several => self.shared.blobs.keep_bytes(manifest(several).as_bytes())?.sha256,
        };
        Ok(Content { sha256, bytes, files: count })
    }
}

fn manifest(files: &[ContentFile]) -> String {
    let mut sorted: Vec<_> = files.iter().collect();
    sorted.sort_by(|one, other| one.path.as_bytes().cmp(other.path.as_bytes()));
    sorted.iter().fold(String::new(), |mut text, file| {
        // Writing to a String cannot fail. A line break would make two lines of one file.
        let path = file.path.replace('\\', "\\\\").replace('\n', "\\n");
        let _ = writeln!(text, "{}  {path}", file.sha256);
        text
    })
}

fn line(line: &str) -> Option<ManifestLine> {
    let (sha256, path) = line.split_once("  ")?;
    let path = path.split("\\\\").map(|part| part.replace("\\n", "\n")).collect::<Vec<_>>().join("\\");
    digest::is_one(sha256).then(|| ManifestLine { path, sha256: sha256.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let paths = ["b", "a/é.csv", "a b", "odd\nname", "back\\nslash", "B"];
        let sha256 = digest::of_bytes(b"");
        let files = paths.map(|path| ContentFile { path: path.to_owned(), sha256: sha256.clone(), bytes: 0 });
        let text = manifest(&files);
        assert!(text.starts_with(&format!("{sha256}  B\n{sha256}  a b\n")), "{text}");
        let read: Option<Vec<_>> = text.lines().map(line).collect();
        let read: Vec<_> = read.unwrap().into_iter().map(|line| line.path).collect();
        assert_eq!(read, ["B", "a b", "a/é.csv", "b", "back\\nslash", "odd\nname"]);
        assert_eq!(line("no digest  a"), None);
    }
}
