//! Finished pages and letters: what is on them, and what never is.

use library::export::profile::{Appeal, Layout, NamedLink, Paper, Parts};
use library::export::{Format, Profile};
use library::history::Field;
use library::{Error, Op, people, post};

use crate::support::html::tags;
use crate::support::newsroom::{Newsroom, common_bell, tag};
use crate::support::nu::{self, Documents};
use crate::support::source::root;

/// Compares with a file that people read; `UPDATE_SNAPSHOTS=1` writes it.
#[track_caller]
fn is_as_before(name: &str, made: &str) {
    let path = root().join("tests/pages").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        made == before,
        "{name} differs: UPDATE_SNAPSHOTS=1 writes it anew"
    );
}

/// Without the style, which has its own files.
fn without_style(page: &str) -> String {
    let (before, rest) = page.split_once("<style>\n").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    format!("{before}<style></style>{after}")
}

#[test]
fn pages_of_every_layout_are_as_before() {
    let room = Newsroom::new();
    for layout in [Layout::Stacked, Layout::Facing, Layout::Tabs] {
        let mut profile = common_bell();
        profile.options.layout = layout;
        let page = room.page(room.well, Format::HtmlPage, &profile);
        let name = format!("{layout:?}.html").to_lowercase();
        is_as_before(&name, &without_style(&page));
    }
    let letter = room.page(room.well, Format::Newsletter, &common_bell());
    is_as_before("newsletter.html", &without_style(&letter));
}

/// Strings that would act somewhere, were they put on a page as they are.
const ATTACKS: [&str; 24] = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "//evil.example/x.js",
    "https://user:pass@evil.example/",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}{# x #}",
    "{{ style|safe }}",
    "<!--><script>alert(1)</script-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "@import url(//evil.example);}</style>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "a\u{202e}b\u{0}c\u{fffe}\u{2028}<b>",
    "{url}{title}%00%0d%0a<x>",
];

/// A profile in which every word that a person types is this one.
fn profile_of(attack: &str) -> Profile {
    let link = || NamedLink {
        name: attack.to_owned(),
        address: attack.to_owned(),
    };
    let leading = || NamedLink {
        name: attack.to_owned(),
        address: format!("https://a.example/?{{url}}&{{title}}&{attack}"),
    };
    let mut profile = common_bell();
    let options = &mut profile.options;
    options.site.name = attack.to_owned();
    options.header_links = vec![link(), leading()];
    options.share = vec![link(), leading()];
    options.images.folder = attack.to_owned();
    for language in ["en", "es"] {
        let appeal = Appeal {
            text: attack.to_owned(),
            link: leading(),
        };
        options.appeal.insert(tag(language), appeal);
    }
    profile
}

/// Looks at every tag of a page with other eyes than those that let it pass.
#[track_caller]
fn is_quiet(page: &str, attack: &str) {
    const PASSIVE: [&str; 45] = [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "nav",
        "main",
        "section",
        "div",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "a",
        "em",
        "strong",
        "b",
        "i",
        "del",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "span",
        "small",
        "sup",
        "br",
        "hr",
        "img",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
    ];
    for tag in tags(page) {
        let name = tag.name.as_str();
        let passive = PASSIVE.contains(&name) || matches!(name, "th" | "figure" | "figcaption");
        assert!(passive, "<{name}> by {attack}\n{page}");
        for (key, value) in tag.attributes() {
            assert!(!key.starts_with("on"), "{key} by {attack}\n{page}");
            assert!(key != "http-equiv" && key != "srcset", "{key} by {attack}");
            let value = value.to_lowercase();
            match key {
                "href" => {
                    let known = ["#", "https://", "http://", "mailto:", "/"];
                    let leads = known.iter().any(|it| value.starts_with(it));
                    let is_word = !value.contains(':');
                    assert!(leads || is_word, "{value} by {attack}");
                    assert!(!value.starts_with("//"), "{value} by {attack}");
                }
                "src" => assert!(!value.contains("evil"), "{value} by {attack}"),
                _ => {}
            }
        }
    }
    let style = page.split_once("<style>").unwrap().1;
    let style = style.split_once("</style>").unwrap().0;
    assert!(
        !style.contains("evil") && !style.contains("alert"),
        "{attack}"
    );
}

#[test]
fn no_word_that_a_person_types_acts_on_a_page() {
    let room = Newsroom::new();
    let desk = &room.desk;
    let spanish = desk
        .library
        .read(|q| library::edition::of_post(q, room.well));
    let editions: Vec<_> = spanish.unwrap().into_iter().map(|it| it.id).collect();
    for attack in ATTACKS {
        for edition in &editions {
            for field in [Field::Title, Field::Dek, Field::PlaceLine] {
                desk.replace(*edition, field, attack);
            }
            let body = format!(
                "{attack}\n\n# {attack}\n\n[{attack}](<{attack}>)\n\n[^1]\n\n[^1]: {attack}\n"
            );
            desk.replace(*edition, Field::Body, &body);
        }
        let describe = |tx: &mut library::Tx<'_>| {
            post::set_people(tx, room.well, &[attack.to_owned(), "Luz".to_owned()])?;
            post::set_tags(tx, room.well, &[attack.to_owned()])?;
            post::set_series(tx, room.well, attack)?;
            let name = post::get(tx, room.well)?.people.swap_remove(0);
            people::set_biography(tx, &name, &tag("en"), attack)
        };
        desk.library.write(Op::Describe, describe).unwrap();
        for layout in [Layout::Stacked, Layout::Facing, Layout::Tabs] {
            let mut profile = profile_of(attack);
            profile.options.layout = layout;
            is_quiet(&room.page(room.well, Format::HtmlPage, &profile), attack);
        }
        let profile = profile_of(attack);
        is_quiet(&room.page(room.well, Format::Newsletter, &profile), attack);
        for file in room
            .plan(room.well, Format::HtmlPage, &profile)
            .unwrap()
            .files
        {
            assert!(!file.name.contains(".."), "{} by {attack}", file.name);
        }
    }
}

