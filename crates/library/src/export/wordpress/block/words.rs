//! Words of a block, as the editor's rich text keeps them.

use text::elements::{Element, Node};

use super::super::guard;
use super::Setting;

/// Elements that stand among words.
const INLINE: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins",
    "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "u", "var",
];

/// Names of short codes that every WordPress runs.
const SHORT_CODES: [&str; 7] = [
    "audio",
    "caption",
    "embed",
    "gallery",
    "playlist",
    "video",
    "wp_caption",
];

/// Whether a node stands among words, with all that is in it.
pub(super) fn is_inline(node: &Node<'_>) -> bool {
    match node {
        Node::Words(_) => true,
        Node::Element(element) => {
            (INLINE.contains(&element.name) || element.name == "wbr")
                && element.nodes.iter().all(is_inline)
        }
    }
}

/// Words in their language; nothing where the editor would not keep them as they are.
///
/// White space is what a reader sees of it: the editor does not keep more, and WordPress embeds
/// an address that stands alone in a line.
pub(super) fn words(nodes: &[Node<'_>], setting: Setting<'_>) -> Option<String> {
    let language = setting.language;
    let open = match setting.turns {
        true => format!("<span lang=\"{language}\" dir=\"{}\">", setting.direction()),
        false => format!("<span lang=\"{language}\">"),
    };
    let mut line = Line {
        out: String::new(),
        open: &open,
        depth: 0,
        setting,
    };
    line.push_all(nodes)?;
    let words = without_last_space(&line.out);
    match words.is_empty() {
        true => Some(String::new()),
        false => Some(format!("{open}{words}</span>")),
    }
}

/// Takes away the space at the end of a block, which nobody sees, from within elements too.
fn without_last_space(words: &str) -> String {
    let mut end = words.len();
    while let Some(at) = words[..end].rfind("</")
        && words[at..end].find('>') == Some(end - at - 1)
    {
        end = at;
    }
    let (words, closing) = words.split_at(end);
    format!("{}{closing}", words.trim_end_matches(' '))
}

/// Words as they are written.
struct Line<'a> {
    out: String,
    /// What opens the language.
    open: &'a str,
    /// How many elements are open.
    depth: usize,
    setting: Setting<'a>,
}

impl Line<'_> {
    fn push_all(&mut self, nodes: &[Node<'_>]) -> Option<()> {
        nodes.iter().try_for_each(|node| match node {
            Node::Words(words) => self.push_words(words),
            Node::Element(element) => self.push_element(element),
        })
    }

    fn push_element(&mut self, element: &Element<'_>) -> Option<()> {
        if says_nothing(element) {
            return Some(());
        }
        if !is_kept(element) {
            return None;
        }
        if element.name == "br" {
            let length = self.out.trim_end_matches(' ').len();
            self.out.truncate(length);
        }
        guard::push_opening(&mut self.out, element, self.setting.hand());
        self.depth += 1;
        self.push_all(&element.nodes)?;
        self.depth -= 1;
        guard::push_closing(&mut self.out, element);
        Some(())
    }

    fn push_words(&mut self, words: &str) -> Option<()> {
        for (at, character) in words.char_indices() {
            match character {
                ' ' | '\n' | '\t' | '\r' | '\x0c' => {
                    let is_seen = !self.out.is_empty() && !self.out.ends_with([' ', '\n']);
                    if is_seen && !self.out.ends_with("<br>") {
                        self.out.push(' ');
                    }
                }
                '[' => {
                    self.out.push('[');
                    if is_short_code(&words[at + 1..]) {
                        // The editor keeps no number for a bracket, but it keeps elements.
                        if self.depth > 0 {
                            return None;
                        }
                        self.out.push_str("</span>");
                        self.out.push_str(self.open);
                    }
                }
                _ => self.out.push(character),
            }
        }
        Some(())
    }
}

/// Whether nobody would miss an element, and the editor would not keep it.
fn says_nothing(element: &Element<'_>) -> bool {
    let is_nothing = |node: &Node<'_>| match node {
        Node::Words(words) => words.is_empty(),
        Node::Element(element) => says_nothing(element),
    };
    !element.is_void() && element.attribute("id").is_none() && element.nodes.iter().all(is_nothing)
}

/// Whether the editor keeps the attributes of an element as they stand: it resolves numbers in
/// them, and then WordPress would read the signs behind them.
fn is_kept(element: &Element<'_>) -> bool {
    let value = element.attributes().all(|(_, value)| {
        !value.contains(['<', '>', '[']) && !value.contains("&lt;") && !value.contains("&gt;")
    });
    value && (INLINE.contains(&element.name))
}

/// Whether what follows a bracket is run by WordPress: a name that it knows, or a name with
/// attributes, which some addition to it may know.
fn is_short_code(after: &str) -> bool {
    let after = after.trim_start_matches(['[', '/']);
    let is_end = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let name = &after[..after.find(is_end).unwrap_or(after.len())];
    let inside = after.split(']').next().unwrap_or_default();
    let is_closed = inside.len() < after.len();
    is_closed && (SHORT_CODES.contains(&name) || !name.is_empty() && inside.contains('='))
}
