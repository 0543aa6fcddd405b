-- What an edition is aligned with, and what is translated from it or it from that.
SELECT o.id, a.alignment, a.source = o.edition AS is_source,
  coalesce(a.source_revision = s.head AND a.target_revision = t.head, 0) AS is_fresh
FROM edition e
JOIN edition o ON o.post = e.post AND o.edition <> e.edition AND o.trashed_at IS NULL
LEFT JOIN alignment a
  ON (a.source = e.edition AND a.target = o.edition)
  OR (a.source = o.edition AND a.target = e.edition)
LEFT JOIN edition s ON s.edition = a.source
LEFT JOIN edition t ON t.edition = a.target
WHERE e.edition = :edition
  AND (a.alignment IS NOT NULL OR o.translated_from = e.edition OR e.translated_from = o.edition)
  AND (:other IS NULL OR o.language = :other OR o.language LIKE :other || '-%')
ORDER BY o.edition
