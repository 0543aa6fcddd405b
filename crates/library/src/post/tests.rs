//! The list by its indexes is the list by looking at every post.

mod walk;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use text::LanguageTag;

use super::filter::{Filter, Sort};
use super::{NewPost, Status, choose, plain};
use crate::edition::{self, Translation};
use crate::export::{self, Format};
use crate::history::{self, ChangeKind, Field};
use crate::library::{Library, Query, Tx};
use crate::storage::set::{Set, member};
use crate::{Op, Result, alignment, post, search};

const WORDS: [&str; 8] = [
    "agua", "Águila", "año", "anzuelo", "pan", "PUEBLO", "¿Qué?", "7",
];
const LANGUAGES: [&str; 3] = ["en", "es", "fr"];
const TAGS: [&str; 3] = ["water", "land", "pan"];
const NAMES: [&str; 2] = ["Inés", "Tomás"];
const STATUSES: [Status; 3] = [Status::Draft, Status::Ready, Status::Published];

/// A post, and what has happened to it.
#[derive(Clone, Debug)]
struct Sketch {
    title: Vec<&'static str>,
    body: Vec<&'static str>,
    languages: Vec<&'static str>,
    tags: Vec<&'static str>,
    name: Option<&'static str>,
    status: Status,
    day: u8,
    /// Aligned, and changed after that; exported, and changed after that; in the trash; its last
    /// edition in the trash; its index brought up to its newest words.
    happened: [bool; 7],
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let words = |most| prop::collection::vec(select(&WORDS[..]), 0..most);
    let facts = (
        prop::option::of(select(&NAMES[..])),
        select(&STATUSES[..]),
        0..3_u8,
        any::<[bool; 7]>(),
    );
    let languages = subsequence(&LANGUAGES[..], 1..=3);
    let tags = subsequence(&TAGS[..], 0..=2);
    (words(3), words(6), languages, tags, facts).prop_map(
        |(title, body, languages, tags, (name, status, day, happened))| Sketch {
            title,
            body,
            languages,
            tags,
            name,
            status,
            day,
            happened,
        },
    )
}

fn filter() -> impl Strategy<Value = Filter> {
    let search = select(&["", "agua", "AGUA p", "a", "an", "año", "que", "¡", "pan 7"][..]);
    let chosen = (
        prop::option::weighted(0.2, select(&STATUSES[..])),
        prop::option::weighted(0.2, select(&LANGUAGES[..])),
        prop::option::weighted(0.2, select(&TAGS[..])),
        prop::option::weighted(0.1, select(&NAMES[..])),
        prop::option::weighted(0.1, select(&NAMES[..])),
    );
    let flags = (
        prop::bool::weighted(0.25),
        prop::bool::weighted(0.25),
        any::<bool>(),
        prop::bool::weighted(0.2),
    );
    let part = (select(&Sort::ALL[..]), 0..6_usize, 0..5_usize);
    (search, chosen, flags, part).prop_map(|(search, chosen, flags, part)| Filter {
        search: search.to_owned(),
        status: chosen.0,
        language: chosen.1.map(tag),
        tag: chosen.2.map(str::to_owned),
        series: chosen.3.map(str::to_owned),
        author: chosen.4.map(str::to_owned),
        needs_translation: flags.0,
        changed_since_export: flags.1,
        reversed: flags.2,
        trashed: flags.3,
        sort: part.0,
        offset: part.1,
        limit: part.2,
    })
}

fn tag(given: &str) -> LanguageTag {
    LanguageTag::parse(given).unwrap()
}

fn make(tx: &mut Tx<'_>, sketch: &Sketch) -> Result<()> {
    let [
        aligned,
        then_changed,
        exported,
        and_changed,
        trashed,
        thinned,
        settled,
    ] = sketch.happened;
    let body = sketch.body.join(" ");
    let new = NewPost {
        language: &tag(sketch.languages[0]),
        title: &sketch.title.join(" "),
        dek: "",
        body: &body,
    };
    let (id, source) = post::create(tx, new)?;
    let mut last = source;
    for language in &sketch.languages[1..] {
        let translation = Translation {
            post: id,
            from: None,
            language: &tag(language),
            name: "",
            title: "pan",
            body: &body,
        };
        last = edition::translate(tx, translation)?;
    }
    let owned = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    post::set_tags(tx, id, &owned(&sketch.tags))?;
    if let Some(name) = sketch.name {
        post::set_series(tx, id, name)?;
        post::set_people(tx, id, &owned(&[name]))?;
    }
    post::set_status(tx, id, sketch.status)?;
    if sketch.day > 0 {
        post::set_date(tx, id, &format!("2026-05-0{}", sketch.day))?;
    }
    if aligned && last != source {
        alignment::keep(tx, source, last)?;
        alignment::confirm_all(tx, source, last)?;
    }
    if exported {
        let profile = export::profile::of_format(tx, Format::Text)?;
        let piece = export::piece(tx, id, &profile, None)?;
        export::record(tx, &piece, Format::Text)?;
    }
    let say = |tx: &mut Tx<'_>, words: &str| {
        history::replace(tx, source, Field::Body, words, ChangeKind::Replace)
    };
    if then_changed {
        say(tx, "otra agua")?;
        if aligned && last != source {
            alignment::keep(tx, source, last)?;
        }
    }
    if and_changed {
        say(tx, "otro pan")?;
    }
    if thinned && last != source {
        edition::trash(tx, last)?;
    }
    if trashed {
        post::trash(tx, id)?;
    }
    if settled {
        history::settle_all(tx)?;
    }
    Ok(())
}

/// What a search finds by reading everything.
fn found(q: &Query<'_>, filter: &Filter, words: &[String]) -> Result<Option<Set>> {
    if filter.search.is_empty() {
        return Ok(None);
    }
    let mut found = Set::new();
    for edition in q.every_edition()? {
        let fields = history::fields(q, &edition)?;
        let texts = [&*fields.title, &*fields.dek, &*fields.body];
        let is_there = edition.trashed_at.is_none() && !words.is_empty();
        if is_there && search::matches(&texts, words) {
            found.insert(member(edition.post_key));
        }
    }
    Ok(Some(found))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn both_ways_give_the_same_list(
        sketches in prop::collection::vec(sketch(), 0..9),
        filters in prop::collection::vec(filter(), 40),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&folder.path().join("list.octavilla")).unwrap();
        for sketch in &sketches {
            library.write(Op::CreatePost, |tx| make(tx, sketch)).unwrap();
        }
        for filter in &filters {
            let words = search::words(&filter.search);
            let (fast, plain) = library
                .read(|q| {
                    let found = found(q, filter, &words)?;
                    let plain = plain::choose(q, filter, found.as_ref())?;
                    Ok((choose::choose(q, filter, &words)?, plain))
                })
                .unwrap();
            prop_assert_eq!(&fast, &plain, "{:?}", filter);
            // What is kept of a list answers for its other parts.
            let rest = Filter { offset: 1, limit: 2, ..filter.clone() };
            let (fast, plain) = library
                .read(|q| {
                    let found = found(q, &rest, &words)?;
                    let plain = plain::choose(q, &rest, found.as_ref())?;
                    Ok((choose::choose(q, &rest, &words)?, plain))
                })
                .unwrap();
            prop_assert_eq!(&fast, &plain, "{:?}", rest);
        }
    }
}
