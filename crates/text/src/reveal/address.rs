/// What addresses that are written out begin with.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "mailto:"];

/// The addresses that are written out in a text.
pub fn addresses(text: &str) -> impl Iterator<Item = &str> {
    let colons = text.match_indices(':').map(|(at, _)| at);
    colons.filter_map(|at| {
        let begins = |beginning: &&&str| {
            let before = beginning.find(':').unwrap_or(0);
            let from = at.checked_sub(before);
            let there = from.and_then(|from| text.get(from..from + beginning.len()));
            there.is_some_and(|there| there.eq_ignore_ascii_case(beginning))
        };
        let beginning = BEGINNINGS.iter().find(begins)?;
        let rest = &text[at - beginning.find(':')?..];
        let ends =
            |it: char| it.is_whitespace() || it.is_control() || "<>\"'`\\|{}»”“".contains(it);
        let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
        // What closes a sentence or a bracket is not part of it.
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '*', '_']);
        (address.len() > beginning.len()).then_some(address)
    })
}

/// The host of an address; the scheme where it has none, nothing for a place in the same file.
#[must_use]
pub fn host(address: &str) -> Option<String> {
    let rest = match address.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => match rest.strip_prefix("//") {
            Some(rest) => rest,
            None => return Some(scheme.to_ascii_lowercase()),
        },
        _ => address.strip_prefix("//")?,
    };
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    (!name.is_empty()).then(|| name.to_lowercase())
}

fn is_scheme(given: &str) -> bool {
    given.starts_with(|it: char| it.is_ascii_alphabetic())
        && given
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.'))
}
