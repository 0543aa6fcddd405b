SELECT
  p.name,
  (
    SELECT count(*)
    FROM post_person pp JOIN post o USING (post)
    WHERE pp.person = p.person AND o.trashed_at IS NULL
  ) AS posts
FROM person p
WHERE posts > 0 OR EXISTS (SELECT 1 FROM biography b WHERE b.person = p.person)
ORDER BY p.name
