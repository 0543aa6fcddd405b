//! Names of exported files: the one place that makes them and lets them through.
//!
//! Slugs and language tags are written with few ASCII letters, so a file is nearly always called
//! as its post is. What an older or mended library may hold besides is brought into that form
//! here. A folder that a profile names is a person's word, and pages say it: it is not changed
//! behind their back but refused with the nearest that could be.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::{Piece, PlannedFile};
use crate::error::{Error, Result};
use crate::id::PostId;

/// The longest part of a path, bytes: what file systems take, less what is put before names while
/// they are written.
const LONGEST_PART: usize = 200;
/// The longest path below the folder of an export, characters: Windows takes 260 in all.
const LONGEST: usize = 240;

/// Names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The name of a post's file: its slug, and its language where one was asked for.
pub(super) fn of_post(piece: &Piece, extension: &str) -> String {
    let slug = part(&piece.post.slug);
    match (piece.is_single, piece.editions.first()) {
        (true, Some(only)) => format!("{slug}.{}.{extension}", only.edition.language),
        _ => format!("{slug}.{extension}"),
    }
}

/// A slug as a part of a path. One that is well formed stays as it is.
pub(super) fn part(slug: &str) -> String {
    match text::slug::slug(slug) {
        same if same == slug => same,
        // A number behind a long slug may make it longer than a new one could be.
        _ if is_written_plainly(slug) && trouble(slug).is_none() => slug.to_owned(),
        other => other,
    }
}

fn is_written_plainly(slug: &str) -> bool {
    let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    !slug.is_empty() && slug.bytes().all(plain)
}

/// What keeps a part of a path from being one on every file system.
fn trouble(part: &str) -> Option<&'static str> {
    let stem = part.split('.').next().unwrap_or(part).trim_end();
    let lower = stem.to_lowercase();
    let numbered = lower.strip_prefix("com").or(lower.strip_prefix("lpt"));
    let is_port = numbered.is_some_and(|rest| {
        let mut rest = rest.chars();
        matches!(rest.next(), Some('0'..='9' | '¹' | '²' | '³')) && rest.next().is_none()
    });
    let is_kept = |it: char| it.is_control() || "<>:\"|?*\\/".contains(it);
    match part {
        "" | "." | ".." => Some("empty"),
        _ if part.contains(is_kept) => Some("sign"),
        _ if part.ends_with(['.', ' ']) || part.starts_with(' ') => Some("end"),
        _ if is_port || DEVICES.contains(&lower.as_str()) => Some("device"),
        _ if part.len() > LONGEST_PART => Some("long"),
        _ => None,
    }
}

/// Lets a path through that stays below the folder of the export and that every file system takes.
fn check(name: &str) -> Result<()> {
    let is_good = name.split('/').all(|part| trouble(part).is_none());
    if is_good && name.chars().count() <= LONGEST {
        return Ok(());
    }
    let better: Vec<String> = name
        .split('/')
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .map(|part| match (trouble(part), part.rsplit_once('.')) {
            (None, _) => part.to_owned(),
            (Some(_), Some((stem, ending))) => {
                format!("{}.{}", text::slug::slug(stem), text::slug::slug(ending))
            }
            (Some(_), None) => text::slug::slug(part),
        })
        .collect();
    Err(Error::BadFileName {
        given: name.to_owned(),
        suggestion: better.join("/"),
    })
}

