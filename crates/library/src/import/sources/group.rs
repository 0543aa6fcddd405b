//! Which files are one post in several languages.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use text::LanguageTag;

use super::{File, Source};
use crate::image::name_of;
use crate::import::incoming::Incoming;
use crate::import::{front_matter, kind, naming};

/// How much of a file is read to see what stands above its text, bytes.
const ABOVE: usize = 64 * 1024;

/// Makes sources of files. Of files that somebody chose one by one their folders say nothing.
pub(super) fn sources(
    root: &Path,
    places: Vec<PathBuf>,
    pictures: &Arc<HashMap<String, PathBuf>>,
    are_chosen: bool,
) -> Vec<Source> {
    let mut keys: Vec<String> = Vec::new();
    let mut groups: HashMap<String, Vec<File>> = HashMap::new();
    for place in places {
        let named = naming::of(&place);
        let (said, key) = above(&root.join(&place));
        let file = File {
            language: said.or(named.language),
            place,
        };
        let key = match key.is_empty() {
            true => named.key,
            false => format!("key {key}"),
        };
        let files = groups.entry(key.clone()).or_default();
        if files.is_empty() {
            keys.push(key);
        }
        files.push(file);
    }
    let mut sources = Vec::new();
    for key in keys {
        let mut files = groups.remove(&key).unwrap_or_default();
        let languages: HashSet<Option<&LanguageTag>> =
            files.iter().map(|it| it.language.as_ref()).collect();
        let is_one_post = languages.len() == files.len();
        let source = |files: Vec<File>| {
            let first = files.first().map(|it| it.place.as_path());
            let first = first.unwrap_or(Path::new(""));
            let name = match are_chosen {
                true => first.file_name().unwrap_or_default().to_string_lossy(),
                false => first.to_string_lossy(),
            };
            Source {
                name: name.into_owned(),
                root: root.to_owned(),
                files,
                pictures: Arc::clone(pictures),
            }
        };
        if is_one_post {
            // The file without a language is in the site's own, in which posts are written first.
            files.sort_by_key(|it| it.language.is_some());
            sources.push(source(files));
        } else {
            sources.extend(files.into_iter().map(|file| source(vec![file])));
        }
    }
    sources
}

/// What a Markdown file says of its language, and by what key its translations know it.
fn above(path: &Path) -> (Option<LanguageTag>, String) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if !matches!(
        kind::ending(&name).as_str(),
        "md" | "markdown" | "mdown" | "mkd"
    ) {
        return (None, String::new());
    }
    let begin = || -> std::io::Result<Vec<u8>> {
        use std::io::Read as _;
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path)?;
        file.take(ABOVE as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let Ok(bytes) = begin() else {
        return (None, String::new());
    };
    let text = String::from_utf8_lossy(&bytes);
    let Some((front, _)) = front_matter::split(&text) else {
        return (None, String::new());
    };
    let told = front_matter::read(&front);
    (told.language, told.translation_key)
}

/// Makes one post of several that say the same in other languages; all of them by themselves where
/// two are in one.
pub(super) fn together(all: Vec<Incoming>) -> Vec<Incoming> {
    let languages: HashSet<Option<&LanguageTag>> = all
        .iter()
        .flat_map(|it| &it.editions)
        .map(|it| it.language.as_ref())
        .collect();
    let are_alone = all.iter().all(|it| it.editions.len() == 1);
    if languages.len() < all.len() || !are_alone {
        return all;
    }
    let mut all = all.into_iter();
    let Some(mut post) = all.next() else {
        return Vec::new();
    };
    for other in all {
        let details = &mut post.details;
        for mut edition in other.editions {
            edition.slug = other.details.slug.clone();
            if other.details.tags != details.tags {
                edition.tags.clone_from(&other.details.tags);
            }
            post.editions.push(edition);
        }
        if details.date.is_empty() {
            details.date = other.details.date;
        }
        if details.people.is_empty() {
            details.people = other.details.people;
        }
        if details.series.is_empty() {
            details.series = other.details.series;
        }
        for image in other.images {
            let name = name_of(&image);
            if !post.images.iter().any(|it| name_of(it) == name) {
                post.images.push(image);
            }
        }
        post.diagnostics.extend(other.diagnostics);
    }
    vec![post]
}
