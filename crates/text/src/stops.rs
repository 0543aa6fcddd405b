//! The way through a text from one byte that matters to the next.

/// The bytes that matter.
pub(crate) type Stops = [bool; 256];

/// Finds the first byte that matters.
pub(crate) fn next_stop(text: &[u8], stops: &Stops) -> Option<usize> {
    let is_stop = |byte: u8| stops[usize::from(byte)];
    // Most of a text is passed over eight bytes in one step.
    let (steps, rest) = text.as_chunks::<8>();
    let step = steps.iter().position(|step| {
        let [a, b, c, d, e, f, g, h] = step.map(is_stop);
        a | b | c | d | e | f | g | h
    });
    let (passed, near) = match step {
        Some(step) => (8 * step, steps[step].as_slice()),
        None => (8 * steps.len(), rest),
    };
    let found = near.iter().position(|&byte| is_stop(byte))?;
    Some(passed + found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_stop_is_found(text in "[a-c.]{0,40}") {
            let mut stops = [false; 256];
            stops[usize::from(b'.')] = true;
            prop_assert_eq!(next_stop(text.as_bytes(), &stops), text.find('.'));
        }
    }
}
