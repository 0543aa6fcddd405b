//! What is in the trash can be taken back until it goes, goes when it was said to, and then
//! is in no page of the file.

use library::edition::{self, Restored};
use library::trash::{self, Forgotten, Item, Trash};
use library::{EditionId, Error, Op, image, post, purge, undo, upkeep};
use serde_json::json;

use crate::support::{Desk, Folder, LIBRARY, edit, picture};

const DAY: i64 = 24 * 60 * 60 * 1000;
const TEN_YEARS: i64 = 3652 * DAY;

impl Desk {
    fn trashed(&self) -> Trash {
        self.library.read(trash::list).unwrap()
    }

    fn trash_post(&self, post: library::PostId) {
        let trash = |tx: &mut library::Tx<'_>| post::trash(tx, post);
        self.library.write(Op::TrashPost, trash).unwrap();
    }

    fn trash_edition(&self, edition: EditionId) {
        let trash = |tx: &mut library::Tx<'_>| edition::trash(tx, edition);
        self.library.write(Op::TrashEdition, trash).unwrap();
    }

    fn restore_edition(&self, edition: EditionId) -> Restored {
        let restore = |tx: &mut library::Tx<'_>| edition::restore(tx, edition);
        self.library.write(Op::RestoreEdition, restore).unwrap().0
    }

    fn add_image(&self, words: &str) -> String {
        let clean = image::take_in(&picture(words)).unwrap();
        let add = |tx: &mut library::Tx<'_>| image::add(tx, &clean);
        self.library.write(Op::AddImage, add).unwrap().0.name
    }

    fn trash_image(&self, name: &str) -> library::Result<()> {
        let trash = |tx: &mut library::Tx<'_>| image::trash(tx, name);
        self.library.write(Op::TrashImage, trash).map(drop)
    }

    fn has_image(&self, name: &str) -> bool {
        self.library
            .read(|q| image::get(q, name))
            .unwrap()
            .is_some()
    }

    fn set_days(&self, days: Option<u16>) -> library::Result<()> {
        let set = |tx: &mut library::Tx<'_>| trash::set_days(tx, days);
        self.library.write(Op::Configure, set).map(drop)
    }

    /// What the library does by itself at that moment.
    fn upkeep(&self, now: i64) {
        upkeep::run(&self.library, now, &|| true).unwrap();
    }
}

/// The first day on which nothing is in the trash any more, looked at once a day by a clock
/// that says `clock(day)` instead of the true time.
fn goes_on(desk: &Desk, clock: impl Fn(i64) -> i64) -> Option<i64> {
    // The last to be put there.
    let start = desk.trashed().images[0].trashed_at;
    (0..120).find(|day| {
        desk.upkeep(start + clock(*day));
        desk.trashed() == Trash::default()
    })
}

fn with_all_kinds_in_the_trash() -> Desk {
    let desk = Desk::with("The well", "Water.\n");
    let (other, _) = desk.another("The bell", "Bronze.\n");
    let translation = desk.translate("es", "Agua.\n");
    let image = desk.add_image("A picture");
    desk.trash_post(other);
    desk.trash_edition(translation);
    desk.trash_image(&image).unwrap();
    desk
}

#[test]
fn the_trash_says_what_lies_there_and_when_it_goes() {
    let desk = with_all_kinds_in_the_trash();
    let trash = desk.trashed();
    let [post] = trash.posts.as_slice() else {
        panic!("{trash:?}")
    };
    assert_eq!((&*post.slug, &*post.title), ("the-bell", "The bell"));
    assert_eq!(post.languages[0].as_str(), "en");
    assert_eq!(post.goes_at, Some(post.trashed_at + 30 * DAY));
    let [edition] = trash.editions.as_slice() else {
        panic!("{trash:?}")
    };
    assert_eq!(edition.post_title, "The well");
    assert_eq!(edition.language.as_str(), "es");
    assert_eq!(edition.goes_at, Some(edition.trashed_at + 30 * DAY));
    let [picture] = trash.images.as_slice() else {
        panic!("{trash:?}")
    };
    let clean = image::take_in(&crate::support::picture("A picture")).unwrap();
    assert_eq!(picture.bytes, clean.bytes().len() as u64);

    desk.set_days(None).unwrap();
    assert_eq!(desk.trashed().posts[0].goes_at, None);
    let refused = desk.set_days(Some(14)).unwrap_err();
    assert!(matches!(refused, Error::UnknownWord { .. }), "{refused}");

    // With its post in the trash an edition is no matter of its own.
    desk.trash_post(desk.post);
    assert!(desk.trashed().editions.is_empty());
}

