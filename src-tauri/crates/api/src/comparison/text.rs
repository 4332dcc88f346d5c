//! The comparison for a terminal.

use std::fmt::Write as _;

use pipewright_engine::instant::iso;

use super::caption::listed;
use crate::dto::comparison::{
    CellState, ComparisonCell, ComparisonRow, ComparisonSection, ExecutionComparison, MergedState,
};
use crate::dto::explanation::Explanation;

/// A column is no wider.
const WIDTH: usize = 44;
/// A line is no longer, where a table can be broken.
const LINE: usize = 120;
/// Of more executions than these each gets a line instead of a column.
const COLUMNS: usize = 5;

impl ExecutionComparison {
    /// The tables, what happened to the steps, and what the definitions say otherwise.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (number, one) in self.executions.iter().enumerate() {
            let base = if number as u32 == self.base { "  base" } else { "" };
            let summary = &one.summary;
            line(
                &mut text,
                &format!(
                    "{}  {} {}  {}  {}  {}{base}",
                    one.letter,
                    summary.pipeline,
                    summary.number,
                    summary.status,
                    iso(summary.started_at),
                    summary.arn
                ),
            );
        }
        for remark in &self.remarks {
            line(&mut text, &format!("! {}", remark.text));
        }
        let tables: Vec<_> = self
            .sections
            .iter()
            .filter(|section| !section.rows.is_empty())
            .map(|section| self.table(section))
            .collect();
        let names = tables.iter().flatten().filter_map(|row| row.first());
        let first = names.map(|name| name.chars().count()).max().unwrap_or_default();
        for rows in &tables {
            line(&mut text, "");
            table(&mut text, rows, first);
        }
        let steps: Vec<_> = self.graph.nodes.iter().filter(|node| node.state != MergedState::Same).collect();
        if !steps.is_empty() {
            line(&mut text, "");
            line(&mut text, &format!("Steps ({} of {} differ)", steps.len(), self.graph.nodes.len()));
            for node in steps {
                line(&mut text, &format!("{} {}: {}", sign(node.state), node.step, node.caption));
            }
        }
        for one in &self.definitions {
            let letter = &self.executions[one.execution as usize].letter;
            line(&mut text, "");
            line(&mut text, &format!("Definition of {letter} against {}", self.base_letter()));
            text.push_str(&one.diff.text());
        }
        text
    }

    /// The letter of the base.
    pub(super) fn base_letter(&self) -> &str {
        self.executions.get(self.base as usize).map_or("", |one| &one.letter)
    }

    /// A section with its heading in the corner: a column for each execution, or a line where there are many.
    fn table(&self, section: &ComparisonSection) -> Vec<Vec<String>> {
        let heading = format!("{} ({} of {} differ)", section.title, section.differing, section.total);
        let letters = self.executions.iter().map(|one| one.letter.clone());
        let rows = std::iter::once(std::iter::once(heading).chain(letters).collect());
        let rows: Vec<Vec<String>> = rows.chain(section.rows.iter().map(cells)).collect();
        if self.executions.len() <= COLUMNS {
            return rows;
        }
        let column = |at: usize| rows.iter().map(|row| row.get(at).cloned().unwrap_or_default()).collect();
        (0..=self.executions.len()).map(column).collect()
    }
}

impl Explanation {
    /// What differs, what could have caused it, and what did not, a line each.
    pub fn text(&self) -> String {
        let mut text = String::new();
        line(&mut text, &format!("Why: {}", self.effect.text));
        if self.causes.is_empty() && self.effect.step.is_some() {
            line(&mut text, "  Nothing that was recorded explains it.");
        }
        for (number, cause) in self.causes.iter().enumerate() {
            let way: Vec<_> =
                cause.way.iter().map(|point| format!("{} ({})", point.step, point.through)).collect();
            line(&mut text, &format!("  {}. {}: {}", number + 1, cause.title(), way.join(" \u{2192} ")));
        }
        if !self.ruled_out.is_empty() {
            line(&mut text, "  Changed, too, and not the cause:");
            for cause in &self.ruled_out {
                line(&mut text, &format!("     {}. {}", cause.title(), cause.reason));
            }
        }
        text
    }
}

fn cells(row: &ComparisonRow) -> Vec<String> {
    std::iter::once(row.label.clone()).chain(row.cells.iter().map(words)).collect()
}

/// A cell in words: the value, how far it is from the base's, whether it is the best.
pub(super) fn words(cell: &ComparisonCell) -> String {
    if cell.same && cell.state == CellState::Value {
        return "=".to_owned();
    }
    let mut words = vec![cell.text.clone()];
    if let Some(note) = &cell.note {
        words.push(note.clone());
    }
    if let Some(delta) = &cell.delta {
        words.push(format!("({})", delta.text));
    }
    if cell.best {
        words.push("*".to_owned());
    }
    words.join(" ")
}

pub(super) fn sign(state: MergedState) -> char {
    match state {
        MergedState::Added => '+',
        MergedState::Removed => '-',
        MergedState::Changed => '~',
        MergedState::Same => '=',
    }
}

/// All letters but the base's, for a sentence.
pub(super) fn others(comparison: &ExecutionComparison) -> String {
    let letters =
        comparison.executions.iter().enumerate().filter(|(number, _)| *number as u32 != comparison.base);
    let letters: Vec<_> = letters.map(|(_, one)| one.letter.as_str()).collect();
    listed(&letters)
}

fn line(text: &mut String, line: &str) {
    // What stands in names must not make lines of its own, or colours.
    text.extend(line.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }));
    text.push('\n');
}

/// Writes a table, its first column so wide. One that is wider than a line is broken into several.
fn table(text: &mut String, rows: &[Vec<String>], first: usize) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let shown = |cell: &str| match cell.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{}\u{2026}", &cell[..end]),
        None => cell.to_owned(),
    };
    let rows: Vec<Vec<_>> = rows.iter().map(|row| row.iter().map(|cell| shown(cell)).collect()).collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<_> = std::iter::once(first.min(WIDTH)).chain((1..columns).map(width)).collect();
    let mut from = 1;
    while from < columns {
        let mut to = from;
        let mut length = widths[0];
        while to < columns && (to == from || length + 2 + widths[to] <= LINE) {
            length += 2 + widths[to];
            to += 1;
        }
        for row in &rows {
            let mut whole = String::new();
            for column in std::iter::once(0).chain(from..to) {
                let cell = row.get(column).map_or("", String::as_str);
                let width = widths[column];
                // Writing to a String cannot fail.
                let _ = write!(whole, "{cell:<width$}  ");
            }
            line(text, whole.trim_end());
        }
        from = to;
    }
}
