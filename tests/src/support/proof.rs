//! What the proofs share: how far they go, and how they say what they found.

use std::io::Write;
use std::num::NonZero;
use std::path::Path;
use std::sync::Mutex;

use tempfile::TempDir;

/// Whether to go as far as `cargo xtask prove` does, not only as `cargo xtask test`.
pub(crate) fn is_long() -> bool {
    std::env::var_os("OCTAVILLA_PROVE").is_some()
}

/// The number for this run.
pub(crate) fn short_or_long(short: usize, long: usize) -> usize {
    if is_long() { long } else { short }
}

/// Says a line that is seen also when the test passes.
pub(crate) fn say(line: &str) {
    // Written past the runner, which keeps what is printed to itself.
    let _ = writeln!(std::io::stderr().lock(), "\n{line}");
}

/// Says why nothing is proved here.
#[cfg(target_os = "linux")]
pub(crate) fn skip<T>(proof: &str, why: &str) -> Option<T> {
    say(&format!("{proof}: skipped, {why}"));
    None
}

/// A folder whose files are in memory where the system has such a place: a killed program
/// leaves them as it would on a disk, only sooner.
pub(crate) fn quick_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = tempfile::Builder::new();
    let folder = match memory.is_dir() {
        true => folder.tempdir_in(memory),
        false => folder.tempdir(),
    };
    folder.unwrap()
}

/// Takes so many of these, evenly spread over all.
#[cfg(target_os = "linux")]
pub(crate) fn spread<T>(all: Vec<T>, wanted: usize) -> Vec<T> {
    let count = all.len();
    let wanted = wanted.min(count);
    let mut all = all.into_iter().enumerate();
    let mut taken = Vec::with_capacity(wanted);
    for place in 0..wanted {
        let next = place * count / wanted;
        taken.extend(all.find(|(at, _)| *at == next).map(|(_, item)| item));
    }
    taken
}

/// Does each on one of as many threads as there are processors; gives the answers in no order.
pub(crate) fn in_parallel<T: Send, A: Send>(items: Vec<T>, act: impl Fn(T) -> A + Sync) -> Vec<A> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let items = Mutex::new(items.into_iter());
    let answers = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let Some(item) = items.lock().unwrap().next() else {
                        break;
                    };
                    let answer = act(item);
                    answers.lock().unwrap().push(answer);
                }
            });
        }
    });
    answers.into_inner().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_taken_is_spread_over_all() {
    assert_eq!(spread((0..10).collect(), 4), [0, 2, 5, 7]);
    assert_eq!(spread(vec![1, 2], 4), [1, 2]);
}
