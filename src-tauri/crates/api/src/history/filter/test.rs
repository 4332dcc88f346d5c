//! A term as a condition.

use pipewright_pipeline::spelling;
use pipewright_pipeline::status::ExecutionStatus;
use pipewright_store::{
    Comparison, Condition, FactKind, FactName, FactTest, NumberField, TextField, TextTest,
};

use super::fact;
use super::field::{FIELDS, Field, HAS, IS, RUNNING, find};
use super::term::{Split, Term, bare, choices, quoted};
use super::time::{duration, when};
use super::{Context, Fault};

/// Reads a term.
pub(super) fn condition(
    term: &Term<'_>,
    context: &Context<'_>,
    remarks: &mut Vec<Fault>,
) -> Result<Condition, Fault> {
    let Some(split) = term.split() else {
        if fact::strip(term.text).is_some() {
            return Err(Fault::new(term.span(), format!("`{}` is compared with nothing.", term.text))
                .hinted(format!("`{0}>4`, `{0}:fast`, or `has:{0}`", term.text)));
        }
        return Ok(Condition::Word(bare(term.text)));
    };
    let field_span = (term.start, term.start + split.field.len());
    if bare(split.value).is_empty() && !split.value.starts_with('"') {
        return Err(Fault::new(term.span(), format!("`{}{}` needs a value.", split.field, split.operator))
            .hinted("An empty text is written `\"\"`."));
    }
    if let Some(name) = fact::read(split.field, context.facts) {
        remarks.extend(fact::remark(&name, context.facts, field_span));
        return each(&split, |value, span| fact_test(&name, split.operator, value, span));
    }
    let Some(field) = find(split.field) else { return Err(unknown(split.field, field_span, context)) };
    let whole = (split.value_at, split.value_at + split.value.len());
    match field {
        Field::Status => each(&split, |value, span| {
            equality(&split, whole)?;
            Ok(negated(&split, status(value, span)?))
        }),
        Field::Word(field) => {
            each(&split, |value, span| Ok(Condition::Text(field, text_test(&split, value, span, false)?)))
        }
        Field::Prose(field) => {
            each(&split, |value, span| Ok(Condition::Text(field, text_test(&split, value, span, true)?)))
        }
        Field::Tag => each(&split, |value, span| Ok(tag(text_test(&split, value, span, false)?))),
        Field::Number(field) => each(&split, |value, span| {
            let number: i64 = value.parse().map_err(|_| {
                Fault::new(span, format!("`{}` is compared with a whole number.", split.field))
            })?;
            Ok(Condition::Number(field, comparison(split.operator), number))
        }),
        Field::Duration => each(&split, |value, span| {
            let millis = duration(value).or_else(|| duration(&format!("{value}s"))).ok_or_else(|| {
                Fault::new(span, format!("`{value}` is no length of time.")).hinted("`90s`, `2m`, `1h30m`")
            })?;
            Ok(Condition::Number(NumberField::Duration, comparison(split.operator), millis))
        }),
        Field::Time(field) => each(&split, |value, span| time(field, split.operator, value, span, context)),
        Field::Is => each(&split, |value, span| {
            equality(&split, whole)?;
            Ok(negated(&split, is(value, span)?))
        }),
        Field::Has => each(&split, |value, span| {
            equality(&split, whole)?;
            Ok(negated(&split, has(value, span, context, remarks)?))
        }),
    }
}

/// One of several values that commas separate; with `!=`, none of them.
fn each(
    split: &Split<'_>,
    mut one: impl FnMut(&str, (usize, usize)) -> Result<Condition, Fault>,
) -> Result<Condition, Fault> {
    let mut parts = Vec::new();
    for (at, written) in choices(split.value) {
        let start = split.value_at + at;
        parts.push(one(&bare(written), (start, start + written.len()))?);
    }
    Ok(match parts.len() {
        1 => parts.remove(0),
        _ if split.operator == "!=" => Condition::All(parts),
        _ => Condition::Any(parts),
    })
}

