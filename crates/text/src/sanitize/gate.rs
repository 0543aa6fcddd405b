//! The gate: ammonia with the policy's rules, one for each policy.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, PoisonError, RwLock},
};

use ammonia::{Builder, UrlRelative};

use super::{
    allowed::{ELEMENTS, GENERIC, WITH_CONTENT, allows_value},
    policy::{Policy, Scheme},
};

/// How many gates are kept. A library has a few profiles; a program that tries all policies makes
/// them anew.
const KEPT: usize = 64;

/// How long a text may be without an end, bytes; longer ones are cut.
const LONGEST: usize = 4_096;

/// Passes HTML through the gate of a policy.
pub(super) fn pass(html: &str, policy: &Policy) -> String {
    gate(policy).clean(&cut(html)).to_string()
}

/// Puts comments into long texts, where one would be read anew: the gate takes them out.
///
/// Its serialiser looks, at every `&` and at whatever begins like a no-break space, through all of
/// the rest of a text for the next `<`. In a text without one, that grows with the square of its
/// length.
fn cut(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    let mut begin = 0;
    loop {
        let end = html[begin..].find('<').map_or(html.len(), |at| begin + at);
        if end - begin > LONGEST {
            // What stands before the first `>` is a tag, in whose values it would be escaped.
            let mut last = begin + html[begin..end].find('>').unwrap_or(0);
            for (at, byte) in (last..).zip(&html.as_bytes()[last..end]) {
                if matches!(byte, b'&' | 0xC2) && at - last > LONGEST {
                    out.push_str(&html[done..at]);
                    out.push_str("<!---->");
                    (done, last) = (at, at);
                }
            }
        }
        if end == html.len() {
            break;
        }
        begin = end + 1;
    }
    if done == 0 {
        return html.into();
    }
    out.push_str(&html[done..]);
    out.into()
}

/// Returns the gate of a policy.
fn gate(policy: &Policy) -> Arc<Builder<'static>> {
    static GATES: RwLock<BTreeMap<Policy, Arc<Builder<'static>>>> = RwLock::new(BTreeMap::new());
    // A gate is whole before it is put there, so one who panicked has left nothing half done.
    let kept = GATES.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(gate) = kept.get(policy) {
        return gate.clone();
    }
    drop(kept);
    let gate = Arc::new(build(policy.in_order()));
    let mut kept = GATES.write().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(policy.clone(), gate.clone());
    gate
}

fn build(policy: Policy) -> Builder<'static> {
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let schemes = policy.schemes.iter().copied().map(Scheme::as_str);
    let schemes = ["http", "https", "mailto"].into_iter().chain(schemes);
    let mut gate = Builder::empty();
    gate.tags(ELEMENTS.iter().map(|(name, _)| *name).collect())
        .clean_content_tags(set(WITH_CONTENT))
        .generic_attributes(set(GENERIC))
        .tag_attributes(
            ELEMENTS
                .iter()
                .filter(|(_, names)| !names.is_empty())
                .map(|(name, names)| (*name, set(names)))
                .collect::<HashMap<_, _>>(),
        )
        .url_schemes(schemes.collect())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(move |element, attribute, value| {
            allows_value(&policy, element, attribute, value).then_some(Cow::Borrowed(value))
        });
    gate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_comes_out_whole() {
        let strict: &Policy = Default::default();
        for unit in ["¡No! ", "&amp; ", "a\u{a0}b", "é&lt;", "«a» &amp;amp;"] {
            for (open, close) in [("<p title=\"a\">", "</p>"), ("<pre>", "</pre>"), ("", "")] {
                let text = unit.repeat(5_000);
                let html = format!("{open}{text}{close}<p>{text}</p>");
                assert!(cut(&html).contains("<!---->"));
                let written = html.replace('\u{a0}', "&nbsp;");
                assert_eq!(pass(&html, strict), written, "{unit}");
            }
        }
        let value = format!("<p title=\"{}\">a</p>", "&amp;".repeat(1_000));
        assert_eq!(cut(&value), value);
    }
}
