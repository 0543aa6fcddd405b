//! Words looked up in all pairs of a library.

use library::memory::{self, Hit, Lookup, Side};
use serde_json::{Value, json};

use crate::Done;
use crate::args::Pairs;
use crate::opening;
use crate::output::Output;
use crate::post::{language, one_line};

pub(crate) fn pairs(args: &Pairs, output: &mut Output) -> Done {
    let other = args.to.as_deref().map(language).transpose()?;
    let lookup = Lookup {
        words: &args.words,
        language: &language(&args.lang)?,
        other: other.as_ref(),
    };
    let found = opening::current(&args.library)?.read(|q| memory::search(q, &lookup))?;
    if args.json {
        let hits: Vec<Value> = found.hits.iter().map(as_json).collect();
        return output.json(&json!({ "hits": hits, "more": found.more, "bounded": found.bounded }));
    }
    for (number, hit) in found.hits.iter().enumerate() {
        if number > 0 {
            output.line("")?;
        }
        let titled = [&hit.date, &hit.title].map(String::as_str);
        output.line(titled.join(" ").trim())?;
        for side in [&hit.source, &hit.target] {
            output.line(format_args!(
                "  {}\t{}",
                side.language,
                one_line(&side.text)
            ))?;
        }
    }
    if found.more {
        output.warning("there are more");
    }
    if found.bounded {
        output.warning("older posts were not read");
    }
    Ok(())
}

fn as_json(hit: &Hit) -> Value {
    let side = |side: &Side| {
        json!({
            "edition": side.edition.to_string(),
            "language": side.language.as_str(),
            "text": side.text,
            "before": side.before,
            "after": side.after,
        })
    };
    let matches: Vec<Value> = hit
        .matches
        .iter()
        .map(|span| json!({ "from": span.from, "to": span.to }))
        .collect();
    json!({
        "post": hit.post.to_string(),
        "title": hit.title,
        "date": hit.date,
        "at": hit.at,
        "source": side(&hit.source),
        "target": side(&hit.target),
        "matches": matches,
        "times": hit.times,
    })
}
