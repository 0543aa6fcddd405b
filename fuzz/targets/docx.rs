//! A document of Word from elsewhere: as it is given, and as the text of one that is otherwise
//! whole. It is refused, or read into a text whose comments lie in it, and which goes out and comes
//! back as it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use library::import::{Incoming, Tracked, docx};
use library::working_copy::{Base, Side, WorkingCopy, read_back};
use text::LanguageTag;

fuzz_target!(|given: &[u8]| {
    for tracked in [Tracked::Accept, Tracked::Reject] {
        look(docx::read("given", given, tracked).ok());
    }
    let Ok(paragraphs) = std::str::from_utf8(given) else {
        return;
    };
    let text = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{paragraphs}</w:body></w:document>"
    );
    look(docx::read("made", &stored("word/document.xml", text.as_bytes()), Tracked::Accept).ok());
});

fn look(read: Option<Incoming>) {
    let Some(edition) = read.and_then(|mut it| it.editions.pop()) else {
        return;
    };
    let length = edition.body.encode_utf16().count();
    for comment in &edition.comments {
        assert!(comment.span.from <= comment.span.to && comment.span.to as usize <= length);
    }
    let side = Side {
        language: LanguageTag::parse("es").expect("a tag"),
        revision: 1,
        title: edition.title,
        dek: edition.dek,
        place_line: edition.place_line,
        body: edition.body,
    };
    let copy = WorkingCopy {
        sides: vec![side.clone()],
        rows: Vec::new(),
        pictures: Default::default(),
    };
    let bytes = library::working_copy::docx(&copy).expect("it is written");
    let base = Base {
        title: &side.title,
        dek: &side.dek,
        place_line: &side.place_line,
        body: &side.body,
    };
    read_back("copy", &bytes, Tracked::Accept, &[base]).expect("what was written is read");
}

/// A package with one part, stored as it is.
fn stored(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut sum = !0_u32;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    let (length, named) = (bytes.len() as u32, name.len() as u16);
    let mut about = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
    about.extend((!sum).to_le_bytes());
    about.extend(length.to_le_bytes());
    about.extend(length.to_le_bytes());
    about.extend(named.to_le_bytes());
    about.extend([0, 0]);
    let mut file = [b"PK\x03\x04", about.as_slice(), name.as_bytes(), bytes].concat();
    let at = file.len() as u32;
    file.extend(b"PK\x01\x02\x14\x00");
    file.extend(&about);
    file.extend([0; 14]);
    file.extend(name.as_bytes());
    let size = file.len() as u32 - at;
    file.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    file.extend(size.to_le_bytes());
    file.extend(at.to_le_bytes());
    file.extend([0, 0]);
    file
}
