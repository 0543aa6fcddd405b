//! Between bytes and UTF-16 code units.

/// Counts the UTF-16 code units of a text.
///
/// A text of more than 2³² units counts as `u32::MAX`.
#[must_use]
pub fn utf16_len(text: &str) -> u32 {
    u32::try_from(units(text.as_bytes())).unwrap_or(u32::MAX)
}

/// Counts code units without decoding: one for each byte that begins a character, and one more
/// where the character takes four bytes. The loop has no branch, so that it can be vectorised.
pub(super) fn units(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .map(|&byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0))
        .sum()
}

/// Finds the byte at which code unit `unit` begins.
///
/// Returns `Err` with the byte of the character when `unit` is the second half of a surrogate
/// pair, and `Ok(text.len())` when it is the end of the text or beyond.
pub(super) fn byte_of(text: &str, unit: usize) -> Result<usize, usize> {
    const STRIDE: usize = 256;
    let bytes = text.as_bytes();
    let (mut byte, mut seen) = (0, 0);
    // Whole strides are counted in bulk; a stride may end inside a character, because only first
    // bytes are counted.
    while byte + STRIDE < bytes.len() {
        let there = units(&bytes[byte..byte + STRIDE]);
        if seen + there > unit {
            break;
        }
        seen += there;
        byte += STRIDE;
    }
    while byte < bytes.len() && bytes[byte] & 0xC0 == 0x80 {
        byte += 1;
    }
    while byte < bytes.len() && seen < unit {
        let (width, count) = match bytes[byte] {
            0xF0.. => (4, 2),
            0xE0.. => (3, 1),
            0xC0.. => (2, 1),
            _ => (1, 1),
        };
        if seen + count > unit {
            return Err(byte);
        }
        seen += count;
        byte += width;
    }
    Ok(byte.min(bytes.len()))
}

/// Translates offsets of one text between bytes and UTF-16 code units.
///
/// Building it costs one pass; a look-up costs a binary search and a short scan.
#[derive(Clone, Debug)]
pub struct Utf16Index<'a> {
    text: &'a str,
    /// For every stride of bytes, the code units that begin before it.
    before: Vec<u32>,
}

impl<'a> Utf16Index<'a> {
    const STRIDE: usize = 512;

    /// Counts through the text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() / Self::STRIDE + 1);
        let mut seen = 0_u32;
        for stride in text.as_bytes().chunks(Self::STRIDE) {
            before.push(seen);
            seen = seen.saturating_add(u32::try_from(units(stride)).unwrap_or(u32::MAX));
        }
        if before.is_empty() {
            before.push(0);
        }
        Self { text, before }
    }

    /// Returns the code unit at which `byte` begins.
    ///
    /// An offset inside a character counts as its beginning, one beyond the text as its end.
    #[must_use]
    pub fn to_utf16(&self, byte: usize) -> u32 {
        let byte = self.text.floor_char_boundary(byte);
        let stride = (byte / Self::STRIDE).min(self.before.len() - 1);
        let rest = units(&self.text.as_bytes()[stride * Self::STRIDE..byte]);
        self.before[stride].saturating_add(u32::try_from(rest).unwrap_or(u32::MAX))
    }

    /// Returns the byte at which code unit `unit` begins.
    ///
    /// The second half of a surrogate pair counts as the beginning of its character, a position
    /// beyond the text as its end.
    #[must_use]
    pub fn to_byte(&self, unit: u32) -> usize {
        let stride = self
            .before
            .partition_point(|&before| before <= unit)
            .saturating_sub(1);
        let mut start = stride * Self::STRIDE;
        let left = (unit - self.before[stride]) as usize;
        // A stride may begin inside a character, whose units were counted in the stride before.
        while start < self.text.len() && !self.text.is_char_boundary(start) {
            start += 1;
        }
        match byte_of(&self.text[start..], left) {
            Ok(byte) | Err(byte) => start + byte,
        }
    }
}
