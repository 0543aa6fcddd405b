use text::LanguageTag;
use text::diff::WordChange;

use super::*;
use crate::edition;
use crate::error::Error;
use crate::export::{self, Profile};
use crate::history::{self, ChangeKind, Field};
use crate::library::Library;
use crate::op::Op;
use crate::post::{self, Filter, NewPost, Status};
use crate::undo;

const BODY: &str = "The march began at ten.\n\n- a tent\n- water\n\nNobody was hurt.\n";

fn posted_post() -> (tempfile::TempDir, Library, PostId, EditionId) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&folder.path().join("a.octavilla")).unwrap();
    let english = LanguageTag::parse("en").unwrap();
    let new = NewPost {
        language: &english,
        title: "A march",
        dek: "",
        body: BODY,
    };
    let ((post, edition), _) = library
        .write(Op::CreatePost, |tx| post::create(tx, new))
        .unwrap();
    (folder, library, post, edition)
}

fn recorded(library: &Library, edition: EditionId, publish: bool) -> Posted {
    let new = NewPosted {
        edition,
        address: "https://example.org/a-march",
        date: "2026-05-13",
        publish,
    };
    let written = library.write(Op::RecordPosted, |tx| record(tx, new));
    written.unwrap().0
}

fn say(library: &Library, edition: EditionId, field: Field, text: &str) {
    let replace =
        |tx: &mut crate::Tx<'_>| history::replace(tx, edition, field, text, ChangeKind::Import);
    library.write(Op::Import, replace).unwrap();
}

fn since(library: &Library, edition: EditionId) -> Option<ChangedSince> {
    library
        .read(|q| {
            let edition = edition::get(q, edition)?;
            let piece = export::piece(q, edition.post, &Profile::default(), None)?;
            changed(q, &piece, &edition)
        })
        .unwrap()
}

fn is_behind(library: &Library) -> bool {
    let filter = Filter {
        changed_since_export: true,
        ..Filter::default()
    };
    library.read(|q| post::list(q, &filter)).unwrap().total == 1
}

#[test]
fn a_posting_is_written_down_and_taken_back_with_the_status() {
    let (_folder, library, post, edition) = posted_post();
    let status = || library.read(|q| post::get(q, post)).unwrap().status;
    let all = || library.read(|q| of_post(q, post)).unwrap();
    let posted = recorded(&library, edition, true);
    assert_eq!(status(), Status::Published);
    assert_eq!(all(), std::slice::from_ref(&posted));
    library
        .write(Op::RecordPosted, |tx| remove(tx, posted.key))
        .unwrap();
    assert_eq!(all(), []);
    undo::undo(&library).unwrap();
    assert_eq!(all(), [posted]);
    undo::undo(&library).unwrap();
    assert_eq!((all(), status()), (vec![], Status::Draft));
}

#[test]
fn addresses_and_days_that_are_none_are_refused() {
    let (_folder, library, post, edition) = posted_post();
    for (address, date) in [
        ("example.org", "2026-05-13"),
        ("javascript:alert(1)", "2026-05-13"),
        ("https://example.org", "2026-02-30"),
        ("https://example.org", "yesterday"),
    ] {
        let new = NewPosted {
            edition,
            address,
            date,
            publish: true,
        };
        let refused = library.write(Op::RecordPosted, |tx| record(tx, new));
        assert!(matches!(
            refused,
            Err(Error::BadAddress { .. } | Error::BadDate { .. })
        ));
    }
    assert_eq!(library.read(|q| of_post(q, post)).unwrap(), []);
}

