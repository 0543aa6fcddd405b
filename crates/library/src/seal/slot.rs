use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chacha20poly1305::aead::AeadInOut as _;
use chacha20poly1305::{KeyInit as _, Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::data_key::fill;
use super::{DataKey, KeyId, Passphrase};
use crate::error::{Error, Result};

/// What every guess at a passphrase costs (Argon2id, RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory, KiB.
    memory: u32,
    /// How often it is gone through.
    passes: u32,
    /// Into how many parts it is divided, which several processors go through at once.
    lanes: u32,
}

impl Cost {
    /// 256 MiB three times, in the four lanes of RFC 9106; `docs/BENCHMARKS.md` says how long
    /// that takes.
    pub const USUAL: Cost = Cost {
        memory: 256 * 1024,
        passes: 3,
        lanes: 4,
    };

    /// The least that is ever written or believed, 64 MiB three times: what tests take.
    pub const LEAST: Cost = Cost {
        memory: 64 * 1024,
        passes: 3,
        lanes: 4,
    };

    /// What a key file may ask of a machine: one from elsewhere must not use up its memory, or
    /// keep it at work for more than some ten times what is usual.
    const MOST: Cost = Cost {
        memory: 1024 * 1024,
        passes: 32,
        lanes: 64,
    };
    const MOST_WORK: u32 = 8 * 1024 * 1024;

    fn is_bearable(self) -> bool {
        (Cost::LEAST.memory..=Cost::MOST.memory).contains(&self.memory)
            && (1..=Cost::MOST.passes).contains(&self.passes)
            && (1..=Cost::MOST.lanes).contains(&self.lanes)
            && self.memory * self.passes <= Cost::MOST_WORK
    }
}

const SALT: usize = 16;
const NONCE: usize = 24;
const TAG: usize = 16;

/// How a passphrase becomes the key of a slot. The slots of a file share it, so that one look
/// at a passphrase, which takes most of a second, is enough for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    cost: Cost,
    salt: [u8; SALT],
}

impl Stretch {
    pub(super) fn new(cost: Cost) -> Result<Stretch> {
        let mut salt = [0; SALT];
        fill(&mut salt)?;
        Ok(Stretch { cost, salt })
    }

    pub(super) fn cost(&self) -> Cost {
        self.cost
    }

    /// Takes as long as it is to take.
    pub(super) fn stretch(&self, passphrase: &Passphrase) -> Result<SlotKey> {
        let Cost {
            memory,
            passes,
            lanes,
        } = self.cost;
        let params =
            Params::new(memory, passes, lanes, Some(32)).map_err(|_| Error::KeyFileDamaged)?;
        let blocks = params.block_count();
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut memory = Zeroizing::new(Vec::new());
        memory
            .try_reserve_exact(blocks)
            .map_err(|_| Error::NotEnoughMemory)?;
        memory.resize(blocks, Block::default());
        let mut key = Box::new(Zeroizing::new([0; 32]));
        argon
            .hash_password_into_with_memory(
                passphrase.bytes(),
                &self.salt,
                &mut key[..],
                &mut memory[..],
            )
            .map_err(|_| Error::KeyFileDamaged)?;
        Ok(SlotKey(key))
    }
}

/// What a passphrase becomes; wiped from memory when dropped.
pub(super) struct SlotKey(Box<Zeroizing<[u8; 32]>>);

impl SlotKey {
    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0 as &[u8; 32]).into())
    }
}

/// A data key under a passphrase: one line of a key file.
///
/// `octavilla-key-1 ID argon2id MEMORY PASSES LANES SALT NONCE SEALED`, the last three in base64.
/// Everything before the sealed key is authenticated with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) id: KeyId,
    pub(super) stretch: Stretch,
    nonce: [u8; NONCE],
    sealed: [u8; DataKey::BYTES + TAG],
}

const FORM: &str = "octavilla-key-1";
const KIND: &str = "argon2id";

impl Slot {
    /// Seals a data key.
    pub(super) fn seal(
        id: KeyId,
        key: &DataKey,
        stretch: Stretch,
        slot_key: &SlotKey,
    ) -> Result<Slot> {
        let mut slot = Slot {
            id,
            stretch,
            nonce: [0; NONCE],
            sealed: [0; DataKey::BYTES + TAG],
        };
        fill(&mut slot.nonce)?;
        let mut held = key.clone();
        let tag = slot_key
            .cipher()
            .encrypt_inout_detached(
                &XNonce::from(slot.nonce),
                slot.beginning().as_bytes(),
                (&mut held.bytes_mut()[..]).into(),
            )
            .map_err(|_| Error::KeyFileDamaged)?;
        slot.sealed[..DataKey::BYTES].copy_from_slice(held.bytes());
        slot.sealed[DataKey::BYTES..].copy_from_slice(&tag);
        Ok(slot)
    }

