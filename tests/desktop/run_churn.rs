//! Open churn, move a step, press Run, watch every step finish, read a log, find it all again after a restart.

use std::time::Duration;

use pipewright_desktop_tests::{Home, Window};

const RUN: [&str; 6] =
    ["ProcessData", "TrainModel", "EvaluateModel", "CheckQuality", "CreateModel", "RegisterModel"];
/// The first run may build two Python environments.
const PATIENCE: Duration = Duration::from_mins(10);

async fn sees_the_finished_run(window: &Window) {
    for step in RUN {
        window.find_within(&format!("[data-testid='node-{step}'][data-status='succeeded']"), PATIENCE).await;
    }
    window.find("[data-testid='node-QualityTooLow'][data-status='skipped']").await;
    window.find("[data-testid='execution-status'][data-status='Succeeded']").await;
}

#[tokio::test]
async fn a_run_from_the_window() {
    let home = Home::new();
    let window = Window::open(&home, true).await;
    for step in RUN.iter().chain(&["QualityTooLow"]) {
        window.find(&format!("[data-testid='node-{step}']")).await;
    }
    assert_eq!(window.text("[data-testid='project-name']").await, "churn");

    let layout = home.project().join("pipeline.layout.json");
    let before = std::fs::read_to_string(&layout).unwrap();
    window.drag("[data-testid='node-TrainModel']", 20, 40).await;
    let mut moved = before.clone();
    for _ in 0..100 {
        moved = std::fs::read_to_string(&layout).unwrap();
        if moved != before {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(moved.contains("\"TrainModel\""), "the move is in the layout file: {moved}");
    window.photograph("design").await;
    window.is_accessible("the design").await;

    window.click("[data-testid='run']").await;
    window.find("[data-testid='parameter-MaxDepth']").await;
    window.photograph("start").await;
    window.is_accessible("the start form").await;
    window.click("[data-testid='start']").await;
    sees_the_finished_run(&window).await;

    window.click("[data-testid='node-TrainModel']").await;
    window.find("[data-testid='node-TrainModel'][aria-pressed='true']").await;
    window.click("[data-testid='tab-log']").await;
    window.find("[data-testid='log-line']").await;
    let log = window.text("[data-testid='log']").await;
    assert!(log.contains("validation-auc"), "the training log is shown: {log}");
    window.find("[data-testid='node-TrainModel'][aria-pressed='true']").await;
    window.photograph("finished").await;
    window.is_accessible("a finished execution").await;
    window.close().await;

    let window = Window::open(&home, false).await;
    window.click("[data-testid='execution-row'][data-status='Succeeded']").await;
    sees_the_finished_run(&window).await;
    window.close().await;
}
