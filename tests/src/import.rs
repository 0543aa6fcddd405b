//! Other people's files: what they become, what is told of them, and what is refused.

use serde_json::Value;

use crate::support::{Folder, LIBRARY, wide_picture};

/// A text whose language is plain to see.
const ES: &str = "A las compañeras y los compañeros de la colonia: la asamblea acordó no firmar \
                  ningún papel que ponga precio al agua.\n";

fn shown(folder: &Folder, post: &Value) -> Value {
    let post = post["post"].as_str().unwrap();
    folder.octa(["show", LIBRARY, post, "--json"]).json()
}

#[test]
fn files_become_posts_and_scripts_can_rely_on_what_is_said() {
    let folder = Folder::with_library();
    folder.write("agua.txt", ES);
    let latin: Vec<u8> = ES
        .chars()
        .map(|it| u8::try_from(u32::from(it)).unwrap())
        .collect();
    folder.write("latin.txt", latin);
    let said = folder
        .octa(["import", LIBRARY, "agua.txt", "latin.txt", "--json"])
        .json();
    let posts = said["posts"].as_array().unwrap();
    assert_eq!(posts.len(), 2);
    assert_eq!(said.as_object().unwrap().len(), 1);
    let keys: Vec<&String> = posts[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["diagnostics", "editions", "post"]);
    assert_eq!(posts[0]["diagnostics"].to_string(), "[]");
    assert_eq!(
        posts[0]["editions"].to_string(),
        "[{\"lang\":\"es\",\"words\":21}]"
    );
    assert_eq!(posts[1]["diagnostics"][0]["code"], "encoding.guessed");
    let body = &shown(&folder, &posts[1])["editions"][0]["body"];
    assert_eq!(body, &shown(&folder, &posts[0])["editions"][0]["body"]);
    // Who knows the language better may say it.
    let said = folder
        .octa(["import", LIBRARY, "agua.txt", "--lang", "es-MX", "--json"])
        .json();
    assert_eq!(said["posts"][0]["editions"][0]["lang"], "es-MX");
}

#[test]
fn a_file_that_fails_does_not_stop_the_others() {
    let folder = Folder::with_library();
    folder.write("a.md", "# One\n\nWords.\n");
    folder.write("b.docx", "%PDF-1.7");
    folder.write("c.md", "# Three\n\nWords.\n");
    let (out, sentence) = folder
        .octa(["import", LIBRARY, "a.md", "b.docx", "gone.md", "c.md"])
        .finds();
    assert_eq!(out.lines().count(), 2, "{out}");
    assert_eq!(sentence, "2 of 4 could not be taken in; the others were");
    // One alone is refused with its own reason, and nothing is written.
    let before = folder.octa(["list", LIBRARY]).succeeds();
    folder.octa(["import", LIBRARY, "b.docx"]).fails_with(
        "b.docx is a file of the kind PDF, which is not taken in; save it as .docx or .odt and \
         take that",
    );
    assert_eq!(folder.octa(["list", LIBRARY]).succeeds(), before);
}

#[test]
fn a_text_in_two_languages_is_parted_unless_nobody_wants_it() {
    let folder = Folder::with_library();
    let text = "# El agua no se vende\n\nA las compañeras y los compañeros de la colonia: la \
        asamblea acordó no firmar ningún papel.\n\nEl agua es de todas y de todos, y no tiene \
        precio.\n\nMañana marchamos al palacio de gobierno.\n\n---\n\n# Water is not for sale\n\n\
        To the comrades of the neighbourhood: the assembly has decided not to sign any paper.\n\n\
        Water belongs to all of us, and it has no price.\n\nTomorrow we march to the palace of the \
        government.\n";
    folder.write("dos.md", text);
    let languages = |split: &str| {
        let said = folder
            .octa(["import", LIBRARY, "dos.md", "--split", split, "--json"])
            .json();
        let editions = said["posts"][0]["editions"].as_array().unwrap().clone();
        editions
            .iter()
            .map(|it| it["lang"].to_string())
            .collect::<String>()
    };
    assert_eq!(languages("auto"), "\"es\"\"en\"");
    assert_eq!(languages("off"), "\"es\"");
    folder
        .octa(["import", LIBRARY, "dos.md", "--split", "maybe"])
        .misuses();
}

#[test]
fn tracked_changes_are_read_as_was_asked() {
    let folder = Folder::with_library();
    let file =
        crate::support::source::root().join("crates/library/fixtures/import/odt/tracked.odt");
    folder.write("cambios.odt", std::fs::read(file).unwrap());
    let body = |tracked: &str| {
        let said = folder
            .octa([
                "import",
                LIBRARY,
                "cambios.odt",
                "--tracked",
                tracked,
                "--json",
            ])
            .json();
        let codes = &said["posts"][0]["diagnostics"];
        assert_eq!(codes[0]["code"], "changes.tracked");
        shown(&folder, &said["posts"][0])["editions"][0]["body"].to_string()
    };
    assert!(body("accept").contains("La asamblea general rechazó la propuesta."));
    assert!(body("reject").contains("La asamblea rechazó la propuesta vieja y larga."));
}

