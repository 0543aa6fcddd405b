use std::io::Write;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

/// A package of parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(*name, deflated).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn fault(result: Result<impl Sized>) -> DocumentFault {
    match result {
        Err(Error::BadDocument { fault, .. }) => fault,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was read"),
    }
}

#[test]
fn parts_are_read_by_name_whatever_its_capitals() {
    let bytes = package(&[
        ("word/document.xml", b"<a>1</a>"),
        ("word\\Other.xml", b"2"),
    ]);
    let mut package = Package::open("a.docx", &bytes).unwrap();
    assert!(package.has("Word/Document.xml"));
    assert_eq!(package.read("word/other.xml").unwrap().unwrap(), b"2");
    assert_eq!(package.read("word/none.xml").unwrap(), None);
    let tree = package.xml("word/document.xml", &[]).unwrap().unwrap();
    assert_eq!(tree.root().text(), "1");
}

#[test]
fn names_that_lead_out_of_it_are_passed_over() {
    let bytes = package(&[
        ("../evil.xml", b"1"),
        ("/etc/evil.xml", b"1"),
        ("C:/evil.xml", b"1"),
        ("a/../../evil.xml", b"1"),
        ("..\\evil.xml", b"1"),
        ("good.xml", b"1"),
    ]);
    let mut package = Package::open("a.docx", &bytes).unwrap();
    assert_eq!(package.names().collect::<Vec<_>>(), ["good.xml"]);
    assert_eq!(package.read("../evil.xml").unwrap(), None);
}

#[test]
fn what_unpacks_to_too_much_is_refused_whatever_its_header_says() {
    let large = vec![b' '; MOST_OF_A_PART as usize + 1];
    let mut bytes = package(&[("a", &large), ("b", &large[1..])]);
    assert!(bytes.len() < 200_000);
    assert_eq!(
        fault(Package::open("", &bytes).unwrap().read("a")),
        DocumentFault::TooLarge
    );
    // The header says that there are ten bytes.
    let length = u32::try_from(large.len()).unwrap().to_le_bytes();
    while let Some(at) = bytes.windows(4).position(|it| it == length) {
        bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    assert!(Package::open("", &bytes).unwrap().read("a").is_err());
    // One part is bearable, but not again and again.
    let mut package = Package::open("", &bytes).unwrap();
    let reads: Vec<bool> = (0..5).map(|_| package.read("b").is_ok()).collect();
    assert_eq!(reads, [true, true, true, true, false]);
}

#[test]
fn too_many_parts_are_refused_before_they_are_listed() {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend(b"PK\x01\x02".repeat(MOST_PARTS + 1));
    assert_eq!(fault(Package::open("", &bytes)), DocumentFault::TooMany);
}

#[test]
fn damaged_parts_are_told() {
    let words: Vec<u8> = (0..20_000_u32).flat_map(u32::to_le_bytes).collect();
    let whole = package(&[("a", &words)]);
    for cut in [10, 100, whole.len() / 2, whole.len() - 1] {
        assert_eq!(
            fault(Package::open("", &whole[..cut])),
            DocumentFault::Damaged
        );
    }
    let mut changed = whole.clone();
    changed[whole.len() / 2] ^= 0x55;
    assert_eq!(
        fault(Package::open("", &changed).unwrap().read("a")),
        DocumentFault::Damaged
    );
}

/// The beginning of a compound file with such a stream.
fn compound_of(stream: &str) -> Vec<u8> {
    let mut bytes = COMPOUND.to_vec();
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

#[test]
fn old_and_enciphered_documents_say_what_they_are() {
    for (stream, expected) in [
        ("WordDocument", "Word 97–2003 (.doc)"),
        ("Workbook", "Excel 97–2003 (.xls)"),
        ("Something", "Office 97–2003"),
    ] {
        match Package::open("a.docx", &compound_of(stream)) {
            Err(Error::UnknownDocument { kind, .. }) => assert_eq!(kind, Some(expected)),
            _ => panic!("{stream} was read"),
        }
    }
    assert!(matches!(
        Package::open("a.docx", &compound_of("EncryptedPackage")),
        Err(Error::EncryptedDocument { .. })
    ));
    assert!(matches!(
        Package::open("a.docx", b"words"),
        Err(Error::UnknownDocument { kind: None, .. })
    ));
}

#[test]
fn a_part_with_a_password_makes_an_enciphered_document() {
    let mut bytes = package(&[("a", b"words")]);
    // The first of a header's flags, in the part's header and in the directory.
    for (sign, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|it| it == sign).unwrap();
        bytes[at + flags] |= 1;
    }
    assert!(matches!(
        Package::open("", &bytes),
        Err(Error::EncryptedDocument { .. })
    ));
}
