//! S3 URIs as they are written: literal, or joined with variables in between.

use pipewright_pipeline::json::{Node, Value};

/// What stands around a variable's text, so that it equals nothing but itself.
const MARK: &str = "\u{1}";

/// The URI as one text in which variables stand by name, without slashes at its end; `None` for anything else
/// than an S3 URI.
pub(super) fn s3_text(node: &Node) -> Option<String> {
    let mut text = String::new();
    pieces(node, &mut |piece| text.push_str(piece))?;
    text.truncate(text.trim_end_matches('/').len());
    text.starts_with("s3://").then_some(text)
}

/// Whether variables stand in it.
pub(super) fn has_variables(text: &str) -> bool {
    text.contains(MARK)
}

/// Visits a fingerprint of each path that the URI's own stands below, and of its own, from the bucket's first folder
/// on. Equal paths have equal fingerprints; that unequal ones have different ones is all but certain. No text is made.
pub(super) fn visit_paths(uri: &Node, visit: &mut dyn FnMut(u64)) {
    let (mut hash, mut length, mut slashes, mut last) = (FNV_BASIS, 0_usize, 0, b' ');
    let mut is_s3 = true;
    let whole = pieces(uri, &mut |piece| {
        for byte in piece.bytes() {
            is_s3 &= b"s3://".get(length).is_none_or(|expected| *expected == byte);
            if !is_s3 {
                return;
            }
            if byte == b'/' {
                if slashes > 2 && last != b'/' {
                    visit(hash);
                }
                slashes += 1;
            }
            hash = (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
            (length, last) = (length + 1, byte);
        }
    });
    if whole.is_some() && is_s3 && slashes > 2 && last != b'/' {
        visit(hash);
    }
}

/// Fowler, Noll and Vo's hash, 1a of 64 bits: what was hashed so far is itself a hash.
const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// The parts of a text, variables by name; `None` when it is no text, or one that is not known.
fn pieces(node: &Node, visit: &mut dyn FnMut(&str)) -> Option<()> {
    match &node.value {
        Value::String(text) | Value::Number(text) => visit(text),
        Value::Object(members) => {
            let [only] = members.as_slice() else { return None };
            match &*only.name {
                "Get" => {
                    let text = only.node.as_str()?;
                    [MARK, text, MARK].into_iter().for_each(visit);
                }
                "Std:Join" => {
                    let on = only.node.get("On").and_then(Node::as_str).unwrap_or_default();
                    for (index, value) in only.node.get("Values")?.elements().iter().enumerate() {
                        if index > 0 {
                            visit(on);
                        }
                        pieces(value, visit)?;
                    }
                }
                _ => return None,
            }
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_and_literal_are_the_same() {
        for (value, expect) in [
            (r#""s3://b/x""#, Some("s3://b/x")),
            (r#"{"Std:Join": {"On": "/", "Values": ["s3:/", "b", "x", 3]}}"#, Some("s3://b/x/3")),
            (
                r#"{"Std:Join": {"On": "/", "Values": ["s3:/", {"Get": "Parameters.B"}]}}"#,
                Some("s3://\u{1}Parameters.B\u{1}"),
            ),
            (r#"{"Get": "Parameters.B"}"#, None),
            (r#""file://x""#, None),
            (r#"{"Std:Join": {"On": "/"}}"#, None),
            (r#""s3://b/x//""#, Some("s3://b/x")),
            ("3", None),
        ] {
            assert_eq!(s3_text(&Node::parse(value).unwrap()).as_deref(), expect, "{value}");
        }
    }

    #[test]
    fn paths_above_are_visited() {
        let paths = |uri: &str| {
            let mut paths = Vec::new();
            visit_paths(&Node::parse(uri).unwrap(), &mut |path| paths.push(path));
            paths
        };
        let all = paths(r#""s3://b/x/y.csv""#);
        assert_eq!(all.len(), 2);
        assert_eq!(paths(r#""s3://b/x/""#), all[..1]);
        assert_eq!(paths(r#"{"Std:Join": {"On": "/", "Values": ["s3:/", "b", "x", "y.csv"]}}"#), all);
        for none in [r#""s3://b/""#, r#""s3://b""#, r#""file://a/b/c/d""#, r#"{"Get": "Parameters.P"}"#, "3"]
        {
            assert_eq!(paths(none), [0_u64; 0], "{none}");
        }
        assert_ne!(paths(r#""s3://b/x/z.csv""#), all);
    }
}
