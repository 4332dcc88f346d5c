//! Rows that were pasted: `name=value` lines, CSV or tab-separated lines, or JSON.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::{JsonText, Member, Node, Value};

use super::label::label;
use super::own;
use super::set::field_name;
use super::slot::{Kind, MemberSlot, Slot, slot_at, step_at};
use super::value::parse;
use crate::error::{Error, ErrorCode};

/// The edit that puts the rows of a text into the list or map at a pointer: what is there under the same name is
/// replaced, the rest is added.
pub(super) fn edit(definition: &Definition, pointer: &str, text: &str) -> Result<Edit, Error> {
    let step = step_at(definition, pointer);
    let slot = step.and_then(|step| slot_at(step, pointer)).unwrap_or(Slot::Own(&own::JSON));
    let present = definition.root().pointer(pointer);
    let (value, count) = match slot.kind() {
        Kind::Map(element) => map(present, element.or_value(), text)?,
        Kind::List(element) => list(present, element, text)?,
        _ => return refuse("Rows can be put into lists and maps only."),
    };
    if count == 0 {
        return refuse("There are no rows in the text.");
    }
    let name = label(&field_name(pointer));
    let rows = if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
    let set = Edit::Set { pointer: pointer.to_owned(), value: JsonText(value) };
    Ok(Edit::All { label: Some(format!("Paste {rows} into {name}")), edits: vec![set] })
}

fn refuse<T>(message: &str) -> Result<T, Error> {
    Err(Error::new(ErrorCode::BadRequest, message.to_owned())
        .hinted("Paste lines of `name=value`, CSV, or JSON."))
}

fn map(present: Option<&Node>, slot: Slot, text: &str) -> Result<(Node, usize), Error> {
    let mut members: Vec<Member> = present.map(Node::members).unwrap_or_default().to_vec();
    let mut count = 0;
    let mut put = |name: &str, node: Node| {
        count += 1;
        match members.iter_mut().find(|member| member.name == name) {
            Some(member) => member.node = node,
            None => members.push(Member::new(name, node)),
        }
    };
    match Node::parse(text) {
        Ok(Node { value: Value::Object(entries), .. }) => {
            for entry in entries {
                // A number among texts is the text that it is spelled with.
                let node = match (&entry.node.value, slot.kind()) {
                    (Value::Number(_) | Value::Bool(_), Kind::Scalar(_)) => {
                        parse(slot.kind(), &entry.name, &JsonText(entry.node.clone()).to_string())?
                    }
                    _ => entry.node,
                };
                put(&entry.name, node);
            }
        }
        _ => {
            for row in rows(text) {
                let (name, value) = match row.as_slice() {
                    [name, value, ..] => (name.clone(), value.clone()),
                    [one] => match one.split_once('=').or_else(|| one.split_once(':')) {
                        Some((name, value)) => (name.trim().to_owned(), unquoted(value.trim()).to_owned()),
                        None => return refuse(&format!("`{one}` gives no name and value.")),
                    },
                    [] => continue,
                };
                let node = parse(slot.kind(), &name, &value)?;
                put(&name, node);
            }
        }
    }
    Ok((Node::of(Value::Object(members)), count))
}

fn list(present: Option<&Node>, slot: Slot, text: &str) -> Result<(Node, usize), Error> {
    let mut elements: Vec<Node> = present.map(Node::elements).unwrap_or_default().to_vec();
    let members = slot.members();
    let added: Vec<Node> = match Node::parse(text) {
        Ok(Node { value: Value::Array(given), .. }) => given,
        Ok(object @ Node { value: Value::Object(_), .. }) if !members.is_empty() => {
            let keyed =
                members.iter().take(2).all(|member| object.get(member.name).is_none()) && members.len() >= 2;
            match (keyed, &object.value) {
                (true, Value::Object(entries)) => entries
                    .iter()
                    .map(|entry| {
                        Node::object([
                            (members[0].name, Node::string(&entry.name)),
                            (members[1].name, entry.node.clone()),
                        ])
                    })
                    .collect(),
                _ => vec![object],
            }
        }
        _ if members.is_empty() => rows(text)
            .into_iter()
            .map(|row| parse(slot.kind(), "A row", &row.join(",")))
            .collect::<Result<_, _>>()?,
        _ => table(&members, text)?,
    };
    let count = added.len();
    let key = members.first().map(|member| member.name);
    for node in added {
        let named = key.and_then(|key| node.get(key)).and_then(Node::as_str);
        let same = named.and_then(|name| {
            elements
                .iter()
                .position(|one| key.and_then(|key| one.get(key)).and_then(Node::as_str) == Some(name))
        });
        match same.and_then(|at| elements.get_mut(at)) {
            Some(element) => *element = node,
            None => elements.push(node),
        }
    }
    Ok((Node::of(Value::Array(elements)), count))
}

