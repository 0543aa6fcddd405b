//! Bad input: one clear sentence; nothing lost, nothing half-written, no panic, no freeze.

use crate::support::{Folder, LIBRARY};

/// Commands that read a library, and commands that write one.
pub(crate) const READ: [&[&str]; 5] = [
    &["list", LIBRARY],
    &["show", LIBRARY, "one"],
    &[
        "export", LIBRARY, "--all", "--format", "text", "--out", "out",
    ],
    &["doctor", LIBRARY],
    &["backup", LIBRARY, "copy.octavilla"],
];
pub(crate) const WRITE: [&[&str]; 3] = [
    &["new", LIBRARY, "--title", "T", "--lang", "en"],
    &["status", LIBRARY, "one", "ready"],
    &["edit", LIBRARY, "one", "--lang", "en", "--from", "-"],
];

/// Asserts that every command refuses the library with this sentence and touches nothing.
#[track_caller]
fn is_refused(folder: &Folder, sentence: &str) {
    let (bytes, names) = (folder.bytes(LIBRARY), folder.names(""));
    for args in READ.iter().chain(&WRITE) {
        folder.octa(*args).fails_with(sentence);
    }
    assert_eq!(folder.bytes(LIBRARY), bytes);
    assert_eq!(folder.names(""), names);
}

#[test]
fn what_is_no_library_is_refused_and_not_touched() {
    let sqlite = {
        let folder = Folder::empty();
        let connection = rusqlite::Connection::open(folder.path("other")).unwrap();
        connection.execute("CREATE TABLE other (x)", []).unwrap();
        drop(connection);
        folder.bytes("other")
    };
    let files: [(&str, &[u8]); 5] = [
        ("empty", b""),
        ("short", b"SQLite format 3\0"),
        (
            "text",
            "# El pozo no se vende\n".repeat(100).leak().as_bytes(),
        ),
        ("zeros", &[0; 4096]),
        ("another program's", sqlite.leak()),
    ];
    for (_, bytes) in files {
        let folder = Folder::empty();
        folder.write(LIBRARY, bytes);
        is_refused(
            &folder,
            "posts.octavilla is not an Octavilla library; it was not touched",
        );
        folder
            .octa(["init", LIBRARY])
            .fails_with("posts.octavilla exists already and was not written over");
        folder
            .octa(["example", LIBRARY])
            .fails_with("posts.octavilla is not an Octavilla library; it was not touched");
    }
}

#[test]
fn a_folder_is_no_library_and_nothing_is_none_either() {
    let folder = Folder::empty();
    for args in READ.iter().chain(&WRITE) {
        folder
            .octa(*args)
            .fails_with("there is no library `posts.octavilla`");
    }
    assert_eq!(folder.names(""), [""; 0], "nothing was made");
    std::fs::create_dir(folder.path(LIBRARY)).unwrap();
    for args in READ.iter().chain(&WRITE) {
        let sentence = folder.octa(*args).fails();
        assert!(sentence.starts_with("posts.octavilla"), "{sentence}");
    }
    assert_eq!(folder.names(""), [LIBRARY]);
    assert_eq!(folder.names(LIBRARY), [""; 0]);
}

#[test]
fn a_library_of_a_newer_octavilla_is_refused_and_not_touched() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    // Nothing lies beside it, so that a command that begins to work on it is seen.
    std::fs::remove_file(folder.path("posts.octavilla.lock")).unwrap();
    let mut bytes = folder.bytes(LIBRARY);
    // Offset 60: the user version (sqlite.org/fileformat.html).
    bytes[60..64].copy_from_slice(&4711_i32.to_be_bytes());
    folder.write(LIBRARY, bytes);
    let known = "posts.octavilla was made by a newer Octavilla; it was not touched \
                 (schema 4711, this version knows 6)";
    is_refused(&folder, known);
}

#[test]
fn text_that_is_not_utf8_is_refused_with_the_place() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    folder.write("latin1.md", b"ma\xf1ana\n");
    let sentence = "latin1.md is not UTF-8 text (byte 2); nothing was taken in";
    let takers: [&[&str]; 5] = [
        &[
            "new",
            LIBRARY,
            "--title",
            "T",
            "--lang",
            "en",
            "--from",
            "latin1.md",
        ],
        &[
            "translate",
            LIBRARY,
            "one",
            "--lang",
            "es",
            "--from",
            "latin1.md",
        ],
        &[
            "edit",
            LIBRARY,
            "one",
            "--lang",
            "en",
            "--from",
            "latin1.md",
        ],
        &["render", "latin1.md"],
        &["sanitize", "latin1.md"],
    ];
    for args in takers {
        folder.octa(args).fails_with(sentence);
    }
    let sentence = "standard input is not UTF-8 text (byte 0); nothing was taken in";
    folder
        .octa(["render"])
        .input(*b"\xff\xfe")
        .fails_with(sentence);
    assert_eq!(folder.slugs(&[]), ["one"]);
    assert_eq!(folder.body("one", "en"), "One.\n");
}

