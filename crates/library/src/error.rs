//! What can go wrong in a library. Variants carry facts; `commands` finds the words.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use text::edit::EditError;

use crate::export::KeptWord;

/// The result of everything that a library does.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A thing that can be looked for and not be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A library file.
    Library,
    /// A post.
    Post,
    /// An edition.
    Edition,
    /// A revision of an edition.
    Revision,
    /// A pair of an alignment.
    Bead,
    /// A stored image.
    Image,
    /// An export profile.
    Profile,
    /// A person.
    Person,
    /// A series.
    Series,
    /// A named moment of an edition.
    Checkpoint,
    /// A paragraph of a comparison.
    Paragraph,
    /// A check.
    Check,
    /// A note on words of a text.
    Note,
    /// A template for new posts.
    Template,
    /// A saved filter.
    Filter,
    /// That an edition was posted.
    Posted,
}

impl What {
    /// The word for it, in English.
    pub fn word(self) -> &'static str {
        match self {
            What::Library => "library",
            What::Post => "post",
            What::Edition => "edition",
            What::Revision => "revision",
            What::Bead => "pair",
            What::Image => "image",
            What::Profile => "profile",
            What::Person => "person",
            What::Series => "series",
            What::Checkpoint => "checkpoint",
            What::Paragraph => "paragraph",
            What::Check => "check",
            What::Note => "note",
            What::Template => "template",
            What::Filter => "saved filter",
            What::Posted => "posting",
        }
    }
}

/// What is wrong with an option of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not an address on the web.
    Address,
    /// Not an address that shares a post.
    ShareAddress,
    /// A place between braces that nothing fills in.
    Place,
    /// A link without words.
    LinkWithoutName,
    /// A link that leads nowhere.
    LinkWithoutAddress,
    /// More than are taken.
    TooMany,
    /// Not a level of a heading.
    HeadingLevel,
    /// Not a folder beside the page.
    Folder,
    /// Wider than an image can be.
    Width,
}

impl Fault {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Fault::Address => "address",
            Fault::ShareAddress => "share-address",
            Fault::Place => "place",
            Fault::LinkWithoutName => "link-name",
            Fault::LinkWithoutAddress => "link-address",
            Fault::TooMany => "too-many",
            Fault::HeadingLevel => "heading-level",
            Fault::Folder => "folder",
            Fault::Width => "width",
        }
    }
}

/// Why a file that was handed over is not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HandoverFault {
    /// Not a file that was handed over.
    NotOne,
    /// Sealed for keys and not with a passphrase.
    ForKeys,
    /// To try a passphrase would take more time and memory than it may.
    TooCostly,
    /// The passphrase does not open it.
    WrongPassphrase,
    /// It was cut off or changed, or says what cannot be.
    Damaged,
    /// It was made by a newer Octavilla.
    Newer,
    /// It would unpack to more than is taken.
    TooLarge,
    /// A post, edition or note of it is something else here.
    Strange,
}

impl HandoverFault {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            HandoverFault::NotOne => "not-one",
            HandoverFault::ForKeys => "for-keys",
            HandoverFault::TooCostly => "too-costly",
            HandoverFault::WrongPassphrase => "wrong-passphrase",
            HandoverFault::Damaged => "damaged",
            HandoverFault::Newer => "newer",
            HandoverFault::TooLarge => "too-large",
            HandoverFault::Strange => "strange",
        }
    }
}

/// What keeps a document of another program from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// Bytes are missing, or are others than they were.
    Damaged,
    /// A part is missing without which there is no text.
    Missing,
    /// XML that breaks its own rules.
    Malformed,
    /// XML that brings rules of its own, which nothing here follows.
    Doctype,
    /// XML that names what it would have to declare first.
    Entity,
    /// Things that lie deeper in each other than anybody writes.
    TooDeep,
    /// More parts, elements or attributes than are read.
    TooMany,
    /// More bytes than are unpacked.
    TooLarge,
}

