//! Fields: what Word computes, and what was last shown of it.

use std::rc::Rc;

use text::write::block::Link;

use super::reader::Reader;

/// A field that has begun.
#[derive(Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    /// Whether what comes now is what it shows.
    pub(super) is_result: bool,
    pub(super) link: Option<Rc<Link>>,
    is_contents: bool,
}

impl Reader<'_, '_> {
    /// What comes now is what the field shows.
    pub(super) fn begin_result(&mut self, field: &mut Field) {
        field.is_result = true;
        let mut words = words(&field.instruction).into_iter();
        let kind = words.next().unwrap_or_default().to_uppercase();
        match kind.as_str() {
            "HYPERLINK" => {
                let rest: Vec<String> = words.collect();
                field.link = self.hyperlink(&rest);
            }
            "TOC" => field.is_contents = true,
            "EQ" => self.told.tell("equations.plain"),
            _ => {}
        }
    }

    /// Where the innermost link of the open fields leads.
    pub(super) fn field_link(&self) -> Option<Rc<Link>> {
        self.fields
            .iter()
            .rev()
            .find_map(|field| field.link.clone())
    }

    pub(super) fn is_in_contents(&self) -> bool {
        self.fields.iter().any(|field| field.is_contents)
    }

    fn hyperlink(&mut self, words: &[String]) -> Option<Rc<Link>> {
        let mut address = String::new();
        let mut anchor = "";
        let mut title = "";
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let next = || words.get(at + 1).map_or("", String::as_str);
            match word.to_ascii_lowercase().as_str() {
                "\\l" => anchor = next(),
                "\\o" => title = next(),
                "\\t" => {}
                switch if switch.starts_with('\\') && switch.len() == 2 => {
                    at += 1;
                    continue;
                }
                _ => {
                    if address.is_empty() {
                        address.clone_from(word);
                    }
                    at += 1;
                    continue;
                }
            }
            at += 2;
        }
        if !address.is_empty() && !anchor.is_empty() && !address.contains('#') {
            address = format!("{address}#{anchor}");
        }
        self.link(&address, title)
    }
}

/// The words of an instruction. Between quotes there are spaces, and a backslash keeps a quote.
fn words(instruction: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut is_quoted = false;
    let mut signs = instruction.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' | '\u{201c}' | '\u{201d}' => {
                if is_quoted {
                    words.push(std::mem::take(&mut word));
                }
                is_quoted = !is_quoted;
            }
            '\\' if is_quoted && matches!(signs.peek(), Some('"' | '\\')) => {
                word.extend(signs.next());
            }
            _ if sign.is_whitespace() && !is_quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(sign),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_cut_into_words() {
        for (given, expected) in [
            (
                r#" HYPERLINK "https://a.org/x y" \o "El agua" "#,
                vec!["HYPERLINK", "https://a.org/x y", r"\o", "El agua"],
            ),
            (r" HYPERLINK \l _Toc1 ", vec!["HYPERLINK", r"\l", "_Toc1"]),
            (r#"HYPERLINK "C:\\a\"b""#, vec!["HYPERLINK", r#"C:\a"b"#]),
            ("PAGE", vec!["PAGE"]),
            ("", vec![]),
        ] {
            assert_eq!(words(given), expected, "{given}");
        }
    }
}
