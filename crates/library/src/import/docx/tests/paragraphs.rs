//! What paragraphs are.

use super::made::{Made, item, p, r, t, with};
use super::{body, read_made, told};

#[test]
fn headings_are_known_by_style_by_outline_and_by_what_a_style_is_based_on() {
    let given = [
        p("Ttulo1", &t("La marcha")),
        p("", &t("Salimos al alba.")),
        p("Ttulo2", &t("El camino")),
        p("Apartado", &t("Un apartado")),
        p("Encabezadofalso", &t("No es un título")),
        with("<w:outlineLvl w:val=\"3\"/>", &t("Por esquema")),
        with(
            "<w:pStyle w:val=\"Ttulo1\"/><w:outlineLvl w:val=\"9\"/>",
            &t("Ya no"),
        ),
    ];
    assert_eq!(
        body(&given.concat()),
        "# La marcha\n\nSalimos al alba.\n\n## El camino\n\n## Un apartado\n\n\
         No es un título\n\n#### Por esquema\n\nYa no\n"
    );
}

#[test]
fn styles_of_other_programs_are_known_by_their_names_even_where_they_are_not_defined() {
    let given = [
        p("Heading2", &t("Uno")),
        p("berschrift3", &t("Zwei")),
        p("Titre1", &t("Trois")),
        p("BlockText", &t("dicho")),
    ];
    assert_eq!(
        body(&given.concat()),
        "## Uno\n\n### Zwei\n\n# Trois\n\n> dicho\n"
    );
}

#[test]
fn title_and_subtitle_at_the_beginning_are_the_editions() {
    let given = [
        p("", ""),
        p("Puesto", &t("Marchamos")),
        p("Subttulo", &t("Desde la sierra, con todxs")),
        p("", &t("Compañerxs:")),
        p("Puesto", &t("Otro título")),
    ];
    let incoming = read_made(Made::of(&given.concat()));
    let edition = &incoming.editions[0];
    assert_eq!(edition.title, "Marchamos");
    assert_eq!(edition.dek, "Desde la sierra, con todxs");
    assert_eq!(edition.body, "Compañerxs:\n\n# Otro título\n");
    assert_eq!(edition.language.as_ref().unwrap().as_str(), "es");
    assert_eq!(told(&incoming), []);
}

#[test]
fn a_short_bold_paragraph_is_no_heading_and_a_bold_heading_no_bold_one() {
    let given = [
        p("", &r("<w:b/>", "¡Tierra y agua!")),
        p("Ttulo1", &r("<w:b/>", "El agua")),
        p("Ttulo2", &[r("", "De "), r("<w:b/>", "todxs")].concat()),
    ];
    assert_eq!(
        body(&given.concat()),
        "**¡Tierra y agua!**\n\n# El agua\n\n## De **todxs**\n"
    );
}

#[test]
fn headings_keep_the_numbers_that_word_gives_them() {
    let given = [
        p("Ttulo3", &t("Primero")),
        p("", &t("Uno.")),
        p("Ttulo3", &t("Segundo")),
    ];
    assert_eq!(
        body(&given.concat()),
        "### I. Primero\n\nUno.\n\n### II. Segundo\n"
    );
}

#[test]
fn quotations_stand_together_and_the_slant_of_their_style_means_nothing() {
    let given = [
        p("Cita", &t("La tierra es de quien la trabaja.")),
        p(
            "Cita",
            &[
                r("", "Dijo "),
                r("<w:i w:val=\"0\"/>", "siempre"),
                r("<w:b/>", " él"),
            ]
            .concat(),
        ),
        p("", &t("Así fue.")),
    ];
    assert_eq!(
        body(&given.concat()),
        "> La tierra es de quien la trabaja.\n>\n> Dijo siempre **él**\n\nAsí fue.\n"
    );
}

