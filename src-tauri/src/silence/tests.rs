//! The silence itself, in a process of its own: it cannot be taken back.

use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::net::UnixStream;
use std::process::Command;

use rustix::net::{AddressFamily, SocketType, socket};
use rustix::process::{Resource, getrlimit};

use super::filter::REFUSED;

/// Says to this program that it is the process that is to be silent.
const SILENT: &str = "OCTAVILLA_TEST_IS_SILENT";

#[test]
fn nothing_gets_out_of_the_process_nor_out_of_what_it_starts() {
    if std::env::var_os(SILENT).is_some() {
        super::keep().unwrap();
        // All threads: the test does not run on the first one.
        std::thread::spawn(refuses).join().unwrap();
        refuses();
        children_refuse();
        leaves_no_core();
        may_be_kept_again_and_again();
        return;
    }
    // Somebody who would answer, if anything came.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    TcpStream::connect(address).expect("without the filter there is a network");
    let name = "silence::tests::nothing_gets_out_of_the_process_nor_out_of_what_it_starts";
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(SILENT, address.to_string())
        .env_remove("WEBKIT_INSPECTOR_SERVER")
        .status()
        .unwrap();
    assert!(status.success(), "{status}");
}

fn refuses() {
    let address = std::env::var(SILENT).unwrap();
    let denied = |error: std::io::Error| assert_eq!(error.kind(), ErrorKind::PermissionDenied);
    denied(TcpStream::connect(address).unwrap_err());
    denied(TcpListener::bind("127.0.0.1:0").unwrap_err());
    denied(UdpSocket::bind("127.0.0.1:0").unwrap_err());
    denied(UdpSocket::bind("[::1]:0").unwrap_err());
    for family in [
        AddressFamily::INET,
        AddressFamily::INET6,
        AddressFamily::PACKET,
        AddressFamily::BLUETOOTH,
        AddressFamily::VSOCK,
    ] {
        let made = socket(family, SocketType::DGRAM, None);
        assert_eq!(made.unwrap_err(), REFUSED, "{family:?}");
    }
    UnixStream::pair().expect("the screen and the desktop are reached by local sockets");
    socket(AddressFamily::NETLINK, SocketType::RAW, None).expect("the kernel may be asked");
}

/// Perl makes calls by their numbers. It is part of every Debian, and of most others.
fn children_refuse() {
    let calls = if cfg!(target_arch = "x86_64") {
        // `socket`, by both numbers, then `io_uring_setup`, `enter`, `register`, `pidfd_getfd`.
        "[41,2,1,0],[41|0x40000000,2,1,0],[41,10,2,0],[425,1,0,0],[426,0,0,0],[427,0,0,0],[438,0,0,0]"
    } else {
        "[198,2,1,0],[198,10,2,0],[425,1,0,0],[426,0,0,0],[427,0,0,0],[438,0,0,0]"
    };
    let script = format!(
        "for my $c ({calls}) {{ my $r = syscall($$c[0], $$c[1], $$c[2], $$c[3]); \
         print $$c[0], ' ', $r, ' ', $!+0, qq(\\n); }}"
    );
    // A shell between them: grandchildren too.
    let output = Command::new("sh")
        .args(["-c", "exec perl -e \"$0\"", &script])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let refused = format!(" -1 {}", REFUSED.raw_os_error());
    assert_eq!(said.lines().count(), calls.split("],[").count(), "{said}");
    assert!(said.lines().all(|line| line.ends_with(&refused)), "{said}");
}

/// An application that locks itself starts itself again, and inherits every filter so far.
fn may_be_kept_again_and_again() {
    for _ in 0..1000 {
        super::keep().unwrap();
    }
    refuses();
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let filters = status
        .lines()
        .find_map(|line| line.strip_prefix("Seccomp_filters:"));
    let filters: u32 = filters.unwrap().trim().parse().unwrap();
    assert!((32..100).contains(&filters), "{filters} filters");
}

fn leaves_no_core() {
    let limit = getrlimit(Resource::Core);
    assert_eq!((limit.current, limit.maximum), (Some(1), Some(1)));
    let parts = std::fs::read_to_string("/proc/self/coredump_filter").unwrap();
    assert_eq!(u32::from_str_radix(parts.trim(), 16), Ok(0));
    let child = Command::new("sh")
        .args(["-c", "ulimit -H -c; cat /proc/self/coredump_filter"])
        .output()
        .unwrap();
    // Shells count in blocks, of which one byte is none.
    let said = String::from_utf8(child.stdout).unwrap();
    assert_eq!(said.lines().collect::<Vec<_>>(), ["0", "00000000"]);
}
