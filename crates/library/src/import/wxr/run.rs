use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use text::markdown::prose;
use text::segment::count_words;
use text::{Diagnostic, LanguageTag};

use super::entry::{Entry, Events, Step, Stop};
use super::index::{Index, Passed, Place, index};
use super::made::{Made, Maker};
use super::{Imported, Options, Report};
use crate::alignment;
use crate::edition;
use crate::error::{DocumentFault, Error, Result};
use crate::history;
use crate::import::told::{told, told_once};
use crate::import::{Beside, Incoming, keep};
use crate::library::{Library, Tx};
use crate::line;
use crate::op::Op;
use crate::post;

/// So many posts become one transaction: few enough that nobody who writes waits for it.
const BATCH: usize = 25;

/// Takes an archive in. `progress` is told how many posts are done, and of how many. It ends soon
/// after `cancel` is set; what was done by then stays, and is told.
///
/// A file that ends in the middle gives what was whole, and a diagnostic that says so.
///
/// # Errors
///
/// [`Error::UnknownDocument`] for what is no archive, [`Error::BadDocument`] for one of which
/// nothing can be read, [`Error::Io`], and a failed write.
pub fn run(
    library: &Library,
    path: &Path,
    options: &Options,
    progress: &dyn Fn(usize, usize),
    cancel: &AtomicBool,
) -> Result<Report> {
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let io = |error| Error::io(path, error);
    let mut file = File::open(path).map_err(io)?;
    let start = after_mark(&mut file).map_err(io)?;
    let index = index(&name, file, options)?;
    let beside = match &options.uploads {
        // Nothing is read but what lies in the folder.
        Some(folder) => Beside::file(&folder.join("uploads")),
        None => Beside::file(path),
    };
    let maker = Maker {
        index: &index,
        options,
        beside: &beside,
    };
    // What is guessed of the others has no region either.
    let site = index.language.as_ref().map_or("en", LanguageTag::primary);
    let otherwise = match &options.language {
        Some(language) => language.clone(),
        None => LanguageTag::parse(site)?,
    };
    let mut file = File::open(path).map_err(io)?;
    let places: Vec<&Vec<Place>> = index.posts.iter().collect();
    let mut taker = Taker {
        library,
        otherwise: &otherwise,
        waiting: Vec::with_capacity(BATCH),
        report: Report::default(),
        done: 0,
        total: places.len(),
        progress,
    };
    progress(0, places.len());
    let finished = line::run(
        &places,
        |places| {
            let entries = places
                .iter()
                .map(|place| read(&mut file, start, &name, *place));
            entries.collect::<Result<Vec<Entry>>>().map(Some)
        },
        &|entries: Vec<Entry>| Ok(maker.make(&entries)),
        &mut |made| taker.take(made),
        cancel,
    )?;
    if !cancel.load(Ordering::Relaxed) {
        taker.write()?;
    }
    let mut report = taker.report;
    report.is_cancelled = !finished;
    report.add_up();
    let mut all = of_file(&index);
    all.append(&mut report.diagnostics);
    report.diagnostics = all;
    report.protected = index
        .protected
        .iter()
        .map(|it| super::content::line(it))
        .collect();
    Ok(report)
}

/// Reads the posts of an archive that is held in memory, without a library: what would be made of
/// each, in the order of the file.
///
/// # Errors
///
/// As [`run`].
pub fn look(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Incoming>> {
    let mut source = Cursor::new(bytes);
    let io = |error| Error::io(name, error);
    let start = after_mark(&mut source).map_err(io)?;
    let index = index(name, &mut source, options)?;
    let maker = Maker {
        index: &index,
        options,
        beside: &Beside::nothing(),
    };
    let mut all = Vec::with_capacity(index.posts.len());
    for places in &index.posts {
        let entries = places
            .iter()
            .map(|place| read(&mut source, start, name, *place));
        let made = maker.make(&entries.collect::<Result<Vec<Entry>>>()?);
        all.push(made.incoming);
        all.extend(made.others);
    }
    Ok(all)
}

/// Passes over a byte order mark, and says how long it is.
fn after_mark(file: &mut (impl Read + Seek)) -> std::io::Result<u64> {
    let mut first = [0; 3];
    let mut read = 0;
    // A file may give less than it has.
    while read < first.len() {
        match file.read(&mut first[read..])? {
            0 => break,
            more => read += more,
        }
    }
    let start = match &first[..read] {
        b"\xef\xbb\xbf" => 3,
        _ => 0,
    };
    file.seek(SeekFrom::Start(start))
}

/// Reads an item again, whose place is told from `start` on.
fn read(file: &mut (impl Read + Seek), start: u64, name: &str, place: Place) -> Result<Entry> {
    let io = |error| Error::io(name, error);
    file.seek(SeekFrom::Start(start + place.start))
        .map_err(io)?;
    let part = file.take(place.end.saturating_sub(place.start));
    let mut events = Events::new(part);
    let entry = match events.next() {
        Ok(Some(Step::Start(..))) => Entry::read(&mut events, true),
        Ok(_) => Err(Stop::Malformed),
        Err(stop) => Err(stop),
    };
    // It was whole a moment ago: somebody writes the file meanwhile.
    entry.map_err(|_| Error::BadDocument {
        name: name.to_owned(),
        part: String::new(),
        fault: DocumentFault::Damaged,
    })
}

/// Takes posts to be, in order, and writes some at a time.
struct Taker<'a> {
    library: &'a Library,
    otherwise: &'a LanguageTag,
    waiting: Vec<Made>,
    report: Report,
    done: usize,
    total: usize,
    progress: &'a dyn Fn(usize, usize),
}

