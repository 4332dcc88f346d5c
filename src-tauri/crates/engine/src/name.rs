//! Names that the engine makes up.

const ALPHABET: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";

/// `count` of `[a-z0-9]`.
fn random(count: usize) -> String {
    (0..count).map(|_| char::from(ALPHABET[fastrand::usize(..ALPHABET.len())])).collect()
}

/// An execution id: 12 of `[a-z0-9]`.
pub fn execution_id() -> String {
    random(12)
}

/// The name of a step's job, as SageMaker makes it: `pipelines-<execution>-<step, cut>-<10 random>`, at
/// most 63 characters of `[A-Za-z0-9-]`.
pub fn job_name(execution_id: &str, step: &str) -> String {
    let step: String =
        step.chars().map(|character| if character == '_' { '-' } else { character }).take(29).collect();
    format!("pipelines-{execution_id}-{}-{}", step.trim_matches('-'), random(10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn job_names_keep_to_the_limits() {
        let name = job_name("cfvy1tjuxdq8", &format!("Train_{}", "x".repeat(60)));
        assert!(name.starts_with("pipelines-cfvy1tjuxdq8-Train-xxx") && name.len() <= 63, "{name}");
        assert_eq!(execution_id().len(), 12);
        assert_ne!(execution_id(), execution_id());
    }
}
