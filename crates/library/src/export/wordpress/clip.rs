use text::compose::{self, Head};
use text::{LanguageTag, SafeHtml};

use super::super::Format;
use super::{blocks, classic, html};

/// The body of an edition as HTML for the clipboard, in the manner of what it is pasted into.
///
/// The visual editor of WordPress makes blocks of any HTML, but drops languages, anchors of
/// footnotes and what no block of its own can say, and puts a film in the place of an address
/// that stands alone. Blocks that it is given it takes as they are, and others see the same HTML
/// with comments in it. Formats that are not of WordPress get the body in its section.
pub fn clip(body: &SafeHtml, language: &LanguageTag, format: Format) -> String {
    let section = || compose::section(language, 1, &Head::default(), body, false);
    match format {
        Format::WordpressBlocks | Format::Wxr => blocks::of_body(body, language),
        Format::WordpressClassic => classic::of_html(&section()),
        Format::WordpressHtml => html::of_html(&section()),
        _ => section().into_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_gets_language_and_direction() {
        let arabic = LanguageTag::parse("ar").unwrap();
        let (body, _) = text::sanitize::sanitize("<ul>\n<li>ماء</li>\n</ul>");
        for format in Format::ALL {
            let clip = clip(&body, &arabic, format);
            assert!(
                clip.contains(" lang=\"ar\" dir=\"rtl\""),
                "{format:?}: {clip}"
            );
        }
    }
}
