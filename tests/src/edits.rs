//! Random edits, as many as one likes: every text that was typed stays within reach.

use library::edition::{self, Edition};
use library::fixtures::{Draft, Random, Said, markdown};
use library::history::{self, Append, ChangeKind, Field};
use library::post::{self, NewPost};
use library::{EditionId, Library, Op, Result, Tx, doctor};
use rusqlite::Connection;
use tempfile::TempDir;
use text::{Edit, LanguageTag};

use crate::support::LIBRARY;
use crate::support::proof::{in_parallel, quick_folder, say, short_or_long};

/// Edits of one text: enough for several keyframes.
const EACH: usize = 2500;

/// Every so manieth revision is read again, a number that no interval is a multiple of.
const STRIDE: usize = 7;

#[test]
fn whatever_was_typed_can_be_read_at_every_revision() {
    let edits = short_or_long(20_000, 1_000_000);
    let texts = in_parallel((1..=edits.div_ceil(EACH)).collect(), Typed::look_back);
    let read: usize = texts.iter().sum();
    say(&format!(
        "edits: {} random edits, {read} revisions read again, each as it was typed",
        texts.len() * EACH,
    ));
}

/// A library in memory with one post that somebody types in.
struct Typed {
    library: Library,
    edition: EditionId,
    draft: Draft,
    random: Random,
    said: Vec<Said>,
    // Dropped last: the library closes before its folder goes.
    folder: TempDir,
}

impl Typed {
    fn new(seed: usize) -> Typed {
        let folder = quick_folder();
        let library = Library::create(&folder.path().join(LIBRARY)).unwrap();
        let new = NewPost {
            language: &LanguageTag::parse("en").unwrap(),
            title: "",
            dek: "",
            body: "",
        };
        let made = library.write(Op::CreatePost, |tx| post::create(tx, new));
        let ((_, edition), _) = made.unwrap();
        Typed {
            library,
            edition,
            draft: Draft::default(),
            random: Random::new(seed as u64),
            said: vec![Said::new(edition, Field::Body, 0, "")],
            folder,
        }
    }

    /// Types, and reads again what was typed. Gives how many revisions were read.
    fn look_back(seed: usize) -> usize {
        let mut typed = Typed::new(seed);
        let mut edits = 0;
        while edits < EACH {
            edits += typed.type_for_a_while();
            if typed.random.below(3) == 0 {
                typed
                    .library
                    .write(Op::Settle, history::settle_all)
                    .unwrap();
            }
        }
        typed.closed_and_opened().is_as_typed(seed)
    }

    /// Several batches in one transaction, so that a commit is not what is measured.
    fn type_for_a_while(&mut self) -> usize {
        let (edition, draft, random, said) = (
            self.edition,
            &mut self.draft,
            &mut self.random,
            &mut self.said,
        );
        let written = self.library.write(Op::Append, |tx| {
            let mut edits = 0;
            for _ in 0..30 {
                let (kind, batch) = some_edits(draft, random);
                edits += batch.len();
                let text = draft.text();
                let length = text::edit::utf16_len(&text);
                let revision = send(tx, edition, kind, batch, Some(length))?;
                said.push(Said::new(edition, Field::Body, revision, &text));
            }
            Ok(edits)
        });
        written.unwrap().0
    }

    fn closed_and_opened(self) -> Typed {
        let Typed { library, .. } = self;
        library.close();
        let library = Library::open(&self.folder.path().join(LIBRARY)).unwrap();
        Typed { library, ..self }
    }

    #[track_caller]
    fn is_as_typed(&self, seed: usize) -> usize {
        let keyframes = self.keyframes();
        assert!(keyframes.len() > 1, "seed {seed}: no keyframes");
        let beside = |at: u64| [at - 1, at, at + 1];
        let mut revisions: Vec<u64> = keyframes.into_iter().flat_map(beside).collect();
        revisions.extend((0..self.said.len() as u64).step_by(STRIDE));
        let newest = self.said.len() as u64 - 1;
        revisions.retain(|revision| *revision <= newest);
        for revision in &revisions {
            let text = self.text_at(*revision).unwrap();
            let found = Said::new(self.edition, Field::Body, *revision, &text);
            assert_eq!(
                found, self.said[*revision as usize],
                "seed {seed}, revision {revision}"
            );
        }
        assert_eq!(self.text_at(newest).unwrap(), self.draft.text());
        let report = doctor::examine(&self.library).unwrap();
        assert!(report.findings.is_empty(), "seed {seed}: {report:?}");
        revisions.len()
    }

    fn edition(&self) -> Edition {
        let read = self.library.read(|q| edition::get(q, self.edition));
        read.unwrap()
    }

    fn text_at(&self, revision: u64) -> Result<String> {
        let edition = self.edition();
        self.library
            .read(|q| history::text_at(q, &edition, Field::Body, revision))
    }

    /// The revisions of whole texts, read beside the library.
    fn keyframes(&self) -> Vec<u64> {
        let connection = Connection::open(self.folder.path().join(LIBRARY)).unwrap();
        let mut statement = connection
            .prepare("SELECT revision FROM keyframe WHERE field = 3")
            .unwrap();
        let revisions = statement.query_map([], |row| row.get(0)).unwrap();
        revisions.map(std::result::Result::unwrap).collect()
    }
}

