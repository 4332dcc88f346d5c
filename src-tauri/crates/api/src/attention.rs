//! Which ends of executions are worth a notification of the system, and what it says.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::ExecutionStatus;

use crate::clock;
use crate::dto::execution::{ExecutionSummary, Metric};
use crate::error::Error;
use crate::settings::Settings;
use crate::workbench::Workbench;

/// An end that is older than this is no news: notices also come for executions that were read again.
const NEWS: i64 = 10_000;

/// A notification of the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// One line.
    pub title: String,
    /// What came of it.
    pub body: String,
}

impl Workbench {
    /// What to tell the user, who looks elsewhere, about a change of that execution; nothing when it goes on,
    /// was short, or the user wants no notifications.
    pub fn attention(&self, arn: &ExecutionArn) -> Result<Option<Attention>, Error> {
        let settings = self.read_settings().unwrap_or_default();
        Ok(attention(&self.summary(arn)?, &settings, clock::now().0))
    }
}

fn attention(execution: &ExecutionSummary, settings: &Settings, now: i64) -> Option<Attention> {
    let (least, ended) = (settings.notify_after_seconds?, execution.ended_at?.0);
    let took = ended - execution.started_at.0;
    if took < i64::from(least) * 1000 || now - ended > NEWS {
        return None;
    }
    let outcome = match execution.status {
        ExecutionStatus::Succeeded => "succeeded",
        ExecutionStatus::Failed => "failed",
        ExecutionStatus::Stopped => "was stopped",
        ExecutionStatus::Executing | ExecutionStatus::Stopping => return None,
    };
    let title = format!("{}, run {} {outcome}", execution.pipeline, execution.number);
    let metric = execution.headline.as_ref().map(|metric| format!("{} {}", metric.name, brief(metric)));
    let reason =
        execution.failure_reason.as_ref().and_then(|reason| reason.lines().next()).map(str::to_owned);
    let body = reason.or(metric).unwrap_or_else(|| format!("After {}", length(took)));
    Some(Attention { title, body })
}

/// A metric's value in four digits, or as it was written if that is shorter.
fn brief(metric: &Metric) -> String {
    let written = || metric.text.clone();
    let Some(value) = metric.value.filter(|value| value.is_finite() && *value != 0.0) else {
        return written();
    };
    let places = (3.0 - value.abs().log10().floor()).clamp(0.0, 9.0) as usize;
    let rounded = format!("{value:.places$}");
    if rounded.len() < metric.text.len() { rounded } else { written() }
}

fn length(milliseconds: i64) -> String {
    let seconds = milliseconds / 1000;
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min {:02} s", seconds / 60, seconds % 60),
        _ => format!("{} h {:02} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use pipewright_pipeline::timestamp::Timestamp;

    use super::*;

    fn execution(status: ExecutionStatus, ended_at: Option<i64>) -> ExecutionSummary {
        ExecutionSummary {
            arn: ExecutionArn::local("churn", "abcdefghijkl"),
            pipeline: "churn".into(),
            version: 1,
            number: 7,
            display_name: None,
            preset: None,
            status,
            failure_reason: (status == ExecutionStatus::Failed).then(|| "Train: no data\nEval: none".into()),
            started_at: Timestamp(0),
            ended_at: ended_at.map(Timestamp),
            headline: None,
        }
    }

    #[track_caller]
    fn check(execution: &ExecutionSummary, now: i64, expect: Option<(&str, &str)>) {
        let told = attention(execution, &Settings::default(), now);
        assert_eq!(told.as_ref().map(|told| (told.title.as_str(), told.body.as_str())), expect);
    }

    #[test]
    fn metrics_are_brief() {
        for (text, expect) in [
            ("0.8485189589113489", "0.8485"),
            ("0.84", "0.84"),
            ("123456.789", "123457"),
            ("0.0000123456", "0.00001235"),
            ("-12.34567", "-12.35"),
            ("0", "0"),
            ("nan", "nan"),
        ] {
            let metric = Metric { name: "auc".into(), value: text.parse().ok(), text: text.into() };
            assert_eq!(brief(&metric), expect);
        }
    }

    #[test]
    fn ends_that_are_news() {
        let ended = |status| execution(status, Some(95_000));
        check(
            &ended(ExecutionStatus::Succeeded),
            95_100,
            Some(("churn, run 7 succeeded", "After 1 min 35 s")),
        );
        check(&ended(ExecutionStatus::Failed), 95_100, Some(("churn, run 7 failed", "Train: no data")));
        check(
            &ended(ExecutionStatus::Stopped),
            95_100,
            Some(("churn, run 7 was stopped", "After 1 min 35 s")),
        );
        let metric = Metric { name: "auc".into(), value: Some(0.84), text: "0.84".into() };
        let good = ExecutionSummary { headline: Some(metric), ..ended(ExecutionStatus::Succeeded) };
        check(&good, 95_100, Some(("churn, run 7 succeeded", "auc 0.84")));
        check(&ended(ExecutionStatus::Succeeded), 200_000, None);
        check(&execution(ExecutionStatus::Executing, None), 95_000, None);
        check(&execution(ExecutionStatus::Succeeded, Some(5000)), 5100, None);
        let never = Settings { notify_after_seconds: None, ..Settings::default() };
        assert_eq!(attention(&good, &never, 95_100), None);
    }
}
