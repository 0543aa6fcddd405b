//! Checks `tauri.conf.json`, and makes the permissions and capabilities part of the binary.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Tauri does not watch folders that are not in its usual places, nor the built interface.
    for watched in ["src-tauri/capabilities", "src-tauri/permissions", "ui/dist"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let manifest =
        tauri_build::AppManifest::new().permissions_path_pattern("src-tauri/permissions/**/*");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*")
        .app_manifest(manifest);
    tauri_build::try_build(attributes).map_err(|error| format!("{error:#}").into())
}
