//! System packages: WebKitGTK to compile the window, an invisible screen to test it.

use std::path::Path;

use crate::failure::Failure;
use crate::invocation::Invocation;

/// To compile and open the designer.
pub(super) const WINDOW: [&str; 5] =
    ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libsoup-3.0-dev", "libgtk-3-dev"];

/// To drive the designer's window without a screen; the fonts keep its text measurable.
pub(super) const INVISIBLE_SCREEN: [&str; 7] =
    ["xvfb", "xauth", "webkit2gtk-driver", "dbus", "dbus-x11", "at-spi2-core", "fonts-dejavu-core"];

/// Installs those of the named Debian packages that are missing.
///
/// # Errors
/// When packages are missing and apt is, or the right to use it.
pub(super) fn install(root: &Path, wanted: &[&str]) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    // dpkg-query fails when it does not know one of the names, and still reports the others.
    let query =
        Invocation::new(root, "dpkg-query").args(["-W", "-f=${Package} ${db:Status-Status}\\n"]).args(wanted);
    let Some(output) = query.probe() else {
        return other_distribution(root, wanted);
    };
    let absent = absent(wanted, &String::from_utf8_lossy(&output.stdout));
    if absent.is_empty() {
        return Ok(());
    }
    let Some(right) = right_to_install(root) else {
        return Err(Failure::Missing {
            what: format!("system packages are missing: {}", absent.join(", ")),
            hint: format!(
                "sudo apt-get update && sudo apt-get install --yes --no-install-recommends {}",
                absent.join(" ")
            ),
        });
    };
    let apt = |words: &[&str]| {
        // Another installation may be under way on a machine that has just started.
        let words = [&["apt-get", "-o", "DPkg::Lock::Timeout=900"], words].concat();
        let quiet = ["env", "DEBIAN_FRONTEND=noninteractive"];
        let all: Vec<&str> = right.iter().chain(&quiet).chain(&words).copied().collect();
        Invocation::new(root, all[0]).args(&all[1..])
    };
    apt(&["update"]).run()?;
    apt(&["install", "--yes", "--no-install-recommends"]).args(&absent).run()
}

/// Those of `wanted` that are not installed, by the lines `<package> <status>`.
fn absent<'a>(wanted: &[&'a str], report: &str) -> Vec<&'a str> {
    let installed =
        |package: &str| report.lines().any(|line| line.split_once(' ') == Some((package, "installed")));
    wanted.iter().copied().filter(|package| !installed(package)).collect()
}

/// The words to put before apt-get: none for root, sudo when it asks no password.
fn right_to_install(root: &Path) -> Option<&'static [&'static str]> {
    let user = Invocation::new(root, "id").arg("-u").probe()?;
    if user.stdout.trim_ascii() == b"0" {
        Some(&[])
    } else if Invocation::new(root, "sudo").args(["-n", "true"]).succeeds() {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

/// Without dpkg nothing is installed; the one library that is always missing is asked for by its own name.
fn other_distribution(root: &Path, wanted: &[&str]) -> Result<(), Failure> {
    if Invocation::new(root, "pkg-config").args(["--exists", "webkit2gtk-4.1"]).succeeds() {
        return Ok(());
    }
    Err(Failure::Missing {
        what: "the development files of WebKitGTK 4.1 are missing, and this system has no dpkg".to_owned(),
        hint: format!("install what Debian calls {}", wanted.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_installed_packages_count() {
        let check =
            |report: &str, expect: &[&str]| assert_eq!(absent(&["xvfb", "dbus"], report), expect, "{report}");
        check("xvfb installed\ndbus installed\n", &[]);
        check("dbus installed\n", &["xvfb"]);
        check("xvfb config-files\ndbus installed\n", &["xvfb"]);
        check("dbus-x11 installed\n", &["xvfb", "dbus"]);
    }
}
