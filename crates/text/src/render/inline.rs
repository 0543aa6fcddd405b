//! Emphasis, links and images.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::{
    Images,
    link::{self, push_address, push_text, push_value},
    writer::{DEEPEST, OPEN_PARAGRAPH, Writer},
};
use crate::{
    sanitize::{ImageSource, REFERRER, Target},
    typography::typeset,
};

/// An image whose alternative text is being read.
pub(super) struct Image<'a> {
    pub(super) address: CowStr<'a>,
    pub(super) title: CowStr<'a>,
    pub(super) words: String,
}

/// An image with a title that may stand alone in its paragraph.
pub(super) struct Figure<'a> {
    image: Image<'a>,
    /// Where it ends in what was written.
    end: usize,
}

impl<'a> Writer<'a, '_> {
    pub(super) fn open_inline(&mut self, html: &str, close: &'static str) {
        if self.inline_depth < DEEPEST {
            self.inline_depth += 1;
            self.inlines.push(close);
            self.out.push_str(html);
        } else {
            self.too_deep += 1;
            self.inlines.push("");
        }
    }

    pub(super) fn close_inline(&mut self) {
        if let Some(close) = self.inlines.pop()
            && !close.is_empty()
        {
            self.inline_depth -= 1;
            self.out.push_str(close);
        }
    }

    /// Closes what the events left open; nothing, as long as they are balanced.
    pub(super) fn close_all(&mut self) {
        while !self.inlines.is_empty() {
            self.close_inline();
        }
    }

    pub(super) fn open_link(&mut self, kind: LinkType, address: &str, title: &str) {
        let address = match kind {
            LinkType::Email => format!("mailto:{address}"),
            _ => address.to_owned(),
        };
        let target = link::target(&address, self.options.policy);
        if target == Target::Refused {
            self.left_out_links += 1;
        }
        if target == Target::Refused || self.in_link {
            self.inlines.push("");
            return;
        }
        let mut html = String::with_capacity(address.len() + 64);
        html.push_str("<a href=\"");
        push_address(&mut html, &address);
        self.push_title(&mut html, title);
        if target == Target::Elsewhere && !self.rel.is_empty() {
            html.push_str("\" rel=\"");
            html.push_str(&self.rel);
        }
        html.push_str("\">");
        self.in_link = true;
        self.open_inline(&html, "</a>");
        if self.seen.insert(address.clone()) {
            self.rendered.links.push(address);
        }
    }

    /// Writes a title attribute behind an attribute whose quotation is still open.
    pub(super) fn push_title(&mut self, html: &mut String, title: &str) {
        if !title.is_empty() {
            html.push_str("\" title=\"");
            self.hidden.controls += push_value(html, title);
        }
    }

    /// Gathers the words of an image's alternative text until the image ends.
    pub(super) fn event_in_image(&mut self, event: Event<'a>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(Tag::Image { .. }) => self.image_depth += 1,
            Event::End(TagEnd::Image) => {
                self.image_depth -= 1;
                if self.image_depth == 0
                    && let Some(image) = self.image.take()
                {
                    self.write_image(image);
                }
            }
            Event::Text(text) | Event::Code(text) => image.words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.words.push('\n'),
            _ => {}
        }
    }

    fn write_image(&mut self, image: Image<'a>) {
        let source = match self.options.keep_images {
            Images::None => ImageSource::Refused,
            Images::Local => link::source(&image.address, self.options.policy),
        };
        if source == ImageSource::Refused {
            self.left_out_images += 1;
            self.text(&image.words);
            return;
        }
        if self.seen.insert(image.address.to_string()) {
            match source {
                ImageSource::Own(name) => self.rendered.images.push(name.to_owned()),
                _ => self.rendered.remote_images.push(image.address.to_string()),
            }
        }
        self.undescribed += usize::from(image.words.is_empty());
        let begins = self.paragraph == Some(self.out.len());
        let mut html = self.open_image(&image);
        self.push_title(&mut html, &image.title);
        self.close_image(&mut html, &image);
        self.out.push_str(&html);
        if begins && !image.title.trim().is_empty() {
            let end = self.out.len();
            self.figure = Some(Figure { image, end });
        }
    }

    /// An image up to its last attribute, whose quotation is still open.
    fn open_image(&mut self, image: &Image<'a>) -> String {
        let mut html = String::from("<img src=\"");
        push_address(&mut html, &image.address);
        let sizes = self.options.image_sizes;
        let size = match link::source(&image.address, self.options.policy) {
            ImageSource::Own(name) => sizes.and_then(|sizes| sizes.get(name)),
            _ => None,
        };
        if let Some((width, height)) = size {
            html.push_str(&format!("\" width=\"{width}\" height=\"{height}"));
        }
        html.push_str("\" alt=\"");
        // A space alone says that somebody has decided that no words are needed.
        self.hidden.controls += push_value(&mut html, image.words.trim());
        html
    }

    /// The end of an image, behind a value whose quotation is still open.
    fn close_image(&self, html: &mut String, image: &Image<'a>) {
        if link::source(&image.address, self.options.policy) == ImageSource::Remote {
            html.push_str("\" referrerpolicy=\"");
            html.push_str(REFERRER);
        }
        html.push_str("\">");
    }

    /// Ends a paragraph; one that is nothing but an image with a title becomes a figure.
    pub(super) fn close_paragraph(&mut self) {
        let begin = self.paragraph.take();
        let figure = self.figure.take().filter(|it| it.end == self.out.len());
        let (Some(begin), Some(Figure { image, .. })) = (begin, figure) else {
            self.out.push_str("</p>\n");
            return;
        };
        self.out.truncate(begin - OPEN_PARAGRAPH.len());
        // Written before as a title: what was left out there is counted already.
        let counted = self.hidden;
        let mut html = self.open_image(&image);
        self.close_image(&mut html, &image);
        self.out.push_str("<figure>\n");
        self.out.push_str(&html);
        self.out.push_str("\n<figcaption>");
        let caption = image.title.trim();
        match self.options.language.filter(|_| self.options.typeset) {
            Some(language) => push_text(
                &mut self.out,
                &typeset(caption, language, self.options.style),
            ),
            None => push_text(&mut self.out, caption),
        };
        self.out.push_str("</figcaption>\n</figure>\n");
        self.hidden = counted;
    }
}
