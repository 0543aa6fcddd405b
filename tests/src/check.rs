//! The contract of `octa check`: what scripts may rely on.

use serde_json::{Value, json};

use crate::support::Folder;

/// What is found, as `check`, source span, target span.
fn spans(found: &Value) -> Vec<Value> {
    let findings = found["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|finding| {
            assert!(
                finding["message"]
                    .as_str()
                    .is_some_and(|it| it.ends_with('.') || it.ends_with('”'))
            );
            json!([finding["check"], finding["source"], finding["target"]])
        })
        .collect()
}

fn check(folder: &Folder, source: &str, target: &str) -> Value {
    let args = [
        "check", "--source", source, "--target", target, "--langs", "en,es", "--json",
    ];
    folder.octa(args).json()
}

#[test]
fn findings_point_at_characters_of_both_files() {
    let folder = Folder::empty();
    folder.write("en.txt", "“Señoras”: 300 came.\n\nNobody spoke.\n");
    folder.write("es.txt", "«Señoras»: vinieron 200.\n\nNadie habló.\n");
    let found = check(&folder, "en.txt", "es.txt");
    let expected = json!(["figures", { "from": 11, "to": 14 }, { "from": 20, "to": 23 }]);
    assert_eq!(spans(&found), [expected]);

    let args = [
        "check", "--source", "en.txt", "--target", "es.txt", "--langs", "en,es",
    ];
    let said = folder.octa(args).succeeds();
    assert_eq!(
        said,
        "figures: The source says 300, the translation 200. [source 11-14] [target 20-23]\n"
    );
}

#[test]
fn a_missing_side_is_null() {
    let folder = Folder::empty();
    folder.write("en.txt", "The water of the valley is ours.\nWe met on 8 May 1974 in San Jacinto.\nThe company Aguas del Norte did not answer.\n");
    folder.write(
        "es.txt",
        "El agua del valle es nuestra.\nLa empresa Aguas del Norte no respondió.\n",
    );
    let found = check(&folder, "en.txt", "es.txt");
    let expected = json!(["paragraphs", { "from": 33, "to": 69 }, null]);
    assert_eq!(spans(&found), [expected]);
}

#[test]
fn markdown_is_known_by_its_name_or_by_saying_so() {
    let folder = Folder::empty();
    let (source, target) = (
        "See [it](https://example.org/a).\n",
        "Véase [esto](https://example.org/b).\n",
    );
    for name in ["en", "en.md"] {
        folder.write(name, source);
        folder.write(&name.replace("en", "es"), target);
    }
    let found = check(&folder, "en.md", "es.md");
    assert_eq!(
        found["findings"][0]["source"],
        json!({ "from": 4, "to": 31 })
    );
    let args = [
        "check", "--source", "en", "--target", "es", "--langs", "en,es", "--json",
    ];
    assert_eq!(
        folder.octa(args.iter().chain(&["--markdown"])).json(),
        found
    );
}

#[test]
fn texts_of_no_use_get_an_answer() {
    let folder = Folder::empty();
    folder.write("empty.md", "");
    folder.write("en.md", "One.\n\nTwo.\n");
    folder.write("long.md", "Uno. ".repeat(20_000));
    for (source, target) in [
        ("empty.md", "empty.md"),
        ("en.md", "empty.md"),
        ("empty.md", "en.md"),
        ("en.md", "long.md"),
    ] {
        let found = check(&folder, source, target);
        let count = found["findings"].as_array().unwrap().len();
        assert_eq!(count > 0, source != target, "{source} {target}");
    }
    let args = [
        "check", "--source", "en.md", "--target", "en.md", "--langs", "en,ja",
    ];
    folder
        .octa(args)
        .warns("nothing is known of the words of `ja`");
    let args = [
        "check", "--source", "en.md", "--target", "en.md", "--langs", "en",
    ];
    folder
        .octa(args)
        .fails_with("--langs takes two languages, such as en,es");
    folder.octa(["check", "--source", "en.md"]).misuses();
}

#[test]
fn a_post_of_a_library_is_checked_in_all_its_languages() {
    let folder = Folder::empty();
    folder.octa(["init", "posts.octavilla"]).succeeds();
    folder.write("en.md", "🔔 In all 300 came.\n\nNobody spoke.\n");
    folder.write("es.md", "🔔 En total vinieron 200.\n\nNadie habló.\n");
    folder.write(
        "fr.md",
        "🔔 En tout, 300 sont venus.\n\nPersonne n’a parlé.\n",
    );
    let new = ["new", "posts.octavilla", "--title", "Well", "--lang", "en"];
    folder
        .octa(new.iter().chain(&["--from", "en.md"]))
        .succeeds();
    for (language, file) in [("es", "es.md"), ("fr", "fr.md")] {
        let translate = ["translate", "posts.octavilla", "well", "--lang"];
        folder
            .octa(translate.iter().chain(&[language, "--from", file]))
            .succeeds();
    }
    let found = folder
        .octa(["check", "posts.octavilla", "well", "--json"])
        .json();
    let expected = json!(["figures", { "from": 9, "to": 12 }, { "from": 20, "to": 23 }]);
    assert_eq!(spans(&found), [expected]);
    assert_eq!(found["findings"][0]["langs"], json!(["en", "es"]));
    let said = folder.octa(["check", "posts.octavilla", "well"]).succeeds();
    assert!(said.contains("[en 9-12] [es 20-23]"), "{said}");
    folder.octa(["check", "posts.octavilla"]).misuses();
    folder.octa(["check", "posts.octavilla", "nothing"]).fails();
}

#[test]
fn a_library_of_an_older_schema_is_read_as_far_as_it_goes() {
    let folder = Folder::empty();
    let fixture = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../crates/library/fixtures/schema-2.octavilla"
    );
    let bytes = std::fs::read(fixture).unwrap();
    folder.write("old.octavilla", &bytes);
    let post = "the-well-is-not-for-sale";
    folder.octa(["list", "old.octavilla"]).succeeds();
    folder.octa(["show", "old.octavilla", post]).succeeds();
    for asked in [
        &["check", "old.octavilla", post][..],
        &["notes", "old.octavilla", post],
        &["pairs", "old.octavilla", "agua", "--lang", "es"],
    ] {
        folder.octa(asked.iter()).fails_with(
            "old.octavilla was made by an older Octavilla and has no such thing yet; open it once \
             in the window, or change it with octa, and it is brought up to date after a copy",
        );
    }
    assert_eq!(folder.bytes("old.octavilla"), bytes, "it was not touched");
    // An export is written down, so it brings the library up to date.
    let export = ["export", "old.octavilla", "--all", "--format", "html-page"];
    folder
        .octa(export.iter().chain(&["--out", "site"]))
        .succeeds();
    folder
        .octa(["check", "old.octavilla", post, "--json"])
        .succeeds();
}