    /// The data key, if this is the right key for it.
    pub(super) fn open(&self, slot_key: &SlotKey) -> Option<DataKey> {
        let (sealed, tag) = self.sealed.split_at(DataKey::BYTES);
        let mut key = DataKey::empty();
        key.bytes_mut().copy_from_slice(sealed);
        let tag = Tag::try_from(tag).ok()?;
        slot_key
            .cipher()
            .decrypt_inout_detached(
                &XNonce::from(self.nonce),
                self.beginning().as_bytes(),
                (&mut key.bytes_mut()[..]).into(),
                &tag,
            )
            .ok()?;
        Some(key)
    }

    /// Reads a line; `None` where it is no slot, or one that is damaged.
    pub(super) fn read(line: &str) -> Option<Slot> {
        let [form, id, kind, memory, passes, lanes, salt, nonce, sealed] =
            line.split(' ').collect::<Vec<_>>().try_into().ok()?;
        let cost = Cost {
            memory: memory.parse().ok()?,
            passes: passes.parse().ok()?,
            lanes: lanes.parse().ok()?,
        };
        let slot = Slot {
            id: KeyId::of(bytes(id)?),
            stretch: Stretch {
                cost,
                salt: bytes(salt)?,
            },
            nonce: bytes(nonce)?,
            sealed: bytes(sealed)?,
        };
        let fits = form == FORM && kind == KIND && cost.is_bearable() && slot.written() == line;
        fits.then_some(slot)
    }

    /// The line.
    pub(super) fn written(&self) -> String {
        format!("{}{}", self.beginning(), BASE64.encode(self.sealed))
    }

    fn beginning(&self) -> String {
        let Cost {
            memory,
            passes,
            lanes,
        } = self.stretch.cost;
        let [id, salt, nonce] = [&self.id.bytes()[..], &self.stretch.salt, &self.nonce]
            .map(|bytes| BASE64.encode(bytes));
        format!("{FORM} {id} {KIND} {memory} {passes} {lanes} {salt} {nonce} ")
    }
}

fn bytes<const N: usize>(written: &str) -> Option<[u8; N]> {
    BASE64.decode(written).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(typed: &str) -> Passphrase {
        Passphrase::new(typed).unwrap()
    }

    fn sealed() -> (DataKey, Slot) {
        let (id, key) = (KeyId::random().unwrap(), DataKey::random().unwrap());
        let stretch = Stretch::new(Cost::LEAST).unwrap();
        let slot_key = stretch.stretch(&passphrase("agua y tierra")).unwrap();
        let slot = Slot::seal(id, &key, stretch, &slot_key).unwrap();
        (key, slot)
    }

    #[test]
    fn a_slot_gives_the_key_to_its_passphrase_alone() {
        let (key, slot) = sealed();
        let read = Slot::read(&slot.written()).unwrap();
        assert_eq!(read, slot);
        let right = read.stretch.stretch(&passphrase("agua y tierra")).unwrap();
        assert_eq!(read.open(&right).unwrap().bytes(), key.bytes());
        let wrong = read.stretch.stretch(&passphrase("agua y tierra!")).unwrap();
        assert!(read.open(&wrong).is_none());
    }

    #[test]
    fn no_character_of_a_slot_can_be_changed() {
        let (_, slot) = sealed();
        let written = slot.written();
        let right = slot.stretch.stretch(&passphrase("agua y tierra")).unwrap();
        for at in 0..written.len() {
            let mut changed = written.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let Some(read) = Slot::read(std::str::from_utf8(&changed).unwrap()) else {
                continue;
            };
            // Where salt or cost were changed, another key would be derived; with the right one
            // it does not open either.
            assert!(read.open(&right).is_none(), "{at}");
        }
    }

    #[test]
    fn a_slot_that_asks_for_too_little_or_too_much_is_none() {
        let (_, slot) = sealed();
        for (memory, passes, lanes) in [
            (63 * 1024, 3, 4),
            (2 * 1024 * 1024, 3, 4),
            (65536, 0, 4),
            (65536, 33, 4),
            (1024 * 1024, 9, 4),
            (65536, 3, 0),
            (65536, 3, 65),
        ] {
            let mut other = slot.clone();
            other.stretch.cost = Cost {
                memory,
                passes,
                lanes,
            };
            assert_eq!(Slot::read(&other.written()), None);
        }
    }
}
