//! Calls of a site's templates in Markdown: Hugo's `{{< … >}}` and `{{% … %}}`, Zola's `{{ … }}`,
//! Jekyll's `{% … %}`.

use std::borrow::Cow;
use std::ops::Range;

/// A figure that a template makes.
#[derive(Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) range: Range<usize>,
    pub(super) address: String,
    pub(super) words: String,
    pub(super) caption: String,
}

/// The calls of a text.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Calls {
    pub(super) figures: Vec<Figure>,
    /// How many others there are.
    pub(super) others: usize,
}

/// Takes out what a template puts before an address of its own site: the address is below its root.
pub(super) fn without_site(text: &str) -> Cow<'_, str> {
    if !text.contains("{{") {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        plain.push_str(before);
        let Some((call, behind)) = after.split_once("}}").filter(|(call, _)| call.len() < 400)
        else {
            plain.push_str("{{");
            rest = after;
            continue;
        };
        let call_words = call.trim();
        let path = call_words
            .split_once('|')
            .filter(|(_, filter)| matches!(filter.trim(), "relative_url" | "absolute_url"))
            .map(|(path, _)| path.trim().trim_matches(['"', '\'']));
        match (call_words, path) {
            ("site.baseurl" | "site.url", _) => {}
            (_, Some(path)) => plain.push_str(path),
            _ => {
                plain.push_str("{{");
                plain.push_str(call);
                plain.push_str("}}");
            }
        }
        rest = behind;
    }
    plain.push_str(rest);
    plain.into()
}

/// Finds the calls. Inside of code they are looked for too, as the sites themselves do.
pub(super) fn find(text: &str) -> Calls {
    let mut calls = Calls::default();
    let mut from = 0;
    while let Some(at) = text[from..].find('{').map(|at| from + at) {
        let rest = &text[at..];
        let ends = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];
        let Some((begin, end)) = ends.iter().find(|(begin, _)| rest.starts_with(begin)) else {
            from = at + 1;
            continue;
        };
        let inside = &rest[begin.len()..];
        let Some(length) = inside.find(end).filter(|length| *length < 4096) else {
            from = at + begin.len();
            continue;
        };
        let to = at + begin.len() + length + end.len();
        let call = inside[..length].trim();
        from = to;
        match figure(call, at..to) {
            Some(figure) => calls.figures.push(figure),
            None => calls.others += 1,
        }
    }
    calls
}

fn figure(call: &str, range: Range<usize>) -> Option<Figure> {
    let rest = call
        .strip_prefix("figure")
        .filter(|it| it.starts_with(char::is_whitespace))?;
    let mut figure = Figure {
        range,
        address: String::new(),
        words: String::new(),
        caption: String::new(),
    };
    for (key, value) in values(rest) {
        match key {
            "src" => figure.address = value,
            "alt" => figure.words = value,
            "caption" | "title" if figure.caption.is_empty() => figure.caption = value,
            _ => {}
        }
    }
    (!figure.address.is_empty()).then_some(figure)
}

/// The named values of a call: `key="value"`.
fn values(mut rest: &str) -> Vec<(&str, String)> {
    let mut values = Vec::new();
    while let Some((key, after)) = rest.split_once('=') {
        let key = key.trim();
        let after = after.trim_start();
        let Some(mark) = after
            .chars()
            .next()
            .filter(|it| matches!(it, '"' | '`' | '\''))
        else {
            break;
        };
        let mut value = String::new();
        let mut signs = after[1..].char_indices();
        let mut end = after.len();
        while let Some((at, sign)) = signs.next() {
            match sign {
                '\\' if mark == '"' => value.extend(signs.next().map(|(_, sign)| sign)),
                _ if sign == mark => {
                    end = 1 + at + 1;
                    break;
                }
                _ => value.push(sign),
            }
        }
        values.push((key, unnumbered(&value)));
        rest = &after[end..];
    }
    values
}

/// Text without signs that are written as numbers, as this application writes captions for Hugo.
fn unnumbered(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("&#") {
        plain.push_str(before);
        let sign = after
            .split_once(';')
            .and_then(|(number, behind)| Some((char::from_u32(number.parse().ok()?)?, behind)));
        match sign {
            Some((sign, behind)) => {
                plain.push(sign);
                rest = behind;
            }
            None => {
                plain.push_str("&#");
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_the_site_itself_goes() {
        let text = "![x]({{ site.baseurl }}/y.png) {{ '/z.png' | relative_url }} {{ other }} {{";
        assert_eq!(without_site(text), "![x](/y.png) /z.png {{ other }} {{");
    }

    #[test]
    fn figures_are_known_and_other_calls_are_counted() {
        let text = "{{< figure src=\"a b.png\" alt=\"Un \\\"pozo\\\"\" caption=\"De &#42;noche\" \
                    >}} {{% nota %}} { no } {% include x.html %}";
        let calls = find(text);
        assert_eq!(calls.others, 2);
        let figure = &calls.figures[0];
        assert!(text[figure.range.clone()].ends_with(">}}"));
        assert_eq!(
            [&figure.address, &figure.words, &figure.caption].map(String::as_str),
            ["a b.png", "Un \"pozo\"", "De *noche"]
        );
        assert_eq!(find("{{< figure src=\"\\").figures, []);
        assert_eq!(find("{{< figure src=\"é\\").others, 0);
    }
}
