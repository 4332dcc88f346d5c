//! Series keep every value that a float can have, except that zero loses its sign.

use pipewright_store::{LastMetric, MetricOrigin, MetricPoint};

use crate::fixture::{at, executing, run, training};

fn point(name: &str, value: f64, milliseconds: i64) -> MetricPoint {
    MetricPoint { name: name.to_owned(), value, at: at(milliseconds), origin: MetricOrigin::Log }
}

#[test]
fn series_may_be_interleaved() {
    let (home, execution) = executing();
    run(&home.store, &execution, ("Train", 0), |end| {
        end.metrics = vec![
            point("train:auc", 0.5, 1),
            point("validation:auc", 0.4, 1),
            point("train:auc", 0.75, 2),
            point("validation:auc", 0.6, 2),
        ];
    });
    let series: Vec<_> = home
        .store
        .metrics(&execution)
        .unwrap()
        .into_iter()
        .map(|metric| (metric.step, metric.point.name, metric.position, metric.point.value, metric.point.at))
        .collect();
    let expect = [
        ("train:auc", 0, 0.5, 1),
        ("train:auc", 1, 0.75, 2),
        ("validation:auc", 0, 0.4, 1),
        ("validation:auc", 1, 0.6, 2),
    ]
    .map(|(name, position, value, ms)| ("Train".to_owned(), name.to_owned(), position, value, at(ms)));
    assert_eq!(series, expect);
}

#[test]
fn no_float_is_lost() {
    let values = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MIN_POSITIVE, f64::MAX, 0.1 + 0.2, 3.0];
    let (home, execution) = executing();
    run(&home.store, &execution, ("Train", 0), |end| {
        end.metrics = values.iter().map(|&value| point("loss", value, 1)).collect();
    });
    let read: Vec<_> =
        home.store.metrics(&execution).unwrap().into_iter().map(|metric| metric.point.value).collect();
    assert_eq!(format!("{read:?}"), format!("{values:?}"));
}

#[test]
fn the_last_values_are_those_at_the_ends_of_the_series() {
    let (home, execution) = executing();
    let other = crate::fixture::begin(&home.store, "other", at(1));
    // Step and metric names whose order differs from that of their concatenation or of the definition.
    run(&home.store, &execution, ("Z", 0), |end| {
        end.metrics = vec![point("b", 1.0, 1), point("a", 2.0, 1), point("b", f64::NAN, 2)];
    });
    run(&home.store, &execution, ("A", 1), |end| {
        end.metrics = (0..1000).map(|n| point("loss", f64::from(n), 1)).collect();
    });
    run(&home.store, &other, ("A", 0), |end| end.metrics = vec![point("loss", -1.0, 1)]);

    let last =
        |step: &str, name: &str, value| LastMetric { step: step.to_owned(), name: name.to_owned(), value };
    assert_eq!(
        format!("{:?}", home.store.last_metrics(&execution).unwrap()),
        format!("{:?}", [last("Z", "a", 2.0), last("Z", "b", f64::NAN), last("A", "loss", 999.0)])
    );
    assert_eq!(home.store.last_metrics(&other).unwrap(), [last("A", "loss", -1.0)]);
}

#[test]
fn an_execution_without_metrics_has_none() {
    let (home, execution) = training();
    assert_eq!(home.store.metrics(&execution).unwrap(), []);
    assert_eq!(home.store.last_metrics(&execution).unwrap(), []);
}

#[test]
fn every_point_says_where_it_was_read() {
    let origins = [MetricOrigin::Unknown, MetricOrigin::Log, MetricOrigin::File("log".to_owned())];
    let (home, execution) = executing();
    run(&home.store, &execution, ("Train", 0), |end| {
        let point = |origin: &MetricOrigin| MetricPoint { origin: origin.clone(), ..point("auc", 1.0, 1) };
        end.metrics = origins.iter().map(point).collect();
    });
    let read: Vec<_> =
        home.store.metrics(&execution).unwrap().into_iter().map(|metric| metric.point.origin).collect();
    assert_eq!(read, origins);
}
