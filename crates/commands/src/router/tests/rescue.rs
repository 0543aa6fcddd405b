//! Words that could not be saved, and libraries that go away while they are open.

use std::fs;
use std::path::PathBuf;

use super::*;

const HERE: &str = "11111111-1111-4111-8111-111111111111";
const GONE: &str = "22222222-2222-4222-8222-222222222222";

struct Case {
    window: Window,
    library: PathBuf,
    post: Value,
    edition: Value,
}

impl Case {
    fn new() -> Case {
        let window = Window::new();
        let library = window.call("library.create", json!({}))["path"].clone();
        let made = window.call("post.create", json!({ "title": "", "language": "en" }));
        Case {
            library: library.as_str().unwrap().into(),
            post: made["post"].clone(),
            edition: made["edition"].clone(),
            window,
        }
    }

    fn batch(&self, number: u8, base: u64, from: usize, text: &str) -> Value {
        json!({
            "edition": self.edition, "field": "body", "base": base,
            "edits": [{ "from": from, "deleted": 0, "inserted": text }],
            "kind": "type", "undoGroup": 1, "selection": [0, 0], "length": null,
            "batch": format!("00000000-0000-4000-8000-{number:012}"),
        })
    }

    /// Keeps what a window holds that is gone by the time of [`Case::take_in`].
    fn rescue(&self, batches: &[Value]) -> Value {
        self.rescue_from(GONE, batches)
    }

    fn rescue_from(&self, window: &str, batches: &[Value]) -> Value {
        let texts = json!({
            "title": "", "dek": "", "placeLine": "", "body": "The well is ours", "notes": "",
        });
        let request = json!({
            "edition": self.edition, "window": window, "language": "en", "texts": texts,
            "batches": batches,
        });
        self.window.call("edition.rescue", request)
    }

    fn take_in(&self) -> Value {
        self.window.call(
            "rescue.takeIn",
            json!({ "title": "Rescued", "window": HERE }),
        )
    }

    fn body(&self) -> Value {
        self.window
            .call("edition.get", json!({ "edition": self.edition }))["body"]
            .clone()
    }
}

#[test]
fn rescued_words_are_taken_in_once_and_their_file_goes() {
    let case = Case::new();
    let batches = [
        case.batch(1, 0, 0, "The well"),
        case.batch(2, 0, 8, " is ours"),
    ];
    // The first reached the library; only its answer was lost.
    case.window.call("edition.append", batches[0].clone());
    let place = case.rescue(&batches)["place"].clone();
    let file = PathBuf::from(place.as_str().unwrap());
    assert!(file.starts_with(case.window.folder.path().join("data")));
    assert!(fs::read_to_string(&file).unwrap().contains(" is ours"));

    let taken = case.take_in();
    assert_eq!(
        taken,
        json!({ "texts": 1, "posts": 0, "unread": [], "waiting": null })
    );
    assert_eq!(case.body(), "The well is ours");
    assert!(!file.exists());
    case.rescue(&batches);
    let taken = case.take_in();
    assert_eq!(
        taken,
        json!({ "texts": 0, "posts": 0, "unread": [], "waiting": null })
    );
    assert_eq!(case.body(), "The well is ours");
}

#[test]
fn what_was_saved_after_all_needs_no_rescue() {
    let case = Case::new();
    let place = case.rescue(&[case.batch(1, 0, 0, "The well")])["place"].clone();
    case.window.call(
        "edition.rescued",
        json!({ "edition": case.edition, "window": GONE }),
    );
    assert!(!PathBuf::from(place.as_str().unwrap()).exists());
    case.window.call(
        "edition.rescued",
        json!({ "edition": case.edition, "window": GONE }),
    );
}

#[test]
fn rescued_words_of_a_post_that_is_gone_become_one() {
    let case = Case::new();
    case.rescue(&[case.batch(1, 0, 0, "The well is ours")]);
    case.window.call("post.trash", json!({ "post": case.post }));
    case.window.call("post.emptyTrash", json!({}));
    assert_eq!(case.take_in()["posts"], 1);
    let request = json!({
        "search": "", "status": null, "language": null, "trashed": false,
        "offset": 0, "limit": 50,
    });
    let page = case.window.call("post.list", request);
    assert_eq!(page["posts"][0]["title"], "Rescued");
}

#[test]
fn where_the_data_cannot_be_written_the_settings_folder_serves_or_it_is_said() {
    let case = Case::new();
    let (data, config) = (
        case.window.folder.path().join("data"),
        case.window.folder.path().join("config/rescue"),
    );
    fs::write(&data, "in the way").unwrap();
    let batches = [case.batch(1, 0, 0, "The well")];
    let place = case.rescue(&batches)["place"].clone();
    assert!(PathBuf::from(place.as_str().unwrap()).starts_with(&config));
    assert_eq!(case.take_in()["texts"], 1);
    fs::remove_dir(&config).unwrap();
    fs::write(&config, "in the way").unwrap();
    assert_eq!(case.rescue(&batches)["place"], Value::Null);
}

#[test]
fn a_rescue_file_that_cannot_be_read_is_kept_and_named() {
    let case = Case::new();
    let place = case.rescue(&[case.batch(1, 0, 0, "The well")])["place"].clone();
    fs::write(place.as_str().unwrap(), "{").unwrap();
    assert_eq!(case.take_in()["unread"], json!([place]));
    assert!(PathBuf::from(place.as_str().unwrap()).exists());
}

