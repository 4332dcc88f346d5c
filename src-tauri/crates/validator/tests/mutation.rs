//! Damages every valid definition in every way we know, and asks the validator to find each damage where it is; then
//! changes them in ways that do no harm, and asks it to keep silent.
//!
//! A damage counts as found when the damaged definition has a mistake that the sound one had not, on the damaged step
//! or at the damaged place, and as an error unless the facts make it a warning. What is not found is listed with its
//! reason in `mutation/survivors.md`.
//!
//! Definitions of more than 64 KB are fan-outs of dozens of equal steps: of each kind, two places in them are tried; of the
//! others, twelve. The places are spread evenly and are the same every time.
//!
//! `PIPEWRIGHT_CORPUS` may name a folder of more valid definitions.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]
#![expect(clippy::print_stdout, reason = "the figures are shown by `--nocapture`")]

#[path = "mutation/arguments.rs"]
mod arguments;
#[path = "mutation/conditions.rs"]
mod conditions;
#[path = "mutation/damage.rs"]
mod damage;
#[path = "mutation/document.rs"]
mod document;
#[path = "mutation/fixture.rs"]
mod fixture;
#[path = "mutation/functions.rs"]
mod functions;
#[path = "mutation/graph.rs"]
mod graph;
#[path = "mutation/kinds.rs"]
mod kinds;
#[path = "mutation/parameters.rs"]
mod parameters;
#[path = "mutation/policies.rs"]
mod policies;
#[path = "mutation/references.rs"]
mod references;
#[path = "mutation/report.rs"]
mod report;
#[path = "mutation/steps.rs"]
mod steps;

use report::{Outcome, Reason};

/// How much of all damages must be found, in hundredths.
const WANTED: usize = 99;

#[test]
fn every_damage_is_found_where_it_is() {
    let outcomes = report::outcomes();
    print!("{}", report::table(outcomes));

    let applied = outcomes.len();
    let caught = outcomes.iter().filter(|outcome| outcome.caught).count();
    let kinds = kinds::all().filter(|kind| outcomes.iter().any(|one| one.kind.name == kind.name)).count();
    println!("{caught} of {applied} damages of {kinds} kinds are found");
    assert!(kinds >= 100, "only {kinds} kinds found a place");

    let reasons = report::reasons();
    let survivors = || outcomes.iter().filter(|outcome| !outcome.caught);
    let without: Vec<_> = survivors()
        .filter(|one| !reasons.iter().any(|reason| reason.covers(one)))
        .map(Outcome::row)
        .collect();
    assert!(without.is_empty(), "not found, and no reason in mutation/survivors.md:\n{}", without.join("\n"));
    let stale: Vec<_> =
        reasons.iter().filter(|reason| !survivors().any(|one| reason.covers(one))).map(Reason::row).collect();
    assert!(stale.is_empty(), "found by now:\n{}", stale.join("\n"));
    assert!(caught * 100 >= applied * WANTED, "{caught} of {applied} are found");
}

#[test]
fn one_damage_is_few_mistakes() {
    let outcomes = report::outcomes().iter().filter(|outcome| outcome.is_own);
    let many = outcomes.filter(|outcome| !outcome.kind.breaks_many && outcome.mistakes.len() > report::FEW);
    let many: Vec<_> =
        many.map(|outcome| format!("{}\n    {}", outcome.row(), outcome.mistakes.join("\n    "))).collect();
    assert!(
        many.is_empty(),
        "{} damages are told more than {} times:\n{}",
        many.len(),
        report::FEW,
        many.join("\n")
    );
}