#[test]
fn everything_goes_on_the_stated_day() {
    for days in trash::DAYS.into_iter().filter(|days| *days < 100) {
        let desk = with_all_kinds_in_the_trash();
        desk.set_days(Some(days)).unwrap();
        assert_eq!(goes_on(&desk, |day| day * DAY), Some(days.into()));
        assert_eq!(
            desk.body(desk.source),
            "Water.\n",
            "what is not there stays"
        );
        desk.is_healthy();
    }
    let desk = with_all_kinds_in_the_trash();
    desk.set_days(None).unwrap();
    assert_eq!(goes_on(&desk, |day| day * DAY), None, "never by itself");
}

#[test]
fn a_wrong_clock_empties_nothing() {
    let jumps = |days: std::ops::Range<i64>, by: i64| {
        move |day: i64| day * DAY + if days.contains(&day) { by } else { 0 }
    };
    for by in [TEN_YEARS, -TEN_YEARS] {
        let desk = with_all_kinds_in_the_trash();
        assert_eq!(goes_on(&desk, jumps(3..4, by)), Some(30), "for a day");
        let desk = with_all_kinds_in_the_trash();
        let went = goes_on(&desk, jumps(3..10, by));
        assert_eq!(went, Some(30), "for a week");
    }
    // Right from the second day on: what was put there was put there in the past.
    let desk = with_all_kinds_in_the_trash();
    let went = goes_on(&desk, jumps(1..120, TEN_YEARS)).unwrap();
    assert!(went >= 22, "{went}");
    let desk = with_all_kinds_in_the_trash();
    assert_eq!(goes_on(&desk, jumps(1..120, -TEN_YEARS)), None);
}

#[test]
fn what_was_taken_out_and_put_back_begins_anew() {
    let desk = Desk::with("The well", "Water.\n");
    desk.trash_post(desk.post);
    let start = desk.trashed().posts[0].trashed_at;
    (0..30).for_each(|day| desk.upkeep(start + day * DAY));
    let restore = |tx: &mut library::Tx<'_>| post::restore(tx, desk.post);
    desk.library.write(Op::RestorePost, restore).unwrap();
    desk.upkeep(start + 30 * DAY);
    assert_eq!(desk.body(desk.source), "Water.\n");
    std::thread::sleep(std::time::Duration::from_millis(2));
    desk.trash_post(desk.post);
    (31..50).for_each(|day| desk.upkeep(start + day * DAY));
    assert_eq!(desk.trashed().posts.len(), 1);
}

/// Whether bytes stand in the file or in its log. The library may be open.
fn traces(folder: &Folder, word: impl AsRef<[u8]>) -> bool {
    let word = word.as_ref();
    [LIBRARY.to_owned(), format!("{LIBRARY}-wal")]
        .iter()
        .filter(|name| folder.path(name).exists())
        .any(|name| {
            let bytes = folder.bytes(name);
            bytes.windows(word.len()).any(|w| w == word)
        })
}

/// Words for a post and a translation that stand nowhere else. The index keeps them without
/// capitals and without what two neighbours share.
const FORGETTABLE: [&str; 4] = ["Unforgettable", "nforgettable", "Inolvidable", "nolvidable"];

const UNFORGETTABLE_PICTURE: &str = "A picture nobody forgets";

/// The pixels of a picture as a library keeps them.
fn pixels_of(words: &str) -> Vec<u8> {
    const HEAD: usize = 8 + 25;
    let clean = image::take_in(&picture(words)).unwrap();
    clean.bytes()[HEAD..].to_vec()
}

fn with_forgettable_things() -> Desk {
    let desk = Desk::with("Kept", "Kept words.\n");
    let (other, source) = desk.another("Another", "");
    let translation = desk.translate("es", "");
    desk.type_into(source, vec![edit(0, 0, "Unforgettable bell. ")]);
    desk.type_into(
        translation,
        vec![edit(0, 0, "Pozo inolvidable. Inolvidable. ")],
    );
    desk.library
        .write(Op::Align, |tx| {
            library::alignment::keep(tx, desk.source, translation)
        })
        .unwrap();
    let settle = library::history::settle_all;
    desk.library.write(Op::Settle, settle).unwrap();
    let image = desk.add_image(UNFORGETTABLE_PICTURE);
    desk.trash_post(other);
    desk.trash_edition(translation);
    desk.trash_image(&image).unwrap();
    desk
}

