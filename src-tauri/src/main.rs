//! The designer's program: becomes the job launcher when asked to, opens the window otherwise.
// No console window beside the designer on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::process::ExitCode;

/// An edit of a large pipeline makes and drops a hundred thousand small texts; the system's allocator took a third of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Jobs re-execute this program: it must become the launcher before anything starts a thread.
    pipewright_engine::isolation::run_if_launcher();
    pipewright_designer::run(std::env::args_os().nth(1).map(PathBuf::from))
}
