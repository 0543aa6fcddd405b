//! Who listens at the other end: names (DNS), pages (HTTP), and single datagrams.
//!
//! Every name is answered with the canary's own address, so that whoever asked goes on to call.
//! Each thing heard is a line of the log: `dns NAME`, `http HOST PATH`, `tcp PORT`, `udp PORT`.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, TcpStream, UdpSocket};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::wire::{NEAR, NEAR_V6};
use crate::say::{Outcome, Trouble, While as _};

/// What is knocked at to hear whether the canary hears.
pub const KNOCK: u16 = 7777;

/// Pages, pages in secret, and what else a web view might call.
const HTTP: [u16; 2] = [80, 8080];
const TCP: [u16; 4] = [53, 443, 853, 3478];
/// The time, names nearby, calls between browsers, pages over datagrams; and the knocker.
const UDP: [u16; 7] = [123, 443, 3478, 5349, 5353, 19302, KNOCK];

type Log = Arc<Mutex<File>>;

/// Listens until it is ended.
pub fn listen(log: &Path) -> Outcome {
    let log: Log = Arc::new(Mutex::new(File::create(log).during(log.display())?));
    let mut ears = Vec::new();
    for port in HTTP {
        ears.push(calls(port, &log, |stream, log, _| page(stream, log))?);
    }
    for port in TCP {
        ears.push(calls(port, &log, |_, log, port| {
            note(log, &format!("tcp {port}"));
        })?);
    }
    for port in UDP {
        ears.push(datagrams(port, &log, |_, _, log, port| {
            note(log, &format!("udp {port}"));
        })?);
    }
    ears.push(datagrams(53, &log, |socket, (question, from), log, _| {
        if let Some((name, answer)) = look_up(question) {
            note(log, &format!("dns {name}"));
            // Who asked may be gone.
            let _ = socket.send_to(&answer, from);
        }
    })?);
    note(&log, "listening");
    for ear in ears {
        ear.join()
            .map_err(|_| Trouble::new("an ear of the canary's is deaf"))?;
    }
    Ok(())
}

fn note(log: &Log, line: &str) {
    let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
    // A log that cannot be written fails the knock, and the proof with it.
    let _ = writeln!(log, "{line}");
}

fn calls(port: u16, log: &Log, hear: fn(TcpStream, &Log, u16)) -> Outcome<thread::JoinHandle<()>> {
    let listener = TcpListener::bind((Ipv6Addr::UNSPECIFIED, port)).during(port)?;
    let log = Arc::clone(log);
    Ok(thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let log = Arc::clone(&log);
            thread::spawn(move || hear(stream, &log, port));
        }
    }))
}

type Datagram<'a> = (&'a [u8], std::net::SocketAddr);

fn datagrams(
    port: u16,
    log: &Log,
    hear: fn(&UdpSocket, Datagram<'_>, &Log, u16),
) -> Outcome<thread::JoinHandle<()>> {
    let socket = UdpSocket::bind((Ipv6Addr::UNSPECIFIED, port)).during(port)?;
    let log = Arc::clone(log);
    Ok(thread::spawn(move || {
        let mut room = [0; 2048];
        while let Ok((length, from)) = socket.recv_from(&mut room) {
            hear(&socket, (&room[..length], from), &log, port);
        }
    }))
}

/// Reads what is asked for and whose page it is to be, and answers with nothing.
fn page(stream: TcpStream, log: &Log) {
    // Whoever connects and says nothing has been heard as well.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let Some(request) = lines.next() else {
        return note(log, "tcp 80");
    };
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let host = lines
        .take_while(|line| !line.is_empty())
        .find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("host")
                .then(|| value.trim().to_owned())
        })
        .unwrap_or_default();
    note(log, &format!("http {host} {path}"));
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\naccess-control-allow-origin: *\r\n\
                  connection: close\r\n\r\n";
    let _ = (&stream).write_all(answer.as_bytes());
}

/// The name that a question is about, and an answer: the canary's own address.
///
/// RFC 1035, sections 4.1.1 to 4.1.3; only the first question is read, as everywhere.
fn look_up(question: &[u8]) -> Option<(String, Vec<u8>)> {
    let mut at = 12;
    let mut labels = Vec::new();
    loop {
        let length = usize::from(*question.get(at)?);
        at += 1;
        if length == 0 {
            break;
        }
        labels.push(String::from_utf8_lossy(question.get(at..at + length)?).into_owned());
        at += length;
    }
    let asked = question.get(12..at + 4)?;
    let address: Option<(u8, Vec<u8>)> = match question.get(at..at + 2)? {
        [0, 1] => Some((1, NEAR.parse::<Ipv4Addr>().ok()?.octets().to_vec())),
        [0, 28] => Some((28, NEAR_V6.parse::<Ipv6Addr>().ok()?.octets().to_vec())),
        _ => None,
    };
    let mut answer = question.get(..2)?.to_vec();
    // A response, recursion desired and available, no error; one question.
    answer.extend([0x81, 0x80, 0, 1, 0, u8::from(address.is_some()), 0, 0, 0, 0]);
    answer.extend(asked);
    if let Some((kind, bytes)) = address {
        // The name of the question, class IN, kept for no time.
        answer.extend([0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 0, 0]);
        answer.push(u8::try_from(bytes.len()).ok()?);
        answer.extend(bytes);
    }
    Some((labels.join("."), answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_answered_with_the_canary() {
        let mut question = vec![7, 9, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        question.extend(b"\x03img\x06canary\x04test\0\0\x01\0\x01");
        let (name, answer) = look_up(&question).unwrap();
        assert_eq!(name, "img.canary.test");
        assert_eq!(&answer[..4], [7, 9, 0x81, 0x80]);
        assert!(answer.ends_with(&[0, 4, 10, 77, 0, 1]), "{answer:?}");
        assert_eq!(look_up(&question[..20]), None, "cut off");
    }
}
