//! # `secret`
//!
//! A key, a token or a password stands in the definition as plain text.
//!
//! ## Why
//!
//! Everyone who may describe the pipeline or one of its jobs reads it, and it stays in every version of the
//! definition. The message never repeats it.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Notify", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:notify",
//!  "Arguments": {"db_password": "correct-horse-battery"}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Notify", "Type": "Lambda", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:notify",
//!  "Arguments": {"db_password_arn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db"}}
//! ```

use std::sync::LazyLock;

use pipewright_pipeline::json::{Node, Path};
use regex::Regex;

use crate::Severity;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::rules::walk::Site;

pub(crate) const RULE: Rule = Rule {
    code: "secret",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "A key, a token or a password stands in plain text.",
    check: Check::Text(check),
};

/// The members below which people write what they like. Elsewhere the API's own patterns leave no room for secrets.
fn is_free_name(name: &str) -> bool {
    matches!(
        name,
        "Args"
            | "ContainerArguments"
            | "ContainerEntrypoint"
            | "Environment"
            | "EnvironmentVariables"
            | "HyperParameters"
            | "Metadata"
            | "Parameters"
            | "Properties"
            | "StaticHyperParameters"
            | "Tags"
    )
}

/// Words in the name of a member that say what its value is.
const WORDS: &[&str] =
    &["password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "apikey"];

fn check(site: &Site<'_>, text: &str, report: &mut Report<'_>) {
    if text.len() < 4 || !is_free(site) {
        return;
    }
    let found = known_form(text).or_else(|| named(site, text));
    if let Some(what) = found {
        report.add(site.mistake(&RULE, format!("{what} stands here in plain text.")).hint(
            "Keep it in AWS Secrets Manager, give the job its ARN, and replace this one: it has been seen.",
        ));
    }
}

fn is_free(site: &Site<'_>) -> bool {
    let names = || std::iter::successors(Some(site.path), |path| path.parent()).filter_map(Path::name);
    match site.step {
        Some(step) if matches!(step.step_type(), "Lambda" | "Callback") => {
            names().any(|name| name == "Arguments")
        }
        _ => names().take(3).any(is_free_name),
    }
}

/// Forms of secrets that are nothing else.
static FORMS: LazyLock<Vec<(&'static str, Regex)>> = LazyLock::new(|| {
    let forms = [
        ("An AWS access key", r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b"),
        ("A private key", r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
        ("A GitHub token", r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40})"),
        ("A Hugging Face token", r"\bhf_[A-Za-z]{30}"),
        ("A Slack token", r"\bxox[abposr]-[A-Za-z0-9-]{10}"),
        (
            "An API key",
            r"\b(?:AIza[A-Za-z0-9_-]{35}|sk-(?:ant-|proj-)?[A-Za-z0-9]{32}|sk_live_[A-Za-z0-9]{16})",
        ),
        ("A signed web token", r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}"),
        ("A password", r"\b[a-z][a-z0-9+.-]*://[^\s/:@]+:([^\s/@]+)@"),
        ("A password", r"(?i)\b[a-z_-]*(?:password|passwd|pwd|secret|secret_access_key)=([^\s&;,]+)"),
    ];
    forms.into_iter().filter_map(|(what, form)| Some((what, Regex::new(form).ok()?))).collect()
});

/// Any of them: most texts hold none.
static ANY_FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let forms: Vec<_> = FORMS.iter().map(|(_, form)| form.as_str()).collect();
    Regex::new(&forms.join("|")).ok()
});

fn known_form(text: &str) -> Option<&'static str> {
    // The shortest of them; a shorter text is judged by its name alone.
    if text.len() < 8 || !ANY_FORM.as_ref()?.is_match(text) {
        return None;
    }
    FORMS.iter().find_map(|(what, form)| {
        let found = form.captures(text)?;
        let example = found.get(0).is_some_and(|whole| whole.as_str().ends_with("EXAMPLE"));
        let stand_in = found.get(1).is_some_and(|value| stands_for_something(value.as_str()));
        // AWS writes its example keys so.
        (!example && !stand_in).then_some(*what)
    })
}

/// A value whose member's name, or the option before it, says that it is a secret.
fn named(site: &Site<'_>, text: &str) -> Option<&'static str> {
    if stands_for_something(text) {
        return None;
    }
    let what = match site.path.name() {
        Some("DefaultValue") if site.step.is_none() => said_by(parameter_name(site)?)?,
        Some(name) => said_by(name)?,
        None => said_by(option_before(site)?)?,
    };
    let is_one = match what {
        // Language models have tokens of another kind: `</s>`, `[CLS]`, `endoftext`.
        "A token" | "A secret" => text.len() >= 16 && is_jumbled(text),
        _ => !text.contains(char::is_whitespace),
    };
    is_one.then_some(what)
}

/// What a name says of its value: `DB_PASSWORD`, `apiKey`; not `password_arn`, `secret_name`, `max_tokens`.
fn said_by(name: &str) -> Option<&'static str> {
    let mut letters =
        name.bytes().rev().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
    // The words end in these, most names do not.
    if !matches!(letters.next()?, b'd' | b'e' | b't' | b'n' | b'l' | b'y') {
        return None;
    }
    let mut lower = name.to_ascii_lowercase();
    lower.retain(|letter| letter.is_ascii_alphanumeric());
    let word = WORDS.iter().find(|word| lower.ends_with(**word))?;
    Some(match *word {
        "token" => "A token",
        "secret" | "credential" => "A secret",
        "apikey" => "An API key",
        _ => "A password",
    })
}

