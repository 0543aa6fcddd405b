//! What exported files reveal: read from their bytes, not from what was meant to be in them.
//!
//! 1. [`read`](mod@read) reads every file of a plan as what it is.
//! 2. [`receipt`] sums up what was found. Names and days are looked for in what was read: a byline
//!    that the profile leaves out is not revealed.
//! 3. [`Receipt::text`] writes it down in English.

mod dates;
mod read;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use text::invisible;
use text::reveal::{addresses, host};
use text::watermark::Kind;

use super::image_file::digest;
use super::{Mark, Piece, Plan};
use crate::image;

pub(super) use read::{Read, read};

/// What exported files reveal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// How many files there are.
    pub files: usize,
    /// Their bytes in sum.
    pub bytes: u64,
    /// Language tags.
    pub languages: BTreeSet<String>,
    /// Names of those who wrote the posts.
    pub bylines: BTreeSet<String>,
    /// Days, as 2026-05-13.
    pub dates: BTreeSet<String>,
    /// What can be followed, by host; what has no host by its scheme.
    pub links: BTreeMap<String, BTreeSet<String>>,
    /// Images, by the path of their file; those in a page by its path and a number.
    pub images: BTreeMap<String, ReceiptImage>,
    /// What is fetched from elsewhere as soon as somebody looks at a file.
    pub remote: BTreeSet<String>,
    /// What else is in the files; empty where nothing is.
    pub others: BTreeSet<Other>,
    /// How much could have told one copy of the texts from another, by kind; letters, spaces and
    /// hidden characters were put right on the way out, the rest is in the files.
    pub marks: BTreeMap<Kind, usize>,
    /// Where the first of it stands.
    pub places: BTreeSet<Mark>,
}

/// An image in exported files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptImage {
    /// Its size.
    pub bytes: u64,
    /// Pixels; 0 where its head cannot be read.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Whether its bytes hold nothing but pixels.
    pub is_clean: bool,
    /// What was left out of it when it was taken in: words of [`image::Beside`].
    pub removed: Vec<String>,
}

/// So many places of marks are told at the most.
const PLACES: usize = 500;

/// Something that is in a file besides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Other {
    /// The path of the file.
    pub file: String,
    /// What it is: the word of a [`text::reveal::Extra`], or `image-data`, `not-text`, `missing`,
    /// `hidden-characters`.
    pub kind: &'static str,
    /// What it says, shortened.
    pub what: String,
}

/// Says what the files of a plan reveal.
pub fn receipt(pieces: &[Piece], plan: &Plan) -> Receipt {
    of_files(pieces, plan, &read(plan))
}

/// Says what files reveal that have been read.
pub(super) fn of_files(pieces: &[Piece], plan: &Plan, files: &[Read]) -> Receipt {
    let mut receipt = Receipt::default();
    let names: BTreeSet<&str> = plan.files.iter().map(|file| file.name.as_str()).collect();
    let left_out = |name: &String| {
        let stored = pieces.iter().find_map(|piece| piece.images.get(name));
        stored.map_or_else(Vec::new, |image| image.left_out.clone())
    };
    let removed = |bytes: &[u8]| {
        let name = plan.embedded.get(&digest(bytes));
        name.map_or_else(Vec::new, left_out)
    };
    for (file, read) in plan.files.iter().zip(files) {
        receipt.files += 1;
        receipt.bytes += file.bytes.len() as u64;
        if let Some(name) = &file.image {
            receipt.image(&file.name, &file.name, &file.bytes, left_out(name));
            continue;
        }
        if read.words().is_none() {
            receipt.other(&file.name, "not-text", String::new());
        }
        receipt.file(&file.name, read, &names, &removed);
    }
    receipt.of_pieces(pieces, files);
    receipt
}

impl Receipt {
    /// Takes in what other files reveal.
    pub fn add(&mut self, other: Receipt) {
        self.files += other.files;
        self.bytes += other.bytes;
        self.languages.extend(other.languages);
        self.bylines.extend(other.bylines);
        self.dates.extend(other.dates);
        for (host, addresses) in other.links {
            self.links.entry(host).or_default().extend(addresses);
        }
        self.images.extend(other.images);
        self.remote.extend(other.remote);
        self.others.extend(other.others);
        for (kind, count) in other.marks {
            *self.marks.entry(kind).or_default() += count;
        }
        for place in other.places {
            self.place(place);
        }
    }

