//! What there is to say about a structure as a whole, in a sentence.

use pipewright_pipeline::json::{Node, Value};

use super::own::Own;
use super::slot::Slot;

/// More waits than this say nothing new.
const SHOWN: usize = 4;

pub(super) fn of(slot: Slot, node: &Node) -> Option<String> {
    let Slot::Own(own) = slot else { return None };
    match own {
        Own::Structure(members) if members.iter().any(|member| member.name == "BackoffRate") => retry(node),
        Own::Structure(members) if members.iter().any(|member| member.name == "ExpireAfter") => cache(node),
        _ => None,
    }
}

fn number(node: &Node, name: &str, otherwise: f64) -> Option<f64> {
    match node.get(name).map(|node| &node.value) {
        None => Some(otherwise),
        Some(Value::Number(spelling)) => spelling.parse().ok(),
        Some(_) => None,
    }
}

/// `Retries after 5 s, 10 s, 20 s …, at most 5 times.`
fn retry(node: &Node) -> Option<String> {
    let interval = number(node, "IntervalSeconds", 1.0)?;
    let rate = number(node, "BackoffRate", 2.0)?;
    let expires = node.get("ExpireAfterMin").is_some();
    let attempts = number(node, "MaxAttempts", 5.0)?.max(0.0) as usize;
    let minutes = number(node, "ExpireAfterMin", 0.0)?;
    let count = if expires { SHOWN } else { attempts.min(SHOWN) };
    let mut wait = interval;
    let mut waits = Vec::new();
    for _ in 0..count {
        waits.push(seconds(wait));
        wait *= rate;
    }
    let more = if expires || attempts > count { " …" } else { "" };
    let end = match (expires, attempts) {
        (true, _) => format!("for {}", seconds(minutes * 60.0)),
        (false, 1) => "once".to_owned(),
        (false, attempts) => format!("at most {attempts} times"),
    };
    Some(format!("Tries again after {}{more}, {end}.", waits.join(", ")))
}

fn seconds(value: f64) -> String {
    let rounded = |value: f64| {
        let text = format!("{value:.1}");
        text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
    };
    match value {
        value if value < 120.0 => format!("{} s", rounded(value)),
        value if value < 7_200.0 => format!("{} min", rounded(value / 60.0)),
        value if value < 172_800.0 => format!("{} h", rounded(value / 3_600.0)),
        value => format!("{} days", rounded(value / 86_400.0)),
    }
}

fn cache(node: &Node) -> Option<String> {
    match node.get("Enabled").map(|node| &node.value) {
        Some(Value::Bool(true)) => Some(
            match node.get("ExpireAfter").and_then(Node::as_str) {
                Some(_) => "A result with the same arguments is taken over instead of running the step, unless it is older than this.",
                None => "A result with the same arguments is taken over instead of running the step, however old it is.",
            }
            .to_owned(),
        ),
        Some(Value::Bool(false)) | None => Some("The step runs each time.".to_owned()),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::own;
    use super::*;

    #[track_caller]
    fn check(member: &str, text: &str, expect: &str) {
        let list = own::of_step("Processing", member).unwrap();
        let own = match list {
            Own::List(element) => element,
            other => other,
        };
        let note = of(Slot::Own(own), &Node::parse(text).unwrap());
        assert_eq!(note.as_deref(), Some(expect));
    }

    #[test]
    fn retries_read_as_a_sentence() {
        check(
            "RetryPolicies",
            r#"{"IntervalSeconds": 5, "BackoffRate": 2.0, "MaxAttempts": 3}"#,
            "Tries again after 5 s, 10 s, 20 s, at most 3 times.",
        );
        check("RetryPolicies", "{}", "Tries again after 1 s, 2 s, 4 s, 8 s …, at most 5 times.");
        check(
            "RetryPolicies",
            r#"{"IntervalSeconds": 600, "BackoffRate": 1.5, "ExpireAfterMin": 120}"#,
            "Tries again after 10 min, 15 min, 22.5 min, 33.8 min …, for 2 h.",
        );
        check("CacheConfig", r#"{"Enabled": false}"#, "The step runs each time.");
    }
}
