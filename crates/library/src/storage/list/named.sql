FROM post p
WHERE p.post IN (SELECT value FROM json_each(:posts))
ORDER BY p.touched_at DESC, p.post DESC
