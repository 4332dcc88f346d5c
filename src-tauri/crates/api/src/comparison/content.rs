//! What differs between two files, by what they hold.

use std::collections::{BTreeMap, HashMap};
use std::io::Read as _;

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::diff::{FieldDiff, diff};
use pipewright_pipeline::json::Node;

use crate::dto::comparison::{ContentDifference, EntryDifference, RowDifference};
use crate::error::{Error, ErrorCode};
use crate::file::{ARCHIVES, digests};
use crate::workbench::Workbench;

/// The most bytes of a file that are compared as what it is.
const BOUND: u64 = 16 << 20;
/// As many values of a JSON document are told.
const FIELDS: usize = 500;
/// As many rows of a table are told.
const ROWS: usize = 200;

impl Workbench {
    /// What differs between two kept files of a name, which tells how to read them.
    pub fn compare_content(&self, old: &str, new: &str, name: &str) -> Result<ContentDifference, Error> {
        if old == new {
            return Ok(ContentDifference::Same);
        }
        let paths = [self.blob(old)?, self.blob(new)?];
        let lower = name.to_ascii_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
        if ends(&[".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"]) {
            return Ok(ContentDifference::Image);
        }
        let is_archive = ends(ARCHIVES);
        let mut contents = [Vec::new(), Vec::new()];
        for (path, content) in paths.iter().zip(&mut contents) {
            let unreadable =
                |error: std::io::Error| Error::new(ErrorCode::Unreadable, format!("{name}: {error}."));
            let file = std::fs::File::open(path).map_err(unreadable)?;
            if file.metadata().map_err(unreadable)?.len() > BOUND && !is_archive {
                return Ok(ContentDifference::TooBig { bound: BOUND });
            }
            if !is_archive {
                file.take(BOUND).read_to_end(content).map_err(unreadable)?;
            }
        }
        if is_archive {
            let [old, new] = paths.map(|path| digests(&path, name));
            return Ok(match (old, new) {
                (Ok(old), Ok(new)) => entries(&old, &new),
                _ => ContentDifference::Binary,
            });
        }
        let [Ok(old), Ok(new)] = contents.map(String::from_utf8) else {
            return Ok(ContentDifference::Binary);
        };
        if ends(&[".csv", ".tsv"]) {
            return Ok(tables(&old, &new, if ends(&[".tsv"]) { b'\t' } else { b',' }));
        }
        if let (true, Ok(old), Ok(new)) = (ends(&["json"]), Node::parse(&old), Node::parse(&new)) {
            return Ok(documents(old, new));
        }
        Ok(if old.contains('\0') || new.contains('\0') {
            ContentDifference::Binary
        } else {
            ContentDifference::Text(self.shared.compared.keep(old, new))
        })
    }
}

fn documents(old: Node, new: Node) -> ContentDifference {
    // The comparison of definitions knows lists by the names of their elements; under one member, any document is one.
    let whole = |node: Node| Definition::from_tree(Node::object([("Content", node)]));
    let fields = diff(&whole(old), &whole(new)).fields;
    let total = fields.len() as u32;
    let strip = |text: &str, prefix: &str| text.strip_prefix(prefix).unwrap_or(text).to_owned();
    let fields = fields.into_iter().take(FIELDS).map(|field| FieldDiff {
        pointer: strip(&field.pointer, "/Content"),
        path: strip(strip(&field.path, "Content").as_str(), "."),
        ..field
    });
    ContentDifference::Json { fields: fields.collect(), total }
}

fn entries(
    old: &BTreeMap<String, (u64, String)>,
    new: &BTreeMap<String, (u64, String)>,
) -> ContentDifference {
    let mut paths: Vec<_> = old.keys().chain(new.keys()).collect();
    paths.sort_unstable();
    paths.dedup();
    let (mut differing, mut same) = (Vec::new(), 0);
    for path in paths {
        let (before, after) = (old.get(path), new.get(path));
        if before == after {
            same += 1;
            continue;
        }
        let size = |entry: Option<&(u64, String)>| entry.map(|(bytes, _)| *bytes);
        differing.push(EntryDifference { path: path.clone(), old: size(before), new: size(after) });
    }
    ContentDifference::Archive { entries: differing, same }
}

/// A table: the names of its columns and its rows.
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(text: &str, separator: u8) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> = reader
            .records()
            .map_while(Result::ok)
            .map(|record| record.iter().map(str::to_owned).collect())
            .collect();
        let is_number = |text: &String| text.trim().parse::<f64>().is_ok();
        let named = rows.first().is_some_and(|first| !first.iter().any(is_number))
            && rows.get(1).is_none_or(|second| second.iter().any(is_number));
        let columns = if named {
            rows.remove(0)
        } else {
            let width = rows.iter().map(Vec::len).max().unwrap_or_default();
            (1..=width).map(|column| format!("column {column}")).collect()
        };
        Self { columns, rows }
    }

    /// The rows with the columns of a list, in its order; one that is not there is empty.
    fn arranged(&self, columns: &[String]) -> Vec<Vec<String>> {
        let places: Vec<_> =
            columns.iter().map(|name| self.columns.iter().position(|one| one == name)).collect();
        let cell = |row: &Vec<String>, place: &Option<usize>| {
            place.and_then(|at| row.get(at).cloned()).unwrap_or_default()
        };
        self.rows.iter().map(|row| places.iter().map(|place| cell(row, place)).collect()).collect()
    }
}

