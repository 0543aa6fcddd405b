//! A newer version as the window takes it in.

use super::*;

const BODY: &str = "Uno va solo.\n\nDos van juntas.\n\nTres van lejos.\n";

fn desk() -> (Window, Value) {
    let window = Window::new();
    window.call("library.create", json!({}));
    let made = window.call("post.create", json!({ "title": "", "language": "es" }));
    let edition = made["edition"].clone();
    window.call("edition.append", typed(&edition, "body", 0, BODY));
    (window, edition)
}

fn given(edition: &Value) -> Value {
    json!({ "edition": edition, "file": null, "html": null, "text": null })
}

fn body(window: &Window, edition: &Value) -> Value {
    window.call("edition.get", json!({ "edition": edition }))["body"].clone()
}

#[test]
fn a_file_is_compared_taken_in_and_taken_back() {
    let (window, edition) = desk();
    let newer = BODY.replace("juntas", "todas juntas") + "\nCuatro llegan.\n";
    std::fs::write(window.folder.path().join("newer.md"), newer).unwrap();
    let read = window.call("edition.readNewer", given(&edition));
    assert_eq!(read["name"], "newer.md");
    let request = json!({ "edition": edition, "newer": read["newer"], "base": null });
    let compared = window.call("edition.compareNewer", request.clone());
    let rows = compared["fields"][0]["rows"].as_array().unwrap();
    let kinds: Vec<&str> = rows
        .iter()
        .map(|row| row["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["same", "changed", "same", "added"]);

    let taken = json!([{ "field": "body", "row": 1, "take": "theirs" }]);
    let take = json!({
        "edition": edition, "newer": read["newer"], "base": null,
        "revision": compared["revision"], "taken": taken,
    });
    window.told();
    let done = window.call("edition.takeIn", take.clone());
    assert_eq!(window.told()[0].editions, [edition.as_str().unwrap()]);
    assert_eq!(
        body(&window, &edition),
        BODY.replace("juntas", "todas juntas")
    );
    window.call("library.undo", json!({ "step": done["step"] }));
    assert_eq!(body(&window, &edition), BODY);
    // It can be done again until it is let go.
    let again = window.call("edition.compareNewer", request.clone());
    assert_eq!(again["fields"], compared["fields"]);
    window.call("edition.letNewerGo", json!({ "newer": read["newer"] }));
    assert_eq!(window.refused("edition.takeIn", take), Code::NotFound);
    assert_eq!(
        window.refused("edition.compareNewer", request),
        Code::NotFound
    );
}

#[test]
fn what_is_pasted_or_dropped_is_read_like_a_file() {
    let (window, edition) = desk();
    let kinds = |mut request: Value, edition: &Value| {
        request["edition"] = edition.clone();
        let read = window.call("edition.readNewer", request);
        let request = json!({ "edition": edition, "newer": read["newer"], "base": null });
        let compared = window.call("edition.compareNewer", request);
        let rows = compared["fields"][0]["rows"].as_array().unwrap().clone();
        rows.iter().filter(|row| row["kind"] != "same").count()
    };
    let html = "<p>Uno va <b>solo</b>.</p><p>Dos van juntas.</p><p>Tres van cerca.</p>";
    let mut request = given(&edition);
    request["html"] = json!(html);
    assert_eq!(kinds(request, &edition), 1);
    let mut request = given(&edition);
    request["text"] = json!(BODY);
    assert_eq!(kinds(request, &edition), 0);
    let mut request = given(&edition);
    request["file"] = json!({ "name": "b.txt", "data": "VW5vLg==" });
    assert_eq!(kinds(request, &edition), 3);
    let mut request = given(&edition);
    request["file"] = json!({ "name": "b.pdf", "data": "JVBERi0xLjc=" });
    assert_eq!(
        window.refused("edition.readNewer", request),
        Code::UnknownDocument
    );
}

#[test]
fn what_went_out_and_what_has_a_name_can_be_compared_with() {
    let (window, edition) = desk();
    let name = json!({ "edition": edition, "revision": null, "name": "Sent to Inés" });
    window.call("history.checkpoint", name);
    let all = window.call("edition.versions", json!({ "edition": edition }));
    assert_eq!(all[0]["kind"], "checkpoint");
    assert_eq!(all[0]["name"], "Sent to Inés");
    assert_eq!(all[0]["revision"], 1);
}
