UPDATE post SET has_open_pairs = o.has_open_pairs
FROM (SELECT EXISTS (
  SELECT 1 FROM edition e
  JOIN alignment a ON (a.source = e.translated_from AND a.target = e.edition)
    OR (a.source = e.edition AND a.target = e.translated_from)
  JOIN bead b ON b.alignment = a.alignment
  WHERE e.post = ?1 AND e.is_current = 1 AND e.trashed_at IS NULL
    AND (b.source_anchor IS NOT NULL OR b.target_anchor IS NOT NULL)
    AND (b.is_changed = 1
      OR ((b.source_anchor IS NULL OR b.target_anchor IS NULL) AND b.half <> 1))
) AS has_open_pairs) AS o
WHERE post.post = ?1 AND post.has_open_pairs <> o.has_open_pairs
