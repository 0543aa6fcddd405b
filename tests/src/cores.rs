//! A program that ends badly leaves nothing of its memory on a disk.

use std::fs;
use std::process::{Child, Command, Stdio};

use crate::support::octa::binary;

/// Ends it whatever happens to the test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn octa_leaves_no_core() {
    // It waits for its input, and can be looked at meanwhile.
    let octa = Command::new(binary())
        .arg("paste")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let octa = Ended(octa);
    let id = octa.0.id();
    let told = |what: &str| fs::read_to_string(format!("/proc/{id}/{what}")).unwrap();
    let is_forbidden = || {
        let limits = told("limits");
        let cores = limits
            .lines()
            .find(|line| line.starts_with("Max core file"));
        let words: Vec<&str> = cores.unwrap().split_whitespace().collect();
        // One byte is what the kernel takes for "not into a pipe either".
        words[4..6] == ["1", "1"] && told("coredump_filter").trim() == "00000000"
    };
    for _ in 0..200 {
        if is_forbidden() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("core dumps of octa are not switched off");
}
