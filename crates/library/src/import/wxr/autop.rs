//! Paragraphs of lines: how a classic editor's text is read.
//!
//! There, an empty line ends a paragraph and a line break is one, but beside what is a block.

/// Elements that are blocks.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "legend",
    "li",
    "main",
    "map",
    "menu",
    "nav",
    "object",
    "ol",
    "p",
    "pre",
    "section",
    "style",
    "script",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements whose lines are kept as they are.
const AS_THEY_ARE: &[&str] = &["pre", "script", "style", "textarea"];

/// Makes paragraphs of lines.
pub(super) fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    // What stands between two blocks.
    let mut run = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        run.push_str(&rest[..at]);
        let tag = &rest[at..];
        let end = tag_end(tag);
        let name = name(tag);
        if AS_THEY_ARE.contains(&name.as_str()) && !tag.starts_with("</") {
            flush(&mut out, &mut run);
            let close = format!("</{name}");
            let length =
                find_ignoring_case(tag, &close).map_or(tag.len(), |at| at + tag_end(&tag[at..]));
            out.push_str(&tag[..length]);
            out.push('\n');
            rest = &tag[length..];
            continue;
        }
        if BLOCKS.contains(&name.as_str()) {
            flush(&mut out, &mut run);
            out.push_str(&tag[..end]);
        } else {
            run.push_str(&tag[..end].replace('\n', " "));
        }
        rest = &tag[end..];
    }
    run.push_str(rest);
    flush(&mut out, &mut run);
    out
}

/// Writes words that stand between blocks: as paragraphs where empty lines part them, else as
/// they stand in their block.
fn flush(out: &mut String, run: &mut String) {
    let text = std::mem::take(run);
    let trimmed = text.trim_matches('\n');
    if trimmed.trim().is_empty() {
        out.push('\n');
        return;
    }
    // What stands in a block that holds words, and is one paragraph, needs none of its own.
    let in_line = is_in_line(out);
    let parts: Vec<&str> = split_blank(trimmed);
    if in_line && parts.len() == 1 && !text.starts_with("\n\n") {
        out.push_str(&breaks(parts[0]));
        return;
    }
    for part in parts {
        out.push_str("<p>");
        out.push_str(&breaks(part));
        out.push_str("</p>\n");
    }
}

/// Whether what was written last opens an element whose words stand in it.
fn is_in_line(out: &str) -> bool {
    const HOLDS_WORDS: &[&str] = &[
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "td",
        "th",
        "dt",
        "dd",
        "figcaption",
        "figure",
        "caption",
        "summary",
        "legend",
        "address",
    ];
    let Some(at) = out.rfind('<') else {
        return false;
    };
    let tag = &out[at..];
    !tag.starts_with("</") && HOLDS_WORDS.contains(&name(tag).as_str())
}

fn split_blank(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            parts.push(&text[start..at]);
            start = at + line.len();
        }
        at += line.len();
    }
    parts.push(&text[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// Line breaks within a paragraph.
fn breaks(text: &str) -> String {
    let lines: Vec<&str> = text.trim_matches('\n').lines().map(str::trim_end).collect();
    let mut out = String::with_capacity(text.len() + lines.len() * 4);
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            let before = lines[at - 1];
            let is_broken =
                before.ends_with("<br>") || before.ends_with("<br/>") || before.ends_with("<br />");
            out.push_str(if is_broken { "\n" } else { "<br>\n" });
        }
        out.push_str(line);
    }
    out
}

/// The longest tag, bytes: a picture may be written in it.
const LONGEST: usize = 100_000;

/// Where a tag ends; a quoted value may hold its end. What is none is one sign.
fn tag_end(tag: &str) -> usize {
    if let Some(rest) = tag.strip_prefix("<!--") {
        return rest.find("-->").map_or(tag.len(), |at| at + 7);
    }
    let starts =
        tag[1..].starts_with(|it: char| it.is_ascii_alphabetic() || it == '/' || it == '!');
    if !starts {
        return 1;
    }
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate().skip(1).take(LONGEST) {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return at + 1,
            (b'<', None) => return 1,
            _ => {}
        }
    }
    1
}

fn name(tag: &str) -> String {
    let name = tag.trim_start_matches('<').trim_start_matches('/');
    let end = name.find(|it: char| !it.is_ascii_alphanumeric());
    name[..end.unwrap_or(name.len()).min(20)].to_ascii_lowercase()
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    let wanted = wanted.as_bytes();
    let found = text.as_bytes().windows(wanted.len());
    found
        .into_iter()
        .position(|it| it.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let made = paragraphs(text);
        let made: Vec<&str> = made.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(made.join("\n"), expected, "{text}");
    }

    #[test]
    fn lines_become_paragraphs() {
        check("uno\n\ndos", "<p>uno</p>\n<p>dos</p>");
        check(
            "uno\r\ndos <em>tres\ncuatro</em>",
            "<p>uno<br>\ndos <em>tres<br>\ncuatro</em></p>",
        );
        check("uno<br />\ndos", "<p>uno<br />\ndos</p>");
        check(
            "<h2>Uno</h2>\ndos\n\ntres",
            "<h2>Uno</h2><p>dos</p>\n<p>tres</p>",
        );
        check(
            "<ul>\n<li>uno</li>\n<li>dos</li>\n</ul>",
            "<ul>\n<li>uno</li>\n<li>dos</li>\n</ul>",
        );
        check(
            "<blockquote>uno\n\ndos</blockquote>",
            "<blockquote><p>uno</p>\n<p>dos</p>\n</blockquote>",
        );
        check("<p>uno\ndos</p>", "<p>uno<br>\ndos</p>");
        check("<pre>a\nb</pre>\ntres", "<pre>a\nb</pre>\n<p>tres</p>");
        check("1 < 2 y 3 > 2", "<p>1 < 2 y 3 > 2</p>");
        check("<!--more-->\n\nuno", "<p><!--more--></p>\n<p>uno</p>");
        check("", "");
    }
}
