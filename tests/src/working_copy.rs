//! Documents for people who work in a word processor, and what is told where one cannot be read.

use library::import::{Tracked, docx};

use crate::support::{Folder, LIBRARY};

#[test]
fn a_post_goes_out_as_a_document_and_is_read_from_it() {
    let folder = Folder::with_library();
    let body = "# El agua\n\nUno *dos*[^1].\n\n- pan\n- agua\n\n[^1]: Nota.\n";
    let post = folder.post("Marchamos", "es", body);
    let arguments = [
        "working-copy",
        LIBRARY,
        &post,
        "--lang",
        "es",
        "--out",
        "a.docx",
    ];
    let said = folder.octa(arguments).succeeds();
    assert!(said.starts_with("a.docx holds es at revision "), "{said}");
    let incoming = docx::read("a.docx", &folder.bytes("a.docx"), Tracked::Accept).unwrap();
    assert_eq!(incoming.editions[0].title, "Marchamos");
    assert_eq!(incoming.editions[0].body, body);
    // The same again is the same bytes, and nothing is written over.
    let again = [
        "working-copy",
        LIBRARY,
        &post,
        "--lang",
        "es",
        "--out",
        "b.docx",
    ];
    folder.octa(again).succeeds();
    assert_eq!(folder.bytes("a.docx"), folder.bytes("b.docx"));
    folder.octa(arguments).fails();
    let other = [
        "working-copy",
        LIBRARY,
        &post,
        "--lang",
        "es",
        "--with",
        "fr",
        "--out",
        "c.docx",
    ];
    folder.octa(other).fails();
    assert!(!folder.names(".").contains(&"c.docx".to_owned()));
}
