//! The launcher's first process: enters the namespaces, starts process 1 of the job, passes its end on.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::init;
use super::plan::{EXIT_REFUSED, LaunchPlan, LaunchReport};
use super::root::{Doing, Refused};
use super::syscall;

/// Carries out the plan in the file. The exit code of the job, 128 + n for signal n, or
/// [`EXIT_REFUSED`] when the job never started.
pub(super) fn run(plan: &Path) -> i32 {
    let read = std::fs::read(plan).and_then(|bytes| Ok(serde_json::from_slice::<LaunchPlan>(&bytes)?));
    let plan = match read {
        Ok(plan) => plan,
        Err(error) => return complain(&format!("no launch plan at {}: {error}", plan.display())),
    };
    // Opened before the mounts are copied: an open writer would keep its mount from turning read-only.
    let mut report = match OpenOptions::new().write(true).truncate(true).open(&plan.report) {
        Ok(report) => report,
        Err(error) => return complain(&format!("no report at {}: {error}", plan.report.display())),
    };
    match start(&plan, &report) {
        Ok(code) => code,
        Err(Refused { action, error }) => {
            tell(&mut report, &LaunchReport::Refused { action, error: error.to_string() })
        }
    }
}

fn start(plan: &LaunchPlan, report: &File) -> Result<i32, Refused> {
    syscall::close_files_on_exec().doing(|| "closing inherited files".to_owned())?;
    enter_namespaces(plan.network)?;
    let mut report = report.try_clone().doing(|| "opening the report twice".to_owned())?;
    match syscall::fork().doing(|| "starting process 1".to_owned())? {
        // Process 1 never comes back from here.
        None => std::process::exit(match init::run(plan, &mut report) {
            Ok(code) => code,
            Err(Refused { action, error }) => {
                tell(&mut report, &LaunchReport::Refused { action, error: error.to_string() })
            }
        }),
        // The kernel reports process 1 ended only when no process of its namespace is left.
        Some(child) => {
            let (_, status) = syscall::wait(child).doing(|| "waiting for process 1".to_owned())?;
            Ok(init::exit_code(status))
        }
    }
}

fn enter_namespaces(network: bool) -> Result<(), Refused> {
    let mut flags = libc::CLONE_NEWNS | libc::CLONE_NEWPID | libc::CLONE_NEWIPC | libc::CLONE_NEWUTS;
    if !network {
        flags |= libc::CLONE_NEWNET;
    }
    let (user, group) = syscall::identity();
    let as_root =
        if user == 0 { syscall::unshare(flags) } else { Err(io::ErrorKind::PermissionDenied.into()) };
    match as_root {
        // Root inside a container often lacks the right itself and may still have a user namespace.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            syscall::unshare(flags | libc::CLONE_NEWUSER).doing(|| "entering a user namespace".to_owned())?;
            let become_root = |file: &str, id: u32| {
                std::fs::write(file, format!("0 {id} 1")).doing(|| format!("writing {file}"))
            };
            std::fs::write("/proc/self/setgroups", "deny")
                .doing(|| "writing /proc/self/setgroups".to_owned())?;
            become_root("/proc/self/uid_map", user)?;
            become_root("/proc/self/gid_map", group)?;
        }
        entered => entered.doing(|| "entering namespaces".to_owned())?,
    }
    if !network {
        syscall::bring_loopback_up().doing(|| "bringing the loopback interface up".to_owned())?;
    }
    // SageMaker's name for the first host; `/etc/hosts` gives it an address.
    syscall::set_host_name("algo-1").doing(|| "naming the host".to_owned())
}

/// Leaves the report and gives the exit code that goes with it.
pub(super) fn tell(report: &mut File, what: &LaunchReport) -> i32 {
    let written = serde_json::to_vec(what).map_err(io::Error::from).and_then(|text| report.write_all(&text));
    match (written, what) {
        (Err(error), _) => complain(&format!("the launch report {what:?} was not written: {error}")),
        (Ok(()), LaunchReport::Exited { code, .. }) => *code,
        (Ok(()), LaunchReport::Signalled { signal, .. }) => 128 + signal,
        (Ok(()), LaunchReport::Refused { .. } | LaunchReport::NotStarted { .. }) => EXIT_REFUSED,
    }
}

/// Last resort: standard error is the job's log.
#[expect(clippy::print_stderr, reason = "without a report the job's log is the only place left")]
fn complain(what: &str) -> i32 {
    eprintln!("pipewright job launcher: {what}");
    EXIT_REFUSED
}
