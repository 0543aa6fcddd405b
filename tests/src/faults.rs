//! A disk that fails at any instant: nothing is called saved that is not, and what was is kept.

use std::collections::BTreeSet;

use library::fixtures;

use crate::support::proof::{in_parallel, say, short_or_long, spread};
use crate::support::strace::{self, Left, Point, Script, Strike};

/// The calls that a full or failing disk refuses.
const REFUSED: [&str; 5] = ["write", "pwrite64", "fsync", "fdatasync", "ftruncate"];

const STRIKES: [Strike; 4] = [
    Strike::Once("ENOSPC"),
    Strike::FromThenOn("ENOSPC"),
    Strike::Once("EIO"),
    Strike::FromThenOn("EIO"),
];

#[test]
fn whichever_call_the_disk_refuses_nothing_saved_is_lost() {
    let Some(()) = strace::is_there("faults") else {
        return;
    };
    let script = Script {
        seed: 1,
        words: 400,
        tries: 3,
    };
    let points = script.points().into_iter();
    let refused = points.filter(|point| REFUSED.contains(&point.call.as_str()));
    let all: Vec<(Point, Strike)> = refused
        .flat_map(|point| STRIKES.map(|strike| (point.clone(), strike)))
        .collect();
    // One less than a multiple of four, so that every strike is among those taken.
    let count = short_or_long(199, all.len());
    let ended = in_parallel(spread(all, count), |(point, strike)| refuse(&point, strike));
    let went_on = ended.iter().filter(|ended| ended.went_on).count();
    let texts: usize = ended.iter().map(|ended| ended.texts).sum();
    say(&format!(
        "faults: {count} refused calls, {went_on} sessions went on, {} stopped and said why, \
         {texts} acknowledged texts, none lost, none acknowledged before it was synced",
        count - went_on,
    ));
}

struct Ended {
    went_on: bool,
    texts: usize,
}

fn refuse(point: &Point, strike: Strike) -> Ended {
    let left = point.struck(strike);
    let at = format!("{} {} {strike:?}", point.call, point.number);
    says_why_it_ended(&left, &at);
    if let Strike::Once(_) = strike {
        assert!(left.status.success(), "{at}: once is borne, {}", left.said);
    }
    acknowledges_what_is_synced(&left.calls, &at);
    let verdict = fixtures::verify(left.folder.path(), &left.record);
    assert!(verdict.broken.is_empty(), "{at}: {:#?}", verdict.broken);
    Ended {
        went_on: left.status.success(),
        texts: verdict.texts,
    }
}

/// Status 0, or status 1 and a sentence, which itself may not come out on a disk that is full.
fn says_why_it_ended(left: &Left, at: &str) {
    let said = &left.said;
    assert!(!said.contains("panicked"), "{at}: {said}");
    match left.status.code() {
        Some(0) => assert_eq!(said, "", "{at}"),
        Some(1) => {
            let is_clear = said.is_empty() || said.starts_with("error: ");
            assert!(
                is_clear && !said.contains("not what was typed"),
                "{at}: {said}"
            );
        }
        _ => panic!("{at}: {}, {said}", left.status),
    }
}

/// Whenever a promise is noted, every byte of every write-ahead log has been synced.
fn acknowledges_what_is_synced(calls: &str, at: &str) {
    let mut waiting = BTreeSet::new();
    for line in calls.lines() {
        let Some((call, rest)) = strace::called(line) else {
            continue;
        };
        if call == "writev" {
            assert!(
                waiting.is_empty(),
                "{at}: {waiting:?} was not synced before {line}"
            );
        }
        let has_failed = rest.contains(") = -1 ");
        let Some(log) = log_of(rest).filter(|_| !has_failed) else {
            continue;
        };
        match call {
            "pwrite64" => drop(waiting.insert(log)),
            "fsync" | "fdatasync" | "ftruncate" | "unlink" => drop(waiting.remove(log)),
            _ => {}
        }
    }
}

/// The write-ahead log that a call is about: `5</folder/posts.octavilla-wal>` or `"/folder/…"`.
fn log_of(arguments: &str) -> Option<&str> {
    let (before, _) = arguments.split_once("-wal")?;
    let name = before.rfind('/')?;
    Some(&before[name + 1..])
}

#[test]
#[should_panic(expected = "was not synced before")]
fn what_is_called_saved_too_early_is_seen() {
    let log = "7 pwrite64(5</folder/posts.octavilla-wal>, \"\"..., 24, 32) = 24";
    let sync = "7 fsync(5</folder/posts.octavilla-wal>) = 0";
    let saved = "7 writev(6</folder/record>, [{iov_base=\"\"...}], 1) = 9";
    let refused =
        "7 fsync(5</folder/posts.octavilla-wal>) = -1 EIO (Input/output error) (INJECTED)";
    acknowledges_what_is_synced(&[log, sync, saved].join("\n"), "in order");
    acknowledges_what_is_synced(&[log, refused, saved].join("\n"), "too early");
}
