-- A separate condition, so that a search for a rare word is driven by the index.
  AND p.post IN (
    SELECT e.post FROM search JOIN edition e ON e.edition = search.rowid
    WHERE search MATCH :expression AND e.indexed = e.head AND e.trashed_at IS NULL
    UNION
    SELECT value FROM json_each(:trailing))
