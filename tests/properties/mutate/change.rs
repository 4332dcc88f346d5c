//! One change of a tree, chosen by chance.

use fastrand::Rng;
use serde_json::{Map, Number, Value, json};

use super::Words;

/// Deeper than this nothing is wrapped, lest a few rounds make a text that is only depth.
const DEEPEST: usize = 40;

/// Letters that mean something somewhere.
const LETTERS: &[char] = &[
    '.',
    '/',
    '\'',
    '"',
    '[',
    ']',
    '{',
    '}',
    ':',
    '-',
    '_',
    '~',
    ' ',
    'é',
    '\u{1F600}',
    '\n',
    '\0',
    '%',
    '$',
    '0',
];

/// Changes something somewhere.
pub(super) fn change(root: &mut Value, words: &Words, rng: &mut Rng) {
    let steps = names(root, "Steps");
    let parameters = names(root, "Parameters");
    let (node, depth) = somewhere(root, &mut String::new(), rng);
    match rng.u8(0..12) {
        0 | 1 => *node = scalar(node, words, rng),
        2 => *node = words.part(rng),
        3 => wrap(node, depth, rng),
        4 | 5 => *node = json!({ "Get": reference(&steps, &parameters, words, rng) }),
        6 => {
            let part = words.part(rng);
            graft(root, &part, rng);
        }
        7 => {
            let copy = somewhere(&mut root.clone(), &mut String::new(), rng).0.take();
            graft(root, &copy, rng);
        }
        _ => shuffle(node, words, rng),
    }
}

/// Puts a value of the second tree somewhere into the first.
pub(super) fn graft(root: &mut Value, other: &Value, rng: &mut Rng) {
    let part = if rng.bool() {
        other.clone()
    } else {
        somewhere(&mut other.clone(), &mut String::new(), rng).0.take()
    };
    let (node, _) = somewhere(root, &mut String::new(), rng);
    match node {
        Value::Array(elements) => {
            let at = rng.usize(..=elements.len());
            elements.insert(at, part);
        }
        Value::Object(members) if !members.is_empty() => {
            let at = rng.usize(..members.len());
            if let Some(value) = members.values_mut().nth(at) {
                *value = part;
            }
        }
        node => *node = part,
    }
}

/// A value anywhere in the tree, each as likely as the other, and its depth; `pointer` becomes the way to it.
pub(super) fn somewhere<'a>(
    root: &'a mut Value,
    pointer: &mut String,
    rng: &mut Rng,
) -> (&'a mut Value, usize) {
    let mut skip = rng.usize(..count(root));
    let mut node = root;
    for depth in 0.. {
        if skip == 0 {
            return (node, depth);
        }
        skip -= 1;
        let next = match node {
            Value::Array(elements) => {
                let mut elements = elements.iter_mut().enumerate();
                let found = elements.find(|(_, child)| passed_over(child, &mut skip));
                found.map(|(index, child)| (index.to_string(), child))
            }
            Value::Object(members) => {
                let found = members.iter_mut().find(|(_, child)| passed_over(child, &mut skip));
                found.map(|(name, child)| (name.replace('~', "~0").replace('/', "~1"), child))
            }
            _ => None,
        };
        // The counts add up: the value looked for lies in one of the children.
        let (part, child) = next.expect("as many values as were counted");
        pointer.push('/');
        pointer.push_str(&part);
        node = child;
    }
    unreachable!("a tree has an end")
}

