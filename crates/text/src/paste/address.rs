//! Addresses without what follows their readers.

use std::borrow::Cow;

use crate::sanitize::{Target, link_target};

/// How many redirections are taken off at most: a mail program's around a search engine's around
/// a network's are three.
const REDIRECTIONS: usize = 4;

/// Parameters that say who reads, not what is read. Those with an asterisk are beginnings.
const TRACKING: &[&str] = &[
    "__s",
    "__twitter_impression",
    "_bta_c",
    "_bta_tid",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "_kx",
    "_openstat",
    "at_campaign",
    "at_medium",
    "dclid",
    "epik",
    "fb_action_ids",
    "fb_action_types",
    "fb_ref",
    "fb_source",
    "fbclid",
    "gbraid",
    "gclid",
    "gclsrc",
    "hsctatracking",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mibextid",
    "mkt_tok",
    "ml_subscriber",
    "ml_subscriber_hash",
    "msclkid",
    "mtm_*",
    "oly_anon_id",
    "oly_enc_id",
    "piwik_*",
    "pk_*",
    "rb_clickid",
    "ref_src",
    "s_cid",
    "scid",
    "share_id",
    "srsltid",
    "ttclid",
    "twclid",
    "utm_*",
    "vero_conv",
    "vero_id",
    "wbraid",
    "wickedid",
    "wt_mc",
    "yclid",
    "ysclid",
];

/// Hosts that only lead on, the path where they do, and the parameter that says where to.
const REDIRECTORS: &[(&str, &str, &[&str])] = &[
    ("away.vk.com", "/away.php", &["to"]),
    ("duckduckgo.com", "/l/", &["uddg"]),
    ("l.facebook.com", "/l.php", &["u"]),
    ("l.instagram.com", "/", &["u"]),
    ("l.messenger.com", "/l.php", &["u"]),
    ("l.threads.net", "/", &["u"]),
    ("lm.facebook.com", "/l.php", &["u"]),
    ("safelinks.protection.outlook.com", "/", &["url"]),
    ("slack-redir.net", "/link", &["url"]),
    (
        "statics.teams.cdn.office.net",
        "/evergreen-assets/safelinks",
        &["url"],
    ),
    ("www.google.com", "/url", &["q", "url"]),
    ("google.com", "/url", &["q", "url"]),
    ("www.linkedin.com", "/redir", &["url"]),
    ("www.youtube.com", "/redirect", &["q"]),
];

/// An address that a post may have.
pub struct Clean {
    /// The address.
    pub address: String,
    /// Whether something was taken out of it.
    pub tracked: bool,
}

/// Cleans an address; none is left of one that leads where no link of a post may lead, or that
/// only means something on the page that it comes from.
pub fn clean(address: &str) -> Option<Clean> {
    let mut address: Cow<'_, str> = address.trim().into();
    let mut tracked = false;
    for _ in 0..REDIRECTIONS {
        let Some(behind) = redirected(&address) else {
            break;
        };
        address = behind.into();
        tracked = true;
    }
    if let Some(shorter) = without_parameters(&address) {
        address = shorter.into();
        tracked = true;
    }
    let is_whole = ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| starts_with_ignoring_case(&address, scheme));
    let address = percent_encoded(&address);
    let may_stand = link_target(&address, Default::default()) != Target::Refused;
    (is_whole && may_stand).then_some(Clean { address, tracked })
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// Splits what follows the scheme into host, path and query with fragment.
fn parts(address: &str) -> Option<(&str, &str, &str)> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let (host, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (path, rest) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
    is_web.then_some((host, path, rest))
}

fn redirected(address: &str) -> Option<String> {
    let (host, path, rest) = parts(address)?;
    let query = rest.strip_prefix('?')?;
    let query = query.split('#').next().unwrap_or(query);
    let host = host.to_ascii_lowercase();
    let (.., names) = REDIRECTORS.iter().find(|(known, start, _)| {
        let is_below = host
            .strip_suffix(known)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'));
        let path = if path.is_empty() { "/" } else { path };
        is_below && path.starts_with(start)
    })?;
    let to = names.iter().find_map(|name| {
        let pairs = query.split('&').map(|pair| pair.trim_start_matches("amp;"));
        let mut pairs = pairs.filter_map(|pair| pair.split_once('='));
        pairs.find_map(|(key, value)| (key == *name).then(|| percent_decoded(value)))
    })??;
    parts(&to).is_some().then_some(to)
}

