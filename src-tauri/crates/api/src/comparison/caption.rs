//! What changed about a step, in a few words.

use std::collections::BTreeSet;

use crate::dto::comparison::{Aspect, ComparedExecution, MergedState, StepDifference};

/// What happened to a step, the words for it, and the side of it that they are about.
pub(super) fn caption(
    compared: &[ComparedExecution],
    base: usize,
    there: &[bool],
    changes: &[StepDifference],
) -> (MergedState, String, Option<Aspect>) {
    let letters = |numbers: &[usize]| {
        let letters: Vec<_> = numbers.iter().map(|&number| compared[number].letter.as_str()).collect();
        if letters.len() > 4 { format!("{} executions", letters.len()) } else { listed(&letters) }
    };
    let with: Vec<_> = (0..there.len()).filter(|&one| there[one]).collect();
    let without: Vec<_> = (0..there.len()).filter(|&one| !there[one]).collect();
    if !there[base] {
        return (MergedState::Added, format!("added in {}", letters(&with)), None);
    }
    if !without.is_empty() {
        return (MergedState::Removed, format!("removed in {}", letters(&without)), None);
    }
    // What it made follows from the rest; a time that differs is no change.
    let told = [
        Aspect::Status,
        Aspect::Outcome,
        Aspect::Identity,
        Aspect::Code,
        Aspect::Arguments,
        Aspect::Environment,
        Aspect::Inputs,
        Aspect::Definition,
        Aspect::Cache,
        Aspect::Outputs,
    ];
    let Some(aspect) = told.into_iter().find(|aspect| changes.iter().any(|one| one.aspect == *aspect)) else {
        return same(changes);
    };
    let about: Vec<_> = changes.iter().filter(|one| one.aspect == aspect).collect();
    let mut who: Vec<_> = about.iter().map(|one| one.execution as usize).collect();
    who.dedup();
    let words = words(aspect, &about);
    // With two executions there is no question in which.
    let text = if compared.len() > 2 && who.len() + 1 < compared.len() {
        format!("{words} in {}", letters(&who))
    } else {
        words
    };
    (MergedState::Changed, text, Some(aspect))
}

fn same(changes: &[StepDifference]) -> (MergedState, String, Option<Aspect>) {
    let timed = changes.iter().find(|one| one.aspect == Aspect::Duration);
    match timed {
        Some(StepDifference { old: Some(old), new: Some(new), .. }) => {
            (MergedState::Same, format!("same, {old} \u{2192} {new}"), Some(Aspect::Duration))
        }
        _ => (MergedState::Same, "same".to_owned(), None),
    }
}

fn words(aspect: Aspect, about: &[&StepDifference]) -> String {
    let whats: BTreeSet<&str> = about.iter().map(|one| one.what.as_str()).collect();
    let several = |whats: &BTreeSet<&str>, one: &str, many: &str| match whats
        .iter()
        .copied()
        .collect::<Vec<_>>()
        .as_slice()
    {
        [only] => (*only).to_owned(),
        _ if whats.len() <= 2 => whats.iter().copied().collect::<Vec<_>>().join(", "),
        _ => format!("{} {}", whats.len(), if whats.len() == 1 { one } else { many }),
    };
    match aspect {
        Aspect::Status => {
            let news: BTreeSet<_> = about.iter().filter_map(|one| one.new.as_deref()).collect();
            news.into_iter().map(str::to_lowercase).collect::<Vec<_>>().join(", ")
        }
        Aspect::Outcome => "other branch".to_owned(),
        Aspect::Identity => match about.first() {
            Some(StepDifference { what, old: Some(old), .. }) if what == "name" => format!("was {old}"),
            _ => "another type".to_owned(),
        },
        Aspect::Code => "code".to_owned(),
        Aspect::Arguments => arguments(&whats),
        Aspect::Inputs => several(&whats.iter().map(|what| input(what)).collect(), "input", "inputs"),
        Aspect::Environment => "environment".to_owned(),
        Aspect::Definition => several(&whats, "setting", "settings"),
        Aspect::Cache => "cache".to_owned(),
        Aspect::Outputs => "other results".to_owned(),
        Aspect::Duration => "time".to_owned(),
    }
}

/// An input by its name; what models are made of is named by its place, of which the end says enough.
fn input(what: &str) -> &str {
    match what.rsplit('.').next() {
        _ if what.contains("ModelMetrics") => "metrics",
        Some("ModelDataUrl" | "ModelData") => "model",
        Some(last) => last,
        None => what,
    }
}

/// One argument by its own name, several by what holds them.
fn arguments(paths: &BTreeSet<&str>) -> String {
    let last = |path: &str| path.rsplit('.').next().unwrap_or(path).to_owned();
    let holder = |path: &str| path.split(['.', '[']).next().unwrap_or(path).to_owned();
    let holders: BTreeSet<_> = paths.iter().map(|path| holder(path)).collect();
    match (paths.len(), holders.first()) {
        (_, Some(one)) if holders.len() == 1 && one == "Conditions" => "values compared".to_owned(),
        (1, _) => paths.iter().map(|path| last(path)).collect(),
        (_, Some(one)) if holders.len() == 1 && one == "HyperParameters" => "hyperparameters".to_owned(),
        (_, Some(one)) if holders.len() == 1 => one.clone(),
        (several, _) => format!("{several} arguments"),
    }
}

/// `A`, `A and B`, `A, B and C`
pub(super) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
