//! How the window stood when it was closed, so that it can stand there again.
//!
//! It is kept in a small file of its own and not in the settings, because the window must be on
//! the screen before the settings have been read.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager as _, WebviewWindow};

/// Sizes and positions are in logical pixels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// Width and height of what is inside the frame.
    pub size: (f64, f64),
    /// The upper left corner of the frame, where the system tells it.
    pub position: Option<(f64, f64)>,
    /// Whether it filled the screen.
    pub maximized: bool,
    /// `"light"`, `"dark"`, or anything else for the system's own.
    pub theme: String,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            size: (1280.0, 800.0),
            position: None,
            maximized: false,
            theme: "system".into(),
        }
    }
}

/// The smallest window in which two editions can stand side by side.
pub const SMALLEST: (f64, f64) = (800.0, 560.0);

/// More than the file ever holds, bytes.
const LONGEST: u64 = 64 * 1024;

/// A window of which less than this is on a screen cannot be caught with a mouse.
const CATCHABLE: f64 = 80.0;

impl Place {
    /// Reads the place; a missing or damaged file is as good as none.
    pub fn read(app: &AppHandle) -> Self {
        let kept = file(app).filter(|path| {
            let known = fs::metadata(path);
            known.is_ok_and(|it| it.is_file() && it.len() < LONGEST)
        });
        let kept = kept.and_then(|path| fs::read(path).ok());
        let place: Self = kept
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        place.made_reachable(&screens(app))
    }

    /// Keeps the place. A failure costs nothing but the place, so it is not reported.
    pub fn keep(&self, app: &AppHandle) {
        if let Some(path) = file(app) {
            let _ = write(&path, self);
        }
    }

    /// Takes size and position from `window`.
    pub fn stand(&mut self, window: &WebviewWindow) -> tauri::Result<()> {
        self.maximized = window.is_maximized()?;
        // The whole screen is no size to come back to.
        if !self.maximized && !window.is_fullscreen()? {
            let scale = window.scale_factor()?;
            let size = window.inner_size()?.to_logical::<f64>(scale);
            let position = window.outer_position()?.to_logical::<f64>(scale);
            self.size = (size.width, size.height);
            self.position = Some((position.x, position.y));
        }
        Ok(())
    }

    fn made_reachable(mut self, screens: &[Screen]) -> Self {
        self.size = (self.size.0.max(SMALLEST.0), self.size.1.max(SMALLEST.1));
        let on_a_screen = |(x, y): &(f64, f64)| screens.iter().any(|screen| screen.shows(*x, *y));
        self.position = self.position.filter(on_a_screen);
        self
    }
}

struct Screen {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Screen {
    fn shows(&self, x: f64, y: f64) -> bool {
        let across = x >= self.left - CATCHABLE && x <= self.right - CATCHABLE;
        let down = y >= self.top - CATCHABLE && y <= self.bottom - CATCHABLE;
        across && down
    }
}

fn screens(app: &AppHandle) -> Vec<Screen> {
    let monitors = app.available_monitors().unwrap_or_default();
    let logical = |monitor: &tauri::window::Monitor| {
        let scale = monitor.scale_factor();
        let corner = monitor.position().to_logical::<f64>(scale);
        let size = monitor.size().to_logical::<f64>(scale);
        Screen {
            left: corner.x,
            top: corner.y,
            right: corner.x + size.width,
            bottom: corner.y + size.height,
        }
    };
    monitors.iter().map(logical).collect()
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    Some(app.path().app_config_dir().ok()?.join("window.json"))
}

fn write(path: &Path, place: &Place) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, serde_json::to_vec_pretty(place)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Screen = Screen {
        left: 0.0,
        top: 0.0,
        right: 1920.0,
        bottom: 1080.0,
    };

    fn check(size: (f64, f64), position: (f64, f64), expected: Option<(f64, f64)>) {
        let place = Place {
            size,
            position: Some(position),
            ..Place::default()
        };
        assert_eq!(
            place.made_reachable(&[SCREEN]).position,
            expected,
            "{position:?}"
        );
    }

    #[test]
    fn a_window_is_not_put_back_where_there_is_no_screen_any_more() {
        check((1280.0, 800.0), (100.0, 40.0), Some((100.0, 40.0)));
        check((1280.0, 800.0), (2500.0, 40.0), None);
        check((1280.0, 800.0), (100.0, -900.0), None);
    }

    #[test]
    fn a_window_is_never_too_small_to_work_in() {
        let place = Place {
            size: (10.0, 10.0),
            ..Place::default()
        };
        assert_eq!(place.made_reachable(&[SCREEN]).size, SMALLEST);
    }
}
