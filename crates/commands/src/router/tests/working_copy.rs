//! Working copies, as the window asks for them.

use serde_json::{Value, json};

use super::{SOURCE, TRANSLATION, Window, typed};
use crate::Code;

#[test]
fn a_working_copy_is_written_where_somebody_says_and_goes_to_the_clipboard() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let made = window.call(
        "post.create",
        json!({ "title": "The well", "language": "en" }),
    );
    let (post, edition) = (&made["post"], &made["edition"]);
    window.call("edition.append", typed(edition, "body", 1, SOURCE));
    let request = json!({ "post": post, "from": null, "language": "es", "title": "El pozo" });
    let other = window.call("edition.translate", request);
    window.call(
        "edition.append",
        typed(&other["id"], "body", 1, TRANSLATION),
    );

    let request = json!({ "post": post, "language": "en", "with": "es", "name": "well.docx" });
    let saved = window.call("workingCopy.save", request);
    let expected =
        json!([{ "language": "en", "revision": 2 }, { "language": "es", "revision": 2 }]);
    assert_eq!(saved["wentOut"], expected);
    let bytes = std::fs::read(saved["path"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"PK"));

    let request = json!({ "post": post, "language": "en", "with": "es" });
    let copied = window.call("workingCopy.copy", request);
    let rows: Vec<&str> = copied["text"].as_str().unwrap().lines().collect();
    let [one, two] = [0, 1].map(|at| SOURCE.trim_end().split("\n\n").nth(at).unwrap());
    assert_eq!(
        rows,
        [
            format!("{one}\t{}", TRANSLATION.trim_end()),
            format!("{two}\t")
        ]
    );
    assert!(copied["html"].as_str().unwrap().starts_with("<table"));

    let request = json!({ "post": post, "language": "es", "with": Value::Null });
    let copied = window.call("workingCopy.copy", request);
    assert_eq!(copied["text"], TRANSLATION);
    let request = json!({ "post": post, "language": "fr" });
    assert_eq!(window.refused("workingCopy.copy", request), Code::NotFound);
}
