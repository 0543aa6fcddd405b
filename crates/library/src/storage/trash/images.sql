SELECT name, length(bytes) AS length, trashed_at FROM image
WHERE trashed_at IS NOT NULL
ORDER BY trashed_at DESC, image DESC
