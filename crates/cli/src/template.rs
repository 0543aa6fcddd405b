//! Templates for new posts.

use library::template::{self as templates, Template};
use serde_json::{Value, json};

use crate::Done;
use crate::args::{OneTemplate, Template as Verb, Templates};
use crate::opening;
use crate::output::Output;
use crate::post::language;

pub(crate) fn template(args: &Verb, output: &mut Output) -> Done {
    match args {
        Verb::List(args) => list(args, output),
        Verb::Show(args) => show(args, output),
    }
}

fn list(args: &Templates, output: &mut Output) -> Done {
    let all = opening::reader(&args.library)?.read(templates::list)?;
    if args.json {
        let all: Vec<Value> = all.iter().map(as_json).collect();
        return output.json(&json!({ "templates": all }));
    }
    all.iter().try_for_each(|it| {
        let (key, words) = (it.key.to_string(), &it.words);
        let changed = if it.is_changed { "  (changed)" } else { "" };
        output.line(format_args!(
            "{key:<36}  {:<5}  {}{changed}",
            words.language.as_str(),
            words.name
        ))
    })
}

fn show(args: &OneTemplate, output: &mut Output) -> Done {
    let language = language(&args.lang)?;
    let found = opening::reader(&args.library)?
        .read(|q| templates::resolve(q, &args.template, &language))?;
    if args.json {
        return output.json(&as_json(&found));
    }
    let words = &found.words;
    for line in [&words.place_line, &words.title, &words.dek] {
        if !line.is_empty() {
            output.line(line)?;
        }
    }
    output.line(format_args!("\n{}", words.body.trim_end_matches('\n')))
}

fn as_json(template: &Template) -> Value {
    let words = &template.words;
    json!({
        "key": template.key.to_string(),
        "changed": template.is_changed,
        "language": words.language.as_str(),
        "name": words.name,
        "title": words.title,
        "dek": words.dek,
        "placeLine": words.place_line,
        "body": words.body,
    })
}
