//! The comparison as one table for a spreadsheet: a row for each thing, a column for each execution.

use crate::dto::comparison::{CellState, ComparisonCell, ExecutionComparison, RowUnit};

impl ExecutionComparison {
    /// Section, step, name and unit, then the value in each execution: numbers bare, digests whole.
    pub fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let names = self.executions.iter().map(|one| format!("{} {}", one.letter, one.summary.arn));
        let headings = ["section", "step", "name", "unit"].map(str::to_owned).into_iter().chain(names);
        // Writing to memory cannot fail.
        let _ = writer.write_record(headings);
        for section in &self.sections {
            for row in &section.rows {
                let step = row.step.clone().unwrap_or_default();
                let unit = match row.unit {
                    RowUnit::Milliseconds => "ms",
                    RowUnit::Bytes => "bytes",
                    RowUnit::Digest => "sha256",
                    RowUnit::Text | RowUnit::Number => "",
                };
                let own = [section.title.clone(), step, row.label.clone(), unit.to_owned()];
                let _ = writer
                    .write_record(own.into_iter().chain(row.cells.iter().map(|cell| value(row.unit, cell))));
            }
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

fn value(unit: RowUnit, cell: &ComparisonCell) -> String {
    match (&cell.file, cell.number) {
        _ if cell.state != CellState::Value => String::new(),
        (Some(file), _) => file.sha256.clone(),
        (None, Some(number)) if unit != RowUnit::Text => number.to_string(),
        _ => cell.text.clone(),
    }
}
