//! The names of everything that can change a library.

/// A named transaction. Every change of a library is one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// Typed, pasted or otherwise edited text of one field.
    Append,
    /// Bodies and search index brought up to the journal.
    Settle,
    /// A post made.
    CreatePost,
    /// A post made as another one stands.
    DuplicatePost,
    /// A post made of what a file holds.
    ImportPost,
    /// Posts taken over that somebody has handed over.
    TakeOver,
    /// Written down that posts were handed over.
    HandOver,
    /// A post's slug set.
    RenamePost,
    /// Draft, ready, published.
    SetStatus,
    /// A post's or an edition's tags.
    SetTags,
    /// A post's date.
    SetDate,
    /// A post's series.
    SetSeries,
    /// A post's people.
    SetPeople,
    /// A biography, or a series' name in a language.
    Describe,
    /// A post to the trash.
    TrashPost,
    /// A post back from the trash.
    RestorePost,
    /// The trash emptied.
    EmptyTrash,
    /// An edition added beside another.
    Translate,
    /// An edition's own slug or name.
    DescribeEdition,
    /// An edition to the trash.
    TrashEdition,
    /// An edition back from the trash.
    RestoreEdition,
    /// Pairs proposed by the alignment.
    Align,
    /// Pairs marked in step.
    ConfirmBead,
    /// Pairs linked, parted, joined, or said to have no counterpart.
    ArrangeBeads,
    /// Which edition leads.
    SetLead,
    /// Figures and links carried over into other editions.
    CarryOver,
    /// A pair read by a second reader.
    MarkRead,
    /// A finding dismissed.
    DismissFinding,
    /// A moment named, renamed, or no longer named.
    Checkpoint,
    /// An earlier state, or one paragraph of it, brought back as a new change.
    RestoreRevision,
    /// Words of the past forgotten for good.
    Forget,
    /// A note put on words.
    CreateNote,
    /// A note answered.
    AnswerNote,
    /// A note resolved.
    ResolveNote,
    /// A resolved note opened again.
    ReopenNote,
    /// A note holds its post, or no longer does.
    HoldNote,
    /// A note to the trash.
    TrashNote,
    /// A note back from the trash.
    RestoreNote,
    /// A setting of the library.
    Configure,
    /// An image taken in.
    AddImage,
    /// The width that exports give an image.
    DescribeImage,
    /// An image to the trash.
    TrashImage,
    /// An image back from the trash.
    RestoreImage,
    /// Where somebody is who leaves the library.
    Leave,
    /// What a library does by itself.
    Upkeep,
    /// An export written down.
    RecordExport,
    /// A profile made: a copy, or one of a file.
    CreateProfile,
    /// A profile changed.
    SaveProfile,
    /// A profile removed.
    RemoveProfile,
    /// A shipped profile as it was.
    ResetProfile,
    /// Where and when an edition was posted, written down or taken away.
    RecordPosted,
    /// A correction put at the end of editions.
    Correct,
    /// The list of words that must never leave.
    KeepWords,
    /// A text file taken in as an edition's body.
    Import,
    /// A newer version of an edition taken in, paragraph by paragraph.
    TakeIn,
    /// A way of looking at the list kept, renamed or taken away.
    SaveFilter,
    /// A word put on the list of a language.
    AddWord,
    /// A word taken from it.
    RemoveWord,
    /// A template made.
    CreateTemplate,
    /// A template changed.
    SaveTemplate,
    /// A template removed.
    RemoveTemplate,
    /// A shipped template as it was.
    ResetTemplate,
    /// The last change outside a text taken back.
    Undo,
}

/// How an [`Op`] is taken back. Ctrl+Z follows the focus: in a text it is the text's own
/// history, elsewhere [`crate::undo::undo`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undone {
    /// By the editor's history, as another change in the journal.
    InText,
    /// By the inverse that the transaction left on the library's stack.
    ByInverse,
    /// Not at all, or not needed: it follows from something else or says so beforehand.
    Not,
}

