//! A library with posts of every kind, as a community news site has them.

use library::export::profile::{Appeal, NamedLink, Site};
use library::export::{self as exports, Format, Plan, Profile};
use library::history::Field;
use library::post::{self, Status};
use library::{EditionId, Op, PostId, Result, Tx, edition, people};
use text::LanguageTag;

use super::{Desk, wide_picture};

const WELL_EN: &str = include_str!("../../pages/well.en.md");
const WELL_ES: &str = include_str!("../../pages/well.es.md");
const ALL_EN: &str = include_str!("../../pages/everything.en.md");
const ALL_ES: &str = include_str!("../../pages/everything.es.md");
const ALL_AR: &str = include_str!("../../pages/everything.ar.md");

/// The library, and what is in it.
pub(crate) struct Newsroom {
    pub(crate) desk: Desk,
    /// A communiqué in English and Spanish, of a series, like others.
    pub(crate) well: PostId,
    /// All that Markdown can do, in English, Spanish and Arabic.
    pub(crate) everything: PostId,
}

pub(crate) fn tag(given: &str) -> LanguageTag {
    LanguageTag::parse(given).unwrap()
}

impl Newsroom {
    pub(crate) fn new() -> Newsroom {
        let desk = Desk::with("The well is not for sale", WELL_EN);
        let well = desk.post;
        let source = desk.source;
        let room = |desk: &Desk, edition: EditionId, place: &str, dek: &str| {
            desk.replace(edition, Field::PlaceLine, place);
            desk.replace(edition, Field::Dek, dek);
        };
        room(
            &desk,
            source,
            "San Jacinto, 13 May",
            "From the assembly of San Jacinto, on the ninth day of the blockade.",
        );
        let spanish = desk.translate("es", WELL_ES);
        desk.replace(spanish, Field::Title, "El pozo no se vende");
        room(
            &desk,
            spanish,
            "San Jacinto, 13 de mayo",
            "De la asamblea de San Jacinto, en el noveno día del bloqueo.",
        );
        for (title, other, body, date) in [
            (
                "What the river remembers",
                "Lo que recuerda el río",
                "The river and the well of San Jacinto, the trucks and the permit.\n\nThe assembly keeps the bell.\n",
                "2026-05-02",
            ),
            (
                "Letter from the twelfth week of the strike",
                "Carta de la duodécima semana de huelga",
                "Twelve weeks. The assembly met under the bell, and the trucks stayed away.\n",
                "2026-04-28",
            ),
            (
                "A kitchen for two hundred",
                "",
                "How we cooked for two hundred people in the blockade, with water from the well.\n",
                "2026-05-11",
            ),
        ] {
            let (post, source) = desk.another(title, body);
            if !other.is_empty() {
                let language = &tag("es");
                let new = edition::Translation {
                    post,
                    from: Some(source),
                    language,
                    name: "",
                    title: other,
                    body: "El río, el pozo y la campana.\n",
                };
                desk.library
                    .write(Op::Translate, |tx| edition::translate(tx, new))
                    .unwrap();
            }
            write(&desk, |tx| {
                post::set_date(tx, post, date)?;
                post::set_tags(tx, post, &["water".to_owned(), "san jacinto".to_owned()])?;
                post::set_status(tx, post, Status::Published)
            });
        }
        let (other, _) = desk.another("The night of the bells", "The bell was rung all night.\n");
        write(&desk, |tx| {
            post::set_date(tx, other, "2026-05-06")?;
            post::set_series(tx, other, "Bells at night")?;
            post::set_status(tx, other, Status::Published)?;
            post::set_date(tx, well, "2026-05-13")?;
            post::set_tags(tx, well, &["water".to_owned(), "san jacinto".to_owned()])?;
            post::set_series(tx, well, "Bells at night")?;
            people::set_series_name(tx, well, &tag("es"), "Campanas de noche")?;
            post::set_people(
                tx,
                well,
                &["San Jacinto Translators".to_owned(), "Inés".to_owned()],
            )?;
            post::set_status(tx, well, Status::Published)?;
            people::set_biography(
                tx,
                "San Jacinto Translators",
                &tag("en"),
                "We carry texts from one side of the river to the other.",
            )?;
            people::set_biography(
                tx,
                "San Jacinto Translators",
                &tag("es"),
                "Llevamos textos de un lado del río al otro.",
            )
        });
        let everything = everything(&desk);
        Newsroom {
            desk,
            well,
            everything,
        }
    }

