//! Clips as programs make them, and the law that they keep their words.

mod laws;
mod visible;

use std::{env, fs, path::PathBuf};

use super::{Clip, Options, clip};
use crate::render;
use visible::{rendered_words, visible_words};

fn html_of(markdown: &str) -> String {
    let options = render::Options {
        line_breaks: true,
        ..render::Options::default()
    };
    render::render(markdown, &options)
        .sanitize()
        .0
        .into_string()
}

/// Every clip in `fixtures/clips` gives the Markdown beside it, says what it showed, and what was
/// left out stands in the file too.
///
/// `UPDATE_CLIPS=1 cargo test -p text clips` writes what comes out, to be read with care.
#[test]
fn clips_become_the_markdown_beside_them() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/clips");
    let mut clips: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "html"))
        .collect();
    clips.sort();
    assert!(clips.len() >= 40, "{}", clips.len());
    let mut failures = String::new();
    for path in clips {
        let html = fs::read_to_string(&path).unwrap();
        let Clip { markdown, removed } = clip(&html, Options::default());
        let said: String = removed
            .diagnostics()
            .iter()
            .map(|it| format!("\n<!-- {} -->", it.message))
            .collect();
        let actual = format!("{markdown}{said}").trim_end().to_owned() + "\n";
        let beside = path.with_extension("md");
        if env::var_os("UPDATE_CLIPS").is_some() {
            fs::write(&beside, &actual).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        let name = path.file_name().unwrap().to_string_lossy();
        if actual != expected {
            failures.push_str(&format!(
                "{name}\n-- expected\n{expected}\n-- actual\n{actual}\n"
            ));
        }
        let (rendered, visible) = (rendered_words(&html_of(&markdown)), visible_words(&html));
        if rendered != visible {
            let at = rendered
                .iter()
                .zip(&visible)
                .take_while(|(a, b)| a == b)
                .count();
            let show = |words: &[String]| {
                words
                    .iter()
                    .skip(at.saturating_sub(3))
                    .take(9)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            failures.push_str(&format!(
                "{name} says other words\n  shown: … {}\n  said:  … {}\n",
                show(&visible),
                show(&rendered)
            ));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_eq!(clip(html, Options::default()).markdown.trim_end(), expected);
}

#[test]
fn marks_stand_at_words() {
    check(
        "<p>El <b> agua </b>es <i>de</i><i> todxs</i>.",
        "El **agua** es *de todxs*.",
    );
    check("<p>a<b>(b)</b>c</p>", "a(**b**)c");
    check("<p><b>¡Agua!</b>dijo</p>", "**¡Agua**!dijo");
    check("<p><b><i>uno</i></b> <b>dos</b>", "***uno* dos**");
    check("<p>compañer<b>xs</b>", "compañer**xs**");
    check("<p><b>a</b><i>b</i>c</p>", "**a***b*c");
    check("<p><s>no</s> sí", "~~no~~ sí");
    check("<p><b>, </b>sí<b>.</b>", ", sí.");
    check("<p><b>uno<br>dos</b>", "**uno**\n**dos**");
}

#[test]
fn signs_stay_signs() {
    check("<p>1886. Fue en mayo", "1886\\. Fue en mayo");
    check(
        "<p>tod*s l*s _compañer@s_",
        "tod\\*s l\\*s \\_compañer@s\\_",
    );
    check(
        "<p>uno<br>- dos<br># tres<br>+ cuatro",
        "uno\n\\- dos\n\\# tres\n\\+ cuatro",
    );
    check("<h2>Canal #", "## Canal \\#");
    check(
        "<p>¡Hola!<a href='https://example.org/'>aquí</a>",
        "¡Hola\\![aquí](https://example.org/)",
    );
    check(
        "<table><tr><td>a|b<td>\\|<tr><td>1<td>2</table>",
        "| a\\|b | \\\\&#124; |\n| --- | --- |\n| 1 | 2 |",
    );
    check(
        "<p><code>a`b</code> &amp;amp; &lt;b>",
        "``a`b`` \\&amp; \\<b>",
    );
}

#[test]
fn links_are_clean_and_shown_as_they_were() {
    check(
        "<p><a href='https://example.org/?utm_source=a'>https://example.org/?utm_source=a</a>",
        "<https://example.org/>",
    );
    check(
        "<p><a href='mailto:agua@example.org'>agua@example.org</a>",
        "<agua@example.org>",
    );
    check(
        "<p><a href='javascript:alert(1)'>aquí</a> <a href='#x'>allí</a>",
        "aquí allí",
    );
    check(
        "<p><a href='https://example.org/'><b>a</b> b</a>",
        "[**a** b](https://example.org/)",
    );
    check(
        "<p><a href='https://example.org/?a=1&amp;copy;=2'>a</a>",
        "[a](https://example.org/?a=1&amp;copy;=2)",
    );
}

#[test]
fn lists_nest_and_do_not_run_together() {
    check("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c");
    check("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b");
    check(
        "<ol start=3><li>a<li>b</ol><ol><li>c</ol>",
        "3. a\n4. b\n\n1) c",
    );
    check(
        "<ul><li>a</ul><ul><li>b</ul><ul><li>c</ul>",
        "- a\n\n* b\n\n- c",
    );
    check("<ul><li><p>a</p><p>b</p><li>c</ul>", "- a\n\n  b\n\n- c");
    check("<ul><li>a<ol start=2><li>b</ol></ul>", "- a\n\n  2. b");
    check("<li>a<li>b", "- a\n- b");
}

#[test]
fn divs_are_lines_and_empty_lines_part_paragraphs() {
    check(
        "<div>uno</div><div>dos</div><div><br></div><div>tres</div>",
        "uno\ndos\n\ntres",
    );
    check("<div>uno<br></div><div>dos</div>", "uno\ndos");
    check("<p>uno</p><div>dos</div><p>tres</p>", "uno\n\ndos\n\ntres");
}

#[test]
fn white_text_is_hidden_on_white_paper_only() {
    check("<p>agua<span style='color:#fff'>oculta</span>", "agua");
    check(
        "<p style='color:#fff'>agua <b style='color:#ddd'>clara</b>",
        "agua **clara**",
    );
    check("<div style='background:#222;color:#fff'>agua</div>", "agua");
    check(
        "<div style='background:#222;color:#222'>oculta</div><p>agua",
        "agua",
    );
}

#[test]
fn footnotes_go_on_counting() {
    let html = "<p>Uno<a href='#n1' id='r1'>1</a> y dos<a href='#n2' id='r2'>2</a>.</p>\
                <p><a href='#r1' id='n1'>1</a> La primera.</p><p><a href='#r2' id='n2'>2</a> Otra.</p>";
    let options = Options {
        first_note: 4,
        ..Options::default()
    };
    assert_eq!(
        clip(html, options).markdown,
        "Uno[^4] y dos[^5].\n\n[^4]: La primera.\n\n[^5]: Otra.\n"
    );
}

#[test]
fn breaks_are_written_as_the_library_reads_them() {
    let options = Options {
        reading: crate::markdown::MarkdownOptions { line_breaks: false },
        ..Options::default()
    };
    assert_eq!(clip("<p>uno<br>dos", options).markdown, "uno\\\ndos\n");
    assert_eq!(super::plain("uno\ndos", options), "uno\\\ndos\n");
}

#[test]
fn plain_text_keeps_what_the_eye_saw() {
    for (given, expected) in [
        ("uno\ndos\n\n\n\ntres\n", "uno\ndos\n\ntres\n"),
        ("    cuatro espacios\n\ttab", "cuatro espacios\ntab\n"),
        ("1886. Fue en mayo", "1886\\. Fue en mayo\n"),
        ("13.\n14.", "13\\.\n14\\.\n"),
        ("- una sola línea", "\\- una sola línea\n"),
        ("- uno\n- dos", "- uno\n- dos\n"),
        ("• uno\n• dos", "- uno\n- dos\n"),
        ("+ uno\n+ dos", "- uno\n- dos\n"),
        ("Pedimos:\n1. uno\n2. dos", "Pedimos:\n1. uno\n2. dos\n"),
        ("13. uno\n14. dos", "13\\. uno\n14\\. dos\n"),
        ("1. uno\n3. dos", "1\\. uno\n3\\. dos\n"),
        ("Dijo\n- uno\n- dos", "Dijo\n\\- uno\n\\- dos\n"),
        ("- uno\n- dos\ny más", "\\- uno\n\\- dos\ny más\n"),
        ("tod*s l*s compañer@s", "tod\\*s l\\*s compañer@s\n"),
        ("Título\n===\nOtro\n---", "Título\n\\===\nOtro\n\\---\n"),
        ("a | b\n--- | ---\n1 | 2", "a | b\n\\--- | ---\n1 | 2\n"),
        ("~~~\nx\n~~~", "\\~\\~\\~\nx\n\\~\\~\\~\n"),
        ("#agua\n# agua", "#agua\n\\# agua\n"),
        ("a\r\nb\rc\u{2028}d\u{b}e", "a\nb\nc\nd\ne\n"),
        ("a\u{0}b\u{7}", "ab\n"),
        ("", ""),
        (" \n\t\n", ""),
    ] {
        assert_eq!(super::plain(given, Options::default()), expected, "{given}");
    }
}
