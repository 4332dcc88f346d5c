//! Jobs that do not end by themselves.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{World, failure, python};

/// Whether a process with that word in its command line exists on this machine.
fn is_running(word: &str) -> bool {
    std::fs::read_dir("/proc").unwrap().flatten().any(|entry| {
        std::fs::read(entry.path().join("cmdline")).is_ok_and(|line| {
            String::from_utf8_lossy(&line).split('\0').any(|argument| argument.contains(word))
        })
    })
}

async fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < Duration::from_secs(20), "waited for {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Starts a child that outlives its parent's wish, deaf to SIGTERM.
fn with_children(mark: &str) -> String {
    format!(
        "import subprocess, signal, sys, time\n\
         subprocess.Popen(['sh', '-c', 'trap \"\" TERM; : {mark}; sleep 60 & sleep 60'], start_new_session=True)\n\
         signal.signal(signal.SIGTERM, lambda *_: (print('asked to stop'), sys.exit(0)))\n\
         print('started', flush=True)\ntime.sleep(60)",
    )
}

#[tokio::test]
async fn a_stop_leaves_no_process() {
    let world = World::new();
    let request = python(&with_children("mark-of-stop"));
    let stop = async {
        wait_until("the job's child", || is_running("mark-of-stop")).await;
        wait_until("the log", || world.log().contains(" started")).await;
        world.stop.ask();
    };
    let start = Instant::now();
    let (outcome, ()) = tokio::join!(world.process(&request), stop);
    assert_eq!(failure(outcome), "it was stopped on request");
    assert!(world.log().contains(" asked to stop"), "{}", world.log());
    assert!(!is_running("mark-of-stop"));
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
}

#[tokio::test]
async fn the_time_limit() {
    let world = World::new();
    let mut request = python(&with_children("mark-of-limit"));
    request["StoppingCondition"] = json!({"MaxRuntimeInSeconds": 1});
    let message = failure(world.process(&request).await);
    assert_eq!(message, "it was stopped after 1 s, its StoppingCondition.MaxRuntimeInSeconds");
    assert!(!is_running("mark-of-limit"));
}

#[tokio::test]
async fn a_program_deaf_to_sigterm_is_killed() {
    let world = World::new();
    let mut request =
        python("import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(60)");
    request["StoppingCondition"] = json!({"MaxRuntimeInSeconds": 1});
    let start = Instant::now();
    assert!(failure(world.process(&request).await).contains("stopped after 1 s"));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[tokio::test]
async fn giving_a_job_up_ends_its_processes() {
    let world = World::new();
    let request = python(&with_children("mark-of-drop"));
    tokio::select! {
        outcome = world.process(&request) => panic!("{outcome:?}"),
        () = wait_until("the job's child", || is_running("mark-of-drop")) => {}
    }
    wait_until("its end", || !is_running("mark-of-drop")).await;
}
