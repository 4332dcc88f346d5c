//! What is known of kept bytes: whether they are there, and of a table how many rows and columns it has.

use std::fs::File;
use std::path::Path;

use pipewright_store::Store;

use crate::file::names_columns;

/// As many rows tell whether the first one names the columns.
const HEAD: usize = 200;

/// A table's size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Rows of values: a first row that names the columns is none.
    pub(crate) rows: u64,
    /// Columns of its widest row.
    pub(crate) columns: u32,
    /// The names of the columns, when the first row holds them.
    pub(crate) names: Vec<String>,
}

/// Counts the rows and columns of kept bytes; `None` when they are no table, are gone, or are more than `limit`.
pub(crate) fn shape(store: &Store, sha256: &str, name: &str, limit: u64) -> Option<Shape> {
    let lower = name.to_ascii_lowercase();
    let separator = [(".csv", b','), (".tsv", b'\t')].into_iter().find(|(end, _)| lower.ends_with(end))?.1;
    let file = File::open(store.blob(sha256)?).ok()?;
    if file.metadata().ok()?.len() > limit {
        return None;
    }
    count(file, separator)
}

fn count(content: impl std::io::Read, separator: u8) -> Option<Shape> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(std::io::BufReader::new(content));
    let mut shape = Shape { rows: 0, columns: 0, names: Vec::new() };
    let mut head: Vec<Vec<String>> = Vec::new();
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).ok()? {
        shape.rows += 1;
        shape.columns = shape.columns.max(record.len() as u32);
        if head.len() < HEAD {
            head.push(record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect());
        }
    }
    if names_columns(&head) || is_apart(&head) {
        shape.rows -= 1;
        shape.names = head.remove(0);
    }
    Some(shape)
}

/// Whether nothing of the first row comes again below it: names above texts.
fn is_apart(rows: &[Vec<String>]) -> bool {
    let [first, below @ ..] = rows else { return false };
    let named = |cell: &String| !cell.trim().is_empty() && cell.trim().parse::<f64>().is_err();
    let again = |(column, cell): (usize, &String)| below.iter().any(|row| row.get(column) == Some(cell));
    below.len() > 2 && first.iter().all(named) && !first.iter().enumerate().any(again)
}

/// Whether the bytes of a kept file are what their name says: read again, and hashed.
pub(crate) fn verify(path: &Path, sha256: &str) -> std::io::Result<bool> {
    Ok(crate::hex::sha256(&mut File::open(path)?)? == sha256)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rows: u64, columns: u32, names: &[&str]) {
        let found = count(text.as_bytes(), b',').unwrap();
        let names = names.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(found, Shape { rows, columns, names }, "{text}");
    }

    #[test]
    fn tables_are_counted() {
        check("id,age\n1,\"3\n4\"\n2,5\n", 2, 2, &["id", "age"]);
        check("0,1.5\n1,2.5\n", 2, 2, &[]);
        check("", 0, 0, &[]);
        check("a,b\n", 1, 2, &[]);
        check("id,split\nx,train\ny,test\nz,train\n", 3, 2, &["id", "split"]);
        check("x,train\ny,test\nz,train\n", 3, 2, &[]);
    }

    #[test]
    fn bytes_are_hashed_again() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert!(verify(file.path(), empty).unwrap());
        std::fs::write(file.path(), "x").unwrap();
        assert!(!verify(file.path(), empty).unwrap());
    }
}
