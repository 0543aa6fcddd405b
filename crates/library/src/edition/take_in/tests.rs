use std::collections::BTreeMap;

use text::LanguageTag;
use text::take_in::{RowKind, Take};

use super::*;
use crate::alignment::{self, Span, Step};
use crate::check::{self, Dismissal, Memo};
use crate::edition::{self, Translation};
use crate::error::Error;
use crate::history::{self, ChangeKind, Field, Fields};
use crate::id::EditionId;
use crate::import::{Incoming, IncomingEdition};
use crate::library::Library;
use crate::note::{self, NewNote};
use crate::op::Op;
use crate::post::{self, NewPost};
use crate::undo::undo_step;

const ENGLISH: &str = "We walked to the *well* today, 300 of us.\n\nThe assembly said no to the company.\n\n- water\n- land\n\nTomorrow we come back.\n";
const SPANISH: &str = "Hoy caminamos al *pozo*, 300 personas.\n\nLa asamblea dijo no a la empresa.\n\n- agua\n- tierra\n\nMañana volvemos.\n";

struct Desk {
    _folder: tempfile::TempDir,
    library: Library,
    english: EditionId,
    spanish: EditionId,
}

fn language(tag: &str) -> LanguageTag {
    LanguageTag::parse(tag).unwrap()
}

/// A post, and its translation that nobody has looked at beside it yet.
fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&folder.path().join("a.octavilla")).unwrap();
    let new = NewPost {
        language: &language("en"),
        title: "The “well”",
        dek: "",
        body: ENGLISH,
    };
    let ((post, english), _) = library
        .write(Op::CreatePost, |tx| post::create(tx, new))
        .unwrap();
    let (spanish, _) = library
        .write(Op::Translate, |tx| {
            edition::translate(
                tx,
                Translation {
                    post,
                    from: Some(english),
                    language: &language("es"),
                    name: "",
                    title: "El pozo",
                    body: SPANISH,
                },
            )
        })
        .unwrap();
    Desk {
        _folder: folder,
        library,
        english,
        spanish,
    }
}

impl Desk {
    fn plan(&self, newer: &Newer, base: Option<u64>) -> TakeInPlan {
        self.library
            .read(|q| plan(q, self.english, newer, base, None))
            .unwrap()
    }

    /// Takes all in, and says by which step it is taken back.
    fn take(&self, newer: &Newer, base: Option<u64>, conflicts: Option<Take>) -> Option<u64> {
        let planned = self.plan(newer, base);
        let taken: BTreeMap<Field, BTreeMap<usize, Take>> = planned
            .fields
            .iter()
            .map(|field| (field.field, field.plan.all(conflicts)))
            .collect();
        let request = TakeIn {
            edition: self.english,
            newer,
            base,
            revision: planned.revision,
            taken,
        };
        let (_, changes) = self
            .library
            .write(Op::TakeIn, |tx| take_in(tx, &request))
            .unwrap();
        changes.step
    }

    fn fields(&self) -> Fields {
        self.library
            .read(|q| history::fields(q, &edition::get(q, self.english)?))
            .unwrap()
    }

    fn steps(&self) -> Vec<Step> {
        let pairs = self
            .library
            .read(|q| alignment::get(q, self.english, self.spanish))
            .unwrap();
        pairs.beads.iter().map(|bead| bead.step).collect()
    }

    fn note_on(&self, words: &str) {
        let body = self.fields().body;
        let from = text::edit::utf16_len(&body[..body.find(words).unwrap()]);
        let to = from + text::edit::utf16_len(words);
        self.library
            .write(Op::CreateNote, |tx| {
                let revision = edition::get(tx, self.english)?.revision;
                note::create(
                    tx,
                    NewNote {
                        edition: self.english,
                        revision,
                        span: Span { from, to },
                        writer: "mk",
                        text: "Sure?",
                        holds: false,
                    },
                )
            })
            .unwrap();
    }

