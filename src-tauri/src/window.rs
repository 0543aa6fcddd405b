//! The window itself: how it looks before the page is there, where it may go, how it closes.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tauri::utils::config::Color;
use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{
    AppHandle, Emitter as _, Manager as _, Theme, Url, WebviewUrl, WebviewWindowBuilder,
    WindowEvent, Wry,
};

use crate::desktop::Desktop;
use crate::menu;
use crate::place::{Place, SMALLEST};

/// The label of the only window.
pub const MAIN: &str = "main";

/// The paper by day and by night, so that the window is never white before the page is drawn.
const DAY: Color = Color(0xfb, 0xf8, 0xf2, 0xff);
const NIGHT: Color = Color(0x1e, 0x1c, 0x1a, 0xff);

/// How long the page may take to hand over its last words before the window closes without it.
const LAST_WORDS: Duration = Duration::from_secs(3);

/// Why there can be no window here, if the system says so before one is asked for.
pub fn unavailable() -> Option<&'static str> {
    let missing = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
    if cfg!(not(target_os = "linux")) || !missing("WAYLAND_DISPLAY") {
        return None;
    }
    if missing("DISPLAY") {
        return Some("there is no display here (DISPLAY and WAYLAND_DISPLAY are not set)");
    }
    let display = std::env::var("DISPLAY").unwrap_or_default();
    is_far(&display).then_some(
        "the display that DISPLAY names is reached over the network, as with `ssh -X`, which \
         Octavilla keeps itself off; open it on the machine at which you sit",
    )
}

/// Whether a display stands behind a network: `HOST:NUMBER`, and not `:NUMBER` or `unix:NUMBER`.
fn is_far(display: &str) -> bool {
    let host = display.rsplit_once(':').map_or("", |(host, _)| host);
    // A display can also be the path of a socket.
    !host.is_empty() && host != "unix" && !host.contains('/')
}

/// Opens the window where it stood when it was closed.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let place = Place::read(app);
    let mut builder = closed(WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default()))
        .title("Octavilla")
        .inner_size(place.size.0, place.size.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .maximized(place.maximized)
        .theme(theme(&place.theme))
        .background_color(if place.theme == "dark" { NIGHT } else { DAY })
        // The editor moves selected text by itself, which Tauri's own handler would swallow.
        .disable_drag_drop_handler()
        .on_navigation({
            let app = app.clone();
            move |url| match link_of(url) {
                Some(address) => {
                    // The page that does not hear it is gone, and nobody is left to be asked.
                    let heard = serde_json::json!({ "address": address });
                    let _ = app.emit_to(MAIN, "link", heard);
                    false
                }
                None => stays_inside(url),
            }
        });
    if let Some(folder) = passing_folder(app) {
        builder = builder.data_directory(folder);
    }
    builder = match place.position {
        Some((x, y)) => builder.position(x, y),
        None => builder.center(),
    };
    let window = builder.build()?;
    // The page's process starts meanwhile, and has drawn nothing yet.
    window.set_menu(menu::at_start(app)?)?;
    menu::show_keys(&window);
    menu::lock_everywhere(&window);
    #[cfg(target_os = "linux")]
    {
        crate::abilities::curb(&window);
        crate::page::outlive(&window);
    }
    wear(app, &place.theme);

    let app = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            ask_to_leave(&app);
        }
    });
    Ok(())
}

/// A window that keeps nothing, asks for nothing, and of which nothing leads out.
///
/// What its page may do besides is a matter of its policy and of [`crate::abilities`].
pub fn closed<'a>(
    builder: WebviewWindowBuilder<'a, Wry, AppHandle>,
) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    let builder = builder
        // Nothing of what was shown may stay in the web view's own folders. WebDriver cannot
        // drive such a window, so its tests bring folders of their own.
        .incognito(!cfg!(feature = "e2e"))
        .devtools(cfg!(debug_assertions))
        .general_autofill_enabled(false)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny);
    match nowhere() {
        Some(proxy) => builder.proxy_url(proxy),
        None => builder,
    }
}

/// A proxy that nobody is, so that the web view asks nobody for the address of a name.
///
/// The filter of [`crate::silence`] leaves local sockets, and many systems look names up for
/// whoever asks by one (systemd-resolved, nscd). With a proxy the web view leaves names to that.
/// Other systems have no such filter, and the proxy was not tried there.
fn nowhere() -> Option<Url> {
    let is_used = cfg!(target_os = "linux") && !cfg!(dev);
    is_used
        .then(|| Url::parse("http://127.0.0.1:9").ok())
        .flatten()
}