#[test]
fn a_file_that_is_not_there_is_said_to_be_missing() {
    let folder = Folder::with_library();
    let new = ["new", LIBRARY, "--title", "T", "--lang", "en", "--from"];
    for args in [
        &["render", "nowhere.md"][..],
        &[new.as_slice(), &["nowhere.md"]].concat(),
    ] {
        let sentence = folder.octa(args).fails();
        assert!(sentence.starts_with("nowhere.md: "), "{sentence}");
    }
    assert_eq!(folder.slugs(&[]), [""; 0]);
}

#[test]
fn values_that_cannot_be_are_refused() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    folder.post("Two", "en", "Two.\n");
    let cases: [(&[&str], &str); 9] = [
        (
            &["new", LIBRARY, "--title", "T", "--lang", "english please"],
            "`english please` is not a language tag; write for instance en, es or pt-BR",
        ),
        (
            &["render", "--lang", "_"],
            "`_` is not a language tag; write for instance en, es or pt-BR",
        ),
        (
            &["show", LIBRARY, "one", "--lang", "es"],
            "there is no edition `es`",
        ),
        (
            &["edit", LIBRARY, "one", "--lang", "es", "--from", "-"],
            "there is no edition `es`",
        ),
        (
            &["status", LIBRARY, "one", "finished"],
            "finished is none of draft, ready, published",
        ),
        (
            &["export", LIBRARY, "one", "--format", "pdf", "--out", "out"],
            "pdf is none of html-fragment, html-page, wordpress-html, wordpress-blocks, \
             wordpress-classic, wxr, newsletter, hugo, zola, markdown, text, atom, json-feed",
        ),
        (
            &["rename", LIBRARY, "one", "--slug", "two"],
            "another post has the slug `two`",
        ),
        (
            &["rename", LIBRARY, "one", "--slug", "../Etc"],
            "`../Etc` cannot be a slug; `etc` can",
        ),
        (
            &["history", LIBRARY, "one", "--lang", "en", "--at", "99"],
            "there is no revision `99`",
        ),
    ];
    for (args, sentence) in cases {
        folder.octa(args).fails_with(sentence);
    }
    assert!(!folder.path("out").exists());
    let shown = folder.show("one");
    assert_eq!(shown["status"], "draft");
    assert_eq!(shown["editions"].as_array().unwrap().len(), 1);
}

#[test]
fn one_sentence_is_one_line_whatever_it_names() {
    let folder = Folder::with_library();
    let sentence = folder
        .octa(["show", LIBRARY, "two\nlines\r\nwarning: x"])
        .fails();
    assert!(sentence.contains("two lines"), "{sentence}");
}

#[test]
fn a_hundred_megabytes_of_markdown_are_refused() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    let file = std::fs::File::create(folder.path("huge.md")).unwrap();
    file.set_len(100 * 1024 * 1024).unwrap();
    let sentence =
        "huge.md is larger than 32 MB, which is the most that can be taken; nothing was changed";
    let takers: [&[&str]; 4] = [
        &[
            "new", LIBRARY, "--title", "T", "--lang", "en", "--from", "huge.md",
        ],
        &["edit", LIBRARY, "one", "--lang", "en", "--from", "huge.md"],
        &["render", "huge.md"],
        &["sanitize", "huge.md"],
    ];
    for args in takers {
        folder.octa(args).fails_with(sentence);
    }
    let piped = folder.octa(["render"]).input(vec![b'a'; 40 * 1024 * 1024]);
    let sentence = piped.fails();
    assert!(
        sentence.starts_with("standard input is larger than 32 MB"),
        "{sentence}"
    );
    assert_eq!(folder.body("one", "en"), "One.\n");
}

#[test]
fn nesting_without_end_comes_to_an_end() {
    let folder = Folder::with_library();
    let deep = 100_000;
    let texts = [
        "> ".repeat(deep),
        ">".repeat(deep),
        "- ".repeat(deep),
        "*a ".repeat(deep),
        "[".repeat(deep),
        "![](".repeat(deep),
        "`a ".repeat(deep),
        "<b>".repeat(deep),
        "<div>\n\n".repeat(deep / 10),
        (0..300)
            .map(|n| format!("{}- a\n", "  ".repeat(n)))
            .collect(),
    ];
    for text in texts {
        let start = text.chars().take(6).collect::<String>();
        let text = format!("{text}the end\n");
        let html = folder.octa(["render"]).input(&*text).ends_well();
        assert!(html.contains("the end"), "{start}: the words are lost");
        assert!(depth(&html) <= DEEPEST, "{start} is {} deep", depth(&html));
    }
    let html = format!("{}the end", "<blockquote>".repeat(deep));
    let safe = folder.octa(["sanitize"]).input(html).ends_well();
    assert!(safe.contains("the end") && depth(&safe) <= DEEPEST);

    folder.post("Deep", "en", &format!("{}the end\n", "> ".repeat(deep)));
    let export = [
        "export",
        LIBRARY,
        "deep",
        "--format",
        "html-page",
        "--out",
        "out",
    ];
    folder.octa(export).ends_well();
    assert!(folder.read("out/deep.html").contains("the end"));
}