    fn noted(&self) -> Vec<String> {
        let (body, notes) = self
            .library
            .read(|q| {
                let edition = edition::get(q, self.english)?;
                Ok((history::body(q, &edition)?, note::of_post(q, edition.post)?))
            })
            .unwrap();
        let units: Vec<u16> = body.encode_utf16().collect();
        notes
            .iter()
            .map(|note| {
                String::from_utf16(&units[note.span.from as usize..note.span.to as usize]).unwrap()
            })
            .collect()
    }
}

#[test]
fn the_text_that_stands_here_is_nothing_new() {
    let desk = desk();
    let newer = Newer {
        title: "The \"well\"".into(),
        ..Newer::of_body(ENGLISH.replace("*well*", "_well_").replace("- ", "* "))
    };
    assert_eq!(desk.plan(&newer, None).open(), 0);
    assert_eq!(desk.take(&newer, None, None), None);
    assert_eq!(desk.fields().body, ENGLISH);
}

#[test]
fn exactly_the_changed_paragraphs_turn_changed_and_one_step_takes_it_back() {
    let desk = desk();
    desk.note_on("assembly");
    desk.note_on("Tomorrow");
    let newer = Newer {
        title: "The wells".into(),
        ..Newer::of_body(
            ENGLISH
                .replace("300", "350")
                .replace("Tomorrow we come back.", "Bread.\n\nTomorrow we come back."),
        )
    };
    let step = desk.take(&newer, None, None).unwrap();
    use Step::*;
    let expected = [Changed, InStep, InStep, InStep, Missing, InStep];
    assert_eq!(desk.steps(), expected);
    assert_eq!(desk.noted(), ["assembly", "Tomorrow"]);
    let fields = desk.fields();
    assert_eq!(fields.title, "The wells");
    assert!(fields.body.contains("350 of us") && fields.body.contains("Bread."));
    // A second time there is nothing to take.
    assert_eq!(desk.plan(&newer, None).open(), 0);
    undo_step(&desk.library, step).unwrap().unwrap();
    let fields = desk.fields();
    assert_eq!(
        (fields.title.as_str(), fields.body.as_str()),
        ("The “well”", ENGLISH)
    );
    assert_eq!(desk.steps(), [InStep; 5]);
    assert_eq!(desk.noted(), ["assembly", "Tomorrow"]);
}

#[test]
fn a_finding_that_was_dismissed_stays_dismissed() {
    let desk = desk();
    desk.library
        .write(Op::Import, |tx| {
            let body = SPANISH.replace("300", "30");
            history::replace(tx, desk.spanish, Field::Body, &body, ChangeKind::Import)
        })
        .unwrap();
    let found = || {
        desk.library
            .read(|q| {
                let living = alignment::read(q, desk.english, desk.spanish)?;
                check::find(q, &living, &mut Memo::default())
            })
            .unwrap()
    };
    desk.library
        .write(Op::Align, |tx| {
            alignment::keep(tx, desk.english, desk.spanish)
        })
        .unwrap();
    let figure = found()
        .into_iter()
        .find(|one| one.words[0] == "300")
        .unwrap();
    desk.library
        .write(Op::DismissFinding, |tx| {
            check::dismiss(
                tx,
                Dismissal {
                    bead: figure.bead.unwrap(),
                    check: figure.check.to_owned(),
                    words: figure.words.clone(),
                },
            )
        })
        .unwrap();
    let before = found();
    let newer = Newer::of_body(
        ENGLISH
            .replace("today", "yesterday")
            .replace("said", "says"),
    );
    desk.take(&newer, None, None).unwrap();
    assert_eq!(found().len(), before.len());
    assert!(found().iter().all(|one| one.words[0] != "300"));
}

