//! # `missing-file`
//!
//! A `file://` URI names a file that the project does not hold.
//!
//! ## Why
//!
//! The file is packaged when the pipeline starts, so the start would be refused. As a parameter's default it is a warning:
//! the start can give another value. SageMaker itself reads no file of a project, which `local-file` says.
//!
//! ## Instead
//!
//! Put the file there, or name one that is there: paths count from the project's folder.

use crate::rule::{Check, Family, Rule};
use crate::rules::references::local_file;
use crate::rules::walk::Site;
use crate::{Report, Severity, Target};

pub(crate) const RULE: Rule = Rule {
    code: "missing-file",
    family: Family::References,
    severity: Severity::Error,
    summary: "A `file://` URI names a file that is not there.",
    check: Check::Text(check),
};

fn check(site: &Site<'_>, text: &str, report: &mut Report<'_>) {
    let Some(path) = local_file::path(text) else { return };
    let settings = site.pipeline.settings;
    let Some(files) = settings.files.as_ref().filter(|_| settings.target == Target::Project) else { return };
    if files.exists(path) {
        return;
    }
    let mut diagnostic = site
        .mistake(&RULE, format!("The project has no file `{path}`."))
        .hint("Paths behind `file://` count from the project's folder.");
    if site.step.is_none() {
        diagnostic.severity = Severity::Warning;
    }
    report.add(diagnostic);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ProjectFiles, Settings, testing};

    #[test]
    fn files_are_asked_for() {
        let text = r#"{"Parameters": [{"Name": "Data", "Type": "String", "DefaultValue": "file://data.csv"}],
            "Steps": [{"Name": "L", "Type": "Lambda", "Arguments": {"a": "file://src/a.py", "b": "file://src/b.py"}}]}"#;
        testing::check(&RULE, text, &[]);
        let files = ProjectFiles::new(|path| path == "src/a.py");
        let settings = Settings { files: Some(files.clone()), ..Settings::default() };
        let found = testing::of_rule(&RULE, text, &settings);
        let found: Vec<_> = found.iter().map(|one| (one.pointer.as_str(), one.severity)).collect();
        assert_eq!(
            found,
            [("/Steps/0/Arguments/b", Severity::Error), ("/Parameters/0/DefaultValue", Severity::Warning)]
        );
        let settings = Settings { files: Some(files), target: Target::SageMaker, ..Settings::default() };
        assert_eq!(testing::of_rule(&RULE, text, &settings), []);
    }
}
