//! A line of work: read by one thread, done by several in turn, taken in order by the caller.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use crate::error::Result;

/// More do not make it faster: one thread reads for all of them.
const MOST_WORKERS: usize = 4;

/// How many pieces wait for each worker, and how many of its results for the caller. Few, since
/// an image may be large.
const WAITING: usize = 4;

/// Reads every one, works on what was read, and hands it over in their order. Says
/// whether it came to the end and was not cancelled.
///
/// # Errors
///
/// The first that `read`, `work` or `take` returns, by their order; nothing more is
/// begun then.
pub(crate) fn run<I: Copy + Sync, A: Send, B: Send>(
    all: &[I],
    mut read: impl FnMut(I) -> Result<Option<A>> + Send,
    work: &(dyn Fn(A) -> Result<B> + Sync),
    take: &mut dyn FnMut(Option<B>) -> Result<()>,
    cancel: &AtomicBool,
) -> Result<bool> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let workers = workers.min(MOST_WORKERS).min(all.len().max(1));
    thread::scope(|scope| {
        let mut to_workers = Vec::with_capacity(workers);
        let mut from_workers = Vec::with_capacity(workers);
        for _ in 0..workers {
            let (to_worker, from_reading) = sync_channel::<Result<Option<A>>>(WAITING);
            let (to_caller, from_worker) = sync_channel(WAITING);
            to_workers.push(to_worker);
            from_workers.push(from_worker);
            scope.spawn(move || {
                for read in from_reading {
                    let done = read.and_then(|read| read.map(work).transpose());
                    // Nobody takes it any more where the caller has given up.
                    if to_caller.send(done).is_err() {
                        return;
                    }
                }
            });
        }
        scope.spawn(move || {
            for (one, to_worker) in all.iter().zip(to_workers.iter().cycle()) {
                if cancel.load(Ordering::Relaxed) || to_worker.send(read(*one)).is_err() {
                    return;
                }
            }
        });
        take_all(all.len(), from_workers, take, cancel)
    })
}

/// Takes what workers have done, from one after the other as they were given it. When this
/// returns, they have nobody to hand anything to.
fn take_all<B>(
    count: usize,
    from_workers: Vec<Receiver<Result<Option<B>>>>,
    take: &mut dyn FnMut(Option<B>) -> Result<()>,
    cancel: &AtomicBool,
) -> Result<bool> {
    for from_worker in from_workers.iter().cycle().take(count) {
        // A cancelled reader has sent nothing more.
        let Ok(done) = from_worker.recv() else {
            return Ok(false);
        };
        if cancel.load(Ordering::Relaxed) {
            return Ok(false);
        }
        take(done?)?;
    }
    Ok(!cancel.load(Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;
    use crate::error::Error;
    use crate::id::PostId;

    fn posts(many: usize) -> Vec<PostId> {
        (0..many).map(|_| PostId::new()).collect()
    }

    #[test]
    fn results_come_in_the_order_of_the_posts() {
        let posts = posts(500);
        let (cancel, mut taken) = (AtomicBool::new(false), Vec::new());
        let read = |post: PostId| Ok((post != posts[7]).then_some(post));
        let work = |post: PostId| {
            // Every third is slow.
            if posts
                .iter()
                .position(|it| *it == post)
                .is_some_and(|at| at % 3 == 0)
            {
                thread::yield_now();
            }
            Ok(post)
        };
        let mut take = |post| {
            taken.push(post);
            Ok(())
        };
        assert!(run(&posts, read, &work, &mut take, &cancel).unwrap());
        let mut expected: Vec<_> = posts.iter().copied().map(Some).collect();
        expected[7] = None;
        assert_eq!(taken, expected);
    }

    #[test]
    fn an_error_or_a_cancel_ends_it() {
        let posts = posts(500);
        let cancel = AtomicBool::new(false);
        let begun = AtomicUsize::new(0);
        let read = |post: PostId| {
            begun.fetch_add(1, Ordering::Relaxed);
            Ok(Some(post))
        };
        let mut count = 0;
        let mut take = |_| {
            count += 1;
            (count < 20).then_some(()).ok_or(Error::DiskFull)
        };
        let ended = run(&posts, read, &Ok, &mut take, &cancel);
        assert!(matches!(ended, Err(Error::DiskFull)), "{ended:?}");
        // What waited for workers and caller, and what they had in hand.
        let most = 20 + MOST_WORKERS * (2 * WAITING + 2) + 1;
        assert!(begun.load(Ordering::Relaxed) <= most);

        let fails = |post: PostId| match post == posts[3] {
            true => Err(Error::NothingSaid),
            false => Ok(Some(post)),
        };
        let ended = run(&posts, fails, &Ok, &mut |_| Ok(()), &cancel);
        assert!(matches!(ended, Err(Error::NothingSaid)));

        let mut taken = 0;
        let mut take = |_| {
            taken += 1;
            cancel.store(taken == 20, Ordering::Relaxed);
            Ok(())
        };
        let read = |post| Ok(Some(post));
        assert!(!run(&posts, read, &Ok, &mut take, &cancel).unwrap());
        assert_eq!(taken, 20);
    }
}