#[test]
fn a_page_has_only_the_parts_that_are_asked_for() {
    let room = Newsroom::new();
    let mut profile = common_bell();
    let whole = room.page(room.well, Format::HtmlPage, &profile);
    let of_parts = [
        "San Jacinto, 13 May",
        "From the assembly of San Jacinto",
        "aria-label=\"Languages\"",
        "https://social.example/@bell",
        "Help to pay for the next year.",
        "https://t.me/share/url?url=https%3A%2F%2Fbell.example%2Fen%2Fthe-well-is-not-for-sale%2F&amp;text=The%20well",
        "<strong>San Jacinto Translators</strong>",
        "We carry texts",
        "Bells at night",
        "What the river remembers",
        "Escrito por",
        "Campanas de noche",
        "Lo que recuerda el río",
        "Esta página vive",
    ];
    for part in of_parts {
        assert!(whole.contains(part), "no {part} in {whole}");
    }
    let none = Parts {
        date_line: false,
        title: false,
        dek: false,
        language_links: false,
        header_links: false,
        appeal: false,
        share: false,
        byline: false,
        biography: false,
        series: false,
        related: false,
    };
    profile.options.parts = none;
    let bare = room.page(room.well, Format::HtmlPage, &profile);
    for part in of_parts {
        assert!(!without_style(&bare).contains(part), "{part} in {bare}");
    }
    assert!(
        bare.contains("<title>The well is not for sale</title>"),
        "{bare}"
    );
    assert!(bare.contains("At four in the morning"), "{bare}");
}

#[test]
fn class_names_are_there_only_where_they_are_wanted() {
    let room = Newsroom::new();
    for class_names in [true, false] {
        let mut profile = common_bell();
        profile.options.class_names = class_names;
        let page = room.page(room.everything, Format::HtmlPage, &profile);
        let has = tags(&page).iter().any(|tag| tag.get("class").is_some());
        assert_eq!(has, class_names, "{page}");
    }
}

#[test]
fn pairs_stand_in_one_row() {
    let room = Newsroom::new();
    let mut profile = common_bell();
    profile.options.layout = Layout::Facing;
    let page = room.page(room.well, Format::HtmlPage, &profile);
    let rows: Vec<Vec<&str>> = page
        .split("<section class=\"edition\"")
        .skip(1)
        .map(|edition| edition.split("<div class=\"body\">\n").skip(1).collect())
        .collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].len(), rows[1].len());
    for (english, spanish) in [
        ("<blockquote>", "<blockquote>"),
        ("What happened", "Qué pasó"),
        ("We ask for lawyers", "Pedimos abogadas"),
        ("doc-endnotes", "doc-endnotes"),
    ] {
        let row =
            |rows: &[&str], words: &str| rows.iter().position(|it| it.contains(words)).unwrap();
        assert_eq!(row(&rows[0], english), row(&rows[1], spanish), "{english}");
    }
    assert!(
        page.contains(&format!("span {}", rows[0].len() + 2)),
        "{page}"
    );
}

