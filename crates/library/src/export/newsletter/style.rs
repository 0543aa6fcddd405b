//! The style of every element that a post can have, for mail programs that read no style sheet.

/// The style of an element inside another; empty where it needs none.
pub(super) fn of(element: &str, inside: Option<&str>) -> &'static str {
    match (element, inside) {
        ("p", Some("li")) => "margin:0 0 6px",
        ("p", Some("blockquote")) => "margin:0 0 10px;font-style:italic",
        ("p", _) => "margin:0 0 18px",
        ("h1", _) => "margin:32px 0 12px;font-size:26px;line-height:1.2;font-weight:bold",
        ("h2", _) => "margin:32px 0 10px;font-size:23px;line-height:1.25;font-weight:bold",
        ("h3", _) => "margin:28px 0 8px;font-size:20px;line-height:1.3;font-weight:bold",
        ("h4" | "h5" | "h6", _) => {
            "margin:24px 0 8px;font-size:17px;line-height:1.35;font-weight:bold"
        }
        ("a", _) => "color:#a5281f;text-decoration:underline",
        ("blockquote", _) => {
            "margin:0 0 18px;padding:2px 0 2px 16px;border-left:3px solid #ddd5c7;color:#6b6359"
        }
        ("ul" | "ol", Some("li")) => "margin:6px 0 0;padding:0 0 0 22px",
        ("ul" | "ol", _) => "margin:0 0 18px;padding:0 0 0 24px",
        ("li", _) => "margin:0 0 6px",
        ("hr", _) => "width:80px;margin:32px auto;border:0;border-top:1px solid #ddd5c7",
        ("img", _) => "max-width:100%;height:auto;border:0",
        ("figure", _) => "margin:0 0 22px",
        ("figcaption", _) => {
            "margin:8px 0 0;font-family:Arial,sans-serif;font-size:13px;line-height:1.5;color:#6b6359"
        }
        ("table", _) => {
            "width:100%;margin:0 0 20px;border-collapse:collapse;font-size:15px;line-height:1.45"
        }
        ("th", _) => {
            "padding:7px 12px 7px 0;border-bottom:2px solid #ddd5c7;text-align:start;vertical-align:top"
        }
        ("td", _) => "padding:7px 12px 7px 0;border-bottom:1px solid #ddd5c7;vertical-align:top",
        ("caption", _) => {
            "padding:0 0 8px;text-align:start;font-family:Arial,sans-serif;font-size:13px;color:#6b6359"
        }
        ("code", Some("pre")) => "",
        ("code" | "kbd" | "samp", _) => "font-family:Consolas,Menlo,monospace;font-size:15px",
        ("pre", _) => {
            "margin:0 0 18px;padding:12px 14px;background-color:#f6f0e5;font-family:Consolas,Menlo,monospace;font-size:14px;line-height:1.5;white-space:pre-wrap"
        }
        ("section", _) => {
            "margin:32px 0 0;padding:14px 0 0;border-top:1px solid #ddd5c7;font-size:15px;line-height:1.5;color:#6b6359"
        }
        ("sup" | "sub", _) => "font-size:12px;line-height:0",
        ("mark", _) => "background-color:#f6ead9",
        _ => "",
    }
}
