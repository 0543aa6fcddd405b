use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::image_file::image_sizes;
use super::{Format, Piece, Plan, PlannedFile, html, page};

/// An export to look at before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// A complete HTML document for a sandboxed frame. For a page it is the page itself.
    pub document: String,
    /// What a person copies: the first file's text, or for Markdown the texts of all.
    pub content: String,
}

/// Shows what a plan would write. Images are put into the document, since the frame may
/// not read files.
pub fn preview(piece: &Piece, format: Format, plan: &Plan) -> Preview {
    let (images, texts): (Vec<_>, Vec<_>) =
        plan.files.iter().partition(|file| file.image.is_some());
    let texts: Vec<_> = texts
        .iter()
        .map(|file| String::from_utf8_lossy(&file.bytes))
        .collect();
    let content = texts.join("\n");
    let document = match format {
        Format::HtmlPage | Format::Newsletter => content.clone(),
        Format::HtmlFragment
        | Format::WordpressHtml
        | Format::WordpressBlocks
        | Format::WordpressClassic => {
            let made = html::sections(piece, &image_sizes(piece));
            page::frame_page(&html::fragment(piece, &made.sections))
        }
        Format::Wxr
        | Format::Hugo
        | Format::Zola
        | Format::Markdown
        | Format::Text
        | Format::Atom
        | Format::JsonFeed => page::text_page(&content),
    };
    Preview {
        document: with_images(document, piece, &images),
        content,
    }
}

/// Puts the images of a plan in the place of their names, as `data:` addresses.
fn with_images(mut document: String, piece: &Piece, images: &[&PlannedFile]) -> String {
    for file in images {
        let Some(image) = file.image.as_ref().and_then(|name| piece.images.get(name)) else {
            continue;
        };
        let address = format!(
            "src=\"data:{};base64,{}\"",
            image.media_type,
            STANDARD.encode(&file.bytes)
        );
        document = document.replace(&format!("src=\"{}\"", file.name), &address);
    }
    document
}
