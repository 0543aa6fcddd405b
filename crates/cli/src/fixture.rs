//! Large texts and libraries, and the times of what a person waits for in one.

use std::path::Path;
use std::time::Instant;

use commands::{Code, Failure};
use library::history::{self, Append, ChangeKind, Field};
use library::post::{self as posts, Filter};
use library::{Library, Op, Reader, edition as editions, fixtures};
use serde_json::Value;
use text::Edit;

use crate::Done;
use crate::args::{Fixture, Session};
use crate::output::Output;

pub(crate) fn fixture(args: &Fixture, output: &mut Output) -> Done {
    match args {
        Fixture::Text { words, lang, seed } => output.text(fixtures::markdown(lang, *words, *seed)),
        Fixture::Library {
            library,
            posts,
            words,
            seed,
        } => {
            let made = Library::create(library)?;
            fixtures::fill(&made, *posts, *words, *seed)?;
            made.close();
            Ok(())
        }
        Fixture::Session(args) => session(args),
        Fixture::Verify { folder, record } => verify(folder, record, output),
        Fixture::Bench { library } => bench(library, output),
    }
}

fn session(args: &Session) -> Done {
    let session = fixtures::Session {
        seed: args.seed,
        changes: args.changes,
        tries: args.tries,
        words: args.words,
        careless: args.careless,
    };
    Ok(session.run(&args.library, &args.record)?)
}

fn verify(folder: &Path, record: &Path, output: &mut Output) -> Done {
    let noted = std::fs::read_to_string(record).map_err(|e| library::Error::io(record, e))?;
    let verdict = fixtures::verify(folder, &noted);
    for line in &verdict.broken {
        output.line(format_args!("broken: {line}"))?;
    }
    output.line(format_args!("{} texts were promised", verdict.texts))?;
    match verdict.broken.len() {
        0 => Ok(()),
        count => {
            let message = format!("{count} promises were not kept");
            Err(Failure::new(Code::Damaged, message, Value::Null))
        }
    }
}

/// How often each thing is timed; the median is printed.
const RUNS: usize = 31;

fn bench(path: &Path, output: &mut Output) -> Done {
    let mut time = |what: &str, f: &mut dyn FnMut() -> Done| -> Done {
        let mut times = Vec::new();
        for _ in 0..RUNS {
            let start = Instant::now();
            f()?;
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        output.line(format_args!(
            "| {what} | {:.2} ms | {:.2} ms |",
            times[RUNS / 2],
            times[RUNS - 1]
        ))
    };
    time("open and close to read", &mut || {
        Ok(Reader::open(path).map(drop)?)
    })?;
    let library = Library::open(path)?;
    let list = |search: &str, offset| {
        let filter = Filter {
            search: search.to_owned(),
            offset,
            limit: 60,
            ..Filter::default()
        };
        library
            .read(|q| posts::list(q, &filter))
            .map(|page| page.rows)
    };
    time("list the first 60", &mut || Ok(list("", 0).map(drop)?))?;
    time("list 60 from the middle", &mut || {
        Ok(list("", 5000).map(drop)?)
    })?;
    time("search a word of one post", &mut || {
        Ok(list("4711", 0).map(drop)?)
    })?;
    time("search a word of every post", &mut || {
        Ok(list("assembly", 0).map(drop)?)
    })?;
    let first = list("", 0)?.into_iter().next();
    if let Some(post) = first {
        let source = library.read(|q| editions::source(q, post.id))?.id;
        time("save a keystroke", &mut || {
            let base = library.read(|q| editions::get(q, source))?.revision;
            library.write(Op::Append, |tx| {
                history::append(
                    tx,
                    Append {
                        edition: source,
                        field: Field::Body,
                        base,
                        edits: vec![Edit {
                            from: 0,
                            deleted: 0,
                            inserted: "a".to_owned(),
                        }],
                        kind: ChangeKind::Type,
                        undo_group: 1,
                        selection: None,
                        length: None,
                        batch: None,
                    },
                )
            })?;
            Ok(())
        })?;
    }
    library.close();
    Ok(())
}
