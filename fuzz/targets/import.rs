//! A file that somebody gives, whatever its name: it is refused, or becomes posts that can be
//! kept. Both end soon, and no footnote, picture or comment stands outside of its text.

#![no_main]

use library::import::{Beside, Options, Tracked, apart, read};
use libfuzzer_sys::fuzz_target;

/// Bytes say what a page or a document is; of texts their names do.
const NAMES: [&str; 2] = ["a.txt", "2021-05-03-a.es.md"];

fuzz_target!(|given: &[u8]| {
    for (name, tracked) in NAMES.into_iter().zip([Tracked::Accept, Tracked::Reject]) {
        let options = Options { tracked, split: false, ..Options::default() };
        let Ok(posts) = read(name, given, &options, &Beside::nothing()) else {
            continue;
        };
        for post in posts {
            assert!(!post.editions.is_empty(), "a post without a text");
            for edition in &post.editions {
                let length = edition.body.encode_utf16().count();
                for comment in &edition.comments {
                    let span = comment.span;
                    assert!(span.from <= span.to && span.to as usize <= length, "a comment outside");
                }
                assert!(!edition.title.contains('\n'), "a title of two lines");
            }
            if let Some(parted) = apart(&post) {
                assert!(parted.editions.len() > 1, "parted into one");
            }
        }
    }
});
