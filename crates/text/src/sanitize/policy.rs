//! What may stand in a post.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, Url, UrlRelative};

/// How deep elements may nest. Rendered Markdown stays well below.
pub(super) const DEEPEST: usize = 256;

/// What links that leave the page say about it.
pub(crate) const REL: &str = "noopener noreferrer";

/// Attributes that any element may have.
const GENERIC: &[&str] = &["dir", "id", "lang", "title"];

/// Elements, and the attributes they may have besides.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["aria-label", "href", "rel", "role"]),
    ("abbr", &[]),
    ("b", &[]),
    ("bdi", &[]),
    ("bdo", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("dd", &[]),
    ("del", &["datetime"]),
    ("dfn", &[]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["alt", "height", "src", "width"]),
    ("ins", &["datetime"]),
    ("kbd", &[]),
    ("li", &["value"]),
    ("mark", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &[]),
    ("q", &[]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("section", &["aria-label", "role"]),
    ("small", &[]),
    ("span", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("tfoot", &[]),
    ("th", &["abbr", "colspan", "rowspan", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
    ("wbr", &[]),
];

/// Elements whose content goes with them, because it is not text for readers.
const WITH_CONTENT: &[&str] = &[
    "iframe", "math", "noembed", "noframes", "script", "style", "svg", "template", "textarea",
    "title",
];

/// Returns the gate, which is built once.
pub(super) fn gate() -> &'static Builder<'static> {
    static GATE: LazyLock<Builder<'static>> = LazyLock::new(|| {
        let mut gate = Builder::empty();
        let attributes = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
        gate.tags(ELEMENTS.iter().map(|(name, _)| *name).collect())
            .clean_content_tags(attributes(WITH_CONTENT))
            .generic_attributes(attributes(GENERIC))
            .tag_attributes(
                ELEMENTS
                    .iter()
                    .filter(|(_, names)| !names.is_empty())
                    .map(|(name, names)| (*name, attributes(names)))
                    .collect::<HashMap<_, _>>(),
            )
            .url_schemes(attributes(&["http", "https", "mailto"]))
            .url_relative(UrlRelative::PassThrough)
            .link_rel(None)
            .strip_comments(true)
            .attribute_filter(|element, attribute, value| {
                allows_value(element, attribute, value).then_some(Cow::Borrowed(value))
            });
        gate
    });
    &GATE
}

/// Tells whether an element may stand in a post.
pub(super) fn allows(element: &str) -> bool {
    ELEMENTS
        .binary_search_by_key(&element, |(name, _)| name)
        .is_ok()
}

/// Tells whether the content of an element goes with it.
pub(super) fn goes_with_content(element: &str) -> bool {
    WITH_CONTENT.binary_search(&element).is_ok()
}

/// Tells whether an element may have an attribute with a value.
pub(super) fn allows_attribute(element: &str, attribute: &str, value: &str) -> bool {
    let named = GENERIC.contains(&attribute)
        || ELEMENTS
            .binary_search_by_key(&element, |(name, _)| name)
            .is_ok_and(|at| ELEMENTS[at].1.contains(&attribute));
    named && allows_value(element, attribute, value)
}

fn allows_value(element: &str, attribute: &str, value: &str) -> bool {
    match attribute {
        "href" => link_target(value) != Target::Refused,
        "src" => image_name(value).is_some(),
        "id" => is_renderers_id(value),
        "dir" => matches!(value, "ltr" | "rtl" | "auto"),
        "lang" => is_language(value),
        "role" => matches!(
            (element, value),
            ("a", "doc-noteref" | "doc-backlink") | ("section", "doc-endnotes")
        ),
        "rel" => value == REL,
        "start" | "value" => {
            value.len() <= 11
                && value
                    .strip_prefix('-')
                    .unwrap_or(value)
                    .bytes()
                    .all(|byte| byte.is_ascii_digit())
                && value.parse::<i32>().is_ok()
        }
        "colspan" | "rowspan" | "span" => is_number(value, 1..=1_000),
        "width" | "height" => is_number(value, 1..=20_000),
        "scope" => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
        "datetime" => {
            let sign = |byte: u8| byte.is_ascii_alphanumeric() || b":+-. ".contains(&byte);
            !value.is_empty() && value.len() <= 40 && value.bytes().all(sign)
        }
        _ => true,
    }
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Another place of the same page.
    Here,
    /// Somewhere else.
    Elsewhere,
    /// Where no link of a post may lead.
    Refused,
}

/// Tells where an address leads.
///
/// Refused are schemes other than http, https and mailto, also when they hide behind white space
/// or control characters, addresses with a user in front of the host, and addresses that take
/// their scheme from the page (`//host`), because a page opened from a disk has none to give.
pub(crate) fn link_target(address: &str) -> Target {
    if !address.chars().all(is_harmless) || address.contains('\n') || address.contains('\t') {
        return Target::Refused;
    }
    let Some(first) = address.chars().next() else {
        return Target::Elsewhere;
    };
    if first.is_whitespace() || is_invisible(first) {
        return Target::Refused;
    }
    if first == '#' {
        return Target::Here;
    }
    let head = address
        .split(['/', '?', '#', '\\'])
        .next()
        .unwrap_or(address);
    let Some((scheme, _)) = head.split_once(':') else {
        let mut start = address.chars().take(2);
        let slash = |character: Option<char>| matches!(character, Some('/' | '\\'));
        let borrowed = slash(start.next()) && slash(start.next());
        return if borrowed {
            Target::Refused
        } else {
            Target::Elsewhere
        };
    };
    if scheme.eq_ignore_ascii_case("mailto") {
        if Url::parse(address).is_ok() {
            Target::Elsewhere
        } else {
            Target::Refused
        }
    } else if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") {
        if is_ordinary(&address[scheme.len() + 1..]) {
            return Target::Elsewhere;
        }
        // Read as a browser reads it, whatever the number and kind of slashes.
        match Url::parse(address) {
            Ok(url) if url.username().is_empty() && url.password().is_none() => Target::Elsewhere,
            _ => Target::Refused,
        }
    } else {
        Target::Refused
    }
}

/// Tells whether what follows `https:` is so plain that it need not be parsed to be judged: a host
/// of letters in whole labels, and a path in which nothing is special.
fn is_ordinary(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else {
        return false;
    };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let label = |label: &str| {
        label.starts_with(|first: char| first.is_ascii_lowercase())
            && !label.starts_with("xn--")
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    host.split('.').all(label) && path.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Returns the name of a library's own image, written `image/NAME`.
pub(crate) fn image_name(address: &str) -> Option<&str> {
    let name = address.strip_prefix("image/")?;
    let plain = |character: char| {
        character.is_alphanumeric() || matches!(character, '-' | '_' | '.' | '%' | '~')
    };
    (!name.is_empty() && !name.starts_with('.') && name.chars().all(plain)).then_some(name)
}

/// Tells whether a character may stand in a text: neither a control character nor a code point
/// that is no character.
pub(crate) fn is_harmless(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\n' | '\t');
    let nothing =
        matches!(u32::from(character), 0xFDD0..=0xFDEF) || u32::from(character) & 0xFFFE == 0xFFFE;
    !control && !nothing
}

/// Characters without width, behind which a scheme could hide.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// Tells whether an id has the shape of the renderer's own, such as `es-note-1` or `ref-2-3`.
fn is_renderers_id(id: &str) -> bool {
    let parts: Vec<&str> = id.split('-').collect();
    let number = |part: &&str| {
        !part.is_empty() && part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let word = |part: &&str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let prefix = match parts.as_slice() {
        [prefix @ .., "note", n] if number(n) => prefix,
        [prefix @ .., "ref", n] if number(n) => prefix,
        [prefix @ .., "ref", n, k] if number(n) && number(k) => prefix,
        _ => return false,
    };
    id.len() <= 120 && prefix.iter().all(word)
}

fn is_language(tag: &str) -> bool {
    crate::LanguageTag::parse(tag).is_ok()
}

fn is_number(value: &str, range: std::ops::RangeInclusive<u32>) -> bool {
    value.len() <= 6
        && value.bytes().all(|byte| byte.is_ascii_digit())
        && value.parse().is_ok_and(|number| range.contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order() {
        assert!(ELEMENTS.is_sorted_by_key(|(name, _)| name));
        assert!(WITH_CONTENT.is_sorted());
    }

    #[test]
    fn addresses_are_judged() {
        for (address, target) in [
            ("#es-note-1", Target::Here),
            ("https://example.org/a@b", Target::Elsewhere),
            ("HTTP://example.org", Target::Elsewhere),
            ("mailto:a@example.org", Target::Elsewhere),
            ("page.html?a:b", Target::Elsewhere),
            ("/path", Target::Elsewhere),
            ("", Target::Elsewhere),
            ("javascript:alert(1)", Target::Refused),
            ("JaVaScRiPt:alert(1)", Target::Refused),
            ("java\nscript:alert(1)", Target::Refused),
            ("\u{a0}javascript:alert(1)", Target::Refused),
            (" https://example.org", Target::Refused),
            ("\u{200b}javascript:alert(1)", Target::Refused),
            ("\u{1}javascript:alert(1)", Target::Refused),
            ("data:text/html,x", Target::Refused),
            ("vbscript:x", Target::Refused),
            ("file:///etc/passwd", Target::Refused),
            ("//example.org", Target::Refused),
            ("/\\example.org", Target::Refused),
            ("https://user:pass@example.org/", Target::Refused),
            ("https:user@example.org/", Target::Refused),
            ("https:\\\\user@example.org/", Target::Refused),
            ("tel:112", Target::Refused),
            ("http://[", Target::Refused),
            ("http://a:b:c", Target::Refused),
            ("http://", Target::Refused),
        ] {
            assert_eq!(link_target(address), target, "{address:?}");
        }
    }

    #[test]
    fn ordinary_addresses_are_judged_as_a_parser_would() {
        for host in ["example.org", "a.b-c.d1", "a", "a--b.c", "a-.b", "abc.d9e"] {
            for path in ["", "/", "/a@b:c", "?a=b&c=%20", "#x", "/[]{}|\\^`<>\""] {
                let address = format!("https://{host}{path}");
                assert!(is_ordinary(&address[6..]), "{address}");
                assert!(Url::parse(&address).is_ok(), "{address}");
            }
        }
        for rest in [
            "//a@b", "//a:b", "//1.2", "//xn--a", "//a..b", "//a.", "/a", "//", "//A.b", "//a.1",
        ] {
            assert!(!is_ordinary(rest), "{rest}");
        }
    }

    #[test]
    fn only_the_renderers_ids_pass() {
        for id in ["note-1", "es-note-12", "zh-hant-ref-1-2", "p7-es-ref-3"] {
            assert!(is_renderers_id(id), "{id}");
        }
        for id in [
            "",
            "note",
            "note-",
            "note-x",
            "Note-1",
            "es--note-1",
            "-note-1",
            "location",
            "ref-1-2-3x",
        ] {
            assert!(!is_renderers_id(id), "{id}");
        }
    }
}
