//! Posts that begin with a template.

use crate::support::Folder;

#[test]
fn a_post_begins_with_a_template_in_its_language() {
    let folder = Folder::empty();
    folder.octa(["init", "a.octavilla"]).succeeds();
    let begin = [
        "new",
        "a.octavilla",
        "--lang",
        "es",
        "--template",
        "communique",
    ];
    let post = folder.octa(begin).succeeds();
    let shown = folder
        .octa(["show", "a.octavilla", post.trim(), "--json"])
        .json();
    let edition = &shown["editions"][0];
    let place = edition["placeLine"].as_str().unwrap();
    assert!(
        place.starts_with("‹lugar›, ") && place.contains(" de 20"),
        "{place}"
    );
    assert_eq!(edition["title"], "‹qué pasó, en una línea›");
    let body = edition["body"].as_str().unwrap();
    assert!(body.ends_with("‹quién firma›\n"), "{body}");
}

#[test]
fn templates_are_listed_and_shown() {
    let folder = Folder::empty();
    folder.octa(["init", "a.octavilla"]).succeeds();
    let listed = folder.octa(["template", "list", "a.octavilla"]).succeeds();
    let names: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.split("  ").last().map(str::trim))
        .collect();
    assert_eq!(
        names,
        [
            "Communiqué",
            "Event",
            "Interview",
            "Statement",
            "Comunicado",
            "Convocatoria",
            "Entrevista",
            "Pronunciamiento"
        ]
    );
    let shown = folder
        .octa([
            "template",
            "show",
            "a.octavilla",
            "interview",
            "--lang",
            "es",
        ])
        .succeeds();
    assert!(shown.contains("‹quién pregunta›"), "{shown}");
    let shown = folder
        .octa(["template", "show", "a.octavilla", "event.en", "--json"])
        .json();
    assert_eq!(shown["key"], "event.en");
    assert_eq!(shown["changed"], false);
}

#[test]
fn what_is_not_there_or_does_not_go_together_is_said() {
    let folder = Folder::empty();
    folder.octa(["init", "a.octavilla"]).succeeds();
    let said = folder
        .octa(["new", "a.octavilla", "--lang", "en", "--template", "poem"])
        .fails();
    assert!(said.contains("poem"), "{said}");
    let listed = folder.octa(["list", "a.octavilla"]).succeeds();
    assert_eq!(listed, "");
    let both = [
        "new",
        "a.octavilla",
        "--lang",
        "en",
        "--template",
        "event",
        "--dek",
        "x",
    ];
    folder.octa(both).misuses();
    folder
        .octa(["new", "a.octavilla", "--lang", "en"])
        .misuses();
}
