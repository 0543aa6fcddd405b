//! Short codes: what a site's plug-ins read in square brackets.
//!
//! A site knows which there are; a file does not say. So what is in brackets is taken for a short
//! code where it has attributes, where it is closed, or where it is one that every site knows;
//! `[sic]` and `[…]` stay words.

use std::collections::HashMap;

/// What became of short codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Codes {
    /// Left out; what stood between them is kept.
    pub left_out: usize,
}

/// Those that every site knows, and that show something.
const SHOWN: &[&str] = &[
    "caption",
    "wp_caption",
    "gallery",
    "embed",
    "audio",
    "video",
];

/// Writes short codes as HTML where they show something, and leaves the others out.
pub(super) fn expand(html: &str, pictures: &HashMap<u64, String>, codes: &mut Codes) -> String {
    if !html.contains('[') {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // What is never closed is looked for through all of the text.
    let mut searches = SEARCHES;
    while let Some(at) = rest.find('[') {
        let (before, code) = rest.split_at(at);
        out.push_str(before);
        // In a tag, and in what is shown as it is, nothing is a short code.
        let Some(tag) = Tag::read(code).filter(|tag| tag.is_code(code, &mut searches)) else {
            out.push('[');
            rest = &code[1..];
            continue;
        };
        rest = &code[tag.length..];
        match tag.name.as_str() {
            "caption" | "wp_caption" if !tag.closes => {
                let close = format!("[/{}]", tag.name);
                searches = searches.saturating_sub(1);
                if searches > 0
                    && let Some((inside, after)) = rest.split_once(close.as_str())
                {
                    figure(&mut out, inside, &tag);
                    rest = after;
                }
            }
            "gallery" => gallery(&mut out, &tag, pictures, codes),
            "embed" if !tag.closes => {
                searches = searches.saturating_sub(1);
                if searches > 0
                    && let Some((address, after)) = rest.split_once("[/embed]")
                {
                    link(&mut out, address.trim());
                    rest = after;
                }
            }
            "audio" | "video" if !tag.closes => {
                let kinds = ["src", "mp3", "ogg", "wav", "m4a", "mp4", "webm", "ogv"];
                let found = kinds.iter().find_map(|kind| tag.value(kind));
                match found {
                    Some(address) => link(&mut out, address),
                    None => codes.left_out += 1,
                }
            }
            name if SHOWN.contains(&name) => {}
            _ => codes.left_out += usize::from(!tag.closes),
        }
    }
    out.push_str(rest);
    out
}

fn figure(out: &mut String, inside: &str, tag: &Tag) {
    let inside = inside.trim();
    // The picture, perhaps in a link; what follows is what is said under it.
    let end = ["</a>", "/>", ">"].iter().find_map(|end| {
        let has = *end != "</a>" || inside.starts_with("<a");
        has.then(|| inside.find(end).map(|at| at + end.len()))?
    });
    let (picture, words) = inside.split_at(end.unwrap_or(0));
    let words = match words.trim() {
        "" => tag.value("caption").unwrap_or_default(),
        words => words,
    };
    out.push_str("\n\n<figure>");
    out.push_str(picture);
    if !words.is_empty() {
        out.push_str("<figcaption>");
        out.push_str(&words.replace('\n', " "));
        out.push_str("</figcaption>");
    }
    out.push_str("</figure>\n\n");
}

fn gallery(out: &mut String, tag: &Tag, pictures: &HashMap<u64, String>, codes: &mut Codes) {
    let ids = tag.value("ids").or_else(|| tag.value("include"));
    let ids = ids.unwrap_or_default();
    let mut shown = 0;
    for id in ids.split(',').filter_map(|id| id.trim().parse().ok()) {
        if let Some(address) = pictures.get(&id) {
            let address = text::plain::escape(address);
            out.push_str(&format!(
                "\n\n<figure><img src=\"{address}\" alt=\"\"></figure>\n\n"
            ));
            shown += 1;
        }
    }
    codes.left_out += usize::from(shown == 0);
}

fn link(out: &mut String, address: &str) {
    let address = text::plain::escape(address);
    out.push_str(&format!(
        "\n\n<p><a href=\"{address}\">{address}</a></p>\n\n"
    ));
}

/// `[name attribute="value"]`
struct Tag {
    name: String,
    closes: bool,
    attributes: Vec<(String, String)>,
    length: usize,
}

/// How often the end of a short code is looked for in one text.
const SEARCHES: usize = 500;
/// The longest short code, bytes.
const LONGEST: usize = 4_000;

impl Tag {
    fn read(code: &str) -> Option<Self> {
        let inside = code.strip_prefix('[')?;
        let closes = inside.starts_with('/');
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        let is_of_name =
            |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || "_-".contains(it);
        let end = inside.find(|it| !is_of_name(it))?;
        let name = &inside[..end];
        if name.is_empty() || !name.starts_with(|it: char| it.is_ascii_lowercase()) {
            return None;
        }
        let start = code.len() - inside.len();
        let mut attributes = Vec::new();
        let mut rest = &inside[end..];
        loop {
            if code.len() - rest.len() > LONGEST {
                return None;
            }
            let trimmed = rest.trim_start();
            if let Some(after) = trimmed
                .strip_prefix(']')
                .or_else(|| trimmed.strip_prefix("/]"))
            {
                return Some(Self {
                    name: name.to_owned(),
                    closes,
                    attributes,
                    length: start + inside.len() - after.len(),
                });
            }
            if trimmed.len() == rest.len() {
                return None;
            }
            let key_end =
                trimmed.find(|it: char| !(it.is_ascii_alphanumeric() || "_-".contains(it)))?;
            let (key, after) = trimmed.split_at(key_end);
            let after = after.strip_prefix('=').filter(|_| !key.is_empty())?;
            let (value, after) = value(after)?;
            attributes.push((key.to_owned(), value.to_owned()));
            rest = after;
        }
    }

    fn value(&self, wanted: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == wanted);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it is a short code and not a word in brackets.
    fn is_code(&self, code: &str, searches: &mut usize) -> bool {
        if SHOWN.contains(&self.name.as_str()) || !self.attributes.is_empty() || self.closes {
            return true;
        }
        *searches = searches.saturating_sub(1);
        let near = &code[..code.floor_char_boundary(LONGEST)];
        *searches > 0 && near.contains(&format!("[/{}]", self.name))
    }
}

fn value(given: &str) -> Option<(&str, &str)> {
    for quote in ["\"", "'", "&quot;", "&#8221;", "&#8243;", "”"] {
        if let Some(rest) = given.strip_prefix(quote) {
            return rest.split_once(quote);
        }
    }
    let end = given.find(|it: char| it.is_whitespace() || it == ']' || it == '/')?;
    (end > 0).then(|| given.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str, left_out: usize) {
        let pictures = HashMap::from([(7, "https://example.org/a.jpg".to_owned())]);
        let mut codes = Codes::default();
        let expanded = expand(html, &pictures, &mut codes);
        let expanded: Vec<&str> = expanded.split_whitespace().collect();
        assert_eq!(
            (expanded.join(" ").as_str(), codes.left_out),
            (expected, left_out),
            "{html}"
        );
    }

    #[test]
    fn short_codes_show_something_or_go_and_words_in_brackets_stay() {
        check(
            "[caption id=\"x\" width=\"3\"]<img src=\"a.jpg\" /> La <em>plaza</em>[/caption]",
            "<figure><img src=\"a.jpg\" /><figcaption>La <em>plaza</em></figcaption></figure>",
            0,
        );
        check(
            "[caption]<a href=\"b\"><img src=\"a.jpg\"></a>La plaza[/caption]",
            "<figure><a href=\"b\"><img src=\"a.jpg\"></a><figcaption>La plaza</figcaption></figure>",
            0,
        );
        check(
            "a [gallery ids=\"7,8\"] b",
            "a <figure><img src=\"https://example.org/a.jpg\" alt=\"\"></figure> b",
            0,
        );
        check("[gallery]", "", 1);
        check(
            "[embed]https://example.org/v[/embed]",
            "<p><a href=\"https://example.org/v\">https://example.org/v</a></p>",
            0,
        );
        check(
            "[vc_row full=\"yes\"][vc_column]uno[/vc_column][/vc_row]",
            "uno",
            2,
        );
        check(
            "dijo [sic] y [...] y [1] y [nota: x]",
            "dijo [sic] y [...] y [1] y [nota: x]",
            0,
        );
        check("[contact-form-7 id=\"12\" title=\"x\"]", "", 1);
        check("[broken attr=", "[broken attr=", 0);
    }
}
