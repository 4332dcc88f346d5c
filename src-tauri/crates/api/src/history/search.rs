//! Pages of the history, and what it comes to.

use std::collections::HashMap;

use pipewright_store::{
    Condition, Fact, FactKind, FactName, Facts, FoundExecution, GroupValue, KnownFact, Search,
};

use super::filter::{self, Values, complete};
use super::query;
use crate::dto::history::{
    CellValue, FilterHelp, FilterOffer, GroupKey, HistoryColumn, HistoryColumns, HistoryGroup, HistoryPage,
    HistoryRow, HistorySummary, StatusCount,
};
use crate::error::Error;
use crate::workbench::Workbench;

/// A part of the history, as hosts ask for it.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// Which executions.
    pub filter: String,
    /// Their order: `-started`, the newest first, when not given.
    pub sort: Option<String>,
    /// What they are grouped by.
    pub group: Option<String>,
    /// The group that the part is of.
    pub within: Option<GroupKey>,
    /// How many to skip.
    pub offset: u64,
    /// At most so many.
    pub limit: u64,
    /// The parameters and metrics to read.
    pub columns: Vec<String>,
}

/// Executions that are looked at for the values of a parameter.
const LATELY: u32 = 400;
/// Executions that say which columns there had better be.
const NEWEST: u32 = 50;

impl Workbench {
    /// Executions by whatever is known of them.
    pub fn search_executions(&self, ask: &Ask) -> Result<HistoryPage, Error> {
        let facts = self.shared.store.known_facts()?;
        let columns = query::columns(&ask.columns, &facts)?;
        let search = read(ask, &facts, columns.clone())?;
        let found = self.shared.store.search(&search)?;
        Ok(HistoryPage { rows: found.into_iter().map(|one| row(one, columns.len())).collect() })
    }

    /// What the executions of a filter come to, by group if that is asked for.
    pub fn summarise_executions(&self, filter: &str, group: Option<&str>) -> Result<HistorySummary, Error> {
        self.recover()?;
        let store = &self.shared.store;
        let facts = store.known_facts()?;
        let read = query::read_filter(filter, &facts).map_err(|fault| query::refuse(filter, &fault))?;
        let totals = store.totals(&read.condition)?;
        let pinned = store.totals(&Condition::All(vec![Condition::Pinned, read.condition.clone()]))?.count;
        let groups = match group {
            None => Vec::new(),
            Some(group) => store.groups(&read.condition, &query::group(group, &facts)?)?,
        };
        Ok(HistorySummary {
            count: totals.count,
            pinned,
            by_status: totals
                .by_status
                .into_iter()
                .map(|(status, count)| StatusCount { status, count })
                .collect(),
            duration_ms: totals.duration,
            groups: groups
                .into_iter()
                .map(|one| HistoryGroup {
                    label: label(&one.value, group.unwrap_or_default()),
                    value: match one.value {
                        GroupValue::None => GroupKey::None,
                        GroupValue::Text(text) => GroupKey::Text { text },
                        GroupValue::Day(day) => GroupKey::Day { day },
                    },
                    count: one.count,
                    failed: one.failed,
                    duration_ms: one.duration,
                })
                .collect(),
            remarks: read.remarks.into_iter().map(|one| query::fault(filter, one)).collect(),
        })
    }

    /// What could be written at a place of a filter, and what is wrong with it. The place counts UTF-16 units.
    pub fn complete_filter(&self, text: &str, cursor: u32) -> Result<FilterHelp, Error> {
        let store = &self.shared.store;
        let facts = store.known_facts()?;
        let of_field = |field: &str| self.field_values(field).unwrap_or_default();
        let of_parameter = |name: &str| store.recent_values(name, LATELY).unwrap_or_default();
        let values = Values { facts: &facts, of_field: &of_field, of_parameter: &of_parameter };
        let offers = complete(text, query::byte(text, cursor), &values)
            .into_iter()
            .map(|offer| FilterOffer {
                label: offer.label,
                about: offer.about,
                start: query::utf16(text, offer.span.0),
                end: query::utf16(text, offer.span.1),
                insert: offer.insert,
            })
            .collect();
        Ok(match query::read_filter(text, &facts) {
            Ok(filter) => FilterHelp {
                offers,
                fault: None,
                remarks: filter.remarks.into_iter().map(|one| query::fault(text, one)).collect(),
            },
            Err(fault) => FilterHelp { offers, fault: Some(query::fault(text, fault)), remarks: Vec::new() },
        })
    }

