//! Verbs that act on editions.

use library::Op;
use library::edition::{self as editions, Translation};
use library::history::{self, ChangeKind, Field};
use serde_json::json;

use crate::Done;
use crate::args::{Edit, Translate};
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
