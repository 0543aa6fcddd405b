//! The contract of `octa`: what scripts may rely on. More may be added; nothing may change.

use serde_json::{Value, json};

use crate::support::{Folder, LIBRARY};

/// Asserts that an object has these keys; more are allowed.
#[track_caller]
fn has_keys(value: &Value, keys: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("{value}"));
    for key in keys {
        assert!(object.contains_key(*key), "no {key} in {value}");
    }
}

#[test]
fn paste_turns_html_and_text_into_markdown() {
    let folder = Folder::empty();
    folder.write("clip.html", "<p>El <b>agua</b><img src=a.png>");
    let said = folder
        .octa(["paste", "clip.html"])
        .warns("1 picture was left out.");
    assert_eq!(said, "El **agua**\n");
    let literal = folder.octa(["paste", "--text", "clip.html"]).succeeds();
    assert_eq!(literal, "\\<p>El \\<b>agua\\</b>\\<img src=a.png>\n");
    for args in [&["paste"][..], &["paste", "-"], &["paste", "--text"]] {
        let text = folder.octa(args).input("1886. tod*s\n- agua").succeeds();
        assert_eq!(text, "1886\\. tod\\*s\n\\- agua\n");
    }
    let html = folder
        .octa(["paste", "--html"])
        .input("<i>agua</i>")
        .succeeds();
    assert_eq!(html, "*agua*\n");
    let mail = "The assembly met on Sunday in the square before the well\n\
                and decided, after three hours, that nothing whatsoever\n\
                would be signed, neither today nor tomorrow, by anybody\n\
                who lives in the towns that share the water of the hill.\n";
    folder
        .octa(["paste"])
        .input(mail)
        .warns("--join joins them");
    let joined = folder.octa(["paste", "--join"]).input(mail).succeeds();
    assert_eq!(joined, mail.trim_end().replace('\n', " ") + "\n");
    folder.octa(["paste", "--html", "--text"]).misuses();
    folder.octa(["paste", "--html", "--join"]).misuses();
}

#[test]
fn init_makes_a_library_and_writes_over_nothing() {
    let folder = Folder::empty();
    folder.octa(["init", LIBRARY]).succeeds();
    folder.post("Kept", "en", "Kept.\n");
    let before = folder.bytes(LIBRARY);
    let sentence = "posts.octavilla exists already and was not written over";
    folder.octa(["init", LIBRARY]).fails_with(sentence);
    assert_eq!(folder.bytes(LIBRARY), before);
    folder.is_healthy();
}

#[test]
fn new_and_translate_answer_with_ids() {
    let folder = Folder::with_library();
    let new = ["new", LIBRARY, "--title", "The well", "--lang", "en"];
    let made = folder
        .octa(new.iter().chain(&["--dek", "A dek.", "--json"]))
        .json();
    has_keys(&made, &["post", "edition"]);
    let post = made["post"].as_str().unwrap();

    folder.write("es.md", "¡El pozo no se vende!\n");
    let translate = ["translate", LIBRARY, post, "--lang", "es", "--from"];
    let rest = ["es.md", "--title", "El pozo", "--json"];
    let translated = folder.octa(translate.iter().chain(&rest)).json();
    has_keys(&translated, &["edition"]);

    let shown = folder.show(post);
    has_keys(&shown, &["id", "slug", "status", "editions"]);
    assert_eq!(shown["id"], post);
    assert_eq!(shown["slug"], "the-well");
    assert_eq!(shown["status"], "draft");
    let editions = shown["editions"].as_array().unwrap();
    let expected = [
        ("en", "source", "The well", "A dek.", ""),
        (
            "es",
            "translation",
            "El pozo",
            "",
            "¡El pozo no se vende!\n",
        ),
    ];
    assert_eq!(editions.len(), expected.len());
    for (edition, (language, role, title, dek, body)) in editions.iter().zip(expected) {
        assert!(edition["id"].is_string());
        assert_eq!(edition["language"], language);
        assert_eq!(edition["role"], role);
        assert_eq!(edition["title"], title);
        assert_eq!(edition["dek"], dek);
        assert_eq!(edition["body"], body);
    }
    assert_eq!(editions[0]["id"], made["edition"]);
    assert_eq!(editions[1]["id"], translated["edition"]);

    let only = folder
        .octa(["show", LIBRARY, post, "--lang", "es", "--json"])
        .json();
    assert_eq!(only["editions"].as_array().unwrap().len(), 1);
    assert_eq!(only["editions"][0]["language"], "es");
}

