//! The window's calls, from the first library to the exported page, without a window.

mod copies;
mod export;
mod first_run;
mod handover;
mod history;
mod image;
mod leaving;
mod link;
mod list;
mod paste;
mod people;
mod posting;
mod profile;
mod rescue;
mod seal;
mod spelling;
mod take_in;
mod trash;
mod typography;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::Router;
use crate::context::{Folders, lock};
use crate::host::{Changed, Event, Folder, Host, Progress};
use crate::machine::InterfaceLanguage;
use crate::{Code, Failure};

/// A desktop whose user always chooses a place in one folder.
struct Desk {
    folder: PathBuf,
    told: Mutex<Vec<Changed>>,
    progress: Mutex<Vec<Progress>>,
    /// What was carried out of the window last.
    carried: Mutex<Vec<PathBuf>>,
    /// The library for which all processes were to end, and what the clipboard was to lose.
    locked: Mutex<Option<(Option<PathBuf>, Option<String>)>>,
    /// The addresses that were opened.
    addresses: Mutex<Vec<String>>,
}

impl Host for Desk {
    fn choose_new_library(&self, suggested: &str) -> Option<PathBuf> {
        Some(self.folder.join(suggested))
    }
    fn choose_library(&self) -> Option<PathBuf> {
        None
    }
    fn choose_folder(&self, _: Folder) -> Option<PathBuf> {
        Some(self.folder.join("out"))
    }
    fn choose_backup(&self, suggested: &str) -> Option<PathBuf> {
        Some(self.folder.join(suggested))
    }
    fn choose_new_profile(&self, suggested: &str) -> Option<PathBuf> {
        Some(self.folder.join(suggested))
    }
    fn choose_profile(&self) -> Option<PathBuf> {
        Some(self.folder.join("given.octavilla-profile"))
    }
    fn choose_new_handover(&self, suggested: &str) -> Option<PathBuf> {
        Some(self.folder.join(suggested))
    }
    fn choose_handover(&self) -> Option<PathBuf> {
        Some(self.folder.join("given.octavilla-handover"))
    }
    fn choose_newer(&self) -> Option<PathBuf> {
        Some(self.folder.join("newer.md"))
    }
    fn emit(&self, event: Event) {
        match event {
            Event::Changed(changed) => lock(&self.told).push(changed),
            Event::Progress(progress) => lock(&self.progress).push(progress),
        }
    }
    fn open_folder(&self, folder: &Path) -> bool {
        folder.starts_with(&self.folder)
    }
    fn open_address(&self, address: &str) -> bool {
        lock(&self.addresses).push(address.to_owned());
        !address.contains("nobody.example")
    }
    fn choose_new_text(&self, suggested: &str) -> Option<PathBuf> {
        Some(self.folder.join(suggested))
    }
    fn carry_out(&self, files: &[PathBuf]) -> bool {
        files.clone_into(&mut lock(&self.carried));
        true
    }
    fn set_menu_language(&self, _: InterfaceLanguage) {}
    fn toggle_full_screen(&self) {}
    fn painted(&self) {}
    fn stay(&self) {}
    fn lock(&self, library: Option<&Path>, copied: Option<&str>) {
        *lock(&self.locked) = Some((library.map(Path::to_path_buf), copied.map(str::to_owned)));
    }
    fn quit(&self) {}
}

struct Window {
    folder: TempDir,
    desk: Arc<Desk>,
    router: Router,
}

impl Window {
    fn new() -> Window {
        let folder = tempfile::tempdir().unwrap();
        let desk = Arc::new(Desk {
            folder: folder.path().into(),
            told: Mutex::default(),
            progress: Mutex::default(),
            carried: Mutex::default(),
            locked: Mutex::default(),
            addresses: Mutex::default(),
        });
        let folders = Folders {
            config: folder.path().join("config"),
            data: folder.path().join("data"),
            documents: folder.path().into(),
            passing: folder.path().into(),
        };
        let router = Router::new(folders, Arc::clone(&desk) as Arc<dyn Host>);
        Window {
            folder,
            desk,
            router,
        }
    }

    fn call(&self, name: &str, request: Value) -> Value {
        self.try_call(name, request).unwrap()
    }

    fn try_call(&self, name: &str, request: Value) -> Result<Value, Failure> {
        self.router.call(name, request)
    }

    fn refused(&self, name: &str, request: Value) -> Code {
        self.try_call(name, request).unwrap_err().code
    }

    fn told(&self) -> Vec<Changed> {
        std::mem::take(&mut *lock(&self.desk.told))
    }
}

fn typed(edition: &Value, field: &str, base: u64, text: &str) -> Value {
    json!({
        "edition": edition, "field": field, "base": base,
        "edits": [{ "from": 0, "deleted": 0, "inserted": text }],
        "kind": "type", "undoGroup": 1, "selection": [0, 0], "length": null,
        "batch": library::BatchId::new().to_string(),
    })
}

const SOURCE: &str = "The well has 412 houses around it, and one bell that is rung at night.\n\n\
    We ask for lawyers, for water tanks, and for people who can stay until Friday.\n";
