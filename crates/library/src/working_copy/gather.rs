use std::collections::BTreeMap;

use text::LanguageTag;
use text::document::cut;
use text::edit::Utf16Index;

use super::rows::{rows, units};
use super::{Picture, Side, WorkingCopy};
use crate::edition::{self, Edition};
use crate::error::Result;
use crate::export::{KeptPlace, KeptWords, refuse_kept_words};
use crate::id::PostId;
use crate::import::docx::WRITING;
use crate::library::Query;
use crate::{alignment, history, image};

/// Reads what a working copy of a post holds: its edition in a language, and with another beside
/// it which parts of them are pairs.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a language that the post is not in;
/// [`crate::Error::KeptWords`], since a copy leaves.
pub fn gather(
    q: &Query<'_>,
    post: PostId,
    language: &LanguageTag,
    with: Option<&LanguageTag>,
) -> Result<WorkingCopy> {
    let mut editions = vec![edition::current(q, post, language)?];
    if let Some(with) = with {
        editions.push(edition::current(q, post, with)?);
    }
    let mut sides = Vec::with_capacity(editions.len());
    let kept = KeptWords::read(q)?;
    let mut found = Vec::new();
    for edition in &editions {
        let fields = history::fields(q, edition)?;
        found.extend(kept.find_in_fields(
            post,
            &edition.language,
            &[
                (KeptPlace::Title, &fields.title),
                (KeptPlace::Dek, &fields.dek),
                (KeptPlace::PlaceLine, &fields.place_line),
                (KeptPlace::Text, &fields.body),
            ],
        ));
        sides.push(Side {
            language: edition.language.clone(),
            revision: edition.revision,
            title: fields.title,
            dek: fields.dek,
            place_line: fields.place_line,
            body: fields.body,
        });
    }
    refuse_kept_words(found)?;
    let rows = match (editions.as_slice(), sides.as_slice()) {
        ([one, other], [left, right]) => paired(q, [one, other], [left, right])?,
        _ => Vec::new(),
    };
    let mut pictures = BTreeMap::new();
    for side in &sides {
        for name in image::names_in(&side.body) {
            if let Some(found) = image::get(q, name)? {
                let picture = Picture {
                    size: (found.width, found.height),
                    bytes: found.bytes,
                };
                pictures.insert(name.to_owned(), picture);
            }
        }
    }
    Ok(WorkingCopy {
        sides,
        rows,
        pictures,
    })
}

/// The rows of two editions.
fn paired(
    q: &Query<'_>,
    editions: [&Edition; 2],
    sides: [&Side; 2],
) -> Result<Vec<[std::ops::Range<usize>; 2]>> {
    let alignment = alignment::get(q, editions[0].id, editions[1].id)?;
    // The source's places come first, whichever side it is on here.
    let is_turned = alignment.editions[0] != editions[0].id;
    let indices = sides.map(|side| Utf16Index::new(&side.body));
    let mut pairs = Vec::new();
    for bead in alignment.beads {
        let [mut one, mut other] = bead.places;
        if is_turned {
            std::mem::swap(&mut one, &mut other);
        }
        if let (Some(one), Some(other)) = (one, other) {
            let bytes = |side: usize, span: alignment::Span| {
                indices[side].to_byte(span.from)..indices[side].to_byte(span.to)
            };
            pairs.push([bytes(0, one), bytes(1, other)]);
        }
    }
    let units = sides.map(|side| units(&cut(&side.body, WRITING.reading)));
    Ok(rows([&units[0], &units[1]], &pairs))
}
