//! At the window's end of the wire.

use std::collections::BTreeSet;
use std::fs;
use std::net::UdpSocket;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::display::Display;
use crate::prove::at_home;
use crate::say::{self, Outcome, Trouble, While as _};

use super::attack::{self, Layers};
use super::canary::KNOCK;
use super::resolver::Resolver;
use super::{folder, hands, wire};

/// So many ways out the canary must hear of when nothing is in their way.
const ENOUGH: usize = 20;

/// What the canary heard of a program.
#[derive(Default)]
struct Heard {
    /// Packets of any kind at its end of the wire.
    packets: u64,
    /// Packets on the window's own loop.
    looped: u64,
    /// How often whoever looks names up for this machine was asked, where somebody stood in.
    asked: usize,
    /// The ways out that it heard of.
    ways: BTreeSet<String>,
}

/// What the programs stand on.
pub struct Stage {
    /// The screen and the session's bus, which are at this end too.
    pub display: Display,
    /// Where each program gets a home of its own.
    homes: PathBuf,
    log: PathBuf,
}

impl Stage {
    /// A screen, and the canary's log.
    pub fn new(log: &Path) -> Outcome<Self> {
        Ok(Self {
            display: Display::start()?,
            homes: folder(),
            log: log.to_owned(),
        })
    }

    /// Waits until the canary listens, and sees that it hears.
    pub fn wait_for_the_canary(&self) -> Outcome {
        let start = Instant::now();
        while !self.log().is_ok_and(|log| !log.is_empty()) {
            if start.elapsed() > Duration::from_secs(10) {
                return Err(Trouble::new("the canary does not listen"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        self.knock()
    }

    /// A program in an empty home, and the file that it writes once it has painted.
    pub fn program(&self, mut command: Command, name: &str) -> Outcome<(Command, PathBuf)> {
        let home = self.homes.join(name);
        if home.exists() {
            fs::remove_dir_all(&home).during(home.display())?;
        }
        fs::create_dir_all(&home).during(home.display())?;
        let run = home.with_extension("run");
        fs::create_dir_all(&run).during(run.display())?;
        self.display.dress(&mut command);
        at_home(&mut command, &home);
        let painted = home.join("painted");
        command.env("OCTAVILLA_PAINTED_FILE", &painted);
        Ok((command, painted))
    }

    /// Listens while something is done.
    fn listen(&self, resolver: Option<&Resolver>, act: impl FnOnce() -> Outcome) -> Outcome<Heard> {
        let asked = || resolver.map_or(0, Resolver::asked);
        let (packets, looped, before) = (wire::packets()?, wire::looped()?, asked());
        let lines = self.log()?.len();
        act()?;
        // What is on its way comes.
        std::thread::sleep(Duration::from_secs(1));
        Ok(Heard {
            packets: wire::packets()? - packets,
            looped: wire::looped()? - looped,
            asked: asked() - before,
            ways: self.log()?[lines..]
                .iter()
                .filter_map(|line| way(line))
                .collect(),
        })
    }

    /// Sees that the canary hears, now and over this wire.
    pub fn knock(&self) -> Outcome {
        let before = (wire::packets()?, self.log()?.len());
        let socket = UdpSocket::bind("0.0.0.0:0")?;
        socket.send_to(b"knock", (wire::NEAR, KNOCK))?;
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            let heard = self.log()?[before.1..].contains(&format!("udp {KNOCK}"));
            if heard && wire::packets()? > before.0 {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err(Trouble::new("the canary does not hear a knock"))
    }

    fn log(&self) -> Outcome<Vec<String>> {
        let log = fs::read_to_string(&self.log).during(self.log.display())?;
        Ok(log.lines().map(str::to_owned).collect())
    }
}

/// The way out that a line of the log tells of: its host's first label, or what was called by number.
fn way(line: &str) -> Option<String> {
    let mut words = line.split(' ');
    let (kind, what) = (words.next()?, words.next().unwrap_or_default());
    let path = words.next().unwrap_or_default();
    match kind {
        "dns" | "http" if what.ends_with(".canary.test") => {
            Some(what.split('.').next()?.to_owned())
        }
        "http" => Some(path.trim_start_matches('/').to_owned()),
        "udp" if what != KNOCK.to_string() => Some(format!("udp-{what}")),
        _ => None,
    }
}

/// Lets each program do what it does, and tells what was heard.
pub fn listen(log: &Path) -> Outcome {
    let stage = Stage::new(log)?;
    stage.wait_for_the_canary()?;

    let resolver = Resolver::stand_in()?;
    let written = stage.listen(Some(&resolver), || hands::write_and_export(&stage))?;
    silent("the application, written in and exported from", &written)?;
    stage.knock()?;
    let attacked = |layers| move |stage: &Stage| attack::attack(stage, layers);
    let all = stage.listen(Some(&resolver), || attacked(Layers::All)(&stage))?;
    silent("without a policy", &all)?;
    stage.knock()?;
    let filtered = stage.listen(Some(&resolver), || attacked(Layers::Filter)(&stage))?;
    tell("without a policy, and a window like any other", &filtered);
    if filtered.packets > 0 || !filtered.ways.is_empty() {
        return Err(loud("the filter alone", &filtered));
    }
    stage.knock()?;
    drop(resolver);

    let closed = stage.listen(None, || attacked(Layers::Window)(&stage))?;
    tell("without a policy and without the filter", &closed);
    let open = stage.listen(None, || attacked(Layers::None)(&stage))?;
    tell("with nothing in the way", &open);
    let ways: Vec<&str> = open.ways.iter().map(String::as_str).collect();
    say::line(&format!("  heard: {}", ways.join(", ")));
    if ways.len() < ENOUGH {
        return Err(Trouble::new(format!(
            "the canary heard of {} ways only, so that its silence proves little",
            ways.len()
        )));
    }
    say::line(&format!(
        "silence: 0 packets of the application and 0 of {} ways out without its policy; \
         {} packets and {} ways heard with nothing in the way",
        ways.len(),
        open.packets,
        ways.len(),
    ));
    Ok(())
}

fn silent(what: &str, heard: &Heard) -> Outcome {
    tell(what, heard);
    if heard.packets > 0 || heard.looped > 0 || heard.asked > 0 || !heard.ways.is_empty() {
        return Err(loud(what, heard));
    }
    Ok(())
}

fn loud(what: &str, heard: &Heard) -> Trouble {
    let ways: Vec<&str> = heard.ways.iter().map(String::as_str).collect();
    Trouble::new(format!(
        "{what}: {} packets, {} on the loop, {} names asked for; heard: {}",
        heard.packets,
        heard.looped,
        heard.asked,
        ways.join(", ")
    ))
}

fn tell(what: &str, heard: &Heard) {
    say::line(&format!(
        "{what}: {} packets, {} ways heard, {} names asked of this machine",
        heard.packets,
        heard.ways.len(),
        heard.asked
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(way(line).as_deref(), expected);
    }

    #[test]
    fn a_way_is_known_by_its_name() {
        check("dns img.canary.test", Some("img"));
        check("http font.canary.test /a.woff2", Some("font"));
        check("http 192.0.2.7 /img-by-number", Some("img-by-number"));
        check("udp 3478", Some("udp-3478"));
        check("udp 7777", None);
        check("dns example.org", None);
        check("listening", None);
    }
}
