//! Addresses that a person types for others to follow.

/// The longest address that is taken, bytes.
const LONGEST: usize = 2048;

/// Whether this is an address on the web, with a host and without a name and password in it,
/// and without anything that HTML, CSS or a template could take for the end of it.
pub(crate) fn is_web_address(given: &str) -> bool {
    let after = |scheme: &str| {
        let (head, rest) = given.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let Some(rest) = after("https://").or_else(|| after("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let odd = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(
                c,
                '<' | '>' | '"' | '\'' | '\\' | '`' | '{' | '}' | '|' | '^'
            )
    };
    let name = host.split(':').next().unwrap_or_default();
    given.len() <= LONGEST
        && !host.contains('@')
        && !name.trim_matches('.').is_empty()
        && !given.contains(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_on_the_web_have_a_host_and_no_password() {
        for (address, expected) in [
            ("https://example.org", true),
            ("HTTP://example.org:8080/a?b=c#d", true),
            ("https://ejemplo.org/año/", true),
            ("https://", false),
            ("https:///a", false),
            ("https://:80/", false),
            ("https://user:pass@example.org/", false),
            ("https://example.org/@somebody", true),
            ("example.org", false),
            ("ftp://example.org", false),
            ("javascript:alert(1)", false),
            ("https://example.org/\" onclick=x", false),
            ("https://example.org/\u{a0}a", false),
            ("hé", false),
        ] {
            assert_eq!(is_web_address(address), expected, "{address}");
        }
    }
}
