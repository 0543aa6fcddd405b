//! `octa takein`: a newer version of an edition.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use commands::{Code, Failure};
use library::edition::take_in::{self as takes, Given, TakeInPlan};
use library::edition::{self as editions};
use library::history::Field;
use library::import::{Beside, MAX_FILE_BYTES, Options};
use library::{Error, Op, setting};
use serde_json::{Value, json};
use text::Diagnostic;
use text::diff::WordChange;
use text::markdown::MarkdownOptions;
use text::take_in::{Row, RowKind, Take};

use crate::Done;
use crate::args::{Preferred, TakeIn};
use crate::output::Output;
use crate::post::{language, open_at};

pub(crate) fn take_in(args: &TakeIn, output: &mut Output) -> Done {
    let language = language(&args.lang)?;
    let (library, post) = open_at(&args.library, &args.post)?;
    let line_breaks = library.read(setting::settings)?.line_breaks;
    let given = read(&args.from, MarkdownOptions { line_breaks })?;
    let (edition, newer, planned) = library.read(|q| {
        let edition = editions::current(q, post, &language)?;
        let newer = given.of(q, edition.id)?;
        let planned = takes::plan(q, edition.id, &newer, args.base, None)?;
        Ok((edition, newer, planned))
    })?;
    let conflicts = planned.conflicts();
    let is_undecided = conflicts > 0 && args.take.is_none();
    let mut taken = takes::TakenIn {
        revision: edition.revision,
        paragraphs: 0,
    };
    if !args.look && !is_undecided {
        let request = takes::TakeIn {
            edition: edition.id,
            newer: &newer,
            base: args.base,
            revision: planned.revision,
            taken: all(&planned, args.take),
        };
        (taken, _) = library.write(Op::TakeIn, |tx| takes::take_in(tx, &request))?;
    }
    library.close();
    match args.json {
        true => output.json(&in_json(&planned, taken))?,
        false => show(&planned, taken, output)?,
    }
    if is_undecided && !args.look {
        return Err(Failure::new(
            Code::Undecided,
            format!(
                "{conflicts} {} changed on both sides; nothing was taken in; say --take theirs or \
                 --take mine",
                if conflicts == 1 {
                    "paragraph was"
                } else {
                    "paragraphs were"
                }
            ),
            json!({ "conflicts": conflicts }),
        ));
    }
    Ok(())
}

fn read(path: &Path, reading: MarkdownOptions) -> Result<Given, Failure> {
    let options = Options {
        reading,
        ..Options::default()
    };
    let is_input = path == Path::new("-");
    let name = match is_input {
        // What comes by a pipe is Markdown, as it is to every other command.
        true => "standard input.md".to_owned(),
        false => path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        ),
    };
    let io = |source| {
        Failure::from(Error::Io {
            path: path.into(),
            source,
        })
    };
    let mut bytes = Vec::new();
    // What is larger is refused by whoever reads it.
    let limit = MAX_FILE_BYTES as u64 + 1;
    match is_input {
        true => std::io::stdin().lock().take(limit).read_to_end(&mut bytes),
        false => std::fs::File::open(path)
            .map_err(io)?
            .take(limit)
            .read_to_end(&mut bytes),
    }
    .map_err(io)?;
    let beside = match is_input {
        true => Beside::nothing(),
        false => Beside::file(path),
    };
    Ok(takes::read(&name, &bytes, &options, &beside)?)
}

fn all(planned: &TakeInPlan, side: Option<Preferred>) -> BTreeMap<Field, BTreeMap<usize, Take>> {
    let conflicts = side.map(|side| match side {
        Preferred::Theirs => Take::Theirs,
        Preferred::Mine => Take::Mine,
    });
    let fields = planned.fields.iter();
    fields
        .map(|field| (field.field, field.plan.all(conflicts)))
        .collect()
}

/// Every paragraph that is not the same, with its field and number.
fn open(planned: &TakeInPlan) -> impl Iterator<Item = (Field, usize, &Row)> {
    planned.fields.iter().flat_map(|field| {
        let rows = field.plan.rows.iter().enumerate();
        rows.filter(|(_, row)| row.is_open())
            .map(|(at, row)| (field.field, at, row))
    })
}

fn show(planned: &TakeInPlan, taken: takes::TakenIn, output: &mut Output) -> Done {
    for (field, _, row) in open(planned) {
        let name = kind_of(row);
        match field {
            Field::Body => output.line(format_args!("{name}:"))?,
            field => output.line(format_args!("{name} ({field:?}):"))?,
        }
        if row.kind == RowKind::Conflict {
            let side = |text: &Option<String>| text.clone().unwrap_or_else(|| "(gone)".to_owned());
            output.line(format_args!("  mine:   {}", side(&row.kept)))?;
            output.line(format_args!("  theirs: {}", side(&row.theirs)))?;
            continue;
        }
        let marked: String = row
            .runs
            .iter()
            .map(|run| match run {
                WordChange::Same(text) => text.clone(),
                WordChange::Added(text) => format!("{{+{text}+}}"),
                WordChange::Removed(text) => format!("[-{text}-]"),
            })
            .collect();
        output.line(format_args!("  {marked}"))?;
    }
    for told in &planned.diagnostics {
        output.warning(sentence(told));
    }
    output.line(format_args!(
        "revision {}, {} taken in",
        taken.revision, taken.paragraphs
    ))
}

fn sentence(told: &Diagnostic) -> &str {
    &told.message
}

fn kind_of(row: &Row) -> &'static str {
    match row.kind {
        RowKind::Same => "same",
        RowKind::Changed => "changed",
        RowKind::Added => "added",
        RowKind::Removed => "removed",
        RowKind::Moved => "moved",
        RowKind::Conflict => "conflict",
    }
}

fn in_json(planned: &TakeInPlan, taken: takes::TakenIn) -> Value {
    let rows: Vec<Value> = open(planned)
        .map(|(field, at, row)| {
            json!({
                "field": field,
                "row": at,
                "kind": kind_of(row),
                "mine": row.kept,
                "theirs": row.theirs,
            })
        })
        .collect();
    let told: Vec<Value> = planned
        .diagnostics
        .iter()
        .map(|told| json!({ "code": told.code, "count": told.count, "message": told.message }))
        .collect();
    json!({
        "revision": taken.revision,
        "taken": taken.paragraphs,
        "base": planned.base,
        "conflicts": planned.conflicts(),
        "paragraphs": rows,
        "diagnostics": told,
    })
}
