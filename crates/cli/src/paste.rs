//! What is pasted, without a window.

use text::paste::{Options, clip, is_hard_wrapped, join_wrapped, plain};

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
        return output.text(clip.markdown);
    }
    if args.join {
        return output.text(plain(&join_wrapped(&given), Options::default()));
    }
    if is_hard_wrapped(&given) {
        output.warning("the lines look broken by a mail program; --join joins them");
    }
    output.text(plain(&given, Options::default()))
}
