//! Many posts, one after the other, so that ten thousand need little memory.
//!
//! 1. One thread reads pieces, each in a transaction of its own: whoever else wants to read comes
//!    in between.
//! 2. Others plan what would be written, read from it what it reveals, and look for words that
//!    must never leave.
//! 3. The caller's takes the plans in the order of the posts, checks their names and stages the
//!    files. Once such a word was found nothing more is staged; the rest is only looked through,
//!    so that all places can be told.
//! 4. When all are there they get their names at once ([`super::write`]).

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use text::LanguageTag;

use super::file_name::Names;
use super::write::Staging;
use super::{
    Format, Hold, KeptWord, KeptWords, Piece, Pieces, Plan, Profile, Receipt, Scope, Warning, plan,
    receipt,
};
use crate::error::{Error, Result};
use crate::id::PostId;
use crate::library::Reader;
use crate::line;
use crate::storage::Key;

/// What is to be exported, and how.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The posts, in order.
    pub posts: &'a [PostId],
    /// As what.
    pub format: Format,
    /// For whom.
    pub profile: &'a Profile,
    /// One language; without it all current editions.
    pub language: Option<&'a LanguageTag>,
    /// Whether posts that have no edition in that language are passed over.
    pub is_lenient: bool,
}

/// What was written.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The files, where they are, in the order of the posts.
    pub files: Vec<PathBuf>,
    /// The posts, and from which revisions.
    pub exported: Vec<Exported>,
    /// What a person should know.
    pub warnings: Vec<Warning>,
    /// What the files reveal.
    pub receipt: Receipt,
}

/// A post that was exported: all that is remembered of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The post.
    pub post: PostId,
    /// Its editions, and the revision of each.
    pub(super) editions: Vec<(Key, u64)>,
}

/// So many places of words that must never leave are told at the most.
const TOLD: usize = 100;

/// Exports posts into a folder, which is made where it does not exist. `progress` is told how many
/// posts are ready to be written, and of how many. Nothing is given where `cancel` was set in
/// time.
///
/// Until all is written, and where it is cancelled or fails, everything is as it was.
///
/// # Errors
///
/// [`Error::NotFound`] for a post, or an edition in the language; [`Error::KeptWords`];
/// [`Error::SameFile`], [`Error::BadFileName`]; [`Error::Vanished`] for the folder,
/// [`Error::ReadOnly`], [`Error::DiskFull`], [`Error::Io`].
pub fn run(
    reader: &Reader,
    export: &Export<'_>,
    folder: &Path,
    progress: &dyn Fn(usize, usize),
    cancel: &AtomicBool,
) -> Result<Option<Written>> {
    // Asked for twice, a post is exported once.
    let mut known = HashSet::new();
    let mut posts = export.posts.to_vec();
    posts.retain(|post| known.insert(*post));
    let (kept, reading) =
        reader.read(|q| Ok((KeptWords::read(q)?, Pieces::new(q, export.profile)?)))?;
    let piece = |post: PostId| match reader.read(|q| reading.piece(q, post, export.language)) {
        Err(Error::NotFound { .. }) if export.is_lenient && export.language.is_some() => Ok(None),
        piece => piece.map(Some),
    };
    let mut gathered = Gathered::new(folder, posts.len(), progress);
    let finished = match export.format.scope() {
        Scope::Batch => {
            let mut pieces = Vec::with_capacity(posts.len());
            for (done, post) in posts.iter().enumerate() {
                if cancel.load(Ordering::Relaxed) {
                    return Ok(None);
                }
                pieces.extend(piece(*post)?);
                progress(done + 1, posts.len());
            }
            gathered.take(prepare(&kept, pieces, export.format)?)?;
            !cancel.load(Ordering::Relaxed)
        }
        Scope::Post | Scope::Language => line::run(
            &posts,
            piece,
            &|piece| prepare(&kept, vec![piece], export.format),
            &mut |prepared| gathered.take_next(prepared),
            cancel,
        )?,
    };
    match finished {
        true => gathered.finish().map(Some),
        false => Ok(None),
    }
}

