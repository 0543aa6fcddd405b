//! The trash as the window uses it.

use super::image::PIXEL;
use super::*;

impl Window {
    /// A library with a post, its translation and an image; gives their ids and the name.
    fn with_things() -> (Window, Value, Value, String) {
        let window = Window::new();
        window.call("library.create", json!({}));
        let request = json!({ "title": "The well", "language": "en" });
        let post = window.call("post.create", request)["post"].clone();
        let translation = window.translate(&post);
        let added = window.call("image.add", json!({ "data": PIXEL }));
        let image = added["name"].as_str().unwrap().to_owned();
        window.told();
        (window, post, translation, image)
    }

    fn translate(&self, post: &Value) -> Value {
        let request = json!({ "post": post, "from": null, "language": "es", "title": "" });
        self.call("edition.translate", request)["id"].clone()
    }

    fn trash(&self) -> Value {
        self.call("trash.list", json!({}))
    }
}

#[test]
fn each_kind_is_listed_and_forgotten_alone() {
    let (window, post, translation, image) = Window::with_things();
    window.call("edition.trash", json!({ "edition": translation }));
    window.call("image.trash", json!({ "image": image }));
    let trash = window.trash();
    assert_eq!(trash["days"], 30);
    assert_eq!(trash["choices"], json!([7, 30, 90, 365]));
    assert_eq!(trash["editions"][0]["postTitle"], "The well");
    assert_eq!(trash["images"][0]["name"], *image);

    window.told();
    let forget = |kind: &str, id: &Value| json!({ "kind": kind, "id": id });
    let said = window.call("trash.forget", forget("edition", &translation));
    assert_eq!(
        said,
        json!({ "forgotten": 1, "posts": 0, "editions": 1, "notes": 0, "images": 0 })
    );
    assert!(window.told()[0].list);
    window.call("trash.forget", forget("image", &json!(image)));
    assert_eq!(window.call("image.list", json!({})), json!([]));
    let refused = window.refused("trash.forget", forget("post", &post));
    assert_eq!(refused, Code::BadValue, "it is not in the trash");
    window.call("post.trash", json!({ "post": post }));
    window.call("trash.forget", forget("post", &post));
    let request = json!({ "post": post });
    assert_eq!(window.refused("post.get", request), Code::NotFound);
}

#[test]
fn both_names_of_emptying_mean_the_same() {
    for name in ["trash.empty", "post.emptyTrash"] {
        let (window, post, _, image) = Window::with_things();
        window.call("post.trash", json!({ "post": post }));
        window.call("image.trash", json!({ "image": image }));
        let said = window.call(name, json!({}));
        assert_eq!(
            said,
            json!({ "forgotten": 2, "posts": 1, "editions": 0, "notes": 0, "images": 1 })
        );
        assert_eq!(window.trash()["posts"], json!([]));
    }
}

#[test]
fn the_time_until_things_go_is_chosen_among_some() {
    let (window, post, ..) = Window::with_things();
    window.call("post.trash", json!({ "post": post }));
    window.told();
    window.call("trash.setDays", json!({ "days": 7 }));
    assert!(window.told()[0].settings);
    let posts = &window.trash()["posts"];
    let stays = posts[0]["goesAt"].as_i64().unwrap() - posts[0]["trashedAt"].as_i64().unwrap();
    assert_eq!(stays, 7 * 24 * 60 * 60 * 1000);
    window.call("trash.setDays", json!({ "days": null }));
    assert_eq!(window.trash()["posts"][0]["goesAt"], Value::Null);
    let refused = window.refused("trash.setDays", json!({ "days": 8 }));
    assert_eq!(refused, Code::BadValue);
}

#[test]
fn restoring_says_under_which_name() {
    let (window, post, translation, _) = Window::with_things();
    let request = json!({ "edition": translation });
    window.call("edition.trash", request.clone());
    let restored = window.call("edition.restore", request.clone());
    assert_eq!(restored["name"], Value::Null);
    window.call("edition.trash", request.clone());
    window.translate(&post);
    let restored = window.call("edition.restore", request.clone());
    let name = restored["name"].as_str().unwrap();
    assert!(name.starts_with("Restored "), "{name}");
    assert_eq!(window.call("edition.get", request)["name"], *name);
}

#[test]
fn an_image_that_is_shown_is_refused_and_the_posts_are_named() {
    let (window, post, translation, image) = Window::with_things();
    let shown = format!("![A well](image/{image})");
    window.call("edition.append", typed(&translation, "body", 0, &shown));
    let failure = window
        .try_call("image.trash", json!({ "image": image }))
        .unwrap_err();
    assert_eq!(failure.code, Code::BadValue);
    assert_eq!(failure.detail["posts"], json!(["the-well"]));
    assert_eq!(window.call("image.list", json!({}))[0]["editions"], 1);
    window.call("post.trash", json!({ "post": post }));
    window.call("trash.empty", json!({}));
    window.call("image.trash", json!({ "image": image }));
    assert_eq!(
        window.call("library.undo", json!({})),
        json!({ "label": "image.trash" })
    );
    window.call("image.trash", json!({ "image": image }));
    window.call("image.restore", json!({ "image": image }));
    assert_eq!(window.trash()["images"], json!([]));
}

/// Whether a word stands in the library's file or its log.
fn traces(window: &Window, word: &str) -> bool {
    ["Posts.octavilla", "Posts.octavilla-wal"]
        .iter()
        .filter_map(|name| std::fs::read(window.folder.path().join(name)).ok())
        .any(|bytes| bytes.windows(word.len()).any(|w| w == word.as_bytes()))
}

#[test]
fn what_is_left_of_forgetting_is_done_at_the_next_pause() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let titled = |title: &str| json!({ "title": title, "language": "en" });
    let post = window.call("post.create", titled("Unforgettable"));
    let context = &window.router.context;
    let settle = library::history::settle_all;
    context.write(library::Op::Settle, settle).unwrap();
    window.call("post.trash", json!({ "post": post["post"] }));
    // As if the application had been killed before the index was purged.
    library::trash::empty(&context.library().unwrap()).unwrap();
    assert!(traces(&window, "nforgettable"));
    window.call("post.create", titled("Another"));
    let patience = (0..300).find(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        !traces(&window, "nforgettable")
    });
    assert!(patience.is_some());
}
