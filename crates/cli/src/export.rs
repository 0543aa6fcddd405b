//! Finished posts as files.

use std::collections::HashSet;

use commands::Failure;
use library::export::{self as exports, Exported, Format, Profile};
use library::post::{self as posts, Filter};
use library::{Error, Op, PostId, Query};
use serde_json::{Value, json};

use crate::Done;
use crate::args::{Export, Which};
use crate::opening;
use crate::output::{Meter, Output};
use crate::post::language;
use crate::stop;

pub(crate) fn export(args: &Export, output: &mut Output) -> Done {
    let format = Format::parse(&args.format)?;
    let only = args.lang.as_deref().map(language).transpose()?;
    let reader = opening::reader(&args.library)?;
    let chosen = reader.read(|q| chosen(q, &args.which))?;
    let profile = reader.read(|q| match &args.profile {
        Some(given) => exports::profile::resolve(q, given),
        None => exports::profile::of_format(q, format),
    })?;
    let export = exports::Export {
        posts: &chosen,
        format,
        profile: &profile,
        language: only.as_ref(),
        // Of all posts, those that have no edition in the language are passed over.
        is_lenient: args.which.all || args.which.tag.is_some(),
    };
    let meter = Meter::new();
    let stopped = stop::asked().map_err(|e| Error::io(&args.out, e))?;
    let progress = |done, total| meter.show(done, total);
    let written = exports::run(&reader, &export, &args.out, &progress, &stopped);
    meter.clear();
    let Some(written) = written? else {
        output.stopped("the export was stopped; nothing was written");
        return Ok(());
    };
    drop(reader);
    for warning in &written.warnings {
        output.warning(warning);
    }
    if !written.exported.is_empty() {
        record(args, &profile, format, &written.exported, output)?;
    }
    let names = written.files.iter().map(|path| path.display().to_string());
    let names: Vec<String> = names.collect();
    match (args.json, args.receipt) {
        (true, false) => output.json(&json!(names)),
        (true, true) => {
            let receipt = receipt(&written.receipt);
            output.json(&json!({ "files": names, "receipt": receipt }))
        }
        (false, _) => {
            names.iter().try_for_each(|name| output.line(name))?;
            match args.receipt {
                true => output.text(format_args!("\n{}", written.receipt.text())),
                false => Ok(()),
            }
        }
    }
}

/// The posts that were asked for.
fn chosen(q: &Query<'_>, which: &Which) -> library::Result<Vec<PostId>> {
    if let Some(tag) = &which.tag {
        let filter = Filter {
            tag: Some(tag.clone()),
            ..Filter::default()
        };
        let tagged: HashSet<PostId> = posts::list(q, &filter)?
            .rows
            .iter()
            .map(|row| row.id)
            .collect();
        let mut all = posts::all(q)?;
        all.retain(|post| tagged.contains(post));
        return Ok(all);
    }
    match which.all {
        true => posts::all(q),
        false => {
            let given = which.posts.iter();
            given.map(|given| posts::resolve(q, given)).collect()
        }
    }
}

/// Remembers the export, unless the library cannot be written now: then it says so.
fn record(
    args: &Export,
    profile: &Profile,
    format: Format,
    exported: &[Exported],
    output: &mut Output,
) -> Done {
    let library = match opening::to_write(&args.library)? {
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
        exports::record_all(tx, profile, format, exported)
    })?;
    library.close();
    Ok(())
}

/// What the files reveal, as the window is told.
fn receipt(receipt: &exports::Receipt) -> Value {
    // Writing facts as JSON cannot fail.
    serde_json::to_value(commands::export::ReceiptView::from(receipt.clone())).unwrap_or_default()
}

pub(crate) fn formats(output: &mut Output) -> Done {
    Format::ALL
        .iter()
        .try_for_each(|format| output.line(format.id()))
}
