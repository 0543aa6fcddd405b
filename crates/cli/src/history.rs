//! Verbs that look into the past, bring something back, or forget.

use library::edition::{self as editions, Edition};
use library::history::{self, Blackened, Field, Keep, Mark, Moment, Stretch};
use library::{EditionId, Library, Op, PostId, Query, post as posts, purge};
use serde_json::{Value, json};
use text::LanguageTag;
use text::diff::WordChange;

use crate::Done;
use crate::args::{Checkpoint, Forget, History};
use crate::opening;
use crate::output::Output;
use crate::post::{language, one_line, open_at};

pub(crate) fn history(args: &History, output: &mut Output) -> Done {
    let language = language(&args.lang)?;
    if let (true, Some(revision)) = (args.restore, args.at) {
        return restore(args, &language, revision, output);
    }
    let reader = opening::reader(&args.library)?;
    let find = |q: &Query<'_>| {
        let post = posts::resolve(q, &args.post)?;
        editions::current(q, post, &language)
    };
    reader.read(|q| {
        Ok(
            find(q).map(|edition| match (args.at, &args.search, args.diff) {
                (Some(from), _, Some(to)) => diff(q, &edition, (from, to), args.json, output),
                (Some(revision), _, None) => at(q, &edition, revision, args.json, output),
                (None, Some(words), _) => search(q, &edition, words, args.json, output),
                _ if args.timeline => timeline(q, &edition, args.json, output),
                _ => changes(q, &edition, args.json, output),
            }),
        )
    })??
}

fn restore(args: &History, language: &LanguageTag, revision: u64, output: &mut Output) -> Done {
    let (library, post) = open_at(&args.library, &args.post)?;
    let (revision_now, _) = library.write(Op::RestoreRevision, |tx| {
        let edition = editions::current(tx, post, language)?;
        history::restore(tx, edition.id, revision)?;
        Ok(editions::get(tx, edition.id)?.revision)
    })?;
    library.close();
    output.line(format_args!("revision {revision_now}"))
}

fn at(q: &Query<'_>, edition: &Edition, revision: u64, as_json: bool, output: &mut Output) -> Done {
    let body = history::text_at(q, edition, Field::Body, revision)?;
    match as_json {
        true => output.json(&json!({ "revision": revision, "body": body })),
        false => output.text(body),
    }
}

fn diff(
    q: &Query<'_>,
    edition: &Edition,
    (from, to): (u64, Option<u64>),
    as_json: bool,
    output: &mut Output,
) -> Done {
    let moment = |revision| Moment { edition, revision };
    let to = to.unwrap_or(edition.revision);
    let fields = history::compare(q, moment(from), moment(to))?;
    if as_json {
        let fields: Vec<Value> = fields
            .iter()
            .map(|f| {
                json!({ "field": f.field, "before": f.before, "after": f.after,
                "came": f.comparison.came, "went": f.comparison.went })
            })
            .collect();
        return output.json(&Value::Array(fields));
    }
    for compared in fields {
        let runs = compared
            .comparison
            .rows
            .into_iter()
            .flat_map(|row| row.runs);
        let marked: String = runs
            .map(|run| match run {
                WordChange::Same(text) => text,
                WordChange::Added(text) => format!("{{+{text}+}}"),
                WordChange::Removed(text) => format!("[-{text}-]"),
            })
            .collect();
        output.line(marked.trim_end())?;
        output.line("")?;
    }
    Ok(())
}

fn search(
    q: &Query<'_>,
    edition: &Edition,
    words: &str,
    as_json: bool,
    output: &mut Output,
) -> Done {
    /// More than anybody reads.
    const MOST: usize = 200;
    let hits = history::search_past(q, edition, words, MOST)?;
    if as_json {
        let hits: Vec<Value> = hits
            .iter()
            .map(|found| {
                json!({
                    "revision": found.revision,
                    "at": found.at,
                    "field": found.field,
                    "before": found.hit.before,
                    "hit": found.hit.matched,
                    "after": found.hit.after,
                    "gone": found.is_gone,
                })
            })
            .collect();
        return output.json(&Value::Array(hits));
    }
    for found in hits {
        let gone = if found.is_gone { "  gone" } else { "" };
        output.line(format_args!(
            "{:>6}  {}{gone}\n        {}{}{}",
            found.revision,
            shown(q, found.at)?,
            found.hit.before,
            found.hit.matched,
            found.hit.after
        ))?;
    }
    Ok(())
}

