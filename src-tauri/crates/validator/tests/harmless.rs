//! Changes every valid definition in ways that do no harm, and asks the validator to keep silent: a false error is worse
//! than a mistake that is not found.
//!
//! Places are chosen as in `mutation.rs`. `PIPEWRIGHT_CORPUS` may name a folder of more valid definitions.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]
#![expect(clippy::print_stdout, reason = "the figures are shown by `--nocapture`")]
#![expect(dead_code, reason = "some of what the two tests share is used by the other one only")]

#[path = "mutation/damage.rs"]
mod damage;
#[path = "mutation/fixture.rs"]
mod fixture;
#[path = "mutation/harmless/mod.rs"]
mod harmless;

use fixture::Fixture;
use harmless::{Change, Kind};
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::json::Node;
use pipewright_validator::{Settings, Severity, validate};

const TRIED: usize = 12;
const TRIED_IN_LARGE: usize = 2;

#[test]
fn harmless_changes_are_no_mistakes() {
    let fixtures = fixture::all();
    let (mut tried, mut alarms) = (0, Vec::new());
    for kind in harmless::KINDS {
        let before = tried;
        for fixture in &fixtures {
            let changes = (kind.changes)(fixture);
            let most = if fixture.is_large { TRIED_IN_LARGE } else { TRIED };
            for change in spread(&changes, most) {
                tried += 1;
                alarms.extend(alarm(fixture, kind, change));
            }
        }
        assert!(tried > before, "`{}` fits nowhere", kind.name);
        println!("{}: {}", kind.name, tried - before);
    }
    println!("{tried} changes of {} kinds", harmless::KINDS.len());
    assert!(alarms.is_empty(), "{} false alarms:\n{}", alarms.len(), alarms.join("\n"));
}

/// At most so many of them, evenly.
fn spread<T>(all: &[T], most: usize) -> impl Iterator<Item = &T> {
    let count = all.len().min(most);
    (0..count).map(move |index| &all[index * all.len() / count])
}

/// The errors that the change brought.
fn alarm(fixture: &Fixture, kind: &Kind, change: &Change) -> Option<String> {
    let root = match change {
        Change::Ops(damage) => damage.apply(fixture.root()),
        Change::Whole(root) => root.clone(),
        Change::Text(text) => Node::parse(text).unwrap(),
        Change::Edit(edit) => {
            let mut definition = fixture.definition.clone();
            definition.apply(edit).unwrap();
            definition.root().clone()
        }
    };
    let found = validate(&Definition::from_tree(root), &Settings::default());
    let errors: Vec<_> = found
        .iter()
        .filter(|one| one.severity == Severity::Error)
        // What was wrong before may be wrong at another place now.
        .filter(|one| {
            !fixture.known.iter().any(|(code, _, message)| (code, message) == (&one.code, &one.message))
        })
        .map(|one| format!("    {} {} {}", one.code, one.pointer, one.message))
        .collect();
    (!errors.is_empty()).then(|| format!("{} in {}\n{}", kind.name, fixture.name, errors.join("\n")))
}
