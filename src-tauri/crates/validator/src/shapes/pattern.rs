//! What a text must look like: the API's own regular expressions, which are Java's.
//!
//! A pattern is compiled when the first text is held against it. The API matches the whole text, so that is
//! what happens here. Classes such as `\p{L}` take milliseconds to compile, and almost every text is ASCII: such
//! a pattern is compiled in a small form for those, and as it stands only when another text comes.

use std::borrow::Cow;
use std::sync::{Mutex, OnceLock};

use regex::Regex;

/// A pattern of the API.
#[derive(Debug)]
pub struct Pattern {
    text: Cow<'static, str>,
    kind: Kind,
    ascii: OnceLock<Option<Regex>>,
    unicode: OnceLock<Option<Regex>>,
    /// The last text that matched: each step of a pipeline has the same role.
    last: Mutex<String>,
}

/// What is known of a pattern at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One line of anything.
    Line,
    /// `s3://…` or `https://…`
    S3Uri,
    /// Another address.
    Address,
    Other,
}

const S3_URI: &str = r"(https|s3)://([^/]+)/?(.*)";

/// Patterns that the regex crate does not take, and what they say in its own terms: it leaves out look-around and
/// surrogates, and limits the size of what it compiles.
const REWRITTEN: [(&str, &str); 7] = [
    (r"(?!\s*$).+", r".*\S.*"),
    (
        r"(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)",
        r"(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*/)?[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?",
    ),
    (
        r"(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)(\/[0-9]{1,9})?",
        r"(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*/)?[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(/[0-9]{1,9})?",
    ),
    // No two dots in a row.
    (r"/(?!.*\.\.)[a-zA-Z0-9/_.\-]+", r"/(\.|\.?([a-zA-Z0-9/_\-]+\.?)+)"),
    // Their lengths are held by the shapes' own limits.
    (r"[\p{L}\p{M}\p{Z}\p{N}\p{P}]{0,1024}", r"[\p{L}\p{M}\p{Z}\p{N}\p{P}]*"),
    (r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*", r"[^\x00-\x08\n-\x1F]*"),
    (r".*[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\r\n\t]*.*", r"(?s).*"),
];

/// Classes of Unicode that occur in the patterns, and what they hold of ASCII: inside brackets.
const CLASSES: [(&str, &str); 6] = [
    (r"\p{L}", "a-zA-Z"),
    (r"\p{N}", "0-9"),
    (r"\p{Z}", " "),
    (r"\p{M}", ""),
    (r"\p{S}", r"$+<=>\^`|~"),
    (r"\p{P}", r#"!"\#%\&'()*,\-./:;?@\[\\\]_{}"#),
];

/// Java's shorthands are of ASCII, the regex crate's of Unicode.
const SHORTHANDS: [(&str, &str); 5] = [
    (r"\p{Alnum}", "a-zA-Z0-9"),
    (r"\d", "[0-9]"),
    (r"\w", "[a-zA-Z0-9_]"),
    (r"\S", r"[^ \t\n\x0B\x0C\r]"),
    (r"\s", r"[ \t\n\x0B\x0C\r]"),
];

impl Pattern {
    pub(super) fn new(text: Cow<'static, str>) -> Self {
        let kind = match &*text {
            ".*" => Kind::Line,
            S3_URI => Kind::S3Uri,
            text if text.contains("://") => Kind::Address,
            _ => Kind::Other,
        };
        Self { text, kind, ascii: OnceLock::new(), unicode: OnceLock::new(), last: Mutex::default() }
    }

    /// The pattern as the API writes it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is an address with a scheme.
    pub fn is_address(&self) -> bool {
        matches!(self.kind, Kind::S3Uri | Kind::Address)
    }

    /// Whether a text as a whole looks like it. A pattern that nobody can compile refuses nothing; the tests
    /// hold which ones those are.
    pub fn matches(&self, text: &str) -> bool {
        // By far the most frequent ones: what is surely right needs no expression.
        match self.kind {
            Kind::Line => return is_one_line(text),
            Kind::S3Uri
                if text
                    .strip_prefix("s3://")
                    .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')) =>
            {
                return is_one_line(text);
            }
            Kind::S3Uri | Kind::Address | Kind::Other => {}
        }
        // Another thread at it is no reason to wait.
        let mut last = self.last.try_lock().ok();
        if last.as_ref().is_some_and(|last| **last == text && !text.is_empty()) {
            return true;
        }
        let compiled = if text.is_ascii() {
            self.ascii.get_or_init(|| compile(&replaced(&self.text, &CLASSES)))
        } else {
            self.unicode.get_or_init(|| compile(&self.text))
        };
        let matches = compiled.as_ref().is_none_or(|regex| regex.is_match(text));
        if let Some(last) = last.as_mut().filter(|_| matches) {
            text.clone_into(last);
        }
        matches
    }
}

fn is_one_line(text: &str) -> bool {
    let breaks = text.bytes().fold(false, |found, byte| found | matches!(byte, b'\n' | b'\r'));
    !breaks && (text.is_ascii() || !text.contains(['\u{85}', '\u{2028}', '\u{2029}']))
}

fn compile(text: &str) -> Option<Regex> {
    Regex::new(&format!("^(?:{})$", replaced(rewritten(text), &SHORTHANDS))).ok()
}

fn rewritten(text: &str) -> &str {
    REWRITTEN.iter().find(|(java, _)| *java == text).map_or(text, |(_, rewritten)| rewritten)
}

fn replaced(text: &str, table: &[(&str, &str)]) -> String {
    table.iter().fold(rewritten(text).to_owned(), |text, (java, ours)| text.replace(java, ours))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{ShapeKind, arguments};

    fn patterns() -> impl Iterator<Item = (&'static str, &'static Pattern)> {
        arguments().shapes().filter_map(|shape| match &shape.kind {
            ShapeKind::Scalar(scalar) => scalar.pattern.as_ref().map(|pattern| (shape.name, pattern)),
            _ => None,
        })
    }

    #[test]
    fn every_pattern_compiles() {
        for (name, pattern) in patterns() {
            assert!(compile(pattern.text()).is_some(), "{name}");
            let ascii = replaced(pattern.text(), &CLASSES);
            assert!(compile(&ascii).is_some(), "{name}");
            assert!(!replaced(&ascii, &SHORTHANDS).contains(r"\p"), "{name}: a class nobody replaces");
        }
    }

    #[test]
    fn every_rewriting_is_of_use() {
        for (java, _) in REWRITTEN {
            assert!(Regex::new(java).is_err(), "{java} needs no rewriting");
            assert!(patterns().any(|(_, pattern)| pattern.text() == java), "{java} is gone");
        }
    }

    #[test]
    fn texts_are_matched_as_a_whole() {
        #[track_caller]
        fn check(shape: &str, good: &[&str], bad: &[&str]) {
            let (_, pattern) = patterns().find(|(name, _)| *name == shape).unwrap();
            for text in good {
                assert!(pattern.matches(text), "{shape}: {text:?}");
            }
            for text in bad {
                assert!(!pattern.matches(text), "{shape}: {text:?}");
            }
        }
        let long = "a".repeat(63);
        check(
            "RoleArn",
            &["arn:aws:iam::123456789012:role/service-role/R", "arn:aws-cn:iam::123456789012:role/R"],
            &[
                "arn:aws:iam::123:role/R",
                "x arn:aws:iam::123456789012:role/R",
                "arn:aws:iam::123456789012:role/R\n",
            ],
        );
        check("S3Uri", &["s3://b", "s3://b/k/l", "https://b/k"], &["b/k", "s3:/b", "file://x"]);
        check(
            "ArnOrName",
            &["a", "group-1", &long, "arn:aws:sagemaker:eu-west-1:123456789012:model-package-group/g"],
            &["group-", "-group", "a_b", &format!("{long}a")],
        );
        check("VersionedArnOrName", &["group/3", "group"], &["group-/3", "group/x"]);
        check("MetricsEndpointPath", &["/metrics", "/a.b/c.d", "/."], &["/a..b", "metrics", "/.."]);
        check("AlarmName", &["a", " a "], &["", "  "]);
        check("HyperParameterValue", &["", "anything: {}"], &["a\nb"]);
        check("TagKey", &["größe 1", "a:b/c"], &["a*", "a\tb", "größe*"]);
        check("CustomerMetadataKey", &["a:b"], &["a*b"]);
        check("EntityDescription", &["50 % (a|b) ^`~\"'\\[]{}#&", "Ω ≥ 3, ü"], &["a\nb", "ü\t"]);
        check("ModelPackageSourceUri", &["hub/a"], &["a+b", "ü=1"]);
        check("AthenaCatalog", &["Aws\tData", "Ωé"], &["a\nb", "Ω\n"]);
        check(
            "TrainingRepositoryCredentialsProviderArn",
            &["arn:aws:lambda:us-east-1:123456789012:function:f"],
            &["arn:aws:lambda"],
        );
    }
}
