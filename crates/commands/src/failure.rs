//! Errors at the boundary: a code that the interface acts on, and one plain sentence that
//! the terminal prints as it is.

use std::path::Path;

use library::export::{KeptPlace, KeptWord};
use library::{DocumentFault, Error, Fault, HandoverFault};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// What went wrong, as far as the interface does something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The file is no library.
    NotALibrary,
    /// The library was made by a newer version.
    NewerLibrary,
    /// Another process writes it.
    InUse,
    /// File or folder cannot be written.
    ReadOnly,
    /// The library is sealed and has to be unlocked.
    Sealed,
    /// The library is sealed and its key file is not beside it.
    KeyFileMissing,
    /// The key file cannot be read.
    KeyFileDamaged,
    /// The key file is of another library.
    KeyFileOfAnother,
    /// The passphrase does not open the library.
    WrongPassphrase,
    /// The recovery key is not the library's.
    WrongRecoveryKey,
    /// The library that is open is no longer at its place.
    Vanished,
    /// The disk is full.
    DiskFull,
    /// A thing is not there.
    NotFound,
    /// A name fits several.
    Ambiguous,
    /// Not a language tag.
    BadLanguage,
    /// Not UTF-8, half a letter, or edits outside the text.
    BadText,
    /// More than a library takes.
    TooLarge,
    /// It is there already and is not written over.
    AlreadyExists,
    /// No library is open.
    NoLibrary,
    /// The file is damaged.
    Damaged,
    /// Another post has this slug.
    SlugTaken,
    /// Its words were forgotten for good, as somebody asked.
    Forgotten,
    /// Not an image, or one of a kind that is not taken.
    UnknownImage,
    /// An image that cannot be read to its end.
    BrokenImage,
    /// An image with more pixels than are taken.
    ImageTooLarge,
    /// Not a document, or one of a kind that is not taken in.
    UnknownDocument,
    /// A file with no text in the language that was asked for, or several.
    OtherLanguage,
    /// Both sides changed the same words, and a person has to decide.
    Undecided,
    /// A document that is protected with a password.
    EncryptedDocument,
    /// A document that cannot be read.
    BadDocument,
    /// Words that must never leave are in what was to be exported.
    KeptWords,
    /// A value that does not fit its field.
    BadValue,
    /// A template of a page with a mistake in it.
    BadTemplate,
    /// A finished page with something on it that no page may have.
    BadPage,
    /// A file that was handed over and is not taken over.
    BadHandover,
    /// The system could not read or write a file.
    Io,
    /// Anything else: a mistake of ours.
    Internal,
}

/// A failed command.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Failure {
    /// What the interface acts on.
    pub code: Code,
    /// One sentence, in English, without a capital or a full stop.
    pub message: String,
    /// The facts of it.
    #[ts(type = "Record<string, unknown> | null")]
    pub detail: Value,
}

impl Failure {
    /// A failure with facts.
    pub fn new(code: Code, message: impl Into<String>, detail: Value) -> Failure {
        Failure {
            code,
            message: message.into(),
            detail,
        }
    }

    /// Nothing can be done without a library.
    pub(crate) fn no_library() -> Failure {
        Failure::new(Code::NoLibrary, "no library is open", Value::Null)
    }

    /// A request that is not what it should be: a mistake of ours, not of a person.
    pub(crate) fn bad_request(name: &str, error: &serde_json::Error) -> Failure {
        // The line and column say where; the text of the request stays out of it.
        let message = format!("the request `{name}` does not fit (at {})", error.column());
        Failure::new(Code::Internal, message, Value::Null)
    }

    /// A string that is no id names nothing.
    pub(crate) fn no_such(what: &str, id: &str) -> Failure {
        let message = format!("there is no {what} `{id}`");
        Failure::new(Code::NotFound, message, json!({ "what": what, "id": id }))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let (code, message, detail) = classify(&error);
        Failure {
            code,
            message,
            detail,
        }
    }
}

/// A path as a person reads it: JSON has no place for one that is not UTF-8.
fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What the system says, without its number.
fn in_words(error: &std::io::Error) -> String {
    let said = error.to_string();
    match said.split_once(" (os error") {
        Some((words, _)) => words.to_lowercase(),
        None => said,
    }
}

/// What is wrong with an option of a profile.
fn language_name(tag: Option<&String>) -> &str {
    tag.map(String::as_str)
        .filter(|tag| !tag.is_empty())
        .unwrap_or("another language")
}

