//! Wrong passphrases cost time: whoever tries many in the window is to lose patience.
//!
//! It does not keep anybody from trying on a copy of the files; what a guess costs there is the
//! slot's matter.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::context::lock;
use crate::failure::{Code, Failure};

/// So many wrong ones cost nothing but the try: slips of the finger.
const FREE: u32 = 2;
/// The longest that is waited.
const LONGEST: Duration = Duration::from_secs(60);

/// The tries of this run of the application.
#[derive(Default)]
pub(crate) struct Attempts(Mutex<Tried>);

#[derive(Default)]
struct Tried {
    path: PathBuf,
    wrong: u32,
    until: Option<Instant>,
}

impl Attempts {
    /// Makes one try, after what the wrong ones before it cost. One at a time.
    pub(super) fn one<T>(
        &self,
        path: &Path,
        attempt: impl FnOnce() -> library::Result<T>,
    ) -> Result<T, Failure> {
        let mut tried = lock(&self.0);
        if tried.path != path {
            *tried = Tried {
                path: path.to_path_buf(),
                ..Tried::default()
            };
        }
        if let Some(until) = tried.until {
            std::thread::sleep(until.saturating_duration_since(Instant::now()));
        }
        let outcome = attempt().map_err(Failure::from);
        match outcome {
            Err(mut failure)
                if matches!(failure.code, Code::WrongPassphrase | Code::WrongRecoveryKey) =>
            {
                tried.wrong += 1;
                let pause = pause_after(tried.wrong);
                tried.until = Some(Instant::now() + pause);
                failure.detail = json!({ "wait": pause.as_secs() });
                Err(failure)
            }
            outcome => {
                *tried = Tried::default();
                outcome
            }
        }
    }
}

/// What is waited after so many wrong ones: 1, 2, 4 … seconds after the third.
fn pause_after(wrong: u32) -> Duration {
    match wrong.checked_sub(FREE + 1) {
        None => Duration::ZERO,
        Some(doublings) => Duration::from_secs(1 << doublings.min(10)).min(LONGEST),
    }
}

#[cfg(test)]
mod tests {
    use library::Error;

    use super::*;

    #[test]
    fn wrong_ones_wait_longer_and_longer() {
        let seconds = |wrong| pause_after(wrong).as_secs();
        let waited: Vec<u64> = (1..12).map(seconds).collect();
        assert_eq!(waited, [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(seconds(u32::MAX), 60);
    }

    #[test]
    fn a_try_waits_for_the_wrong_ones_before_it_and_a_right_one_ends_that() {
        let attempts = Attempts::default();
        let path = Path::new("a.octavilla");
        let wrong = || {
            attempts
                .one::<()>(path, || Err(Error::WrongPassphrase))
                .unwrap_err()
        };
        let waits: Vec<_> = (0..3).map(|_| wrong().detail).collect();
        assert_eq!(waits, [0, 0, 1].map(|wait| json!({ "wait": wait })));
        let start = Instant::now();
        attempts.one(path, || Ok(())).unwrap();
        assert!(start.elapsed() >= Duration::from_millis(900));
        assert_eq!(wrong().detail, json!({ "wait": 0 }));
    }

    #[test]
    fn what_is_no_guess_costs_nothing() {
        let attempts = Attempts::default();
        for _ in 0..9 {
            let missing = || {
                Err(Error::KeyFileMissing {
                    path: PathBuf::new(),
                })
            };
            attempts.one::<()>(Path::new("a"), missing).unwrap_err();
        }
        assert_eq!(lock(&attempts.0).wrong, 0);
    }
}
