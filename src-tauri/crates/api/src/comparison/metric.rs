//! Numbers: which are better, how far apart they are, and how they read.

use std::collections::HashMap;

use pipewright_pipeline::condition::{Comparison, Condition};
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::expression::{Expression, brief};
use pipewright_pipeline::json::Node;

use crate::dto::comparison::{Delta, Goal};

/// Words of which less is better.
const LOWER: &[&str] = &[
    "loss",
    "logloss",
    "error",
    "err",
    "rmse",
    "mse",
    "mae",
    "mape",
    "smape",
    "rmsle",
    "perplexity",
    "latency",
    "wer",
    "cer",
    "fpr",
    "fnr",
    "deviance",
    "mlogloss",
    "merror",
    "brier",
];
/// Words of which more is better.
const HIGHER: &[&str] = &[
    "accuracy",
    "acc",
    "auc",
    "aucpr",
    "roc",
    "f1",
    "fbeta",
    "precision",
    "recall",
    "r2",
    "map",
    "ndcg",
    "score",
    "iou",
    "dice",
    "bleu",
    "rouge",
    "sensitivity",
    "specificity",
    "tpr",
    "tnr",
    "mcc",
    "kappa",
    "throughput",
];
/// Words of which the nearest to zero is the best.
const ZERO: &[&str] = &["bias", "dppl", "dpl", "drift", "residual"];

/// What makes a metric better, by its name; nothing where the name does not say.
pub(crate) fn goal(name: &str) -> Option<Goal> {
    let lower = name.to_ascii_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.find_map(|word| {
        if LOWER.contains(&word) {
            Some(Goal::Lower)
        } else if ZERO.contains(&word) {
            Some(Goal::Zero)
        } else {
            HIGHER.contains(&word).then_some(Goal::Higher)
        }
    })
}

/// What the pipeline's own conditions want of metrics, by metric.
pub(crate) fn wanted(definition: &Definition) -> HashMap<String, Goal> {
    let conditions = definition.steps().iter().filter(|step| step.step_type == "Condition");
    let lists = conditions.filter_map(|step| definition.arguments(step)?.get("Conditions"));
    lists.flat_map(Node::elements).filter_map(|node| wanted_by(&Condition::read(node))).collect()
}

fn wanted_by(condition: &Condition<'_>) -> Option<(String, Goal)> {
    let Condition::Compare { comparison, left: Some(left), right: Some(right) } = condition else {
        return None;
    };
    let is_metric = |node: &Node| matches!(Expression::read(node), Expression::JsonGet { .. });
    let more = match comparison {
        Comparison::GreaterThan | Comparison::GreaterThanOrEqualTo => true,
        Comparison::LessThan | Comparison::LessThanOrEqualTo => false,
        Comparison::Equals | Comparison::NotEquals => return None,
    };
    let (metric, more) = match (is_metric(left), is_metric(right)) {
        (true, false) => (left, more),
        (false, true) => (right, !more),
        _ => return None,
    };
    Some((brief(metric), if more { Goal::Higher } else { Goal::Lower }))
}

/// How much better one number is than another, of 0 and up; below 0 when it is worse.
pub(crate) fn gain(goal: Goal, base: f64, value: f64) -> f64 {
    match goal {
        Goal::Higher => value - base,
        Goal::Lower => base - value,
        Goal::Zero => base.abs() - value.abs(),
    }
}

/// The best of some numbers, unless they are all as good.
pub(crate) fn best(goal: Goal, values: &[Option<f64>]) -> Option<f64> {
    let mut finite = values.iter().flatten().copied().filter(|value| value.is_finite());
    let first = finite.next()?;
    let (mut best, mut differ) = (first, false);
    for value in finite {
        let gain = gain(goal, best, value);
        differ |= gain != 0.0;
        if gain > 0.0 {
            best = value;
        }
    }
    differ.then_some(best)
}

/// How far a number is from another; nothing when it is the same, or one of them is not finite.
pub(super) fn delta(
    goal: Option<Goal>,
    base: f64,
    value: f64,
    text: impl Fn(f64) -> String,
) -> Option<Delta> {
    let far = value - base;
    if far == 0.0 || !far.is_finite() {
        return None;
    }
    let sign = if far > 0.0 { '+' } else { '\u{2212}' };
    let better = goal.map(|goal| gain(goal, base, value)).filter(|gain| *gain != 0.0).map(|gain| gain > 0.0);
    Some(Delta { text: format!("{sign}{}", text(far.abs())), better })
}

