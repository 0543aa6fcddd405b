//! All of the web that a browser of a test can reach: one listener that serves the test's pages
//! and remembers whatever else was asked for.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A proxy that answers every request by itself. It ends with the test's process.
pub struct Web {
    /// Where it listens, as `host:port`.
    pub address: String,
    shared: Arc<Shared>,
}

/// What stands for a request of which not even the host can be read: WebKit speaks TLS to the proxy
/// itself.
pub const SEALED: &str = "CONNECT";

/// With what a connection begins that is sealed from its first byte (a TLS handshake record).
const TLS: [u8; 1] = [0x16];

#[derive(Default)]
struct Shared {
    /// What is there, by its whole address: its type and its bytes.
    pages: Mutex<HashMap<String, (String, Vec<u8>)>>,
    asked: Mutex<Vec<String>>,
}

impl Web {
    /// Begins to listen on a free port.
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let web = Self {
            address: listener.local_addr().unwrap().to_string(),
            shared: Arc::default(),
        };
        let shared = web.shared.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = shared.clone();
                // A browser may break off at any time; what it has asked for is remembered.
                std::thread::spawn(move || shared.answer(&stream));
            }
        });
        web
    }

    /// Puts something there.
    pub fn serve(&self, address: &str, kind: &str, bytes: impl Into<Vec<u8>>) {
        let page = (kind.to_owned(), bytes.into());
        self.shared
            .pages
            .lock()
            .unwrap()
            .insert(address.to_owned(), page);
    }

    /// Takes out what was asked for that is not there: `GET http://…`, or the host alone
    /// (`CONNECT host:443`, or [`SEALED`]) where the connection is sealed.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.shared.asked.lock().unwrap())
    }
}

impl Shared {
    fn answer(&self, mut stream: &TcpStream) -> Option<()> {
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .ok()?;
        let mut first = [0];
        if stream.peek(&mut first).ok()? == 1 && first == TLS {
            self.asked.lock().unwrap().push(SEALED.to_owned());
            return None;
        }
        let mut lines = BufReader::new(stream).lines();
        let first = lines.next()?.ok()?;
        let mut words = first.split(' ');
        let (method, address) = (words.next()?, words.next()?);
        let address = address.split('#').next()?;
        // The head is read to its end, or the answer would cut it off.
        while !lines.next()?.ok()?.is_empty() {}
        let page = self.pages.lock().unwrap().get(address).cloned();
        let (status, (kind, bytes)) = match page.filter(|_| method == "GET") {
            Some(page) => ("200 OK", page),
            None => {
                let asked = format!("{method} {address}");
                self.asked.lock().unwrap().push(asked);
                ("404 Not Found", ("text/plain".to_owned(), Vec::new()))
            }
        };
        let length = bytes.len();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
             Cache-Control: no-store\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(&bytes).ok()
    }
}
