use serde::{Deserialize, Serialize};

/// Says how changes are read that a word processor has tracked. How many there are is told by a
/// diagnostic, `changes.tracked`, either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tracked {
    /// As if all of them were accepted: what was put in is there, what was deleted is not.
    #[default]
    Accept,
    /// As if none of them had been made.
    Reject,
}
