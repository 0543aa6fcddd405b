//! The example library: one click away, for a first hour of playing.

use std::path::Path;

use text::LanguageTag;

use crate::alignment;
use crate::edition::{self, Translation};
use crate::error::{Error, Result};
use crate::history::{self, ChangeKind, Field};
use crate::library::{Library, Tx};
use crate::op::Op;
use crate::people;
use crate::post::{self, NewPost, Status};

/// One text of the example.
struct Text {
    language: &'static str,
    title: &'static str,
    dek: &'static str,
    place_line: &'static str,
    body: &'static str,
}

/// One post of the example: its source, and a translation where there is one.
struct Example {
    source: Text,
    translation: Option<Text>,
    status: Status,
    date: &'static str,
    tags: &'static [&'static str],
    people: &'static [&'static str],
    series: &'static str,
}

/// From the oldest to the newest, which a list shows first.
const POSTS: [Example; 3] = [
    Example {
        source: Text {
            language: "en",
            title: "What the river remembers",
            dek: "From Paso Hondo, on the day the gates were opened.",
            place_line: "Paso Hondo, 2 May",
            body: include_str!("../example/river.en.md"),
        },
        translation: None,
        status: Status::Draft,
        date: "2026-05-02",
        tags: &["water"],
        people: &["Paso Hondo Reading Circle"],
        series: "Bells at night",
    },
    Example {
        source: Text {
            language: "es",
            title: "Carta desde la semana doce de la huelga",
            dek: "De las compañeras y los compañeros de las tres naves.",
            place_line: "Puerto Alegre, 28 de abril",
            body: include_str!("../example/strike.es.md"),
        },
        translation: Some(Text {
            language: "en",
            title: "Letter from the twelfth week of the strike",
            dek: "From the workers of the three sheds.",
            place_line: "Puerto Alegre, 28 April",
            body: include_str!("../example/strike.en.md"),
        }),
        status: Status::Draft,
        date: "2026-04-28",
        tags: &["huelga", "cocina"],
        people: &["Comité de las tres naves"],
        series: "",
    },
    Example {
        source: Text {
            language: "en",
            title: "The well is not for sale",
            dek: "From the assembly of San Jacinto, on the ninth day of the blockade.",
            place_line: "San Jacinto, 13 May",
            body: include_str!("../example/well.en.md"),
        },
        translation: Some(Text {
            language: "es",
            title: "El pozo no se vende",
            dek: "Desde la asamblea de San Jacinto, al noveno día del bloqueo.",
            place_line: "San Jacinto, 13 de mayo",
            body: include_str!("../example/well.es.md"),
        }),
        status: Status::Ready,
        date: "2026-05-13",
        tags: &["San Jacinto", "water"],
        people: &["San Jacinto Translators"],
        series: "Bells at night",
    },
];

/// Makes a library with three posts, or opens the one that was made here before.
///
/// # Errors
///
/// As [`Library::create`] and [`Library::open`].
pub fn create_or_open(path: &Path) -> Result<Library> {
    let library = match Library::create(path) {
        Err(Error::AlreadyExists { .. }) => return Library::open(path),
        made => made?,
    };
    // Not one of those that can be taken back: nobody has done anything yet.
    library.write(Op::Import, |tx| {
        for example in &POSTS {
            // Lists show the newest first; one moment for all would leave that to chance.
            tx.now += 1;
            add(tx, example)?;
        }
        history::settle_all(tx)
    })?;
    Ok(library)
}

fn add(tx: &mut Tx<'_>, example: &Example) -> Result<()> {
    let source = &example.source;
    let language = LanguageTag::parse(source.language)?;
    let (post, written) = post::create(
        tx,
        NewPost {
            language: &language,
            title: source.title,
            dek: source.dek,
            body: source.body,
        },
    )?;
    let place = |tx: &mut Tx<'_>, edition, line| {
        history::replace(tx, edition, Field::PlaceLine, line, ChangeKind::Import).map(drop)
    };
    place(tx, written, source.place_line)?;
    if let Some(text) = &example.translation {
        let translated = edition::translate(
            tx,
            Translation {
                post,
                from: None,
                language: &LanguageTag::parse(text.language)?,
                name: "",
                title: text.title,
                body: text.body,
            },
        )?;
        history::replace(tx, translated, Field::Dek, text.dek, ChangeKind::Import)?;
        place(tx, translated, text.place_line)?;
        alignment::keep(tx, written, translated)?;
    }
    let owned = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    post::set_status(tx, post, example.status)?;
    post::set_date(tx, post, example.date)?;
    post::set_tags(tx, post, &owned(example.tags))?;
    post::set_people(tx, post, &owned(example.people))?;
    post::set_series(tx, post, example.series)?;
    if let (Some(text), false) = (&example.translation, example.series.is_empty()) {
        let language = LanguageTag::parse(text.language)?;
        people::set_series_name(tx, post, &language, "Campanas de noche")?;
        for (language, told) in BIOGRAPHIES {
            people::set_biography(tx, example.people[0], &LanguageTag::parse(language)?, told)?;
        }
    }
    Ok(())
}

const BIOGRAPHIES: [(&str, &str); 2] = [
    (
        "en",
        "We carry texts from one side of the river to the other.",
    ),
    ("es", "Llevamos textos de un lado del río al otro."),
];
