use library::seal::{Passphrase, RecoveryKey};
use serde::{Deserialize, Deserializer};
use ts_rs::{Config, TS};
use zeroize::Zeroizing;

use crate::failure::Failure;

/// Something that nobody is to read again: a passphrase, a recovery key. It is wiped from memory
/// when dropped, and shown nowhere.
pub struct Secret(Zeroizing<String>);

impl Secret {
    pub(crate) fn passphrase(&self) -> Result<Passphrase, Failure> {
        Ok(Passphrase::new(&self.0)?)
    }

    pub(super) fn recovery_key(&self) -> Result<RecoveryKey, Failure> {
        Ok(RecoveryKey::read(&self.0)?)
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Secret, D::Error> {
        String::deserialize(from).map(|typed| Secret(Zeroizing::new(typed)))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// To TypeScript it is a string.
impl TS for Secret {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        "string".to_owned()
    }

    fn inline(_: &Config) -> String {
        "string".to_owned()
    }
}
