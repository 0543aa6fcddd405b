//! Posting by hand, as the window does it.

use super::*;

#[test]
fn an_edition_is_posted_and_what_changed_since_is_told() {
    let window = Window::new();
    window.call("library.create", json!({ "name": "Water" }));
    let made = window.call(
        "post.create",
        json!({ "language": "en", "title": "The \"well\"" }),
    );
    let (post, edition) = (&made["post"], &made["edition"]);
    let typed_in = window.call("edition.append", typed(edition, "body", 1, SOURCE));
    window.call("post.setTags", json!({ "post": post, "tags": ["water"] }));

    let get = || window.call("posting.get", json!({ "post": post, "profile": null }));
    let posting = get();
    let one = &posting["editions"][0];
    assert_eq!(one["title"], "The “well”");
    assert_eq!(one["slug"], "the-well");
    assert_eq!(one["tags"], json!(["water"]));
    let html = one["body"]["html"].as_str().unwrap();
    // The profile that is mostly used for posting by hand is that of WordPress's own editor.
    assert!(html.starts_with("<!-- wp:paragraph -->"), "{html}");
    assert!(html.contains("The well has 412 houses"), "{html}");
    assert!(!html.contains("<section"), "the body alone");
    assert_eq!(one["posted"], json!([]));

    let request = json!({
        "edition": edition, "address": "https://example.org/the-well",
        "date": posting["today"], "publish": true,
    });
    window.call("posting.record", request);
    let since = json!({ "edition": edition, "profile": posting["profile"] });
    let changed = window.call("posting.changed", since.clone());
    assert_eq!(changed["paragraphs"], json!([]));
    assert_eq!(get()["status"], "published");

    let revision = typed_in["revision"].as_u64().unwrap();
    window.call("edition.append", typed(edition, "body", revision, "Now: "));
    let changed = window.call("posting.changed", since.clone());
    let paragraph = &changed["paragraphs"][0];
    assert_eq!(
        (&paragraph["field"], &paragraph["kind"]),
        (&json!("body"), &json!("changed"))
    );
    assert_eq!(
        paragraph["runs"][0],
        json!({ "kind": "added", "text": "Now: " })
    );
    let html = paragraph["now"]["html"].as_str().unwrap();
    assert!(html.starts_with("<p>Now: The well"), "{html}");
    assert_eq!(get()["editions"][0]["changed"], 1);

    let words = "it has 412 houses";
    let draft = json!({ "language": "en", "date": "2026-11-26", "words": words });
    let line = "Correction, 26 November 2026: it has 412 houses";
    assert_eq!(window.call("posting.draft", draft)["line"], line);
    let correction = json!({ "edition": edition, "words": words });
    let request = json!({ "date": "2026-11-26", "corrections": [correction] });
    let done = window.call("posting.correct", request);
    let body = || window.call("edition.get", json!({ "edition": edition }))["body"].clone();
    assert!(body().as_str().unwrap().ends_with(&format!("\n\n{line}\n")));
    window.call("library.undo", json!({ "step": done["step"] }));
    assert!(!body().as_str().unwrap().contains(line));

    let failure = window
        .try_call("posting.record", json!({
            "edition": edition, "address": "javascript:a", "date": "2026-11-26", "publish": false,
        }))
        .unwrap_err();
    assert_eq!(failure.detail["field"], "address");
}

#[test]
fn an_edition_that_shares_the_title_of_its_post_is_posted_with_it() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let made = window.call(
        "post.create",
        json!({ "language": "en", "title": "A bell" }),
    );
    let post = &made["post"];
    let request = json!({ "post": post, "from": null, "language": "es", "title": "" });
    window.call("edition.translate", request);
    let posting = window.call("posting.get", json!({ "post": post, "profile": null }));
    let spanish = &posting["editions"][1];
    assert_eq!(spanish["language"], "es");
    assert_eq!(spanish["title"], "A bell");
    assert_eq!(spanish["titleLanguage"], "en");
}

#[test]
fn the_images_of_an_edition_are_saved_by_themselves() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let image = window.call("image.add", json!({ "data": image::PIXEL }))["name"].clone();
    let image = image.as_str().unwrap();
    let made = window.call("post.create", json!({ "language": "en", "title": "Bell" }));
    let (post, edition) = (&made["post"], &made["edition"]);
    let body = format!("![A bell](image/{image})");
    window.call("edition.append", typed(edition, "body", 1, &body));
    let request = json!({ "post": post, "from": null, "language": "es", "title": "Campana" });
    let other = &window.call("edition.translate", request)["id"];

    let save = |edition: &Value| {
        let request = json!({ "edition": edition, "profile": null });
        window.call("posting.saveImages", request)
    };
    let saved = save(edition);
    assert_eq!(
        (&saved["count"], &saved["warnings"]),
        (&json!(1), &json!([]))
    );
    let file = Path::new(saved["folder"].as_str().unwrap()).join(image);
    assert!(std::fs::read(file).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(save(other)["count"], 0);
}
