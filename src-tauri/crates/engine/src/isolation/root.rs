//! What a job sees from `/` down: the system's programs and libraries, its environment, its own folders, and
//! nothing else of the machine.
//!
//! The root is a folder of the job's own on disk, writable as a container's is; what comes from the machine
//! is mounted into it read-only. Home folders, the store and every other disk are absent, not hidden.

use std::fs;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use super::plan::{InputMount, LaunchPlan};
use super::syscall::{self, NO_DEVICES, NO_SUID, READ_ONLY};

/// Programs, libraries and settings of the machine, where it has them.
const SYSTEM: [&str; 11] =
    ["usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32", "etc", "sys", "nix", "gnu"];
/// What files in `/etc` may point to: name servers and certificates.
const SYSTEM_BELOW: [&str; 4] =
    ["run/systemd/resolve", "run/resolvconf", "run/NetworkManager", "var/lib/ca-certificates"];
const DEVICES: [&str; 6] = ["null", "zero", "full", "random", "urandom", "tty"];
/// Graphics processors, by the first letters of their device files.
const ACCELERATORS: [&str; 3] = ["nvidia", "dri", "kfd"];

/// A step of building the root that the system refused.
#[derive(Debug)]
pub(super) struct Refused {
    pub action: String,
    pub error: io::Error,
}

/// Adds what was being done to an error.
pub(super) trait Doing<T> {
    fn doing(self, action: impl FnOnce() -> String) -> Result<T, Refused>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, action: impl FnOnce() -> String) -> Result<T, Refused> {
        self.map_err(|error| Refused { action: action(), error })
    }
}

/// Builds the root and moves into it. Call it as process 1 of new mount and process namespaces. Gives the
/// remarks that belong into the job's log.
pub(super) fn enter(plan: &LaunchPlan) -> Result<Vec<String>, Refused> {
    let root = &plan.root;
    syscall::make_mounts_private().doing(|| "making the mounts private".to_owned())?;
    let own = copy_of(root, NO_SUID | NO_DEVICES, false)?;
    syscall::attach_mount(&own, root).doing(|| format!("mounting {} over itself", root.display()))?;

    for name in SYSTEM {
        show_system(root, name)?;
    }
    for name in SYSTEM_BELOW {
        if Path::new("/").join(name).is_dir() {
            show(root, &Path::new("/").join(name))?;
        }
    }
    for path in plan.visible.iter().filter(|path| !is_system(path)) {
        show(root, path)?;
    }
    if Path::new("/etc/hosts").is_file() {
        let hosts = copy_of(&plan.hosts, READ_ONLY, false)?;
        syscall::attach_mount(&hosts, &root.join("etc/hosts")).doing(|| "showing /etc/hosts".to_owned())?;
    }
    show_devices(root)?;
    let mut remarks = Vec::new();
    for input in &plan.inputs {
        remarks.extend(show_input(root, input)?);
    }
    remarks.extend(show_processes(root)?);
    std::env::set_current_dir(root).doing(|| format!("entering {}", root.display()))?;
    syscall::make_root_here().doing(|| "changing the root".to_owned())?;
    std::env::set_current_dir("/").doing(|| "entering the new root".to_owned())?;
    Ok(remarks)
}

fn copy_of(path: &Path, attributes: u64, recursive: bool) -> Result<OwnedFd, Refused> {
    let mount =
        syscall::clone_mount(path, recursive).doing(|| format!("copying the mount of {}", path.display()))?;
    syscall::restrict_mount(&mount, attributes).doing(|| format!("restricting {}", path.display()))?;
    Ok(mount)
}

/// Whether `path` lies below a folder that is shown anyway.
fn is_system(path: &Path) -> bool {
    SYSTEM.iter().any(|name| path.starts_with(Path::new("/").join(name)))
}

/// `/bin` is a link to `usr/bin` on many systems and stays one.
fn show_system(root: &Path, name: &str) -> Result<(), Refused> {
    let path = Path::new("/").join(name);
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_symlink() => {
            let target = fs::read_link(&path).doing(|| format!("reading the link {}", path.display()))?;
            symlink(&target, root.join(name)).doing(|| format!("linking {}", path.display()))
        }
        Ok(found) if found.is_dir() => show(root, &path),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Refused { action: format!("looking at {}", path.display()), error }),
    }
}

/// Shows an absolute path of the machine read-only at the same place.
fn show(root: &Path, path: &Path) -> Result<(), Refused> {
    let mount = copy_of(path, READ_ONLY | NO_SUID | NO_DEVICES, true)?;
    let target = below(root, path);
    fs::create_dir_all(&target).doing(|| format!("making a place for {}", path.display()))?;
    syscall::attach_mount(&mount, &target).doing(|| format!("showing {}", path.display()))
}