fn unknown(field: &str, span: (usize, usize), context: &Context<'_>) -> Fault {
    let fault = Fault::new(span, format!("There is no field `{field}`."));
    let name = bare(field);
    if let Some(known) = context.facts.iter().find(|known| known.name == name) {
        let known = FactName { kind: known.kind, name, step: None };
        return fault.hinted(format!("Write `{}`.", fact::written(&known)));
    }
    let names = FIELDS.iter().map(|known| known.name).chain(["param.", "metric."]);
    match spelling::nearest(field, names) {
        Some(near) => fault.hinted(format!("Did you mean `{near}`?")),
        None => fault.hinted("Parameters are `param.NAME`, metrics `metric.NAME`; a text goes into quotes."),
    }
}

fn comparison(operator: &str) -> Comparison {
    match operator {
        ">" => Comparison::Greater,
        ">=" => Comparison::AtLeast,
        "<" => Comparison::Less,
        "<=" => Comparison::AtMost,
        "!=" => Comparison::NotEqual,
        _ => Comparison::Equal,
    }
}

/// Refuses operators that only numbers have.
fn equality(split: &Split<'_>, span: (usize, usize)) -> Result<(), Fault> {
    match split.operator {
        ":" | "=" | "==" | "!=" => Ok(()),
        operator => Err(Fault::new(span, format!("`{}` cannot be compared with `{operator}`.", split.field))
            .hinted(format!("`{}:{}`", split.field, split.value))),
    }
}

fn negated(split: &Split<'_>, condition: Condition) -> Condition {
    if split.operator == "!=" { Condition::Not(Box::new(condition)) } else { condition }
}

fn text_test(split: &Split<'_>, value: &str, span: (usize, usize), prose: bool) -> Result<TextTest, Fault> {
    let text = value.to_owned();
    match split.operator {
        ":" if prose => Ok(TextTest::Contains(text)),
        ":" => Ok(TextTest::Like(text)),
        "=" | "==" => Ok(TextTest::Is(text)),
        "!=" => Ok(TextTest::IsNot(text)),
        "~" => Ok(TextTest::Contains(text)),
        operator => Err(Fault::new(
            span,
            format!("`{}` is a text, which `{operator}` does not compare.", split.field),
        )
        .hinted(format!("`{}:{}`, or `{0}~{1}` for a part of it", split.field, split.value))),
    }
}

fn tag(test: TextTest) -> Condition {
    match test {
        // Not one of several: none of them.
        TextTest::IsNot(text) => Condition::Not(Box::new(Condition::Tag(TextTest::Is(text)))),
        test => Condition::Tag(test),
    }
}

fn status(value: &str, span: (usize, usize)) -> Result<Condition, Fault> {
    use ExecutionStatus::{Executing, Failed, Stopped, Stopping, Succeeded};
    if value.eq_ignore_ascii_case(RUNNING) {
        return Ok(Condition::Unfinished);
    }
    let all = [Executing, Stopping, Stopped, Failed, Succeeded];
    match all.into_iter().find(|status| status.as_str().eq_ignore_ascii_case(value)) {
        Some(status) => Ok(Condition::Text(TextField::Status, TextTest::Is(status.as_str().to_owned()))),
        None => Err(one_of(
            &format!("`{value}` is no status."),
            span,
            value,
            all.iter().map(|status| status.as_str()).chain([RUNNING]),
        )),
    }
}

fn one_of<'a>(
    message: &str,
    span: (usize, usize),
    value: &str,
    words: impl Iterator<Item = &'a str>,
) -> Fault {
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let fault = Fault::new(span, message);
    match spelling::nearest(&value.to_lowercase(), words.iter().map(String::as_str)) {
        Some(near) => fault.hinted(format!("Did you mean `{near}`?")),
        None => fault.hinted(format!("One of {}.", words.join(", "))),
    }
}

fn is(value: &str, span: (usize, usize)) -> Result<Condition, Fault> {
    match value.to_ascii_lowercase().as_str() {
        "pinned" => Ok(Condition::Pinned),
        "running" => Ok(Condition::Unfinished),
        "dirty" => Ok(Condition::Dirty),
        "finished" => Ok(Condition::Not(Box::new(Condition::Unfinished))),
        _ => Err(one_of(
            &format!("An execution is not `{value}`."),
            span,
            value,
            IS.iter().map(|(word, _)| *word),
        )),
    }
}

