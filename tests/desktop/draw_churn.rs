//! The churn pipeline drawn from an empty canvas, by mouse and by keys alone: both give the same definition.
//!
//! `UPDATE_GOLDEN=1` writes `golden/drawn.json` anew from what the mouse draws.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use pipewright_desktop_tests::{Home, Window};

const STEPS: [&str; 6] = ["Prepare", "Fit", "Evaluate", "GoodEnough", "Register", "TooBad"];
/// Edits that the drawings take, at most: each is one entry of the history.
const EDITS: usize = 40;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/drawn.json")
}

fn node(step: &str) -> String {
    format!("[data-testid='node-{step}']")
}

fn port(step: &str, name: &str) -> String {
    format!("[data-testid='port-{step}-out-{name}']")
}

/// Waits until the file on disk is as expected.
async fn wait_for(file: &Path, expected: &str) {
    let until = Instant::now() + Duration::from_secs(10);
    let read = || std::fs::read_to_string(file).expect("the definition is there");
    while read() != expected && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(read(), expected);
}

async fn save(window: &Window) {
    window.press(&[Key::Control.into(), 's']).await;
    window.gone("[data-testid='unsaved']").await;
}

/// Finds what is to be added in the open search, and adds it.
async fn choose(window: &Window, step_type: &str, added: &str) {
    window.find("[data-testid='palette-search']").await;
    window.write(step_type).await;
    window.find(&format!("[data-testid='palette-{step_type}'][aria-selected='true']")).await;
    window.press(&[Key::Enter.into()]).await;
    window.find(&node(added)).await;
}

/// Gives the selected step another name.
async fn rename(window: &Window, name: &str) {
    window.find("[data-testid='step-name']").await;
    window.press(&[Key::Control.into(), 'a']).await;
    window.write(name).await;
    window.press(&[Key::Enter.into()]).await;
    window.find(&node(name)).await;
    window.gone("[data-testid='step-name']").await;
    // What is around the canvas follows it.
    window.find(&format!("#inspector[data-shows='{name}']")).await;
}

/// Brings everything into view, and waits until the view has glided there.
async fn fit(window: &Window) {
    window.click("[data-testid='fit']").await;
    let place = "return document.querySelector('.react-flow__viewport').style.transform";
    let mut before = String::new();
    let mut still = 0;
    while still < 3 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let now = window.script(place).await.to_string();
        still = if now == before { still + 1 } else { 0 };
        before = now;
    }
}

/// Drags a wire from a port to an empty place beside a step, and takes a step for its end.
async fn draw_on(
    window: &Window,
    from: &str,
    port_name: &str,
    by: (i64, i64),
    step_type: &str,
    added: &str,
    name: &str,
) {
    fit(window).await;
    window.drag_to(&port(from, port_name), &node(from), by.0, by.1).await;
    choose(window, step_type, added).await;
    // The new step takes the keyboard, and must not take it from the name.
    focused(window, added).await;
    window.click(&format!("#inspector[data-shows='{added}'] #rename-step")).await;
    rename(window, name).await;
}

/// Writes a value into a field of the selected step.
async fn fill_in(window: &Window, field: &str, value: &str) {
    let selector = format!("[data-testid='field-{field}']");
    window.click(&selector).await;
    window.until(&format!("document.activeElement?.dataset.testid === 'field-{field}'")).await;
    overwrite(window, value).await;
}

/// Replaces what the field that has the keyboard holds, and waits until it is done.
async fn overwrite(window: &Window, value: &str) {
    let before = label_of(window, "undo").await;
    window.press(&[Key::Control.into(), 'a']).await;
    window.write(value).await;
    window.press(&[Key::Enter.into()]).await;
    relabelled(window, "undo", &before).await;
}

