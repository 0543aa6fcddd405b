SELECT edition.language FROM edition JOIN post USING (post)
WHERE post.id = ?1 AND edition.role = 'source'
LIMIT 1
