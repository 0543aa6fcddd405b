//! What a profile may ask for; what may not be is refused before anything is changed.

use super::ProfileOptions;
use super::share_address::is_share_address;
use crate::error::{Error, Fault, Result};
use crate::export::address::is_web_address;
use crate::export::template;

/// The most that a profile holds, bytes of UTF-8.
pub(super) const MAX_BYTES: usize = 512 * 1024;

/// The longest name, characters.
const LONGEST_NAME: usize = 80;

/// The most links of one kind.
const MOST_LINKS: usize = 60;

/// The greatest width that an image can be given, pixels.
const WIDEST_IMAGE: u32 = 10_000;

/// What can be filled in in an address of a post.
const PLACES: [&str; 5] = ["lang", "slug", "year", "month", "day"];

/// A name as it is kept: one line, not too long.
pub(super) fn kept_name(given: &str) -> Result<String> {
    let name: String = one_line(given).chars().take(LONGEST_NAME).collect();
    match name.trim() {
        "" => Err(Error::NameMissing),
        name => Ok(name.to_owned()),
    }
}

/// Options as they are kept: lines without white space around them, empty links left out.
pub(super) fn kept(given: ProfileOptions) -> Result<ProfileOptions> {
    let mut options = given;
    let bytes = serde_json::to_vec(&options)?.len();
    if bytes > MAX_BYTES {
        return Err(Error::TooLarge {
            name: "this profile".to_owned(),
            bytes: bytes as u64,
            limit: MAX_BYTES as u64,
        });
    }
    let site = &mut options.site;
    for line in [&mut site.name, &mut site.address, &mut site.post_address] {
        *line = one_line(line);
    }
    for link in options.header_links.iter_mut().chain(&mut options.share) {
        link.name = one_line(&link.name);
        link.address = one_line(&link.address);
    }
    let said = |link: &super::NamedLink| !(link.name.is_empty() && link.address.is_empty());
    options.header_links.retain(said);
    options.share.retain(said);
    for appeal in options.appeal.values_mut() {
        appeal.text = appeal.text.trim().to_owned();
        appeal.link.name = one_line(&appeal.link.name);
        appeal.link.address = one_line(&appeal.link.address);
    }
    options
        .appeal
        .retain(|_, appeal| !appeal.text.is_empty() || said(&appeal.link));
    options.images.folder = one_line(&options.images.folder);
    check_all(&options)?;
    Ok(options)
}

/// Says whether a profile can ask for this.
///
/// # Errors
///
/// [`Error::BadOption`], [`Error::BadTemplate`], [`Error::BadPage`], [`Error::TooLarge`].
pub fn check(options: &ProfileOptions) -> Result<()> {
    kept(options.clone()).map(drop)
}

fn check_all(options: &ProfileOptions) -> Result<()> {
    let web = |option, address: &str| match address.is_empty() || is_web_address(address) {
        true => Ok(()),
        false => bad(option, address, Fault::Address),
    };
    web("site.address", &options.site.address)?;
    check_pattern(&options.site.post_address)?;
    for link in &options.header_links {
        check_link("headerLinks", &link.name, &link.address)?;
        if !is_link_address(&link.address) {
            return bad("headerLinks", &link.address, Fault::Address);
        }
    }
    for link in &options.share {
        check_link("share", &link.name, &link.address)?;
        if !is_share_address(&link.address) {
            return bad("share", &link.address, Fault::ShareAddress);
        }
    }
    for (option, links) in [
        ("headerLinks", &options.header_links),
        ("share", &options.share),
    ] {
        if links.len() > MOST_LINKS {
            return bad(option, &links.len().to_string(), Fault::TooMany);
        }
    }
    for (language, appeal) in &options.appeal {
        let link = &appeal.link;
        // An appeal may ask for something that has no address.
        if !(link.name.is_empty() && link.address.is_empty()) {
            check_link("appeal", &link.name, &link.address)?;
            let address = &link.address;
            if !is_link_address(address) {
                return bad("appeal", &format!("{language}: {address}"), Fault::Address);
            }
        }
    }
    if !(1..=5).contains(&options.heading_level) {
        let level = options.heading_level.to_string();
        return bad("headingLevel", &level, Fault::HeadingLevel);
    }
    if !is_plain_folder(&options.images.folder) {
        return bad("images.folder", &options.images.folder, Fault::Folder);
    }
    if !options.template.trim().is_empty() {
        template::check(&options.template)?;
    }
    if options.images.width > WIDEST_IMAGE {
        let width = options.images.width.to_string();
        return bad("images.width", &width, Fault::Width);
    }
    Ok(())
}

/// Whether a page may lead there: to the web, or to somebody's mail.
fn is_link_address(address: &str) -> bool {
    is_web_address(address) || address.starts_with("mailto:")
}

/// A link needs both its words and its address.
fn check_link(option: &'static str, name: &str, address: &str) -> Result<()> {
    match (name.is_empty(), address.is_empty()) {
        (false, false) => Ok(()),
        (true, _) => bad(option, address, Fault::LinkWithoutName),
        (_, true) => bad(option, name, Fault::LinkWithoutAddress),
    }
}

/// Everything between braces must be something that can be filled in.
fn check_pattern(pattern: &str) -> Result<()> {
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '}']) {
        let name = rest[at..]
            .strip_prefix('{')
            .and_then(|it| it.split_once('}'));
        match name {
            Some((name, behind)) if PLACES.contains(&name) => rest = behind,
            _ => return bad("site.postAddress", pattern, Fault::Place),
        }
    }
    match pattern.contains([' ', '<', '>', '"', '\\']) {
        true => bad("site.postAddress", pattern, Fault::Address),
        false => Ok(()),
    }
}

/// Whether a folder lies below the export on every system: no way up, no root, no drive.
fn is_plain_folder(folder: &str) -> bool {
    let plain = |name: &str| {
        !name.starts_with('.')
            && !name.ends_with('.')
            && !name.is_empty()
            && name.len() <= 64
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    folder.len() <= 200 && folder.split('/').all(plain)
}

fn one_line(given: &str) -> String {
    given.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bad<T>(option: &'static str, given: &str, fault: Fault) -> Result<T> {
    Err(Error::BadOption {
        option,
        given: given.to_owned(),
        fault,
    })
}
