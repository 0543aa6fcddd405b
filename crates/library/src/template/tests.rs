use text::LanguageTag;
use text::dates::{Day, long};

use super::*;
use crate::history;
use crate::library::Library;
use crate::op::Op;
use crate::{edition, undo};

fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&folder.path().join("a.octavilla")).unwrap();
    (folder, library)
}

fn language(tag: &str) -> LanguageTag {
    LanguageTag::parse(tag).unwrap()
}

fn own(name: &str) -> Words {
    Words {
        language: language("fr"),
        name: name.to_owned(),
        title: "  Un\ntitre ".to_owned(),
        dek: String::new(),
        place_line: "‹lieu›, ‹date›".to_owned(),
        body: "‹texte›\n".to_owned(),
    }
}

#[test]
fn every_shipped_template_has_all_its_parts_and_asks_for_something() {
    for key in shipped::keys() {
        let words = shipped::words(key).unwrap();
        assert_eq!(kept(words.clone()).unwrap(), words, "{key}");
        let fields = [&words.title, &words.dek, &words.place_line, &words.body];
        for field in fields {
            let opened = field.matches('‹').count();
            assert!(opened > 0, "{key}: {field}");
            assert_eq!(opened, field.matches('›').count(), "{key}: {field}");
        }
        let (kind, tag) = key.split_once('.').unwrap();
        let counterpart = if tag == "en" { "es" } else { "en" };
        assert!(shipped::key(&format!("{kind}.{counterpart}")).is_some());
        assert_eq!(words.language.as_str(), tag);
    }
}

#[test]
fn a_post_begins_with_the_words_of_its_template_and_today() {
    let (_folder, library) = library();
    let es = language("es");
    let key: TemplateKey = "communique.es".parse().unwrap();
    let new = Beginning {
        language: &es,
        title: "",
        template: &key,
    };
    let (((post, id), today), _) = library
        .write(Op::CreatePost, |tx| {
            let day = Day::parse(&tx.local_day(tx.now)?).unwrap();
            Ok((begin(tx, new)?, long(day, &es)))
        })
        .unwrap();
    let fields = library
        .read(|q| history::fields(q, &edition::get(q, id)?))
        .unwrap();
    assert_eq!(fields.place_line, format!("‹lugar›, {today}"));
    assert_eq!(fields.title, "‹qué pasó, en una línea›");
    assert!(fields.dek.starts_with("Este comunicado viene de ‹"));
    assert!(fields.body.ends_with("‹quién firma›\n"));
    let (op, _) = undo::undo(&library).unwrap().unwrap();
    assert_eq!(op, Op::CreatePost);
    let trashed = library.read(|q| crate::post::get(q, post)).unwrap();
    assert!(trashed.trashed_at.is_some());
}

#[test]
fn a_given_title_stays() {
    let (_folder, library) = library();
    let en = language("en");
    let key: TemplateKey = "event.en".parse().unwrap();
    let new = Beginning {
        language: &en,
        title: "Open night",
        template: &key,
    };
    let ((post, id), _) = library.write(Op::CreatePost, |tx| begin(tx, new)).unwrap();
    let (post, title) = library
        .read(|q| {
            let title = history::fields(q, &edition::get(q, id)?)?;
            Ok((crate::post::get(q, post)?, title.title))
        })
        .unwrap();
    assert_eq!(
        (post.slug.as_str(), title.as_str()),
        ("open-night", "Open night")
    );
}

#[test]
fn a_shipped_one_is_changed_and_reset_and_each_can_be_taken_back() {
    let (_folder, library) = library();
    let key: TemplateKey = "event.en".parse().unwrap();
    let read = || library.read(|q| get(q, &key)).unwrap();
    let usual = read();
    assert!(!usual.is_changed);
    let changed = Words {
        body: "Come!\n".to_owned(),
        ..usual.words.clone()
    };
    let save = |words: Words| library.write(Op::SaveTemplate, |tx| save(tx, &key, words));
    let (saved, changes) = save(changed.clone()).unwrap();
    assert!(saved.is_changed && changes.settings);
    assert_eq!(read().words, changed);
    library
        .write(Op::ResetTemplate, |tx| reset(tx, &key))
        .unwrap();
    assert_eq!(read(), usual);
    undo::undo(&library).unwrap();
    assert_eq!(read().words, changed);
    undo::undo(&library).unwrap();
    assert_eq!(read(), usual);
    // What says the same is no change, and leaves nothing to take back.
    let (_, changes) = save(usual.words.clone()).unwrap();
    assert!(changes.is_empty());
    let removed = library.write(Op::RemoveTemplate, |tx| remove(tx, &key));
    assert!(matches!(removed, Err(Error::ShippedTemplate { .. })));
}

#[test]
fn ones_own_are_made_renamed_removed_and_brought_back() {
    let (_folder, library) = library();
    let (made, _) = library
        .write(Op::CreateTemplate, |tx| create(tx, own(" Appel ")))
        .unwrap();
    assert_eq!(made.words.name, "Appel");
    assert_eq!(made.words.title, "Un titre");
    let renamed = Words {
        name: "Annonce".to_owned(),
        ..made.words.clone()
    };
    library
        .write(Op::SaveTemplate, |tx| save(tx, &made.key, renamed))
        .unwrap();
    let last = || library.read(list).unwrap().pop().unwrap();
    assert_eq!(last().words.name, "Annonce");
    library
        .write(Op::RemoveTemplate, |tx| remove(tx, &made.key))
        .unwrap();
    assert_eq!(library.read(list).unwrap().len(), shipped::keys().count());
    undo::undo(&library).unwrap();
    assert_eq!(last().words.name, "Annonce");
    assert!(matches!(
        library.write(Op::ResetTemplate, |tx| reset(tx, &made.key)),
        Err(Error::NotFound { .. })
    ));
    undo::undo(&library).unwrap();
    undo::undo(&library).unwrap();
    assert!(matches!(
        library.read(|q| get(q, &made.key)),
        Err(Error::NotFound { .. })
    ));
}

#[test]
fn one_is_found_by_key_kind_or_name() {
    let (_folder, library) = library();
    let found = |given: &str, tag: &str| {
        library
            .read(|q| resolve(q, given, &language(tag)))
            .map(|it| it.key.to_string())
    };
    assert_eq!(found("statement.en", "es").unwrap(), "statement.en");
    assert_eq!(found("statement", "es-MX").unwrap(), "statement.es");
    assert_eq!(found("statement", "de").unwrap(), "statement.en");
    assert_eq!(found("entrevista", "de").unwrap(), "interview.es");
    assert!(matches!(found("poem", "en"), Err(Error::NotFound { .. })));
    for _ in 0..2 {
        library
            .write(Op::CreateTemplate, |tx| create(tx, own("Appel")))
            .unwrap();
    }
    assert!(matches!(found("appel", "fr"), Err(Error::Ambiguous { .. })));
}

#[test]
fn what_is_nameless_or_too_long_is_refused() {
    let (_folder, library) = library();
    let refused = |words: Words| {
        library
            .write(Op::CreateTemplate, |tx| create(tx, words))
            .unwrap_err()
    };
    assert!(matches!(refused(own(" ")), Error::NameMissing));
    let long = Words {
        body: "x".repeat(MAX_BYTES),
        ..own("Long")
    };
    assert!(matches!(refused(long), Error::TooLarge { .. }));
}
