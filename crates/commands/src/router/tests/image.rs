//! Images as the window takes them in and shows them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::*;

/// A PNG of one pixel.
pub(super) const PIXEL: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNQAAAAIgAh4+9nCwAAAABJRU5ErkJggg==";

#[test]
fn an_image_is_taken_in_shown_and_made_narrower() {
    let window = Window::new();
    window.call("library.create", json!({}));
    window.told();
    let added = window.call("image.add", json!({ "data": PIXEL }));
    assert_eq!(added["isNew"], true);
    assert_eq!(added["isStilled"], false);
    assert!(window.told()[0].list);
    let again = window.call("image.add", json!({ "data": PIXEL }));
    assert_eq!(again["name"], added["name"]);
    assert_eq!(again["isNew"], false);

    let image = &added["name"];
    window.call(
        "image.setExportWidth",
        json!({ "image": image, "width": 640 }),
    );
    let wish = json!({ "image": image, "maxWidth": 320 });
    let shown = window.call("image.get", wish.clone());
    assert_eq!((&shown["width"], &shown["height"]), (&json!(1), &json!(1)));
    assert_eq!(shown["exportWidth"], 640);
    let address = shown["address"].as_str().unwrap();
    let bytes = address.strip_prefix("data:image/png;base64,").unwrap();
    assert!(STANDARD.decode(bytes).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(window.call("image.get", wish.clone()), shown);

    let undone = window.call("library.undo", json!({}));
    assert_eq!(undone["label"], "image.setExportWidth");
    assert_eq!(window.call("image.get", wish.clone())["exportWidth"], 0);

    // What was forgotten is not shown out of memory.
    window.call("image.trash", json!({ "image": image }));
    assert_eq!(
        window.call("image.get", wish.clone())["width"],
        1,
        "the trash shows it"
    );
    window.call("trash.empty", json!({}));
    assert_eq!(window.refused("image.get", wish), Code::NotFound);
}

#[test]
fn what_is_no_picture_is_refused_by_name_and_nothing_is_kept() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let add = |bytes: &[u8]| {
        let request = json!({ "data": STANDARD.encode(bytes) });
        window.try_call("image.add", request).unwrap_err()
    };
    let drawing = add(b"<svg xmlns='http://www.w3.org/2000/svg'/>");
    assert_eq!(drawing.code, Code::UnknownImage);
    assert_eq!(drawing.detail["kind"], "SVG");
    let png = STANDARD.decode(PIXEL).unwrap();
    assert_eq!(add(&png[..40]).code, Code::BrokenImage);
    assert_eq!(add(b"words").code, Code::UnknownImage);
    let no_base64 = window.refused("image.add", json!({ "data": "*" }));
    assert_eq!(no_base64, Code::BrokenImage);
    assert_eq!(window.call("image.list", json!({})), json!([]));
}
