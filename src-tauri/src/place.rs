//! Where the window was and how large, kept from one start to the next in `window/place.json` of the home folder.

use std::path::{Path, PathBuf};

use pipewright_api::write_file;
use serde::{Deserialize, Serialize};
use tauri::{LogicalPosition, LogicalSize, WebviewWindow, WindowEvent};

/// Sizes and places in logical pixels, so that another screen's scale does not change them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Place {
    width: f64,
    height: f64,
    x: f64,
    y: f64,
    maximized: bool,
}

/// Puts the window where it was, and remembers where it is when it is closed.
pub(crate) fn keep(window: &WebviewWindow, home: &Path) {
    let file = home.join("window/place.json");
    if let Some(place) = read(&file) {
        restore(window, place);
    }
    let watched = window.clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::CloseRequested { .. }) {
            // A place that cannot be kept is the next window's small loss, and no reason not to close.
            let _ = write(&file, &watched);
        }
    });
}

fn read(file: &PathBuf) -> Option<Place> {
    serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()
}

/// What cannot be done is left to the window manager.
fn restore(window: &WebviewWindow, place: Place) {
    let _ = window.set_size(LogicalSize::new(place.width.max(480.0), place.height.max(360.0)));
    if is_on_a_screen(window, place) {
        let _ = window.set_position(LogicalPosition::new(place.x, place.y));
    }
    if place.maximized {
        let _ = window.maximize();
    }
}

/// Whether the window's title bar could be grasped there: a screen may be gone since.
fn is_on_a_screen(window: &WebviewWindow, place: Place) -> bool {
    let screens = window.available_monitors().unwrap_or_default();
    screens.iter().any(|screen| {
        let at = screen.position().to_logical::<f64>(screen.scale_factor());
        let size = screen.size().to_logical::<f64>(screen.scale_factor());
        let across = place.x + 80.0 > at.x && place.x < at.x + size.width - 80.0;
        across && place.y >= at.y && place.y < at.y + size.height - 40.0
    })
}

fn write(file: &PathBuf, window: &WebviewWindow) -> Option<()> {
    let maximized = window.is_maximized().ok()?;
    let scale = window.scale_factor().ok()?;
    let size = window.inner_size().ok()?.to_logical::<f64>(scale);
    let at = window.outer_position().ok()?.to_logical::<f64>(scale);
    let now = Place { width: size.width, height: size.height, x: at.x, y: at.y, maximized };
    // A maximized window comes back to the size that it had before.
    let kept = match read(file) {
        Some(before) if maximized => Place { maximized, ..before },
        _ => now,
    };
    let text = serde_json::to_string(&kept).ok()?;
    write_file(file, text.as_bytes()).ok()
}
