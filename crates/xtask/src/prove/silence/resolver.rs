//! Whoever looks names up for this machine, in the place of `nscd` (glibc, `nscd/nscd-client.h`).
//!
//! systemd-resolved, nscd and Avahi are asked by local sockets, which the filter lets through,
//! and would ask the network in their turn. This one counts who asks, and finds nothing.

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};

use crate::process::{self, program};
use crate::say::{Outcome, While as _};

const FOLDER: &str = "/run/nscd";
const SOCKET: &str = "/run/nscd/socket";

/// Requests about a host: four by name and address, and that of `getaddrinfo`.
const ABOUT_HOSTS: [i32; 5] = [4, 5, 6, 7, OF_GETADDRINFO];
/// `getaddrinfo`: it is answered in words that mean "there is no such host".
const OF_GETADDRINFO: i32 = 14;

/// A resolver in the place of the machine's; it is gone when this is dropped.
pub struct Resolver {
    asked: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
    ear: Option<JoinHandle<()>>,
}

impl Resolver {
    /// Takes the place. It must be called where mounts are seen by nobody else.
    pub fn stand_in() -> Outcome<Self> {
        let is_new = !Path::new(FOLDER).exists();
        fs::create_dir_all(FOLDER).during(FOLDER)?;
        process::run(program("mount", &["-t", "tmpfs", "none", FOLDER]))?;
        let listener = UnixListener::bind(SOCKET).during(SOCKET)?;
        let asked = Arc::new(AtomicUsize::new(0));
        let is_over = Arc::new(AtomicBool::new(false));
        let (counts, ends) = (Arc::clone(&asked), Arc::clone(&is_over));
        let ear = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ends.load(Ordering::SeqCst) {
                    break;
                }
                counts.fetch_add(usize::from(answer(stream)), Ordering::SeqCst);
            }
            drop(listener);
            // The folder stays where it has been before.
            let _ = process::run(program("umount", &[FOLDER]));
            if is_new {
                let _ = fs::remove_dir(FOLDER);
            }
        });
        Ok(Self {
            asked,
            is_over,
            ear: Some(ear),
        })
    }

    /// How often it has been asked about a host.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Drop for Resolver {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // One more call, so that it looks up.
        let _ = UnixStream::connect(SOCKET);
        if let Some(ear) = self.ear.take() {
            let _ = ear.join();
        }
    }
}

/// Reads a request: version, kind, length of the key, and the key. Says whether it was about a host.
fn answer(mut stream: UnixStream) -> bool {
    let mut header = [0; 12];
    if stream.read_exact(&mut header).is_err() {
        return false;
    }
    let number = |at: usize| {
        let bytes = [header[at], header[at + 1], header[at + 2], header[at + 3]];
        i32::from_ne_bytes(bytes)
    };
    let (kind, length) = (number(4), number(8));
    let mut key = vec![0; usize::try_from(length).unwrap_or_default().min(1024)];
    if stream.read_exact(&mut key).is_err() {
        return false;
    }
    if kind == OF_GETADDRINFO {
        // Version 2, not found, no addresses, and "no such host".
        let words: [i32; 6] = [2, 0, 0, 0, 0, 1];
        let bytes: Vec<u8> = words.into_iter().flat_map(i32::to_ne_bytes).collect();
        let _ = stream.write_all(&bytes);
    }
    // Everything else is left without an answer, and read from files.
    ABOUT_HOSTS.contains(&kind)
}
