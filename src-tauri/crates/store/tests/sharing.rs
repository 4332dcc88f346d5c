//! Several stores on one home, as several processes have.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::status::ExecutionStatus;
use pipewright_store::{ExecutionFilter, Store};

use crate::fixture::{at, begin, home, run};

#[test]
fn a_store_can_be_shared_between_threads() {
    fn check<T: Clone + Send + Sync>() {}
    check::<Store>();
}

#[test]
fn stores_that_open_a_new_home_at_once_all_succeed() {
    // Without the lock under which homes are opened, a round fails now and then: one in dozens.
    const ROUNDS: usize = 60;
    const STORES: usize = 8;
    for _ in 0..ROUNDS {
        let folder = tempfile::tempdir().unwrap();
        let together = Barrier::new(STORES);
        thread::scope(|scope| {
            for _ in 0..STORES {
                scope.spawn(|| {
                    together.wait();
                    Store::open(folder.path()).unwrap().last_event_sequence().unwrap()
                });
            }
        });
    }
}

#[test]
fn two_stores_write_and_read_at_once() {
    const EXECUTIONS: usize = 40;
    const EVENTS: i64 = 2 * EXECUTIONS as i64 * 4;
    let home = home();
    let write = |store: &Store, writer: &str| {
        for n in 0..EXECUTIONS {
            let execution = begin(store, &format!("{writer}{n}"), at(1));
            run(store, &execution, ("Train", 0), |_| ());
            store.finish_execution(&execution, ExecutionStatus::Succeeded, None, at(30)).unwrap();
            // Both put the same bytes and the same keys.
            let uri = S3Uri { bucket: "bucket".to_owned(), key: format!("key{n}") };
            store.put_bytes(&uri, &[n as u8], at(1)).unwrap();
        }
    };
    let other = Store::open(home.folder.path()).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| write(&home.store, "a"));
        scope.spawn(|| write(&other, "b"));
        // A reader meanwhile misses no event and sees none twice.
        scope.spawn(|| {
            let mut seen = 0;
            let patience = Instant::now() + Duration::from_secs(30);
            while seen < EVENTS && Instant::now() < patience {
                for event in other.events_after(seen, 100).unwrap() {
                    assert_eq!(event.sequence, seen + 1);
                    seen = event.sequence;
                }
            }
            assert_eq!(seen, EVENTS);
        });
    });
    let all = ExecutionFilter { pipeline: None, before: None, limit: 1000 };
    let executions = home.store.executions(&all).unwrap();
    assert_eq!(executions.len(), 2 * EXECUTIONS);
    assert!(executions.iter().all(|execution| execution.status == ExecutionStatus::Succeeded));
    let bucket = S3Uri { bucket: "bucket".to_owned(), key: String::new() };
    let objects = other.list(&bucket).unwrap();
    assert_eq!(objects.len(), EXECUTIONS);
    assert!(objects.iter().all(|object| object.version == 2 && object.blob.exists()));
}
