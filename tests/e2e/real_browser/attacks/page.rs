//! The page in which attacks are opened, each in a frame of its own: a document of its own that
//! notices what runs, and to which a script of the test's does what a reader may do.

use fantoccini::error::CmdError;
use serde_json::{Value, json};

use crate::support::Browser;

/// Notices what runs: `ran(1)`, and what attacks like to call. Frames tell the page around them.
const WATCH: &str = "<script>
    {
        const tell = (what) => { parent.seen.push(`${frameElement.id} ${what}`) }
        Object.defineProperty(window, 'ran', { value: (n) => { tell(`ran ${n}`) } })
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
            window[name] = () => { tell(name) }
        }
        // Where a link leads is for the reader to see; what it would run is for us.
        const outside = /^(https?|mailto|tel|sms|geo|xmpp|matrix|ircs?|sip|magnet|gemini|webcal|bitcoin|monero):$/
        addEventListener('click', (event) => {
            const link = event.target.closest?.('a[href]')
            if (link && outside.test(link.protocol)) event.preventDefault()
        }, true)
    }
</script>";

/// Fills a page with frames while it is being read, so that it is there when they are.
const FRAMES: &str = "
    window.seen = []
    window.ran = (n) => { seen.push(`? ran ${n}`) }
    for (const [number, html] of documents.entries()) {
        const frame = document.createElement('iframe')
        frame.id = number
        frame.srcdoc = html
        document.body.append(frame)
    }
";

/// Touches everything, follows every link that leads to no site, and parses and writes every
/// section again. Gives what ran, and what is not the same as it was, behind the frame's number.
const PROVOKE: &str = "
    const events = [
        'animationend', 'animationstart', 'beforetoggle', 'blur', 'change', 'copy', 'dblclick', 'drop',
        'error', 'focus', 'focusin', 'input', 'keydown', 'load', 'mousedown', 'mouseenter',
        'mouseover', 'paste', 'pointerdown', 'pointerenter', 'pointerover', 'scroll', 'submit',
        'toggle', 'touchstart', 'transitionend', 'wheel',
    ]
    for (const frame of document.querySelectorAll('iframe')) {
        // One that has gone elsewhere shows its document to nobody.
        const inside = frame.contentDocument
        if (!inside) continue
        for (const element of inside.querySelectorAll('body, body *')) {
            for (const event of events) element.dispatchEvent(new Event(event))
            try { element.focus?.(); element.click?.() } catch { /* it is clobbered */ }
        }
        inside.querySelectorAll('section.attacked').forEach((section) => {
            const again = inside.createElement('section')
            again.className = section.className
            again.innerHTML = section.innerHTML
            if (!again.isEqualNode(section) || again.innerHTML !== section.innerHTML) {
                seen.push(`${frame.id} is another: ${section.innerHTML} / ${again.innerHTML}`)
            }
        })
    }
    return seen
";

/// Opens documents, each in a frame, and gives all that ran, was asked for, or is not the same when
/// it is parsed and written again.
///
/// Fails where the page around them was attacked with success.
pub(super) async fn signs(
    browser: &Browser,
    documents: &[String],
) -> Result<Vec<String>, CmdError> {
    // Nothing in a document ends the script that holds it.
    let documents = json!(documents).to_string().replace('<', "\\u003c");
    let page = format!(
        "<!doctype html><html><head><meta charset=utf-8><title>Attacks</title></head><body>\
         <script>const documents = {documents};{FRAMES}</script></body></html>"
    );
    browser.try_open(&page).await?;
    let seen = browser.client.execute(PROVOKE, vec![]).await?;
    let seen = seen.as_array().cloned().unwrap_or_default();
    let said = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let mut signs: Vec<String> = seen.iter().map(said).collect();
    signs.extend(asked(browser).await);
    Ok(signs)
}

/// What was asked for, but for a post's own images, which lie beside the page.
pub(super) async fn asked(browser: &Browser) -> Vec<String> {
    let mut asked = browser.asked().await;
    asked.retain(|it| !it.starts_with("GET http://page.test/image/"));
    asked
}

/// A document around a piece of HTML.
pub(super) fn around(html: &str) -> String {
    format!(
        "<!doctype html><html><head><meta charset=utf-8><title>Attack</title>{WATCH}</head>\
         <body>{html}</body></html>"
    )
}

/// A section that is parsed and written again.
pub(super) fn section(html: &str) -> String {
    format!("<section class=attacked>{html}</section>\n")
}

/// A whole page that is watched too.
pub(super) fn watched(page: &str) -> String {
    page.replacen("<head>", &format!("<head>{WATCH}"), 1)
}