/// Where the web view may put the folders that it makes even for a private window.
///
/// They hold salts and empty tables and nothing of a user's, but they tell that the application
/// was here. The system empties this folder when the user logs out.
fn passing_folder(app: &AppHandle) -> Option<PathBuf> {
    let passing = cfg!(target_os = "linux") && !cfg!(feature = "e2e");
    let folder = if passing {
        app.path().runtime_dir().ok()?
    } else {
        return None;
    };
    folder.is_dir().then(|| folder.join("octavilla"))
}

/// Lets the page save what it holds, and leaves when it has, or when it stays silent.
pub fn ask_to_leave(app: &AppHandle) {
    if let Some(desktop) = app.try_state::<Arc<Desktop>>() {
        desktop.ask_to_leave();
    }
}

/// Lets the page hand over what it still holds; it answers with `app.quit`.
pub fn announce_closing(app: &AppHandle, close_anyway: impl FnOnce() + Send + 'static) {
    // A page that does not hear it will not answer either, and the clock below closes.
    let _ = app.emit_to(MAIN, "closing", serde_json::json!({}));
    std::thread::spawn(move || {
        std::thread::sleep(LAST_WORDS);
        close_anyway();
    });
}

/// Keeps where the window stands and what it wears.
pub fn remember(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else {
        return;
    };
    let mut place = Place::read(app);
    if place.stand(&window).is_ok() {
        place.keep(app);
    }
}

/// Lets the window fill the whole screen with nothing but the page, or takes it back from there.
pub fn toggle_full_screen(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else {
        return;
    };
    let fills = !window.is_fullscreen().unwrap_or_default();
    // A desktop that cannot do it leaves the window as it is, menus and all.
    if window.set_fullscreen(fills).is_ok() {
        let _ = if fills {
            window.hide_menu()
        } else {
            window.show_menu()
        };
    }
}

/// Gives frame and ground a theme: `"light"`, `"dark"`, or anything else for the system's own.
pub fn wear(app: &AppHandle, name: &str) {
    let Some(window) = app.get_webview_window(MAIN) else {
        return;
    };
    // A frame in the wrong colour is a blemish; the page itself follows the settings.
    let _ = window.set_theme(theme(name));
    let night = window.theme().is_ok_and(|worn| worn == Theme::Dark);
    let _ = window.set_background_color(Some(if night { NIGHT } else { DAY }));
    let mut place = Place::read(app);
    if place.theme != name {
        name.clone_into(&mut place.theme);
        place.keep(app);
    }
}

fn theme(name: &str) -> Option<Theme> {
    match name {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    }
}

/// The address that somebody wants to have opened who has clicked a link in the reading view
/// (`ui/src/preview/leading.ts`). Nothing is opened by it: the page asks first.
fn link_of(url: &Url) -> Option<String> {
    let asks = stays_inside(url) && url.path() == "/~link";
    let (_, address) = url.query_pairs().find(|(name, _)| asks && name == "to")?;
    Some(address.into_owned())
}

/// Refuses every address but the application's own and the frame of the reading view.
fn stays_inside(url: &Url) -> bool {
    let own = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // Windows has no schemes of one's own.
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        "about" => matches!(url.path(), "srcdoc" | "blank"),
        _ => false,
    };
    let served_by_vite = cfg!(dev) && url.host_str() == Some("localhost");
    own || served_by_vite
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: bool) {
        let url = Url::parse(address).unwrap();
        assert_eq!(stays_inside(&url), expected, "{address}");
    }

    #[test]
    fn a_display_behind_a_network_is_known() {
        for here in [
            ":0",
            ":99.0",
            "unix:0",
            "/tmp/.X11-unix/X0",
            "unix/host:0",
            "",
        ] {
            assert!(!is_far(here), "{here}");
        }
        for far in ["localhost:10.0", "desk.example.org:0", "192.0.2.1:0"] {
            assert!(is_far(far), "{far}");
        }
    }

    #[test]
    fn a_link_of_the_reading_view_is_heard_whole() {
        let asked = |address: &str| link_of(&Url::parse(address).unwrap());
        let link = "tauri://localhost/~link?to=https%3A%2F%2Fexample.org%2F%C3%B1%3Fa%3Db%26c%23d";
        assert_eq!(
            asked(link).as_deref(),
            Some("https://example.org/ñ?a=b&c#d")
        );
        assert_eq!(
            asked("https://example.org/~link?to=https://example.org"),
            None
        );
        assert_eq!(asked("tauri://localhost/?to=https://example.org"), None);
        assert_eq!(asked("about:srcdoc"), None);
    }

    #[test]
    fn the_window_goes_nowhere_else() {
        check("tauri://localhost/", true);
        check("tauri://localhost/index.html#x", true);
        check("about:srcdoc", true);
        check("https://example.org/", false);
        check("http://localhost.example.org/", false);
        check("file:///etc/passwd", false);
        check("data:text/html,x", false);
        check("blob:tauri://localhost/1", false);
        check("javascript:alert(1)", false);
    }
}
