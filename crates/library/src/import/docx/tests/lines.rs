//! What stands in a line.

use super::made::{Made, field, p, r, t};
use super::{body, read_made, told};

#[test]
fn emphasis_comes_from_runs_and_from_character_styles() {
    let given = p(
        "",
        &[
            r("", "Dicen "),
            r("<w:b/>", "to"),
            r("<w:b/><w:bCs/>", "do "),
            r("<w:rStyle w:val=\"nfasis\"/>", "todo"),
            r("", " y "),
            r("<w:strike/>", "nada"),
            r("", ", "),
            r("<w:rStyle w:val=\"Textoennegrita\"/><w:i/>", "siempre"),
            r(
                "<w:b w:val=\"0\"/><w:color w:val=\"FF0000\"/><w:highlight w:val=\"yellow\"/>",
                " hoy.",
            ),
        ]
        .concat(),
    );
    assert_eq!(
        body(&given),
        "Dicen **todo** *todo* y ~~nada~~, ***siempre*** hoy.\n"
    );
}

#[test]
fn a_style_in_a_style_switches_off() {
    let given = p(
        "Descripcin",
        &[
            r("", "La foto de "),
            r("<w:rStyle w:val=\"nfasis\"/>", "Ana"),
        ]
        .concat(),
    );
    assert_eq!(body(&given), "La foto de Ana\n");
}

#[test]
fn links_come_from_relationships_and_from_fields() {
    let given = p("", &[
        "<w:hyperlink r:id=\"rId9\" w:history=\"1\">".to_owned(),
        r("<w:rStyle w:val=\"Hipervnculo\"/>", "la pá"),
        r("<w:rStyle w:val=\"Hipervnculo\"/><w:b/>", "gina"),
        "</w:hyperlink>".to_owned(),
        r("", ", "),
        field("HYPERLINK \"https://example.org/b_c\" \\o \"El agua\"", &r("<w:u w:val=\"single\"/>", "el agua")),
        r("", ", "),
        format!("<w:fldSimple w:instr=\" HYPERLINK &quot;mailto:a@example.org&quot; \">{}</w:fldSimple>", r("", "escribe")),
        r("", " y "),
        format!("<w:hyperlink w:anchor=\"_Toc1\">{}</w:hyperlink>", r("", "arriba")),
        r("", " o "),
        format!("<w:hyperlink r:id=\"rId10\">{}</w:hyperlink>", r("", "esto")),
        r("", " o "),
        format!("<w:hyperlink r:id=\"rId11\">{}</w:hyperlink>", r("", "nada")),
    ].concat());
    let made = Made::of(&given)
        .link("rId9", "https://example.org/a?utm_source=x")
        .link("rId10", "javascript:alert(1)");
    let incoming = read_made(made);
    assert_eq!(
        incoming.editions[0].body,
        "[la pá**gina**](https://example.org/a), [el agua](https://example.org/b_c \"El agua\"), \
         [escribe](mailto:a@example.org) y arriba o esto o nada\n"
    );
    assert_eq!(
        told(&incoming),
        [("links.left-out", 3), ("links.tracked", 1)]
    );
}

#[test]
fn fields_show_their_results_and_nothing_of_their_instructions() {
    let nested = field(
        &format!("IF {} = 1 \"x\" \"y\"", field("PAGE", &r("", "7"))),
        &r("", "visto"),
    );
    let given = [
        p("", &[r("", "Hoy, "), field("DATE \\@ \"d MMMM\"", &r("", "3 de mayo")), r("", ", "), nested, r("", ".")].concat()),
        p("", &["<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>XE \"agua\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>".to_owned(), r("", "Agua.")].concat()),
        // One that never ends.
        p("", &["<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".to_owned(), r("", "Y sigue.")].concat()),
        p("", &t("Todo sigue.")),
    ];
    assert_eq!(
        body(&given.concat()),
        "Hoy, 3 de mayo, visto.\n\nAgua.\n\nY sigue.\n\nTodo sigue.\n"
    );
}

