//! Verbs that act on images.

use std::path::Path;

use library::image::{self as images, Listed, MAX_IMAGE_BYTES};
use library::{Error, Library, Op, Reader};
use serde_json::{Value, json};

use crate::Done;
use crate::args::{AddImages, Image, Images, OneImage};
use crate::output::Output;

pub(crate) fn image(args: &Image, output: &mut Output) -> Done {
    match args {
        Image::List(args) => list(args, output),
        Image::Add(args) => add(args, output),
        Image::Trash(args) => trash(args, output),
        Image::Restore(args) => restore(args, output),
    }
}

fn list(args: &Images, output: &mut Output) -> Done {
    let images = Reader::open(&args.library)?.read(images::list)?;
    if args.json {
        let rows: Vec<Value> = images
            .iter()
            .map(|image| {
                json!({
                    "name": image.name,
                    "mediaType": image.media_type,
                    "bytes": image.bytes,
                    "editions": image.editions,
                    "trashedAt": image.trashed_at,
                })
            })
            .collect();
        return output.json(&Value::Array(rows));
    }
    for image in &images {
        let Listed {
            name,
            bytes,
            editions,
            ..
        } = image;
        let place = match (image.trashed_at, editions) {
            (Some(_), _) => "in the trash".to_owned(),
            (None, 0) => "not shown".to_owned(),
            (None, 1) => "shown in 1 edition".to_owned(),
            (None, count) => format!("shown in {count} editions"),
        };
        output.line(format_args!("{name}  {bytes:>9} bytes  {place}"))?;
    }
    Ok(())
}

fn add(args: &AddImages, output: &mut Output) -> Done {
    let files: Vec<Vec<u8>> = args
        .files
        .iter()
        .map(|file| read(file))
        .collect::<Result<_, _>>()?;
    let library = Library::open(&args.library)?;
    let (names, _) = library.write(Op::AddImage, |tx| {
        files.iter().map(|bytes| images::add(tx, bytes)).collect()
    })?;
    library.close();
    let names: Vec<String> = names;
    for name in names {
        output.line(format_args!("image/{name}"))?;
    }
    output.warning("images are kept as they are, with what they say of camera, place and time");
    Ok(())
}

/// Reads a file that may be an image; one that is too large is not read to its end.
fn read(file: &Path) -> Result<Vec<u8>, Error> {
    let size = file.metadata().map_err(|e| Error::io(file, e))?.len();
    let limit = MAX_IMAGE_BYTES as u64;
    if size > limit {
        return Err(Error::TooLarge {
            name: file.display().to_string(),
            bytes: size,
            limit,
        });
    }
    std::fs::read(file).map_err(|e| Error::io(file, e))
}

fn trash(args: &OneImage, output: &mut Output) -> Done {
    let library = Library::open(&args.library)?;
    let name = bare(&args.image);
    library.write(Op::TrashImage, |tx| images::trash(tx, name))?;
    library.close();
    output.line(format_args!("{name} is in the trash"))
}

fn restore(args: &OneImage, output: &mut Output) -> Done {
    let library = Library::open(&args.library)?;
    let name = bare(&args.image);
    library.write(Op::RestoreImage, |tx| images::restore(tx, name))?;
    library.close();
    output.line(format_args!("{name} is out of the trash"))
}

/// A name, also where it is given as a text writes it.
fn bare(given: &str) -> &str {
    given.strip_prefix("image/").unwrap_or(given)
}
