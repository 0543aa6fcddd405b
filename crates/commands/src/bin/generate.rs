//! Writes the TypeScript of the boundary to `ui/src/generated`.

use std::path::Path;
use std::process::ExitCode;

#[allow(
    clippy::print_stderr,
    reason = "this program's whole output is its error"
)]
fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/generated");
    // What is no longer declared must not stay.
    let _ = std::fs::remove_dir_all(&folder);
    let written = std::fs::create_dir_all(&folder)
        .map_err(ts_rs::ExportError::from)
        .and_then(|()| commands::generate::generate(&folder));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