#[test]
fn a_language_is_translated_to_once() {
    let folder = Folder::with_library();
    let post = folder.post("One", "en", "One.\n");
    folder.translation(&post, "es", "Uno", "Uno.\n");
    let again = ["translate", LIBRARY, &post, "--lang", "es"];
    folder
        .octa(again)
        .fails_with("the post has an edition in `es` already");
    let named = again.iter().chain(&["--name", "for the radio"]);
    folder.octa(named).succeeds();
    assert_eq!(
        folder.show(&post)["editions"].as_array().unwrap().len(),
        3,
        "a named alternative stands beside it"
    );
}

#[test]
fn list_shows_the_source_title_and_filters() {
    let folder = Folder::with_library();
    let pozo = folder.post("El pozo", "es", "La reunión fue larga.\n");
    folder.translation(&pozo, "en", "The well", "The meeting was long.\n");
    folder.post("Bread", "en", "About bread.\n");
    folder
        .octa(["status", LIBRARY, "bread", "published"])
        .succeeds();

    let listed = folder.octa(["list", LIBRARY, "--json"]).json();
    let rows = listed.as_array().unwrap();
    for row in rows {
        has_keys(row, &["id", "slug", "title", "status", "languages"]);
    }
    let row = rows.iter().find(|row| row["id"] == *pozo).unwrap();
    assert_eq!(row["title"], "El pozo");
    assert_eq!(row["languages"], serde_json::json!(["es", "en"]));

    let all: &[&str] = &["bread", "el-pozo"];
    let filters: [(&[&str], &[&str]); 8] = [
        (&[], all),
        (&["--search", "REUNION"], &["el-pozo"]),
        (&["--search", "long meet"], &["el-pozo"]),
        (&["--search", "nowhere"], &[]),
        (&["--status", "draft"], &["el-pozo"]),
        (&["--lang", "es"], &["el-pozo"]),
        (&["--lang", "en"], all),
        (&["--trash"], &[]),
    ];
    for (filter, slugs) in filters {
        assert_eq!(folder.slugs(filter), slugs, "{filter:?}");
    }
}

#[test]
fn list_filters_by_what_is_said_of_posts_and_sorts() {
    let folder = Folder::with_library();
    let pozo = folder.post("El pozo", "es", "Uno.\n");
    folder.translation(&pozo, "en", "The well", "One.\n");
    folder.post("Águas", "es", "Dos.\n");
    folder.post("año", "es", "Tres.\n");
    for post in ["aguas", "ano"] {
        folder.octa(["tag", LIBRARY, post, "land"]).succeeds();
    }
    let listed = |filter: &[&str]| -> Vec<String> {
        let args = ["list", LIBRARY, "--json"];
        let rows = folder.octa(args.iter().chain(filter)).json();
        let slug = |row: &Value| row["slug"].as_str().unwrap().to_owned();
        rows.as_array().unwrap().iter().map(slug).collect()
    };
    assert_eq!(listed(&["--sort", "title"]), ["aguas", "ano", "el-pozo"]);
    assert_eq!(
        listed(&["--sort", "title", "--reverse"]),
        ["el-pozo", "ano", "aguas"]
    );
    let second = ["--sort", "title", "--offset", "1", "--limit", "1"];
    assert_eq!(listed(&second), ["ano"]);
    assert_eq!(
        listed(&["--tag", "land", "--sort", "title"]),
        ["aguas", "ano"]
    );
    assert_eq!(
        listed(&["--needs-translation", "--sort", "title"]),
        ["aguas", "ano"]
    );
    assert_eq!(listed(&["--series", "Letters"]), [""; 0]);
    assert_eq!(listed(&["--author", "Inés"]), [""; 0]);
    assert_eq!(listed(&["--changed-since-export"]), [""; 0]);
    let unknown = ["list", LIBRARY, "--sort", "colour"];
    let said = folder.octa(unknown).fails();
    assert!(said.contains("touched, date, title"), "{said}");
    let row = &folder
        .octa(["list", LIBRARY, "--search", "pozo", "--json"])
        .json()[0];
    has_keys(row, &["date", "touchedAt", "missing", "changed"]);
}

#[test]
fn a_post_is_duplicated_and_several_are_tagged() {
    let folder = Folder::with_library();
    let pozo = folder.post("El pozo", "es", "Uno.\n");
    folder.translation(&pozo, "en", "The well", "One.\n");
    let made = folder
        .octa(["duplicate", LIBRARY, "el-pozo", "--json"])
        .json();
    has_keys(&made, &["post", "edition"]);
    let copy = folder.show(made["post"].as_str().unwrap());
    assert_eq!(copy["slug"], "el-pozo-copia");
    assert_eq!(copy["editions"][1]["title"], "The well (copy)");
    assert_eq!(copy["editions"][1]["body"], "One.\n");
    let tag = [
        "tag",
        LIBRARY,
        "el-pozo",
        "water",
        "--also",
        "el-pozo-copia",
    ];
    let said = folder.octa(tag).succeeds();
    assert_eq!(said, "el-pozo: water\nel-pozo-copia: water\n");
    let with_stranger = ["tag", LIBRARY, "el-pozo", "land", "--also", "nobody"];
    folder.octa(with_stranger).fails();
    assert_eq!(folder.show("el-pozo")["tags"], serde_json::json!(["water"]));
}

