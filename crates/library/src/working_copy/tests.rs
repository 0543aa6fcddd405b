use proptest::prelude::*;
use text::document::cut;
use text::write::block::{Block, Piece};

use super::docx as document;
use super::rows::{rows, units};
use super::*;
use crate::image;
use crate::import::docx::{self, WRITING};
use crate::import::{Incoming, Tracked};

fn side(language: &str, title: &str, body: &str) -> Side {
    Side {
        language: LanguageTag::parse(language).unwrap(),
        revision: 1,
        title: title.into(),
        dek: String::new(),
        place_line: String::new(),
        body: body.into(),
    }
}

fn one(body: &str) -> WorkingCopy {
    WorkingCopy {
        sides: vec![side("es", "", body)],
        rows: Vec::new(),
        pictures: BTreeMap::new(),
    }
}

fn base(side: &Side) -> Base<'_> {
    Base {
        title: &side.title,
        dek: &side.dek,
        place_line: &side.place_line,
        body: &side.body,
    }
}

fn read_anew(copy: &WorkingCopy) -> Incoming {
    docx::read("a.docx", &document(copy).unwrap(), Tracked::Accept).unwrap()
}

fn back(copy: &WorkingCopy) -> Back {
    let bases: Vec<Base<'_>> = copy.sides.iter().map(base).collect();
    read_back("a.docx", &document(copy).unwrap(), Tracked::Accept, &bases).unwrap()
}

/// The words of a text block by block, then those of its notes.
fn words(markdown: &str) -> Vec<String> {
    fn line(pieces: &[Piece], all: &mut Vec<String>) {
        let mut words = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text, _) => words.push_str(&text.replace('\u{ad}', "")),
                Piece::Break => words.push(' '),
                Piece::Image(image, _) => words.push_str(&image.words),
                Piece::Note(_) => words.push('†'),
            }
        }
        all.extend(words.split_whitespace().map(str::to_owned));
    }
    fn each(blocks: &[Block], all: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Heading(_, pieces) | Block::Paragraph(pieces) => line(pieces, all),
                Block::Figure(image, pieces) => {
                    all.extend(image.words.split_whitespace().map(str::to_owned));
                    line(pieces, all);
                }
                Block::Quote(blocks) => each(blocks, all),
                Block::List(list) => list.items.iter().for_each(|it| each(it, all)),
                Block::Code(code) => all.extend(code.split_whitespace().map(str::to_owned)),
                Block::Table(table) => table.rows.iter().flatten().for_each(|it| line(it, all)),
                Block::Rule => {}
            }
        }
    }
    let document = cut(markdown, WRITING.reading).document;
    let mut all = Vec::new();
    each(&document.blocks, &mut all);
    document.notes.iter().for_each(|it| each(it, &mut all));
    all
}

const EVERYTHING: &str = "Uno *dos* **tres** ~~cuatro~~ `cinco  seis` ***siete***\n\
    ¡Tierra!\n¡Agua!\n\n\
    # Título *con* énfasis\n\n###### Sexto\n\n\
    Ver [la página](https://example.org/a_b?c=d \"El agua\"), <https://example.org> y \
    <a@example.org>[^uno].\n\n\
    - pan\n  - de maíz\n    1. uno\n    2. dos\n  - de trigo\n- agua\n\n  del río\n\n\
    Después:\n\n\
    7. siete\n8. ocho\n\n\
    * otra\n* lista\n\n\
    > Dicho.\n>\n> Y hecho **bien**.\n\n\
    ```\nif *x*:\n\n    pan()  \n```\n\n\
    | Pueblo | N.º | c |\n|:-------|----:|:-:|\n| San \\| Juan | 120 | [x](https://example.org) |\n\n\
    ---\n\n\
    1886\\. Fin\\* \\_de\\_ todo[^dos]\n\n\
    [^uno]: La *primera*.\n\n    Con dos párrafos.\n\n[^dos]: La segunda.\n";

#[test]
fn what_goes_out_and_comes_back_is_as_it_was_typed() {
    let copy = one(EVERYTHING);
    let back = back(&copy);
    assert_eq!(back.incoming.editions[0].body, EVERYTHING);
    assert_eq!(back.incoming.diagnostics, []);
    assert_eq!(words(&read_anew(&copy).editions[0].body), words(EVERYTHING));
}

#[test]
fn only_what_was_changed_is_written_otherwise() {
    let copy = one(EVERYTHING);
    let changed = EVERYTHING.replace("Y hecho", "Y bien hecho");
    let edited = document(&one(&changed)).unwrap();
    let back = read_back("a.docx", &edited, Tracked::Accept, &[base(&copy.sides[0])]).unwrap();
    assert_eq!(back.incoming.editions[0].body, changed);
}

