SELECT name, media_type, length(bytes) AS length, 0 AS width, 0 AS height, created_at, trashed_at
FROM image
ORDER BY created_at DESC, image DESC
