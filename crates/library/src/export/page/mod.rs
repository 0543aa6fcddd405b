//! A complete page around sanitized HTML: own style, no script, nothing remote.

use text::plain::escape;

use super::Piece;
use super::html::{self, Section};
use super::image_file::image_sizes;
use super::plan::{Plan, PlannedFile, add_images, file_name};

const STYLE: &str = include_str!("page.css");

/// One file a post, and its images.
pub(super) fn files(piece: &Piece, plan: &mut Plan) {
    let made = html::sections(piece, &image_sizes(piece));
    plan.warnings.extend(made.warnings);
    let contents = page(piece, &made.sections);
    plan.files
        .push(PlannedFile::text(file_name(piece, "html"), contents));
    add_images(piece, plan);
}

/// The standalone page of a post.
fn page(piece: &Piece, sections: &[Section<'_>]) -> String {
    let first = sections.first();
    let title = first
        .map(|s| s.head.title.as_str())
        .filter(|title| !title.trim().is_empty())
        .unwrap_or(&piece.post.slug);
    let mut main = String::new();
    for (position, section) in sections.iter().enumerate() {
        let language = &section.edition.edition.language;
        main.push_str(&format!(
            "<section class=\"edition\" id=\"{tag}\" lang=\"{tag}\" dir=\"{dir}\">\n",
            tag = escape(language.as_str()),
            dir = language.direction().as_str(),
        ));
        main.push_str(&header(section));
        if position == 0 && sections.len() > 1 && piece.profile.options.parts.language_links {
            main.push_str(&links(sections));
        }
        main.push_str(section.body.as_str().trim_end());
        main.push_str("\n</section>\n");
    }
    let (tag, dir) = first.map_or(("en", "ltr"), |s| {
        let language = &s.edition.edition.language;
        (language.as_str(), language.direction().as_str())
    });
    document(tag, dir, title, STYLE, &format!("<main>\n{main}</main>"))
}

fn header(section: &Section<'_>) -> String {
    let mut header = String::new();
    let mut put = |open: &str, text: &str, close: &str| {
        if !text.trim().is_empty() {
            header.push_str(&format!("{open}{}{close}\n", escape(text.trim())));
        }
    };
    let (open, close) = (
        format!("<h{}>", section.level),
        format!("</h{}>", section.level),
    );
    put("<p class=\"place\">", &section.head.place_line, "</p>");
    put(&open, &section.head.title, &close);
    put("<p class=\"dek\">", &section.head.dek, "</p>");
    if header.is_empty() {
        header
    } else {
        format!("<header>\n{header}</header>\n")
    }
}

/// Links from the first language to the others, each named in its own.
fn links(sections: &[Section<'_>]) -> String {
    let label = match sections
        .first()
        .map(|s| s.edition.edition.language.primary())
    {
        Some("es" | "pt") => "Idiomas",
        Some("ca") => "Idiomes",
        Some("fr") => "Langues",
        Some("de") => "Sprachen",
        Some("it") => "Lingue",
        _ => "Languages",
    };
    let mut links = format!("<nav aria-label=\"{label}\">\n");
    for section in sections {
        let language = &section.edition.edition.language;
        let tag = escape(language.as_str());
        let name = language.endonym().unwrap_or(language.as_str());
        links.push_str(&format!(
            "<a href=\"#{tag}\" lang=\"{tag}\" hreflang=\"{tag}\">{}</a>\n",
            escape(name)
        ));
    }
    links.push_str("</nav>\n");
    links
}

fn document(language: &str, direction: &str, title: &str, style: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n\
         <html lang=\"{language}\" dir=\"{direction}\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n\
         <style>\n{style}</style>\n\
         </head>\n\
         <body>\n{body}\n</body>\n\
         </html>\n",
        language = escape(language),
        title = escape(title.trim()),
    )
}

/// A page that shows a fragment as it is, with the style of the standalone page: for the
/// frame of the reading view only.
pub(super) fn frame_page(fragment: &text::SafeHtml) -> String {
    document(
        "und",
        "auto",
        "",
        STYLE,
        &format!("<main class=\"fragment\">\n{fragment}\n</main>"),
    )
}

/// A page that shows a text letter by letter: for the frame of the reading view only.
pub(super) fn text_page(text: &str) -> String {
    document(
        "und",
        "auto",
        "",
        STYLE,
        &format!("<main><pre class=\"plain\">{}</pre></main>", escape(text)),
    )
}
