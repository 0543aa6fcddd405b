//! A sealed library from the window: made, locked, unlocked, and what is around it.

use std::fs;

use super::*;

const PASSPHRASE: &str = "agua y tierra";

/// A window with a sealed library in which one post was written.
struct Case {
    window: Window,
    library: PathBuf,
    edition: Value,
}

impl Case {
    fn sealed() -> Case {
        Case::new(json!({ "passphrase": PASSPHRASE }))
    }

    fn new(request: Value) -> Case {
        let window = Window::new();
        let made = window.call("library.create", request);
        let library = made["path"].as_str().unwrap().into();
        let post = window.call(
            "post.create",
            json!({ "title": "Aguacero", "language": "es" }),
        );
        Case {
            window,
            library,
            edition: post["edition"].clone(),
        }
    }

    fn lock(&self) {
        self.window.call("seal.lock", json!({}));
    }

    fn unlock(&self, passphrase: &str) -> Result<Value, Failure> {
        self.window.try_call(
            "seal.unlock",
            json!({ "path": null, "passphrase": passphrase }),
        )
    }

    fn call(&self, name: &str, request: Value) -> Value {
        self.window.call(name, request)
    }

    fn title(&self) -> Value {
        self.call("edition.get", json!({ "edition": self.edition }))["title"].clone()
    }

    /// The files of the application and of the library that show the title.
    fn showing(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.window.folder.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if fs::read(&path)
                    .unwrap()
                    .windows(8)
                    .any(|w| w == b"Aguacero")
                {
                    found.push(path);
                }
            }
        }
        found
    }
}

#[test]
fn while_a_library_is_locked_nothing_is_answered_but_unlocking() {
    let case = Case::sealed();
    case.lock();
    let (library, copied) = lock(&case.window.desk.locked).take().unwrap();
    assert_eq!((library, copied), (Some(case.library.clone()), None));
    let state = case.call("app.state", json!({}));
    assert_eq!(state["library"], Value::Null);
    assert_eq!(state["locked"]["name"], "Posts");
    assert_eq!(state["locked"]["seal"], "passphrase");
    for (name, request) in [
        ("edition.get", json!({ "edition": case.edition })),
        ("library.create", json!({})),
        ("library.openExample", json!({})),
        ("export.formats", json!({})),
        ("seal.state", json!({})),
        ("no.such", json!({})),
    ] {
        assert_eq!(case.window.refused(name, request), Code::Sealed, "{name}");
    }
    let wrong = case.unlock("agua y piedra").unwrap_err();
    assert_eq!(wrong.code, Code::WrongPassphrase);
    assert_eq!(wrong.detail, json!({ "wait": 0 }));
    let info = case.unlock(PASSPHRASE).unwrap();
    assert_eq!(info["sealed"], true);
    assert_eq!(case.title(), "Aguacero");
    assert_eq!(case.call("app.state", json!({}))["locked"], Value::Null);
}

#[test]
fn the_next_start_waits_for_the_passphrase() {
    let case = Case::sealed();
    case.window.router.shut_down();
    library::seal::lock(&case.library);
    case.window.router.open_at_start(None);
    let state = case.call("app.state", json!({}));
    assert_eq!(state["trouble"], Value::Null);
    assert_eq!(state["locked"]["path"], case.library.to_str().unwrap());
    case.unlock(PASSPHRASE).unwrap();
    assert_eq!(case.title(), "Aguacero");
}

#[test]
fn without_its_key_file_the_recovery_key_opens_it_and_makes_a_new_one() {
    let case = Case::sealed();
    let request = json!({ "path": null, "passphrase": PASSPHRASE });
    let groups = case.call("seal.recoveryKey", request)["groups"].clone();
    let written: Vec<&str> = groups
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    case.lock();
    fs::remove_file(library::seal::key_file_path(&case.library)).unwrap();
    let locked = &case.call("app.state", json!({}))["locked"];
    assert_eq!(locked["seal"], "no-key-file");
    assert_eq!(
        case.unlock(PASSPHRASE).unwrap_err().code,
        Code::KeyFileMissing
    );
    let recover = |key: String| {
        case.window
            .try_call("seal.recover", json!({ "path": null, "recoveryKey": key }))
    };
    let slip = recover(written.join("-").replace(written[4], "00000")).unwrap_err();
    assert_eq!(
        (slip.code, &slip.detail["group"]),
        (Code::BadValue, &json!(5))
    );
    recover(written.join(" ")).unwrap();
    assert_eq!(case.title(), "Aguacero");
    let left = case.call("seal.makeKeyFile", json!({ "passphrase": "nueva" }));
    assert_eq!(left["passphrases"], 1);
    case.lock();
    case.unlock("nueva").unwrap();
}

