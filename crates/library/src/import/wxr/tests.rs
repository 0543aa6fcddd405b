use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use super::*;
use crate::edition::{self, Edition};
use crate::error::{DocumentFault, Error, Result};
use crate::history;
use crate::id::PostId;
use crate::library::Library;
use crate::post::{self, Post, Status};

struct Site {
    folder: tempfile::TempDir,
    library: Library,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&folder.path().join("a.octavilla")).unwrap();
        Self { folder, library }
    }

    fn file(&self, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join("site.xml");
        std::fs::write(&path, contents).unwrap();
        path
    }

    fn import(&self, contents: impl AsRef<[u8]>, options: &Options) -> Result<Report> {
        let path = self.file(contents);
        run(
            &self.library,
            &path,
            options,
            &|_, _| {},
            &AtomicBool::new(false),
        )
    }

    fn imported(&self, contents: impl AsRef<[u8]>) -> Report {
        self.import(contents, &Options::default()).unwrap()
    }

    fn post(&self, id: PostId) -> (Post, Vec<(Edition, String)>) {
        let read = self.library.read(|q| {
            let mut editions = Vec::new();
            for edition in edition::of_post(q, id)? {
                let body = history::body(q, &edition)?;
                editions.push((edition, body));
            }
            Ok((post::get(q, id)?, editions))
        });
        read.unwrap()
    }
}

fn channel(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n<title>Sitio</title>\n<language>es-ES</language>\n<wp:wxr_version>1.2</wp:wxr_version>\n<wp:author><wp:author_login><![CDATA[ana77]]></wp:author_login><wp:author_email><![CDATA[ana@example.org]]></wp:author_email><wp:author_display_name><![CDATA[Ana &amp; Luz]]></wp:author_display_name></wp:author>\n{inside}\n</channel>\n</rss>\n"
    )
}

fn item(id: u64, title: &str, content: &str, more: &str) -> String {
    format!(
        "<item><title><![CDATA[{title}]]></title><dc:creator><![CDATA[ana77]]></dc:creator><content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{id}</wp:post_id><wp:post_date><![CDATA[2021-05-03 17:20:00]]></wp:post_date><wp:post_name><![CDATA[post-{id}]]></wp:post_name><wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type><wp:post_password><![CDATA[]]></wp:post_password>{more}</item>\n"
    )
}

fn codes(diagnostics: &[text::Diagnostic]) -> Vec<(&str, usize)> {
    diagnostics.iter().map(|it| (it.code, it.count)).collect()
}

#[test]
fn a_classic_post_comes_with_all_that_the_site_says_of_it() {
    let site = Site::new();
    let more = "<category domain=\"category\" nicename=\"uncategorized\"><![CDATA[Uncategorized]]></category><category domain=\"category\" nicename=\"cartas\"><![CDATA[Cartas]]></category><category domain=\"category\" nicename=\"agua\"><![CDATA[Agua]]></category><category domain=\"post_tag\" nicename=\"tierra\"><![CDATA[Tierra]]></category><wp:comment><wp:comment_content><![CDATA[Hola]]></wp:comment_content></wp:comment>";
    let content = "No nos iremos de este valle.\nNo nos callaremos.\n\n<strong>Nunca</strong> [sic].\n\n[gallery ids=\"9\"]\n\n<ul>\n<li>uno</li>\n<li>dos</li>\n</ul>\n[vc_row a=\"b\"]tres[/vc_row]";
    let report = site.imported(channel(&item(
        1,
        "La carta &#8220;del&#8221; valle",
        content,
        more,
    )));
    assert_eq!(report.posts.len(), 1);
    let (post, editions) = site.post(report.posts[0].post);
    assert_eq!(
        (post.slug.as_str(), post.date.as_str()),
        ("post-1", "2021-05-03")
    );
    assert_eq!(post.status, Status::Published);
    assert_eq!(post.series, "Cartas");
    assert_eq!(post.tags, ["Agua", "Tierra"]);
    assert_eq!(post.people, ["Ana & Luz"]);
    let (edition, body) = &editions[0];
    assert_eq!(edition.title, "La carta “del” valle");
    assert_eq!(edition.language.as_str(), "es");
    assert_eq!(
        body,
        "No nos iremos de este valle.\nNo nos callaremos.\n\n**Nunca** \\[sic\\].\n\n- uno\n- dos\n\ntres\n"
    );
    assert_eq!(
        codes(&report.diagnostics),
        [("wxr.comments", 1), ("wxr.shortcodes", 2)]
    );
    let text = report.text();
    assert!(text.contains("1 post was made"), "{text}");
    assert!(!text.contains("ana77") && !text.contains("example.org"));
}

