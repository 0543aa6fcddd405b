//! Whole walks: what is handed over is there, and comes back.

use super::support::*;
use crate::alignment::{self, Span, Step};
use crate::check::{self, Dismissal};
use crate::edition;
use crate::handover::{self, Arrival, Conflict, Decisions, Take};
use crate::history::{self, ChangeKind, Field};
use crate::image;
use crate::note::{self, NewNote};
use crate::people;
use crate::post::{self, Status};
use crate::undo::undo_step;

#[test]
fn a_post_is_in_an_empty_library_what_it_was() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, en]) = ana.begin();
    let picture = ana.picture(7);
    ana.edit(
        es,
        "Mañana",
        &format!("![El pozo](image/{picture} \"1974\")\n\nMañana"),
    );
    ana.write(|tx| {
        post::rename(tx, post, "el-pozo-del-valle")?;
        post::set_date(tx, post, "2026-11-27")?;
        post::set_status(tx, post, Status::Ready)?;
        post::set_tags(tx, post, &["agua".into(), "valle".into()])?;
        post::set_people(tx, post, &["Inés".into(), "Ana".into()])?;
        post::set_series(tx, post, "Cartas")?;
        people::set_series_name(tx, post, &language("en"), "Letters")?;
        people::set_biography(tx, "Inés", &language("es"), "Toca la campana.")?;
        edition::set_slug(tx, en, "the-well")?;
        edition::set_tags(tx, en, &["water".into()])?;
        history::replace(
            tx,
            es,
            Field::PlaceLine,
            "Valle, noviembre",
            ChangeKind::Type,
        )?;
        history::replace(tx, es, Field::Notes, "llamar a Inés", ChangeKind::Type)?;
        let at = ENGLISH.find("sixty").unwrap() as u32;
        let new = NewNote {
            edition: en,
            revision: edition::get(tx, en)?.revision,
            span: Span {
                from: at,
                to: at + 5,
            },
            writer: "bn",
            text: "Still sixty?",
            holds: true,
        };
        let note = note::create(tx, new)?;
        note::answer(tx, note.id, "an", "Yes.")?;
        image::set_export_width(tx, &picture, 640)
    });
    ana.write(|tx| {
        alignment::keep(tx, es, en)?;
        let living = alignment::read(tx, es, en)?;
        let bead = living.pairs[1].key.unwrap();
        alignment::mark_read(tx, bead, "bn", true)?;
        check::dismiss(
            tx,
            Dismissal {
                bead,
                check: "figures.missing".into(),
                words: ["sesenta".into(), "sixty".into()],
            },
        )
    });
    let file = ana.hand_over(&[post], "a.octavilla-handover");
    let (taken, _) = ben.take(&file, None);
    assert_eq!(taken.posts[0].arrival, Arrival::New);
    assert_eq!((taken.images, taken.diagnostics.len()), (1, 0));
    assert_eq!(ben.says(post), ana.says(post));
    let says = ben.says(post);
    let paired = &says.pairings[0].pairs;
    assert!(
        paired
            .iter()
            .any(|pair| !pair.dismissed.is_empty() && !pair.readers.is_empty())
    );
    assert_eq!(says.editions[1].notes[0].entries.len(), 2);
    let (kept, told, secret) = ben
        .library
        .read(|q| {
            Ok((
                image::get(q, &picture)?.unwrap(),
                people::biographies(q, "Inés")?,
                edition::get(q, es)?.notes,
            ))
        })
        .unwrap();
    assert_eq!(kept.export_width, 640);
    assert_eq!(told[0].1, "Toca la campana.");
    assert_eq!(secret, "", "private notes stay at home");
}

#[test]
fn what_two_wrote_in_different_paragraphs_is_brought_together_without_a_question() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, en]) = ana.begin();
    ben.take(&ana.hand_over(&[post], "1"), None);
    ana.edit(es, "sesenta familias", "setenta familias");
    ben.edit(en, "came at night", "came by night");
    ben.edit(es, "Mañana tocará", "Mañana a las seis tocará");
    let (taken, _) = ana.take(&ben.hand_over(&[post], "2"), None);
    assert_eq!(taken.posts[0].undecided, []);
    assert!(ana.body(es).contains("setenta familias"));
    assert!(ana.body(es).contains("a las seis"));
    assert!(ana.body(en).contains("by night"));
    ben.take(&ana.hand_over(&[post], "3"), None);
    assert_eq!(ben.says(post), ana.says(post));
}

