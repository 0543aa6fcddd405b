use std::collections::BTreeMap;

use super::*;
use crate::error::Error;

/// Every file below a folder and what it says, every folder with nothing.
fn all(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(all(&path));
            found.insert(path, String::new());
        } else {
            let said = fs::read_to_string(&path).unwrap();
            found.insert(path, said);
        }
    }
    found
}

fn staged(folder: &Path, files: &[(&str, &str)]) -> Staging {
    let mut staging = Staging::begin(folder).unwrap();
    for (name, said) in files {
        staging.add(name, said.as_bytes()).unwrap();
    }
    staging
}

#[test]
fn files_get_their_names_and_nothing_else_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made/for/it");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("a.html"), "before").unwrap();
    fs::write(out.join("kept"), "kept").unwrap();
    let files = [("a.html", "a"), ("image/b.png", "b"), ("x/y/c.md", "c")];
    let written = staged(&out, &files).finish().unwrap();
    assert_eq!(written, files.map(|(name, _)| out.join(name)));
    let found = all(&out);
    let said: Vec<&str> = found.values().map(String::as_str).collect();
    assert_eq!(said, ["a", "", "b", "kept", "", "", "c"], "{found:?}");
}

#[test]
fn more_files_than_are_synced_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..200).map(|at| format!("{at}/a")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "a")).collect();
    let written = staged(folder.path(), &files).finish().unwrap();
    assert!(written.len() == 200 && written.iter().all(|path| path.is_file()));
}

#[test]
fn what_is_not_finished_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("new/out");
    let staging = staged(&out, &[("a.html", "a"), ("image/b.png", "b")]);
    assert!(out.is_dir());
    drop(staging);
    assert_eq!(all(folder.path()), BTreeMap::new());
}

#[test]
fn where_one_cannot_have_its_name_none_has() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    fs::write(out.join("a.html"), "before").unwrap();
    fs::create_dir_all(out.join("c.html/inside")).unwrap();
    let before = all(out);
    let files = [
        ("a.html", "a"),
        ("b/b.html", "b"),
        ("c.html", "c"),
        ("d.html", "d"),
    ];
    let failed = staged(out, &files).finish();
    assert!(matches!(failed, Err(Error::Io { .. })), "{failed:?}");
    assert_eq!(all(out), before);

    fs::write(out.join("x"), "a file").unwrap();
    let before = all(out);
    let failed = staged(out, &[("a.html", "a"), ("x/y.html", "y")]).finish();
    assert!(matches!(failed, Err(Error::Io { .. })), "{failed:?}");
    assert_eq!(all(out), before);
}

#[test]
fn a_folder_that_vanishes_is_said_to_be_gone() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let mut staging = staged(&out, &[("a.html", "a")]);
    fs::remove_dir_all(&out).unwrap();
    let gone = |error: Error| matches!(error, Error::Vanished { path } if path == out);
    assert!(gone(staging.add("b.html", b"b").unwrap_err()));
    drop(staging);

    let staging = staged(&out, &[("a.html", "a")]);
    fs::rename(&out, folder.path().join("elsewhere")).unwrap();
    assert!(staging.finish().is_err());
    assert!(!out.join("a.html").exists());
}

#[test]
fn what_a_killed_one_left_is_removed_and_nothing_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    let in_use = staged(out, &[("a.html", "a")]);
    let left = out.join(".octavilla-left.unfinished");
    copy(&in_use.unfinished.path, &left);
    for (at, early) in [&[][..], &["mark"]].iter().enumerate() {
        let folder = out.join(format!(".octavilla-{at}.unfinished"));
        fs::create_dir(&folder).unwrap();
        early
            .iter()
            .for_each(|name| fs::write(folder.join(name), "").unwrap());
    }
    for foreign in [".octavilla-foreign.unfinished", "octavilla-left.unfinished"] {
        fs::create_dir(out.join(foreign)).unwrap();
        fs::write(out.join(foreign).join("octavilla-export"), "not ours").unwrap();
    }
    let other = staged(out, &[("b.html", "b")]);
    assert!(!left.exists(), "it is of nobody any more");
    in_use.finish().unwrap();
    other.finish().unwrap();
    let names: Vec<String> = all(out)
        .into_keys()
        .filter(|path| path.parent() == Some(out))
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        names,
        [
            ".octavilla-foreign.unfinished",
            "a.html",
            "b.html",
            "octavilla-left.unfinished"
        ]
    );
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_replaced_and_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(folder.path().join("private"), "private").unwrap();
    std::os::unix::fs::symlink("../private", out.join("a.html")).unwrap();
    staged(&out, &[("a.html", "a")]).finish().unwrap();
    assert_eq!(
        fs::read_to_string(folder.path().join("private")).unwrap(),
        "private"
    );
    assert!(!out.join("a.html").is_symlink());
}