#[test]
fn a_post_is_a_full_id_then_a_slug_then_a_unique_prefix() {
    let folder = Folder::with_library();
    let one = folder.post("One", "en", "");
    let two = folder.post("Two", "en", "");
    let found = |given: &str| folder.show(given)["id"].as_str().unwrap().to_owned();

    assert_eq!(found(&one), one, "a full id");
    assert_eq!(found("one"), one, "a slug");
    let prefix = &one[..8];
    assert_eq!(found(prefix), one, "a prefix");
    assert_eq!(found(&prefix.to_uppercase()), one, "in either case");
    assert_eq!(found(&one.to_uppercase()), one, "in either case");

    let rename = |slug: &str| {
        folder
            .octa(["rename", LIBRARY, &two, "--slug", slug])
            .succeeds()
    };
    assert_eq!(rename(prefix), format!("{prefix}\n"));
    assert_eq!(found(prefix), two, "a slug goes before a prefix");
    rename(&one);
    assert_eq!(found(&one), one, "a full id goes before a slug");

    for given in ["nowhere", "zz", "", "%", "_", "0000000000"] {
        folder
            .octa(["show", LIBRARY, given])
            .fails_with(&format!("there is no post `{given}`"));
    }
}

#[test]
fn an_ambiguous_prefix_names_the_candidates() {
    let folder = Folder::with_library();
    // Of seventeen ids two begin with the same of sixteen digits.
    let mut ids: Vec<String> = (0..17).map(|_| folder.post("P", "en", "")).collect();
    ids.sort();
    let twins = ids.windows(2).find(|two| two[0][..1] == two[1][..1]);
    let [first, second] = twins.unwrap() else {
        unreachable!("windows of two")
    };
    let given = &first[..1];
    for args in [["show", LIBRARY, given], ["trash", LIBRARY, given]] {
        let sentence = folder.octa(args).fails();
        let start = format!("`{given}` fits more than one post: ");
        assert!(sentence.starts_with(&start), "{sentence}");
        assert!(
            sentence.contains(first) && sentence.contains(second),
            "{sentence}"
        );
    }
    assert_eq!(folder.slugs(&["--trash"]), [""; 0]);
}

#[test]
fn edit_replaces_the_body_of_one_edition() {
    let folder = Folder::with_library();
    let post = folder.post("One", "en", "Old words.\n");
    folder.translation(&post, "es", "Uno", "Palabras viejas.\n");
    let edit = ["edit", LIBRARY, "one", "--lang", "es", "--from"];
    folder.write("new.md", "Palabras nuevas.\r\nOtra línea.\n");
    folder.octa(edit.iter().chain(&["new.md"])).succeeds();
    assert_eq!(
        folder.body(&post, "es"),
        "Palabras nuevas.\r\nOtra línea.\n"
    );
    assert_eq!(folder.body(&post, "en"), "Old words.\n");
    folder
        .octa(edit.iter().chain(&["-"]))
        .input("De la entrada.")
        .succeeds();
    assert_eq!(folder.body(&post, "es"), "De la entrada.");
    let at = ["history", LIBRARY, "one", "--lang", "es", "--at", "2"];
    assert_eq!(folder.octa(at).succeeds(), "Palabras viejas.\n");
}

#[test]
fn every_letter_comes_back_as_it_was_given() {
    let folder = Folder::with_library();
    let texts = [
        "no end of line",
        "\r\nmixed\nends\r\n\r",
        "\0 and \u{1b}",
        "line\u{2028}paragraph\u{2029}\u{85}\u{feff}",
        "\u{301}e\u{301} é, a decomposed and a composed one",
        "עברית ‏و عربي 🔔👩🏽‍🌾 𝒳",
        " \t spaces at the ends \t ",
    ];
    for text in texts {
        let post = folder.post("Letters", "en", text);
        assert_eq!(folder.body(&post, "en"), text);
        let edit = ["edit", LIBRARY, &post, "--lang", "en", "--from", "-"];
        folder.octa(edit).input(format!("{text}{text}")).succeeds();
        assert_eq!(folder.body(&post, "en"), format!("{text}{text}"));
    }
    folder.is_healthy();
}

