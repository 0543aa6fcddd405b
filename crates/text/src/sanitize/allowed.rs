//! Elements, attributes and values that may stand in a post.

use super::{
    address::{ImageSource, Target, image_source, link_target},
    id::is_renderers_id,
    policy::Policy,
};

/// How deep elements may nest. Rendered Markdown stays well below.
pub(super) const DEEPEST: usize = 256;

/// How long the value of an attribute may be, bytes. Longer ones say nothing to a reader, and
/// serialisers take a time for them that grows with the square.
pub(crate) const LONGEST_VALUE: usize = 16_384;

/// The class names that there are, where a policy allows any: what a style sheet can hold on to.
///
/// | name | what has it |
/// |---|---|
/// | `editions` | all editions of a post; beside it `stacked`, `facing` or `tabs` |
/// | `edition` | one edition, its head and body |
/// | `head`, `title`, `dek`, `place`, `date` | what stands above a body |
/// | `body`, `notes`, `slogans` | a body, its footnotes, its last lines |
/// | `align-center`, `align-left`, `align-right` | cells of a table |
/// | `languages`, `links` | links between languages, links of a site |
/// | `appeal`, `byline`, `biography`, `share`, `series`, `related`, `correction` | what stands below a body |
pub const CLASS_NAMES: &[&str] = &[
    "align-center",
    "align-left",
    "align-right",
    "appeal",
    "biography",
    "body",
    "byline",
    "correction",
    "date",
    "dek",
    "edition",
    "editions",
    "facing",
    "head",
    "languages",
    "links",
    "notes",
    "place",
    "related",
    "series",
    "share",
    "slogans",
    "stacked",
    "tabs",
    "title",
];

/// Those of them that say how a cell is aligned.
const ALIGNMENTS: [&str; 3] = ["align-center", "align-left", "align-right"];

/// What an image of another place is fetched with: that place is not told by whose page.
pub(crate) const REFERRER: &str = "no-referrer";

/// Attributes that any element may have.
pub(super) const GENERIC: &[&str] = &["class", "dir", "id", "lang", "title"];

/// Elements, and the attributes they may have besides.
pub(super) const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["aria-label", "href", "hreflang", "rel", "role"]),
    ("abbr", &[]),
    ("aside", &["aria-label"]),
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
    ("footer", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("header", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["alt", "height", "referrerpolicy", "src", "width"]),
    ("ins", &["datetime"]),
    ("kbd", &[]),
    ("li", &["value"]),
    ("mark", &[]),
    ("nav", &["aria-label"]),
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
pub(super) const WITH_CONTENT: &[&str] = &[
    "iframe", "math", "noembed", "noframes", "script", "style", "svg", "template", "textarea",
    "title",
];

/// Tells whether an element may stand in a post.
pub(super) fn allows(element: &str) -> bool {
    ELEMENTS
        .binary_search_by_key(&element, |(name, _)| name)
        .is_ok()
}

/// Tells whether the content of an element goes with it.
pub(crate) fn goes_with_content(element: &str) -> bool {
    WITH_CONTENT.binary_search(&element).is_ok()
}

/// Tells whether an element may have an attribute with a value.
pub(super) fn allows_attribute(
    policy: &Policy,
    element: &str,
    attribute: &str,
    value: &str,
) -> bool {
    let named = GENERIC.contains(&attribute)
        || ELEMENTS
            .binary_search_by_key(&element, |(name, _)| name)
            .is_ok_and(|at| ELEMENTS[at].1.contains(&attribute));
    named && allows_value(policy, element, attribute, value)
}

/// Tells whether an attribute that an element may have may have a value.
pub(super) fn allows_value(policy: &Policy, element: &str, attribute: &str, value: &str) -> bool {
    match attribute {
        "href" => link_target(value, policy) != Target::Refused,
        "src" => image_source(value, policy) != ImageSource::Refused,
        "class" if policy.class_names => !value.is_empty() && value.split(' ').all(is_class_name),
        "class" => {
            let is_cell = matches!(element, "td" | "th");
            policy.alignments && is_cell && ALIGNMENTS.contains(&value)
        }
        "id" => is_renderers_id(value),
        "dir" => matches!(value, "ltr" | "rtl" | "auto"),
        "lang" | "hreflang" => crate::LanguageTag::parse(value).is_ok(),
        "role" => matches!(
            (element, value),
            ("a", "doc-noteref" | "doc-backlink") | ("section", "doc-endnotes")
        ),
        "rel" => policy.is_rel(value),
        "referrerpolicy" => value == REFERRER,
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
        _ => value.len() <= LONGEST_VALUE,
    }
}

/// Tells whether a class name is one of ours.
pub(super) fn is_class_name(name: &str) -> bool {
    CLASS_NAMES.binary_search(&name).is_ok()
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
        assert!(CLASS_NAMES.is_sorted());
    }
}
