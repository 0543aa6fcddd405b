use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::Builder;
use text::Diagnostic;

use super::archive::{self, Archive, Brought, HandedImage, HandedPerson, HandedState};
use super::envelope::{self, Work};
use super::met::{StoredState, known, pack};
use super::{past, read};
use crate::backup::sync_folder;
use crate::edition;
use crate::error::{Error, OrNotFound, Result, What};
use crate::id::{PostId, StateId};
use crate::image::{self, beside_pixels, names_in};
use crate::library::{Changes, Library, Query, Tx};
use crate::op::Op;
use crate::people;
use crate::seal::Passphrase;

/// The ending of a file that hands posts over, without the dot.
pub const EXTENSION: &str = "octavilla-handover";

/// What is to be handed over, and how.
#[derive(Clone, Copy, Debug)]
pub struct Make<'a> {
    /// The posts.
    pub posts: &'a [PostId],
    /// Whether the past of their editions goes with them, and the words that were deleted.
    pub with_past: bool,
    /// What opens the file.
    pub passphrase: &'a Passphrase,
    /// What a guess at it costs.
    pub work: Work,
    /// The file.
    pub to: &'a Path,
    /// Whether one that is there may be written over.
    pub over: bool,
}

/// What was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub path: PathBuf,
    /// How many posts are in it.
    pub posts: usize,
    /// How many images.
    pub images: usize,
    /// What does not travel.
    pub diagnostics: Vec<Diagnostic>,
}

/// Writes posts into one sealed file, and remembers in which state they were. `progress` is told
/// how many posts and images are done and how many there are; once `stop` is set nothing is
/// written, and `None` is given.
///
/// # Errors
///
/// [`Error::AlreadyExists`], [`Error::NotFound`], [`Error::TooLarge`], and a failed write: no file
/// is left then, and one that was there is as it was.
pub fn make(
    library: &Library,
    make: &Make<'_>,
    progress: &dyn Fn(usize, usize),
    stop: &AtomicBool,
) -> Result<Option<(Made, Changes)>> {
    refuse_taken(make)?;
    // First: a file whose states nobody remembers could not be joined when it comes back.
    let ((archive, diagnostics), changes) =
        library.write(Op::HandOver, |tx| gather(tx, make, progress))?;
    let folder = match make.to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let io = |error| Error::io(make.to, error);
    let temporary = Builder::new()
        .prefix(".octavilla-")
        .tempfile_in(folder)
        .map_err(io)?;
    let total = archive.posts.len() + archive.images.len();
    let mut done = archive.posts.len();
    let sealed = envelope::seal(BufWriter::new(temporary), make.passphrase, make.work)?;
    let written = archive::write(&archive, sealed, |handed| {
        if stop.load(Ordering::Relaxed) {
            return Err(Error::Stopped);
        }
        done += 1;
        progress(done, total);
        let kept = library.read(|q| image::get(q, &handed.name))?;
        Ok(kept.or_not_found(What::Image, &handed.name)?.bytes)
    });
    let sealed = match written {
        Err(Error::Stopped) => return Ok(None),
        written => written?,
    };
    let mut buffered = sealed.finish().map_err(io)?;
    buffered.flush().map_err(io)?;
    let file = buffered.into_inner().map_err(|e| io(e.into_error()))?;
    file.as_file().sync_all().map_err(io)?;
    if stop.load(Ordering::Relaxed) {
        return Ok(None);
    }
    refuse_taken(make)?;
    match make.over {
        true => file.persist(make.to).map_err(|e| io(e.error))?,
        false => file.persist_noclobber(make.to).map_err(|e| io(e.error))?,
    };
    sync_folder(make.to)?;
    let made = Made {
        path: make.to.to_path_buf(),
        posts: archive.posts.len(),
        images: archive.images.len(),
        diagnostics,
    };
    Ok(Some((made, changes)))
}

