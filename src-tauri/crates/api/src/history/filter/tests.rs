//! What filters mean, what is said of those that mean nothing, and what is offered.

use jiff::Zoned;
use pipewright_store::{Condition, FactKind, FactName, FactTest, KnownFact};

use super::{Context, Fault, Values, complete, parse};

fn known() -> Vec<KnownFact> {
    let fact = |kind, name: &str, steps: &[&str]| KnownFact {
        kind,
        name: name.to_owned(),
        steps: steps.iter().map(|step| (*step).to_owned()).collect(),
    };
    vec![
        fact(FactKind::Parameter, "MaxDepth", &[]),
        fact(FactKind::Parameter, "my mode", &[]),
        fact(FactKind::Metric, "auc", &["Evaluate", "Train"]),
        fact(FactKind::Metric, "roc_auc", &["EvaluateModel"]),
        fact(FactKind::Metric, "validation:auc", &["Train"]),
        fact(FactKind::Metric, "val/loss", &["Train"]),
    ]
}

fn now() -> Zoned {
    "2026-11-21T15:00:00+01:00[Europe/Berlin]".parse().unwrap()
}

fn read(text: &str) -> Result<super::Filter, Fault> {
    parse(text, &Context { now: now(), facts: &known() })
}

/// The condition in few letters.
fn short(condition: &Condition) -> String {
    let list = |parts: &[Condition], between: &str| {
        format!("({})", parts.iter().map(short).collect::<Vec<_>>().join(between))
    };
    let name = |name: &FactName| match &name.step {
        Some(step) => format!("{:?} {step}/{}", name.kind, name.name),
        None => format!("{:?} {}", name.kind, name.name),
    };
    match condition {
        Condition::All(parts) => list(parts, " & "),
        Condition::Any(parts) => list(parts, " | "),
        Condition::Not(inner) => format!("!{}", short(inner)),
        Condition::Text(field, test) => format!("{field:?} {test:?}"),
        Condition::Number(field, comparison, value) => format!("{field:?} {comparison:?} {value}"),
        Condition::Tag(test) => format!("Tag {test:?}"),
        Condition::Fact(fact, FactTest::Number(comparison, value)) => {
            format!("{} {comparison:?} {value}", name(fact))
        }
        Condition::Fact(fact, FactTest::Text(test)) => format!("{} {test:?}", name(fact)),
        Condition::Fact(fact, test) => format!("{} {test:?}", name(fact)),
        other => format!("{other:?}"),
    }
}

