//! A file that is read piece by piece, none of which may be too large to be held.
//!
//! What is no UTF-8 is passed on as one question mark for each byte, so that places stay where they
//! are.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// Why reading ended: a piece was larger than [`MOST`].
pub(super) const TOO_LARGE: &str = "a piece is too large";

/// The most bytes of one tag, or of one run of text.
const MOST: u64 = 64 * 1024 * 1024;
/// How many bytes are read at a time.
const AT_A_TIME: usize = 128 * 1024;

/// What is known of the reading from outside.
#[derive(Clone, Default)]
pub(super) struct Watch(Rc<Watched>);

#[derive(Default)]
struct Watched {
    left: Cell<u64>,
    broken: Cell<usize>,
}

impl Watch {
    /// Begins the next piece.
    pub fn renew(&self) {
        self.0.left.set(MOST);
    }

    /// How many bytes were no text so far.
    pub fn broken(&self) -> usize {
        self.0.broken.get()
    }
}

/// Reads from something, no more than [`MOST`] bytes between two calls of [`Watch::renew`].
pub(super) struct Bounded<R> {
    inner: R,
    watch: Watch,
    buffer: Vec<u8>,
    /// Where what is not consumed begins, where what is text ends, and where what was read ends.
    start: usize,
    text: usize,
    end: usize,
}

impl<R: Read> Bounded<R> {
    pub fn new(inner: R) -> (Self, Watch) {
        let watch = Watch::default();
        watch.renew();
        let bounded = Self {
            inner,
            watch: watch.clone(),
            buffer: vec![0; AT_A_TIME],
            start: 0,
            text: 0,
            end: 0,
        };
        (bounded, watch)
    }

    /// Reads on. The beginning of a letter waits for its end.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.text..self.end, 0);
        self.end -= self.text;
        (self.start, self.text) = (0, 0);
        while self.text == 0 {
            let read = self.inner.read(&mut self.buffer[self.end..])?;
            self.end += read;
            let is_last = read == 0;
            if self.end == 0 {
                return Ok(());
            }
            self.text = self.readable(is_last);
        }
        Ok(())
    }

    /// Makes text of what was read, and says how much of it there is.
    fn readable(&mut self, is_last: bool) -> usize {
        let mut at = 0;
        loop {
            let Err(error) = std::str::from_utf8(&self.buffer[at..self.end]) else {
                return self.end;
            };
            at += error.valid_up_to();
            let bad = match error.error_len() {
                Some(bad) => bad,
                None if is_last => self.end - at,
                None => return at,
            };
            self.buffer[at..at + bad].fill(b'?');
            self.watch.0.broken.set(self.watch.0.broken.get() + bad);
            at += bad;
        }
    }
}

impl<R: Read> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.watch.0.left.get() == 0 {
            return Err(io::Error::other(TOO_LARGE));
        }
        if self.start == self.text {
            self.fill()?;
        }
        Ok(&self.buffer[self.start..self.text])
    }

    fn consume(&mut self, amount: usize) {
        let left = self.watch.0.left.get();
        self.watch.0.left.set(left.saturating_sub(amount as u64));
        self.start = (self.start + amount).min(self.text);
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let end = self.0.len().min(1).min(into.len());
            into[..end].copy_from_slice(&self.0[..end]);
            self.0 = &self.0[end..];
            Ok(end)
        }
    }

    #[test]
    fn letters_stay_whole_and_what_is_none_is_counted() {
        let bytes = b"a\xc3\xb1\xf0\x9f\x8c\xb1 \xf1o \xe2\x82";
        for slow in [true, false] {
            let source: Box<dyn Read> = match slow {
                true => Box::new(Slow(bytes)),
                false => Box::new(&bytes[..]),
            };
            let (mut bounded, watch) = Bounded::new(source);
            let mut text = String::new();
            bounded.read_to_string(&mut text).unwrap();
            assert_eq!(text, "añ🌱 ?o ??");
            assert_eq!(watch.broken(), 3);
        }
    }

    #[test]
    fn a_piece_is_not_endless() {
        let (mut bounded, watch) = Bounded::new(io::repeat(b'a'));
        let mut sum = 0;
        let error = loop {
            match bounded.fill_buf() {
                Ok(bytes) => sum += bytes.len() as u64,
                Err(error) => break error,
            }
            bounded.consume(AT_A_TIME);
        };
        assert_eq!((error.to_string().as_str(), sum), (TOO_LARGE, MOST));
        watch.renew();
        assert!(bounded.fill_buf().is_ok());
    }
}
