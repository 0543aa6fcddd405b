//! What the checks say of a post of a library: each translation beside what it is made from.

use std::path::Path;

use library::check::{self as checks, Found, Memo};
use library::edition::{self as editions, Edition};
use library::{Query, alignment, history, post as posts};
use serde_json::{Value, json};
use text::edit::Utf16Index;

use crate::Done;
use crate::opening;
use crate::output::Output;

pub(super) fn check(path: &Path, post: &str, as_json: bool, output: &mut Output) -> Done {
    let found = opening::current(path)?.read(|q| {
        let post = posts::resolve(q, post)?;
        let all = editions::of_post(q, post)?;
        let mut found = Vec::new();
        for target in &all {
            let from = all
                .iter()
                .find(|source| Some(source.id) == target.translated_from);
            if let Some(source) = from {
                found.extend(between(q, source, target)?);
            }
        }
        Ok(found)
    })?;
    if as_json {
        let findings: Vec<Value> = found.iter().map(Listed::json).collect();
        return output.json(&json!({ "findings": findings }));
    }
    found.iter().try_for_each(|listed| listed.print(output))
}

fn between(q: &Query<'_>, source: &Edition, target: &Edition) -> library::Result<Vec<Listed>> {
    let living = alignment::read(q, source.id, target.id)?;
    // An alignment may be stored the other way round.
    let is_flipped = living.ids()[0] != source.id;
    let bodies = [
        history::fields(q, source)?.body,
        history::fields(q, target)?.body,
    ];
    let indexes = [Utf16Index::new(&bodies[0]), Utf16Index::new(&bodies[1])];
    let languages = [source.language.to_string(), target.language.to_string()];
    let listed = |found: Found| {
        let mut places = found.places;
        if is_flipped {
            places.reverse();
        }
        let characters = |side: usize, at: u32| {
            let before = bodies[side].get(..indexes[side].to_byte(at));
            before.unwrap_or_default().chars().count()
        };
        let place = |side: usize| {
            let span = places[side]?;
            Some((characters(side, span.from), characters(side, span.to)))
        };
        Listed {
            check: found.check,
            message: found.saw.message(),
            languages: languages.clone(),
            places: [place(0), place(1)],
        }
    };
    let found = checks::find(q, &living, &mut Memo::default())?;
    Ok(found.into_iter().map(listed).collect())
}

/// A finding, and where it is in the bodies of both editions, in Unicode scalar values.
struct Listed {
    check: &'static str,
    message: String,
    languages: [String; 2],
    places: [Option<(usize, usize)>; 2],
}

impl Listed {
    fn json(&self) -> Value {
        let place = |side: usize| {
            self.places[side].map_or(Value::Null, |(from, to)| json!({ "from": from, "to": to }))
        };
        json!({
            "check": self.check,
            "message": self.message,
            "langs": self.languages,
            "source": place(0),
            "target": place(1),
        })
    }

    fn print(&self, output: &mut Output) -> Done {
        let mut places = String::new();
        for (language, place) in self.languages.iter().zip(&self.places) {
            if let Some((from, to)) = place {
                places.push_str(&format!(" [{language} {from}-{to}]"));
            }
        }
        output.line(format_args!("{}: {}{places}", self.check, self.message))
    }
}