fn tables(old: &str, new: &str, separator: u8) -> ContentDifference {
    let (old, new) = (Table::read(old, separator), Table::read(new, separator));
    let missing = |from: &Table, other: &Table| -> Vec<String> {
        from.columns.iter().filter(|name| !other.columns.contains(name)).cloned().collect()
    };
    let (removed_columns, added_columns) = (missing(&old, &new), missing(&new, &old));
    let columns: Vec<_> = old.columns.iter().chain(&added_columns).cloned().collect();
    let (before, after) = (old.arranged(&columns), new.arranged(&columns));
    let differ_in_place = before.iter().zip(&after).filter(|(before, after)| before != after).count();
    // Rows that stand where they stood were changed; where most do not, rows came and went.
    let in_place = before.len() == after.len() && differ_in_place * 2 <= before.len().max(2);
    let (mut rows, mut removed, mut added, mut changed) = (Vec::new(), 0, 0, 0);
    let mut tell = |number: usize, old: Option<&Vec<String>>, new: Option<&Vec<String>>| {
        if rows.len() < ROWS {
            rows.push(RowDifference { number: number as u32 + 1, old: old.cloned(), new: new.cloned() });
        }
    };
    if in_place {
        for (number, (before, after)) in
            before.iter().zip(&after).enumerate().filter(|(_, (old, new))| old != new)
        {
            changed += 1;
            tell(number, Some(before), Some(after));
        }
    } else {
        let mut left: HashMap<&Vec<String>, i64> = HashMap::new();
        for row in &after {
            *left.entry(row).or_default() += 1;
        }
        for (number, row) in before.iter().enumerate() {
            match left.get_mut(row) {
                Some(count) if *count > 0 => *count -= 1,
                _ => {
                    removed += 1;
                    tell(number, Some(row), None);
                }
            }
        }
        for (number, row) in after.iter().enumerate() {
            if let Some(count) = left.get_mut(row).filter(|count| **count > 0) {
                *count -= 1;
                added += 1;
                tell(number, None, Some(row));
            }
        }
    }
    let (old_rows, new_rows) = (before.len() as u32, after.len() as u32);
    ContentDifference::Table {
        columns,
        removed_columns,
        added_columns,
        old_rows,
        new_rows,
        removed,
        added,
        changed,
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns that went and came, rows before and after, removed, added, changed.
    #[track_caller]
    fn check(old: &str, new: &str, expect: (&[&str], &[&str], [u32; 5])) {
        let ContentDifference::Table {
            removed_columns,
            added_columns,
            old_rows,
            new_rows,
            removed,
            added,
            changed,
            ..
        } = tables(old, new, b',')
        else {
            panic!("no table")
        };
        assert_eq!(
            (removed_columns, added_columns),
            (
                expect.0.iter().map(|&name| name.to_owned()).collect(),
                expect.1.iter().map(|&name| name.to_owned()).collect()
            ),
            "{new}"
        );
        assert_eq!([old_rows, new_rows, removed, added, changed], expect.2, "{new}");
    }

    #[test]
    fn rows_and_columns() {
        let table = "id,name\n1,a\n2,b\n3,c\n4,d\n";
        check(table, "id,name\n1,a\n2,x\n3,c\n4,d\n", (&[], &[], [4, 4, 0, 0, 1]));
        check(table, "id,name\n1,a\n3,c\n4,d\n", (&[], &[], [4, 3, 1, 0, 0]));
        check(table, "id,name\n4,d\n3,c\n2,b\n1,a\n", (&[], &[], [4, 4, 0, 0, 0]));
        check(table, "id,age\n1,7\n", (&["name"], &["age"], [4, 1, 4, 1, 0]));
        check("1,2\n1,2\n", "1,2\n", (&[], &[], [2, 1, 1, 0, 0]));
        check("", "", (&[], &[], [0; 5]));
    }

    #[test]
    fn documents_by_value() {
        let parse = |text: &str| Node::parse(text).unwrap();
        let ContentDifference::Json { fields, total } =
            documents(parse(r#"{"a": {"b": 0.80}, "c": [1]}"#), parse(r#"{"a": {"b": 0.81}, "c": [1]}"#))
        else {
            panic!("no document")
        };
        let told: Vec<_> = fields.iter().map(|field| (field.pointer.as_str(), field.path.as_str())).collect();
        assert_eq!((told, total), (vec![("/a/b", "a.b")], 1));
    }
}