    /// Takes in marks that were found in what was exported.
    fn marks(&mut self, marks: &[Mark]) {
        for mark in marks {
            // What a profile says is said by every post.
            let is_known = mark.slug.is_empty() && self.places.contains(mark);
            if !is_known {
                *self.marks.entry(mark.kind).or_default() += 1;
                self.place(mark.clone());
            }
        }
    }

    fn place(&mut self, mark: Mark) {
        if self.places.len() < PLACES {
            self.places.insert(mark);
        }
    }

    /// Takes in what one text says.
    ///
    /// `removed` tells what was left out of an image that stands in the text, by its bytes.
    fn file(
        &mut self,
        name: &str,
        read: &Read,
        names: &BTreeSet<&str>,
        removed: &dyn Fn(&[u8]) -> Vec<String>,
    ) {
        let said = &read.revealed;
        let tags = said.languages.iter().filter(|tag| *tag != "und");
        self.languages.extend(tags.cloned());
        let hidden = invisible::clean(&said.words).1;
        if !hidden.is_empty() {
            let what = hidden.diagnostics().into_iter().map(|it| it.message);
            self.other(
                name,
                "hidden-characters",
                what.collect::<Vec<_>>().join(" "),
            );
        }
        for (extra, what) in &said.extras {
            self.other(name, extra.as_str(), what.clone());
        }
        let raw = read.raw.as_deref().unwrap_or_default();
        let written = addresses(raw).filter(|it| !read::is_namespace(it));
        for address in said.links.iter().map(String::as_str).chain(written) {
            if let Some(host) = host(address) {
                self.link(host, address);
            }
        }
        for words in [&said.words, raw] {
            self.dates.extend(dates::days_in(words).map(str::to_owned));
            let in_words = text::dates::in_words(words).into_iter();
            self.dates.extend(in_words.map(|day| day.to_string()));
            let of_some_year = text::dates::without_year(words).into_iter();
            self.dates.extend(of_some_year.map(str::to_owned));
        }
        let mut embedded = 0;
        for source in &said.sources {
            match read::embedded(source) {
                Some(bytes) => {
                    embedded += 1;
                    let called = format!("{name}#{embedded}");
                    let removed = removed(&bytes);
                    self.image(name, &called, &bytes, removed);
                }
                None if host(source).is_some() => {
                    self.remote.insert(source.clone());
                }
                None if read::is_beside(name, source, names) => {}
                None => self.other(name, "missing", source.clone()),
            }
        }
    }

    fn link(&mut self, host: String, address: &str) {
        let addresses = self.links.entry(host).or_default();
        if !addresses.contains(address) {
            addresses.insert(address.to_owned());
        }
    }

    fn image(&mut self, file: &str, called: &str, bytes: &[u8], removed: Vec<String>) {
        let beside = image::beside_pixels(bytes);
        let (width, height) = image::measure(bytes).unwrap_or_default();
        let is_clean = beside.is_empty();
        for it in beside {
            self.other(file, "image-data", it.as_str().to_owned());
        }
        self.images.insert(
            called.to_owned(),
            ReceiptImage {
                bytes: bytes.len() as u64,
                width,
                height,
                is_clean,
                removed,
            },
        );
    }

    fn other(&mut self, file: &str, kind: &'static str, what: String) {
        self.others.insert(Other {
            file: file.to_owned(),
            kind,
            what,
        });
    }

    /// What pieces hold and files say.
    fn of_pieces(&mut self, pieces: &[Piece], files: &[Read]) {
        let says = |words: &str| files.iter().any(|file| file.says(words));
        for piece in pieces {
            self.marks(&piece.marks);
            for edition in &piece.editions {
                let language = &edition.edition.language;
                self.languages.insert(language.to_string());
                let day = dates::written(&piece.post.date, language);
                if day.is_some_and(|day| says(&day)) {
                    self.dates.insert(piece.post.date.clone());
                }
            }
            let named = piece.people.iter().filter(|person| says(&person.name));
            self.bylines.extend(named.map(|person| person.name.clone()));
        }
    }
}