impl Op {
    /// How this is taken back.
    pub fn undone(self) -> Undone {
        match self {
            Op::Append | Op::Import | Op::RestoreRevision => Undone::InText,
            Op::RenamePost
            | Op::SetStatus
            | Op::SetTags
            | Op::SetDate
            | Op::SetSeries
            | Op::SetPeople
            | Op::Describe
            | Op::DescribeImage
            | Op::TrashPost
            | Op::RestorePost
            | Op::CreatePost
            | Op::DuplicatePost
            | Op::ImportPost
            | Op::TakeOver
            | Op::SaveFilter
            | Op::KeepWords
            | Op::Translate
            | Op::DescribeEdition
            | Op::TrashEdition
            | Op::RestoreEdition
            | Op::TrashImage
            | Op::RestoreImage
            | Op::AddWord
            | Op::RemoveWord
            | Op::CreateTemplate
            | Op::SaveTemplate
            | Op::RemoveTemplate
            | Op::ResetTemplate
            | Op::CreateProfile
            | Op::SaveProfile
            | Op::RemoveProfile
            | Op::ResetProfile
            | Op::RecordPosted
            | Op::Correct
            | Op::Checkpoint
            | Op::CreateNote
            | Op::AnswerNote
            | Op::ResolveNote
            | Op::ReopenNote
            | Op::HoldNote
            | Op::TrashNote
            | Op::RestoreNote
            | Op::ConfirmBead
            | Op::ArrangeBeads
            | Op::SetLead
            | Op::CarryOver
            | Op::TakeIn
            | Op::MarkRead
            | Op::DismissFinding => Undone::ByInverse,
            Op::Settle
            | Op::EmptyTrash
            | Op::Align
            | Op::Forget
            | Op::Configure
            | Op::Leave
            | Op::AddImage
            | Op::Upkeep
            | Op::RecordExport
            | Op::HandOver
            | Op::Undo => Undone::Not,
        }
    }

    /// The stable name that the interface shows words for.
    pub fn name(self) -> &'static str {
        match self {
            Op::Append => "edition.append",
            Op::Settle => "library.settle",
            Op::CreatePost => "post.create",
            Op::DuplicatePost => "post.duplicate",
            Op::ImportPost => "post.import",
            Op::TakeOver => "handover.takeIn",
            Op::HandOver => "handover.make",
            Op::SaveFilter => "filter.save",
            Op::RenamePost => "post.rename",
            Op::SetStatus => "post.setStatus",
            Op::SetTags => "post.setTags",
            Op::SetDate => "post.setDate",
            Op::SetSeries => "post.setSeries",
            Op::SetPeople => "post.setPeople",
            Op::Describe => "people.describe",
            Op::TrashPost => "post.trash",
            Op::RestorePost => "post.restore",
            Op::EmptyTrash => "post.emptyTrash",
            Op::Translate => "edition.translate",
            Op::DescribeEdition => "edition.describe",
            Op::TrashEdition => "edition.trash",
            Op::RestoreEdition => "edition.restore",
            Op::Align => "alignment.align",
            Op::ConfirmBead => "alignment.confirm",
            Op::ArrangeBeads => "alignment.arrange",
            Op::SetLead => "alignment.setLead",
            Op::CarryOver => "alignment.carry",
            Op::MarkRead => "alignment.setRead",
            Op::DismissFinding => "check.dismiss",
            Op::Checkpoint => "history.checkpoint",
            Op::RestoreRevision => "history.restore",
            Op::Forget => "history.forget",
            Op::CreateNote => "note.create",
            Op::AnswerNote => "note.answer",
            Op::ResolveNote => "note.resolve",
            Op::ReopenNote => "note.reopen",
            Op::HoldNote => "note.hold",
            Op::TrashNote => "note.trash",
            Op::RestoreNote => "note.restore",
            Op::Configure => "library.configure",
            Op::AddImage => "image.add",
            Op::DescribeImage => "image.setExportWidth",
            Op::TrashImage => "image.trash",
            Op::RestoreImage => "image.restore",
            Op::Leave => "library.leaveAt",
            Op::Upkeep => "library.upkeep",
            Op::RecordExport => "export.record",
            Op::CreateProfile => "profile.create",
            Op::SaveProfile => "profile.save",
            Op::RemoveProfile => "profile.remove",
            Op::ResetProfile => "profile.reset",
            Op::RecordPosted => "posting.record",
            Op::Correct => "posting.correct",
            Op::KeepWords => "export.keepWords",
            Op::Import => "edition.import",
            Op::TakeIn => "edition.takeIn",
            Op::AddWord => "spelling.add",
            Op::RemoveWord => "spelling.remove",
            Op::CreateTemplate => "template.create",
            Op::SaveTemplate => "template.save",
            Op::RemoveTemplate => "template.remove",
            Op::ResetTemplate => "template.reset",
            Op::Undo => "library.undo",
        }
    }
}
