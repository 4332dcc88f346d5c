//! Kept files: looked into by content, opened with the system's own programs.
//!
//! Reading is bounded whatever the file holds: a table's first rows, a text's beginning, an archive's names. An
//! archive that unpacks to terabytes costs as much as its first megabytes.

mod archive;
mod open;
mod table;

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use base64::Engine as _;
use pipewright_pipeline::json::Node;

pub(crate) use archive::digests;
pub use open::Show;
pub(crate) use table::names_columns;

use crate::dto::file::FilePreview;
use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

/// What the names of archives end in.
pub(crate) const ARCHIVES: &[&str] = &[".tar.gz", ".tgz", ".tar"];

/// The most text that is shown.
const TEXT: u64 = 256 << 10;
/// The most bytes of a table that are looked at.
const TABLE: u64 = 1 << 20;
/// The biggest picture that is shown.
const IMAGE: u64 = 12 << 20;
/// Bytes of anything else.
const HEAD: usize = 256;

impl Workbench {
    /// What a kept file holds, by the SHA-256 of its bytes. Its name tells how to read it; with `entry`, what
    /// that file of the archive holds.
    pub fn read_file(&self, sha256: &str, name: &str, entry: Option<&str>) -> Result<FilePreview, Error> {
        let path = self.blob(sha256)?;
        let file = File::open(&path).map_err(|error| Error::file(&path, &error))?;
        let bytes = file.metadata().map_err(|error| Error::file(&path, &error))?.len();
        let preview = match entry {
            Some(entry) => archive::open(file, name, entry, |content, bytes| preview(content, entry, bytes)),
            None => preview(file, name, bytes),
        };
        preview.map_err(|error| Error::new(ErrorCode::Unreadable, format!("{name}: {error}.")))
    }

    /// The blob of those bytes.
    pub(crate) fn blob(&self, sha256: &str) -> Result<PathBuf, Error> {
        let gone = || Error::new(ErrorCode::NotFound, format!("No kept file has the SHA-256 `{sha256}`."));
        self.shared.store.blob(sha256).ok_or_else(gone)
    }
}

/// Tells what a file holds by its name, then by its first bytes.
fn preview(mut content: impl Read, name: &str, bytes: u64) -> std::io::Result<FilePreview> {
    let lower = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    if ends(ARCHIVES) {
        return archive::list(content, name);
    }
    if let Some(media_type) = image_type(&lower) {
        if bytes > IMAGE {
            return Ok(FilePreview::TooBig { bound: IMAGE });
        }
        let mut data = Vec::new();
        content.take(IMAGE).read_to_end(&mut data)?;
        let data = base64::engine::general_purpose::STANDARD.encode(data);
        return Ok(FilePreview::Image { media_type: media_type.to_owned(), data });
    }
    let separated = ends(&[".csv", ".tsv"]);
    let bound = if separated { TABLE } else { TEXT };
    let mut head = Vec::new();
    content.by_ref().take(bound).read_to_end(&mut head)?;
    let more = bytes > head.len() as u64;
    let Some(text) = text(&head, more) else {
        return Ok(FilePreview::Binary { head: hexadecimal(&head[..head.len().min(HEAD)]) });
    };
    if separated {
        return Ok(table::read(text, if ends(&[".tsv"]) { b'\t' } else { b',' }, more));
    }
    let text = match Node::parse(text) {
        // On one line nobody reads it.
        Ok(tree) if !more && ends(&["json"]) && !text.trim().contains('\n') => tree.print(),
        _ => text.to_owned(),
    };
    Ok(FilePreview::Text { text, more })
}

/// The bytes as text; a character that the bound cuts is left out.
fn text(bytes: &[u8], cut: bool) -> Option<&str> {
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if cut && error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    }
}

fn image_type(lower: &str) -> Option<&'static str> {
    let ending = lower.rsplit_once('.')?.1;
    Some(match ending {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    let line = |line: &[u8]| {
        let digits: Vec<_> = line.iter().map(|byte| format!("{byte:02x}")).collect();
        let letter = |byte: &u8| if byte.is_ascii_graphic() { char::from(*byte) } else { '·' };
        format!("{:<47}  {}", digits.join(" "), line.iter().map(letter).collect::<String>())
    };
    bytes.chunks(16).map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expect: &FilePreview) {
        assert_eq!(preview(bytes, name, bytes.len() as u64).unwrap(), *expect, "{name}");
    }

    fn shown(text: &str) -> FilePreview {
        FilePreview::Text { text: text.to_owned(), more: false }
    }

    #[test]
    fn files_by_name_and_content() {
        check("notes.txt", b"one\ntwo", &shown("one\ntwo"));
        check("evaluation.json", br#"{"auc": 0.840}"#, &shown("{\n  \"auc\": 0.840\n}\n"));
        check("layout.json", b"{\n\"a\":1}", &shown("{\n\"a\":1}"));
        check("broken.json", b"{", &shown("{"));
        check("README", "\u{e9}t\u{e9}".as_bytes(), &shown("\u{e9}t\u{e9}"));
        let image = FilePreview::Image { media_type: "image/png".into(), data: "AQI=".into() };
        check("Plot.PNG", &[1, 2], &image);
        let head = "00 41                                            ·A";
        check("xgboost-model", &[0, b'A'], &FilePreview::Binary { head: head.into() });
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let text = "\u{e9}".repeat(TEXT as usize);
        let odd = format!("x{text}");
        let FilePreview::Text { text, more } = preview(odd.as_bytes(), "t", odd.len() as u64).unwrap() else {
            panic!("not a text")
        };
        assert_eq!((text.len() as u64, more), (TEXT - 1, true));
    }
}
