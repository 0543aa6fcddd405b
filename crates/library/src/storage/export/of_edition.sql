SELECT x.revision, e.at, e.format
FROM exported_edition x
JOIN export e USING (export)
WHERE x.edition = ?1
ORDER BY e.export
