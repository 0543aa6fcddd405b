//! Reads back what the window is allowed, so that nobody allows it more without saying so here.

use serde_json::{Value, json};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_page_may_call_the_router_and_hear_events_and_nothing_else() {
    let capability = json(include_str!("../capabilities/main.json"));
    let allowed = [
        "allow-call",
        "core:event:allow-listen",
        "core:event:allow-unlisten",
    ];
    assert_eq!(capability["permissions"], json!(allowed));
    assert_eq!(capability["windows"], json!(["main"]));
    assert!(capability.get("remote").is_none());

    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/capabilities");
    assert_eq!(
        std::fs::read_dir(folder).unwrap().count(),
        1,
        "another capability has come in"
    );
}

#[test]
fn the_policy_starts_from_nothing() {
    let configuration = json(include_str!("../../tauri.conf.json"));
    let security = &configuration["app"]["security"];
    let policy = json!({
        "default-src": "'none'",
        "script-src": "'self'",
        // CodeMirror puts its styles into the page.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "ipc: http://ipc.localhost",
        "frame-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    });
    assert_eq!(security["csp"], policy);
    assert!(security.get("devCsp").is_none());
    assert!(
        security
            .get("dangerousDisableAssetCspModification")
            .is_none()
    );
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["assetProtocol"]["enable"], false);
    assert_eq!(security["capabilities"], json!(["main"]));
    assert_eq!(configuration["app"]["withGlobalTauri"], false);
    // The window is made in `window.rs`, where it is private and stays where it is.
    assert_eq!(configuration["app"]["windows"], json!([]));
    assert!(configuration.get("plugins").is_none());
}

#[test]
fn no_plugin_reaches_out() {
    let manifest = include_str!("../../Cargo.toml");
    let plugins: Vec<_> = manifest
        .lines()
        .filter(|line| line.starts_with("tauri-plugin-"))
        .collect();
    assert_eq!(plugins, [r#"tauri-plugin-dialog = "2.8.4""#]);
    let tauri = manifest
        .lines()
        .find(|line| line.starts_with("tauri = "))
        .unwrap();
    assert!(tauri.contains("default-features = false"), "{tauri}");
    for refused in ["devtools", "protocol-asset", "isolation", "tray-icon"] {
        assert!(!tauri.contains(refused), "{tauri}");
    }
    // A release must never answer dialogs from a file, and never hold the page that attacks.
    assert!(manifest.contains("default = [\"custom-protocol\"]\n"));
    for (name, feature) in [("attacked-window", "attack"), ("empty-window", "bench")] {
        let (_, program) = manifest.split_once(&format!("name = \"{name}\"")).unwrap();
        let program = program.split("\n[").next().unwrap();
        let wanted = format!("required-features = [\"{feature}\"]");
        assert!(program.contains(&wanted), "{name}");
    }
}

#[test]
fn the_network_is_taken_away_before_anything_else() {
    let main = include_str!("main.rs");
    let (_, body) = main.split_once("fn main() -> ExitCode {").unwrap();
    let first = body
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with("//"));
    assert_eq!(first, Some("if let Err(unkept) = silence::keep() {"));
}
