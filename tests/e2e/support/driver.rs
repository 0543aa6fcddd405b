//! tauri-driver, which stands between WebDriver and the window.

use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::home::Home;

/// A running driver; it takes its window with it when it is dropped.
pub struct Driver {
    process: Child,
    /// Where it listens.
    pub address: String,
}

impl Driver {
    /// Starts a driver on free ports; the windows that it opens live in `home`.
    pub async fn start(home: &Home) -> Self {
        let program = std::env::var_os("TAURI_DRIVER").expect("TAURI_DRIVER names the driver");
        let [port, native_port] = free_ports();
        let mut command = Command::new(program);
        command.args([
            "--port",
            &port.to_string(),
            "--native-port",
            &native_port.to_string(),
        ]);
        home.dress(&mut command);
        // A group of its own, so that the whole of it can be ended.
        command
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let driver = Self {
            process: command.spawn().unwrap(),
            address: format!("http://127.0.0.1:{port}"),
        };
        // The driver listens before the one behind it does.
        for port in [port, native_port] {
            wait_for(port).await;
        }
        driver
    }

    fn signal(&self, signal: &str) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args([signal, "--", &group]).status();
    }

    /// The group of all that it has started.
    pub fn group(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.signal("-TERM");
        // A driver whose window was killed may wait for it for ever.
        for _ in 0..100 {
            if !matches!(self.process.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        self.signal("-KILL");
        let _ = self.process.wait();
    }
}

fn free_ports() -> [u16; 2] {
    let listeners = [(); 2].map(|()| TcpListener::bind(("127.0.0.1", 0)).unwrap());
    listeners.map(|listener| listener.local_addr().unwrap().port())
}

async fn wait_for(port: u16) {
    for _ in 0..200 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("nothing listens on port {port}");
}
