//! Other people's files become posts.

mod archive;

use std::sync::atomic::Ordering;

use commands::Failure;
use library::import::sources::{self, Source};
use library::import::{self as imports, Incoming, Options, Tracked};
use library::{Error, Library, Op, setting};
use serde_json::{Value, json};
use text::markdown::{MarkdownOptions, prose};
use text::segment::count_words;
use text::{Diagnostic, LanguageTag};

use crate::Done;
use crate::args::{Import, ReadTracked, Split};
use crate::opening;
use crate::output::{Meter, Output};
use crate::post::language;
use crate::stop;

pub(crate) fn import(args: &Import, output: &mut Output) -> Done {
    let said = args.lang.as_deref().map(language).transpose()?;
    let library = opening::library(&args.library)?;
    let line_breaks = library.read(setting::settings)?.line_breaks;
    let options = Options {
        tracked: match args.tracked {
            ReadTracked::Accept => Tracked::Accept,
            ReadTracked::Reject => Tracked::Reject,
        },
        language: said.clone(),
        split: args.split == Split::Auto,
        reading: MarkdownOptions { line_breaks },
    };
    // A text of which nobody knows the language is kept all the same.
    let otherwise = said.map_or_else(|| language("en"), Ok)?;
    let stopped = stop::asked().map_err(|e| Error::io(&args.library, e))?;
    let found = sources::find(&args.files);
    let mut failures: Vec<(String, Failure)> = Vec::new();
    let gone = found.failures.into_iter();
    failures.extend(gone.map(|(name, error)| (name, error.into())));
    let total = found.sources.len();
    let meter = Meter::new();
    let (mut posts, mut reports) = (Vec::new(), Vec::new());
    for (done, source) in found.sources.iter().enumerate() {
        if stopped.load(Ordering::Relaxed) {
            break;
        }
        meter.show(done, total);
        let taken = match source.is_archive() {
            true => archive::take(&library, source, args, &options, &stopped)
                .map(|report| reports.push((source.name.clone(), report))),
            false => take_in(&library, source, &options, &otherwise).map(|made| posts.extend(made)),
        };
        if let Err(failure) = taken {
            failures.push((source.name.clone(), failure));
        }
    }
    meter.clear();
    library.close();
    tell(&posts, &reports, args, output)?;
    if found.passed_over > 0 {
        let count = found.passed_over;
        output.warning(format_args!(
            "{count} other file(s) in the folders were passed over"
        ));
    }
    if stopped.load(Ordering::Relaxed) {
        let made = posts.len() + reports.iter().map(|(_, it)| it.posts.len()).sum::<usize>();
        output.stopped(&format!("the import was stopped; {made} posts were made"));
        return Ok(());
    }
    outcome(failures, total, output)
}

/// A post that was made.
struct Made {
    post: String,
    name: String,
    /// Language, and how many words.
    editions: Vec<(String, usize)>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads one source and makes posts of it.
fn take_in(
    library: &Library,
    source: &Source,
    options: &Options,
    otherwise: &LanguageTag,
) -> Result<Vec<Made>, Failure> {
    let mut made = Vec::new();
    for incoming in source.read(options)? {
        let (kept, _) =
            library.write(Op::ImportPost, |tx| imports::keep(tx, &incoming, otherwise))?;
        made.push(Made {
            post: kept.post.to_string(),
            name: source.name.clone(),
            editions: editions(&incoming, otherwise),
            diagnostics: incoming.diagnostics,
        });
    }
    Ok(made)
}

fn editions(incoming: &Incoming, otherwise: &LanguageTag) -> Vec<(String, usize)> {
    let editions = incoming.editions.iter().map(|edition| {
        let language = edition.language.as_ref().unwrap_or(otherwise);
        (language.to_string(), count_words(&prose(&edition.body)))
    });
    editions.collect()
}

fn tell(posts: &[Made], reports: &[archive::Named], args: &Import, output: &mut Output) -> Done {
    archive::write(reports, args.report.as_deref())?;
    if args.json {
        let mut all: Vec<Value> = posts.iter().map(post).collect();
        all.extend(
            reports
                .iter()
                .flat_map(|(_, it)| &it.posts)
                .map(archive::post),
        );
        let mut value = json!({ "posts": all });
        if !reports.is_empty() {
            let archives: Vec<Value> = reports.iter().map(archive::json).collect();
            value["archives"] = json!(archives);
        }
        return output.json(&value);
    }
    reports
        .iter()
        .try_for_each(|it| archive::tell(it, args.report.is_some(), output))?;
    for made in posts {
        let languages: Vec<&str> = made.editions.iter().map(|it| it.0.as_str()).collect();
        let languages = languages.join(" ");
        let (post, name) = (&made.post, &made.name);
        output.line(format_args!("{post}  {languages:<5}  {name}"))?;
        for diagnostic in &made.diagnostics {
            output.warning(format_args!("{name}: {}", diagnostic.message));
        }
    }
    Ok(())
}

fn post(made: &Made) -> Value {
    let editions = made.editions.iter();
    let editions = editions.map(|(language, words)| json!({ "lang": language, "words": words }));
    json!({
        "post": made.post,
        "editions": editions.collect::<Vec<Value>>(),
        "diagnostics": made.diagnostics,
    })
}

/// One file that cannot be read is the failure; of several, each is told of.
fn outcome(mut failures: Vec<(String, Failure)>, total: usize, output: &mut Output) -> Done {
    if total <= 1 && failures.len() == 1 {
        let (_, failure) = failures.remove(0);
        return Err(failure);
    }
    let Some((_, first)) = failures.first() else {
        return Ok(());
    };
    let code = first.code;
    for (name, failure) in &failures {
        let message = &failure.message;
        match message.contains(name.as_str()) {
            true => output.warning(message),
            false => output.warning(format_args!("{name}: {message}")),
        }
    }
    let count = failures.len();
    let message = format!("{count} of {total} could not be taken in; the others were");
    Err(Failure::new(code, message, Value::Null))
}
