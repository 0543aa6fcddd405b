//! Undo reaches the first keystroke, also in an editor that was opened again.

use library::history::{self, Append, ChangeKind, Field, Step};
use library::{Op, edition};
use proptest::prelude::*;
use text::{Edit, diff, edit::apply};

use crate::support::Desk;

/// What somebody does at the desk; shares of the text's length in 1000ths.
#[derive(Clone, Debug)]
enum Deed {
    Type(usize, String),
    /// Goes on within the same undo group.
    GoOn(usize, String),
    Delete(usize, usize),
    Undo,
    Redo,
    /// Something in another field comes between.
    Elsewhere,
    /// Another process writes; the editor, closed, knows nothing of it.
    Import(String),
}

fn deed() -> impl Strategy<Value = Deed> {
    let words = || "[a-eñ🔔 \n]{1,6}";
    prop_oneof![
        4 => (0..=1000_usize, words()).prop_map(|(at, text)| Deed::Type(at, text)),
        2 => (0..=1000_usize, words()).prop_map(|(at, text)| Deed::GoOn(at, text)),
        2 => (0..=1000_usize, 1..=300_usize).prop_map(|(at, much)| Deed::Delete(at, much)),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
        1 => Just(Deed::Elsewhere),
        1 => words().prop_map(Deed::Import),
    ]
}

/// An editor with its two stacks of whole texts, and the library that it writes to.
struct Editor {
    desk: Desk,
    text: String,
    /// The texts below each step, and above those that were undone.
    done: Vec<String>,
    undone: Vec<String>,
    group: u64,
    /// Whether the last change was one's own, so that the next may join it.
    is_open: bool,
}

impl Editor {
    fn new() -> Editor {
        Editor {
            desk: Desk::with("", ""),
            text: String::new(),
            done: Vec::new(),
            undone: Vec::new(),
            group: 0,
            is_open: false,
        }
    }

    fn does(&mut self, deed: &Deed) {
        match deed {
            Deed::Type(at, words) => self.own(*at, 0, words, false),
            Deed::GoOn(at, words) => self.own(*at, 0, words, true),
            Deed::Delete(at, much) => self.own(*at, *much, "", false),
            Deed::Undo => {
                if let Some(below) = self.done.pop() {
                    self.undone.push(self.text.clone());
                    self.goes_to(below, ChangeKind::Undo);
                }
            }
            Deed::Redo => {
                if let Some(above) = self.undone.pop() {
                    self.done.push(self.text.clone());
                    self.goes_to(above, ChangeKind::Redo);
                }
            }
            Deed::Elsewhere => self.desk.replace(self.desk.source, Field::Title, "T"),
            Deed::Import(words) => self.own(1000, 0, words, false),
        }
    }

    fn own(&mut self, at: usize, much: usize, words: &str, joins: bool) {
        let chars: Vec<char> = self.text.chars().collect();
        let from = chars.len() * at / 1000;
        let to = (from + chars.len() * much / 1000).min(chars.len());
        let after: String = [&chars[..from], &chars[to..]]
            .map(|part| part.iter().collect::<String>())
            .join(words);
        if after == self.text {
            return;
        }
        let joins = joins && self.is_open;
        if !joins {
            self.group += 1;
            self.done.push(self.text.clone());
        }
        self.undone.clear();
        self.send(after, ChangeKind::Type);
        self.is_open = true;
    }

    fn goes_to(&mut self, text: String, kind: ChangeKind) {
        self.group += 1;
        self.send(text, kind);
        self.is_open = false;
    }

    fn send(&mut self, after: String, kind: ChangeKind) {
        let request = Append {
            edition: self.desk.source,
            field: Field::Body,
            base: self.desk.edition(self.desk.source).revision,
            edits: diff::edits_between(&self.text, &after),
            kind,
            undo_group: self.group,
            selection: Some((1, 1)),
            length: None,
            batch: None,
        };
        let append = |tx: &mut library::Tx<'_>| history::append(tx, request);
        self.desk.library.write(Op::Append, append).unwrap();
        self.text = after;
    }