#[test]
fn fields_and_language_come_back() {
    let mut copy = one("Compañerxs, venimos caminando desde lejos y traemos la palabra.\n");
    let side = &mut copy.sides[0];
    side.title = "Marchamos".into();
    side.dek = "Desde la <sierra> & más".into();
    side.place_line = "Ocosingo, 3 de mayo".into();
    let edition = read_anew(&copy).editions.remove(0);
    assert_eq!(edition.title, "Marchamos");
    assert_eq!(edition.dek, "Desde la <sierra> & más");
    assert_eq!(edition.place_line, "Ocosingo, 3 de mayo");
    assert_eq!(edition.language.unwrap().as_str(), "es");
}

#[test]
fn pictures_come_back_as_they_are() {
    let mut bytes = std::io::Cursor::new(Vec::new());
    ::image::RgbImage::from_pixel(3, 2, ::image::Rgb([165, 40, 31]))
        .write_to(&mut bytes, ::image::ImageFormat::Png)
        .unwrap();
    let clean = image::take_in(bytes.get_ref()).unwrap();
    let name = image::name_of(&clean);
    let body = format!(
        "![Tres \"mujeres\"](image/{name} \"Foto: A.\")\n\nUno ![](image/{name}) y ![ ](image/{name})\n"
    );
    let mut copy = one(&body);
    let picture = Picture {
        bytes: clean.bytes().to_vec(),
        size: clean.size(),
    };
    copy.pictures.insert(name.clone(), picture);
    let incoming = read_anew(&copy);
    assert_eq!(incoming.editions[0].body, body);
    assert_eq!(image::name_of(&incoming.images[0]), name);
}

#[test]
fn every_text_of_the_repository_comes_back() {
    let mut count = 0;
    for folder in ["tests/fixtures/varied", "crates/text/benches", "docs"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .join(folder);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|it| it != "md") {
                continue;
            }
            let body = std::fs::read_to_string(&path).unwrap();
            let copy = one(&body);
            assert_eq!(
                words(&read_anew(&copy).editions[0].body),
                words(&body),
                "{}",
                path.display()
            );
            let again = back(&copy).incoming.editions.remove(0).body;
            assert_eq!(words(&again), words(&body), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 12, "{count}");
}

#[test]
fn nothing_in_a_copy_tells_who_made_it_and_the_bytes_are_the_same() {
    let copy = one(EVERYTHING);
    let bytes = document(&copy).unwrap();
    assert_eq!(bytes, document(&copy).unwrap());
    let all = String::from_utf8_lossy(&bytes);
    for word in [
        "docProps", "ctavilla", "creator", "w:author", "w:date", "w:rsid",
    ] {
        assert!(!all.contains(word), "{word}");
    }
    assert!(all.contains("w:lang w:val=\"es\""));
}

/// Two texts whose blocks are pairs one by one, but for those that have no counterpart.
fn two(left: &str, right: &str, pairs: &[(usize, usize)]) -> WorkingCopy {
    let mut sides = vec![side("es", "Marchamos", left), side("ar", "نمشي", right)];
    sides[1].dek = "من الجبل".into();
    let cuts = [left, right].map(|it| cut(it, WRITING.reading));
    let units = [units(&cuts[0]), units(&cuts[1])];
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(one, other)| [units[0][*one].clone(), units[1][*other].clone()])
        .collect();
    WorkingCopy {
        rows: rows([&units[0], &units[1]], &pairs),
        sides,
        pictures: BTreeMap::new(),
    }
}

const LEFT: &str =
    "Uno *dos*[^a].\n\n* pan\n* agua\n  * del río\n\nSolo aquí.\n\n> Dicho.\n\n[^a]: Nota.\n";
const RIGHT: &str = "One *two*[^1].\n\n- bread\n- water\n  - of the river\n\n> Said.\n\nOnly here[^2].\n\n[^1]: Note.\n\n[^2]: Other.\n";

