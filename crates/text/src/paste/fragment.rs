//! What Windows puts before the HTML of a clipboard ("CF_HTML").

/// Takes the header off.
///
/// The header's offsets count bytes. Where comments mark the fragment in the HTML too,
/// [`super::tree`] follows those, because then the elements around it, such as a table's, still
/// say what it is.
pub(super) fn without_header(html: &str) -> &str {
    let html = html.trim_start_matches('\u{feff}');
    let Some(header) = Header::of(html) else {
        return html;
    };
    let whole = html.get(header.length..).unwrap_or_default();
    if whole.contains("<!--StartFragment") {
        return whole;
    }
    let part = |from: Option<usize>, to: Option<usize>| html.get(from?..to?);
    part(header.start, header.end).unwrap_or(whole)
}

struct Header {
    length: usize,
    start: Option<usize>,
    end: Option<usize>,
}

impl Header {
    fn of(html: &str) -> Option<Self> {
        if !html.starts_with("Version:") {
            return None;
        }
        let mut header = Self {
            length: 0,
            start: None,
            end: None,
        };
        for line in html.split_inclusive('\n') {
            let Some((name, value)) = line.split_once(':').filter(|_| !line.starts_with('<'))
            else {
                break;
            };
            header.length += line.len();
            match name {
                "StartFragment" => header.start = value.trim().parse().ok(),
                "EndFragment" => header.end = value.trim().parse().ok(),
                _ => {}
            }
        }
        Some(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_where_no_comment_does() {
        let header = "Version:0.9\r\nStartHTML:00\r\nEndHTML:00\r\nStartFragment:085\r\n\
                      EndFragment:093\r\n";
        let html = format!(
            "{header}<p>¡</p>{}<p>Sí</p>",
            " ".repeat(85 - header.len() - 9)
        );
        assert_eq!(without_header(&html), "<p>Sí</p>".get(..8).unwrap());
    }

    #[test]
    fn comments_count_more_than_offsets() {
        let html = "Version:1.0\r\nStartFragment:9999\r\nEndFragment:3\r\n\
                    <table><!--StartFragment--><tr>";
        assert_eq!(without_header(html), "<table><!--StartFragment--><tr>");
    }

    #[test]
    fn offsets_that_are_wrong_lose_nothing() {
        let html = "Version:0.9\r\nStartFragment:40\r\nEndFragment:9999\r\n<p>Agua</p>";
        assert_eq!(without_header(html), "<p>Agua</p>");
        assert_eq!(without_header("Version: 1 of the text"), "");
        assert_eq!(without_header("<p>Agua"), "<p>Agua");
    }
}
