//! What may be opened outside, and what may not, whoever asks.

use serde_json::json;

use super::Window;
use crate::Code;
use crate::context::lock;

#[test]
fn sites_letters_and_calls_are_opened_and_nothing_else() {
    let window = Window::new();
    let good = [
        "https://example.org/a?b=c#d",
        "http://xn--bcher-kva.example/",
        "mailto:ana@example.org",
        "tel:+34600000000",
        "matrix:r/well:example.org",
    ];
    for address in good {
        window.call("link.check", json!({ "address": address }));
        window.call("link.open", json!({ "address": address }));
    }
    assert_eq!(*lock(&window.desk.addresses), good);

    for address in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "smb://host/share",
        "vbscript:x",
        "ms-msdt:x",
        "//example.org/",
        "/etc/passwd",
        "#here",
        "",
        " https://example.org/",
        "https://example.org/\nx",
        "https://ana:word@example.org/",
        // What is shown and what is opened could be read otherwise by somebody.
        "https://b\u{fc}cher.example/",
        "-e",
    ] {
        let link = json!({ "address": address });
        assert_eq!(window.refused("link.check", link.clone()), Code::BadValue);
        assert_eq!(window.refused("link.open", link), Code::BadValue);
    }
    assert_eq!(lock(&window.desk.addresses).len(), good.len());
}

#[test]
fn a_desktop_that_opens_nothing_is_told_of() {
    let window = Window::new();
    let link = json!({ "address": "https://nobody.example/" });
    let failure = window.try_call("link.open", link).unwrap_err();
    assert_eq!(failure.detail["field"], "link.desktop");
}
