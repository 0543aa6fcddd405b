//! Exports that are cancelled, refused, stopped or killed: all of it is there, or nothing.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use library::export::{self, Export, Format};

use crate::support::{Folder, LIBRARY};

/// How long a program may take to begin.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn a_cancelled_export_leaves_what_was_there() {
    let folder = Folder::with_posts(60);
    folder.write("out", "");
    std::fs::remove_file(folder.path("out")).unwrap();
    std::fs::create_dir(folder.path("out")).unwrap();
    folder.write("out/kept.txt", "kept");
    let reader = folder.reader();
    let posts = reader.read(library::post::all).unwrap();
    let profile = reader
        .read(|q| export::profile::of_format(q, Format::Text))
        .unwrap();
    for at in [1, 20, 59, 60] {
        let cancel = AtomicBool::new(false);
        let told = std::cell::RefCell::new(Vec::new());
        let progress = |done, total| {
            told.borrow_mut().push((done, total));
            cancel.store(done == at, Ordering::Relaxed);
        };
        let wanted = Export {
            posts: &posts,
            format: Format::Text,
            profile: &profile,
            language: None,
            is_lenient: true,
        };
        for out in ["out", "new/out"] {
            told.borrow_mut().clear();
            cancel.store(false, Ordering::Relaxed);
            let ended = export::run(&reader, &wanted, &folder.path(out), &progress, &cancel);
            assert!(ended.unwrap().is_none());
            let expected: Vec<_> = (1..=at).map(|done| (done, 60)).collect();
            assert_eq!(*told.borrow(), expected);
        }
    }
    assert_eq!(folder.names("out"), ["kept.txt"]);
    assert!(!folder.path("new").exists());
}

#[test]
fn a_target_that_is_no_folder_is_said_so() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    folder.write("file", "mine");
    for out in ["file", "file/below"] {
        let export = ["export", LIBRARY, "one", "--format", "text", "--out", out];
        let sentence = folder.octa(export).fails();
        assert!(sentence.starts_with("file"), "{sentence}");
        assert_eq!(folder.read("file"), "mine");
    }
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_all_of_an_export_fails() {
    use crate::support::disk::{FULL, SmallDisk};
    let Some(disk) = SmallDisk::with_library() else {
        return;
    };
    let folder = &disk.folder;
    for number in 0..8 {
        folder.post(&format!("Post {number}"), "en", &"Words. ".repeat(2_000));
    }
    let export = [
        "export", LIBRARY, "post-0", "--format", "text", "--out", "out",
    ];
    folder.octa(export).succeeds();
    let before = (folder.all_names(""), folder.bytes("out/post-0.txt"));
    disk.fill(60);
    for out in ["out", "new/out"] {
        let all = [
            "export",
            LIBRARY,
            "--all",
            "--format",
            "html-page",
            "--out",
            out,
        ];
        folder.octa(all).fails_with(FULL);
    }
    std::fs::remove_file(folder.path("filler")).unwrap();
    assert_eq!(
        (folder.all_names(""), folder.bytes("out/post-0.txt")),
        before
    );
}

#[cfg(unix)]
#[test]
fn into_a_folder_that_cannot_be_written_nothing_is() {
    use crate::support::disk::{bound, locked};
    let Some(folder) = locked() else { return };
    let before = folder.all_names("");
    for out in [".", "out", "new/out"] {
        let export = [
            "export",
            LIBRARY,
            "--all",
            "--format",
            "html-page",
            "--out",
            out,
        ];
        let sentence = bound(folder.octa(export), &folder).unwrap().fails();
        assert!(
            sentence.ends_with("cannot be written; nothing was changed"),
            "{sentence}"
        );
        assert_eq!(folder.all_names(""), before);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_export_that_is_stopped_takes_its_folder_away() {
    let folder = Folder::with_posts(600);
    let folder_before = folder.all_names("");
    for signal in ["-INT", "-TERM"] {
        let export = ["export", LIBRARY, "--all", "--format", "html-page"];
        let mut export = folder.octa(export.iter().chain(&["--out", "out"])).starts();
        let start = Instant::now();
        while folder.all_names("out").is_empty() {
            assert!(start.elapsed() < PATIENCE, "it does not begin");
            std::thread::sleep(Duration::from_millis(5));
        }
        let id = export.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &id])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(export.wait().unwrap().code(), Some(130), "{signal}");
        let left = folder.all_names("out");
        assert!(left.is_empty(), "{signal}: {left:?}");
    }
    let _ = std::fs::remove_dir(folder.path("out"));
    assert_eq!(folder.all_names(""), folder_before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_export_leaves_whole_files_and_a_folder_that_the_next_one_removes() {
    use crate::support::strace;
    let Some(()) = strace::is_there("kill") else {
        return;
    };
    let folder = Folder::with_library();
    for title in ["One", "Two", "Three"] {
        folder.post(title, "en", "Before.\n");
    }
    let export = [
        "export", LIBRARY, "--all", "--format", "text", "--out", "out",
    ];
    let texts = |folder: &Folder| {
        ["one", "two", "three"].map(|slug| folder.bytes(&format!("out/{slug}.txt")))
    };
    folder.octa(export).succeeds();
    let before = texts(&folder);
    for slug in ["one", "two", "three"] {
        let edit = ["edit", LIBRARY, slug, "--lang", "en", "--from", "-"];
        folder.octa(edit).input("After.\n").succeeds();
    }
    folder
        .octa([
            "export", LIBRARY, "--all", "--format", "text", "--out", "new",
        ])
        .succeeds();
    let after = ["one", "two", "three"].map(|slug| folder.bytes(&format!("new/{slug}.txt")));
    let mut killed = 0;
    // The calls by which it writes, names, and makes durable.
    for call in ["rename", "link", "linkat", "fsync", "mkdir"] {
        for number in 1..=8 {
            let strike = format!("inject={call}:signal=SIGKILL:when={number}");
            let around = [
                "-f",
                "-o",
                "/dev/null",
                "-e",
                &format!("trace={call}"),
                "-e",
                &strike,
            ];
            let mut child = folder.octa(export).through("strace", &around).starts();
            killed += usize::from(!child.wait().unwrap().success());
            for (text, (before, after)) in texts(&folder).iter().zip(before.iter().zip(&after)) {
                assert!(
                    text == before || text == after,
                    "{call} {number}: half a file"
                );
            }
            let left: Vec<String> = folder
                .names("out")
                .into_iter()
                .filter(|name| !name.ends_with(".txt"))
                .collect();
            let is_ours =
                |name: &String| name.starts_with(".octavilla-") && name.ends_with(".unfinished");
            assert!(
                left.len() <= 1 && left.iter().all(is_ours),
                "{call} {number}: {left:?}"
            );
            folder.octa(export).succeeds();
            assert_eq!(texts(&folder), after);
            assert_eq!(
                folder.names("out"),
                ["one.txt", "three.txt", "two.txt"],
                "{call} {number}"
            );
            // As it was, for the next one.
            for (slug, text) in ["one", "two", "three"].iter().zip(&before) {
                folder.write(&format!("out/{slug}.txt"), text);
            }
        }
    }
    assert!(killed >= 12, "only {killed} were killed");
}