/// Rows of small structures; a first row of member names says which column is which.
fn table(members: &[MemberSlot], text: &str) -> Result<Vec<Node>, Error> {
    let mut rows = rows(text);
    let position = |name: &String| {
        members.iter().position(|member| {
            member.name.eq_ignore_ascii_case(name) || label(member.name).eq_ignore_ascii_case(name)
        })
    };
    let header: Option<Vec<usize>> = rows.first().and_then(|row| row.iter().map(position).collect());
    let columns = match header {
        Some(columns) => {
            rows.remove(0);
            columns
        }
        None => (0..members.len()).collect(),
    };
    let cells = |row: Vec<String>| match row.as_slice() {
        [one] if members.len() > 1 => match one.split_once('=') {
            Some((name, value)) => vec![name.trim().to_owned(), unquoted(value.trim()).to_owned()],
            None => row,
        },
        _ => row,
    };
    let read = |row: Vec<String>| {
        let cells = cells(row);
        let pairs =
            columns.iter().zip(&cells).filter_map(|(column, text)| Some((members.get(*column)?, text)));
        let values = pairs
            .map(|(member, text)| Ok((member.name, parse(member.slot.kind(), &label(member.name), text)?)));
        values.collect::<Result<Vec<_>, Error>>().map(Node::object)
    };
    rows.into_iter().map(read).collect()
}

/// The cells of each line, by tabs or else by commas; empty lines and comments are none.
fn rows(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let by_name = line.split_once('=').is_some_and(|(name, _)| !name.contains([',', '\t', '"']));
            if by_name {
                vec![line.to_owned()]
            } else {
                split(line, if line.contains('\t') { '\t' } else { ',' })
            }
        })
        .collect()
}

/// A line of CSV: what stands in quotes may hold the separator, and quotes twice.
fn split(line: &str, separator: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(cell) = cells.last_mut() else { break };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            letter if letter == separator && !quoted => cells.push(String::new()),
            letter => cell.push(letter),
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

fn unquoted(text: &str) -> &str {
    text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: &str = r#"{"Steps": [{"Name": "T", "Type": "Training", "Arguments": {"HyperParameters": {"eta": "1"},
        "Tags": [{"Key": "team", "Value": "a"}], "AlgorithmSpecification": {"MetricDefinitions": [], "ContainerArguments": ["--x"]}}}]}"#;

    #[track_caller]
    fn check(member: &str, text: &str, expect: Result<&str, &str>) {
        let mut definition = Definition::parse(STEP).unwrap();
        let pointer = format!("/Steps/0/Arguments/{member}");
        let pasted = edit(&definition, &pointer, text).map(|edit| {
            definition.apply(&edit).unwrap();
            JsonText(definition.root().pointer(&pointer).unwrap().clone()).to_string()
        });
        assert_eq!(pasted.as_deref().map_err(|error| error.message.as_str()), expect);
    }

    #[test]
    fn rows_are_read_however_they_are_written() {
        let both = Ok(r#"{"eta": "0.3", "depth": "5"}"#);
        check("HyperParameters", "eta=0.3\ndepth = 5\n", both);
        check("HyperParameters", "eta,0.3\ndepth,5", both);
        check("HyperParameters", "eta\t0.3\r\n\r\ndepth\t5", both);
        check("HyperParameters", r#"{"eta": 0.3, "depth": 5}"#, both);
        check("HyperParameters", "# ours\neta: 0.3\ndepth: \"5\"", both);
        check("HyperParameters", "nonsense", Err("`nonsense` gives no name and value."));
        check("HyperParameters", " \n", Err("There are no rows in the text."));
        check(
            "Tags",
            "team=b\nstage=dev",
            Ok(r#"[{"Key": "team", "Value": "b"}, {"Key": "stage", "Value": "dev"}]"#),
        );
        check(
            "Tags",
            "Value,Key\ndev,stage",
            Ok(r#"[{"Key": "team", "Value": "a"}, {"Value": "dev", "Key": "stage"}]"#),
        );
        check(
            "Tags",
            r#"{"stage": "dev"}"#,
            Ok(r#"[{"Key": "team", "Value": "a"}, {"Key": "stage", "Value": "dev"}]"#),
        );
        check(
            "AlgorithmSpecification/MetricDefinitions",
            "auc,\"auc: ([0-9,]+)\"",
            Ok(r#"[{"Name": "auc", "Regex": "auc: ([0-9,]+)"}]"#),
        );
        check("AlgorithmSpecification/ContainerArguments", "--a\n--b", Ok(r#"["--x", "--a", "--b"]"#));
    }
}
