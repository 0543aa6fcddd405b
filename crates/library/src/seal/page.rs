//! One page of a sealed file, deciphered without SQLite: for files that are damaged.
//!
//! SQLCipher 4 (zetetic.net/sqlcipher/design): AES-256-CBC; in the last forty-eight bytes of a page
//! an initialisation vector and the HMAC-SHA256 of everything before it and of the page's number.
//! The first sixteen bytes of the file are the salt, and not enciphered.

use aes::Aes256;
use cbc::Decryptor;
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Sha256, Sha512};
use zeroize::Zeroizing;

use super::{DataKey, KeyId};

/// What every page is deciphered with.
pub(crate) struct PageCipher {
    key: DataKey,
    /// What pages are authenticated with.
    mac_key: Zeroizing<[u8; 32]>,
}

const IV: usize = 16;
const BLOCK: usize = 16;
/// What SQLite writes where a sealed file has its salt.
const MAGIC: &[u8; KeyId::BYTES] = b"SQLite format 3\0";

impl PageCipher {
    /// How many bytes at the end of a page hold no content.
    pub(crate) const RESERVED: usize = IV + 32;

    pub(crate) fn new(id: &KeyId, key: &DataKey) -> Option<PageCipher> {
        Some(PageCipher {
            mac_key: mac_key(id, key)?,
            key: key.clone(),
        })
    }

    /// What a page says; `None` where it does not fit the key, or is damaged.
    pub(crate) fn decipher(&self, number: u64, page: &[u8]) -> Option<Vec<u8>> {
        let number = u32::try_from(number).ok()?;
        let start = if number == 1 { KeyId::BYTES } else { 0 };
        let end = page.len().checked_sub(PageCipher::RESERVED)?;
        let content = page.get(start..end)?;
        let (iv, tag) = page[end..].split_at(IV);
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.mac_key[..]).ok()?;
        mac.update(content);
        mac.update(iv);
        mac.update(&number.to_le_bytes());
        mac.verify_slice(tag).ok()?;
        let mut said = page.to_vec();
        let mut cipher = Decryptor::<Aes256>::new_from_slices(self.key.bytes(), iv).ok()?;
        for block in said[start..end].chunks_exact_mut(BLOCK) {
            cipher.decrypt_block(block.try_into().ok()?);
        }
        if start > 0 {
            said[..start].copy_from_slice(MAGIC);
        }
        Some(said)
    }
}

/// PBKDF2 (RFC 8018) of the data key, twice, with the salt made another one. One round of the
/// hash is longer than the key.
fn mac_key(id: &KeyId, key: &DataKey) -> Option<Zeroizing<[u8; 32]>> {
    let hashed = |parts: [&[u8]; 2]| -> Option<Zeroizing<[u8; 64]>> {
        let mut mac = Hmac::<Sha512>::new_from_slice(key.bytes()).ok()?;
        parts.iter().for_each(|part| mac.update(part));
        Some(Zeroizing::new(mac.finalize().into_bytes().into()))
    };
    let salt = id.bytes().map(|byte| byte ^ 0x3A);
    let first = hashed([&salt, &1_u32.to_be_bytes()])?;
    let second = hashed([&first[..], &[]])?;
    let mut derived = Zeroizing::new([0; 32]);
    for (at, byte) in derived.iter_mut().enumerate() {
        *byte = first[at] ^ second[at];
    }
    Some(derived)
}
