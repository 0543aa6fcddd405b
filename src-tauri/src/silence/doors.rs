//! The doors that a build for work or for tests needs. A release has none.

/// TCP ports of this machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doors {
    /// A port that may be listened on.
    pub listen: Option<u16>,
    /// A port that may be called.
    pub call: Option<u16>,
}

/// Where Vite serves the interface while somebody works on it (`tauri.conf.json`, `devUrl`).
const VITE: u16 = 5173;

/// WebDriver's own way to say where the web view is to listen for it.
const INSPECTOR: &str = "WEBKIT_INSPECTOR_SERVER";

impl Doors {
    /// The doors of this build: none, but for `tauri dev` and for WebDriver.
    pub fn of_this_build() -> Self {
        let driven = cfg!(feature = "e2e").then(|| std::env::var(INSPECTOR).ok());
        let inspector = driven.flatten().as_deref().and_then(port);
        Self {
            listen: inspector,
            // The web view calls the one that listens in the same application.
            call: inspector.or(cfg!(dev).then_some(VITE)),
        }
    }

    /// Whether there is a door at all.
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }
}

/// The port of an address like `127.0.0.1:4455`.
fn port(address: &str) -> Option<u16> {
    address.rsplit_once(':')?.1.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_what_stands_behind_the_last_colon() {
        assert_eq!(port("127.0.0.1:4455"), Some(4455));
        assert_eq!(port("[::1]:4455"), Some(4455));
        assert_eq!(port("127.0.0.1"), None);
        assert_eq!(port("127.0.0.1:x"), None);
    }

    #[test]
    fn what_is_shipped_has_no_door() {
        // `dev` is what is built without the interface in it, and a release has it in it.
        if !cfg!(feature = "e2e") && !cfg!(dev) {
            assert!(!Doors::of_this_build().is_any());
        }
    }
}