#[test]
fn what_goes_out_comes_back() {
    let folder = Folder::with_library();
    folder.write("pozo.png", wide_picture(b"The well", 300));
    let image = folder
        .octa(["image", "add", LIBRARY, "pozo.png"])
        .succeeds();
    let image = image.trim();
    let body = format!(
        "Compañeras[^1] y **compañeros** de la colonia: la asamblea *acordó* no firmar ningún \
         papel.\n\n## Lo que pedimos\n\n- agua\n- tierra\n  - para todas\n\n![Un pozo]({image} \
         \"De noche\")\n\n> Nadie nos preguntó.\n\nLean [el acta](https://example.org/acta).\n\n\
         [^1]: Y compañeres.\n"
    );
    folder.write("es.md", &body);
    let post = ["--title", "El agua no se vende", "--dek", "Desde la sierra"];
    let post = [
        &["new", LIBRARY, "--lang", "es", "--from", "es.md"],
        &post[..],
    ]
    .concat();
    let post = folder.octa(post).succeeds();
    let post = post.trim();
    folder.write(
        "en.md",
        "Comrades of the neighbourhood:\n\nthe assembly has decided.\n",
    );
    folder
        .octa([
            "translate",
            LIBRARY,
            post,
            "--lang",
            "en",
            "--title",
            "Water",
            "--from",
            "en.md",
        ])
        .succeeds();
    folder
        .octa(["describe", LIBRARY, post, "--date", "2021-05-03"])
        .succeeds();
    let given = folder.octa(["show", LIBRARY, post, "--json"]).json();
    for format in ["html-page", "html-fragment", "hugo", "zola", "markdown"] {
        folder
            .octa(["export", LIBRARY, post, "--format", format, "--out", format])
            .ends_well();
        let said = folder
            .octa(["import", LIBRARY, format, "--json"])
            .ends_well();
        let said: Value = serde_json::from_str(&said).unwrap();
        let posts = said["posts"].as_array().unwrap();
        // Markdown alone says nothing of which files belong together but by their names.
        assert_eq!(posts.len(), 1, "{format}: {said}");
        let back = shown(&folder, &posts[0]);
        for language in ["es", "en"] {
            let edition = |post: &Value| {
                let editions = post["editions"].as_array().unwrap().clone();
                let mut editions = editions.into_iter();
                editions.find(|it| it["language"] == language).unwrap()
            };
            let (given, back) = (edition(&given), edition(&back));
            for field in ["title", "dek", "body"] {
                assert_eq!(back[field], given[field], "{format} {language} {field}");
            }
        }
    }
}

#[test]
fn nothing_outside_of_the_folder_is_read() {
    let folder = Folder::with_library();
    std::fs::create_dir_all(folder.path("sitio/posts")).unwrap();
    folder.write("secreto.png", wide_picture(b"Secret", 40));
    folder.write("sitio/pozo.png", wide_picture(b"The well", 40));
    folder.write(
        "sitio/posts/a.md",
        "# Agua\n\n![a](../pozo.png) ![b](../../secreto.png) ![c](/secreto.png)\n",
    );
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", folder.path("sitio/posts/arriba")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secreto.png", folder.path("sitio/secreto.png")).unwrap();
    let before = folder.all_names("sitio");
    let out = folder
        .octa(["import", LIBRARY, "sitio", "--json"])
        .ends_well();
    let said: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(said["posts"].as_array().unwrap().len(), 1);
    assert_eq!(
        said["posts"][0]["diagnostics"][0]["code"],
        "pictures.missing"
    );
    let images = folder.octa(["image", "list", LIBRARY, "--json"]).json();
    assert_eq!(images.as_array().unwrap().len(), 1);
    assert_eq!(folder.all_names("sitio"), before);
}

#[test]
fn bad_files_are_refused_or_doubted_in_time() {
    let folder = Folder::with_library();
    let sentence = "La asamblea acordó no firmar ningún papel. ";
    let cases: [(&str, Vec<u8>); 9] = [
        ("largo.txt", sentence.repeat(1_150_000).into_bytes()),
        ("hondo.md", ">".repeat(100_000).into_bytes()),
        ("corchetes.md", "[".repeat(100_000).into_bytes()),
        ("enlaces.md", "[[".repeat(50_000).into_bytes()),
        ("llamadas.md", "{{<".repeat(50_000).into_bytes()),
        ("hondo.html", "<div>".repeat(50_000).into_bytes()),
        ("ancla.md", "---\na: &a [*a, *a]\n---\nx\n".into()),
        ("corto.docx", b"PK\x03\x04\x14\0".to_vec()),
        ("ceros.txt", vec![0; 100_000]),
    ];
    for (name, bytes) in cases {
        folder.write(name, bytes);
        let begin = std::time::Instant::now();
        let met = folder.octa(["import", LIBRARY, name, "--split", "off", "--json"]);
        match (name, met.copes()) {
            ("largo.txt" | "corto.docx" | "ceros.txt", met) => {
                let sentence = met.unwrap_err();
                assert!(sentence.contains(name), "{sentence}");
            }
            (_, met) => assert!(met.is_ok(), "{name}: {met:?}"),
        }
        // A build for tests is many times slower than one for people.
        assert!(
            begin.elapsed().as_secs() < 20,
            "{name}: {:?}",
            begin.elapsed()
        );
    }
}
