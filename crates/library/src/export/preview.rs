use super::{Format, Piece, Plan, html, page};

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
    let texts = plan
        .files
        .iter()
        .filter(|file| !file.name.starts_with("image/"));
    let texts: Vec<_> = texts
        .map(|file| String::from_utf8_lossy(&file.bytes))
        .collect();
    let content = texts.join("\n");
    let document = match format {
        Format::HtmlPage => content.clone(),
        Format::HtmlFragment => page::frame_page(&html::fragment(&html::sections(piece).sections)),
        Format::Markdown | Format::Text => page::text_page(&content),
    };
    Preview {
        document: with_images(document, piece),
        content,
    }
}

/// Puts the piece's images in the place of their names, as `data:` addresses.
fn with_images(mut document: String, piece: &Piece) -> String {
    for (name, image) in &piece.images {
        let address = format!(
            "src=\"data:{};base64,{}\"",
            image.media_type,
            base64(&image.bytes)
        );
        document = document.replace(&format!("src=\"image/{name}\""), &address);
    }
    document
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * at) & 63) as usize];
            encoded.push(if at <= group.len() {
                char::from(digit)
            } else {
                '='
            });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_as_in_the_rfc() {
        for (given, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(given.as_bytes()), expected);
        }
    }
}
