//! Words that must never leave in an export.

use library::search::is_same_word;
use library::{Op, export as exports};
use serde_json::json;

use crate::Done;
use crate::args::KeptWords;
use crate::opening;
use crate::output::Output;

/// Lists them; or changes the list and says nothing, since what is said may be written down.
pub(crate) fn kept_words(args: &KeptWords, output: &mut Output) -> Done {
    if args.add.is_empty() && args.remove.is_empty() {
        let words = opening::reader(&args.library)?.read(exports::kept_words)?;
        return match args.json {
            true => output.json(&json!(words)),
            false => words.iter().try_for_each(|word| output.line(word)),
        };
    }
    let library = opening::library(&args.library)?;
    library.write(Op::KeepWords, |tx| {
        let mut words = exports::kept_words(tx)?;
        words.retain(|word| !args.remove.iter().any(|other| is_same_word(word, other)));
        words.extend(args.add.iter().cloned());
        exports::set_kept_words(tx, &words)
    })?;
    library.close();
    Ok(())
}
