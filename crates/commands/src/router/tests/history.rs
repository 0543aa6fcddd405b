//! The past as the window uses it.

use super::*;

impl Window {
    /// A library with a post; gives the id of its edition.
    fn with_text() -> (Window, Value) {
        let window = Window::new();
        window.call("library.create", json!({}));
        let request = json!({ "title": "", "language": "en" });
        let edition = window.call("post.create", request)["edition"].clone();
        (window, edition)
    }

    /// Types at the beginning of the body; gives the revision.
    fn type_into(&self, edition: &Value, base: u64, words: &str) -> u64 {
        let request = json!({
            "edition": edition, "field": "body", "base": base,
            "edits": [{ "from": 0, "deleted": 0, "inserted": words }],
            "kind": "type", "undoGroup": base + 1, "selection": null, "length": null,
            "batch": library::BatchId::new().to_string(),
        });
        self.call("edition.append", request)["revision"]
            .as_u64()
            .unwrap()
    }
}

#[test]
fn a_forgotten_stretch_keeps_none_from_being_weighed() {
    let (window, edition) = Window::with_text();
    let first = window.type_into(&edition, 0, "one ");
    let forgotten = window.type_into(&edition, first, "two ");
    window.call(
        "history.forget",
        json!({ "edition": edition, "post": null }),
    );
    let last = window.type_into(&edition, forgotten, "three four ");
    let spans = json!([[last, last], [forgotten, forgotten]]);
    let weighed = window.call(
        "history.weigh",
        json!({ "edition": edition, "spans": spans }),
    );
    assert_eq!(weighed, json!([{ "came": 2, "went": 0 }, null]));
}

#[test]
fn a_page_of_any_size_is_answered() {
    let (window, edition) = Window::with_text();
    let newest = window.type_into(&edition, 0, "one ");
    for limit in [0_u64, 1, (1 << 53) - 1] {
        let request = json!({ "edition": edition, "before": null, "limit": limit });
        let stretches = window.call("history.timeline", request)["stretches"].clone();
        assert_eq!(stretches.as_array().unwrap().is_empty(), limit == 0);
        let request =
            json!({ "edition": edition, "field": "body", "before": newest, "limit": limit });
        let steps = window.call("edition.steps", request)["done"].clone();
        assert_eq!(steps.as_array().unwrap().is_empty(), limit == 0);
        let request = json!({ "edition": edition, "words": "one", "limit": limit });
        let hits = window.call("history.search", request);
        assert_eq!(hits.as_array().unwrap().is_empty(), limit == 0);
    }
}