const TRANSLATION: &str =
    "El pozo tiene 412 casas alrededor, y una sola campana que se toca de noche.\n";

#[test]
fn from_the_first_library_to_the_exported_page() {
    let window = Window::new();
    assert_eq!(window.call("app.state", json!({}))["library"], Value::Null);
    let library = window.call("library.create", json!({}));
    assert_eq!(library["name"], "Posts");

    let made = window.call("post.create", json!({ "title": "", "language": "en" }));
    let (post, edition) = (&made["post"], &made["edition"]);
    window.told();
    let saved = window.call("edition.append", typed(edition, "title", 0, "The well"));
    assert_eq!(saved, json!({ "revision": 1, "text": null }));
    let told = window.told();
    assert_eq!(told[0].editions, [edition.as_str().unwrap()]);
    assert!(told[0].list);
    window.call("edition.append", typed(edition, "body", 1, SOURCE));

    let request = json!({ "post": post, "from": null, "language": "es", "title": "El pozo" });
    let translated = window.call("edition.translate", request);
    let request = typed(&translated["id"], "body", 1, TRANSLATION);
    window.call("edition.append", request);
    let request = json!({ "left": edition, "right": translated["id"] });
    let alignment = window.call("alignment.get", request);
    let states: Vec<&str> = alignment["beads"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| b["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["inStep", "missing"]);

    let request = json!({
        "search": "pozo", "status": null, "language": null, "trashed": false,
        "offset": 0, "limit": 50,
    });
    let page = window.call("post.list", request);
    assert_eq!(page["posts"][0]["title"], "The well");
    assert_eq!(page["posts"][0]["editions"][1]["missing"], 1);
    assert_eq!(page["posts"][0]["hit"]["match"], "pozo");

    let request = json!({
        "posts": [post], "format": "html-page", "profile": null, "language": null,
        "shown": null, "job": "1",
    });
    let preview = window.call("export.preview", request.clone());
    let saved = window.call("export.save", request);
    let file = window.folder.path().join("out/the-well.html");
    assert_eq!(saved["files"][0]["name"], "the-well.html");
    assert_eq!(
        std::fs::read_to_string(file).unwrap(),
        preview["document"].as_str().unwrap()
    );
}

#[test]
fn what_is_open_is_open_again_at_the_next_start() {
    let window = Window::new();
    let path = window.call("library.create", json!({}))["path"].clone();
    window.router.shut_down();
    let folders = Folders {
        config: window.folder.path().join("config"),
        data: window.folder.path().join("data"),
        documents: window.folder.path().into(),
        passing: window.folder.path().into(),
    };
    let again = Router::new(folders, Arc::clone(&window.desk) as Arc<dyn Host>);
    again.open_at_start(None);
    let state = again.call("app.state", json!({})).unwrap();
    assert_eq!(state["library"]["path"], path);
    assert_eq!(state["recent"][0]["path"], path);
}

#[test]
fn a_library_that_is_gone_is_trouble_and_not_the_end() {
    let window = Window::new();
    window
        .router
        .open_at_start(Some(&window.folder.path().join("gone.octavilla")));
    let state = window.call("app.state", json!({}));
    assert_eq!(state["trouble"]["code"], "not-found");
    assert_eq!(state["library"], Value::Null);
}

#[test]
fn only_declared_names_and_fitting_requests_are_answered() {
    let window = Window::new();
    assert_eq!(
        window.refused("post.destroyEverything", json!({})),
        Code::Internal
    );
    assert_eq!(
        window.refused("post.get", json!({ "post": 7 })),
        Code::Internal
    );
    assert_eq!(
        window.refused("post.get", json!({ "post": "no id" })),
        Code::NotFound
    );
    let request = json!({ "title": "", "language": "en" });
    assert_eq!(window.refused("post.create", request), Code::NoLibrary);
    window.call("library.create", json!({}));
    let request = json!({ "title": "", "language": "english" });
    assert_eq!(window.refused("post.create", request), Code::BadLanguage);
}

#[test]
fn a_request_that_does_not_fit_is_not_repeated_in_the_message() {
    let window = Window::new();
    let failure = window
        .try_call("post.get", json!({ "post": ["secret words"] }))
        .unwrap_err();
    assert!(!failure.message.contains("secret"), "{}", failure.message);
}

#[test]
fn taking_back_tells_what_it_was() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let made = window.call("post.create", json!({ "title": "A", "language": "en" }));
    window.call("post.trash", json!({ "post": made["post"] }));
    assert_eq!(
        window.call("library.undo", json!({})),
        json!({ "label": "post.trash" })
    );
    let post = window.call("post.get", json!({ "post": made["post"] }));
    assert_eq!(post["trashedAt"], Value::Null);
}

#[test]
fn settings_of_the_machine_stay_and_absent_ones_are_kept() {
    let window = Window::new();
    window.call("app.configure", json!({ "theme": "dark" }));
    let settings = window.call("app.configure", json!({ "interfaceLanguage": "es" }));
    assert_eq!(settings["theme"], "dark");
    assert_eq!(settings["interfaceLanguage"], "es");
    assert_eq!(window.call("app.state", json!({}))["settings"], settings);
}
