//! An archive of a site: refused, or read into posts that each have an edition and keep to what a
//! library takes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use library::import::wxr::{Options, look};

fuzz_target!(|given: &[u8]| {
    let Ok(posts) = look("site.xml", given, &Options::default()) else { return };
    for post in posts {
        assert!(!post.editions.is_empty());
        assert!(post.images.is_empty(), "nothing lies beside it");
        let mut languages: Vec<_> = post.editions.iter().map(|it| &it.language).collect();
        let all = languages.len();
        languages.sort();
        languages.dedup();
        assert_eq!(languages.len(), all, "a language has one edition");
        for edition in &post.editions {
            assert!(!edition.title.contains('\n'));
        }
        assert!(post.details.people.iter().all(|it| !it.contains('@')));
    }
});
