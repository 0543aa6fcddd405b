use super::Posted;
use crate::edition;
use crate::error::{Error, Result};
use crate::export::address::is_web_address;
use crate::id::EditionId;
use crate::library::Tx;
use crate::post::{self, Status};
use crate::undo::Inverse;

/// What a person says of a posting.
#[derive(Clone, Copy, Debug)]
pub struct NewPosted<'a> {
    /// The edition.
    pub edition: EditionId,
    /// Where it stands, on the web; empty where it is not to be said.
    pub address: &'a str,
    /// An ISO 8601 day; empty for today by this machine's clock.
    pub date: &'a str,
    /// Whether the post is published from now on.
    pub publish: bool,
}

/// Writes down that an edition was posted as it is now.
///
/// # Errors
///
/// [`Error::BadAddress`], [`Error::BadDate`], [`Error::NotFound`]. Nothing is changed then.
pub fn record(tx: &mut Tx<'_>, new: NewPosted<'_>) -> Result<Posted> {
    let edition = edition::get(tx, new.edition)?;
    let address = new.address.trim();
    if !(address.is_empty() || is_web_address(address)) {
        return Err(Error::BadAddress {
            given: address.to_owned(),
        });
    }
    let date = match new.date.trim() {
        "" => tx.local_day(tx.now)?,
        day if post::is_day(day) => day.to_owned(),
        given => {
            return Err(Error::BadDate {
                given: given.to_owned(),
            });
        }
    };
    let posted = Posted {
        key: 0,
        edition_key: edition.key,
        edition: edition.id,
        post: edition.post,
        address: address.to_owned(),
        date,
        revision: edition.revision,
        at: tx.now,
    };
    let key = tx.insert_posted(&posted)?;
    let mut inverse = vec![Inverse::RemovePosted { posted: key }];
    let status = post::get(tx, edition.post)?.status;
    if new.publish && status != Status::Published {
        post::set_status(tx, edition.post, Status::Published)?;
        inverse.push(Inverse::Status {
            post: edition.post,
            status,
        });
    }
    tx.touch_post(edition.post);
    tx.undone_by(Inverse::Several(inverse));
    Ok(Posted { key, ..posted })
}
