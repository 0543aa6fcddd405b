use super::living::{read_all, write};
use crate::edition::Edition;
use crate::error::Result;
use crate::library::Tx;

/// Takes away what an edition's pairs remember of what it said, where that is not what it says
/// now. Those that had changed stay changed.
///
/// With a passage, only what has a line of it in it.
///
/// # Errors
///
/// A failed read or write.
pub(crate) fn forget(tx: &mut Tx<'_>, edition: &Edition, passage: Option<&str>) -> Result<()> {
    let lines: Vec<&str> = passage
        .unwrap_or_default()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let goes = |text: &str| passage.is_none() || lines.iter().any(|line| text.contains(line));
    for (mut living, side) in read_all(tx, edition)? {
        let says: Vec<String> = living
            .pairs
            .iter()
            .map(|pair| super::get::words_of(&living, pair)[side].to_owned())
            .collect();
        for (pair, now) in living.pairs.iter_mut().zip(says) {
            if pair.then[side]
                .as_deref()
                .is_some_and(|then| then != now && goes(then))
            {
                pair.then[side] = match (pair.is_whole(), pair.is_changed) {
                    (true, true) => Some(String::new()),
                    (true, false) => Some(now.clone()),
                    (false, _) => None,
                };
            }
            if pair.said[side].as_deref().is_some_and(goes) {
                pair.said[side] = None;
            }
        }
        // A pair that stands nowhere is only words.
        living
            .pairs
            .retain(|pair| !pair.is_ghost() || pair.then[side].is_some());
        write(tx, &mut living)?;
        tx.forget_beside(&living.editions[side], side, &lines)?;
    }
    Ok(())
}