    /// What undo leads to, step by step, read in pages of `limit`.
    fn undone_texts(&self, limit: usize) -> Vec<String> {
        let mut before = u64::MAX;
        let mut texts = Vec::new();
        loop {
            let steps = self.steps(before, limit);
            let from = texts.last().unwrap_or(&self.text).clone();
            texts.extend(led(&from, &steps.done));
            if !steps.more {
                return texts;
            }
            assert!(steps.floor < before);
            before = steps.floor;
        }
    }

    fn steps(&self, before: u64, limit: usize) -> history::Steps {
        let read = |q: &library::Query<'_>| {
            let edition = edition::get(q, self.desk.source)?;
            history::steps(q, &edition, Field::Body, before, limit)
        };
        self.desk.library.read(read).unwrap()
    }
}

/// The texts that steps lead to.
fn led(from: &str, steps: &[Step]) -> Vec<String> {
    let mut texts = Vec::new();
    let mut text = from.to_owned();
    for step in steps {
        text = apply(&text, &step.edits).unwrap();
        texts.push(text.clone());
    }
    texts
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_editor_that_is_opened_again_has_the_steps_of_one_that_never_closed(
        deeds in prop::collection::vec(deed(), 1..40),
        limit in 1..6_usize,
    ) {
        let mut editor = Editor::new();
        for deed in &deeds {
            editor.does(deed);
        }
        let expected: Vec<String> = editor.done.iter().rev().cloned().collect();
        prop_assert_eq!(&editor.undone_texts(1000), &expected);
        prop_assert_eq!(&editor.undone_texts(limit), &expected, "in pages of {}", limit);
        let redone = led(&editor.text, &editor.steps(u64::MAX, 1000).undone);
        let expected: Vec<String> = editor.undone.iter().rev().cloned().collect();
        prop_assert_eq!(&redone, &expected, "what redo leads to");
        if let Some(last) = editor.undone_texts(limit).last() {
            prop_assert_eq!(last, "", "undo reaches the first keystroke");
        }
    }
}

#[test]
fn what_another_process_wrote_between_is_bridged() {
    let desk = Desk::with("", "");
    let type_at = |from: u32, words: &str, kind: ChangeKind, undo_group: u64| {
        let base = desk.edition(desk.source).revision;
        let request = Append {
            edition: desk.source,
            field: Field::Body,
            base,
            edits: vec![Edit {
                from,
                deleted: 0,
                inserted: words.to_owned(),
            }],
            kind,
            undo_group,
            selection: None,
            length: None,
            batch: None,
        };
        let append = |tx: &mut library::Tx<'_>| history::append(tx, request);
        desk.library.write(Op::Append, append).unwrap();
    };
    type_at(0, "one", ChangeKind::Type, 1);
    // An undo that takes nothing back, as a broken editor could send it.
    type_at(3, " stray", ChangeKind::Undo, 2);
    type_at(9, " two", ChangeKind::Type, 3);
    type_at(13, " three", ChangeKind::Type, 4);
    let steps = desk
        .library
        .read(|q| {
            let edition = edition::get(q, desk.source)?;
            history::steps(q, &edition, Field::Body, u64::MAX, 10)
        })
        .unwrap();
    let texts = led("one stray two three", &steps.done);
    assert_eq!(texts.first().unwrap(), "one stray two");
    assert_eq!(texts.last().unwrap(), "one stray");
}

#[test]
fn a_step_knows_where_the_caret_was() {
    let mut editor = Editor::new();
    editor.does(&Deed::Type(0, "one".to_owned()));
    editor.does(&Deed::Type(1000, " two".to_owned()));
    let steps = editor.steps(u64::MAX, 10);
    assert_eq!(steps.done[0].selection, Some((1, 1)));
    assert_eq!(steps.done[1].selection, None, "nothing came before");
}

#[test]
fn what_was_brought_back_is_a_step_of_its_own() {
    let mut editor = Editor::new();
    editor.does(&Deed::Type(0, "one".to_owned()));
    editor.group = editor.desk.edition(editor.desk.source).revision;
    let restore = |tx: &mut library::Tx<'_>| history::restore(tx, editor.desk.source, 0);
    editor
        .desk
        .library
        .write(Op::RestoreRevision, restore)
        .unwrap();
    editor.text = String::new();
    // An event that had its number before that was known to the editor.
    editor.does(&Deed::Type(0, "two".to_owned()));
    assert_eq!(editor.undone_texts(10), ["", "one", ""]);
}
