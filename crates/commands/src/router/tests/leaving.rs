//! What leaves otherwise than into a folder that was chosen: copied, carried, told.

use super::*;

fn asked(post: &Value, format: &str) -> Value {
    json!({ "posts": [post], "format": format, "profile": null, "language": null })
}

impl Window {
    fn with_bell() -> (Window, Value) {
        let window = Window::new();
        window.call("library.create", json!({}));
        let made = window.call(
            "post.create",
            json!({ "title": "The well", "language": "en" }),
        );
        window.call(
            "edition.append",
            typed(&made["edition"], "body", 1, "Inés rang the bell.\n"),
        );
        (window, made["post"].clone())
    }

    fn changed_since_export(&self) -> Value {
        let request = json!({
            "search": "", "status": null, "language": null, "trashed": false,
            "changedSinceExport": true, "offset": 0, "limit": 50,
        });
        self.call("post.list", request)["total"].clone()
    }
}

#[test]
fn what_is_copied_is_what_is_shown() {
    let (window, post) = Window::with_bell();
    for format in ["html-fragment", "text"] {
        let copied = window.call("export.copy", asked(&post, format));
        let mut request = asked(&post, format);
        request["shown"] = post.clone();
        let shown = window.call("export.preview", request);
        assert_eq!(copied["content"], shown["content"]);
    }
}

#[test]
fn words_that_must_never_leave_are_neither_copied_nor_carried() {
    let (window, post) = Window::with_bell();
    window.call("export.setKeptWords", json!({ "words": ["INES"] }));
    for way in ["export.copy", "export.carryOut"] {
        let failure = window.try_call(way, asked(&post, "text")).unwrap_err();
        assert_eq!(failure.code, Code::KeptWords, "{way}");
        assert_eq!(failure.detail["found"][0]["place"], "text", "{way}");
    }
    assert!(lock(&window.desk.carried).is_empty());
}

/// What the posting sheet asks for.
fn by_hand(way: &str, post: &Value, edition: &Value) -> Value {
    match way {
        "posting.get" => json!({ "post": post, "profile": null }),
        _ => json!({ "edition": edition, "profile": null }),
    }
}

#[test]
fn words_that_must_never_leave_are_not_given_to_be_posted_by_hand() {
    let (window, post) = Window::with_bell();
    let edition = window.call("post.get", json!({ "post": post }))["editions"][0]["id"].clone();
    let posted = json!({
        "edition": edition, "address": "", "date": "2026-11-26", "publish": false,
    });
    window.call("posting.record", posted);
    for way in ["posting.get", "posting.changed"] {
        window.call(way, by_hand(way, &post, &edition));
    }
    window.call("export.setKeptWords", json!({ "words": ["INES"] }));
    let refused = |way: &str| {
        let failure = window.try_call(way, by_hand(way, &post, &edition));
        let failure = failure.unwrap_err();
        assert_eq!(failure.code, Code::KeptWords, "{way}");
        failure.detail["found"][0].clone()
    };
    assert_eq!(refused("posting.get")["place"], "text");
    // The word is older than the posting, and in no paragraph that has to be brought there.
    window.call(
        "posting.changed",
        by_hand("posting.changed", &post, &edition),
    );

    window.call("export.setKeptWords", json!({ "words": ["Ramón"] }));
    let tags = json!({ "edition": edition, "tags": ["ramon"] });
    window.call("edition.setTags", tags);
    assert_eq!(refused("posting.get")["place"], "tags");
    let tags = json!({ "edition": edition, "tags": [] });
    window.call("edition.setTags", tags);
    window.call("posting.get", by_hand("posting.get", &post, &edition));
    window.call(
        "edition.append",
        typed(&edition, "dek", 2, "Ramón heard it"),
    );
    for way in ["posting.get", "posting.changed"] {
        let found = refused(way);
        assert_eq!(found["place"], "dek", "{way}");
        assert_eq!(found["language"], "en", "{way}");
    }
}

#[test]
fn what_is_carried_out_was_exported_and_stays_until_the_library_is_closed() {
    let (window, post) = Window::with_bell();
    let done = window.call("export.carryOut", asked(&post, "html-page"));
    assert_eq!(done, json!({ "taken": true }));
    let carried = lock(&window.desk.carried).clone();
    let [file] = carried.as_slice() else {
        panic!("{carried:?}")
    };
    assert!(file.ends_with("the-well.html"), "{file:?}");
    assert!(std::fs::read_to_string(file).unwrap().contains("Inés"));
    assert_eq!(window.changed_since_export(), 0);
    let edition = window.call("post.get", json!({ "post": post }))["editions"][0]["id"].clone();
    window.call("edition.append", typed(&edition, "dek", 2, "At night"));
    assert_eq!(window.changed_since_export(), 1);

    window.call("library.close", json!({}));
    assert!(!file.exists());
}

#[test]
fn a_receipt_is_kept_where_it_is_wanted() {
    let (window, _) = Window::with_bell();
    let request = json!({ "text": "Languages\n- English\n", "name": "receipt.txt" });
    let saved = window.call("export.saveReceipt", request);
    let file = window.folder.path().join("receipt.txt");
    assert_eq!(saved["path"], file.to_str().unwrap());
    assert_eq!(
        std::fs::read_to_string(file).unwrap(),
        "Languages\n- English\n"
    );
}
