SELECT p.id, t.tag
FROM post p JOIN post_tag t ON t.post = p.post
WHERE p.status = 'published' AND p.trashed_at IS NULL
ORDER BY p.id, t.tag