fn in_plain_words(fault: Fault) -> &'static str {
    match fault {
        Fault::Address => "an address begins with http:// or https:// and holds no password",
        Fault::ShareAddress => "an address for sharing has {url} in it",
        Fault::Place => "only {lang}, {slug}, {year}, {month} and {day} are filled in",
        Fault::LinkWithoutName => "the link needs words",
        Fault::LinkWithoutAddress => "the link needs an address",
        Fault::TooMany => "these are too many",
        Fault::HeadingLevel => "a title is a heading of level 1 to 5",
        Fault::Folder => "a folder is a plain name, such as image",
        Fault::Width => "no image is that wide",
    }
}

/// What keeps a document from being read.
fn of_document(fault: DocumentFault) -> &'static str {
    match fault {
        DocumentFault::Damaged => "is damaged or incomplete",
        DocumentFault::Missing => "lacks a part without which there is no text",
        DocumentFault::Malformed => "breaks the rules of its own format",
        DocumentFault::Doctype | DocumentFault::Entity => {
            "defines signs of its own, as documents made for harm do"
        }
        DocumentFault::TooDeep => "nests things deeper than is read",
        DocumentFault::TooMany => "holds more parts than are read",
        DocumentFault::TooLarge => "unpacks to more than is read",
    }
}

/// Where the first of them is, without saying it.
fn kept_words(found: &[KeptWord], places: usize) -> String {
    let places = match places {
        1 => "a word that must not leave is".to_owned(),
        many => format!("words that must not leave are in {many} places, the first"),
    };
    let first = found.first().map_or_else(String::new, |it| {
        let language = match it.language.as_str() {
            "" => String::new(),
            tag => format!(" ({tag})"),
        };
        let of = it
            .post
            .map_or_else(String::new, |post| format!(" of the post {post}"));
        format!(" in the {}{language}{of}", place(it.place))
    });
    format!("{places}{first}; nothing was written")
}

fn place(place: KeptPlace) -> &'static str {
    match place {
        KeptPlace::PlaceLine => "place line",
        KeptPlace::Alternative => "description of an image",
        KeptPlace::Series => "name of the series",
        KeptPlace::Related => "title of a related post",
        KeptPlace::Name => "name of a file",
        KeptPlace::Address => "address",
        KeptPlace::File => "file",
        other => other.as_str(),
    }
}

fn kept_word(it: &KeptWord) -> Value {
    json!({
        "post": it.post.map(|id| id.to_string()), "language": it.language,
        "place": it.place.as_str(), "word": it.word,
    })
}

/// What is wrong with a file that was handed over.
fn handover(fault: HandoverFault) -> (Code, String, Value) {
    let said = match fault {
        HandoverFault::NotOne => "this is no file that Octavilla has handed over",
        HandoverFault::ForKeys => {
            "this file is sealed for a key and not with a passphrase; Octavilla hands over with \
             passphrases"
        }
        HandoverFault::TooCostly => {
            "to try a passphrase on this file would take more memory and time than is given; it \
             was not made by Octavilla"
        }
        HandoverFault::WrongPassphrase => "the passphrase does not open this file",
        HandoverFault::Damaged => {
            "this file is damaged or not whole; ask for it again, nothing of it was taken over"
        }
        HandoverFault::Newer => "this file was made by a newer Octavilla; it was not touched",
        HandoverFault::TooLarge => "this file holds more than is taken over",
        HandoverFault::Strange => {
            "this file says that texts of one post are those of another one here"
        }
    };
    let code = match fault {
        HandoverFault::WrongPassphrase => Code::WrongPassphrase,
        _ => Code::BadHandover,
    };
    let detail = json!({ "field": "handover", "fault": fault.word() });
    (code, format!("{said}; nothing was changed"), detail)
}

