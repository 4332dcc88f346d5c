//! A search as hosts write it, read.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use pipewright_store::{
    Condition, FactName, GroupBy, GroupValue, KnownFact, NumberField, Sort, SortBy, TextField,
};

use super::filter::{self, Context, Fault, Filter};
use crate::clock;
use crate::dto::history::{FilterFault, GroupKey};
use crate::error::{Error, ErrorCode};

/// What orders go by, beside parameters and metrics.
const ORDERS: [(&str, SortBy); 11] = [
    ("started", SortBy::Number(NumberField::Started)),
    ("ended", SortBy::Number(NumberField::Ended)),
    ("duration", SortBy::Number(NumberField::Duration)),
    ("number", SortBy::Number(NumberField::Number)),
    ("version", SortBy::Number(NumberField::Version)),
    ("pipeline", SortBy::Text(TextField::Pipeline)),
    ("name", SortBy::Text(TextField::Name)),
    ("status", SortBy::Text(TextField::Status)),
    ("preset", SortBy::Text(TextField::Preset)),
    ("target", SortBy::Text(TextField::Target)),
    ("note", SortBy::Text(TextField::Note)),
];

/// Now, where the user is.
pub(super) fn now() -> Zoned {
    Timestamp::from_millisecond(clock::now().0).unwrap_or_default().to_zoned(TimeZone::system())
}

/// Reads a filter against what is known.
pub(super) fn read_filter(text: &str, facts: &[KnownFact]) -> Result<Filter, Fault> {
    filter::parse(text, &Context { now: now(), facts })
}

/// A filter that cannot be read, as an error with its place.
pub(super) fn refuse(text: &str, fault: &Fault) -> Error {
    let place = text[..fault.start].chars().count() + 1;
    let error = Error::new(ErrorCode::BadRequest, format!("The filter, at {place}: {}", fault.message));
    match &fault.hint {
        Some(hint) => error.hinted(hint.clone()),
        None => error,
    }
}

/// A fault with its place as JavaScript counts.
pub(super) fn fault(text: &str, fault: Fault) -> FilterFault {
    FilterFault {
        start: utf16(text, fault.start),
        end: utf16(text, fault.end),
        message: fault.message,
        hint: fault.hint,
    }
}

pub(super) fn utf16(text: &str, byte: usize) -> u32 {
    text.get(..byte).unwrap_or(text).encode_utf16().count() as u32
}

/// The byte of a UTF-16 place.
pub(super) fn byte(text: &str, unit: u32) -> usize {
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        if units >= unit {
            return at;
        }
        units += letter.len_utf16() as u32;
    }
    text.len()
}

/// `started`, `-started`, `metric.auc`: the greatest first after a minus. Newest first when not given.
pub(super) fn sort(text: Option<&str>, facts: &[KnownFact]) -> Result<Sort, Error> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(Sort::newest()) };
    let (descending, name) = match text.strip_prefix('-') {
        Some(name) => (true, name),
        None => (false, text),
    };
    let own = ORDERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, by)| by.clone());
    let by = own.or_else(|| filter::read_fact(name, facts).map(SortBy::Fact)).ok_or_else(|| {
        let names: Vec<_> = ORDERS.iter().map(|(name, _)| *name).collect();
        Error::new(ErrorCode::BadRequest, format!("Executions cannot be sorted by `{name}`.")).hinted(
            format!(
                "{}, `param.NAME` or `metric.NAME`; a minus before it puts the greatest first.",
                names.join(", ")
            ),
        )
    })?;
    Ok(Sort { by, descending })
}

/// `pipeline`, `status`, `day`, `tag`, `param.MaxDepth`.
pub(super) fn group(text: &str, facts: &[KnownFact]) -> Result<GroupBy, Error> {
    Ok(match text {
        "pipeline" => GroupBy::Pipeline,
        "status" => GroupBy::Status,
        "day" => GroupBy::Day { offset: filter::offset(&now()) },
        "tag" => GroupBy::Tag,
        _ => match filter::read_fact(text, facts) {
            Some(name) => GroupBy::Fact(name),
            None => {
                return Err(Error::new(
                    ErrorCode::BadRequest,
                    format!("Executions cannot be grouped by `{text}`."),
                )
                .hinted("pipeline, status, day, tag, or `param.NAME`"));
            }
        },
    })
}

/// The executions of a group, beside those of the filter.
pub(super) fn within(condition: Condition, group: Option<GroupBy>, within: Option<&GroupKey>) -> Condition {
    let value = match within {
        None => return condition,
        Some(GroupKey::Pinned) => return Condition::All(vec![condition, Condition::Pinned]),
        Some(GroupKey::None) => GroupValue::None,
        Some(GroupKey::Text { text }) => GroupValue::Text(text.clone()),
        Some(GroupKey::Day { day }) => GroupValue::Day(*day),
    };
    match group {
        None => condition,
        Some(by) => Condition::All(vec![condition, Condition::In(by, value)]),
    }
}

/// The facts that columns show.
pub(super) fn columns(keys: &[String], facts: &[KnownFact]) -> Result<Vec<FactName>, Error> {
    keys.iter()
        .map(|key| {
            filter::read_fact(key, facts).ok_or_else(|| {
                Error::new(ErrorCode::BadRequest, format!("`{key}` is no column."))
                    .hinted("Parameters are `param.NAME`, metrics `metric.NAME` or `metric.STEP/NAME`.")
            })
        })
        .collect()
}
