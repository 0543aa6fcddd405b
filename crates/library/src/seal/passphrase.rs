use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// What a person types to open a library; wiped from memory when dropped.
///
/// It is normalised (Unicode NFKD), so that keyboards that write `é` in different ways mean the
/// same. Nothing else is changed: spaces and capitals count.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

/// No letter takes more than eighteen others apart (unicode.org/reports/tr15).
const MOST_APART: usize = 18;

/// More than anybody types, bytes.
const LONGEST: usize = 4096;

impl Passphrase {
    /// Takes what was typed, of which the caller wipes its own copy.
    ///
    /// # Errors
    ///
    /// [`Error::EmptyPassphrase`] for one of spaces only, [`Error::TooLarge`] beyond 4096 bytes.
    pub fn new(typed: &str) -> Result<Passphrase> {
        if typed.len() > LONGEST {
            return Err(Error::TooLarge {
                name: "the passphrase".to_owned(),
                bytes: typed.len() as u64,
                limit: LONGEST as u64,
            });
        }
        if typed.trim().is_empty() {
            return Err(Error::EmptyPassphrase);
        }
        // Room for all of it at once: a string that grows leaves its old place unwiped.
        let room = typed.chars().count() * MOST_APART * 4;
        let mut normalised = Zeroizing::new(String::with_capacity(room));
        normalised.extend(typed.nfkd());
        Ok(Passphrase(normalised))
    }

    /// The passphrase as it is stretched.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(typed: &str) -> Vec<u8> {
        Passphrase::new(typed).unwrap().bytes().to_vec()
    }

    #[test]
    fn one_word_from_two_keyboards_is_one_passphrase() {
        assert_eq!(
            bytes("caf\u{e9} \u{1100}\u{1161}"),
            bytes("cafe\u{301} \u{ac00}")
        );
        assert_eq!(bytes("ﬁn"), bytes("fin"));
        assert_ne!(bytes("Café"), bytes("café"));
        assert_ne!(bytes(" café"), bytes("café"));
    }

    #[test]
    fn normalising_never_moves_what_was_typed() {
        // The letter that grows most: eighteen from one.
        let typed = "\u{fdfa}".repeat(200);
        let passphrase = Passphrase::new(&typed).unwrap();
        assert!(passphrase.0.len() <= 200 * MOST_APART * 4);
        assert_eq!(passphrase.0.capacity(), 200 * MOST_APART * 4);
    }

    #[test]
    fn nothing_is_no_passphrase() {
        for typed in ["", " ", "\u{a0}\n"] {
            assert!(matches!(
                Passphrase::new(typed),
                Err(Error::EmptyPassphrase)
            ));
        }
        assert!(matches!(
            Passphrase::new(&"x".repeat(4097)),
            Err(Error::TooLarge { .. })
        ));
    }

    #[test]
    fn it_is_not_shown() {
        let shown = format!("{:?}", Passphrase::new("agua y tierra").unwrap());
        assert_eq!(shown, "Passphrase(…)");
    }
}
