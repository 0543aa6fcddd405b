use proptest::prelude::*;

use super::*;

fn tag(code: &str) -> LanguageTag {
    LanguageTag::parse(code).unwrap()
}

fn run(source: &[&str], target: &[&str], confirmed: &[Bead]) -> Vec<Bead> {
    let (en, es) = (tag("en"), tag("es"));
    let segments = |texts: &[&'static str]| -> Vec<Segment<'static>> {
        texts
            .iter()
            .map(|text| Segment { kind: None, text })
            .collect()
    };
    let leak = |texts: &[&str]| -> Vec<&'static str> {
        texts
            .iter()
            .map(|text| &*Box::leak(text.to_string().into_boxed_str()))
            .collect()
    };
    let (left, right) = (segments(&leak(source)), segments(&leak(target)));
    align(
        &Side {
            language: &en,
            segments: &left,
        },
        &Side {
            language: &es,
            segments: &right,
        },
        &Options {
            confirmed,
            lexicon: None,
        },
    )
}

fn complete(beads: &[Bead], n: usize, m: usize) {
    let mut left: Vec<usize> = beads.iter().flat_map(|bead| bead.source.clone()).collect();
    let mut right: Vec<usize> = beads.iter().flat_map(|bead| bead.target.clone()).collect();
    assert!(left.is_sorted(), "{beads:?}");
    left.sort_unstable();
    right.sort_unstable();
    assert_eq!(left, (0..n).collect::<Vec<_>>());
    assert_eq!(right, (0..m).collect::<Vec<_>>());
    assert!(beads.iter().all(|bead| (0.0..=1.0).contains(&bead.score)));
}

#[test]
fn empty_and_unequal_sides_are_fine() {
    assert!(run(&[], &[], &[]).is_empty());
    complete(&run(&["a"], &[], &[]), 1, 0);
    complete(&run(&[], &["a", "b"], &[]), 0, 2);
    let many: Vec<String> = (0..700)
        .map(|n| format!("Párrafo número {n} de la otra parte."))
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    complete(&run(&["One.", "Two."], &many, &[]), 2, 700);
    complete(&run(&many, &["Uno.", "Dos."], &[]), 700, 2);
    complete(&run(&["", "", ""], &["", ""], &[]), 3, 2);
}

#[test]
fn a_moved_paragraph_is_found_again() {
    let source = [
        "The assembly of San Jacinto met on 12 May with 300 people.",
        "The water company Aguas del Norte paid 45,000 dollars to the mayor Ramírez.",
        "We call on all communities of the valley to come to the plaza of Tres Cruces on 30 June.",
        "Our lawyers will bring 17 documents to the court in Monteverde on Friday.",
    ];
    let target = [
        "La asamblea de San Jacinto se reunió el 12 de mayo con 300 personas.",
        "Llamamos a todas las comunidades del valle a venir a la plaza de Tres Cruces el 30 de junio.",
        "Nuestras abogadas llevarán 17 documentos al juzgado de Monteverde el viernes.",
        "La empresa Aguas del Norte pagó 45.000 dólares al alcalde Ramírez.",
    ];
    let pairs: Vec<(usize, usize)> = run(&source, &target, &[])
        .iter()
        .map(|bead| (bead.source.start, bead.target.start))
        .collect();
    assert_eq!(pairs, [(0, 0), (1, 3), (2, 1), (3, 2)]);
}

#[test]
fn confirmed_beads_never_move() {
    let confirmed = [
        Bead {
            source: 0..1,
            target: 2..3,
            score: 1.0,
        },
        Bead {
            source: 2..3,
            target: 0..1,
            score: 1.0,
        },
        Bead {
            source: 3..4,
            target: 4..4,
            score: 1.0,
        },
        Bead {
            source: 0..2,
            target: 1..2,
            score: 1.0,
        },
        Bead {
            source: 9..12,
            target: 0..1,
            score: 1.0,
        },
    ];
    let texts = ["uno", "dos", "tres", "cuatro"];
    let beads = run(&texts, &texts, &confirmed);
    complete(&beads, 4, 4);
    for bead in &confirmed[..3] {
        assert!(beads.iter().any(|other| other.source == bead.source && other.target.len() == bead.target.len()));
    }
}