#[test]
fn a_library_that_went_away_goes_on_when_it_is_back() {
    let case = Case::new();
    case.window
        .call("edition.append", case.batch(1, 0, 0, "The well"));
    let away = case.library.with_extension("away");
    fs::rename(&case.library, &away).unwrap();
    let more = case.batch(2, 1, 8, " is ours");
    let refused = case.window.refused("edition.append", more.clone());
    assert_eq!(refused, Code::Vanished);
    assert!(case.rescue(std::slice::from_ref(&more))["place"].is_string());

    // It comes back as another file, as from another disk.
    fs::copy(&away, &case.library).unwrap();
    fs::remove_file(&away).unwrap();
    case.window.call("edition.append", more);
    assert_eq!(case.body(), "The well is ours");
    case.window.router.shut_down();
    let reader = library::Reader::open(&case.library).unwrap();
    assert_eq!(reader.read(library::post::count).unwrap(), 1);
}

#[test]
fn another_library_in_its_place_is_left_alone() {
    let case = Case::new();
    let other = case.library.with_extension("other");
    library::Library::create(&other).unwrap().close();
    let before = fs::read(&other).unwrap();
    fs::rename(&other, &case.library).unwrap();
    let refused = case
        .window
        .refused("edition.append", case.batch(1, 0, 0, "The well"));
    assert_eq!(refused, Code::Vanished);
    let again = case
        .window
        .refused("post.get", json!({ "post": case.post }));
    assert_eq!(again, Code::Vanished);
    case.window.router.shut_down();
    assert_eq!(fs::read(&case.library).unwrap(), before);
}

#[test]
fn a_copy_of_the_text_goes_where_the_user_wants_it_and_over_nothing() {
    let case = Case::new();
    let texts = json!({
        "title": "The well", "dek": "A dek.", "placeLine": "", "body": "Ours.\n",
        "notes": "Mine.",
    });
    for _ in 0..2 {
        case.window
            .call("edition.saveCopy", json!({ "texts": [texts] }));
    }
    let out = case.window.folder.path().join("out");
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    assert_eq!(read("the-well.md"), "# The well\n\nA dek.\n\nOurs.\n");
    assert_eq!(read("the-well-2.md"), read("the-well.md"));
    assert_eq!(read("the-well-notes.md"), "Mine.");
}

#[test]
fn a_text_that_has_parted_from_the_library_is_noticed() {
    let case = Case::new();
    let text = "¡El pozo no se vende! 😀";
    case.window
        .call("edition.append", case.batch(1, 0, 0, text));
    let check = |hash: u32| {
        let request = json!({
            "edition": case.edition, "field": "body", "revision": 1, "length": 24, "hash": hash,
        });
        case.window.call("edition.check", request)["text"].clone()
    };
    // The window's own test knows the same number.
    assert_eq!(check(978_351_962), Value::Null);
    assert_eq!(check(978_351_963), text);
}

#[test]
fn a_window_keeps_its_own_words_beside_those_that_wait() {
    let case = Case::new();
    case.rescue(&[case.batch(1, 0, 0, "The well")]);
    let away = case.library.with_extension("away");
    fs::rename(&case.library, &away).unwrap();
    let taken = case.take_in();
    assert!(taken["waiting"].is_string(), "{taken}");
    let own = case.rescue_from(HERE, &[case.batch(2, 0, 0, "Water")])["place"].clone();
    assert_ne!(own, taken["waiting"]);

    fs::rename(&away, &case.library).unwrap();
    let taken = case.take_in();
    assert_eq!(
        taken,
        json!({ "texts": 1, "posts": 0, "unread": [], "waiting": null })
    );
    assert_eq!(case.body(), "The well");
    assert!(PathBuf::from(own.as_str().unwrap()).exists());
}

#[test]
fn a_window_that_is_no_id_reaches_no_file() {
    let case = Case::new();
    let request =
        json!({ "edition": case.edition, "window": "../../../../../etc/passwd-0123456789" });
    assert_eq!(
        case.window.refused("edition.rescued", request),
        Code::NotFound
    );
}

/// A file that is no file of rescued words, or one without an end, is passed over.
#[cfg(unix)]
#[test]
fn what_lies_beside_rescued_words_is_passed_over() {
    let case = Case::new();
    let kept = case.rescue(&[case.batch(1, 0, 0, "The well is ours")]);
    let kept = PathBuf::from(kept["place"].as_str().unwrap());
    let folder = kept.parent().unwrap();
    let name = kept.file_name().unwrap().to_str().unwrap();
    let other = "33333333-3333-4333-8333-333333333333";
    std::os::unix::fs::symlink("/dev/zero", folder.join(name.replace(GONE, other))).unwrap();
    let deep = folder.join(name.replace(GONE, "44444444-4444-4444-8444-444444444444"));
    fs::write(deep, "[".repeat(1_000_000)).unwrap();
    let done = case.take_in();
    assert_eq!(done["unread"].as_array().unwrap().len(), 2, "{done}");
    assert!(
        folder
            .join(name.replace(GONE, other))
            .symlink_metadata()
            .is_ok()
    );
}
