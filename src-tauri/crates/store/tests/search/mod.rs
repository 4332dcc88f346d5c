//! Searching gives what a plain look at every execution gives.

mod naive;

use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_store::{
    Change, Comparison, Condition, ExecutionParameter, FactName, FactTest, Facts, FoundExecution, GroupBy,
    GroupValue, MetricOrigin, MetricPoint, NumberField, ParameterOrigin, Search, Sort, SortBy, TextField,
    TextTest,
};
use serde_json::{Value, json};

use crate::fixture::{Home, at, end, home, new_execution, start};

/// Numbers that look random and are always the same.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }

    fn of<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.roll(choices.len() as u64) as usize]
    }
}

const METRICS: [f64; 8] = [0.5, 0.75, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.8, 1e-9];

/// Eighty executions of two pipelines, with what makes trouble: missing values, NaN, equal instants, one metric of two steps.
fn seeded() -> Home {
    let home = home();
    let mut dice = Dice(7);
    for nth in 0..80 {
        let pipeline = dice.of(&["churn", "fraud_v2"]);
        let mut new =
            new_execution(&home.store, pipeline, &format!("id{nth}"), at(dice.roll(20) as i64 * 10));
        new.display_name =
            (dice.roll(3) == 0).then(|| dice.of(&["100% sure", "baseline", "Base_2"]).to_owned());
        new.preset = (dice.roll(2) == 0).then(|| dice.of(&["dev", "production"]).to_owned());
        let mut parameter = |name: &str, value: Value| {
            let origin = ParameterOrigin::Default;
            new.parameters.push(ExecutionParameter { name: name.to_owned(), value, origin });
        };
        parameter("MaxDepth", json!(dice.roll(8)));
        if dice.roll(2) == 0 {
            parameter("Mode", json!(dice.of(&["fast", "Slow", "a*b", ""])));
        }
        if dice.roll(10) == 0 {
            parameter("Long", json!("x".repeat(5_000) + "end"));
        }
        home.store.begin_execution(&new).unwrap();
        for (position, step) in (0..).zip(["Train", "Evaluate"]) {
            if dice.roll(4) == 0 {
                continue;
            }
            home.store.begin_step(&new.arn, &start(step, position)).unwrap();
            let mut end = end(step, StepStatus::Succeeded);
            for metric in ["auc", "loss"] {
                for _ in 0..dice.roll(3) {
                    let value = METRICS[dice.roll(8) as usize];
                    end.metrics.push(MetricPoint {
                        name: metric.to_owned(),
                        value,
                        at: at(1),
                        origin: MetricOrigin::Log,
                    });
                }
            }
            home.store.finish_step(&new.arn, &end).unwrap();
        }
        let arns = std::slice::from_ref(&new.arn);
        for tag in ["prod", "nightly", "50%"] {
            if dice.roll(4) == 0 {
                home.store.organise(arns, &Change::Tag(tag.to_owned()), at(1)).unwrap();
            }
        }
        if dice.roll(8) == 0 {
            home.store.organise(arns, &Change::Pin(true), at(1)).unwrap();
        }
        let ended = at(new.started_at.0 + 5 + dice.roll(9) as i64);
        match dice.roll(5) {
            0 => {}
            1 => {
                let why = Some("Train: out of memory");
                home.store.finish_execution(&new.arn, ExecutionStatus::Failed, why, ended).map(drop).unwrap();
            }
            _ => {
                home.store
                    .finish_execution(&new.arn, ExecutionStatus::Succeeded, None, ended)
                    .map(drop)
                    .unwrap();
            }
        }
    }
    home
}

fn comparison(dice: &mut Dice) -> Comparison {
    use Comparison::{AtLeast, AtMost, Equal, Greater, Less, NotEqual};
    *dice.of(&[&Equal, &NotEqual, &Less, &AtMost, &Greater, &AtLeast])
}

fn text_test(dice: &mut Dice) -> TextTest {
    let text =
        dice.of(&["churn", "CHURN", "base", "*", "fr*2", "%", "_", "50%", "fast", "slow", "end", "dev", ""]);
    match dice.roll(5) {
        0 => TextTest::Is(text.to_owned()),
        1 => TextTest::IsNot(text.to_owned()),
        2 => TextTest::Like(text.to_owned()),
        3 => TextTest::Contains(text.to_owned()),
        _ => TextTest::Present,
    }
}

fn fact_name(dice: &mut Dice) -> FactName {
    let step = |step: &str| FactName { step: Some(step.to_owned()), ..FactName::metric("auc") };
    match dice.roll(8) {
        0 | 1 => FactName::parameter("MaxDepth"),
        2 => FactName::parameter("Mode"),
        3 => FactName::parameter("Long"),
        4 => FactName::metric("loss"),
        5 => step("Train"),
        6 => FactName::metric("nobody"),
        _ => FactName::metric("auc"),
    }
}