#[test]
fn an_emptied_trash_is_in_no_page_of_the_file_nor_in_its_log() {
    let desk = with_forgettable_things();
    for word in FORGETTABLE {
        assert!(traces(&desk.folder, word), "{word} is looked for rightly");
    }
    let pixels = pixels_of(UNFORGETTABLE_PICTURE);
    assert!(traces(&desk.folder, &pixels), "they are looked for rightly");
    let (forgotten, changes) = trash::empty(&desk.library).unwrap();
    let expected = Forgotten {
        posts: 1,
        editions: 1,
        notes: 0,
        images: 1,
    };
    assert_eq!(forgotten, expected);
    assert!(changes.list && changes.posts.contains(&desk.post));
    assert!(purge::run(&desk.library, &|| true).unwrap());
    for word in FORGETTABLE {
        assert!(!traces(&desk.folder, word), "{word} is overwritten");
    }
    assert!(!traces(&desk.folder, &pixels));
    assert!(traces(&desk.folder, "Kept words"));
    assert_eq!(desk.search("kept").rows.len(), 1);
    assert!(desk.search("unforgettable").rows.is_empty());
    desk.is_healthy();
    desk.close().is_healthy();
}

#[test]
fn words_that_were_moved_about_for_long_leave_nothing_either() {
    let desk = Desk::with("Kept", "Kept words.\n");
    let written = |n: usize| desk.another("", &"Other words. ".repeat(n * 20)).1;
    let others: Vec<EditionId> = (0..20).map(written).collect();
    let (post, source) = desk.another("Unforgettable", "");
    let settle = library::history::settle_all;
    for round in 0..100 {
        let words = format!("Unforgettable {round}, and what makes it grow. ");
        desk.type_into(source, vec![edit(0, 0, &words)]);
        let between = "Between. ".repeat(round * 37 % 90);
        desk.type_into(others[round % others.len()], vec![edit(0, 0, &between)]);
        if round % 10 == 0 {
            desk.library.write(Op::Settle, settle).unwrap();
        }
    }
    desk.trash_post(post);
    trash::empty(&desk.library).unwrap();
    assert!(purge::run(&desk.library, &|| true).unwrap());
    assert!(!traces(&desk.folder, "nforgettable"));
    assert!(traces(&desk.folder, "Kept words"));
}

#[test]
fn a_purge_that_was_interrupted_is_finished_later() {
    let desk = with_forgettable_things();
    trash::empty(&desk.library).unwrap();
    assert!(!purge::run(&desk.library, &|| false).unwrap());
    // As after a crash: nobody closes the library.
    let Desk {
        library, folder, ..
    } = desk;
    drop(library);
    assert!(traces(&folder, "nforgettable"), "the index has it still");
    let library = folder.library();
    upkeep::run(&library, 0, &|| true).unwrap();
    for word in FORGETTABLE {
        assert!(!traces(&folder, word), "{word} is overwritten");
    }
    library.close();
    folder.is_healthy();
}

#[test]
fn one_thing_is_forgotten_alone() {
    let desk = with_all_kinds_in_the_trash();
    let trash = desk.trashed();
    let refused = trash::forget_one(&desk.library, &Item::Post(desk.post)).unwrap_err();
    assert!(matches!(refused, Error::NotInTrash { .. }), "{refused}");
    let nothing = Item::Image("none.png".to_owned());
    let refused = trash::forget_one(&desk.library, &nothing).unwrap_err();
    assert!(matches!(refused, Error::NotFound { .. }), "{refused}");

    let items = [
        Item::Post(trash.posts[0].id),
        Item::Edition(trash.editions[0].id),
        Item::Image(trash.images[0].name.clone()),
    ];
    for (at, item) in items.iter().enumerate() {
        trash::forget_one(&desk.library, item).unwrap();
        let left = desk.trashed();
        let count = left.posts.len() + left.editions.len() + left.images.len();
        assert_eq!(count, items.len() - at - 1, "{item:?}");
        desk.is_healthy();
    }
    assert_eq!(desk.body(desk.source), "Water.\n");
}

