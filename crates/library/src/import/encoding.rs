//! How a text is written in bytes.
//!
//! 1. A mark at the beginning says it: UTF-8, UTF-16 either way round.
//! 2. Bytes that are UTF-8 are UTF-8; those with a zero in every other place are UTF-16.
//! 3. Everything else is one of the older encodings, which is guessed as browsers guess it, and
//!    told: a wrong guess is seen in the first accent.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use text::Diagnostic;

use super::told::{told, told_once};
use crate::error::{Error, Result};
use crate::history::MAX_FIELD_BYTES;

/// How much of a text the guess looks at; by then every letter was there.
const GUESSED_BY: usize = 256 * 1024;

/// A text, and what is to be told of how it was written.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads bytes as text, without its byte order mark.
///
/// # Errors
///
/// [`Error::TooLarge`] for more than `most` bytes; [`Error::UnknownDocument`] for what is no text.
pub(super) fn decode(name: &str, bytes: &[u8], most: usize) -> Result<Decoded> {
    let too_large = |bytes: usize| Error::TooLarge {
        name: name.to_owned(),
        bytes: bytes as u64,
        limit: most as u64,
    };
    if bytes.len() > most {
        return Err(too_large(bytes.len()));
    }
    let Some(mut known) = encoding_of(bytes) else {
        return Err(Error::UnknownDocument {
            name: name.to_owned(),
            kind: None,
        });
    };
    if let Some(said) = said_by_page(bytes).filter(|_| known.is_guess) {
        known = Known {
            encoding: said,
            is_guess: false,
        };
    }
    let (text, is_broken) = known.encoding.decode_with_bom_removal(bytes);
    let mut text = text.into_owned();
    let mut diagnostics = Vec::new();
    if known.is_guess {
        let called = known.encoding.name();
        diagnostics.push(told_once(
            "encoding.guessed",
            format!("The file is not written in UTF-8; it was read as {called}."),
        ));
    }
    if is_broken {
        let broken = text.matches('\u{fffd}').count();
        diagnostics.push(told(
            "text.damaged",
            broken.max(1),
            "letter could not be read; \u{fffd} stands in its place.",
            "letters could not be read; \u{fffd} stands in their places.",
        ));
    }
    if text.contains('\0') {
        text.retain(|it| it != '\0');
    }
    // Older encodings take less room than UTF-8.
    match text.len() > MAX_FIELD_BYTES.max(most) {
        true => Err(too_large(text.len())),
        false => Ok(Decoded { text, diagnostics }),
    }
}

/// The encoding that a page says it is written in.
fn said_by_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let beginning = &bytes[..bytes.len().min(4096)];
    let text = String::from_utf8_lossy(beginning).to_ascii_lowercase();
    let (before, behind) = text.split_once("charset=")?;
    if !before.contains("<meta") {
        return None;
    }
    let behind = behind.trim_start_matches(['"', '\'', ' ']);
    let label = behind.split(|it: char| !(it.is_ascii_alphanumeric() || "-_:".contains(it)));
    let said = Encoding::for_label(label.into_iter().next()?.as_bytes())?;
    // It is not: that was looked at before.
    (said != UTF_8 && said != UTF_16LE && said != UTF_16BE).then_some(said)
}

/// The beginning of a text; none where it is no text.
pub(super) fn beginning(bytes: &[u8], length: usize) -> Option<String> {
    let known = encoding_of(bytes)?;
    let beginning = &bytes[..bytes.len().min(length)];
    let (text, _) = known.encoding.decode_with_bom_removal(beginning);
    Some(text.into_owned())
}

struct Known {
    encoding: &'static Encoding,
    is_guess: bool,
}

fn encoding_of(bytes: &[u8]) -> Option<Known> {
    let sure = |encoding| {
        Some(Known {
            encoding,
            is_guess: false,
        })
    };
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return sure(encoding);
    }
    let begin = &bytes[..bytes.len().min(GUESSED_BY)];
    if let Some(encoding) = utf16(begin) {
        return sure(encoding);
    }
    // A page ends, a program goes on: signs that no text has are in the first of its bytes.
    let controls = |it: &&u8| matches!(**it, 0..=8 | 14..=26 | 28..=31 | 127);
    if begin.iter().filter(controls).count() * 200 > begin.len() {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => sure(UTF_8),
        Err(_) if is_nearly_utf8(bytes) => sure(UTF_8),
        Err(_) => Some(Known {
            encoding: guessed(begin),
            is_guess: true,
        }),
    }
}

