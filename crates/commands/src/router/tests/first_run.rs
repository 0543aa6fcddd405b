//! Where a first library is to be, and how its owner likes the window.

use super::*;

#[test]
fn a_place_is_proposed_at_which_nothing_is() {
    let window = Window::new();
    let folder = window.folder.path();
    let propose =
        |name: &str| window.call("library.propose", json!({ "name": name, "folder": null }));
    let first = propose(" Posts ");
    assert_eq!(
        first,
        json!({ "path": folder.join("Posts.octavilla"), "folder": folder, "name": "Posts" })
    );
    let made = window.call("library.create", json!({ "path": first["path"] }));
    assert_eq!(made["path"], first["path"]);
    assert_eq!(propose("Posts")["name"], "Posts 2");
    // What separates folders leads to no other folder.
    let odd = propose("../water/12. May");
    assert_eq!(
        odd["path"],
        json!(folder.join(".. water 12. May.octavilla"))
    );
    assert_eq!(odd["name"], ".. water 12. May");
}

#[test]
fn folders_that_are_not_there_are_made_and_files_that_are_there_stay() {
    let window = Window::new();
    let path = window.folder.path().join("deep/down/Water.octavilla");
    let made = window.call("library.create", json!({ "path": path }));
    assert_eq!(made["name"], "Water");
    window.call("library.close", json!({}));
    let before = std::fs::read(&path).unwrap();
    assert_eq!(
        window.refused("library.create", json!({ "path": path })),
        Code::AlreadyExists
    );
    assert!(std::fs::read(&path).unwrap() == before);
}

#[test]
fn a_chosen_place_is_told_before_anything_is_made_there() {
    let window = Window::new();
    let place = window.call(
        "library.choosePlace",
        json!({ "name": "Water", "folder": null }),
    );
    let path = window.folder.path().join("Water.octavilla");
    assert_eq!(place["path"], json!(path));
    assert!(!path.exists());
}

#[test]
fn how_the_text_is_set_is_kept_within_bounds() {
    let window = Window::new();
    let many: Vec<String> = (0..20).map(|number| format!("command.{number}")).collect();
    window.call(
        "app.configure",
        json!({
            "textWidth": "wide", "textSize": 900, "lineSpacing": "open", "textFace": "mono",
            "recentCommands": many,
        }),
    );
    let settings = window.call("app.state", json!({}))["settings"].clone();
    assert_eq!(settings["textWidth"], "wide");
    assert_eq!(settings["textSize"], 200);
    assert_eq!(settings["lineSpacing"], "open");
    assert_eq!(settings["textFace"], "mono");
    assert_eq!(settings["recentCommands"].as_array().unwrap().len(), 8);
    let unknown = json!({ "textWidth": "endless" });
    assert_eq!(window.refused("app.configure", unknown), Code::Internal);
}

#[test]
fn posts_are_found_by_a_title_in_any_language() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let request = json!({ "title": "The well", "language": "en" });
    let post = window.call("post.create", request)["post"].clone();
    let request = json!({ "post": post, "from": null, "language": "es", "title": "Reunión" });
    window.call("edition.translate", request);
    assert_eq!(
        window.call("post.find", json!({ "words": "reunion", "limit": 5 })),
        json!([{ "post": post, "title": "Reunión", "language": "es" }])
    );
}
