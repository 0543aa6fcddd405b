//! What lies beside a library and holds its words, under the library's key: rescue files.

use chacha20poly1305::aead::Aead as _;
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::data_key::fill;
use super::{DataKey, KeyId, keyring};
use crate::error::{Error, Result};

const FORM: &[u8; 16] = b"octavilla-words1";
const NONCE: usize = 24;

/// The key for what lies beside a library, which is not the library's own. Of a random key a
/// hash is as good as random.
fn cipher(key: &DataKey) -> XChaCha20Poly1305 {
    let mut hashed = Sha256::new_with_prefix(FORM);
    hashed.update(key.bytes());
    let derived = Zeroizing::new(<[u8; 32]>::from(hashed.finalize()));
    XChaCha20Poly1305::new((&*derived as &[u8; 32]).into())
}

/// Enciphers words with the key of a library that is unlocked.
///
/// # Errors
///
/// [`Error::Locked`].
pub fn enclose(id: &KeyId, words: &[u8]) -> Result<Vec<u8>> {
    let key = keyring::get(id).ok_or(Error::Locked)?;
    let mut nonce = [0; NONCE];
    fill(&mut nonce)?;
    let sealed = cipher(&key)
        .encrypt(&XNonce::from(nonce), words)
        .map_err(|_| Error::Locked)?;
    Ok([&FORM[..], id.bytes(), &nonce, &sealed].concat())
}

/// Deciphers them again; `None` for what is no such envelope, is damaged, or of a library that is
/// not unlocked.
pub fn disclose(envelope: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let rest = envelope.strip_prefix(FORM)?;
    let (id, rest) = rest.split_at_checked(KeyId::BYTES)?;
    let (nonce, sealed) = rest.split_at_checked(NONCE)?;
    let key = keyring::get(&KeyId::of(id.try_into().ok()?))?;
    let nonce = XNonce::try_from(nonce).ok()?;
    cipher(&key)
        .decrypt(&nonce, sealed)
        .ok()
        .map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_out_as_they_went_in_and_only_so() {
        let (id, other) = (KeyId::random().unwrap(), KeyId::random().unwrap());
        keyring::put(id, DataKey::random().unwrap());
        let enclosed = enclose(&id, "Aguacero".as_bytes()).unwrap();
        assert!(!enclosed.windows(8).any(|w| w == b"Aguacero"));
        assert_eq!(disclose(&enclosed).unwrap().as_slice(), b"Aguacero");
        for at in 0..enclosed.len() {
            let mut changed = enclosed.clone();
            changed[at] ^= 1;
            assert!(disclose(&changed).is_none(), "{at}");
        }
        assert!(disclose(&enclosed[..20]).is_none());
        assert!(matches!(enclose(&other, b"x"), Err(Error::Locked)));
        keyring::forget(&id);
        assert!(disclose(&enclosed).is_none());
    }
}
