//! Where links lead, and where images come from.

use ammonia::Url;

use super::allowed::LONGEST_VALUE;
use super::policy::{Policy, Scheme};
use crate::invisible::{is_harmless, is_suspect};

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// To the same page or the same site.
    Here,
    /// To another site.
    Elsewhere,
    /// To another program, such as one for letters.
    Program,
    /// Where no link of a post may lead.
    Refused,
}

/// Tells where an address leads.
///
/// Refused are schemes that the policy does not name, also when they hide behind white space or
/// control characters, addresses with a user in front of the host, and addresses that take their
/// scheme from the page (`//host`), because a page opened from a disk has none to give.
pub(crate) fn link_target(address: &str, policy: &Policy) -> Target {
    if address.len() > LONGEST_VALUE {
        return Target::Refused;
    }
    // Most links are like this, and each is judged twice: as it is written, and at the gate.
    let site = address.strip_prefix("https:");
    if site
        .or_else(|| address.strip_prefix("http:"))
        .is_some_and(is_ordinary)
    {
        return Target::Elsewhere;
    }
    if !address.chars().all(is_harmless) || address.contains('\n') || address.contains('\t') {
        return Target::Refused;
    }
    let Some(first) = address.chars().next() else {
        return Target::Here;
    };
    if first.is_whitespace() || is_suspect(first) {
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
            Target::Here
        };
    };
    let is_site = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let is_letter = scheme.eq_ignore_ascii_case("mailto");
    if !is_site && !is_letter && !policy.allows_scheme(scheme) {
        return Target::Refused;
    }
    // Read as a browser reads it, whatever the number and kind of slashes.
    match Url::parse(address) {
        Ok(url) if url.username().is_empty() && url.password().is_none() => {
            if is_site {
                Target::Elsewhere
            } else {
                Target::Program
            }
        }
        _ => Target::Refused,
    }
}

/// Tells whether an address leads to another site, or to a program that some policy lets links
/// lead to.
#[must_use]
pub fn leads_out(address: &str) -> bool {
    let widest = Policy {
        schemes: Scheme::ALL.to_vec(),
        ..Policy::default()
    };
    matches!(
        link_target(address, &widest),
        Target::Elsewhere | Target::Program
    )
}

/// Tells whether what follows `https:` is so plain that it need not be parsed to be judged: a host
/// of letters in whole labels, and a path in which nothing is special.
fn is_ordinary(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else {
        return false;
    };
    let rest = rest.as_bytes();
    let ends = |byte: &u8| matches!(byte, b'/' | b'?' | b'#');
    let (host, path) = rest.split_at(rest.iter().position(ends).unwrap_or(rest.len()));
    let label = |label: &[u8]| {
        label.first().is_some_and(u8::is_ascii_lowercase)
            && !label.starts_with(b"xn--")
            && label
                .iter()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    host.split(|byte| *byte == b'.').all(label) && path.iter().all(u8::is_ascii_graphic)
}

/// Where an image comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ImageSource<'a> {
    /// The library has it under this name.
    Own(&'a str),
    /// Another place has it, and the policy lets it be fetched from there.
    Remote,
    /// From where no image of a post may come.
    Refused,
}

/// Tells where an image comes from.
pub(crate) fn image_source<'a>(address: &'a str, policy: &Policy) -> ImageSource<'a> {
    match image_name(address).filter(|name| name.len() <= LONGEST_VALUE) {
        Some(name) => ImageSource::Own(name),
        None if policy.remote_images && link_target(address, policy) == Target::Elsewhere => {
            ImageSource::Remote
        }
        None => ImageSource::Refused,
    }
}

/// Returns the name of a library's own image, written `image/NAME`.
fn image_name(address: &str) -> Option<&str> {
    let name = address.strip_prefix("image/")?;
    let plain = |character: char| {
        character.is_alphanumeric() || matches!(character, '-' | '_' | '.' | '%' | '~')
    };
    (!name.is_empty() && !name.starts_with('.') && name.chars().all(plain)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_judged() {
        for (address, target) in [
            ("#es-note-1", Target::Here),
            ("https://example.org/a@b", Target::Elsewhere),
            ("HTTP://example.org", Target::Elsewhere),
            ("mailto:a@example.org", Target::Program),
            ("page.html?a:b", Target::Here),
            ("/path", Target::Here),
            ("", Target::Here),
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
            assert_eq!(
                link_target(address, Default::default()),
                target,
                "{address:?}"
            );
        }
    }

    #[test]
    fn what_a_profile_asks_for_is_let_through_and_no_more() {
        let policy = Policy {
            schemes: vec![Scheme::Tel, Scheme::Gemini],
            ..Policy::default()
        };
        for (address, target) in [
            ("tel:+34-600-000-000", Target::Program),
            ("TEL:112", Target::Program),
            ("gemini://example.org/a", Target::Program),
            ("gemini://user@example.org/a", Target::Refused),
            ("gemini://[", Target::Refused),
            (" tel:112", Target::Refused),
            ("te\nl:112", Target::Refused),
            ("sms:112", Target::Refused),
            ("javascript:alert(1)", Target::Refused),
        ] {
            assert_eq!(link_target(address, &policy), target, "{address:?}");
        }
    }

    #[test]
    fn images_come_from_the_library_or_from_where_a_profile_allows() {
        let remote = Policy {
            remote_images: true,
            ..Policy::default()
        };
        for (address, strict, asked) in [
            (
                "image/a.png",
                ImageSource::Own("a.png"),
                ImageSource::Own("a.png"),
            ),
            (
                "https://example.org/a.png",
                ImageSource::Refused,
                ImageSource::Remote,
            ),
            (
                "http://user@example.org/a.png",
                ImageSource::Refused,
                ImageSource::Refused,
            ),
            (
                "//example.org/a.png",
                ImageSource::Refused,
                ImageSource::Refused,
            ),
            (
                "data:image/png;base64,AA",
                ImageSource::Refused,
                ImageSource::Refused,
            ),
            ("image/../a.png", ImageSource::Refused, ImageSource::Refused),
            ("a.png", ImageSource::Refused, ImageSource::Refused),
            (
                "mailto:a@example.org",
                ImageSource::Refused,
                ImageSource::Refused,
            ),
        ] {
            assert_eq!(
                image_source(address, Default::default()),
                strict,
                "{address}"
            );
            assert_eq!(image_source(address, &remote), asked, "{address}");
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
}