/// What a button would do next, as it says itself.
async fn label_of(window: &Window, name: &str) -> String {
    let label =
        format!("return document.querySelector(\"[data-testid='{name}']\").getAttribute('aria-label')");
    window.script(&label).await.as_str().unwrap_or_default().to_owned()
}

async fn relabelled(window: &Window, name: &str, before: &str) {
    let label = format!("document.querySelector(\"[data-testid='{name}']\").getAttribute('aria-label')");
    window.until(&format!("{label} !== {before:?}")).await;
}

async fn draw_by_mouse(window: &Window) {
    window.drag_to("[data-testid='add-Processing']", ".canvas", -250, -120).await;
    window.find(&node("Process")).await;
    window.click("#inspector[data-shows='Process'] #rename-step").await;
    rename(window, "Prepare").await;
    draw_on(window, "Prepare", "output", (250, 0), "Training", "Train", "Fit").await;
    fill_in(window, "InstanceType", "ml.m5.2xlarge").await;
    draw_on(window, "Fit", "model", (250, 0), "Processing", "Process", "Evaluate").await;
    draw_on(window, "Evaluate", "output", (250, 0), "Condition", "Decide", "GoodEnough").await;
    draw_on(window, "GoodEnough", "True", (-60, 200), "RegisterModel", "RegisterModel", "Register").await;
    draw_on(window, "GoodEnough", "False", (160, 330), "Fail", "Stop", "TooBad").await;
    fill_in(window, "ErrorMessage", "The model is too bad.").await;
    fit(window).await;
    window.drag_to(&port("Fit", "model"), "[data-testid='port-Register-in-model']", 0, 0).await;
    window.find("[data-testid='wire-Fit-model-Register-model']").await;
}

#[tokio::test]
async fn drawn_by_mouse_and_taken_back_and_drawn_again() {
    let home = Home::empty();
    let file = home.project().join("pipeline.json");
    let empty = std::fs::read_to_string(&file).unwrap();
    let window = Window::open(&home, true).await;
    draw_by_mouse(&window).await;
    window.photograph("drawn").await;
    save(&window).await;
    let drawn = std::fs::read_to_string(&file).unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(golden(), &drawn).unwrap();
    }
    assert_eq!(drawn, std::fs::read_to_string(golden()).unwrap());

    let button = |name: &str| format!("[data-testid='{name}']:not([disabled])");
    for (name, expected) in [("undo", &empty), ("redo", &drawn)] {
        for _ in 0..EDITS {
            if window.count(&button(name)).await == 0 {
                break;
            }
            // A press at a time: the button's name tells what it would do next.
            let before = label_of(&window, name).await;
            window.click(&button(name)).await;
            relabelled(&window, name, &before).await;
        }
        assert_eq!(window.count(&button(name)).await, 0, "everything is taken back or done again");
        for step in STEPS {
            let there = window.count(&node(step)).await;
            assert_eq!(there, usize::from(name == "redo"), "{step} after {name}");
        }
        window.press(&[Key::Control.into(), 's']).await;
        wait_for(&file, expected).await;
    }
    window.close().await;
}

/// Adds a step behind the selected one, or behind the output in hand.
async fn add_by_keys(window: &Window, step_type: &str, added: &str, name: &str) {
    window.press(&[Key::Tab.into()]).await;
    choose(window, step_type, added).await;
    selected(window, added).await;
    focused(window, added).await;
    window.press(&[Key::F2.into()]).await;
    rename(window, name).await;
    selected(window, name).await;
    focused(window, name).await;
}

/// Waits until a step's node has the keyboard.
async fn focused(window: &Window, step: &str) {
    window.until(&format!("document.activeElement?.dataset.step === '{step}'")).await;
}

async fn selected(window: &Window, step: &str) {
    window.find(&format!("[data-testid='node-{step}'][aria-pressed='true']")).await;
}

/// Walks the graph by an arrow key, through these steps.
async fn walk(window: &Window, key: Key, steps: &[&str]) {
    for step in steps {
        window.press(&[key.into()]).await;
        selected(window, step).await;
        focused(window, step).await;
    }
}

