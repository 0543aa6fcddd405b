//! Items that say themselves how deep they are.

use crate::write::block::{Block, List};

/// An item of a list that is no list in its HTML.
pub(super) struct Item {
    /// 1 for the outermost.
    pub(super) level: u8,
    /// Its number; none for a bullet.
    pub(super) number: Option<u64>,
    pub(super) blocks: Vec<Block>,
}

/// Nests items in lists.
pub(super) fn lists(items: Vec<Item>) -> Vec<Block> {
    let mut done: Vec<Block> = Vec::new();
    let mut open: Vec<(u8, List)> = Vec::new();
    for item in items {
        while let Some((level, list)) = open.last() {
            let is_other = list.first.is_some() != item.number.is_some() || item.number == Some(1);
            if *level < item.level || (*level == item.level && !is_other) {
                break;
            }
            close(&mut open, &mut done);
        }
        match open.last_mut() {
            Some((level, list)) if *level == item.level => list.items.push(item.blocks),
            _ => {
                let list = List {
                    first: item.number,
                    items: vec![item.blocks],
                };
                open.push((item.level, list));
            }
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    done
}

fn close(open: &mut Vec<(u8, List)>, done: &mut Vec<Block>) {
    let Some((_, list)) = open.pop() else { return };
    let around = open.last_mut().and_then(|(_, list)| list.items.last_mut());
    around.unwrap_or(done).push(Block::List(list));
}

/// Reads the number of an item's marker: `3.`, `2.1)`, `c.`, `iv)`. A bullet has none.
pub(super) fn number(marker: &str) -> Option<u64> {
    let marker = marker.trim_matches(|it: char| it.is_whitespace() || it == '(');
    let marker = marker.strip_suffix(['.', ')', ':', '°', 'º'])?;
    let last = marker.rsplit('.').next().unwrap_or(marker);
    if let Ok(number) = last.parse() {
        return Some(number);
    }
    let lower = last.to_lowercase();
    let is_roman =
        lower == "i" || (lower.len() > 1 && lower.bytes().all(|it| b"ivxl".contains(&it)));
    match lower.as_bytes() {
        _ if is_roman => Some(roman(&lower)),
        [letter @ b'a'..=b'z'] => Some(u64::from(letter - b'a') + 1),
        _ => None,
    }
}

fn roman(numeral: &str) -> u64 {
    let value = |letter: u8| match letter {
        b'i' => 1,
        b'v' => 5,
        b'x' => 10,
        _ => 50,
    };
    let mut number: u64 = 0;
    let mut highest = 0;
    for letter in numeral.bytes().rev() {
        let own = value(letter);
        number = if own < highest {
            number.saturating_sub(own)
        } else {
            number + own
        };
        highest = highest.max(own);
    }
    number.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_numbers_or_bullets() {
        for (marker, expected) in [
            ("1.\u{a0}\u{a0} ", Some(1)),
            ("2.13.", Some(13)),
            ("(4)", Some(4)),
            ("b)", Some(2)),
            ("i.", Some(1)),
            ("xiv)", Some(14)),
            ("o", None),
            ("·", None),
            ("§ ", None),
            ("-", None),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(number(marker), expected, "{marker}");
        }
    }
}