    fn field_values(&self, field: &str) -> Result<Vec<String>, Error> {
        let store = &self.shared.store;
        Ok(match field {
            "tag" => store.tags()?.into_iter().map(|(tag, _)| tag).collect(),
            "pipeline" => store.pipelines_run()?,
            "preset" => store.presets_used()?,
            "target" => vec!["local".to_owned()],
            _ => Vec::new(),
        })
    }

    /// The columns that the history could show.
    pub fn history_columns(&self) -> Result<HistoryColumns, Error> {
        let store = &self.shared.store;
        let mut columns = HistoryColumns { parameters: Vec::new(), metrics: Vec::new(), tags: Vec::new() };
        columns.tags.extend(store.tags()?.into_iter().map(|(tag, _)| tag));
        let recent = store.recent_facts(NEWEST)?;
        let recent: HashMap<_, _> = recent.iter().map(|one| ((one.kind, one.name.as_str()), one)).collect();
        for known in store.known_facts()? {
            let lately = recent.get(&(known.kind, known.name.as_str()));
            let of_step = |step: Option<&String>| {
                let name = FactName { kind: known.kind, name: known.name.clone(), step: step.cloned() };
                HistoryColumn {
                    key: filter::written(&name),
                    name: name.name,
                    step: name.step,
                    lately: lately.map_or(0, |one| one.executions),
                    varies: lately.is_some_and(|one| one.values > 1),
                    numeric: lately.map_or(known.kind == FactKind::Metric, |one| one.numeric),
                }
            };
            match known.kind {
                FactKind::Parameter => columns.parameters.push(of_step(None)),
                FactKind::Metric => {
                    columns.metrics.push(of_step(None));
                    if known.steps.len() > 1 {
                        columns.metrics.extend(known.steps.iter().map(|step| of_step(Some(step))));
                    }
                }
            }
        }
        Ok(columns)
    }
}

fn read(ask: &Ask, facts: &[KnownFact], columns: Vec<FactName>) -> Result<Search, Error> {
    let filter =
        query::read_filter(&ask.filter, facts).map_err(|fault| query::refuse(&ask.filter, &fault))?;
    let group = ask.group.as_deref().map(|group| query::group(group, facts)).transpose()?;
    Ok(Search {
        condition: query::within(filter.condition, group, ask.within.as_ref()),
        sort: query::sort(ask.sort.as_deref(), facts)?,
        offset: ask.offset,
        limit: ask.limit,
        facts: Facts::Of(columns),
    })
}

fn label(value: &GroupValue, group: &str) -> String {
    match value {
        GroupValue::None => match group {
            "tag" => "No tag".to_owned(),
            _ => "Unavailable".to_owned(),
        },
        GroupValue::Text(text) if text.is_empty() => "\"\"".to_owned(),
        GroupValue::Text(text) => text.clone(),
        GroupValue::Day(day) => filter::date(*day).map_or_else(String::new, |date| date.to_string()),
    }
}

fn row(found: FoundExecution, columns: usize) -> HistoryRow {
    let mut values = vec![None; columns];
    for fact in found.facts {
        if let Some(place) = usize::try_from(fact.of).ok().and_then(|of| values.get_mut(of)) {
            *place = Some(cell(fact));
        }
    }
    let one = found.execution;
    HistoryRow {
        arn: one.arn,
        pipeline: one.pipeline,
        number: one.number,
        version: one.version,
        display_name: one.display_name,
        preset: one.preset,
        target: one.target,
        status: one.status,
        failure_reason: one.failure_reason,
        started_at: one.started_at,
        ended_at: one.ended_at,
        tags: found.tags,
        note: found.note,
        pinned: found.pinned,
        values,
    }
}

fn cell(fact: Fact) -> CellValue {
    let text = fact.text.unwrap_or_else(|| fact.number.unwrap_or(f64::NAN).to_string());
    CellValue { number: fact.number.filter(|number| number.is_finite()), text, cut: !fact.whole }
}
