//! Profiles from a terminal: for whom exports are made.

use crate::support::Folder;

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