#[test]
fn images_lie_beside_the_page_or_in_it() {
    let room = Newsroom::new();
    let mut profile = common_bell();
    profile.options.images.folder = "../../pictures/of posts".to_owned();
    profile.options.images.width = 300;
    let plan = room
        .plan(room.everything, Format::HtmlPage, &profile)
        .unwrap();
    assert_eq!(plan.files.len(), 2);
    let image = &plan.files[1];
    assert!(
        image.name.starts_with("pictures/ofposts/"),
        "{}",
        image.name
    );
    let page = String::from_utf8(plan.files[0].bytes.clone()).unwrap();
    let shown = format!("<img src=\"{}\" width=\"300\" height=\"150\"", image.name);
    assert!(page.contains(&shown), "{page}");

    profile.options.images.embed = true;
    let plan = room
        .plan(room.everything, Format::HtmlPage, &profile)
        .unwrap();
    assert_eq!(plan.files.len(), 1);
    let page = String::from_utf8(plan.files[0].bytes.clone()).unwrap();
    assert_eq!(page.matches("<img src=\"data:image/png;base64,").count(), 3);
}

#[test]
fn a_persons_own_template_makes_the_page_and_its_mistakes_stop_it() {
    let room = Newsroom::new();
    let mut profile = common_bell();
    let page = |profile: &Profile| room.plan(room.well, Format::HtmlPage, profile);
    profile.options.template = "<!doctype html>\n<title>{{ title }}</title>\n{% for edition in \
        editions %}<h1>{{ edition.title }}</h1>{{ edition.body }}{% endfor %}\n"
        .to_owned();
    let made = page(&profile).unwrap();
    let made = String::from_utf8_lossy(&made.files[0].bytes).into_owned();
    assert!(
        made.contains("<h1>El pozo no se vende</h1><p>A las cuatro"),
        "{made}"
    );

    profile.options.template = "<p>\n{{ titel }}".to_owned();
    let said = page(&profile).unwrap_err();
    assert!(matches!(said, Error::BadTemplate { line: 2, .. }), "{said}");

    profile.options.template =
        "<p>\n\n<a href=\"{{ site.address }}\" onclick=\"x()\">x</a>".to_owned();
    let said = page(&profile).unwrap_err();
    assert_eq!(
        said.to_string(),
        "page the-well-is-not-for-sale.html, line 3: <a> cannot have onclick"
    );
}

#[test]
fn a_letter_says_everything_from_the_scheme_on_and_needs_no_style_sheet() {
    let room = Newsroom::new();
    let mut profile = common_bell();
    profile.options.class_names = false;
    let plan = room
        .plan(room.everything, Format::Newsletter, &profile)
        .unwrap();
    assert_eq!(plan.warnings, []);
    let letter = String::from_utf8(plan.files[0].bytes.clone()).unwrap();
    for tag in tags(&letter) {
        assert_eq!(tag.get("class"), None, "{letter}");
        for address in [tag.get("src"), tag.get("href")].into_iter().flatten() {
            let whole = ["https://", "mailto:", "#"]
                .iter()
                .any(|it| address.starts_with(it));
            assert!(whole, "{address}");
        }
        if matches!(
            tag.name.as_str(),
            "p" | "h1" | "h2" | "blockquote" | "li" | "td" | "img" | "a"
        ) {
            let ids_only = tag.get("role").is_some();
            assert!(
                tag.get("style").is_some() || ids_only,
                "<{}> in {letter}",
                tag.name
            );
        }
    }
    let text = &plan.files[1];
    assert!(text.name.ends_with(".txt"), "{}", text.name);
    let text = String::from_utf8(text.bytes.clone()).unwrap();
    for words in [
        "A heading of the second level",
        "Help to pay for the next year. (https://bell.example/support)",
        "Written by: Ana, Luz and Inés",
    ] {
        assert!(text.contains(words), "no {words} in {text}");
    }

    let nowhere = Profile::default();
    let plan = room
        .plan(room.everything, Format::Newsletter, &nowhere)
        .unwrap();
    assert!(
        plan.warnings
            .iter()
            .any(|it| it.to_string().contains("images")),
        "{:?}",
        plan.warnings
    );
}

#[test]
fn links_for_sharing_need_an_address() {
    let room = Newsroom::new();
    let mut profile = common_bell();
    profile.options.site.post_address = String::new();
    let plan = room.plan(room.well, Format::HtmlPage, &profile).unwrap();
    let told = plan
        .warnings
        .iter()
        .filter(|it| it.to_string().contains("sharing"));
    assert_eq!(told.count(), 2, "{:?}", plan.warnings);
    let page = String::from_utf8_lossy(&plan.files[0].bytes).into_owned();
    assert!(!page.contains("t.me"), "{page}");
    // Without an address of their own, other posts are named without a link.
    assert!(page.contains("<li>What the river remembers"), "{page}");
}

