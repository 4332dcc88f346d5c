//! Files of the project that were packaged: their URIs carry the hash of what is in them, so that a definition reads
//! differently whenever a file does. Here they get their names back, and the content is compared by itself.

/// Between the pipeline's name and the hash.
const FILES: &str = "/files/";
const HASH: usize = 64;

/// A packaged file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Packaged {
    /// The hash of its content.
    pub(crate) sha256: String,
    /// A file's name; a folder has none.
    pub(crate) name: Option<String>,
    /// Whether it stands there as the default of a parameter.
    pub(crate) default: bool,
}

impl Packaged {
    /// Reads a URI of a packaged file.
    pub(crate) fn read(uri: &str) -> Option<Self> {
        let rest = uri.strip_prefix("s3://sagemaker-")?;
        let (_, rest) = rest.split_once(FILES)?;
        let (hash, name) = rest.split_at_checked(HASH)?;
        let is_hash = hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if !is_hash || !(name.is_empty() || name.starts_with('/')) {
            return None;
        }
        let name = name.trim_start_matches('/');
        let name = (!name.is_empty()).then(|| name.to_owned());
        Some(Self { sha256: hash.to_owned(), name, default: false })
    }

    /// What stood in its place before packaging, as far as that is known.
    pub(crate) fn uri(&self) -> String {
        format!("file://{}", self.name.as_deref().unwrap_or("folder"))
    }
}

/// A definition's text with its packaged files by name, and those files.
pub(crate) fn by_name(text: &str) -> (String, Vec<Packaged>) {
    let mut named = String::with_capacity(text.len());
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("\"s3://sagemaker-") {
        let (before, uri) = rest.split_at(at + 1);
        let end = uri.find('"').unwrap_or(uri.len());
        named.push_str(before);
        match Packaged::read(&uri[..end]) {
            Some(mut packaged) => {
                packaged.default = before.trim_end_matches(['"', ' ', '\n', ':']).ends_with("\"DefaultValue");
                named.push_str(&packaged.uri());
                found.push(packaged);
            }
            None => named.push_str(&uri[..end]),
        }
        rest = &uri[end..];
    }
    named.push_str(rest);
    (named, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris_get_their_names_back() {
        let hash = "a1".repeat(32);
        let text = format!(
            r#"{{"Parameters": [{{"DefaultValue": "s3://sagemaker-local-1/churn/files/{hash}/data.csv"}}],
               "A": "s3://sagemaker-local-1/churn/files/{hash}/process.py", "B": "s3://sagemaker-local-1/churn/files/{hash}",
               "C": "s3://sagemaker-local-1/other", "D": "s3://bucket/files/{hash}/x"}}"#
        );
        let (named, found) = by_name(&text);
        let expect = text
            .replace(&format!("s3://sagemaker-local-1/churn/files/{hash}/data.csv"), "file://data.csv")
            .replace(&format!("s3://sagemaker-local-1/churn/files/{hash}/process.py"), "file://process.py")
            .replace(&format!("s3://sagemaker-local-1/churn/files/{hash}\""), "file://folder\"");
        assert_eq!(named, expect);
        let names: Vec<_> = found.iter().map(|one| (one.name.as_deref(), one.default)).collect();
        assert_eq!(names, [(Some("data.csv"), true), (Some("process.py"), false), (None, false)]);
        assert!(found.iter().all(|one| one.sha256 == hash));
    }
}
