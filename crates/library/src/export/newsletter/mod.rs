//! HTML that mail programs show: what they need is in the elements themselves, since many read no
//! style sheet, and links say everything from the scheme on.

mod style;
mod text;

use ::text::page::{Address, Fit, Fitted, fit};
use ::text::sanitize::Policy;

use super::html::{self, Section};
use super::image_file::{ImageFiles, addresses, folder, image_files_in, image_sizes};
use super::page::{checked, context::Page};
use super::plan::{Plan, PlannedFile, file_name};
use super::template::{self, Shipped, TemplateError};
use super::{Piece, Warning, parts};
use crate::error::{Error, Result};

/// A letter and its text without mark-up for each post, and the images where they are beside it.
pub(super) fn files(piece: &Piece, plan: &mut Plan) -> Result<()> {
    let made = html::sections(piece, &image_sizes(piece));
    let images = image_files_in(piece, &folder(piece));
    let (head, left_out) = parts::of_page(piece);
    let bodies = bodies(piece, &made.sections, &images);
    let page = Page::of(piece, &head, &made.sections, &bodies, None, String::new());
    let letter = template::render_shipped(Shipped::Newsletter, &page);
    let letter =
        letter.map_err(|TemplateError { line, reason }| Error::BadTemplate { line, reason })?;
    let name = file_name(piece, "html");
    // A letter asks the site for its images.
    let policy = Policy {
        remote_images: true,
        ..piece.profile.options.policy()
    };
    let letter = checked(name.clone(), letter, &policy)?;
    plan.files.push(PlannedFile::text(name, letter));
    let letter = text::of(piece, &made.sections);
    plan.files
        .push(PlannedFile::text(file_name(piece, "txt"), letter));
    plan.warnings.extend(left_out);
    plan.warnings.extend(made.warnings);
    plan.warnings.extend(images.warnings);
    plan.warnings.extend(without_site(piece, &made.sections));
    plan.take_images(piece, images.files);
    Ok(())
}

fn bodies(piece: &Piece, sections: &[Section<'_>], images: &ImageFiles) -> Vec<Fitted> {
    let site = piece.profile.options.site.address.as_str();
    let policy = &piece.profile.options.policy();
    let mut addresses = addresses(piece, images);
    if !piece.profile.options.images.embed {
        // Who opens a letter has nothing beside it.
        for address in addresses.values_mut() {
            let absolute = Address::judge(address, policy).and_then(|it| it.absolute(site, policy));
            if let Some(absolute) = absolute {
                *address = absolute.as_str().to_owned();
            }
        }
    }
    let address = |name: &str| addresses.get(name).cloned();
    let how = Fit {
        images: Some(&address),
        site: Some(site),
        style: Some(style::of),
        table: None,
        policy,
    };
    let body = |section: &Section<'_>| fit(&section.body, &how);
    sections.iter().map(body).collect()
}

/// What a person should know where links and images have no site to be absolute by.
fn without_site(piece: &Piece, sections: &[Section<'_>]) -> Vec<Warning> {
    let policy = &piece.profile.options.policy();
    if Address::judge(&piece.profile.options.site.address, policy)
        .is_some_and(|it| it.is_absolute())
    {
        return Vec::new();
    }
    let mut warnings = Vec::new();
    if !piece.images.is_empty() && !piece.profile.options.images.embed {
        warnings.push(Warning::new(
            "newsletter.images",
            "The profile has no address of a site, so mail programs will not find the images.",
        ));
    }
    let is_relative = |section: &Section<'_>| {
        let html = section.body.as_str();
        let hrefs = html.split("<a href=\"").skip(1);
        let mut hrefs = hrefs.filter_map(|rest| rest.split('"').next());
        hrefs.any(|href| {
            let address = Address::judge(href, policy);
            !href.starts_with('#') && address.is_some_and(|it| !it.is_absolute())
        })
    };
    if sections.iter().any(is_relative) {
        warnings.push(Warning::new(
            "newsletter.links",
            "The profile has no address of a site, so some links lead nowhere from a letter.",
        ));
    }
    warnings
}
