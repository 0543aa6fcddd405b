INSERT INTO exported_edition (export, edition, revision)
VALUES (?1, ?2, ?3)