fn has(
    value: &str,
    span: (usize, usize),
    context: &Context<'_>,
    remarks: &mut Vec<Fault>,
) -> Result<Condition, Fault> {
    if let Some(name) = fact::read(value, context.facts) {
        remarks.extend(fact::remark(&name, context.facts, span));
        return Ok(Condition::Fact(name, FactTest::Present));
    }
    let text = |field| Ok(Condition::Text(field, TextTest::Present));
    match value.to_ascii_lowercase().as_str() {
        "tag" | "tags" => Ok(Condition::Tagged),
        "note" => text(TextField::Note),
        "name" => text(TextField::Name),
        "preset" => text(TextField::Preset),
        "description" => text(TextField::Description),
        "reason" => text(TextField::Reason),
        _ => Err(one_of(
            &format!("An execution has no `{value}`."),
            span,
            value,
            HAS.iter().map(|(word, _)| *word).chain(["param.", "metric."]),
        )),
    }
}

fn time(
    field: NumberField,
    operator: &str,
    value: &str,
    span: (usize, usize),
    context: &Context<'_>,
) -> Result<Condition, Fault> {
    let Some(at) = when(value, &context.now) else {
        return Err(Fault::new(span, format!("`{value}` is no time."))
            .hinted("`-7d`, `today`, `2026-11-21`, `2026-11-21T14:00`"));
    };
    let number = |comparison, at| Condition::Number(field, comparison, at);
    let within =
        Condition::All(vec![number(Comparison::AtLeast, at.from), number(Comparison::AtMost, at.until)]);
    Ok(match operator {
        ">" => number(Comparison::Greater, at.until),
        ">=" => number(Comparison::AtLeast, at.from),
        "<" => number(Comparison::Less, at.from),
        "<=" => number(Comparison::AtMost, at.until),
        "!=" => Condition::Not(Box::new(within)),
        _ => within,
    })
}

fn fact_test(name: &FactName, operator: &str, value: &str, span: (usize, usize)) -> Result<Condition, Fault> {
    let test = |test| Condition::Fact(name.clone(), test);
    let not = |condition| Condition::Not(Box::new(condition));
    let number = value.parse::<f64>().ok();
    let lacks = value.eq_ignore_ascii_case("none");
    match operator {
        ":" | "=" | "==" if lacks => return Ok(not(test(FactTest::Present))),
        "!=" if lacks => return Ok(test(FactTest::Present)),
        _ => {}
    }
    let equal = match (name.kind, number) {
        (FactKind::Metric, Some(number)) if number.is_nan() => test(FactTest::NotANumber),
        (FactKind::Metric, Some(number)) => test(FactTest::Number(Comparison::Equal, number)),
        (FactKind::Metric, None) => return Err(not_a_number(name, value, span)),
        (FactKind::Parameter, number) => {
            let text = match operator {
                ":" => TextTest::Like(value.to_owned()),
                "~" => TextTest::Contains(value.to_owned()),
                _ => TextTest::Is(value.to_owned()),
            };
            let text = test(FactTest::Text(text));
            match number.filter(|number| operator != "~" && !number.is_nan()) {
                Some(number) => Condition::Any(vec![test(FactTest::Number(Comparison::Equal, number)), text]),
                None => text,
            }
        }
    };
    Ok(match operator {
        "!=" => Condition::All(vec![test(FactTest::Present), not(equal)]),
        "<" | "<=" | ">" | ">=" => match number.filter(|number| !number.is_nan()) {
            Some(number) => test(FactTest::Number(comparison(operator), number)),
            None => return Err(not_a_number(name, value, span)),
        },
        _ => equal,
    })
}

fn not_a_number(name: &FactName, value: &str, span: (usize, usize)) -> Fault {
    let fault = Fault::new(span, format!("`{value}` is no number."));
    match name.kind {
        FactKind::Metric => fault.hinted("Metrics are compared with numbers, `nan`, `inf` or `none`."),
        FactKind::Parameter => {
            fault.hinted(format!("Texts are compared by `{}:{}`.", fact::written(name), quoted(value)))
        }
    }
}
