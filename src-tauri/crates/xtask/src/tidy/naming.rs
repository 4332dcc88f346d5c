//! Types are named after what they are in SageMaker's terms; four suffixes say nothing.

use super::{Finding, Text};

const EMPTY_SUFFIXES: [&str; 5] = ["Manager", "Service", "Helper", "Util", "Utils"];

/// Names that end so for a reason.
const ALLOWED: [(&str, &str); 1] =
    [("PipelineService", "SageMaker Pipelines is a service, and this trait is its verbs")];

pub(crate) fn check(text: &Text) -> Vec<Finding> {
    if !text.is(&["rs"]) {
        return Vec::new();
    }
    let empty = |name: &&str| {
        EMPTY_SUFFIXES.iter().any(|suffix| name.ends_with(suffix))
            && !ALLOWED.iter().any(|(allowed, _)| allowed == name)
    };
    let named = text.lines().filter_map(|(line, code)| Some((line, declared_type(code).filter(empty)?)));
    named
        .map(|(line, name)| Finding { line, message: format!("`{name}` says nothing: name it by the field") })
        .collect()
}

/// The name a line declares as a type, if it declares one.
fn declared_type(code: &str) -> Option<&str> {
    let mut words = code.split_whitespace();
    let keyword = words.find(|word| !matches!(*word, "unsafe" | "auto") && !word.starts_with("pub"))?;
    if !matches!(keyword, "struct" | "enum" | "trait" | "type" | "union") {
        return None;
    }
    let declared = words.next()?;
    let end = declared.find(|character: char| !character.is_alphanumeric() && character != '_');
    Some(&declared[..end.unwrap_or(declared.len())])
}

#[cfg(test)]
mod tests {
    use super::check as rule;
    use crate::tidy::tests::lines;

    #[test]
    fn refuses_empty_suffixes() {
        let check =
            |code: &str, expect: &[usize]| assert_eq!(lines(rule, "src/x.rs", code), expect, "{code}");
        check("pub struct RunManager {", &[1]);
        check("pub(crate) trait UploadService: Send {", &[1]);
        check("enum PathUtil<T> {", &[1]);
        check("    pub(super) type CacheHelper;", &[1]);
        check("pub trait PipelineService {", &[]);
        check("pub struct ManagerRole;", &[]);
        check("// a struct RunManager would say nothing", &[]);
        check("let service: RunManager;", &[]);
        assert_eq!(lines(rule, "ui/src/x.ts", "type RunManager = string;"), [0; 0]);
    }
}