#[test]
fn two_columns_come_back_with_their_rows() {
    let copy = two(LEFT, RIGHT, &[(0, 0), (1, 1), (2, 2), (4, 3)]);
    assert_eq!(copy.rows.len(), 6);
    let back = back(&copy);
    let editions = &back.incoming.editions;
    assert_eq!(editions[0].body, LEFT);
    assert_eq!(editions[1].body, RIGHT);
    assert_eq!(
        (editions[0].title.as_str(), editions[1].title.as_str()),
        ("Marchamos", "نمشي")
    );
    assert_eq!(
        (editions[0].dek.as_str(), editions[1].dek.as_str()),
        ("", "من الجبل")
    );
    let shown: Vec<(Option<usize>, [String; 2])> = back
        .rows
        .iter()
        .map(|row| {
            let words = [0, 1].map(|side: usize| {
                let units: Vec<u16> = editions[side].body.encode_utf16().collect();
                row.spans[side].map_or(String::new(), |it| {
                    String::from_utf16(&units[it.from as usize..it.to as usize]).unwrap()
                })
            });
            (row.row, words)
        })
        .collect();
    let shown: Vec<String> = shown
        .iter()
        .map(|(row, [one, other])| format!("{} {one} | {other}", row.unwrap()))
        .collect();
    assert_eq!(
        shown,
        [
            "2 Uno *dos*[^a]. | One *two*[^1].",
            "3 pan | bread",
            "4 agua\n  * del río | water\n  - of the river",
            "5 Solo aquí. | ",
            "6 Dicho. | Said.",
            "7  | Only here[^2].",
        ]
    );
}

#[test]
fn two_columns_come_back_from_the_clipboard() {
    let copy = two(LEFT, RIGHT, &[(0, 0), (1, 1), (2, 2), (4, 3)]);
    let html = html(&copy);
    assert!(html.starts_with("<table") && html.contains("<td lang=\"ar\" dir=\"rtl\""));
    let bases: Vec<Base<'_>> = copy.sides.iter().map(base).collect();
    let back = read_clip(&html, &bases).unwrap();
    let editions = &back.incoming.editions;
    assert_eq!(editions[0].title, "Marchamos");
    assert_eq!(editions[1].dek, "من الجبل");
    assert_eq!(editions[0].body, LEFT);
    assert_eq!(editions[1].body, RIGHT);
    assert_eq!(read_clip("<p>Uno</p>", &bases), None);
}

/// The letters of the blocks in a place of a text.
fn letters(body: &str, place: &Range<usize>) -> String {
    let is_in = |it: &Range<usize>| it.start < place.end && it.end > place.start;
    let blocks = text::segment::blocks(body);
    let own = blocks.iter().filter(|it| is_in(&it.range));
    let words = own.map(|it| text::markdown::prose(&body[it.range.clone()]));
    // A sign may be written by its name, or as it is.
    words
        .collect::<String>()
        .replace("&amp;", "&")
        .chars()
        .filter(|it| it.is_alphabetic())
        .collect()
}

