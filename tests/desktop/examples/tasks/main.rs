//! What input waits for in the real window: `cargo xtask bench window`. Needs the release build of the designer, a display and
//! a session bus.
//!
//! `tasks FOLDER…`, for each project, of each thing done, in milliseconds, the middle of a few windows, and in brackets the longest of all:
//!
//! - what a task can have taken at most. WebKit does not tell its tasks; a timer is due every four milliseconds, and while it is late a
//!   message follows the other. Each is a task of its own, so that no other one was longer than the time between two of them.
//! - what a key waited until the page heard it, which is the rest of one task and all those that come before it. One that means
//!   nothing is pressed at the display's server ten times a second and goes the way of a user's.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement reports by panicking and printing"
)]

mod keys;

use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::key::Key;
use keys::Keys;
use pipewright_desktop_tests::{Home, Window};
use serde_json::Value;

/// What is done, in order: each begins where the one before ended.
const DEEDS: [&str; 18] = [
    "opening",
    "panning",
    "zooming in and out",
    "selecting all, and none",
    "selecting a step",
    "showing it at 100 %, dragging it",
    "duplicating",
    "undo, redo",
    "typing in a field",
    "searching everything",
    "the code view",
    "the code of the last step",
    "back to the canvas",
    "renaming a step",
    "the start form",
    "what changed since the commit",
    "that as text, in two and in one",
    "saving",
];
/// What a deed begins has ended by then.
const IDLE: Duration = Duration::from_millis(1500);
const PAUSE: Duration = Duration::from_millis(800);
const LETTER: Duration = Duration::from_millis(80);
const ROUNDS: usize = 3;

/// Notes the times between tasks, and how long the key waited, in ms, until the next of these.
const WATCH: &str = "
    const watch = { keys: [], tasks: [] };
    window.watch = watch;
    window.hear = (event) => {
      if (event.key !== 'Pause') return;
      event.stopImmediatePropagation();
      window.watch.keys.push(event.view.performance.now() - event.timeStamp);
    };
    window.hearing ??= [window.addEventListener('keydown', (event) => window.hear(event), true)];
    let last = performance.now();
    let due = last + 4;
    let isUnderWay = false;
    const { port1, port2 } = new MessageChannel();
    const note = () => {
      watch.tasks.push(performance.now() - last);
      last = performance.now();
    };
    const send = () => {
      if (!isUnderWay) port2.postMessage(null);
      isUnderWay = true;
    };
    port1.onmessage = () => {
      note();
      isUnderWay = false;
      if (window.watch === watch && last > due) send();
    };
    const look = () => {
      note();
      due = last + 4;
      if (window.watch !== watch) return port1.close();
      setTimeout(look, 4);
      send();
    };
    setTimeout(look, 4);";

/// Opens the page once more in a frame, which has the thread of the page around it, and resolves when its canvas is painted.
const OPEN: &str = "
    const done = arguments[arguments.length - 1];
    const page = document.documentElement.outerHTML.replace(/<body[^]*/, '<body><div id=\"root\"></div></body></html>');
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; z-index: 9; border: 0';
    document.body.append(frame);
    const { contentDocument: inner } = frame;
    inner.open();
    // The program speaks with the window's own page only.
    for (const name of Object.getOwnPropertyNames(window).filter((name) => name.includes('TAURI')))
      frame.contentWindow[name] ??= window[name];
    inner.write('<!doctype html>' + page);
    inner.close();
    frame.contentWindow.addEventListener('keydown', (event) => window.hear(event), true);
    const look = () => {
      if (inner.querySelector('.canvas[data-painted]') === null) return setTimeout(look, 50);
      setTimeout(() => (frame.remove(), done()), 1000);
    };
    look();";

/// Turns the wheel above the canvas, once a frame.
const WHEEL: &str = "
    const done = arguments[arguments.length - 1];
    const pane = document.querySelector('.canvas .react-flow__pane');
    const { x, y, width, height } = pane.getBoundingClientRect();
    const middle = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, cancelable: true };
    let turned = 0;
    const wheel = (times, event) => {
      if (turned++ === times) return done();
      pane.dispatchEvent(new WheelEvent('wheel', { ...middle, ...event }));
      // Back again in the second half.
      if (turned === times / 2) for (const delta of ['deltaX', 'deltaY']) event[delta] *= -1;
      requestAnimationFrame(() => wheel(times, event));
    };";

/// Marks a step that lies in the canvas's view.
const MARK: &str = "
    const view = document.querySelector('.canvas').getBoundingClientRect();
    const inside = (node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return left > view.left && right + 150 < view.right && top > view.top && bottom + 80 < view.bottom;
    };
    [...document.querySelectorAll('.canvas .node')].find(inside).dataset.inView = '';";

