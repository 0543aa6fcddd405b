//! A picture from elsewhere: refused, or pixels and nothing else, which are taken in again as they
//! are.

#![no_main]

use libfuzzer_sys::fuzz_target;
use library::image::{MAX_PIXELS, take_in};

fuzz_target!(|given: &[u8]| {
    let Ok(image) = take_in(given) else { return };
    let (width, height) = image.size();
    assert!(u64::from(width) * u64::from(height) <= MAX_PIXELS && width > 0 && height > 0);
    let again = take_in(image.bytes()).expect("what was made is a picture");
    assert_eq!(again.size(), image.size());
    assert_eq!(again.left_out().count(), 0, "more than pixels");
});
