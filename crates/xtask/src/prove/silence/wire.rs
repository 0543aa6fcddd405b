//! A network of two: two namespaces of the kernel's, and a wire between them.
//!
//! All addresses are of ranges that are for documentation or for nobody. Nothing leads from the
//! canary's end to anywhere.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::process::{self, program};
use crate::say::{Outcome, Trouble, While as _};

const WINDOW: &str = "octavilla-window";
const CANARY: &str = "octavilla-canary";
/// What both ends of the wire are called.
const DEVICE: &str = "wire";

/// The addresses of the plugs at the wire's ends, which are nobody's.
const WINDOW_PLUG: &str = "02:00:00:00:00:02";
const CANARY_PLUG: &str = "02:00:00:00:00:01";

/// Where the canary is reached: by the names that it gives its own address for, and by number.
pub const NEAR: &str = "10.77.0.1";
pub const NEAR_V6: &str = "fd00:77::1";
pub const NUMBER: &str = "192.0.2.7";

/// How long a wire must be still before it is listened to. A kernel has things to say to a new one.
const STILL: Duration = Duration::from_secs(3);

/// Why there can be no wire here.
pub fn unavailable() -> Option<String> {
    if !cfg!(target_os = "linux") {
        return Some("this is not Linux".to_owned());
    }
    if process::answer("id", &["-u"]).as_deref() != Some("0") {
        return Some(
            "run this as root (`sudo -E env PATH=\"$PATH\" cargo xtask prove silence`)".into(),
        );
    }
    let probe = "octavilla-probe";
    if process::answer("ip", &["netns", "add", probe]).is_none() {
        return Some("this system makes no network namespaces (`ip netns add` fails)".to_owned());
    }
    // It was only to see whether it can be made.
    let _ = process::answer("ip", &["netns", "del", probe]);
    None
}

/// The wire; it is taken down when this is dropped.
pub struct Wire;

impl Wire {
    /// Lays it, and waits until it is still.
    pub fn lay() -> Outcome<Self> {
        // What an earlier run has left, had it been killed.
        take_down();
        let wire = Self;
        fs::create_dir_all(files_of_the_window()).during("/etc/netns")?;
        let names = format!("nameserver {NEAR}\noptions timeout:1 attempts:1\n");
        for (file, content) in [
            ("resolv.conf", names.as_str()),
            (
                "nsswitch.conf",
                "passwd: files\ngroup: files\nhosts: files dns\n",
            ),
        ] {
            let file = files_of_the_window().join(file);
            fs::write(&file, content).during(file.display())?;
        }
        ip(&["netns", "add", WINDOW])?;
        ip(&["netns", "add", CANARY])?;
        ip(&[
            "link",
            "add",
            DEVICE,
            "address",
            WINDOW_PLUG,
            "netns",
            WINDOW,
            "type",
            "veth",
            "peer",
            "name",
            DEVICE,
            "address",
            CANARY_PLUG,
            "netns",
            CANARY,
        ])?;
        let near = format!("{NEAR}/24");
        let near_v6 = format!("{NEAR_V6}/64");
        let number = format!("{NUMBER}/32");
        end(CANARY, &[&near, &number, &near_v6])?;
        end(WINDOW, &["10.77.0.2/24", "fd00:77::2/64"])?;
        ip(&["-n", WINDOW, "route", "add", "default", "via", NEAR])?;
        ip(&[
            "-n", WINDOW, "-6", "route", "add", "default", "via", NEAR_V6,
        ])?;
        // Nobody asks who has an address, nor whether it still has it: what comes is what was sent.
        for (end, address, plug) in [
            (WINDOW, NEAR, CANARY_PLUG),
            (WINDOW, NEAR_V6, CANARY_PLUG),
            (CANARY, "10.77.0.2", WINDOW_PLUG),
            (CANARY, "fd00:77::2", WINDOW_PLUG),
        ] {
            let known = ["lladdr", plug, "nud", "permanent", "dev", DEVICE];
            ip(&[&["-n", end, "neigh", "replace", address][..], &known].concat())?;
        }
        let mut before = packets()?;
        let mut since = Instant::now();
        while since.elapsed() < STILL {
            std::thread::sleep(Duration::from_millis(100));
            let now = packets()?;
            if now != before {
                (before, since) = (now, Instant::now());
            }
        }
        Ok(wire)
    }

    /// A program at the window's end.
    #[expect(clippy::unused_self, reason = "without a wire there is no end of it")]
    pub fn window(&self, words: &[&str]) -> Command {
        at(WINDOW, words)
    }

    /// A program at the canary's end.
    #[expect(clippy::unused_self, reason = "without a wire there is no end of it")]
    pub fn canary(&self, words: &[&str]) -> Command {
        at(CANARY, words)
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        take_down();
    }
}

/// How many packets have come to the canary's end since the wire was laid, whatever they were.
pub fn packets() -> Outcome<u64> {
    let file = format!("/sys/class/net/{DEVICE}/statistics/rx_packets");
    let said = process::answer("ip", &["netns", "exec", CANARY, "cat", &file]);
    said.and_then(|number| number.parse().ok())
        .ok_or_else(|| Trouble::new("the packets at the canary's end cannot be counted"))
}

/// How many packets went over the window's own loop, which leads nowhere.
pub fn looped() -> Outcome<u64> {
    let file = "/sys/class/net/lo/statistics/tx_packets";
    let number = fs::read_to_string(file).during(file)?;
    number.trim().parse().during(file)
}

/// Gives one end its addresses, and keeps the kernel from saying anything over it by itself.
fn end(namespace: &str, addresses: &[&str]) -> Outcome {
    let switches = [
        ("accept_dad", 0),
        ("accept_ra", 0),
        ("autoconf", 0),
        ("router_solicitations", 0),
        // No address of the kernel's own making.
        ("addr_gen_mode", 1),
    ];
    let script: String = switches
        .iter()
        .map(|(name, value)| format!("echo {value} > /proc/sys/net/ipv6/conf/{DEVICE}/{name}; "))
        .collect();
    process::run(at(namespace, &["sh", "-ec", &script]))?;
    for address in addresses {
        let mut add = vec!["-n", namespace, "addr", "add", address, "dev", DEVICE];
        if address.contains(':') {
            add.push("nodad");
        }
        ip(&add)?;
    }
    ip(&["-n", namespace, "link", "set", "lo", "up"])?;
    ip(&["-n", namespace, "link", "set", DEVICE, "up"])
}

fn take_down() {
    // What is not there need not go.
    let _ = process::answer("ip", &["netns", "del", WINDOW]);
    let _ = process::answer("ip", &["netns", "del", CANARY]);
    let _ = fs::remove_dir_all(files_of_the_window());
}

/// Files that `ip netns exec` puts over those of `/etc`.
fn files_of_the_window() -> PathBuf {
    PathBuf::from("/etc/netns").join(WINDOW)
}

fn at(namespace: &str, words: &[&str]) -> Command {
    program("ip", &[&["netns", "exec", namespace][..], words].concat())
}

fn ip(words: &[&str]) -> Outcome {
    process::run(program("ip", words))
}