/// Names as file systems tell them apart that ignore case and the form of accents.
fn folded(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// The files of an export so far, so that none is written over another.
#[derive(Default)]
pub(super) struct Names {
    taken: HashMap<String, Taken>,
}

struct Taken {
    post: Option<PostId>,
    slug: String,
    image: Option<String>,
    name: String,
    length: usize,
}

impl Names {
    /// Lets a file of a post in, or says that it is there already: the same image of two posts
    /// is one file.
    ///
    /// # Errors
    ///
    /// [`Error::BadFileName`]; [`Error::SameFile`] where another file has that name.
    pub(super) fn take(&mut self, file: &PlannedFile, of: Option<(&PostId, &str)>) -> Result<bool> {
        check(&file.name)?;
        let key = folded(&file.name);
        let Some(there) = self.taken.get(&key) else {
            let (post, slug) = of.map_or((None, String::new()), |(id, slug)| {
                (Some(*id), slug.to_owned())
            });
            let taken = Taken {
                post,
                slug,
                image: file.image.clone(),
                name: file.name.clone(),
                length: file.bytes.len(),
            };
            self.taken.insert(key, taken);
            return Ok(true);
        };
        let is_same = file.image.is_some()
            && there.image == file.image
            && there.name == file.name
            && there.length == file.bytes.len();
        if is_same {
            return Ok(false);
        }
        let slug = of.map_or("", |(_, slug)| slug);
        let is_one_post = there.post == of.map(|(id, _)| *id);
        let mut posts = vec![there.slug.clone()];
        if !is_one_post {
            posts.push(slug.to_owned());
        }
        Err(Error::SameFile {
            name: file.name.clone(),
            posts,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, image: Option<&str>) -> PlannedFile {
        PlannedFile {
            name: name.to_owned(),
            bytes: Vec::new(),
            image: image.map(str::to_owned),
        }
    }

    #[test]
    fn a_good_slug_stays_and_others_become_one() {
        let long = format!("{}-2", "a".repeat(80));
        for (slug, expected) in [
            ("la-marcha", "la-marcha"),
            (long.as_str(), long.as_str()),
            ("con", "con-post"),
            ("com1", "com1-post"),
            ("../etc/passwd", "etc-passwd"),
            ("a:b*c?", "a-b-c"),
            ("trailing. ", "trailing"),
            ("Ñandú", "nandu"),
            ("", "post"),
        ] {
            assert_eq!(part(slug), expected, "{slug}");
        }
    }

    #[test]
    fn paths_that_some_file_system_refuses_are_refused_with_a_better_one() {
        for good in [
            "a.html",
            "content/posts/la-marcha.es.md",
            "image/0a.png",
            ".x/y",
            "Ñandú/a.md",
        ] {
            check(good).unwrap();
        }
        for (bad, better) in [
            ("../a.html", "a.html"),
            ("/etc/a.html", "etc/a.html"),
            ("x/../../a.html", "x/a.html"),
            ("a\\b.png", "a-b.png"),
            ("C:/a.png", "c/a.png"),
            ("image./a.png", "image.post/a.png"),
            ("Con/a.png", "con-post/a.png"),
            ("nul.png", "nul-post.png"),
            ("LPT9.tar.gz", "lpt9-tar.gz"),
            ("image /a.png", "image/a.png"),
            ("a\0b/c.png", "a-b/c.png"),
            ("", ""),
        ] {
            match check(bad) {
                Err(Error::BadFileName { given, suggestion }) => {
                    assert_eq!((given.as_str(), suggestion.as_str()), (bad, better));
                }
                other => panic!("{bad}: {other:?}"),
            }
        }
        assert!(check(&"a".repeat(201)).is_err());
        assert!(check(&"abcdefghi/".repeat(25)).is_err());
    }

    #[test]
    fn no_file_is_written_over_another() {
        let mut names = Names::default();
        let (one, two) = (PostId::new(), PostId::new());
        let (first, second) = (Some((&one, "one")), Some((&two, "two")));
        assert!(
            names
                .take(&file("image/a.png", Some("a.png")), first)
                .unwrap()
        );
        assert!(
            !names
                .take(&file("image/a.png", Some("a.png")), second)
                .unwrap()
        );
        assert!(names.take(&file("Marcha.html", None), first).unwrap());
        assert!(names.take(&file("canción.html", None), first).unwrap());
        for (name, of, expected) in [
            ("marcha.html", second, vec!["one", "two"]),
            ("Marcha.html", first, vec!["one"]),
            ("cancio\u{301}n.html", second, vec!["one", "two"]),
            ("IMAGE/A.png", second, vec!["one", "two"]),
        ] {
            match names.take(&file(name, None), of) {
                Err(Error::SameFile { posts, .. }) => assert_eq!(posts, expected, "{name}"),
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}