#[test]
fn blocks_lose_what_only_their_editor_reads() {
    let site = Site::new();
    let content = "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">Uno</h2>\n<!-- /wp:heading -->\n\n<!-- wp:paragraph -->\n<p>Las <em>compañeras</em> del valle no se van de aquí.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:latest-posts /-->\n\n<!-- wp:gallery --><figure class=\"wp-block-gallery\"><figure class=\"wp-block-image\"><img src=\"https://example.org/wp-content/uploads/2021/05/a.jpg\" alt=\"Plaza\"/><figcaption>La plaza</figcaption></figure></figure><!-- /wp:gallery -->";
    let report = site.imported(channel(&item(1, "Uno", content, "")));
    let (_, editions) = site.post(report.posts[0].post);
    assert!(
        editions[0].1.contains("Las *compañeras* del valle"),
        "{}",
        editions[0].1
    );
    assert!(editions[0].1.contains("La plaza"));
    assert!(!editions[0].1.contains("wp:"));
    assert_eq!(
        codes(&report.diagnostics),
        [("pictures.remote", 1), ("wxr.blocks", 1)]
    );
}

#[test]
fn pictures_beside_the_file_come_along() {
    let site = Site::new();
    let folder = site.folder.path().join("uploads/2021/05");
    std::fs::create_dir_all(&folder).unwrap();
    let mut png = std::io::Cursor::new(Vec::new());
    ::image::RgbImage::new(3, 2)
        .write_to(&mut png, ::image::ImageFormat::Png)
        .unwrap();
    std::fs::write(folder.join("plaza.png"), png.into_inner()).unwrap();
    let attachment = "<item><title>plaza</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://example.org/wp-content/uploads/2021/05/plaza.png</wp:attachment_url></item>";
    let content = "[caption width=\"3\"]<img src=\"https://example.org/wp-content/uploads/2021/05/plaza-300x200.png\" alt=\"Gente\" /> La plaza[/caption]\n\n[gallery ids=\"9\"]";
    let report = site.imported(channel(
        &(attachment.to_owned() + &item(1, "Uno", content, "")),
    ));
    let (_, editions) = site.post(report.posts[0].post);
    let body = &editions[0].1;
    assert_eq!(body.matches("](image/").count(), 2, "{body}");
    assert!(body.starts_with("![Gente](image/"), "{body}");
    assert!(body.contains("\"La plaza\")"), "{body}");
    assert_eq!((report.pictures, codes(&report.diagnostics)), (1, vec![]));
}