#[test]
fn pairs_that_a_translator_has_put_in_step_come_back_so() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, en]) = ana.begin();
    ana.edit(es, "sesenta familias", "setenta familias");
    ben.take(&ana.hand_over(&[post], "1"), None);
    let steps = |desk: &Desk| -> Vec<Step> {
        let read = desk.library.read(|q| alignment::read(q, es, en)).unwrap();
        read.steps().collect()
    };
    use Step::{Changed, InStep};
    assert_eq!(steps(&ben), [InStep, Changed, InStep, InStep]);
    ben.edit(en, "sixty families", "seventy families");
    ben.write(|tx| alignment::confirm_all(tx, es, en));
    // Meanwhile the source is corrected elsewhere.
    ana.edit(es, "llegó de noche", "vino de noche");
    ana.take(&ben.hand_over(&[post], "2"), None);
    assert_eq!(steps(&ana), [InStep, InStep, Changed, InStep]);
    assert!(ana.body(en).contains("seventy families"));
}

#[test]
fn one_sentence_rewritten_twice_is_decided_once() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, _]) = ana.begin();
    ben.take(&ana.hand_over(&[post], "1"), None);
    ana.edit(es, "Nadie la llamó.", "Nadie la quería aquí.");
    ben.edit(es, "Nadie la llamó.", "Nadie la había invitado.");
    ben.edit(es, "un pozo", "un solo pozo");
    let file = ben.hand_over(&[post], "2");
    let before = ana.body(es);
    let (taken, _) = ana.take(&file, None);
    let undecided: &[Conflict] = &taken.posts[0].undecided;
    assert_eq!(undecided.len(), 1);
    assert!(undecided[0].mine.contains("quería"), "{undecided:?}");
    assert!(undecided[0].theirs.contains("invitado"));
    // What is not in question has come, and nothing else.
    assert_eq!(ana.body(es), before.replace("un pozo", "un solo pozo"));
    // Opened again, the same is asked again.
    let (again, changes) = ana.take(&file, None);
    assert_eq!(again.posts[0].undecided, *undecided);
    assert!(changes.editions.is_empty(), "{changes:?}");
    let mut decisions = Decisions::default();
    decisions.single.insert(undecided[0].key(), Take::Both);
    let (taken, _) = ana.take_deciding(&file, &decisions);
    assert_eq!(taken.posts[0].undecided, []);
    let body = ana.body(es);
    assert!(
        body.contains("Nadie la quería aquí. Nadie la había invitado."),
        "{body}"
    );
    // The other side takes what was decided, and is asked nothing.
    ben.edit(es, "Mañana tocará", "Mañana temprano tocará");
    let (taken, _) = ben.take(&ana.hand_over(&[post], "3"), None);
    assert_eq!(taken.posts[0].undecided, []);
    assert_eq!(ben.body(es), body.replace("Mañana", "Mañana temprano"));
}

#[test]
fn two_who_decide_differently_are_asked_again() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, _]) = ana.begin();
    ben.take(&ana.hand_over(&[post], "0"), None);
    ana.edit(es, "Nadie la llamó.", "Nadie la quería.");
    ben.edit(es, "Nadie la llamó.", "Nadie la invitó.");
    let (from_ana, from_ben) = (ana.hand_over(&[post], "a"), ben.hand_over(&[post], "b"));
    ana.take(&from_ben, Some(Take::Mine));
    ben.take(&from_ana, Some(Take::Mine));
    let (taken, _) = ana.take(&ben.hand_over(&[post], "c"), None);
    assert_eq!(taken.posts[0].undecided.len(), 1, "{:?}", ana.body(es));
}

