//! A file of rescued words, as an earlier run or something else has left it: its words are in the
//! library and the file is gone, or it is kept as it was and told. `EDITION` in it is an edition
//! that is there.

#![no_main]

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use commands::{Event, Folder, Folders, Host, InterfaceLanguage, Router};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use tempfile::TempDir;

/// How many files a library takes in before the next one begins: it grows by each.
const FILES: usize = 500;

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

fuzz_target!(|given: &[u8]| {
    DESK.with_borrow_mut(|desk| {
        if desk.as_ref().is_none_or(|it| it.files == FILES) {
            *desk = None;
        }
        desk.get_or_insert_with(Desk::new).take_in(given);
    });
});

struct Desk {
    /// Goes with the desk.
    _folder: TempDir,
    router: Router,
    edition: String,
    files: usize,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let [config, data, passing] = ["config", "data", "passing"].map(|it| folder.path().join(it));
        let documents = folder.path().to_path_buf();
        let folders = Folders { config, data, documents, passing };
        let router = Router::new(folders, Arc::new(Nobody(folder.path().into())));
        let call = |name, request| router.call(name, request).expect(name);
        call("library.create", json!({}));
        let made = call("post.create", json!({ "title": "The well", "language": "en" }));
        let edition = made["edition"].as_str().expect("an id").to_owned();
        Desk { _folder: folder, router, edition, files: 0 }
    }

    fn take_in(&mut self, given: &[u8]) {
        self.files += 1;
        let shown = json!({ "title": "", "dek": "", "placeLine": "", "body": "", "notes": "" });
        let window = "11111111-1111-4111-8111-111111111111";
        let kept = json!({
            "edition": self.edition, "window": window, "language": "en", "texts": shown, "batches": [],
        });
        let place = self.call("edition.rescue", kept)["place"].clone();
        let place = place.as_str().expect("a place").to_owned();
        let bytes = match std::str::from_utf8(given) {
            Ok(text) => text.replace("EDITION", &self.edition).into_bytes(),
            Err(_) => given.to_vec(),
        };
        fs::write(&place, &bytes).expect("a file");

        let other = "22222222-2222-4222-8222-222222222222";
        let told = self.call("rescue.takeIn", json!({ "title": "Rescued", "window": other }));
        let is_told = told["unread"][0] == place || told["waiting"] == place;
        if is_told {
            assert_eq!(fs::read(&place).expect("it is kept"), bytes);
            fs::remove_file(&place).expect("it is gone");
        } else {
            assert!(!Path::new(&place).exists(), "neither taken in nor told");
            let shown: Value = serde_json::from_slice(&bytes).expect("what was taken in is JSON");
            self.holds(&shown, told["posts"] == 1);
        }
        self.call("edition.get", json!({ "edition": self.edition }));
    }

    /// What became a post of its own shows every word of it.
    fn holds(&self, kept: &Value, is_post: bool) {
        let body = kept["texts"]["body"].as_str().unwrap_or_default();
        if !is_post || body.trim().is_empty() {
            return;
        }
        let request = json!({
            "search": "", "status": null, "language": null, "trashed": false, "offset": 0, "limit": 1000,
        });
        let posts = self.call("post.list", request)["posts"].clone();
        let is_there = posts.as_array().expect("posts").iter().any(|post| {
            let post = self.call("post.get", json!({ "post": post["id"] }));
            let editions = post["editions"].as_array().expect("editions");
            editions.iter().any(|it| it["body"] == body)
        });
        assert!(is_there, "the words are nowhere: {body:?}");
    }

    fn call(&self, name: &str, request: Value) -> Value {
        self.router.call(name, request).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.router.shut_down();
    }
}

/// A desktop without anybody, which puts a new library into its folder.
struct Nobody(PathBuf);

impl Host for Nobody {
    fn choose_new_library(&self, suggested: &str) -> Option<PathBuf> {
        Some(self.0.join(suggested))
    }
    fn choose_library(&self) -> Option<PathBuf> {
        None
    }
    fn choose_folder(&self, _: Folder) -> Option<PathBuf> {
        None
    }
    fn choose_documents(&self) -> Vec<PathBuf> {
        Vec::new()
    }
    fn choose_backup(&self, _: &str) -> Option<PathBuf> {
        None
    }
    fn choose_new_profile(&self, _: &str) -> Option<PathBuf> {
        None
    }
    fn choose_profile(&self) -> Option<PathBuf> {
        None
    }
    fn choose_new_handover(&self, _: &str) -> Option<PathBuf> {
        None
    }
    fn choose_handover(&self) -> Option<PathBuf> {
        None
    }
    fn choose_newer(&self) -> Option<PathBuf> {
        None
    }
    fn choose_new_document(&self, _: &str) -> Option<PathBuf> {
        None
    }
    fn choose_new_text(&self, _: &str) -> Option<PathBuf> {
        None
    }
    fn carry_out(&self, _: &[PathBuf]) -> bool {
        false
    }
    fn open_folder(&self, _: &Path) -> bool {
        false
    }
    fn open_address(&self, _: &str) -> bool {
        false
    }
    fn emit(&self, _: Event) {}
    fn set_menu_language(&self, _: InterfaceLanguage) {}
    fn toggle_full_screen(&self) {}
    fn painted(&self) {}
    fn stay(&self) {}
    fn lock(&self, _: Option<&Path>, _: Option<&str>) {}
    fn quit(&self) {}
}
