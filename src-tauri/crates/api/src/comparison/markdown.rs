//! The comparison as Markdown, for a pull request or a report.

use std::fmt::Write as _;

use pipewright_engine::instant::iso;

use super::text::{others, sign, words};
use crate::dto::comparison::{CellState, ExecutionComparison, MergedState};
use crate::dto::explanation::Explanation;

impl ExecutionComparison {
    /// Headings and tables.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {} compared with {}\n\n", others(self), self.base_letter());
        row(&mut text, &["", "Execution", "Status", "Started", "ARN"].map(str::to_owned));
        row(&mut text, &["---"; 5].map(str::to_owned));
        for one in &self.executions {
            let summary = &one.summary;
            let name = format!("{} {}", summary.pipeline, summary.number);
            let cells = [
                one.letter.clone(),
                name,
                summary.status.to_string(),
                iso(summary.started_at),
                format!("`{}`", summary.arn),
            ];
            row(&mut text, &cells);
        }
        for remark in &self.remarks {
            let _ = write!(text, "\n> {}\n", escaped(&remark.text));
        }
        for section in self.sections.iter().filter(|section| !section.rows.is_empty()) {
            let _ = write!(text, "\n## {}\n\n", escaped(&section.title));
            let letters = self.executions.iter().map(|one| one.letter.clone());
            let headings: Vec<_> = std::iter::once(String::new()).chain(letters).collect();
            row(&mut text, &headings);
            row(&mut text, &vec!["---".to_owned(); headings.len()]);
            for one in &section.rows {
                let cells = one.cells.iter().map(|cell| match (cell.best, cell.state) {
                    (true, CellState::Value) => format!("**{}**", words(cell).replace(" *", "")),
                    _ => words(cell),
                });
                row(&mut text, &std::iter::once(one.label.clone()).chain(cells).collect::<Vec<_>>());
            }
        }
        let steps: Vec<_> = self.graph.nodes.iter().filter(|node| node.state != MergedState::Same).collect();
        if !steps.is_empty() {
            text.push_str("\n## Steps\n\n");
            for node in steps {
                let _ = writeln!(
                    text,
                    "- `{}` {}: {}",
                    sign(node.state),
                    escaped(&node.step),
                    escaped(&node.caption)
                );
            }
        }
        for one in &self.definitions {
            let letter = &self.executions[one.execution as usize].letter;
            let _ = write!(text, "\n## Definition of {letter}\n\n```diff\n{}```\n", one.diff.text());
        }
        text
    }
}

impl Explanation {
    /// A section of the comparison.
    pub fn markdown(&self) -> String {
        let mut text = format!("\n## Why\n\n{}\n\n", escaped(&self.effect.text));
        for (number, cause) in self.causes.iter().enumerate() {
            let way: Vec<_> =
                cause.way.iter().map(|point| format!("{} ({})", point.step, point.through)).collect();
            let (title, way) = (escaped(&cause.title()), escaped(&way.join(" \u{2192} ")));
            let _ = writeln!(text, "{}. **{title}**: {way}", number + 1);
        }
        if !self.ruled_out.is_empty() {
            text.push_str("\nChanged, too, and not the cause:\n\n");
            for cause in &self.ruled_out {
                let _ = writeln!(text, "- {}. {}", escaped(&cause.title()), escaped(&cause.reason));
            }
        }
        text
    }
}

fn row(text: &mut String, cells: &[String]) {
    text.push('|');
    for cell in cells {
        let _ = write!(text, " {} |", escaped(cell));
    }
    text.push('\n');
}

/// What would end a cell or begin a tag does not.
fn escaped(cell: &str) -> String {
    cell.replace('|', "\\|").replace('<', "&lt;").replace(['\n', '\r'], " ")
}
