//! The filter: which system calls are refused (seccomp, see `seccomp(2)`).
//!
//! 1. `socket` and `socketpair` of every family but `AF_UNIX` (the screen, the desktop) and
//!    `AF_NETLINK` (asking the kernel which networks there are).
//! 2. `io_uring`, which makes sockets without those calls.
//! 3. `pidfd_getfd`, which takes a socket out of another process.
//!
//! Each is refused as a file without permission is; nothing is ended. Only calls in the way of
//! another processor (32-bit ones on x86-64) end their process: the filter could not read them.

use std::collections::BTreeMap;

use rustix::net::{AddressFamily, SocketType};
use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule,
};

use super::Unkept;
use super::doors::Doors;

/// `EACCES`: what a file says that may not be opened.
pub const REFUSED: rustix::io::Errno = rustix::io::Errno::ACCESS;

/// Families of which sockets reach no network.
const LOCAL: [AddressFamily; 2] = [AddressFamily::UNIX, AddressFamily::NETLINK];

/// The part of a socket's type that is the type; the rest says what a child inherits.
const TYPE: u64 = 0xf;

/// `IPPROTO_TCP`. Landlock knows TCP alone, so that behind a door there is nothing else.
const TCP: u64 = 6;

/// Numbers of calls, which are the same on every processor that came after them.
const IO_URING: [i64; 3] = [425, 426, 427];
const PIDFD_GETFD: i64 = 438;

/// `socket` and `socketpair` (`asm/unistd.h`).
const SOCKET: [i64; 2] = if cfg!(target_arch = "x86_64") {
    [41, 53]
} else {
    // The list that processors after 2008 share.
    [198, 199]
};

/// x86-64 takes each call by a second number too (the x32 ABI), and says the same processor.
const X32: Option<i64> = if cfg!(target_arch = "x86_64") {
    Some(0x4000_0000)
} else {
    None
};

/// So many filters a process may have inherited before it adds no other one like them. Each costs
/// a little at every call, and the kernel takes some hundreds.
const MANY: u32 = 32;

/// Sets the filter for all threads, for good.
///
/// An application that was locked and has started itself again has inherited the filter already.
/// It sets it once more, for nothing tells whose the inherited ones are; but not for ever.
pub fn set(doors: &Doors) -> Result<(), Unkept> {
    if inherited() > MANY && is_refused() {
        return Ok(());
    }
    let program = program(doors)?;
    Ok(seccompiler::apply_filter_all_threads(&program)?)
}

/// How many filters this process has (`proc_pid_status(5)`, since Linux 5.9).
fn inherited() -> u32 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("Seccomp_filters:"));
    line.and_then(|number| number.trim().parse().ok())
        .unwrap_or_default()
}

/// Whether a socket for datagrams, which no door lets through, is refused here in our own way.
fn is_refused() -> bool {
    let made = rustix::net::socket(AddressFamily::INET, SocketType::DGRAM, None);
    made.is_err_and(|error| error == REFUSED)
}

/// The filter as the kernel reads it.
fn program(doors: &Doors) -> Result<BpfProgram, BackendError> {
    let mut rules = BTreeMap::new();
    let sockets = SOCKET.into_iter().zip([doors.is_any(), false]);
    for (call, has_door) in sockets {
        rules.insert(call, refused_sockets(has_door)?);
    }
    for call in IO_URING.into_iter().chain([PIDFD_GETFD]) {
        // No condition at all: always.
        rules.insert(call, Vec::new());
    }
    if let Some(second) = X32 {
        let seconds: Vec<_> = rules
            .iter()
            .map(|(call, rules)| (call | second, rules.clone()))
            .collect();
        rules.extend(seconds);
    }
    let refuse = SeccompAction::Errno(REFUSED.raw_os_error().unsigned_abs());
    let processor = std::env::consts::ARCH.try_into()?;
    SeccompFilter::new(rules, SeccompAction::Allow, refuse, processor)?.try_into()
}

/// Which sockets are refused; one of these rules is enough.
fn refused_sockets(has_door: bool) -> Result<Vec<SeccompRule>, BackendError> {
    let inet = u64::from(AddressFamily::INET.as_raw());
    let inet6 = u64::from(AddressFamily::INET6.as_raw());
    let mut let_through: Vec<u64> = LOCAL.map(|family| family.as_raw().into()).to_vec();
    if has_door {
        let_through.extend([inet, inet6]);
    }
    let foreign = let_through
        .into_iter()
        .map(|family| argument(0, SeccompCmpOp::Ne, family))
        .collect::<Result<_, _>>()?;
    let mut rules = vec![SeccompRule::new(foreign)?];
    if !has_door {
        return Ok(rules);
    }
    for family in [inet, inet6] {
        let other_types = (0..=TYPE).filter(|kind| *kind != u64::from(SocketType::STREAM.as_raw()));
        for kind in other_types {
            rules.push(SeccompRule::new(vec![
                argument(0, SeccompCmpOp::Eq, family)?,
                argument(1, SeccompCmpOp::MaskedEq(TYPE), kind)?,
            ])?);
        }
        rules.push(SeccompRule::new(vec![
            argument(0, SeccompCmpOp::Eq, family)?,
            argument(2, SeccompCmpOp::Ne, 0)?,
            argument(2, SeccompCmpOp::Ne, TCP)?,
        ])?);
    }
    Ok(rules)
}

