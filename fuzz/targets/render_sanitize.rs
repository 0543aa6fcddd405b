//! Markdown, rendered and sanitized: what comes out is a fixed point of the policy, holds nothing
//! that acts, and hides no character. So is HTML that is sanitized by itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use text::LanguageTag;
use text::render::{Images, Options, render};
use text::sanitize::{Policy, sanitize, sanitize_with};

fuzz_target!(|given: &str| {
    let french = LanguageTag::parse("fr").ok();
    let policy = Policy {
        remote_images: given.len() % 2 == 0,
        class_names: given.len() % 3 == 0,
        ..Policy::default()
    };
    let options = Options {
        line_breaks: given.len() % 5 == 0,
        language: french.as_ref(),
        typeset: true,
        id_prefix: "fr-",
        keep_images: Images::Local,
        policy: &policy,
        ..Options::default()
    };
    let (rendered, _) = render(given, &options).sanitize();
    let (again, _) = sanitize_with(rendered.as_str(), &policy);
    assert_eq!(again.as_str(), rendered.as_str(), "a rendering is no fixed point");
    is_tame(rendered.as_str());
    let (clean, _) = sanitize(given);
    let (again, _) = sanitize(clean.as_str());
    assert_eq!(again.as_str(), clean.as_str(), "sanitized HTML is no fixed point");
    is_tame(clean.as_str());
});

/// Whether nothing in it acts or is hidden, read by the reader that receipts are written by.
fn is_tame(html: &str) {
    let said = text::reveal::html(html);
    assert!(said.extras.is_empty(), "{:?}", said.extras);
    for address in said.links.iter().chain(&said.sources) {
        let lower = address.trim().to_ascii_lowercase();
        assert!(!lower.starts_with("javascript:") && !lower.starts_with("data:"), "{address}");
    }
}
