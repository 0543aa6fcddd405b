//! Documents made to the shape that Word writes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document that is being made.
pub struct Made {
    parts: Vec<(String, Vec<u8>)>,
    leads: Vec<String>,
    is_strict: bool,
}

/// The declarations that Word begins a part with.
fn spaces() -> String {
    format!(
        "xmlns:wpc=\"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:r=\"{R}\" \
         xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
         xmlns:v=\"urn:schemas-microsoft-com:vml\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:w10=\"urn:schemas-microsoft-com:office:word\" xmlns:w=\"{W}\" \
         xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
         xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" \
         xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
         mc:Ignorable=\"w14 w15 wp14\""
    )
}

impl Made {
    /// A document with such paragraphs, with the styles and lists that most have.
    pub fn of(body: &str) -> Made {
        let made = Made {
            parts: Vec::new(),
            leads: Vec::new(),
            is_strict: false,
        };
        let body = format!(
            "<w:body>{body}<w:sectPr w:rsidR=\"00A77427\" w:rsidSect=\"009D2C6E\">\
             <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:cols w:space=\"708\"/>\
             <w:docGrid w:linePitch=\"360\"/></w:sectPr></w:body>"
        );
        made.xml("document", &body)
            .beside("styles", super::styles::STYLES)
            .beside("numbering", super::styles::NUMBERING)
            .beside(
                "settings",
                "<w:zoom w:percent=\"100\"/><w:proofState w:spelling=\"clean\"/>",
            )
    }

    /// Adds a part, or puts it in the place of one.
    pub fn part(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Made {
        self.parts.retain(|(known, _)| known != name);
        self.parts.push((name.to_owned(), bytes.into()));
        self
    }

    fn xml(self, name: &str, inner: &str) -> Made {
        let spaces = spaces();
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n\
             <w:{name} {spaces}>{inner}</w:{name}>"
        );
        self.part(&format!("word/{name}.xml"), xml)
    }

    /// Adds a part beside the text, and the relationship that leads to it.
    pub fn beside(self, name: &str, inner: &str) -> Made {
        let kind = format!("{R}/{name}");
        self.xml(name, inner)
            .lead(&format!("x{name}"), &kind, &format!("{name}.xml"), "")
    }

    /// Adds a part of another element, such as those of Word 2013.
    pub fn beside_as(self, name: &str, kind: &str, element: &str, inner: &str) -> Made {
        let spaces = spaces();
        let xml = format!("<{element} {spaces}>{inner}</{element}>");
        self.part(&format!("word/{name}.xml"), xml).lead(
            &format!("x{name}"),
            kind,
            &format!("{name}.xml"),
            "",
        )
    }

    /// Adds a relationship of the text.
    pub fn lead(mut self, id: &str, kind: &str, target: &str, mode: &str) -> Made {
        self.leads
            .retain(|it| !it.contains(&format!("Id=\"{id}\"")));
        let mode = match mode {
            "" => String::new(),
            mode => format!(" TargetMode=\"{mode}\""),
        };
        self.leads.push(format!(
            "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>"
        ));
        self
    }

    /// Adds a link's address.
    pub fn link(self, id: &str, address: &str) -> Made {
        self.lead(id, &format!("{R}/hyperlink"), address, "External")
    }

    /// Adds a picture.
    pub fn image(self, id: &str, name: &str, bytes: Vec<u8>) -> Made {
        self.part(&format!("word/media/{name}"), bytes).lead(
            id,
            &format!("{R}/image"),
            &format!("media/{name}"),
            "",
        )
    }

    /// Says everything in the strict family of namespaces.
    pub fn strict(mut self) -> Made {
        self.is_strict = true;
        self
    }

