use std::fmt;

use zeroize::Zeroizing;

use super::DataKey;
use crate::error::{Error, Result};

/// The data key as it is written on paper: thirteen groups of five signs.
///
/// Four signs of a group are the key's, five bits each, the fifth checks the group: one wrong
/// sign, two that changed places, and a group in another's place are all found, and which group
/// it is. The alphabet is Crockford's (crockford.com/base32.html): no letter looks like a digit,
/// and I, L and O are read as 1, 1 and 0.
pub struct RecoveryKey(DataKey);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many groups there are.
const GROUPS: usize = 13;
/// Signs of the key in a group; one more checks them.
const OWN: usize = 4;

impl RecoveryKey {
    pub(crate) fn of(key: DataKey) -> RecoveryKey {
        RecoveryKey(key)
    }

    pub(crate) fn key(&self) -> &DataKey {
        &self.0
    }

    /// Reads what a person typed from paper: in any case, with or without what stands between
    /// the groups.
    ///
    /// # Errors
    ///
    /// [`Error::BadRecoveryKey`], with the first group that is wrong where that can be told.
    pub fn read(typed: &str) -> Result<RecoveryKey> {
        let mut signs = Zeroizing::new([0u8; GROUPS * (OWN + 1)]);
        let mut count = 0;
        for sign in typed.chars() {
            if sign.is_whitespace() || matches!(sign, '-' | '\u{2010}'..='\u{2015}') {
                continue;
            }
            let value = value_of(sign).ok_or(Error::BadRecoveryKey {
                group: Some(count / (OWN + 1) + 1).filter(|group| *group <= GROUPS),
            })?;
            if let Some(place) = signs.get_mut(count) {
                *place = value;
            }
            count += 1;
        }
        for (at, group) in signs.chunks_exact(OWN + 1).enumerate() {
            let is_there = count >= (at + 1) * (OWN + 1);
            if !is_there || check_of(at, &group[..OWN]) != group[OWN] {
                return Err(Error::BadRecoveryKey {
                    group: Some(at + 1),
                });
            }
        }
        if count > signs.len() {
            return Err(Error::BadRecoveryKey { group: None });
        }
        let mut key = DataKey::empty();
        let own = signs.chunks_exact(OWN + 1).flat_map(|group| &group[..OWN]);
        let (mut held, mut bits, mut at) = (0u32, 0, 0);
        for sign in own {
            held = held << 5 | u32::from(*sign);
            bits += 5;
            if bits >= 8 && at < DataKey::BYTES {
                bits -= 8;
                key.bytes_mut()[at] = (held >> bits) as u8;
                held &= (1 << bits) - 1;
                at += 1;
            }
        }
        // The last four bits are no part of the key.
        if held != 0 {
            return Err(Error::BadRecoveryKey {
                group: Some(GROUPS),
            });
        }
        Ok(RecoveryKey(key))
    }

