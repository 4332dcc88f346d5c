//! The desktop shell: opens the window and hands its calls to the API. Wiring only.
#![forbid(unsafe_code)]

mod call;
mod close;
mod notify;
#[cfg(target_os = "linux")]
mod paint;
mod place;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use pipewright_api::dto::notice::Notice;
use pipewright_api::error::{Error, ErrorCode};
use pipewright_api::home::home;
use pipewright_api::launcher::beside_this_program;
use pipewright_api::workbench::Workbench;
use tauri::{App, Emitter as _, Manager as _};

/// What the commands of the window need.
pub(crate) struct Session {
    pub(crate) workbench: Workbench,
    /// The project that the program was started with.
    pub(crate) argument: Option<PathBuf>,
}

/// Opens the window on a project, or on the one opened last.
pub fn run(argument: Option<PathBuf>) -> ExitCode {
    match start(argument) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error);
            ExitCode::FAILURE
        }
    }
}

fn start(argument: Option<PathBuf>) -> Result<(), Error> {
    let failed = |error: &dyn std::fmt::Display| {
        Error::new(ErrorCode::Engine, format!("The window cannot open: {error}."))
    };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| failed(&error))?;
    tauri::async_runtime::set(runtime.handle().clone());
    let state = home()?;
    let workbench = Workbench::open(&state, runtime.handle().clone(), beside_this_program()?)?;
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .manage(Session { workbench, argument })
        .invoke_handler(tauri::generate_handler![call::call])
        .setup(move |app| {
            forward_notices(app);
            window::open(app, &state)?;
            Ok(())
        })
        .build(tauri::generate_context!())
        .map_err(|error| failed(&error))?;
    app.run(close::on_event);
    Ok(())
}

/// Passes every notice on to the window, and to the system what nobody is looking at.
fn forward_notices(app: &App) {
    let handle = app.handle().clone();
    let (workbench, told) = (app.state::<Session>().workbench.clone(), notify::Told::default());
    app.state::<Session>().workbench.subscribe(move |notice: Notice| {
        if let Notice::ExecutionChanged { arn } = &notice {
            told.tell(&handle, &workbench, arn);
        }
        // A window that is closing hears nothing, and needs nothing.
        let _ = handle.emit("notice", notice);
    });
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn report(error: &Error) {
    eprintln!("error: {error}");
}
