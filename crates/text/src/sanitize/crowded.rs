//! Tags with so many attributes that a tokeniser takes for ever to compare their names.

use std::borrow::Cow;

/// How many attributes a tag may have. Those that a post can hold have nine at most.
const MOST: usize = 64;

/// Makes letters out of tags that have too many attributes; counts them.
///
/// Whatever could be the beginning of a tag is looked at, also in comments, scripts and values: what
/// it is there does not matter here, and nothing can be hidden behind a quotation mark.
pub(super) fn uncrowd<'a>(html: &'a str, found: &mut usize) -> Cow<'a, str> {
    let mut reader = Reader::new(html.as_bytes());
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in html.match_indices('<') {
        let rest = &html.as_bytes()[at + 1..];
        let name = rest.strip_prefix(b"/").unwrap_or(rest);
        let begins = name.first().is_some_and(u8::is_ascii_alphabetic);
        if begins && reader.is_crowded(html.len() - name.len()) {
            *found += 1;
            out.push_str(&html[done..at]);
            out.push_str("&lt;");
            done = at + 1;
        }
    }
    if done == 0 {
        return html.into();
    }
    out.push_str(&html[done..]);
    out.into()
}

/// Reads tags as a tokeniser does (HTML Standard, "tokenization"). Ends that were found are kept:
/// many beginnings may have one end.
struct Reader<'a> {
    html: &'a [u8],
    names: Ends,
    attributes: Ends,
    values: Ends,
    single: Ends,
    double: Ends,
    /// What is skipped before an attribute, and around its `=`.
    gaps: Ends,
    spaces: Ends,
    /// Where the last name ended, and what was said of that tag.
    last: Option<(usize, bool)>,
}

/// The first of some bytes from a place on.
struct Ends {
    is_end: fn(u8) -> bool,
    from: usize,
    end: usize,
}

impl Ends {
    fn of(is_end: fn(u8) -> bool) -> Self {
        Self {
            is_end,
            from: 1,
            end: 0,
        }
    }

    /// Finds it; where there is none, the length of all.
    fn find(&mut self, html: &[u8], from: usize) -> usize {
        if !(self.from <= from && from <= self.end) {
            let found = html[from..].iter().position(|&byte| (self.is_end)(byte));
            self.from = from;
            self.end = found.map_or(html.len(), |at| from + at);
        }
        self.end
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0C')
}

impl<'a> Reader<'a> {
    fn new(html: &'a [u8]) -> Self {
        Self {
            html,
            names: Ends::of(|it| is_space(it) || matches!(it, b'/' | b'>')),
            attributes: Ends::of(|it| is_space(it) || matches!(it, b'/' | b'>' | b'=')),
            values: Ends::of(|it| is_space(it) || it == b'>'),
            single: Ends::of(|it| it == b'\''),
            double: Ends::of(|it| it == b'"'),
            gaps: Ends::of(|it| !is_space(it) && it != b'/'),
            spaces: Ends::of(|it| !is_space(it)),
            last: None,
        }
    }

    /// Tells whether the tag whose name begins here has too many attributes.
    fn is_crowded(&mut self, name: usize) -> bool {
        let end = self.names.find(self.html, name);
        match self.last {
            Some((last, is_crowded)) if last == end => is_crowded,
            _ => {
                let is_crowded = self.has_too_many(end);
                self.last = Some((end, is_crowded));
                is_crowded
            }
        }
    }

    fn has_too_many(&mut self, name_end: usize) -> bool {
        let html = self.html;
        let mut at = name_end;
        for _ in 0..=MOST {
            at = self.gaps.find(html, at);
            if html.get(at).is_none_or(|&it| it == b'>') {
                return false;
            }
            // A first `=` is part of the name.
            at = self.attributes.find(html, at + 1);
            let sign = self.spaces.find(html, at);
            if html.get(sign) != Some(&b'=') {
                continue;
            }
            at = self.spaces.find(html, sign + 1);
            at = match html.get(at) {
                Some(b'"') => self.double.find(html, at + 1) + 1,
                Some(b'\'') => self.single.find(html, at + 1) + 1,
                Some(_) => self.values.find(html, at),
                None => return false,
            }
            .min(html.len());
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(attributes: usize, unit: &str) -> String {
        let number = |it: usize| unit.replace('#', &it.to_string());
        let all: String = (0..attributes).map(number).collect();
        format!("a<p{all}>b")
    }

    #[test]
    fn only_crowded_tags_become_letters() {
        let units = [
            " a#",
            " a#=b",
            " a#='b c'",
            " a#=\">\"",
            "/a#",
            " a# = b",
            "\n'#",
            " =#=a",
        ];
        for unit in units {
            let mut found = 0;
            let few = tag(MOST, unit);
            assert_eq!(uncrowd(&few, &mut found), few, "{unit}");
            assert_eq!(found, 0);
            let many = tag(MOST + 1, unit);
            let expected = many.replacen('<', "&lt;", 1);
            assert_eq!(uncrowd(&many, &mut found), expected, "{unit}");
            assert_eq!(found, 1);
        }
    }

    #[test]
    fn no_quotation_mark_hides_one() {
        let many = tag(MOST + 1, " a#");
        for before in [
            "<!-- <a b=\" -->",
            "<script>'<a b='</script>",
            "<a b='",
            "<svg><style><a b=\"",
        ] {
            let mut found = 0;
            let html = format!("{before}{many}");
            assert!(uncrowd(&html, &mut found).contains("&lt;p"), "{before}");
        }
    }
}