#[test]
fn what_was_translated_from_a_forgotten_edition_keeps_a_source() {
    let desk = Desk::with("The well", "Water.\n");
    let pivot = desk.translate("es", "Agua.\n");
    let tag = text::LanguageTag::parse("fr").unwrap();
    let new = edition::Translation {
        post: desk.post,
        from: Some(pivot),
        language: &tag,
        name: "",
        title: "",
        body: "Eau.\n",
    };
    let translate = |tx: &mut library::Tx<'_>| edition::translate(tx, new);
    let (french, _) = desk.library.write(Op::Translate, translate).unwrap();
    let align = |tx: &mut library::Tx<'_>| library::alignment::keep(tx, pivot, french);
    desk.library.write(Op::Align, align).unwrap();
    desk.trash_edition(pivot);
    trash::empty(&desk.library).unwrap();
    assert_eq!(desk.edition(french).translated_from, Some(desk.source));
    assert_eq!(desk.body(french), "Eau.\n");
    desk.is_healthy();
}

#[test]
fn an_edition_whose_place_is_taken_comes_back_under_a_name() {
    let desk = Desk::with("The well", "Water.\n");
    let first = desk.translate("es", "Primera.\n");
    desk.trash_edition(first);
    let second = desk.translate("es", "Segunda.\n");
    let Restored::UnderName(name) = desk.restore_edition(first) else {
        panic!("its place is taken")
    };
    assert!(name.starts_with("Restored 20"), "{name}");
    let restored = desk.edition(first);
    assert_eq!((restored.is_current, &restored.name), (false, &name));
    assert_eq!(desk.body(first), "Primera.\n");
    assert!(desk.edition(second).is_current);

    desk.trash_edition(second);
    let third = desk.translate("es", "Tercera.\n");
    let again = Restored::UnderName(format!("{name} 2"));
    assert_eq!(desk.restore_edition(second), again, "names are not alike");
    desk.is_healthy();

    // Taken back, it is in the trash as it was, and has its place when that is free.
    undo::undo(&desk.library).unwrap();
    desk.trash_edition(third);
    assert_eq!(desk.restore_edition(second), Restored::AsItWas);
    let second = desk.edition(second);
    assert_eq!((second.is_current, &*second.name), (true, ""));
    desk.is_healthy();
}

#[test]
fn an_image_that_a_text_shows_does_not_go_to_the_trash() {
    let desk = Desk::with("The well", "Water.\n");
    let name = desk.add_image("A picture");
    let shown = format!("![A well](image/{name}) ");
    desk.type_into(desk.source, vec![edit(0, 0, &shown)]);
    let in_use = |result: library::Result<()>| match result {
        Err(Error::ImageInUse { posts, .. }) => posts,
        other => panic!("{other:?}"),
    };
    assert_eq!(in_use(desk.trash_image(&name)), ["the-well"]);
    assert_eq!(desk.library.read(image::list).unwrap()[0].editions, 1);
    // A text in the trash would lose it too.
    desk.trash_post(desk.post);
    assert_eq!(in_use(desk.trash_image(&name)), ["the-well"]);
    trash::empty(&desk.library).unwrap();
    assert_eq!(desk.library.read(image::list).unwrap()[0].editions, 0);
    desk.trash_image(&name).unwrap();
    assert_eq!(desk.trashed().images[0].name, name);
}

#[test]
fn an_image_that_is_shown_again_is_not_forgotten() {
    let desk = Desk::with("The well", "Water.\n");
    let name = desk.add_image("A picture");
    desk.trash_image(&name).unwrap();
    let shown = format!("![A well](image/{name}) ");
    desk.type_into(desk.source, vec![edit(0, 0, &shown)]);
    let (forgotten, _) = trash::empty(&desk.library).unwrap();
    assert_eq!(forgotten, Forgotten::default());
    assert!(desk.has_image(&name));
    assert!(desk.trashed().images.is_empty(), "it is out of the trash");
}

#[test]
fn an_image_comes_back_by_undo_and_by_its_bytes() {
    let desk = Desk::with("The well", "Water.\n");
    let name = desk.add_image("A picture");
    desk.trash_image(&name).unwrap();
    let (op, changes) = undo::undo(&desk.library).unwrap().unwrap();
    assert_eq!(op, Op::TrashImage);
    assert!(changes.list);
    assert!(desk.trashed().images.is_empty());

    desk.trash_image(&name).unwrap();
    assert_eq!(desk.add_image("A picture"), name);
    assert!(desk.trashed().images.is_empty());

    desk.trash_image(&name).unwrap();
    let restore = |tx: &mut library::Tx<'_>| image::restore(tx, &name);
    desk.library.write(Op::RestoreImage, restore).unwrap();
    undo::undo(&desk.library).unwrap();
    assert_eq!(desk.trashed().images.len(), 1);
}

