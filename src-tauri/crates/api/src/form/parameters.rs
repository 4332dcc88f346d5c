//! Parameters: their declarations as fields, where they are used, and changes as a person writes them.

use pipewright_pipeline::definition::{Definition, Parameter, ParameterType};
use pipewright_pipeline::edit::{Edit, ParameterField};
use pipewright_pipeline::json::{JsonText, Node, Value};
use pipewright_pipeline::mention::{Target, sites};
use pipewright_pipeline::parameters::scalar_text;
use pipewright_validator::Diagnostic;

use super::label::label;
use super::set::field_name;
use super::slot::Kind;
use super::value::{literal, parse};
use crate::dto::form::{ParameterChange, ParameterForm, ParameterUse};
use crate::error::{Error, ErrorCode};

/// Every parameter, in the definition's order.
pub(super) fn read_all(definition: &Definition, diagnostics: &[Diagnostic]) -> Vec<ParameterForm> {
    let mut forms: Vec<_> =
        definition.parameters().iter().map(|one| form(definition, one, diagnostics)).collect();
    let root = definition.root();
    sites(root, &mut |site| {
        for mention in site.mentions() {
            let Target::Parameter(name) = mention.target else { continue };
            let Some(form) = forms.iter_mut().find(|form| form.name == name) else { continue };
            let pointer = root.pointer_of(site.at);
            let pointer = pointer.strip_suffix("/Get").unwrap_or(&pointer).to_owned();
            let step = site.owner.and_then(|owner| owner.get("Name")?.as_str()).map(str::to_owned);
            form.uses.push(ParameterUse { step, label: label(&field_name(&pointer)), pointer });
        }
    });
    forms
}

