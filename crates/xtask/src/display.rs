//! A screen for machines that have none.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::process::{self, Running, program};
use crate::say::{Outcome, Trouble, While as _};

/// Whether this is a Linux without a screen.
pub fn is_missing() -> bool {
    let unset = |name| std::env::var_os(name).is_none_or(|value: OsString| value.is_empty());
    cfg!(target_os = "linux") && unset("DISPLAY") && unset("WAYLAND_DISPLAY")
}

/// A virtual screen with a session bus of its own; both end when this is dropped.
pub struct Display {
    name: String,
    bus: Option<(Running, String)>,
    server: Running,
}

impl Display {
    /// Starts a screen on the first free display.
    pub fn start() -> Outcome<Self> {
        let missing = || Trouble::new("there is no screen here, and no Xvfb to make one");
        process::find("Xvfb").ok_or_else(missing)?;
        let screen = [
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1440x900x24",
            "-nolisten",
            "tcp",
        ];
        let (server, number) = announced(program("Xvfb", &screen))?;
        let bus = process::find("dbus-daemon")
            .map(|daemon| program(daemon, &["--session", "--nofork", "--print-address=1"]))
            .map(announced)
            .transpose()?;
        Ok(Self {
            name: format!(":{number}"),
            bus,
            server,
        })
    }

    /// Sends a program's window here.
    pub fn dress(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11");
        if let Some((_, address)) = &self.bus {
            command.env("DBUS_SESSION_BUS_ADDRESS", address);
        }
    }

    /// The name that programs know it by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The process of the screen.
    pub fn server_id(&self) -> Option<u32> {
        Some(self.server.0.id())
    }

    /// The process of its session bus.
    pub fn bus_id(&self) -> Option<u32> {
        self.bus.as_ref().map(|(bus, _)| bus.0.id())
    }

    /// Writes what is on the screen to a PNG file.
    pub fn photograph(&self, file: &Path) -> Outcome {
        let mut camera = program("import", &["-display", &self.name, "-window", "root"]);
        camera.arg(file);
        process::run(camera)
    }
}

/// Starts a program whose first line tells where it is to be reached.
fn announced(mut command: Command) -> Outcome<(Running, String)> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut running = Running(command.spawn().during(&name)?);
    let mut line = String::new();
    if let Some(output) = running.0.stdout.take() {
        BufReader::new(output).read_line(&mut line).during(&name)?;
    }
    match line.trim() {
        "" => Err(Trouble::new(format!("{name} did not start"))),
        said => Ok((running, said.to_owned())),
    }
}
