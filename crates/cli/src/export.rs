//! Finished posts as files.

use std::path::Path;

use commands::Failure;
use library::export::{self as exports, Format, Piece, Pieces};
use library::{Error, Library, Op, Reader, post as posts};
use serde_json::json;

use crate::Done;
use crate::args::Export;
use crate::output::Output;
use crate::post::language;

pub(crate) fn export(args: &Export, output: &mut Output) -> Done {
    let format = Format::parse(&args.format)?;
    let only = args.lang.as_deref().map(language).transpose()?;
    let reader = Reader::open(&args.library)?;
    let chosen = reader.read(|q| match args.which.all {
        true => posts::all(q),
        false => args
            .which
            .posts
            .iter()
            .map(|given| posts::resolve(q, given))
            .collect(),
    })?;
    let profile = reader.read(|q| exports::profile::of_format(q, format))?;
    let reading = reader.read(|q| Pieces::new(q, &profile))?;
    let mut written = Vec::new();
    let mut pieces = Vec::new();
    for post in chosen {
        let piece = reader.read(|q| reading.piece(q, post, only.as_ref()));
        let piece = match piece {
            // Of all posts, those that have no edition in the language are passed over.
            Err(Error::NotFound { .. }) if args.which.all && only.is_some() => continue,
            piece => piece?,
        };
        if piece.post.trashed_at.is_some() {
            output.warning(format_args!(
                "{}: this post is in the trash",
                piece.post.slug
            ));
        }
        let plan = exports::plan(std::slice::from_ref(&piece), format)?;
        for warning in &plan.warnings {
            output.warning(format_args!("{}: {warning}", piece.post.slug));
        }
        for hold in &plan.holds {
            output.warning(format_args!("{}: {}", piece.post.slug, hold.warning()));
        }
        written.extend(exports::write(&plan, &args.out)?);
        pieces.push(without_texts(piece));
    }
    drop(reader);
    if !pieces.is_empty() {
        record(&args.library, &pieces, format, output)?;
    }
    let names: Vec<String> = written
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    if args.json {
        return output.json(&json!(names));
    }
    names.iter().try_for_each(|name| output.line(name))
}

/// What a record needs of a piece; ten thousand posts need not stay in memory.
fn without_texts(mut piece: Piece) -> Piece {
    piece.images.clear();
    for edition in &mut piece.editions {
        edition.fields = library::history::Fields::default();
    }
    piece
}

/// Remembers the export, unless the library cannot be written now: then it says so.
fn record(library: &Path, pieces: &[Piece], format: Format, output: &mut Output) -> Done {
    let library = match Library::open(library) {
        Ok(library) => library,
        Err(error @ (Error::InUse { .. } | Error::ReadOnly { .. })) => {
            let why = Failure::from(error).message;
            output.warning(format_args!(
                "the files are written, but not recorded: {why}"
            ));
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    library.write(Op::RecordExport, |tx| {
        pieces
            .iter()
            .try_for_each(|piece| exports::record(tx, piece, format))
    })?;
    library.close();
    Ok(())
}

pub(crate) fn formats(output: &mut Output) -> Done {
    Format::ALL
        .iter()
        .try_for_each(|format| output.line(format.id()))
}