#[track_caller]
fn check(text: &str, expect: &str) {
    let filter = read(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
    assert_eq!(short(&filter.condition), expect, "{text}");
}

#[test]
fn terms() {
    check("", "()");
    check("  ", "()");
    check("status:failed", r#"Status Is("Failed")"#);
    check("STATUS:Failed", r#"Status Is("Failed")"#);
    check("status!=failed", r#"!Status Is("Failed")"#);
    check("status:running", "Unfinished");
    check("status:failed,stopped", r#"(Status Is("Failed") | Status Is("Stopped"))"#);
    check("pipeline:churn*", r#"Pipeline Like("churn*")"#);
    check("pipeline=churn", r#"Pipeline Is("churn")"#);
    check("name:base", r#"Name Contains("base")"#);
    check("tag:prod", r#"Tag Like("prod")"#);
    check("tag!=prod", r#"!Tag Is("prod")"#);
    check("number=12", "Number Equal 12");
    check("is:pinned", "Pinned");
    check("is!=finished", "!!Unfinished");
    check("has:note", "Note Present");
    check("has:tag", "Tagged");
    check("has:param.MaxDepth", "Parameter MaxDepth Present");
    check("baseline", r#"Word("baseline")"#);
    check(r#""two words""#, r#"Word("two words")"#);
    check("s3://bucket/key", r#"Word("s3://bucket/key")"#);
}

#[test]
fn parameters_and_metrics() {
    check("param.MaxDepth>4", "Parameter MaxDepth Greater 4");
    check("param.MaxDepth>-4.5e3", "Parameter MaxDepth Greater -4500");
    check("param.MaxDepth=4", r#"(Parameter MaxDepth Equal 4 | Parameter MaxDepth Is("4"))"#);
    check(
        "param.MaxDepth!=4",
        r#"(Parameter MaxDepth Present & !(Parameter MaxDepth Equal 4 | Parameter MaxDepth Is("4")))"#,
    );
    check(r#"param."my mode":fa*"#, r#"Parameter my mode Like("fa*")"#);
    check(r#"param."my mode"="a, b""#, r#"Parameter my mode Is("a, b")"#);
    check("param.MaxDepth~1", r#"Parameter MaxDepth Contains("1")"#);
    check("param.Uri:s3://a/b", r#"Parameter Uri Like("s3://a/b")"#);
    check("metric.auc>=0.84", "Metric auc AtLeast 0.84");
    check("metric.Train/auc<1", "Metric Train/auc Less 1");
    check("metric.validation:auc>0.8", "Metric validation:auc Greater 0.8");
    check(r#"metric."validation:auc":0.8"#, "Metric validation:auc Equal 0.8");
    check("metric.val/loss<1", "Metric val/loss Less 1");
    check("metric.auc:nan", "Metric auc NotANumber");
    check("metric.auc<inf", "Metric auc Less inf");
    check("metric.auc:none", "!Metric auc Present");
    check("metric.auc!=none", "Metric auc Present");
}

#[test]
fn times_and_durations() {
    const DAY: i64 = 86_400_000;
    let midnight = "2026-11-21T00:00:00+01:00".parse::<jiff::Timestamp>().unwrap().as_millisecond();
    let noon = now().timestamp().as_millisecond();
    check("started>-7d", &format!("Started Greater {}", noon - 7 * DAY));
    check("started>7d", &format!("Started Greater {}", noon - 7 * DAY));
    check("started>=today", &format!("Started AtLeast {midnight}"));
    check(
        "started:2026-11-21",
        &format!("(Started AtLeast {midnight} & Started AtMost {})", midnight + DAY - 1),
    );
    check("started>2026-11-21", &format!("Started Greater {}", midnight + DAY - 1));
    check("started<yesterday", &format!("Started Less {}", midnight - DAY));
    check("ended>=2026-11", &format!("Ended AtLeast {}", midnight - 20 * DAY));
    check("started<2026-11-21T01:00", &format!("Started Less {}", midnight + 3_600_000));
    check("started<2026-11-21T00:00:00Z", &format!("Started Less {}", midnight + 3_600_000));
    check("duration<2m", "Duration Less 120000");
    check("duration>=1h30m", "Duration AtLeast 5400000");
    check("duration>1.5s", "Duration Greater 1500");
    check("duration<90", "Duration Less 90000");
}

#[test]
fn together() {
    check("a b", r#"(Word("a") & Word("b"))"#);
    check("a AND b", r#"(Word("a") & Word("b"))"#);
    check("a or b c", r#"(Word("a") | (Word("b") & Word("c")))"#);
    check("(a OR b) c", r#"((Word("a") | Word("b")) & Word("c"))"#);
    check("-status:failed", r#"!Status Is("Failed")"#);
    check("not (a b)", r#"!(Word("a") & Word("b"))"#);
    check(r#"a "or" b"#, r#"(Word("a") & Word("or") & Word("b"))"#);
}

/// The text with the place of the fault marked, and the words.
#[track_caller]
fn fault(text: &str, place: &str, message: &str, hint: &str) {
    let fault = read(text).expect_err(text);
    let found = (&text[fault.start..fault.end], fault.message.as_str(), fault.hint.as_deref().unwrap_or(""));
    assert_eq!(found, (place, message, hint), "{text}");
}

#[test]
fn faults() {
    fault("status:faild", "faild", "`faild` is no status.", "Did you mean `failed`?");
    fault(
        "a status:failed,x",
        "x",
        "`x` is no status.",
        "One of executing, stopping, stopped, failed, succeeded, running.",
    );
    fault("status>failed", "failed", "`status` cannot be compared with `>`.", "`status:failed`");
    fault("pipline:x", "pipline", "There is no field `pipline`.", "Did you mean `pipeline`?");
    fault("MaxDepth>4", "MaxDepth", "There is no field `MaxDepth`.", "Write `param.MaxDepth`.");
    fault(
        "zzz:4",
        "zzz",
        "There is no field `zzz`.",
        "Parameters are `param.NAME`, metrics `metric.NAME`; a text goes into quotes.",
    );
    fault(
        "metric.auc>high",
        "high",
        "`high` is no number.",
        "Metrics are compared with numbers, `nan`, `inf` or `none`.",
    );
    fault(
        "param.MaxDepth>high",
        "high",
        "`high` is no number.",
        "Texts are compared by `param.MaxDepth:high`.",
    );
    fault("started>soon", "soon", "`soon` is no time.", "`-7d`, `today`, `2026-11-21`, `2026-11-21T14:00`");
    fault("duration>long", "long", "`long` is no length of time.", "`90s`, `2m`, `1h30m`");
    fault("number=x", "x", "`number` is compared with a whole number.", "");
    fault(
        "pipeline>a",
        "a",
        "`pipeline` is a text, which `>` does not compare.",
        "`pipeline:a`, or `pipeline~a` for a part of it",
    );
    fault(
        "param.MaxDepth",
        "param.MaxDepth",
        "`param.MaxDepth` is compared with nothing.",
        "`param.MaxDepth>4`, `param.MaxDepth:fast`, or `has:param.MaxDepth`",
    );
    fault("status:", "status:", "`status:` needs a value.", "An empty text is written `\"\"`.");
    fault("a \"b", "\"b", "This quote is not closed.", "Put `\"` at its end.");
    fault("(a", "(", "This parenthesis is not closed.", "Put `)` after what belongs together.");
    fault(
        "a)",
        ")",
        "Nothing was opened that this could close.",
        "Remove it, or put text with parentheses into quotes.",
    );
    fault(
        "a or",
        "or",
        "`or` needs something before and after it.",
        "`status:failed or status:stopped`; the word itself is found by `\"or\"`.",
    );
    fault("a -", "-", "There is nothing here to leave out.", "`-status:failed`");
    fault("is:nice", "nice", "An execution is not `nice`.", "One of pinned, running, finished, dirty.");
}

#[test]
fn remarks() {
    let said = |text: &str| {
        let remarks = read(text).unwrap().remarks;
        remarks
            .into_iter()
            .map(|one| format!("{} {}", one.message, one.hint.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    assert_eq!(said("metric.roc_auc>0"), Vec::<String>::new());
    assert_eq!(
        said("metric.roc_acc>0"),
        ["No execution has a metric `roc_acc`. Did you mean `metric.roc_auc`?"]
    );
    assert_eq!(
        said("metric.auc>0"),
        ["`auc` is given by 2 steps: the last of them counts. `metric.Evaluate/auc` names one."]
    );
    assert_eq!(
        said("metric.X/auc>0"),
        ["No step `X` gives the metric `auc`. It is given by `Evaluate`, `Train`."]
    );
}

/// `|` is the cursor; the answer is the text with the first offers taken.
#[track_caller]
fn offers(text: &str, expect: &[&str]) {
    let cursor = text.find('|').unwrap();
    let plain = text.replace('|', "");
    let facts = known();
    let values = Values {
        facts: &facts,
        of_field: &|name| {
            if name == "pipeline" { vec!["churn".into(), "two words".into()] } else { Vec::new() }
        },
        of_parameter: &|_| vec!["3".into(), "35".into()],
    };
    let found = complete(&plain, cursor, &values);
    let taken: Vec<_> = found
        .iter()
        .take(expect.len().max(1))
        .map(|offer| format!("{}{}{}", &plain[..offer.span.0], offer.insert, &plain[offer.span.1..]))
        .collect();
    assert_eq!(taken, expect, "{text}");
}

#[test]
fn completion() {
    offers("|", &["status:", "pipeline:", "started>"]);
    offers("sta|", &["status:", "started>"]);
    offers("x -sta|", &["x -status:", "x -started>"]);
    offers("(sta| y", &["(status: y", "(started> y"]);
    offers("max|", &["param.MaxDepth"]);
    offers("param.|", &["param.MaxDepth", "param.\"my mode\""]);
    offers("param.MaxDepth|", &["param.MaxDepth=", "param.MaxDepth:"]);
    offers("metric.roc_auc|", &["metric.roc_auc>="]);
    offers("metric.au|", &["metric.auc", "metric.Evaluate/auc", "metric.Train/auc"]);
    offers("status:|", &["status:succeeded", "status:failed"]);
    offers("status:fa| x", &["status:failed x"]);
    offers("status:failed,st|", &["status:failed,stopped", "status:failed,stopping"]);
    offers("pipeline:t|", &["pipeline:\"two words\""]);
    offers("param.MaxDepth=3|", &["param.MaxDepth=35"]);
    offers("status:failed|", &[]);
    offers("sta|rtd", &["status:", "started>"]);
    offers("is:p|", &["is:pinned"]);
    offers("started>|", &["started>-1h"]);
}