#[test]
fn a_title_is_one_line() {
    let folder = Folder::with_library();
    let post = folder.post("Two\nlines", "en", "");
    folder.translation(&post, "es", "Dos\r\nlíneas", "");
    let rename = ["rename", LIBRARY, &post, "--title", "Three\nshort\nlines"];
    let titles = || {
        let shown = folder.show(&post);
        let editions = shown["editions"].as_array().unwrap().clone();
        let titles = editions
            .iter()
            .map(|e| e["title"].as_str().unwrap().to_owned());
        titles.collect::<Vec<_>>().join("; ")
    };
    assert!(!titles().contains(['\n', '\r']), "{:?}", titles());
    folder.octa(rename).succeeds();
    assert!(
        titles().starts_with("Three short lines; "),
        "{:?}",
        titles()
    );
}

#[test]
fn rename_tag_status_trash_and_restore() {
    let folder = Folder::with_library();
    let post = folder.post("One", "en", "");
    folder.translation(&post, "es", "Uno", "");
    let rename = ["rename", LIBRARY, &post];
    folder
        .octa(rename.iter().chain(&["--title", "Primero", "--lang", "es"]))
        .succeeds();
    folder
        .octa(rename.iter().chain(&["--title", "First"]))
        .succeeds();
    folder
        .octa(rename.iter().chain(&["--slug", "the-first"]))
        .succeeds();
    let add = ["tag", LIBRARY, "the-first", "water", "road", "night"];
    folder.octa(add).succeeds();
    let remove = ["tag", LIBRARY, "the-first", "--remove", "road"];
    folder.octa(remove).succeeds();
    folder
        .octa(["status", LIBRARY, "the-first", "ready"])
        .succeeds();

    let shown = folder.show("the-first");
    assert_eq!(shown["editions"][0]["title"], "First");
    assert_eq!(shown["editions"][1]["title"], "Primero");
    assert_eq!(shown["status"], "ready");
    assert_eq!(shown["tags"], serde_json::json!(["night", "water"]));

    folder.octa(["trash", LIBRARY, "the-first"]).succeeds();
    assert_eq!(folder.slugs(&[]), [""; 0]);
    assert_eq!(folder.slugs(&["--trash"]), ["the-first"]);
    folder.octa(["restore", LIBRARY, "the-first"]).succeeds();
    assert_eq!(folder.slugs(&[]), ["the-first"]);
    assert_eq!(folder.slugs(&["--trash"]), [""; 0]);
}

#[test]
fn describe_says_what_a_post_is_filed_under() {
    let folder = Folder::with_library();
    let post = folder.post("The well", "en", "");
    let describe = |args: &[&str]| folder.octa(["describe", LIBRARY, &post].iter().chain(args));
    let said = describe(&[
        "--date",
        "2026-05-13",
        "--series",
        "Water",
        "--by",
        "Ana",
        "--by",
        "Beto",
    ]);
    assert_eq!(
        said.json(),
        json!({ "date": "2026-05-13", "series": "Water", "seriesNames": { "en": "Water" },
            "people": ["Ana", "Beto"] })
    );
    let spanish = [
        "--lang",
        "es",
        "--series-name",
        "Agua",
        "--about",
        "Ana",
        "Cuida el pozo.",
    ];
    let said = describe(&spanish).json();
    assert_eq!(said["seriesNames"], json!({ "en": "Water", "es": "Agua" }));
    assert_eq!(
        said["people"],
        json!(["Ana", "Beto"]),
        "what is not named stays"
    );
    describe(&["--lang", "es", "--about", "Nobody", "x"]).fails_with("there is no person `Nobody`");
    describe(&["--date", "13 May"]).fails_with("`13 May` is not a day; write it as 2026-05-13");
}

#[test]
fn files_are_named_by_slug_and_language() {
    let folder = Folder::with_library();
    let post = folder.post("The well", "en", "Water.\n");
    folder.translation(&post, "es", "El pozo", "Agua.\n");
    let cases: [(&str, &[&str], &[&str]); 6] = [
        ("html-fragment", &[], &["the-well.html"]),
        ("html-page", &[], &["the-well.html"]),
        ("html-page", &["--lang", "es"], &["the-well.es.html"]),
        ("text", &[], &["the-well.txt"]),
        ("markdown", &[], &["the-well.en.md", "the-well.es.md"]),
        ("markdown", &["--lang", "es"], &["the-well.es.md"]),
    ];
    for (at, (format, more, names)) in cases.into_iter().enumerate() {
        let out = format!("made/for/{at}");
        let export = ["export", LIBRARY, "the-well", "--format", format];
        let to = ["--out", &out, "--json"];
        let written = folder.octa(export.iter().chain(more).chain(&to)).json();
        let expected: Vec<String> = names.iter().map(|name| format!("{out}/{name}")).collect();
        assert_eq!(written, serde_json::json!(expected), "{format} {more:?}");
        assert_eq!(folder.names(&out), names, "and nothing else lies there");
    }
}

