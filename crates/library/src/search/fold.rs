//! Accents and case taken away, with the way back to the text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded text. Letters and digits stay, everything else has become a space.
pub(crate) struct Folded {
    text: String,
    /// For each byte of `text`, the byte of the original that its character came from.
    origins: Vec<usize>,
}

/// Takes accents and other marks, case and everything but letters and digits away.
pub(crate) fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        origins: Vec::new(),
    };
    for (at, original) in text.char_indices() {
        // Most letters of most texts, for which all that follows would find just this.
        if original.is_ascii() {
            let lower = original.to_ascii_lowercase();
            let is_kept = lower.is_ascii_alphanumeric();
            folded.text.push(if is_kept { lower } else { ' ' });
            folded.origins.push(at);
            continue;
        }
        for part in std::iter::once(original)
            .nfd()
            .filter(|c| !is_combining_mark(*c))
        {
            for lower in part.to_lowercase() {
                let kept = if lower.is_alphanumeric() { lower } else { ' ' };
                folded.text.push(kept);
                folded.origins.resize(folded.text.len(), at);
            }
        }
    }
    folded
}

impl Folded {
    /// The folded text.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// The words, in order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ').filter(|w| !w.is_empty())
    }

    /// The first word that `wanted` holds for: its bytes in the original, the end being
    /// that of its last character.
    pub(crate) fn find(
        &self,
        original: &str,
        wanted: impl Fn(&str) -> bool,
    ) -> Option<std::ops::Range<usize>> {
        let word = self.words().find(|w| wanted(w))?;
        let from = word.as_ptr() as usize - self.text.as_ptr() as usize;
        let to = from + word.len();
        let last = *self.origins.get(to - 1)?;
        let tail = original.get(last..)?;
        let mut end = tail.chars().next().map_or(last, |c| last + c.len_utf8());
        // Marks that were folded away belong to the letter before them.
        end += original[end..]
            .chars()
            .take_while(|c| is_combining_mark(*c))
            .map(char::len_utf8)
            .sum::<usize>();
        Some(*self.origins.get(from)?..end)
    }
}
