//! The drivers that stand between WebDriver and a window: tauri-driver before the application,
//! chromedriver and WebKitWebDriver before a browser.

use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;

use super::home::Home;

/// A running driver; it takes its window with it when it is dropped.
pub struct Driver {
    process: Child,
    /// Where it listens.
    address: String,
}

impl Driver {
    /// Starts the application's driver on free ports; the windows that it opens live in `home`.
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
        // The driver listens before the one behind it does.
        Self::listening(command, home, &[port, native_port]).await
    }

    /// Starts a browser's driver on a free port; the windows that it opens live in `home`.
    pub async fn of_browser(program: &str, home: &Home) -> Self {
        let [port] = free_ports();
        let mut command = Command::new(program);
        command.arg(format!("--port={port}"));
        Self::listening(command, home, &[port]).await
    }

    /// Starts a driver and waits for its ports, of which the first is its own.
    async fn listening(mut command: Command, home: &Home, ports: &[u16]) -> Self {
        home.dress(&mut command);
        // A group of its own, so that the whole of it can be ended.
        command
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let process = command
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let driver = Self {
            process,
            address: format!("http://127.0.0.1:{}", ports[0]),
        };
        for port in ports {
            wait_for(*port).await;
        }
        driver
    }

    /// Opens a window.
    pub async fn session(&self, wishes: &Capabilities) -> Client {
        let mut last = None;
        // A session may be refused while the driver behind the driver is still getting up.
        for _ in 0..5 {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder
                .capabilities(Clone::clone(wishes))
                .connect(&self.address)
                .await
            {
                Ok(client) => return client,
                Err(error) => last = Some(error),
            }
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        panic!("no session: {last:?}");
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

fn free_ports<const COUNT: usize>() -> [u16; COUNT] {
    let listeners = [(); COUNT].map(|()| TcpListener::bind(("127.0.0.1", 0)).unwrap());
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
