//! What stands above a text, in the text or apart from it.

use super::said::said;
use super::unit::units;

/// How far down a title or a date may stand.
const HEAD: usize = 4;

/// Tells whether one of the first paragraphs of a text says what a line says.
#[must_use]
pub fn has_paragraph(text: &str, line: &str) -> bool {
    let line = said(line).words;
    units(text)
        .iter()
        .take(HEAD)
        .any(|unit| unit.said.words == line)
}

/// Takes out of the first paragraphs of a text the one that says what a line says.
#[must_use]
pub fn without_paragraph(text: &str, line: &str) -> Option<String> {
    let line = said(line).words;
    let units = units(text);
    let at = units
        .iter()
        .take(HEAD)
        .position(|unit| unit.said.has_words && unit.said.words == line)?;
    let start = units[at].range.start - units[at].lead.len();
    let before = &text[..start];
    let after = text[units[at].range.end..].trim_start_matches(['\n', '\r']);
    let gap = if before.is_empty() { "" } else { "\n\n" };
    Some(format!("{before}{gap}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_known_again_above_a_text() {
        let text = "# La \"marcha\"\n\nUno.\n";
        assert!(has_paragraph(text, "La «marcha»"));
        assert_eq!(
            without_paragraph(text, "La «marcha»").as_deref(),
            Some("Uno.\n")
        );
        assert_eq!(without_paragraph(text, "Otra"), None);
        assert_eq!(
            without_paragraph(text, "Uno.").as_deref(),
            Some("# La \"marcha\"\n\n")
        );
    }
}
