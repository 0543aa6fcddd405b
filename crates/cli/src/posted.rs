//! Where posts were posted, and what they have said since.

use library::edition::{self as editions, Edition};
use library::export::{self as exports, profile as profiles};
use library::posted::{self, ChangedParagraph, ChangedSince, NewPosted, Posted};
use library::{Op, post as posts};
use serde_json::{Value, json};
use text::diff::WordChange;

use crate::Done;
use crate::args::Posted as Args;
use crate::opening;
use crate::output::Output;
use crate::post::{language, open_at};

pub(crate) fn posted(args: &Args, output: &mut Output) -> Done {
    match (&args.lang, &args.address) {
        (Some(lang), Some(address)) => record(args, lang, address, output),
        _ => show(args, output),
    }
}

fn record(args: &Args, lang: &str, address: &str, output: &mut Output) -> Done {
    let language = language(lang)?;
    let (library, post) = open_at(&args.library, &args.post)?;
    let (posted, _) = library.write(Op::RecordPosted, |tx| {
        let new = NewPosted {
            edition: editions::current(tx, post, &language)?.id,
            address,
            date: args.date.as_deref().unwrap_or_default(),
            publish: args.publish,
        };
        posted::record(tx, new)
    })?;
    library.close();
    if args.json {
        return output.json(&record_json(&posted));
    }
    output.line(format_args!("{lang}  {}  {}", posted.date, posted.address))
}

/// An edition, its postings, and what became of it since the newest.
struct Shown {
    edition: Edition,
    postings: Vec<Posted>,
    since: Option<ChangedSince>,
}

fn show(args: &Args, output: &mut Output) -> Done {
    let only = args.lang.as_deref().map(language).transpose()?;
    let reader = opening::current(&args.library)?;
    let shown = reader.read(|q| {
        let post = posts::resolve(q, &args.post)?;
        let profile = profiles::resolve(q, &args.profile)?;
        let piece = exports::piece(q, post, &profile, only.as_ref())?;
        let kept = exports::KeptWords::read(q)?;
        let editions = piece.editions.iter().map(|it| {
            let edition = it.edition.clone();
            let since = posted::changed(q, &piece, &edition)?;
            // As JSON it is to be pasted; on a screen a person only reads what changed.
            if let (true, Some(since)) = (args.json, &since) {
                exports::refuse_kept_words(kept.find_changed(&piece, &edition.language, since))?;
            }
            Ok(Shown {
                postings: posted::of_edition(q, &edition)?,
                since,
                edition,
            })
        });
        editions.collect::<library::Result<Vec<_>>>()
    })?;
    if args.json {
        let editions: Vec<Value> = shown.iter().map(as_json).collect();
        return output.json(&json!({ "editions": editions }));
    }
    shown.iter().try_for_each(|it| print(it, output))
}

fn print(shown: &Shown, output: &mut Output) -> Done {
    let language = &shown.edition.language;
    if shown.postings.is_empty() {
        output.line(format_args!("{language}  not posted"))?;
    }
    for posted in &shown.postings {
        output.line(format_args!(
            "{language}  {}  {}",
            posted.date, posted.address
        ))?;
    }
    let Some(since) = &shown.since else {
        return Ok(());
    };
    if since.is_forgotten {
        output.warning(format_args!(
            "{language}: what was posted was forgotten for good, so that nothing can be told"
        ));
    }
    for paragraph in &since.paragraphs {
        output.line(format_args!(
            "  {}: {}",
            paragraph.kind.as_str(),
            words(paragraph)
        ))?;
    }
    Ok(())
}

/// The words of a paragraph: `[-what went-]` and `{+what came+}`, as word diffs are printed.
fn words(paragraph: &ChangedParagraph) -> String {
    let run = |run: &WordChange| match run {
        WordChange::Same(text) => text.clone(),
        WordChange::Removed(text) => format!("[-{text}-]"),
        WordChange::Added(text) => format!("{{+{text}+}}"),
    };
    let words: String = paragraph.runs.iter().map(run).collect();
    words.replace('\n', " ")
}

fn record_json(posted: &Posted) -> Value {
    json!({ "address": posted.address, "date": posted.date })
}

fn as_json(shown: &Shown) -> Value {
    let postings: Vec<Value> = shown.postings.iter().map(record_json).collect();
    let paragraph = |it: &ChangedParagraph| {
        json!({
            "field": it.field,
            "kind": it.kind.as_str(),
            "words": words(it),
            "html": it.now.html.as_str(),
            "text": it.now.text,
        })
    };
    let since = shown.since.as_ref();
    let changed = since.map(|since| since.paragraphs.iter().map(paragraph).collect::<Vec<_>>());
    json!({
        "language": shown.edition.language.as_str(),
        "posted": postings,
        "forgotten": since.is_some_and(|since| since.is_forgotten),
        "changed": changed.unwrap_or_default(),
    })
}
