use std::collections::{BTreeSet, HashMap};

use text::LanguageTag;

use super::{free_slug, get};
use crate::alignment;
use crate::edition::{self, Edition, NewEdition, Role};
use crate::error::Result;
use crate::history::{self, ChangeKind, Field};
use crate::id::{EditionId, PostId};
use crate::library::Tx;
use crate::storage::Key;
use crate::undo::Inverse;

/// Makes a post that says what another one says, in all its languages, and gives it with its
/// source edition.
///
/// Titles say that they are of a copy. Texts, pairs, tags, series, people and date are those of
/// the original; the copy is a draft, and its history begins with it. Notes, exports and what
/// lies in the trash stay with the original.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn duplicate(tx: &mut Tx<'_>, original: PostId) -> Result<(PostId, EditionId)> {
    let post = get(tx, original)?;
    let mut editions = edition::of_post(tx, original)?;
    // What is translated follows what it is translated from.
    editions.sort_by_key(|edition| edition.role == Role::Translation);
    let source = edition::source(tx, original)?;
    let id = PostId::new();
    let wanted = text::slug::slug(&copied_title(&source.title, &source.language));
    let slug = free_slug(tx, &wanted, None)?;
    let key = tx.insert_post(id, &slug)?;
    tx.update_date(id, &post.date)?;
    tx.copy_series(original, id)?;
    tx.replace_people(id, &strs(&post.people).collect::<Vec<_>>())?;
    tx.replace_post_tags(id, &strs(&post.tags).collect())?;
    let mut copies: HashMap<EditionId, EditionId> = HashMap::new();
    for edition in &editions {
        // One that lay in the trash is not there; what was translated from it follows the source.
        let from = edition.translated_from.and_then(|from| copies.get(&from));
        let from = from.or_else(|| copies.get(&source.id)).copied();
        let copy = copy_edition(tx, key, edition, from)?;
        copies.insert(edition.id, copy);
    }
    copy_pairs(tx, &editions, &copies)?;
    tx.touch_post(id);
    tx.undone_by(Inverse::TrashPost { post: id });
    // It was the first to be made, and every other one may be translated from it.
    let source = copies.get(&source.id).copied();
    match source {
        Some(source) => Ok((id, source)),
        None => Ok((id, edition::source(tx, id)?.id)),
    }
}

fn strs(given: &[String]) -> impl Iterator<Item = &str> {
    given.iter().map(String::as_str)
}

fn copy_edition(
    tx: &mut Tx<'_>,
    post: Key,
    edition: &Edition,
    from: Option<EditionId>,
) -> Result<EditionId> {
    let fields = history::fields(tx, edition)?;
    let from = match (edition.role, from) {
        (Role::Translation, Some(from)) => Some(edition::get(tx, from)?),
        _ => None,
    };
    let copy = edition::create(
        tx,
        NewEdition {
            post,
            language: &edition.language,
            // Two of one language are told apart by their names until it is said which is current.
            from: from.as_ref().map(|from| (from, "copy")),
            title: &copied_title(&fields.title, &edition.language),
            dek: &fields.dek,
            body: &fields.body,
            kind: ChangeKind::Import,
        },
    )?;
    if from.is_some() {
        tx.update_edition_name(copy, &edition.name)?;
        tx.update_edition_current(copy, edition.is_current)?;
    }
    for field in [Field::PlaceLine, Field::Notes] {
        let text = fields.get(field);
        if !text.is_empty() {
            history::replace(tx, copy, field, text, ChangeKind::Import)?;
        }
    }
    let made = edition::get(tx, copy)?;
    let tags: BTreeSet<&str> = strs(&edition.tags).collect();
    tx.replace_edition_tags(made.key, &tags)?;
    Ok(copy)
}

fn copy_pairs(
    tx: &mut Tx<'_>,
    editions: &[Edition],
    copies: &HashMap<EditionId, EditionId>,
) -> Result<()> {
    let mut aligned = BTreeSet::new();
    for edition in editions {
        aligned.extend(tx.alignments_of(edition.key)?);
    }
    for (one, other) in aligned {
        if let (Some(to_one), Some(to_other)) = (copies.get(&one), copies.get(&other)) {
            alignment::copy(tx, [one, other], [*to_one, *to_other])?;
        }
    }
    Ok(())
}

/// A title as its copy has it, in the words of its language; one that is empty stays so.
fn copied_title(title: &str, language: &LanguageTag) -> String {
    if title.is_empty() {
        return String::new();
    }
    let copy = match language.primary() {
        "es" | "it" | "gl" => "copia",
        "ca" => "còpia",
        "fr" => "copie",
        "pt" => "cópia",
        "de" => "Kopie",
        "eu" => "kopia",
        "el" => "αντίγραφο",
        _ => "copy",
    };
    format!("{title} ({copy})")
}
