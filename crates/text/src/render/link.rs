//! Addresses and text as they stand in HTML.

use std::borrow::Cow;

use crate::{
    invisible::is_harmless,
    sanitize::{ImageSource, Policy, Target, image_source, link_target},
    stops::{Stops, next_stop},
};

/// Returns an address with percent signs for what an address cannot hold.
pub(super) fn encoded(address: &str) -> Cow<'_, str> {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    if next_stop(address.as_bytes(), &NOT_PLAIN).is_none() {
        return address.into();
    }
    let mut encoded = String::with_capacity(address.len() * 2);
    for byte in address.bytes() {
        if !NOT_PLAIN[usize::from(byte)] {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded.into()
}

/// Tells where a link leads, as it was written and as it will be read.
pub(super) fn target(address: &str, policy: &Policy) -> Target {
    match (link_target(address, policy), encoded(address)) {
        (Target::Refused, _) => Target::Refused,
        (target, Cow::Borrowed(_)) => target,
        (_, Cow::Owned(encoded)) => link_target(&encoded, policy),
    }
}

/// Tells where an image comes from, as it was written and as it will be read.
pub(super) fn source<'a>(address: &'a str, policy: &Policy) -> ImageSource<'a> {
    let source = image_source(address, policy);
    match (source, encoded(address)) {
        (ImageSource::Refused, _) | (_, Cow::Borrowed(_)) => source,
        (_, Cow::Owned(encoded)) if image_source(&encoded, policy) == ImageSource::Refused => {
            ImageSource::Refused
        }
        _ => source,
    }
}

/// Writes an address as an attribute value.
pub(super) fn push_address(out: &mut String, address: &str) {
    let address = encoded(address);
    let mut rest: &str = &address;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        out.push_str("&amp;");
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Writes text for an element; returns how many control characters were left out.
///
/// Quotes stay: the gate's parser would only have to read them back.
pub(super) fn push_text(out: &mut String, text: &str) -> usize {
    push(out, text, &TEXT_STOPS)
}

/// Writes text for a quoted attribute value; returns how many control characters were left out.
pub(super) fn push_value(out: &mut String, text: &str) -> usize {
    push(out, text, &VALUE_STOPS)
}

fn push(out: &mut String, text: &str, stops: &Stops) -> usize {
    let mut left_out = 0;
    let mut rest = text;
    while let Some(at) = next_stop(rest.as_bytes(), stops) {
        out.push_str(&rest[..at]);
        let Some(character) = rest[at..].chars().next() else {
            break;
        };
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What stood before a line feed was half of a line ending.
            '\r' => {}
            _ if is_harmless(character) => out.push(character),
            _ => left_out += 1,
        }
        rest = &rest[at + character.len_utf8()..];
    }
    out.push_str(rest);
    left_out
}

/// Marks the bytes that an address cannot hold.
const NOT_PLAIN: Stops = {
    let mut stops = [true; 256];
    let mut byte = 0;
    while byte < 128 {
        let is_sign = matches!(
            byte as u8,
            b'-' | b'_'
                | b'.'
                | b'+'
                | b'!'
                | b'*'
                | b'\''
                | b'('
                | b')'
                | b','
                | b'%'
                | b'#'
                | b'@'
                | b'?'
                | b'='
                | b';'
                | b':'
                | b'/'
                | b'&'
                | b'$'
                | b'~'
        );
        stops[byte] = !(is_sign || (byte as u8).is_ascii_alphanumeric());
        byte += 1;
    }
    stops
};

const TEXT_STOPS: Stops = stops(false);
const VALUE_STOPS: Stops = stops(true);

/// Marks the bytes at which a character begins that is escaped or may be left out.
const fn stops(quotes: bool) -> Stops {
    let mut stops = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        stops[byte] = byte < 0x20 && byte != b'\n' as usize && byte != b'\t' as usize
            || byte == b'&' as usize
            || byte == b'<' as usize
            || byte == b'>' as usize
            || quotes && byte == b'"' as usize
            || byte == 0x7F
            || byte == 0xC2
            || byte == 0xEF
            || byte >= 0xF0;
        byte += 1;
    }
    stops
}