/// Blocks that a writer could type.
fn typed() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zñé]{1,6}",
        Just("*uno*".to_owned()),
        Just("**dos tres**".to_owned()),
        Just("[enlace](https://example.org/x)".to_owned()),
        Just("`có digo`".to_owned()),
        Just("1886.".to_owned()),
        Just("\\*".to_owned()),
        Just("&amp;".to_owned()),
        Just("compañer\\*s".to_owned()),
        Just("~~no~~".to_owned()),
        Just("sí[^1]".to_owned()),
        Just("🌱".to_owned()),
        Just("a\u{a0}b".to_owned()),
        Just("<b>x</b>".to_owned()),
    ];
    let line = prop::collection::vec(word, 1..7).prop_map(|words| words.join(" "));
    let block =
        (0..12_u8, prop::collection::vec(line, 1..4)).prop_map(|(kind, lines)| match kind {
            0 => format!("## {}", lines[0]),
            1 => lines
                .iter()
                .map(|it| format!("- {it}"))
                .collect::<Vec<_>>()
                .join("\n"),
            2 => lines
                .iter()
                .map(|it| format!("3. {it}"))
                .collect::<Vec<_>>()
                .join("\n\n"),
            3 => lines
                .iter()
                .map(|it| format!("> {it}"))
                .collect::<Vec<_>>()
                .join("\n>\n"),
            4 => format!("- {}\n\n  {}\n\n  > {}", lines[0], lines[0], lines[0]),
            5 => format!("```\n{}\n```", lines.join("\n")),
            6 => format!("| a | b |\n| --- | :-: |\n| {} | c |", lines[0]),
            7 => "---".to_owned(),
            8 => format!("1. {}\n   - {}\n     - {}", lines[0], lines[0], lines[0]),
            9 => format!("> - {}\n> - b", lines[0]),
            _ => lines.join("\n"),
        });
    let blocks = prop::collection::vec(block, 1..7);
    blocks.prop_map(|blocks| format!("{}\n\n[^1]: Nota *al pie*.\n", blocks.join("\n\n")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_word_is_changed(body in typed()) {
        let copy = one(&body);
        let anew = read_anew(&copy).editions.remove(0).body;
        prop_assert_eq!(words(&anew), words(&body), "{}", anew);
        let again = back(&copy).incoming.editions.remove(0).body;
        prop_assert_eq!(words(&again), words(&body), "{}", again);
    }

    #[test]
    fn no_pair_is_changed(left in typed(), right in typed(), picks in prop::collection::vec((0..9_usize, 0..9_usize), 0..6)) {
        let counts = [&left, &right].map(|it| units(&cut(it, WRITING.reading)).len());
        let pairs: Vec<(usize, usize)> = picks
            .into_iter()
            .filter(|(one, other)| *one < counts[0] && *other < counts[1])
            .collect();
        let copy = two(&left, &right, &pairs);
        let back = back(&copy);
        for (side, edition) in back.incoming.editions.iter().enumerate() {
            prop_assert_eq!(words(&edition.body), words(&copy.sides[side].body));
        }
        // What stands in a row says what its row said.
        let heads = 2;
        for row in &back.rows {
            let Some(at) = row.row else { continue };
            for side in 0..2 {
                let body = &back.incoming.editions[side].body;
                let index = text::edit::Utf16Index::new(body);
                let own = row.spans[side].map_or(0..0, |it| index.to_byte(it.from)..index.to_byte(it.to));
                let went_out = &copy.rows[at - heads][side];
                prop_assert_eq!(letters(body, &own), letters(&copy.sides[side].body, went_out));
            }
        }
    }
}

/// What LibreOffice 7.4 has made of copies that it opened and saved.
#[test]
fn what_libreoffice_saved_comes_back_as_it_was_typed() {
    let copy = one(EVERYTHING);
    let saved = include_bytes!("tests/everything-saved.docx");
    let back = read_back("a.docx", saved, Tracked::Accept, &[base(&copy.sides[0])]).unwrap();
    assert_eq!(back.incoming.editions[0].body, EVERYTHING);
    assert_eq!(back.incoming.diagnostics, []);
    let copy = two(LEFT, RIGHT, &[(0, 0), (1, 1), (2, 2), (4, 3)]);
    let bases: Vec<Base<'_>> = copy.sides.iter().map(base).collect();
    let saved = include_bytes!("tests/columns-saved.docx");
    let back = read_back("a.docx", saved, Tracked::Accept, &bases).unwrap();
    let bodies: Vec<&str> = back
        .incoming
        .editions
        .iter()
        .map(|it| it.body.as_str())
        .collect();
    assert_eq!(bodies, [LEFT, RIGHT]);
    assert_eq!(
        back.rows.iter().map(|it| it.row).collect::<Vec<_>>(),
        (2..8).map(Some).collect::<Vec<_>>()
    );
}

#[test]
fn a_copy_is_gathered_from_a_library_and_holds_no_word_that_must_never_leave() {
    let folder = tempfile::tempdir().unwrap();
    let library = crate::Library::create(&folder.path().join("a.octavilla")).unwrap();
    let [es, en] = ["es", "en"].map(|tag| LanguageTag::parse(tag).unwrap());
    let incoming = Incoming {
        editions: [(&es, LEFT), (&en, RIGHT)]
            .map(|(language, body)| crate::import::IncomingEdition {
                language: Some(language.clone()),
                title: "Marchamos".into(),
                body: body.into(),
                ..crate::import::IncomingEdition::default()
            })
            .to_vec(),
        ..Incoming::default()
    };
    let (kept, _) = library
        .write(crate::Op::ImportPost, |tx| {
            crate::import::keep(tx, &incoming, &es)
        })
        .unwrap();
    for turned in [false, true] {
        let (left, right) = if turned { (&en, &es) } else { (&es, &en) };
        let copy = library
            .read(|q| gather(q, kept.post, left, Some(right)))
            .unwrap();
        assert_eq!(copy.sides[0].language, *left);
        let bodies = if turned { [RIGHT, LEFT] } else { [LEFT, RIGHT] };
        let back = back(&copy).incoming.editions;
        assert_eq!(
            back.iter().map(|it| it.body.as_str()).collect::<Vec<_>>(),
            bodies
        );
        // Every part of both texts is in one row.
        for side in 0..2 {
            let units = units(&cut(&copy.sides[side].body, WRITING.reading));
            let rows = copy.rows.iter().map(|row| &row[side]);
            let covered = |unit: &Range<usize>| {
                let holds = |row: &&Range<usize>| row.start <= unit.start && row.end >= unit.end;
                rows.clone().filter(holds).count()
            };
            assert!(units.iter().all(|unit| covered(unit) == 1));
        }
    }
    library
        .write(crate::Op::KeepWords, |tx| {
            crate::export::set_kept_words(tx, &["AGUA".into()])
        })
        .unwrap();
    let refused = library.read(|q| gather(q, kept.post, &es, None));
    assert!(matches!(
        refused,
        Err(crate::Error::KeptWords { places: 1, .. })
    ));
    assert!(library.read(|q| gather(q, kept.post, &en, None)).is_ok());
}
