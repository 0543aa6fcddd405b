//! A merged post written into the library, by the verbs that people use, so that each leaves what
//! takes it back.

use std::collections::BTreeSet;

use text::Diagnostic;
use text::edit::Utf16Index;

use super::handed::{FIELDS, Handed, HandedEdition, HandedNote};
use super::past::{self, HandedPast};
use super::read::day_at;
use crate::anchor;
use crate::edition::{self, NewEdition, Role};
use crate::error::{Error, OrNotFound, Result, What};
use crate::history::{self, ChangeKind, Field};
use crate::id::{EditionId, PostId};
use crate::library::Tx;
use crate::note::{self, Entry};
use crate::undo::Inverse;
use crate::{people, post};

/// What was done, so that it can be taken back.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub inverses: Vec<Inverse>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Done {
    /// Remembers how the verb that was just called is taken back.
    fn did(&mut self, tx: &mut Tx<'_>) {
        self.inverses.extend(tx.inverse.take());
    }

    fn tell(&mut self, code: &'static str, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic {
            code,
            count: 1,
            message: message.into(),
        });
    }
}

/// Makes a post that is not here yet; with the past of its editions, where that came too.
pub(super) fn create(tx: &mut Tx<'_>, handed: &Handed, past: &[HandedPast]) -> Result<Done> {
    let mut done = Done::default();
    let slug = post::free_slug(tx, &handed.slug, None)?;
    tx.insert_post(handed.post, &slug)?;
    for edition in &handed.editions {
        let past = past.iter().find(|past| past.edition == edition.id);
        insert_edition(tx, handed.post, edition, past)?;
    }
    // Titles have moved a slug that nobody has chosen.
    let slug = post::free_slug(tx, &handed.slug, Some(handed.post))?;
    let is_own = slug == handed.slug;
    post::set_slug(tx, handed.post, &slug, handed.slug_is_chosen && is_own)?;
    if !is_own {
        done.tell(
            "slug.taken",
            format!("the address {} was taken, it has {slug}", handed.slug),
        );
    }
    post::set_date(tx, handed.post, &handed.date)?;
    post::set_status(tx, handed.post, handed.status)?;
    tx.replace_post_tags(handed.post, &post::clean(&handed.tags))?;
    post::set_people(tx, handed.post, &handed.people)?;
    put_series(tx, handed)?;
    tx.touch_post(handed.post);
    done.inverses = vec![Inverse::TrashPost { post: handed.post }];
    tx.inverse = None;
    Ok(done)
}

/// Writes what has become of a post that is here.
pub(super) fn change(tx: &mut Tx<'_>, mine: &Handed, merged: &Handed) -> Result<Done> {
    let mut done = Done::default();
    let id = mine.post;
    for edition in &merged.editions {
        match mine.editions.iter().find(|own| own.id == edition.id) {
            Some(own) => change_edition(tx, own, edition, &mut done)?,
            None => {
                insert_edition(tx, id, edition, None)?;
                tx.inverse = None;
                done.inverses.push(Inverse::TrashEdition {
                    edition: edition.id,
                });
            }
        }
    }
    change_current(tx, mine, merged, &mut done)?;
    change_slug(tx, mine, merged, &mut done)?;
    if mine.date != merged.date {
        post::set_date(tx, id, &merged.date)?;
        done.did(tx);
    }
    if mine.status != merged.status {
        post::set_status(tx, id, merged.status)?;
        done.did(tx);
    }
    if mine.tags != merged.tags {
        post::set_tags(tx, id, &merged.tags)?;
        done.did(tx);
    }
    if mine.people != merged.people {
        post::set_people(tx, id, &merged.people)?;
        done.did(tx);
    }
    if mine.series != merged.series {
        put_series(tx, merged)?;
        done.did(tx);
    }
    Ok(done)
}

