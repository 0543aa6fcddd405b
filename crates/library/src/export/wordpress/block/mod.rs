//! Elements become blocks, as the editor of WordPress writes them.
//!
//! A core block is used where it can say all that the element says, its language and direction
//! among it; the editor then calls it valid and saves the same bytes again. What no core block
//! can say stays as it is, in a block of HTML.
//!
//! - Words carry their language in a `<span lang>`: no core block has an attribute for it, and
//!   the editor keeps such a span through every change of the words.
//! - A paragraph has a direction of its own. Lists, quotations and tables have none: where a post
//!   is written from the right in some language, they are HTML.

mod code;
mod image;
mod list;
mod quote;
mod table;
mod words;

use text::elements::{Element, Node, is_blank};
use text::{LanguageTag, SafeHtml};

use super::guard::{self, Hand, PLAIN};
use words::is_inline;

/// Where a block stands: what must be said of its language, and where its images are.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The language.
    pub language: &'a LanguageTag,
    /// Whether directions must be said, because a language of the post turns.
    pub turns: bool,
    /// What stands before the name of an image of the library in its address.
    pub images: &'a str,
}

impl Setting<'_> {
    fn hand(&self) -> Hand<'_> {
        Hand {
            images: self.images,
            ..PLAIN
        }
    }

    fn direction(&self) -> &'static str {
        self.language.direction().as_str()
    }
}

/// A separator, which stands between the languages of a post.
pub(super) const SEPARATOR: &str = "<!-- wp:separator -->\n\
    <hr class=\"wp-block-separator has-alpha-channel-opacity\"/>\n\
    <!-- /wp:separator -->";

/// Makes blocks of what stands in the section of an edition, or in what stands for one without
/// headings.
pub(super) fn blocks(section: &SafeHtml, setting: Setting<'_>) -> Vec<String> {
    let nodes = text::elements::nodes(section);
    let inside = nodes.iter().flat_map(|node| match node {
        Node::Element(element) if matches!(element.name, "section" | "div") => {
            element.nodes.as_slice()
        }
        node => std::slice::from_ref(node),
    });
    of_nodes(&inside.cloned().collect::<Vec<_>>(), setting)
}

/// HTML as it stands, in a block of HTML.
pub(super) fn as_html(html: &SafeHtml, setting: Setting<'_>) -> String {
    let mut written = String::new();
    guard::push_nodes(&mut written, &text::elements::nodes(html), setting.hand());
    html_block(&written)
}

/// Makes blocks of nodes; words and inline elements that follow each other are a paragraph.
fn of_nodes(nodes: &[Node<'_>], setting: Setting<'_>) -> Vec<String> {
    let mut blocks = Vec::new();
    for run in nodes.chunk_by(|a, b| is_inline(a) && is_inline(b)) {
        match run {
            [Node::Element(element)] if !is_inline(&run[0]) => {
                blocks.push(of_element(element, setting));
            }
            run if run
                .iter()
                .all(|it| matches!(it, Node::Words(words) if is_blank(words))) => {}
            run => blocks.push(paragraph(run, setting)),
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn of_element(element: &Element<'_>, setting: Setting<'_>) -> String {
    let made = match element.name {
        "p" if is_plain(element) => match image::alone(&element.nodes) {
            Some(image) => image::image(image, None, setting),
            None if element.nodes.iter().all(is_inline) => Some(paragraph(&element.nodes, setting)),
            None => None,
        },
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if is_plain(element) => heading(element, setting),
        "hr" if is_plain(element) => Some(SEPARATOR.to_owned()),
        "figure" if is_plain(element) => image::figure(element, setting),
        "pre" if is_plain(element) => code::code(element),
        "ul" | "ol" if !setting.turns => list::list(element, setting),
        "blockquote" if is_plain(element) && !setting.turns => quote::quote(element, setting),
        "table" if is_plain(element) && !setting.turns => table::table(element, setting),
        _ => None,
    };
    made.unwrap_or_else(|| html(element, setting))
}

/// Whether an element says nothing in its attributes.
fn is_plain(element: &Element<'_>) -> bool {
    element.attributes().next().is_none()
}

/// The elements among nodes, where no words stand between them.
fn only_elements<'e, 'a>(nodes: &'e [Node<'a>]) -> Option<Vec<&'e Element<'a>>> {
    let mut elements = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) => elements.push(element),
            Node::Words(words) if is_blank(words) => {}
            Node::Words(_) => return None,
        }
    }
    Some(elements)
}

/// A paragraph, or HTML where its words would not stay as they are; empty where it has none.
fn paragraph(nodes: &[Node<'_>], setting: Setting<'_>) -> String {
    let direction = setting.direction();
    match (words::words(nodes, setting), setting.turns) {
        (Some(words), _) if words.is_empty() => String::new(),
        (Some(words), false) => wrapped("paragraph", "", &format!("<p>{words}</p>")),
        (Some(words), true) => wrapped(
            "paragraph",
            &format!(" {{\"direction\":\"{direction}\"}}"),
            &format!("<p dir=\"{direction}\">{words}</p>"),
        ),
        (None, _) => {
            let mut inside = String::new();
            guard::push_nodes(&mut inside, nodes, setting.hand());
            let language = setting.language;
            html_block(&format!(
                "<p lang=\"{language}\" dir=\"{direction}\">{inside}</p>"
            ))
        }
    }
}

fn heading(element: &Element<'_>, setting: Setting<'_>) -> Option<String> {
    let name = element.name;
    let words = words::words(&element.nodes, setting)?;
    // The editor does not say what goes without saying.
    let level = match name {
        "h2" => String::new(),
        name => format!("\"level\":{}", &name[1..]),
    };
    let (class, more) = match setting.turns && setting.direction() == "rtl" {
        // A heading has no direction, but a side; as a class every version knows it.
        true => (
            " has-text-align-right",
            "\"className\":\"has-text-align-right\"",
        ),
        false => ("", ""),
    };
    let said: Vec<&str> = [level.as_str(), more]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect();
    let attributes = match said.is_empty() {
        true => String::new(),
        false => format!(" {{{}}}", said.join(",")),
    };
    Some(wrapped(
        "heading",
        &attributes,
        &format!("<{name} class=\"wp-block-heading{class}\">{words}</{name}>"),
    ))
}

/// An element as it stands, with its language.
fn html(element: &Element<'_>, setting: Setting<'_>) -> String {
    let (language, direction) = (setting.language, setting.direction());
    let says_itself = element
        .attributes()
        .any(|(name, _)| matches!(name, "lang" | "dir"));
    let mut written = String::new();
    if says_itself {
        written.push_str(&format!("<div lang=\"{language}\" dir=\"{direction}\">\n"));
    }
    guard::push_opening(&mut written, element, setting.hand());
    if !says_itself {
        let said = format!("<{} lang=\"{language}\" dir=\"{direction}\"", element.name);
        written.replace_range(..=element.name.len(), &said);
    }
    guard::push_nodes(&mut written, &element.nodes, setting.hand());
    guard::push_closing(&mut written, element);
    if says_itself {
        written.push_str("\n</div>");
    }
    html_block(&table::with_sides(&written))
}

fn html_block(html: &str) -> String {
    wrapped("html", "", html)
}

/// A block between its delimiters. `attributes` is empty, or JSON after a space.
fn wrapped(name: &str, attributes: &str, html: &str) -> String {
    format!("<!-- wp:{name}{attributes} -->\n{html}\n<!-- /wp:{name} -->")
}
