//! Packages of the operating system.
//!
//! Debian and its descendants are served; for the others the exact command is printed.

use std::collections::HashMap;
use std::fs;

use crate::process::{self, program};
use crate::say::{self, Outcome, Trouble};

/// What packages are for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Compile and run the application.
    Build,
    /// Run it where there is no screen, and photograph it.
    Display,
    /// Drive it in tests.
    Drive,
    /// Let accidents happen to it in tests.
    Break,
    /// Listen to it on a wire of its own.
    Listen,
    /// Count the work that it does.
    Count,
    /// Check what it exports.
    Validate,
}

/// One need, and the packages that meet it.
struct Need {
    purpose: Purpose,
    why: &'static str,
    debian: &'static [&'static str],
    fedora: &'static [&'static str],
    arch: &'static [&'static str],
}

const NEEDS: &[Need] = &[
    Need {
        purpose: Purpose::Build,
        why: "compiling and linking",
        debian: &["build-essential", "pkg-config"],
        fedora: &["gcc", "gcc-c++", "make", "pkgconf-pkg-config"],
        arch: &["base-devel"],
    },
    Need {
        purpose: Purpose::Build,
        why: "the web view in which the window is drawn",
        debian: &["libwebkit2gtk-4.1-dev", "librsvg2-dev"],
        fedora: &["webkit2gtk4.1-devel", "librsvg2-devel"],
        arch: &["webkit2gtk-4.1", "librsvg"],
    },
    Need {
        purpose: Purpose::Build,
        why: "the cryptography of the library file",
        debian: &["libssl-dev"],
        fedora: &["openssl-devel"],
        arch: &["openssl"],
    },
    Need {
        purpose: Purpose::Display,
        why: "a virtual screen, a session bus, letters and a camera where there is no desktop",
        debian: &[
            "xvfb",
            "dbus",
            "dbus-x11",
            "fonts-dejavu-core",
            "imagemagick",
        ],
        fedora: &[
            "xorg-x11-server-Xvfb",
            "dbus-daemon",
            "dejavu-sans-fonts",
            "ImageMagick",
        ],
        arch: &["xorg-server-xvfb", "dbus", "ttf-dejavu", "imagemagick"],
    },
    Need {
        purpose: Purpose::Drive,
        why: "hands for the tests in the real window",
        debian: &["webkit2gtk-driver", "xdotool"],
        fedora: &["webkit2gtk4.1", "xdotool"],
        arch: &["webkit2gtk-4.1", "xdotool"],
    },
    Need {
        purpose: Purpose::Drive,
        why: "the browser of most readers, for what is exported",
        debian: &["chromium", "chromium-driver"],
        fedora: &["chromium", "chromedriver"],
        arch: &["chromium"],
    },
    Need {
        purpose: Purpose::Break,
        why: "programs that are killed at a chosen call, and disks whose power is cut",
        debian: &["strace", "btrfs-progs", "e2fsprogs", "mount"],
        fedora: &["strace", "btrfs-progs", "e2fsprogs", "util-linux"],
        arch: &["strace", "btrfs-progs", "e2fsprogs", "util-linux"],
    },
    Need {
        purpose: Purpose::Validate,
        why: "Java for the checker of HTML, and a generator of static sites",
        debian: &["default-jre-headless", "hugo"],
        fedora: &["java-latest-openjdk-headless", "hugo"],
        arch: &["jre-openjdk-headless", "hugo"],
    },
    Need {
        purpose: Purpose::Validate,
        why: "the rules of WordPress for pages",
        // Debian's WordPress would bring a web server; setup takes its files alone.
        debian: &["php-cli"],
        fedora: &["php-cli", "wordpress"],
        arch: &["php", "wordpress"],
    },
    Need {
        purpose: Purpose::Listen,
        why: "a network of two, and mounts that nobody else sees",
        debian: &["iproute2", "mount"],
        fedora: &["iproute", "util-linux"],
        arch: &["iproute2", "util-linux"],
    },
    Need {
        purpose: Purpose::Count,
        why: "counting instructions where a clock would count other programs too",
        debian: &["valgrind"],
        fedora: &["valgrind"],
        arch: &["valgrind"],
    },
];

/// Sees to it that the packages for `purposes` are there.
pub fn packages(purposes: &[Purpose]) -> Outcome {
    match std::env::consts::OS {
        "linux" => on_linux(purposes),
        "macos" if process::answer("xcode-select", &["-p"]).is_some() => Ok(()),
        "macos" => Err(Trouble::new(
            "the compiler of Apple is missing: run `xcode-select --install`, then this again",
        )),
        // WebView2 and the compiler come with Windows 11 and with Rust's own installer.
        "windows" => Ok(()),
        other => Err(Trouble::new(format!(
            "nobody has yet tried to build Octavilla on {other}"
        ))),
    }
}

