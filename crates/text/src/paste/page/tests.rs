//! Pages as sites and this application make them.

use super::page;
use crate::{
    LanguageTag,
    paste::Options,
    write::{self, block::Block},
};

fn markdown(blocks: Vec<Block>, notes: Vec<Vec<Block>>) -> String {
    let document = write::block::Document { blocks, notes };
    write::write(&document, &Options::default().writing())
}

#[test]
fn the_text_of_a_page_is_read_without_what_stands_around_it() {
    let html = "<!doctype html><html lang=es-MX><head><title>El agua – La Gaceta</title>\
        <meta property=\"article:published_time\" content=\"2021-05-03T10:00:00Z\"></head><body>\
        <header><p>La Gaceta</p></header><nav><a href=/>Inicio</a></nav>\
        <article><h1>El agua no se vende</h1><p class=subtitle>Desde la sierra</p>\
        <div class=entry-content><p>Compañeras:<sup><a id=r1 href=#n1>1</a></sup></p>\
        <figure><img src=\"agua_files/pozo.jpg\" alt=\"Un pozo\"><figcaption>De <em>noche</em>\
        </figcaption></figure><p>Ver <img src=\"https://example.org/a.png\"></p>\
        <div class=sharedaddy>Compartir</div>\
        <ol><li id=n1>La nota. <a href=#r1>↩</a></li></ol></div></article>\
        <footer>Todos los derechos</footer></body></html>";
    let mut page = page(html);
    assert_eq!(
        (page.title.as_str(), page.date.as_str()),
        ("El agua – La Gaceta", "2021-05-03")
    );
    let part = page.parts.remove(0);
    assert!(page.parts.is_empty());
    assert_eq!(
        part.language.as_ref().map(LanguageTag::as_str),
        Some("es-MX")
    );
    // The heading stands above what holds the text and nothing else.
    assert_eq!(
        (part.title.as_str(), part.dek.as_str()),
        ("El agua no se vende", "Desde la sierra")
    );
    assert_eq!(
        markdown(part.document.blocks, part.document.notes),
        "Compañeras:[^1]\n\n![Un pozo](agua_files/pozo.jpg \"De noche\")\n\n\
         Ver ![](https://example.org/a.png)\n\n[^1]: La nota.\n"
    );
    assert!(page.around >= 2, "{}", page.around);
}

#[test]
fn sections_in_several_languages_are_editions() {
    let html = "<main><section id=es-edition lang=es><header><p class=place>Ocosingo, 3 de mayo \
        de 2021</p><h1>El agua</h1><p class=dek><em>Desde la sierra</em></p></header>\
        <div class=body><p>Uno.<a id=a href=#b>1</a></p></div><div class=body><p id=b>Nota \
        <a href=#a>↩</a></p></div><footer>Comparte</footer></section>\
        <section id=en-edition lang=en><h2>Water</h2><h3>Now</h3><p>One.<a id=c href=#d>1</a></p>\
        <p id=d>Note <a href=#c>↩</a></p></section></main>";
    let parts = page(html).parts.into_iter().map(|part| {
        let language = part.language.map(|it| it.to_string()).unwrap_or_default();
        let body = markdown(part.document.blocks, part.document.notes);
        [language, part.place_line, part.title, part.dek, body]
    });
    let expected = [
        [
            "es",
            "Ocosingo, 3 de mayo de 2021",
            "El agua",
            "Desde la sierra",
            "Uno.[^1]\n\n[^1]: Nota\n",
        ],
        ["en", "", "Water", "", "## Now\n\nOne.[^1]\n\n[^1]: Note\n"],
    ];
    assert_eq!(parts.collect::<Vec<_>>(), expected);
}

#[test]
fn a_plain_page_is_read_whole() {
    let page = page("<title>Agua</title><body><h1>Agua</h1><p>Uno</p><div lang=en>Two</div>");
    let part = &page.parts[0];
    assert_eq!(
        (page.parts.len(), page.around, part.title.as_str()),
        (1, 0, "")
    );
    assert_eq!(part.document.blocks.len(), 3);
}