fn timeline(q: &Query<'_>, edition: &Edition, as_json: bool, output: &mut Output) -> Done {
    let (stretches, _) = history::timeline(q, edition, None, usize::MAX)?;
    if as_json {
        return output.json(&stretches.iter().map(in_json).collect());
    }
    for stretch in stretches {
        let forgotten = if stretch.is_forgotten {
            "  forgotten"
        } else {
            ""
        };
        output.line(format_args!(
            "{:>6}–{:<6}  {} – {}  {:?}  +{} -{}{forgotten}",
            stretch.first,
            stretch.last,
            shown(q, Some(stretch.from))?,
            shown(q, Some(stretch.to))?,
            stretch.kind,
            stretch.inserted,
            stretch.deleted
        ))?;
        for mark in stretch.marks {
            let (revision, said) = (mark.revision(), words_of(&mark));
            output.line(format_args!("{revision:>6}  {said}"))?;
        }
    }
    Ok(())
}

fn in_json(stretch: &Stretch) -> Value {
    let marks: Vec<Value> = stretch
        .marks
        .iter()
        .map(|mark| json!({ "revision": mark.revision(), "name": words_of(mark) }))
        .collect();
    json!({
        "first": stretch.first,
        "last": stretch.last,
        "from": stretch.from,
        "to": stretch.to,
        "kind": format!("{:?}", stretch.kind).to_lowercase(),
        "fields": stretch.fields,
        "inserted": stretch.inserted,
        "deleted": stretch.deleted,
        "forgotten": stretch.is_forgotten,
        "marks": marks,
    })
}

fn words_of(mark: &Mark) -> String {
    match mark {
        Mark::Checkpoint(checkpoint) => format!("“{}”", checkpoint.name),
        Mark::Export { format, .. } => format!("exported as {format}"),
    }
}

fn shown(q: &Query<'_>, at: Option<i64>) -> Result<String, library::Error> {
    at.map_or_else(
        || Ok("the beginning".to_owned()),
        |at| history::local_time(q, at),
    )
}

fn changes(q: &Query<'_>, edition: &Edition, as_json: bool, output: &mut Output) -> Done {
    let changes = history::changes(q, edition, usize::MAX >> 1)?;
    if as_json {
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

pub(crate) fn checkpoint(args: &Checkpoint, output: &mut Output) -> Done {
    let language = language(&args.lang)?;
    let (library, post) = open_at(&args.library, &args.post)?;
    let (made, _) = library.write(Op::Checkpoint, |tx| {
        let edition = editions::current(tx, post, &language)?;
        history::checkpoint(tx, edition.id, args.at, &one_line(&args.name))
    })?;
    library.close();
    output.line(format_args!("revision {}", made.revision))
}

pub(crate) fn forget(args: &Forget, output: &mut Output) -> Done {
    let only = args.lang.as_deref().map(language).transpose()?;
    let (library, post) = open_at(&args.library, &args.post)?;
    let editions = library.read(|q| editions_of(q, post, only.as_ref()))?;
    let said = match &args.passage {
        Some(passage) => forget_passage(&library, &editions, passage)?,
        None => forget_pasts(&library, &editions, args.keep_checkpoints)?,
    };
    purge::thorough(&library)?;
    library.close();
    output.line(said)?;
    output.warning("copies that were made before, and exports, still have the words");
    Ok(())
}

/// Also those in the trash: their past is as readable.
fn editions_of(
    q: &Query<'_>,
    post: PostId,
    only: Option<&LanguageTag>,
) -> library::Result<Vec<EditionId>> {
    let mut all = editions::of_post(q, post)?;
    all.extend(editions::trashed_of_post(q, post)?);
    all.retain(|edition| only.is_none_or(|language| edition.language == *language));
    Ok(all.into_iter().map(|edition| edition.id).collect())
}

fn forget_pasts(
    library: &Library,
    editions: &[EditionId],
    keep_checkpoints: bool,
) -> library::Result<String> {
    let keep = match keep_checkpoints {
        true => Keep::Checkpoints,
        false => Keep::Now,
    };
    let (changes, _) = library.write(Op::Forget, |tx| {
        let mut changes = 0;
        for edition in editions {
            changes += history::forget(tx, *edition, keep)?;
        }
        Ok(changes)
    })?;
    Ok(format!("{changes} changes lost their words"))
}

fn forget_passage(
    library: &Library,
    editions: &[EditionId],
    passage: &str,
) -> library::Result<String> {
    let (found, _) = library.write(Op::Forget, |tx| {
        editions
            .iter()
            .map(|edition| history::forget_passage(tx, *edition, passage))
            .collect::<library::Result<Vec<Blackened>>>()
    })?;
    let changes: usize = found.iter().map(|found| found.changes).sum();
    let mut said = format!("{changes} changes lost words");
    if found.iter().any(|found| found.stands_now) {
        said.push_str(
            "; where the passage still stands in the text nothing was done: take it out there first",
        );
    }
    if found.iter().any(|found| found.stands_in_address) {
        said.push_str("; it still stands in the address of the post: change that too");
    }
    Ok(said)
}
