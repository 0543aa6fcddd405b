//! Documents as LibreOffice 7.4 has written them, from HTML and from flat OpenDocument.

use super::*;
use crate::alignment::Span;

fn read_file(bytes: &[u8], tracked: Tracked) -> Incoming {
    read("a.docx", bytes, tracked).unwrap()
}

#[test]
fn everything_that_a_text_has() {
    let incoming = read_file(include_bytes!("libreoffice/rich.docx"), Tracked::Accept);
    assert_eq!(
        incoming.editions[0].body,
        "# La marcha por el agua\n\n\
         Salimos **hoy** al *alba*, ***todas*** y ~~nadie~~, con \
         [la página](https://example.org/a_b?c=d).\n¡Tierra!\n¡Agua!\n\n\
         ## El camino\n\n\
         - pan\n  - de maíz\n  - de trigo\n    1. uno\n    2. dos\n- agua\n\n\
         Después:\n\n\
         3. tres\n4. cuatro\n\n\
         > La tierra es de quien la trabaja.\n\n\
         | Pueblo | Familias |\n| --- | --: |\n| San Juan | 120 |\n| Las *Rosas* | 35 |\n\n\
         ```\nif x:\n    pan()\n```\n\n\
         ---\n\n\
         1886\\. Fin de \\*todo\\*: \\[x\\] \\<b>.\n"
    );
    assert_eq!(told(&incoming), []);
}

#[test]
fn notes_comments_and_changes() {
    let bytes = include_bytes!("libreoffice/notes.docx");
    let incoming = read_file(bytes, Tracked::Accept);
    let edition = &incoming.editions[0];
    assert_eq!(
        (edition.title.as_str(), edition.dek.as_str()),
        ("Marchamos", "Desde la sierra")
    );
    assert_eq!(
        edition.body,
        "# La marcha\n\nSalimos hoy al *alba*[^1], todas juntas.\n\n\
         > La tierra es de quien la trabaja[^2].\n\nMira [el agua](https://example.org/agua).\n\n\
         En la caja.\n\n[^1]: Muy **temprano**.\n\n[^2]: Dicho antiguo.\n"
    );
    let [comment] = edition.comments.as_slice() else {
        panic!("{:?}", edition.comments);
    };
    assert_eq!(comment.span, Span { from: 40, to: 52 });
    assert_eq!(
        (
            comment.entries[0].writer.as_str(),
            comment.entries[0].text.as_str()
        ),
        ("Beto", "¿Quiénes?")
    );
    assert!(comment.is_resolved);
    assert_eq!(
        told(&incoming),
        [("changes.tracked", 2), ("hidden.left-out", 1)]
    );
    let rejected = read_file(bytes, Tracked::Reject);
    assert!(rejected.editions[0].body.contains("Salimos ayer al *alba*"));
}

#[test]
fn pictures_merged_cells_and_signs() {
    let incoming = read_file(include_bytes!("libreoffice/things.docx"), Tracked::Accept);
    assert_eq!(
        incoming.editions[0].body,
        "![Tres mujeres con maíz](image/6ff4c09066f24e31f19965468ff6016f.png)\n\n\
         - pan\n\n  de maíz\n\n- agua\n\n| Todo |  |\n| --- | --- |\n| a | b |\n\n\
         Uno dos\ntres\u{2011}cuatro cinco.\n"
    );
    assert_eq!(incoming.images.len(), 1);
    assert_eq!(told(&incoming), [("tables.merged", 1)]);
}
