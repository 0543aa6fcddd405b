//! The data keys that this process may use.
//!
//! There is one for the whole process, not one handed from call to call: a key opens every file
//! that begins with its id, and those are opened in many places (copies are looked at, verified
//! and restored, a library that had vanished is opened again), none of which decides who may.
//! What decides is [`super::unlock`], and what ends it is [`super::lock`].

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{DataKey, KeyId};

static KEYS: Mutex<BTreeMap<KeyId, DataKey>> = Mutex::new(BTreeMap::new());

fn keys() -> MutexGuard<'static, BTreeMap<KeyId, DataKey>> {
    KEYS.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn put(id: KeyId, key: DataKey) {
    keys().insert(id, key);
}

pub(crate) fn has(id: &KeyId) -> bool {
    keys().contains_key(id)
}

/// A copy of a key, wiped when dropped like the key itself.
pub(crate) fn get(id: &KeyId) -> Option<DataKey> {
    keys().get(id).cloned()
}

pub(crate) fn forget(id: &KeyId) {
    keys().remove(id);
}