fn condition(dice: &mut Dice, depth: u32) -> Condition {
    let inner = |dice: &mut Dice| (0..dice.roll(4)).map(|_| condition(dice, depth - 1)).collect();
    match dice.roll(if depth == 0 { 9 } else { 13 }) {
        0 => Condition::Tag(text_test(dice)),
        1 => Condition::Word(dice.of(&["churn", "BASE", "memory", "prod", "%", "churn 3"]).to_owned()),
        2 => dice.of(&[&Condition::Pinned, &Condition::Tagged, &Condition::Unfinished]).clone(),
        3 => {
            use TextField::{Name, Pipeline, Preset, Reason, Status};
            let field = *dice.of(&[&Name, &Pipeline, &Preset, &Reason, &Status]);
            Condition::Text(field, text_test(dice))
        }
        4 => {
            use NumberField::{Duration, Ended, Number, Started};
            let field = *dice.of(&[&Duration, &Ended, &Number, &Started]);
            let value = dice.roll(if field == Duration { 15 } else { 200 }) as i64;
            Condition::Number(field, comparison(dice), value)
        }
        5 | 6 => {
            let bound = if dice.roll(2) == 0 { 0.7 } else { dice.roll(8) as f64 };
            Condition::Fact(fact_name(dice), FactTest::Number(comparison(dice), bound))
        }
        7 => Condition::Fact(fact_name(dice), FactTest::Text(text_test(dice))),
        8 => Condition::Fact(
            fact_name(dice),
            if dice.roll(2) == 0 { FactTest::Present } else { FactTest::NotANumber },
        ),
        9 | 10 => Condition::All(inner(dice)),
        11 => Condition::Any(inner(dice)),
        _ => Condition::Not(Box::new(condition(dice, depth - 1))),
    }
}

fn sort(dice: &mut Dice) -> Sort {
    let by = match dice.roll(5) {
        0 => SortBy::Number(NumberField::Started),
        1 => SortBy::Number(NumberField::Duration),
        2 => SortBy::Text(TextField::Name),
        _ => SortBy::Fact(fact_name(dice)),
    };
    Sort { by, descending: dice.roll(2) == 0 }
}

fn ids(found: &[FoundExecution]) -> Vec<&str> {
    found.iter().map(|one| one.execution.arn.id()).collect()
}

fn every(condition: Condition) -> Search {
    Search { condition, sort: Sort::newest(), offset: 0, limit: 1_000, facts: Facts::All }
}

#[test]
fn random_searches() {
    let home = seeded();
    let known = naive::Known::read(&home.store);
    let mut dice = Dice(99);
    for _ in 0..400 {
        let (condition, sort) = (condition(&mut dice, 3), sort(&mut dice));
        let expect = known.search(&condition, &sort);
        let search = Search { sort, ..every(condition) };
        let found = home.store.search(&search).unwrap();
        assert_eq!(ids(&found), expect, "{search:?}");
        assert_eq!(home.store.totals(&search.condition).unwrap().count, expect.len() as u64, "{search:?}");
        // Pages are parts of the whole, in order.
        let (offset, limit) = (dice.roll(60), 1 + dice.roll(20));
        let page = home.store.search(&Search { offset, limit, ..search.clone() }).unwrap();
        let part: Vec<_> = expect.iter().copied().skip(offset as usize).take(limit as usize).collect();
        assert_eq!(ids(&page), part, "{offset} {limit} {search:?}");
    }
}

#[test]
fn groups_hold_what_they_count() {
    let home = seeded();
    let all = Condition::All(Vec::new());
    let by = [
        GroupBy::Pipeline,
        GroupBy::Status,
        GroupBy::Day { offset: -100 },
        GroupBy::Tag,
        GroupBy::Fact(FactName::parameter("Mode")),
        GroupBy::Fact(FactName::parameter("MaxDepth")),
        GroupBy::Fact(FactName::parameter("nobody")),
    ];
    for by in by {
        let groups = home.store.groups(&all, &by).unwrap();
        for group in &groups {
            let within = Condition::In(by.clone(), group.value.clone());
            let totals = home.store.totals(&within).unwrap();
            assert_eq!((totals.count, totals.duration), (group.count, group.duration), "{by:?} {group:?}");
        }
        let total: u64 = groups.iter().map(|group| group.count).sum();
        if by == GroupBy::Tag { assert!(total > 80) } else { assert_eq!(total, 80, "{by:?}") }
    }
    let days = home.store.groups(&all, &GroupBy::Day { offset: -100 }).unwrap();
    assert_eq!(days.iter().map(|day| day.value.clone()).collect::<Vec<_>>(), [0, -1].map(GroupValue::Day));
}

#[test]
fn facts_are_read_in_the_order_asked_for() {
    let home = seeded();
    let asked = vec![FactName::metric("loss"), FactName::metric("nobody"), FactName::parameter("MaxDepth")];
    let has = Condition::Fact(FactName::metric("loss"), FactTest::Present);
    let search = Search { facts: Facts::Of(asked), limit: 1, ..every(has) };
    let found = home.store.search(&search).unwrap();
    assert_eq!(found[0].facts.iter().map(|fact| fact.of).collect::<Vec<_>>(), [0, 2]);
}
