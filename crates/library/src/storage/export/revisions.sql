SELECT e.id, x.revision
FROM exported_edition x
JOIN edition e ON e.edition = x.edition
JOIN post p ON p.post = e.post
WHERE p.id = ?1 AND x.export = (
  SELECT max(y.export) FROM exported_edition y WHERE y.edition = x.edition)
