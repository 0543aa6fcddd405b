//! What is said of a post beside its text.

use library::{Op, people, post as posts};
use serde_json::{Map, Value, json};

use crate::Done;
use crate::args::Describe;
use crate::output::Output;
use crate::post::{language, open_at};

pub(crate) fn describe(args: &Describe, output: &mut Output) -> Done {
    let language = args.lang.as_deref().map(language).transpose()?;
    let (library, post) = open_at(&args.library, &args.post)?;
    library.write(Op::Describe, |tx| {
        if let Some(date) = &args.date {
            posts::set_date(tx, post, date)?;
        }
        if let Some(series) = &args.series {
            posts::set_series(tx, post, series)?;
        }
        if !args.by.is_empty() {
            posts::set_people(tx, post, &args.by)?;
        }
        if let (Some(language), Some(name)) = (&language, &args.series_name) {
            people::set_series_name(tx, post, language, name)?;
        }
        if let (Some(language), [person, text]) = (&language, args.about.as_slice()) {
            people::set_biography(tx, person, language, text)?;
        }
        Ok(())
    })?;
    let (post, names) =
        library.read(|q| Ok((posts::get(q, post)?, people::series_names(q, post)?)))?;
    library.close();
    let names: Map<String, Value> = names
        .into_iter()
        .map(|(language, name)| (language.to_string(), name.into()))
        .collect();
    output.json(&json!({
        "date": post.date,
        "series": post.series,
        "seriesNames": names,
        "people": post.people,
    }))
}
