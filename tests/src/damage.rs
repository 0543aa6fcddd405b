//! A damaged file is kept as it is; what is wrong is said; nothing falls over.

use crate::support::{Folder, LIBRARY};

/// A library large enough to have a middle.
fn library() -> Folder {
    let folder = Folder::with_library();
    for number in 0..6 {
        let text = format!("Paragraph {number} of the assembly.\n\n").repeat(400);
        folder.post(&format!("Post {number}"), "en", &text);
    }
    folder
}

type Spoil = fn(&mut Vec<u8>);

/// What a disk or a cable does to a file.
const DAMAGES: [(&str, Spoil); 6] = [
    ("bytes flipped in the middle", |bytes| {
        let middle = bytes.len() / 2;
        bytes[middle - 3000..middle + 3000]
            .iter_mut()
            .for_each(|b| *b ^= 0x5A);
    }),
    ("every page's head flipped", |bytes| {
        for page in bytes.chunks_mut(4096).skip(1) {
            page[..16].iter_mut().for_each(|b| *b ^= 0xFF);
        }
    }),
    ("the second half zeroed", |bytes| {
        let middle = bytes.len() / 2;
        bytes[middle..].fill(0);
    }),
    ("cut in the middle of a page", |bytes| {
        bytes.truncate(bytes.len() / 2 + 1234);
    }),
    ("the schema overwritten", |bytes| {
        bytes[100..4096].fill(b'A');
    }),
    ("all but the header gone", |bytes| bytes.truncate(100)),
];

#[test]
fn a_damaged_library_is_said_to_be_damaged_and_kept() {
    let sound = library();
    for (name, spoil) in DAMAGES {
        let folder = Folder::empty();
        let mut bytes = sound.bytes(LIBRARY);
        spoil(&mut bytes);
        folder.write(LIBRARY, &bytes);

        let (_, sentence) = folder.octa(["doctor", LIBRARY]).finds();
        let is_clear = sentence.contains("damaged") || sentence.contains("findings");
        assert!(is_clear, "{name}: {sentence}");

        let copes = |args: &[&str]| {
            if let Err(sentence) = folder.octa(args).copes() {
                let is_clear =
                    sentence.contains("damaged") || sentence.contains("there is no post");
                assert!(is_clear, "{name}, {args:?}: {sentence}");
            }
        };
        copes(&["list", LIBRARY, "--json"]);
        copes(&["list", LIBRARY, "--search", "assembly"]);
        copes(&["show", LIBRARY, "post-3"]);
        assert!(folder.bytes(LIBRARY) == bytes, "{name}: it was touched");
        // Where everything that it needs can be read, it succeeds and is written down.
        let export = ["export", LIBRARY, "--all", "--format", "html-page", "--out"];
        copes(&[&export[..], &["out"]].concat());
        let kept = folder.bytes(LIBRARY).len();
        assert!(kept >= bytes.len(), "{name}: something was cut off");
    }
}

#[test]
fn a_damaged_library_that_is_written_to_is_not_put_away() {
    let folder = library();
    let mut bytes = folder.bytes(LIBRARY);
    DAMAGES[0].1(&mut bytes);
    folder.write(LIBRARY, &bytes);
    for slug in (0..6).map(|number| format!("post-{number}")) {
        let _ = folder.octa(["status", LIBRARY, &slug, "ready"]).copes();
        let _ = folder.octa(["trash", LIBRARY, &slug]).copes();
    }
    let names = folder.names("");
    let is_beside = |name: &String| name.starts_with(LIBRARY);
    assert!(names.iter().all(is_beside), "{names:?}");
    assert!(
        folder.bytes(LIBRARY).len() >= bytes.len(),
        "nothing was cut off"
    );
}

#[test]
fn no_flipped_byte_makes_octa_fall_over() {
    let sound = library().bytes(LIBRARY);
    // A stride that is no divisor of a page meets headers, cells and texts alike.
    for at in (16..sound.len()).step_by(sound.len() / 40 + 7) {
        let folder = Folder::empty();
        let mut bytes = sound.clone();
        bytes[at] ^= 0xFF;
        folder.write(LIBRARY, &bytes);
        for args in [
            &["doctor", LIBRARY][..],
            &["list", LIBRARY, "--search", "assembly"],
        ] {
            let _ = folder.octa(args).copes();
        }
        assert!(folder.path(LIBRARY).exists());
    }
}
