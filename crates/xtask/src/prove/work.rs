//! That the work of rendering and sanitizing grows with the length alone, whatever stands in a
//! text, and that an ordinary post costs little more than with the bare parser and gate.
//! Instructions are counted, so a busy machine says the same as an idle one.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::process::{self, cargo, program};
use crate::say::{self, Outcome, Trouble, While as _};
use crate::setup;
use crate::setup::system::{self, Purpose};
use crate::target;

/// Lengths of the two texts that are compared, bytes.
const LENGTHS: [usize; 2] = [60_000, 120_000];

/// By how much the work may grow when the length doubles.
const MOST: f64 = 2.5;

/// What even the dearest text may cost, instructions for a byte: a megabyte in a second. Some twelve
/// thousand million a second are carried out, since most of them are short.
const DEAREST: f64 = 7_500.0;

/// How many times the instructions of the bare parser and gate a fragment may take.
const BESIDE_BARE: f64 = 1.25;

/// Counts what every family of texts costs, short and long.
pub fn prove() -> Outcome {
    setup::for_tests()?;
    system::packages(&[Purpose::Count])?;
    let example = ["--package", "text", "--example", "work"];
    process::run(cargo(&[&["build", "--release"][..], &example].concat()))?;
    let work = target()
        .join("release/examples/work")
        .with_extension(std::env::consts::EXE_EXTENSION);
    let work = work
        .to_str()
        .ok_or_else(|| Trouble::new("the path of the target is no text"))?;
    beside_bare(work)?;
    let names = process::answer(work, &[]).unwrap_or_default();
    let mut worst = (0.0, String::new());
    let mut dearest = (0.0, String::new());
    let mut count = 0;
    for (name, [short, long]) in counted(work, &names)? {
        let (growth, cost) = (long / short, long / LENGTHS[1] as f64);
        count += 1;
        if growth > MOST || cost > DEAREST {
            return Err(Trouble::new(format!(
                "{name}: {growth:.2} times the work for twice the length, {cost:.0} instructions a byte"
            )));
        }
        if growth > worst.0 {
            worst = (growth, name.to_owned());
        }
        if cost > dearest.0 {
            dearest = (cost, name.to_owned());
        }
    }
    if count == 0 {
        return Err(Trouble::new("there are no families of texts"));
    }
    say::line(&format!(
        "{count} families of texts: twice the length is at most {:.2} times the work ({}); a byte \
         is at most {:.0} instructions ({})",
        worst.0, worst.1, dearest.0, dearest.1
    ));
    Ok(())
}

/// Counts what a fragment of an ordinary post takes, beside the bare parser and gate.
fn beside_bare(work: &str) -> Outcome {
    // Two runs, so that what a program's start takes is in neither.
    let of = |way| -> Outcome<f64> {
        let [once, more] = ["1", "6"].map(|times| instructions(work, &["post", way, times]));
        Ok(more? - once?)
    };
    let bare = of("bare")?;
    let [plain, set] = [of("plain")? / bare, of("set")? / bare];
    say::line(&format!(
        "an ordinary post: {plain:.3} times the instructions of the bare parser and gate, {set:.3} \
         with the glyphs of its language"
    ));
    if plain.max(set) > BESIDE_BARE {
        return Err(Trouble::new(format!("more than {BESIDE_BARE} times")));
    }
    Ok(())
}

/// Every family with the instructions that a short and a long text of it take; as many are
/// counted at once as there are processors, which changes no count.
fn counted<'a>(work: &str, names: &'a str) -> Outcome<Vec<(&'a str, [f64; 2])>> {
    let names: Vec<&str> = names.lines().collect();
    let next = AtomicUsize::new(0);
    let count_some = || {
        let mut counts = Vec::new();
        while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
            let of = |length: usize| instructions(work, &[name, &length.to_string()]);
            counts.push((*name, [of(LENGTHS[0])?, of(LENGTHS[1])?]));
        }
        Ok(counts)
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let all = thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|_| scope.spawn(count_some)).collect();
        let ended = started.into_iter().map(|worker| {
            let panicked = |_| Err(Trouble::new("a thread that counted instructions panicked"));
            worker.join().unwrap_or_else(panicked)
        });
        ended.collect::<Outcome<Vec<_>>>()
    })?;
    Ok(all.concat())
}

/// How many instructions a run takes, by callgrind's last line.
fn instructions(work: &str, arguments: &[&str]) -> Outcome<f64> {
    let count = ["--tool=callgrind", "--callgrind-out-file=/dev/null", work];
    let output = program("valgrind", &[&count, arguments].concat())
        .output()
        .during("valgrind")?;
    let said = String::from_utf8_lossy(&output.stderr);
    let collected = said
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    let count = collected.and_then(|(_, number)| number.trim().parse().ok());
    count.ok_or_else(|| Trouble::new(format!("{arguments:?}: {said}")))
}
