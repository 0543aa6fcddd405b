//! What may stand on a page. Whatever is not named here is refused, so nothing has to be known of
//! what browsers will learn.

/// Attributes that any element may have; those that begin with `aria-` or `data-` too.
const GENERIC: &[&str] = &[
    "class",
    "dir",
    "hidden",
    "id",
    "lang",
    "role",
    "style",
    "tabindex",
    "title",
    "translate",
];

/// Elements, and the attributes they may have besides.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href", "hreflang", "rel"]),
    ("abbr", &[]),
    ("address", &[]),
    ("article", &[]),
    ("aside", &[]),
    ("b", &[]),
    ("bdi", &[]),
    ("bdo", &[]),
    ("blockquote", &[]),
    ("body", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("dd", &[]),
    ("del", &["datetime"]),
    ("details", &["name", "open"]),
    ("dfn", &[]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("footer", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("head", &[]),
    ("header", &[]),
    ("hgroup", &[]),
    ("hr", &[]),
    ("html", &[]),
    ("i", &[]),
    (
        "img",
        &[
            "alt",
            "decoding",
            "height",
            "loading",
            "referrerpolicy",
            "src",
            "width",
        ],
    ),
    ("ins", &["datetime"]),
    ("kbd", &[]),
    ("li", &["value"]),
    ("link", &["href", "hreflang", "rel"]),
    ("main", &[]),
    ("mark", &[]),
    ("meta", &["charset", "content", "media", "name", "property"]),
    ("nav", &[]),
    ("ol", &["reversed", "start"]),
    ("p", &[]),
    ("pre", &[]),
    ("q", &[]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("section", &[]),
    ("small", &[]),
    ("span", &[]),
    ("strong", &[]),
    ("style", &["media"]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("tfoot", &[]),
    ("th", &["abbr", "colspan", "headers", "rowspan", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("title", &[]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
    ("wbr", &[]),
];

/// What a `<link>` may say: none of these is fetched.
const RELATIONS: &[&str] = &["alternate", "author", "canonical", "license", "me"];

/// Tells whether a page may have an element.
pub(super) fn allows(element: &str) -> bool {
    named(element).is_some()
}

/// Tells whether an element of a page may have an attribute.
pub(super) fn allows_attribute(element: &str, attribute: &str) -> bool {
    GENERIC.contains(&attribute)
        || attribute.starts_with("aria-")
        || attribute.starts_with("data-")
        || named(element).is_some_and(|names| names.contains(&attribute))
}

/// Tells whether a `<link>` that says this of itself is none that browsers follow by themselves.
pub(super) fn is_quiet_relation(rel: &str) -> bool {
    let mut words = rel.split_ascii_whitespace().peekable();
    let quiet = |word: &str| RELATIONS.contains(&word.to_ascii_lowercase().as_str());
    words.peek().is_some() && words.all(quiet)
}

fn named(element: &str) -> Option<&'static [&'static str]> {
    let at = ELEMENTS.binary_search_by_key(&element, |(name, _)| name);
    at.ok().map(|at| ELEMENTS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        assert!(ELEMENTS.is_sorted_by_key(|(name, _)| name));
    }

    #[test]
    fn links_that_browsers_follow_are_not_quiet() {
        for loud in [
            "",
            "stylesheet",
            "alternate stylesheet",
            "preconnect",
            "icon",
            "Prefetch",
        ] {
            assert!(!is_quiet_relation(loud), "{loud}");
        }
        assert!(is_quiet_relation("Canonical"));
    }
}