fn refuse_taken(make: &Make<'_>) -> Result<()> {
    let taken = make.to.symlink_metadata();
    let is_refused = match &taken {
        // Nothing is written through a link, or into what is no file.
        Ok(found) => !make.over || !found.is_file(),
        Err(_) => false,
    };
    match is_refused {
        true => Err(Error::AlreadyExists {
            path: make.to.to_path_buf(),
        }),
        false => Ok(()),
    }
}

/// Reads what is to be handed over, and writes down in which states it is.
fn gather(
    tx: &mut Tx<'_>,
    make: &Make<'_>,
    progress: &dyn Fn(usize, usize),
) -> Result<(Archive, Vec<Diagnostic>)> {
    let mut archive = Archive {
        posts: Vec::new(),
        people: Vec::new(),
        images: Vec::new(),
    };
    let mut images = BTreeSet::new();
    let mut names = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for id in make.posts.iter().filter(|id| seen.insert(**id)) {
        let brought = bring(tx, *id, make.with_past)?;
        for edition in &brought.post.editions {
            images.extend(names_in(&edition.body).map(str::to_owned));
        }
        names.extend(brought.post.people.iter().cloned());
        archive.posts.push(brought);
        progress(archive.posts.len(), make.posts.len());
    }
    archive.posts.first().or_not_found(What::Post, "")?;
    for name in names {
        let biographies = people::biographies(tx, &name)?;
        if !biographies.is_empty() {
            archive.people.push(HandedPerson { name, biographies });
        }
    }
    let mut left_out = 0;
    for name in images {
        match handed_image(tx, &name)? {
            Some(handed) => archive.images.push(handed),
            None => left_out += 1,
        }
    }
    let diagnostics = (left_out > 0).then(|| Diagnostic {
        code: "images.left-out",
        count: left_out,
        message: match left_out {
            1 => {
                "1 image is missing here or may say more than its pixels; it does not travel".into()
            }
            _ => format!(
                "{left_out} images are missing here or may say more than their pixels; they do not \
                 travel"
            ),
        },
    });
    Ok((archive, diagnostics.into_iter().collect()))
}

fn handed_image(q: &Query<'_>, name: &str) -> Result<Option<HandedImage>> {
    let Some(kept) = image::get(q, name)? else {
        return Ok(None);
    };
    let length = u32::try_from(kept.bytes.len()).ok();
    let is_pixels = beside_pixels(&kept.bytes).is_empty();
    Ok(length.filter(|_| is_pixels).map(|length| HandedImage {
        name: name.to_owned(),
        length,
        export_width: kept.export_width,
    }))
}

/// A post in the state that it is in: the one that was met last where nothing was done since, or
/// a new one.
fn bring(tx: &mut Tx<'_>, id: PostId, with_past: bool) -> Result<Brought> {
    let post = read::handed(tx, id)?;
    let met = known(tx, id)?;
    let heads = met.states.heads();
    let mut only = heads.iter().filter(|_| heads.len() == 1);
    let unchanged = only.find(|head| met.said(**head).is_some_and(|said| said == post));
    let state = match unchanged {
        Some(state) => *state,
        None => {
            let state = StateId::new();
            tx.put_handed(
                id,
                &StoredState {
                    id: state,
                    parents: heads.iter().copied().collect(),
                    said: Some(pack(&post)?),
                    in_part: false,
                },
            )?;
            state
        }
    };
    let mut states = met.states;
    if unchanged.is_none() {
        states.add(state, heads);
    }
    let mut past = Vec::new();
    if with_past {
        for edition in &post.editions {
            past.push(past::read(tx, &edition::get(tx, edition.id)?)?);
        }
    }
    let states: BTreeMap<_, _> = states.iter().collect();
    Ok(Brought {
        state,
        states: states
            .into_iter()
            .map(|(id, parents)| HandedState {
                id,
                parents: parents.iter().copied().collect(),
            })
            .collect(),
        post,
        past,
    })
}