    /// The groups, to be shown once and wiped.
    pub fn written(&self) -> Zeroizing<String> {
        let mut written = Zeroizing::new(String::with_capacity(GROUPS * (OWN + 2)));
        let (mut held, mut bits) = (0u32, 0);
        let mut bytes = self.0.bytes().iter();
        for at in 0..GROUPS {
            let mut group = Zeroizing::new([0u8; OWN]);
            for sign in group.iter_mut() {
                if bits < 5 {
                    // Behind the key come zeros.
                    held = held << 8 | u32::from(bytes.next().copied().unwrap_or(0));
                    bits += 8;
                }
                bits -= 5;
                *sign = (held >> bits) as u8 & 31;
                held &= (1 << bits) - 1;
            }
            if at > 0 {
                written.push('-');
            }
            for sign in group.iter().chain([&check_of(at, &group[..])]) {
                written.push(char::from(ALPHABET[usize::from(*sign)]));
            }
        }
        written
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

fn value_of(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let at = ALPHABET.iter().position(|s| char::from(*s) == sign)?;
    u8::try_from(at).ok()
}

/// The sign that checks a group: the value at 2 of the polynomial that its signs and its number
/// are the coefficients of, over the field of 32 elements. Two different places weigh
/// differently, so that one wrong sign or two exchanged ones change it.
fn check_of(group: usize, own: &[u8]) -> u8 {
    // There are thirteen.
    let number = u8::try_from(group + 1).unwrap_or(0);
    doubled(own.iter().fold(number, |sum, sign| doubled(sum) ^ sign))
}

/// Times 2 in the field of 32 elements (x⁵ + x² + 1).
fn doubled(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 32 == 0 {
        shifted
    } else {
        (shifted ^ 0b10_0101) & 31
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(bytes: [u8; 32]) -> RecoveryKey {
        let mut key = DataKey::empty();
        *key.bytes_mut() = bytes;
        RecoveryKey::of(key)
    }

    fn wrong_group(typed: &str) -> Option<usize> {
        match RecoveryKey::read(typed) {
            Err(Error::BadRecoveryKey { group }) => group,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn it_is_thirteen_groups_of_five() {
        let written = key([0xA5; 32]).written();
        assert_eq!(written.split('-').count(), 13);
        assert!(written.split('-').all(|group| group.len() == 5));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(bytes: [u8; 32]) {
            let written = key(bytes).written();
            let read = RecoveryKey::read(&written).unwrap();
            prop_assert_eq!(read.key().bytes(), &bytes);
            let typed = written.to_lowercase().replace('-', " ").replace('1', "l").replace('0', "o");
            let read = RecoveryKey::read(&typed).unwrap();
            prop_assert_eq!(read.key().bytes(), &bytes);
        }

        #[test]
        fn one_wrong_sign_is_found_in_its_group(bytes: [u8; 32], at in 0usize..65, by in 1u8..32) {
            let mut signs: Vec<u8> = key(bytes).written().replace('-', "").into_bytes();
            let value = value_of(char::from(signs[at])).unwrap();
            signs[at] = ALPHABET[usize::from(value ^ by)];
            let typed = String::from_utf8(signs).unwrap();
            prop_assert_eq!(wrong_group(&typed), Some(at / 5 + 1));
        }

        #[test]
        fn two_that_changed_places_are_found(bytes: [u8; 32], at in 0usize..64) {
            let mut signs: Vec<u8> = key(bytes).written().replace('-', "").into_bytes();
            prop_assume!(signs[at] != signs[at + 1] );
            signs.swap(at, at + 1);
            let typed = String::from_utf8(signs).unwrap();
            prop_assert!(RecoveryKey::read(&typed).is_err());
        }

        #[test]
        fn two_groups_that_changed_places_are_found(bytes: [u8; 32], at in 0usize..12) {
            let written = key(bytes).written();
            let mut groups: Vec<&str> = written.split('-').collect();
            groups.swap(at, at + 1);
            prop_assert!(RecoveryKey::read(&groups.join("-")).is_err());
        }
    }

    /// The window says the same while it is typed (`ui/src/features/seal/recovery.test.ts`).
    #[test]
    fn every_example_is_read_as_it_says() {
        let file = include_str!("../../specs/recovery.md");
        let examples: Vec<&str> = file.split("```example\n").skip(1).collect();
        assert!(examples.len() > 15);
        for example in examples {
            let (typed, said) = example.split_once("\n.\n").unwrap();
            let said = said.split_once('\n').unwrap().0;
            let read = match RecoveryKey::read(typed) {
                Ok(_) => "right".to_owned(),
                Err(Error::BadRecoveryKey { group: Some(group) }) => format!("group {group}"),
                Err(Error::BadRecoveryKey { group: None }) => "more".to_owned(),
                Err(other) => panic!("{other:?}"),
            };
            assert_eq!(read, said, "{typed}");
        }
    }

    #[test]
    fn what_is_missing_or_too_much_is_said() {
        let written = key([7; 32]).written();
        assert_eq!(wrong_group(""), Some(1));
        assert_eq!(wrong_group(&written[..24]), Some(5));
        assert_eq!(wrong_group(&format!("{}A", *written)), None);
        assert_eq!(wrong_group(&written.replace('-', "_")), Some(2));
    }
}
