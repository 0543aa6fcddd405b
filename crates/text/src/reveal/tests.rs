use super::*;

fn set(all: &[&str]) -> BTreeSet<String> {
    all.iter().map(|&it| it.to_owned()).collect()
}

#[test]
fn a_page_says_what_is_in_it() {
    let page = html(
        "<!doctype html><html lang=es><head><meta charset=utf-8><meta name=viewport content=w>\
         <meta name=\"generator\" content=\"Pen 3\"><title>El pozo &amp; la campana</title>\
         <link rel=canonical href=https://site.example/es/><link rel=stylesheet href=//cdn.example/a.css>\
         <style>body { background: url('https://img.example/b.png') }</style></head>\
         <body><!-- by Inés --><p>Ma<b>rí</b>a, <a href=\"mailto:a@b.example\">write</a> https://plain.example/x.</p>\
         <p>Tomás<img src=image/a.png alt=\"La campana\"></p><p hidden>no</p>\
         <section lang=en-GB onclick=\"x()\">bell</section></body></html>",
    );
    assert_eq!(page.languages, set(&["es", "en-GB"]));
    assert_eq!(
        page.links,
        set(&[
            "https://site.example/es/",
            "mailto:a@b.example",
            "https://plain.example/x"
        ])
    );
    assert_eq!(
        page.sources,
        set(&[
            "//cdn.example/a.css",
            "https://img.example/b.png",
            "image/a.png"
        ])
    );
    let extras: Vec<(Extra, &str)> = page.extras.iter().map(|(e, w)| (*e, w.as_str())).collect();
    assert_eq!(
        extras,
        [
            (Extra::Comment, "by Inés"),
            (Extra::Meta, "generator: Pen 3"),
            (Extra::Script, "onclick"),
            (Extra::Hidden, "p"),
        ]
    );
    assert_eq!(page.alternatives, "La campana\n");
    for words in [
        "El pozo & la campana",
        "María, write",
        "Tomás",
        "La campana",
    ] {
        assert!(page.words.contains(words), "{words:?} in {:?}", page.words);
    }
    assert!(!page.words.contains("writeTomás") && !page.words.contains("xTomás"));
}

#[test]
fn what_is_packed_in_xml_is_read() {
    let feed = xml(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"es\">\
         <generator>Pen</generator><title>El pozo &amp; yo</title><link href=\"https://site.example/feed\"/>\
         <content type=\"html\">&lt;p lang=&quot;en&quot;&gt;Ma&lt;i&gt;ría&lt;/i&gt; \
         &lt;a href=&quot;https://in.example/&quot;&gt;in&lt;/a&gt;&lt;/p&gt;</content>\
         <content:encoded><![CDATA[<!-- wp:paragraph --><p>Tomás <img src=\"https://far.example/a.png\" alt=\"la foto\"></p>\
         <!-- /wp:paragraph -->]]></content:encoded></feed>",
    );
    assert_eq!(feed.languages, set(&["es", "en"]));
    assert_eq!(
        feed.links,
        set(&["https://site.example/feed", "https://in.example/"])
    );
    assert_eq!(feed.sources, set(&["https://far.example/a.png"]));
    let extras: Vec<&str> = feed.extras.iter().map(|(_, what)| what.as_str()).collect();
    assert_eq!(extras, ["generator: Pen"]);
    for words in ["El pozo & yo", "María in", "Tomás", "la foto"] {
        assert!(feed.words.contains(words), "{words:?} in {:?}", feed.words);
    }
}

#[test]
fn markdown_says_what_it_shows() {
    let text = markdown(
        "# Ma**rí**a\n\nsee [here](https://a.example/x \"El título\") and <https://b.example>, \
         or https://c.example.\n\n![Una ![otra](image/b.png) foto](image/a.png \"al fondo\")\n\n<b>raw</b> &iacute;\n",
    );
    assert_eq!(
        text.links,
        set(&[
            "https://a.example/x",
            "https://b.example",
            "https://c.example"
        ])
    );
    assert_eq!(text.sources, set(&["image/a.png", "image/b.png"]));
    for words in ["María", "El título", "al fondo", "raw", "í"] {
        assert!(text.words.contains(words), "{words:?} in {:?}", text.words);
    }
    for words in ["Una", "otra", "foto", "al fondo"] {
        assert!(text.alternatives.contains(words), "{:?}", text.alternatives);
    }
}

#[test]
fn hosts_are_read_as_browsers_read_them() {
    for (address, expected) in [
        ("https://Example.org/a?b#c", Some("example.org")),
        ("http://user:pass@example.org:8080", Some("example.org")),
        ("//example.org/x", Some("example.org")),
        ("mailto:a@example.org", Some("mailto")),
        ("tel:+34", Some("tel")),
        ("image/a.png", None),
        ("#es-1", None),
        ("/es/x:y/", None),
        ("", None),
    ] {
        assert_eq!(host(address).as_deref(), expected, "{address}");
    }
}

#[test]
fn addresses_end_where_a_sentence_goes_on() {
    let found: Vec<&str> = addresses(
        "(https://a.example/x), HTTP://b.example. «https://c.example/é» mailto:x@y.example; \
         https:// nothing, e.g.: http:",
    )
    .collect();
    assert_eq!(
        found,
        [
            "https://a.example/x",
            "HTTP://b.example",
            "https://c.example/é",
            "mailto:x@y.example"
        ]
    );
}

#[test]
fn an_ornament_needs_no_words() {
    let text = "![](image/a.png) ![ ](image/b.png)\n\n> ![the well](image/c.png)\n\n![](image/d.png \"x\")\n\n`![](e)`\n";
    assert_eq!(undescribed(text), ["image/a.png", "image/d.png"]);
}
