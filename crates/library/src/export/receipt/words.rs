use std::fmt::{Display, Write as _};

use text::watermark::Kind;

use super::Receipt;

/// So many addresses of one host are written out; more are counted.
const WRITTEN: usize = 40;

impl Receipt {
    /// Writes down in English what the files reveal, one fact a line.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut line = |words: &dyn Display| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{words}");
        };
        line(&format_args!(
            "{}, {} bytes",
            count(self.files, "file", "files"),
            self.bytes
        ));
        let listed = |name: &str, all: Vec<&str>| match all.is_empty() {
            true => format!("{name}: none"),
            false => format!("{name}: {}", all.join(", ")),
        };
        let of = |all: &std::collections::BTreeSet<String>, name: &str| {
            listed(name, all.iter().map(String::as_str).collect())
        };
        line(&of(&self.languages, "languages"));
        line(&of(&self.bylines, "names in bylines"));
        line(&of(&self.dates, "dates"));
        line(&listed(
            "links to",
            self.links.keys().map(String::as_str).collect(),
        ));
        for (host, addresses) in &self.links {
            for address in addresses.iter().take(WRITTEN) {
                line(&format_args!("  {address}"));
            }
            if addresses.len() > WRITTEN {
                let more = addresses.len() - WRITTEN;
                line(&format_args!("  and {more} more of {host}"));
            }
        }
        line(&match self.images.len() {
            0 => "images: none".to_owned(),
            many => format!("images: {many}"),
        });
        for (name, image) in &self.images {
            let state = match image.is_clean {
                true => "pixels alone",
                false => "more than pixels",
            };
            let removed = match image.removed.as_slice() {
                [] => String::new(),
                all => format!("; left out when it was taken in: {}", all.join(", ")),
            };
            line(&format_args!(
                "  {name}: {} bytes, {} by {} pixels, {state}{removed}",
                image.bytes, image.width, image.height
            ));
        }
        line(&of(&self.remote, "fetched from elsewhere"));
        let kinds = [
            (Kind::Letter, "letters of another script put right"),
            (Kind::Accent, "accents put together with their letters"),
            (Kind::Space, "unusual spaces made plain"),
            (Kind::Hidden, "hidden characters left out"),
            (
                Kind::Unclear,
                "words with letters or forms that may only look like their own, left as they are",
            ),
            (
                Kind::Address,
                "addresses with letters that only look like others, left as they are",
            ),
        ];
        for (kind, words) in kinds {
            let Some(count) = self.marks.get(&kind) else {
                continue;
            };
            line(&format_args!("{words}: {count}"));
            for place in self.places.iter().filter(|it| it.kind == kind) {
                line(&format_args!("  {place}"));
            }
        }
        match self.others.is_empty() {
            true => line(&"nothing else is in them"),
            false => line(&"also in them:"),
        }
        for other in &self.others {
            line(&format_args!(
                "  {}: {} {}",
                other.file, other.kind, other.what
            ));
        }
        text
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    }
}