fn on_linux(purposes: &[Purpose]) -> Outcome {
    let needs: Vec<&Need> = NEEDS
        .iter()
        .filter(|need| purposes.contains(&need.purpose))
        .collect();
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    match Family::of(&release) {
        Some(Family::Debian) => on_debian(&needs),
        Some(Family::Fedora) => on_fedora(&needs),
        Some(Family::Arch) => on_arch(&needs),
        None => Err(Trouble::new(format!(
            "the packages of this system are not known here; under Debian they are called {}",
            names(&needs, |need| need.debian).join(" ")
        ))),
    }
}

#[derive(PartialEq, Eq, Debug)]
enum Family {
    Debian,
    Fedora,
    Arch,
}

impl Family {
    fn of(os_release: &str) -> Option<Self> {
        let fields: HashMap<&str, &str> = os_release
            .lines()
            .filter_map(|line| line.split_once('='))
            .collect();
        let words = ["ID", "ID_LIKE"]
            .into_iter()
            .filter_map(|name| fields.get(name));
        words
            .flat_map(|value| value.trim_matches('"').split(' '))
            .find_map(|word| match word {
                "debian" | "ubuntu" => Some(Self::Debian),
                "fedora" | "rhel" => Some(Self::Fedora),
                "arch" => Some(Self::Arch),
                _ => None,
            })
    }
}

fn on_debian(needs: &[&Need]) -> Outcome {
    let is_missing = |name: &str| {
        let state = process::answer("dpkg-query", &["-W", "-f=${db:Status-Status}", name]);
        state.as_deref() != Some("installed")
    };
    let mut missing = Vec::new();
    for need in needs {
        let here: Vec<&str> = need
            .debian
            .iter()
            .copied()
            .filter(|name| is_missing(name))
            .collect();
        if !here.is_empty() {
            say::line(&format!("missing for {}: {}", need.why, here.join(" ")));
            missing.extend(here);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    say::step("system packages", || {
        process::run(as_root(&["apt-get", "update", "-q"])?)?;
        let mut install = vec!["apt-get", "install", "-y", "-q", "--no-install-recommends"];
        install.extend(&missing);
        process::run(as_root(&install)?)
    })
}

/// A command that may change the system: through sudo unless we are root already.
fn as_root(words: &[&str]) -> Outcome<std::process::Command> {
    let quiet = "DEBIAN_FRONTEND=noninteractive";
    if process::answer("id", &["-u"]).as_deref() == Some("0") {
        return Ok(program("env", &[&[quiet], words].concat()));
    }
    if process::find("sudo").is_none() {
        return Err(Trouble::new(format!(
            "sudo is missing; run this as root, then try again: {}",
            words.join(" ")
        )));
    }
    say::line(&format!("through sudo: {}", words.join(" ")));
    Ok(program("sudo", &[&["env", quiet], words].concat()))
}

fn on_fedora(needs: &[&Need]) -> Outcome {
    let wanted = names(needs, |need| need.fedora);
    let missing = asked("rpm", &["-q"], &wanted);
    told(&missing, "sudo dnf install")
}

fn on_arch(needs: &[&Need]) -> Outcome {
    let wanted = names(needs, |need| need.arch);
    let missing = asked("pacman", &["-Q"], &wanted);
    told(&missing, "sudo pacman -S --needed")
}

fn asked<'a>(program: &str, question: &[&str], wanted: &[&'a str]) -> Vec<&'a str> {
    let is_there = |name: &str| process::answer(program, &[question, &[name]].concat()).is_some();
    wanted
        .iter()
        .copied()
        .filter(|name| !is_there(name))
        .collect()
}

fn told(missing: &[&str], how: &str) -> Outcome {
    if missing.is_empty() {
        return Ok(());
    }
    Err(Trouble::new(format!(
        "packages are missing; install them and run this again: {how} {}",
        missing.join(" ")
    )))
}

fn names(needs: &[&Need], of: fn(&Need) -> &'static [&'static str]) -> Vec<&'static str> {
    needs.iter().flat_map(|need| of(need)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(os_release: &str, family: Option<Family>) {
        assert_eq!(Family::of(os_release), family, "{os_release}");
    }

    #[test]
    fn a_descendant_is_served_like_its_ancestor() {
        check("ID=debian\nVERSION_ID=\"12\"", Some(Family::Debian));
        check(
            "ID=linuxmint\nID_LIKE=\"ubuntu debian\"",
            Some(Family::Debian),
        );
        check(
            "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"",
            Some(Family::Fedora),
        );
        check("ID=manjaro\nID_LIKE=arch", Some(Family::Arch));
        check("ID=nixos", None);
    }
}
