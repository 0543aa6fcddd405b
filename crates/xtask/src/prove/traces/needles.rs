//! What is looked for: words and a key, in every shape in which programs put them down.

use std::collections::BTreeMap;

/// Letters of a word that are left out at its beginning. Indexes fold its first letter, and keep
/// of words that begin alike the rest only.
const HEAD: usize = 3;

/// What was found: of what, in which shape, how often.
pub type Hits = BTreeMap<(String, &'static str), usize>;

struct Needle {
    of: String,
    shape: &'static str,
    bytes: Vec<u8>,
}

/// Everything that must not be found.
pub struct Needles {
    all: Vec<Needle>,
    /// By their first two bytes.
    begins: Vec<bool>,
    longest: usize,
}

impl Needles {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            all: Vec::new(),
            begins: vec![false; 1 << 16],
            longest: 0,
        }
    }

    /// A word of small letters but for the first.
    pub fn add_word(&mut self, of: &str, word: &str) {
        let tail = &word[HEAD..];
        let wide = |order: fn(u16) -> [u8; 2]| tail.encode_utf16().flat_map(order).collect();
        let little: Vec<u8> = wide(u16::to_le_bytes);
        for letters in in_base64(tail.as_bytes()) {
            self.add(of, "base64", letters);
        }
        for letters in in_base64(&little) {
            self.add(of, "base64 of UTF-16", letters);
        }
        self.add(of, "UTF-8", tail.as_bytes().to_vec());
        self.add(of, "UTF-16LE", little);
        self.add(of, "UTF-16BE", wide(u16::to_be_bytes));
    }

    /// A key, given in hexadecimal digits.
    pub fn add_key(&mut self, of: &str, digits: &str) {
        let bytes: Vec<u8> = (0..digits.len() / 2)
            .filter_map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok())
            .collect();
        for letters in in_base64(&bytes) {
            self.add(of, "base64", letters);
        }
        // A half of it would be as good.
        let (first, last) = bytes.split_at(bytes.len() / 2);
        self.add(of, "first half", first.to_vec());
        self.add(of, "last half", last.to_vec());
        self.add(of, "hexadecimal", digits.to_lowercase().into_bytes());
        self.add(of, "hexadecimal", digits.to_uppercase().into_bytes());
    }

    fn add(&mut self, of: &str, shape: &'static str, bytes: Vec<u8>) {
        self.begins[start(bytes[0], bytes[1])] = true;
        self.longest = self.longest.max(bytes.len());
        self.all.push(Needle {
            of: of.to_owned(),
            shape,
            bytes,
        });
    }

    /// How many shapes are looked for.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// How many bytes of one piece belong before the next one, so that nothing is missed between.
    pub fn overlap(&self) -> usize {
        self.longest - 1
    }

    /// Looks through bytes.
    pub fn find(&self, hay: &[u8], hits: &mut Hits) {
        for (at, pair) in hay.windows(2).enumerate() {
            if !self.begins[start(pair[0], pair[1])] {
                continue;
            }
            for needle in &self.all {
                if hay[at..].starts_with(&needle.bytes) {
                    *hits.entry((needle.of.clone(), needle.shape)).or_default() += 1;
                }
            }
        }
    }
}

fn start(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The letters of base64 that these bytes alone decide, wherever in a longer text they stand.
fn in_base64(bytes: &[u8]) -> [Vec<u8>; 3] {
    [0, 1, 2].map(|before| {
        let mut padded = vec![0; before];
        padded.extend(bytes);
        let bit = |at: usize| usize::from(padded[at / 8] >> (7 - at % 8) & 1);
        let first = (before * 8).div_ceil(6);
        (first..padded.len() * 8 / 6)
            .map(|letter| {
                let value = (0..6).fold(0, |sum, place| sum << 1 | bit(letter * 6 + place));
                BASE64[value]
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(needles: &Needles, hay: &[u8]) -> Vec<&'static str> {
        let mut hits = Hits::new();
        needles.find(hay, &mut hits);
        hits.into_keys().map(|(_, shape)| shape).collect()
    }

    #[test]
    fn a_word_is_found_in_every_shape_and_fold() {
        let mut needles = Needles::new();
        needles.add_word("title", "Zobaletirukemo");
        let wide: Vec<u8> = "a zobaletirukemo"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let other: Vec<u8> = "Zobaletirukemo"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(found(&needles, b"..Zobaletirukemo.."), ["UTF-8"]);
        assert_eq!(found(&needles, b"zobaletirukemo"), ["UTF-8"]);
        // The same bytes, one further, are the other order.
        assert!(found(&needles, &wide).contains(&"UTF-16LE"));
        assert!(found(&needles, &other).contains(&"UTF-16BE"));
        // `echo -n … | base64` of the word behind no, one and two letters.
        for text in [
            "Wm9iYWxldGlydWtlbW8=",
            "eFpvYmFsZXRpcnVrZW1v",
            "eHhab2JhbGV0aXJ1a2Vtbw==",
        ] {
            assert_eq!(found(&needles, text.as_bytes()), ["base64"], "{text}");
        }
        assert!(found(&needles, b"Zobaletirukem zobaletirukam").is_empty());
    }

    #[test]
    fn a_key_is_found_whole_and_by_half() {
        let mut needles = Needles::new();
        let digits = "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";
        needles.add_key("key", digits);
        let half: Vec<u8> = (0..16).map(|n| n * 0x11).collect();
        assert_eq!(found(&needles, &half), ["first half"]);
        assert_eq!(found(&needles, digits.as_bytes()), ["hexadecimal"]);
        assert!(found(&needles, &half[1..]).is_empty());
    }
}
