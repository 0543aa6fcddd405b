//! The attacks of `fixtures/attacks`, passed through the renderer and the policy. What comes out is
//! parsed as a browser parses it, and [`tree`] looks at what is there, by rules of its own: they
//! were written from what browsers do, not from the policy's tables.
//!
//! `cargo xtask e2e attacks` opens the same attacks in browsers.

#[path = "../../../fixtures/attacks/read.rs"]
mod read;
mod tree;

use std::{collections::BTreeSet, fs, path::PathBuf};

use super::{LinkRel, Policy, Scheme, sanitize_with};
use crate::{
    LanguageTag, compose, invisible,
    render::{Images, Options, render},
};
use read::{Attack, FAMILIES, attacks};
use tree::Trouble;

/// Policies that allow nothing more, each thing more, and everything.
fn policies() -> Vec<Policy> {
    let strict = Policy::default();
    let wide = Policy {
        schemes: Scheme::ALL.to_vec(),
        remote_images: true,
        class_names: true,
        alignments: true,
        rel: LinkRel::ALL.to_vec(),
    };
    vec![
        Policy {
            schemes: wide.schemes.clone(),
            ..strict.clone()
        },
        Policy {
            remote_images: true,
            ..strict.clone()
        },
        Policy {
            class_names: true,
            ..strict.clone()
        },
        Policy {
            alignments: true,
            ..strict.clone()
        },
        Policy {
            rel: Vec::new(),
            ..strict.clone()
        },
        strict,
        wide,
    ]
}

/// Passes an attack through every way that leads to safe HTML.
fn ways_out(attack: &str, policy: &Policy) -> Vec<(&'static str, String)> {
    let (es, fa) = (LanguageTag::parse("es"), LanguageTag::parse("fa"));
    let (es, fa) = (es.unwrap(), fa.unwrap());
    let options = Options {
        keep_images: Images::Local,
        id_prefix: "es-",
        policy,
        ..Options::default()
    };
    let typeset = Options {
        line_breaks: true,
        language: Some(&es),
        typeset: true,
        heading_shift: 2,
        ..options
    };
    let rendered = |options: &Options<'_>| render(attack, options).sanitize().0;
    let head = compose::Head {
        title: attack.to_owned(),
        dek: attack.to_owned(),
        place_line: attack.to_owned(),
        ..compose::Head::default()
    };
    let section = compose::section(&fa, 2, &head, &rendered(&options), true);
    vec![
        ("sanitize", sanitize_with(attack, policy).0.into_string()),
        ("render", rendered(&options).into_string()),
        ("typeset and render", rendered(&typeset).into_string()),
        ("compose", section.into_string()),
    ]
}

#[test]
fn nothing_that_acts_comes_out_of_any_attack() {
    let attacks = attacks();
    assert!(attacks.len() >= 300, "{} attacks", attacks.len());
    let mut troubles = String::new();
    for policy in policies() {
        for Attack { place, text } in &attacks {
            for (way, html) in ways_out(text, &policy) {
                for Trouble(trouble) in tree::troubles(&html, &policy) {
                    troubles.push_str(&format!("{place}, {way}: {trouble}\n{html}\n\n"));
                }
                let (again, _) = sanitize_with(&html, &policy);
                if again.as_str() != html {
                    troubles.push_str(&format!(
                        "{place}, {way}: no fixed point\n{html}\n{again}\n\n"
                    ));
                }
            }
        }
    }
    assert!(troubles.is_empty(), "{troubles}");
}

#[test]
fn no_family_of_attacks_is_forgotten() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/attacks");
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let files: BTreeSet<String> = files
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let named: BTreeSet<String> = FAMILIES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(files, named);
}

/// As other formats have them: front matter, plain text, Markdown.
#[test]
fn no_field_of_one_line_hides_anything() {
    for Attack { place, text } in attacks() {
        let line = compose::one_line(&text);
        assert!(!line.contains(['\n', '\r', '\0']), "{place}");
        assert!(invisible::clean(&line).1.is_empty(), "{place}");
        assert_eq!(compose::one_line(&line), line, "{place}");
    }
}

#[test]
fn the_tree_is_looked_at_closely() {
    let strict = Policy::default();
    for html in [
        "<script>a</script>",
        "<p onclick=a>b</p>",
        "<p style=a>b</p>",
        "<a href=\"javascript:a\">b</a>",
        "<a href=\"java&#10;script:a\">b</a>",
        "<a href=\"//example.org\">b</a>",
        "<a href=\"https://u:p@example.org\">b</a>",
        "<a href=\"https://example.org\">b</a>",
        "<a href=\"tel:112\">b</a>",
        "<img src=\"https://example.org/a.png\" alt=\"\">",
        "<img src=\"data:a\" alt=\"\">",
        "<img src=\"image/a.png\">",
        "<p class=\"dek\">b</p>",
        "<p id=\"location\">b</p>",
        "<p id=\"note-1\">b</p><p id=\"note-1\">c</p>",
        "<svg></svg>",
        "<p>a<!-- b --></p>",
        "<p>a\u{202e}b</p>",
        "<p title=\"a\u{200b}b\">c</p>",
        "<p><div>a</div></p>",
        "<table>a</table>",
        "<p>a",
    ] {
        assert!(!tree::troubles(html, &strict).is_empty(), "{html}");
    }
    let good = "<p lang=\"es\" dir=\"ltr\" title=\"a\">a <a href=\"https://example.org/\" \
        rel=\"noopener noreferrer\">b</a> <img src=\"image/a.png\" alt=\"c\"></p>";
    assert!(tree::troubles(good, &strict).is_empty());
}