/// A condition of an argument of a call. The kernel reads 32 bits of these, so the filter does.
fn argument(
    number: u8,
    operator: SeccompCmpOp,
    value: u64,
) -> Result<SeccompCondition, BackendError> {
    SeccompCondition::new(number, SeccompCmpArgLen::Dword, operator, value)
}

#[cfg(test)]
mod tests {
    //! The program is read as the kernel reads it: numbers of calls that no kernel here knows
    //! are refused as surely as the others.

    use super::*;

    const ALLOWED: u32 = 0x7fff_0000;
    const KILLED: u32 = 0x8000_0000;

    /// `AUDIT_ARCH_X86_64` and `AUDIT_ARCH_AARCH64`.
    const HERE: u32 = if cfg!(target_arch = "x86_64") {
        0xc000_003e
    } else {
        0xc000_00b7
    };

    fn refused() -> u32 {
        0x0005_0000 | REFUSED.raw_os_error().unsigned_abs()
    }

    /// Runs the few instructions of classic BPF that filters are made of.
    fn run(program: &BpfProgram, processor: u32, call: u32, arguments: [u64; 3]) -> u32 {
        let mut data = Vec::new();
        data.extend(call.to_le_bytes());
        data.extend(processor.to_le_bytes());
        data.extend(0_u64.to_le_bytes());
        for argument in arguments {
            data.extend(argument.to_le_bytes());
        }
        let mut accumulator = 0;
        let mut at = 0;
        loop {
            let step = &program[at];
            at += 1;
            let jump = |is_so: bool| usize::from(if is_so { step.jt } else { step.jf });
            match step.code {
                // BPF_LD | BPF_W | BPF_ABS
                0x20 => {
                    let from = step.k as usize;
                    accumulator = u32::from_le_bytes(data[from..from + 4].try_into().unwrap());
                }
                // BPF_JMP with BPF_JA, BPF_JEQ, BPF_JGT, BPF_JGE
                0x05 => at += step.k as usize,
                0x15 => at += jump(accumulator == step.k),
                0x25 => at += jump(accumulator > step.k),
                0x35 => at += jump(accumulator >= step.k),
                // BPF_ALU | BPF_AND
                0x54 => accumulator &= step.k,
                // BPF_RET
                0x06 => return step.k,
                other => panic!("an instruction that the test does not know: {other:#x}"),
            }
        }
    }

    fn socket(program: &BpfProgram, number: i64, arguments: [u64; 3]) -> u32 {
        run(program, HERE, number.try_into().unwrap(), arguments)
    }

    #[test]
    fn only_what_stays_here_is_made() {
        let program = program(&Doors::default()).unwrap();
        for number in SOCKET {
            for number in [Some(number), X32.map(|second| number | second)]
                .into_iter()
                .flatten()
            {
                for family in 0..=64 {
                    let outcome = socket(&program, number, [family, 1, 0]);
                    let is_local = family == 1 || family == 16;
                    assert_eq!(
                        outcome,
                        if is_local { ALLOWED } else { refused() },
                        "{number} {family}"
                    );
                }
                // The kernel looks at 32 bits; what stands above changes nothing.
                let inet_in_disguise = socket(&program, number, [(1 << 32) | 2, 1, 0]);
                assert_eq!(inet_in_disguise, refused());
            }
        }
    }

    #[test]
    fn other_ways_to_a_socket_are_refused_and_the_rest_is_let_through() {
        let program = program(&Doors::default()).unwrap();
        for number in [425, 426, 427, 438] {
            assert_eq!(socket(&program, number, [0; 3]), refused());
            if let Some(second) = X32 {
                assert_eq!(socket(&program, number | second, [0; 3]), refused());
            }
        }
        for number in (0..500).filter(|n| !SOCKET.contains(n) && ![425, 426, 427, 438].contains(n))
        {
            assert_eq!(socket(&program, number, [2, 1, 0]), ALLOWED, "{number}");
        }
        assert_eq!(run(&program, 0x4000_0003, 102, [0; 3]), KILLED);
    }

    #[test]
    fn behind_a_door_is_tcp_alone() {
        let door = Doors {
            listen: Some(4455),
            call: None,
        };
        let program = program(&door).unwrap();
        let [number, pair] = SOCKET;
        // Streams, also those that no child inherits (SOCK_CLOEXEC) and that never wait.
        for kind in [1, 1 | 0o2_000_000, 1 | 0o4000] {
            for protocol in [0, 6] {
                let made = socket(&program, number, [2, kind, protocol]);
                assert_eq!(made, ALLOWED, "{kind} {protocol}");
            }
            // MPTCP, SCTP and SMC are streams too, which Landlock does not know.
            for protocol in [262, 132, 256] {
                let made = socket(&program, number, [2, kind, protocol]);
                assert_eq!(made, refused(), "{kind} {protocol}");
            }
        }
        for kind in [0, 2, 3, 4, 5, 6, 10, 2 | 0o2_000_000] {
            let made = socket(&program, number, [2, kind, 0]);
            assert_eq!(made, refused(), "{kind}");
        }
        assert_eq!(socket(&program, number, [17, 3, 0]), refused());
        assert_eq!(socket(&program, pair, [2, 1, 0]), refused());
    }
}
