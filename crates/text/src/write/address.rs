//! Where words lead, as it stands in Markdown.

use super::{Writing, block::Link, escape::escaped_for};

/// An address that is its own words.
pub(super) fn bare(link: &Link, words: &str) -> Option<String> {
    let address = link.address.as_str();
    let is_mail = address.strip_prefix("mailto:") == Some(words);
    let is_plain = words
        .bytes()
        .all(|it| it.is_ascii_graphic() && !b"<>\\&".contains(&it));
    let is_mail = is_mail && is_plain && words.contains('@');
    let is_itself = is_mail || (address == words && !words.starts_with("mailto:"));
    (is_itself && link.title.is_empty()).then(|| format!("<{words}>"))
}

/// An address between brackets, in which nothing is a character's name, and its title.
pub(super) fn target(address: &str, title: &str, options: &Writing<'_>) -> String {
    let mut target = match address.contains('&') && address.contains(';') {
        true => address.replace('&', "&amp;"),
        false => address.to_owned(),
    };
    if !is_balanced(&target) {
        target = target.replace('(', "\\(").replace(')', "\\)");
    }
    if !title.is_empty() {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let title = escaped_for(&title, options.dialect).replace("\\\"", "\"");
        target.push_str(&format!(" \"{}\"", title.replace('"', "\\\"")));
    }
    target
}

/// Tells whether the brackets of an address close each other, as they must between brackets.
fn is_balanced(address: &str) -> bool {
    let mut depth = 0_i32;
    for character in address.chars() {
        depth += i32::from(character == '(') - i32::from(character == ')');
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}
