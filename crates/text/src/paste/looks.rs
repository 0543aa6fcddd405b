//! Whether text was meant as Markdown.

/// Tells whether a text looks like Markdown that somebody wrote on purpose: headings, links or
/// footnotes, or at least two of its rarer signs.
#[must_use]
pub fn looks_like_markdown(text: &str) -> bool {
    let mut weight = 0;
    let mut in_fence = false;
    for line in text.lines().take(5_000) {
        let line = line.trim_end();
        if line.starts_with("```") || line.starts_with("~~~") {
            weight += usize::from(in_fence) * 2;
            in_fence = !in_fence;
            continue;
        }
        let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
        let is_heading = (1..=6).contains(&hashes)
            && line[hashes..].starts_with(' ')
            && line[hashes..].chars().any(char::is_alphabetic);
        let (first, last) = (line.find('['), line.rfind(')'));
        let has_link = line
            .match_indices("](")
            .any(|(at, _)| first.is_some_and(|it| it < at) && last.is_some_and(|it| it > at));
        let has_note = line.contains("[^") && line.contains(']');
        weight += usize::from(is_heading || has_link || has_note) * 2;
        weight += usize::from(has_pair(line, "**") || has_pair(line, "__"));
        weight += usize::from(line.starts_with("> "));
        if weight >= 2 {
            return true;
        }
    }
    false
}

/// Tells whether a mark opens before a word and closes behind one.
fn has_pair(line: &str, mark: &str) -> bool {
    let Some((_, after)) = line.split_once(mark) else {
        return false;
    };
    let Some((inside, _)) = after.split_once(mark) else {
        return false;
    };
    let is_word = |it: Option<char>| it.is_some_and(|it| !it.is_whitespace() && it != '*');
    is_word(inside.chars().next()) && is_word(inside.chars().next_back())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_known_and_messages_are_not_taken_for_it() {
        for markdown in [
            "# El agua\n\nDe la asamblea.",
            "Lea [el comunicado](https://example.org).",
            "Con nota.[^1]\n\n[^1]: La nota.",
            "**Importante:** el **agua**\n\n**no** se vende",
            "> Uno\n> dos",
        ] {
            assert!(looks_like_markdown(markdown), "{markdown}");
        }
        for text in [
            "Tod*s l*s compañer@s, 5 * 3",
            "#agua #asamblea\nNos vemos",
            "1. Uno\n2. Dos",
            "- Uno\n- Dos",
            "*muy* importante",
            "[x] hecho",
            "> citado",
        ] {
            assert!(!looks_like_markdown(text), "{text}");
        }
    }
}
