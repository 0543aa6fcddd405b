//! Which checks are on in a library.

use std::collections::BTreeMap;

use text::checks::CheckSet;

use crate::error::{OrNotFound, Result, What};
use crate::library::{Query, Tx};

/// The setting: the checks that a person has switched on or off, by name.
const CHECKS: &str = "checks";

/// The checks that are on: the usual ones, but for what a person has said otherwise.
///
/// # Errors
///
/// A failed read.
pub fn switched_on(q: &Query<'_>) -> Result<CheckSet> {
    let chosen: Option<BTreeMap<String, bool>> = q.setting_if_set(CHECKS)?;
    let mut on = CheckSet::default();
    for (name, is_on) in chosen.unwrap_or_default() {
        // One that another version knew is not heeded, and stays chosen for that version.
        on.set(&name, is_on);
    }
    Ok(on)
}

/// Switches a check on or off.
///
/// # Errors
///
/// [`crate::Error::NotFound`] where no check has that name.
pub fn switch(tx: &mut Tx<'_>, name: &str, is_on: bool) -> Result<()> {
    let is_known = CheckSet::none().set(name, true);
    is_known.then_some(()).or_not_found(What::Check, name)?;
    let chosen: Option<BTreeMap<String, bool>> = tx.setting_if_set(CHECKS)?;
    let mut chosen = chosen.unwrap_or_default();
    chosen.insert(name.to_owned(), is_on);
    tx.set_setting(CHECKS, &chosen)
}
