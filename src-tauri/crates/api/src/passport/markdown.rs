//! A passport as Markdown, for a review or an archive.

use std::fmt::Write as _;

use pipewright_engine::instant::iso;

use crate::dto::execution::Metric;
use crate::dto::passport::{
    Hyperparameter, HyperparameterOrigin, Passport, PassportFile, PassportJob, Verification, Versus,
};
use crate::dto::registry::ModelApproval;
use crate::duration;
use crate::lineage::{counted, mermaid, size};

/// The whole passport.
pub fn markdown(passport: &Passport) -> String {
    let model = &passport.model;
    let mut text = format!("# {} v {}\n\n", model.group, model.version);
    if let Some(description) = &model.description {
        let _ = writeln!(text, "{}\n", escape(description));
    }
    let mut facts = vec![
        ("Model package", code(&model.arn)),
        ("Status", status(model.status).to_owned()),
        ("Registered", iso(model.created_at)),
        ("Execution", format!("{}, {}", ran(&model.pipeline, model.number), code(model.execution.as_str()))),
    ];
    for file in &model.files {
        facts.push(("Archive", code(&file.uri)));
        facts.push(("SHA-256", file.sha256.as_deref().map_or_else(unavailable, code)));
        facts.push(("Size", file.bytes.map_or_else(unavailable, exact)));
    }
    facts.push(("Verified", verified(passport.verified).to_owned()));
    if !passport.accepts.is_empty() {
        facts.push(("Accepts", passport.accepts.join(", ")));
    }
    if !passport.returns.is_empty() {
        facts.push(("Returns", passport.returns.join(", ")));
    }
    list(&mut text, &facts);
    section(&mut text, "Data");
    file_table(&mut text, &passport.data);
    if !passport.made.is_empty() {
        text.push_str("\nMade on the way:\n\n");
        file_table(&mut text, &passport.made);
    }
    code_section(&mut text, passport);
    section(&mut text, "Hyperparameters");
    let rows: Vec<_> = passport
        .hyperparameters
        .iter()
        .map(|one| vec![code(&one.name), code(&one.value), came_from(one)])
        .collect();
    table(&mut text, &["Name", "Value", "Came from"], &rows);
    section(&mut text, "Metrics");
    if let Some(uri) = &passport.judged_by {
        let _ = writeln!(text, "From {}.\n", code(uri));
    }
    let before = passport.previous.as_ref().map(|previous| format!("v {}", previous.version));
    let rows: Vec<_> = passport
        .metrics
        .iter()
        .map(|one| {
            let value = |metric: &Metric| metric.text.clone();
            let change = match one.change {
                Some(0.0) => "±0".to_owned(),
                Some(change) => format!("{change:+.6}"),
                None => String::new(),
            };
            vec![
                code(&one.metric.name),
                value(&one.metric),
                one.previous.as_ref().map_or_else(unavailable, value),
                change,
            ]
        })
        .collect();
    let this = format!("v {}", model.version);
    if let Some(before) = before {
        table(&mut text, &["Metric", &this, &before, "Change"], &rows);
    } else {
        let rows: Vec<_> = rows.into_iter().map(|row| row[..2].to_vec()).collect();
        table(&mut text, &["Metric", &this], &rows);
    }
    section(&mut text, "Environment");
    passport.jobs.iter().for_each(|job| environment(&mut text, job));
    section(&mut text, "Approval");
    for one in &model.approvals {
        let by = one.by.as_ref().map_or_else(|| format!("the step {}", model.step), |by| escape(by));
        let why = one.comment.as_ref().map(|why| format!(": {}", escape(why))).unwrap_or_default();
        let _ = writeln!(text, "- {}, {} by {by}{why}", iso(one.at), status(one.status));
    }
    if !passport.cached.is_empty() {
        section(&mut text, "Cache");
        for step in &passport.cached {
            let _ = writeln!(text, "- {} was not run: its outputs are those of {}.", step.step, step.name);
        }
    }
    section(&mut text, "Used by");
    if passport.used_by.is_empty() {
        text.push_str("Nothing that ran on this machine.\n");
    }
    for one in &passport.used_by {
        let _ = writeln!(text, "- {} ({})", escape(&one.name), escape(&one.detail));
    }
    section(&mut text, "Reproduce");
    if passport.reproduce.is_empty() {
        text.push_str("Unavailable.\n");
    } else {
        let _ = writeln!(text, "```sh\n{}\n```", passport.reproduce);
    }
    section(&mut text, "Lineage");
    let _ = writeln!(text, "```mermaid\n{}```", mermaid(&passport.lineage));
    if !passport.unavailable.is_empty() {
        section(&mut text, "Not known");
        for one in &passport.unavailable {
            let _ = writeln!(text, "- {one}");
        }
    }
    text
}

fn code_section(text: &mut String, passport: &Passport) {
    section(text, "Code");
    let code_of = &passport.code;
    let tree = match code_of.dirty {
        Some(false) => "as committed",
        Some(true) => "changed since the commit",
        None => "not recorded",
    };
    let definition = &passport.definition;
    list(
        text,
        &[
            ("Commit", code_of.commit.as_deref().map_or_else(unavailable, code)),
            ("Branch", code_of.branch.as_deref().map_or_else(unavailable, code)),
            ("Working tree", tree.to_owned()),
            (
                "Definition",
                format!(
                    "{} version {}, SHA-256 {}",
                    definition.pipeline,
                    definition.version.map_or_else(unavailable, |version| version.to_string()),
                    definition.sha256.as_deref().map_or_else(unavailable, code)
                ),
            ),
        ],
    );
    text.push('\n');
    file_table(text, &code_of.files);
}