/// One to four edits of a kind; now and then a long text comes or goes, since keyframes are
/// spaced by weight.
fn some_edits(draft: &mut Draft, random: &mut Random) -> (ChangeKind, Vec<Edit>) {
    let place = random.below(draft.length() + 1);
    match random.below(24) {
        0 if draft.length() > 30_000 => (ChangeKind::Delete, vec![draft.put(place, 40_000, "")]),
        0 => {
            let long = markdown("es", 4000, place as u64);
            (ChangeKind::Paste, vec![draft.put(place, 0, &long)])
        }
        _ => {
            let count = 1 + random.below(4);
            let edits = (0..count).map(|_| draft.change(random).1);
            (ChangeKind::Type, edits.collect())
        }
    }
}

/// Appends a batch to the newest revision, as the one editor of the text does.
fn send(
    tx: &mut Tx<'_>,
    id: EditionId,
    kind: ChangeKind,
    edits: Vec<Edit>,
    length: Option<u32>,
) -> Result<u64> {
    let base = edition::get(tx, id)?.revision;
    let request = Append {
        edition: id,
        field: Field::Body,
        base,
        edits,
        kind,
        undo_group: base + 1,
        selection: None,
        length,
        batch: None,
    };
    let appended = history::append(tx, request)?;
    assert_eq!(appended.text, None, "the editor's text is the library's");
    Ok(appended.revision)
}

#[test]
fn restoring_and_undoing_in_any_order_loses_nothing() {
    let cases = short_or_long(60, 2000);
    let steps = in_parallel((1..=cases).collect(), |seed| Backwards::new(seed).walk(40));
    say(&format!(
        "steps: {} restores, undos and redos in any order, every text before them still there",
        steps.iter().sum::<usize>()
    ));
}

/// Somebody who types, takes back, does again and brings back, and what an editor's two stacks
/// say that this must lead to.
struct Backwards {
    typed: Typed,
    /// What the body said at each revision.
    texts: Vec<String>,
    done: Vec<String>,
    undone: Vec<String>,
}

impl Backwards {
    fn new(seed: usize) -> Backwards {
        Backwards {
            typed: Typed::new(seed),
            texts: vec![String::new()],
            done: Vec::new(),
            undone: Vec::new(),
        }
    }

    /// Takes so many steps, then reads every revision again.
    fn walk(mut self, steps: usize) -> usize {
        let mut backwards = 0;
        for _ in 0..steps {
            match self.typed.random.below(5) {
                0 => backwards += usize::from(self.restore()),
                1 | 2 => backwards += usize::from(self.undo()),
                3 => backwards += usize::from(self.redo()),
                _ => self.type_one(),
            }
        }
        for (revision, text) in self.texts.iter().enumerate() {
            let then = self.typed.text_at(revision as u64).unwrap();
            assert_eq!(then, *text, "revision {revision}");
        }
        backwards
    }

    fn now(&self) -> &str {
        &self.texts[self.texts.len() - 1]
    }

    fn type_one(&mut self) {
        let mut draft = Draft::new(self.now());
        let (_, edit) = draft.change(&mut self.typed.random);
        self.done.push(self.now().to_owned());
        self.undone.clear();
        self.send(ChangeKind::Type, vec![edit], draft.text());
    }

    /// Brings any earlier state back; `false` where it is the text of now.
    fn restore(&mut self) -> bool {
        let revision = self.typed.random.below(self.texts.len());
        let then = self.texts[revision].clone();
        let edition = self.typed.edition;
        let restored = self.typed.library.write(Op::RestoreRevision, |tx| {
            history::restore(tx, edition, revision as u64)
        });
        restored.unwrap();
        if then == self.now() {
            return false;
        }
        self.done.push(self.now().to_owned());
        self.undone.clear();
        self.arrive(then);
        true
    }

    fn undo(&mut self) -> bool {
        let Some(text) = self.done.pop() else {
            assert_eq!(self.steps().done, [], "nothing was done");
            return false;
        };
        let step = self.steps().done.swap_remove(0);
        self.undone.push(self.now().to_owned());
        self.send(ChangeKind::Undo, step.edits, text);
        true
    }

    fn redo(&mut self) -> bool {
        let Some(text) = self.undone.pop() else {
            assert_eq!(self.steps().undone, [], "nothing was undone");
            return false;
        };
        let step = self.steps().undone.swap_remove(0);
        self.done.push(self.now().to_owned());
        self.send(ChangeKind::Redo, step.edits, text);
        true
    }

    fn steps(&self) -> history::Steps {
        let edition = self.typed.edition();
        let steps = self
            .typed
            .library
            .read(|q| history::steps(q, &edition, Field::Body, edition.revision, usize::MAX));
        steps.unwrap()
    }

    fn send(&mut self, kind: ChangeKind, edits: Vec<Edit>, text: String) {
        let edition = self.typed.edition;
        let sent = self
            .typed
            .library
            .write(Op::Append, |tx| send(tx, edition, kind, edits, None));
        sent.unwrap();
        self.arrive(text);
    }

    /// The text is what it must be, at one revision more.
    #[track_caller]
    fn arrive(&mut self, text: String) {
        assert_eq!(self.typed.edition().revision, self.texts.len() as u64);
        let now = self.typed.text_at(self.texts.len() as u64).unwrap();
        assert_eq!(now, text);
        self.texts.push(text);
    }
}
