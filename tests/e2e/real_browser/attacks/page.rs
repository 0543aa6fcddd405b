//! The page in which an attack is opened: it notices what runs, and a script of the test's own does
//! to it what a reader may do.

/// Notices what runs: `ran(1)`, and what attacks like to call.
const WATCH: &str = "<script>
    window.seen = []
    Object.defineProperty(window, 'ran', { value: (n) => { seen.push('ran ' + n) } })
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
        window[name] = () => { seen.push(name) }
    }
    // Where a link leads is for the reader to see; what it would run is for us.
    const outside = /^(https?|mailto|tel|sms|geo|xmpp|matrix|irc|ircs|sip|magnet|gemini|webcal|bitcoin|monero):$/
    addEventListener('click', (event) => {
        const link = event.target.closest?.('a[href]')
        if (link && outside.test(link.protocol)) event.preventDefault()
    }, true)
</script>";

/// Touches everything, follows every link that leads to no site, and parses and writes every
/// section again. Gives what ran, and what is not the same as it was.
pub(super) const PROVOKE: &str = "
    const events = [
        'animationend', 'animationstart', 'beforetoggle', 'blur', 'change', 'copy', 'dblclick', 'drop',
        'error', 'focus', 'focusin', 'input', 'keydown', 'load', 'mousedown', 'mouseenter',
        'mouseover', 'paste', 'pointerdown', 'pointerenter', 'pointerover', 'scroll', 'submit',
        'toggle', 'touchstart', 'transitionend', 'wheel',
    ]
    for (const element of document.querySelectorAll('body, body *')) {
        for (const event of events) element.dispatchEvent(new Event(event))
        try { element.focus?.(); element.click?.() } catch {}
    }
    const found = [...(window.seen ?? [])]
    document.querySelectorAll('section.attacked').forEach((section, at) => {
        const again = document.createElement('section')
        again.className = section.className
        again.innerHTML = section.innerHTML
        if (!again.isEqualNode(section) || again.innerHTML !== section.innerHTML) {
            found.push(`section ${at} is another: ${section.innerHTML} / ${again.innerHTML}`)
        }
    })
    return found
";

/// A page around a piece of HTML.
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
