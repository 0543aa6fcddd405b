//! Which posts are shown, in which order, and what is done to one or several of them.

use library::export::{self, Format};
use library::history::{self, ChangeKind, Field};
use library::post::filter::{self, Filter, Sort};
use library::post::{self, Status};
use library::{EditionId, Library, Op, PostId, Query, Reader, alignment, edition, trash, undo};

use crate::support::source::root;
use crate::support::{Desk, Folder, LIBRARY, THREE, edit};

fn slugs(library: &Reader, filter: &Filter) -> Vec<String> {
    let page = library.read(|q| post::list(q, filter)).unwrap();
    assert_eq!(page.total, page.rows.len());
    page.rows.into_iter().map(|row| row.slug).collect()
}

fn chosen(choose: impl FnOnce(&mut Filter)) -> Filter {
    let mut filter = Filter::default();
    choose(&mut filter);
    filter
}

fn strings(given: &[&str]) -> Vec<String> {
    given.iter().map(|one| (*one).to_owned()).collect()
}

/// Four posts; the desk's own is the well.
fn four() -> (Desk, [PostId; 4]) {
    let desk = Desk::with("The well", THREE);
    let (bread, _) = desk.another("Bread", "About bread.\n");
    let (water, _) = desk.another("Águas", "Water everywhere.\n");
    let (night, _) = desk.another("año de noche", "Bells at night.\n");
    let posts = [desk.post, bread, water, night];
    (desk, posts)
}

fn undo(library: &Library) -> Option<Op> {
    undo::undo(library).unwrap().map(|(op, _)| op)
}

#[test]
fn posts_are_filtered_by_what_is_said_of_them() {
    let (desk, [well, bread, water, night]) = four();
    let library = &desk.library;
    library
        .write(Op::SetTags, |tx| {
            post::set_tags(tx, well, &strings(&["land", "water"]))?;
            post::set_tags(tx, bread, &strings(&["land"]))?;
            post::set_series(tx, water, "Letters")?;
            post::set_people(tx, night, &strings(&["Tomás", "Inés"]))?;
            post::set_status(tx, bread, Status::Published)
        })
        .unwrap();
    let all = |choose: fn(&mut Filter)| {
        let mut found = slugs(library, &chosen(choose));
        found.sort();
        found
    };
    assert_eq!(all(|f| f.tag = Some("land".into())), ["bread", "the-well"]);
    assert_eq!(all(|f| f.tag = Some("Land".into())), [""; 0]);
    assert_eq!(all(|f| f.series = Some("Letters".into())), ["aguas"]);
    assert_eq!(all(|f| f.author = Some("Inés".into())), ["ano-de-noche"]);
    let both = |f: &mut Filter| {
        f.tag = Some("land".into());
        f.search = "BRE".into();
        f.status = Some(Status::Published);
    };
    assert_eq!(all(both), ["bread"]);
    library
        .write(Op::TrashPost, |tx| post::trash(tx, bread))
        .unwrap();
    assert_eq!(all(both), [""; 0]);
    assert_eq!(all(|f| f.trashed = true), ["bread"]);
    let values = library.read(post::values).unwrap();
    let tags: Vec<_> = values
        .tags
        .iter()
        .map(|v| (v.name.as_str(), v.posts))
        .collect();
    assert_eq!(
        tags,
        [("land", 1), ("water", 1)],
        "the trash does not count"
    );
    let people: Vec<_> = values.people.iter().map(|v| v.name.as_str()).collect();
    assert_eq!(people, ["Inés", "Tomás"]);
}

#[test]
fn posts_are_sorted_as_in_a_dictionary_and_back() {
    let (desk, _) = four();
    let by = |sort, reversed| {
        let sorted = chosen(|f| (f.sort, f.reversed) = (sort, reversed));
        slugs(&desk.library, &sorted)
    };
    let titles = ["aguas", "ano-de-noche", "bread", "the-well"];
    assert_eq!(by(Sort::Title, false), titles);
    assert_eq!(
        by(Sort::Touched, true),
        ["the-well", "bread", "aguas", "ano-de-noche"]
    );
    let mut back = by(Sort::Title, true);
    back.reverse();
    assert_eq!(back, titles);
    desk.replace(desk.source, Field::Title, "A well");
    assert_eq!(
        by(Sort::Title, false)[0],
        "a-well",
        "as soon as it is typed"
    );
}

