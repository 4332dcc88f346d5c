//! The system calls of the launcher, each in a safe function: the only unsafe code of the workspace.

#![expect(unsafe_code, reason = "namespaces and mounts have no safe interface in std")]

use std::ffi::CString;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::plan::Usage;
use libc::{c_int, c_long, c_uint, c_ulong, pid_t};

/// Read-only, no set-user-id, no device files: the attributes of a mount (`mount_setattr(2)`).
pub(super) const READ_ONLY: u64 = 0x1;
pub(super) const NO_SUID: u64 = 0x2;
pub(super) const NO_DEVICES: u64 = 0x4;

const OPEN_TREE_CLONE: c_uint = 1;
const AT_RECURSIVE: c_uint = 0x8000;
const MOVE_MOUNT_F_EMPTY_PATH: c_uint = 0x4;

/// `struct mount_attr` of `mount_setattr(2)`.
#[repr(C)]
struct MountAttributes {
    set: u64,
    clear: u64,
    propagation: u64,
    user_namespace: u64,
}

/// `struct __user_cap_header_struct` of `capset(2)`.
#[repr(C)]
struct CapabilityHeader {
    version: u32,
    pid: c_int,
}

/// `struct __user_cap_data_struct` of `capset(2)`; version 3 takes two.
#[repr(C)]
#[derive(Clone, Copy)]
struct CapabilityData {
    effective: u32,
    permitted: u32,
    inheritable: u32,
}

/// The rest of an interface request that holds only flags (`netdevice(7)`).
#[repr(C)]
struct InterfaceRequest {
    name: [u8; libc::IFNAMSIZ],
    flags: libc::c_short,
    rest: [u8; 22],
}

fn check(result: c_long) -> io::Result<c_long> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

fn text(path: &Path) -> io::Result<CString> {
    Ok(CString::new(path.as_os_str().as_bytes())?)
}

/// The effective user and group.
pub(super) fn identity() -> (u32, u32) {
    // SAFETY: both calls take nothing, touch no memory and cannot fail.
    unsafe { (libc::geteuid(), libc::getegid()) }
}

/// Leaves the namespaces named by `flags` (`CLONE_NEW…`) for new ones.
pub(super) fn unshare(flags: c_int) -> io::Result<()> {
    // SAFETY: takes an integer; the process has one thread, so no other thread sees the change.
    check(c_long::from(unsafe { libc::unshare(flags) })).map(drop)
}

/// Forks; the child's process id for the parent, nothing for the child.
pub(super) fn fork() -> io::Result<Option<pid_t>> {
    // SAFETY: the launcher has one thread, so the child may use everything the parent could.
    let pid = check(c_long::from(unsafe { libc::fork() }))?;
    Ok((pid != 0).then_some(pid as pid_t))
}

/// Waits until a child ends: `pid`, or any when it is -1. Its process id and wait status.
pub(super) fn wait(pid: pid_t) -> io::Result<(pid_t, c_int)> {
    let mut status: c_int = 0;
    loop {
        // SAFETY: `status` outlives the call, which writes one integer there.
        match check(c_long::from(unsafe { libc::waitpid(pid, &raw mut status, 0) })) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            ended => return Ok((ended? as pid_t, status)),
        }
    }
}

/// What the children that were waited for used, and those that these waited for.
pub(super) fn usage_of_children() -> io::Result<Usage> {
    let mut used = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the call fills the structure, which outlives it; all zeroes are a value of it too.
    let used = unsafe {
        check(c_long::from(libc::getrusage(libc::RUSAGE_CHILDREN, used.as_mut_ptr())))?;
        used.assume_init()
    };
    let milliseconds = |time: libc::timeval| time.tv_sec as u64 * 1000 + time.tv_usec as u64 / 1000;
    Ok(Usage {
        cpu_ms: milliseconds(used.ru_utime) + milliseconds(used.ru_stime),
        // The kernel counts in KiB.
        peak_memory_bytes: used.ru_maxrss.max(0) as u64 * 1024,
    })
}

/// Sends a signal.
pub(super) fn kill(pid: pid_t, signal: c_int) -> io::Result<()> {
    // SAFETY: takes two integers.
    check(c_long::from(unsafe { libc::kill(pid, signal) })).map(drop)
}

/// Has the kernel kill this process when its parent ends. The parent must have one thread only.
pub(super) fn die_with_parent() -> io::Result<()> {
    // SAFETY: takes integers.
    check(c_long::from(unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) })).map(drop)
}

/// Every open file above standard error closes when a program is executed.
pub(super) fn close_files_on_exec() -> io::Result<()> {
    // SAFETY: takes integers; marks descriptors and closes none, so no owner loses its file.
    check(unsafe {
        libc::syscall(libc::SYS_close_range, 3 as c_uint, c_uint::MAX, libc::CLOSE_RANGE_CLOEXEC)
    })
    .map(drop)
}

