//! The window itself, as `tauri.conf.json` describes it.

use std::path::Path;

use tauri::{App, Error, WebviewWindowBuilder};

#[cfg(target_os = "linux")]
use crate::paint;
use crate::place;

/// Opens the window. What it remembers by itself (theme, sizes of panels) is state too and lies in `home`.
pub(crate) fn open(app: &App, home: &Path) -> Result<(), Error> {
    let Some(config) = app.config().app.windows.first() else { return Ok(()) };
    let window = WebviewWindowBuilder::from_config(app, config)?
        .data_directory(home.join("window"))
        // Steps are copied as text, and pasted by a menu as well as by keys.
        .enable_clipboard_access()
        // The page knows what is open and whether it is saved.
        .on_document_title_changed(|window, title| {
            // A title that cannot be set is the window manager's loss, not the document's.
            let _ = window.set_title(&title);
        })
        .build()?;
    #[cfg(target_os = "linux")]
    paint::choose(&window);
    place::keep(&window, home);
    Ok(())
}
