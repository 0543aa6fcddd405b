-- The index counts what is in the trash too, of which there is little.
SELECT tag AS name, sum(posts) AS posts FROM (
  SELECT tag, count(*) AS posts FROM post_tag GROUP BY tag
  UNION ALL
  SELECT t.tag, -1 FROM post p JOIN post_tag t ON t.post = p.post
  WHERE p.trashed_at IS NOT NULL)
GROUP BY tag
HAVING sum(posts) > 0
ORDER BY tag
