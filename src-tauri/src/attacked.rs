//! A window without a policy, whose page tries every way out that there is.
//!
//! It is for `cargo xtask prove silence` and for no release: the proof shows that nothing gets
//! out even then, and, by opening it without the filter, that somebody would have heard.

use std::process::ExitCode;

use tauri::http::{HeaderValue, Response};
use tauri::webview::WebviewWindow;
use tauri::{App, AppHandle, Url, WebviewUrl, WebviewWindowBuilder, Wry};

use crate::{silence, window};

/// What is left of what keeps the application silent.
struct Layers {
    /// The filter and Landlock.
    silence: bool,
    /// How the window is closed, and what its web view is able to do.
    window: bool,
}

/// Each file of the attack, and what it is.
const FILES: &[(&str, &str, &[u8])] = &[
    ("/", "text/html", include_bytes!("attacked/attack.html")),
    (
        "/attack.js",
        "text/javascript",
        include_bytes!("attacked/attack.js"),
    ),
    (
        "/attack.css",
        "text/css",
        include_bytes!("attacked/attack.css"),
    ),
    (
        "/refresh.html",
        "text/html",
        include_bytes!("attacked/refresh.html"),
    ),
    (
        "/location.html",
        "text/html",
        include_bytes!("attacked/location.html"),
    ),
    (
        "/sheet.xml",
        "application/xml",
        include_bytes!("attacked/sheet.xml"),
    ),
];

/// Opens the window with the layers that the arguments name: `silence`, `window`, both or none.
pub fn run(arguments: impl Iterator<Item = String>) -> ExitCode {
    let named: Vec<String> = arguments.collect();
    let is_named = |name: &str| named.iter().any(|layer| layer == name);
    let layers = Layers {
        silence: is_named("silence"),
        window: is_named("window"),
    };
    if layers.silence && silence::keep().is_err() {
        return ExitCode::FAILURE;
    }
    let window = layers.window;
    let outcome = tauri::Builder::default()
        .register_uri_scheme_protocol("attack", |_, request| answer(request.uri().path()))
        .setup(move |app| Ok(open(app, window).map(|_| ())?))
        .run(tauri::generate_context!());
    ExitCode::from(u8::from(outcome.is_err()))
}

fn open(app: &App, is_closed: bool) -> tauri::Result<WebviewWindow> {
    let address = Url::parse("attack://localhost/").map_err(tauri::Error::InvalidUrl)?;
    let page = WebviewUrl::CustomProtocol(address);
    let plain: WebviewWindowBuilder<'_, Wry, AppHandle> =
        WebviewWindowBuilder::new(app.handle(), window::MAIN, page).incognito(true);
    if !is_closed {
        return plain.build();
    }
    let opened = window::closed(plain)
        .on_navigation(|url| url.scheme() == "attack" || url.scheme() == "about")
        .build()?;
    #[cfg(target_os = "linux")]
    crate::abilities::curb(&opened);
    Ok(opened)
}

fn answer(path: &str) -> Response<Vec<u8>> {
    if path == "/tried" {
        if let Some(file) = std::env::var_os(crate::desktop::PAINTED) {
            // Whoever set it is waiting for the file and will say that it never came.
            let _ = std::fs::write(file, "tried\n");
        }
        return Response::new(Vec::new());
    }
    let Some((_, kind, bytes)) = FILES.iter().find(|(name, ..)| *name == path) else {
        return Response::new(Vec::new());
    };
    let mut response = Response::new(bytes.to_vec());
    let headers = response.headers_mut();
    headers.insert("content-type", HeaderValue::from_static(kind));
    if path == "/" {
        // A header can ask for a connection as well, and for a report of what a policy would
        // have refused.
        let link = "<http://header-preconnect.canary.test>; rel=preconnect";
        headers.insert("link", HeaderValue::from_static(link));
        let policy = "img-src 'none'; report-uri http://csp-report.canary.test/report";
        headers.insert(
            "content-security-policy-report-only",
            HeaderValue::from_static(policy),
        );
    }
    response
}
