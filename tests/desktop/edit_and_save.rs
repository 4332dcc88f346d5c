//! Editing by mouse and keys: every change can be taken back, and none is lost.

use fantoccini::key::Key;
use pipewright_desktop_tests::{Home, Window};

#[tokio::test]
async fn edits_are_undone_saved_and_recovered() {
    let home = Home::new();
    let file = home.project().join("pipeline.json");
    let read = || std::fs::read_to_string(&file).unwrap();
    let shipped = read();

    let window = Window::open(&home, true).await;
    window.click("[data-testid='node-TrainModel']").await;
    window.press(&[Key::Control.into(), 'd']).await;
    window.find("[data-testid='node-TrainModel-2']").await;
    window.find("[data-testid='unsaved']").await;
    window.photograph("duplicated").await;
    window.press(&[Key::Control.into(), 'z']).await;
    window.gone("[data-testid='node-TrainModel-2']").await;
    window.gone("[data-testid='unsaved']").await;

    // Adding by keys alone.
    window.press(&[Key::Tab.into()]).await;
    window.find("[data-testid='palette-search']").await;
    window.photograph("palette").await;
    window.write("lambda").await;
    window.press(&[Key::Enter.into()]).await;
    window.find("[data-testid='node-CallFunction']").await;
    window.photograph("added").await;
    window.click("[data-testid='undo']").await;
    window.gone("[data-testid='node-CallFunction']").await;

    window.click("[data-testid='node-TrainModel']").await;
    window.press(&[Key::F2.into()]).await;
    // The name is selected as a whole.
    window.find("[data-testid='step-name']").await;
    window.write("EvaluateModel").await;
    window.press(&[Key::Enter.into()]).await;
    let refusal = window.text(".insp-head [role='alert']").await;
    assert!(refusal.contains("EvaluateModel"), "{refusal}");
    window.press(&[Key::Control.into(), 'a']).await;
    window.write("Fit").await;
    window.press(&[Key::Enter.into()]).await;
    window.find("[data-testid='node-Fit']").await;
    assert_eq!(read(), shipped, "nothing is written before it is saved");
    window.click("[data-testid='save']").await;
    window.gone("[data-testid='unsaved']").await;
    let saved = read();
    assert!(
        saved.contains("Steps.Fit.ModelArtifacts") && !saved.contains("TrainModel."),
        "references follow"
    );

    // Another program adds a parameter that nobody reads; the remedy takes it out again.
    let parameter = r#""Parameters": [ { "Name": "Idle", "Type": "String", "DefaultValue": "x" },"#;
    std::fs::write(&file, saved.replacen("\"Parameters\": [", parameter, 1)).unwrap();
    window.click("[data-testid='fix']").await;
    window.gone("[data-testid='fix']").await;
    window.photograph("mended").await;
    window.press(&[Key::Control.into(), 's']).await;
    window.gone("[data-testid='unsaved']").await;
    assert_eq!(read(), saved);

    window.click("[data-testid='node-Fit']").await;
    window.press(&[Key::Delete.into()]).await;
    window.gone("[data-testid='node-Fit']").await;
    window.close().await;
    let window = Window::open(&home, true).await;
    let unsaved = window.text("[data-testid='unsaved']").await;
    assert!(unsaved.contains("Recovered"), "{unsaved}");
    assert_eq!(window.count("[data-testid='node-Fit']").await, 0);
    window.photograph("recovered").await;
    window.click("[data-testid='undo']").await;
    window.find("[data-testid='node-Fit']").await;
    window.gone("[data-testid='unsaved']").await;
    assert_eq!(read(), saved);
    window.close().await;
}
