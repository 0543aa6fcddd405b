//! A walk gives what the sets give, as far as it goes.

use proptest::prelude::*;

use super::{filter, found, make, sketch, tag};
use crate::library::{Library, Tx};
use crate::post::walk::{Patience, walk};
use crate::post::{Filter, NewPost, choose, plain};
use crate::{Op, post, search};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_walk_gives_the_same_part_or_nothing(
        sketches in prop::collection::vec(sketch(), 0..9),
        filters in prop::collection::vec((filter(), patience()), 40),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&folder.path().join("list.octavilla")).unwrap();
        for sketch in &sketches {
            library.write(Op::CreatePost, |tx| make(tx, sketch)).unwrap();
        }
        for (filter, patience) in &filters {
            let words = search::words(&filter.search);
            let (walked, (keys, total), counted) = library
                .read(|q| {
                    let found = found(q, filter, &words)?;
                    let plain = plain::choose(q, filter, found.as_ref())?;
                    let walked = walk(q, filter, &words, *patience)?;
                    Ok((walked, plain, choose::total(q, filter, &words)?))
                })
                .unwrap();
            prop_assert_eq!(counted, total, "{:?}", filter);
            let is_known = library.read(|q| choose::is_known(q, filter)).unwrap();
            prop_assert_eq!(is_known, filter.criteria() != Filter::default(), "{:?}", filter);
            let Some(walked) = walked else {
                continue;
            };
            prop_assert_eq!(&walked.keys, &keys, "{:?} {:?}", filter, patience);
            let expected = match walked.is_exact {
                true => total,
                false => filter.offset + filter.limit + 1,
            };
            prop_assert_eq!(walked.total, expected, "{:?} {:?}", filter, patience);
            prop_assert!(walked.total <= total, "{:?} {:?}", filter, patience);
        }
    }
}

/// From none at all to more than there is to read.
fn patience() -> impl Strategy<Value = Patience> {
    let bytes = prop_oneof![0..200_usize, Just(usize::MAX)];
    (0..10_usize, 0..20_usize, bytes).prop_map(|(least, posts, bytes)| Patience {
        least,
        posts,
        bytes,
    })
}

/// A library of so many posts, each of which says its number and what kind of number that is.
fn numbered(posts: usize) -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&folder.path().join("list.octavilla")).unwrap();
    let create = |tx: &mut Tx<'_>, at: usize| {
        let kind = if at.is_multiple_of(2) { "even" } else { "odd" };
        let new = NewPost {
            language: &tag("en"),
            title: "",
            dek: "",
            body: &format!("number{at} {kind} all"),
        };
        post::create(tx, new).map(drop)
    };
    library
        .write(Op::CreatePost, |tx| {
            (0..posts).try_for_each(|at| create(tx, at))
        })
        .unwrap();
    (folder, library)
}

const FEW: Patience = Patience {
    least: 10,
    posts: 40,
    bytes: usize::MAX,
};

#[test]
fn it_is_read_no_further_than_to_the_end_of_the_part() {
    let (_folder, library) = numbered(100);
    let shown = |search: &str, offset, limit| {
        let filter = Filter {
            search: search.to_owned(),
            offset,
            limit,
            ..Filter::default()
        };
        let words = search::words(&filter.search);
        let walked = library.read(|q| walk(q, &filter, &words, FEW)).unwrap();
        walked.map(|walked| (walked.keys.len(), walked.total, walked.is_exact))
    };
    assert_eq!(shown("all", 0, 5), Some((5, 6, false)));
    assert_eq!(shown("all", 30, 5), Some((5, 36, false)));
    assert_eq!(shown("all", 50, 5), None, "that is too far");
    assert_eq!(
        shown("all", 0, 0),
        None,
        "all rows are sooner had from sets"
    );
    assert_eq!(shown("odd al", 0, 5), Some((5, 6, false)));
    assert_eq!(shown("odd al", 0, 30), None, "every second is too seldom");
    assert_eq!(shown("odd even", 0, 5), None, "they never meet");
    assert_eq!(shown("number7 all", 0, 5), None, "that is one of a hundred");
}

#[test]
fn few_posts_are_all_read() {
    let (_folder, library) = numbered(9);
    let filter = Filter {
        search: "even".to_owned(),
        limit: 5,
        ..Filter::default()
    };
    let page = library.read(|q| post::show(q, &filter)).unwrap();
    assert_eq!((page.rows.len(), page.total, page.is_exact), (5, 5, true));
}

#[test]
fn once_they_are_counted_a_list_is_exact() {
    let (_folder, library) = numbered(20);
    let filter = Filter {
        search: "all".to_owned(),
        limit: 5,
        ..Filter::default()
    };
    let show = || {
        let page = library.read(|q| post::show(q, &filter)).unwrap();
        (page.rows.len(), page.total, page.is_exact)
    };
    assert_eq!(show(), (5, 6, false));
    let counted = library.read_at_leisure(|q| post::total(q, &filter));
    assert_eq!(counted.unwrap(), Some(20));
    assert_eq!(show(), (5, 20, true));
    let first = library
        .read(|q| post::list(q, &filter))
        .unwrap()
        .rows
        .remove(0)
        .id;
    library
        .write(Op::TrashPost, |tx| post::trash(tx, first))
        .unwrap();
    assert_eq!(show(), (5, 6, false), "something has changed since");
    assert_eq!(library.read(|q| post::list(q, &filter)).unwrap().total, 19);
}
