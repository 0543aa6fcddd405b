//! A line of work: read by one, done by several, taken in order by the caller.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::error::Result;
use crate::id::PostId;

/// More do not make it faster: one thread reads for all of them.
const MOST_WORKERS: usize = 4;

/// How many pieces wait for a worker, and how many results for the caller. Few, since an image may
/// be large.
const WAITING: usize = 8;

/// What is on its way: the number of a post, and what became of it.
type Numbered<T> = (usize, Result<Option<T>>);

/// Reads every post, works on what was read, and hands it over in the order of the posts. Says
/// whether it came to the end and was not cancelled.
///
/// # Errors
///
/// The first that reading or `take` returns, by the order of the posts; nothing more is begun
/// then.
pub(super) fn run<A: Send, B: Send>(
    posts: &[PostId],
    read: &(dyn Fn(PostId) -> Result<Option<A>> + Sync),
    work: &(dyn Fn(A) -> B + Sync),
    take: &mut dyn FnMut(Option<B>) -> Result<()>,
    cancel: &AtomicBool,
) -> Result<bool> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let workers = workers.min(MOST_WORKERS).min(posts.len().max(1));
    let (to_work, from_reading) = sync_channel::<Numbered<A>>(WAITING);
    let (to_caller, from_work) = sync_channel::<Numbered<B>>(WAITING);
    let from_reading = Mutex::new(from_reading);
    let given_up = AtomicBool::new(false);
    thread::scope(|scope| {
        let given_up = &given_up;
        scope.spawn(move || {
            for (number, post) in posts.iter().enumerate() {
                let is_over = [cancel, given_up]
                    .iter()
                    .any(|it| it.load(Ordering::Relaxed));
                if is_over || to_work.send((number, read(*post))).is_err() {
                    return;
                }
            }
        });
        let from_reading = &from_reading;
        for _ in 0..workers {
            let to_caller = to_caller.clone();
            scope.spawn(move || work_on(from_reading, work, &to_caller));
        }
        drop(to_caller);
        let taken = take_in_order(&from_work, take, cancel);
        // Workers that wait to hand something over give up, and then the reader does.
        given_up.store(true, Ordering::Relaxed);
        drop(from_work);
        while next(from_reading).is_some() {}
        Ok(taken? == posts.len() && !cancel.load(Ordering::Relaxed))
    })
}

fn next<A>(from: &Mutex<Receiver<Numbered<A>>>) -> Option<Numbered<A>> {
    from.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .recv()
        .ok()
}

fn work_on<A, B>(
    from: &Mutex<Receiver<Numbered<A>>>,
    work: &(dyn Fn(A) -> B + Sync),
    to: &SyncSender<Numbered<B>>,
) {
    while let Some((number, read)) = next(from) {
        let done = read.map(|read| read.map(work));
        if to.send((number, done)).is_err() {
            return;
        }
    }
}

/// Takes in order what comes in any; says how many it were.
fn take_in_order<B>(
    from: &Receiver<Numbered<B>>,
    take: &mut dyn FnMut(Option<B>) -> Result<()>,
    cancel: &AtomicBool,
) -> Result<usize> {
    let mut early = BTreeMap::new();
    let mut wanted = 0;
    for (number, done) in from {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        early.insert(number, done);
        while let Some(done) = early.remove(&wanted) {
            take(done?)?;
            wanted += 1;
        }
    }
    Ok(wanted)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;
    use crate::error::Error;

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
            post
        };
        let mut take = |post| {
            taken.push(post);
            Ok(())
        };
        assert!(run(&posts, &read, &work, &mut take, &cancel).unwrap());
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
        let ended = run(&posts, &read, &|post| post, &mut take, &cancel);
        assert!(matches!(ended, Err(Error::DiskFull)), "{ended:?}");
        assert!(begun.load(Ordering::Relaxed) < 20 + 4 * WAITING);

        let fails = |post: PostId| match post == posts[3] {
            true => Err(Error::NothingSaid),
            false => Ok(Some(post)),
        };
        let ended = run(&posts, &fails, &|post| post, &mut |_| Ok(()), &cancel);
        assert!(matches!(ended, Err(Error::NothingSaid)));

        let mut taken = 0;
        let mut take = |_| {
            taken += 1;
            cancel.store(taken == 20, Ordering::Relaxed);
            Ok(())
        };
        let read = |post| Ok(Some(post));
        assert!(!run(&posts, &read, &|post| post, &mut take, &cancel).unwrap());
        assert_eq!(taken, 20);
    }
}
