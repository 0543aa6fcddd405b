use text::LanguageTag;

use super::Profile;

impl Profile {
    /// Where an edition will stand: the site's address and the pattern, filled in. `date` is an
    /// ISO 8601 day or empty. Empty where the profile has no pattern.
    pub fn address(&self, language: &LanguageTag, slug: &str, date: &str) -> String {
        let site = &self.options.site;
        if site.post_address.trim().is_empty() {
            return String::new();
        }
        let mut parts = date.splitn(3, '-');
        let mut part = || parts.next().unwrap_or_default();
        let (year, month, day) = (part(), part(), part());
        let mut filled = String::new();
        let mut rest = site.post_address.trim();
        while let Some(at) = rest.find('{') {
            filled.push_str(&rest[..at]);
            rest = &rest[at..];
            let Some(length) = rest.find('}') else {
                break;
            };
            let name = &rest[1..length];
            match name {
                "lang" => filled.push_str(language.as_str()),
                "slug" => filled.push_str(slug),
                "year" => filled.push_str(year),
                "month" => filled.push_str(month),
                "day" => filled.push_str(day),
                _ => filled.push_str(&rest[..=length]),
            }
            rest = &rest[length + 1..];
        }
        filled.push_str(rest);
        let base = site.address.trim().trim_end_matches('/');
        match filled.starts_with('/') || base.is_empty() {
            true => format!("{base}{filled}"),
            false => format!("{base}/{filled}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::profile::Site;

    fn address(base: &str, pattern: &str) -> String {
        let mut profile = Profile::default();
        profile.options.site = Site {
            name: String::new(),
            address: base.to_owned(),
            post_address: pattern.to_owned(),
        };
        let spanish = LanguageTag::parse("es").unwrap();
        profile.address(&spanish, "la-marcha", "2026-05-13")
    }

    #[test]
    fn patterns_are_filled_in() {
        let site = "https://example.org/";
        for (base, pattern, expected) in [
            (site, "/{lang}/{slug}/", "https://example.org/es/la-marcha/"),
            (
                site,
                "{year}/{month}/{day}/{slug}",
                "https://example.org/2026/05/13/la-marcha",
            ),
            (site, "", ""),
            ("", "/{slug}", "/la-marcha"),
            (site, "/{who}/{slug", "https://example.org/{who}/{slug"),
        ] {
            assert_eq!(address(base, pattern), expected);
        }
    }
}
