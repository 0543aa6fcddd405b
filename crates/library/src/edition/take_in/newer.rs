use text::{Diagnostic, LanguageTag};

use crate::error::{Error, Result};
use crate::history::{Field, Fields};
use crate::image::CleanImage;
use crate::import::{Incoming, IncomingEdition};

/// A newer text of one edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Newer {
    /// What it is called in messages.
    pub name: String,
    /// Its title; may be empty.
    pub title: String,
    /// Its dek; may be empty.
    pub dek: String,
    /// Its date and place line; may be empty.
    pub place_line: String,
    /// Its Markdown.
    pub body: String,
    /// The pictures that its body names.
    pub images: Vec<CleanImage>,
    /// What its file could not say, and what is passed over.
    pub diagnostics: Vec<Diagnostic>,
}

/// Finds the text of a language in what was read of a file.
///
/// A file in one language whose language nobody knows is taken as it is.
///
/// # Errors
///
/// [`Error::OtherLanguage`] where the file has no text in the language, or several.
pub fn newer(incoming: &Incoming, language: &LanguageTag) -> Result<Newer> {
    let is_known = |edition: &&IncomingEdition| edition.language.is_some();
    let fits = |edition: &&IncomingEdition| {
        let own = edition.language.as_ref();
        own.is_some_and(|own| own.primary() == language.primary())
    };
    let all = &incoming.editions;
    let exact: Vec<_> = all
        .iter()
        .filter(|edition| edition.language.as_ref() == Some(language))
        .collect();
    let near: Vec<_> = all.iter().filter(fits).collect();
    let found = match (&exact[..], &near[..], &all[..]) {
        ([one], _, _) | ([], [one], _) => Some(*one),
        (_, _, [one]) => Some(one).filter(|one| !is_known(one)),
        _ => None,
    };
    let edition = found.ok_or_else(|| Error::OtherLanguage {
        name: incoming.name.clone(),
        wanted: language.to_string(),
        found: all
            .iter()
            .map(|one| one.language.as_ref().map(ToString::to_string))
            .map(Option::unwrap_or_default)
            .collect(),
    })?;
    Ok(newer_of(incoming, edition))
}

/// One of the texts of a file, as a newer version.
pub(super) fn newer_of(incoming: &Incoming, edition: &IncomingEdition) -> Newer {
    let mut diagnostics = incoming.diagnostics.clone();
    // The name of a file is what somebody called that version.
    let is_name = |told: &Diagnostic| told.code == "title.from-name";
    let has_title = !diagnostics.iter().any(is_name);
    diagnostics.retain(|told| !is_name(told));
    let others = incoming.editions.len().saturating_sub(1);
    let comments = edition.comments.len();
    for (code, count, one, many) in [
        (
            "takein.editions",
            others,
            "text in another language is not looked at",
            "texts in other languages are not looked at",
        ),
        (
            "takein.comments",
            comments,
            "comment is not taken in",
            "comments are not taken in",
        ),
    ] {
        if count > 0 {
            diagnostics.push(Diagnostic {
                code,
                count,
                message: format!("{count} {}", if count == 1 { one } else { many }),
            });
        }
    }
    Newer {
        name: incoming.name.clone(),
        title: match has_title {
            true => edition.title.clone(),
            false => String::new(),
        },
        dek: edition.dek.clone(),
        place_line: edition.place_line.clone(),
        body: edition.body.clone(),
        images: incoming.images.clone(),
        diagnostics,
    }
}

impl Newer {
    /// A text without anything above it, such as one that was pasted.
    pub fn of_body(body: String) -> Newer {
        Newer {
            body,
            ..Newer::default()
        }
    }

    pub(super) fn get(&self, field: Field) -> &str {
        match field {
            Field::Title => &self.title,
            Field::Dek => &self.dek,
            Field::PlaceLine => &self.place_line,
            Field::Body => &self.body,
            Field::Notes => "",
        }
    }

    fn get_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Title => Some(&mut self.title),
            Field::Dek => Some(&mut self.dek),
            Field::PlaceLine => Some(&mut self.place_line),
            Field::Body | Field::Notes => None,
        }
    }

    /// The same with its lines where they stand in the library: a title that is a paragraph there
    /// or here, whatever a program takes it for.
    pub(super) fn like(&self, mine: &Fields, base: Option<&Fields>) -> Newer {
        let mut like = self.clone();
        let texts = || std::iter::once(mine).chain(base);
        // From below, so that what goes into the text stands in its order.
        for field in [Field::Dek, Field::Title, Field::PlaceLine] {
            let line = self.get(field);
            let is_paragraph = !line.trim().is_empty()
                && texts().all(|text| text.get(field).trim().is_empty())
                && texts().any(|text| text::take_in::has_paragraph(&text.body, line));
            if is_paragraph {
                like.body = format!("{line}\n\n{}", like.body);
                if let Some(own) = like.get_mut(field) {
                    own.clear();
                }
            }
        }
        for field in [Field::PlaceLine, Field::Title, Field::Dek] {
            if !like.get(field).trim().is_empty() {
                continue;
            }
            let found = texts().find_map(|text| {
                let line = text.get(field);
                let known = text::take_in::has_paragraph(&text.body, line);
                let is_above = !line.trim().is_empty() && !known;
                is_above.then(|| text::take_in::without_paragraph(&like.body, line))?
            });
            if let Some(body) = found {
                like.body = body;
            }
        }
        like
    }
}
