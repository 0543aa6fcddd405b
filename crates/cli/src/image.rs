//! Verbs that act on images.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use commands::Failure;
use library::image::{self as images, Added, Listed, MAX_IMAGE_BYTES};
use library::{Error, Op};
use serde_json::{Value, json};

use crate::Done;
use crate::args::{AddImages, Image, Images, OneImage, SetWidth};
use crate::opening;
use crate::output::Output;

pub(crate) fn image(args: &Image, output: &mut Output) -> Done {
    match args {
        Image::List(args) => list(args, output),
        Image::Add(args) => add(args, output),
        Image::Width(args) => width(args, output),
        Image::Trash(args) => trash(args, output),
        Image::Restore(args) => restore(args, output),
    }
}

fn list(args: &Images, output: &mut Output) -> Done {
    let images = opening::reader(&args.library)?.read(images::list)?;
    if args.json {
        let rows: Vec<Value> = images
            .iter()
            .map(|image| {
                json!({
                    "name": image.name,
                    "mediaType": image.media_type,
                    "bytes": image.bytes,
                    "width": image.width,
                    "height": image.height,
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
    let mut clean = Vec::new();
    for file in &args.files {
        let image = images::take_in(&read(file)?).map_err(|error| named(error, file))?;
        if image.is_stilled() {
            output.warning(format_args!(
                "{} moves; its first frame was kept",
                file.display()
            ));
        }
        clean.push(image);
    }
    let library = opening::library(&args.library)?;
    let (added, _) = library.write(Op::AddImage, |tx| {
        let add = |image| images::add(tx, image);
        clean.iter().map(add).collect::<Result<Vec<Added>, _>>()
    })?;
    library.close();
    for Added { name, .. } in added {
        output.line(format_args!("image/{name}"))?;
    }
    Ok(())
}

/// Says which of several files it is.
fn named(error: Error, file: &Path) -> Failure {
    let failure = Failure::from(error);
    let message = format!("{}: {}", file.display(), failure.message);
    Failure::new(failure.code, message, failure.detail)
}

fn width(args: &SetWidth, output: &mut Output) -> Done {
    let library = opening::library(&args.library)?;
    let name = bare(&args.image);
    library.write(Op::DescribeImage, |tx| {
        images::set_export_width(tx, name, args.pixels)
    })?;
    library.close();
    match args.pixels {
        0 => output.line(format_args!("{name} is exported at its own width")),
        pixels => output.line(format_args!(
            "{name} is exported at most {pixels} pixels wide"
        )),
    }
}

/// Reads a file that may be an image; one that is too large is not read to its end.
fn read(file: &Path) -> Result<Vec<u8>, Error> {
    let failed = |e| Error::io(file, e);
    let limit = MAX_IMAGE_BYTES as u64;
    let opened = File::open(file).map_err(failed)?;
    let said = opened.metadata().map_err(failed)?.len();
    // What is no plain file says that it has no length; then what is read has the last word.
    let mut bytes = Vec::new();
    if said <= limit {
        let mut start = opened.take(limit + 1);
        start.read_to_end(&mut bytes).map_err(failed)?;
    }
    let size = said.max(bytes.len() as u64);
    match size > limit {
        true => Err(Error::TooLarge {
            name: file.display().to_string(),
            bytes: size,
            limit,
        }),
        false => Ok(bytes),
    }
}

fn trash(args: &OneImage, output: &mut Output) -> Done {
    let library = opening::library(&args.library)?;
    let name = bare(&args.image);
    library.write(Op::TrashImage, |tx| images::trash(tx, name))?;
    library.close();
    output.line(format_args!("{name} is in the trash"))
}

fn restore(args: &OneImage, output: &mut Output) -> Done {
    let library = opening::library(&args.library)?;
    let name = bare(&args.image);
    library.write(Op::RestoreImage, |tx| images::restore(tx, name))?;
    library.close();
    output.line(format_args!("{name} is out of the trash"))
}

/// A name, also where it is given as a text writes it.
fn bare(given: &str) -> &str {
    given.strip_prefix("image/").unwrap_or(given)
}
