//! What the web view is able to do: what the page needs, and nothing of what a site might.
//!
//! The policy of the page forbids what it may load; this takes away what could load it. The
//! table names properties of WebKitSettings (webkitgtk.org/reference/webkit2gtk), and a system
//! whose WebKit does not have one of them has nothing to switch off.

use gtk::glib::prelude::*;
use tauri::WebviewWindow;
use webkit2gtk::WebViewExt as _;

/// Every switch of WebKit's that lets a page reach out, keep something or act like a program.
const SWITCHES: &[(&str, bool)] = &[
    // Calls between browsers, which find their own ways through networks.
    ("enable-webrtc", false),
    ("enable-media-stream", false),
    ("enable-mock-capture-devices", false),
    // Sound and film: the largest readers of foreign data that a web view has.
    ("enable-media", false),
    ("enable-mediasource", false),
    ("enable-media-capabilities", false),
    ("enable-encrypted-media", false),
    ("enable-webaudio", false),
    ("enable-webgl", false),
    // What asks for a site before anybody wants it.
    ("enable-dns-prefetching", false),
    // What tells a site that a link was followed. Newer web views have no switch for it; the policy
    // of the page refuses it there.
    ("enable-hyperlink-auditing", false),
    // What stays when a page is gone.
    ("enable-page-cache", false),
    ("enable-offline-web-application-cache", false),
    ("enable-html5-database", false),
    ("enable-html5-local-storage", false),
    // Ways out of a page and of its rules.
    ("enable-plugins", false),
    ("enable-java", false),
    ("enable-back-forward-navigation-gestures", false),
    ("enable-fullscreen", false),
    ("enable-site-specific-quirks", false),
    ("javascript-can-open-windows-automatically", false),
    ("allow-modal-dialogs", false),
    ("allow-file-access-from-file-urls", false),
    ("allow-universal-access-from-file-urls", false),
    ("allow-top-navigation-to-data-urls", false),
    ("disable-web-security", false),
    // For whoever works on the interface.
    ("enable-developer-extras", cfg!(debug_assertions)),
    ("enable-write-console-messages-to-stdout", false),
];

/// Switches off what the page has no use for.
pub fn curb(window: &WebviewWindow) {
    // Without its web view there is no page either.
    let _ = window.with_webview(|view| {
        let Some(settings) = view.inner().settings() else {
            return;
        };
        for (switch, wanted) in SWITCHES {
            // One that is there for the sake of older programs does nothing, and some warn of that.
            let does_something =
                |it: gtk::glib::ParamSpec| !it.flags().contains(gtk::glib::ParamFlags::DEPRECATED);
            if settings.find_property(switch).is_some_and(does_something) {
                settings.set_property(switch, wanted);
            }
        }
        #[cfg(feature = "e2e")]
        tell(&settings);
    });
}

/// Writes what the settings are now to the file that `OCTAVILLA_ABILITIES_FILE` names, for the
/// test that reads them back: a line a switch, `name true` or `name false`.
#[cfg(feature = "e2e")]
fn tell(settings: &webkit2gtk::Settings) {
    let Some(file) = std::env::var_os("OCTAVILLA_ABILITIES_FILE") else {
        return;
    };
    let names = SWITCHES.iter().map(|(name, _)| *name);
    let switches = names
        .chain(["enable-javascript"])
        .filter(|name| settings.find_property(name).is_some())
        .map(|name| format!("{name} {}\n", settings.property::<bool>(name)));
    // The test says that the file never came.
    let _ = std::fs::write(file, switches.collect::<String>());
}