#[test]
fn translations_of_plug_ins_are_editions_of_one_post() {
    let site = Site::new();
    let language = |tag: &str, group: &str| {
        format!("<category domain=\"language\" nicename=\"{tag}\"><![CDATA[x]]></category>{group}")
    };
    let pll =
        "<category domain=\"post_translations\" nicename=\"pll_5f\"><![CDATA[pll_5f]]></category>";
    let wpml = |tag: &str, from: &str| {
        let meta = |key: &str, value: &str| {
            format!(
                "<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
            )
        };
        meta("_wpml_import_language_code", tag)
            + &meta("_wpml_import_translation_group", "77")
            + &meta("_wpml_import_source_language_code", from)
    };
    let term = "<wp:term><wp:term_id>3</wp:term_id><wp:term_taxonomy>post_translations</wp:term_taxonomy><wp:term_slug>pll_60</wp:term_slug><wp:term_description><![CDATA[a:2:{s:2:\"es\";i:5;s:2:\"fr\";i:6;}]]></wp:term_description></wp:term>";
    let items = [
        item(1, "El valle", "<p>No nos iremos.</p>", &language("es", pll)),
        item(
            3,
            "The hill",
            "<p>We will not leave the hill.</p>",
            &wpml("en", "es"),
        ),
        item(
            2,
            "The valley",
            "<p>We will not leave.</p>",
            &language("en", pll),
        ),
        item(
            4,
            "La loma",
            "<p>No nos iremos de la loma.</p>",
            &wpml("es", ""),
        ),
        item(5, "El río", "<p>No nos iremos.</p>", &language("es", "")),
        item(
            6,
            "La rivière",
            "<p>Nous ne partirons pas.</p>",
            &language("fr", ""),
        ),
    ];
    let report = site.imported(channel(&(term.to_owned() + &items.concat())));
    let told: Vec<Vec<(String, String, String)>> = report
        .posts
        .iter()
        .map(|it| {
            let editions = site.post(it.post).1;
            let told = editions
                .iter()
                .map(|(it, _)| (it.language.to_string(), it.title.clone(), it.slug.clone()));
            told.collect()
        })
        .collect();
    let all = |of: [[&str; 3]; 2]| -> Vec<(String, String, String)> {
        of.iter()
            .map(|it| (it[0].into(), it[1].into(), it[2].into()))
            .collect()
    };
    assert_eq!(
        told,
        [
            all([["es", "El valle", ""], ["en", "The valley", "post-2"]]),
            all([["es", "La loma", ""], ["en", "The hill", "post-3"]]),
            all([["es", "El río", ""], ["fr", "La rivière", "post-6"]]),
        ]
    );
    assert_eq!(report.paired(), 3);
    // The library's pairs can be searched at once.
    let [es, en] = ["es", "en"].map(|it| LanguageTag::parse(it).unwrap());
    let lookup = crate::memory::Lookup {
        words: "iremos",
        language: &es,
        other: Some(&en),
    };
    let found = site
        .library
        .read(|q| crate::memory::search(q, &lookup))
        .unwrap();
    assert_eq!(found.hits.len(), 2);
}

#[test]
fn a_page_in_two_languages_becomes_two_editions() {
    let site = Site::new();
    let content = "No nos iremos de este valle.\n\nEl 8 de mayo nos reunimos 300 personas en la plaza.\n\n<hr />\n\nWe will not leave this valley.\n\nOn 8 May 300 of us met in the square.";
    let report = site.imported(channel(&item(1, "La carta / The letter", content, "")));
    let (_, editions) = site.post(report.posts[0].post);
    let told: Vec<_> = editions
        .iter()
        .map(|(it, _)| (it.language.as_str(), it.title.as_str()))
        .collect();
    assert_eq!(told, [("es", "La carta"), ("en", "The letter")]);
    assert_eq!(report.parted, 1);
    let options = Options {
        split: false,
        ..Options::default()
    };
    let other = Site::new();
    let report = other
        .import(
            channel(&item(1, "La carta / The letter", content, "")),
            &options,
        )
        .unwrap();
    assert_eq!(report.editions(), 1);
}

#[test]
fn what_is_not_taken_is_told() {
    let site = Site::new();
    let with = |id: u64, from: &str, to: &str| {
        item(id, &format!("T{id}"), "<p>Secreto.</p>", "").replace(from, to)
    };
    let items = [
        with(
            1,
            "<wp:post_password><![CDATA[]]>",
            "<wp:post_password><![CDATA[clave]]>",
        ),
        with(
            2,
            "<wp:post_type><![CDATA[post]]>",
            "<wp:post_type><![CDATA[page]]>",
        ),
        with(
            3,
            "<wp:status><![CDATA[publish]]>",
            "<wp:status><![CDATA[trash]]>",
        ),
        with(
            4,
            "<wp:post_type><![CDATA[post]]>",
            "<wp:post_type><![CDATA[revision]]>",
        ),
        with(
            5,
            "<wp:post_type><![CDATA[post]]>",
            "<wp:post_type><![CDATA[nav_menu_item]]>",
        ),
        with(
            6,
            "<wp:post_type><![CDATA[post]]>",
            "<wp:post_type><![CDATA[custom_css]]>",
        ),
        with(
            7,
            "<wp:status><![CDATA[publish]]>",
            "<wp:status><![CDATA[draft]]>",
        ),
        with(
            8,
            "<wp:status><![CDATA[publish]]>",
            "<wp:status><![CDATA[private]]>",
        ),
        with(9, "ana77", "bob"),
    ];
    let report = site.imported(channel(&items.concat()));
    assert_eq!(report.posts.len(), 3);
    let statuses: Vec<Status> = report
        .posts
        .iter()
        .map(|it| site.post(it.post).0.status)
        .collect();
    assert_eq!(statuses, [Status::Draft, Status::Draft, Status::Published]);
    assert_eq!(site.post(report.posts[2].post).0.people, [""; 0]);
    assert_eq!(report.protected, ["T1"]);
    let mut told = codes(&report.diagnostics);
    told.sort_unstable();
    assert_eq!(
        told,
        [
            ("wxr.author", 1),
            ("wxr.others", 1),
            ("wxr.pages", 1),
            ("wxr.private", 1),
            ("wxr.protected", 1),
            ("wxr.revisions", 1),
            ("wxr.trash", 1)
        ]
    );
}

