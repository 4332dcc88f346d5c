//! Finds `uv`, or installs it, and runs it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;

use super::{EnvironmentError, Environments};

/// How long `--version` may take: a shim of pyenv is a slow script.
const VERSION_LIMIT: Duration = Duration::from_secs(20);
/// How many lines of a failed command are worth repeating.
const TAIL_LINES: usize = 12;

impl Environments {
    /// The `uv` of this machine: the one named in `PIPEWRIGHT_UV`, in `PATH`, or beside the environments in
    /// `tools`; else one installed there with pip.
    pub(super) async fn uv(&self, progress: &(dyn Fn(&str) + Sync)) -> Result<PathBuf, EnvironmentError> {
        self.uv.get_or_try_init(|| self.find_uv(progress)).await.cloned()
    }

    async fn find_uv(&self, progress: &(dyn Fn(&str) + Sync)) -> Result<PathBuf, EnvironmentError> {
        let tools = self.home.parent().unwrap_or(&self.home).join("tools");
        let installed = tools.join("uv/bin/uv");
        let mut places: Vec<PathBuf> = env::var_os("PIPEWRIGHT_UV").map(PathBuf::from).into_iter().collect();
        if let Some(path) = env::var_os("PATH") {
            places.extend(env::split_paths(&path).map(|folder| folder.join("uv")));
        }
        places.push(tools.join("bin/uv"));
        places.push(installed.clone());
        for place in places {
            if place.is_file() && works(&place).await {
                return Ok(place);
            }
        }
        progress("installing uv, which builds environments");
        install(&tools.join("uv"), progress).await?;
        if works(&installed).await {
            return Ok(installed);
        }
        Err(EnvironmentError::NoUv { reason: format!("{} does not run", installed.display()) })
    }
}

/// Whether it is a working `uv`: a shim of pyenv exists even when no selected version has the program.
async fn works(path: &Path) -> bool {
    let version = Command::new(path).arg("--version").stdin(Stdio::null()).kill_on_drop(true).output();
    match tokio::time::timeout(VERSION_LIMIT, version).await {
        Ok(Ok(output)) => output.status.success() && output.stdout.starts_with(b"uv "),
        Ok(Err(_)) | Err(_) => false,
    }
}

async fn install(folder: &Path, progress: &(dyn Fn(&str) + Sync)) -> Result<(), EnvironmentError> {
    let python = folder.join("bin/python");
    let venv = ["-m".as_ref(), "venv".as_ref(), "--clear".as_ref(), folder.as_os_str()];
    let mut create = Command::new("python3");
    create.args(venv);
    let mut fill = Command::new(python);
    fill.args(["-m", "pip", "install", "--disable-pip-version-check", "uv"]);
    for mut command in [create, fill] {
        run(&mut command, progress).await.map_err(|reason| EnvironmentError::NoUv { reason })?;
    }
    Ok(())
}

/// Runs a command, its lines passed on as they come; on failure the last of them.
pub(super) async fn run(command: &mut Command, progress: &(dyn Fn(&str) + Sync)) -> Result<(), String> {
    let program = command.as_std().get_program().to_string_lossy().into_owned();
    let mut child = command
        .env_remove("PYTHONDONTWRITEBYTECODE")
        .env_remove("VIRTUAL_ENV")
        .env_remove("PYTHONHOME")
        .env_remove("PYTHONPATH")
        .stdin(Stdio::null())
        // uv says everything on standard error, pip what went wrong.
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| format!("{program}: {error}"))?;
    let mut tail: Vec<String> = Vec::new();
    if let Some(errors) = child.stderr.take() {
        let mut lines = BufReader::new(errors).lines();
        while let Some(line) = lines.next_line().await.map_err(|error| format!("{program}: {error}"))? {
            progress(&line);
            if tail.len() == TAIL_LINES {
                tail.remove(0);
            }
            tail.push(line);
        }
    }
    let status = child.wait().await.map_err(|error| format!("{program}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{program}: {status}: {}", tail.join("\n"))) }
}
