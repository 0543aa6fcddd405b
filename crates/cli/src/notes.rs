//! Notes between writer and translator.

use commands::Failure;
use library::edition::{self as editions, Edition};
use library::note::{self as notes, Entry, Note};
use library::{Query, history, post as posts};
use serde_json::{Value, json};
use text::edit::Utf16Index;

use crate::Done;
use crate::args::Notes;
use crate::opening;
use crate::output::Output;

pub(crate) fn notes(args: &Notes, output: &mut Output) -> Done {
    let found = opening::current(&args.library)?.read(|q| {
        let post = posts::resolve(q, &args.post)?;
        let mut found = Vec::new();
        for edition in editions::of_post(q, post)? {
            for note in notes::of_edition(q, &edition)? {
                found.push(Listed::read(q, &edition, note)?);
            }
        }
        Ok(found)
    })?;
    if args.json {
        let notes: Vec<Value> = found.iter().map(Listed::json).collect();
        return output.json(&json!({ "notes": notes }));
    }
    found.iter().try_for_each(|listed| listed.print(output))
}

/// A note and where it lies, in Unicode scalar values of the body.
struct Listed {
    note: Note,
    language: String,
    from: usize,
    to: usize,
}

impl Listed {
    fn read(q: &Query<'_>, edition: &Edition, note: Note) -> library::Result<Listed> {
        let body = history::fields(q, edition)?.body;
        let index = Utf16Index::new(&body);
        let scalars = |at: u32| {
            let before = body.get(..index.to_byte(at)).unwrap_or_default();
            before.chars().count()
        };
        Ok(Listed {
            from: scalars(note.span.from),
            to: scalars(note.span.to),
            language: edition.language.to_string(),
            note,
        })
    }

    fn json(&self) -> Value {
        let Note {
            id,
            words,
            holds,
            entries,
            ..
        } = &self.note;
        let entry = |e: &Entry| json!({ "writer": e.writer, "text": e.text, "at": e.at });
        json!({
            "id": id.to_string(),
            "language": self.language,
            "from": self.from,
            "to": self.to,
            "words": words,
            "holds": holds,
            "resolved": !self.note.is_open(),
            "entries": entries.iter().map(entry).collect::<Vec<_>>(),
        })
    }

    fn print(&self, output: &mut Output) -> Result<(), Failure> {
        let state = match (self.note.is_open(), self.note.holds) {
            (true, true) => "open, holds the post",
            (true, false) => "open",
            (false, _) => "resolved",
        };
        let (language, words) = (&self.language, in_a_line(&self.note.words));
        output.line(format_args!("{language}  {state}  \"{words}\""))?;
        for Entry { writer, text, .. } in &self.note.entries {
            let text = in_a_line(text);
            match writer.as_str() {
                "" => output.line(format_args!("    {text}"))?,
                writer => output.line(format_args!("    {writer}: {text}"))?,
            }
        }
        Ok(())
    }
}

fn in_a_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
