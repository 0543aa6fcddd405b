//! The ids that the renderer gives.

/// Tells whether an id has the shape of the renderer's own, such as `es-note-1`,
/// `ref-2-3` or `es-edition`.
pub(super) fn is_renderers_id(id: &str) -> bool {
    let parts: Vec<&str> = id.split('-').collect();
    let number = |part: &&str| {
        !part.is_empty() && part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let word = |part: &&str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let prefix = match parts.as_slice() {
        [prefix @ .., "edition"] if !prefix.is_empty() => prefix,
        [prefix @ .., "note", n] if number(n) => prefix,
        [prefix @ .., "ref", n] if number(n) => prefix,
        [prefix @ .., "ref", n, k] if number(n) && number(k) => prefix,
        _ => return false,
    };
    id.len() <= 120 && prefix.iter().all(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_renderers_ids_pass() {
        for id in [
            "note-1",
            "es-note-12",
            "zh-hant-ref-1-2",
            "p7-es-ref-3",
            "es-edition",
        ] {
            assert!(is_renderers_id(id), "{id}");
        }
        for id in [
            "",
            "note",
            "edition",
            "-edition",
            "note-",
            "note-x",
            "Note-1",
            "es--note-1",
            "-note-1",
            "location",
            "ref-1-2-3x",
        ] {
            assert!(!is_renderers_id(id), "{id}");
        }
    }
}
