//! Programs that only some commands need, kept inside the target folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{self, cargo, npm, program};
use crate::say::{self, Outcome, While as _};
use crate::target;

/// Gives the path of tauri-driver, between WebDriver and the window; installs it once.
pub fn driver() -> Outcome<PathBuf> {
    let tools = target().join("tools");
    let program = tools
        .join("bin/tauri-driver")
        .with_extension(std::env::consts::EXE_EXTENSION);
    if program.is_file() {
        return Ok(program);
    }
    say::step(
        "tauri-driver, which the tests in the real window need",
        || {
            let mut install = cargo(&[
                "install",
                "tauri-driver",
                "--version",
                "^2",
                "--locked",
                "--quiet",
                "--root",
            ]);
            install.arg(&tools);
            process::run(install)
        },
    )?;
    Ok(program)
}

/// Gives the path of cargo-fuzz, which runs what reads texts and files on strange ones; installs it
/// once.
pub fn fuzzer() -> Outcome<PathBuf> {
    let tools = target().join("tools");
    let program = tools
        .join("bin/cargo-fuzz")
        .with_extension(std::env::consts::EXE_EXTENSION);
    if program.is_file() {
        return Ok(program);
    }
    say::step("cargo-fuzz, which makes strange texts and files", || {
        let version = ["--version", "^0.13", "--locked", "--quiet", "--root"];
        let mut install = cargo(&[&["install", "cargo-fuzz"][..], &version].concat());
        install.arg(&tools);
        process::run(install)
    })?;
    Ok(program)
}

/// The version of Tauri's own program, which goes with the crates in `Cargo.toml`.
const BUNDLER: &str = "@tauri-apps/cli@2.12.5";

/// Gives the path of Tauri's own program, which makes installers; installs it once.
///
/// It is not in the lock file of the interface: nothing but packaging needs it, and it brings a
/// binary for every system, not all of which every registry serves.
pub fn bundler() -> Outcome<PathBuf> {
    let tools = target().join("tools/npm");
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let program = tools.join("node_modules/.bin").join(name);
    if program.is_file() {
        return Ok(program);
    }
    say::step("Tauri's own program, which makes installers", || {
        let quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
        let mut install = npm(&[&["install", "--no-save"][..], &quiet, &["--prefix"]].concat());
        process::run({
            install.arg(&tools).arg(BUNDLER);
            install
        })
    })?;
    Ok(program)
}

/// Where packages of other systems put WordPress.
const WORDPRESS: [&str; 2] = ["/usr/share/wordpress", "/usr/share/webapps/wordpress"];

/// Sees to it that the source of WordPress is there, which says what becomes of an exported post.
///
/// Of Debian's package nothing is installed, because it would bring a web server: its files are
/// taken out of it.
pub fn wordpress() -> Outcome {
    const PROOF: &str = "wp-includes/formatting.php";
    let kept = target().join("tools/wordpress");
    let mut places = WORDPRESS.iter().map(Path::new).chain([kept.as_path()]);
    if !cfg!(target_os = "linux") || places.any(|place| place.join(PROOF).is_file()) {
        return Ok(());
    }
    say::step("the source of WordPress", || {
        let unpacked = target().join("tools/wordpress-package");
        if unpacked.exists() {
            fs::remove_dir_all(&unpacked).during(unpacked.display())?;
        }
        fs::create_dir_all(&unpacked).during(unpacked.display())?;
        let mut download = program("apt-get", &["download", "-q", "wordpress"]);
        download.current_dir(&unpacked);
        process::run(download)?;
        let packages = fs::read_dir(&unpacked).during(unpacked.display())?;
        for package in packages {
            let package = package.during(unpacked.display())?.path();
            let mut unpack = program("dpkg-deb", &["--extract"]);
            unpack.arg(&package).arg(&unpacked);
            process::run(unpack)?;
        }
        let source = unpacked.join("usr/share/wordpress");
        fs::rename(&source, &kept).during(source.display())?;
        fs::remove_dir_all(&unpacked).during(unpacked.display())
    })
}
