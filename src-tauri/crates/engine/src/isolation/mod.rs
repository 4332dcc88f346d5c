//! A private world for one job: its own root, `/opt/ml`, processes and, when asked for, no network.
//!
//! The engine's executable starts itself again as `<exe> __job-launch <plan>`; that small process enters the
//! namespaces and runs the job below it. Done in a process of its own because what must happen between fork
//! and exec allocates, which a forked copy of a threaded program may not.
//!
//! Deliberately absent: containers, images, root. Nothing falls back to running a job unisolated.

mod launch;
mod plan;

#[cfg(target_os = "linux")]
mod init;
#[cfg(target_os = "linux")]
mod launcher;
#[cfg(target_os = "linux")]
mod root;
#[cfg(target_os = "linux")]
mod syscall;

pub(crate) use launch::{LaunchError, Launched, launch};
pub use plan::Usage;
pub(crate) use plan::{InputMount, LaunchPlan, LaunchReport};

/// The first argument that makes the executable the launcher.
pub const LAUNCH_ARGUMENT: &str = "__job-launch";

/// Becomes the job launcher, and never returns, when the program was started as one. Call it first in
/// `main`, before any thread exists.
pub fn run_if_launcher() {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != LAUNCH_ARGUMENT) {
        return;
    }
    let plan = arguments.next().map(std::path::PathBuf::from).unwrap_or_default();
    #[cfg(target_os = "linux")]
    std::process::exit(launcher::run(&plan));
    #[cfg(not(target_os = "linux"))]
    {
        let _ = plan;
        std::process::exit(plan::EXIT_REFUSED);
    }
}
