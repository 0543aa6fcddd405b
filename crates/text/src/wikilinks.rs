//! Links as notebooks write them: `[[Page]]`, `[[Page#Heading|words]]`, `![[picture.png|words]]`.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown;

/// A link to another page of a notebook, or a page or picture that is shown in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wikilink {
    /// Its bytes in the Markdown.
    pub range: Range<usize>,
    /// Whether what it names is shown in place.
    pub is_embed: bool,
    /// What it names, without heading or block.
    pub target: String,
    /// What stands behind the line, if anything does; for a picture often its width.
    pub words: Option<String>,
}

impl Wikilink {
    /// What a reader of the notebook saw in its place.
    #[must_use]
    pub fn shown(&self) -> &str {
        let own = self.words.as_deref().map(str::trim);
        own.filter(|words| !words.is_empty())
            .unwrap_or(&self.target)
    }
}

/// Finds the links of a notebook in Markdown, code left aside.
#[must_use]
pub fn wikilinks(markdown: &str) -> Vec<Wikilink> {
    if !markdown.contains("[[") {
        return Vec::new();
    }
    let words = words(markdown);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = words[from..].find("[[").map(|at| from + at) {
        let inside = at + 2;
        let line = words[inside..].split('\n').next().unwrap_or_default();
        let Some(length) = line.find("]]") else {
            from = inside;
            continue;
        };
        // What is nested is the inner one.
        if let Some(again) = line[..length].rfind("[[") {
            from = inside + again;
            continue;
        }
        let end = inside + length + 2;
        from = end;
        let is_embed = markdown[..at].ends_with('!');
        let given = markdown[inside..end - 2].replace("\\|", "|");
        let (target, words) = match given.split_once('|') {
            Some((target, words)) => (target.to_owned(), Some(words.to_owned())),
            None => (given, None),
        };
        let target = target.split(['#', '^']).next().unwrap_or_default().trim();
        if target.is_empty() && words.is_none() {
            continue;
        }
        found.push(Wikilink {
            range: at - usize::from(is_embed)..end,
            is_embed,
            target: target.to_owned(),
            words,
        });
    }
    found
}

/// Finds what a notebook hides from its readers, `%% … %%`, code left aside.
#[must_use]
pub fn hidden(markdown: &str) -> Vec<Range<usize>> {
    if !markdown.contains("%%") {
        return Vec::new();
    }
    let words = words(markdown);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = words[from..].find("%%").map(|at| from + at) {
        let inside = at + 2;
        let begins = words[..at].ends_with(|it: char| it.is_whitespace()) || at == 0;
        match words[inside..].find("%%").filter(|_| begins) {
            Some(length) => {
                from = inside + length + 2;
                found.push(at..from);
            }
            None => from = inside,
        }
    }
    found
}

/// The Markdown with everything blanked out that is not text, byte by byte.
fn words(markdown: &str) -> String {
    let mut words = String::with_capacity(markdown.len());
    let mut in_code = false;
    for (event, range) in markdown::parser(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code && range.start >= words.len() => {
                blank(&mut words, markdown, range.start);
                words.push_str(&markdown[range]);
            }
            _ => {}
        }
    }
    blank(&mut words, markdown, markdown.len());
    words
}

fn blank(words: &mut String, markdown: &str, end: usize) {
    let bytes = markdown
        .as_bytes()
        .get(words.len()..end)
        .unwrap_or_default();
    // The sign before a column in a table is an escape, and belongs to what stands around it.
    let kept = |byte: &u8| match byte {
        b'\n' => '\n',
        b'\\' => '\\',
        _ => ' ',
    };
    words.extend(bytes.iter().map(kept));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_notebooks_hide_is_found() {
        let markdown = "One %%two%% three 100%%\n\n%%\nfour\n\nfive\n%%\n\n`%%six%%`\n";
        let told: Vec<_> = hidden(markdown)
            .into_iter()
            .map(|it| &markdown[it])
            .collect();
        assert_eq!(told, ["%%two%%", "%%\nfour\n\nfive\n%%"]);
    }

    #[test]
    fn links_of_notebooks_are_found_outside_of_code() {
        let markdown = "See [[El agua#2|the *water*]] and [[Tierra]], ![[pozo.png|300]]\n\n\
                        `[[no]]` [not](https://e.org) [[ ]]\n\n    [[no]]\n\n[[ [[Inner]]\n";
        let found = wikilinks(markdown);
        let told: Vec<_> = found
            .iter()
            .map(|it| (&markdown[it.range.clone()], it.is_embed, it.shown()))
            .collect();
        assert_eq!(
            told,
            [
                ("[[El agua#2|the *water*]]", false, "the *water*"),
                ("[[Tierra]]", false, "Tierra"),
                ("![[pozo.png|300]]", true, "300"),
                ("[[Inner]]", false, "Inner"),
            ]
        );
    }
}