#[test]
fn begun_again_it_makes_nothing_twice_and_cut_off_it_keeps_what_was_whole() {
    let site = Site::new();
    let items: String = (1..=60)
        .map(|id| item(id, &format!("T{id}"), "<p>No nos iremos.</p>", ""))
        .collect();
    let whole = channel(&items);
    let cut = &whole[..whole.find("post-31]]").unwrap()];
    let report = site.imported(cut);
    assert_eq!(
        (report.posts.len(), codes(&report.diagnostics)),
        (30, vec![("wxr.cut-off", 1)])
    );
    let report = site.imported(&whole);
    assert_eq!((report.posts.len(), report.known), (30, 30));
    assert_eq!(site.library.read(post::count).unwrap(), 60);
}

#[test]
fn it_is_ended_between_two_batches() {
    let site = Site::new();
    let items: String = (1..=100)
        .map(|id| item(id, &format!("T{id}"), "<p>No nos iremos.</p>", ""))
        .collect();
    let path = site.file(channel(&items));
    let cancel = AtomicBool::new(false);
    let progress = |done: usize, total: usize| {
        assert_eq!(total, 100);
        cancel.store(done >= 25, std::sync::atomic::Ordering::Relaxed);
    };
    let report = run(
        &site.library,
        &path,
        &Options::default(),
        &progress,
        &cancel,
    )
    .unwrap();
    assert!(report.is_cancelled);
    assert_eq!(report.posts.len(), 25);
    assert_eq!(site.library.read(post::count).unwrap(), 25);
}