#[test]
fn a_lexicon_helps_where_nothing_is_alike() {
    let (en, de) = (tag("en"), tag("de"));
    let words = [
        ("house", "Haus"),
        ("garden", "Garten"),
        ("river", "Fluss"),
        ("mountain", "Berg"),
    ];
    let source: Vec<String> = words
        .iter()
        .map(|(word, _)| format!("We saw this {word} today"))
        .collect();
    // The second sentence is missing; all are of one length.
    let target: Vec<String> = [0, 2, 3]
        .iter()
        .map(|&at: &usize| format!("Wir sahen heute: {}", words[at].1))
        .collect();
    let left: Vec<Segment> = source
        .iter()
        .map(|text| Segment { kind: None, text })
        .collect();
    let right: Vec<Segment> = target
        .iter()
        .map(|text| Segment { kind: None, text })
        .collect();
    let lexicon = Lexicon::from_pairs(words.iter().map(|(word, other)| (word, other, 1.0)));
    let beads = align(
        &Side {
            language: &en,
            segments: &left,
        },
        &Side {
            language: &de,
            segments: &right,
        },
        &Options {
            confirmed: &[],
            lexicon: Some(&lexicon),
        },
    );
    let pairs: Vec<usize> = beads
        .iter()
        .filter(|bead| !bead.target.is_empty())
        .map(|bead| bead.source.start)
        .collect();
    assert_eq!(pairs, [0, 2, 3], "{beads:?}");
}

fn paragraphs<'a>(texts: &[&'a str]) -> Vec<Segment<'a>> {
    let kind = Some(BlockKind::Paragraph);
    texts.iter().map(|text| Segment { kind, text }).collect()
}

