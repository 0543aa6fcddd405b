//! What people and series are called and told in each language.

use text::LanguageTag;

use crate::error::Result;
use crate::id::PostId;
use crate::library::{Query, Tx};
use crate::undo::Inverse;

/// A person whom posts name, with what is told of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// How many posts outside the trash name them.
    pub posts: usize,
    /// Their short biographies, by language.
    pub biographies: Vec<(LanguageTag, String)>,
}

/// What a series is called in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// The language of the name.
    pub language: LanguageTag,
    /// How many posts outside the trash are in it.
    pub posts: usize,
}

/// Everybody whom a post names or of whom something is told, by name.
///
/// # Errors
///
/// A failed read.
pub fn all(q: &Query<'_>) -> Result<Vec<Person>> {
    let mut people = q.people()?;
    for person in &mut people {
        person.biographies = q.biographies(&person.name)?;
    }
    Ok(people)
}

/// Every name of every series that has a post, by name.
///
/// # Errors
///
/// A failed read.
pub fn all_series(q: &Query<'_>) -> Result<Vec<Series>> {
    q.all_series()
}

/// Sets the short biography of a person in a language; an empty one takes it away.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a name that no post has.
pub fn set_biography(
    tx: &mut Tx<'_>,
    person: &str,
    language: &LanguageTag,
    text: &str,
) -> Result<()> {
    let before = in_language(biographies(tx, person)?, language);
    tx.put_biography(person, language, text.trim())?;
    tx.changes.list = true;
    tx.undone_by(Inverse::Biography {
        person: person.to_owned(),
        language: language.clone(),
        text: before,
    });
    Ok(())
}

/// The short biographies of a person, by language.
///
/// # Errors
///
/// A failed read.
pub fn biographies(q: &Query<'_>, person: &str) -> Result<Vec<(LanguageTag, String)>> {
    q.biographies(person)
}

/// Sets what the series of a post is called in a language; an empty name takes it away.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a post that is in no series.
pub fn set_series_name(
    tx: &mut Tx<'_>,
    post: PostId,
    language: &LanguageTag,
    name: &str,
) -> Result<()> {
    let before = in_language(series_names(tx, post)?, language);
    tx.put_series_name(post, language, name.trim())?;
    tx.touch_post(post);
    tx.undone_by(Inverse::SeriesName {
        post,
        language: language.clone(),
        name: before,
    });
    Ok(())
}

/// What the series of a post is called, by language.
///
/// # Errors
///
/// A failed read.
pub fn series_names(q: &Query<'_>, post: PostId) -> Result<Vec<(LanguageTag, String)>> {
    q.series_names(post)
}

/// What is told in this language; empty where nothing is.
fn in_language(told: Vec<(LanguageTag, String)>, language: &LanguageTag) -> String {
    let mut told = told.into_iter();
    told.find(|(other, _)| other == language)
        .map_or_else(String::new, |(_, text)| text)
}
