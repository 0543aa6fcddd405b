use serde_json::{Value, json};

use super::Window;
use crate::Code;
use crate::context::lock;

/// A library with so many posts of one sentence; their ids.
fn with_posts(window: &Window, count: usize) -> Vec<Value> {
    window.call("library.create", json!({}));
    let post = |number: usize| {
        let request = json!({ "title": format!("Bell {number}"), "language": "en" });
        window.call("post.create", request)["post"].clone()
    };
    (1..=count).map(post).collect()
}

fn request(posts: &[Value], format: &str) -> Value {
    json!({
        "posts": posts, "format": format, "profile": null, "language": null,
        "shown": null, "job": "the job",
    })
}

#[test]
fn formats_name_the_profile_that_goes_with_them() {
    let window = Window::new();
    let formats = window.call("export.formats", json!({}));
    let page = formats
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["id"] == "html-page");
    let expected = json!({
        "id": "html-page", "extension": "html", "scope": "post", "profile": "single-page",
        "ignores": [],
    });
    assert_eq!(page, Some(&expected));
    let text = formats.as_array().unwrap().iter();
    let text = text.filter(|it| it["id"] == "text");
    let ignores: Vec<&Value> = text.map(|it| &it["ignores"]).collect();
    assert!(ignores[0].as_array().unwrap().contains(&json!("template")));
}

#[test]
fn several_posts_are_saved_and_their_progress_is_told() {
    let window = Window::new();
    let posts = with_posts(&window, 7);
    let saved = window.call("export.save", request(&posts, "text"));
    assert_eq!((&saved["posts"], &saved["count"]), (&json!(7), &json!(7)));
    assert_eq!(saved["receipt"]["languages"], json!(["en"]));
    let told = std::mem::take(&mut *lock(&window.desk.progress));
    let told: Vec<_> = told
        .iter()
        .map(|it| (it.job.as_str(), it.done, it.total))
        .collect();
    let expected: Vec<_> = (1..=7).map(|done| ("the job", done, 7)).collect();
    assert_eq!(told, expected);
    let rows = json!({
        "search": "", "status": null, "language": null, "trashed": false, "offset": 0, "limit": 0,
    });
    assert_eq!(window.call("post.list", rows)["total"], 7);
    window.call("export.openFolder", json!({ "folder": saved["folder"] }));
    let nowhere = json!({ "folder": "/nowhere/at/all" });
    assert_eq!(window.refused("export.openFolder", nowhere), Code::Io);
    window.call("export.cancel", json!({ "job": "one that has ended" }));
}

#[test]
fn a_preview_shows_one_post_of_several_and_all_of_a_feed() {
    let window = Window::new();
    let posts = with_posts(&window, 3);
    let mut asked = request(&posts, "html-page");
    asked["shown"] = posts[1].clone();
    let page = window.call("export.preview", asked.clone());
    assert_eq!((&page["posts"], &page["covered"]), (&json!(3), &json!(1)));
    assert_eq!(page["files"][0]["name"], "bell-2.html");
    assert_eq!(page["kept"], json!([]));
    asked["format"] = json!("text");
    asked["language"] = json!("es");
    let without = window.try_call("export.preview", asked);
    assert_eq!(without.unwrap()["covered"], 0, "it has no such edition");
    assert_eq!(
        window.refused("export.preview", request(&[], "text")),
        Code::NotFound
    );
}

#[test]
fn words_that_must_stay_stop_an_export_and_the_list_is_taken_back() {
    let window = Window::new();
    let posts = with_posts(&window, 2);
    let kept = window.call(
        "export.setKeptWords",
        json!({ "words": ["bell  2", "BELL 2"] }),
    );
    assert_eq!(
        window.call("export.keptWords", json!({})),
        json!(["bell 2"])
    );
    let mut asked = request(&posts, "html-page");
    asked["shown"] = posts[1].clone();
    let preview = window.call("export.preview", asked.clone());
    let places: Vec<&Value> = preview["kept"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["place"])
        .collect();
    assert!(
        places.contains(&&json!("title")) && places.contains(&&json!("slug")),
        "{places:?}"
    );
    let failure = window.try_call("export.save", asked.clone()).unwrap_err();
    assert_eq!(failure.code, Code::KeptWords);
    assert_eq!(failure.detail["found"][0]["word"], "bell 2");
    assert_eq!(failure.detail["found"][0]["post"], posts[1]);
    assert!(!failure.message.to_lowercase().contains("bell 2"));
    assert!(!window.folder.path().join("out").exists());
    window.call("library.undo", json!({ "step": kept["step"] }));
    assert_eq!(window.call("export.keptWords", json!({})), json!([]));
    assert_eq!(window.call("export.save", asked)["posts"], 2);
}

#[test]
fn what_a_post_is_not_ready_for_leads_to_its_place() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let made = window.call("post.create", json!({ "title": "", "language": "en" }));
    let (post, edition) = (&made["post"], &made["edition"]);
    let body = "There are 412 houses.\n\n![](image/00000000000000000000000000000000.png)\n";
    window.call("edition.append", super::typed(edition, "body", 0, body));
    let translate = json!({ "post": post, "from": null, "language": "es", "title": "" });
    let spanish = window.call("edition.translate", translate)["id"].clone();
    let ready = |window: &Window| {
        let asked = request(std::slice::from_ref(post), "html-page");
        let found = window.call("export.ready", asked.clone());
        assert_eq!(window.call("export.preview", asked)["notReady"], found);
        let told = |it: &Value| {
            format!("{} {} {}", it["kind"], it["language"], it["count"]).replace('"', "")
        };
        let found = found.as_array().unwrap().clone();
        (found.iter().map(told).collect::<Vec<_>>(), found)
    };
    let (told, found) = ready(&window);
    assert_eq!(told, ["title en 1", "alt en 1", "title es 1", "pairs es 2"]);
    assert_eq!(
        (&found[3]["left"], &found[3]["edition"]),
        (edition, &spanish)
    );
    assert_eq!(
        found[1]["words"],
        "image/00000000000000000000000000000000.png"
    );

    // The translation shares the title of its post, and that is ready.
    window.call(
        "edition.append",
        super::typed(edition, "title", 1, "The houses"),
    );
    let text = "Hay 421 casas.\n\n![ ](image/00000000000000000000000000000000.png)\n";
    window.call("edition.append", super::typed(&spanish, "body", 0, text));
    window.call("post.trash", json!({ "post": post }));
    let (told, found) = ready(&window);
    assert_eq!(told[0], "trash  1");
    assert!(!told.iter().any(|it| it.starts_with("title")), "{told:?}");
    let findings = found.iter().find(|it| it["kind"] == "findings").unwrap();
    assert_eq!(
        (&findings["left"], &findings["edition"]),
        (edition, &spanish)
    );
}
