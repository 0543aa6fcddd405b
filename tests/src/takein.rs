//! A newer version comes back and is taken in where it belongs.

use serde_json::{Value, json};

use crate::support::{Folder, LIBRARY, Octa};

const SENT: &str = "Hoy caminamos al *pozo*, trescientas personas.\n\nLa asamblea dijo que no a la «empresa».\n\n* agua\n* tierra\n\nMañana volvemos todas.\n";
const TRANSLATED: &str = "Today we walked to the *well*, three hundred of us.\n\nThe assembly said no to the “company”.\n\n* water\n* land\n\nTomorrow all of us come back.\n";

/// A post in two languages, the Spanish one first.
fn folder() -> Folder {
    let folder = Folder::with_library();
    folder.write("sent.md", SENT);
    folder.write("translated.md", TRANSLATED);
    let new = [
        "new",
        LIBRARY,
        "--title",
        "La marcha",
        "--lang",
        "es",
        "--from",
        "sent.md",
    ];
    folder.octa(new).succeeds();
    let translated = [
        "translate",
        LIBRARY,
        "la-marcha",
        "--lang",
        "en",
        "--from",
        "translated.md",
    ];
    folder.octa(translated).succeeds();
    folder
}

/// Takes a file in as the Spanish text.
fn take_in(folder: &Folder, file: &str, more: &[&str]) -> Octa {
    let args = [
        "takein",
        LIBRARY,
        "la-marcha",
        "--lang",
        "es",
        "--from",
        file,
    ];
    folder.octa(args.iter().chain(more))
}

fn body(folder: &Folder) -> String {
    let shown = folder.octa(["show", LIBRARY, "la-marcha", "--json"]).json();
    let editions = shown["editions"].as_array().unwrap();
    let spanish = editions.iter().find(|one| one["language"] == "es").unwrap();
    spanish["body"].as_str().unwrap().to_owned()
}

fn kinds(told: &Value) -> Vec<&str> {
    let rows = told["paragraphs"].as_array().unwrap();
    rows.iter()
        .map(|row| row["kind"].as_str().unwrap())
        .collect()
}

#[test]
fn a_corrected_text_changes_what_it_says_otherwise_and_nothing_else() {
    let folder = folder();
    // As a word processor gives it back: other bullets and quotes, one paragraph corrected, one new.
    let corrected = "# La marcha\n\nHoy caminamos al _pozo_, trescientas cincuenta personas.\n\nLa asamblea dijo que no a la \"empresa\".\n\n- agua\n- tierra\n\nNadie se fue.\n\nMañana volvemos todas.\n";
    folder.write("final3.md", corrected);
    let told = take_in(&folder, "final3.md", &["--json"]).json();
    assert_eq!(kinds(&told), ["changed", "added"]);
    assert_eq!((&told["taken"], &told["conflicts"]), (&json!(2), &json!(0)));
    let codes: Vec<_> = told["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["code"])
        .collect();
    assert_eq!(codes, ["takein.formatting"]);
    let expected = SENT
        .replace("trescientas personas", "trescientas cincuenta personas")
        .replace("\n\nMañana", "\n\nNadie se fue.\n\nMañana");
    assert_eq!(body(&folder), expected);
    // Once more, and nothing is left to take.
    let again = take_in(&folder, "final3.md", &["--json"]).json();
    assert_eq!((kinds(&again), &again["taken"]), (vec![], &json!(0)));
    assert_eq!(again["revision"], told["revision"]);
}

#[test]
fn exactly_what_was_corrected_is_to_be_translated_again() {
    let folder = folder();
    folder.write("final3.md", SENT.replace("trescientas", "cuatrocientas"));
    take_in(&folder, "final3.md", &[]).succeeds();
    let list = folder.octa(["list", LIBRARY, "--json"]).json();
    let post = &list.as_array().unwrap()[0];
    assert_eq!(
        (&post["changed"], &post["missing"]),
        (&json!(1), &json!(0)),
        "{post}"
    );
}

#[test]
fn contradictions_are_shown_and_nothing_is_written_until_somebody_decides() {
    let folder = folder();
    let edited = SENT
        .replace("trescientas", "cuatrocientas")
        .replace("todas", "todes");
    folder.write("here.md", &edited);
    folder
        .octa([
            "edit",
            LIBRARY,
            "la-marcha",
            "--lang",
            "es",
            "--from",
            "here.md",
        ])
        .succeeds();
    folder.write("final3.md", SENT.replace("trescientas", "quinientas"));
    let (out, sentence) = take_in(&folder, "final3.md", &["--base", "2", "--json"]).finds();
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (kinds(&told), &told["taken"]),
        (vec!["conflict"], &json!(0))
    );
    assert!(
        told["paragraphs"][0]["mine"]
            .as_str()
            .unwrap()
            .contains("cuatrocientas")
    );
    assert!(
        told["paragraphs"][0]["theirs"]
            .as_str()
            .unwrap()
            .contains("quinientas")
    );
    assert!(sentence.contains("nothing was taken in"), "{sentence}");
    assert_eq!(body(&folder), edited);
    take_in(&folder, "final3.md", &["--base", "2", "--take", "mine"]).succeeds();
    assert_eq!(body(&folder), edited);
    take_in(&folder, "final3.md", &["--base", "2", "--take", "theirs"]).succeeds();
    // What was written here besides stays.
    assert_eq!(body(&folder), edited.replace("cuatrocientas", "quinientas"));
}

#[test]
fn a_text_can_be_looked_at_first_and_come_from_a_pipe() {
    let folder = folder();
    let newer = SENT.replace("Mañana", "Pasado mañana");
    let looked = take_in(&folder, "-", &["--look"])
        .input(newer.clone())
        .succeeds();
    assert!(looked.contains("[-Mañana-]{+Pasado mañana+}"), "{looked}");
    assert_eq!(body(&folder), SENT);
    take_in(&folder, "-", &[]).input(newer.clone()).ends_well();
    assert_eq!(body(&folder), newer);
}

#[test]
fn a_file_that_does_not_fit_is_refused_with_a_reason() {
    let folder = folder();
    folder.write("english.md", "The people of the valley walked to the river in the morning, and they did not come back before the night had fallen over their houses.\n");
    let sentence = take_in(&folder, "english.md", &[]).fails();
    assert!(sentence.contains("not in es"), "{sentence}");
    folder.write("final.pdf", "%PDF-1.7\n");
    let sentence = take_in(&folder, "final.pdf", &[]).fails();
    assert!(sentence.contains("PDF"), "{sentence}");
    take_in(&folder, "nobody.md", &[]).fails();
    take_in(&folder, "english.md", &["--base", "999"]).fails();
    assert_eq!(body(&folder), SENT);
}
