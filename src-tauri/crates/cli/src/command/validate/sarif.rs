//! Mistakes as a SARIF 2.1.0 log, which code scanning reads.

use std::fmt::Write as _;
use std::path::Path;

use pipewright_validator::{Diagnostic, Place, Rule, Severity, rules};
use serde_json::{Value, json};

use super::Reported;

/// The log: one run, with every rule and every mistake.
pub(super) fn log(all: &[Reported]) -> Value {
    let rules: Vec<_> = rules().collect();
    let results = all
        .iter()
        .flat_map(|one| one.judged.diagnostics.iter().map(|diagnostic| result(one, diagnostic, &rules)));
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Pipewright",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.documentation(), "markdown": rule.documentation()},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": [rule.family.title()]},
    })
}

fn result(one: &Reported, diagnostic: &Diagnostic, rules: &[&Rule]) -> Value {
    let message = match &diagnostic.hint {
        Some(hint) => format!("{} {hint}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": level(diagnostic.severity),
        "message": {"text": message},
        "locations": [location(one, diagnostic.place, &diagnostic.pointer)],
        // A mistake is the same one for as long as it is at the same value, however the lines move.
        "partialFingerprints": {"pipewright/v1": format!("{}:{}", diagnostic.code, diagnostic.pointer)},
    });
    if let Some(index) = rules.iter().position(|rule| rule.code == diagnostic.code) {
        result["ruleIndex"] = index.into();
    }
    let related: Vec<_> = diagnostic
        .related
        .iter()
        .map(|related| {
            let mut location = location(one, related.place, &related.pointer);
            location["message"] = json!({"text": related.message});
            location
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    result
}

fn location(one: &Reported, place: Option<Place>, pointer: &str) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(&one.file)}});
    // Without a region GitHub shows no alert at all.
    physical["region"] =
        place.map_or_else(|| json!({"startLine": 1}), |place| region(&one.judged.text, place));
    let mut location = json!({"physicalLocation": physical});
    if !pointer.is_empty() {
        location["logicalLocations"] = json!([{"fullyQualifiedName": pointer, "kind": "value"}]);
    }
    location
}

fn region(text: &str, place: Place) -> Value {
    let spanned = text.get(place.start as usize..place.end as usize).unwrap_or_default();
    let newlines = spanned.bytes().filter(|byte| *byte == b'\n').count();
    let last = spanned.rsplit('\n').next().unwrap_or_default().chars().count();
    let before_last = if newlines == 0 { place.column as usize } else { 1 };
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.line as usize + newlines,
        "endColumn": before_last + last,
    })
}

/// The file as a URI reference: relative as the user wrote it, or absolute.
fn uri(file: &str) -> String {
    let path = file.strip_prefix("./").unwrap_or(file).replace(std::path::MAIN_SEPARATOR, "/");
    let mut uri = if Path::new(file).is_absolute() { "file://".to_owned() } else { String::new() };
    if !uri.is_empty() && !path.starts_with('/') {
        uri.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => {
                // Writing to a String cannot fail.
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_uris() {
        for (file, expect) in [
            ("./a/pipeline.json", "a/pipeline.json"),
            ("my pipelines/é:1.json", "my%20pipelines/%C3%A9%3A1.json"),
            ("/srv/p.json", "file:///srv/p.json"),
        ] {
            assert_eq!(uri(file), expect);
        }
    }

    #[test]
    fn regions_end_after_their_last_letter() {
        let text = "{\n  \"é\": [\n    1\n  ]\n}";
        let place = |start, end, line, column| Place { line, column, start, end };
        assert_eq!(
            region(text, place(4, 8, 2, 3)),
            json!({"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 6})
        );
        assert_eq!(
            region(text, place(10, 21, 2, 8)),
            json!({"startLine": 2, "startColumn": 8, "endLine": 4, "endColumn": 4})
        );
    }
}
