//! The seal of a library: SQLCipher under a random data key, which passphrases open.
//!
//! 1. A [`DataKey`] enciphers every page of the file. Whoever has it has the library; on paper
//!    it is a [`RecoveryKey`].
//! 2. A [`Passphrase`] opens a [`slot`] of the key file beside the library (`NAME.octavilla.key`),
//!    in which the data key lies enciphered. A library can have several.
//! 3. [`unlock()`] puts the data key on this process's [`keyring`]; from then on every file that
//!    begins with its [`KeyId`] opens: the library, its copies, what is restored of them.
//! 4. [`seal()`], [`unseal()`] and [`renew()`] write the library anew beside itself and give the
//!    new file its name in one step; [`finish`] ends what was cut short.
//! 5. [`destroy_key()`] takes the key file away, for ever.

mod anew;
mod copies;
mod data_key;
mod destroy;
mod envelope;
mod erase;
mod key_file;
pub(crate) mod keyring;
mod page;
mod passphrase;
mod pen;
mod recovery;
mod slot;
mod state;
mod words;

#[cfg(test)]
use anew::doubt;
pub(crate) use anew::{
    add_slot, begin_new, check_expected, check_seal, erase_unfinished, finish, tidy, unfinished,
};
pub use anew::{renew, seal, unseal};
pub use copies::{Renewed, renew_copies};
pub(crate) use copies::{carry_key_file, follow_key_file, take_key_file_back};
pub(crate) use data_key::DataKey;
pub use data_key::KeyId;
pub use destroy::{Destroyed, destroy_key, destroy_key_of_open, libraries_with_keys};
pub use envelope::{disclose, enclose};
pub use erase::overwrite;
pub(crate) use erase::{destroy_key_file, erase};
use key_file::KeyFile;
pub(crate) use key_file::has_key_file;
pub use key_file::{MOST_PASSPHRASES, key_file_path};
pub(crate) use page::PageCipher;
pub use passphrase::Passphrase;
pub use recovery::RecoveryKey;
pub use slot::Cost;
pub use state::{
    Seal, forget, is_unlocked, lock, seal_of, unlock, unlock_by_recovery_key, unlock_damaged,
    unlock_damaged_by_recovery_key,
};
pub(crate) use state::{key_of_open, plausible, unlocked_key};
pub use words::{
    add_passphrase, change_passphrase, make_key_file, passphrases, recovery_key,
    remove_other_passphrases,
};

/// What a key file says, written anew: for tests of what strange ones are read as.
#[cfg(feature = "fixtures")]
pub fn key_file_anew(bytes: &[u8]) -> String {
    KeyFile::read(bytes).written()
}

#[cfg(test)]
mod tests;