#[tokio::main]
async fn main() {
    let program = PathBuf::from(
        std::env::var_os("PIPEWRIGHT_DESIGNER").expect("PIPEWRIGHT_DESIGNER names the program"),
    );
    let folders: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let mut columns = Vec::new();
    for folder in &folders {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            rounds.push(measure(&program, folder).await);
        }
        columns.push(rounds);
    }
    let names: Vec<_> = folders.iter().map(|folder| folder.file_name().unwrap().to_string_lossy()).collect();
    for (title, of) in [("a task took at most, ms", "tasks"), ("a key waited at most, ms", "keys")] {
        println!("\n| {title} | {} |", names.join(" | "));
        println!("|---|{}", "---|".repeat(folders.len()));
        for (index, deed) in DEEDS.iter().enumerate() {
            let cells = columns.iter().map(|rounds| {
                let mut most: Vec<f64> = rounds.iter().map(|deeds| longest(&deeds[index][of])).collect();
                most.sort_by(f64::total_cmp);
                format!("{:.0} ({:.0})", most[most.len() / 2], most[most.len() - 1])
            });
            println!("| {deed} | {} |", cells.collect::<Vec<_>>().join(" | "));
        }
    }
}

fn longest(times: &Value) -> f64 {
    times.as_array().unwrap().iter().map(|one| one.as_f64().unwrap()).fold(0.0, f64::max)
}

/// Of each deed the times between tasks and what the keys waited.
async fn measure(program: &Path, folder: &Path) -> Vec<Value> {
    let home = Home::new();
    let window = Window::start(&home, program, &[folder.display().to_string()]).await;
    window.find(".canvas[data-painted]").await;
    tokio::time::sleep(IDLE).await;
    let keys = Keys::press();
    let mut waited = Vec::new();
    for deed in DEEDS {
        window.script(WATCH).await;
        perform(&window, deed).await;
        tokio::time::sleep(IDLE).await;
        let watch = window.script("return window.watch").await;
        let heard = watch["keys"].as_array().unwrap().len();
        assert!(heard > 10, "{deed}: the page heard only {heard} keys");
        waited.push(watch);
    }
    drop(keys);
    window.close().await;
    waited
}

async fn perform(window: &Window, deed: &str) {
    let first = "[data-testid^='outline-']";
    let control = |key: char| [Key::Control.into(), key];
    match deed {
        "opening" => drop(window.wait_for(OPEN).await),
        "panning" => wheel(window, "{ deltaX: 9, deltaY: 6 }").await,
        "zooming in and out" => {
            wheel(window, "{ ctrlKey: true, deltaX: 0, deltaY: -40 }").await;
            press_on_canvas(window, &['0']).await;
        }
        "selecting all, and none" => {
            press_on_canvas(window, &control('a')).await;
            tokio::time::sleep(PAUSE).await;
            window.press(&[Key::Escape.into()]).await;
        }
        "selecting a step" => window.click(first).await,
        "showing it at 100 %, dragging it" => {
            press_on_canvas(window, &['1']).await;
            tokio::time::sleep(PAUSE).await;
            window.script(MARK).await;
            window.drag("[data-in-view]", 120, 60).await;
        }
        "duplicating" => press_on_canvas(window, &control('d')).await,
        "undo, redo" => {
            window.press(&control('z')).await;
            tokio::time::sleep(PAUSE).await;
            window.press(&control('y')).await;
        }
        "typing in a field" => {
            window.click(first).await;
            window.click("#inspector [data-testid='field-VolumeSizeInGB']").await;
            type_in(window, "123").await;
            window.press(&[Key::Tab.into()]).await;
        }
        "searching everything" => {
            window.press(&control('k')).await;
            window.find("[role='dialog']").await;
            type_in(window, "step4").await;
            tokio::time::sleep(PAUSE).await;
            window.press(&[Key::Escape.into()]).await;
        }
        "the code view" => window.click("[data-testid='mode-split']").await,
        "the code of the last step" => {
            window.click(first).await;
            window.press(&[Key::End.into()]).await;
        }
        "back to the canvas" => window.click("[data-testid='mode-canvas']").await,
        "renaming a step" => {
            window.click(first).await;
            tokio::time::sleep(PAUSE).await;
            window.press(&[Key::F2.into()]).await;
            type_in(window, "renamed").await;
            window.press(&[Key::Enter.into()]).await;
        }
        "the start form" => {
            window.click("[data-testid='run']").await;
            window.find("[role='dialog']").await;
            tokio::time::sleep(PAUSE).await;
            window.press(&[Key::Escape.into()]).await;
        }
        "what changed since the commit" => {
            window.click("[data-testid='tab-changes']").await;
            tokio::time::sleep(PAUSE).await;
            window.click("[data-testid='tab-problems']").await;
        }
        "that as text, in two and in one" => {
            window.click("[data-testid='tab-changes']").await;
            window.click("[data-testid='compare-head']").await;
            tokio::time::sleep(PAUSE).await;
            window.click("[data-testid='compare-unified']").await;
            tokio::time::sleep(PAUSE).await;
            window.click("[data-testid='compare-close']").await;
            window.click("[data-testid='mode-canvas']").await;
        }
        "saving" => window.press(&control('s')).await,
        other => unreachable!("{other} is not done"),
    }
}

/// Turns the wheel with such an event, a JavaScript object, and back.
async fn wheel(window: &Window, event: &str) {
    window.wait_for(&format!("{WHEEL} wheel(40, {event})")).await;
}

/// Types as quick hands do: the driver would give all letters at once.
async fn type_in(window: &Window, text: &str) {
    for letter in text.chars() {
        window.press(&[letter]).await;
        tokio::time::sleep(LETTER).await;
    }
}

async fn press_on_canvas(window: &Window, keys: &[char]) {
    window.script("document.querySelector('.canvas .node, .canvas')?.focus({ preventScroll: true })").await;
    window.press(keys).await;
}
