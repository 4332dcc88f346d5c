//! A threshold that no model reaches: the execution fails, and the window says why in the pipeline's words.

use std::time::Duration;

use pipewright_desktop_tests::{Home, Window};

#[tokio::test]
async fn a_failed_run_says_why() {
    let home = Home::new();
    let window = Window::open(&home, true).await;
    window.click("[data-testid='run']").await;
    window.fill("[data-testid='parameter-MaxDepth']", "deep").await;
    assert_eq!(window.text("[data-testid='refusal-MaxDepth']").await, "Must be of type Integer.");
    window.find("[data-testid='start'][disabled]").await;

    window.fill("[data-testid='parameter-MaxDepth']", "3").await;
    window.fill("[data-testid='parameter-AucThreshold']", "0.99").await;
    window.click("[data-testid='start']").await;
    let failed = "[data-testid='node-QualityTooLow'][data-status='failed']";
    window.find_within(failed, Duration::from_mins(10)).await;
    window.find("[data-testid='node-CreateModel'][data-status='skipped']").await;
    window.find("[data-testid='execution-status'][data-status='Failed']").await;
    window.click("[data-testid='node-QualityTooLow']").await;
    let reason = window.text("[data-testid='failure-reason']").await;
    assert!(reason.contains("0.8") && reason.contains("0.99"), "{reason}");
    window.photograph("failed").await;
    window.close().await;
}