fn below(root: &Path, path: &Path) -> PathBuf {
    root.join(path.strip_prefix("/").unwrap_or(path))
}

/// A `/dev` with the harmless devices and graphics processors only: as root a raw disk would be writable
/// through any mount.
fn show_devices(root: &Path) -> Result<(), Refused> {
    let folder = root.join("dev");
    fs::create_dir_all(&folder).doing(|| "making /dev".to_owned())?;
    syscall::mount("tmpfs", &folder, libc::MS_NOSUID, "mode=755").doing(|| "mounting /dev".to_owned())?;
    let entries = fs::read_dir("/dev").doing(|| "listing /dev".to_owned())?;
    for entry in entries {
        let entry = entry.doing(|| "listing /dev".to_owned())?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if DEVICES.contains(&name.as_ref()) || ACCELERATORS.iter().any(|first| name.starts_with(first)) {
            let target = folder.join(name.as_ref());
            let kind = entry.file_type().doing(|| format!("looking at /dev/{name}"))?;
            let place = if kind.is_dir() { fs::create_dir(&target) } else { fs::write(&target, "") };
            place.doing(|| format!("making a place for /dev/{name}"))?;
            let device = copy_of(&entry.path(), NO_SUID, true)?;
            syscall::attach_mount(&device, &target).doing(|| format!("showing /dev/{name}"))?;
        }
    }
    for (name, target) in [("fd", "fd"), ("stdin", "fd/0"), ("stdout", "fd/1"), ("stderr", "fd/2")] {
        let target = Path::new("/proc/self").join(target);
        symlink(target, folder.join(name)).doing(|| format!("linking /dev/{name}"))?;
    }
    let shared = folder.join("shm");
    fs::create_dir(&shared).doing(|| "making /dev/shm".to_owned())?;
    let flags = libc::MS_NOSUID | libc::MS_NODEV;
    syscall::mount("tmpfs", &shared, flags, "mode=1777").doing(|| "mounting /dev/shm".to_owned())
}

/// An overlay: a job may unpack beside its input or edit it in place, as on SageMaker, and the shared files
/// stay as they are. Where the kernel has no overlay for us the input is read-only.
fn show_input(root: &Path, input: &InputMount) -> Result<Option<String>, Refused> {
    let target = below(root, &input.target);
    let shown = || format!("showing {}", input.target.display());
    fs::create_dir_all(&target).doing(shown)?;
    // Relative paths: a comma or colon in the folder's own path would end the option.
    std::env::set_current_dir(&input.source).doing(shown)?;
    let (uid, _) = syscall::identity();
    let user = if is_own_user_namespace() && uid == 0 { ",userxattr" } else { "" };
    let options = format!("lowerdir=files,upperdir=changes,workdir=work{user}");
    let flags = libc::MS_NOSUID | libc::MS_NODEV;
    let Err(error) = syscall::mount("overlay", &target, flags, &options) else { return Ok(None) };
    let files = copy_of(&input.source.join("files"), READ_ONLY | NO_SUID | NO_DEVICES, false)?;
    syscall::attach_mount(&files, &target).doing(shown)?;
    Ok(Some(format!("{} is read-only here: no overlay file system ({error}).", input.target.display())))
}

/// Whether this process runs in a user namespace that maps one user only.
fn is_own_user_namespace() -> bool {
    fs::read_to_string("/proc/self/uid_map")
        .is_ok_and(|map| map.split_whitespace().nth(2).is_some_and(|count| count == "1"))
}

/// A `/proc` of the job's own processes. A machine that is itself a container may refuse a new one; then
/// the machine's own is shown, and said so.
fn show_processes(root: &Path) -> Result<Option<String>, Refused> {
    let target = root.join("proc");
    fs::create_dir_all(&target).doing(|| "making /proc".to_owned())?;
    let flags = libc::MS_NOSUID | libc::MS_NODEV | libc::MS_NOEXEC;
    let Err(error) = syscall::mount("proc", &target, flags, "") else { return Ok(None) };
    let machine = copy_of(Path::new("/proc"), READ_ONLY | NO_SUID | NO_DEVICES, true)?;
    syscall::attach_mount(&machine, &target).doing(|| "showing /proc".to_owned())?;
    Ok(Some(format!("/proc shows the machine's processes: a private one was refused ({error}).")))
}

/// Makes the folders every root has, with the modes programs expect.
pub(super) fn furnish(root: &Path) -> Result<(), Refused> {
    for (name, mode) in [("tmp", 0o1777), ("var/tmp", 0o1777), ("root", 0o700), ("run", 0o755)] {
        let folder = root.join(name);
        fs::create_dir_all(&folder)
            .and_then(|()| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)))
            .doing(|| format!("making /{name}"))?;
    }
    Ok(())
}