/// How a translation pairs while it is being written: for each block of the source, those of the
/// target.
fn drafted(target: &[&'static str]) -> Vec<Vec<usize>> {
    let source = [
        "At noon the bell was rung twelve times, and 300 people came out of the kitchens of San Jacinto.",
        "Nobody had asked for it. The company's lawyers stood in the road with a paper of 14 pages.",
        "We read it aloud. It took until four.",
        "The bell is ours!",
    ];
    let (en, es) = (tag("en"), tag("es"));
    let (left, right) = (paragraphs(&source), paragraphs(target));
    let beads = align(
        &Side {
            language: &en,
            segments: &left,
        },
        &Side {
            language: &es,
            segments: &right,
        },
        &Options::default(),
    );
    assert!(beads.iter().all(|bead| bead.source.len() <= 1), "{beads:?}");
    let mut found = vec![Vec::new(); source.len()];
    for bead in beads.into_iter().filter(|bead| !bead.source.is_empty()) {
        found[bead.source.start].extend(bead.target);
    }
    found
}

#[test]
fn a_translation_that_is_being_written_pairs_with_what_it_translates() {
    let first = "Al mediodía sonó la campana doce veces, y 300 personas salieron de las cocinas de San Jacinto.";
    let second = "Nadie lo había pedido. Lxs abogadxs de la empresa estaban en el camino con un papel de 14 hojas.";
    let third = "Lo leímos en voz alta. Duró hasta las cuatro.";
    let none = Vec::<usize>::new;
    assert_eq!(drafted(&["Al"]), [vec![0], none(), none(), none()]);
    assert_eq!(
        drafted(&["Al mediodía sonó la campana doce"]),
        [vec![0], none(), none(), none()]
    );
    assert_eq!(drafted(&[first]), [vec![0], none(), none(), none()]);
    assert_eq!(
        drafted(&[first, "Nadie"]),
        [vec![0], vec![1], none(), none()]
    );
    assert_eq!(
        drafted(&[first, second, "Lo"]),
        [vec![0], vec![1], vec![2], none()]
    );
    let all = [first, second, third, "¡La campana es nuestra!"];
    assert_eq!(drafted(&all), [vec![0], vec![1], vec![2], vec![3]]);
}

#[test]
fn paragraphs_that_share_a_figure_stay_apart() {
    let source = [
        "La cocina da 900 platos al día. El arroz lo manda el ejido de Santa Rita; las tortillas, las vecinas de la calle 5; el café, ustedes. Nadie ha cobrado y nadie ha pasado hambre.",
        "El martes vino el señor Ordóñez, de la gerencia, a ofrecer el 4 por ciento. En la asamblea se contó: 311 votos en contra, 2 a favor, 5 abstenciones. Le dimos un plato de arroz y lo acompañamos a la puerta.",
    ];
    let target = [
        "The kitchen gives out 900 plates a day. The rice is sent by the ejido of Santa Rita; the tortillas by the neighbours of 5th Street; the coffee by you. Nobody has been paid and nobody has gone hungry.",
        "On Tuesday Mr Ordóñez of the management came to offer 4 per cent. The assembly counted: 311 votes against, 2 in favour, 5 abstentions. We gave him a plate of rice and walked him to the door.",
    ];
    let (en, es) = (tag("en"), tag("es"));
    let (left, right) = (paragraphs(&source), paragraphs(&target));
    let beads = align(
        &Side {
            language: &es,
            segments: &left,
        },
        &Side {
            language: &en,
            segments: &right,
        },
        &Options::default(),
    );
    assert_eq!(beads.len(), 2, "{beads:?}");
}

proptest! {
    #[test]
    fn every_segment_is_in_one_bead(
        source in prop::collection::vec("[a-z0-9 .!?]{0,30}", 0..14),
        target in prop::collection::vec("[a-z0-9 .!?]{0,30}", 0..14),
        fixed in prop::collection::vec((0_usize..14, 0_usize..3, 0_usize..14, 0_usize..3), 0..4),
    ) {
        let source: Vec<&str> = source.iter().map(String::as_str).collect();
        let target: Vec<&str> = target.iter().map(String::as_str).collect();
        let fixed: Vec<Bead> = fixed
            .into_iter()
            .map(|(a, n, b, m)| Bead { source: a..a + n, target: b..b + m, score: 1.0 })
            .collect();
        let beads = run(&source, &target, &fixed);
        complete(&beads, source.len(), target.len());
        for bead in valid(&fixed, source.len(), target.len()) {
            prop_assert!(beads.iter().any(|other| other.source == bead.source && other.target == bead.target));
        }
    }
}

#[test]
fn odd_input_is_paired_all_the_same() {
    let word = "palabra ".repeat(130_000);
    complete(&run(&[&word], &["One.", &word], &[]), 1, 2);
    let rare: String = (0..120_000).map(|at| format!("w{at:x} ")).collect();
    complete(&run(&[&rare, "x"], &[&rare], &[]), 2, 1);
    let alike = vec!["No."; 900];
    complete(&run(&alike, &alike[..45], &[]), 900, 45);
    let arabic = ["الماء لنا.", "لن نرحل.", "اجتمعنا في الساحة."];
    complete(
        &run(&["The water is ours.", "We stay."], &arabic, &[]),
        2,
        3,
    );
    let signs = ["?!", "…", "((((", "1", "٣", "\u{301}"];
    complete(&run(&signs, &signs[1..], &[]), 6, 5);
}

/// Counts how often the innermost step is taken, in place of a clock.
#[test]
fn the_band_grows_with_the_number_of_segments() {
    let cells = |count: usize| -> usize {
        let texts: Vec<String> = (0..count)
            .map(|at| format!("Línea {at} de la lista."))
            .collect();
        let segments: Vec<Segment> = texts
            .iter()
            .map(|text| Segment { kind: None, text })
            .collect();
        let es = tag("es");
        let side = Side {
            language: &es,
            segments: &segments,
        };
        let pair = pair::Pair::new(&side, &side, None);
        let all: Vec<usize> = (0..count).collect();
        band::band(&all, &all, &pair)
            .iter()
            .map(ExactSizeIterator::len)
            .sum()
    };
    assert!(cells(4_000) <= cells(2_000) * 5 / 2);
}

proptest! {
    #[test]
    fn a_lexicon_breaks_no_promise(
        source in prop::collection::vec("(casa|agua|monte|luz|1[0-9]|, |\\. ){1,8}", 0..10),
        target in prop::collection::vec("(house|water|mount|light|1[0-9]|, |\\. ){1,8}", 0..10),
        weight in -1.0_f32..2.0,
    ) {
        let (es, en) = (tag("es"), tag("en"));
        fn segments(texts: &[String]) -> Vec<Segment<'_>> {
            texts.iter().map(|text| Segment { kind: None, text }).collect()
        }
        let (left, right) = (segments(&source), segments(&target));
        let pairs = source.iter().zip(&target).map(|(a, b)| (a.as_str(), b.as_str()));
        let learned = Lexicon::learn(pairs, (&es, &en));
        let given = Lexicon::from_pairs([("casa", "house", weight), ("", "", weight)]);
        for lexicon in [learned, given] {
            let beads = align(
                &Side { language: &es, segments: &left },
                &Side { language: &en, segments: &right },
                &Options { confirmed: &[], lexicon: Some(&lexicon) },
            );
            complete(&beads, source.len(), target.len());
        }
    }
}
