//! What posts are filed under, as the details show it.

use super::*;

impl Window {
    fn with_post() -> (Window, Value) {
        let window = Window::new();
        window.call("library.create", json!({}));
        let request = json!({ "title": "The well", "language": "en" });
        let post = window.call("post.create", request)["post"].clone();
        (window, post)
    }

    fn post(&self, post: &Value) -> Value {
        self.call("post.get", json!({ "post": post }))
    }

    fn undo(&self) -> Value {
        self.call("library.undo", json!({}))["label"].clone()
    }
}

#[test]
fn biographies_and_names_of_series_are_set_and_taken_back() {
    let (window, post) = Window::with_post();
    window.call("post.setPeople", json!({ "post": post, "people": ["Ana"] }));
    window.call("post.setSeries", json!({ "post": post, "series": "Water" }));
    window.call(
        "post.setTags",
        json!({ "post": post, "tags": ["water", "land"] }),
    );
    let told = |text: &str| json!({ "person": "Ana", "language": "es", "text": text });
    window.call("people.setBiography", told(" Cuida el pozo. "));
    window.call("people.setBiography", told("Cuida el agua."));
    let name = json!({ "post": post, "language": "es", "name": "Agua" });
    window.call("people.nameSeries", name);

    let headings = window.call("people.headings", json!({}));
    assert_eq!(
        headings["people"],
        json!([{ "name": "Ana", "posts": 1,
            "biographies": [{ "language": "es", "text": "Cuida el agua." }] }])
    );
    let series =
        |name: &str, language: &str| json!({ "name": name, "language": language, "posts": 1 });
    assert_eq!(
        headings["series"],
        json!([series("Agua", "es"), series("Water", "en")])
    );
    let tag = |name: &str| json!({ "name": name, "posts": 1 });
    assert_eq!(headings["tags"], json!([tag("land"), tag("water")]));

    let view = window.post(&post);
    assert_eq!(
        view["seriesNames"],
        json!([{ "language": "en", "text": "Water" }, { "language": "es", "text": "Agua" }])
    );
    assert_eq!(window.undo(), "people.describe");
    assert_eq!(
        window.post(&post)["seriesNames"].as_array().unwrap().len(),
        1
    );
    assert_eq!(window.undo(), "people.describe");
    let biographies = &window.call("people.headings", json!({}))["people"][0]["biographies"];
    assert_eq!(biographies[0]["text"], "Cuida el pozo.");
    assert_eq!(window.undo(), "people.describe");
    let biographies = &window.call("people.headings", json!({}))["people"][0]["biographies"];
    assert_eq!(biographies, &json!([]));
    let nobody = json!({ "person": "Nobody", "language": "es", "text": "x" });
    assert_eq!(
        window.refused("people.setBiography", nobody),
        Code::NotFound
    );
}

#[test]
fn a_slug_is_brought_near_to_what_was_wanted_and_follows_the_title_again() {
    let (window, post) = Window::with_post();
    let other = json!({ "title": "The bell", "language": "en" });
    window.call("post.create", other);
    assert_eq!(window.post(&post)["slugIsChosen"], false);
    let nearest =
        |slug: &str| window.call("post.nearestSlug", json!({ "post": post, "slug": slug }));
    assert_eq!(
        nearest("¡El Pozo!"),
        json!({ "slug": "el-pozo", "taken": false })
    );
    assert_eq!(
        nearest("The bell"),
        json!({ "slug": "the-bell-2", "taken": true })
    );
    assert_eq!(
        nearest("The well"),
        json!({ "slug": "the-well", "taken": false })
    );

    window.call("post.rename", json!({ "post": post, "slug": "el-pozo" }));
    assert_eq!(window.post(&post)["slugIsChosen"], true);
    window.call("post.followTitle", json!({ "post": post }));
    let view = window.post(&post);
    assert_eq!(
        (&view["slug"], &view["slugIsChosen"]),
        (&json!("the-well"), &json!(false))
    );
    assert_eq!(window.undo(), "post.rename");
    let view = window.post(&post);
    assert_eq!(
        (&view["slug"], &view["slugIsChosen"]),
        (&json!("el-pozo"), &json!(true))
    );
}
