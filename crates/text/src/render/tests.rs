use serde::Deserialize;

use super::*;
use crate::sanitize::sanitize;

#[derive(Deserialize)]
struct Example {
    example: u32,
    markdown: String,
    html: String,
}

/// Examples of CommonMark whose result differs from the specification, and why.
const DEVIATIONS: &[(u32, &str)] = &[];

#[test]
fn commonmark_examples_come_out_as_specified() {
    let examples: Vec<Example> =
        serde_json::from_str(include_str!("../../specs/commonmark-0.31.2.json")).unwrap();
    assert_eq!(examples.len(), 652);
    let mut failures = String::new();
    for example in &examples {
        // What the policy takes out, and how a browser closes what is open, is alike on both sides.
        let expected = sanitize(&example.html).0;
        let actual = render(&example.markdown, &Options::default()).sanitize().0;
        let deviates = DEVIATIONS
            .iter()
            .any(|(number, _)| *number == example.example);
        if (expected == actual) == deviates {
            failures.push_str(&format!(
                "example {}{}\n{}\n-- expected\n{expected}\n-- actual\n{actual}\n\n",
                example.example,
                if deviates {
                    " passes now: take it off the list"
                } else {
                    ""
                },
                example.markdown,
            ));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
