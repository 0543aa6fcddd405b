use tempfile::TempDir;

use super::*;
use crate::{BatchId, Library, Op};

fn batch_id(number: u8) -> BatchId {
    format!("00000000-0000-4000-8000-{number:012}")
        .parse()
        .unwrap()
}

/// A library with one post, whose body says `body` at revision 1.
struct Case {
    _folder: TempDir,
    library: Library,
    edition: EditionId,
    language: LanguageTag,
}

impl Case {
    fn new(body: &str) -> Case {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&folder.path().join("a.octavilla")).unwrap();
        let language: LanguageTag = "en".parse().unwrap();
        let new = NewPost {
            language: &language,
            title: "",
            dek: "",
            body,
        };
        let ((_, edition), _) = library
            .write(Op::CreatePost, |tx| post::create(tx, new))
            .unwrap();
        Case {
            _folder: folder,
            library,
            edition,
            language,
        }
    }

    /// Batches typed at the given places, all of them after revision 1.
    fn rescued(&self, edits: &[(u8, u32, &str)]) -> Rescued {
        let batches = edits
            .iter()
            .map(|&(id, from, inserted)| Append {
                edition: self.edition,
                field: Field::Body,
                base: 1,
                edits: vec![Edit {
                    from,
                    deleted: 0,
                    inserted: inserted.to_owned(),
                }],
                kind: ChangeKind::Type,
                undo_group: 7,
                selection: None,
                length: None,
                batch: Some(batch_id(id)),
            })
            .collect();
        Rescued {
            edition: self.edition,
            language: self.language.clone(),
            texts: Fields {
                title: "The well".to_owned(),
                place_line: "Chiapas".to_owned(),
                body: "The well is not for sale.".to_owned(),
                ..Fields::default()
            },
            batches,
        }
    }

    fn take(&self, rescued: &Rescued) -> Result<TakenIn> {
        self.library
            .write(Op::Append, |tx| take_in(tx, rescued))
            .map(|(taken, _)| taken)
    }

    fn append(&self, batch: &Append) {
        self.library
            .write(Op::Append, |tx| history::append(tx, batch.clone()))
            .unwrap();
    }

    fn body(&self) -> String {
        self.library
            .read(|q| history::fields(q, &edition::get(q, self.edition)?))
            .unwrap()
            .body
    }
}

#[test]
fn every_batch_is_taken_in_once() {
    let case = Case::new("The well");
    let rescued = case.rescued(&[(1, 8, " is not"), (2, 15, " for sale")]);
    assert_eq!(case.take(&rescued).unwrap(), TakenIn::Edition);
    assert_eq!(case.body(), "The well is not for sale");
    assert_eq!(case.take(&rescued).unwrap(), TakenIn::Nothing);
    assert_eq!(case.body(), "The well is not for sale");
}

#[test]
fn a_batch_whose_answer_was_lost_is_not_applied_again() {
    let case = Case::new("The well");
    let rescued = case.rescued(&[(1, 8, " is not"), (2, 15, " for sale")]);
    case.append(&rescued.batches[0]);
    assert_eq!(case.take(&rescued).unwrap(), TakenIn::Edition);
    assert_eq!(case.body(), "The well is not for sale");
}

#[test]
fn what_others_wrote_meanwhile_stays_and_so_does_what_was_rescued() {
    let case = Case::new("The well");
    let rescued = case.rescued(&[(1, 8, " is not"), (2, 15, " for sale")]);
    case.append(&rescued.batches[0]);
    let others = Append {
        batch: None,
        ..case.rescued(&[(9, 0, "Today: ")]).batches[0].clone()
    };
    case.append(&others);
    assert_eq!(case.take(&rescued).unwrap(), TakenIn::Edition);
    assert_eq!(case.body(), "Today: The well is not for sale");
    assert_eq!(case.take(&rescued).unwrap(), TakenIn::Nothing);
}

#[test]
fn words_of_an_edition_that_is_gone_become_a_post() {
    let case = Case::new("The well");
    let mut rescued = case.rescued(&[(1, 8, " is not")]);
    rescued.batches[0].base = 12;
    assert!(matches!(
        case.take(&rescued),
        Err(Error::FutureRevision { .. })
    ));
    assert_eq!(case.body(), "The well", "nothing was changed");

    let (taken, _) = case
        .library
        .write(Op::Append, |tx| take_in_as_post(tx, &rescued, "Rescued"))
        .unwrap();
    let TakenIn::Post(post) = taken else {
        panic!("{taken:?}")
    };
    let fields = case
        .library
        .read(|q| history::fields(q, &edition::source(q, post)?))
        .unwrap();
    assert_eq!(fields.title, "Rescued: The well");
    assert_eq!(fields.place_line, "Chiapas");
    assert_eq!(fields.body, "The well is not for sale.");
}
