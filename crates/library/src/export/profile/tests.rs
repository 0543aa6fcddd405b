use std::collections::BTreeMap;

use serde_json::{Value, json};
use text::LanguageTag;
use text::sanitize::{LinkRel, Scheme};

use super::*;
use crate::error::{Error, Fault};
use crate::library::Library;
use crate::op::Op;
use crate::undo;

fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&folder.path().join("a.octavilla")).unwrap();
    (folder, library)
}

fn all(library: &Library) -> Vec<Profile> {
    library.read(list).unwrap()
}

fn shipped(library: &Library, key: &str) -> Profile {
    library.read(|q| resolve(q, key)).unwrap()
}

fn saved(library: &Library, profile: &Profile) -> Result<Profile> {
    let Profile {
        id,
        name,
        format,
        options,
        ..
    } = profile.clone();
    let written = library.write(Op::SaveProfile, |tx| save(tx, id, &name, format, options));
    written.map(|(profile, _)| profile)
}

#[test]
fn a_copy_asks_for_the_same_and_has_a_name_of_its_own() {
    let (_folder, library) = library();
    let original = shipped(&library, "newsletter");
    let copied = |name: &str| {
        let written = library.write(Op::CreateProfile, |tx| copy(tx, original.id, name));
        written.unwrap()
    };
    let (made, changes) = copied(" Our\nletter ");
    assert!(changes.settings);
    assert_eq!(made.name, "Our letter");
    assert_eq!(
        (made.format, &made.options),
        (original.format, &original.options)
    );
    assert_eq!((made.shipped.as_str(), made.is_changed), ("", false));
    assert_eq!(copied("our letter").0.name, "our letter 2");
    assert_eq!(all(&library).len(), SHIPPED.len() + 2);
    assert!(all(&library).contains(&made));
    undo::undo(&library).unwrap();
    undo::undo(&library).unwrap();
    assert_eq!(all(&library).len(), SHIPPED.len());
}

#[test]
fn what_is_shipped_is_changed_and_reset_and_stays() {
    let (_folder, library) = library();
    let usual = shipped(&library, "single-page");
    let mut wanted = usual.clone();
    wanted.options.heading_level = 2;
    let changed = saved(&library, &wanted).unwrap();
    assert!(changed.is_changed);
    assert_eq!(changed.options.heading_level, 2);
    let stays = library.write(Op::RemoveProfile, |tx| remove(tx, usual.id));
    assert!(matches!(stays, Err(Error::ShippedProfile { .. })));
    library
        .write(Op::ResetProfile, |tx| reset(tx, usual.id))
        .unwrap();
    assert_eq!(shipped(&library, "single-page"), usual);
    undo::undo(&library).unwrap();
    assert_eq!(shipped(&library, "single-page"), changed);
    undo::undo(&library).unwrap();
    assert_eq!(shipped(&library, "single-page"), usual);
}

#[test]
fn a_profile_of_ones_own_is_removed_and_comes_back() {
    let (_folder, library) = library();
    let original = shipped(&library, "hugo");
    let copied = library.write(Op::CreateProfile, |tx| copy(tx, original.id, "Ours"));
    let (made, _) = copied.unwrap();
    let reset_it = library.write(Op::ResetProfile, |tx| reset(tx, made.id));
    assert!(matches!(reset_it, Err(Error::NotFound { .. })));
    library
        .write(Op::RemoveProfile, |tx| remove(tx, made.id))
        .unwrap();
    assert!(!all(&library).contains(&made));
    undo::undo(&library).unwrap();
    assert!(all(&library).contains(&made));
}

#[test]
fn what_cannot_be_asked_for_is_refused_and_nothing_changes() {
    let (_folder, library) = library();
    let usual = shipped(&library, "single-page");
    let link = |name: &str, address: &str| NamedLink {
        name: name.to_owned(),
        address: address.to_owned(),
    };
    type Change = fn(&mut ProfileOptions, NamedLink);
    let cases: [(Change, NamedLink, &str, Fault); 10] = [
        (
            |o, l| o.site.address = l.address,
            link("", "example.org"),
            "site.address",
            Fault::Address,
        ),
        (
            |o, l| o.site.post_address = l.address,
            link("", "/{who}/"),
            "site.postAddress",
            Fault::Place,
        ),
        (
            |o, l| o.site.post_address = l.address,
            link("", "/{slug"),
            "site.postAddress",
            Fault::Place,
        ),
        (
            |o, l| o.header_links = vec![l],
            link("Us", "javascript:a"),
            "headerLinks",
            Fault::Address,
        ),
        (
            |o, l| o.header_links = vec![l],
            link("", "https://a.org"),
            "headerLinks",
            Fault::LinkWithoutName,
        ),
        (
            |o, l| o.share = vec![l],
            link("A", "https://a.org/?t={title}"),
            "share",
            Fault::ShareAddress,
        ),
        (
            |o, l| o.share = vec![l],
            link("A", ""),
            "share",
            Fault::LinkWithoutAddress,
        ),
        (
            |o, _| o.heading_level = 6,
            link("", ""),
            "headingLevel",
            Fault::HeadingLevel,
        ),
        (
            |o, l| o.images.folder = l.name,
            link("../up", ""),
            "images.folder",
            Fault::Folder,
        ),
        (
            |o, l| o.images.folder = l.name,
            link("/etc", ""),
            "images.folder",
            Fault::Folder,
        ),
    ];
    for (change, given, option, fault) in cases {
        let mut wanted = usual.clone();
        change(&mut wanted.options, given);
        match saved(&library, &wanted) {
            Err(Error::BadOption {
                option: found,
                fault: said,
                ..
            }) => assert_eq!((found, said), (option, fault)),
            other => panic!("{option}: {other:?}"),
        }
    }
    let mut nameless = usual.clone();
    nameless.name = " \n".to_owned();
    assert!(matches!(
        saved(&library, &nameless),
        Err(Error::NameMissing)
    ));
    let mut large = usual.clone();
    large.options.template = "x".repeat(600 * 1024);
    assert!(matches!(
        saved(&library, &large),
        Err(Error::TooLarge { .. })
    ));
    assert_eq!(shipped(&library, "single-page"), usual);
}

