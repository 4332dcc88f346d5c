//! Damages of conditions.

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::json::Node;

use super::damage::{Damage, json, misspelt};
use super::fixture::Fixture;
use super::kinds::{Kind, error, warning};

pub(crate) const KINDS: &[Kind] = &[
    error("condition misspelt", |f| {
        conditions(f, |at, node| {
            Some(Damage::set(&format!("{at}/Type"), Node::string(&misspelt(node.get("Type")?.as_str()?))))
        })
    }),
    error("type of a condition dropped", |f| {
        conditions(f, |at, _| Some(Damage::remove(&format!("{at}/Type"))))
    }),
    error("condition to text", |f| conditions(f, |at, _| Some(Damage::set(at, json("\"a\""))))),
    error("left side dropped", |f| member_gone(f, "LeftValue")),
    error("right side dropped", |f| member_gone(f, "RightValue")),
    error("side to structure", |f| {
        conditions(f, |at, node| {
            node.get("RightValue").map(|_| Damage::set(&format!("{at}/RightValue"), json("{\"a\": 1}")))
        })
    }),
    error("side to list", |f| {
        conditions(f, |at, node| {
            node.get("RightValue").map(|_| Damage::set(&format!("{at}/RightValue"), json("[1]")))
        })
    }),
    error("side misspelt", |f| {
        conditions(f, |at, node| {
            node.get("LeftValue").map(|_| Damage {
                at: at.to_owned(),
                ..Damage::rename(&format!("{at}/LeftValue"), "LetfValue")
            })
        })
    }),
    error("queried value dropped", |f| member_gone(f, "QueryValue")),
    error("values to search dropped", |f| {
        conditions(f, |at, node| node.get("QueryValue").map(|_| Damage::remove(&format!("{at}/Values"))))
    }),
    error("values to search to text", |f| {
        conditions(f, |at, node| {
            node.get("QueryValue").map(|_| Damage::set(&format!("{at}/Values"), json("\"a\"")))
        })
    }),
    warning("values to search emptied", |f| {
        conditions(f, |at, node| {
            node.get("QueryValue").map(|_| Damage::set(&format!("{at}/Values"), json("[]")))
        })
    }),
    error("negated condition dropped", |f| member_gone(f, "Condition")),
    error("alternatives dropped", |f| {
        conditions(f, |at, node| (is_or(node)).then(|| Damage::remove(&format!("{at}/Conditions"))))
    }),
    warning("alternatives emptied", |f| {
        conditions(f, |at, node| (is_or(node)).then(|| Damage::set(&format!("{at}/Conditions"), json("[]"))))
    }),
    error("conditions dropped", |f| {
        steps(f, |_, step| Some(Damage::remove(&format!("{}/Arguments/Conditions", step.pointer))))
    }),
    warning("conditions emptied", |f| {
        steps(f, |_, step| Some(Damage::set(&format!("{}/Arguments/Conditions", step.pointer), json("[]"))))
    }),
    error("conditions to structure", |f| {
        steps(f, |_, step| Some(Damage::set(&format!("{}/Arguments/Conditions", step.pointer), json("{}"))))
    }),
    error("branch to structure", |f| {
        steps(f, |f, step| {
            let at = format!("{}/Arguments/ElseSteps", step.pointer);
            f.root()
                .pointer(&at)
                .filter(|list| list.elements().is_empty())
                .map(|_| Damage::set(&at, json("{}")))
        })
    }),
    warning("condition without a variable", |f| {
        conditions(f, |at, node| {
            let is_literal = |side| node.get(side).is_some_and(|side| side.members().is_empty());
            (node.get("LeftValue").is_some() && is_literal("RightValue") && !is_literal("LeftValue"))
                .then(|| Damage::set(&format!("{at}/LeftValue"), node.get("RightValue").unwrap().clone()))
        })
    }),
];

fn is_or(node: &Node) -> bool {
    node.get("Type").and_then(Node::as_str) == Some("Or")
}

fn steps(fixture: &Fixture, damage: fn(&Fixture, &Step) -> Option<Damage>) -> Vec<Damage> {
    let conditions = fixture.steps().filter(|(_, step)| step.step_type == "Condition");
    conditions.filter_map(|(_, step)| Some(damage(fixture, step)?.on(&step.name))).collect()
}

/// Every condition at every depth.
fn conditions(fixture: &Fixture, damage: fn(&str, &Node) -> Option<Damage>) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (_, step) in fixture.steps().filter(|(_, step)| step.step_type == "Condition") {
        let at = format!("{}/Arguments/Conditions", step.pointer);
        let mut open: Vec<_> = listed(fixture, &at);
        while let Some(at) = open.pop() {
            damages.extend(damage(&at, fixture.at(&at)).map(|damage| damage.on(&step.name)));
            open.extend(listed(fixture, &format!("{at}/Conditions")));
            let inner = format!("{at}/Condition");
            open.extend(fixture.root().pointer(&inner).map(|_| inner));
        }
    }
    damages
}

fn listed(fixture: &Fixture, at: &str) -> Vec<String> {
    let count = fixture.root().pointer(at).map_or(0, |list| list.elements().len());
    (0..count).map(|index| format!("{at}/{index}")).collect()
}

fn member_gone(fixture: &Fixture, member: &'static str) -> Vec<Damage> {
    let found = conditions(fixture, |at, _| {
        Some(Damage { ops: Vec::new(), at: at.to_owned(), steps: Vec::new(), is_tolerated: false })
    });
    let has = |damage: &Damage| fixture.at(&damage.at).get(member).is_some();
    found
        .into_iter()
        .filter(has)
        .map(|damage| Damage { steps: damage.steps, ..Damage::remove(&format!("{}/{member}", damage.at)) })
        .collect()
}
