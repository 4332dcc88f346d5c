//! Separated values: rows for a table.

use crate::dto::file::FilePreview;

const ROWS: usize = 500;
const COLUMNS: usize = 200;

/// The first rows of a text; `more` when the text is only a file's beginning.
pub(super) fn read(text: &str, separator: u8, more: bool) -> FilePreview {
    // A row that the bound cut is no row.
    let whole = if more { text.rfind('\n').map_or(text, |end| &text[..end]) } else { text };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(whole.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut more = more;
    for record in reader.records().map_while(Result::ok) {
        // One more than is shown: the first may name the columns.
        if rows.len() > ROWS {
            more = true;
            break;
        }
        rows.push(record.iter().take(COLUMNS).map(str::to_owned).collect());
    }
    let columns = if names_columns(&rows) { rows.remove(0) } else { Vec::new() };
    rows.truncate(ROWS);
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let numeric = (0..width).map(|column| {
        let mut values = rows.iter().filter_map(|row| row.get(column)).filter(|value| !value.is_empty());
        values.all(|value| is_number(value))
    });
    FilePreview::Table { numeric: numeric.collect(), columns, rows, more }
}

/// Whether the first row holds names: texts above values, one of which is a number.
pub(crate) fn names_columns(rows: &[Vec<String>]) -> bool {
    let (Some(first), Some(second)) = (rows.first(), rows.get(1)) else { return false };
    !first.iter().any(|value| is_number(value)) && second.iter().any(|value| is_number(value))
}

fn is_number(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, more: bool, columns: &[&str], rows: &[&[&str]], numeric: &[bool]) {
        let FilePreview::Table { columns: names, rows: found, numeric: numbers, .. } = read(text, b',', more)
        else {
            panic!("not a table")
        };
        assert_eq!(names, columns, "{text}");
        assert_eq!(found, rows, "{text}");
        assert_eq!(numbers, numeric, "{text}");
    }

    #[test]
    fn rows_with_and_without_names() {
        check(
            "id,name\n1,\"a, b\"\n2,c\n",
            false,
            &["id", "name"],
            &[&["1", "a, b"], &["2", "c"]],
            &[true, false],
        );
        check("1,0.5\n0,nan\n", false, &[], &[&["1", "0.5"], &["0", "nan"]], &[true, true]);
        check("a,b\nc,d\n", false, &[], &[&["a", "b"], &["c", "d"]], &[false, false]);
        check("1,2\n3\n4,5", true, &[], &[&["1", "2"], &["3"]], &[true, true]);
        check("", false, &[], &[], &[]);
    }

    #[test]
    fn a_long_table_is_cut() {
        let FilePreview::Table { rows, more, .. } = read(&"1,2\n".repeat(ROWS + 5), b',', false) else {
            panic!("not a table")
        };
        assert_eq!((rows.len(), more), (ROWS, true));
    }
}
