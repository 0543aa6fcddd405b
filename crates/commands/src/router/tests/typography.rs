//! Marks, typography and templates, as the window asks for them.

use super::*;

fn library() -> Window {
    let window = Window::new();
    window.call("library.create", json!({}));
    window
}

fn outer(window: &Window, language: &str) -> Value {
    window.call("typography.marks", json!({ "language": language }))["outer"].clone()
}

#[test]
fn the_marks_are_those_that_the_library_chooses() {
    let window = library();
    assert_eq!(outer(&window, "es"), json!(["“", "”"]));
    assert_eq!(outer(&window, "es-ES"), json!(["«", "»"]));
    assert_eq!(
        window.call("typography.marks", json!({ "language": "ja" })),
        Value::Null
    );
    window.told();
    let info = window.call("library.configure", json!({ "spanishQuotes": "angular" }));
    assert_eq!(info["spanishQuotes"], "angular");
    assert_eq!(outer(&window, "es-MX"), json!(["«", "»"]));
    let request = json!({ "language": "es-MX", "text": "🌊 \"El 'agua'\"" });
    let edits = window.call("typography.set", request);
    let expected = json!([
        { "from": 12, "deleted": 2, "inserted": "”»" },
        { "from": 7, "deleted": 1, "inserted": "“" },
        { "from": 3, "deleted": 1, "inserted": "«" },
    ]);
    assert_eq!(edits, expected);
}

#[test]
fn an_export_has_the_quotes_that_the_library_chooses() {
    let window = library();
    let request = json!({ "title": "\"Agua\"", "language": "es" });
    let post = window.call("post.create", request)["post"].clone();
    let preview = |window: &Window| {
        let request = json!({
            "posts": [post], "format": "html-fragment", "profile": null, "language": null,
            "shown": null,
        });
        window.call("export.preview", request).to_string()
    };
    assert!(preview(&window).contains("“Agua”"));
    window.call("library.configure", json!({ "spanishQuotes": "angular" }));
    assert!(preview(&window).contains("«Agua»"));
}

#[test]
fn templates_are_changed_and_posts_begin_with_them() {
    let window = library();
    let all = window.call("template.list", json!({}));
    assert_eq!(all.as_array().unwrap().len(), 8);
    let mut words = all[1]["words"].clone();
    words["title"] = json!("An evening");
    window.told();
    let request = json!({ "key": "event.en", "words": words });
    let saved = window.call("template.save", request);
    assert_eq!(saved["changed"], true);
    assert!(window.told().iter().any(|changed| changed.settings));
    let request = json!({ "title": "", "language": "en", "template": "event.en" });
    let post = window.call("post.create", request);
    let edition = window.call("edition.get", json!({ "edition": post["edition"] }));
    assert_eq!(edition["title"], "An evening");
    let refused = window.refused("template.remove", json!({ "key": "event.en" }));
    assert_eq!(refused, Code::BadValue);
    window.call("template.reset", json!({ "key": "event.en" }));
    let usual = window.call("template.get", json!({ "key": "event.en" }));
    assert_eq!(usual, all[1]);
    let own = window.call("template.create", usual["words"].clone());
    assert_eq!(own["shipped"], false);
    window.call("template.remove", json!({ "key": own["key"] }));
    assert_eq!(window.call("template.list", json!({})), all);
    let request = json!({ "title": "", "language": "en", "template": own["key"] });
    assert_eq!(window.refused("post.create", request), Code::NotFound);
}
