use std::fmt::{self, Write as _};

use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// Which data key a sealed file opens with: its first sixteen bytes, which SQLCipher calls the
/// salt. They say nothing of the key. A copy has those of its library.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; KeyId::BYTES]);

impl KeyId {
    pub(crate) const BYTES: usize = 16;

    pub(crate) fn of(bytes: [u8; KeyId::BYTES]) -> KeyId {
        KeyId(bytes)
    }

    /// A new one, which is not the beginning of an unsealed file.
    pub(crate) fn random() -> Result<KeyId> {
        let mut bytes = [0; KeyId::BYTES];
        fill(&mut bytes)?;
        // The first byte of SQLite's own beginning is an S.
        bytes[0] |= 0x80;
        Ok(KeyId(bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8; KeyId::BYTES] {
        &self.0
    }

    /// Reads what `Display` writes.
    pub(super) fn read(written: &str) -> Option<KeyId> {
        if written.len() != 2 * KeyId::BYTES || !written.is_ascii() {
            return None;
        }
        let mut bytes = [0; KeyId::BYTES];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&written[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(KeyId(bytes))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// The 256 random bits that a library is enciphered with, wiped from memory when dropped.
///
/// Boxed, so that moving it leaves no copy behind.
#[derive(Clone)]
pub(crate) struct DataKey(Box<Zeroizing<[u8; DataKey::BYTES]>>);

impl DataKey {
    pub(crate) const BYTES: usize = 32;

    /// A key with nothing in it yet, for what fills one in place.
    pub(crate) fn empty() -> DataKey {
        DataKey(Box::new(Zeroizing::new([0; DataKey::BYTES])))
    }

    pub(crate) fn random() -> Result<DataKey> {
        let mut key = DataKey::empty();
        fill(key.bytes_mut())?;
        Ok(key)
    }

    pub(crate) fn bytes(&self) -> &[u8; DataKey::BYTES] {
        &self.0
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8; DataKey::BYTES] {
        &mut self.0
    }

    /// The key and where it is used, as SQLCipher takes them without deriving anything:
    /// `x'…'` of ninety-six digits (zetetic.net/sqlcipher/sqlcipher-api, `PRAGMA key`).
    pub(crate) fn for_sqlcipher(&self, id: &KeyId) -> Zeroizing<String> {
        // Exactly as long as it will be: a string that grows leaves its old place unwiped.
        let mut written = Zeroizing::new(String::with_capacity(3 + 2 * (32 + KeyId::BYTES)));
        written.push_str("x'");
        for byte in self.bytes().iter().chain(id.bytes()) {
            // Writing to a string does not fail.
            let _ = write!(written, "{byte:02x}");
        }
        written.push('\'');
        written
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// Fills bytes from the system's source of randomness.
pub(crate) fn fill(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|_| Error::NoRandomness)
}
