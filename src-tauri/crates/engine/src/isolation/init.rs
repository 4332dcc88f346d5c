//! Process 1 of a job: builds its world, starts the program, reaps what is left behind.
//!
//! Its standard input is the life line to the engine: a [`STOP`] asks the program to end, the end of the
//! line (the engine is gone, or wants it over) ends process 1, and with it the kernel ends every process of
//! the job.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::{Command, Stdio};

use super::launch::STOP;
use super::launcher::tell;
use super::plan::{LaunchPlan, LaunchReport, Usage};
use super::root::{self, Doing, Refused};
use super::syscall;

/// What Docker leaves to root of a container, less what concerns devices, networks and nested containers:
/// CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, SETGID, SETUID.
const KEPT_CAPABILITIES: u32 = 0b1111_1011;
/// The exit code of a job whose life line ended, as of one killed by SIGKILL.
const EXIT_KILLED: i32 = 128 + libc::SIGKILL;

/// Runs the job to its end; the exit code to pass on.
pub(super) fn run(plan: &LaunchPlan, report: &mut File) -> Result<i32, Refused> {
    syscall::die_with_parent().doing(|| "tying process 1 to the launcher".to_owned())?;
    root::furnish(&plan.root)?;
    let remarks = root::enter(plan)?;
    syscall::limit_capabilities(KEPT_CAPABILITIES).doing(|| "giving up capabilities".to_owned())?;
    let mut log = io::stdout();
    for remark in remarks {
        writeln!(log, "{remark}").doing(|| "writing to the log".to_owned())?;
    }
    let started = Command::new(&plan.program)
        .args(&plan.arguments)
        .env_clear()
        .envs(plan.environment.iter().map(|(name, value)| (name, value)))
        .current_dir(&plan.working_directory)
        .stdin(Stdio::null())
        .spawn();
    let child = match started {
        Ok(child) => child.id() as libc::pid_t,
        Err(error) => return Ok(tell(report, &LaunchReport::NotStarted { error: error.to_string() })),
    };
    std::thread::spawn(move || obey(child));
    loop {
        let (ended, status) = syscall::wait(-1).doing(|| "waiting for the job".to_owned())?;
        if ended == child {
            return Ok(tell(report, &outcome(status, syscall::usage_of_children().ok())));
        }
    }
}

/// Follows the life line to its end.
fn obey(child: libc::pid_t) {
    let mut line = io::stdin();
    let mut order = [0];
    loop {
        match line.read(&mut order) {
            Ok(1) if order[0] == STOP => {
                // It fails only when the program has just ended by itself; the main thread sees that.
                let _ = syscall::kill(child, libc::SIGTERM);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Ok(1) => {}
            Ok(_) | Err(_) => std::process::exit(EXIT_KILLED),
        }
    }
}

fn outcome(status: libc::c_int, usage: Option<Usage>) -> LaunchReport {
    if libc::WIFSIGNALED(status) {
        LaunchReport::Signalled { signal: libc::WTERMSIG(status), usage }
    } else {
        LaunchReport::Exited { code: libc::WEXITSTATUS(status), usage }
    }
}

/// The exit code for a wait status: the program's own, or 128 + n for signal n.
pub(super) fn exit_code(status: libc::c_int) -> i32 {
    match outcome(status, None) {
        LaunchReport::Signalled { signal, .. } => 128 + signal,
        LaunchReport::Exited { code, .. } => code,
        LaunchReport::Refused { .. } | LaunchReport::NotStarted { .. } => super::plan::EXIT_REFUSED,
    }
}
