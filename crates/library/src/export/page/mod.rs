//! A complete page around sanitized HTML: own style, no script, nothing remote.
//!
//! 1. [`super::html`] renders and sanitizes the editions; their images get the addresses that they
//!    have beside the page, or in it.
//! 2. [`context`] says what there is to show, and [`super::template`] shows it.
//! 3. [`checked`] looks at the whole once more.

pub(super) mod context;
mod sample;
mod style;

use text::page::{Fit, Fitted, fit};
use text::plain::escape;
use text::sanitize::{Policy, Scheme};

use super::html::{self, Section};
use super::image_file::{ImageFiles, addresses, folder, image_files_in, image_sizes};
use super::plan::{Plan, PlannedFile, file_name};
use super::profile::Layout;
use super::template::{self, Shipped, TemplateError};
use super::{Piece, facing, parts};
use crate::error::{Error, Result};
use context::Page;

/// One file a post, and its images where these are beside it.
pub(super) fn files(piece: &Piece, plan: &mut Plan) -> Result<()> {
    let made = match piece.profile.options.layout {
        Layout::Tabs => html::sections_in_turns(piece, &image_sizes(piece)),
        Layout::Stacked | Layout::Facing => html::sections(piece, &image_sizes(piece)),
    };
    let images = image_files_in(piece, &folder(piece));
    let name = file_name(piece, "html");
    let (head, left_out) = parts::of_page(piece);
    let bodies = bodies(piece, &made.sections, &images);
    let page = page(piece, &head, &made.sections, &bodies)?;
    let page = checked(name.clone(), page, &piece.profile.options.policy())?;
    plan.files.push(PlannedFile::text(name, page));
    plan.warnings.extend(left_out);
    plan.warnings.extend(made.warnings);
    plan.warnings.extend(images.warnings);
    plan.take_images(piece, images.files);
    Ok(())
}

/// The bodies with their images at their places, and tables in frames.
fn bodies(piece: &Piece, sections: &[Section<'_>], images: &ImageFiles) -> Vec<Fitted> {
    let addresses = addresses(piece, images);
    let address = |name: &str| addresses.get(name).cloned();
    let policy = &piece.profile.options.policy();
    let body = |section: &Section<'_>| {
        let words = parts::words(&section.edition.edition.language);
        let how = Fit {
            images: Some(&address),
            table: Some(words.table),
            policy,
            ..Fit::default()
        };
        fit(&section.body, &how)
    };
    sections.iter().map(body).collect()
}

fn page(
    piece: &Piece,
    head: &parts::PageParts,
    sections: &[Section<'_>],
    bodies: &[Fitted],
) -> Result<String> {
    let options = &piece.profile.options;
    let rows = match options.layout {
        Layout::Facing if sections.len() > 1 => facing::rows(piece, bodies),
        Layout::Stacked | Layout::Facing | Layout::Tabs => None,
    };
    let style = style::of(piece, sections, rows.as_ref().map(Vec::len));
    let page = Page::of(piece, head, sections, bodies, rows.as_deref(), style);
    let length = bodies.iter().map(|body| body.as_str().len()).sum();
    let made = match options.template.trim() {
        "" => template::render_shipped(Shipped::Page, &page),
        _ => template::render(&options.template, &page, length),
    };
    made.map_err(in_template)
}

/// Lets a finished page pass, unless something on it acts or asks another place for something.
pub(super) fn checked(name: String, page: String, policy: &Policy) -> Result<String> {
    match text::page::check(&page, policy) {
        Ok(()) => Ok(page),
        Err(fault) => Err(Error::BadPage {
            name,
            line: fault.line,
            reason: fault.found.to_string(),
        }),
    }
}

/// Makes a page of a template and of a post that has everything, and looks at it.
pub(super) fn try_template(source: &str) -> Result<()> {
    let page = sample::page();
    let made = template::render(source, &page, sample::LENGTH).map_err(in_template)?;
    // What the profile lets stand is known only when a page is made.
    let policy = Policy {
        remote_images: true,
        schemes: Scheme::ALL.to_vec(),
        ..Policy::default()
    };
    checked("sample.html".to_owned(), made, &policy).map(|_| ())
}

fn in_template(TemplateError { line, reason }: TemplateError) -> Error {
    Error::BadTemplate { line, reason }
}

fn frame(body: &str) -> String {
    format!(
        "<!doctype html>\n\
         <html lang=\"und\" dir=\"auto\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title></title>\n\
         <style>\n{}</style>\n\
         </head>\n\
         <body>\n{body}\n</body>\n\
         </html>\n",
        style::of_frame(),
    )
}

/// A page that shows a fragment as it is, with the style of the standalone page: for the
/// frame of the reading view only.
pub(super) fn frame_page(fragment: &text::SafeHtml) -> String {
    frame(&format!("<main data-fragment>\n{fragment}\n</main>"))
}

/// A page that shows a text letter by letter: for the frame of the reading view only.
pub(super) fn text_page(text: &str) -> String {
    frame(&format!("<main><pre>{}</pre></main>", escape(text)))
}
