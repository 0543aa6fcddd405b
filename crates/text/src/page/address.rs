use crate::sanitize::{Policy, Target, link_target};

/// An address that the policy lets a link have.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address(String);

impl Address {
    /// Judges an address as a person has typed it; `None` where no link may lead there.
    #[must_use]
    pub fn judge(given: &str, policy: &Policy) -> Option<Self> {
        let given = given.trim();
        let may_stand = !given.is_empty() && link_target(given, policy) != Target::Refused;
        may_stand.then(|| Self(without_what_cannot_stand(given)))
    }

    /// The same address, from a site's own if it says only where on the site.
    #[must_use]
    pub fn absolute(&self, site: &str, policy: &Policy) -> Option<Self> {
        let site = site.trim().trim_end_matches('/');
        match self.0.as_str() {
            on_page if on_page.starts_with('#') => None,
            whole if has_scheme(whole) => Some(self.clone()),
            _ if site.is_empty() => None,
            rooted if rooted.starts_with('/') => Self::judge(&format!("{site}{rooted}"), policy),
            below => Self::judge(&format!("{site}/{below}"), policy),
        }
    }

    /// Whether it says everything, from the scheme on.
    #[must_use]
    pub fn is_absolute(&self) -> bool {
        has_scheme(&self.0)
    }

    /// What a link that leads there says of itself; nothing where it leads nowhere else.
    #[must_use]
    pub fn rel(&self, policy: &Policy) -> String {
        match link_target(&self.0, policy) {
            Target::Elsewhere => policy.rel_value(),
            Target::Here | Target::Program | Target::Refused => String::new(),
        }
    }

    /// The address, with percent signs for what an address cannot hold.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text as a part of an address: everything but letters, digits and `-._~` in percent signs.
#[must_use]
pub fn percent_encoded(text: &str) -> String {
    encoded(text, |byte| {
        byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
    })
}

fn has_scheme(address: &str) -> bool {
    let head = address.split(['/', '?', '#']).next().unwrap_or(address);
    head.contains(':')
}

fn without_what_cannot_stand(address: &str) -> String {
    encoded(address, |byte| {
        byte.is_ascii_alphanumeric() || b"-_.+!*'(),%#@?=;:/$~&[]".contains(&byte)
    })
}

fn encoded(text: &str, stays: impl Fn(u8) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if stays(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_policy_lets_through_is_an_address() {
        for refused in [
            "",
            " ",
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "https://user:pass@example.org/",
            "java\tscript:alert(1)",
        ] {
            assert_eq!(
                Address::judge(refused, &Policy::default()),
                None,
                "{refused:?}"
            );
        }
        let spaced = Address::judge(" https://example.org/año \"1\" ", &Policy::default()).unwrap();
        assert_eq!(spaced.as_str(), "https://example.org/a%C3%B1o%20%221%22");
    }

    #[test]
    fn an_address_on_the_site_becomes_whole() {
        let whole = |given: &str, site: &str| {
            let policy = &Policy::default();
            let address = Address::judge(given, policy)
                .unwrap()
                .absolute(site, policy)?;
            Some(address.as_str().to_owned())
        };
        let site = "https://example.org/";
        for (given, expected) in [
            ("/es/a", Some("https://example.org/es/a")),
            ("a?b:c", Some("https://example.org/a?b:c")),
            ("https://b.org", Some("https://b.org")),
            ("mailto:a@b.org", Some("mailto:a@b.org")),
            ("#note", None),
        ] {
            assert_eq!(whole(given, site).as_deref(), expected, "{given}");
        }
        assert_eq!(whole("/es/a", ""), None);
    }

    #[test]
    fn a_link_to_elsewhere_says_so_of_itself() {
        let policy = &Policy::default();
        let rel = |given: &str| Address::judge(given, policy).unwrap().rel(policy);
        assert_eq!(rel("https://example.org/"), "noopener noreferrer");
        assert_eq!(rel("/es/a"), "");
        assert_eq!(rel("#note"), "");
    }

    #[test]
    fn a_text_in_an_address_cannot_end_it() {
        assert_eq!(percent_encoded("¿a & b?"), "%C2%BFa%20%26%20b%3F");
    }
}
