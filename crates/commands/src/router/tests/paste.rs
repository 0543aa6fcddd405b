//! What is pasted, as the window asks for it.

use serde_json::{Value, json};

use super::Window;
use crate::Code;

fn window() -> Window {
    let window = Window::new();
    window.call("library.create", json!({}));
    window
}

fn html(window: &Window, html: &str) -> Value {
    window.call("paste.html", json!({ "html": html, "firstNote": 1 }))
}

#[test]
fn a_clip_becomes_markdown_and_what_was_left_out_is_counted() {
    let window = window();
    let clip = "<p>La asamblea <b>no firma</b> el convenio que le mandaron, y así lo hace saber a todos los pueblos vecinos.</p>\
                <p style='display:none'>oculto</p><img src='https://example.org/a.png'>\
                <p><a href='https://example.org/?fbclid=a'>acta</a>";
    let pasted = html(&window, clip);
    assert_eq!(
        pasted["markdown"],
        "La asamblea **no firma** el convenio que le mandaron, y así lo hace saber a todos los pueblos vecinos.\n\n\
         [acta](https://example.org/)\n"
    );
    assert_eq!(pasted["language"], "es");
    let removed = json!({
        "pictures": 1, "hidden": 1, "deletions": 0, "comments": 0, "tracked": 1, "links": 0,
    });
    assert_eq!(pasted["removed"], removed);
    assert_eq!(html(&window, "<img src='a.png'>")["markdown"], "");
}

#[test]
fn text_comes_back_as_it_looked_and_joined_where_a_program_broke_it() {
    let window = window();
    let text = |text: &str| window.call("paste.text", json!({ "text": text }));
    let slogans = text("¡Ni un paso atrás!\r\n1886. tod*s");
    assert_eq!(slogans["markdown"], "¡Ni un paso atrás!\n1886\\. tod\\*s\n");
    assert_eq!(slogans["joined"], Value::Null);
    assert_eq!(slogans["asMarkdown"], Value::Null);
    let unmarked = json!({ "letters": 0, "accents": 0, "spaces": 0, "hidden": 0, "unclear": 0 });
    assert_eq!(slogans["unmarked"], unmarked);
    let marked = text("El \u{430}gua\u{2003}es\u{200b} del an\u{303}o PCшка");
    assert_eq!(marked["markdown"], "El agua es del año PCшка\n");
    let unmarked = json!({ "letters": 1, "accents": 1, "spaces": 1, "hidden": 1, "unclear": 1 });
    assert_eq!(marked["unmarked"], unmarked);
    assert_eq!(slogans["language"], Value::Null);
    let markdown = "# Uno\n\n[dos](tres)";
    assert_eq!(text(markdown)["asMarkdown"], markdown);
    let mail = "The assembly met on Sunday in the square before the well\n\
                and decided, after three hours, that nothing whatsoever\n\
                would be signed, neither today nor tomorrow, by anybody\n\
                who lives in the towns that share the water of the hill.";
    let joined = text(mail)["joined"].as_str().unwrap().to_owned();
    assert_eq!(joined.lines().count(), 1);
    assert_eq!(text(mail)["language"], "en");
}

#[test]
fn half_letters_never_come_in_and_a_long_line_does() {
    let window = window();
    // JSON cannot even say them, so the window makes them whole before it asks.
    let half: Result<Value, _> = serde_json::from_str(r#"{ "text": "agua \ud83c" }"#);
    assert!(half.is_err());
    let line = "agua ".repeat(200_000);
    let pasted = window.call("paste.text", json!({ "text": line }));
    assert_eq!(pasted["markdown"].as_str().unwrap().len(), line.len());
    let pasted = html(&window, &format!("<p>{line}"));
    assert_eq!(pasted["markdown"].as_str().unwrap().len(), line.len());
    let without = Window::new();
    let refused = without.refused("paste.text", json!({ "text": "agua" }));
    assert_eq!(refused, Code::NoLibrary);
}
