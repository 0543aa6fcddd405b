use text::elements::{Element, Node};

use super::{is_plain, wrapped};

/// The block of code, which the editor guards as [`super::guard`] does, but only where one
/// address stands alone in a line.
pub(super) fn code(pre: &Element<'_>) -> Option<String> {
    let [Node::Element(code)] = pre.nodes.as_slice() else {
        return None;
    };
    let words = match code.nodes.as_slice() {
        [Node::Words(words)] => words,
        [] => "",
        _ => return None,
    };
    if code.name != "code" || !is_plain(code) {
        return None;
    }
    let mut addresses = 0;
    let lines: Vec<String> = words
        .split('\n')
        .map(|line| {
            let line = line.replace('[', "&#91;");
            if !is_address(&line) {
                return line;
            }
            addresses += 1;
            line.replacen("://", ":&#47;&#47;", 1)
        })
        .collect();
    (addresses <= 1).then(|| {
        let words = lines.join("\n");
        wrapped(
            "code",
            "",
            &format!("<pre class=\"wp-block-code\"><code>{words}</code></pre>"),
        )
    })
}

/// Whether a line is nothing but an address, which WordPress would embed.
fn is_address(line: &str) -> bool {
    let line = line.trim();
    let rest = line
        .strip_prefix("https://")
        .or_else(|| line.strip_prefix("http://"));
    let is_of_address = |c: char| !c.is_whitespace() && !matches!(c, '<' | '>' | '"');
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(is_of_address))
}
