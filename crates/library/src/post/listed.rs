//! What a post's row keeps so that the list is sorted and filtered without reading texts.

use super::title_key;
use crate::error::Result;
use crate::library::Tx;
use crate::storage::Key;

/// Brings up what a transaction may have changed of it.
pub(crate) fn bring_up(tx: &mut Tx<'_>) -> Result<()> {
    for post in tx.changes.posts.clone() {
        if let Some(key) = tx.post_key_if_there(post)? {
            bring_post_up(tx, key)?;
        }
    }
    // Pairs are written down with their post among the changes: a key in a text moves none.
    for edition in tx.changes.editions.clone() {
        if let Some(key) = tx.post_key_of_edition(edition)? {
            bring_words_up(tx, key)?;
        }
    }
    Ok(())
}

/// Brings up everything that is kept of one post.
pub(crate) fn bring_post_up(tx: &mut Tx<'_>, post: Key) -> Result<()> {
    bring_words_up(tx, post)?;
    tx.keep_open_pairs(post)
}

fn bring_words_up(tx: &mut Tx<'_>, post: Key) -> Result<()> {
    let Some(listed) = tx.listed(post)? else {
        return Ok(());
    };
    let title_key = title_key(&listed.title);
    if title_key != listed.title_key || listed.is_behind_now != listed.is_behind {
        tx.update_listed(post, &title_key, listed.is_behind_now)?;
    }
    Ok(())
}
