//! `param.…` and `metric.…`: which fact is meant.

use pipewright_store::{FactKind, FactName, KnownFact};

use super::Fault;
use super::term::{bare, quoted};

/// The fact that a field names; `None` when it names none.
pub(crate) fn read(field: &str, facts: &[KnownFact]) -> Option<FactName> {
    let (kind, rest) = strip(field)?;
    if rest.is_empty() {
        return None;
    }
    let whole = bare(rest);
    // Some names hold a slash themselves.
    if facts.iter().any(|known| known.kind == kind && known.name == whole) {
        return Some(FactName { kind, name: whole, step: None });
    }
    // A step and a metric, each with its quotes if it has some.
    let slash = slash(rest).filter(|_| kind == FactKind::Metric);
    Some(match slash {
        Some(at) if at > 0 && at + 1 < rest.len() => {
            FactName { kind, name: bare(&rest[at + 1..]), step: Some(bare(&rest[..at])) }
        }
        _ => FactName { kind, name: whole, step: None },
    })
}

/// The kind that a field begins with, and what follows.
pub(super) fn strip(field: &str) -> Option<(FactKind, &str)> {
    let prefixed = |prefix: &str| {
        field
            .get(..prefix.len())
            .filter(|start| start.eq_ignore_ascii_case(prefix))
            .map(|_| &field[prefix.len()..])
    };
    prefixed("param.")
        .or_else(|| prefixed("parameter."))
        .map(|rest| (FactKind::Parameter, rest))
        .or_else(|| prefixed("metric.").map(|rest| (FactKind::Metric, rest)))
}

fn slash(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, letter)| {
        quoted ^= letter == '"';
        (letter == '/' && !quoted).then_some(at)
    })
}

/// The fact as a filter writes it.
pub(crate) fn written(name: &FactName) -> String {
    let prefix = match name.kind {
        FactKind::Parameter => "param.",
        FactKind::Metric => "metric.",
    };
    let own = if name.kind == FactKind::Metric && name.name.contains('/') {
        format!("\"{}\"", name.name)
    } else {
        quoted(&name.name)
    };
    match &name.step {
        Some(step) => format!("{prefix}{}/{own}", quoted(step)),
        None => format!("{prefix}{own}"),
    }
}

/// What is worth knowing about a fact: that nobody has it, or that several steps give it.
pub(super) fn remark(name: &FactName, facts: &[KnownFact], span: (usize, usize)) -> Option<Fault> {
    let kind = match name.kind {
        FactKind::Parameter => "parameter",
        FactKind::Metric => "metric",
    };
    let of_kind = || facts.iter().filter(|known| known.kind == name.kind);
    let Some(known) = of_kind().find(|known| known.name == name.name) else {
        let fault = Fault::new(span, format!("No execution has a {kind} `{}`.", name.name));
        let names: Vec<&str> = of_kind().map(|known| known.name.as_str()).collect();
        return Some(match pipewright_pipeline::spelling::nearest(&name.name, names) {
            Some(near) => {
                let near = FactName { name: near, ..name.clone() };
                fault.hinted(format!("Did you mean `{}`?", written(&near)))
            }
            None => fault,
        });
    };
    match &name.step {
        Some(step) if !known.steps.contains(step) => Some(
            Fault::new(span, format!("No step `{step}` gives the metric `{}`.", name.name)).hinted(format!(
                "It is given by {}.",
                known.steps.iter().map(|step| format!("`{step}`")).collect::<Vec<_>>().join(", ")
            )),
        ),
        None if known.steps.len() > 1 => {
            let first = FactName { step: known.steps.first().cloned(), ..name.clone() };
            Some(
                Fault::new(
                    span,
                    format!(
                        "`{}` is given by {} steps: the last of them counts.",
                        name.name,
                        known.steps.len()
                    ),
                )
                .hinted(format!("`{}` names one.", written(&first))),
            )
        }
        _ => None,
    }
}
