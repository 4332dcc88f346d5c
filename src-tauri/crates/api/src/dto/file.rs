//! A kept file, as far as a window shows it.

use serde::Serialize;
use ts_rs::TS;

/// What a file holds. Each kind is cut at a bound, and says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum FilePreview {
    /// Text, JSON in particular.
    Text {
        /// It, or its beginning.
        text: String,
        /// Whether there is more.
        more: bool,
    },
    /// Comma- or tab-separated values.
    Table {
        /// The names of the columns; none when the first row holds values already.
        columns: Vec<String>,
        /// The first rows.
        rows: Vec<Vec<String>>,
        /// For each column whether all its values shown are numbers.
        numeric: Vec<bool>,
        /// Whether there is more.
        more: bool,
    },
    /// A picture.
    Image {
        /// `image/png`, ….
        media_type: String,
        /// Its bytes in base64.
        data: String,
    },
    /// What lies in a tar archive.
    Archive {
        /// Its files, in its order.
        entries: Vec<ArchiveEntry>,
        /// Whether there are more.
        more: bool,
    },
    /// Anything else: its first bytes in hexadecimal, sixteen to a line.
    Binary {
        /// The lines.
        head: String,
    },
    /// Too big to be shown as what it is.
    TooBig {
        /// The most that is shown of its kind, in bytes.
        #[ts(type = "number")]
        bound: u64,
    },
}

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ArchiveEntry {
    /// Its path.
    pub path: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// A file that was opened outside the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OpenedFile {
    /// The copy's path.
    pub path: String,
}
