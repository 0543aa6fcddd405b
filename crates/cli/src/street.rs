//! The last stretch of the street without a library: render and sanitize.

use text::render::{Images, Options};
use text::typography::{SpanishQuotes, Style, set_markdown};

use crate::Done;
use crate::args::{Render, Sanitize, Spanish, Typography};
use crate::output::Output;
use crate::post::{language, read_text};

pub(crate) fn render(args: &Render, output: &mut Output) -> Done {
    let language = args.lang.as_deref().map(language).transpose()?;
    let markdown = read_text(&args.file)?;
    let options = Options {
        line_breaks: args.line_breaks,
        language: language.as_ref(),
        typeset: language.is_some(),
        style: Style::default(),
        id_prefix: "",
        heading_shift: 0,
        under: 0,
        keep_images: Images::Local,
        image_sizes: None,
        policy: Default::default(),
    };
    let (html, diagnostics) = text::render::render(&markdown, &options).sanitize();
    diagnostics.iter().for_each(|d| output.warning(&d.message));
    output.text(html)
}

pub(crate) fn typography(args: &Typography, output: &mut Output) -> Done {
    let language = language(&args.lang)?;
    let source = read_text(&args.file)?;
    let spanish = match args.spanish {
        Some(Spanish::Angular) => SpanishQuotes::Angular,
        Some(Spanish::Curly) => SpanishQuotes::Curly,
        None => SpanishQuotes::Region,
    };
    let edits = set_markdown(&source, &language, Style { spanish });
    output.text(text::edit::apply(&source, &edits).map_err(library::Error::from)?)
}

pub(crate) fn sanitize(args: &Sanitize, output: &mut Output) -> Done {
    let given = read_text(&args.file)?;
    let (html, diagnostics) = text::sanitize::sanitize(&given);
    diagnostics.iter().for_each(|d| output.warning(&d.message));
    output.text(html)
}
