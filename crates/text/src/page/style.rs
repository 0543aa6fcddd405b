//! Style that asks nobody for anything.

/// Says what a style must not have in it, as it is written there; `None` where it has none.
///
/// CSS lets any letter be written as a number, so what is looked at is what a browser reads.
pub(super) fn reaches_out(css: &str) -> Option<&'static str> {
    // Each fetches something, or runs in a browser of old.
    const DOORS: [&str; 9] = [
        "@import",
        "@namespace",
        "url(",
        "src(",
        "image(",
        "image-set(",
        "expression(",
        "behavior:",
        "-moz-binding",
    ];
    let read = as_read(css);
    DOORS.into_iter().find(|door| read.contains(door))
}

/// The style in small letters, escapes undone.
fn as_read(css: &str) -> String {
    let mut read = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    while let Some(character) = rest.next() {
        if character != '\\' {
            read.extend(character.to_lowercase());
            continue;
        }
        let mut code = String::new();
        while code.len() < 6
            && let Some(digit) = rest.next_if(char::is_ascii_hexdigit)
        {
            code.push(digit);
        }
        if code.is_empty() {
            read.extend(rest.next().into_iter().flat_map(char::to_lowercase));
            continue;
        }
        // One white space belongs to the number.
        rest.next_if(char::is_ascii_whitespace);
        let meant = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
        read.extend(meant.into_iter().flat_map(char::to_lowercase));
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_way_out_is_overlooked() {
        for css in [
            "@import 'a.css'",
            "a{background:URL(https://example.org)}",
            "a{background:u\\72l(x)}",
            "a{background:\\000075 rl(x)}",
            "a{background:-webkit-image-set('a' 1x)}",
            "@font-face{src:url(x)}",
            "a{width:expression(alert(1))}",
            "@\\69mport 'x'",
        ] {
            assert!(reaches_out(css).is_some(), "{css}");
        }
        for css in [
            "a::after{content:\" (\" attr(href) \")\"}",
            "a{color:red}",
            "a{content:\"\\201c\"}",
        ] {
            assert_eq!(reaches_out(css), None, "{css}");
        }
    }
}
