SELECT post, id, slug, status, date, touched_at FROM post
WHERE post IN (SELECT value FROM json_each(?1))
