//! Copies of a post for people who work in a word processor.

use std::fs::File;
use std::io::Write as _;

use library::working_copy::{docx, gather};
use library::{Error, post as posts};
use text::LanguageTag;

use crate::Done;
use crate::args::WorkingCopy;
use crate::opening;
use crate::output::Output;

pub(crate) fn working_copy(args: &WorkingCopy, output: &mut Output) -> Done {
    let language = LanguageTag::parse(&args.lang).map_err(Error::from)?;
    let with = args.with.as_deref().map(LanguageTag::parse).transpose();
    let with = with.map_err(Error::from)?;
    let copy = opening::current(&args.library)?.read(|q| {
        let post = posts::resolve(q, &args.post)?;
        gather(q, post, &language, with.as_ref())
    })?;
    let bytes = docx(&copy)?;
    let write = || {
        let mut file = File::create_new(&args.out)?;
        file.write_all(&bytes)?;
        file.sync_all()
    };
    write().map_err(|source| Error::io(&args.out, source))?;
    for side in &copy.sides {
        output.line(format_args!(
            "{} holds {} at revision {}",
            args.out.display(),
            side.language,
            side.revision
        ))?;
    }
    Ok(())
}