#[test]
fn a_takeover_is_one_step_back() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, en]) = ana.begin();
    ben.take(&ana.hand_over(&[post], "1"), None);
    ben.edit(es, "un pozo", "un solo pozo");
    ben.write(|tx| {
        history::replace(tx, en, Field::Title, "Our well", ChangeKind::Type)?;
        post::set_tags(tx, post, &["agua".into()])?;
        let new = NewNote {
            edition: es,
            revision: edition::get(tx, es)?.revision,
            span: Span { from: 0, to: 2 },
            writer: "bn",
            text: "¿Seguro?",
            holds: false,
        };
        note::create(tx, new).map(drop)
    });
    let before = ana.says(post);
    let file = ben.hand_over(&[post], "2");
    let (_, changes) = ana.take(&file, None);
    assert_ne!(ana.says(post), before);
    undo_step(&ana.library, changes.step.unwrap()).unwrap();
    assert_eq!(ana.says(post), before);
    // It is as if the file had never been opened.
    ana.take(&file, None);
    assert_eq!(ana.says(post), ben.says(post));
}

#[test]
fn notes_of_both_are_there_and_what_was_said_in_them() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, _]) = ana.begin();
    let note = ana.write(|tx| {
        let new = NewNote {
            edition: es,
            revision: edition::get(tx, es)?.revision,
            span: Span { from: 3, to: 7 },
            writer: "an",
            text: "¿Agua o aguas?",
            holds: true,
        };
        note::create(tx, new)
    });
    ben.take(&ana.hand_over(&[post], "1"), None);
    ben.write(|tx| note::answer(tx, note.id, "bn", "Agua."));
    ana.write(|tx| note::answer(tx, note.id, "an", "¿Alguien?"));
    ben.edit(es, "El agua", "Escuchen: el agua");
    ana.take(&ben.hand_over(&[post], "2"), None);
    let notes = ana.library.read(|q| note::of_post(q, post)).unwrap();
    let said: Vec<&str> = notes[0].entries.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(said, ["¿Agua o aguas?", "¿Alguien?", "Agua."]);
    assert!(notes[0].holds && notes[0].is_open());
    ana.write(|tx| note::resolve(tx, note.id));
    ben.take(&ana.hand_over(&[post], "3"), None);
    let notes = ben.library.read(|q| note::of_post(q, post)).unwrap();
    assert!(!notes[0].is_open());
    assert_eq!(notes[0].entries.len(), 3);
}

#[test]
fn a_look_changes_nothing_and_says_what_would() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, _]) = ana.begin();
    let first = ana.hand_over(&[post], "1");
    let look = |desk: &Desk, file: &std::path::Path| {
        let mut opened = handover::open(file, &passphrase()).unwrap();
        desk.library
            .read(|q| handover::look(q, &mut opened))
            .unwrap()
    };
    let looked = look(&ben, &first);
    assert_eq!(looked.posts[0].arrival, Arrival::New);
    assert_eq!(looked.posts[0].editions.len(), 2);
    assert!(ben.library.read(post::count).unwrap() == 0);
    ben.take(&first, None);
    assert_eq!(look(&ben, &first).posts[0].arrival, Arrival::Known);
    ben.edit(es, "un pozo", "un solo pozo");
    ben.edit(es, "Nadie la llamó.", "Nadie la invitó.");
    ben.write(|tx| post::set_date(tx, post, "2026-11-28"));
    ana.edit(es, "Nadie la llamó.", "Nadie la quería.");
    let looked = look(&ana, &ben.hand_over(&[post], "2"));
    let texts = &looked.posts[0].editions[0].texts;
    assert_eq!(texts.len(), 1);
    assert!(texts[0].after.contains("un solo pozo") && texts[0].after.contains("quería"));
    assert_eq!(looked.posts[0].conflicts.len(), 1);
    assert_eq!(looked.posts[0].details[0].after, "2026-11-28");
}

#[test]
fn the_past_comes_only_where_it_is_asked_for() {
    let (_folder, [ana, ben, cem]) = desks();
    let (post, [es, en]) = ana.begin();
    ana.edit(es, "un pozo", "un pozo y el nombre de Jacinta");
    ana.edit(es, " y el nombre de Jacinta", "");
    let (without, with) = (
        ana.hand_over(&[post], "without"),
        ana.hand_over_with(&[post], "with", true),
    );
    let past = |desk: &Desk, edition| {
        let read = desk.library.read(|q| {
            let edition = edition::get(q, edition)?;
            let mut texts = Vec::new();
            for revision in 0..=edition.revision {
                texts.push(history::text_at(q, &edition, Field::Body, revision)?);
            }
            Ok(texts)
        });
        read.unwrap()
    };
    ben.take(&without, None);
    assert!(past(&ben, es).iter().all(|text| !text.contains("Jacinta")));
    cem.take(&with, None);
    assert!(past(&cem, es).iter().any(|text| text.contains("Jacinta")));
    assert_eq!(cem.body(es), ana.body(es));
    assert_eq!(cem.body(en), ana.body(en));
}

