//! Lines that a mail program has broken.

/// How long the longest line of a wrapped text is at least and at most.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;
/// How many line breaks a text must have to be judged.
const FEWEST: usize = 3;

/// Tells whether the line breaks inside of paragraphs are those of a program: nearly all stand
/// where the next word would not have fitted.
#[must_use]
pub fn is_hard_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let Some(width) = width(&lines) else {
        return false;
    };
    let mut forced = 0;
    let mut all = 0;
    for pair in lines.windows(2) {
        let [before, after] = *pair else { continue };
        if before.trim() == SIGNATURE {
            break;
        }
        if is_blank(before) || is_blank(after) || parts(before).depth != parts(after).depth {
            continue;
        }
        if !stands_alone(after) {
            all += 1;
            forced += usize::from(is_forced(before, after, width));
        }
    }
    all >= FEWEST && forced * 10 >= all * 8
}

/// Joins the lines that were broken because the next word would not have fitted.
///
/// Others stay: lists, signatures, verses and addresses end their lines earlier. Lines of a
/// quotation are joined with those of the same.
#[must_use]
pub fn join_wrapped(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let width = width(&lines).unwrap_or(usize::MAX);
    let mut joined = String::with_capacity(text.len());
    let mut in_signature = false;
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        in_signature |= line.trim() == SIGNATURE;
        let joins = before.is_some_and(|before| {
            !in_signature
                && !is_blank(before)
                && !is_blank(line)
                && parts(before).depth == parts(line).depth
                && !stands_alone(line)
                && is_forced(before, line, width)
        });
        if joins {
            let kept = joined.trim_end().len();
            joined.truncate(kept);
            joined.push(' ');
            joined.push_str(parts(line).words.trim_start());
        } else {
            if at > 0 {
                joined.push('\n');
            }
            joined.push_str(line);
        }
    }
    if text.ends_with('\n') {
        joined.push('\n');
    }
    joined
}

/// The line above a signature, without the space that belongs to it.
const SIGNATURE: &str = "--";

/// A line without the signs of a quotation, and how many there are.
struct Parts<'a> {
    depth: usize,
    words: &'a str,
}

fn parts(line: &str) -> Parts<'_> {
    let mut words = line;
    let mut depth = 0;
    while let Some(rest) = words.trim_start().strip_prefix('>') {
        words = rest;
        depth += 1;
    }
    Parts { depth, words }
}

fn is_blank(line: &str) -> bool {
    parts(line).words.trim().is_empty()
}

fn length(line: &str) -> usize {
    line.trim_end().chars().count()
}

/// The length of the longest line, if it is one that programs break at. An address may be longer,
/// because nothing breaks it.
fn width(lines: &[&str]) -> Option<usize> {
    let has_spaces = |line: &&&str| parts(line).words.trim().contains(' ');
    let longest = lines
        .iter()
        .filter(has_spaces)
        .map(|line| length(line))
        .max()?;
    WIDTHS.contains(&longest).then_some(longest)
}

/// Tells whether a line begins something, as an item does.
fn stands_alone(line: &str) -> bool {
    let words = parts(line).words.trim_start();
    let head = words.split_whitespace().next().unwrap_or_default();
    let is_bullet = matches!(
        head,
        "-" | "*" | "+" | "•" | "·" | "–" | "—" | "#" | "##" | "###"
    );
    let number = head.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|it| it.is_ascii_digit());
    // An indented line goes on only what is indented too, such as an item.
    is_bullet || is_number || words == SIGNATURE
}

/// Tells whether the first word of the line behind would not have fitted on the line before.
fn is_forced(before: &str, after: &str, width: usize) -> bool {
    let word = parts(after)
        .words
        .split_whitespace()
        .next()
        .unwrap_or_default();
    length(before) + 1 + word.chars().count() > width
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "\
Compañeras y compañeros:

La asamblea general de la colonia se reunió el domingo 14 de
septiembre en la explanada y acordó, después de tres horas de
palabra, no firmar ningún papel que ponga precio al agua del
manantial, ni ahora ni nunca.

Pedimos:
- que se retiren las máquinas,
- que se publique el estudio que la empresa dice tener y que nadie
  ha visto todavía.

¡El agua no se vende!
¡Se ama y se defiende!

> El lunes escribió la empresa que las obras empezarían de todos
> modos, con permiso o sin él, antes de las lluvias.

--\u{20}
Comisión de prensa de la asamblea general de la colonia del norte
Calle del Pozo 13
";

    #[test]
    fn mails_are_known_and_joined() {
        assert!(is_hard_wrapped(MAIL));
        let joined = join_wrapped(MAIL);
        let expected = "\
Compañeras y compañeros:

La asamblea general de la colonia se reunió el domingo 14 de septiembre en la explanada y acordó, \
después de tres horas de palabra, no firmar ningún papel que ponga precio al agua del manantial, \
ni ahora ni nunca.

Pedimos:
- que se retiren las máquinas,
- que se publique el estudio que la empresa dice tener y que nadie ha visto todavía.

¡El agua no se vende!
¡Se ama y se defiende!

> El lunes escribió la empresa que las obras empezarían de todos modos, con permiso o sin él, antes \
de las lluvias.

--\u{20}
Comisión de prensa de la asamblea general de la colonia del norte
Calle del Pozo 13
";
        assert_eq!(joined, expected);
        assert!(!is_hard_wrapped(&joined));
    }

    #[test]
    fn verses_and_paragraphs_are_not_wrapped() {
        for text in [
            "¡El agua no se vende!\n¡Se ama y se defiende!\n¡Ni un paso atrás!\n¡Aquí estamos!",
            "One paragraph.\n\nAnother one, longer than the first, but on one line.\n\nA third.",
            "",
            "una línea",
        ] {
            assert!(!is_hard_wrapped(text), "{text}");
            assert_eq!(join_wrapped(text), text);
        }
    }
}
