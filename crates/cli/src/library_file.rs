//! Verbs that act on the file as a whole.

use commands::{Code, Failure};
use library::{Library, Reader};
use serde_json::json;

use crate::Done;
use crate::args::{Backup, Doctor, Init};
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

pub(crate) fn backup(args: &Backup, output: &mut Output) -> Done {
    library::backup::backup(&Reader::open(&args.library)?, &args.out)?;
    output.line(format_args!(
        "{} is a copy of {}",
        args.out.display(),
        args.library.display()
    ))
}

pub(crate) fn doctor(args: &Doctor, output: &mut Output) -> Done {
    let report = library::doctor::examine(&Reader::open(&args.library)?)?;
    if args.json {
        output.json(&json!({ "examined": report.examined, "findings": report.findings }))?;
    } else {
        for line in &report.examined {
            output.line(format_args!("examined: {line}"))?;
        }
        for finding in &report.findings {
            output.line(format_args!("found: {finding}"))?;
        }
        if report.findings.is_empty() {
            output.line("nothing is wrong")?;
        }
    }
    match report.findings.len() {
        0 => Ok(()),
        count => {
            let message = format!("the library has {count} findings; nothing was changed");
            Err(Failure::new(
                Code::Damaged,
                message,
                json!({ "findings": count }),
            ))
        }
    }
}
