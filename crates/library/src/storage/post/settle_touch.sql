UPDATE post SET touched_at = e.touched_at
FROM (SELECT max(touched_at) AS touched_at FROM edition WHERE post = ?1) AS e
WHERE post.post = ?1 AND post.touched_at < e.touched_at
