SELECT tag, count(DISTINCT post) AS posts
FROM (
  SELECT t.tag, t.post FROM post_tag t
  UNION ALL
  SELECT t.tag, e.post FROM edition_tag t JOIN edition e USING (edition)
  WHERE e.trashed_at IS NULL
)
JOIN post p USING (post)
WHERE p.trashed_at IS NULL
GROUP BY tag
ORDER BY tag
