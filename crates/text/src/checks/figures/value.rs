//! A number without the way it is written.

/// A number: a row of digits without zeros at its end, and the power of ten it is multiplied by.
///
/// What is no number, such as "2.6.32", is compared by its digits alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Value {
    digits: u128,
    power: i32,
}

impl Value {
    pub(super) fn whole(number: u64) -> Self {
        Self {
            digits: u128::from(number),
            power: 0,
        }
        .trimmed()
    }

    /// Reads digits before and behind a decimal sign.
    pub(super) fn decimal(whole: &str, fraction: &str) -> Self {
        let digits = whole.bytes().chain(fraction.bytes());
        let digits = digits.filter(u8::is_ascii_digit).map(|digit| digit - b'0');
        // Rows too long to count are still told apart.
        let digits = digits.fold(0_u128, |sum, digit| {
            sum.wrapping_mul(10).wrapping_add(u128::from(digit))
        });
        Self {
            digits,
            power: -i32::try_from(fraction.len()).unwrap_or(i32::MAX),
        }
        .trimmed()
    }

    /// Reads several groups of digits as one name.
    pub(super) fn literal(groups: &str) -> Self {
        let digits = groups.bytes().fold(0_u128, |sum, byte| {
            sum.wrapping_mul(11).wrapping_add(match byte {
                b'0'..=b'9' => u128::from(byte - b'0'),
                _ => 10,
            })
        });
        Self {
            digits,
            power: i32::MAX,
        }
    }

    pub(super) fn times(self, scale: u64) -> Self {
        let mut value = self;
        let mut scale = scale;
        while scale >= 10 && scale.is_multiple_of(10) {
            scale /= 10;
            value.power = value.power.saturating_add(1);
        }
        value.digits = value.digits.wrapping_mul(u128::from(scale));
        value.trimmed()
    }

    /// Returns the number if it is a small whole one.
    pub(super) fn small(self) -> Option<u64> {
        let power = u32::try_from(self.power).ok().filter(|power| *power < 6)?;
        let digits = u64::try_from(self.digits)
            .ok()
            .filter(|it| *it < 1_000_000)?;
        Some(digits * 10_u64.pow(power))
    }

    fn trimmed(mut self) -> Self {
        if self.digits == 0 {
            return Self::default();
        }
        while self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.power = self.power.saturating_add(1);
        }
        self
    }
}
