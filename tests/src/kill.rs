//! Killed at any instant, a session keeps every text of which it was told that it is saved.

use std::os::unix::process::ExitStatusExt;

use library::fixtures::{self, Session};

use crate::support::proof::{in_parallel, quick_folder, say, short_or_long, spread};
use crate::support::strace::{self, Point, Script, Strike};

const SIGKILL: i32 = 9;

/// A short text, all of which is written with every change, and one whose column trails.
const WORDS: [usize; 2] = [400, 6000];

#[test]
fn killed_at_any_call_a_session_keeps_its_promises() {
    let Some(()) = strace::is_there("kill") else {
        return;
    };
    let wanted = short_or_long(530, 10_600);
    let mut sessions = 0;
    let mut points = Vec::new();
    while points.len() < wanted || sessions < WORDS.len() {
        let script = Script {
            seed: sessions + 1,
            words: WORDS[sessions % WORDS.len()],
            tries: 1,
        };
        points.extend(script.points());
        sessions += 1;
    }
    let count = short_or_long(wanted, points.len());
    let kept = in_parallel(spread(points, count), |point| kill(&point));
    let killed: Vec<usize> = kept.into_iter().flatten().collect();
    // Sessions differ a little in what they write, and the last calls of one may not come.
    assert!(
        killed.len() * 20 >= count * 19,
        "{} of {count}",
        killed.len()
    );
    say(&format!(
        "kill: {} instants of {sessions} sessions, {} acknowledged texts, none lost, every check passed",
        killed.len(),
        killed.iter().sum::<usize>(),
    ));
}

/// Kills there, and looks at what is left. Gives how many texts were promised; `None` where the
/// session had ended before.
fn kill(point: &Point) -> Option<usize> {
    let left = point.struck(Strike::Kill);
    let was_killed = left.status.signal() == Some(SIGKILL);
    assert!(
        was_killed || left.status.success(),
        "{point:?}: {}",
        left.said
    );
    let verdict = fixtures::verify(left.folder.path(), &left.record);
    assert!(
        verdict.broken.is_empty(),
        "{point:?}: {:#?}",
        verdict.broken
    );
    was_killed.then_some(verdict.texts)
}

#[test]
fn a_promise_that_is_not_kept_is_seen() {
    let folder = quick_folder();
    let [library, record] = ["posts.octavilla", "record"].map(|name| folder.path().join(name));
    let session = Session {
        seed: 1,
        changes: 2,
        tries: 1,
        words: 40,
        careless: false,
    };
    session.run(&library, &record).unwrap();
    let record = std::fs::read_to_string(&record).unwrap();
    let verdict = fixtures::verify(folder.path(), &record);
    assert!(
        verdict.texts > 8 && verdict.broken.is_empty(),
        "{verdict:?}"
    );

    let said = record
        .lines()
        .rfind(|line| line.starts_with("said "))
        .unwrap();
    let edition = said.split(' ').nth(1).unwrap();
    let is_broken = |line: String| {
        let verdict = fixtures::verify(folder.path(), &format!("{record}{line}\n"));
        assert_eq!(verdict.broken.len(), 1, "{line}: {verdict:?}");
    };
    is_broken(format!("said {edition} 3 1 {} 0", "0".repeat(64)));
    is_broken(said.replace(&format!("{edition} 3 "), &format!("{edition} 3 9")));
    is_broken(format!("forgotten {edition}"));
    is_broken("copy posts.octavilla.copy-7".to_owned());
    is_broken("library gone.octavilla".to_owned());
}
