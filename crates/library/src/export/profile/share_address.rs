use crate::export::address::is_web_address;

/// Whether an address can be asked to share a post: it has a place for the post's own, `{url}`,
/// and is on the web or writes a message.
pub(super) fn is_share_address(address: &str) -> bool {
    let mut rest = address;
    while let Some(at) = rest.find(['{', '}']) {
        let name = rest[at..]
            .strip_prefix('{')
            .and_then(|it| it.split_once('}'));
        match name {
            Some(("url" | "title", behind)) => rest = behind,
            _ => return false,
        }
    }
    let filled = address.replace("{url}", "u").replace("{title}", "t");
    let host = address.split(['?', '#']).next().unwrap_or_default();
    address.contains("{url}")
        && !host.contains('{')
        && (is_web_address(&filled) || filled.starts_with("mailto:?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_shared_by_an_address_that_has_a_place_for_it() {
        for (address, expected) in [
            ("https://t.me/share/url?url={url}&text={title}", true),
            ("mailto:?subject={title}&body={url}", true),
            ("https://share.example/#{title}%20{url}", true),
            ("https://share.example/?t={title}", false),
            ("https://{url}/", false),
            ("https://share.example/?u={url}&w={who}", false),
            ("https://share.example/?u={url}}", false),
            ("javascript:open('{url}')", false),
            ("mailto:somebody@example.org?body={url}", false),
        ] {
            assert_eq!(is_share_address(address), expected, "{address}");
        }
    }
}
