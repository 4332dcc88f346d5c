//! Damages of what only some types of steps have.

use pipewright_pipeline::definition::{Branch, Step};
use pipewright_pipeline::json::{Node, Value};

use super::damage::{Damage, get, json, misspelt};
use super::fixture::Fixture;
use super::graph::add_step;
use super::kinds::{Kind, error, warning};
use super::policies::put;

pub(crate) const KINDS: &[Kind] = &[
    error("member of a step dropped", member_dropped),
    warning("member of a step misspelt", member_misspelt),
    error("member of a step to number", member_to_number),
    error("check misspelt", |f| texts(f, "CheckType", |word| Some(misspelt(word)))),
    error("check of the other step", |f| {
        texts(f, "CheckType", |word| {
            Some(
                if word.starts_with("DATA_QUALITY") || word == "MODEL_QUALITY" {
                    "MODEL_BIAS"
                } else {
                    "DATA_QUALITY"
                }
                .into(),
            )
        })
    }),
    error("type of an output misspelt", |f| {
        outputs(f, |at, node| {
            Some(Damage::set(
                &format!("{at}/OutputType"),
                Node::string(&misspelt(node.get("OutputType")?.as_str()?)),
            ))
        })
    }),
    error("type of an output dropped", |f| {
        outputs(f, |at, node| node.get("OutputType").map(|_| Damage::remove(&format!("{at}/OutputType"))))
    }),
    error("output parameter twice", |f| {
        outputs(f, |at, node| {
            let list = at.rsplit_once('/')?.0;
            Some(Damage { at: list.to_owned(), ..Damage::push(list, node.clone()) })
        })
    }),
    error("output of a property file misspelt", |f| {
        property_files(f, |at, node| {
            Some(Damage::set(
                &format!("{at}/OutputName"),
                Node::string(&misspelt(node.get("OutputName")?.as_str()?)),
            ))
        })
    }),
    error("path of a property file dropped", |f| {
        property_files(f, |at, _| Some(Damage::remove(&format!("{at}/FilePath"))))
    }),
    error("output of a property file dropped", |f| {
        property_files(f, |at, _| Some(Damage::remove(&format!("{at}/OutputName"))))
    }),
    error("name of a property file dropped", |f| {
        property_files(f, |at, _| Some(Damage::remove(&format!("{at}/PropertyFileName"))))
    })
    .breaks_many(),
    error("property file twice", |f| {
        property_files(f, |at, node| {
            let list = at.rsplit_once('/')?.0;
            Some(Damage { at: list.to_owned(), ..Damage::push(list, node.clone()) })
        })
    }),
    error("property files to structure", |f| {
        property_files(f, |at, _| {
            let list = at.rsplit_once('/')?.0;
            Some(Damage::set(list, json("{}")))
        })
    })
    .breaks_many(),
    error("property file where none is", |f| {
        each(f, |f, step| {
            matches!(step.step_type.as_str(), "Training" | "Model" | "Transform").then(|| {
                put(
                    f,
                    step,
                    "PropertyFiles",
                    json(r#"[{"PropertyFileName": "P", "OutputName": "o", "FilePath": "p.json"}]"#),
                )
            })
        })
    }),
    error("processing output twice", |f| named_twice(f, "/ProcessingOutputConfig/Outputs")),
    error("processing input twice", |f| named_twice(f, "/ProcessingInputs")),
    warning("channel twice", |f| {
        let mut damages = named_twice(f, "/InputDataConfig");
        damages.retain(|one| {
            one.steps
                .iter()
                .all(|name| f.definition.step(name).is_some_and(|step| step.step_type == "Training"))
        });
        damages
    }),
    error("more inputs than the service takes", too_many_inputs),
    error("mode of an AutoML job", |f| {
        let at = |step: &Step| format!("{}/Arguments/AutoMLJobConfig/Mode", step.pointer);
        each(f, move |f, step| {
            f.root().pointer(&at(step))?;
            Some(Damage::set(&at(step), Node::string("HYPERPARAMETER_TUNING")).on(&step.name))
        })
    }),
    error("current item outside a ForEach", current_item_outside),
    error("condition in a ForEach", |f| {
        into_bodies(
            f,
            r#"{"Name": "Mutant", "Type": "Condition", "Arguments": {"Conditions": [{"Type": "Equals", "LeftValue": {"Get": "ForEach.CurrentItem"}, "RightValue": 2}], "IfSteps": [], "ElseSteps": []}}"#,
        )
    }),
    error("fail in a ForEach", |f| {
        into_bodies(f, r#"{"Name": "Mutant", "Type": "Fail", "Arguments": {"ErrorMessage": "no"}}"#)
    }),
    error("body of a ForEach emptied", |f| for_each(f, "ForEachBody", "[]")).breaks_many(),
    error("items of a ForEach emptied", |f| for_each(f, "IterableItems", "[]")),
    error("items of a ForEach to number", |f| for_each(f, "IterableItems", "7")),
    error("items of a ForEach dropped", |f| for_each_gone(f, "IterableItems")),
    error("too many at once in a ForEach", |f| for_each(f, "MaxConcurrency", "51")),
    error("none at once in a ForEach", |f| for_each(f, "MaxConcurrency", "0")),
    error("name of an iteration taken", iteration_taken),
    error("selection misspelt", |f| {
        for_each(f, "Selector", r#"{"Pick": "MaxBy", "Field": {"Get": "IterationOutput.Ghost.x"}}"#)
    }),
    error("selection by a word", |f| {
        for_each(f, "Selector", r#"{"Pick": "Largest", "Field": {"Get": "IterationOutput.Ghost.x"}}"#)
    }),
    error("cleaning up after a ghost", cleaning_up_after_a_ghost),
    warning("more steps than the account takes", too_many_steps),
    warning("more parameters than the account takes", too_many_parameters).breaks_many(),
];

/// What each type must have beside its arguments.
const REQUIRED: &[(&str, &str)] = &[
    ("Lambda", "FunctionArn"),
    ("Callback", "SqsQueueUrl"),
    ("ClarifyCheck", "CheckType"),
    ("QualityCheck", "CheckType"),
];

fn each(fixture: &Fixture, damage: impl Fn(&Fixture, &Step) -> Option<Damage>) -> Vec<Damage> {
    fixture.steps().filter_map(|(_, step)| damage(fixture, step)).collect()
}

fn member_dropped(fixture: &Fixture) -> Vec<Damage> {
    each(fixture, |fixture, step| {
        let (_, member) = REQUIRED.iter().find(|(step_type, _)| *step_type == step.step_type)?;
        fixture.node(step).get(member)?;
        Some(Damage::remove(&format!("{}/{member}", step.pointer)).on(&step.name))
    })
}

fn member_misspelt(fixture: &Fixture) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (_, step) in fixture.steps() {
        for member in fixture.node(step).members() {
            let has_a_part = ["Name", "Type", "Arguments", "PropertyFiles", "OutputParameters"]
                .contains(&member.name.as_str());
            if !has_a_part {
                let at = format!("{}/{}", step.pointer, member.name);
                let damage = Damage::rename(&at, &misspelt(&member.name)).on(&step.name);
                damages.push(Damage { at: step.pointer.clone(), ..damage });
            }
        }
    }
    damages
}

fn member_to_number(fixture: &Fixture) -> Vec<Damage> {
    let members = [
        "FunctionArn",
        "SqsQueueUrl",
        "CheckType",
        "OutputParameters",
        "PropertyFiles",
        "CacheConfig",
        "RetryPolicies",
        "DependsOn",
    ];
    let mut damages = Vec::new();
    for (_, step) in fixture.steps() {
        for member in members.into_iter().filter(|member| fixture.node(step).get(member).is_some()) {
            // Its outputs and files are gone too, and what reads them is broken.
            let is_read = matches!(member, "OutputParameters" | "PropertyFiles");
            if !is_read || !fixture.is_mentioned(step) {
                damages.push(Damage::set(&format!("{}/{member}", step.pointer), json("7")).on(&step.name));
            }
        }
    }
    damages
}

fn texts(fixture: &Fixture, member: &str, wrong: fn(&str) -> Option<String>) -> Vec<Damage> {
    each(fixture, |fixture, step| {
        let wrong = wrong(fixture.node(step).get(member)?.as_str()?)?;
        Some(Damage::set(&format!("{}/{member}", step.pointer), Node::string(&wrong)).on(&step.name))
    })
}

fn listed(fixture: &Fixture, member: &str, damage: fn(&str, &Node) -> Option<Damage>) -> Vec<Damage> {
    let mut damages = Vec::new();
    for (_, step) in fixture.steps() {
        let list = fixture.node(step).get(member).map(Node::elements).unwrap_or_default();
        for (index, node) in list.iter().enumerate() {
            let at = format!("{}/{member}/{index}", step.pointer);
            damages.extend(damage(&at, node).map(|damage| damage.on(&step.name)));
        }
    }
    damages
}

fn outputs(fixture: &Fixture, damage: fn(&str, &Node) -> Option<Damage>) -> Vec<Damage> {
    listed(fixture, "OutputParameters", damage)
}

fn property_files(fixture: &Fixture, damage: fn(&str, &Node) -> Option<Damage>) -> Vec<Damage> {
    listed(fixture, "PropertyFiles", damage)
}

fn named_twice(fixture: &Fixture, way: &str) -> Vec<Damage> {
    each(fixture, |fixture, step| {
        let at = format!("{}/Arguments{way}", step.pointer);
        let first = fixture.root().pointer(&at)?.elements().first()?.clone();
        Some(Damage::push(&at, first).on(&step.name))
    })
}

fn too_many_inputs(fixture: &Fixture) -> Vec<Damage> {
    each(fixture, |fixture, step| {
        let at = format!("{}/Arguments/ProcessingInputs", step.pointer);
        let first =
            fixture.root().pointer(&at).filter(|_| step.step_type == "Processing")?.elements().first()?;
        let input = |index: usize| {
            let mut input = first.clone();
            let name = input.member_index("InputName").unwrap();
            *input.child_mut(name).unwrap() = Node::string(&format!("input-{index}"));
            input
        };
        Some(Damage::set(&at, Node::of(Value::Array((0..11).map(input).collect()))).on(&step.name))
    })
    .into_iter()
    .filter(|damage| !fixture.references.iter().any(|one| one.found.pointer.contains(&damage.at)))
    .collect()
}

fn current_item_outside(fixture: &Fixture) -> Vec<Damage> {
    let outside = fixture.literals().filter(|(typed, _)| {
        let parent = fixture.definition.steps()[typed.step].parent;
        parent.is_none_or(|parent| parent.branch != Branch::Body) && typed.pointer.ends_with("S3Uri")
    });
    outside
        .map(|(typed, _)| {
            Damage::set(&typed.pointer, get("ForEach.CurrentItem")).on(fixture.step_name(typed.step))
        })
        .collect()
}

fn for_each_steps(fixture: &Fixture) -> impl Iterator<Item = &Step> {
    fixture.definition.steps().iter().filter(|step| step.step_type == "ForEach")
}

fn into_bodies(fixture: &Fixture, step: &str) -> Vec<Damage> {
    for_each_steps(fixture)
        .map(|outer| {
            let at = format!("{}/Arguments/ForEachBody", outer.pointer);
            Damage::push(&at, json(step)).on("Mutant").on(&outer.name)
        })
        .collect()
}

fn for_each(fixture: &Fixture, member: &'static str, value: &str) -> Vec<Damage> {
    for_each_steps(fixture)
        .map(|step| {
            let at = format!("{}/Arguments", step.pointer);
            let damage = match fixture.at(&at).get(member) {
                Some(_) => Damage::set(&format!("{at}/{member}"), json(value)),
                None => Damage::add(&at, member, json(value)),
            };
            damage.on(&step.name)
        })
        .collect()
}

fn for_each_gone(fixture: &Fixture, member: &str) -> Vec<Damage> {
    for_each_steps(fixture)
        .map(|step| Damage::remove(&format!("{}/Arguments/{member}", step.pointer)).on(&step.name))
        .collect()
}

fn iteration_taken(fixture: &Fixture) -> Vec<Damage> {
    let inner = fixture
        .definition
        .steps()
        .iter()
        .filter(|step| step.parent.is_some_and(|parent| parent.branch == Branch::Body));
    inner
        .map(|step| {
            let name = format!("{}-0", step.name);
            let fail = json(&format!(
                r#"{{"Name": "{name}", "Type": "Fail", "Arguments": {{"ErrorMessage": "no"}}}}"#
            ));
            add_step(fail, &name).on(&step.name)
        })
        .collect()
}

fn cleaning_up_after_a_ghost(fixture: &Fixture) -> Vec<Damage> {
    each(fixture, |fixture, step| {
        let at = format!("{}/Arguments/Resources/S3/0/StepName", step.pointer);
        fixture.root().pointer(&at)?;
        Some(Damage::set(&at, Node::string("Ghost")).on(&step.name))
    })
}

fn too_many_steps(fixture: &Fixture) -> Vec<Damage> {
    let now = fixture.definition.steps().len();
    let mut damage = Damage { ops: Vec::new(), at: "/Steps".into(), steps: Vec::new(), is_tolerated: false };
    for index in now..=50 {
        let fail = json(&format!(
            r#"{{"Name": "Mutant-{index}", "Type": "Fail", "Arguments": {{"ErrorMessage": "no"}}}}"#
        ));
        damage.ops.extend(add_step(fail, "").ops);
    }
    // A definition that has too many by itself says so already.
    (now <= 50).then_some(damage).into_iter().collect()
}

fn too_many_parameters(fixture: &Fixture) -> Vec<Damage> {
    let parameter = |index: usize| {
        json(&format!(r#"{{"Name": "Mutant{index}", "Type": "String", "DefaultValue": "x"}}"#))
    };
    let list = Node::of(Value::Array((0..201).map(parameter).collect()));
    let free = fixture.root().get("Parameters").is_some_and(|list| list.elements().is_empty());
    free.then(|| Damage::set("/Parameters", list)).into_iter().collect()
}
