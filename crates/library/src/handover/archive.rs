//! What is inside a handover once it is open: a line that says what it is, then one zstd stream
//! of the length of a JSON value, that value, and the images one after the other.
//!
//! It may come from anybody: nothing is believed before it was counted, and no more is unpacked
//! than is asked for.

use std::io::{BufReader, ErrorKind, Read, Write};

use serde::{Deserialize, Serialize};
use text::LanguageTag;
use zstd::stream::read::Decoder;
use zstd::stream::write::Encoder;

use super::handed::Handed;
use super::past::HandedPast;
use super::sound;
use crate::error::{Error, HandoverFault, Result};
use crate::id::StateId;
use crate::image::{self, CleanImage, MAX_IMAGE_BYTES};

/// All that one file hands over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// The posts.
    pub posts: Vec<Brought>,
    /// What is told of their people.
    pub people: Vec<HandedPerson>,
    /// The images that their bodies show, in the order in which they follow.
    pub images: Vec<HandedImage>,
}

/// A post, and what it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brought {
    /// The post.
    pub post: Handed,
    /// The state that it is in.
    pub state: StateId,
    /// That state and those before it.
    pub states: Vec<HandedState>,
    /// The past of its editions, where that was asked for.
    pub past: Vec<HandedPast>,
}

/// A state, without what it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedState {
    /// Its id.
    pub id: StateId,
    /// Those that it was made from.
    pub parents: Vec<StateId>,
}

/// What is told of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedPerson {
    /// Their name.
    pub name: String,
    /// Their short biographies, by language.
    pub biographies: Vec<(LanguageTag, String)>,
}

/// An image that follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedImage {
    /// The name that bodies write.
    pub name: String,
    /// How many bytes it has.
    pub length: u32,
    /// The greatest width that an export gives it, pixels; 0 for its own.
    pub export_width: u32,
}

/// The form of an archive that this build writes. It grows when an older build would read one
/// wrongly.
const VERSION: u32 = 1;
const MARK: &str = "octavilla-handover ";

/// The most that all posts of a file say, bytes of JSON: hundreds of books.
pub(super) const MAX_WORDS: u64 = 48 * 1024 * 1024;
/// The most values in it: what they take in memory is many times what they take in JSON.
const MAX_VALUES: usize = 1_000_000;
/// Images do not get smaller by packing: so much more than the file holds is no picture.
const MAX_GROWTH: u64 = 4;
const FREE_GROWTH: u64 = 64 * 1024 * 1024;
/// Eight megabytes are looked back at most.
const WINDOW: u32 = 23;
const LEVEL: i32 = 9;

/// Writes an archive. `image` gives the bytes of each image in turn.
///
/// # Errors
///
/// [`Error::TooLarge`], what `image` says, and a failed write.
pub(super) fn write<W: Write>(
    archive: &Archive,
    mut to: W,
    mut image: impl FnMut(&HandedImage) -> Result<Vec<u8>>,
) -> Result<W> {
    let words = serde_json::to_vec(archive)?;
    if words.len() as u64 > MAX_WORDS {
        return Err(Error::TooLarge {
            name: "what is handed over".to_owned(),
            bytes: words.len() as u64,
            limit: MAX_WORDS,
        });
    }
    to.write_all(format!("{MARK}{VERSION}\n").as_bytes())
        .map_err(unwritten)?;
    let mut packed = Encoder::new(to, LEVEL).map_err(unwritten)?;
    packed.include_checksum(true).map_err(unwritten)?;
    packed
        .write_all(&(words.len() as u64).to_le_bytes())
        .and_then(|()| packed.write_all(&words))
        .map_err(unwritten)?;
    for handed in &archive.images {
        let bytes = image(handed)?;
        packed.write_all(&bytes).map_err(unwritten)?;
    }
    packed.finish().map_err(unwritten)
}

fn unwritten(error: std::io::Error) -> Error {
    Error::io("the handover", error)
}

/// An archive whose words were read, and whose images follow.
pub struct Opened {
    /// What it says.
    pub archive: Archive,
    rest: Decoder<'static, BufReader<Box<dyn Read>>>,
    next: usize,
}