fn classify(error: &Error) -> (Code, String, Value) {
    match error {
        Error::Handover(fault) => handover(*fault),
        Error::Stopped => (
            Code::Internal,
            "this was stopped; nothing was changed".to_owned(),
            Value::Null,
        ),
        Error::NotALibrary { path } => (
            Code::NotALibrary,
            format!(
                "{} is not an Octavilla library; it was not touched",
                path.display()
            ),
            json!({ "path": shown(path) }),
        ),
        Error::NewerLibrary { path, found, known } => (
            Code::NewerLibrary,
            format!(
                "{} was made by a newer Octavilla; it was not touched (schema {found}, this \
                 version knows {known})",
                path.display()
            ),
            json!({ "path": shown(path), "found": found, "known": known }),
        ),
        Error::OlderLibrary { path } => (
            Code::BadValue,
            format!(
                "{} was made by an older Octavilla and has no such thing yet; open it once in the \
                 window, or change it with octa, and it is brought up to date after a copy",
                path.display()
            ),
            json!({ "path": shown(path) }),
        ),
        Error::InUse { path } => (
            Code::InUse,
            format!("{} is in use by another process", path.display()),
            json!({ "path": shown(path) }),
        ),
        Error::ReadOnly { path } => (
            Code::ReadOnly,
            format!("{} cannot be written; nothing was changed", path.display()),
            json!({ "path": shown(path) }),
        ),
        Error::Vanished { path } => (
            Code::Vanished,
            format!(
                "{} is no longer there; put it back in its place to go on",
                path.display()
            ),
            json!({ "path": shown(path) }),
        ),
        Error::Sealed { path } => (
            Code::Sealed,
            format!("{} is sealed; it needs its passphrase", path.display()),
            json!({ "path": shown(path) }),
        ),
        Error::KeyFileMissing { path } => (
            Code::KeyFileMissing,
            format!(
                "{0} has no key file beside it; put {0}.key back, or use the recovery key",
                path.display()
            ),
            json!({ "path": shown(path) }),
        ),
        Error::ClearBesideKeyFile { path } => (
            Code::BadValue,
            format!(
                "{0} is not sealed, though the key file beside it says so; nothing was written; \
                 if it is the right file, take {0}.key away",
                path.display()
            ),
            json!({ "field": "clearBesideKey", "path": shown(path) }),
        ),
        Error::KeyFileDamaged => (
            Code::KeyFileDamaged,
            "the key file is damaged; put a copy of it in its place, or use the recovery key"
                .to_owned(),
            Value::Null,
        ),
        Error::KeyFileOfAnother => (
            Code::KeyFileOfAnother,
            "the key file is of another library; put this library's in its place, or use the \
             recovery key"
                .to_owned(),
            Value::Null,
        ),
        Error::WrongPassphrase => (
            Code::WrongPassphrase,
            "the passphrase does not open this library; nothing was changed".to_owned(),
            Value::Null,
        ),
        Error::EmptyPassphrase => (
            Code::BadValue,
            "an empty passphrase keeps nobody out; nothing was changed".to_owned(),
            json!({ "field": "passphrase" }),
        ),
        Error::TooManyPassphrases { most } => (
            Code::BadValue,
            format!("a library has at most {most} passphrases; nothing was changed"),
            json!({ "field": "passphrases", "most": most }),
        ),
        Error::BadRecoveryKey { group } => (
            Code::BadValue,
            match group {
                Some(group) => format!("group {group} of the recovery key is not right"),
                None => "this is more than a recovery key".to_owned(),
            },
            json!({ "field": "recoveryKey", "group": group }),
        ),
        Error::WrongRecoveryKey => (
            Code::WrongRecoveryKey,
            "this recovery key does not open this library; nothing was changed".to_owned(),
            Value::Null,
        ),
        Error::NotSealed { path } => (
            Code::BadValue,
            format!("{} is not sealed; nothing was changed", path.display()),
            json!({ "field": "notSealed", "path": shown(path) }),
        ),
        Error::AlreadySealed { path } => (
            Code::BadValue,
            format!("{} is sealed already; nothing was changed", path.display()),
            json!({ "field": "alreadySealed", "path": shown(path) }),
        ),
        Error::LeftBehind { path } => (
            Code::Io,
            format!(
                "this was done, but {} could not be overwritten and removed, and words may still \
                 be readable in it; the next opening tries again",
                path.display()
            ),
            json!({ "field": "leftBehind", "path": shown(path) }),
        ),
        Error::Locked => (
            Code::Sealed,
            "the library was locked meanwhile; what was saved is safe".to_owned(),
            Value::Null,
        ),
        Error::NoCipher => (
            Code::Internal,
            "this build of Octavilla cannot seal and opens no sealed library; nothing was changed"
                .to_owned(),
            Value::Null,
        ),
        Error::NotEnoughMemory => (
            Code::BadValue,
            "there is not enough free memory to try the passphrase; close other programs and try \
             again"
                .to_owned(),
            json!({ "field": "memory" }),
        ),
        Error::NoRandomness => (
            Code::Io,
            "the system gives no random numbers; nothing was made".to_owned(),
            Value::Null,
        ),
        Error::DiskFull => (
            Code::DiskFull,
            "the disk is full; what was saved before is unchanged".to_owned(),
            Value::Null,
        ),
        Error::Damaged { detail } => (
            Code::Damaged,
            format!("the library is damaged ({detail}); the file is kept as it is"),
            json!({ "detail": detail }),
        ),
        Error::NotFound { what, id } => (
            Code::NotFound,
            format!("there is no {} `{id}`", what.word()),
            json!({ "what": what.word(), "id": id }),
        ),
        Error::Ambiguous {
            what,
            given,
            candidates,
        } => (
            Code::Ambiguous,
            format!(
                "`{given}` fits more than one {}: {}",
                what.word(),
                candidates.join(", ")
            ),
            json!({ "what": what.word(), "given": given, "candidates": candidates }),
        ),
        Error::AlreadyExists { path } => (
            Code::AlreadyExists,
            format!("{} exists already and was not written over", path.display()),
            json!({ "path": shown(path) }),
        ),
        Error::AlreadyTranslated { language } => (
            Code::AlreadyExists,
            format!("the post has an edition in `{language}` already"),
            json!({ "language": language }),
        ),
        Error::ShippedTemplate { key } => (
            Code::BadValue,
            format!("`{key}` is shipped and stays; it can be changed, and reset"),
            json!({ "field": "template", "template": key }),
        ),
        Error::ShippedProfile { key } => (
            Code::BadValue,
            format!("`{key}` is shipped and stays; it can be changed, and reset"),
            json!({ "field": "profile", "profile": key }),
        ),
        Error::BadOption {
            option,
            given,
            fault,
        } => (
            Code::BadValue,
            format!(
                "the profile cannot ask for this: {option}, `{given}` ({}); nothing was changed",
                in_plain_words(*fault)
            ),
            json!({
                "field": format!("profile.{}", fault.word()),
                "option": option,
                "given": given,
            }),
        ),
        Error::NotAProfile => (
            Code::BadValue,
            "this file holds no profile of Octavilla; nothing was changed".to_owned(),
            json!({ "field": "profile.file" }),
        ),
        Error::NewerProfile { found, known } => (
            Code::BadValue,
            format!(
                "this profile was shared by a newer Octavilla; it was not taken in (form {found}, \
                 this version knows {known})"
            ),
            json!({ "field": "profile.newer", "found": found, "known": known }),
        ),
        Error::BadAddress { given } => (
            Code::BadValue,
            format!("`{given}` is no address on the web; write it as https://example.org/a-post"),
            json!({ "field": "address", "given": given }),
        ),
        Error::SlugTaken { slug } => (
            Code::SlugTaken,
            format!("another post has the slug `{slug}`"),
            json!({ "slug": slug }),
        ),
        Error::BadSlug { given, suggestion } => (
            Code::BadValue,
            format!("`{given}` cannot be a slug; `{suggestion}` can"),
            json!({ "field": "slug", "given": given, "suggestion": suggestion }),
        ),
        Error::NameMissing => (
            Code::BadValue,
            "a name is missing; nothing was changed".to_owned(),
            json!({ "field": "name" }),
        ),
        Error::NothingSaid => (
            Code::BadValue,
            "a note needs words; nothing was changed".to_owned(),
            json!({ "field": "text" }),
        ),
        Error::BadDate { given } => (
            Code::BadValue,
            format!("`{given}` is not a day; write it as 2026-05-13"),
            json!({ "field": "date", "given": given }),
        ),
        Error::UnknownWord { given, known } => (
            Code::BadValue,
            format!("{given} is none of {}", known.join(", ")),
            json!({ "given": given, "known": known }),
        ),
        Error::ImageInUse { name, posts } => (
            Code::BadValue,
            format!(
                "the image `{name}` is shown in {}; it was not put into the trash",
                posts.join(", ")
            ),
            json!({ "field": "image", "image": name, "posts": posts }),
        ),
        Error::UnknownImage { kind } => (
            Code::UnknownImage,
            match kind {
                Some(kind) => format!(
                    "this is {kind}, which is not taken in; save it as PNG or JPEG and add that"
                ),
                None => "this is no image that is known; PNG, JPEG, WebP, GIF and BMP are \
                         taken in"
                    .to_owned(),
            },
            json!({ "kind": kind }),
        ),
        Error::BrokenImage => (
            Code::BrokenImage,
            "this image is broken and was not taken in; nothing was changed".to_owned(),
            Value::Null,
        ),
        Error::ImageTooLarge {
            width,
            height,
            limit,
        } => (
            Code::ImageTooLarge,
            format!(
                "this image has {width} by {height} pixels, more than the {} million that are \
                 taken in; make it smaller and add that",
                limit / 1_000_000
            ),
            json!({ "width": width, "height": height, "limit": limit }),
        ),
        Error::UnknownDocument { name, kind } => (
            Code::UnknownDocument,
            match kind {
                Some(kind) => format!(
                    "{name} is a file of the kind {kind}, which is not taken in; save it as .docx \
                     or .odt and take that"
                ),
                None => format!("{name} is no document that is known; nothing was taken in"),
            },
            json!({ "name": name, "kind": kind }),
        ),
        Error::OtherLanguage {
            name,
            wanted,
            found,
        } => (
            Code::OtherLanguage,
            match found.len() {
                0 | 1 => format!(
                    "{name} is in {}, not in {wanted}; nothing was taken in",
                    language_name(found.first())
                ),
                count => format!(
                    "{name} has {count} texts, and not one of them is the one in {wanted}; nothing \
                     was taken in"
                ),
            },
            json!({ "name": name, "wanted": wanted, "found": found }),
        ),
        Error::EncryptedDocument { name } => (
            Code::EncryptedDocument,
            format!(
                "{name} is protected with a password; take the password off where it was written, \
                 and take that in"
            ),
            json!({ "name": name }),
        ),
        Error::BadDocument { name, part, fault } => (
            Code::BadDocument,
            match part.as_str() {
                "" => format!("{name} {}; nothing was taken in", of_document(*fault)),
                part => format!(
                    "{name} {} (in {part}); nothing was taken in",
                    of_document(*fault)
                ),
            },
            json!({ "name": name, "part": part, "fault": fault.word() }),
        ),
        // The words are not in the sentence, which a terminal or a script may write down.
        Error::KeptWords { found, places } => (
            Code::KeptWords,
            kept_words(found, *places),
            json!({ "places": places, "found": found.iter().map(kept_word).collect::<Vec<_>>() }),
        ),
        Error::SameFile { name, posts } => (
            Code::BadValue,
            format!(
                "{} would be written to one file, {name}; give one of them another slug; nothing \
                 was written",
                match posts.as_slice() {
                    [one] => format!("two texts of `{one}`"),
                    all => format!("the posts `{}`", all.join("` and `")),
                }
            ),
            json!({ "field": "file", "name": name, "posts": posts }),
        ),
        Error::BadFileName { given, suggestion } => (
            Code::BadValue,
            format!(
                "`{given}` cannot be a file everywhere; `{suggestion}` can; nothing was written"
            ),
            json!({ "field": "fileName", "given": given, "suggestion": suggestion }),
        ),
        Error::NotInTrash { what, id } => (
            Code::BadValue,
            format!(
                "the {} `{id}` is not in the trash; nothing was forgotten",
                what.word()
            ),
            json!({ "field": "trash", "what": what.word(), "id": id }),
        ),
        Error::SourceEdition => (
            Code::BadValue,
            "the source edition goes to the trash with its post only".to_owned(),
            json!({ "field": "edition" }),
        ),
        Error::BadLanguage(bad) => (
            Code::BadLanguage,
            format!(
                "`{}` is not a language tag; write for instance en, es or pt-BR",
                bad.given
            ),
            json!({ "given": bad.given }),
        ),
        Error::NotUtf8 { name, at } => (
            Code::BadText,
            format!("{name} is not UTF-8 text (byte {at}); nothing was taken in"),
            json!({ "name": name, "at": at }),
        ),
        Error::BadTemplate { line, reason } => (
            Code::BadTemplate,
            format!("line {line} of the template: {reason}"),
            json!({ "line": line, "reason": reason }),
        ),
        Error::BadPage { name, line, reason } => (
            Code::BadPage,
            format!("line {line} of the page {name}: {reason}; nothing was written"),
            json!({ "name": name, "line": line, "reason": reason }),
        ),
        Error::TooLarge { name, bytes, limit } => (
            Code::TooLarge,
            format!(
                "{name} is larger than {}, which is the most that can be taken; nothing was \
                 changed",
                size(*limit)
            ),
            json!({ "name": name, "bytes": bytes, "limit": limit }),
        ),
        Error::Edit(bad) => (
            Code::BadText,
            format!("the edits do not fit the text ({bad}); nothing was changed"),
            Value::Null,
        ),
        Error::Forgotten { revision } => (
            Code::Forgotten,
            format!("what was said at revision {revision} was forgotten for good"),
            json!({ "revision": revision }),
        ),
        Error::FutureRevision { base, head } => (
            Code::BadText,
            format!("revision {base} is ahead of the newest, {head}; nothing was changed"),
            json!({ "base": base, "head": head }),
        ),
        Error::Io { path, source } => (
            Code::Io,
            format!("{}: {}", path.display(), in_words(source)),
            json!({ "path": shown(path) }),
        ),
        Error::Sqlite(_) | Error::Json(_) => (Code::Internal, error.to_string(), Value::Null),
    }
}

/// A limit as people say it.
fn size(bytes: u64) -> String {
    match bytes / (1024 * 1024) {
        0 => format!("{} KB", bytes / 1024),
        mega => format!("{mega} MB"),
    }
}
