use text::LanguageTag;
use text::dates::{self, Day};

use super::{TemplateKey, get};
use crate::error::Result;
use crate::history::{self, ChangeKind, Field};
use crate::id::{EditionId, PostId};
use crate::library::Tx;
use crate::post::{self, NewPost};

/// What a post is begun with.
#[derive(Clone, Copy, Debug)]
pub struct Beginning<'a> {
    /// Language of its source edition.
    pub language: &'a LanguageTag,
    /// Its title, where it has one already; else that of the template.
    pub title: &'a str,
    /// What it begins with.
    pub template: &'a TemplateKey,
}

/// Makes a post from a template, with today's date where the template asks for one.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for the template, and a failed write.
pub fn begin(tx: &mut Tx<'_>, new: Beginning<'_>) -> Result<(PostId, EditionId)> {
    let words = get(tx, new.template)?.words;
    let day = Day::parse(&tx.local_day(tx.now)?);
    // A date in English would be strange in a text that is going to be Spanish.
    let filled = |text: &str| match day {
        Some(day) => dates::fill(text, day, new.language),
        None => text.to_owned(),
    };
    // A slug is made of a title, not of what asks for one.
    let (post, edition) = post::create(
        tx,
        NewPost {
            language: new.language,
            title: new.title,
            dek: &filled(&words.dek),
            body: &filled(&words.body),
        },
    )?;
    let mut fields = vec![(Field::PlaceLine, filled(&words.place_line))];
    if new.title.is_empty() {
        fields.push((Field::Title, filled(&words.title)));
    }
    for (field, text) in fields {
        if !text.is_empty() {
            history::replace(tx, edition, field, &text, ChangeKind::Import)?;
        }
    }
    Ok((post, edition))
}