#[test]
fn a_post_in_the_trash_is_taken_out_of_it() {
    let (_folder, [ana, ben]) = desks();
    let (post, _) = ana.begin();
    let file = ana.hand_over(&[post], "1");
    ben.take(&file, None);
    ben.write(|tx| post::trash(tx, post));
    let (taken, _) = ben.take(&file, None);
    assert!(taken.posts[0].was_in_trash);
    let here = ben.library.read(|q| post::get(q, post)).unwrap();
    assert_eq!(here.trashed_at, None);
}

#[test]
fn a_past_that_was_forgotten_takes_what_was_in_common_with_it() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, _]) = ana.begin();
    ana.edit(es, "un pozo", "un pozo de Jacintaza");
    ben.take(&ana.hand_over(&[post], "1"), None);
    ana.edit(es, " de Jacintaza", "");
    ben.edit(es, "Mañana", "Pasado mañana");
    let remembers = |desk: &Desk| {
        let states = desk.library.read(|q| q.handed(post)).unwrap();
        states.iter().filter(|state| state.said.is_some()).count()
    };
    assert_eq!(remembers(&ana), 1);
    ana.write(|tx| history::forget(tx, es, history::Keep::Now).map(drop));
    assert_eq!(remembers(&ana), 0);
    // Nothing is known of before: what is otherwise is shown, and the name does not come back.
    let (taken, _) = ana.take(&ben.hand_over(&[post], "2"), None);
    assert!(!taken.posts[0].undecided.is_empty());
    assert!(!ana.body(es).contains("Jacintaza"));
}

#[test]
fn what_the_trash_forgets_is_forgotten_here_too() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, en]) = ana.begin();
    let note = ana.write(|tx| {
        let new = NewNote {
            edition: es,
            revision: edition::get(tx, es)?.revision,
            span: Span { from: 0, to: 2 },
            writer: "an",
            text: "Jacintaza lo dijo.",
            holds: false,
        };
        note::create(tx, new)
    });
    ben.take(&ana.hand_over(&[post], "1"), None);
    let words = |desk: &Desk| {
        let states = desk.library.read(|q| q.handed(post)).unwrap();
        states.iter().filter(|state| state.said.is_some()).count()
    };
    ben.write(|tx| note::trash(tx, note.id));
    crate::trash::empty(&ben.library).unwrap();
    assert_eq!(words(&ben), 0);
    ana.write(|tx| edition::trash(tx, en));
    crate::trash::empty(&ana.library).unwrap();
    assert_eq!(words(&ana), 0);
}

#[test]
fn an_edition_that_two_have_begun_is_there_twice_in_one_order() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, _]) = ana.begin();
    ben.take(&ana.hand_over(&[post], "1"), None);
    let translate = |desk: &Desk, body: &str| {
        desk.write(|tx| {
            edition::translate(
                tx,
                edition::Translation {
                    post,
                    from: Some(es),
                    language: &language("fr"),
                    name: "",
                    title: "Le puits",
                    body,
                },
            )
        })
    };
    let (of_ana, of_ben) = (translate(&ana, "L'eau.\n"), translate(&ben, "De l'eau.\n"));
    let (from_ana, from_ben) = (ana.hand_over(&[post], "a"), ben.hand_over(&[post], "b"));
    ana.take(&from_ben, None);
    ben.take(&from_ana, None);
    let current = of_ana.min(of_ben);
    for desk in [&ana, &ben] {
        let editions = desk.library.read(|q| edition::of_post(q, post)).unwrap();
        let french: Vec<_> = editions
            .iter()
            .filter(|it| it.language.as_str() == "fr")
            .collect();
        assert_eq!(french.len(), 2);
        for edition in french {
            assert_eq!(edition.is_current, edition.id == current);
            assert_eq!(edition.name.is_empty(), edition.is_current);
        }
    }
    assert_eq!(ana.says(post), ben.says(post));
}
