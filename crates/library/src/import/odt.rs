//! Documents of LibreOffice.
use text::markdown::MarkdownOptions;

use super::incoming::Incoming;
use super::tracked::Tracked;
use crate::error::Result;

pub(super) fn read(name: &str, _bytes: &[u8], _tracked: Tracked, _reading: MarkdownOptions) -> Result<Incoming> {
    Err(crate::error::Error::UnknownDocument { name: name.to_owned(), kind: None })
}
