//! The same letter without mark-up, for those who read letters as text.

use super::super::Piece;
use super::super::html::Section;
use super::super::parts::{Link, words};
use super::super::text_file;

/// The whole file.
pub(super) fn of(piece: &Piece, sections: &[Section<'_>]) -> String {
    let letters: Vec<String> = sections.iter().map(|it| letter(piece, it)).collect();
    format!("{}\n", letters.join("\n\n* * *\n\n"))
}

fn letter(piece: &Piece, section: &Section<'_>) -> String {
    let head = &section.head;
    let parts = &section.parts;
    let words = words(&section.edition.edition.language);
    let mut blocks = vec![
        head.place_line.trim().to_owned(),
        head.title.trim().to_owned(),
        head.dek.trim().to_owned(),
        text_file::body(piece, section.edition),
    ];
    if let Some(appeal) = &parts.appeal {
        let link = appeal.link.as_ref().map(line).unwrap_or_default();
        blocks.push(format!("{}\n{link}", appeal.text).trim().to_owned());
    }
    if let Some(byline) = &parts.byline {
        blocks.push(format!("{}: {}", words.written_by, byline.names));
        let told = byline.people.iter().map(|(_, told)| told.clone());
        blocks.extend(told);
    }
    if let Some(series) = &parts.series {
        let posts = lines(&series.posts);
        blocks.push(
            format!("{}: {}\n{posts}", words.series, series.name)
                .trim_end()
                .to_owned(),
        );
    }
    for (name, links) in [(words.related, &parts.related), (words.share, &parts.share)] {
        if !links.is_empty() {
            blocks.push(format!("{name}:\n{}", lines(links)));
        }
    }
    if let Some(address) = &parts.address {
        blocks.push(format!("{}: {}", words.address, address.as_str()));
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n")
}

fn lines(links: &[Link]) -> String {
    let lines = links.iter().map(|link| format!("- {}", line(link)));
    lines.collect::<Vec<_>>().join("\n")
}

fn line(link: &Link) -> String {
    match &link.address {
        Some(address) => format!("{} ({})", link.words, address.as_str()),
        None => link.words.clone(),
    }
}
