//! Verbs that make a library.

use library::Library;

use crate::Done;
use crate::args::Init;
use crate::output::Output;

pub(crate) fn init(args: &Init, output: &mut Output) -> Done {
    Library::create(&args.library)?.close();
    output.line(format_args!("{} is a new library", args.library.display()))
}

pub(crate) fn example(args: &Init, output: &mut Output) -> Done {
    library::example::create_or_open(&args.library)?.close();
    output.line(format_args!(
        "{} is the example library",
        args.library.display()
    ))
}
