//! Notifications of the system: an execution ended while nobody looked.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use pipewright_api::workbench::Workbench;
use pipewright_pipeline::arn::ExecutionArn;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::NotificationExt as _;

/// The executions whose end was told: notices are coalesced, and may come again.
#[derive(Default)]
pub(crate) struct Told(Mutex<HashSet<ExecutionArn>>);

impl Told {
    /// Tells of an execution's end, once, unless the window is looked at.
    pub(crate) fn tell(&self, app: &AppHandle, workbench: &Workbench, arn: &ExecutionArn) {
        let looked_at = app.webview_windows().values().any(|window| window.is_focused().unwrap_or(false));
        if looked_at {
            return;
        }
        let Ok(Some(attention)) = workbench.attention(arn) else { return };
        if self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(arn.clone()) {
            // A desktop without notifications has none to miss.
            let _ = app.notification().builder().title(attention.title).body(attention.body).show();
        }
    }
}
