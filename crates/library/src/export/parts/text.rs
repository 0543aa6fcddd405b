use text::LanguageTag;

use super::{EditionParts, Link, words};

/// The parts of an edition without mark-up, block by block, to stand behind its text.
pub(in crate::export) fn text(parts: &EditionParts, language: &LanguageTag) -> Vec<String> {
    let words = words(language);
    let mut blocks = Vec::new();
    if let Some(appeal) = &parts.appeal {
        let link = appeal.link.as_ref().map(line).unwrap_or_default();
        blocks.push(format!("{}\n{link}", appeal.text).trim().to_owned());
    }
    if let Some(byline) = &parts.byline {
        blocks.push(format!("{}: {}", words.written_by, byline.names));
        let is_one = byline.people.len() == 1;
        let told = byline.people.iter().filter(|(_, told)| !told.is_empty());
        blocks.extend(told.map(|(name, told)| match is_one {
            true => told.clone(),
            false => format!("{name}: {told}"),
        }));
    }
    if let Some(series) = &parts.series {
        let posts = lines(&series.posts);
        let series = format!("{}: {}\n{posts}", words.series, series.name);
        blocks.push(series.trim_end().to_owned());
    }
    for (name, links) in [(words.related, &parts.related), (words.share, &parts.share)] {
        if !links.is_empty() {
            blocks.push(format!("{name}:\n{}", lines(links)));
        }
    }
    if let Some(address) = &parts.address {
        blocks.push(format!("{}: {}", words.address, address.as_str()));
    }
    blocks
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
