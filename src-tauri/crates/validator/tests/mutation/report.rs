//! Applies the damages, and tells what became of each.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use pipewright_pipeline::definition::Definition;
use pipewright_validator::{Diagnostic, Settings, Severity, validate};

use super::damage::Damage;
use super::fixture::{self, Fixture, identity};
use super::kinds::{self, Kind};

/// So many mistakes may one damage be told as.
pub(crate) const FEW: usize = 3;

/// The damages of one kind that are tried in one definition.
const TRIED: usize = 12;
const TRIED_IN_LARGE: usize = 2;

/// What became of one damage.
pub(crate) struct Outcome {
    pub(crate) kind: &'static Kind,
    pub(crate) fixture: String,
    pub(crate) is_own: bool,
    pub(crate) at: String,
    pub(crate) caught: bool,
    /// The mistakes that the sound definition has not, as text.
    pub(crate) mistakes: Vec<String>,
}

impl Outcome {
    pub(crate) fn row(&self) -> String {
        format!("| {} | {} | {} |", self.kind.name, self.fixture, self.at)
    }
}

/// What became of all damages of all definitions; found out once.
pub(crate) fn outcomes() -> &'static [Outcome] {
    static OUTCOMES: LazyLock<Vec<Outcome>> = LazyLock::new(|| run(&fixture::all()));
    &OUTCOMES
}

fn run(fixtures: &[Fixture]) -> Vec<Outcome> {
    let (small, large): (Vec<_>, Vec<_>) = fixtures.iter().partition(|fixture| !fixture.is_large);
    std::thread::scope(|scope| {
        let large = scope.spawn(|| large.into_iter().flat_map(run_one).collect::<Vec<_>>());
        let halves = small.split_at(small.len() / 2);
        let second = scope.spawn(|| halves.1.iter().flat_map(|fixture| run_one(fixture)).collect::<Vec<_>>());
        let mut outcomes: Vec<_> = halves.0.iter().flat_map(|fixture| run_one(fixture)).collect();
        outcomes.extend(second.join().unwrap());
        outcomes.extend(large.join().unwrap());
        outcomes
    })
}

fn run_one(fixture: &Fixture) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for kind in kinds::all() {
        let damages = (kind.damages)(fixture);
        for damage in spread(&damages, if fixture.is_large { TRIED_IN_LARGE } else { TRIED }) {
            outcomes.push(judge(fixture, kind, damage));
        }
    }
    outcomes
}

/// At most so many of them, evenly.
fn spread<T>(all: &[T], most: usize) -> impl Iterator<Item = &T> {
    let count = all.len().min(most);
    (0..count).map(move |index| &all[index * all.len() / count])
}

fn judge(fixture: &Fixture, kind: &'static Kind, damage: &Damage) -> Outcome {
    let definition = Definition::from_tree(damage.apply(fixture.root()));
    let found = validate(&definition, &Settings::default());
    // Damages put members and elements at the end, so that what was known stands where it stood.
    let news: Vec<_> = found.iter().filter(|one| !fixture.known.contains(&identity(one))).collect();
    let counts =
        |one: &&&Diagnostic| kind.is_warning || damage.is_tolerated || one.severity == Severity::Error;
    let caught = news.iter().filter(counts).any(|one| is_near(one, damage));
    let mistakes = news.iter().map(|one| format!("{} {} {}", one.code, one.pointer, one.message)).collect();
    Outcome {
        kind,
        fixture: fixture.name.clone(),
        is_own: fixture.is_own,
        at: damage.at.clone(),
        caught,
        mistakes,
    }
}

/// At the damaged place, above or below it, or on a step that has a part in it.
fn is_near(one: &Diagnostic, damage: &Damage) -> bool {
    let places = std::iter::once(&one.pointer).chain(one.related.iter().map(|related| &related.pointer));
    let at_the_place = |pointer: &String| {
        pointer.starts_with(&damage.at) || (!pointer.is_empty() && damage.at.starts_with(pointer.as_str()))
    };
    one.step.as_ref().is_some_and(|step| damage.steps.contains(step)) || places.into_iter().any(at_the_place)
}

/// The figures by kind.
pub(crate) fn table(outcomes: &[Outcome]) -> String {
    let mut text = String::from("| kind | applied | found | mistakes at most |\n| --- | --- | --- | --- |\n");
    for kind in kinds::all() {
        let of_kind = || outcomes.iter().filter(|outcome| outcome.kind.name == kind.name);
        let caught = of_kind().filter(|outcome| outcome.caught).count();
        let most = of_kind().map(|outcome| outcome.mistakes.len()).max().unwrap_or(0);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "| {} | {} | {caught} | {most} |", kind.name, of_kind().count());
    }
    let names: HashSet<_> = kinds::all().map(|kind| kind.name).collect();
    assert_eq!(names.len(), kinds::all().count(), "two kinds have one name");
    text
}

/// Why some damages are not found: a row of `survivors.md`.
pub(crate) struct Reason {
    kind: String,
    fixture: String,
    at: String,
    why: String,
}

impl Reason {
    /// Places may be cut short.
    pub(crate) fn covers(&self, outcome: &Outcome) -> bool {
        self.kind == outcome.kind.name
            && (self.fixture == "any" || self.fixture == outcome.fixture)
            && (self.at == "any" || outcome.at.ends_with(&self.at))
    }

    pub(crate) fn row(&self) -> String {
        format!("| {} | {} | {} | {} |", self.kind, self.fixture, self.at, self.why)
    }
}

pub(crate) fn reasons() -> Vec<Reason> {
    let rows = include_str!("survivors.md").lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [kind, fixture, at, why] = cells.as_slice() else { panic!("four cells, not {row}") };
        assert!(why.len() > 10, "no reason: {row}");
        let [kind, fixture, at, why] = [kind, fixture, at, why].map(|cell| (*cell).to_owned());
        Reason { kind, fixture, at, why }
    })
    .collect()
}
