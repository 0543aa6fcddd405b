//! Large texts and libraries, and the times of what a person waits for in one.

use std::time::Instant;

use library::history::{self, Append, ChangeKind, Field};
use library::post::{self as posts, Filter};
use library::{Library, Op, Reader, edition as editions, fixtures};
use text::Edit;

use crate::Done;
use crate::args::Fixture;
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
        Fixture::Bench { library } => bench(library, output),
    }
}

/// How often each thing is timed; the median is printed.
const RUNS: usize = 31;

fn bench(path: &std::path::Path, output: &mut Output) -> Done {
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
                    },
                )
            })?;
            Ok(())
        })?;
    }
    library.close();
    Ok(())
}
