//! Posts in which everything occurs that a post can hold: for validators and whole-street tests.
//!
//! All block kinds, one to three languages, right-to-left, images with and without a caption,
//! footnotes, tables, slogans, raw HTML, and signs that other programs would change. Nothing in
//! them depends on the day or the machine.

use library::edition::{self, Translation};
use library::history::{self, ChangeKind, Field};
use library::post::{self, NewPost};
use library::{EditionId, Library, Op, PostId, Tx, image, people};
use text::LanguageTag;

use super::{Folder, picture};

/// The slugs of the posts, in the order in which they are written.
pub(crate) const VARIED: [&str; 7] = [
    "el-pozo-no-se-vende",
    "everything-a-post-can-hold",
    "el-pou-es-de-totes",
    "albyr-llgmya",
    "signs-that-others-would-change",
    "manana-al-pozo",
    "nothing-yet",
];

/// One language of a post.
struct Text {
    language: &'static str,
    title: &'static str,
    dek: &'static str,
    place_line: &'static str,
    body: &'static str,
}

/// What is said of a post beside its words.
struct About {
    date: &'static str,
    slug: &'static str,
    tags: &'static [&'static str],
    series: &'static str,
    people: &'static [&'static str],
}

/// Writes the posts into the library of a folder, and their images.
pub(crate) fn varied_posts(folder: &Folder) {
    let library = folder.library();
    for (slug, (about, texts)) in VARIED.into_iter().zip(posts()) {
        assert_eq!(about.slug, slug);
        write(&library, &about, &texts);
    }
    let told = library.write(Op::Describe, |tx| {
        let spanish = LanguageTag::parse("es").unwrap();
        let english = LanguageTag::parse("en").unwrap();
        let name = "Asamblea de San Jacinto";
        people::set_biography(tx, name, &spanish, "Sesenta familias y un pozo.")?;
        people::set_biography(tx, name, &english, "Sixty families and a well.")
    });
    told.unwrap();
    library.close();
}

fn write(library: &Library, about: &About, texts: &[Text]) -> PostId {
    let written = library.write(Op::CreatePost, |tx| {
        let (source, translations) = texts.split_first().expect("a post has a language");
        let body = with_images(tx, source.body)?;
        let language = &LanguageTag::parse(source.language).unwrap();
        let new = NewPost {
            language,
            title: source.title,
            dek: source.dek,
            body: &body,
        };
        let (post, edition) = post::create(tx, new)?;
        describe(tx, edition, source)?;
        for text in translations {
            let body = with_images(tx, text.body)?;
            let language = &LanguageTag::parse(text.language).unwrap();
            let new = Translation {
                post,
                from: None,
                language,
                name: "",
                title: text.title,
                body: &body,
            };
            let edition = edition::translate(tx, new)?;
            describe(tx, edition, text)?;
        }
        let owned = |words: &[&str]| {
            words
                .iter()
                .map(|&word| word.to_owned())
                .collect::<Vec<_>>()
        };
        post::rename(tx, post, about.slug)?;
        post::set_date(tx, post, about.date)?;
        post::set_tags(tx, post, &owned(about.tags))?;
        post::set_series(tx, post, about.series)?;
        post::set_people(tx, post, &owned(about.people))?;
        Ok(post)
    });
    written.unwrap().0
}

fn describe(tx: &mut Tx<'_>, edition: EditionId, text: &Text) -> library::Result<()> {
    for (field, said) in [(Field::Dek, text.dek), (Field::PlaceLine, text.place_line)] {
        if !said.is_empty() {
            history::replace(tx, edition, field, said, ChangeKind::Replace)?;
        }
    }
    Ok(())
}

/// A body with the library's names of its images.
fn with_images(tx: &mut Tx<'_>, body: &str) -> library::Result<String> {
    let mut named = body.to_owned();
    for (name, letters) in [("bell", "The bell"), ("well", "A well, at night")] {
        let written = format!("image/{name}.png");
        if named.contains(&written) {
            let clean = image::take_in(&picture(letters))?;
            let added = image::add(tx, &clean)?;
            named = named.replace(&written, &format!("image/{}", added.name));
        }
    }
    Ok(named)
}