#[test]
fn breaks_tabs_hyphens_and_symbols_are_what_was_seen() {
    let given = [
        p(
            "",
            "<w:r><w:t>¡Tierra!</w:t><w:br/><w:t>¡Agua!</w:t><w:br w:type=\"page\"/><w:t> ¡Pan!</w:t></w:r>",
        ),
        p(
            "",
            "<w:r><w:t>uno</w:t><w:tab/><w:t>dos</w:t><w:softHyphen/><w:t>tres</w:t><w:noBreakHyphen/><w:t>cuatro</w:t></w:r>",
        ),
        p(
            "",
            "<w:r><w:t>a</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/><w:t>b</w:t><w:sym w:font=\"Webdings\" w:char=\"F021\"/></w:r>",
        ),
        p(
            "",
            "<w:r><w:t>Uno.</w:t><w:br/><w:br/><w:t>Dos\u{ad}.</w:t></w:r>",
        ),
        p(
            "",
            &[
                r("", "H"),
                r("<w:vertAlign w:val=\"subscript\"/>", "2"),
                r("", "O y 1"),
                r("<w:vertAlign w:val=\"superscript\"/>", "er"),
                r("<w:u w:val=\"single\"/>", " mundo"),
            ]
            .concat(),
        ),
    ];
    let incoming = read_made(Made::of(&given.concat()));
    assert_eq!(
        incoming.editions[0].body,
        "¡Tierra!\n¡Agua! ¡Pan!\n\nuno dostres\u{2011}cuatro\n\na→b\n\nUno.\n\nDos.\n\nH₂O y 1er mundo\n"
    );
    assert_eq!(
        told(&incoming),
        [
            ("raised.plain", 1),
            ("symbols.unknown", 1),
            ("underline.plain", 1)
        ]
    );
}

#[test]
fn what_holds_runs_is_looked_through() {
    let given = p("", &[
        format!("<w:smartTag w:uri=\"urn:x\" w:element=\"place\"><w:smartTagPr/>{}</w:smartTag>", r("", "Oco")),
        format!("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", r("", "sin")),
        format!("<w:bdo w:val=\"ltr\">{}</w:bdo>", r("", "go")),
        format!("<w:customXml w:element=\"x\">{}</w:customXml>", r("", ", Chiapas")),
        "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>".to_owned(),
    ].concat());
    let block = format!(
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p("", &t("Dentro."))
    );
    assert_eq!(
        body(&[given, block].concat()),
        "Ocosingo, Chiapas漢(kan)\n\nDentro.\n"
    );
}

#[test]
fn hidden_words_and_headers_are_left_out_and_told() {
    let given = p(
        "",
        &[
            r("", "Visto"),
            r("<w:vanish/>", " ocul"),
            r("<w:vanish/>", "to"),
            r("", " y dicho"),
            r("<w:vanish/>", "x"),
        ]
        .concat(),
    );
    let header = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let made = Made::of(&given)
        .beside_as(
            "header1",
            &format!("{header}/header"),
            "w:hdr",
            &p("", &t("Página")),
        )
        .beside_as("footer1", &format!("{header}/footer"), "w:ftr", &p("", ""));
    let incoming = read_made(made);
    assert_eq!(incoming.editions[0].body, "Visto y dicho\n");
    assert_eq!(
        told(&incoming),
        [("headers.left-out", 1), ("hidden.left-out", 2)]
    );
}

#[test]
fn equations_stay_as_their_signs_and_are_told() {
    let given = p("", &[r("", "Sea "), "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>".to_owned(), r("", ".")].concat());
    let incoming = read_made(Made::of(&given));
    assert_eq!(incoming.editions[0].body, "Sea x2.\n");
    assert_eq!(told(&incoming), [("equations.plain", 1)]);
}

#[test]
fn every_sign_is_a_sign_and_every_space_is_where_it_was() {
    let given = [
        p("", &t("1. No es lista, *ni* esto: [x] &lt;b&gt; # _a_ `c`")),
        p(
            "",
            &[r("", "  Uno"), r("<w:b/>", " dos "), r("", "tres\u{a0}!  ")].concat(),
        ),
        p("", &t("- tampoco")),
    ];
    assert_eq!(
        body(&given.concat()),
        "1\\. No es lista, \\*ni\\* esto: \\[x\\] \\<b> # \\_a\\_ \\`c\\`\n\n\
         Uno **dos** tres\u{a0}!\n\n\\- tampoco\n"
    );
}
