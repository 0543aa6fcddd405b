//! Notes, tables, pictures, boxes, comments.

use super::made::{Made, p, picture, r, t, table, with};
use super::{body, png, read_made, told};
use crate::image;

fn mention(kind: &str, id: u32) -> String {
    format!(
        "<w:r><w:rPr><w:rStyle w:val=\"Refdenotaalpie\"/></w:rPr><w:{kind}Reference w:id=\"{id}\"/></w:r>"
    )
}

fn note(kind: &str, id: i32, inner: &str) -> String {
    format!("<w:{kind} w:id=\"{id}\">{inner}</w:{kind}>")
}

#[test]
fn footnotes_and_endnotes_stand_in_the_order_of_their_mention() {
    let own = "<w:r><w:rPr><w:rStyle w:val=\"Refdenotaalpie\"/></w:rPr><w:footnoteRef/></w:r>";
    let footnotes = [
        note("footnote", -1, "<w:p><w:r><w:separator/></w:r></w:p>"),
        note(
            "footnote",
            1,
            &[
                p(
                    "Textonotapie",
                    &[
                        own.to_owned(),
                        r("", " Primera, con "),
                        r("<w:i/>", "énfasis"),
                        r("", "."),
                    ]
                    .concat(),
                ),
                p("Textonotapie", &t("Y otro párrafo.")),
            ]
            .concat(),
        ),
        note("footnote", 2, &p("Textonotapie", &t(" Segunda."))),
    ];
    let given = [
        p(
            "",
            &[
                r("", "Uno"),
                mention("endnote", 4),
                r("", " y dos"),
                mention("footnote", 1),
                r("", "."),
            ]
            .concat(),
        ),
        p(
            "",
            &[
                r("", "Tres"),
                mention("footnote", 2),
                r("", " y otra vez"),
                mention("endnote", 4),
                r("", ", nada"),
                mention("footnote", 9),
            ]
            .concat(),
        ),
    ];
    let made = Made::of(&given.concat())
        .beside("footnotes", &footnotes.concat())
        .beside("endnotes", &note("endnote", 4, &p("", &t("Al final."))));
    let incoming = read_made(made);
    assert_eq!(
        incoming.editions[0].body,
        "Uno[^1] y dos[^2].\n\nTres[^3] y otra vez[^1], nada\n\n[^1]: Al final.\n\n\
         [^2]: Primera, con *énfasis*.\n\n    Y otro párrafo.\n\n[^3]: Segunda.\n"
    );
    assert_eq!(told(&incoming), [("notes.missing", 1)]);
}

#[test]
fn a_note_that_mentions_itself_ends() {
    let made = Made::of(&p("", &[r("", "Uno"), mention("footnote", 1)].concat())).beside(
        "footnotes",
        &note(
            "footnote",
            1,
            &p("", &[r("", "Yo"), mention("footnote", 1)].concat()),
        ),
    );
    assert_eq!(
        read_made(made).editions[0].body,
        "Uno[^1]\n\n[^1]: Yo[^1]\n"
    );
}

#[test]
fn tables_keep_their_cells_their_head_and_how_columns_are_aligned() {
    let right = |words: &str| with("<w:jc w:val=\"right\"/>", &t(words));
    let given = table(&[
        &[
            &p("", &r("<w:b/>", "Pueblo")),
            &p("", &r("<w:b/>", "Familias")),
        ],
        &[&p("", &t("San | Juan")), &right("120")],
        &[
            &p("", &[r("", "Las "), r("<w:i/>", "Rosas")].concat()),
            &right("35"),
        ],
    ]);
    assert_eq!(
        body(&given),
        "| Pueblo | Familias |\n| --- | --: |\n| San \\| Juan | 120 |\n| Las *Rosas* | 35 |\n"
    );
}

#[test]
fn merged_cells_are_taken_apart_and_told() {
    let cell = |properties: &str, inner: &str| {
        format!(
            "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
            p("", &t(inner))
        )
    };
    let given = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>{}",
        cell("<w:gridSpan w:val=\"2\"/>", "Todo"),
        cell("<w:vMerge w:val=\"restart\"/>", "a"),
        cell("", "b"),
        cell("<w:vMerge/>", ""),
        cell("", "c"),
        table(&[&[
            &p("", &t("uno")),
            &[p("", &t("dos")), p("", &t("tres"))].concat()
        ]]),
    );
    let incoming = read_made(Made::of(&given));
    assert_eq!(
        incoming.editions[0].body,
        "| Todo |  |\n| --- | --- |\n| a | b |\n|  | c |\n\n| uno | dos tres |\n| --- | --- |\n"
    );
    assert_eq!(
        told(&incoming),
        [("tables.flattened", 1), ("tables.merged", 2)]
    );
}

#[test]
fn a_table_of_one_cell_is_a_frame() {
    let given = table(&[&[&[p("Ttulo1", &t("Aviso")), p("", &t("Hoy."))].concat()]]);
    assert_eq!(body(&given), "# Aviso\n\nHoy.\n");
}