#[test]
fn what_was_written_here_since_it_went_out_stays() {
    let desk = desk();
    let sent = desk
        .library
        .read(|q| edition::get(q, desk.english))
        .unwrap()
        .revision;
    let here = ENGLISH.replace("The assembly said no", "The assembly of Sunday said no");
    desk.library
        .write(Op::Import, |tx| {
            history::replace(tx, desk.english, Field::Body, &here, ChangeKind::Import)
        })
        .unwrap();
    let newer = Newer::of_body(ENGLISH.replace("300", "350"));
    // Compared with what stands here, their text would take it away.
    assert_eq!(desk.plan(&newer, None).open(), 2);
    assert_eq!(desk.plan(&newer, Some(sent)).open(), 1);
    desk.take(&newer, Some(sent), None).unwrap();
    assert_eq!(desk.fields().body, here.replace("300", "350"));
}

#[test]
fn contradictions_are_decided_by_a_person_only() {
    let desk = desk();
    let sent = desk
        .library
        .read(|q| edition::get(q, desk.english))
        .unwrap()
        .revision;
    let here = ENGLISH.replace("300 of us", "400 of us");
    desk.library
        .write(Op::Import, |tx| {
            history::replace(tx, desk.english, Field::Body, &here, ChangeKind::Import)
        })
        .unwrap();
    let newer = Newer::of_body(ENGLISH.replace("300 of us", "350 of us"));
    let planned = desk.plan(&newer, Some(sent));
    assert_eq!((planned.open(), planned.conflicts()), (1, 1));
    assert_eq!(planned.fields[0].plan.rows[0].kind, RowKind::Conflict);
    assert_eq!(desk.take(&newer, Some(sent), None), None);
    assert_eq!(desk.take(&newer, Some(sent), Some(Take::Mine)), None);
    desk.take(&newer, Some(sent), Some(Take::Theirs)).unwrap();
    assert_eq!(desk.fields().body, ENGLISH.replace("300", "350"));
}

#[test]
fn what_is_typed_between_the_look_and_the_taking_stays() {
    let desk = desk();
    let newer = Newer::of_body(ENGLISH.replace("300", "350"));
    let planned = desk.plan(&newer, None);
    let here = ENGLISH.replace("Tomorrow", "The day after tomorrow");
    desk.library
        .write(Op::Import, |tx| {
            history::replace(tx, desk.english, Field::Body, &here, ChangeKind::Import)
        })
        .unwrap();
    let request = TakeIn {
        edition: desk.english,
        newer: &newer,
        base: None,
        revision: planned.revision,
        taken: BTreeMap::from([(Field::Body, BTreeMap::from([(0, Take::Theirs)]))]),
    };
    desk.library
        .write(Op::TakeIn, |tx| take_in(tx, &request))
        .unwrap();
    assert_eq!(desk.fields().body, here.replace("300", "350"));
}

#[test]
fn a_title_is_known_again_wherever_a_program_has_put_it() {
    let desk = desk();
    let newer = Newer::of_body(format!("# The \"well\"\n\n{ENGLISH}"));
    assert_eq!(desk.plan(&newer, None).open(), 0);
    let newer = Newer {
        dek: "We walked to the well today, 300 of us.".into(),
        ..Newer::of_body(ENGLISH.split_once("\n\n").unwrap().1.to_owned())
    };
    assert_eq!(desk.plan(&newer, None).open(), 0);
}

#[test]
fn a_text_in_another_language_is_refused() {
    let text = |tag: Option<&str>, body: &str| IncomingEdition {
        language: tag.map(language),
        body: body.into(),
        ..IncomingEdition::default()
    };
    let incoming = |editions| Incoming {
        name: "final.docx".into(),
        editions,
        ..Incoming::default()
    };
    let english = language("en");
    let both = incoming(vec![text(Some("es"), "uno"), text(Some("en-GB"), "one")]);
    let found = newer(&both, &english).unwrap();
    assert_eq!(
        (found.body.as_str(), found.diagnostics[0].count),
        ("one", 1)
    );
    let unknown = incoming(vec![text(None, "un")]);
    assert_eq!(newer(&unknown, &english).unwrap().body, "un");
    let other = incoming(vec![text(Some("es"), "uno")]);
    let refused = newer(&other, &english).unwrap_err();
    assert!(matches!(refused, Error::OtherLanguage { .. }), "{refused}");
}