#[test]
fn lists_nest_and_change_their_kind() {
    let given = [
        item(1, 0, "agua"),
        item(1, 1, "del río"),
        item(1, 2, "primero"),
        item(1, 2, "segundo"),
        item(1, 1, "del pozo"),
        item(1, 0, "pan"),
        p("", &t("Y después:")),
        item(2, 0, "uno"),
        item(2, 1, "a"),
        item(2, 0, "dos"),
    ];
    assert_eq!(
        body(&given.concat()),
        "- agua\n  - del río\n    1. primero\n    2. segundo\n  - del pozo\n- pan\n\n\
         Y después:\n\n1. uno\n   1. a\n2. dos\n"
    );
}

#[test]
fn numbers_go_on_begin_anew_and_begin_elsewhere() {
    let given = [
        item(2, 0, "uno"),
        p("", &t("Entre tanto.")),
        item(3, 0, "dos"),
        p("", &t("Y otra vez.")),
        item(4, 0, "uno"),
        item(4, 0, "dos"),
        p("", &t("Con letras.")),
        item(6, 0, "E"),
        item(6, 0, "F"),
    ];
    assert_eq!(
        body(&given.concat()),
        "1. uno\n\nEntre tanto.\n\n2. dos\n\nY otra vez.\n\n1. uno\n2. dos\n\nCon letras.\n\n\
         5. E\n6. F\n"
    );
}

#[test]
fn lists_by_style_and_their_further_paragraphs() {
    let given = [
        p("Listaconvietas", &t("pan")),
        p("Continuarlista", &t("de maíz")),
        p("Listaconvietas", &t("agua")),
        with("<w:ind w:left=\"720\"/>", &t("del río")),
        with(
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>",
            &t("Fuera."),
        ),
        with(
            "<w:pStyle w:val=\"Listaconvietas\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
            &t("También fuera."),
        ),
    ];
    assert_eq!(
        body(&given.concat()),
        "- pan\n\n  de maíz\n\n- agua\n\n  del río\n\nFuera.\n\nTambién fuera.\n"
    );
}

#[test]
fn code_and_lines_across_the_page() {
    let border = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\"/></w:pBdr>";
    let given = [
        p("HTMLconformatoprevio", &t("if *x*:")),
        p("HTMLconformatoprevio", &t("    pan()")),
        with(border, ""),
        p(
            "",
            &[
                r("", "Usa "),
                r("<w:rStyle w:val=\"CdigoHTML\"/>", "ls  -l"),
                r("", " aquí"),
            ]
            .concat(),
        ),
        p(
            "",
            "<w:r><w:pict><v:rect style=\"width:0;height:1.5pt\" o:hralign=\"center\" o:hrstd=\"t\" o:hr=\"t\"/></w:pict></w:r>",
        ),
        p("", &t("Fin.")),
    ];
    assert_eq!(
        body(&given.concat()),
        "```\nif *x*:\n    pan()\n```\n\n---\n\nUsa `ls  -l` aquí\n\n---\n\nFin.\n"
    );
}

#[test]
fn a_table_of_contents_is_left_out_and_told() {
    let given = format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
         </w:docPartObj></w:sdtPr><w:sdtContent>{}{}</w:sdtContent></w:sdt>{}{}",
        p("TDC1", &t("La marcha 1")),
        p("TDC1", &t("El agua 2")),
        p("TDC1", &t("Suelto 3")),
        p("Ttulo1", &t("La marcha")),
    );
    let incoming = read_made(Made::of(&given));
    assert_eq!(incoming.editions[0].body, "# La marcha\n");
    assert_eq!(told(&incoming), [("contents.left-out", 3)]);
}

#[test]
fn emphasis_that_is_everywhere_means_nothing() {
    let words = "Venimos caminando desde lejos y traemos la palabra de los pueblos. ".repeat(2);
    let given = [
        p("", &r("<w:b/><w:i/>", &words)),
        p("", &[r("<w:b/>", &words), r("<w:b/>", "fin")].concat()),
    ];
    let words = words.trim();
    assert_eq!(body(&given.concat()), format!("*{words}*\n\n{words} fin\n"));
}
