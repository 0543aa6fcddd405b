use proptest::prelude::*;

use super::*;
use crate::write::{Dialect, Writing, write};

const READING: MarkdownOptions = MarkdownOptions { line_breaks: true };

fn anew(markdown: &str) -> String {
    let options = Writing {
        reading: READING,
        first_note: 1,
        dialect: Dialect::Own,
        images: "image/",
    };
    write(&cut(markdown, READING).document, &options)
}

#[test]
fn what_is_read_is_written_again() {
    for text in [
        "# Uno\n\nDos **tres** *cuatro* ~~cinco~~ `seis`\n",
        "[a](https://example.org \"b\") <https://example.org> <a@example.org>\n",
        "uno\ndos\n\n- a\n- b\n  1. c\n  2. d\n\n  e\n",
        "> uno\n>\n> dos\n\n---\n\n```\nx\n  y\n```\n",
        "| a | b |\n| --- | --: |\n| c | d |\n",
        "![a](image/b.png \"c\")\n\nUno ![](image/b.png) dos\n",
        "Uno[^1] y[^2]\n\n[^1]: Nota.\n\n    Más.\n\n[^2]: Otra.\n",
        "5\\. a \\*b\n",
    ] {
        assert_eq!(anew(text), anew(&anew(text)), "{text}");
        if !text.contains("- b") {
            assert_eq!(anew(text), text);
        }
    }
}

#[test]
fn words_in_html_stay() {
    let cut = cut(
        "<div>Uno <b>dos</b></div>\n\nTres<br>cuatro <u>cinco</u>\n\n[^x]: Sola.\n",
        READING,
    );
    assert_eq!(cut.formless, 3);
    assert_eq!(
        anew("<div>Uno <b>dos</b></div>\n\nTres<br>cuatro <u>cinco</u>\n\n[^x]: Sola.\n"),
        "Uno **dos**\n\nTres\ncuatro cinco\n\nSola.\n"
    );
}

#[test]
fn absurd_nesting_ends() {
    let text = format!("{}uno\n", "> ".repeat(20_000));
    assert!(anew(&text).ends_with("uno\n"));
    let text: String = (0..400)
        .map(|at| format!("{}- a\n", "  ".repeat(at)))
        .collect();
    assert_eq!(anew(&text).matches('a').count(), 400);
}

#[test]
fn unchanged_blocks_stand_as_they_were_typed() {
    let former = "Título\n===\n\n* uno\n* dos\n\nVer [esto][x], __todo__[^casa].\n\n[x]: https://example.org\n\nÚltimo.\n\n[^casa]: La *casa*.\n";
    let newer = anew(former);
    assert_ne!(newer, former);
    assert_eq!(as_typed_before(former, &newer, READING), former);
    let changed = newer.replace("Último.", "Fin[^9].\n\nY más.") + "\n[^9]: Nueva.\n";
    assert_eq!(
        as_typed_before(former, &changed, READING),
        "Título\n===\n\n* uno\n* dos\n\nVer [esto][x], __todo__[^casa].\n\nFin[^2].\n\nY más.\n\n[x]: https://example.org\n\n[^casa]: La *casa*.\n\n[^2]: Nueva.\n"
    );
    let note = newer.replace("La *casa*", "La choza");
    assert!(!as_typed_before(former, &note, READING).contains("__todo__[^casa]"));
    assert!(as_typed_before(former, &note, READING).ends_with("[^casa]: La choza.\n"));
}

#[test]
fn code_stays_indented_behind_what_is_written_anew() {
    let text = "[^a]a <b>\n\n    `\n\n[^a]: a b\n";
    assert_eq!(
        anew(&as_typed_before(text, &anew(text), READING)),
        anew(text)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn a_text_held_against_itself_is_itself(text in "([#>*-] |1\\. |\\[\\^a\\]|(a|b|c) |\\*\\*|_|\n|\n\n|  |`|\\| a \\| b \\||\\|---\\|---\\||<b>|&amp;|\\[a\\]\\(/b\\)){0,30}") {
        let text = format!("{text}\n\n[^a]: a b\n");
        let newer = anew(&text);
        let again = as_typed_before(&text, &newer, READING);
        prop_assert_eq!(anew(&again), anew(&newer));
        let own = as_typed_before(&text, &text, READING);
        prop_assert_eq!(anew(&own), anew(&text));
    }
}
