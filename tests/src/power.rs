//! Where the power is cut at any instant, what was acknowledged before is on the disk.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use library::fixtures::{self, Verdict};

use crate::support::octa;
use crate::support::power::Disk;
use crate::support::proof::{say, short_or_long};

/// Changes between two steps of a session: enough for it to last longer than a cut does.
const CHANGES: usize = 40;

/// How the missing of an edition or a revision is said.
const LOST: &str = ": no such ";

#[test]
fn a_power_cut_takes_nothing_that_was_acknowledged() {
    let Some(disk) = Disk::on("power") else {
        return;
    };
    let cuts = short_or_long(12, 200);
    let careful = Trial::new(&disk, &[]);
    let mut texts = 0;
    for cut in 0..cuts {
        let verdict = careful.cut(cut, cuts);
        let seed = cut + 1;
        assert!(
            verdict.broken.is_empty(),
            "seed {seed}: {:#?}",
            verdict.broken
        );
        texts += verdict.texts;
    }
    assert!(texts > cuts, "the cuts came before anything was written");

    // A library that does not wait for its disk must lose something here, or cuts cut nothing.
    let control = short_or_long(6, 20);
    let careless = Trial::new(&disk, &["--careless"]);
    let verdicts = (0..control).map(|cut| careless.cut(cut, control));
    let has_lost = |verdict: &Verdict| verdict.broken.iter().any(|line| line.contains(LOST));
    let lost = verdicts.filter(has_lost).count();
    assert!(lost > 0, "nothing is lost here, whatever is cut");
    say(&format!(
        "power: {cuts} cuts, {texts} acknowledged texts, none lost, every check passed; \
         without waiting for the disk {lost} of {control} cuts lost some"
    ));
}

/// Sessions on a disk, each with a seed of its own, cut off at moments spread over their length.
struct Trial<'a> {
    disk: &'a Disk,
    arguments: &'a [&'a str],
    /// How long a session takes that nothing cuts off.
    length: Duration,
}

impl<'a> Trial<'a> {
    fn new(disk: &'a Disk, arguments: &'a [&'a str]) -> Trial<'a> {
        let mut trial = Trial {
            disk,
            arguments,
            length: Duration::ZERO,
        };
        let start = Instant::now();
        let mut session = trial.start(0);
        assert!(session.wait().unwrap().success());
        trial.length = start.elapsed();
        trial.clean_up();
        trial
    }

    fn start(&self, seed: usize) -> Child {
        std::fs::create_dir(self.disk.folder().join("work")).unwrap();
        let mut command = Command::new(octa::binary());
        command.args(["fixture", "session", "posts.octavilla"]);
        command.arg(self.disk.outside.path().join("record"));
        command.args([format!("--seed={seed}"), format!("--changes={CHANGES}")]);
        command.args(self.arguments);
        command.current_dir(self.disk.folder().join("work"));
        command.stdin(Stdio::null()).spawn().unwrap()
    }

    /// Cuts the power when this share of a session should be done, and looks at what is left.
    fn cut(&self, number: usize, of: usize) -> Verdict {
        let share = (number as f64 + 0.5) / of as f64;
        let mut session = self.start(number + 1);
        std::thread::sleep(self.length.mul_f64(share));
        let record = std::fs::read_to_string(self.disk.outside.path().join("record"));
        let after = self.disk.cut();
        // It may have come to its end by itself.
        let _ = session.kill();
        session.wait().unwrap();
        self.clean_up();
        // Cut before the session began to note anything, nothing was promised.
        fixtures::verify(&after.folder().join("work"), &record.unwrap_or_default())
    }

    fn clean_up(&self) {
        std::fs::remove_dir_all(self.disk.folder().join("work")).unwrap();
        let _ = std::fs::remove_file(self.disk.outside.path().join("record"));
    }
}
