//! Verbs that act on the trash.

use std::time::{SystemTime, UNIX_EPOCH};

use library::edition::{self as editions, Restored};
use library::error::{Error, What};
use library::trash::{self as trashes, Forgotten};
use library::{EditionId, Op, PostId, Tx, post as posts};
use serde_json::json;
use text::LanguageTag;

use crate::Done;
use crate::args::{EmptyTrash, Restore, Trash};
use crate::opening;
use crate::output::Output;
use crate::post::{language, open_at};

pub(crate) fn trash(args: &Trash, output: &mut Output) -> Done {
    let only = args.lang.as_deref().map(language).transpose()?;
    let (library, post) = open_at(&args.library, &args.post)?;
    let what = match &only {
        Some(language) => {
            library.write(Op::TrashEdition, |tx| {
                editions::trash(tx, editions::current(tx, post, language)?.id)
            })?;
            format!("{post} in {language}")
        }
        None => {
            library.write(Op::TrashPost, |tx| posts::trash(tx, post))?;
            post.to_string()
        }
    };
    library.close();
    output.line(format_args!("{what} is in the trash"))
}

pub(crate) fn restore(args: &Restore, output: &mut Output) -> Done {
    let only = args.lang.as_deref().map(language).transpose()?;
    // Without a post there is `--to`, and this is not asked.
    let post = args.post.as_deref().unwrap_or_default();
    let (library, post) = open_at(&args.library, post)?;
    let what = match &only {
        Some(language) => {
            let (restored, _) = library.write(Op::RestoreEdition, |tx| {
                let edition = last_trashed(tx, post, language)?;
                editions::restore(tx, edition)
            })?;
            match restored {
                Restored::AsItWas => format!("{post} in {language} is out of the trash"),
                Restored::UnderName(name) => format!(
                    "{post} in {language} is out of the trash as \"{name}\", since another \
                     edition has its place"
                ),
            }
        }
        None => {
            library.write(Op::RestorePost, |tx| posts::restore(tx, post))?;
            format!("{post} is out of the trash")
        }
    };
    library.close();
    output.line(what)
}

/// The edition of a language that went to the trash last.
fn last_trashed(tx: &Tx<'_>, post: PostId, language: &LanguageTag) -> library::Result<EditionId> {
    editions::trashed_of_post(tx, post)?
        .into_iter()
        .filter(|edition| edition.language == *language)
        .max_by_key(|edition| edition.trashed_at)
        .map(|edition| edition.id)
        .ok_or_else(|| Error::NotFound {
            what: What::Edition,
            id: language.to_string(),
        })
}

pub(crate) fn empty(args: &EmptyTrash, output: &mut Output) -> Done {
    let library = opening::library(&args.library)?;
    let (forgotten, _) = match args.due {
        true => trashes::empty_due(&library, now())?,
        false => trashes::empty(&library)?,
    };
    library::purge::run(&library, &|| true)?;
    library.close();
    let Forgotten {
        posts,
        editions,
        notes,
        images,
    } = forgotten;
    if args.json {
        return output.json(&json!({
            "posts": posts, "editions": editions, "notes": notes, "images": images,
        }));
    }
    // Scripts read the first three; most trash has no notes in it.
    let with_notes = match notes {
        0 => String::new(),
        notes => format!(", {}", counted(notes, "note")),
    };
    output.line(format_args!(
        "forgotten: {}, {}, {}{with_notes}",
        counted(posts, "post"),
        counted(editions, "edition"),
        counted(images, "image"),
    ))
}

fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// Milliseconds since 1970 by this machine's clock.
pub(crate) fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX))
}
