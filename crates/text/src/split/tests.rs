use super::*;

fn told(markdown: &str, title: &str) -> Split {
    law::holds(markdown);
    let options = Options {
        languages: &[],
        title,
    };
    split(markdown, &options)
}

fn tags(split: &Split) -> Vec<&str> {
    let language = |it: &'_ Edition| it.language.as_ref().map(|it| it.as_str().to_owned());
    let found: Vec<_> = split.editions.iter().filter_map(language).collect();
    found
        .iter()
        .map(|it| if it == "es" { "es" } else { "en" })
        .collect()
}

const TWO: &str = "# La carta\n\n*Desde la sierra*\n\nOcosingo, 3 de mayo de 2021\n\nCompañerxs: no nos iremos de este valle.[^1]\n\nLean [el informe][i].\n\n---\n\n# The letter\n\n*From the mountains*\n\nOcosingo, 3 May 2021\n\nComrades: we will not leave this valley.[^2]\n\nRead [the report][r].\n\n[^1]: Así lo dijo la asamblea.\n\n[^2]: So the assembly said.\n\n[i]: https://example.org/es\n[r]: https://example.org/en\n";

#[test]
fn two_texts_become_two_editions_with_their_heads_footnotes_and_addresses() {
    let split = told(TWO, "");
    assert_eq!(split.layout, Layout::Sequential);
    assert_eq!(tags(&split), ["es", "en"]);
    let [es, en] = split.editions.as_slice() else {
        panic!("{split:?}");
    };
    assert_eq!(
        (es.title.as_str(), en.title.as_str()),
        ("La carta", "The letter")
    );
    assert_eq!(
        (es.dek.as_str(), en.dek.as_str()),
        ("Desde la sierra", "From the mountains")
    );
    assert_eq!(es.place_line, "Ocosingo, 3 de mayo de 2021");
    assert_eq!(en.place_line, "Ocosingo, 3 May 2021");
    assert_eq!(
        en.markdown,
        "Comrades: we will not leave this valley.[^2]\n\nRead [the report][r].\n\n[^2]: So the assembly said.\n\n[r]: https://example.org/en\n"
    );
    assert!(es.markdown.contains("[^1]: Así") && es.markdown.contains("[i]:"));
    assert_eq!(split.seams, ["---"]);
    assert_eq!(split.doubts, []);
    assert_eq!(split.diagnostics[0].code, "split.seams");
}

#[test]
fn a_title_in_both_languages_is_parted() {
    let body = "No nos iremos de este valle y no nos callaremos.\n\nWe will not leave this valley and we will not be silent.\n";
    for (title, es, en) in [
        ("La carta / The letter", "La carta", "The letter"),
        ("The letter | La carta", "La carta", "The letter"),
        ("The letter to all of us", "", "The letter to all of us"),
        ("Ocosingo", "Ocosingo", ""),
    ] {
        let split = told(body, title);
        assert_eq!(tags(&split), ["es", "en"]);
        assert_eq!(split.editions[0].title, es, "{title}");
        assert_eq!(split.editions[1].title, en, "{title}");
    }
}

#[test]
fn lines_of_one_paragraph_may_be_in_two_languages() {
    let split = told(
        "¡El agua no se vende, se defiende!\nThe water is not for sale, we defend it!\n\n¡No nos iremos de este valle!\\\nWe will not leave this valley!\n",
        "",
    );
    assert_eq!(split.layout, Layout::Alternating);
    assert_eq!(
        split.editions[1].markdown,
        "The water is not for sale, we defend it!\n\nWe will not leave this valley!\n"
    );
}

#[test]
fn cells_become_paragraphs() {
    let split = told(
        "| Español | English |\n| --- | --- |\n| El pozo no se vende | The well is not for sale |\n| 1. No nos iremos de este valle.<br><br>No nos callaremos. | 1. We will not leave this valley.<br><br>We will not be silent. |\n",
        "",
    );
    assert_eq!(split.layout, Layout::Columns);
    assert_eq!(
        split.editions[1].markdown,
        "The well is not for sale\n\n1\\. We will not leave this valley.\n\nWe will not be silent.\n"
    );
    assert_eq!(split.seams, ["Español", "English"]);
}

#[test]
fn a_footnote_that_both_mention_is_a_doubt() {
    let split = told(
        "No nos iremos de este valle y no nos callaremos.[^1]\n\nWe will not leave this valley and we will not be silent.[^1]\n\n[^1]: Acta 12.\n",
        "",
    );
    assert_eq!(split.doubts.len(), 1);
    assert_eq!(split.doubts[0].why, Why::Shared);
    assert_eq!(split.doubts[0].edition, 0);
}

#[test]
fn a_footnote_of_one_name_may_stand_twice() {
    let split = told(
        "No nos iremos de este valle y no nos callaremos.[^1]\n\n[^1]: Así lo dijo la asamblea.\n\nWe will not leave this valley and we will not be silent.[^1]\n\n[^1]: So the assembly said.\n",
        "",
    );
    assert!(
        split.editions[0].markdown.contains("Así lo dijo"),
        "{split:?}"
    );
    assert!(
        split.editions[1].markdown.contains("So the assembly"),
        "{split:?}"
    );
}

#[test]
fn a_quotation_in_the_other_language_is_told() {
    let mut text = TWO.to_owned();
    let quoted =
        "The company has said that the permit is legal and that there is nothing to explain.";
    text = text.replace("Lean [", &format!("{quoted}\n\nLean ["));
    text = text.replace("Read [", &format!("{quoted}\n\nRead ["));
    let split = told(&text, "");
    assert!(split.editions[0].markdown.contains(quoted));
    assert_eq!(split.doubts.len(), 1);
    assert_eq!(split.doubts[0].why, Why::OtherLanguage);
}

#[test]
fn who_says_the_languages_is_heeded() {
    let tag = |it: &str| LanguageTag::parse(it).unwrap();
    let languages = [tag("es-MX"), tag("en")];
    let options = Options {
        languages: &languages,
        title: "",
    };
    let split = split(TWO, &options);
    assert_eq!(split.editions[0].language, Some(tag("es-MX")));
    let options = Options {
        languages: &languages[..1],
        title: "",
    };
    assert_eq!(super::split(TWO, &options).layout, Layout::One);
}

/// Long and odd texts end soon: the cost grows with their length.
#[test]
fn long_texts_take_no_longer_than_they_are_long() {
    let pair = "No nos iremos de este valle 12 y no nos callaremos.\n\nWe will not leave this valley 12 and we will not be silent.\n\n";
    let started = std::time::Instant::now();
    for text in [
        pair.repeat(500),
        "a ".repeat(500_000),
        "> ".repeat(20_000),
        "- a\n".repeat(10_000),
        format!(
            "{}{}",
            "No nos iremos de este valle.\n\n".repeat(800),
            "We will not leave this valley.\n\n".repeat(800)
        ),
    ] {
        let _ = split(&text, &Options::default());
    }
    // Unoptimised and beside other tests; each is far below a second otherwise.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
