//! Finished pages and letters: what is on them, and what never is.

use library::export::Format;
use library::export::profile::{Layout, Paper};

use crate::support::newsroom::{Newsroom, common_bell};
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
        profile.options.languages = vec![crate::support::newsroom::tag("ar")];
        let plan = room.plan(post, Format::HtmlPage, &profile).unwrap();
        library::export::write(&plan, &folder.join(format!("{name}-rtl"))).unwrap();
    }
}
