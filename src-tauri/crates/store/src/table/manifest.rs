//! The files of inputs and outputs that have several: by which content, and in which. See [`crate::object::content`].

use rusqlite::Connection;

use crate::error::Outcome;
use crate::object::content::{Content, ContentFile};

pub(crate) const CREATE: &str = "
CREATE TABLE manifests (
  manifest TEXT NOT NULL,
  path     TEXT NOT NULL,
  sha256   TEXT NOT NULL,
  PRIMARY KEY (manifest, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX manifests_by_content ON manifests (sha256);
";

/// Records the files of a content that has several, once.
pub(crate) fn keep(connection: &Connection, content: &Content, files: &[ContentFile]) -> Outcome<()> {
    if files.len() < 2
        || connection
            .prepare_cached("SELECT 1 FROM manifests WHERE manifest = ?1 LIMIT 1")?
            .exists([&content.sha256])?
    {
        return Ok(());
    }
    let mut statement = connection.prepare_cached(
        "INSERT INTO manifests (manifest, path, sha256) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    )?;
    for file in files {
        statement.execute((&content.sha256, &file.path, &file.sha256))?;
    }
    Ok(())
}

/// Drops the list of that digest, if it is one.
pub(crate) fn forget(connection: &Connection, manifest: &str) -> Outcome<()> {
    connection.prepare_cached("DELETE FROM manifests WHERE manifest = ?1")?.execute([manifest])?;
    Ok(())
}
