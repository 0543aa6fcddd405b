//! Verbs that make a library.

use library::{Error, Library};

use crate::args::{Example, Init};
use crate::output::Output;
use crate::{Done, keys, opening, seal};

pub(crate) fn init(args: &Init, output: &mut Output) -> Done {
    let path = &args.library;
    if !args.seal {
        Library::create(path)?.close();
        return output.line(format_args!("{} is a new library", path.display()));
    }
    // Nobody is asked for a passphrase in vain.
    if path.symlink_metadata().is_ok() {
        return Err(Error::AlreadyExists { path: path.clone() }.into());
    }
    let passphrase = keys::new_passphrase(&args.new, true)?;
    Library::create_sealed(path, &passphrase, keys::cost())?.close();
    output.line(format_args!("{} is a new library, sealed", path.display()))?;
    seal::advise(path, output)
}

pub(crate) fn example(args: &Example, output: &mut Output) -> Done {
    let path = &args.library;
    opening::unlocked(path, || library::example::create_or_open(path))??.close();
    output.line(format_args!(
        "{} is the example library",
        args.library.display()
    ))
}