#[test]
fn what_waits_for_its_translator_is_found() {
    let desk = Desk::with("The well", THREE);
    let needing = || slugs(&desk.library, &chosen(|f| f.needs_translation = true));
    assert_eq!(
        needing(),
        [""; 0],
        "in a library of one language nothing is missing"
    );
    let spanish = desk.translate("es", THREE);
    let (_, english) = desk.another("Bread", "Bread.\n");
    assert_eq!(needing(), ["bread"], "it is not there in Spanish");
    let keep = |tx: &mut library::Tx<'_>| alignment::keep(tx, desk.source, spanish);
    let confirm = |tx: &mut library::Tx<'_>| alignment::confirm_all(tx, desk.source, spanish);
    desk.library.write(Op::Align, keep).unwrap();
    desk.library.write(Op::ConfirmBead, confirm).unwrap();
    assert_eq!(needing(), ["bread"]);
    desk.type_into(desk.source, vec![edit(0, 8, "That well")]);
    desk.library.write(Op::Align, keep).unwrap();
    assert_eq!(needing(), ["the-well", "bread"], "and a pair has changed");
    desk.library.write(Op::ConfirmBead, confirm).unwrap();
    assert_eq!(needing(), ["bread"]);
    let post = desk
        .library
        .read(|q| edition::get(q, english))
        .unwrap()
        .post;
    desk.library
        .write(Op::TrashPost, |tx| post::trash(tx, post))
        .unwrap();
    assert_eq!(needing(), [""; 0]);
}

#[test]
fn what_was_changed_since_its_export_is_found() {
    let desk = Desk::with("The well", THREE);
    desk.another("Bread", "Bread.\n");
    let behind = || slugs(&desk.library, &chosen(|f| f.changed_since_export = true));
    let export = || {
        desk.library
            .write(Op::RecordExport, |tx| {
                let profile = export::profile::of_format(tx, Format::HtmlPage)?;
                let piece = export::piece(tx, desk.post, &profile, None)?;
                export::record(tx, &piece, Format::HtmlPage)
            })
            .unwrap();
    };
    assert_eq!(behind(), [""; 0], "what was never exported is not behind");
    export();
    assert_eq!(behind(), [""; 0]);
    desk.type_into(desk.source, vec![edit(0, 0, "Now. ")]);
    assert_eq!(behind(), ["the-well"], "from the first key on");
    export();
    assert_eq!(behind(), [""; 0]);
}

#[test]
fn a_search_shows_its_place_in_the_title_and_in_the_text() {
    let desk = Desk::with("The Wéll. And more.", "They dug. The well is deep. So.\n");
    let row = desk.search("well").rows.remove(0);
    let title = row.title_hit.unwrap();
    assert_eq!(
        [&*title.before, &*title.matched, &*title.after],
        ["The ", "Wéll", ". And more."]
    );
    let hit = row.hit.unwrap();
    assert_eq!([&*hit.before, &*hit.matched], ["The ", "well"]);
    let spanish = desk.translate("es", "Nada.\n");
    desk.replace(spanish, Field::Dek, "De la asamblea");
    let row = desk.search("ASAMBLEA").rows.remove(0);
    assert_eq!(row.title_hit, None);
    let hit = row.hit.unwrap();
    assert_eq!((hit.language.as_str(), &*hit.matched), ("es", "asamblea"));
}

#[test]
fn several_posts_are_changed_at_once_and_taken_back_at_once() {
    let (desk, posts) = four();
    let library = &desk.library;
    let tags = |post| library.read(|q| post::get(q, post)).unwrap().tags;
    library
        .write(Op::SetTags, |tx| {
            post::set_tags(tx, posts[0], &strings(&["old"]))
        })
        .unwrap();
    let act = |tx: &mut library::Tx<'_>, post| {
        post::tag(tx, post, &strings(&[" new ", "new"]), &strings(&["old"]))
    };
    let ((), changes) = library
        .write(Op::SetTags, |tx| post::each(tx, &posts, act))
        .unwrap();
    assert_eq!(changes.posts.len(), 4);
    for post in posts {
        assert_eq!(tags(post), ["new"]);
    }
    assert_eq!(undo(library), Some(Op::SetTags));
    assert_eq!(posts.map(tags), [strings(&["old"]), vec![], vec![], vec![]]);

    let trash = |tx: &mut library::Tx<'_>| post::each(tx, &posts, post::trash);
    library.write(Op::TrashPost, trash).unwrap();
    assert_eq!(slugs(library, &Filter::default()), [""; 0]);
    assert_eq!(undo(library), Some(Op::TrashPost));
    assert_eq!(slugs(library, &Filter::default()).len(), 4);
}