impl Taker<'_> {
    fn take(&mut self, made: Option<Made>) -> Result<()> {
        self.waiting.extend(made);
        if self.waiting.len() >= BATCH {
            self.write()?;
        }
        Ok(())
    }

    fn write(&mut self) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let batch = std::mem::take(&mut self.waiting);
        self.done += batch.len();
        let otherwise = self.otherwise;
        let (written, _) = self.library.write(Op::ImportArchive, |tx| {
            let mut written = Vec::with_capacity(batch.len());
            for made in &batch {
                // Lists show the newest first; one moment for all would leave that to chance.
                tx.now += 1;
                written.push(keep_once(tx, &made.incoming, otherwise)?);
                for other in &made.others {
                    written.push(keep_once(tx, other, otherwise)?);
                }
            }
            history::settle_all(tx)?;
            Ok(written)
        })?;
        for made in &batch {
            self.report.parted += usize::from(made.is_parted);
            self.report.pictures += made.incoming.images.len();
        }
        for written in written {
            match written {
                Some(imported) => self.report.posts.push(imported),
                None => self.report.known += 1,
            }
        }
        (self.progress)(self.done, self.total);
        Ok(())
    }
}

/// Makes a post with its pairs, unless there is one that says that it is the same.
fn keep_once(
    tx: &mut Tx<'_>,
    incoming: &Incoming,
    otherwise: &LanguageTag,
) -> Result<Option<Imported>> {
    if is_known(tx, incoming)? {
        return Ok(None);
    }
    let kept = keep(tx, incoming, otherwise)?;
    let (first, others) = match kept.editions.split_first() {
        Some((first, others)) => (*first, others),
        None => return Ok(None),
    };
    for other in others {
        alignment::keep(tx, first, *other)?;
    }
    let editions = incoming.editions.iter().map(|it| {
        let language = it.language.as_ref().unwrap_or(otherwise);
        (language.to_string(), count_words(&prose(&it.body)))
    });
    Ok(Some(Imported {
        post: kept.post,
        name: incoming.name.clone(),
        editions: editions.collect(),
        diagnostics: incoming.diagnostics.clone(),
    }))
}

fn is_known(tx: &Tx<'_>, incoming: &Incoming) -> Result<bool> {
    let Some(source) = incoming.editions.first() else {
        return Ok(false);
    };
    let wanted = &incoming.details.slug;
    if wanted.is_empty() {
        return Ok(false);
    }
    let Some(id) = tx.post_with_slug(&text::slug::slug(wanted))? else {
        return Ok(false);
    };
    let found = post::get(tx, id)?;
    let editions = edition::of_post(tx, id)?;
    let same_title = editions.iter().any(|it| it.title == source.title);
    Ok(same_title && found.date == incoming.details.date)
}

/// What holds of the whole file.
fn of_file(index: &Index) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let cut_off = "The file ends in the middle of a post; what was whole before it is here.";
    if let Some(stop) = &index.stop {
        all.push(match stop {
            Stop::CutOff => told_once("wxr.cut-off", cut_off),
            Stop::TooLarge => told_once(
                "wxr.too-large",
                "A piece of the file is larger than can be read; what stood before it is here.",
            ),
            Stop::Io(_) | Stop::Doctype | Stop::Malformed | Stop::TooDeep => told_once(
                "wxr.broken",
                "The file is damaged; what stood before the damage is here.",
            ),
        });
    }
    let mut others = 0;
    for (passed, &count) in &index.passed {
        let (code, one, many) = match passed {
            Passed::Page => (
                "wxr.pages",
                "page of the site was not taken.",
                "pages of the site were not taken.",
            ),
            Passed::Draft => (
                "wxr.drafts",
                "draft was not taken.",
                "drafts were not taken.",
            ),
            Passed::Trash => (
                "wxr.trash",
                "post from the trash was not taken.",
                "posts from the trash were not taken.",
            ),
            Passed::Protected => (
                "wxr.protected",
                "post that a password protects was not taken.",
                "posts that a password protects were not taken.",
            ),
            Passed::Revision => (
                "wxr.revisions",
                "earlier state of a post was not taken.",
                "earlier states of posts were not taken.",
            ),
            // Nobody misses them.
            Passed::Menu => continue,
            Passed::Other(_) => {
                others += count;
                continue;
            }
        };
        all.push(told(code, count, one, many));
    }
    if others > 0 {
        all.push(told(
            "wxr.others",
            others,
            "thing of a plug-in or of the site's look was not taken.",
            "things of plug-ins or of the site's look were not taken.",
        ));
    }
    if index.comments > 0 {
        all.push(told(
            "wxr.comments",
            index.comments,
            "comment of a reader was not taken.",
            "comments of readers were not taken.",
        ));
    }
    all
}
