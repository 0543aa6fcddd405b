//! Images made small for the eye, kept in memory as long as there is room.

use std::collections::VecDeque;

/// How many bytes are kept.
const ROOM: usize = 16 * 1024 * 1024;

/// An image as it is shown.
#[derive(Clone)]
pub(crate) struct Thumbnail {
    /// A `data:` address.
    pub address: String,
    /// Width and height of the image itself, pixels.
    pub size: (u32, u32),
}

/// One that is kept, and at which width it was asked for.
struct Kept {
    name: String,
    width: u32,
    thumbnail: Thumbnail,
}

/// Images that were shown lately, the latest last. Names tell contents, so none grows stale.
#[derive(Default)]
pub(crate) struct Thumbnails {
    kept: VecDeque<Kept>,
    bytes: usize,
}

impl Thumbnails {
    /// An image that was shown before.
    pub(crate) fn get(&mut self, name: &str, width: u32) -> Option<Thumbnail> {
        let is_it = |kept: &Kept| kept.width == width && kept.name == name;
        let at = self.kept.iter().position(is_it)?;
        let kept = self.kept.remove(at)?;
        let thumbnail = kept.thumbnail.clone();
        self.kept.push_back(kept);
        Some(thumbnail)
    }

    /// Keeps one, and lets go of those that were not shown for the longest time. One that would
    /// fill the room alone is not kept.
    pub(crate) fn put(&mut self, name: &str, width: u32, thumbnail: &Thumbnail) {
        let bytes = thumbnail.address.len();
        if bytes > ROOM / 4 {
            return;
        }
        self.bytes += bytes;
        self.kept.push_back(Kept {
            name: name.to_owned(),
            width,
            thumbnail: thumbnail.clone(),
        });
        while self.bytes > ROOM
            && let Some(oldest) = self.kept.pop_front()
        {
            self.bytes -= oldest.thumbnail.address.len();
        }
    }

    /// Lets go of all, as when another library is opened or images are forgotten for good.
    pub(crate) fn clear(&mut self) {
        *self = Thumbnails::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shown_last_is_kept_as_long_as_there_is_room() {
        let mut thumbnails = Thumbnails::default();
        let of = |bytes| Thumbnail {
            address: "x".repeat(bytes),
            size: (1, 1),
        };
        let large = of(ROOM / 5);
        for name in ["a", "b", "c", "d", "e"] {
            thumbnails.put(name, 640, &large);
        }
        assert!(thumbnails.get("a", 320).is_none(), "it has another width");
        assert!(thumbnails.get("a", 640).is_some());
        thumbnails.put("f", 640, &large);
        assert!(thumbnails.get("a", 640).is_some(), "it was shown just now");
        assert!(thumbnails.get("b", 640).is_none());
        thumbnails.put("g", 640, &of(ROOM));
        assert!(thumbnails.get("g", 640).is_none());
        thumbnails.clear();
        assert!(thumbnails.get("a", 640).is_none() && thumbnails.bytes == 0);
    }
}