fn change_slug(tx: &mut Tx<'_>, mine: &Handed, merged: &Handed, done: &mut Done) -> Result<()> {
    if !merged.slug_is_chosen || mine.slug_is_chosen && mine.slug == merged.slug {
        return Ok(());
    }
    match post::rename(tx, mine.post, &merged.slug) {
        Ok(()) => done.did(tx),
        Err(Error::SlugTaken { slug }) => done.tell(
            "slug.taken",
            format!("the address {slug} was taken, it stays {}", mine.slug),
        ),
        Err(other) => return Err(other),
    }
    Ok(())
}

/// Puts the post into the series of a name, and says what that is called in other languages where
/// nobody has said it here.
fn put_series(tx: &mut Tx<'_>, handed: &Handed) -> Result<()> {
    let source = edition::source(tx, handed.post)?;
    let named = |own: bool| {
        let mut names = handed.series.iter();
        names.find(|(tag, _)| !own || *tag == source.language)
    };
    let Some((_, name)) = named(true).or_else(|| named(false)) else {
        return post::set_series(tx, handed.post, "");
    };
    post::set_series(tx, handed.post, name)?;
    let inverse = tx.inverse.take();
    let known = people::series_names(tx, handed.post)?;
    for (tag, name) in &handed.series {
        if !known.iter().any(|(known, _)| known == tag) {
            people::set_series_name(tx, handed.post, tag, name)?;
        }
    }
    // That the series is called something in one more language takes nothing from anybody.
    tx.inverse = inverse;
    Ok(())
}

fn insert_edition(
    tx: &mut Tx<'_>,
    post: PostId,
    handed: &HandedEdition,
    past: Option<&HandedPast>,
) -> Result<()> {
    let from = match handed.role {
        Role::Source => None,
        Role::Translation => {
            let named = handed.from.and_then(|from| tx.edition(from).transpose());
            Some(match named.transpose()?.filter(|from| from.post == post) {
                Some(from) => from,
                None => edition::source(tx, post)?,
            })
        }
    };
    let key = tx.post_key(post)?;
    edition::create_as(
        tx,
        handed.id,
        NewEdition {
            post: key,
            language: &handed.language,
            // Two of one language are told apart by their names until it is said which is current.
            from: from.as_ref().map(|from| (from, "handed over")),
            title: "",
            dek: "",
            body: "",
            kind: ChangeKind::Import,
        },
    )?;
    if let Some(past) = past {
        past::replay(tx, past)?;
    }
    for field in FIELDS {
        // Nothing where the past has led there.
        history::replace(tx, handed.id, field, handed.text(field), ChangeKind::Import)?;
    }
    tx.update_edition_name(handed.id, &handed.name)?;
    let is_taken = edition::of_post(tx, post)?.iter().any(|other| {
        other.id != handed.id && other.is_current && other.language == handed.language
    });
    tx.update_edition_current(handed.id, handed.is_current && !is_taken)?;
    tx.update_edition_slug(handed.id, &handed.slug)?;
    let own = edition::get(tx, handed.id)?;
    tx.replace_edition_tags(own.key, &post::clean(&handed.tags))?;
    for note in &handed.notes {
        insert_note(tx, handed.id, note)?;
    }
    tx.touch_post(post);
    Ok(())
}

fn change_edition(
    tx: &mut Tx<'_>,
    own: &HandedEdition,
    merged: &HandedEdition,
    done: &mut Done,
) -> Result<()> {
    let id = own.id;
    let mut texts = Vec::new();
    for field in FIELDS {
        if own.text(field) != merged.text(field) {
            texts.extend(history::put_merged(tx, id, field, merged.text(field))?);
        }
    }
    if !texts.is_empty() {
        done.inverses.push(Inverse::Bodies(texts));
    }
    if own.name != merged.name {
        edition::set_name(tx, id, &merged.name)?;
        done.did(tx);
    }
    if own.slug != merged.slug {
        edition::set_slug(tx, id, &merged.slug)?;
        done.did(tx);
    }
    if own.language != merged.language {
        match edition::set_language(tx, id, &merged.language) {
            Ok(()) => done.did(tx),
            Err(Error::AlreadyTranslated { language }) => done.tell(
                "language.taken",
                format!("there is an edition in {language} already; one stays as it was"),
            ),
            Err(other) => return Err(other),
        }
    }
    if own.tags != merged.tags {
        edition::set_tags(tx, id, &merged.tags)?;
        done.did(tx);
    }
    change_notes(tx, own, merged, done)
}