/// Tells UTF-16 without a mark by spaces, line ends and basic letters, which have a zero beside
/// them, always on the same side.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    if pairs == 0 || bytes.len() % 2 == 1 && bytes.len() < GUESSED_BY {
        return None;
    }
    let zeros = |at: usize| {
        let side = bytes.iter().skip(at).step_by(2);
        side.filter(|it| **it == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    // Where letters are not basic, words still end.
    let enough = |zeros: usize| zeros * 12 >= pairs;
    let is_text = |encoding: &'static Encoding| {
        let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
        let controls = text
            .chars()
            .filter(|it| it.is_control() && !it.is_whitespace());
        (!is_broken && controls.count() * 100 <= pairs).then_some(encoding)
    };
    match () {
        () if enough(odd) && even * 50 <= odd => is_text(UTF_16LE),
        () if enough(even) && odd * 50 <= even => is_text(UTF_16BE),
        () => None,
    }
}

/// Tells whether a text is UTF-8 but for a few bytes: something was cut or glued together.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|it| !it.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken * 4 < letters
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Compañeras y compañeros: la asamblea acordó «no firmar» ningún papel. \
                        ¡El agua no se vende!\r\n";

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, codes: &[&str]) {
        let made = decode("a.txt", bytes, MAX_FIELD_BYTES).unwrap();
        assert_eq!(made.text, expected);
        let told: Vec<&str> = made.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(told, codes);
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2], mark: &[u8]) -> Vec<u8> {
        let units = text.encode_utf16().flat_map(bytes);
        mark.iter().copied().chain(units).collect()
    }

    #[test]
    fn texts_are_read_in_all_encodings_that_people_write() {
        check(TEXT.as_bytes(), TEXT, &[]);
        check(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), TEXT, &[]);
        check(&utf16(TEXT, u16::to_le_bytes, b"\xff\xfe"), TEXT, &[]);
        check(&utf16(TEXT, u16::to_be_bytes, b"\xfe\xff"), TEXT, &[]);
        check(&utf16(TEXT, u16::to_le_bytes, b""), TEXT, &[]);
        check(&utf16(TEXT, u16::to_be_bytes, b""), TEXT, &[]);
        let greek = "Η συνέλευση αποφάσισε να μην υπογράψει κανένα χαρτί για το νερό.\n";
        check(&utf16(greek, u16::to_le_bytes, b""), greek, &[]);
        let (latin, ..) = encoding_rs::WINDOWS_1252.encode(TEXT);
        check(&latin, TEXT, &["encoding.guessed"]);
        let (greek_bytes, ..) = encoding_rs::ISO_8859_7.encode(greek);
        check(&greek_bytes, greek, &["encoding.guessed"]);
        let polish =
            "Zgromadzenie postanowiło nie podpisywać żadnego papieru, który wyznacza cenę.";
        let (polish_bytes, ..) = encoding_rs::ISO_8859_2.encode(polish);
        check(&polish_bytes, polish, &["encoding.guessed"]);
        check(b"", "", &[]);
    }

    #[test]
    fn a_letter_that_was_cut_does_not_change_the_others() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.extend(b"\xc3");
        let made = decode("a.txt", &bytes, MAX_FIELD_BYTES).unwrap();
        assert!(made.text.starts_with(TEXT), "{}", made.text);
        assert_eq!(made.diagnostics[0].code, "text.damaged");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"\0\x01\x02\x03\x04\x05\x06\x07"[..],
            b"\x7f\x7f\x01\x02 a",
        ] {
            let met = decode("a.txt", bytes, MAX_FIELD_BYTES);
            assert!(matches!(met, Err(Error::UnknownDocument { .. })), "{met:?}");
        }
    }
}