#[test]
fn more_than_a_batch_goes_at_once() {
    let desk = Desk::with("Kept", "Kept.\n");
    for number in 0..120 {
        let (post, _) = desk.another(&format!("Number {number}"), "Words.\n");
        desk.trash_post(post);
    }
    let (forgotten, _) = trash::empty(&desk.library).unwrap();
    assert_eq!(forgotten.posts, 120);
    assert_eq!(desk.trashed(), Trash::default());
    assert_eq!(desk.search("").rows.len(), 1);
}

#[test]
fn octa_shows_and_empties_the_trash() {
    let folder = Folder::with_library();
    let post = folder.post("The well", "en", "Water.\n");
    folder.post("Kept", "en", "Kept.\n");
    folder.octa(["trash", LIBRARY, &post]).succeeds();
    let listed = folder.octa(["list", LIBRARY, "--trash", "--json"]).json();
    let row = &listed[0];
    let (from, to) = (&row["trashedAt"], &row["goesAt"]);
    assert_eq!(to.as_i64().unwrap() - from.as_i64().unwrap(), 30 * DAY);
    let day = row["goes"].as_str().unwrap();
    let said = folder.octa(["list", LIBRARY, "--trash"]).succeeds();
    assert!(said.contains(&format!("goes {day}")), "{said}");
    let outside = folder.octa(["list", LIBRARY, "--json"]).json();
    assert!(outside[0].get("goesAt").is_none());

    let due = folder
        .octa(["empty-trash", LIBRARY, "--due", "--json"])
        .json();
    assert_eq!(
        due,
        json!({ "posts": 0, "editions": 0, "notes": 0, "images": 0 })
    );
    let said = folder.octa(["empty-trash", LIBRARY]).succeeds();
    assert_eq!(said, "forgotten: 1 post, 0 editions, 0 images\n");
    assert_eq!(folder.slugs(&["--trash"]), [""; 0]);
    assert_eq!(folder.slugs(&[]), ["kept"]);
    folder.is_healthy();
}

#[test]
fn octa_puts_translations_into_the_trash_and_says_what_became_of_them() {
    let folder = Folder::with_library();
    let post = folder.post("The well", "en", "Water.\n");
    folder.translation(&post, "es", "El pozo", "Agua.\n");
    let trash = |verb: &str| folder.octa([verb, LIBRARY, &post, "--lang", "es"]);
    trash("trash").succeeds();
    trash("trash").fails_with("there is no edition `es`");
    assert!(trash("restore").succeeds().ends_with("out of the trash\n"));
    trash("trash").succeeds();
    folder.translation(&post, "es", "Otro", "Otra agua.\n");
    let said = trash("restore").succeeds();
    assert!(said.contains("out of the trash as \"Restored 20"), "{said}");
    trash("restore").fails_with("there is no edition `es`");
    let editions = folder.show(&post)["editions"].as_array().unwrap().len();
    assert_eq!(editions, 3);
    folder
        .octa(["trash", LIBRARY, &post, "--lang", "en"])
        .fails_with("the source edition goes to the trash with its post only");
}

#[test]
fn octa_keeps_images() {
    let folder = Folder::with_library();
    folder.write("a.png", picture("A picture"));
    folder.write("b.txt", "no picture");
    let said = folder.octa(["image", "add", LIBRARY, "a.png"]).succeeds();
    let written = said.trim();
    folder
        .octa(["image", "add", LIBRARY, "a.png", "b.txt"])
        .fails_with(
            "b.txt: this is no image that is known; PNG, JPEG, WebP, GIF and BMP are taken in",
        );
    let list = || folder.octa(["image", "list", LIBRARY, "--json"]).json();
    assert_eq!(list()[0]["editions"], 0);

    let post = folder.post("The well", "en", &format!("![A well]({written})\n"));
    assert_eq!(list()[0]["editions"], 1);
    let sentence = folder.octa(["image", "trash", LIBRARY, written]).fails();
    assert!(sentence.contains("is shown in the-well"), "{sentence}");
    folder.octa(["trash", LIBRARY, &post]).succeeds();
    folder.octa(["empty-trash", LIBRARY]).succeeds();

    folder.octa(["image", "trash", LIBRARY, written]).succeeds();
    assert!(list()[0]["trashedAt"].is_i64());
    folder
        .octa(["image", "restore", LIBRARY, written])
        .succeeds();
    assert!(list()[0]["trashedAt"].is_null());
    folder.octa(["image", "trash", LIBRARY, written]).succeeds();
    let said = folder.octa(["empty-trash", LIBRARY]).succeeds();
    assert_eq!(said, "forgotten: 0 posts, 0 editions, 1 image\n");
    assert_eq!(list(), json!([]));
}
