//! Closing: running executions are stopped and recorded before the program ends.

use tauri::{AppHandle, Manager as _, RunEvent};

use crate::Session;

/// On the first request to exit, stops what runs, then exits for good.
pub(crate) fn on_event(app: &AppHandle, event: RunEvent) {
    // A request with a code is our own, below.
    if let RunEvent::ExitRequested { api, code: None, .. } = event {
        let workbench = app.state::<Session>().workbench.clone();
        if workbench.is_idle() {
            return;
        }
        api.prevent_exit();
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            workbench.stop_all().await;
            app.exit(0);
        });
    }
}