/// How deep tags may lie in each other, and still every reader can read them.
const DEEPEST: usize = 256;

/// How deep tags lie in each other.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for part in html.split('<').skip(1) {
        if part.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !part.starts_with("br") && !part.starts_with("hr") && !part.starts_with("img") {
            depth += 1;
        }
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_utf_8_is_no_panic() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::with_library();
    let name = std::ffi::OsStr::from_bytes(b"\xff.octavilla");
    std::fs::write(folder.root().join(name), "no library").unwrap();
    let octa = folder.octa(["list".as_ref(), name]);
    assert!(octa.fails().contains("is not an Octavilla library"));
}

#[test]
fn unclosed_html_is_closed_and_what_went_is_told() {
    let folder = Folder::with_library();
    let given = "<p>one <b>two<p>three<!-- four <img src=\"image/a.png\"";
    let html = folder.octa(["sanitize"]).input(given).succeeds();
    assert_eq!(html, "<p>one <b>two</b></p><p>three</p>");
    let given = "<p onclick=x>pass\u{200b}word\u{202e}</p>";
    for command in ["sanitize", "render"] {
        for told in [
            "1 script or other active part",
            "1 invisible character",
            "direction",
        ] {
            let html = folder.octa([command]).input(given).warns(told);
            assert_eq!(html.trim_end(), "<p>password</p>", "{command}");
        }
    }
}

/// Files that never end, and files that are deeper than anybody writes.
#[cfg(unix)]
#[test]
fn what_has_no_end_is_refused() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    let endless: [&[&str]; 9] = [
        &[
            "new",
            LIBRARY,
            "--title",
            "T",
            "--lang",
            "en",
            "--from",
            "/dev/zero",
        ],
        &[
            "edit",
            LIBRARY,
            "one",
            "--lang",
            "en",
            "--from",
            "/dev/zero",
        ],
        &["render", "/dev/zero"],
        &["sanitize", "/dev/zero"],
        &["segment", "/dev/zero", "--lang", "en"],
        &["paste", "/dev/zero"],
        &["paste", "--html", "/dev/zero"],
        &["image", "add", LIBRARY, "/dev/zero"],
        &["profile", "take-in", LIBRARY, "/dev/zero"],
    ];
    for args in endless {
        let sentence = folder.octa(args).fails();
        assert!(sentence.contains("larger than"), "{args:?}: {sentence}");
    }
    assert_eq!(folder.slugs(&[]), ["one"]);
    assert_eq!(folder.body("one", "en"), "One.\n");
}

#[test]
fn fifty_megabytes_are_not_pasted() {
    let folder = Folder::empty();
    let html = format!("<p>{}</p>", "agua ".repeat(10 * 1024 * 1024));
    folder.write("clip.html", &html);
    let sentence = folder.octa(["paste", "clip.html"]).fails();
    assert!(sentence.contains("larger than 32 MB"), "{sentence}");
    assert_eq!(folder.names(""), ["clip.html"]);
}

#[test]
fn a_profile_from_elsewhere_is_shallow_and_writes_nowhere_else() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let nested = format!(
        "{{\"octavillaProfile\":1,\"name\":\"x\",\"format\":\"html-page\",\"options\":{{\"site\":{deep}}}}}"
    );
    for (name, text) in [
        ("deep.octavilla-profile", deep),
        ("nested.octavilla-profile", nested),
    ] {
        folder.write(name, text);
        let sentence = folder.octa(["profile", "take-in", LIBRARY, name]).fails();
        assert!(sentence.contains("profile"), "{sentence}");
    }
    // Where the pictures of a page go is a folder of the export and nowhere else.
    let profile = r#"{"octavillaProfile":1,"name":"../../up","format":"html-page",
        "options":{"images":{"folder":"../../up","width":0,"embed":false}}}"#;
    folder.write("up.octavilla-profile", profile);
    folder.write("well.png", crate::support::picture("well"));
    folder
        .octa(["image", "add", LIBRARY, "well.png"])
        .succeeds();
    folder
        .octa(["edit", LIBRARY, "one", "--lang", "en", "--from", "-"])
        .input("![A well](image/well.png)\n")
        .succeeds();
    let before = folder.names("");
    if folder
        .octa(["profile", "take-in", LIBRARY, "up.octavilla-profile"])
        .copes()
        .is_ok()
    {
        let export = [
            "export",
            LIBRARY,
            "one",
            "--format",
            "html-page",
            "--profile",
            "../../up",
            "--out",
            "in/out",
        ];
        let _ = folder.octa(export).copes();
    }
    let mut after = folder.names("");
    after.retain(|name| !name.starts_with("in/"));
    assert_eq!(after, before);
    let above = folder.root().parent().unwrap();
    assert!(!above.join("up").exists() && !above.parent().unwrap().join("up").exists());
}
