//! What is pasted, without a window.

use text::paste::{Options, clip, is_hard_wrapped, join_wrapped, plain};
use text::watermark::unmark_pasted;

use crate::Done;
use crate::args::Paste;
use crate::output::Output;
use crate::post::read_text;

pub(crate) fn paste(args: &Paste, output: &mut Output) -> Done {
    let given = read_text(&args.file)?;
    let is_named_so = args
        .file
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"));
    if args.html || (is_named_so && !args.text && !args.join) {
        let clip = clip(&given, Options::default());
        let said = clip.removed.diagnostics();
        said.iter().for_each(|d| output.warning(&d.message));
        return written(&clip.markdown, output);
    }
    if args.join {
        return written(&plain(&join_wrapped(&given), Options::default()), output);
    }
    if is_hard_wrapped(&given) {
        output.warning("the lines look broken by a mail program; --join joins them");
    }
    written(&plain(&given, Options::default()), output)
}

/// Writes Markdown without what could tell this copy of the text from another, and says what that
/// was.
fn written(markdown: &str, output: &mut Output) -> Done {
    let guess = text::language_guess(markdown);
    let clean = unmark_pasted(markdown, guess.as_ref());
    let said = clean.found.diagnostics();
    said.iter().for_each(|it| output.warning(&it.message));
    output.text(clean.text.into_owned())
}
