use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use text::LanguageTag;

use crate::alignment;
use crate::edition::{self, Translation};
use crate::handover::{self, Decisions, Handed, HandedEdition, Make, Take, Taken, Work};
use crate::history::{self, ChangeKind, Field};
use crate::id::{EditionId, PostId};
use crate::image;
use crate::library::{Changes, Library};
use crate::op::Op;
use crate::post::{self, NewPost};
use crate::seal::Passphrase;

pub(super) fn language(tag: &str) -> LanguageTag {
    LanguageTag::parse(tag).unwrap()
}

pub(super) fn passphrase() -> Passphrase {
    Passphrase::new("seis palabras").unwrap()
}

/// Somebody with a library, and a folder for files that is everybody's.
pub(super) struct Desk {
    pub library: Library,
    folder: PathBuf,
}

pub(super) const SPANISH: &str = "El agua es de todxs. Nadie la vende.\n\n\
     En el valle somos sesenta familias y un pozo.\n\n\
     La empresa llegó de noche. Nadie la llamó.\n\n\
     Mañana tocará la campana.\n";
pub(super) const ENGLISH: &str = "Water belongs to all. Nobody sells it.\n\n\
     In the valley we are sixty families and one well.\n\n\
     The company came at night. Nobody had called it.\n\n\
     Tomorrow the bell will ring.\n";

impl Desk {
    pub(super) fn new(folder: &Path, name: &str) -> Desk {
        Desk {
            library: Library::create(&folder.join(format!("{name}.octavilla"))).unwrap(),
            folder: folder.to_path_buf(),
        }
    }

    pub(super) fn open(folder: &Path, library: &Path) -> Desk {
        Desk {
            library: Library::open(library).unwrap(),
            folder: folder.to_path_buf(),
        }
    }

    pub(super) fn write<T>(&self, f: impl FnOnce(&mut crate::Tx<'_>) -> crate::Result<T>) -> T {
        self.library.write(Op::Append, f).unwrap().0
    }

    /// A post in two languages, aligned and marked in step.
    pub(super) fn begin(&self) -> (PostId, [EditionId; 2]) {
        self.begin_with(SPANISH, ENGLISH)
    }

    pub(super) fn begin_with(&self, source: &str, target: &str) -> (PostId, [EditionId; 2]) {
        self.write(|tx| {
            let new = NewPost {
                language: &language("es"),
                title: "El pozo",
                dek: "Desde el valle",
                body: source,
            };
            let (post, first) = post::create(tx, new)?;
            let second = edition::translate(
                tx,
                Translation {
                    post,
                    from: Some(first),
                    language: &language("en"),
                    name: "",
                    title: "The well",
                    body: target,
                },
            )?;
            alignment::keep(tx, first, second)?;
            alignment::confirm_all(tx, first, second)?;
            Ok((post, [first, second]))
        })
    }

    /// Writes some posts into a file, and gives it.
    pub(super) fn hand_over(&self, posts: &[PostId], name: &str) -> PathBuf {
        self.hand_over_with(posts, name, false)
    }

    pub(super) fn hand_over_with(&self, posts: &[PostId], name: &str, past: bool) -> PathBuf {
        let to = self.folder.join(name);
        let make = Make {
            posts,
            with_past: past,
            passphrase: &passphrase(),
            work: Work::LEAST,
            to: &to,
            over: true,
        };
        let stop = AtomicBool::new(false);
        handover::make(&self.library, &make, &|_, _| (), &stop)
            .unwrap()
            .unwrap();
        to
    }

    pub(super) fn take(&self, file: &Path, others: Option<Take>) -> (Taken, Changes) {
        let decisions = Decisions {
            others,
            ..Decisions::default()
        };
        self.take_deciding(file, &decisions)
    }

    pub(super) fn take_deciding(&self, file: &Path, decisions: &Decisions) -> (Taken, Changes) {
        let opened = handover::open(file, &passphrase()).unwrap();
        let stop = AtomicBool::new(false);
        handover::take_in(&self.library, opened, decisions, &|_, _| (), &stop)
            .unwrap()
            .unwrap()
    }

    /// What the library says of a post that travels.
    pub(super) fn says(&self, post: PostId) -> Handed {
        self.library
            .read(|q| handover::read::handed(q, post))
            .unwrap()
    }

    pub(super) fn body(&self, edition: EditionId) -> String {
        self.library
            .read(|q| history::body(q, &edition::get(q, edition)?))
            .unwrap()
    }

    pub(super) fn put(&self, edition: EditionId, body: &str) {
        self.write(|tx| {
            history::replace(tx, edition, Field::Body, body, ChangeKind::Type).map(drop)
        });
    }

    /// Replaces words that stand once in a body.
    pub(super) fn edit(&self, edition: EditionId, gone: &str, come: &str) {
        let body = self.body(edition);
        assert_eq!(body.matches(gone).count(), 1, "{gone} in {body}");
        self.put(edition, &body.replace(gone, come));
    }

    pub(super) fn picture(&self, colour: u8) -> String {
        let mut bytes = Cursor::new(Vec::new());
        let pixels = ::image::RgbImage::from_pixel(3, 2, ::image::Rgb([colour, 0, 0]));
        pixels
            .write_to(&mut bytes, ::image::ImageFormat::Png)
            .unwrap();
        let clean = image::take_in(bytes.get_ref()).unwrap();
        self.write(|tx| image::add(tx, &clean)).name
    }
}

/// So many desks beside each other.
pub(super) fn desks<const N: usize>() -> (tempfile::TempDir, [Desk; N]) {
    let folder = tempfile::tempdir().unwrap();
    let desks = std::array::from_fn(|at| Desk::new(folder.path(), &format!("desk-{at}")));
    (folder, desks)
}

/// A post of one edition that says this.
pub(super) fn plain(body: &str) -> Handed {
    Handed {
        post: PostId::from_bytes([1; 16]),
        slug: "el-pozo".into(),
        slug_is_chosen: false,
        date: String::new(),
        status: post::Status::Draft,
        tags: Vec::new(),
        series: Vec::new(),
        people: Vec::new(),
        editions: vec![HandedEdition {
            id: EditionId::from_bytes([2; 16]),
            language: language("es"),
            name: String::new(),
            role: edition::Role::Source,
            from: None,
            is_current: true,
            slug: String::new(),
            tags: Vec::new(),
            title: "El pozo".into(),
            dek: String::new(),
            place_line: String::new(),
            body: body.into(),
            notes: Vec::new(),
        }],
        pairings: Vec::new(),
    }
}