impl DocumentFault {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            DocumentFault::Damaged => "damaged",
            DocumentFault::Missing => "missing",
            DocumentFault::Malformed => "malformed",
            DocumentFault::Doctype => "doctype",
            DocumentFault::Entity => "entity",
            DocumentFault::TooDeep => "too-deep",
            DocumentFault::TooMany => "too-many",
            DocumentFault::TooLarge => "too-large",
        }
    }
}

/// Every failure of this crate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A person stopped what was being done; nothing was changed.
    #[error("stopped")]
    Stopped,
    /// A file that was handed over is not taken over; nothing was changed.
    #[error("handover: {}", .0.word())]
    Handover(HandoverFault),
    /// The file exists and is not an Octavilla library.
    #[error("not a library: {path}")]
    NotALibrary {
        /// The file.
        path: PathBuf,
    },
    /// The file was made by a newer schema; it was not touched.
    #[error("library {path} has schema {found}, newer than {known}")]
    NewerLibrary {
        /// The file.
        path: PathBuf,
        /// The schema's number in the file.
        found: i64,
        /// The newest number known here.
        known: i64,
    },
    /// The file has an older schema, in which there is not what was asked for.
    #[error("library {path} has an older schema")]
    OlderLibrary {
        /// The file.
        path: PathBuf,
    },
    /// Another process holds the writer's lock.
    #[error("library in use: {path}")]
    InUse {
        /// The library.
        path: PathBuf,
    },
    /// The file or its folder cannot be written.
    #[error("read-only: {path}")]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// The library is sealed, and this process has no key of it yet.
    #[error("sealed: {path}")]
    Sealed {
        /// The library.
        path: PathBuf,
    },
    /// The library is sealed and its key file is not beside it.
    #[error("no key file beside {path}")]
    KeyFileMissing {
        /// The library.
        path: PathBuf,
    },
    /// The library is not sealed, and the key file beside it says that it should be.
    #[error("not sealed, beside a key file: {path}")]
    ClearBesideKeyFile {
        /// The library.
        path: PathBuf,
    },
    /// No slot of the key file can be read.
    #[error("damaged key file")]
    KeyFileDamaged,
    /// The key file's slots are for other libraries.
    #[error("key file of another library")]
    KeyFileOfAnother,
    /// The passphrase opens no slot.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// A passphrase with nothing in it.
    #[error("empty passphrase")]
    EmptyPassphrase,
    /// No further passphrase can be added.
    #[error("more than {most} passphrases")]
    TooManyPassphrases {
        /// How many a library can have.
        most: usize,
    },
    /// Not a recovery key, or one with a slip of the pen.
    #[error("bad recovery key, group {group:?}")]
    BadRecoveryKey {
        /// The first group that is wrong, from 1; none where there are too many.
        group: Option<usize>,
    },
    /// A recovery key, but not one that opens this library.
    #[error("recovery key of another library")]
    WrongRecoveryKey,
    /// The library is not sealed.
    #[error("not sealed: {path}")]
    NotSealed {
        /// The library.
        path: PathBuf,
    },
    /// The library is sealed already.
    #[error("sealed already: {path}")]
    AlreadySealed {
        /// The library.
        path: PathBuf,
    },
    /// What was asked for is done, but what it has made superfluous could not be taken away.
    #[error("left behind: {path}")]
    LeftBehind {
        /// A file in which words may still be readable.
        path: PathBuf,
    },
    /// The key was taken away while something still wanted to open the library.
    #[error("locked")]
    Locked,
    /// This build cannot encipher; it writes no sealed library.
    #[error("no encryption in this build")]
    NoCipher,
    /// The machine has not the memory that trying a passphrase takes.
    #[error("not enough memory to try a passphrase")]
    NotEnoughMemory,
    /// The system gives no random numbers.
    #[error("no random numbers")]
    NoRandomness,
    /// The file that is open is no longer at its path: deleted, moved or unplugged.
    #[error("vanished: {path}")]
    Vanished {
        /// Where it was.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("disk full")]
    DiskFull,
    /// The file is damaged.
    #[error("damaged library: {detail}")]
    Damaged {
        /// What SQLite or the check said.
        detail: String,
    },
    /// A thing does not exist.
    #[error("no such {}: {id}", what.word())]
    NotFound {
        /// What was looked for.
        what: What,
        /// How it was called.
        id: String,
    },
    /// A prefix fits more than one.
    #[error("{given} fits {} {}s", candidates.len(), what.word())]
    Ambiguous {
        /// What was looked for.
        what: What,
        /// The prefix.
        given: String,
        /// The first few ids that fit.
        candidates: Vec<String>,
    },
    /// There is such a file already; it is not written over.
    #[error("already exists: {path}")]
    AlreadyExists {
        /// The file.
        path: PathBuf,
    },
    /// The post has a current edition in this language.
    #[error("already has a current edition in {language}")]
    AlreadyTranslated {
        /// The language.
        language: String,
    },
    /// A template that is shipped cannot be removed.
    #[error("shipped template: {key}")]
    ShippedTemplate {
        /// Its key.
        key: String,
    },
    /// A profile that is shipped cannot be removed.
    #[error("shipped profile: {key}")]
    ShippedProfile {
        /// Its key.
        key: String,
    },
    /// Something that a profile cannot ask for.
    #[error("bad {option} of a profile ({}): {given}", fault.word())]
    BadOption {
        /// Which of its options.
        option: &'static str,
        /// As it was given.
        given: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A file that holds no profile.
    #[error("not a profile")]
    NotAProfile,
    /// A file of a newer form, which this build would read wrongly.
    #[error("a profile of form {found}, newer than {known}")]
    NewerProfile {
        /// The form of the file.
        found: u64,
        /// The newest form known here.
        known: u64,
    },
    /// Not an address on the web.
    #[error("bad address: {given}")]
    BadAddress {
        /// As it was given.
        given: String,
    },
    /// Another post has this slug.
    #[error("slug taken: {slug}")]
    SlugTaken {
        /// The slug.
        slug: String,
    },
    /// A slug with characters that a file name or address should not have.
    #[error("bad slug: {given}")]
    BadSlug {
        /// As it was given.
        given: String,
        /// The nearest good one.
        suggestion: String,
    },
    /// A name with nothing in it.
    #[error("a name is missing")]
    NameMissing,
    /// A note, or an answer in one, with nothing in it.
    #[error("a note without words")]
    NothingSaid,
    /// Not an ISO 8601 day.
    #[error("bad date: {given}")]
    BadDate {
        /// As it was given.
        given: String,
    },
    /// A word that is not in a list of words.
    #[error("{given} is none of {}", known.join(", "))]
    UnknownWord {
        /// As it was given.
        given: String,
        /// The words there are.
        known: Vec<&'static str>,
    },
    /// Not a language tag.
    #[error(transparent)]
    BadLanguage(#[from] text::language::InvalidLanguageTag),
    /// Bytes that are not UTF-8.
    #[error("not UTF-8 at byte {at}: {name}")]
    NotUtf8 {
        /// The file.
        name: String,
        /// Offset of the first bad byte.
        at: usize,
    },
    /// A template of a page that cannot be read, or of which no page can be made.
    #[error("template, line {line}: {reason}")]
    BadTemplate {
        /// Its line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// A finished page with something on it that acts, or asks another place for something.
    #[error("page {name}, line {line}: {reason}")]
    BadPage {
        /// The page's file.
        name: String,
        /// Its line, from 1.
        line: u64,
        /// What is there.
        reason: String,
    },
    /// More than a library takes.
    #[error("{name}: {bytes} bytes, at most {limit}")]
    TooLarge {
        /// The file or field.
        name: String,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// Edits that do not fit the text.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The words of a revision were forgotten for good, as somebody asked.
    #[error("revision {revision} was forgotten")]
    Forgotten {
        /// The revision.
        revision: u64,
    },
    /// A base revision that the edition has not reached.
    #[error("revision {base} is ahead of {head}")]
    FutureRevision {
        /// As it was given.
        base: u64,
        /// The newest there is.
        head: u64,
    },
    /// An image that a text shows cannot go to the trash: the text would lose its picture.
    #[error("image {name} is in use in {}", posts.join(", "))]
    ImageInUse {
        /// The image.
        name: String,
        /// Slugs of the posts whose texts show it.
        posts: Vec<String>,
    },
    /// Not an image, or of a kind that is not taken.
    #[error("not an image that is taken: {}", kind.unwrap_or("unknown"))]
    UnknownImage {
        /// What the kind is called, where it is known.
        kind: Option<&'static str>,
    },
    /// An image that cannot be read to its end.
    #[error("a broken image")]
    BrokenImage,
    /// An image with more pixels than are taken.
    #[error("an image of {width} x {height} pixels, at most {limit}")]
    ImageTooLarge {
        /// Pixels from side to side.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
        /// How many are taken.
        limit: u64,
    },
    /// Not a document, or of a kind that is not taken in.
    #[error("{name} is not a document that is taken in: {}", kind.unwrap_or("unknown"))]
    UnknownDocument {
        /// The file.
        name: String,
        /// What the kind is called, where it is known.
        kind: Option<&'static str>,
    },
    /// A file that has no text in the language of the edition that it is to be taken into, or
    /// several.
    #[error("{name} has no one text in {wanted}: {}", found.join(", "))]
    OtherLanguage {
        /// The file.
        name: String,
        /// The edition's language.
        wanted: String,
        /// The languages of the file's texts; empty for one that is not known.
        found: Vec<String>,
    },
    /// A document that somebody has protected with a password.
    #[error("{name} is enciphered")]
    EncryptedDocument {
        /// The file.
        name: String,
    },
    /// A document of a kind that is taken in, which cannot be read.
    #[error("{name}, {part}: {}", fault.word())]
    BadDocument {
        /// The file.
        name: String,
        /// Which part of it; empty for the whole.
        part: String,
        /// What is wrong.
        fault: DocumentFault,
    },
    /// Only what is in the trash can be forgotten.
    #[error("{} {id} is not in the trash", what.word())]
    NotInTrash {
        /// What it is.
        what: What,
        /// How it is called.
        id: String,
    },
    /// A source edition cannot go to the trash alone: its post can.
    #[error("the source edition goes with its post")]
    SourceEdition,
    /// Words that must never leave are in an export; nothing of it was written. The words are in
    /// the facts alone: a message may be written down somewhere.
    #[error("words that must not leave, in {places} places")]
    KeptWords {
        /// The first places.
        found: Vec<KeptWord>,
        /// How many there are.
        places: usize,
    },
    /// Two files of an export would be one.
    #[error("two files called {name}")]
    SameFile {
        /// The name.
        name: String,
        /// Slugs of the posts that they are of; one where both are of one post.
        posts: Vec<String>,
    },
    /// A path that leaves the folder of an export, or that some file system refuses.
    #[error("bad file name: {given}")]
    BadFileName {
        /// As it is.
        given: String,
        /// The nearest good one.
        suggestion: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// What SQLite said, where nothing better is known.
    #[error("database: {0}")]
    Sqlite(rusqlite::Error),
    /// A stored JSON value cannot be read.
    #[error("stored value: {0}")]
    Json(#[from] serde_json::Error),
}

impl Error {
    /// Classifies an error of the file system.
    pub fn io(path: impl AsRef<Path>, source: std::io::Error) -> Error {
        let path = path.as_ref().to_path_buf();
        match source.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Error::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
                Error::ReadOnly { path }
            }
            std::io::ErrorKind::AlreadyExists => Error::AlreadyExists { path },
            _ => Error::Io { path, source },
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        // SQLite does not say which file; there is one library at a time.
        let path = || PathBuf::from("the library");
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Error::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::Damaged { detail },
            Some(ErrorCode::ReadOnly) => Error::ReadOnly { path: path() },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Error::InUse { path: path() }
            }
            Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure) => Error::Io {
                path: path(),
                source: std::io::Error::other(detail),
            },
            _ => Error::Sqlite(error),
        }
    }
}

/// Turns "nothing there" into a good message.
pub(crate) trait OrNotFound<T> {
    /// `None` becomes [`Error::NotFound`].
    fn or_not_found(self, what: What, id: impl ToString) -> Result<T>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, what: What, id: impl ToString) -> Result<T> {
        self.ok_or_else(|| Error::NotFound {
            what,
            id: id.to_string(),
        })
    }
}
