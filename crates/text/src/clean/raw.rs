//! Raw HTML in Markdown, tag by tag: what the policy makes of a tag, with its content elsewhere.

use std::{collections::HashMap, ops::Range};

use crate::sanitize::{Policy, sanitize_with};

/// What becomes of a tag.
pub(super) enum Raw {
    Stays,
    /// Something else, or nothing.
    Becomes(String),
    /// It goes with all that stands between it and its end.
    Hides(Range<usize>),
}

/// The tags of a text so far.
pub(super) struct Tags<'p> {
    policy: &'p Policy,
    /// The elements that are open, outermost first.
    open: Vec<String>,
    /// The element whose content goes with it, and where it begins.
    hidden: Option<(String, usize)>,
    /// What the policy made of tags that came before.
    known: HashMap<String, Start>,
}

/// What the policy makes of a start tag.
#[derive(Clone)]
struct Start {
    written: String,
    /// Whether something closes it.
    opens: bool,
    /// Whether its content goes with it.
    hides: bool,
}

impl<'p> Tags<'p> {
    pub(super) fn new(policy: &'p Policy) -> Self {
        Self {
            policy,
            open: Vec::new(),
            hidden: None,
            known: HashMap::new(),
        }
    }

    /// Judges a tag that stands somewhere in the text.
    pub(super) fn judge(&mut self, html: &str, range: &Range<usize>) -> Raw {
        let name = name(html);
        let is_end = html.starts_with("</");
        if let Some((hidden, from)) = &self.hidden {
            if !(is_end && *hidden == name) {
                return Raw::Stays;
            }
            let whole = *from..range.end;
            self.hidden = None;
            return Raw::Hides(whole);
        }
        let written = if is_end {
            self.close(&name)
        } else {
            self.start(html, name, range.start)
        };
        match written {
            Some(written) if written == html => Raw::Stays,
            // Where it ends is still to come.
            None => Raw::Stays,
            Some(written) => Raw::Becomes(written),
        }
    }

    /// The bytes that are hidden up to the end of a block, if some are.
    pub(super) fn unhide(&mut self, end: usize) -> Option<Range<usize>> {
        let (_, from) = self.hidden.take()?;
        Some(from..end.max(from))
    }

    /// Tells whether HTML is one tag and nothing else.
    pub(super) fn is_one(html: &str) -> bool {
        let is_tag = html.starts_with('<') && html.ends_with('>');
        is_tag && !html.starts_with("<!") && html.matches('<').count() == 1
    }

    /// What the policy leaves of HTML that is whole in itself.
    pub(super) fn whole(&self, html: &str) -> String {
        let clean = sanitize_with(html, self.policy).0.into_string();
        match clean.is_empty() || clean.ends_with('\n') || !html.ends_with('\n') {
            true => clean,
            false => clean + "\n",
        }
    }

    fn close(&mut self, name: &str) -> Option<String> {
        let at = self.open.iter().rposition(|it| it == name);
        Some(match at {
            Some(at) => {
                self.open.truncate(at);
                format!("</{name}>")
            }
            None => String::new(),
        })
    }

    fn start(&mut self, html: &str, name: String, from: usize) -> Option<String> {
        let known = self.known.entry(html.to_owned());
        let start = known
            .or_insert_with(|| Start::of(html, &name, self.policy))
            .clone();
        if start.hides {
            self.hidden = Some((name, from));
            return None;
        }
        if start.opens {
            self.open.push(name);
        }
        Some(start.written)
    }
}

impl Start {
    fn of(html: &str, name: &str, policy: &Policy) -> Start {
        let close = format!("</{name}>");
        let clean = sanitize_with(html, policy).0.into_string();
        let open = clean.strip_suffix(&close);
        Start {
            written: open.unwrap_or(&clean).to_owned(),
            opens: open.is_some(),
            hides: clean.is_empty() && !name.is_empty() && {
                let whole = format!("{html}x{close}");
                sanitize_with(&whole, policy).0.as_str().is_empty()
            },
        }
    }
}

/// The name of a tag in small letters; empty for comments and the like.
fn name(html: &str) -> String {
    let name = html.trim_start_matches(['<', '/']);
    let end = name.find(|it: char| !it.is_ascii_alphanumeric());
    name[..end.unwrap_or(name.len())].to_ascii_lowercase()
}
