//! A profile from elsewhere: refused, or taken in as something that is shared and read the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use library::export::profile::{check, file_name, read_file, share};

fuzz_target!(|given: &[u8]| {
    let Ok(taken) = read_file(given) else { return };
    let name = file_name(&taken.profile);
    assert!(!name.contains(['/', '\\', '\0']) && !name.starts_with('.'), "{name}");
    let shared = share(&taken.profile).expect("a profile is JSON");
    let again = read_file(shared.as_bytes()).expect("what was shared can be read");
    assert!(again.left_out.is_empty(), "{:?}", again.left_out);
    assert_eq!(again.profile.name, taken.profile.name);
    assert_eq!(again.profile.format, taken.profile.format);
    assert_eq!(again.profile.options, taken.profile.options);
    let _ = check(&taken.profile.options);
});