#[test]
fn one_that_is_gone_does_not_keep_the_others_from_being_taken_back() {
    let (desk, posts) = four();
    let library = &desk.library;
    let trash = |tx: &mut library::Tx<'_>| post::each(tx, &posts, post::trash);
    library.write(Op::TrashPost, trash).unwrap();
    trash::forget_one(library, &trash::Item::Post(posts[1])).unwrap();
    assert_eq!(undo(library), Some(Op::TrashPost));
    assert_eq!(slugs(library, &Filter::default()).len(), 3);
}

#[test]
fn nothing_is_done_to_any_where_one_is_not_there() {
    let (desk, posts) = four();
    let with_stranger = [posts[0], PostId::new()];
    let failed = desk.library.write(Op::TrashPost, |tx| {
        post::each(tx, &with_stranger, post::trash)
    });
    assert!(matches!(failed, Err(library::Error::NotFound { .. })));
    assert_eq!(slugs(&desk.library, &Filter::default()).len(), 4);
}

/// What an edition says, and how its pairs with another one stand.
fn says(q: &Query<'_>, editions: [EditionId; 2]) -> library::Result<String> {
    let mut said = String::new();
    for id in editions {
        let edition = edition::get(q, id)?;
        let fields = history::fields(q, &edition)?;
        let facts = (
            &edition.language,
            &edition.name,
            edition.role,
            &edition.tags,
        );
        let texts = (&fields.dek, &fields.place_line, &fields.body, &fields.notes);
        said += &format!("{facts:?} {texts:?}\n");
    }
    for bead in alignment::get(q, editions[0], editions[1])?.beads {
        said += &format!("{:?} {:?} {}\n", bead.places, bead.step, bead.confirmed);
    }
    Ok(said)
}

#[test]
fn a_copy_says_what_its_original_says_and_begins_anew() {
    let desk = Desk::with("The well", THREE);
    let library = &desk.library;
    let spanish = desk.translate("es", "El pozo no se vende.\n\n¡Libertad para Inés!\n");
    desk.replace(spanish, Field::Title, "El pozo");
    desk.replace(spanish, Field::Notes, "ask Tomás");
    desk.replace(desk.source, Field::PlaceLine, "Valle, May");
    library
        .write(Op::SetTags, |tx| {
            post::set_tags(tx, desk.post, &strings(&["water"]))?;
            post::set_series(tx, desk.post, "Letters")?;
            post::set_people(tx, desk.post, &strings(&["Inés", "Mara"]))?;
            post::set_date(tx, desk.post, "2026-05-13")?;
            post::set_status(tx, desk.post, Status::Published)?;
            edition::set_tags(tx, spanish, &strings(&["agua"]))?;
            alignment::keep(tx, desk.source, spanish)?;
            alignment::confirm_all(tx, desk.source, spanish)
        })
        .unwrap();
    // One pair has changed, and the journal goes on behind the columns.
    desk.type_into(desk.source, vec![edit(0, 8, "That well")]);
    library
        .write(Op::Align, |tx| alignment::keep(tx, desk.source, spanish))
        .unwrap();
    desk.type_into(desk.source, vec![edit(0, 0, "Now. ")]);

    let ((copy, source), _) = library
        .write(Op::DuplicatePost, |tx| post::duplicate(tx, desk.post))
        .unwrap();
    let (one, other) = library
        .read(|q| Ok((post::get(q, desk.post)?, post::get(q, copy)?)))
        .unwrap();
    assert_eq!((&one.tags, &one.series), (&other.tags, &other.series));
    assert_eq!((&one.people, &one.date), (&other.people, &other.date));
    assert_eq!(
        (other.status, &*other.slug),
        (
            Status::Draft,
            "that-well-copy".replace("that", "the").as_str()
        )
    );
    let editions = library.read(|q| edition::of_post(q, copy)).unwrap();
    let titles: Vec<&str> = editions.iter().map(|e| e.title.as_str()).collect();
    assert_eq!(titles, ["The well (copy)", "El pozo (copia)"]);
    assert_eq!(editions[0].id, source);
    assert_eq!(editions[1].translated_from, Some(source));
    let read = |q: &Query<'_>| {
        let copied = says(q, [source, editions[1].id])?;
        Ok((says(q, [desk.source, spanish])?, copied))
    };
    let (original, copied) = library.read(read).unwrap();
    assert_eq!(original, copied);
    assert!(copied.contains("Changed"), "{copied}");
    // Title, dek or place line, and body: each is one change.
    assert!(editions.iter().all(|e| e.revision <= 4), "{editions:?}");
    desk.is_healthy();

    assert_eq!(undo(library), Some(Op::DuplicatePost));
    assert_eq!(slugs(library, &Filter::default()), ["the-well"]);
}