/// Takes tracking parameters out; none where there are none.
fn without_parameters(address: &str) -> Option<String> {
    let (host, _, rest) = parts(address)?;
    let query = rest.strip_prefix('?')?;
    let (query, fragment) = query.split_at(query.find('#').unwrap_or(query.len()));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !is_tracking(host, pair))
        .collect();
    if kept.len() == query.split('&').count() {
        return None;
    }
    let before = &address[..address.len() - rest.len()];
    let mark = if kept.is_empty() { "" } else { "?" };
    Some(format!("{before}{mark}{}{fragment}", kept.join("&")))
}

fn is_tracking(host: &str, pair: &str) -> bool {
    let name = pair
        .split('=')
        .next()
        .unwrap_or(pair)
        .trim_start_matches("amp;");
    let name = name.to_ascii_lowercase();
    let shares = ["youtu.be", "youtube.com", "open.spotify.com"];
    let is_of_share = name == "si" && shares.iter().any(|share| host.ends_with(share));
    is_of_share
        || TRACKING.iter().any(|known| match known.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => name == *known,
        })
}

fn percent_decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                u8::try_from(high * 16 + low).ok()?
            }
            b'+' => b' ',
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Writes with percent signs what would end an address in Markdown, or is no sign of one.
fn percent_encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for character in address.chars() {
        let is_special = character.is_whitespace()
            || character.is_control()
            || matches!(
                character,
                '(' | ')' | '<' | '>' | '\\' | '|' | '"' | '`' | '*' | '[' | ']' | '{' | '}' | '^'
            );
        if is_special {
            let mut buffer = [0; 4];
            for byte in character.encode_utf8(&mut buffer).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        } else {
            encoded.push(character);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str) {
        let clean = clean(given).map(|clean| clean.address).unwrap_or_default();
        assert_eq!(clean, expected);
    }

    #[test]
    fn what_follows_readers_goes_and_what_is_read_stays() {
        check(
            "https://example.org/agua?utm_source=x&id=7&fbclid=abc#dos",
            "https://example.org/agua?id=7#dos",
        );
        check(
            "https://example.org/?UTM_Medium=a&amp;gclid=b",
            "https://example.org/",
        );
        check(
            "https://youtu.be/abc?si=def&t=4",
            "https://youtu.be/abc?t=4",
        );
        check("https://example.org/?si=yes", "https://example.org/?si=yes");
        check("https://example.org/a?b=c&d", "https://example.org/a?b=c&d");
    }

    #[test]
    fn redirections_are_taken_off() {
        check(
            "https://www.google.com/url?q=https://example.org/agua%3Fa%3Db%26utm_id%3D1&sa=D&ust=1",
            "https://example.org/agua?a=b",
        );
        check(
            "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fl.facebook.com%2F\
             l.php%3Fu%3Dhttps%253A%252F%252Fexample.org%252F%26h%3Dabc&data=05%7C01&reserved=0",
            "https://example.org/",
        );
        check(
            "https://www.google.com/search?q=agua",
            "https://www.google.com/search?q=agua",
        );
        check(
            "https://www.google.com/url?q=javascript:alert(1)",
            "https://www.google.com/url?q=javascript:alert%281%29",
        );
    }

    #[test]
    fn only_addresses_that_a_post_may_have_are_left() {
        for refused in [
            "javascript:alert(1)",
            "file:///home/ana/agua.docx",
            "data:text/html,agua",
            "#_ftn1",
            "/agua",
            "agua.html",
            "https://ana:secret@example.org/",
            "tel:112",
            "",
        ] {
            check(refused, "");
        }
        check("mailto:agua@example.org", "mailto:agua@example.org");
        check(
            " https://example.org/el agua_(2)\n",
            "https://example.org/el%20agua_%282%29",
        );
    }
}
