use text::LanguageTag;

use super::incoming::{Details, Incoming, IncomingEdition};
use crate::edition::{self, Translation};
use crate::error::Result;
use crate::history::{self, ChangeKind, Field};
use crate::id::{EditionId, PostId};
use crate::image;
use crate::library::Tx;
use crate::note::{self, NewNote};
use crate::post::{self, NewPost};
use crate::undo::Inverse;

/// A post that was made of what came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The post.
    pub post: PostId,
    /// Its editions, in the order in which they came.
    pub editions: Vec<EditionId>,
}

/// Makes a post of what was read of a file. An edition whose language nobody knows gets
/// `otherwise`; undoing it puts the whole post into the trash.
///
/// # Errors
///
/// [`crate::Error::AlreadyTranslated`] for two editions in one language,
/// [`crate::Error::TooLarge`], and a failed write.
pub fn keep(tx: &mut Tx<'_>, incoming: &Incoming, otherwise: &LanguageTag) -> Result<Kept> {
    for image in &incoming.images {
        image::add(tx, image)?;
    }
    let empty = IncomingEdition::default();
    let (source, others) = incoming
        .editions
        .split_first()
        .unwrap_or((&empty, &[] as &[IncomingEdition]));
    let (post, first) = post::create(
        tx,
        NewPost {
            language: source.language.as_ref().unwrap_or(otherwise),
            title: &source.title,
            dek: &source.dek,
            body: &source.body,
        },
    )?;
    describe(tx, post, &incoming.details)?;
    finish(tx, first, source)?;
    let mut editions = vec![first];
    for other in others {
        let id = edition::translate(
            tx,
            Translation {
                post,
                from: Some(first),
                language: other.language.as_ref().unwrap_or(otherwise),
                name: "",
                title: &other.title,
                body: &other.body,
            },
        )?;
        if !other.dek.is_empty() {
            history::replace(tx, id, Field::Dek, &other.dek, ChangeKind::Import)?;
        }
        finish(tx, id, other)?;
        editions.push(id);
    }
    tx.undone_by(Inverse::TrashPost { post });
    Ok(Kept { post, editions })
}

fn describe(tx: &mut Tx<'_>, id: PostId, details: &Details) -> Result<()> {
    if !details.slug.is_empty() {
        let slug = post::nearest_slug(tx, id, &details.slug)?;
        post::rename(tx, id, &slug)?;
    }
    if post::is_day(&details.date) {
        post::set_date(tx, id, &details.date)?;
    }
    if let Some(status) = details.status {
        post::set_status(tx, id, status)?;
    }
    if !details.tags.is_empty() {
        post::set_tags(tx, id, &details.tags)?;
    }
    if !details.series.trim().is_empty() {
        post::set_series(tx, id, &details.series)?;
    }
    if !details.people.is_empty() {
        post::set_people(tx, id, &details.people)?;
    }
    Ok(())
}

fn finish(tx: &mut Tx<'_>, id: EditionId, incoming: &IncomingEdition) -> Result<()> {
    if !incoming.place_line.is_empty() {
        let line = &incoming.place_line;
        history::replace(tx, id, Field::PlaceLine, line, ChangeKind::Import)?;
    }
    if !incoming.slug.is_empty() {
        edition::set_slug(tx, id, &text::slug::slug(&incoming.slug))?;
    }
    if !incoming.tags.is_empty() {
        edition::set_tags(tx, id, &incoming.tags)?;
    }
    for comment in &incoming.comments {
        let revision = edition::get(tx, id)?.revision;
        let Some((first, answers)) = comment.entries.split_first() else {
            continue;
        };
        let note = note::create(
            tx,
            NewNote {
                edition: id,
                revision,
                span: incoming.within(comment.span),
                writer: &first.writer,
                text: &first.text,
                holds: false,
            },
        )?;
        for answer in answers {
            note::answer(tx, note.id, &answer.writer, &answer.text)?;
        }
        if comment.is_resolved {
            note::resolve(tx, note.id)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::Span;
    use crate::import::incoming::{Comment, Said};
    use crate::library::Library;
    use crate::op::Op;
    use crate::undo::undo_step;

    fn language(tag: &str) -> LanguageTag {
        LanguageTag::parse(tag).unwrap()
    }

    fn two_languages() -> Incoming {
        let said = |text: &str| Said {
            writer: "mk".into(),
            text: text.into(),
        };
        Incoming {
            name: "march.docx".into(),
            editions: vec![
                IncomingEdition {
                    language: Some(language("es")),
                    title: "Marchamos".into(),
                    dek: "Desde la sierra".into(),
                    place_line: "Ocosingo, 3 de mayo".into(),
                    body: "Compañerxs 🌱:\n\nMarchamos.\n".into(),
                    comments: vec![Comment {
                        span: Span { from: 16, to: 9000 },
                        entries: vec![said("When?"), said("In May.")],
                        is_resolved: true,
                    }],
                    ..IncomingEdition::default()
                },
                IncomingEdition {
                    title: "We march".into(),
                    body: "Comrades:\n\nWe march.\n".into(),
                    slug: "We march!".into(),
                    ..IncomingEdition::default()
                },
            ],
            details: Details {
                slug: "marcha".into(),
                date: "2021-05-03".into(),
                tags: vec!["tierra".into()],
                series: "Cartas".into(),
                people: vec!["Ana".into()],
                ..Details::default()
            },
            ..Incoming::default()
        }
    }

    #[test]
    fn a_post_holds_all_that_came_in_and_is_taken_back_in_one_step() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&folder.path().join("a.octavilla")).unwrap();
        let (kept, changes) = library
            .write(Op::ImportPost, |tx| {
                keep(tx, &two_languages(), &language("en"))
            })
            .unwrap();
        let (post, editions, notes, body) = library
            .read(|q| {
                Ok((
                    post::get(q, kept.post)?,
                    edition::of_post(q, kept.post)?,
                    note::of_post(q, kept.post)?,
                    history::body(q, &edition::get(q, kept.editions[1])?)?,
                ))
            })
            .unwrap();
        assert_eq!(
            (post.slug.as_str(), post.date.as_str()),
            ("marcha", "2021-05-03")
        );
        assert_eq!(
            (post.series.as_str(), post.people),
            ("Cartas", vec!["Ana".into()])
        );
        let told: Vec<_> = editions
            .iter()
            .map(|e| (e.language.as_str(), e.title.as_str(), e.slug.as_str()))
            .collect();
        assert_eq!(
            told,
            [("es", "Marchamos", ""), ("en", "We march", "we-march")]
        );
        assert_eq!(editions[0].place_line, "Ocosingo, 3 de mayo");
        assert_eq!(body, "Comrades:\n\nWe march.\n");
        assert_eq!(notes[0].words, "Marchamos.\n");
        assert_eq!(notes[0].entries.len(), 2);
        assert!(notes[0].resolved_at.is_some());
        undo_step(&library, changes.step.unwrap()).unwrap();
        assert_eq!(library.read(post::count).unwrap(), 0);
    }
}