/// Reads what an archive says. `length` is that of the file, bytes.
///
/// # Errors
///
/// [`Error::Handover`].
pub fn read(from: impl Read + 'static, length: u64) -> Result<Opened> {
    let mut from: Box<dyn Read> = Box::new(from);
    let version = version(&mut from)?;
    if version > VERSION {
        return Err(fault(HandoverFault::Newer));
    }
    let mut rest = Decoder::new(from).map_err(unread)?.single_frame();
    rest.window_log_max(WINDOW).map_err(unread)?;
    let mut count = [0; 8];
    rest.read_exact(&mut count).map_err(unread)?;
    let count = u64::from_le_bytes(count);
    if count > MAX_WORDS {
        return Err(fault(HandoverFault::TooLarge));
    }
    // It is not made room for before it comes.
    let mut words = Vec::new();
    (&mut rest)
        .take(count)
        .read_to_end(&mut words)
        .map_err(unread)?;
    if words.len() as u64 != count || !has_few_values(&words) {
        return Err(fault(HandoverFault::Damaged));
    }
    // What serde says may repeat what the file says.
    let archive: Archive =
        serde_json::from_slice(&words).map_err(|_| fault(HandoverFault::Damaged))?;
    drop(words);
    sound::check(&archive)?;
    let images: u64 = archive.images.iter().map(|it| u64::from(it.length)).sum();
    if images > length.saturating_mul(MAX_GROWTH) + FREE_GROWTH {
        return Err(fault(HandoverFault::TooLarge));
    }
    Ok(Opened {
        archive,
        rest,
        next: 0,
    })
}

impl Opened {
    /// The next image; `None` after the last, when the file has been read to its end and is whole.
    ///
    /// # Errors
    ///
    /// [`Error::Handover`].
    pub fn next_image(&mut self) -> Result<Option<(HandedImage, CleanImage)>> {
        let Some(handed) = self.archive.images.get(self.next).cloned() else {
            self.end()?;
            return Ok(None);
        };
        self.next += 1;
        let length = u64::from(handed.length);
        if length > MAX_IMAGE_BYTES as u64 {
            return Err(fault(HandoverFault::TooLarge));
        }
        let mut bytes = Vec::new();
        (&mut self.rest)
            .take(length)
            .read_to_end(&mut bytes)
            .map_err(unread)?;
        let is_whole = bytes.len() as u64 == length;
        let clean = is_whole.then(|| image::again(bytes).ok()).flatten();
        // A name is that of the bytes: no other file can be put in the place of an image.
        let clean = clean.filter(|clean| image::name_of(clean) == handed.name);
        let clean = clean.ok_or_else(|| fault(HandoverFault::Damaged))?;
        Ok(Some((handed, clean)))
    }

    /// Reads to the end: only then is it sure that nothing was cut off or added.
    fn end(&mut self) -> Result<()> {
        let mut more = [0; 1];
        let has_more = self.rest.read(&mut more).map_err(unread)? > 0
            || self.rest.get_mut().read(&mut more).map_err(unread)? > 0;
        match has_more {
            true => Err(fault(HandoverFault::Damaged)),
            false => Ok(()),
        }
    }
}

/// Packs what stands behind an archive's first line, whatever it is: for those who try strange ones.
///
/// # Panics
///
/// Where there is no memory for it.
#[cfg(feature = "fixtures")]
#[allow(clippy::expect_used, reason = "for tests only")]
pub fn pack(inside: &[u8]) -> Vec<u8> {
    let packed = zstd::bulk::compress(inside, LEVEL).expect("it fits into memory");
    [format!("{MARK}{VERSION}\n").as_bytes(), &packed].concat()
}

fn version(from: &mut impl Read) -> Result<u32> {
    let mut line = Vec::new();
    let mut byte = [0; 1];
    while line.len() < MARK.len() + 10 {
        from.read_exact(&mut byte).map_err(unread)?;
        if byte[0] == b'\n' {
            break;
        }
        line.push(byte[0]);
    }
    let line = String::from_utf8(line).ok();
    line.as_deref()
        .and_then(|line| line.strip_prefix(MARK))
        .and_then(|version| version.parse().ok())
        .ok_or_else(|| fault(HandoverFault::NotOne))
}

/// Whether a JSON text has no more values than are taken: its commas and brackets outside of
/// strings are counted.
fn has_few_values(json: &[u8]) -> bool {
    let (mut count, mut is_string, mut is_escaped) = (1, false, false);
    for byte in json {
        match (is_string, is_escaped, byte) {
            (true, true, _) => is_escaped = false,
            (true, false, b'\\') => is_escaped = true,
            (_, false, b'"') => is_string = !is_string,
            (false, _, b',' | b'[' | b'{') => count += 1,
            _ => {}
        }
        if count > MAX_VALUES {
            return false;
        }
    }
    true
}

fn fault(fault: HandoverFault) -> Error {
    Error::Handover(fault)
}

/// What the reader of a sealed file meets is damage; what the disk says is not.
fn unread(error: std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof | ErrorKind::Other => {
            fault(HandoverFault::Damaged)
        }
        _ => Error::io("the handover", error),
    }
}
