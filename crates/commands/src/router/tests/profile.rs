//! Profiles, as the window asks for them.

use super::*;

#[test]
fn profiles_are_copied_changed_shared_and_taken_in() {
    let window = Window::new();
    window.call("library.create", json!({ "name": "Water" }));
    let listed = window.call("profile.list", json!({}));
    let usual = listed[0].clone();
    assert_eq!(usual["shipped"], "single-page");
    assert_eq!(usual["changed"], false);

    let mut copy = window.call("profile.copy", json!({ "id": usual["id"], "name": "Ours" }));
    copy["options"]["site"]["address"] = json!("https://example.org");
    copy["options"]["site"]["postAddress"] = json!("/{lang}/{slug}/");
    window.told();
    let saved = window.call("profile.save", copy.clone());
    assert!(window.told()[0].settings);
    assert_eq!(saved["options"], copy["options"]);

    let mut tried = json!({
        "options": saved["options"], "language": "es", "slug": "la-marcha", "date": "2026-05-13",
    });
    let checked = window.call("profile.check", tried.clone());
    assert_eq!(checked["address"], "https://example.org/es/la-marcha/");
    assert_eq!(checked["trouble"], Value::Null);
    tried["options"]["headingLevel"] = json!(9);
    let checked = window.call("profile.check", tried);
    assert_eq!(checked["trouble"]["option"], "headingLevel");
    copy["options"]["headingLevel"] = json!(9);
    let failure = window.try_call("profile.save", copy.clone()).unwrap_err();
    assert_eq!(failure.detail["field"], "profile.heading-level");

    let template = window.call("profile.template", json!({}))["text"].clone();
    copy["options"]["headingLevel"] = json!(2);
    copy["options"]["template"] = template.clone();
    let saved = window.call("profile.save", copy.clone());
    assert_eq!(saved["options"]["template"], template);
    copy["options"]["template"] = json!("<p>\n{% if %}");
    let failure = window.try_call("profile.save", copy).unwrap_err();
    assert_eq!(
        (failure.code, &failure.detail["line"]),
        (Code::BadTemplate, &json!(2))
    );

    let shared = window.call("profile.share", json!({ "id": saved["id"] }));
    let path = shared["path"].as_str().unwrap();
    assert!(path.ends_with("ours.octavilla-profile"), "{path}");
    let given = window.folder.path().join("given.octavilla-profile");
    std::fs::copy(path, given).unwrap();
    let taken = window.call("profile.takeIn", json!({}));
    assert_eq!(taken["leftOut"], json!([]));
    assert_eq!(taken["profile"]["name"], "Ours 2");
    assert_eq!(taken["profile"]["options"], saved["options"]);

    window.call("profile.remove", json!({ "id": saved["id"] }));
    window.call("library.undo", json!({ "step": null }));
    let count = |of: &Value| of.as_array().unwrap().len();
    let now = window.call("profile.list", json!({}));
    assert_eq!(count(&now), count(&listed) + 2);
}

#[test]
fn a_file_that_is_no_profile_is_said_to_be_none() {
    let window = Window::new();
    window.call("library.create", json!({ "name": "Water" }));
    let given = window.folder.path().join("given.octavilla-profile");
    for (file, field) in [
        ("{}", "profile.file"),
        ("{\"octavillaProfile\": 99}", "profile.newer"),
    ] {
        std::fs::write(&given, file).unwrap();
        let failure = window.try_call("profile.takeIn", json!({})).unwrap_err();
        assert_eq!(
            (failure.code, &failure.detail["field"]),
            (Code::BadValue, &json!(field))
        );
    }
    std::fs::remove_file(&given).unwrap();
    assert_eq!(window.refused("profile.takeIn", json!({})), Code::Io);
}