fn posts() -> [(About, Vec<Text>); 7] {
    [
        (
            About {
                date: "2026-05-13",
                slug: VARIED[0],
                tags: &["agua", "asamblea & campana"],
                series: "El pozo",
                people: &["Asamblea de San Jacinto", "Inés"],
            },
            vec![
                Text {
                    language: "es",
                    title: "El pozo no se vende",
                    dek: "Este comunicado viene de la «Asamblea de San Jacinto»",
                    place_line: "San Jacinto, 13 de mayo de 2026",
                    body: include_str!("../../fixtures/varied/communique.es.md"),
                },
                Text {
                    language: "en",
                    title: "The well is not for sale",
                    dek: "This communiqué comes from the \"Assembly of San Jacinto\"",
                    place_line: "San Jacinto, May 13, 2026",
                    body: include_str!("../../fixtures/varied/communique.en.md"),
                },
            ],
        ),
        (
            About {
                date: "2026-05-14",
                slug: VARIED[1],
                tags: &["agua", "test"],
                series: "",
                people: &["Inés"],
            },
            vec![
                Text {
                    language: "en",
                    title: "Everything a post can hold & <more>",
                    dek: "All \"blocks\" there are",
                    place_line: "",
                    body: include_str!("../../fixtures/varied/everything.en.md"),
                },
                Text {
                    language: "es",
                    title: "Todo lo que cabe en un texto",
                    dek: "",
                    place_line: "",
                    body: include_str!("../../fixtures/varied/everything.es.md"),
                },
            ],
        ),
        (
            About {
                date: "2026-05-15",
                slug: VARIED[2],
                tags: &["agua"],
                series: "El pozo",
                people: &["Asamblea de San Jacinto"],
            },
            vec![
                Text {
                    language: "ca",
                    title: "El pou és de totes",
                    dek: "De l'assemblea",
                    place_line: "Sant Jacint, 15 de maig de 2026",
                    body: include_str!("../../fixtures/varied/three.ca.md"),
                },
                Text {
                    language: "fr",
                    title: "Le puits est à tout le monde",
                    dek: "De l'assemblée",
                    place_line: "San Jacinto, le 15 mai 2026",
                    body: include_str!("../../fixtures/varied/three.fr.md"),
                },
                Text {
                    language: "ar",
                    title: "البئر للجميع",
                    dek: "من الجمعية",
                    place_line: "سان خاسينتو، ١٥ مايو ٢٠٢٦",
                    body: include_str!("../../fixtures/varied/three.ar.md"),
                },
            ],
        ),
        (
            About {
                date: "2026-05-16",
                slug: VARIED[3],
                tags: &[],
                series: "",
                people: &[],
            },
            vec![
                Text {
                    language: "ar",
                    title: "البئر للجميع",
                    dek: "بيان الجمعية",
                    place_line: "",
                    body: include_str!("../../fixtures/varied/arabic.ar.md"),
                },
                Text {
                    language: "en",
                    title: "The well is everybody's",
                    dek: "A communiqué of the assembly",
                    place_line: "",
                    body: include_str!("../../fixtures/varied/arabic.en.md"),
                },
            ],
        ),
        (
            About {
                date: "2026-05-17",
                slug: VARIED[4],
                tags: &["]]>", "[gallery]"],
                series: "",
                people: &["A \"quoted\" <name>"],
            },
            vec![Text {
                language: "en",
                title: "Signs that others would change: [gallery] ]]> \"so\"",
                dek: "'So' & <so>",
                place_line: "",
                body: include_str!("../../fixtures/varied/traps.en.md"),
            }],
        ),
        (
            About {
                date: "",
                slug: VARIED[5],
                tags: &[],
                series: "",
                people: &[],
            },
            vec![Text {
                language: "es-MX",
                title: "Mañana, al pozo",
                dek: "",
                place_line: "",
                body: include_str!("../../fixtures/varied/note.es.md"),
            }],
        ),
        (
            About {
                date: "",
                slug: VARIED[6],
                tags: &[],
                series: "",
                people: &[],
            },
            vec![Text {
                language: "en",
                title: "Nothing yet",
                dek: "",
                place_line: "",
                body: "",
            }],
        ),
    ]
}
