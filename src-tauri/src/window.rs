//! The window itself, as `tauri.conf.json` describes it.

use std::path::Path;

use tauri::{App, Error, WebviewWindowBuilder};

/// Opens the window. What it remembers by itself (theme, sizes of panels) is state too and lies in `home`.
pub(crate) fn open(app: &App, home: &Path) -> Result<(), Error> {
    let Some(config) = app.config().app.windows.first() else { return Ok(()) };
    WebviewWindowBuilder::from_config(app, config)?.data_directory(home.join("window")).build()?;
    Ok(())
}
