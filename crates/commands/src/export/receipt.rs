use library::export as exports;
use serde::Serialize;
use text::watermark::Kind;
use ts_rs::TS;

/// So many addresses of one host are named; more are counted.
const ADDRESSES: usize = 200;

/// What files reveal, read from their bytes.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Receipt")]
pub struct ReceiptView {
    /// How many files there are.
    pub files: usize,
    /// Their bytes in sum.
    pub bytes: u64,
    /// Language tags.
    pub languages: Vec<String>,
    /// Names of those who wrote the posts.
    pub bylines: Vec<String>,
    /// Days, as 2026-05-13.
    pub dates: Vec<String>,
    /// What can be followed, by host.
    pub links: Vec<LinkHost>,
    /// Images.
    pub images: Vec<ReceiptImage>,
    /// Addresses that are asked for something as soon as somebody looks at a file.
    pub remote: Vec<String>,
    /// What else is in them; empty where nothing is.
    pub others: Vec<ReceiptOther>,
    /// What could have told one copy of the texts from another, by kind.
    pub marks: Vec<ReceiptMarks>,
}

/// Marks of one kind.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReceiptMarks {
    /// `letter`, `accent`, `space` and `hidden` were put right; `unclear` and `address` are in the files.
    pub kind: String,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub places: Vec<MarkPlace>,
}

/// Where such a mark stands.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MarkPlace {
    /// The slug of the post; empty for what the profile says.
    pub slug: String,
    /// The language tag of the text; may be empty.
    pub language: String,
    /// The text: `title`, `dek`, `place`, `body`, `tags`, `people`, `series`, `others`, `profile`.
    pub text: String,
    /// The line in it, from 1.
    pub line: usize,
    /// The word, or the code points.
    pub what: String,
}

/// The addresses of one host.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LinkHost {
    /// The host; `mailto` and the like for what has none.
    pub host: String,
    /// How many addresses it has.
    pub count: usize,
    /// The first 200 of them.
    pub addresses: Vec<String>,
}

/// An image, and what is known of it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReceiptImage {
    /// The path of its file.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Pixels; 0 where its head cannot be read.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Whether it holds nothing but pixels.
    pub cleaned: bool,
    /// What was left out of it when it was taken in: `exif`, `xmp`, `iptc`, `comment`, `profile`,
    /// `thumbnail`, `time`, `text`, `other`.
    pub removed: Vec<String>,
}

/// Something that is in a file besides.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReceiptOther {
    /// The path of the file.
    pub file: String,
    /// What it is: `comment`, `meta`, `script`, `style`, `hidden`, `embedded`, `image-data`,
    /// `not-text`, `hidden-characters`.
    pub kind: String,
    /// What it says, shortened.
    pub what: String,
}

impl From<exports::Receipt> for ReceiptView {
    fn from(receipt: exports::Receipt) -> ReceiptView {
        let host = |(host, addresses): (String, std::collections::BTreeSet<String>)| LinkHost {
            host,
            count: addresses.len(),
            addresses: addresses.into_iter().take(ADDRESSES).collect(),
        };
        let image = |(name, image): (String, exports::ReceiptImage)| ReceiptImage {
            name,
            bytes: image.bytes,
            width: image.width,
            height: image.height,
            cleaned: image.is_clean,
            removed: image.removed,
        };
        let other = |other: exports::Other| ReceiptOther {
            file: other.file,
            kind: other.kind.to_owned(),
            what: other.what,
        };
        let place = |mark: &exports::Mark| MarkPlace {
            slug: mark.slug.clone(),
            language: mark.language.clone(),
            text: mark.text.to_owned(),
            line: mark.line,
            what: mark.what.clone(),
        };
        let of_kind = |(kind, count): (&Kind, &usize)| ReceiptMarks {
            kind: kind.as_str().to_owned(),
            count: *count,
            places: receipt
                .places
                .iter()
                .filter(|mark| mark.kind == *kind)
                .take(ADDRESSES)
                .map(place)
                .collect(),
        };
        let marks = receipt.marks.iter().map(of_kind).collect();
        ReceiptView {
            files: receipt.files,
            bytes: receipt.bytes,
            languages: receipt.languages.into_iter().collect(),
            bylines: receipt.bylines.into_iter().collect(),
            dates: receipt.dates.into_iter().collect(),
            links: receipt.links.into_iter().map(host).collect(),
            images: receipt.images.into_iter().map(image).collect(),
            remote: receipt.remote.into_iter().collect(),
            others: receipt.others.into_iter().map(other).collect(),
            marks,
        }
    }
}
