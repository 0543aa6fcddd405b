//! Verbs that act on editions.

use library::edition::{self as editions, Translation};
use library::history::{self, ChangeKind, Field};
use library::{Op, Reader, post as posts};
use serde_json::{Value, json};

use crate::Done;
use crate::args::{Edit, History, Translate};
use crate::output::Output;
use crate::post::{language, one_line, open_at, read_text};

pub(crate) fn translate(args: &Translate, output: &mut Output) -> Done {
    let language = language(&args.lang)?;
    let body = args
        .from
        .as_deref()
        .map(read_text)
        .transpose()?
        .unwrap_or_default();
    let (library, post) = open_at(&args.library, &args.post)?;
    let new = Translation {
        post,
        from: None,
        language: &language,
        name: &args.name,
        title: &one_line(&args.title),
        body: &body,
    };
    let (edition, _) = library.write(Op::Translate, |tx| editions::translate(tx, new))?;
    library.close();
    if args.json {
        output.json(&json!({ "edition": edition.to_string() }))
    } else {
        output.line(edition)
    }
}

pub(crate) fn edit(args: &Edit, output: &mut Output) -> Done {
    let language = language(&args.lang)?;
    let body = read_text(&args.from)?;
    let (library, post) = open_at(&args.library, &args.post)?;
    let (made, _) = library.write(Op::Import, |tx| {
        let edition = editions::current(tx, post, &language)?;
        history::replace(tx, edition.id, Field::Body, &body, ChangeKind::Import)
    })?;
    library.close();
    output.line(format_args!("revision {}", made.revision))
}

pub(crate) fn history(args: &History, output: &mut Output) -> Done {
    let language = language(&args.lang)?;
    let reader = Reader::open(&args.library)?;
    if let Some(revision) = args.at {
        let body = reader.read(|q| {
            let post = posts::resolve(q, &args.post)?;
            let edition = editions::current(q, post, &language)?;
            history::text_at(q, &edition, Field::Body, revision)
        })?;
        return match args.json {
            true => output.json(&json!({ "revision": revision, "body": body })),
            false => output.text(body),
        };
    }
    let changes = reader.read(|q| {
        let post = posts::resolve(q, &args.post)?;
        let edition = editions::current(q, post, &language)?;
        history::changes(q, &edition, usize::MAX >> 1)
    })?;
    if args.json {
        let changes: Vec<Value> = changes
            .iter()
            .map(|change| {
                json!({
                    "revision": change.revision,
                    "field": change.field,
                    "kind": change.kind,
                    "at": change.at,
                    "author": change.author.map(|id| id.to_string()),
                    "inserted": change.inserted,
                    "deleted": change.deleted,
                })
            })
            .collect();
        return output.json(&Value::Array(changes));
    }
    for change in &changes {
        let history::Change {
            revision,
            field,
            kind,
            inserted,
            deleted,
            ..
        } = change;
        output.line(format_args!(
            "{revision:>6}  {field:?}  {kind:?}  +{inserted} -{deleted}"
        ))?;
    }
    Ok(())
}
