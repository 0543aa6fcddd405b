-- What no foreign key can say.
SELECT 'edition ' || e.id || ' has no body'
FROM edition e LEFT JOIN body b ON b.edition = e.edition
WHERE b.edition IS NULL
UNION ALL
SELECT 'post ' || p.id || ' has no source edition'
FROM post p
WHERE NOT EXISTS (SELECT 1 FROM edition e WHERE e.post = p.post AND e.role = 'source')
UNION ALL
SELECT 'an anchor belongs to nothing'
FROM anchor a
WHERE NOT EXISTS (SELECT 1 FROM bead b
  WHERE b.source_anchor = a.anchor OR b.target_anchor = a.anchor)
  AND NOT EXISTS (SELECT 1 FROM note n WHERE n.anchor = a.anchor)
UNION ALL
SELECT 'the search index has a row for an edition that is not there'
FROM search s LEFT JOIN edition e ON e.edition = s.rowid
WHERE e.edition IS NULL