#[test]
fn pictures_are_taken_in_with_their_words_and_captions() {
    let bytes = png();
    let name = image::name_of(&image::take_in(&bytes).unwrap());
    let given = [
        p("", &picture("rId5", "Tres &quot;mujeres&quot; con maíz")),
        p("Descripcin", &t("Foto: A. Ruiz")),
        p("", &[r("", "Mira "), picture("rId5", "")].concat()),
        p("", &picture("rId6", "no es imagen")),
        p("", &picture("rId77", "falta")),
        p(
            "",
            "<w:r><w:pict><v:shape type=\"#x\" alt=\"Vieja\"><v:imagedata r:id=\"rId5\"/></v:shape></w:pict></w:r>",
        ),
        p(
            "",
            "<w:r><w:drawing><wp:inline><wp:docPr id=\"2\" name=\"Gráfico\"/><a:graphic><a:graphicData uri=\"x/chart\"/></a:graphic></wp:inline></w:drawing></w:r>",
        ),
    ];
    let made = Made::of(&given.concat())
        .image("rId5", "image1.png", bytes)
        .image(
            "rId6",
            "image2.emf",
            b"\x01\x00\x00\x00 no picture".to_vec(),
        );
    let incoming = read_made(made);
    assert_eq!(
        incoming.editions[0].body,
        format!(
            "![Tres \"mujeres\" con maíz](image/{name} \"Foto: A. Ruiz\")\n\nMira ![](image/{name})\n\n\
             ![Vieja](image/{name})\n"
        )
    );
    assert_eq!(incoming.images.len(), 1);
    assert_eq!(
        told(&incoming),
        [("images.left-out", 2), ("objects.left-out", 1)]
    );
}

#[test]
fn pictures_that_lie_elsewhere_are_not_fetched() {
    let linked = picture("rId5", "x").replace("r:embed", "r:link");
    let made = Made::of(
        &[
            p("", &linked),
            p("", &picture("rId5", "x")),
            p("", &t("Fin.")),
        ]
        .concat(),
    )
    .lead(
        "rId5",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        "https://example.org/a.png",
        "External",
    );
    let incoming = read_made(made);
    assert_eq!(incoming.editions[0].body, "Fin.\n");
    assert_eq!(told(&incoming), [("images.remote", 2)]);
}

#[test]
fn a_text_box_is_said_once() {
    let inner = format!(
        "<w:txbxContent>{}</w:txbxContent>",
        p("", &t("En la caja."))
    );
    let box_ = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"x\"/>\
         <a:graphic><a:graphicData><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic>\
         </wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox>\
         </v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let old =
        format!("<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>");
    let given = [
        p("", &[r("", "Antes"), box_, r("", " y después.")].concat()),
        p("", &old),
    ];
    assert_eq!(
        body(&given.concat()),
        "Antes y después.\n\nEn la caja.\n\nEn la caja.\n"
    );
}

#[test]
fn comments_keep_their_words_their_answers_and_whether_they_are_settled() {
    let range = |id: u32, inner: &str| {
        format!(
            "<w:commentRangeStart w:id=\"{id}\"/>{inner}<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:rPr>\
             <w:rStyle w:val=\"x\"/></w:rPr><w:commentReference w:id=\"{id}\"/></w:r>"
        )
    };
    let given = [
        p(
            "",
            &[
                r("", "1. Salimos *al* "),
                range(0, &[r("<w:b/>", "alba"), r("", ", to")].concat()),
                r("", "das."),
            ]
            .concat(),
        ),
        p(
            "",
            &[
                r("", "Ver "),
                "<w:hyperlink r:id=\"rId9\">".to_owned(),
                range(2, &r("", "https://example.org/a")),
                "</w:hyperlink>".to_owned(),
                r("", " y "),
                range(3, &r("", "ya 🌱")),
                r("", "."),
            ]
            .concat(),
        ),
    ];
    let comment = |id: u32, author: &str, para: &str, words: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"{author}\" w:date=\"2021-05-03T10:00:00Z\" w:initials=\"A\">\
             <w:p w14:paraId=\"{para}\"><w:r><w:annotationRef/></w:r><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
        )
    };
    let comments = [
        comment(0, "Ana", "00000001", "¿A qué hora?"),
        comment(1, "Beto", "00000002", "A las seis."),
        comment(2, "", "00000003", "¿Sigue?"),
        comment(3, "Ana", "00000004", "Bien."),
        comment(7, "Ana", "00000005", "De nada."),
    ];
    let threads = "<w15:commentEx w15:paraId=\"00000001\" w15:done=\"1\"/>\
        <w15:commentEx w15:paraId=\"00000002\" w15:paraIdParent=\"00000001\" w15:done=\"1\"/>\
        <w15:commentEx w15:paraId=\"00000003\" w15:done=\"0\"/>";
    let made = Made::of(&given.concat())
        .link("rId9", "https://example.org/a")
        .beside("comments", &comments.concat())
        .beside_as(
            "commentsExtended",
            "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
            "w15:commentsEx",
            threads,
        );
    let incoming = read_made(made);
    let edition = &incoming.editions[0];
    assert_eq!(
        edition.body,
        "1\\. Salimos \\*al\\* **alba**, todas.\n\nVer <https://example.org/a> y ya 🌱.\n"
    );
    let units: Vec<u16> = edition.body.encode_utf16().collect();
    let seen: Vec<(String, Vec<(&str, &str)>, bool)> = edition
        .comments
        .iter()
        .map(|it| {
            let words = &units[it.span.from as usize..it.span.to as usize];
            (
                String::from_utf16(words).unwrap(),
                it.entries
                    .iter()
                    .map(|it| (it.writer.as_str(), it.text.as_str()))
                    .collect(),
                it.is_resolved,
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            (String::new(), vec![("Ana", "De nada.")], false),
            (
                "alba**, to".to_owned(),
                vec![("Ana", "¿A qué hora?"), ("Beto", "A las seis.")],
                true
            ),
            (
                "https://example.org/a".to_owned(),
                vec![("A", "¿Sigue?")],
                false
            ),
            ("ya".to_owned(), vec![("Ana", "Bien.")], false),
        ]
    );
    assert_eq!(told(&incoming), [("comments.misplaced", 1)]);
}
