//! Profiles: for whom exports are made, from a terminal, and what the formats do of them.

use library::export::profile::{Layout, Paper};
use library::export::{self as exports, Ability, Format, Profile};

use crate::support::Folder;
use crate::support::newsroom::{Newsroom, common_bell};

fn names(folder: &Folder, library: &str) -> Vec<String> {
    let listed = folder.octa(["profiles", library, "--json"]).json();
    let all = listed["profiles"].as_array().unwrap().iter();
    all.map(|it| it["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_profile_goes_from_one_library_to_another_as_one_file() {
    let folder = Folder::empty();
    for library in ["a.octavilla", "b.octavilla"] {
        folder.octa(["init", library]).succeeds();
    }
    let copy = ["profile", "copy", "a.octavilla", "hugo", "Our site"];
    let id = folder.octa(copy).succeeds();
    let share = ["profile", "share", "a.octavilla", "our SITE"];
    let shown = folder.octa(share).succeeds();
    let file = "ours.octavilla-profile";
    folder.octa(share.into_iter().chain([file])).succeeds();
    assert_eq!(folder.bytes(file), shown.as_bytes(), "the same either way");
    assert!(!shown.contains(id.trim()), "no id of the library: {shown}");

    let take_in = ["profile", "take-in", "b.octavilla", file];
    folder.octa(take_in).succeeds();
    folder.octa(take_in).succeeds();
    let there = names(&folder, "b.octavilla");
    let own = &there[there.len() - 2..];
    assert_eq!(own, ["Our site", "Our site 2"]);
    let again = folder
        .octa(["profile", "share", "b.octavilla", "Our site"])
        .succeeds();
    assert_eq!(again, shown, "what was taken in is what was shared");

    folder
        .octa(["profile", "remove", "b.octavilla", "Our site 2"])
        .succeeds();
    assert_eq!(names(&folder, "b.octavilla").len(), there.len() - 1);
}

#[test]
fn shipped_profiles_stay_and_bad_files_change_nothing() {
    let folder = Folder::empty();
    folder.octa(["init", "a.octavilla"]).succeeds();
    let before = names(&folder, "a.octavilla");
    let said = folder
        .octa(["profile", "remove", "a.octavilla", "single-page"])
        .fails();
    assert!(said.contains("shipped"), "{said}");
    folder
        .octa(["profile", "reset", "a.octavilla", "single-page"])
        .succeeds();
    for (file, expected) in [
        ("{}", "no profile"),
        ("not even json", "no profile"),
        ("{\"octavillaProfile\": 7, \"name\": \"N\"}", "newer"),
        (
            "{\"octavillaProfile\": 1, \"name\": \"N\", \"format\": \"html-page\", \
             \"options\": {\"site\": {\"address\": \"javascript:a\"}}}",
            "site.address",
        ),
    ] {
        std::fs::write(folder.path("bad.octavilla-profile"), file).unwrap();
        let take_in = ["profile", "take-in", "a.octavilla", "bad.octavilla-profile"];
        let said = folder.octa(take_in).fails();
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(names(&folder, "a.octavilla"), before);
}

#[test]
fn a_format_does_what_it_can_and_passes_over_the_rest() {
    let room = Newsroom::new();
    let planned = |profile: &Profile, format: Format| {
        let piece = |post| {
            let read = |q: &library::Query<'_>| exports::piece(q, post, profile, None);
            room.desk.library.read(read).unwrap()
        };
        let pieces = [piece(room.well), piece(room.everything)];
        exports::plan(&pieces, format).unwrap().files
    };
    let asked = common_bell();
    let mut wrong = Vec::new();
    for ability in Ability::ALL {
        let mut otherwise = asked.clone();
        let options = &mut otherwise.options;
        match ability {
            Ability::HeaderLinks => options.parts.header_links = false,
            Ability::LanguageLinks => options.parts.language_links = false,
            Ability::Appeal => options.parts.appeal = false,
            Ability::Share => options.parts.share = false,
            Ability::Biography => options.parts.biography = false,
            Ability::Related => options.parts.related = false,
            Ability::Layout => options.layout = Layout::Tabs,
            Ability::ImageFolder => options.images.folder = "pictures".to_owned(),
            Ability::Embed => options.images.embed = true,
            Ability::Template => {
                "<!doctype html>\n<title>a</title>".clone_into(&mut options.template);
            }
            Ability::Paper => options.paper = Paper::A5,
        }
        for format in Format::ALL {
            let differs = planned(&asked, format) != planned(&otherwise, format);
            if differs != format.can(ability) {
                wrong.push((format, ability, differs));
            }
        }
    }
    assert_eq!(wrong, []);
}
