//! Two executions are compared down to a file that differs, and a model is traced and approved: by mouse, and by keys
//! alone.

use fantoccini::key::Key;
use pipewright_desktop_tests::{Home, Window};

/// What stands in the table of differences only because MaxDepth did.
const CHANGED: &str = "[data-testid='merged-TrainModel'][data-state='changed']";

/// The table shows both executions.
const BOTH: &str = "document.querySelectorAll('[data-testid=\"history-row\"][data-arn]').length === 2";
const FILTER: &str = "[data-testid='history-filter']";

/// A filter is written without losing its field, and going back brings that of before.
async fn filters(window: &Window) {
    window.write_over(FILTER, "status:failed").await;
    window.find("[data-testid='history-empty']").await;
    window.until("document.activeElement?.dataset.testid === 'history-filter'").await;
    window.click("[data-testid='go.design']").await;
    window.click("[data-testid='go.history']").await;
    window.write_over(FILTER, "status:succeeded").await;
    window.until(BOTH).await;
    window.click("[data-testid='go.design']").await;
    // To the second filter, to the design, to the first.
    for _ in 0..3 {
        window.press(&[Key::Alt.into(), Key::Left.into()]).await;
    }
    window.find("[data-testid='history-empty']").await;
    window
        .until("document.querySelector('[data-testid=\"history-filter\"]').value === 'status:failed'")
        .await;
    window.write_over(FILTER, "status:succeeded").await;
    window.until(BOTH).await;
}

async fn by_mouse(home: &Home) {
    let window = Window::open(home, true).await;
    window.click("[data-testid='go.history']").await;
    window.find("[data-testid='history-row'][data-arn]").await;
    window.until(BOTH).await;
    window.photograph("history").await;
    window.is_accessible("the history").await;
    filters(&window).await;
    // The newest stands first; the one that was chosen first is the base.
    window.click("[data-testid='history-row'][aria-rowindex='3'] [data-check]").await;
    window.click("[data-testid='history-row'][aria-rowindex='2'] [data-check]").await;
    window.click("[data-testid='compare-chosen']").await;

    window.find("[data-testid='merged-graph']").await;
    window.find("[data-testid='merged-ProcessData'][data-state='same']").await;
    window.click(CHANGED).await;
    let changes = window.text("[data-testid='step-changes']").await;
    assert!(changes.contains("max_depth"), "the step says what changed: {changes}");
    window.photograph("comparison").await;
    window.is_accessible("a comparison").await;
    window.click("[data-testid='tab-artifacts']").await;
    window.click("[data-testid^='file-'][data-testid$='evaluation.json']").await;
    window.find("[data-testid='field-list']").await;
    window.photograph("comparison-files").await;
    window.is_accessible("files that differ").await;

    window.click("[data-testid='go.registry']").await;
    decided(&window, 1, "PendingManualApproval").await;
    window.click("[data-testid='version-menu-1']").await;
    window.click("[data-testid='version-approve']").await;
    window.fill("[data-testid='decision-comment']", "Holds on last month, too.").await;
    window.is_accessible("a decision").await;
    window.click("[data-testid='decide']").await;
    decided(&window, 1, "Approved").await;
    window.photograph("registry").await;
    window.is_accessible("the registry").await;
    window.click("[data-testid='open-1']").await;
    window.find("[data-testid='verified'][data-verified='matches']").await;
    window.find("[data-testid='hyperparameter-max_depth'][data-origin='override']").await;
    let page = window.text("[data-testid='page-passport']").await;
    assert!(page.contains("Holds on last month, too."), "the passport says why it was approved: {page}");
    window.photograph("passport").await;
    window.is_accessible("a passport").await;
    window.close().await;
}

/// Waits until a version has that status.
async fn decided(window: &Window, version: u32, status: &str) {
    window.find(&format!("[data-testid='version-{version}'][data-status='{status}']")).await;
}

/// Moves the keyboard on by Tab until it is at what a selector finds.
async fn tab_to(window: &Window, selector: &str) {
    window.find(selector).await;
    let there = format!("document.activeElement?.matches({}) === true", serde_json::json!(selector));
    window.press_until(Key::Tab.into(), &there).await;
}

async fn by_keys(home: &Home) {
    let window = Window::open(home, true).await;
    window.find(".canvas[data-painted]").await;
    window.press(&[Key::Control.into(), '2']).await;
    window.until(BOTH).await;
    tab_to(&window, "[data-testid='history-table']").await;
    for key in [Key::End.into(), ' ', Key::Home.into(), ' ', 'c'] {
        window.press(&[key]).await;
    }
    window.find(CHANGED).await;
    tab_to(&window, "[data-testid^='merged-']").await;
    let on_training = "document.activeElement?.dataset.step === 'TrainModel'";
    window.press_until(Key::Right.into(), on_training).await;
    window.press(&[Key::Enter.into()]).await;
    window.find("[data-testid='step-changes']").await;
    window.press(&[Key::Shift.into(), Key::Tab.into()]).await;
    window.press_until(Key::Right.into(), "document.activeElement?.dataset.testid === 'tab-artifacts'").await;
    tab_to(&window, "[data-testid^='file-'][data-testid$='evaluation.json']").await;
    window.press(&[Key::Enter.into()]).await;
    window.find("[data-testid='field-list']").await;

    window.press(&[Key::Control.into(), '3']).await;
    decided(&window, 2, "PendingManualApproval").await;
    tab_to(&window, "[data-testid='version-menu-2']").await;
    window.press(&[Key::Enter.into()]).await;
    window.find("[data-testid='version-approve']").await;
    let on_approve = "document.activeElement?.dataset.testid === 'version-approve'";
    window.press_until(Key::Down.into(), on_approve).await;
    window.press(&[Key::Enter.into()]).await;
    window.until("document.activeElement?.dataset.testid === 'decision-comment'").await;
    window.write("Deeper trees.").await;
    window.press(&[Key::Control.into(), Key::Enter.into()]).await;
    decided(&window, 2, "Approved").await;
    tab_to(&window, "[data-testid='open-2']").await;
    window.press(&[Key::Enter.into()]).await;
    window.find("[data-testid='hyperparameter-max_depth'][data-origin='override']").await;
    window.press(&[Key::Alt.into(), Key::Left.into()]).await;
    window.find("[data-testid='versions']").await;
    window.close().await;
}

#[tokio::test]
async fn executions_are_compared_and_a_model_is_approved() {
    let home = Home::new();
    home.run(&["MaxDepth=3"]);
    home.run(&["MaxDepth=5"]);
    by_mouse(&home).await;
    by_keys(&home).await;
}
