//! How SQLite will go about a statement. Tests look at this and not at a clock.

use rusqlite::Connection;

/// The steps of a statement in an empty library.
pub(crate) fn of(sql: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.octavilla");
    crate::Library::create(&path).unwrap().close();
    let connection = Connection::open(&path).unwrap();
    let mut statement = connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    let steps = statement.raw_query().mapped(|row| row.get("detail"));
    steps.map(Result::unwrap).collect()
}

/// Fails where a statement goes through a table of posts or editions, or through one of their
/// indexes and then to rows that it does not need.
#[track_caller]
pub(crate) fn reads_no_rows_in_vain(sql: &str) {
    for step in of(sql) {
        let is_large = ["post", "edition", "p", "e", "pp", "post_tag", "post_person"]
            .iter()
            .any(|table| {
                step == format!("SCAN {table}") || step.starts_with(&format!("SCAN {table} "))
            });
        let is_narrow = step.contains("USING COVERING INDEX");
        assert!(!is_large || is_narrow, "{step}: {sql}");
    }
}
