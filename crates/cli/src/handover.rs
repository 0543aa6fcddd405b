//! Posts in one sealed file, out and in.

use std::path::Path;

use commands::Failure;
use library::handover::{
    self as handovers, Arrival, Conflict, Decisions, Looked, Make, Take, Taken,
};
use library::{Error, Library, Query, edition as editions, post as posts};
use serde_json::{Value, json};
use text::Diagnostic;

use crate::Done;
use crate::args::{Handover, Stays, Takeover};
use crate::output::{Meter, Output};
use crate::{keys, opening, stop};

pub(crate) fn handover(args: &Handover, output: &mut Output) -> Done {
    let library = opening::library(&args.library)?;
    let chosen = library.read(|q| {
        let given = args.posts.iter();
        given.map(|post| posts::resolve(q, post)).collect()
    });
    let chosen: Vec<library::PostId> = chosen?;
    // Nobody is asked for a passphrase in vain.
    if !args.overwrite && args.out.symlink_metadata().is_ok() {
        return Err(Error::AlreadyExists {
            path: args.out.clone(),
        }
        .into());
    }
    let passphrase = keys::new_for_handover(&args.passphrase, &args.library)?;
    let make = Make {
        posts: &chosen,
        with_past: args.history,
        passphrase: &passphrase,
        work: keys::work(),
        to: &args.out,
        over: args.overwrite,
    };
    let meter = Meter::new();
    let stopped = stop::asked().map_err(|e| Error::io(&args.out, e))?;
    let made = handovers::make(
        &library,
        &make,
        &|done, total| meter.show(done, total),
        &stopped,
    );
    meter.clear();
    library.close();
    let Some((made, _)) = made? else {
        output.stopped("the handover was stopped; nothing was written");
        return Ok(());
    };
    warn(&made.diagnostics, output);
    if args.json {
        return output.json(&json!({
            "file": made.path.display().to_string(),
            "posts": made.posts,
            "images": made.images,
            "diagnostics": diagnostics(&made.diagnostics),
        }));
    }
    output.line(made.path.display())
}

pub(crate) fn takeover(args: &Takeover, output: &mut Output) -> Done {
    if args.look {
        return look(args, output);
    }
    let library = opening::library(&args.library)?;
    let opened = opened(args)?;
    let decisions = Decisions {
        others: args.take.map(|side| match side {
            Stays::Mine => Take::Mine,
            Stays::Theirs => Take::Theirs,
            Stays::Both => Take::Both,
        }),
        ..Decisions::default()
    };
    let meter = Meter::new();
    let stopped = stop::asked().map_err(|e| Error::io(&args.file, e))?;
    let progress = |done, total| meter.show(done, total);
    let taken = handovers::take_in(&library, opened, &decisions, &progress, &stopped);
    meter.clear();
    let taken = match taken? {
        Some((taken, _)) => taken,
        None => {
            library.close();
            output.stopped("the takeover was stopped; nothing was changed");
            return Ok(());
        }
    };
    let told = tell(&taken, &library, args, output);
    library.close();
    told
}

fn opened(args: &Takeover) -> Result<handovers::Opened, Failure> {
    keys::known_for_handover(&args.passphrase, &args.library, |passphrase| {
        handovers::open(&args.file, passphrase)
    })
}

fn tell(taken: &Taken, library: &Library, args: &Takeover, output: &mut Output) -> Done {
    warn(&taken.diagnostics, output);
    if args.json {
        let told = library.read(|q| {
            let posts = taken.posts.iter().map(|post| {
                Ok(json!({
                    "post": post.post.to_string(),
                    "title": post.title,
                    "languages": post.languages,
                    "arrival": arrival(post.arrival),
                    "wasInTrash": post.was_in_trash,
                    "undecided": conflicts(q, &post.undecided)?,
                }))
            });
            posts.collect::<library::Result<Vec<Value>>>()
        })?;
        return output.json(&json!({
            "posts": told,
            "images": taken.images,
            "diagnostics": diagnostics(&taken.diagnostics),
        }));
    }
    for post in &taken.posts {
        output.line(format_args!(
            "{} {} {}",
            post.post,
            arrival(post.arrival),
            post.title
        ))?;
        warn_of(&post.undecided, &args.file, output);
    }
    Ok(())
}

/// Says what waits for a decision, with both sides, each on one line.
fn warn_of(undecided: &[Conflict], file: &Path, output: &mut Output) {
    for conflict in undecided {
        output.warning(format_args!(
            "{}: here `{}`, in the file `{}`",
            conflict.spot.word(),
            conflict.mine.trim(),
            conflict.theirs.trim()
        ));
    }
    if !undecided.is_empty() {
        output.warning(format_args!(
            "{} {} left as here; take {} over again with --take mine, theirs or both to decide",
            undecided.len(),
            if undecided.len() == 1 {
                "place is"
            } else {
                "places are"
            },
            file.display()
        ));
    }
}

fn look(args: &Takeover, output: &mut Output) -> Done {
    let reader = opening::current(&args.library)?;
    let mut opened = opened(args)?;
    let looked: Looked = reader.read(|q| handovers::look(q, &mut opened))?;
    if !args.json {
        return looked.posts.iter().try_for_each(|post| {
            let title = post.editions.first().map_or("", |it| it.title.as_str());
            output.line(format_args!(
                "{} {} {title}",
                post.post,
                arrival(post.arrival)
            ))
        });
    }
    let posts = reader.read(|q| {
        let posts = looked.posts.iter().map(|post| {
            let editions = post.editions.iter().map(|it| {
                json!({
                    "edition": it.id.to_string(), "lang": it.language, "title": it.title,
                    "words": it.words, "isNew": it.is_new,
                    "changed": it.texts.iter().map(|text| text.field).collect::<Vec<_>>(),
                })
            });
            Ok(json!({
                "post": post.post.to_string(),
                "arrival": arrival(post.arrival),
                "editions": editions.collect::<Vec<Value>>(),
                "notes": post.notes,
                "conflicts": conflicts(q, &post.conflicts)?,
            }))
        });
        posts.collect::<library::Result<Vec<Value>>>()
    })?;
    output.json(&json!({ "posts": posts, "images": looked.images }))
}

fn conflicts(q: &Query<'_>, all: &[Conflict]) -> library::Result<Vec<Value>> {
    let one = |conflict: &Conflict| {
        let edition = conflict.spot.edition();
        let language = edition.map(|id| editions::get(q, id)).transpose()?;
        Ok(json!({
            "key": conflict.key(),
            "edition": edition.map(|id| id.to_string()),
            "lang": language.map(|edition| edition.language),
            "what": conflict.spot.word(),
            "base": conflict.base,
            "mine": conflict.mine,
            "theirs": conflict.theirs,
        }))
    };
    all.iter().map(one).collect()
}

fn arrival(arrival: Arrival) -> &'static str {
    match arrival {
        Arrival::New => "new",
        Arrival::Merged => "merged",
        Arrival::Known => "known",
    }
}

fn diagnostics(all: &[Diagnostic]) -> Vec<Value> {
    let one =
        |it: &Diagnostic| json!({ "code": it.code, "count": it.count, "message": it.message });
    all.iter().map(one).collect()
}

fn warn(all: &[Diagnostic], output: &mut Output) {
    for diagnostic in all {
        output.warning(&diagnostic.message);
    }
}