/// One plan, looked through.
struct Prepared {
    posts: Vec<Exported>,
    slug: String,
    /// Whether the posts are in the trash, and their slugs.
    trashed: Vec<String>,
    plan: Plan,
    receipt: Receipt,
    kept: Vec<KeptWord>,
}

fn prepare(kept: &KeptWords, pieces: Vec<Piece>, format: Format) -> Result<Prepared> {
    let plan = plan(&pieces, format)?;
    let files = receipt::read(&plan);
    let trashed = pieces.iter().filter(|it| it.post.trashed_at.is_some());
    Ok(Prepared {
        slug: match pieces.as_slice() {
            [only] => only.post.slug.clone(),
            _ => String::new(),
        },
        trashed: trashed.map(|it| it.post.slug.clone()).collect(),
        receipt: receipt::of_files(&pieces, &plan, &files),
        kept: kept.find_in(&pieces, &plan, &files),
        posts: pieces.iter().map(Exported::of).collect(),
        plan,
    })
}

impl Exported {
    /// What is remembered of a piece.
    pub fn of(piece: &Piece) -> Exported {
        let revision = |it: &super::PieceEdition| (it.edition.key, it.edition.revision);
        Exported {
            post: piece.post.id,
            editions: piece.editions.iter().map(revision).collect(),
        }
    }
}

/// An export as far as it has come.
struct Gathered<'a> {
    folder: &'a Path,
    total: usize,
    done: usize,
    progress: &'a dyn Fn(usize, usize),
    staging: Option<Staging>,
    names: Names,
    written: Written,
    kept: Vec<KeptWord>,
}

impl<'a> Gathered<'a> {
    fn new(folder: &'a Path, total: usize, progress: &'a dyn Fn(usize, usize)) -> Gathered<'a> {
        Gathered {
            folder,
            total,
            done: 0,
            progress,
            staging: None,
            names: Names::default(),
            written: Written::default(),
            kept: Vec::new(),
        }
    }

    /// Takes in the next post, or that it is passed over.
    fn take_next(&mut self, prepared: Option<Prepared>) -> Result<()> {
        if let Some(prepared) = prepared {
            self.take(prepared)?;
        }
        self.done += 1;
        (self.progress)(self.done, self.total);
        Ok(())
    }

    fn take(&mut self, prepared: Prepared) -> Result<()> {
        let Prepared {
            posts,
            slug,
            trashed,
            plan,
            receipt,
            kept,
        } = prepared;
        self.kept.extend(kept);
        if !self.kept.is_empty() {
            // Nothing of it is to be on any disk.
            self.staging = None;
            return Ok(());
        }
        let of = match posts.as_slice() {
            [only] => Some((&only.post, slug.as_str())),
            _ => None,
        };
        for file in &plan.files {
            if self.names.take(file, of)? {
                self.stage()?.add(&file.name, &file.bytes)?;
            }
        }
        let in_trash = |slug: &String| Warning::new("trash", "this post is in the trash").of(slug);
        let warnings = &mut self.written.warnings;
        warnings.extend(trashed.iter().map(in_trash));
        let holds = plan.holds.iter().map(Hold::warning);
        let told = plan.warnings.into_iter().chain(holds);
        warnings.extend(told.map(|warning| warning.of(&slug)));
        self.written.receipt.add(receipt);
        self.written.exported.extend(posts);
        Ok(())
    }

    fn stage(&mut self) -> Result<&mut Staging> {
        let staging = match self.staging.take() {
            Some(staging) => staging,
            None => Staging::begin(self.folder)?,
        };
        Ok(self.staging.insert(staging))
    }

    fn finish(mut self) -> Result<Written> {
        if !self.kept.is_empty() {
            let places = self.kept.len();
            self.kept.truncate(TOLD);
            return Err(Error::KeptWords {
                found: self.kept,
                places,
            });
        }
        if let Some(staging) = self.staging.take() {
            self.written.files = staging.finish()?;
        }
        // An image that two posts show is one file.
        self.written.receipt.files = self.written.files.len();
        Ok(self.written)
    }
}
