use text::LanguageTag;

use crate::error::Result;
use crate::id::PostId;
use crate::library::Query;
use crate::search;

/// A title of a post, in one of its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled {
    /// The post.
    pub post: PostId,
    /// The title; may be empty.
    pub title: String,
    /// Its language.
    pub language: LanguageTag,
    /// When the post was last touched, milliseconds since 1970.
    pub touched_at: i64,
}

/// So many titles are looked at for each that is wanted, to have those touched last among them.
const LOOKED_AT: usize = 20;

/// Titles in any language in which these words begin, in any order; those touched last first,
/// at the most `limit`. No words find the sources' titles of the posts touched last.
///
/// Accents and case are ignored. A word of one letter begins nearly everywhere, so it counts
/// only when all are.
///
/// # Errors
///
/// A failed read.
pub fn find(q: &Query<'_>, words: &str, limit: usize) -> Result<Vec<Titled>> {
    let mut beginnings = search::words(words);
    if beginnings.iter().any(|word| word.chars().count() > 1) {
        beginnings.retain(|word| word.chars().count() > 1);
    }
    let Some(expression) = search::beginnings(&beginnings) else {
        // Signs alone begin nothing.
        return match words.trim() {
            "" => q.newest_titles(limit).map(newest_first),
            _ => Ok(Vec::new()),
        };
    };
    let mut found = q.titles(&expression, limit.saturating_mul(LOOKED_AT))?;
    // The index may trail; what it does not know yet is asked.
    for edition in q.editions_with_trailing_index()? {
        if !edition.is_current || !search::begin_in(&edition.title, &beginnings) {
            continue;
        }
        let post = super::get(q, edition.post)?;
        if post.trashed_at.is_none() {
            found.push(Titled {
                post: post.id,
                title: edition.title,
                language: edition.language,
                touched_at: post.touched_at,
            });
        }
    }
    let mut found = newest_first(found);
    found.truncate(limit);
    Ok(found)
}

fn newest_first(mut found: Vec<Titled>) -> Vec<Titled> {
    found.sort_by_key(|titled| std::cmp::Reverse(titled.touched_at));
    found
}
