//! The style rules that come with a clip: Word's, LibreOffice's and Apple's are by class.

use std::collections::HashMap;

use super::{style::Style, tree::Element};

/// How many rules are kept; Word sends some two hundred.
const MOST: usize = 4_000;

/// Rules by their selector: an element, a class, or an element with a class. Others, which only
/// pages have, are left out: what a browser copies carries its style with it.
#[derive(Debug, Default)]
pub(super) struct Sheet(HashMap<String, Style>);

impl Sheet {
    pub(super) fn of(css: &str) -> Self {
        let mut rules: HashMap<String, Style> = HashMap::new();
        let css = without_comments(css);
        let mut rest: &str = &css;
        while let Some((selectors, after)) = rest.split_once('{') {
            let (declarations, after) = after.split_once('}').unwrap_or((after, ""));
            rest = after;
            let style = Style::of(declarations);
            for selector in selectors.split(',').map(str::trim) {
                let is_simple = !selector.is_empty()
                    && selector
                        .chars()
                        .all(|it| it.is_alphanumeric() || "-_.".contains(it));
                if is_simple && rules.len() < MOST {
                    rules
                        .entry(selector.to_ascii_lowercase())
                        .or_default()
                        .add(&style);
                }
            }
        }
        Self(rules)
    }

    /// The style of an element: its name's, its classes', its own, the later over the earlier.
    pub(super) fn style(&self, element: &Element) -> Style {
        let mut style = Style::default();
        if !self.0.is_empty() {
            let mut add = |selector: &str| {
                if let Some(rule) = self.0.get(selector) {
                    style.add(rule);
                }
            };
            add(&element.name);
            for class in element.classes() {
                let class = class.to_ascii_lowercase();
                add(&format!(".{class}"));
                add(&format!("{}.{class}", element.name));
            }
        }
        if let Some(own) = element.attribute("style") {
            style.add(&Style::of(own));
        }
        style
    }
}

/// Takes comments out, and the marks that once hid rules from browsers without style.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.replace("<!--", "").replace("-->", "")
}
