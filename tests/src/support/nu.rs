//! The Nu HTML Checker: what it finds wrong with many documents, out of one process.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::source::root;

/// A document by its name.
pub(crate) type Documents = BTreeMap<String, String>;

/// All that the checker says of documents, errors and warnings alike, each with its name.
pub(crate) fn findings(documents: &Documents) -> Vec<String> {
    assert!(!documents.is_empty(), "there is nothing to check");
    let folder = tempfile::tempdir().unwrap();
    for (number, document) in documents.values().enumerate() {
        std::fs::write(file(folder.path(), number), document).unwrap();
    }
    let files = (0..documents.len()).map(|number| file(folder.path(), number));
    let output = java()
        .args(["-jar", &jar(), "--format", "json", "--stdout"])
        .args(["--exit-zero-always", "--also-check-css"])
        .args(files)
        .output()
        .unwrap_or_else(|e| panic!("Java is missing ({e}): cargo xtask setup"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e} in {:?}; {said}", output.stdout));
    let messages = report["messages"].as_array().unwrap();
    let names: Vec<&String> = documents.keys().collect();
    let mut findings: Vec<String> = messages.iter().map(|it| sentence(it, &names)).collect();
    findings.retain(|it| !is_the_way_of_wordpress(it));
    findings
}

/// WordPress writes elements without content as XML does, and changes what is written otherwise:
/// in what is for it, that is neither an error nor a warning.
fn is_the_way_of_wordpress(finding: &str) -> bool {
    finding.starts_with("wordpress-") && finding.contains("info: Trailing slash on void elements")
}

/// The checker and its schema engine are one archive.
pub(crate) fn jar() -> String {
    let jar = root().join("tests/validators/node_modules/vnu-jar/build/dist/vnu.jar");
    assert!(
        jar.is_file(),
        "{} is missing: cargo xtask setup",
        jar.display()
    );
    jar.to_str().unwrap().to_owned()
}

/// Java, as every machine runs it.
pub(crate) fn java() -> Command {
    let mut java = Command::new("java");
    java.args(["-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]);
    java
}

/// A document around a fragment, with nothing in it to be found fault with.
pub(crate) fn page_around(fragment: &str, language: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>A fragment</title>\n</head>\n<body>\n<h1>A page</h1>\n{fragment}\n</body>\n</html>\n"
    )
}

fn file(folder: &Path, number: usize) -> std::path::PathBuf {
    folder.join(format!("{number}.html"))
}

fn sentence(message: &Value, names: &[&String]) -> String {
    let word = |key: &str| message[key].as_str().unwrap_or_default();
    let file = word("url").rsplit('/').next().unwrap_or_default();
    let number = file.trim_end_matches(".html").parse::<usize>();
    let name = number.map_or(file, |it| names[it]);
    let kind = match word("subType") {
        "" => word("type"),
        kind => kind,
    };
    let extract = word("extract").replace('\n', "↵");
    format!("{name}: {kind}: {} ({extract})", word("message"))
}