    /// The file.
    pub fn bytes(mut self) -> Vec<u8> {
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        let leads = format!(
            "<Relationships xmlns=\"{package}\">{}</Relationships>",
            self.leads.concat()
        );
        let first = format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" \
             Type=\"{R}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        );
        let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                     <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
        self.parts
            .insert(0, ("[Content_Types].xml".into(), types.into()));
        for (name, xml) in [
            ("_rels/.rels", first),
            ("word/_rels/document.xml.rels", leads),
        ] {
            if !self.parts.iter().any(|(known, _)| known == name) {
                self.parts.push((name.into(), xml.into_bytes()));
            }
        }
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, bytes) in self.parts {
            let bytes = match String::from_utf8(bytes) {
                Ok(xml) if self.is_strict => strictly(&xml).into_bytes(),
                Ok(xml) => xml.into_bytes(),
                Err(other) => other.into_bytes(),
            };
            writer.start_file(name, deflated).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

/// The same addresses in the strict family.
fn strictly(xml: &str) -> String {
    [
        (W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (R, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        (
            "http://schemas.openxmlformats.org/drawingml/2006/main",
            "http://purl.oclc.org/ooxml/drawingml/main",
        ),
    ]
    .iter()
    .fold(xml.to_owned(), |xml, (from, to)| xml.replace(from, to))
}

/// A paragraph in a style; none where it is empty. It is cut into runs as Word cuts them.
pub fn p(style: &str, inner: &str) -> String {
    let style = match style {
        "" => String::new(),
        style => format!("<w:pStyle w:val=\"{style}\"/>"),
    };
    with(&style, inner)
}

/// A paragraph with such properties.
pub fn with(properties: &str, inner: &str) -> String {
    format!(
        "<w:p w14:paraId=\"3F2A1B0C\" w14:textId=\"77777777\" w:rsidR=\"00A77427\" \
         w:rsidRDefault=\"00B01C5D\" w:rsidP=\"00B01C5D\"><w:pPr>{properties}<w:rPr>\
         <w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"/></w:rPr></w:pPr>\
         <w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>{inner}</w:p>"
    )
}

/// Words in a run with such properties.
pub fn r(properties: &str, words: &str) -> String {
    format!(
        "<w:r w:rsidRPr=\"00C44F12\"><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" \
         w:cs=\"Times New Roman\"/>{properties}<w:sz w:val=\"24\"/><w:lang w:val=\"es-MX\"/>\
         </w:rPr><w:lastRenderedPageBreak/><w:t xml:space=\"preserve\">{words}</w:t></w:r>\
         <w:proofErr w:type=\"spellStart\"/>"
    )
}

/// Plain words, cut in the middle as a spelling checker does it.
pub fn t(words: &str) -> String {
    let middle = words.floor_char_boundary(words.len() / 2);
    format!(
        "{}<w:proofErr w:type=\"spellEnd\"/>{}",
        r("", &words[..middle]),
        r("", &words[middle..])
    )
}

/// An item of a list.
pub fn item(list: u32, level: u32, words: &str) -> String {
    with(
        &format!(
            "<w:pStyle w:val=\"Prrafodelista\"/><w:numPr><w:ilvl w:val=\"{level}\"/>\
             <w:numId w:val=\"{list}\"/></w:numPr>"
        ),
        &t(words),
    )
}

/// A complex field.
pub fn field(instruction: &str, result: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \
         {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         {result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

/// A table of cells, each with paragraphs.
pub fn table(rows: &[&[&str]]) -> String {
    let mut xml = "<w:tbl><w:tblPr><w:tblStyle w:val=\"Tablaconcuadrcula\"/><w:tblW w:w=\"0\" \
                   w:type=\"auto\"/><w:tblLook w:val=\"04A0\"/></w:tblPr><w:tblGrid>\
                   <w:gridCol w:w=\"4247\"/><w:gridCol w:w=\"4247\"/></w:tblGrid>"
        .to_owned();
    for row in rows {
        xml.push_str("<w:tr w:rsidR=\"00B01C5D\" w14:paraId=\"0AB1C2D3\">");
        for cell in *row {
            xml.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"4247\" w:type=\"dxa\"/></w:tcPr>{cell}</w:tc>"
            ));
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
    xml
}

/// A picture in a line.
pub fn picture(id: &str, description: &str) -> String {
    format!(
        "<w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline distT=\"0\" distB=\"0\">\
         <wp:extent cx=\"100\" cy=\"100\"/><wp:docPr id=\"1\" name=\"Imagen 1\" \
         descr=\"{description}\"/><a:graphic><a:graphicData \
         uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>\
         <pic:cNvPr id=\"0\" name=\"foto.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
         <a:blip r:embed=\"{id}\"/><a:stretch/></pic:blipFill></pic:pic></a:graphicData>\
         </a:graphic></wp:inline></w:drawing></w:r>"
    )
}
