//! Columns that hold more than SQLite's own types: words of an enumeration, instants, JSON, sizes.

use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Error, Result, Row};
use serde_json::Value;
use thiserror::Error;

use crate::object::content::Content;

#[derive(Debug, Error)]
#[error("column `{column}` holds `{word}`, which is none of its words")]
struct UnknownWord {
    column: &'static str,
    word: String,
}

/// A word of an enumeration.
pub(crate) fn word<T>(row: &Row<'_>, column: &'static str, parse: fn(&str) -> Option<T>) -> Result<T> {
    let word: String = row.get(column)?;
    parse(&word).ok_or_else(|| unreadable(row, column, UnknownWord { column, word }))
}

/// An instant.
pub(crate) fn timestamp(row: &Row<'_>, column: &'static str) -> Result<Timestamp> {
    row.get(column).map(Timestamp)
}

/// An instant that may not have come yet.
pub(crate) fn optional_timestamp(row: &Row<'_>, column: &'static str) -> Result<Option<Timestamp>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Timestamp))
}

/// A JSON document.
pub(crate) fn json(row: &Row<'_>, column: &'static str) -> Result<Value> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| unreadable(row, column, error))
}

/// A JSON document that may be missing.
pub(crate) fn optional_json(row: &Row<'_>, column: &'static str) -> Result<Option<Value>> {
    match row.get_ref(column)?.data_type() {
        Type::Null => Ok(None),
        _ => json(row, column).map(Some),
    }
}

/// A size in bytes. SQLite's integers end at 8 EiB, which no file reaches.
pub(crate) fn size(row: &Row<'_>, column: &'static str) -> Result<u64> {
    row.get::<_, i64>(column).map(i64::cast_unsigned)
}

/// A list of words, one a line.
pub(crate) fn words(row: &Row<'_>, column: &'static str) -> Result<Vec<String>> {
    Ok(row.get::<_, String>(column)?.lines().map(str::to_owned).collect())
}

/// The content of an input or output, where it was recorded.
pub(crate) fn content(row: &Row<'_>) -> Result<Option<Content>> {
    match row.get("sha256")? {
        Some(sha256) => Ok(Some(Content { sha256, bytes: size(row, "bytes")?, files: row.get("files")? })),
        None => Ok(None),
    }
}

/// A size or duration that may not be known.
pub(crate) fn optional_size(row: &Row<'_>, column: &'static str) -> Result<Option<u64>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(i64::cast_unsigned))
}

fn unreadable(row: &Row<'_>, column: &str, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    // The index is only for the message; a column that could be read has one.
    let index = row.as_ref().column_index(column).unwrap_or_default();
    Error::FromSqlConversionFailure(index, Type::Text, Box::new(error))
}