fn parameter_name<'a>(site: &Site<'a>) -> Option<&'a str> {
    let pointer = site.path.parent()?.pointer();
    let parameters = site.pipeline.definition.parameters();
    parameters.iter().find(|one| one.pointer == pointer).map(|one| &*one.name)
}

/// `--password` before an element of a command line.
fn option_before<'a>(site: &Site<'a>) -> Option<&'a str> {
    let list = site.path.parent()?;
    if !matches!(list.name(), Some("Args" | "ContainerArguments" | "ContainerEntrypoint")) {
        return None;
    }
    let elements = node_at(site.step?.node, list)?.elements();
    let at = elements.iter().position(|element| std::ptr::eq(element, site.node))?;
    let before = elements.get(at.checked_sub(1)?).and_then(Node::as_str)?;
    before.starts_with('-').then_some(before)
}

/// The value at a path of members only.
fn node_at<'n>(step: &'n Node, path: &Path<'_>) -> Option<&'n Node> {
    match path.parent() {
        None => Some(step),
        Some(above) => node_at(step, above)?.get(path.name()?),
    }
}

/// A stand-in: a variable of a shell or a template, a mask, an ARN, a path, a plain word for nothing.
fn stands_for_something(value: &str) -> bool {
    let plain = ["none", "null", "true", "false", "changeme", "default", "password", "secret", "token"];
    value.starts_with(['$', '<', '{', '%', '/', '['])
        || ["arn:", "s3://", "file://", "http://", "https://", "ssm:", "-"]
            .iter()
            .any(|start| value.starts_with(start))
        || value.bytes().all(|byte| matches!(byte, b'*' | b'x' | b'X' | b'.'))
        || value.bytes().all(|byte| byte.is_ascii_digit())
        || plain.iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// Letters and digits through each other, and nothing that a name is made with.
fn is_jumbled(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let turns = text
        .as_bytes()
        .windows(2)
        .filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit())
        .count();
    digits >= 2 && letters >= 4 && turns >= 4 && !text.contains([' ', '/', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[track_caller]
    fn environment(name: &str, value: &str, what: Option<&str>) {
        let text = format!(
            r#"{{"Name": "T", "Type": "Training", "Arguments": {{"Environment": {{"{name}": "{value}"}}}}}}"#
        );
        let pointer = format!("/Steps/0/Arguments/Environment/{name}");
        let message = what.map(|what| format!("{what} stands here in plain text."));
        let expect: Vec<_> = message.iter().map(|message| (pointer.as_str(), message.as_str())).collect();
        check(&RULE, &text, &expect);
    }

    #[test]
    fn known_forms() {
        let key = format!("AKIA{}", "Q3EGRTT5JYHX7KLM");
        environment("ID", &key, Some("An AWS access key"));
        environment("CMD", &format!("run --id {key} now"), Some("An AWS access key"));
        environment("ID", "AKIAIOSFODNN7EXAMPLE", None);
        environment("KEY", "-----BEGIN RSA PRIVATE KEY-----", Some("A private key"));
        environment("GIT", &format!("ghp_{}", "a1B2".repeat(9)), Some("A GitHub token"));
        environment("URL", "postgres://me:hunter22@db/x", Some("A password"));
        environment("JDBC", "jdbc:mysql://db/x?user=me&password=hunter22", Some("A password"));
        environment("JDBC", "jdbc:mysql://db/x?user=me&password=${PASSWORD}", None);
    }

    #[test]
    fn names_that_say_so() {
        environment("DB_PASSWORD", "hunter22", Some("A password"));
        environment("apiKey", "0f9a8b7c", Some("An API key"));
        environment("HUB_TOKEN", "k3J9xQ2mP7vB4nR8", Some("A token"));
        environment("DB_PASSWORD", "$DB_PASSWORD", None);
        environment(
            "DB_PASSWORD_ARN",
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-a1b2c3",
            None,
        );
        environment("DB_SECRET", "prod/db", None);
        environment("max_tokens", "4096", None);
        environment("pad_token", "<pad>", None);
        environment("eos_token", "<|endoftext|>", None);
        environment("token", "bert-base-uncased-whole-word", None);
    }

    #[test]
    fn digests_images_and_paths_are_none() {
        for value in [
            "4468f3409a6fe5b57f177fb7e8fe72f00e4760dc6f744d10f2758f4814ea66d8",
            "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.5-1",
            "s3://bucket/code/4468f3409a6fe5b57f177fb7e8fe72f00e4760dc/sourcedir.tar.gz",
            "arn:aws:iam::123456789012:role/SageMakerPipelineRole",
            "https://user.example/path",
        ] {
            environment("VALUE", value, None);
        }
    }

    #[test]
    fn options_parameters_and_events() {
        check(
            &RULE,
            r#"{"Parameters": [{"Name": "DbPassword", "Type": "String", "DefaultValue": "hunter22"}, {"Name": "Plain", "Type": "String", "DefaultValue": "hunter22"}],
                "Steps": [{"Name": "P", "Type": "Processing", "Arguments": {"AppSpecification": {"ContainerArguments": ["--password", "hunter22", "--user", "hunter22"]}}},
                {"Name": "L", "Type": "Lambda", "Arguments": {"db": {"password": "hunter22"}}}]}"#,
            &[
                ("/Parameters/0/DefaultValue", "A password stands here in plain text."),
                (
                    "/Steps/0/Arguments/AppSpecification/ContainerArguments/1",
                    "A password stands here in plain text.",
                ),
                ("/Steps/1/Arguments/db/password", "A password stands here in plain text."),
            ],
        );
    }
}