/// Says which editions are current; first which are no more, since there is one of a language.
fn change_current(tx: &mut Tx<'_>, mine: &Handed, merged: &Handed, done: &mut Done) -> Result<()> {
    for wanted in [false, true] {
        for edition in merged.editions.iter().filter(|it| it.is_current == wanted) {
            let own = edition::get(tx, edition.id)?;
            if own.is_current == wanted {
                continue;
            }
            edition::set_current(tx, edition.id, wanted)?;
            if mine.editions.iter().any(|own| own.id == edition.id) {
                done.did(tx);
                if !wanted {
                    done.tell(
                        "edition.second",
                        format!(
                            "there are two editions in {}; one has a name now",
                            own.language
                        ),
                    );
                }
            }
            tx.inverse = None;
        }
    }
    Ok(())
}

fn change_notes(
    tx: &mut Tx<'_>,
    own: &HandedEdition,
    merged: &HandedEdition,
    done: &mut Done,
) -> Result<()> {
    for handed in &merged.notes {
        match own.notes.iter().find(|note| note.id == handed.id) {
            Some(note) if note == handed => {}
            _ => match tx.note(handed.id)? {
                Some(_) => change_note(tx, handed, done)?,
                None => {
                    insert_note(tx, own.id, handed)?;
                    done.inverses.push(Inverse::TrashNote { note: handed.id });
                }
            },
        }
    }
    let stays: BTreeSet<_> = merged.notes.iter().map(|note| note.id).collect();
    for note in own.notes.iter().filter(|note| !stays.contains(&note.id)) {
        note::trash(tx, note.id)?;
        done.did(tx);
    }
    Ok(())
}

fn change_note(tx: &mut Tx<'_>, handed: &HandedNote, done: &mut Done) -> Result<()> {
    note::restore(tx, handed.id)?;
    done.did(tx);
    let stored = tx.note(handed.id)?.or_not_found(What::Note, handed.id)?;
    let said = tx.entries(stored.key)?;
    for entry in &handed.entries {
        let is_said = said
            .iter()
            .any(|own| own.writer == entry.writer && own.text == entry.text);
        if !is_said {
            let position = tx.insert_entry(stored.key, &entry_of(entry))?;
            done.inverses.push(Inverse::Answer {
                note: handed.id,
                position,
                resolved_at: stored.resolved_at,
            });
            let edition = edition::get(tx, stored.edition)?;
            tx.touch_notes(edition.post);
        }
    }
    let resolved_at = handed.is_resolved.then_some(tx.now);
    note::set_resolved(tx, handed.id, resolved_at)?;
    done.did(tx);
    note::hold(tx, handed.id, handed.holds)?;
    done.did(tx);
    Ok(())
}

fn entry_of(handed: &super::handed::HandedEntry) -> Entry {
    Entry {
        writer: handed.writer.clone(),
        text: handed.text.clone(),
        at: day_at(handed.day),
    }
}

fn insert_note(tx: &mut Tx<'_>, id: EditionId, handed: &HandedNote) -> Result<()> {
    let edition = edition::get(tx, id)?;
    let body = history::body(tx, &edition)?;
    let index = Utf16Index::new(&body);
    // Where a place was carried into the middle of a character it moves to its edge.
    let within = |at: u32| index.to_utf16(index.to_byte(at));
    let span = (within(handed.from), within(handed.to));
    anchor::bring_up(tx, &edition)?;
    let anchor = tx.insert_anchor(edition.key, Field::Body, span)?;
    let note = tx.insert_note(handed.id, edition.key, anchor, &handed.words, handed.holds)?;
    for entry in &handed.entries {
        tx.insert_entry(note, &entry_of(entry))?;
    }
    if handed.is_resolved {
        let now = tx.now;
        tx.update_note_resolved(note, Some(now))?;
    }
    tx.touch_notes(edition.post);
    Ok(())
}