fn form(definition: &Definition, parameter: &Parameter, diagnostics: &[Diagnostic]) -> ParameterForm {
    let own = |one: &&Diagnostic| {
        one.pointer
            .strip_prefix(&parameter.pointer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    // As it is spelled: `0.80` stays.
    let node = definition.root().pointer(&parameter.pointer);
    let default = node.and_then(|node| node.get("DefaultValue")).map(|node| literal(Kind::Json, node));
    let texts = |values: &Vec<serde_json::Value>| values.iter().map(scalar_text).collect();
    ParameterForm {
        name: parameter.name.clone(),
        pointer: parameter.pointer.clone(),
        type_word: parameter.parameter_type.map_or_else(String::new, |kind| kind.to_string()),
        default,
        enum_values: parameter.enum_values.as_ref().map(texts).unwrap_or_default(),
        description: parameter.description.clone(),
        uses: Vec::new(),
        problems: diagnostics.iter().filter(own).cloned().collect(),
    }
}

/// The edit that makes a change; `None` when nothing changes.
pub(super) fn change(
    definition: &Definition,
    name: &str,
    change: &ParameterChange,
) -> Result<Option<Edit>, Error> {
    if let ParameterChange::Add { type_word } = change {
        let kind = word(type_word)?;
        let declaration = Node::object([("Name", Node::string(name)), ("Type", Node::string(kind.as_str()))]);
        return Ok(Some(Edit::AddParameter { parameter: JsonText(declaration), position: None }));
    }
    let parameter = definition
        .parameter(name)
        .ok_or_else(|| Error::new(ErrorCode::NotFound, format!("The pipeline has no parameter `{name}`.")))?;
    let declared = definition.root().pointer(&parameter.pointer);
    let has = |member: &str| declared.and_then(|node| node.get(member));
    let set = |field: ParameterField, value: Option<Node>| {
        let same = match (has(field.member()), &value) {
            (None, None) => true,
            (Some(old), Some(new)) => old.same(new),
            _ => false,
        };
        (!same).then(|| Edit::ChangeParameter {
            parameter: name.to_owned(),
            field,
            value: value.map(JsonText),
        })
    };
    let kind = kind_of(parameter);
    Ok(match change {
        ParameterChange::Add { .. } => None,
        ParameterChange::Type { type_word } => {
            retype(name, word(type_word)?, parameter.parameter_type, has("DefaultValue"), has("EnumValues"))
        }
        ParameterChange::Default { text } => {
            let value = text.as_ref().map(|text| parse(kind, "The default", text)).transpose()?;
            set(ParameterField::DefaultValue, value)
        }
        ParameterChange::EnumValues { values } => {
            let values =
                values.iter().map(|text| parse(kind, "A value", text)).collect::<Result<Vec<_>, _>>()?;
            set(ParameterField::EnumValues, (!values.is_empty()).then(|| Node::of(Value::Array(values))))
        }
        ParameterChange::Description { text } => {
            set(ParameterField::Description, (!text.is_empty()).then(|| Node::string(text)))
        }
    })
}

/// A parameter's type with the values that can be read as one of the new type; the others stay as they are, and the
/// validator says so.
fn retype(
    name: &str,
    to: ParameterType,
    from: Option<ParameterType>,
    default: Option<&Node>,
    values: Option<&Node>,
) -> Option<Edit> {
    if from == Some(to) {
        return None;
    }
    let kind = Kind::Scalar(to.into());
    let read = |node: &Node| parse(kind, "", &literal(Kind::Json, node)).ok();
    let edit = |field: ParameterField, node: Node| Edit::ChangeParameter {
        parameter: name.to_owned(),
        field,
        value: Some(JsonText(node)),
    };
    let mut edits = vec![edit(ParameterField::Type, Node::string(to.as_str()))];
    edits.extend(default.and_then(read).map(|node| edit(ParameterField::DefaultValue, node)));
    let listed: Option<Vec<_>> = values.map(Node::elements).unwrap_or_default().iter().map(read).collect();
    if let (Some(_), Some(listed)) = (values, listed) {
        edits.push(edit(ParameterField::EnumValues, Node::of(Value::Array(listed))));
    }
    Some(Edit::All { label: Some(format!("Make parameter {name} a {to}")), edits })
}

fn kind_of(parameter: &Parameter) -> Kind {
    Kind::Scalar(parameter.parameter_type.unwrap_or(ParameterType::String).into())
}

fn word(text: &str) -> Result<ParameterType, Error> {
    ParameterType::parse(text)
        .ok_or_else(|| Error::new(ErrorCode::BadRequest, format!("Parameters have no type `{text}`.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFINITION: &str = r#"{"Parameters": [{"Name": "Eta", "Type": "Float", "DefaultValue": 0.80}, {"Name": "Text", "Type": "String", "EnumValues": ["1", "2"], "DefaultValue": "1"}],
        "Steps": [{"Name": "T", "Type": "Training", "Arguments": {"HyperParameters": {"eta": {"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Eta"}]}}}}}]}"#;

    #[track_caller]
    fn check(name: &str, wanted: &ParameterChange, expect: Result<&str, &str>) {
        let mut definition = Definition::parse(DEFINITION).unwrap();
        let edit = change(&definition, name, wanted);
        let changed = edit.map(|edit| {
            edit.map(|edit| definition.apply(&edit).unwrap());
            let parameter = definition.parameter(name).unwrap().pointer.clone();
            JsonText(definition.root().pointer(&parameter).unwrap().clone()).to_string()
        });
        assert_eq!(changed.as_deref().map_err(|error| error.message.as_str()), expect);
    }

    #[test]
    fn declarations_change() {
        let default = |text: &str| ParameterChange::Default { text: Some(text.into()) };
        check("Eta", &default("0.10"), Ok(r#"{"Name": "Eta", "Type": "Float", "DefaultValue": 0.10}"#));
        check("Eta", &default("x"), Err("`The default` takes a number, which `x` is not."));
        check("Eta", &ParameterChange::Default { text: None }, Ok(r#"{"Name": "Eta", "Type": "Float"}"#));
        check(
            "Text",
            &ParameterChange::Type { type_word: "Integer".into() },
            Ok(r#"{"Name": "Text", "Type": "Integer", "EnumValues": [1, 2], "DefaultValue": 1}"#),
        );
        check(
            "New",
            &ParameterChange::Add { type_word: "Boolean".into() },
            Ok(r#"{"Name": "New", "Type": "Boolean"}"#),
        );
        check(
            "Gone",
            &ParameterChange::Description { text: "x".into() },
            Err("The pipeline has no parameter `Gone`."),
        );
    }

    #[test]
    fn uses_are_found_inside_functions() {
        let forms = read_all(&Definition::parse(DEFINITION).unwrap(), &[]);
        let uses: Vec<_> =
            forms[0].uses.iter().map(|one| (one.step.as_deref(), one.label.as_str())).collect();
        assert_eq!((uses, forms[0].default.as_deref()), (vec![(Some("T"), "Eta")], Some("0.80")));
    }
}
