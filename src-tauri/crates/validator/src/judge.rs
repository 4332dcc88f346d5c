//! Everything the rules say of a pipeline, on as many of the processor's cores as are worth it.
//!
//! A step is judged by itself, and so is each rule for the whole pipeline: neither the shares nor their order change
//! what is found, and whoever asked puts it in order.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

use crate::subject::Subject;
use crate::{Diagnostic, Report, rules};

/// Judging so many steps costs several times what a thread does.
const WORTH_A_THREAD: usize = 200;

pub(crate) fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let steps = subject.definition.steps().len();
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(steps / WORTH_A_THREAD).max(1);
    let mut found = deal(steps, threads, |share| {
        let mut report = Report::new(subject.settings);
        for step in share.filter_map(|index| subject.step(index)) {
            rules::judge_step(&step, &mut report);
        }
        report.into_found()
    });
    found.extend(deal(rules::pipeline_checks().len(), threads, |share| {
        let mut report = Report::new(subject.settings);
        for check in &rules::pipeline_checks()[share] {
            check(subject, &mut report);
        }
        report.into_found()
    }));
    found
}

/// Deals `count` things out to threads in shares of equal length; this one takes the first.
fn deal(
    count: usize,
    threads: usize,
    judge: impl Fn(Range<usize>) -> Vec<Diagnostic> + Sync,
) -> Vec<Diagnostic> {
    if threads < 2 {
        return judge(0..count);
    }
    let share = |thread: usize| thread * count / threads..(thread + 1) * count / threads;
    let judge = &judge;
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|thread| scope.spawn(move || judge(share(thread)))).collect();
        let mut found = judge(share(0));
        for other in others {
            // A rule that panics there would have panicked here, too.
            found.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Severity, rule::Rule};

    #[test]
    fn everything_is_dealt_out_once() {
        let rule = Rule::of("no-steps").unwrap();
        for (count, threads) in [(0, 1), (5, 1), (5, 2), (3, 8), (1_000, 7)] {
            let judge = |share: Range<usize>| share.map(|index| rule.at(index.to_string(), "")).collect();
            let dealt = deal(count, threads, judge);
            assert!(dealt.iter().all(|one| one.severity == Severity::Error));
            let pointers: Vec<_> = dealt.into_iter().map(|one| one.pointer).collect();
            assert_eq!(pointers, (0..count).map(|index| index.to_string()).collect::<Vec<_>>());
        }
    }
}
