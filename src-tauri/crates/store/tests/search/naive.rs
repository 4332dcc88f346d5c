//! The same by looking at every execution.

use std::cmp::Ordering;

use pipewright_store::{
    Comparison, Condition, Execution, ExecutionFilter, FactKind, FactName, FactTest, Facts, NumberField,
    Search, Sort, SortBy, Store, TextField, TextTest,
};
use serde_json::Value;

pub(super) struct Known(Vec<One>);

struct One {
    execution: Execution,
    tags: Vec<String>,
    pinned: bool,
    parameters: Vec<(String, Value)>,
    /// By step in the order of the definition.
    metrics: Vec<(String, String, f64)>,
}

impl Known {
    pub(super) fn read(store: &Store) -> Self {
        let filter = ExecutionFilter { pipeline: None, before: None, limit: u32::MAX };
        let organised = Search {
            condition: Condition::All(Vec::new()),
            sort: Sort::newest(),
            offset: 0,
            limit: 1_000,
            facts: Facts::All,
        };
        let found = store.search(&organised).unwrap();
        let read = |execution: Execution| {
            let own = found.iter().find(|one| one.execution == execution).unwrap();
            One {
                tags: own.tags.clone(),
                pinned: own.pinned,
                parameters: store
                    .parameters(&execution.arn)
                    .unwrap()
                    .into_iter()
                    .map(|one| (one.name, one.value))
                    .collect(),
                metrics: store
                    .last_metrics(&execution.arn)
                    .unwrap()
                    .into_iter()
                    .map(|one| (one.step, one.name, one.value))
                    .collect(),
                execution,
            }
        };
        Self(store.executions(&filter).unwrap().into_iter().map(read).collect())
    }

    pub(super) fn search(&self, condition: &Condition, sort: &Sort) -> Vec<&str> {
        let mut found: Vec<&One> = self.0.iter().filter(|one| one.holds(condition)).collect();
        // `executions` gives the newest first, and sorting keeps the order of what is equal.
        let by_index = matches!(&sort.by, SortBy::Fact(name) if name.step.is_none());
        found.sort_by(|a, b| {
            let (left, right) = (a.key(&sort.by), b.key(&sort.by));
            let order = left.partial_cmp(&right).unwrap_or(Ordering::Equal);
            let order = if sort.descending { order.reverse() } else { order };
            let recorded = || {
                let order = a.execution.sequence.cmp(&b.execution.sequence);
                if sort.descending { order.reverse() } else { order }
            };
            match (&left, &right) {
                (Some(Key::Number(_)), Some(Key::Number(_)))
                    if by_index || sort.by == SortBy::Number(NumberField::Started) =>
                {
                    order.then_with(recorded)
                }
                // Numbers come before texts, whichever are first among themselves.
                (Some(Key::Number(_)), Some(Key::Text(_))) => Ordering::Less,
                (Some(Key::Text(_)), Some(Key::Number(_))) => Ordering::Greater,
                (Some(_), Some(_)) => order,
                _ => left.is_none().cmp(&right.is_none()),
            }
        });
        found.into_iter().map(|one| one.execution.arn.id()).collect()
    }
}

#[derive(PartialEq, PartialOrd)]
enum Key {
    Number(f64),
    Text(String),
}

impl One {
    fn key(&self, by: &SortBy) -> Option<Key> {
        match by {
            SortBy::Number(field) => self.number(*field).map(|number| Key::Number(number as f64)),
            SortBy::Text(field) => self.text(*field).map(Key::Text),
            SortBy::Fact(name) => self.fact(name).and_then(|(number, text)| match number {
                Some(number) => Some(number).filter(|number| !number.is_nan()).map(Key::Number),
                None => text.map(Key::Text),
            }),
        }
    }

    fn number(&self, field: NumberField) -> Option<i64> {
        let one = &self.execution;
        match field {
            NumberField::Number => Some(one.number.into()),
            NumberField::Version => Some(one.version.into()),
            NumberField::Started => Some(one.started_at.0),
            NumberField::Ended => one.ended_at.map(|at| at.0),
            NumberField::Duration => one.ended_at.map(|at| at.0 - one.started_at.0),
        }
    }