/// Whether the value looked for lies in this child; when not, the child's values are passed over.
fn passed_over(child: &Value, skip: &mut usize) -> bool {
    let here = count(child);
    let found = *skip < here;
    if !found {
        *skip -= here;
    }
    found
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(elements) => elements.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

fn scalar(old: &Value, words: &Words, rng: &mut Rng) -> Value {
    match (old, rng.u8(0..10)) {
        (Value::String(text), 0..5) => text_like(text, words, rng).into(),
        (Value::Number(number), 0..5) => number_like(number, rng),
        (_, 0..7) => words.text(rng).into(),
        (_, 7) => rng.bool().into(),
        (_, 8) => number_like(&0.into(), rng),
        _ => rng.choice([json!(null), json!(""), json!([]), json!({}), json!(" ")]).unwrap_or_default(),
    }
}

fn text_like(text: &str, words: &Words, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = rng.usize(..=letters.len());
    match rng.u8(0..7) {
        0 => return words.text(rng),
        1 => letters.truncate(at),
        2 => letters.insert(at, rng.choice(LETTERS).copied().unwrap_or('.')),
        3 if at < letters.len() => drop(letters.remove(at)),
        4 if at + 1 < letters.len() => letters.swap(at, at + 1),
        5 => letters.extend(letters.clone().iter().cycle().take(rng.usize(..300))),
        _ => return text.to_uppercase(),
    }
    letters.into_iter().collect()
}

fn number_like(number: &Number, rng: &mut Rng) -> Value {
    match rng.u8(0..8) {
        0 => json!(0),
        1 => json!(-1),
        2 => json!(number.as_f64().unwrap_or(1.0) * 1.5),
        3 => json!(number.as_i64().unwrap_or(0).wrapping_add(1)),
        4 => json!(i64::MAX),
        5 => json!(u64::MAX),
        6 => json!(1e308),
        _ => json!(rng.i64(-1000..1_000_000)),
    }
}

/// The node as a value of a function or of a list.
fn wrap(node: &mut Value, depth: usize, rng: &mut Rng) {
    if depth > DEEPEST {
        return;
    }
    let inner = node.take();
    *node = match rng.u8(0..6) {
        0 => json!({ "Std:Join": { "On": "/", "Values": [inner] } }),
        1 => json!({ "Std:JsonGet": { "PropertyFile": inner, "Path": "a.b" } }),
        2 => json!({ "Std:JsonGet": { "S3Uri": inner, "Path": "a['b'][0]" } }),
        3 => json!({ "Get": inner }),
        4 => json!({ "Type": "Not", "Condition": inner }),
        _ => json!([inner]),
    };
}

/// A reference to one of the names, or to what only looks like one.
pub(super) fn reference(steps: &[String], parameters: &[String], words: &Words, rng: &mut Rng) -> String {
    let step = rng.choice(steps).map_or("A", String::as_str);
    match rng.u8(0..6) {
        0 => format!("Parameters.{}", rng.choice(parameters).map_or("P", String::as_str)),
        1 => format!("Steps.{step}.PropertyFiles.{}", words.text(rng)),
        2 => format!("Steps.{step}.OutputParameters['{}']", words.text(rng)),
        3 => format!("Execution.{}", words.name(rng)),
        _ => {
            let path = (0..rng.u8(1..4)).map(|_| match rng.u8(0..5) {
                0 => format!("[{}]", rng.u8(0..60)),
                1 => format!("['{}']", words.text(rng)),
                _ => format!(".{}", words.name(rng)),
            });
            format!("Steps.{step}{}", path.collect::<String>())
        }
    }
}

/// Removes, repeats, renames or moves something in a list or an object.
fn shuffle(node: &mut Value, words: &Words, rng: &mut Rng) {
    match node {
        Value::Array(elements) if !elements.is_empty() => {
            let at = rng.usize(..elements.len());
            let element =
                if rng.bool() { elements.remove(at) } else { elements.get(at).cloned().unwrap_or_default() };
            if rng.u8(0..3) > 0 {
                let to = rng.usize(..=elements.len());
                elements.insert(to, element);
            }
        }
        Value::Object(members) => rearrange(members, words, rng),
        other => *other = scalar(other, words, rng),
    }
}

fn rearrange(members: &mut Map<String, Value>, words: &Words, rng: &mut Rng) {
    let name = rng.choice(members.keys()).cloned().unwrap_or_default();
    match rng.u8(0..5) {
        0 | 1 => drop(members.shift_remove(&name)),
        2 => {
            if let Some(value) = members.shift_remove(&name) {
                members.insert(words.name(rng), value);
            }
        }
        3 => {
            let value = members.get(&name).cloned().unwrap_or_default();
            members.insert(words.name(rng), value);
        }
        _ => drop(members.insert(words.name(rng), words.part(rng))),
    }
}

/// The names that the elements of a list bear.
fn names(root: &Value, list: &str) -> Vec<String> {
    names_anywhere(root.get(list).unwrap_or(&Value::Null))
}

/// Every name in a tree.
pub(super) fn names_anywhere(value: &Value) -> Vec<String> {
    match value {
        Value::Array(elements) => elements.iter().flat_map(names_anywhere).collect(),
        Value::Object(members) => {
            let own = members.get("Name").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(members.values().flat_map(names_anywhere)).collect()
        }
        _ => Vec::new(),
    }
}
