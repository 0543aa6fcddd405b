//! What the list of posts asks for while somebody types a search.

use serde_json::{Value, json};

use super::Window;

fn wish(search: &str) -> Value {
    json!({
        "search": search, "status": null, "language": null, "trashed": false,
        "offset": 0, "limit": 1, "atLeisure": true,
    })
}

#[test]
fn rows_are_shown_before_they_are_counted() {
    let window = Window::new();
    window.call("library.create", json!({}));
    for title in ["The well", "The bread", "The night"] {
        window.call("post.create", json!({ "title": title, "language": "en" }));
    }
    let shown = || {
        let page = window.call("post.list", wish("the"));
        (page["total"].clone(), page["isExact"].clone())
    };
    assert_eq!(shown(), (json!(2), json!(false)), "there is another");
    assert_eq!(window.call("post.count", wish("the")), 3);
    assert_eq!(shown(), (json!(3), json!(true)));
    window.call(
        "post.create",
        json!({ "title": "The road", "language": "en" }),
    );
    assert_eq!(shown(), (json!(2), json!(false)), "it is counted anew");
    let mut at_once = wish("the");
    at_once["atLeisure"] = false.into();
    assert_eq!(window.call("post.count", at_once), 4);
    assert_eq!(window.call("post.count", wish("road")), 1);
    assert_eq!(window.call("post.count", wish("")), 4);
}
