//! Posts handed from window to window.

use super::*;

const PASSPHRASE: &str = "seis palabras al azar";

/// A window whose library has a post; gives its id and that of its edition.
fn written() -> (Window, String, String) {
    let window = Window::new();
    window.call("library.create", json!({ "name": "Water" }));
    let made = window.call(
        "post.create",
        json!({ "language": "es", "title": "El pozo" }),
    );
    let (post, edition) = (
        made["post"].as_str().unwrap(),
        made["edition"].as_str().unwrap(),
    );
    let (post, edition) = (post.to_owned(), edition.to_owned());
    put(
        &window,
        &edition,
        0,
        0,
        "El agua es de todxs.\n\nNadie la vende.\n",
    );
    (window, post, edition)
}

fn put(window: &Window, edition: &str, from: u32, deleted: u32, text: &str) {
    let now = window.call("edition.get", json!({ "edition": edition }));
    window.call(
        "edition.append",
        json!({
            "edition": edition, "field": "body", "base": now["revision"],
            "edits": [{ "from": from, "deleted": deleted, "inserted": text }],
            "kind": "type", "undoGroup": 1, "selection": null, "length": null,
            "batch": "00000000-0000-4000-8000-000000000001",
        }),
    );
}

fn hand_over(from: &Window, post: &str, to: &Window) {
    let made = from.call(
        "handover.make",
        json!({ "posts": [post], "passphrase": PASSPHRASE, "withPast": false, "job": "h" }),
    );
    assert_eq!(made["posts"], 1);
    let given = to.folder.path().join("given.octavilla-handover");
    std::fs::copy(made["path"].as_str().unwrap(), given).unwrap();
}

#[test]
fn a_post_goes_to_another_window_and_comes_back() {
    let (ana, post, edition) = written();
    let ben = Window::new();
    ben.call("library.create", json!({ "name": "Agua" }));
    hand_over(&ana, &post, &ben);
    let chosen = ben.call("handover.choose", json!({}));
    assert_eq!(chosen["name"], "given.octavilla-handover");
    let file = json!({ "path": chosen["path"], "data": null });
    let wrong = json!({ "file": file, "passphrase": "otra" });
    let failure = ben.try_call("handover.look", wrong).unwrap_err();
    assert_eq!(failure.code, Code::WrongPassphrase);
    let looked = ben.call(
        "handover.look",
        json!({ "file": file, "passphrase": PASSPHRASE }),
    );
    assert_eq!(looked["posts"][0]["arrival"], "new");
    assert_eq!(looked["posts"][0]["editions"][0]["words"], 8);
    let take = |window: &Window, decisions: Value| {
        window.call(
            "handover.takeIn",
            json!({ "file": file_of(window), "passphrase": PASSPHRASE, "decisions": decisions, "job": "t" }),
        )
    };
    let taken = take(&ben, json!([]));
    assert_eq!(taken["posts"][0]["arrival"], "new");
    assert!(ben.told().iter().any(|changed| changed.list));
    assert!(lock(&ben.desk.progress).iter().any(|it| it.job == "t"));

    // Both rewrite the second sentence.
    put(&ana, &edition, 22, 16, "Nadie la compra.\n");
    put(&ben, &edition, 22, 16, "Nadie la regala.\n");
    hand_over(&ben, &post, &ana);
    let request = json!({ "file": file_of(&ana), "passphrase": PASSPHRASE });
    let looked = ana.call("handover.look", request);
    let conflict = &looked["posts"][0]["conflicts"][0];
    assert_eq!(conflict["what"], "body");
    let rows = looked["posts"][0]["editions"][0]["texts"][0]["rows"]
        .as_array()
        .unwrap();
    assert_eq!(rows[0]["count"], 1);
    assert_eq!(rows[1]["conflicts"], json!([0]));
    let undecided = take(&ana, json!([]));
    assert_eq!(undecided["posts"][0]["undecided"], 1);
    let taken = take(&ana, json!([{ "key": conflict["key"], "take": "theirs" }]));
    assert_eq!(taken["posts"][0]["undecided"], 0);
    let now = ana.call("edition.get", json!({ "edition": edition }));
    assert!(now["body"].as_str().unwrap().contains("regala"));
    ana.call("library.undo", json!({ "step": taken["step"] }));
    let now = ana.call("edition.get", json!({ "edition": edition }));
    assert!(now["body"].as_str().unwrap().contains("compra"));
}

fn file_of(window: &Window) -> Value {
    let path = window.folder.path().join("given.octavilla-handover");
    json!({ "path": path.to_str().unwrap(), "data": null })
}

#[test]
fn a_dropped_file_is_read_from_its_bytes() {
    use base64::Engine as _;
    let (ana, post, _) = written();
    let ben = Window::new();
    ben.call("library.create", json!({ "name": "Agua" }));
    hand_over(&ana, &post, &ben);
    let path = ben.folder.path().join("given.octavilla-handover");
    let data = base64::engine::general_purpose::STANDARD.encode(std::fs::read(path).unwrap());
    let file = json!({ "path": null, "data": data });
    let looked = ben.call(
        "handover.look",
        json!({ "file": file, "passphrase": PASSPHRASE }),
    );
    assert_eq!(looked["posts"].as_array().unwrap().len(), 1);
    let none = json!({ "file": { "path": null, "data": "!" }, "passphrase": PASSPHRASE });
    assert_eq!(ben.refused("handover.look", none), Code::BadHandover);
}
