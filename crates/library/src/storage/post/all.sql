SELECT id FROM post
WHERE trashed_at IS NULL
ORDER BY slug