#[test]
fn what_changed_since_is_told_by_the_paragraphs_of_the_page() {
    let (_folder, library, _, edition) = posted_post();
    assert_eq!(since(&library, edition), None);
    recorded(&library, edition, false);
    assert_eq!(since(&library, edition).unwrap().paragraphs, []);
    assert!(!is_behind(&library));

    let now = "The march began at *noon*.\n\n- a tent\n- food\n- water\n\nAll came \"home\".\n";
    say(&library, edition, Field::Body, now);
    say(&library, edition, Field::Title, "The march");
    say(&library, edition, Field::Notes, "private");
    assert!(is_behind(&library));
    let paragraphs = since(&library, edition).unwrap().paragraphs;
    let shown: Vec<_> = paragraphs
        .iter()
        .map(|it| {
            (
                it.field,
                it.kind,
                it.now.html.as_str(),
                it.now.text.as_str(),
            )
        })
        .collect();
    use ParagraphKind::{Added, Changed, Removed};
    assert_eq!(
        shown,
        [
            (Field::Title, Changed, "The march", "The march"),
            (
                Field::Body,
                Changed,
                "<p>The march began at <em>noon</em>.</p>\n",
                "The march began at noon."
            ),
            (
                Field::Body,
                Changed,
                "<ul>\n<li>a tent</li>\n<li>food</li>\n<li>water</li>\n</ul>\n",
                "- a tent\n- food\n- water"
            ),
            (Field::Body, Removed, "", ""),
            (
                Field::Body,
                Added,
                "<p>All came “home”.</p>\n",
                "All came “home”."
            ),
        ]
    );
    let words: String = paragraphs[1]
        .runs
        .iter()
        .map(|run| match run {
            WordChange::Same(text) => text.clone(),
            WordChange::Added(text) => format!("[+{text}]"),
            WordChange::Removed(text) => format!("[-{text}]"),
        })
        .collect();
    assert_eq!(words, "The march began at [-ten][+*noon*].");

    // Posted again, nothing is left to bring there.
    recorded(&library, edition, false);
    assert_eq!(since(&library, edition).unwrap().paragraphs, []);
    assert!(!is_behind(&library));
}

#[test]
fn a_correction_is_a_line_at_the_end_of_each_text_and_is_taken_back_at_once() {
    let (_folder, library, post, edition) = posted_post();
    let spanish = LanguageTag::parse("es").unwrap();
    let translation = edition::Translation {
        post,
        from: None,
        language: &spanish,
        name: "",
        title: "",
        body: "La marcha empezó a las diez.",
    };
    let (other, _) = library
        .write(Op::Translate, |tx| edition::translate(tx, translation))
        .unwrap();
    let body = |id| {
        let read = library.read(|q| history::fields(q, &edition::get(q, id)?));
        read.unwrap().body
    };
    let said = |edition, words: &str| Correction {
        edition,
        words: words.to_owned(),
    };
    let words = [
        said(edition, "it began at *noon*. "),
        said(other, "empezó al\nmediodía."),
    ];
    let (corrected, _) = library
        .write(Op::Correct, |tx| correct(tx, "2026-11-26", &words))
        .unwrap();
    assert_eq!(corrected, [edition, other]);
    assert_eq!(
        body(edition),
        format!("{BODY}\nCorrection, 26 November 2026: it began at *noon*.\n")
    );
    assert_eq!(
        body(other),
        "La marcha empezó a las diez.\n\nCorrección, 26 de noviembre de 2026: empezó al \
         mediodía.\n"
    );
    say(
        &library,
        edition,
        Field::Body,
        &format!("A word.\n\n{}", body(edition)),
    );
    undo::undo(&library).unwrap();
    assert_eq!(body(edition), format!("A word.\n\n{BODY}"));
    assert_eq!(body(other), "La marcha empezó a las diez.");

    let nothing = library.write(Op::Correct, |tx| {
        correct(tx, "2026-11-26", &[said(edition, " ")])
    });
    let (corrected, changes) = nothing.unwrap();
    assert!(corrected.is_empty() && changes.is_empty());
    let bad = library.write(Op::Correct, |tx| correct(tx, "2026-02-30", &words));
    assert!(matches!(bad, Err(Error::BadDate { .. })));
}

#[test]
fn a_text_is_pasted_below_the_title_that_the_site_prints() {
    let (_folder, library, post, edition) = posted_post();
    say(
        &library,
        edition,
        Field::Body,
        "# The morning\n\nIt \"began\".\n",
    );
    let html = |key: &str| {
        let read = library.read(|q| {
            let profile = export::profile::resolve(q, key)?;
            let piece = export::piece(q, post, &profile, None)?;
            let parts = export::by_hand(&piece);
            Ok((
                parts[0].body.html.as_str().to_owned(),
                parts[0].body.text.clone(),
            ))
        });
        read.unwrap()
    };
    // Both sites print the title as their first heading.
    for key in ["wordpress-blocks", "single-page"] {
        let (html, text) = html(key);
        let heading = &html[html.find("<h").unwrap()..];
        assert!(heading.starts_with("<h2"), "{html}");
        assert!(heading.contains("The morning"), "{html}");
        assert!(html.contains("It “began”."), "{html}");
        assert!(text.ends_with("It “began”."), "{text}");
    }
}
