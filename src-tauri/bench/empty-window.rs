//! An empty Tauri window: the least that any window costs, for `cargo xtask bench`.
//!
//! Like the application it writes the file that `OCTAVILLA_PAINTED_FILE` names once its page has
//! been drawn.

use tauri::http::Response;
use tauri::{Url, WebviewUrl, WebviewWindowBuilder};

const PAGE: &str = "<!doctype html><html lang=en><title>Empty</title><body><p>Empty.</p><script>
    const drawn = () => fetch('empty://localhost/painted');
    requestAnimationFrame(() => requestAnimationFrame(drawn));
</script>";

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, request| {
            if request.uri().path() == "/painted" {
                if let Some(file) = std::env::var_os("OCTAVILLA_PAINTED_FILE") {
                    let _ = std::fs::write(file, "painted\n");
                }
                return Response::new(Vec::new());
            }
            let mut page = Response::new(PAGE.as_bytes().to_vec());
            page.headers_mut().insert(
                "content-type",
                tauri::http::HeaderValue::from_static("text/html"),
            );
            page
        })
        .setup(|app| {
            let address = Url::parse("empty://localhost/")?;
            WebviewWindowBuilder::new(app, "main", WebviewUrl::CustomProtocol(address))
                .inner_size(1280.0, 800.0)
                .incognito(true)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
