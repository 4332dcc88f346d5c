//! Brings an environment about: finds a complete one, or builds it under a lock that processes share.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;

use super::{Candidate, EnvironmentError, EnvironmentSpec, Environments, Foundation, ReadyEnvironment};
use super::{contents, python, ready, uv};

/// How long uv may try to download a Python: out of reach of its server it would retry for minutes.
const DOWNLOAD_LIMIT: Duration = Duration::from_mins(5);

impl Environments {
    /// The environment for `spec`, built when this is the first time. `progress` hears what `uv` says.
    ///
    /// The image's own Python version is tried first, installed or downloaded, then its stand-ins. Costs a
    /// read of two small files when it is there already.
    pub async fn prepare(
        &self,
        spec: &EnvironmentSpec,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<ReadyEnvironment, EnvironmentError> {
        let mut ready = self.find_or_build(spec, progress).await?;
        ready.contents = if ready.root == ready.base_prefix {
            contents::ask(&ready.python).await
        } else {
            contents::of_environment(&ready.root, &ready.python).await
        };
        Ok(ready)
    }

    async fn find_or_build(
        &self,
        spec: &EnvironmentSpec,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<ReadyEnvironment, EnvironmentError> {
        for candidate in &spec.candidates {
            let version = match &candidate.foundation {
                Foundation::Interpreter(path) => return bare(path).await,
                Foundation::Python(version) => version,
            };
            let folder = self.home.join(spec.key(candidate));
            if let Some(ready) = ready::read(&folder, spec.note(candidate)) {
                return Ok(ready);
            }
            let Some(base) = python::find(version) else { continue };
            // About to settle for less: worth one attempt to get the real thing.
            if Some(candidate) != spec.candidates.first()
                && let Some((faithful, base)) = self.download(spec, progress).await?
            {
                return self.build(spec, faithful, &base, progress).await;
            }
            return self.build(spec, candidate, &base, progress).await;
        }
        if let Some((faithful, base)) = self.download(spec, progress).await? {
            return self.build(spec, faithful, &base, progress).await;
        }
        let wanted = spec.candidates.iter().filter_map(|candidate| match &candidate.foundation {
            Foundation::Python(version) => Some(version.clone()),
            Foundation::Interpreter(_) => None,
        });
        Err(EnvironmentError::NoPython { image: spec.image.clone(), wanted: wanted.collect() })
    }

    /// Lets uv download the image's own Python; nothing when it cannot.
    async fn download<'s>(
        &self,
        spec: &'s EnvironmentSpec,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<Option<(&'s Candidate, PathBuf)>, EnvironmentError> {
        let Some((faithful, Foundation::Python(version))) =
            spec.candidates.first().map(|candidate| (candidate, &candidate.foundation))
        else {
            return Ok(None);
        };
        progress(&format!("Python {version} is not installed: trying to download it"));
        let mut command = Command::new(self.uv(progress).await?);
        command
            .args(["python", "install", "--no-bin", version])
            .env_remove("UV_PYTHON_DOWNLOADS")
            .env("UV_HTTP_RETRIES", "1");
        let downloaded = match tokio::time::timeout(DOWNLOAD_LIMIT, uv::run(&mut command, progress)).await {
            Ok(Ok(())) => python::find(version),
            // The reason has gone to `progress` line by line.
            Ok(Err(_)) => None,
            Err(_) => {
                progress(&format!("no answer within {} s", DOWNLOAD_LIMIT.as_secs()));
                None
            }
        };
        Ok(downloaded.map(|base| (faithful, base)))
    }

    async fn build(
        &self,
        spec: &EnvironmentSpec,
        candidate: &Candidate,
        base: &Path,
        progress: &(dyn Fn(&str) + Sync),
    ) -> Result<ReadyEnvironment, EnvironmentError> {
        fs::create_dir_all(&self.home).map_err(EnvironmentError::io(&self.home))?;
        let key = spec.key(candidate);
        let folder = self.home.join(&key);
        let _lock = lock(self.home.join(format!("{key}.lock"))).await?;
        // Somebody else may have built it while we waited.
        if let Some(ready) = ready::read(&folder, spec.note(candidate)) {
            return Ok(ready);
        }
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(EnvironmentError::io(&folder))?;
        }
        let uv = self.uv(progress).await?;
        let failed = |output| EnvironmentError::BuildFailed { image: spec.image.clone(), output };
        let mut create = Command::new(&uv);
        create
            .args(["venv", "--no-project", "--python"])
            .args([base, &folder])
            .env("UV_PYTHON_DOWNLOADS", "never")
            .current_dir(&self.home);
        uv::run(&mut create, progress).await.map_err(failed)?;
        let python = folder.join("bin/python");
        if !candidate.requirements.is_empty() {
            let mut fill = Command::new(&uv);
            // A read-only environment can never cache bytecode later; a source package would need compilers.
            fill.args(["pip", "install", "--compile-bytecode", "--only-binary", ":all:", "--python"])
                .arg(&python)
                .args(&candidate.requirements)
                .current_dir(&self.home);
            uv::run(&mut fill, progress).await.map_err(failed)?;
        }
        let (base_prefix, version) = ask(&python).await?;
        ready::write(&folder, &base_prefix, &version)?;
        ready::read(&folder, spec.note(candidate))
            .ok_or_else(|| failed(format!("{} vanished while it was built", folder.display())))
    }
}

/// An interpreter as it is, without an environment.
async fn bare(python: &Path) -> Result<ReadyEnvironment, EnvironmentError> {
    let (base_prefix, version) = ask(python).await?;
    let bin = python.parent().unwrap_or(Path::new("/")).to_owned();
    Ok(ReadyEnvironment {
        python: python.to_owned(),
        bin,
        root: base_prefix.clone(),
        base_prefix,
        version,
        contents: None,
        note: None,
    })
}

/// Asks a Python where it is installed and which version it is.
async fn ask(python: &Path) -> Result<(PathBuf, String), EnvironmentError> {
    const QUESTION: &str = "import sys; print(sys.base_prefix); print('%d.%d' % sys.version_info[:2])";
    let output = Command::new(python)
        .args(["-I", "-c", QUESTION])
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await
        .map_err(EnvironmentError::io(python))?;
    let answer = String::from_utf8_lossy(&output.stdout);
    if let [prefix, version] = answer.lines().collect::<Vec<_>>().as_slice() {
        return Ok((PathBuf::from(prefix), (*version).to_owned()));
    }
    let words = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(EnvironmentError::io(python)(std::io::Error::other(words)))
}

/// An exclusive lock on a file beside the environments; released when the file is dropped.
async fn lock(path: PathBuf) -> Result<File, EnvironmentError> {
    let waited = path.clone();
    let locked = tokio::task::spawn_blocking(move || {
        let file = File::options().create(true).append(true).open(&path)?;
        file.lock()?;
        Ok(file)
    });
    locked.await.unwrap_or_else(|error| Err(error.into())).map_err(EnvironmentError::io(waited))
}
