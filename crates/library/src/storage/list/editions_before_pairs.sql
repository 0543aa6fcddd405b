-- The source first, then in the order in which they were added. Pairs are those with the
-- edition that this one is translated from.
SELECT
  e.post, e.id, e.language, e.role, e.name, e.title,
  count(b.bead) AS pairs,
  count(b.bead) FILTER (WHERE b.target_anchor IS NULL) AS missing,
  count(b.bead) FILTER (WHERE b.is_changed = 1) AS changed
FROM edition e
LEFT JOIN alignment a ON a.source = e.translated_from AND a.target = e.edition
LEFT JOIN bead b ON b.alignment = a.alignment
WHERE e.post IN (SELECT value FROM json_each(?1)) AND e.is_current = 1 AND e.trashed_at IS NULL
GROUP BY e.edition
ORDER BY e.role = 'translation', e.edition
