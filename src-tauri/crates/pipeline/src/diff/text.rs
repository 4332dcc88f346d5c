//! The difference for people, a line each.

use std::fmt::Write as _;

use super::{DefinitionDiff, FieldDiff, Presence, StepPlace};
use crate::json::JsonText;

/// A value longer than this is cut.
const WIDTH: usize = 80;

impl DefinitionDiff {
    /// One line for each difference; nothing when there is none.
    ///
    /// ```text
    /// → parameter Data is now Input
    /// + step Evaluate (Processing) in the pipeline
    /// ~ Train  Arguments.ResourceConfig.InstanceType: "ml.m5.large" → "ml.m5.xlarge"
    /// ```
    pub fn text(&self) -> String {
        let mut text = String::new();
        for parameter in &self.parameters {
            let name = named(&parameter.name);
            let declared = || {
                let value = |name: &str| {
                    let field = parameter.fields.iter().find(|field| field.path == name)?;
                    field.new.as_ref().or(field.old.as_ref())
                };
                let kind = value("Type").and_then(|kind| Some(format!(": {}", kind.0.as_str()?)));
                let default = value("DefaultValue").map(|default| format!(" = {}", short(default)));
                format!("{}{}", kind.unwrap_or_default(), default.unwrap_or_default())
            };
            match parameter.presence {
                Presence::Added => line(&mut text, &format!("+ parameter {name}{}", declared())),
                Presence::Removed => line(&mut text, &format!("- parameter {name}{}", declared())),
                Presence::Kept => {
                    if let Some(before) = &parameter.renamed_from {
                        line(&mut text, &format!("→ parameter {before} is now {name}"));
                    }
                    fields(&mut text, &format!("parameter {name}  "), &parameter.fields);
                }
            }
        }
        for step in &self.steps {
            let (name, kind) = (named(&step.name), &step.step_type);
            match step.presence {
                Presence::Added | Presence::Removed => {
                    let sign = if step.presence == Presence::Added { '+' } else { '-' };
                    line(&mut text, &format!("{sign} step {name} ({kind}) in {}", list(&step.place)));
                }
                Presence::Kept => {
                    if let Some(before) = &step.renamed_from {
                        line(&mut text, &format!("→ step {before} is now {name}"));
                    }
                    if let Some(before) = &step.retyped_from {
                        line(&mut text, &format!("~ {name}  Type: {before} → {kind}"));
                    }
                    if let Some(before) = &step.moved_from {
                        let (from, to) = (place(before), place(&step.place));
                        line(&mut text, &format!("→ step {name} moved from {from} to {to}"));
                    }
                    fields(&mut text, &format!("{name}  "), &step.fields);
                }
            }
        }
        fields(&mut text, "", &self.fields);
        text
    }
}

fn line(text: &mut String, line: &str) {
    // What stands in names must not make lines of its own, or colours.
    text.extend(line.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }));
    text.push('\n');
}

fn fields(text: &mut String, owner: &str, fields: &[FieldDiff]) {
    for field in fields {
        let path = if field.path.is_empty() { "the document" } else { &field.path };
        let mut shown = String::new();
        // Writing to a String cannot fail.
        let _ = match (&field.old, &field.new) {
            (None, Some(new)) => write!(shown, "+ {owner}{path}: {}", short(new)),
            (Some(old), None) => write!(shown, "- {owner}{path}: {}", short(old)),
            (old, new) => {
                let value = |value: &Option<JsonText>| value.as_ref().map(short).unwrap_or_default();
                write!(shown, "~ {owner}{path}: {} → {}", value(old), value(new))
            }
        };
        line(text, &shown);
    }
}

fn named(name: &str) -> &str {
    if name.is_empty() { "(unnamed)" } else { name }
}

fn short(value: &JsonText) -> String {
    let text = value.to_string();
    match text.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn list(place: &StepPlace) -> String {
    place
        .list
        .holder()
        .map_or_else(|| "the pipeline".to_owned(), |(step, branch)| format!("{} of {step}", branch.member()))
}

fn place(place: &StepPlace) -> String {
    format!("position {} in {}", place.position, list(place))
}