#[test]
fn a_copy_of_alternatives_keeps_which_is_current() {
    let desk = Desk::with("", THREE);
    desk.translate("es", "Uno.\n");
    let alternative = edition::Translation {
        post: desk.post,
        from: None,
        language: &text::LanguageTag::parse("es").unwrap(),
        name: "radio",
        title: "",
        body: "Dos.\n",
    };
    desk.library
        .write(Op::Translate, |tx| edition::translate(tx, alternative))
        .unwrap();
    let ((copy, _), _) = desk
        .library
        .write(Op::DuplicatePost, |tx| post::duplicate(tx, desk.post))
        .unwrap();
    let facts = |post| {
        let editions = desk.library.read(|q| edition::of_post(q, post)).unwrap();
        let facts = editions
            .into_iter()
            .map(|e| (e.name, e.is_current, e.title));
        facts.collect::<Vec<_>>()
    };
    assert_eq!(facts(copy), facts(desk.post));
}

#[test]
fn a_way_of_looking_is_kept_under_a_name() {
    let (desk, _) = four();
    let library = &desk.library;
    let wanted = chosen(|f| {
        f.search = "água".into();
        f.status = Some(Status::Draft);
        f.needs_translation = true;
        f.sort = Sort::Title;
        f.limit = 5;
    });
    let (saved, changes) = library
        .write(Op::SaveFilter, |tx| filter::create(tx, "  Mine  ", &wanted))
        .unwrap();
    assert!(changes.settings && !changes.list);
    assert_eq!((&*saved.name, saved.filter.limit), ("Mine", 0));
    let names = |library: &Reader| -> Vec<String> {
        let saved = library.read(filter::list).unwrap();
        saved.into_iter().map(|one| one.name).collect()
    };
    let rename = |tx: &mut library::Tx<'_>| filter::rename(tx, saved.id, "Ours");
    library.write(Op::SaveFilter, rename).unwrap();
    assert_eq!(names(library), ["Ours"]);
    library
        .write(Op::SaveFilter, |tx| filter::remove(tx, saved.id))
        .unwrap();
    assert_eq!(names(library), [""; 0]);
    for after in [vec!["Ours"], vec!["Mine"], vec![]] {
        assert_eq!(undo(library), Some(Op::SaveFilter));
        assert_eq!(names(library), after);
    }
    let nameless = library.write(Op::SaveFilter, |tx| filter::create(tx, " ", &wanted));
    assert!(matches!(nameless, Err(library::Error::NameMissing)));
    library
        .write(Op::SaveFilter, |tx| filter::create(tx, "Kept", &wanted))
        .unwrap();
    let folder = desk.close();
    let kept = folder.reader().read(filter::list).unwrap().remove(0);
    assert_eq!(kept.filter, Filter { limit: 0, ..wanted });
}

#[test]
fn a_library_of_an_older_schema_is_listed_before_and_after_it_is_brought_up() {
    let folder = Folder::empty();
    for schema in 1..=3 {
        let fixture = root().join(format!("crates/library/fixtures/schema-{schema}.octavilla"));
        let path = folder.path(&format!("{schema}-{LIBRARY}"));
        std::fs::copy(fixture, &path).unwrap();
        let filters = [
            chosen(|f| f.search = "WELL".into()),
            chosen(|f| f.search = "poz".into()),
            chosen(|f| f.needs_translation = true),
            chosen(|f| f.sort = Sort::Title),
            chosen(|f| f.tag = Some("water".into())),
            chosen(|f| f.status = Some(Status::Draft)),
        ];
        let listed = |library: &Reader| filters.each_ref().map(|f| slugs(library, f));
        let before = listed(&Reader::open(&path).unwrap());
        assert!(!before[0].is_empty() && !before[3].is_empty(), "{before:?}");
        let library = Library::open(&path).unwrap();
        assert_eq!(listed(&library), before, "schema {schema}");
        library.close();
    }
}

#[test]
fn a_title_of_which_words_are_forgotten_leaves_nothing_to_sort_by() {
    let desk = Desk::with("Unsayable", "Words.\n");
    desk.library
        .write(Op::Append, |tx| {
            history::replace(tx, desk.source, Field::Title, "Bread", ChangeKind::Replace)
        })
        .unwrap();
    let by_title = chosen(|f| f.sort = Sort::Title);
    assert_eq!(slugs(&desk.library, &by_title), ["bread"]);
    let keys = desk.library.path().to_path_buf();
    desk.library.close();
    let connection = rusqlite::Connection::open(keys).unwrap();
    let key: String = connection
        .query_row("SELECT title_key FROM post", [], |row| row.get(0))
        .unwrap();
    assert_eq!(key, "bread");
}
