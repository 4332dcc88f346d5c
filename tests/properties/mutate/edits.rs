//! Edits of a definition, chosen by chance: of what is there, mostly.

use fastrand::Rng;
use pipewright_pipeline::json::child_pointer;
use serde_json::{Value, json};

use super::change::{change, names_anywhere, reference, somewhere};
use super::words::Words;
use crate::edit::{DEFINITION, EDITS};

/// Edits of one input at most: what the first hundred did not break, the next will not.
const MOST: usize = 24;

/// Changes an input of the property [`edits`](crate::edits): its definition, or what is done to it. A bare definition
/// becomes one with edits.
pub(super) fn change_edits(root: &mut Value, words: &Words, rng: &mut Rng) {
    if root.get(EDITS).is_none_or(|edits| !edits.is_array()) {
        *root = json!({ DEFINITION: root.take(), EDITS: [] });
    }
    if rng.u8(0..5) == 0 {
        return change(root.get_mut(DEFINITION).unwrap_or(&mut Value::Null), words, rng);
    }
    let edit = edit(root.get(DEFINITION).unwrap_or(&Value::Null), words, rng);
    let Some(Value::Array(edits)) = root.get_mut(EDITS) else { return };
    let at = rng.usize(..=edits.len());
    match rng.u8(0..10) {
        0 if at < edits.len() => drop(edits.remove(at)),
        1 if at < edits.len() => {
            let to = rng.usize(..edits.len());
            edits.swap(at, to);
        }
        2 if at < edits.len() => {
            let all = edits.split_off(at);
            edits.push(json!({ "edit": "all", "edits": all }));
        }
        _ if edits.len() < MOST => edits.insert(at, edit),
        _ => drop(edits.remove(0)),
    }
}

/// One edit of a definition.
fn edit(definition: &Value, words: &Words, rng: &mut Rng) -> Value {
    let names = names_anywhere(definition);
    let known = |rng: &mut Rng| rng.choice(&names).cloned().unwrap_or_else(|| "A".to_owned());
    let some = |rng: &mut Rng| if rng.u8(0..4) == 0 { words.text(rng) } else { known(rng) };
    let (step, other) = (some(rng), some(rng));
    let pointer = pointer(definition, words, rng);
    let position = if rng.bool() { json!(rng.u8(0..5)) } else { Value::Null };
    match rng.u8(0..23) {
        0 => {
            json!({ "edit": "add_step", "step": part(words, rng), "into": list(&other, rng), "position": position })
        }
        1 => json!({ "edit": "remove_step", "step": step }),
        2 => json!({ "edit": "duplicate_step", "step": step }),
        3 => json!({ "edit": "rename_step", "step": step, "name": new_name(other, rng) }),
        4 => json!({ "edit": "move_step", "step": step, "into": list(&other, rng), "position": position }),
        5 => json!({ "edit": "retype_step", "step": step, "step_type": words.text(rng) }),
        6..=8 => json!({ "edit": "set", "pointer": pointer, "value": value(words, &names, rng) }),
        9 => json!({ "edit": "insert", "pointer": pointer, "value": value(words, &names, rng) }),
        10 => json!({ "edit": "clear", "pointer": pointer }),
        11 => json!({ "edit": "rename_member", "pointer": pointer, "name": words.name(rng) }),
        12 => json!({ "edit": "move_element", "pointer": pointer, "position": rng.u8(0..5) }),
        13 => {
            let within = pointer.splitn(4, '/').nth(3).map_or(String::new(), |rest| format!("/{rest}"));
            json!({ "edit": "connect", "from": step, "path": words.name(rng), "step": other, "pointer": within })
        }
        14 => json!({ "edit": "disconnect", "pointer": pointer }),
        15 => {
            let trigger = rng.choice([json!("Failed"), json!("Stopped"), json!("Any"), json!(null)]);
            json!({ "edit": "add_dependency", "step": step, "on": other, "trigger": trigger })
        }
        16 => json!({ "edit": "remove_dependency", "step": step, "on": other }),
        17 => json!({ "edit": "add_parameter", "parameter": part(words, rng), "position": position }),
        18 => json!({ "edit": "remove_parameter", "parameter": step }),
        19 => json!({ "edit": "rename_parameter", "parameter": step, "name": new_name(other, rng) }),
        20 => {
            let field = rng.choice(["Type", "DefaultValue", "EnumValues", "Description"]);
            json!({ "edit": "change_parameter", "parameter": step, "field": field, "value": value(words, &names, rng) })
        }
        21 => json!({ "edit": "move_parameter", "parameter": step, "position": rng.u8(0..5) }),
        _ => {
            let (file, output) = (words.text(rng), words.text(rng));
            match rng.u8(0..3) {
                0 => {
                    json!({ "edit": "add_property_file", "step": step, "name": file, "output_name": output, "file_path": "f.json" })
                }
                1 => json!({ "edit": "remove_property_file", "step": step, "name": other }),
                _ => {
                    json!({ "edit": "rename_property_file", "step": step, "property_file": other, "name": file })
                }
            }
        }
    }
}

/// A pointer to something there, or to something that could be there next to it.
fn pointer(definition: &Value, words: &Words, rng: &mut Rng) -> String {
    let mut pointer = String::new();
    somewhere(&mut definition.clone(), &mut pointer, rng);
    match rng.u8(0..8) {
        0 => pointer += "/-",
        1 => pointer += "/0",
        2 => pointer = child_pointer(&pointer, &words.name(rng)),
        _ => {}
    }
    pointer
}

fn list(step: &str, rng: &mut Rng) -> Value {
    match rng.u8(0..5) {
        0 => json!({ "list": "IfSteps", "step": step }),
        1 => json!({ "list": "ElseSteps", "step": step }),
        2 => json!({ "list": "ForEachBody", "step": step }),
        _ => json!({ "list": "Steps" }),
    }
}

fn new_name(other: String, rng: &mut Rng) -> String {
    if rng.bool() { other } else { format!("N{}", rng.u8(0..9)) }
}

/// Values travel as their JSON text.
fn part(words: &Words, rng: &mut Rng) -> String {
    let mut part = words.part(rng);
    if rng.bool() {
        part["Name"] = json!(format!("N{}", rng.u8(0..9)));
    }
    part.to_string()
}

fn value(words: &Words, names: &[String], rng: &mut Rng) -> String {
    match rng.u8(0..5) {
        0 => part(words, rng),
        1 => json!({ "Get": reference(names, names, words, rng) }).to_string(),
        2 => "0.80".to_owned(),
        3 => json!(rng.choice(names)).to_string(),
        _ => json!(words.text(rng)).to_string(),
    }
}
