//! Tracked changes.

use super::made::{Made, p, r, t, table, with};
use super::*;

const BY: &str = "w:id=\"7\" w:author=\"Ana\" w:date=\"2021-05-03T10:00:00Z\"";

fn put_in(inner: &str) -> String {
    format!("<w:ins {BY}>{inner}</w:ins>")
}

fn taken_out(words: &str) -> String {
    format!("<w:del {BY}><w:r><w:delText xml:space=\"preserve\">{words}</w:delText></w:r></w:del>")
}

fn marked(mark: &str, inner: &str) -> String {
    format!("<w:p><w:pPr><w:rPr><w:{mark} {BY}/></w:rPr></w:pPr>{inner}</w:p>")
}

/// What is read either way, and how many changes there are.
fn both(given: &str) -> (String, String, usize) {
    let bytes = Made::of(given).bytes();
    let [accepted, rejected] =
        [Tracked::Accept, Tracked::Reject].map(|tracked| read("a.docx", &bytes, tracked).unwrap());
    let count = |incoming: &Incoming| {
        let found = incoming
            .diagnostics
            .iter()
            .find(|it| it.code == "changes.tracked");
        found.map_or(0, |it| it.count)
    };
    assert_eq!(count(&accepted), count(&rejected));
    (
        accepted.editions[0].body.clone(),
        rejected.editions[0].body.clone(),
        count(&accepted),
    )
}

fn check(given: &str, accepted: &str, rejected: &str, count: usize) {
    assert_eq!(
        both(given),
        (accepted.to_owned(), rejected.to_owned(), count)
    );
}

#[test]
fn words_put_in_and_taken_out() {
    let given = p(
        "",
        &[
            r("", "Salimos "),
            taken_out("ayer"),
            put_in(&r("", "hoy")),
            r("", " al "),
            taken_out("alba"),
            put_in(&[r("<w:b/>", "al"), r("", "ba")].concat()),
            r("", "."),
        ]
        .concat(),
    );
    check(
        &given,
        "Salimos hoy al **al**ba.\n",
        "Salimos ayer al alba.\n",
        4,
    );
}

#[test]
fn ends_of_paragraphs_put_in_and_taken_out() {
    let split = [marked("ins", &t("Uno. ")), p("", &t("Dos."))].concat();
    check(&split, "Uno.\n\nDos.\n", "Uno. Dos.\n", 1);
    let joined = [marked("del", &t("Uno. ")), p("Ttulo1", &t("Dos."))].concat();
    check(&joined, "# Uno. Dos.\n", "Uno.\n\n# Dos.\n", 1);
    let last = [p("", &t("Uno.")), marked("del", &t("Dos."))].concat();
    check(&last, "Uno.\n\nDos.\n", "Uno.\n\nDos.\n", 1);
}

#[test]
fn whole_paragraphs_put_in_and_taken_out() {
    let given = [
        p("", &t("Uno.")),
        marked("ins", &put_in(&r("", "Nuevo."))),
        marked("del", &taken_out("Viejo.")),
        p("", &t("Dos.")),
    ];
    check(
        &given.concat(),
        "Uno.\n\nNuevo.\n\nDos.\n",
        "Uno.\n\nViejo.\n\nDos.\n",
        2,
    );
}

#[test]
fn moves_are_one_change() {
    let from = format!(
        "<w:moveFromRangeStart w:id=\"1\" w:name=\"m\"/><w:moveFrom {BY}>{}</w:moveFrom>",
        r("", "Movido. ")
    );
    let to = format!("<w:moveTo {BY}>{}</w:moveTo>", r("", " Movido."));
    let given = [
        p("", &[from, r("", "Uno.")].concat()),
        p("", &[r("", "Dos."), to].concat()),
    ];
    check(
        &given.concat(),
        "Uno.\n\nDos. Movido.\n",
        "Movido. Uno.\n\nDos.\n",
        1,
    );
}

#[test]
fn formatting_that_was_changed_is_as_it_is_or_was() {
    let given = [
        p(
            "",
            &[
                r("", "Es "),
                r(
                    &format!("<w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange>"),
                    "así",
                ),
                r("", "."),
            ]
            .concat(),
        ),
        with(
            &format!("<w:pStyle w:val=\"Ttulo1\"/><w:pPrChange {BY}><w:pPr/></w:pPrChange>"),
            &t("Era"),
        ),
    ];
    check(
        &given.concat(),
        "Es **así**.\n\n# Era\n",
        "Es *así*.\n\nEra\n",
        0,
    );
}

#[test]
fn rows_put_in_and_taken_out() {
    let rows = table(&[
        &[&p("", &t("a")), &p("", &t("b"))],
        &[&p("", &t("c")), &p("", &t("d"))],
        &[&p("", &t("e")), &p("", &t("f"))],
    ]);
    let parts: Vec<&str> = rows.split("<w:tc>").collect();
    assert_eq!(parts.len(), 7);
    let mut given = String::new();
    for (at, part) in parts.iter().enumerate() {
        match at {
            0 => given.push_str(part),
            3 => given.push_str(&format!("<w:trPr><w:ins {BY}/></w:trPr><w:tc>{part}")),
            5 => given.push_str(&format!("<w:trPr><w:del {BY}/></w:trPr><w:tc>{part}")),
            _ => given.push_str(&format!("<w:tc>{part}")),
        }
    }
    check(
        &given,
        "| a | b |\n| --- | --- |\n| c | d |\n",
        "| a | b |\n| --- | --- |\n| e | f |\n",
        2,
    );
}