#[test]
fn lines_are_kept_without_what_is_around_them() {
    let (_folder, library) = library();
    let mut wanted = shipped(&library, "single-page");
    let options = &mut wanted.options;
    options.site.name = "  Our\n site ".to_owned();
    options.header_links = vec![NamedLink::default()];
    let spanish = LanguageTag::parse("es").unwrap();
    options.appeal = BTreeMap::from([(spanish, Appeal::default())]);
    let kept = saved(&library, &wanted).unwrap().options;
    assert_eq!(kept.site.name, "Our site");
    assert!(kept.header_links.is_empty() && kept.appeal.is_empty());
}

/// A profile that asks for something else in every field.
fn of_everything(library: &Library) -> Profile {
    let mut profile = shipped(library, "single-page");
    let link = |address: &str| NamedLink {
        name: "Número".to_owned(),
        address: address.to_owned(),
    };
    let spanish = LanguageTag::parse("es").unwrap();
    let appeal = Appeal {
        text: "Ayuda".to_owned(),
        link: link("https://example.org/ayuda"),
    };
    profile.options = ProfileOptions {
        site: Site {
            name: "Prensa".to_owned(),
            address: "https://example.org".to_owned(),
            post_address: "/{lang}/{slug}/".to_owned(),
        },
        header_links: vec![
            link("https://example.org/a"),
            link("mailto:prensa@example.org"),
        ],
        languages: vec![spanish.clone()],
        layout: Layout::Facing,
        appeal: BTreeMap::from([(spanish, appeal)]),
        share: vec![link("https://t.me/share/url?url={url}")],
        heading_level: 3,
        images: ImageOptions {
            folder: "img".to_owned(),
            width: 800,
            embed: true,
        },
        class_names: false,
        link_rel: vec![LinkRel::Nofollow],
        schemes: vec![Scheme::Tel],
        remote_images: true,
        paper: Paper::A5,
        parts: Parts {
            share: true,
            ..Parts::of_text()
        },
        ..ProfileOptions::default()
    };
    saved(library, &profile).unwrap()
}

#[test]
fn a_shared_profile_comes_into_another_library_as_it_was() {
    let (_folder, library) = library();
    let profile = of_everything(&library);
    let file = share(&profile).unwrap();
    assert_eq!(file, share(&profile).unwrap(), "the same bytes");
    assert!(!file.contains(&profile.id.to_string()), "no id");
    assert_eq!(file_name(&profile), "single-page.octavilla-profile");
    let (_elsewhere, other) = self::library();
    let taken = other.write(Op::CreateProfile, |tx| take_in(tx, file.as_bytes()));
    let (
        TakenIn {
            profile: taken,
            left_out,
        },
        _,
    ) = taken.unwrap();
    assert_eq!(left_out, Vec::<String>::new());
    assert_eq!(taken.options, profile.options);
    assert_eq!(taken.name, "Single page 2", "nothing is written over");
    assert!(taken.id != profile.id && taken.shipped.is_empty());
    assert!(!shipped(&other, "single-page").is_changed);
}

#[test]
fn what_is_not_known_of_a_file_stays_out() {
    let (_folder, library) = library();
    let file = json!({
        "octavillaProfile": 1,
        "name": "Ours",
        "format": "html-page",
        "options": {
            "headingLevel": 2,
            "hologram": true,
            "layout": "spiral",
            "site": { "name": "Us", "planet": "earth" },
            "headerLinks": [{ "name": "A", "address": "https://a.org", "id": "x" }],
        },
    });
    let bytes = file.to_string();
    let taken = library.write(Op::CreateProfile, |tx| take_in(tx, bytes.as_bytes()));
    let (
        TakenIn {
            profile,
            mut left_out,
        },
        _,
    ) = taken.unwrap();
    left_out.sort();
    assert_eq!(
        left_out,
        ["headerLinks.0.id", "hologram", "layout", "site.planet"]
    );
    assert_eq!(profile.options.heading_level, 2);
    assert_eq!(profile.options.site.name, "Us");
    assert_eq!(profile.options.layout, Layout::Stacked);
}

#[test]
fn a_file_that_is_no_profile_changes_nothing() {
    let (_folder, library) = library();
    let take = |bytes: &[u8]| library.write(Op::CreateProfile, |tx| take_in(tx, bytes));
    let form = |version: Value| json!({ "octavillaProfile": version, "name": "A" }).to_string();
    for bytes in [
        b"".to_vec(),
        b"\xff\xfe".to_vec(),
        b"[1]".to_vec(),
        b"{\"name\": \"A\"}".to_vec(),
        form(json!("1")).into_bytes(),
        form(json!(1)).into_bytes(),
        "[".repeat(100_000).into_bytes(),
    ] {
        assert!(matches!(take(&bytes), Err(Error::NotAProfile)));
    }
    let newer = form(json!(2));
    assert!(matches!(
        take(newer.as_bytes()),
        Err(Error::NewerProfile { found: 2, known: 1 })
    ));
    let large = vec![b' '; 600 * 1024];
    assert!(matches!(take(&large), Err(Error::TooLarge { .. })));
    assert_eq!(all(&library).len(), SHIPPED.len());
}
