use text::elements::Element;

use super::{Setting, of_nodes, wrapped};

/// The block of a quotation, with a block for each part of it.
pub(super) fn quote(quote: &Element<'_>, setting: Setting<'_>) -> Option<String> {
    let blocks = of_nodes(&quote.nodes, setting).join("\n\n");
    Some(wrapped(
        "quote",
        "",
        &format!("<blockquote class=\"wp-block-quote\">{blocks}</blockquote>"),
    ))
}