#[test]
fn the_nu_checker_finds_nothing_in_any_layout() {
    let room = Newsroom::new();
    let mut documents = Documents::new();
    for post in [room.well, room.everything] {
        for layout in [Layout::Stacked, Layout::Facing, Layout::Tabs] {
            let mut profile = common_bell();
            profile.options.layout = layout;
            let page = room.page(post, Format::HtmlPage, &profile);
            documents.insert(format!("{post} {layout:?}"), page);
        }
        let letter = room.page(post, Format::Newsletter, &common_bell());
        documents.insert(format!("{post} letter"), letter);
    }
    assert_eq!(nu::findings(&documents), [""; 0]);
}

/// Writes pages of every kind where somebody wants to look at them.
#[test]
#[ignore = "for people who want to look at pages: PAGES=FOLDER"]
fn pages_to_look_at() {
    let folder = std::path::PathBuf::from(std::env::var_os("PAGES").unwrap());
    let room = Newsroom::new();
    for (post, name) in [(room.well, "well"), (room.everything, "everything")] {
        for layout in [Layout::Stacked, Layout::Facing, Layout::Tabs] {
            for paper in [Paper::A4, Paper::A5] {
                let mut profile = common_bell();
                profile.options.layout = layout;
                profile.options.paper = paper;
                let plan = room.plan(post, Format::HtmlPage, &profile).unwrap();
                let folder = folder.join(format!("{name}-{layout:?}-{paper:?}").to_lowercase());
                library::export::write(&plan, &folder).unwrap();
            }
        }
        let plan = room.plan(post, Format::Newsletter, &common_bell()).unwrap();
        library::export::write(&plan, &folder.join(format!("{name}-newsletter"))).unwrap();
        let mut profile = common_bell();
        profile.options.languages = vec![tag("ar")];
        let plan = room.plan(post, Format::HtmlPage, &profile).unwrap();
        library::export::write(&plan, &folder.join(format!("{name}-rtl"))).unwrap();
    }
}

#[test]
fn links_of_the_page_itself_say_what_the_profile_wants_of_links() {
    let room = Newsroom::new();
    for format in [Format::HtmlPage, Format::Newsletter] {
        let mut profile = common_bell();
        let page = room.page(room.well, format, &profile);
        let tags = |page: &str| -> Vec<String> {
            let tags = page.split("<a href=\"http").skip(1);
            tags.map(|rest| rest.split('>').next().unwrap().to_owned())
                .collect()
        };
        assert!(tags(&page).len() > 10, "{page}");
        for tag in tags(&page) {
            assert!(
                tag.contains(" rel=\"noopener noreferrer\""),
                "{format:?}: {tag}"
            );
        }
        profile.options.link_rel.clear();
        let page = room.page(room.well, format, &profile);
        assert!(!page.contains(" rel=\""), "{page}");
    }
}

#[test]
fn a_text_has_the_parts_of_its_profile_behind_its_words() {
    let room = Newsroom::new();
    let text = room.page(room.well, Format::Text, &common_bell());
    let letter = room
        .plan(room.well, Format::Newsletter, &common_bell())
        .unwrap();
    let letter = letter.files.iter().find(|it| it.name.ends_with(".txt"));
    let letter = String::from_utf8(letter.unwrap().bytes.clone()).unwrap();
    for said in [
        "Help to pay for the next year. (https://bell.example/support)",
        "Written by: San Jacinto Translators and Inés",
        "Escrito por: San Jacinto Translators e Inés",
        "San Jacinto Translators: We carry texts from one side of the river to the other.",
        "Serie: Campanas de noche\n- The night of the bells (https://bell.example/en/",
        "More like this:\n- ",
        "- Telegram (https://t.me/share/url?url=",
        "On the web: https://bell.example/en/",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
        assert!(letter.contains(said), "{said}\n{letter}");
    }
    let mut plain = common_bell();
    plain.options.parts = Parts {
        appeal: false,
        share: false,
        byline: false,
        series: false,
        related: false,
        ..Parts::default()
    };
    let text = room.page(room.well, Format::Text, &plain);
    for unsaid in [
        "Help to pay",
        "Written by",
        "Serie:",
        "More like this",
        "Telegram",
    ] {
        assert!(!text.contains(unsaid), "{unsaid}\n{text}");
    }
}

#[test]
fn what_is_told_in_a_kindred_language_is_told() {
    let room = Newsroom::new();
    let profile = common_bell();
    let read = |q: &library::Query<'_>| library::export::piece(q, room.well, &profile, None);
    let mut piece = room.desk.library.read(read).unwrap();
    piece.editions[1].edition.language = tag("es-MX");
    let plan = library::export::plan(&[piece], Format::HtmlPage).unwrap();
    let page = String::from_utf8(plan.files[0].bytes.clone()).unwrap();
    for said in [
        "Llevamos textos de un lado del río al otro.",
        "Ayuda a pagar el próximo año.",
        "Campanas de noche",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
}
