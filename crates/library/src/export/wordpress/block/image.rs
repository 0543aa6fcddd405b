use text::elements::{Element, Node, is_blank};

use super::words::{self, is_inline};
use super::{Setting, is_plain, only_elements, wrapped};

/// The image of a paragraph that has nothing else in it.
pub(super) fn alone<'e, 'a>(nodes: &'e [Node<'a>]) -> Option<&'e Element<'a>> {
    let mut seen = nodes
        .iter()
        .filter(|it| !matches!(it, Node::Words(words) if is_blank(words)));
    match (seen.next()?, seen.next()) {
        (Node::Element(image), None) if image.name == "img" => Some(image),
        _ => None,
    }
}

/// An image with its caption.
pub(super) fn figure(figure: &Element<'_>, setting: Setting<'_>) -> Option<String> {
    let elements = only_elements(&figure.nodes)?;
    match elements.as_slice() {
        [one, caption] if one.name == "img" && caption.name == "figcaption" => {
            let is_words = is_plain(caption) && caption.nodes.iter().all(is_inline);
            image(one, Some(caption), setting).filter(|_| is_words)
        }
        [one] if one.name == "img" => image(one, None, setting),
        _ => None,
    }
}

/// The block of an image. Its size is left to WordPress, which knows it once it has the file.
pub(super) fn image(
    image: &Element<'_>,
    caption: Option<&Element<'_>>,
    setting: Setting<'_>,
) -> Option<String> {
    let says_more = image
        .attributes()
        .any(|(name, _)| !matches!(name, "alt" | "height" | "src" | "width"));
    let alternative = image.attribute("alt").unwrap_or_default();
    // The editor writes brackets as they are, and WordPress would run what is in them.
    if says_more || alternative.contains('[') {
        return None;
    }
    let address = image.attribute("src")?;
    let address = match address.strip_prefix("image/") {
        Some(name) => format!("{}{name}", setting.images),
        None => address.into_owned(),
    };
    let caption = match caption {
        Some(caption) => match words::words(&caption.nodes, setting)? {
            words if words.is_empty() => words,
            words => format!("<figcaption class=\"wp-element-caption\">{words}</figcaption>"),
        },
        None => String::new(),
    };
    Some(wrapped(
        "image",
        "",
        &format!(
            "<figure class=\"wp-block-image\"><img src=\"{}\" alt=\"{}\"/>{caption}</figure>",
            value(&address),
            value(&alternative),
        ),
    ))
}

/// A value as the editor writes it, which is not quite as a browser does.
fn value(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
