//! Sentences without a library.

use text::segment::{has_rules, sentences};

use crate::Done;
use crate::args::Segment;
use crate::output::Output;
use crate::post::{language, read_text};

pub(crate) fn segment(args: &Segment, output: &mut Output) -> Done {
    let language = language(&args.lang)?;
    let given = read_text(&args.file)?;
    if !has_rules(&language) {
        output.warning(format_args!(
            "there are no rules for the sentences of `{language}`; they are cut by those of Unicode"
        ));
    }
    let mut lines = String::with_capacity(given.len());
    for range in sentences(&given, &language) {
        for part in given[range].split(is_line_break).map(str::trim) {
            let first = lines.is_empty() || lines.ends_with('\n');
            if !first && !part.is_empty() {
                lines.push(' ');
            }
            lines.push_str(part);
        }
        lines.push('\n');
    }
    output.text(lines)
}

/// Tells whether a reader of lines may take a letter for the end of one.
fn is_line_break(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
