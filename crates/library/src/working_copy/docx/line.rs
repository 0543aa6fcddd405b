//! What stands in a line, as runs.

use quick_xml::escape::escape;
use text::watermark::unmark_line;
use text::write::block::{Image, Ink, Piece};

use super::Sheet;

/// A pixel in English Metric Units, at 96 to an inch.
const PIXEL: u64 = 9525;

/// A twentieth of a point in English Metric Units.
const TWENTIETH: u64 = 635;

impl Sheet<'_> {
    /// Writes a paragraph with such properties.
    pub(super) fn paragraph(&mut self, properties: &str, pieces: &[Piece]) {
        let inner = self.line(pieces);
        // What stands where in the properties is laid down: direction before indent and place.
        let side = if self.is_right_to_left {
            "<w:bidi/>"
        } else {
            ""
        };
        let at = ["<w:ind ", "<w:jc "]
            .iter()
            .find_map(|it| properties.find(it));
        let (first, last) = properties.split_at(at.unwrap_or(properties.len()));
        self.out.push_str("<w:p>");
        if !(first.is_empty() && last.is_empty() && side.is_empty()) {
            self.out
                .push_str(&format!("<w:pPr>{first}{side}{last}</w:pPr>"));
        }
        self.out.push_str(&inner);
        self.out.push_str("</w:p>");
    }

    /// Writes a paragraph of words without marks.
    pub(super) fn plain(&mut self, style: &str, words: &str) {
        let words = unmark_line(words, None).text;
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let properties = format!("<w:pStyle w:val=\"{style}\"/>");
        self.paragraph(&properties, &[Piece::Text(words, Ink::default())]);
    }

    fn line(&mut self, pieces: &[Piece]) -> String {
        let mut line = String::new();
        let mut open: Option<usize> = None;
        for piece in pieces {
            let link = match piece {
                Piece::Text(_, ink) | Piece::Image(_, ink) => ink.link.as_ref(),
                Piece::Break | Piece::Note(_) => None,
            };
            let link = link.filter(|link| text::paste::clean_address(&link.address).is_some());
            let wanted = link.map(|link| self.link(&link.address));
            if open != wanted {
                line.push_str(if open.is_some() { "</w:hyperlink>" } else { "" });
                if let (Some(id), Some(link)) = (wanted, link) {
                    let title = match link.title.trim() {
                        "" => String::new(),
                        title => format!(" w:tooltip=\"{}\"", attribute(title)),
                    };
                    line.push_str(&format!("<w:hyperlink r:id=\"rIdL{id}\"{title}>"));
                }
                open = wanted;
            }
            match piece {
                Piece::Text(words, ink) => {
                    let properties = self.properties(ink, wanted.is_some());
                    line.push_str(&run(&properties, &said(words)));
                }
                Piece::Break => line.push_str("<w:r><w:br/></w:r>"),
                Piece::Image(image, ink) => {
                    let drawn = self.image(image);
                    match drawn {
                        Some(drawn) => line.push_str(&drawn),
                        None => {
                            let properties = self.properties(ink, wanted.is_some());
                            line.push_str(&run(&properties, &said(&image.words)));
                        }
                    }
                }
                Piece::Note(place) => {
                    let note = self.note(*place);
                    line.push_str(&note);
                }
            }
        }
        line.push_str(if open.is_some() { "</w:hyperlink>" } else { "" });
        line
    }

    fn properties(&self, ink: &Ink, is_link: bool) -> String {
        let on = |is: bool, name: &'static str| if is { name } else { "" };
        let style = match (ink.code, is_link) {
            (true, _) => "<w:rStyle w:val=\"HTMLCode\"/>",
            (false, true) => "<w:rStyle w:val=\"Hyperlink\"/>",
            (false, false) => "",
        };
        let language = attribute(&self.language);
        format!(
            "{style}{}{}{}{}<w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" \
             w:bidi=\"{language}\"/>",
            on(ink.strong, "<w:b/><w:bCs/>"),
            on(ink.emphasis, "<w:i/><w:iCs/>"),
            on(ink.strike, "<w:strike/>"),
            on(self.is_right_to_left, "<w:rtl/>"),
        )
    }

    fn link(&mut self, address: &str) -> usize {
        let known = self.links.iter().position(|it| it == address);
        known.unwrap_or_else(|| {
            self.links.push(address.to_owned());
            self.links.len() - 1
        })
    }

    /// A footnote where it is mentioned. A word processor has none within one.
    fn note(&mut self, place: usize) -> String {
        let Some(said) = self.said.get(place).filter(|_| !self.is_in_note) else {
            return String::new();
        };
        let reference = |number: usize| {
            format!(
                "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>\
                 <w:footnoteReference w:id=\"{number}\"/></w:r>"
            )
        };
        if let Some(&number) = self.numbers.get(&place) {
            return reference(number);
        }
        self.notes += 1;
        let number = self.notes;
        self.numbers.insert(place, number);
        let outer = std::mem::take(&mut self.out);
        self.is_in_note = true;
        self.blocks(said, 0);
        self.is_in_note = false;
        let inner = std::mem::replace(&mut self.out, outer);
        let own = "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>\
                   <w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";
        // The number stands in the first paragraph, behind its properties.
        let inner = match inner
            .strip_prefix("<w:p><w:pPr>")
            .and_then(|it| it.split_once("</w:pPr>"))
        {
            Some((properties, rest)) => format!("<w:p><w:pPr>{properties}</w:pPr>{own}{rest}"),
            None => {
                format!("<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>{own}</w:p>{inner}")
            }
        };
        let inner = match inner.ends_with("</w:tbl>") {
            true => format!("{inner}<w:p/>"),
            false => inner,
        };
        self.footnotes.push_str(&format!(
            "<w:footnote w:id=\"{number}\">{inner}</w:footnote>"
        ));
        reference(number)
    }

    /// A picture of the library; none for one that is not in it.
    fn image(&mut self, image: &Image) -> Option<String> {
        let name = image.address.strip_prefix("image/")?;
        let picture = self.pictures.get(name)?;
        let (width, height) = (
            u64::from(picture.size.0.max(1)),
            u64::from(picture.size.1.max(1)),
        );
        let most = u64::from(self.width) * TWENTIETH * 9 / 10;
        let across = (width * PIXEL).min(most);
        let down = across * height / width;
        let known = self.shown.iter().position(|it| it == name);
        let id = known.unwrap_or_else(|| {
            self.shown.push(name.to_owned());
            self.shown.len() - 1
        });
        self.drawings += 1;
        let number = self.drawings;
        let is_ornament = !image.words.is_empty() && image.words.trim().is_empty();
        let described = match is_ornament {
            true => "><a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">\
                     <adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" \
                     val=\"1\"/></a:ext></a:extLst></wp:docPr>"
                .to_owned(),
            false => format!(" descr=\"{}\"/>", attribute(&image.words)),
        };
        Some(format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent \
             cx=\"{across}\" cy=\"{down}\"/><wp:docPr id=\"{number}\" name=\"{number}\"{described}\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{number}\"/><pic:cNvPicPr/>\
             </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdI{id}\"/><a:stretch><a:fillRect/>\
             </a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{across}\" \
             cy=\"{down}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>\
             </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ))
    }
}

fn run(properties: &str, content: &str) -> String {
    match content {
        "" => String::new(),
        content => format!("<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"),
    }
}

/// Words as XML has them, without what XML cannot have.
fn said(words: &str) -> String {
    let words: String = words.chars().filter(|it| is_sayable(*it)).collect();
    match words.as_str() {
        "" => String::new(),
        words => format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(words)),
    }
}

/// A value as an attribute has it.
pub(super) fn attribute(value: &str) -> String {
    let value: String = value.chars().filter(|it| is_sayable(*it)).collect();
    escape(value.as_str()).replace(['\n', '\t'], " ")
}

fn is_sayable(sign: char) -> bool {
    matches!(sign, '\t' | '\n' | ' '..) && !matches!(sign, '\u{fffe}' | '\u{ffff}')
}