/// A number for people: four decimals, more where it would be zero otherwise.
pub(super) fn number(value: f64) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "\u{2212}Infinity" }.to_owned();
    }
    let size = value.abs();
    if value.fract() == 0.0 && size < 1e15 {
        return minus(&format!("{value:.0}"));
    }
    let text = match size {
        1e-3..1e6 => format!("{value:.4}"),
        1e-5..1e-3 => format!("{value:.6}").trim_end_matches('0').to_owned(),
        _ => format!("{value:.3e}"),
    };
    minus(&text)
}

/// How far numbers are apart, in as many decimals as the numbers themselves have.
pub(super) fn distance(far: f64) -> String {
    if (5e-5..1e-3).contains(&far) { format!("{far:.4}") } else { number(far) }
}

/// A length of time in milliseconds, which may have been calculated.
pub(super) fn duration(millis: f64) -> String {
    crate::duration(millis as i64)
}

/// `151 kB`
pub(super) fn bytes(bytes: f64) -> String {
    let (mut size, mut unit) = (bytes, "B");
    for next in ["kB", "MB", "GB", "TB"] {
        if size < 1000.0 {
            break;
        }
        size /= 1000.0;
        unit = next;
    }
    if unit == "B" || size >= 100.0 { format!("{size:.0} {unit}") } else { format!("{size:.1} {unit}") }
}

fn minus(text: &str) -> String {
    text.replacen('-', "\u{2212}", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_is_better() {
        for (name, expect) in [
            ("roc_auc", Some(Goal::Higher)),
            ("validation:auc", Some(Goal::Higher)),
            ("train:logloss", Some(Goal::Lower)),
            ("log_loss", Some(Goal::Lower)),
            ("F1", Some(Goal::Higher)),
            ("Bias, DPPL", Some(Goal::Zero)),
            ("map_error", Some(Goal::Higher)),
            ("rows", None),
            ("lossless", None),
        ] {
            assert_eq!(goal(name), expect, "{name}");
        }
    }

    #[test]
    fn conditions_tell_what_is_wanted() {
        let of = |kind: &str| {
            let get =
                r#"{"Std:JsonGet": {"PropertyFile": {"Get": "Steps.E.PropertyFiles.F"}, "Path": "a.rows"}}"#;
            let text = format!(
                r#"{{"Steps": [{{"Name": "C", "Type": "Condition", "Arguments": {{"Conditions": [
                   {{"Type": "{kind}", "LeftValue": {get}, "RightValue": 4}}]}}}}]}}"#
            );
            wanted(&Definition::parse(&text).unwrap()).into_values().next()
        };
        assert_eq!(of("GreaterThan"), Some(Goal::Higher));
        assert_eq!(of("LessThanOrEqualTo"), Some(Goal::Lower));
        assert_eq!(of("Equals"), None);
    }

    #[test]
    fn the_best_is_one_that_others_are_not() {
        let some = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
        assert_eq!(best(Goal::Higher, &some(&[0.1, 0.3, f64::NAN, f64::INFINITY])), Some(0.3));
        assert_eq!(best(Goal::Lower, &some(&[0.1, 0.3])), Some(0.1));
        assert_eq!(best(Goal::Zero, &some(&[-0.1, 0.3])), Some(-0.1));
        assert_eq!(best(Goal::Higher, &some(&[0.3, 0.3])), None);
        assert_eq!(best(Goal::Higher, &[Some(0.3), None]), None);
    }

    #[test]
    fn numbers_for_people() {
        for (value, expect) in [
            (0.843_67, "0.8437"),
            (-0.0046, "\u{2212}0.0046"),
            (1.2e-7, "1.200e\u{2212}7"),
            (5.0, "5"),
            (0.000_46, "0.00046"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "\u{2212}Infinity"),
        ] {
            assert_eq!(number(value), expect);
        }
        assert_eq!((distance(0.000_526), distance(0.000_012)), ("0.0005".to_owned(), "0.000012".to_owned()));
        let far = delta(Some(Goal::Lower), 0.5, 0.4, number).unwrap();
        assert_eq!((far.text.as_str(), far.better), ("\u{2212}0.1000", Some(true)));
        assert_eq!(delta(None, f64::NAN, 1.0, number), None);
        assert_eq!(
            (bytes(999.0), bytes(12_345.0), bytes(151_000.0)),
            ("999 B".into(), "12.3 kB".into(), "151 kB".into())
        );
    }
}
