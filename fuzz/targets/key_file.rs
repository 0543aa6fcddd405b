//! A key file from elsewhere or damaged: what is read and written again is read the same, and no
//! line of it is lost.

#![no_main]

use libfuzzer_sys::fuzz_target;
use library::seal::{RecoveryKey, key_file_anew};

fuzz_target!(|given: &[u8]| {
    let once = key_file_anew(given);
    assert_eq!(key_file_anew(once.as_bytes()), once);
    let said = String::from_utf8_lossy(given);
    let kept = said.lines().map(str::trim_end).filter(|it| !it.is_empty() && !it.starts_with('#')).count();
    assert_eq!(once.lines().filter(|it| !it.starts_with('#')).count(), kept);
    if let Ok(key) = RecoveryKey::read(&said) {
        let again = RecoveryKey::read(&key.written()).expect("a key that was written is read");
        assert_eq!(*again.written(), *key.written());
    }
});
