use library::export::{self as exports, Pieces, Scope};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ready::of_post;
use super::{ExportPosts, KeptWordView, NotReadyView, ReceiptView, WarningView, warnings};
use crate::context::{Context, lock};
use crate::failure::Failure;
use crate::post;

/// So many posts at the most are in a preview of a format that puts all of them into one file.
const SHOWN: usize = 100;

/// An export, and which of its posts is looked at.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PreviewExport {
    /// What is to be exported.
    #[serde(flatten)]
    pub export: ExportPosts,
    /// Id of the post that is shown; the first where none is named.
    pub shown: Option<String>,
}

/// What an export would be.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// A complete HTML document for the sandboxed frame.
    pub document: String,
    /// What would be copied.
    pub content: String,
    /// How many posts would be exported.
    pub posts: usize,
    /// How many of them the rest of this is about: the shown one, or of a format that has one file
    /// for all, the first hundred.
    pub covered: usize,
    /// The files that would be written for them.
    pub files: Vec<FileInfo>,
    /// What a person should know.
    pub warnings: Vec<WarningView>,
    /// Notes that hold the post.
    pub holds: Vec<HoldView>,
    /// What the shown post is not ready for; `export.ready` says it of all posts.
    pub not_ready: Vec<NotReadyView>,
    /// What the files reveal.
    pub receipt: ReceiptView,
    /// Words in them that must never leave; while there is one, nothing is written.
    pub kept: Vec<KeptWordView>,
}

/// A note that holds a post: it was not to go out before the note is resolved.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Hold")]
pub struct HoldView {
    /// Id of the note.
    pub note: String,
    /// The language of the text that it lies on.
    pub language: String,
    /// The words that it was put on; may be empty.
    pub words: String,
}

/// A file that would be written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FileInfo {
    /// Its path below the folder of the export.
    pub name: String,
    /// Its size.
    pub bytes: usize,
}

pub(crate) fn preview(context: &Context, request: PreviewExport) -> Result<Preview, Failure> {
    let asked = request.export.read()?;
    let shown = request.shown.as_deref().map(post::id).transpose()?;
    let Some(shown) = shown.or(asked.posts.first().copied()) else {
        return Err(Failure::no_such("post", ""));
    };
    let library = context.library()?;
    let language = asked.language.as_ref();
    let covered: Vec<_> = match asked.format.scope() {
        Scope::Batch => asked.posts.iter().copied().take(SHOWN).collect(),
        Scope::Post | Scope::Language => vec![shown],
    };
    let (profile, guard, pieces) = library.read(|q| {
        let profile = asked.profile(q)?;
        let reading = Pieces::new(q, &profile)?;
        let mut pieces = Vec::with_capacity(covered.len());
        for post in &covered {
            match reading.piece(q, *post, language) {
                // Of several posts, those without an edition in the language are passed over.
                Err(library::Error::NotFound { .. })
                    if asked.posts.len() > 1 && language.is_some() => {}
                piece => pieces.push(piece?),
            }
        }
        drop(reading);
        Ok((profile, exports::KeptWords::read(q)?, pieces))
    })?;
    let plan = exports::plan(&pieces, asked.format)?;
    let receipt = exports::receipt(&pieces, &plan);
    let kept = guard.find(&pieces, &plan);
    let shown_piece = pieces
        .iter()
        .find(|piece| piece.post.id == shown)
        .or(pieces.first());
    let shown_as = shown_piece.map(|piece| exports::preview(piece, asked.format, &plan));
    let not_ready = of_post(
        &library,
        &profile,
        shown,
        language,
        &mut lock(&context.checked),
    )?;
    let file = |f: &exports::PlannedFile| FileInfo {
        name: f.name.clone(),
        bytes: f.bytes.len(),
    };
    let (document, content) =
        shown_as.map_or_else(Default::default, |it| (it.document, it.content));
    Ok(Preview {
        document,
        content,
        posts: asked.posts.len(),
        covered: pieces.len(),
        files: plan.files.iter().map(file).collect(),
        warnings: warnings(plan.warnings),
        holds: plan.holds.into_iter().map(hold).collect(),
        not_ready,
        receipt: receipt.into(),
        kept: kept.into_iter().map(KeptWordView::from).collect(),
    })
}

fn hold(hold: exports::Hold) -> HoldView {
    HoldView {
        note: hold.note.to_string(),
        language: hold.language.to_string(),
        words: hold.words,
    }
}
