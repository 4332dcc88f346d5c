//! How long the thread of the page waited for a processor.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use pipewright_desktop_tests::process;

const OFTEN: Duration = Duration::from_millis(2);

/// What the kernel says of the page's thread, every other millisecond.
pub(crate) struct Processor {
    /// When, in ms since 1970, and how long it had waited until then, in ms.
    samples: Arc<Mutex<Vec<(f64, f64)>>>,
    over: Arc<AtomicBool>,
    sampling: Option<JoinHandle<()>>,
}

impl Processor {
    /// Watches the newest page.
    pub(crate) fn watch() -> Self {
        let page = process::newest("WebKitWebProces");
        let (samples, over) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let sampling = std::thread::spawn({
            let (samples, over) = (samples.clone(), over.clone());
            move || {
                while !over.load(Ordering::Relaxed) {
                    if let Some(waited) = waited(page) {
                        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
                        samples.lock().unwrap().push((now.as_secs_f64() * 1000.0, waited));
                    }
                    std::thread::sleep(OFTEN);
                }
            }
        });
        Self { samples, over, sampling: Some(sampling) }
    }

    /// How much of a time, in ms since 1970, it waited, in ms.
    pub(crate) fn waited(&self, from: f64, to: f64) -> f64 {
        let samples = self.samples.lock().unwrap();
        let until = |time: f64| {
            let before = samples.partition_point(|(at, _)| *at <= time);
            samples.get(before.saturating_sub(1)).map_or(0.0, |(_, waited)| *waited)
        };
        until(to) - until(from)
    }
}

impl Drop for Processor {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        if let Some(sampling) = self.sampling.take() {
            drop(sampling.join());
        }
    }
}

/// How long a process's first thread has been ready to run without running, in ms; `None` when it is gone.
fn waited(id: u32) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/task/{id}/schedstat")).ok()?;
    let nanoseconds: f64 = stat.split(' ').nth(1)?.parse().ok()?;
    Some(nanoseconds / 1e6)
}