#[test]
fn what_is_no_archive_or_a_bad_one_is_refused() {
    let site = Site::new();
    let refused = |contents: &[u8]| site.import(contents, &Options::default()).unwrap_err();
    for none in [
        &b""[..],
        b"hello",
        b"<html><body>a</body></html>",
        b"<rss><channel><item></item></channel></rss>",
    ] {
        let error = refused(none);
        let is_told = matches!(
            error,
            Error::UnknownDocument { .. } | Error::BadDocument { .. }
        );
        assert!(is_told, "{error}");
    }
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><rss><channel><title>&b;</title></channel></rss>";
    let error = refused(bomb.as_bytes());
    assert!(
        matches!(
            error,
            Error::BadDocument {
                fault: DocumentFault::Doctype,
                ..
            }
        ),
        "{error}"
    );
    let deep = format!(
        "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\">{}",
        "<a>".repeat(1_000_000)
    );
    let error = refused(deep.as_bytes());
    assert!(
        matches!(
            error,
            Error::BadDocument {
                fault: DocumentFault::TooDeep,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn bytes_that_are_no_text_cost_one_sign_each() {
    let site = Site::new();
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(channel(&item(1, "T", "<p>No nos iremos, se\u{f1}or.</p>", "")).into_bytes());
    let at = bytes
        .windows(2)
        .position(|it| it == "ñ".as_bytes())
        .unwrap();
    bytes.splice(at..at + 2, [0xf1]);
    let report = site.imported(bytes);
    assert!(site.post(report.posts[0].post).1[0].1.contains("se?or"));
    assert_eq!(codes(&report.diagnostics), [("text.damaged", 1)]);
}

/// What a library holds, as far as an archive can carry it.
fn held(library: &Library) -> Vec<(String, Vec<[String; 5]>)> {
    let read = library.read(|q| {
        let mut all = Vec::new();
        for id in post::all(q)? {
            let post = post::get(q, id)?;
            let mut editions = Vec::new();
            for edition in edition::of_post(q, id)? {
                editions.push([
                    edition.language.to_string(),
                    edition.title.clone(),
                    edition.dek.clone(),
                    edition.place_line.clone(),
                    history::body(q, &edition)?,
                ]);
            }
            let details = format!("{} {} {}", post.date, post.series, post.tags.join(","));
            all.push((details, editions));
        }
        Ok(all)
    });
    let mut read = read.unwrap();
    read.sort();
    read
}

#[test]
fn what_this_application_exports_comes_back_as_it_was() {
    use crate::export::{self, Format};
    for apart in [false, true] {
        let site = Site::new();
        let original =
            crate::example::create_or_open(&site.folder.path().join("b.octavilla")).unwrap();
        let posts = original.read(post::all).unwrap();
        let mut profile = original
            .read(|q| export::profile::of_format(q, Format::Wxr))
            .unwrap();
        profile.options.languages_apart = apart;
        let export = export::Export {
            posts: &posts,
            format: Format::Wxr,
            profile: &profile,
            language: None,
            is_lenient: false,
        };
        let out = site.folder.path().join("out");
        let cancel = AtomicBool::new(false);
        let written = export::run(original.reader(), &export, &out, &|_, _| {}, &cancel).unwrap();
        let path = written.unwrap().files.remove(0);
        let report = run(
            &site.library,
            &path,
            &Options::default(),
            &|_, _| {},
            &cancel,
        )
        .unwrap();
        assert_eq!(report.posts.len(), 3, "{}", report.text());
        let (expected, found) = (held(&original), held(&site.library));
        assert_eq!(found.len(), expected.len());
        for ((details, editions), (was, others)) in found.iter().zip(&expected) {
            assert_eq!(details, was);
            assert_eq!(editions.len(), others.len());
            for (edition, other) in editions.iter().zip(others) {
                assert_eq!(
                    [0, 1, 2, 3].map(|at: usize| said(&edition[at])),
                    [0, 1, 2, 3].map(|at: usize| said(&other[at]))
                );
                assert_eq!(shape(&edition[4]), shape(&other[4]), "apart: {apart}");
                assert_eq!(said(&edition[4]), said(&other[4]), "apart: {apart}");
            }
        }
    }
}

/// What blocks there are.
fn shape(markdown: &str) -> Vec<text::segment::BlockKind> {
    let blocks = text::segment::blocks(markdown);
    blocks.into_iter().map(|it| it.kind).collect()
}

/// The letters and figures of a text: an export sets quotes and spaces as its language does.
fn said(markdown: &str) -> String {
    let prose = text::markdown::prose(markdown);
    prose.chars().filter(|it| it.is_alphanumeric()).collect()
}

/// Fifty megabytes of one paragraph, ten thousand short codes, tags that never end: whatever
/// stands in a text, it takes no longer than it is long.
#[test]
fn odd_texts_end_soon() {
    let site = Site::new();
    let odd = [
        "palabra ".repeat(6_500_000),
        "[a]".repeat(300_000),
        "[caption]<img src=\"a.jpg\">".repeat(40_000),
        "<a ".repeat(300_000),
        "<div>".repeat(200_000),
        "<pre>".repeat(200_000),
        "<!-- ".repeat(200_000),
        "&".repeat(500_000),
        "\n\n".repeat(500_000),
        "> ".repeat(300_000),
    ];
    let mut report = Report::default();
    for (at, content) in odd.iter().enumerate() {
        let started = std::time::Instant::now();
        let one = site.imported(channel(&item(
            at as u64 + 1,
            &format!("T{at}"),
            content,
            "",
        )));
        println!("{at}: {:?}", started.elapsed());
        // Unoptimised; a tenth of it otherwise.
        assert!(
            started.elapsed().as_secs() < 40,
            "{at}: {:?}",
            started.elapsed()
        );
        report.posts.extend(one.posts);
    }
    assert_eq!(report.posts.len(), odd.len());
    assert_eq!(codes(&report.posts[0].diagnostics), [("wxr.too-large", 1)]);
}
