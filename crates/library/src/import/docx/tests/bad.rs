//! Documents that are broken, or made for harm.

use super::made::{Made, p, picture, r, t};
use super::*;

fn fault(bytes: &[u8]) -> DocumentFault {
    match read("a.docx", bytes, Tracked::Accept) {
        Err(Error::BadDocument { fault, .. }) => fault,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was read"),
    }
}

/// A document whose text is such XML.
fn with_text(xml: impl Into<Vec<u8>>) -> Vec<u8> {
    Made::of("").part("word/document.xml", xml).bytes()
}

#[test]
fn a_bomb_of_zeros_is_refused() {
    let mut text = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p>".to_vec();
    text.resize(120 * 1024 * 1024, b' ');
    let bytes = with_text(text);
    assert!(bytes.len() < 300_000);
    assert_eq!(fault(&bytes), DocumentFault::TooLarge);
}

#[test]
fn entities_are_refused() {
    let laughs: String = (1..10)
        .map(|at| format!("<!ENTITY l{at} '{}'>", format!("&l{};", at - 1).repeat(10)))
        .collect();
    let bomb = format!("<!DOCTYPE a [<!ENTITY l0 'ja'>{laughs}]><a>&l9;</a>");
    assert_eq!(fault(&with_text(bomb)), DocumentFault::Doctype);
    let outside = "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>";
    assert_eq!(fault(&with_text(outside)), DocumentFault::Doctype);
    assert_eq!(fault(&with_text("<a>&x;</a>")), DocumentFault::Entity);
}

#[test]
fn absurd_nesting_is_refused() {
    let deep = |levels: usize| {
        let open = "<w:tbl><w:tr><w:tc>".repeat(levels);
        let close = "</w:tc></w:tr></w:tbl>".repeat(levels);
        Made::of(&format!("{open}{}{close}", p("", &t("Dentro.")))).bytes()
    };
    assert_eq!(fault(&deep(100_000)), DocumentFault::TooDeep);
    let incoming = read("a.docx", &deep(70), Tracked::Accept).unwrap();
    assert_eq!(incoming.editions[0].body, "Dentro.\n");
}

#[test]
fn a_document_that_is_cut_off_is_refused() {
    let whole = Made::of(&p("", &t("Uno."))).bytes();
    for part in 1..8 {
        assert_eq!(
            fault(&whole[..whole.len() * part / 8]),
            DocumentFault::Damaged
        );
    }
    assert_eq!(
        fault(&with_text("<w:document><w:body>")),
        DocumentFault::Malformed
    );
    assert_eq!(
        fault(&with_text(b"<a>\xff</a>".to_vec())),
        DocumentFault::Malformed
    );
    assert_eq!(fault(&with_text("<a/>")), DocumentFault::Missing);
}

#[test]
fn parts_that_are_missing_or_broken_are_told_and_the_text_stays() {
    let given = [
        p("Ttulo1", &t("Uno")),
        p("", &[r("", "Dos"), r("<w:b/>", " tres")].concat()),
    ]
    .concat();
    let broken = Made::of(&given)
        .part("word/styles.xml", "<a>")
        .part("word/numbering.xml", "<!DOCTYPE x><a/>")
        .beside("comments", "</x>");
    let incoming = read_made(broken);
    assert_eq!(incoming.editions[0].body, "# Uno\n\nDos **tres**\n");
    assert_eq!(told(&incoming), [("parts.damaged", 3)]);
    let bare = Made::of(&given)
        .part("_rels/.rels", "not XML")
        .part("word/_rels/document.xml.rels", "<Relationships/>");
    let incoming = read_made(bare);
    assert_eq!(incoming.editions[0].body, "# Uno\n\nDos **tres**\n");
    assert_eq!(told(&incoming), [("parts.damaged", 1)]);
}

#[test]
fn relationships_lead_out_of_nothing() {
    let given = p("", &picture("rId5", "x"));
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
    for target in [
        "../../../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "",
    ] {
        let incoming = read_made(Made::of(&given).lead("rId5", kind, target, ""));
        assert_eq!(told(&incoming), [("images.left-out", 1)], "{target}");
    }
}

#[test]
fn what_is_no_document_says_what_it_is() {
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.resize(2048, 0);
    let mut locked = old.clone();
    old.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(matches!(
        read("a.docx", &old, Tracked::Accept),
        Err(Error::UnknownDocument {
            kind: Some("Word 97–2003 (.doc)"),
            ..
        })
    ));
    assert!(matches!(
        read("a.docx", &locked, Tracked::Accept),
        Err(Error::EncryptedDocument { .. })
    ));
    assert!(matches!(
        read("a.docx", b"{\\rtf1", Tracked::Accept),
        Err(Error::UnknownDocument { kind: None, .. })
    ));
}

#[test]
fn styles_based_on_each_other_end() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"a\"/><w:basedOn w:val=\"B\"/></w:style>\
                  <w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"b\"/><w:basedOn w:val=\"A\"/></w:style>";
    let incoming = read_made(Made::of(&p("A", &t("Uno."))).beside("styles", styles));
    assert_eq!(incoming.editions[0].body, "Uno.\n");
}

#[test]
fn a_paragraph_of_fifty_megabytes_is_refused() {
    let words = "Venimos caminando. ".repeat(50 * 1024 * 1024 / 19);
    let bytes = Made::of(&p("", &format!("<w:r><w:t>{words}</w:t></w:r>"))).bytes();
    assert_eq!(fault(&bytes), DocumentFault::TooLarge);
}
