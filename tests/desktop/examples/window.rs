//! What the real window costs at size: `cargo xtask bench window`. Needs the release build of the designer, a
//! display and a session bus.
//!
//! `window FOLDER…`: for each project, medians of the time from the start of the process to the drawn canvas, of the part
//! of it from the page asking for the definition to the drawn canvas, of the time from a key to the canvas drawn with the
//! edit and to the problems drawn with it, of the time between frames while the canvas is panned, and the memory of the
//! process that holds the page.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement reports by panicking and printing"
)]

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use pipewright_desktop_tests::{Home, STALL, Window};
use serde_json::Value;

const STARTS: usize = 5;
const EDITS: usize = 9;

/// Duplicates the selected step by its key, and resolves with the milliseconds until the canvas has been painted with it, and
/// until the status bar has, which is drawn with the problems.
const EDIT: &str = "
    const done = arguments[arguments.length - 1];
    const canvas = document.querySelector('.canvas');
    const painted = canvas.dataset.painted;
    const start = performance.now();
    const took = () => performance.now() - start;
    let [drawn, told, isTold, toldInFrame] = [null, null, false, false];
    const finish = () => drawn !== null && told !== null && done([drawn, told]);
    const seen = new MutationObserver(() => {
      if (canvas.dataset.painted === painted) return;
      seen.disconnect();
      drawn = took();
      // What was there when a frame began has been painted by now, too.
      if (toldInFrame) told ??= drawn;
      finish();
    });
    seen.observe(canvas, { attributes: true, attributeFilter: ['data-painted'] });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      told ??= took();
      finish();
    };
    const bar = new MutationObserver(() => {
      bar.disconnect();
      isTold = true;
    });
    // Frames call back before they are painted; what is sent there arrives afterwards.
    const frame = () => {
      if (!isTold) return requestAnimationFrame(frame);
      toldInFrame = true;
      port2.postMessage(null);
    };
    requestAnimationFrame(frame);
    bar.observe(document.querySelector('.statusbar'), { childList: true, characterData: true, subtree: true });
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'd', ctrlKey: true, bubbles: true, cancelable: true }));";

/// Pans by the wheel, once a frame, and resolves with the milliseconds between frames.
const PAN: &str = "
    const done = arguments[arguments.length - 1];
    const pane = document.querySelector('.canvas .react-flow__pane');
    const box = pane.getBoundingClientRect();
    const frames = [];
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (frames.length > 61) return done(frames.slice(1));
      const deltaX = frames.length < 31 ? 4 : -4;
      pane.dispatchEvent(new WheelEvent('wheel', { deltaX, deltaY: 3, clientX: box.x + 300, clientY: box.y + 200, bubbles: true, cancelable: true }));
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);";

#[tokio::main]
async fn main() {
    let program = PathBuf::from(
        std::env::var_os("PIPEWRIGHT_DESIGNER").expect("PIPEWRIGHT_DESIGNER names the program"),
    );
    println!(
        "| project | start to canvas, ms | opening to canvas, ms | an edit drawn, ms | told, ms | frames while panning, ms p50 / p95 | page, MB |"
    );
    println!("|---|---|---|---|---|---|---|");
    for folder in std::env::args().skip(1) {
        measure(&program, Path::new(&folder)).await;
    }
}

async fn measure(program: &Path, folder: &Path) {
    let home = Home::new();
    let (mut starts, mut openings) = (Vec::new(), Vec::new());
    for round in 0..STARTS {
        let window = Window::start(&home, program, &[folder.display().to_string()]).await;
        starts.push(start_to_canvas(&window).await);
        openings.push(opening_to_canvas(&window).await);
        if round + 1 < STARTS {
            window.close().await;
            continue;
        }
        let memory = memory();
        let mut frames = numbers(&window.wait_for(PAN).await);
        window.click("[data-testid^='outline-']").await;
        let (mut edits, mut told) = (Vec::new(), Vec::new());
        for _ in 0..EDITS {
            let took = numbers(&window.wait_for(EDIT).await);
            edits.push(took[0]);
            told.push(took[1]);
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        println!(
            "| {} | {:.0} | {:.0} | {:.0} (least {:.0}) | {:.0} | {:.1} / {:.1} | {memory:.0} |",
            folder.file_name().unwrap().display(),
            share(&mut starts, 0.5),
            share(&mut openings, 0.5),
            share(&mut edits, 0.5),
            share(&mut edits, 0.0),
            share(&mut told, 0.5),
            share(&mut frames, 0.5),
            share(&mut frames, 0.95),
        );
        window.close().await;
    }
}

/// Milliseconds from the start of the designer's process to the first painted canvas, which the page marks.
async fn start_to_canvas(window: &Window) -> f64 {
    window.find(".canvas[data-painted]").await;
    let painted = window
        .script("return performance.timeOrigin + performance.getEntriesByName('canvas')[0].startTime")
        .await;
    let took = painted.as_f64().unwrap() - started();
    assert!(
        took < STALL.as_secs_f64() * 1000.0,
        "the window took {took:.0} ms: something it waits for does not answer"
    );
    took
}

/// Milliseconds from the page asking for the definition to the first painted canvas.
async fn opening_to_canvas(window: &Window) -> f64 {
    let took = "const at = (name) => performance.getEntriesByName(name)[0].startTime; return at('canvas') - at('opening')";
    window.script(took).await.as_f64().unwrap()
}

/// When the designer's process was started, in milliseconds since 1970.
fn started() -> f64 {
    let id = newest("pipewright-desi");
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
    let fields: Vec<_> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
    // Field 22 of proc(5), in hundredths of a second since the machine started.
    let ticks: f64 = fields.get(19).unwrap().parse().unwrap();
    let uptime = std::fs::read_to_string("/proc/uptime").unwrap();
    let up: f64 = uptime.split(' ').next().unwrap().parse().unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64();
    (now - up + ticks / 100.0) * 1000.0
}

/// The proportional memory of the page's process, in MB.
fn memory() -> f64 {
    let rollup =
        std::fs::read_to_string(format!("/proc/{}/smaps_rollup", newest("WebKitWebProces"))).unwrap();
    let line = rollup.lines().find(|line| line.starts_with("Pss:")).unwrap();
    let kilobytes: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes / 1024.0
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().filter_map(Value::as_f64).collect()
}

fn share(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let index = (values.len() as f64 * share) as usize;
    values.get(index.min(values.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

/// The newest process whose name begins so; the kernel keeps 15 characters of it.
fn newest(name: &str) -> u32 {
    let running = std::fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.parse().ok());
    let named = running.filter(|id: &u32| {
        std::fs::read_to_string(format!("/proc/{id}/comm")).is_ok_and(|comm| comm.trim().starts_with(name))
    });
    named.max().unwrap()
}
