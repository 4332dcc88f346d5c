//! Killed in the middle of a job: history stays readable, the execution has an end, and no process lives on.

use std::collections::BTreeSet;
use std::fs;

use pipewright_backend_tests::{Patience, Pipewright, Project, Report, until};

#[test]
fn a_killed_execution_ends_as_failed_and_leaves_no_process() {
    let pipewright = Pipewright::new();
    // Rounds for minutes: the kill comes in the middle, whatever the machine.
    let mut run = pipewright.start_run(&Project::shipped(), &["NumRound=100000"]);
    let arn = until("the execution is listed", Patience::Execution, || {
        assert_eq!(run.ended(), None, "it ended by itself");
        pipewright.executions().into_iter().next().map(|execution| execution.arn)
    });
    let jobs = until("TrainModel executes", Patience::Execution, || {
        let seen = pipewright.show(&arn);
        assert_eq!(seen.execution.status, "Executing", "reading history disturbs no execution: {seen:#?}");
        let jobs = Process::below(run.id());
        (seen.step("TrainModel").status == "Executing" && !jobs.is_empty()).then_some(jobs)
    });
    run.kill();

    until(&format!("the processes end: {jobs:?}"), Patience::Moment, || {
        jobs.is_disjoint(&Process::all().map(|(process, _)| process).collect()).then_some(())
    });
    let listed = pipewright.executions();
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(listed[0].status, "Failed");
    assert!(listed[0].failure_reason.as_ref().is_some_and(|reason| !reason.is_empty()), "{listed:?}");
    let shown = pipewright.show(&arn);
    assert_eq!(shown.step("ProcessData").status, "Succeeded", "what had ended stays");
    assert_eq!(shown.step("TrainModel").status, "Failed");
    assert!(shown.step("TrainModel").failure_reason.is_some(), "{shown:#?}");
    let job = shown.step("TrainModel").job.as_ref().expect("what had begun is known");
    assert_eq!((job.wall_ms, job.cpu_ms, job.exit_code), (None, None, None), "and its end is not");
    assert_eq!(shown.step("TrainModel").inputs.keys().collect::<Vec<_>>(), ["train", "validation"]);
    assert_eq!(shown.step("EvaluateModel").status, "NotRun");
    assert!(shown.execution.ended_at.is_some(), "{shown:#?}");

    let next: Report = pipewright.run(&Project::shipped(), &["NumRound=20"]).expect_exit(0).json();
    assert_eq!(next.execution.status, "Succeeded");
    assert_eq!(pipewright.executions().len(), 2);
}

/// A process of this machine; its start time tells it from a later one with the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Process {
    id: u32,
    /// Clock ticks since the machine started.
    started: u64,
}

impl Process {
    /// Every process with its parent's number; zombies, which only wait to be counted, aside.
    fn all() -> impl Iterator<Item = (Process, u32)> {
        let entries = fs::read_dir("/proc").expect("/proc");
        entries.filter_map(|entry| {
            let id: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            // A process may end between the listing and this read.
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // The command's name, in parentheses, may contain anything.
            let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
            let (state, parent, started) = (fields[0], fields[1].parse().ok()?, fields[19].parse().ok()?);
            (state != "Z").then_some((Process { id, started }, parent))
        })
    }

    /// Everything that descends from a process.
    fn below(ancestor: u32) -> BTreeSet<Process> {
        let all: Vec<(Process, u32)> = Process::all().collect();
        let mut family = BTreeSet::new();
        let mut parents = BTreeSet::from([ancestor]);
        while !parents.is_empty() {
            let children =
                all.iter().filter(|(_, parent)| parents.contains(parent)).map(|(process, _)| *process);
            let children: BTreeSet<Process> = children.filter(|process| !family.contains(process)).collect();
            parents = children.iter().map(|process| process.id).collect();
            family.extend(children);
        }
        family
    }
}
