//! Copies of a library, and the way back from one.

use std::path::Path;

use library::Reader;
use library::backup::{self, Kept, Left, Rotation};

use crate::Done;
use crate::args::Backup;
use crate::opening;
use crate::output::Output;
use crate::trash::now;

pub(crate) fn backup(args: &Backup, output: &mut Output) -> Done {
    let library = opening::reader(&args.library)?;
    if let Some(folder) = &args.keep {
        return keep(&library, folder, output);
    }
    // The parser has seen to it that one of the two is there.
    let Some(out) = &args.out else { return Ok(()) };
    backup::backup(&library, out)?;
    output.line(format_args!(
        "{} is a copy of {}",
        out.display(),
        args.library.display()
    ))
}

fn keep(library: &Reader, folder: &Path, output: &mut Output) -> Done {
    let Kept {
        copy,
        removed,
        left,
    } = backup::keep(library, folder, now(), &Rotation::default())?;
    output.line(format_args!(
        "{} is a copy of {}",
        copy.path.display(),
        library.path().display()
    ))?;
    for old in removed {
        output.line(format_args!("{} was removed", old.path.display()))?;
    }
    for Left { path, .. } in left {
        output.warning(format_args!(
            "{} may be a copy and cannot be read or removed; it was kept",
            path.display()
        ));
    }
    Ok(())
}

/// Makes a library of a copy.
pub(crate) fn restore(copy: &Path, to: &Path, output: &mut Output) -> Done {
    opening::unlocked(copy, || backup::restore_to(copy, to))??;
    output.line(format_args!(
        "{} is a library again, made of {}",
        to.display(),
        copy.display()
    ))
}