    fn text(&self, field: TextField) -> Option<String> {
        let one = &self.execution;
        match field {
            TextField::Pipeline => Some(one.pipeline.clone()),
            TextField::Name => one.display_name.clone(),
            TextField::Status => Some(one.status.to_string()),
            TextField::Preset => one.preset.clone(),
            TextField::Reason => one.failure_reason.clone(),
            TextField::Id => Some(one.arn.id().to_owned()),
            TextField::Description
            | TextField::Target
            | TextField::Note
            | TextField::Commit
            | TextField::Branch => unreachable!(),
        }
    }

    fn fact(&self, name: &FactName) -> Option<(Option<f64>, Option<String>)> {
        if name.kind == FactKind::Parameter {
            let (_, value) = self.parameters.iter().find(|(known, _)| *known == name.name)?;
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            return Some((value.as_f64(), Some(text)));
        }
        let of = |one: &&(String, String, f64)| {
            one.1 == name.name && name.step.as_ref().is_none_or(|step| *step == one.0)
        };
        self.metrics.iter().rfind(of).map(|one| (Some(one.2), None))
    }

    fn holds(&self, condition: &Condition) -> bool {
        let one = &self.execution;
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(inner) => !self.holds(inner),
            Condition::Text(field, test) => tests(test, self.text(*field).as_deref()),
            Condition::Number(field, comparison, value) => {
                self.number(*field).is_some_and(|known| compares(*comparison, &known, value))
            }
            Condition::Tag(test) => self.tags.iter().any(|tag| tests(test, Some(tag))),
            Condition::Fact(name, test) => self.fact(name).is_some_and(|(number, text)| match test {
                FactTest::Present => true,
                FactTest::NotANumber => number.is_some_and(f64::is_nan),
                FactTest::Number(comparison, bound) => {
                    number.is_some_and(|known| !known.is_nan() && compares(*comparison, &known, bound))
                }
                FactTest::Text(test) => tests(test, text.as_deref()),
            }),
            Condition::Word(word) => {
                let numbered = format!("{} {}", one.pipeline, one.number);
                let texts = [
                    Some(one.pipeline.as_str()),
                    one.display_name.as_deref(),
                    Some(one.arn.id()),
                    one.failure_reason.as_deref(),
                    Some(&numbered),
                ];
                let test = TextTest::Contains(word.clone());
                texts.into_iter().any(|text| tests(&test, text))
                    || self.tags.iter().any(|tag| tests(&test, Some(tag)))
            }
            Condition::Pinned => self.pinned,
            Condition::Tagged => !self.tags.is_empty(),
            Condition::Unfinished => one.ended_at.is_none(),
            Condition::Dirty | Condition::In(..) => unreachable!(),
        }
    }
}

fn compares<T: PartialOrd>(comparison: Comparison, left: &T, right: &T) -> bool {
    match comparison {
        Comparison::Equal => left == right,
        Comparison::NotEqual => left != right,
        Comparison::Less => left < right,
        Comparison::AtMost => left <= right,
        Comparison::Greater => left > right,
        Comparison::AtLeast => left >= right,
    }
}

fn tests(test: &TextTest, text: Option<&str>) -> bool {
    let Some(text) = text else { return false };
    let lower = text.to_lowercase();
    match test {
        TextTest::Is(expect) => text == expect,
        TextTest::IsNot(expect) => text != expect,
        TextTest::Contains(part) => lower.contains(&part.to_lowercase()),
        TextTest::Present => !text.is_empty(),
        TextTest::Like(pattern) => like(&pattern.to_lowercase(), &lower),
    }
}

fn like(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text
            .strip_prefix(start)
            .is_some_and(|text| (0..=text.len()).any(|from| like(rest, &text[from..]))),
    }
}