/// A menu gives the focus to its first item a frame after it is there: a key pressed before would go past it.
const ON_ITEM: &str = "document.activeElement?.role === 'menuitem'";

/// Takes an output of the selected step in hand.
async fn take(window: &Window, output: &str) {
    window.press(&['c']).await;
    window.find("[data-testid='output-menu']").await;
    window.until(ON_ITEM).await;
    let item = format!("document.activeElement?.dataset.testid === 'output-{output}'");
    window.press_until(Key::Down.into(), &item).await;
    window.press(&[Key::Enter.into()]).await;
    window.gone("[data-testid='output-menu']").await;
    let on_node = "document.activeElement?.dataset.step !== undefined";
    window.until(on_node).await;
}

/// From the selected step's node to a field of it, and back.
async fn fill_in_by_keys(window: &Window, step: &str, field: &str, value: &str) {
    let on_node = format!("document.activeElement?.dataset.step === '{step}'");
    window.press_until(Key::Enter.into(), "document.activeElement?.closest('#inspector') !== null").await;
    let there = format!("document.activeElement?.dataset.testid === 'field-{field}'");
    window.press_until(Key::Tab.into(), &there).await;
    overwrite(window, value).await;
    window.press_until(Key::Escape.into(), &on_node).await;
}

/// The pairs of steps that lie on each other.
const OVERLAPPING: &str = "
    const nodes = [...document.querySelectorAll('.node[data-step]')].map((node) => [node.dataset.step, node.getBoundingClientRect()]);
    return nodes.flatMap(([a, p], i) => nodes.slice(i + 1)
      .filter(([, q]) => p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom).map(([b]) => `${a} ${b}`));";

#[tokio::test]
async fn drawn_by_keys_alone() {
    let home = Home::empty();
    let window = Window::open(&home, true).await;
    window.find(".canvas[data-painted]").await;
    add_by_keys(&window, "Processing", "Process", "Prepare").await;
    add_by_keys(&window, "Training", "Train", "Fit").await;
    add_by_keys(&window, "Processing", "Process", "Evaluate").await;
    add_by_keys(&window, "Condition", "Decide", "GoodEnough").await;
    take(&window, "True").await;
    add_by_keys(&window, "RegisterModel", "RegisterModel", "Register").await;
    walk(&window, Key::Left, &["GoodEnough"]).await;
    take(&window, "False").await;
    add_by_keys(&window, "Fail", "Stop", "TooBad").await;
    // The message, and the instance type of the training.
    fill_in_by_keys(&window, "TooBad", "ErrorMessage", "The model is too bad.").await;
    walk(&window, Key::Left, &["GoodEnough", "Evaluate", "Fit"]).await;
    fill_in_by_keys(&window, "Fit", "InstanceType", "ml.m5.2xlarge").await;
    // The model, from the training to the register.
    take(&window, "model").await;
    walk(&window, Key::Right, &["Evaluate", "GoodEnough", "Register"]).await;
    window.press(&[Key::Enter.into()]).await;
    window.find("[data-testid='connection-chooser']").await;
    window.until(ON_ITEM).await;
    window
        .press_until(Key::Down.into(), "document.activeElement?.dataset.testid === 'connection-choice'")
        .await;
    window.press(&[Key::Enter.into()]).await;
    window.find("[data-testid='wire-Fit-model-Register-model']").await;
    let overlapping = window.script(OVERLAPPING).await;
    assert_eq!(overlapping, serde_json::json!([]), "steps lie on each other");
    window.photograph("drawn-by-keys").await;
    save(&window).await;
    let drawn = std::fs::read_to_string(home.project().join("pipeline.json")).unwrap();
    assert_eq!(drawn, std::fs::read_to_string(golden()).unwrap(), "as with the mouse");
    window.close().await;
}
