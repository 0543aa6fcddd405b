use super::{Format, Piece, html, markdown, page, text_file};

/// What an export would write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The files, in a stable order.
    pub files: Vec<PlannedFile>,
    /// What a person should know: one plain sentence each.
    pub warnings: Vec<String>,
}

/// One file of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedFile {
    /// Its path below the folder of the export; `/` separates.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Says what an export of a piece would write. The same piece gives the same bytes.
pub fn plan(piece: &Piece, format: Format) -> Plan {
    let mut plan = Plan::default();
    let ending = format.extension();
    let slug = &piece.post.slug;
    match format {
        Format::Markdown => {
            for edition in &piece.editions {
                let bytes = markdown::file(piece, edition).into_bytes();
                let language = edition.edition.language.as_str();
                let name = format!("{slug}.{language}.{ending}");
                plan.files.push(PlannedFile { name, bytes });
            }
        }
        Format::HtmlFragment | Format::HtmlPage | Format::Text => {
            let contents = match format {
                Format::Text => text_file::file(piece),
                _ => {
                    let made = html::sections(piece);
                    plan.warnings.extend(made.warnings);
                    match format {
                        Format::HtmlPage => page::page(piece, &made.sections),
                        _ => format!("{}\n", html::fragment(&made.sections)),
                    }
                }
            };
            let name = match (piece.is_single, piece.editions.first()) {
                (true, Some(only)) => format!("{slug}.{}.{ending}", only.edition.language),
                _ => format!("{slug}.{ending}"),
            };
            plan.files.push(PlannedFile {
                name,
                bytes: contents.into_bytes(),
            });
        }
    }
    if format != Format::Text {
        for (name, image) in &piece.images {
            let name = format!("image/{name}");
            plan.files.push(PlannedFile {
                name,
                bytes: image.bytes.clone(),
            });
        }
    }
    plan
}