fn environment(text: &mut String, job: &PassportJob) {
    let mut facts = vec![
        ("Image", job.image.as_deref().map_or_else(unavailable, code)),
        ("Environment digest", job.environment.as_deref().map_or_else(unavailable, code)),
    ];
    if let Some(stand_in) = &job.stand_in {
        facts.push(("Differs from the image", escape(stand_in)));
    }
    let instances = job.instance_count.filter(|count| *count > 1).map(|count| format!("{count} × "));
    let asked = job.instance_type.as_deref().map(|one| format!("{}{one}", instances.unwrap_or_default()));
    facts.push(("Instance asked for", asked.unwrap_or_else(unavailable)));
    facts.push(("Cores", job.cores.map_or_else(unavailable, |cores| cores.to_string())));
    facts.push(("Peak memory", job.peak_memory_bytes.map_or_else(unavailable, size)));
    facts.push(("Took", job.took_ms.map_or_else(unavailable, |took| duration(took as i64))));
    facts.push(("Python", job.python.clone().unwrap_or_else(unavailable)));
    let _ = writeln!(text, "### {}\n", job.step);
    list(text, &facts);
    if !job.packages.is_empty() {
        let packages = counted(job.packages.len() as u64, "package");
        let _ = writeln!(text, "\n{packages}:\n\n```text\n{}\n```\n", job.packages.join("\n"));
    }
}

fn file_table(text: &mut String, files: &[PassportFile]) {
    if files.is_empty() {
        text.push_str("Unavailable.\n");
        return;
    }
    let versus = files.iter().any(|file| file.versus.is_some());
    let rows: Vec<_> = files
        .iter()
        .map(|file| {
            let mut row = vec![
                code(file.source.as_ref().unwrap_or(&file.uri)),
                code(&file.sha256),
                file.bytes.map_or_else(unavailable, |bytes| bytes.to_string()),
                file.rows.map_or_else(String::new, |rows| rows.to_string()),
                file.columns.map_or_else(String::new, |columns| columns.to_string()),
            ];
            if versus {
                row.push(match file.versus {
                    Some(Versus::Same) => "the same bytes".to_owned(),
                    Some(Versus::Changed) => "changed".to_owned(),
                    Some(Versus::New) => "new".to_owned(),
                    None => String::new(),
                });
            }
            row
        })
        .collect();
    let headings = ["File", "SHA-256", "Bytes", "Rows", "Columns", "Since the version before"];
    table(text, &headings[..if versus { 6 } else { 5 }], &rows);
}

fn came_from(one: &Hyperparameter) -> String {
    let from = escape(&one.from);
    match one.origin {
        HyperparameterOrigin::Literal => "literal in the definition".to_owned(),
        HyperparameterOrigin::Default => format!("default of {from}"),
        HyperparameterOrigin::Preset => format!("preset, {from}"),
        HyperparameterOrigin::Override => format!("override of {from}"),
        HyperparameterOrigin::Upstream => format!("upstream, {from}"),
        HyperparameterOrigin::Execution => format!("execution, {from}"),
        HyperparameterOrigin::Joined => format!("joined, {from}"),
        HyperparameterOrigin::Unknown => "unavailable".to_owned(),
    }
}

fn verified(verified: Verification) -> &'static str {
    match verified {
        Verification::Matches => "the stored bytes have this hash",
        Verification::Differs => "NO: the stored bytes have another hash",
        Verification::Missing => "no: the bytes are not kept any more",
    }
}

fn status(status: ModelApproval) -> &'static str {
    match status {
        ModelApproval::Approved => "Approved",
        ModelApproval::Rejected => "Rejected",
        ModelApproval::PendingManualApproval => "Pending approval",
    }
}

fn section(text: &mut String, title: &str) {
    let _ = writeln!(text, "\n## {title}\n");
}

fn list(text: &mut String, facts: &[(&str, String)]) {
    for (name, value) in facts {
        let _ = writeln!(text, "- {name}: {value}");
    }
}

fn table(text: &mut String, headings: &[&str], rows: &[Vec<String>]) {
    if rows.is_empty() {
        text.push_str("Unavailable.\n");
        return;
    }
    let _ = writeln!(text, "| {} |\n|{}", headings.join(" | "), "---|".repeat(headings.len()));
    for row in rows {
        let _ = writeln!(text, "| {} |", row.join(" | "));
    }
}

/// `churn 3`, or that there is none any more.
fn ran(pipeline: &str, number: Option<u32>) -> String {
    number.map_or_else(|| format!("{pipeline}, deleted"), |number| format!("{pipeline} {number}"))
}

fn unavailable() -> String {
    "unavailable".to_owned()
}

fn exact(bytes: u64) -> String {
    counted(bytes, "byte")
}

/// The text as code: a backtick would end it, a bar the cell of a table.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'").replace('|', "\\|").replace(char::is_control, " "))
}

/// The text without what Markdown would make something of.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            other => escaped.push(other),
        }
    }
    escaped
}
