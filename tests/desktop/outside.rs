//! The file changes while the window has other edits; the window is killed while it has them.

use fantoccini::key::Key;
use pipewright_desktop_tests::{Home, Window};

async fn add_a_lambda_step(window: &Window) {
    window.find("[data-testid='node-TrainModel']").await;
    window.until("document.activeElement.closest('[data-canvas-keys]') !== null").await;
    window.press(&[Key::Tab.into()]).await;
    window.find("[data-testid='palette-search']").await;
    window.write("lambda").await;
    window.press(&[Key::Enter.into()]).await;
    window.find("[data-testid='node-CallFunction']").await;
}

#[tokio::test]
async fn changes_of_both_sides_are_kept() {
    let home = Home::new();
    let file = home.project().join("pipeline.json");
    let read = || std::fs::read_to_string(&file).unwrap();
    let window = Window::open(&home, true).await;
    add_a_lambda_step(&window).await;
    window.find("[data-testid='unsaved']").await;

    // Somebody else writes another name and another value while the step is not saved.
    let outside =
        read().replace("\"EvaluateModel\"", "\"Assess\"").replace("Steps.EvaluateModel.", "Steps.Assess.");
    assert_ne!(outside, read());
    std::fs::write(&file, &outside).unwrap();
    window.find("[data-testid='node-Assess']").await;
    window.find("[data-testid='node-CallFunction']").await;
    window.photograph("merged").await;
    assert_eq!(read(), outside, "nothing is written before it is saved");

    window.press(&[Key::Control.into(), 's']).await;
    window.gone("[data-testid='unsaved']").await;
    let saved = read();
    assert!(
        saved.contains("\"CallFunction\"") && saved.contains("\"Assess\""),
        "both are in the file: {saved}"
    );
    // The change that came from outside is on the stack too, after the step.
    window.press(&[Key::Control.into(), 'z']).await;
    window.find("[data-testid='node-EvaluateModel']").await;
    window.press(&[Key::Control.into(), 'z']).await;
    window.gone("[data-testid='node-CallFunction']").await;
    window.close().await;
}

#[tokio::test]
async fn a_killed_window_gives_its_edits_back() {
    let home = Home::new();
    let file = home.project().join("pipeline.json");
    let shipped = std::fs::read_to_string(&file).unwrap();
    let window = Window::open(&home, true).await;
    add_a_lambda_step(&window).await;
    window.click("[data-testid='node-TrainModel']").await;
    window.press(&[Key::Control.into(), 'd']).await;
    window.find("[data-testid='node-TrainModel-2']").await;
    window.kill(&home).await;
    assert_eq!(std::fs::read_to_string(&file).unwrap(), shipped, "the file is as it was");

    let window = Window::open(&home, true).await;
    let unsaved = window.text("[data-testid='unsaved']").await;
    assert!(unsaved.contains("Recovered"), "{unsaved}");
    window.find("[data-testid='node-CallFunction']").await;
    window.find("[data-testid='node-TrainModel-2']").await;
    window.press(&[Key::Control.into(), 's']).await;
    window.gone("[data-testid='unsaved']").await;
    let saved = std::fs::read_to_string(&file).unwrap();
    assert!(saved.contains("\"CallFunction\"") && saved.contains("\"TrainModel-2\""), "{saved}");
    window.close().await;
}
