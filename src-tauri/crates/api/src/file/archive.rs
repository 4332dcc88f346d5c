//! Archives: the names in them, and one file out of them. Nothing is unpacked to disk.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use tar::Archive;

use crate::dto::file::{ArchiveEntry, FilePreview};
use crate::hex::sha256;

/// The most names that are listed.
const ENTRIES: usize = 1000;
/// The most unpacked bytes that are walked over.
const BOUND: u64 = 512 << 20;

/// The files of an archive.
pub(super) fn list(content: impl Read, name: &str) -> Result<FilePreview> {
    let mut entries = Vec::new();
    let mut more = false;
    let walked = walk(content, name, |path, bytes, _| {
        if entries.len() == ENTRIES {
            more = true;
            return Ok(true);
        }
        entries.push(ArchiveEntry { path: path.to_owned(), bytes });
        Ok(false)
    });
    match walked {
        // What was read before the bound, or before the damage, is worth showing.
        Err(error) if entries.is_empty() => Err(error),
        walked => Ok(FilePreview::Archive { entries, more: more || walked.is_err() }),
    }
}

/// The size and digest of every file of an archive, by path.
pub(crate) fn digests(path: &Path, name: &str) -> Result<BTreeMap<String, (u64, String)>> {
    let mut digests = BTreeMap::new();
    walk(File::open(path)?, name, |path, bytes, content| {
        digests.insert(path.to_owned(), (bytes, sha256(content)?));
        Ok(digests.len() == ENTRIES)
    })?;
    Ok(digests)
}

/// Hands one file of an archive, and its size, to `read`.
pub(super) fn open<T>(
    content: impl Read,
    name: &str,
    entry: &str,
    read: impl FnOnce(&mut dyn Read, u64) -> Result<T>,
) -> Result<T> {
    let mut read = Some(read);
    let mut found = None;
    walk(content, name, |path, bytes, content| {
        if path != entry {
            return Ok(false);
        }
        if let Some(read) = read.take() {
            found = Some(read(content, bytes)?);
        }
        Ok(true)
    })?;
    found.ok_or_else(|| Error::new(ErrorKind::NotFound, format!("it holds no `{entry}`")))
}

/// Visits every file until the visitor says that it has seen enough.
fn walk(
    content: impl Read,
    name: &str,
    mut visit: impl FnMut(&str, u64, &mut dyn Read) -> Result<bool>,
) -> Result<()> {
    let unpacked: Box<dyn Read + '_> = if name.to_ascii_lowercase().ends_with(".tar") {
        Box::new(content)
    } else {
        Box::new(MultiGzDecoder::new(content))
    };
    for entry in Archive::new(unpacked.take(BOUND)).entries()? {
        let mut entry = entry?;
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let bytes = entry.size();
        if visit(&path, bytes, &mut entry)? {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(files: &[(&str, &str)]) -> Vec<u8> {
        let mut archive =
            tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
        for (path, text) in files {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            archive.append_data(&mut header, path, text.as_bytes()).unwrap();
        }
        archive.into_inner().unwrap().finish().unwrap()
    }

    #[test]
    fn names_and_contents() {
        let bytes = packed(&[("xgboost-model", "trees"), ("code/inference.py", "print(1)")]);
        let entry = |path: &str, bytes| ArchiveEntry { path: path.into(), bytes };
        let expect = FilePreview::Archive {
            entries: vec![entry("xgboost-model", 5), entry("code/inference.py", 8)],
            more: false,
        };
        assert_eq!(list(&*bytes, "model.tar.gz").unwrap(), expect);
        let read = |entry: &str| {
            open(&*bytes, "model.tar.gz", entry, |content, bytes| {
                let mut text = String::new();
                content.read_to_string(&mut text)?;
                assert_eq!(text.len() as u64, bytes);
                Ok(text)
            })
        };
        assert_eq!(read("code/inference.py").unwrap(), "print(1)");
        assert_eq!(read("gone").unwrap_err().to_string(), "it holds no `gone`");
    }

    #[test]
    fn a_damaged_archive_shows_what_can_be_read() {
        let text = (0..200_000)
            .map(|number: u32| number.wrapping_mul(2_654_435_761).to_string())
            .collect::<String>();
        let bytes = packed(&[("first", "1"), ("second", &text)]);
        let half = &bytes[..bytes.len() / 2];
        let FilePreview::Archive { entries, more } = list(half, "a.tgz").unwrap() else {
            panic!("no archive")
        };
        assert_eq!((entries[0].path.as_str(), more), ("first", true));
        assert!(list(&b"no archive"[..], "a.tar.gz").is_err());
    }
}
