//! Signs that Markdown would read as its own.
//!
//! A sign is escaped where it could be one, not only where it is: what is written before or
//! behind it later must not change its meaning. Signs inside words and between spaces that can
//! never be one stay bare, so that the text stays readable.

use std::borrow::Cow;

use super::Dialect;

/// Escapes what has a meaning wherever it stands in a line.
pub(crate) fn escaped(text: &str) -> String {
    escaped_for(text, Dialect::Own)
}

/// Does the same for those who know more signs.
pub(super) fn escaped_for(text: &str, dialect: Dialect) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut before: Option<char> = None;
    // Whether the run of underscores that is being written stands in a word.
    let mut is_in_word = false;
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let after = rest.as_str();
        if character == '_' && before != Some('_') {
            is_in_word = joins(before, after);
        }
        let is_bare = character == '_' && is_in_word;
        let done = &text[..text.len() - after.len() - character.len_utf8()];
        let is_known = dialect.is_strict() && is_known_to_some(character, done, after);
        if !is_bare && (is_known || needs_escape(character, before, after)) {
            out.push('\\');
        }
        out.push(character);
        before = Some(character);
    }
    out
}

fn needs_escape(character: char, before: Option<char>, after: &str) -> bool {
    let next = || after.chars().next();
    let between = |is: fn(char) -> bool| before.is_some_and(is) && next().is_some_and(is);
    match character {
        '`' | '[' | ']' | '_' => true,
        '*' | '~' => !between(char::is_whitespace),
        '<' => next().is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '\\' => next().is_none_or(|next| next.is_ascii_punctuation()),
        '&' => is_entity(after),
        _ => false,
    }
}

/// Tells whether a sign could be one of those that CommonMark does not know: of quotes, dashes and
/// dots that are set by themselves, of bare addresses, of attributes and of calls.
fn is_known_to_some(character: char, before: &str, after: &str) -> bool {
    let is_run = || before.ends_with(character) || after.starts_with(character);
    match character {
        '{' | '"' | '\'' | '<' | '>' | '~' => true,
        // Calls are looked for before Markdown is read, so they are taken apart.
        '%' => before.ends_with('{'),
        '-' => is_run(),
        '.' => is_run() || ends_with_www(before),
        ':' => after.starts_with("//"),
        '@' => before.ends_with(|it: char| !it.is_whitespace()),
        _ => false,
    }
}

fn ends_with_www(text: &str) -> bool {
    let last = text.as_bytes().last_chunk::<3>();
    last.is_some_and(|last| last.eq_ignore_ascii_case(b"www"))
}

/// Tells whether a run of underscores stands inside a word, where it never emphasizes.
fn joins(before: Option<char>, after: &str) -> bool {
    let behind = after.trim_start_matches('_').chars().next();
    before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric)
}

/// Tells whether text that stands behind `&` makes a character of it.
fn is_entity(after: &str) -> bool {
    let name = after.strip_prefix('#').unwrap_or(after);
    let length = name
        .bytes()
        .take(40)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    length > 0 && name.as_bytes().get(length) == Some(&b';')
}

/// Escapes what has a meaning at the beginning of a line of Markdown, in which everything else
/// was escaped before.
pub(crate) fn guarded(line: &str) -> Cow<'_, str> {
    guarded_for(line, Dialect::Own)
}

/// Does the same for those who know more signs.
pub(super) fn guarded_for(line: &str, dialect: Dialect) -> Cow<'_, str> {
    // What stands behind a colon and a space is a definition to some.
    let is_definition = dialect.is_strict() && (line == ":" || line.starts_with(": "));
    let Some(at) = sign(line).or(is_definition.then_some(0)) else {
        return line.into();
    };
    let mut guarded = String::with_capacity(line.len() + 1);
    guarded.push_str(&line[..at]);
    guarded.push('\\');
    guarded.push_str(&line[at..]);
    guarded.into()
}

/// Finds the sign that makes a line a heading, quotation, item, rule or part of a table.
fn sign(line: &str) -> Option<usize> {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let first = line.bytes().next()?;
    let all = |signs: &str| line.chars().all(|it| signs.contains(it));
    let is_meant = match first {
        b'#' => ends(line.trim_start_matches('#')),
        b'>' => true,
        b'=' => all("= \t"),
        b'+' => ends(&line[1..]),
        b'-' => ends(&line[1..]) || all("-:| \t"),
        b':' | b'|' => all("-:| \t") && line.contains('-'),
        b'0'..=b'9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let is_number =
                digits <= 9 && line[digits..].starts_with(['.', ')']) && ends(&line[digits + 1..]);
            return is_number.then_some(digits);
        }
        _ => false,
    };
    is_meant.then_some(0)
}

/// The length of the longest run of a sign.
pub(super) fn longest_run(text: &str, sign: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for character in text.chars() {
        run = if character == sign { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_escaped_where_they_could_be_one() {
        for (given, expected) in [
            ("tod*s l*s compañer@s", "tod\\*s l\\*s compañer@s"),
            ("5 * 3 ~ 15", "5 * 3 ~ 15"),
            ("_x_ snake_case __a__", "\\_x\\_ snake_case \\_\\_a\\_\\_"),
            ("un_ y _dos", "un\\_ y \\_dos"),
            ("a__b", "a__b"),
            ("[x] ![y](z)", "\\[x\\] !\\[y\\](z)"),
            ("a < b <c> <3", "a < b \\<c> <3"),
            ("&amp; & AT&T; &#49; &;", "\\&amp; & AT\\&T; \\&#49; &;"),
            ("C:\\agua \\* \\", "C:\\agua \\\\\\* \\\\"),
            ("`ls`", "\\`ls\\`"),
            (
                "https://example.org/a_b?c=d&e",
                "https://example.org/a_b?c=d&e",
            ),
        ] {
            assert_eq!(escaped(given), expected);
        }
    }

    #[test]
    fn beginnings_of_lines_are_guarded() {
        for (given, expected) in [
            ("1886. Fue", "1886\\. Fue"),
            ("13.", "13\\."),
            ("1) uno", "1\\) uno"),
            ("1886.5", "1886.5"),
            ("1234567890. x", "1234567890. x"),
            ("# uno", "\\# uno"),
            ("#hashtag", "#hashtag"),
            ("> dice", "\\> dice"),
            ("- uno", "\\- uno"),
            ("-uno", "-uno"),
            ("+ uno", "\\+ uno"),
            ("---", "\\---"),
            ("- - -", "\\- - -"),
            ("===", "\\==="),
            ("= 5", "= 5"),
            ("|---|:-:|", "\\|---|:-:|"),
            ("|a|", "|a|"),
            (":-- | --", "\\:-- | --"),
            ("agua", "agua"),
            ("", ""),
        ] {
            assert_eq!(guarded(given), expected);
        }
    }
}