    /// What an export of a post would write.
    pub(crate) fn plan(&self, post: PostId, format: Format, profile: &Profile) -> Result<Plan> {
        let piece = self
            .desk
            .library
            .read(|q| exports::piece(q, post, profile, None))?;
        exports::plan(&[piece], format)
    }

    /// The first text of an export of a post.
    #[track_caller]
    pub(crate) fn page(&self, post: PostId, format: Format, profile: &Profile) -> String {
        let plan = self.plan(post, format, profile).unwrap();
        String::from_utf8(plan.files[0].bytes.clone()).unwrap()
    }
}

/// A post with all that Markdown can do.
fn everything(desk: &Desk) -> PostId {
    let clean = library::image::take_in(&wide_picture(b"The bell of San Jacinto", 900)).unwrap();
    let added = desk
        .library
        .write(Op::AddImage, |tx| library::image::add(tx, &clean));
    let image = added.unwrap().0.name;
    let body = |body: &str| body.replace("BELL.png", &image);
    let (post, source) = desk.another(
        "Everything that a page can hold, and a long word: Donaudampfschifffahrtsgesellschaft",
        &body(ALL_EN),
    );
    desk.replace(source, Field::PlaceLine, "Puerto Claro, 1 May");
    desk.replace(source, Field::Dek, "A dek of some length, so that it needs more than one line on most screens, and asks for its rest on the next.");
    for (language, title, place, text) in [
        (
            "es",
            "Todo lo que cabe en una página",
            "Puerto Claro, 1 de mayo",
            ALL_ES,
        ),
        ("ar", "كل ما تتسع له الصفحة", "بويرتو كلارو، ١ مايو", ALL_AR),
    ] {
        let language = &tag(language);
        let text = &body(text);
        let new = edition::Translation {
            post,
            from: Some(source),
            language,
            name: "",
            title,
            body: text,
        };
        let made = desk
            .library
            .write(Op::Translate, |tx| edition::translate(tx, new));
        desk.replace(made.unwrap().0, Field::PlaceLine, place);
    }
    write(desk, |tx| {
        post::set_date(tx, post, "2026-05-01")?;
        post::set_people(
            tx,
            post,
            &["Ana".to_owned(), "Luz".to_owned(), "Inés".to_owned()],
        )
    });
    post
}

fn write(desk: &Desk, change: impl FnOnce(&mut Tx<'_>) -> Result<()>) {
    desk.library.write(Op::Describe, change).unwrap();
}

/// A single page for a site that has everything.
pub(crate) fn common_bell() -> Profile {
    let link = |name: &str, address: &str| NamedLink {
        name: name.to_owned(),
        address: address.to_owned(),
    };
    let mut profile = Profile::default();
    let options = &mut profile.options;
    options.site = Site {
        name: "The Common Bell".to_owned(),
        address: "https://bell.example".to_owned(),
        post_address: "/{lang}/{slug}/".to_owned(),
    };
    options.header_links = vec![
        link("Mastodon", "https://social.example/@bell"),
        link("Feed", "https://bell.example/feed.xml"),
        link("Support", "https://bell.example/support"),
    ];
    for (language, text, words) in [
        (
            "en",
            "This page is kept alive by those who read it.",
            "Help to pay for the next year.",
        ),
        (
            "es",
            "Esta página vive de quienes la leen.",
            "Ayuda a pagar el próximo año.",
        ),
    ] {
        let appeal = Appeal {
            text: text.to_owned(),
            link: link(words, "https://bell.example/support"),
        };
        options.appeal.insert(tag(language), appeal);
    }
    options.parts.share = true;
    options.share = vec![
        link("Mastodon", "https://share.example/?text={title}%20{url}"),
        link("Telegram", "https://t.me/share/url?url={url}&text={title}"),
        link("E-mail", "mailto:?subject={title}&body={url}"),
    ];
    profile
}