/// Gives up every capability outside `kept` (a bit set by capability number, below 32) for good: also for
/// programs executed later.
pub(super) fn limit_capabilities(kept: u32) -> io::Result<()> {
    for capability in 0..64 {
        if capability < 32 && kept & (1 << capability) != 0 {
            continue;
        }
        // SAFETY: takes integers.
        match check(c_long::from(unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability as c_ulong) })) {
            Err(error) if error.raw_os_error() == Some(libc::EINVAL) => break, // past the kernel's last one
            dropped => drop(dropped?),
        }
    }
    let header = CapabilityHeader { version: 0x2008_0522, pid: 0 };
    let low = CapabilityData { effective: kept, permitted: kept, inheritable: 0 };
    let data = [low, CapabilityData { effective: 0, permitted: 0, inheritable: 0 }];
    // SAFETY: both point to live values laid out as the kernel's structures of version 3.
    check(unsafe { libc::syscall(libc::SYS_capset, &raw const header, data.as_ptr()) })?;
    // SAFETY: takes integers.
    check(c_long::from(unsafe { libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) })).map(drop)
}

/// A detached copy of the mount at `path`, and of those below it when `recursive`.
pub(super) fn clone_mount(path: &Path, recursive: bool) -> io::Result<OwnedFd> {
    let name = text(path)?;
    let flags = OPEN_TREE_CLONE | libc::O_CLOEXEC as c_uint | if recursive { AT_RECURSIVE } else { 0 };
    // SAFETY: `name` is a terminated string that outlives the call.
    let fd = check(unsafe { libc::syscall(libc::SYS_open_tree, libc::AT_FDCWD, name.as_ptr(), flags) })?;
    // SAFETY: the kernel has just given us this descriptor, and nobody else has it.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as c_int) })
}

/// Adds attributes to a detached mount and to all below it.
pub(super) fn restrict_mount(mount: &OwnedFd, attributes: u64) -> io::Result<()> {
    let wanted = MountAttributes { set: attributes, clear: 0, propagation: 0, user_namespace: 0 };
    let flags = libc::AT_EMPTY_PATH as c_uint | AT_RECURSIVE;
    // SAFETY: the path is a terminated string, `wanted` a live structure of the size given.
    check(unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            mount.as_raw_fd(),
            c"".as_ptr(),
            flags,
            &raw const wanted,
            size_of::<MountAttributes>(),
        )
    })
    .map(drop)
}

/// Attaches a detached mount at `target`, which exists.
pub(super) fn attach_mount(mount: &OwnedFd, target: &Path) -> io::Result<()> {
    let name = text(target)?;
    // SAFETY: both paths are terminated strings that outlive the call.
    check(unsafe {
        libc::syscall(
            libc::SYS_move_mount,
            mount.as_raw_fd(),
            c"".as_ptr(),
            libc::AT_FDCWD,
            name.as_ptr(),
            MOVE_MOUNT_F_EMPTY_PATH,
        )
    })
    .map(drop)
}

/// Mounts a new file system of `kind` at `target`.
pub(super) fn mount(kind: &str, target: &Path, flags: c_ulong, options: &str) -> io::Result<()> {
    let (kind, target, options) = (CString::new(kind)?, text(target)?, CString::new(options)?);
    // SAFETY: all four are terminated strings that outlive the call.
    check(c_long::from(unsafe {
        libc::mount(kind.as_ptr(), target.as_ptr(), kind.as_ptr(), flags, options.as_ptr().cast())
    }))
    .map(drop)
}

/// From now on no mount of ours reaches the machine's, nor the other way.
pub(super) fn make_mounts_private() -> io::Result<()> {
    let flags = libc::MS_REC | libc::MS_PRIVATE;
    // SAFETY: the target is a terminated string; source, type and data are unused for this change.
    check(c_long::from(unsafe {
        libc::mount(std::ptr::null(), c"/".as_ptr(), std::ptr::null(), flags, std::ptr::null())
    }))
    .map(drop)
}

/// Makes the working directory, a mount point, the root, and lets go of the old one.
pub(super) fn make_root_here() -> io::Result<()> {
    // SAFETY: the paths are terminated strings. With the same folder twice the old root ends up stacked upon
    // the new one, from where the second call takes it away (`pivot_root(2)`, NOTES).
    unsafe {
        check(libc::syscall(libc::SYS_pivot_root, c".".as_ptr(), c".".as_ptr()))?;
        check(c_long::from(libc::umount2(c".".as_ptr(), libc::MNT_DETACH))).map(drop)
    }
}

/// Names the machine, inside its own namespace.
pub(super) fn set_host_name(name: &str) -> io::Result<()> {
    // SAFETY: the bytes are alive and the length is theirs.
    check(c_long::from(unsafe { libc::sethostname(name.as_ptr().cast(), name.len()) })).map(drop)
}

/// Brings the loopback interface up, in a new network namespace.
pub(super) fn bring_loopback_up() -> io::Result<()> {
    // SAFETY: takes integers.
    let socket = check(c_long::from(unsafe {
        libc::socket(libc::AF_INET, libc::SOCK_DGRAM | libc::SOCK_CLOEXEC, 0)
    }))?;
    // SAFETY: the kernel has just given us this descriptor, and nobody else has it.
    let socket = unsafe { OwnedFd::from_raw_fd(socket as c_int) };
    let mut name = [0; libc::IFNAMSIZ];
    name[..2].copy_from_slice(b"lo");
    let flags = (libc::IFF_UP | libc::IFF_RUNNING) as libc::c_short;
    let request = InterfaceRequest { name, flags, rest: [0; 22] };
    // SAFETY: `request` is alive and at least as large as the kernel's `struct ifreq`.
    check(c_long::from(unsafe {
        libc::ioctl(socket.as_raw_fd(), libc::SIOCSIFFLAGS as _, &raw const request)
    }))
    .map(drop)
}