#[test]
fn export_takes_several_posts_or_all() {
    let folder = Folder::with_library();
    for title in ["One", "Two", "Three"] {
        folder.post(title, "en", "Words.\n");
    }
    folder.octa(["trash", LIBRARY, "three"]).succeeds();
    let to = ["--format", "text", "--out"];
    let two = ["export", LIBRARY, "one", "two"];
    folder.octa(two.iter().chain(&to).chain(&["a"])).succeeds();
    assert_eq!(folder.names("a"), ["one.txt", "two.txt"]);
    let all = ["export", LIBRARY, "--all"];
    folder.octa(all.iter().chain(&to).chain(&["b"])).succeeds();
    assert_eq!(
        folder.names("b"),
        ["one.txt", "two.txt"],
        "not from the trash"
    );
    let lines = folder.octa(all.iter().chain(&to).chain(&["c"])).succeeds();
    assert_eq!(lines, "c/one.txt\nc/two.txt\n");
    for format in ["html-fragment", "html-page", "markdown", "text"] {
        assert!(folder.octa(["formats"]).succeeds().contains(format));
    }
}

#[test]
fn render_changes_no_glyph_without_a_language() {
    let folder = Folder::empty();
    let line = "\"Wait\" -- she said... it's 'now' --- or never; ¿«no»?";
    let html = folder.octa(["render"]).input(line).succeeds();
    assert_eq!(crate::support::html::words(&html).trim(), line);
    for (tag, set) in [("es", "“Agua”"), ("es-ES", "«Agua»")] {
        let spanish = folder.octa(["render", "--lang", tag]).input("\"Agua\"");
        assert!(spanish.succeeds().contains(set), "{tag}");
    }
    let english = folder.octa(["render", "--lang", "en"]).input("\"Water\"");
    assert!(english.succeeds().contains("“Water”"));
}

#[test]
fn render_keeps_line_breaks_only_when_asked() {
    let folder = Folder::empty();
    folder.write("slogans.md", "¡El pozo no se vende!\n¡Viva la campana!\n");
    let strict = folder.octa(["render", "slogans.md"]).succeeds();
    assert!(!strict.contains("<br"), "{strict}");
    let kept = folder.octa(["render", "--line-breaks", "slogans.md"]);
    let kept = kept.succeeds();
    assert!(kept.contains("vende!<br>\n¡Viva"), "{kept}");
}

#[test]
fn sanitize_reads_a_file_or_standard_input() {
    let folder = Folder::empty();
    let given = "<p>Kept <em>words</em></p>";
    folder.write("given.html", given);
    let from_file = folder.octa(["sanitize", "given.html"]).succeeds();
    assert_eq!(from_file.trim_end(), given);
    for args in [&["sanitize"][..], &["sanitize", "-"]] {
        assert_eq!(folder.octa(args).input(given).succeeds(), from_file);
    }
}

#[test]
fn doctor_says_what_it_examined() {
    let folder = Folder::with_example();
    let said = folder.octa(["doctor", LIBRARY]).succeeds();
    for subject in ["integrity", "schema", "rows without an owner", "journals"] {
        assert!(said.contains(subject), "{said}");
    }
    let report = folder.octa(["doctor", LIBRARY, "--json"]).json();
    assert_eq!(report["findings"], serde_json::json!([]));
}

#[test]
fn wrong_usage_ends_with_status_two() {
    let folder = Folder::with_library();
    let misuses: [&[&str]; 10] = [
        &["publish", LIBRARY],
        &["new", LIBRARY, "--lang", "en"],
        &["new", LIBRARY, "--title", "T"],
        &["list"],
        &["list", LIBRARY, "--colour"],
        &["export", LIBRARY, "--format", "text", "--out", "out"],
        &["export", LIBRARY, "--all", "--out", "out"],
        &["rename", LIBRARY, "one"],
        &["tag", LIBRARY, "one"],
        &["edit", LIBRARY, "one", "--lang", "en"],
    ];
    for args in misuses {
        folder.octa(args).misuses();
    }
    assert!(folder.octa(["--help"]).succeeds().contains("export"));
    assert!(folder.octa(["--version"]).succeeds().starts_with("octa "));
}