#[test]
fn a_library_is_sealed_and_so_are_its_copies_and_rescued_words() {
    let case = Case::new(json!({}));
    case.call("copies.make", json!({}));
    assert!(!case.showing().is_empty());
    let sealed = case.call("seal.seal", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(sealed["library"]["sealed"], true);
    assert!(sealed["clearCopies"].as_u64().unwrap() >= 1);
    let left = case.call("seal.removeClearCopies", json!({}));
    assert_eq!(left["left"], 0);
    let texts = json!({
        "title": "Aguacero", "dek": "", "placeLine": "", "body": "", "notes": "",
    });
    let request = json!({
        "edition": case.edition, "window": "11111111-1111-4111-8111-111111111111",
        "language": "es", "texts": texts, "batches": [],
    });
    assert_ne!(case.call("edition.rescue", request)["place"], Value::Null);
    assert_eq!(case.showing(), [""; 0].map(PathBuf::from));

    let state = case.call("seal.state", json!({}));
    assert_eq!(
        (&state["seal"], &state["passphrases"]),
        (&json!("passphrase"), &json!(1))
    );
    assert_eq!(state["clearCopies"], 0);
    let taken = case.call(
        "rescue.takeIn",
        json!({ "title": "Rescued", "window": "22222222-2222-4222-8222-222222222222" }),
    );
    assert_eq!(taken["unread"], json!([]));

    let wrong = json!({ "path": null, "passphrase": "otra" });
    assert_eq!(
        case.window.refused("seal.unseal", wrong),
        Code::WrongPassphrase
    );
    let right = json!({ "path": null, "passphrase": PASSPHRASE });
    assert_eq!(case.call("seal.unseal", right)["sealed"], false);
    assert_eq!(case.title(), "Aguacero");
    assert_eq!(case.window.refused("seal.lock", json!({})), Code::BadValue);
}

#[test]
fn a_changed_passphrase_is_that_of_the_copies_too() {
    let case = Case::sealed();
    case.call("copies.make", json!({}));
    let request = json!({ "old": PASSPHRASE, "new": "nueva" });
    let left = case.call("seal.changePassphrase", request);
    assert_eq!(left, json!({ "passphrases": 1, "copiesLeft": 0 }));
    let request = json!({ "known": "nueva", "new": "de otra persona" });
    assert_eq!(case.call("seal.addPassphrase", request)["passphrases"], 2);
    let copies = case.call("copies.state", json!({}))["automatic"]["copies"].clone();
    let copy = PathBuf::from(copies[0]["path"].as_str().unwrap());
    case.lock();
    for (passphrase, opens) in [
        (PASSPHRASE, false),
        ("nueva", true),
        ("de otra persona", true),
    ] {
        library::seal::lock(&copy);
        let typed = library::seal::Passphrase::new(passphrase).unwrap();
        assert_eq!(
            library::seal::unlock(&copy, &typed).is_ok(),
            opens,
            "{passphrase}"
        );
    }
}

#[test]
fn a_destroyed_key_is_gone_from_the_copies_too() {
    let case = Case::sealed();
    case.call("copies.make", json!({}));
    let copies = case.call("copies.state", json!({}))["automatic"]["copies"].clone();
    let copy = PathBuf::from(copies[0]["path"].as_str().unwrap());
    let destroyed = case.call("seal.destroyKey", json!({}));
    assert_eq!(destroyed["hadKeyFile"], true);
    assert_eq!(destroyed["left"], json!([]));
    assert!(destroyed["copies"].as_u64().unwrap() >= 1);
    for path in [&case.library, &copy] {
        assert!(!library::seal::key_file_path(path).exists());
        assert!(!library::seal::is_unlocked(path));
    }
    assert_eq!(
        case.unlock(PASSPHRASE).unwrap_err().code,
        Code::KeyFileMissing
    );
}

#[test]
fn what_was_copied_leaves_the_clipboard_where_that_is_asked_for() {
    let case = Case::sealed();
    case.call("app.configure", json!({ "clearClipboard": true }));
    case.call("seal.lock", json!({ "copied": "Aguacero" }));
    let locked = lock(&case.window.desk.locked).take().unwrap();
    assert_eq!(locked.1.as_deref(), Some("Aguacero"));
}

#[test]
fn where_one_left_is_in_the_library_and_read_at_unlocking_only() {
    let case = Case::sealed();
    assert_eq!(
        case.call("app.state", json!({}))["library"]["leftAt"],
        Value::Null
    );
    let post = case.call("edition.get", json!({ "edition": case.edition }))["post"].clone();
    let place = json!({
        "post": post, "edition": case.edition, "revision": 1, "field": "body",
        "anchor": 3, "head": 12, "top": 2,
    });
    case.window.told();
    case.call("library.leaveAt", place.clone());
    assert_eq!(case.window.told(), []);
    case.lock();
    let id = post.as_str().unwrap();
    let shows = |path: &PathBuf| {
        fs::read(path)
            .unwrap()
            .windows(id.len())
            .any(|w| w == id.as_bytes())
    };
    assert!(!shows(&case.library));
    assert_eq!(case.unlock(PASSPHRASE).unwrap()["leftAt"], place);
}

#[test]
fn a_locked_library_is_looked_at_without_opening_it() {
    let case = Case::sealed();
    case.lock();
    let path = json!({ "path": case.library });
    assert_eq!(case.call("seal.look", path.clone())["seal"], "passphrase");
    fs::remove_file(library::seal::key_file_path(&case.library)).unwrap();
    let looked = case.call("seal.look", path);
    assert_eq!(looked["seal"], "no-key-file");
    assert_eq!(looked["name"], "Posts");
}

#[test]
fn a_lock_waits_for_nobody_and_nothing_acknowledged_is_lost() {
    let case = Case::sealed();
    // As a handler does that takes its time.
    let held = case.window.router.context.library().unwrap();
    let begun = std::time::Instant::now();
    case.lock();
    assert!(begun.elapsed() < std::time::Duration::from_secs(1));
    assert!(lock(&case.window.desk.locked).take().is_some());
    assert_eq!(case.window.refused("post.list", json!({})), Code::Sealed);
    drop(held);
    case.unlock(PASSPHRASE).unwrap();
    assert_eq!(case.title(), "Aguacero");
}

#[test]
fn a_lock_cancels_exports_which_take_away_what_they_have_begun() {
    let case = Case::sealed();
    let posts: Vec<Value> = (0..400)
        .map(|number| {
            let post = json!({ "title": format!("Aguacero {number}"), "language": "es" });
            case.call("post.create", post)["post"].clone()
        })
        .collect();
    let out = case.window.folder.path().join("out");
    let asked = json!({
        "posts": posts, "format": "html-page", "profile": null, "language": null,
        "job": "the job",
    });
    std::thread::scope(|scope| {
        let export = scope.spawn(|| case.window.try_call("export.save", asked));
        while lock(&case.window.desk.progress).is_empty() {
            assert!(!export.is_finished(), "it was to last until the lock");
            std::thread::yield_now();
        }
        case.lock();
        assert_eq!(export.join().unwrap().unwrap(), Value::Null);
    });
    let left = fs::read_dir(&out).map_or(0, Iterator::count);
    assert_eq!(left, 0);
    assert_eq!(case.showing(), Vec::<PathBuf>::new());
    case.unlock(PASSPHRASE).unwrap();
    assert_eq!(case.title(), "Aguacero");
}

#[test]
fn a_library_whose_file_was_taken_away_is_locked_too() {
    let case = Case::sealed();
    let away = case.library.with_extension("away");
    fs::rename(&case.library, &away).unwrap();
    case.lock();
    assert!(lock(&case.window.desk.locked).take().is_some());
}

#[test]
fn the_settings_of_the_machine_tell_no_post_of_a_sealed_library() {
    let id = "5d1ac6f0-8f6e-4b7a-9f0e-0c3f6a1d2b3c";
    let told = |case: &Case| {
        let places = json!({ "lastPost": id, "lastEdition": id });
        case.call("app.configure", places);
        let state = case.call("app.state", json!({}));
        assert_eq!(
            state["settings"]["lastPost"], id,
            "for a page that is drawn anew"
        );
        let file = case.window.folder.path().join("config/machine.json");
        fs::read_to_string(file).unwrap().contains(id)
    };
    assert!(told(&Case::new(json!({}))));
    let case = Case::sealed();
    assert!(!told(&case));
    // Nor does going over to another library bring it out.
    let path = case.window.folder.path().join("clear.octavilla");
    case.call("library.create", json!({ "path": path }));
    let file = case.window.folder.path().join("config/machine.json");
    assert!(!fs::read_to_string(file).unwrap().contains(id));
}

#[test]
fn a_sealed_library_that_is_closed_opens_by_its_passphrase_only_and_its_words_end() {
    let case = Case::sealed();
    case.call("app.configure", json!({ "clearClipboard": true }));
    case.call("library.close", json!({ "copied": "Aguacero" }));
    let ended = lock(&case.window.desk.locked).take();
    assert_eq!(ended, Some((None, Some("Aguacero".to_owned()))));
    let path = json!({ "path": case.library });
    assert_eq!(case.window.refused("library.open", path), Code::Sealed);
    case.window.router.open_at_start(None);
    assert_eq!(case.call("app.state", json!({}))["locked"], Value::Null);
}

#[test]
fn a_sealed_library_that_another_takes_the_place_of_opens_by_its_passphrase_only() {
    let case = Case::sealed();
    let other = case.library.with_file_name("Other.octavilla");
    case.call("library.create", json!({ "path": other }));
    assert!(!library::seal::is_unlocked(&case.library));
    let path = json!({ "path": case.library });
    assert_eq!(case.window.refused("library.open", path), Code::Sealed);
    // Its own process holds no words that a person has sealed.
    case.call("library.close", json!({}));
    assert_eq!(lock(&case.window.desk.locked).take(), None);
}

#[test]
fn a_key_is_destroyed_while_somebody_still_works_in_the_library() {
    let case = Case::sealed();
    let held = case.window.router.context.library().unwrap();
    let orphan = case.window.folder.path().join("data/copies/an id");
    fs::create_dir_all(&orphan).unwrap();
    let orphan = orphan.join("Posts 2026-01-01 10.00.octavilla.key");
    fs::copy(library::seal::key_file_path(&case.library), &orphan).unwrap();
    let destroyed = case.call("seal.destroyKey", json!({}));
    assert_eq!(destroyed["hadKeyFile"], true);
    assert_eq!(destroyed["left"], json!([]));
    assert!(!orphan.exists(), "it opened the library");
    drop(held);
    assert_eq!(
        case.unlock(PASSPHRASE).unwrap_err().code,
        Code::KeyFileMissing
    );
}

#[test]
fn the_screen_is_heard_while_a_library_is_being_sealed() {
    let case = Case::new(json!({}));
    let router = &case.window.router;
    assert!(!router.locks_with_the_screen());
    router.context.between(|| {
        assert!(router.is_between() && router.locks_with_the_screen());
    });
    case.call("seal.seal", json!({ "passphrase": PASSPHRASE }));
    assert!(!router.is_between() && router.locks_with_the_screen());
}

#[test]
fn what_was_kept_in_clear_is_sealed_with_the_library() {
    let case = Case::new(json!({}));
    let texts = json!({
        "title": "Aguacero", "dek": "", "placeLine": "", "body": "", "notes": "",
    });
    case.call(
        "edition.rescue",
        json!({
            "edition": case.edition, "window": "22222222-2222-4222-8222-222222222222",
            "language": "es", "texts": texts, "batches": [],
        }),
    );
    let rescue = case.window.folder.path().join("data/rescue");
    let file = fs::read_dir(&rescue).unwrap().next().unwrap().unwrap();
    // One that cannot be read holds words as well.
    let broken = file.path().with_file_name(
        file.file_name()
            .into_string()
            .unwrap()
            .replace("2222", "3333"),
    );
    fs::write(&broken, "{ Aguacero").unwrap();
    let second_name = case.window.folder.path().join("second");
    fs::hard_link(file.path(), &second_name).unwrap();
    case.call("seal.seal", json!({ "passphrase": PASSPHRASE }));
    case.call("seal.removeClearCopies", json!({}));
    assert_eq!(case.showing(), Vec::<PathBuf>::new());
    assert!(fs::read(second_name).unwrap().iter().all(|byte| *byte == 0));
    let taken = case.call(
        "rescue.takeIn",
        json!({ "title": "Rescued", "window": "11111111-1111-4111-8111-111111111111" }),
    );
    assert_eq!(taken["unread"], json!([broken]));
}
